/*
 * Archives: names, sizes, folders and files in memory.
 */
#include "tests/unit/archive_fixture.h"

#include <stdint.h>

TestSuite(archive, .init = set_up, .fini = tear_down);

static const char *argument(const char *name)
{
    const struct peil_arg *found = peil_diag_arg(peil_diags_at(diags, 0), name);
    return found && found->text ? found->text : "(none)";
}

static void expect_refused(const struct peil_memory_file *files, size_t count, const char *expected)
{
    peil_diags_clear(diags);
    cr_expect_eq(open_memory(files, count), PEIL_EINPUT, "%s", files[0].name);
    cr_expect_null(archive);
    cr_expect_eq(peil_diags_errors(diags), 1u, "%s", files[0].name);
    cr_expect_str_eq(code(0), expected, "%s: %s", files[0].name, code(0));
}

Test(archive, files_are_sorted_by_bytes)
{
    cr_assert_eq(open_memory(FILES({"b/c", "1", 1}, {"b.c", "2", 1}, {"C", "3", 1}), 3), PEIL_OK);
    cr_assert_eq(peil_archive_count(archive), 3u);
    cr_expect_str_eq(peil_archive_at(archive, 0)->name, "C");
    cr_expect_str_eq(peil_archive_at(archive, 1)->name, "b.c");
    cr_expect_str_eq(peil_archive_at(archive, 2)->name, "b/c");
    cr_expect_null(peil_archive_at(archive, 3));
    cr_expect_str_eq(peil_archive_name(archive), "packs/demo");
    cr_expect(peil_archive_has(archive, "b.c"));
    cr_expect_not(peil_archive_has(archive, "b"));
}

Test(archive, file_is_read_with_a_nul_behind_it)
{
    cr_assert_eq(open_memory(FILES({"b", "12345", 3}, {"a", NULL, 0}), 2), PEIL_OK);
    const struct peil_source *source = NULL;
    cr_assert_eq(peil_archive_read(&source, archive, arena, "b", true, diags), PEIL_OK);
    cr_expect_str_eq(source->name, "packs/demo/b");
    cr_expect_str_eq(source->bytes, "123");
    cr_expect_eq(source->length, 3u);
    cr_assert_eq(peil_archive_read(&source, archive, arena, "a", true, diags), PEIL_OK);
    cr_expect_eq(source->length, 0u);
}

Test(archive, missing_file_is_an_error_only_when_required)
{
    cr_assert_eq(open_memory(FILES({"a", "1", 1}, {"pack.yml", "2", 1}), 2), PEIL_OK);
    const struct peil_source *source = &(struct peil_source){0};
    cr_expect_eq(peil_archive_read(&source, archive, arena, "pack.yaml", false, diags), PEIL_OK);
    cr_expect_null(source);
    cr_expect_eq(peil_diags_count(diags), 0u);
    cr_expect_eq(peil_archive_read(&source, archive, arena, "pack.yaml", true, diags), PEIL_EINPUT);
    cr_expect_null(source);
    cr_expect_str_eq(code(0), "pack-file/missing");
    cr_expect_str_eq(argument("name"), "pack.yaml");
    cr_expect_str_eq(argument("near"), "pack.yml");
    cr_expect_str_eq(peil_diags_at(diags, 0)->file, "packs/demo");
}

static void expect_begin(const char *name, size_t most, const char *expected)
{
    const char *bytes = "";
    size_t length = 99;

    cr_expect_eq(peil_archive_begin(&bytes, &length, archive, arena, name, most, diags), PEIL_OK,
        "%s", name);
    cr_expect_eq(length, expected ? strlen(expected) : 0u, "%s, %zu", name, most);
    if (expected)
        cr_expect_str_eq(bytes, expected);
    else
        cr_expect_null(bytes);
    cr_expect_eq(peil_diags_count(diags), 0u);
}

Test(archive, file_begins_with_as_many_bytes_as_are_asked_for)
{
    cr_assert_eq(open_memory(FILES({"a", "12345", 5}, {"b", NULL, 0}), 2), PEIL_OK);
    expect_begin("a", 3, "123");
    expect_begin("a", 5, "12345");
    expect_begin("a", 6, "12345");
    expect_begin("b", 3, "");
    expect_begin("c", 3, NULL);
}

