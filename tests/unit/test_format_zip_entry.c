/*
 * Entries of zips that are refused.
 */
#include "tests/unit/zip_fixture.h"

TestSuite(zip_entry, .init = set_up, .fini = tear_down);

Test(zip_entry, encrypted_entry_is_refused)
{
    expect_part_refused(PART(.name = "a", .data = "x", .flags = 1), "zip/encrypted");
}

Test(zip_entry, strongly_encrypted_entry_is_refused)
{
    expect_part_refused(PART(.name = "a", .data = "x", .flags = 1 << 6), "zip/encrypted");
}

Test(zip_entry, masked_headers_are_refused)
{
    expect_part_refused(PART(.name = "a", .data = "x", .flags = 1 << 13), "zip/encrypted");
}

Test(zip_entry, patch_is_refused)
{
    expect_part_refused(PART(.name = "a", .data = "x", .flags = 1 << 5), "zip/patch");
}

Test(zip_entry, other_methods_are_refused_by_name)
{
    expect_part_refused(PART(.name = "a", .data = "x", .method = 12), "zip/method");
    cr_expect_str_eq(argument(0, "method"), "bzip2");
    peil_diags_clear(diags);
    expect_part_refused(PART(.name = "a", .data = "x", .method = 77), "zip/method");
    cr_expect_str_eq(argument(0, "method"), "77");
}

Test(zip_entry, unicode_name_field_is_refused)
{
    expect_part_refused(
        PART(.name = "a", .data = "x", .extra = "\x75\x70\5\0\1\0\0\0\0", .extra_length = 9),
        "zip/second-name");
}

Test(zip_entry, unicode_name_behind_another_field_is_refused)
{
    expect_part_refused(PART(.name = "a", .data = "x",
                            .extra = "\x55\x54\1\0\0\x75\x70\5\0\1\0\0\0\0", .extra_length = 14),
        "zip/second-name");
}

Test(zip_entry, zip64_field_is_refused)
{
    expect_part_refused(
        PART(.name = "a", .data = "x", .extra = "\1\0\0\0", .extra_length = 4), "zip/zip64-entry");
}

Test(zip_entry, zip64_size_is_refused)
{
    zip_make(&zip, PART(.name = "a", DEFLATED, .size = 5000), 1);
    zip_put(&zip, zip.directory + 20, UINT32_MAX, 4);
    expect_refused("zip/zip64-entry");
}

Test(zip_entry, extra_field_that_runs_over_is_refused)
{
    expect_part_refused(
        PART(.name = "a", .data = "x", .extra = "\x55\x54\2\0\0", .extra_length = 5),
        "zip/extra-field");
}

Test(zip_entry, half_an_extra_field_is_refused)
{
    expect_part_refused(
        PART(.name = "a", .data = "x", .extra = "\0\0\0", .extra_length = 3), "zip/extra-field");
}

Test(zip_entry, link_is_refused)
{
    expect_part_refused(
        PART(.name = "a", .data = "/etc/passwd", .attributes = 0120777u << 16), "zip/link");
}

Test(zip_entry, pipe_is_refused)
{
    expect_part_refused(PART(.name = "a", .attributes = 0010644u << 16), "zip/file-type");
}

Test(zip_entry, folder_without_slash_is_refused)
{
    expect_part_refused(PART(.name = "a", .attributes = 0040755u << 16), "zip/file-type");
}

Test(zip_entry, folder_with_contents_is_refused)
{
    expect_part_refused(PART(.name = "a/", .data = "x"), "zip/folder-contents");
}

Test(zip_entry, stored_sizes_must_be_the_same)
{
    expect_part_refused(PART(.name = "a", .data = "x", .size = 2), "zip/stored-size");
}

Test(zip_entry, offset_without_header_is_refused)
{
    static const uint32_t offsets[] = {1, 9, 60, 5000, UINT32_MAX - 1};
    for (size_t i = 0; i < 5; i++) {
        peil_diags_clear(diags);
        zip_make(&zip, PART(.name = "pack.yaml", .data = "0123456789012345678901"), 1);
        zip_put(&zip, zip.directory + 42, offsets[i], 4);
        expect_refused("zip/no-header");
    }
}

