/*
 * Reading zips, and refusing those that are wrong.
 */
#include "tests/unit/zip_fixture.h"

TestSuite(zip, .init = set_up, .fini = tear_down);

Test(zip, stored_files_are_listed_in_order_and_read)
{
    const struct zip_part parts[] = {PACK, {.name = "tests/", .attributes = 0040755u << 16},
        {.name = "tests/a.yaml", .data = "", .attributes = REGULAR},
        {.name = "README.md", .data = "hoi"}};
    zip_make(&zip, parts, 4);
    const struct peil_source *source = read_file("README.md");
    cr_expect_str_eq(source->name, "a.zip:README.md");
    cr_expect_eq(source->length, 3u);
    cr_expect_str_eq(source->bytes, "hoi");
    cr_expect_eq(source->first_line, 1u);
    cr_assert_eq(peil_archive_count(archive), 3u);
    cr_expect_str_eq(peil_archive_at(archive, 0)->name, "README.md");
    cr_expect_str_eq(peil_archive_at(archive, 1)->name, "pack.yaml");
    cr_expect_str_eq(peil_archive_at(archive, 2)->name, "tests/a.yaml");
    cr_expect_eq(peil_archive_at(archive, 2)->size, 0u);
    cr_expect_not(peil_archive_has(archive, "tests"));
    cr_expect_eq(peil_archive_read(&source, archive, arena, "tests/a.yaml", true, diags), PEIL_OK);
    cr_expect_eq(source->length, 0u);
    cr_expect_eq(peil_diags_count(diags), 0u);
}

Test(zip, deflated_file_is_read)
{
    zip_make(&zip, PART(.name = "a", DEFLATED, .size = 5000), 1);
    const struct peil_source *source = read_file("a");
    cr_assert_eq(source->length, 5000u);
    cr_expect_eq(strspn(source->bytes, "a"), 5000u);
}

/* Lets the end record and the directory stand `count` bytes further on. */
static void make_gap(size_t count)
{
    memmove(
        zip.bytes + zip.directory + count, zip.bytes + zip.directory, zip.length - zip.directory);
    zip.directory += count;
    zip.end += count;
    zip.length += count;
    zip_put(&zip, zip.end + 16, (uint32_t)zip.directory, 4);
}

/* As libarchive and `zip -` write it: only the size of the file stands in front. */
Test(zip, sizes_behind_the_data_are_accepted)
{
    zip_make(&zip, PART(.name = "a", .data = "hoi", .flags = 8), 1);
    zip_put(&zip, 14, 0, 4);
    zip_put(&zip, 18, 0, 4);
    make_gap(16);
    const struct peil_source *source = read_file("a");
    cr_expect_str_eq(source->bytes, "hoi");
}

Test(zip, one_top_folder_is_taken_off)
{
    const struct zip_part parts[] = {{.name = "bcmb/", .attributes = 0040755u << 16},
        {.name = "__MACOSX/._bcmb", .data = "x"}, {.name = "bcmb/pack.yaml", .data = "peil: 1\n"},
        {.name = "bcmb/tests/a/b/c.yaml", .data = "x"}};
    zip_make(&zip, parts, 4);
    const struct peil_source *source = read_file("tests/a/b/c.yaml");
    cr_expect_str_eq(source->name, "a.zip:tests/a/b/c.yaml");
    cr_expect(peil_archive_has(archive, "pack.yaml"));
    cr_expect_eq(peil_archive_count(archive), 2u);
}

Test(zip, only_one_top_folder_is_taken_off)
{
    zip_make(&zip, PART(.name = "a/b/pack.yaml", .data = "x"), 1);
    cr_assert_eq(open_made(), PEIL_OK);
    cr_expect_str_eq(peil_archive_at(archive, 0)->name, "b/pack.yaml");
}

Test(zip, two_folders_at_the_top_stay)
{
    const struct zip_part parts[] = {{.name = "a/x", .data = "x"}, {.name = "ab/x", .data = "x"}};
    zip_make(&zip, parts, 2);
    cr_assert_eq(open_made(), PEIL_OK);
    cr_expect_str_eq(peil_archive_at(archive, 0)->name, "a/x");
}

Test(zip, name_of_the_top_folder_is_checked)
{
    zip_make(&zip, PART(.name = "../pack.yaml", .data = "x"), 1);
    expect_refused("pack-file/name-dots");
    cr_expect_str_eq(argument(0, "name"), "..");
}