Test(archive, wrong_names_are_refused)
{
    static const struct {
        const char *name;
        const char *code;
    } wrong[] = {
        {"", "pack-file/name-empty"},
        {"/etc/passwd", "pack-file/name-absolute"},
        {"/", "pack-file/name-absolute"},
        {"a\\b", "pack-file/name-backslash"},
        {"a b", "pack-file/name-space"},
        {"a ", "pack-file/name-space"},
        {"C:a", "pack-file/name-character"},
        {"a\nb", "pack-file/name-character"},
        {"cli\xc3\xabnt.yaml", "pack-file/name-character"},
        {"p\xd0\xb0"
         "ck.yaml",
            "pack-file/name-character"},
        {"a\xe2\x80\xaelmay.lua", "pack-file/name-character"},
        {"a\x7f", "pack-file/name-character"},
        {"a*", "pack-file/name-character"},
        {"a//b", "pack-file/name-empty-part"},
        {"a/", "pack-file/name-empty-part"},
        {"..", "pack-file/name-dots"},
        {"../a", "pack-file/name-dots"},
        {"a/../b", "pack-file/name-dots"},
        {"a/./b", "pack-file/name-dots"},
        {"a/..", "pack-file/name-dots"},
        {".hidden", "pack-file/name-hidden"},
        {"a/.git/b", "pack-file/name-hidden"},
        {"...", "pack-file/name-hidden"},
        {"-rf", "pack-file/name-dash"},
        {"a/-b", "pack-file/name-dash"},
        {"a.", "pack-file/name-end-dot"},
        {"a./b", "pack-file/name-end-dot"},
        {"con", "pack-file/name-device"},
        {"a/NUL.yaml", "pack-file/name-device"},
        {"Com1.tar.gz", "pack-file/name-device"},
        {"a/b/c/d/e", "pack-file/name-too-deep"},
    };
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        expect_refused(FILES({wrong[i].name, "x", 1}), 1, wrong[i].code);
}

Test(archive, odd_but_right_names_are_accepted)
{
    static const char *const right[] = {"a", "a/b/c/d", "A-b_c.9.yaml", "_a", "con1", "com0",
        "comet", "lpt", "a..b", "null.yaml", "9"};
    for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++) {
        cr_expect_eq(open_memory(FILES({right[i], "x", 1}), 1), PEIL_OK, "%s", right[i]);
        peil_archive_close(archive);
        archive = NULL;
    }
}

Test(archive, letters_with_accents_are_shown_and_others_escaped)
{
    expect_refused(FILES({"cli\xc3\xabnt\xe2\x80\xae", "x", 1}), 1, "pack-file/name-character");
    cr_expect_str_eq(argument("name"), "cli\xc3\xabnt\\xe2\\x80\\xae");
    cr_expect_str_eq(argument("character"), "U+00EB");
}

Test(archive, length_of_names_has_a_limit)
{
    char name[122] = "";
    memset(name, 'a', 120);
    cr_expect_eq(open_memory(FILES({name, "x", 1}), 1), PEIL_OK);
    peil_archive_close(archive);
    name[120] = 'a';
    expect_refused(FILES({name, "x", 1}), 1, "pack-file/name-too-long");
}

Test(archive, same_name_is_refused)
{
    expect_refused(FILES({"a", "x", 1}, {"a", "y", 1}), 2, "pack-file/duplicate");
}

Test(archive, names_that_differ_in_capitals_are_refused)
{
    expect_refused(
        FILES({"b.lua", "x", 1}, {"a", "x", 1}, {"B.lua", "y", 1}), 3, "pack-file/duplicate-case");
    cr_expect_str_eq(argument("name"), "B.lua");
    cr_expect_str_eq(argument("other"), "b.lua");
}

Test(archive, folders_that_differ_in_capitals_are_refused_once)
{
    expect_refused(FILES({"t/a", "x", 1}, {"t/b", "x", 1}, {"T/c", "y", 1}, {"T/d", "y", 1}), 4,
        "pack-file/duplicate-case");
    cr_expect_str_eq(argument("name"), "T");
}