Test(zip_entry, contents_that_run_into_the_directory_are_refused)
{
    zip_make(&zip, PART(.name = "a", DEFLATED, .size = 5000), 1);
    zip_put(&zip, zip.directory + 20, sizeof(deflated), 4);
    expect_refused("zip/bytes-missing");
    cr_expect_str_eq(argument(0, "name"), "a");
}

Test(zip_entry, another_name_in_the_header_is_refused)
{
    expect_part_refused(PART(.name = "a.lua", .local_name = "b.lua", .data = "x"), "zip/two-names");
    peil_diags_clear(diags);
    expect_part_refused(PART(.name = "a", .local_name = "ab", .data = "x"), "zip/two-names");
}

Test(zip_entry, entries_that_share_their_bytes_are_refused)
{
    const struct zip_part parts[] = {
        {.name = "a", DEFLATED, .size = 5000}, {.name = "a", DEFLATED, .size = 5000}};
    zip_make(&zip, parts, 2);
    zip_put(&zip, zip.directory + 46 + 1 + 42, 0, 4);
    cr_expect_eq(open_made(), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "zip/overlap");
    cr_expect_str_eq(argument(0, "other"), "a");
}

/* The first entry quotes the header of the second: each byte is used by all that come before. */
Test(zip_entry, quoted_overlap_is_refused)
{
    const struct zip_part parts[] = {{.name = "a", .data = "0123"}, {.name = "b", .data = "4567"}};
    zip_make(&zip, parts, 2);
    uint32_t quoted = 4 + 31 + 4;
    zip_put(&zip, 18, quoted, 4);
    zip_put(&zip, 22, quoted, 4);
    zip_put(&zip, 14, zip_checksum((const char *)zip.bytes + 31, quoted), 4);
    zip_put(&zip, zip.directory + 16, zip_checksum((const char *)zip.bytes + 31, quoted), 4);
    zip_put(&zip, zip.directory + 20, quoted, 4);
    zip_put(&zip, zip.directory + 24, quoted, 4);
    expect_refused("zip/overlap");
    cr_expect_str_eq(argument(0, "name"), "b");
    cr_expect_str_eq(argument(0, "other"), "a");
}

Test(zip_entry, header_that_says_otherwise_is_refused)
{
    static const size_t fields[] = {6, 8, 14, 18, 22};
    for (size_t i = 0; i < 5; i++) {
        for (int behind = 0; behind < 2; behind++) {
            peil_diags_clear(diags);
            zip_make(&zip, PART(.name = "pack.yaml", .data = "x", .flags = behind ? 8 : 0), 1);
            zip_put(&zip, fields[i], fields[i] == 6 ? 1 : 8, 2);
            expect_refused("zip/two-headers");
        }
    }
}

Test(zip_entry, header_with_another_date_is_refused_by_libzip)
{
    zip_make(&zip, PART(.name = "pack.yaml", .data = "x"), 1);
    zip_put(&zip, 12, 0x0022, 2);
    expect_refused("zip/inconsistent");
}

Test(zip_entry, nul_in_a_name_is_refused_and_shown)
{
    zip_make(&zip, PART(.name = "pack.yaml\0.lua", .name_length = 14, .data = "x"), 1);
    expect_refused("pack-file/name-character");
    cr_expect_str_eq(argument(0, "name"), "pack.yaml\\x00.lua");
    cr_expect_str_eq(argument(0, "character"), "U+0000");
}

Test(zip_entry, bytes_that_are_no_text_are_refused_and_shown)
{
    zip_make(&zip, PART(.name = "cli\xebnt\n\x1b[2J", .data = "x"), 1);
    expect_refused("pack-file/name-character");
    cr_expect_str_eq(argument(0, "name"), "cli\\xebnt\\x0a\\x1b[2J");
    cr_expect_str_eq(argument(0, "character"), "\\xeb");
}