Test(zip, leftovers_are_passed_over_with_one_note)
{
    const struct zip_part parts[] = {PACK, {.name = "__MACOSX/", .attributes = 0040755u << 16},
        {.name = "__MACOSX/._pack.yaml", .data = "x"}, {.name = "tests/.DS_Store", .data = "x"},
        {.name = "thumbs.db", .data = "x"}, {.name = "Desktop.ini", .data = "x"}};
    zip_make(&zip, parts, 6);
    cr_assert_eq(open_made(), PEIL_OK, "%s", code(0));
    cr_expect_eq(peil_archive_count(archive), 1u);
    cr_assert_eq(peil_diags_count(diags), 1u);
    cr_expect_str_eq(code(0), "pack-file/leftovers");
    cr_expect_eq(peil_diags_at(diags, 0)->severity, PEIL_NOTE);
    cr_expect_str_eq(argument(0, "name"), "__MACOSX/");
    cr_expect_eq(peil_diag_arg(peil_diags_at(diags, 0), "count")->integer, 5);
}

Test(zip, nothing_but_leftovers_is_empty)
{
    zip_make(&zip, PART(.name = ".DS_Store", .data = "x"), 1);
    cr_expect_eq(open_made(), PEIL_EINPUT);
    cr_expect_str_eq(code(1), "zip/empty");
}

Test(zip, no_entries_is_empty)
{
    zip_make(&zip, NULL, 0);
    expect_refused("zip/empty");
}

Test(zip, text_is_no_zip)
{
    expect_refused_bytes("peil: 1 # this is a pack.yaml", 29, "zip/not-a-zip");
}

Test(zip, nothing_is_no_zip)
{
    expect_refused_bytes("", 0, "zip/not-a-zip");
}

Test(zip, every_cut_is_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    for (size_t length = 4; length < zip.length; length++) {
        peil_diags_clear(diags);
        expect_refused_bytes(zip.bytes, length, "zip/cut-off");
    }
}

Test(zip, comment_is_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    zip_put(&zip, zip.end + 20, 5, 2);
    zip_bytes(&zip, "hallo", 5);
    expect_refused("zip/comment");
    cr_expect_eq(peil_diag_arg(peil_diags_at(diags, 0), "bytes")->integer, 5);
}

Test(zip, bytes_behind_are_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    zip_bytes(&zip, "hallo", 5);
    expect_refused("zip/bytes-behind");
}

/* A zip with `bytes` put before it, all its offsets moved. */
static void prepend(const void *bytes, size_t length, bool moved)
{
    memmove(zip.bytes + length, zip.bytes, zip.length);
    memcpy(zip.bytes, bytes, length);
    zip.length += length;
    if (!moved)
        return;
    zip_put(&zip, zip.end + length + 16, (uint32_t)(zip.directory + length), 4);
    zip_put(&zip, zip.directory + length + 42, (uint32_t)length, 4);
}

Test(zip, bytes_before_are_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    prepend("#!/bin/sh\n", 10, true);
    expect_refused("zip/bytes-before");
}

Test(zip, zip_behind_a_zip_is_refused)
{
    static struct zip_made first;
    zip_make(&first, PART(.name = "pack.yaml", .data = "first"), 1);
    zip_make(&zip, PART(.name = "pack.yaml", .data = "second"), 1);
    prepend(first.bytes, first.length, false);
    expect_refused("zip/directory-place");
}

Test(zip, zip_in_the_comment_of_a_zip_is_refused)
{
    static struct zip_made first;
    zip_make(&first, PART(.name = "pack.yaml", .data = "first"), 1);
    zip_make(&zip, PART(.name = "pack.yaml", .data = "second"), 1);
    zip_put(&first, first.end + 20, (uint32_t)zip.length, 2);
    prepend(first.bytes, first.length, true);
    expect_refused("zip/bytes-before");
}

Test(zip, bytes_of_no_entry_are_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    make_gap(1);
    expect_refused("zip/bytes-between");
    cr_expect_str_eq(argument(0, "name"), "pack.yaml");
}

Test(zip, bytes_behind_data_are_for_the_sizes_only)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x", .flags = 8), 1);
    make_gap(24);
    cr_expect_eq(open_made(), PEIL_OK);
    peil_archive_close(archive);
    make_gap(1);
    expect_refused("zip/bytes-between");
}

/*
 * A second directory in the comment of the only record of the first, with its own end record and
 * one entry more. libzip prefers it, because it covers more of the file.
 */