Test(archive, file_and_folder_of_one_name_are_refused)
{
    expect_refused(FILES({"a/b", "x", 1}, {"A", "y", 1}), 2, "pack-file/file-and-folder");
    cr_expect_str_eq(argument("name"), "A");
    cr_expect_str_eq(argument("other"), "a");
}

Test(archive, file_and_folder_clash_in_any_order)
{
    expect_refused(FILES({"t/a", "x", 1}, {"t/a/b", "y", 1}), 2, "pack-file/file-and-folder");
    expect_refused(FILES({"t/a/b", "x", 1}, {"t/a", "y", 1}), 2, "pack-file/file-and-folder");
    expect_refused(FILES({"t/a/b/c", "x", 1}, {"t/a/b/d", "x", 1}, {"u", "z", 1}, {"t/a", "y", 1}),
        4, "pack-file/file-and-folder");
    cr_assert_eq(
        open_memory(FILES({"t/a", "x", 1}, {"t/ab/c", "y", 1}, {"t/ab/d", "z", 1}), 3), PEIL_OK);
}

Test(archive, limits_hold_to_the_byte)
{
    limits.entry_bytes = 3;
    limits.total_bytes = 5;
    limits.zip_entries = 2;
    cr_expect_eq(open_memory(FILES({"a", "123", 3}, {"b", "12", 2}), 2), PEIL_OK);
    peil_archive_close(archive);
    expect_refused(FILES({"a", "1234", 4}), 1, "pack-file/too-large");
    expect_refused(FILES({"a", "123", 3}, {"b", "123", 3}), 2, "pack-file/total-too-large");
    expect_refused(FILES({"a", "", 0}, {"b", "", 0}, {"c", "", 0}), 3, "pack-file/too-many");
}

/* A folder as somebody who may touch files would hand it in. */
struct fake {
    const struct peil_memory_file *files;
    size_t count;
    const char *special; /* a name that is no regular file */
    int status;
};

static int list_fake(void *context, int (*found)(void *ud, const char *name, size_t size), void *ud,
    struct peil_diags *to)
{
    struct fake *fake = context;
    for (size_t i = 0; i < fake->count; i++) {
        int stop = found(ud, fake->files[i].name, fake->files[i].length);
        if (stop)
            return stop;
    }
    if (fake->special)
        found(ud, fake->special, SIZE_MAX);
    if (fake->status != PEIL_OK)
        peil_diag_add(to, PEIL_ERROR, "io/read", PEIL_NOWHERE, PEIL_NO_ARGS);
    return fake->status;
}

static int read_fake(
    void *context, const char *name, size_t most, struct peil_buf *out, struct peil_diags *to)
{
    struct fake *fake = context;
    (void)most;
    (void)to;
    for (size_t i = 0; i < fake->count; i++)
        if (strcmp(fake->files[i].name, name) == 0)
            peil_buf_add(out, fake->files[i].bytes, fake->files[i].length);
    return fake->status;
}

static int open_fake(struct fake *fake)
{
    struct peil_folder folder = {fake, list_fake, read_fake};
    return peil_archive_open_folder(&archive, "packs/demo", &folder, &limits, diags);
}

Test(archive, folder_passes_hidden_files_and_backups_over)
{
    struct fake fake = {FILES({"pack.yaml", "1", 1}, {".gitignore", "", 0}, {".git/a b", "", 0},
                            {"t/.pack.yaml.swp", "", 0}, {"pack.yaml~", "", 0},
                            {"pack.yaml.bak", "", 0}, {"t/a", "22", 2}),
        7, ".socket", PEIL_OK};
    cr_assert_eq(open_fake(&fake), PEIL_OK, "%s", code(0));
    cr_expect_eq(peil_diags_count(diags), 0u);
    cr_assert_eq(peil_archive_count(archive), 2u);
    const struct peil_source *source = NULL;
    cr_assert_eq(peil_archive_read(&source, archive, arena, "t/a", true, diags), PEIL_OK);
    cr_expect_str_eq(source->name, "packs/demo/t/a");
    cr_expect_str_eq(source->bytes, "22");
}