Test(zip_entry, long_names_are_cut_in_messages)
{
    static char name[20001];
    memset(name, 'a', 20000);
    zip_make(&zip, PART(.name = name, .data = "x"), 1);
    expect_refused("pack-file/name-too-long");
    cr_expect_eq(strlen(argument(0, "name")), 163u);
    cr_expect_eq(peil_diag_arg(peil_diags_at(diags, 0), "length")->integer, 20000);
}

Test(zip_entry, all_wrong_entries_are_named_in_one_go)
{
    const struct zip_part parts[] = {PACK, {.name = "a b", .data = "x"},
        {.name = "c", .data = "x", .flags = 1}, {.name = "d:e", .data = "x"}};
    zip_make(&zip, parts, 4);
    cr_expect_eq(open_made(), PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(diags), 3u);
    cr_expect_str_eq(code(0), "zip/encrypted");
    cr_expect_str_eq(code(1), "pack-file/name-space");
    cr_expect_str_eq(code(2), "pack-file/name-character");
}

Test(zip_entry, same_name_twice_is_refused)
{
    const struct zip_part parts[] = {PACK, PACK};
    zip_make(&zip, parts, 2);
    expect_refused("pack-file/duplicate");
}

Test(zip_entry, folder_entry_with_the_name_of_a_file_is_refused)
{
    const struct zip_part parts[] = {PACK, {.name = "tests", .data = "x"}, {.name = "Tests/"}};
    zip_make(&zip, parts, 3);
    expect_refused("pack-file/file-and-folder");
    cr_expect_str_eq(argument(0, "name"), "tests");
    cr_expect_str_eq(argument(0, "other"), "Tests");
}

Test(zip_entry, declared_size_over_the_limit_is_refused)
{
    zip_make(&zip, PART(.name = "a", DEFLATED, .size = (8u << 20) + 1), 1);
    expect_refused("pack-file/too-large");
    cr_expect_eq(peil_diag_arg(peil_diags_at(diags, 0), "size")->integer, (8 << 20) + 1);
}

Test(zip_entry, wrong_checksum_is_an_error_when_read)
{
    expect_unreadable(PART(.name = "a", .data = "x", .checksum = 1), "zip/checksum");
}

Test(zip_entry, declared_size_too_small_is_an_error_when_read)
{
    expect_unreadable(PART(.name = "a", DEFLATED, .size = 10), "zip/wrong-size");
}

Test(zip_entry, declared_size_too_large_is_an_error_when_read)
{
    expect_unreadable(PART(.name = "a", DEFLATED, .size = 5001), "zip/wrong-size");
}

Test(zip_entry, damaged_data_are_an_error_when_read)
{
    expect_unreadable(
        PART(.name = "a", .data = "\xff\xff\xff", .method = 8, .size = 5), "zip/damaged");
}

Test(zip_entry, beginning_is_read_also_where_the_end_is_damaged)
{
    const struct zip_part parts[] = {
        {.name = "a", DEFLATED, .size = 5000}, {.name = "b", .data = "xyz", .checksum = 1}};
    const char *bytes = NULL;
    size_t length = 0;

    zip_make(&zip, parts, 2);
    cr_assert_eq(open_made(), PEIL_OK);
    cr_expect_eq(peil_archive_begin(&bytes, &length, archive, arena, "a", 4, diags), PEIL_OK);
    cr_expect_eq(length, 4u);
    cr_expect_str_eq(bytes, "aaaa");
    cr_expect_eq(peil_archive_begin(&bytes, &length, archive, arena, "b", 2, diags), PEIL_OK);
    cr_expect_str_eq(bytes, "xy");
    cr_expect_eq(peil_diags_count(diags), 0u);
    cr_expect_eq(peil_archive_begin(&bytes, &length, archive, arena, "b", 3, diags), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "zip/checksum");
}

Test(zip_entry, one_damaged_file_does_not_keep_others_from_being_read)
{
    const struct zip_part parts[] = {PACK, {.name = "a", .data = "x", .checksum = 1}};
    zip_make(&zip, parts, 2);
    cr_expect_null(read_file("a"));
    const struct peil_source *source = NULL;
    cr_expect_eq(peil_archive_read(&source, archive, arena, "pack.yaml", true, diags), PEIL_OK);
    cr_expect_str_eq(source->bytes, "peil: 1\n");
}