Test(zip, second_directory_that_libzip_prefers_is_refused)
{
    static struct zip_made second;
    const struct zip_part parts[] = {PACK, {.name = "evil.lua", .data = "x"}};
    zip_make(&zip, parts, 1);
    zip_make(&second, parts, 2);
    unsigned char end[22];
    memcpy(end, zip.bytes + zip.end, 22);
    size_t moved = zip.end - second.offsets[1];
    zip.length = zip.end;
    zip_bytes(&zip, second.bytes + second.offsets[1], second.length - second.offsets[1]);
    zip_put(&zip, second.directory + moved + 46 + 9 + 42, (uint32_t)zip.end, 4);
    zip_put(&zip, second.end + moved + 16, (uint32_t)(second.directory + moved), 4);
    zip_put(&zip, second.end + moved + 20, 22, 2);
    zip_put(&zip, zip.directory + 32, (uint32_t)(zip.length - zip.end), 2);
    zip_bytes(&zip, end, 22);
    zip_put(&zip, zip.length - 10, (uint32_t)(zip.length - 22 - zip.directory), 4);
    expect_refused("zip/two-directories");
}

Test(zip, many_entries_are_refused_by_their_number_alone)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    zip_put(&zip, zip.end + 8, 513, 2);
    zip_put(&zip, zip.end + 10, 513, 2);
    expect_refused("zip/too-many");
    cr_expect_eq(peil_diag_arg(peil_diags_at(diags, 0), "count")->integer, 513);
    cr_expect_eq(peil_diag_arg(peil_diags_at(diags, 0), "most")->integer, 512);
}

Test(zip, as_many_entries_as_allowed_are_read)
{
    static struct zip_part parts[512];
    static char names[512][8];
    for (size_t i = 0; i < 512; i++) {
        memcpy(names[i], (char[]){'a', (char)('a' + i / 26), (char)('a' + i % 26), '\0'}, 4);
        parts[i] = (struct zip_part){.name = names[i], .data = "x"};
    }
    zip_make(&zip, parts, 512);
    cr_expect_eq(open_made(), PEIL_OK);
    cr_expect_eq(peil_archive_count(archive), 512u);
}

Test(zip, large_directory_is_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    zip_put(&zip, zip.end + 12, (128 << 10) + 1, 4);
    expect_refused("zip/directory-too-large");
}

Test(zip, large_zip_is_refused)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    limits.zip_bytes = zip.length;
    cr_expect_eq(open_made(), PEIL_OK);
    peil_archive_close(archive);
    limits.zip_bytes--;
    expect_refused("zip/too-large");
}

Test(zip, several_disks_are_refused)
{
    for (size_t field = 4; field <= 8; field += 2) {
        peil_diags_clear(diags);
        zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
        zip_put(&zip, zip.end + field, 2, 2);
        expect_refused("zip/several-disks");
    }
}

Test(zip, zip64_is_refused_by_its_end_record)
{
    static const size_t fields[][2] = {{8, 2}, {10, 2}, {12, 4}, {16, 4}};
    for (size_t i = 0; i < 4; i++) {
        peil_diags_clear(diags);
        zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
        zip_put(&zip, zip.end + fields[i][0], UINT32_MAX, fields[i][1]);
        expect_refused("zip/zip64");
    }
}

Test(zip, zip64_is_refused_by_its_locator)
{
    unsigned char end[22];
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    memcpy(end, zip.bytes + zip.end, 22);
    zip.length = zip.end;
    zip_bytes(&zip, "PK\6\7\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0", 20);
    zip_bytes(&zip, end, 22);
    expect_refused("zip/zip64");
}

Test(zip, directory_must_end_at_the_end_record)
{
    static const int moves[][2] = {{12, 1}, {12, -1}, {16, 1}, {16, -1}, {16, 1 << 20}};
    for (size_t i = 0; i < 5; i++) {
        peil_diags_clear(diags);
        zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
        uint32_t right = (uint32_t)(moves[i][0] == 12 ? zip.end - zip.directory : zip.directory);
        zip_put(&zip, zip.end + (size_t)moves[i][0], right + (uint32_t)moves[i][1], 4);
        expect_refused("zip/directory-place");
    }
}

Test(zip, directory_must_be_as_many_records_as_it_says)
{
    for (uint32_t count = 1; count <= 3; count += 2) {
        const struct zip_part parts[] = {PACK, {.name = "b", .data = "x"}};
        peil_diags_clear(diags);
        zip_make(&zip, parts, 2);
        zip_put(&zip, zip.end + 8, count, 2);
        zip_put(&zip, zip.end + 10, count, 2);
        expect_refused("zip/directory");
    }
}

Test(zip, record_that_runs_over_the_directory_is_refused)
{
    for (size_t field = 28; field <= 32; field += 2) {
        peil_diags_clear(diags);
        zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
        zip_put(&zip, zip.directory + field, 0xFFFF, 2);
        expect_refused("zip/directory");
    }
}