Test(archive, file_in_a_folder_begins_with_as_many_bytes_as_are_asked_for)
{
    struct fake fake = {FILES({"a", "12345", 5}), 1, NULL, PEIL_OK};
    cr_assert_eq(open_fake(&fake), PEIL_OK);
    expect_begin("a", 3, "123");
    expect_begin("a", 6, "12345");
}

Test(archive, folder_names_leftovers_in_a_note)
{
    struct fake fake = {
        FILES({"t/Thumbs.db", "", 0}, {"pack.yaml", "1", 1}, {"desktop.ini", "", 0}), 3, NULL, 0};
    cr_assert_eq(open_fake(&fake), PEIL_OK);
    cr_expect_eq(peil_archive_count(archive), 1u);
    cr_expect_str_eq(code(0), "pack-file/leftovers");
    cr_expect_str_eq(argument("name"), "t/Thumbs.db");
}

Test(archive, folder_refuses_what_is_no_regular_file)
{
    struct fake fake = {FILES({"pack.yaml", "1", 1}), 1, "t/link", PEIL_OK};
    cr_expect_eq(open_fake(&fake), PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(diags), 1u);
    cr_expect_str_eq(code(0), "folder/not-a-file");
    cr_expect_str_eq(argument("name"), "t/link");
}

Test(archive, folder_refuses_wrong_names_and_large_files)
{
    limits.entry_bytes = 4;
    struct fake fake = {FILES({"a b", "1", 1}, {"c", "12345", 5}), 2, NULL, PEIL_OK};
    cr_expect_eq(open_fake(&fake), PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(diags), 2u);
    cr_expect_str_eq(code(0), "pack-file/name-space");
    cr_expect_str_eq(code(1), "pack-file/too-large");
}

Test(archive, folder_stops_at_too_many_files)
{
    limits.zip_entries = 1;
    struct fake fake = {FILES({"a", "", 0}, {"b", "", 0}, {"c", "", 0}), 3, NULL, PEIL_OK};
    cr_expect_eq(open_fake(&fake), PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(diags), 1u);
    cr_expect_str_eq(code(0), "pack-file/too-many");
}

Test(archive, folder_hands_on_that_listing_failed)
{
    struct fake fake = {FILES({"a", "", 0}), 1, NULL, PEIL_EIO};
    cr_expect_eq(open_fake(&fake), PEIL_EIO);
    cr_expect_str_eq(code(0), "io/read");
    cr_expect_null(archive);
}

Test(archive, folder_hands_on_that_reading_failed)
{
    struct fake fake = {FILES({"a", "", 0}), 1, NULL, PEIL_OK};
    const struct peil_source *source = NULL;
    cr_assert_eq(open_fake(&fake), PEIL_OK);
    fake.status = PEIL_EIO;
    cr_expect_eq(peil_archive_read(&source, archive, arena, "a", false, diags), PEIL_EIO);
    cr_expect_null(source);
}

Test(archive, file_that_grew_too_large_is_refused)
{
    limits.entry_bytes = 4;
    struct fake fake = {FILES({"a", "1", 1}), 1, NULL, PEIL_OK};
    const struct peil_source *source = NULL;
    cr_assert_eq(open_fake(&fake), PEIL_OK);
    fake.files = FILES({"a", "12345", 5});
    cr_expect_eq(peil_archive_read(&source, archive, arena, "a", true, diags), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "pack-file/too-large");
}

Test(archive, digest_covers_lengths_names_and_contents)
{
    char digest[65], other[65];
    peil_archive_digest(digest, FILES({"a", "1", 1}, {"b/c", "", 0}), 2);
    cr_expect_str_eq(digest, "cf6dca8cb774b030b93e6f690d629b082790a838bb367d7b4d3361886f452b49");
    peil_archive_digest(digest, FILES({"a", "bc", 2}), 1);
    peil_archive_digest(other, FILES({"ab", "c", 1}), 1);
    cr_expect_str_neq(digest, other);
}
