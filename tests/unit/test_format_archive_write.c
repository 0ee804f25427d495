/*
 * Zips that are written: the same bytes everywhere, and readable.
 */
#include "tests/unit/archive_fixture.h"

#include "core/base/sha256.h"

TestSuite(archive_write, .init = set_up, .fini = tear_down);

static const struct peil_memory_file sample[] = {
    {"tests/good.yaml", "x", 1}, {"pack.yaml", "peil: 1\n", 8}, {"scoring.lua", NULL, 0}};

Test(archive_write, written_zip_has_the_same_bytes_always)
{
    struct peil_buf zip = PEIL_BUF_EMPTY, again = PEIL_BUF_EMPTY;
    unsigned char digest[32];
    char hex[65];
    cr_assert_eq(peil_archive_write_files(&zip, sample, 3, diags), PEIL_OK);
    peil_sha256(zip.data, zip.length, digest);
    peil_sha256_hex(digest, hex);
    cr_expect_str_eq(hex, "f9a2ca856b7aec977b7b656805b605f9c983f05706f3cb93cfee8b0548897e48");
    const struct peil_memory_file turned[] = {sample[2], sample[0], sample[1]};
    cr_assert_eq(peil_archive_write_files(&again, turned, 3, diags), PEIL_OK);
    cr_assert_eq(again.length, zip.length);
    cr_expect_arr_eq(again.data, zip.data, zip.length);
    peil_buf_dispose(&zip);
    peil_buf_dispose(&again);
}

Test(archive_write, written_zip_is_read_back)
{
    struct peil_buf zip = PEIL_BUF_EMPTY;
    const struct peil_source *source = NULL;
    peil_buf_text(&zip, "before");
    cr_assert_eq(peil_archive_write_files(&zip, sample, 3, diags), PEIL_OK);
    cr_assert_eq(peil_archive_open_zip(&archive, "z", zip.data + 6, zip.length - 6, &limits, diags),
        PEIL_OK);
    cr_expect_eq(peil_archive_count(archive), 3u);
    cr_assert_eq(peil_archive_read(&source, archive, arena, "pack.yaml", true, diags), PEIL_OK);
    cr_expect_str_eq(source->bytes, "peil: 1\n");
    cr_expect_eq(peil_diags_count(diags), 0u);
    peil_buf_dispose(&zip);
}

Test(archive_write, zip_inside_a_zip_is_just_a_file)
{
    struct peil_buf inner = PEIL_BUF_EMPTY, outer = PEIL_BUF_EMPTY;
    const struct peil_source *source = NULL;
    cr_assert_eq(peil_archive_write_files(&inner, sample, 3, diags), PEIL_OK);
    const struct peil_memory_file files[] = {
        {"pack.yaml", "x", 1}, {"z.zip", inner.data, inner.length}};
    cr_assert_eq(peil_archive_write_files(&outer, files, 2, diags), PEIL_OK);
    cr_assert_eq(
        peil_archive_open_zip(&archive, "z", outer.data, outer.length, &limits, diags), PEIL_OK);
    cr_assert_eq(peil_archive_read(&source, archive, arena, "z.zip", true, diags), PEIL_OK);
    cr_assert_eq(source->length, inner.length);
    cr_expect_arr_eq(source->bytes, inner.data, inner.length);
    peil_buf_dispose(&inner);
    peil_buf_dispose(&outer);
}

Test(archive_write, wrong_files_are_not_written)
{
    struct peil_buf zip = PEIL_BUF_EMPTY;
    peil_buf_text(&zip, "before");
    cr_expect_eq(peil_archive_write_files(&zip, FILES({"a", "", 0}, {"../a", "", 0}), 2, diags),
        PEIL_EINPUT);
    cr_expect_str_eq(code(0), "pack-file/name-dots");
    cr_expect_null(peil_diags_at(diags, 0)->file);
    peil_diags_clear(diags);
    cr_expect_eq(peil_archive_write_files(&zip, NULL, 0, diags), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "zip/write-empty");
    cr_expect_str_eq(peil_buf_string(&zip), "before");
    peil_buf_dispose(&zip);
}

Test(archive_write, zip_that_could_not_be_read_again_is_not_written)
{
    struct peil_buf zip = PEIL_BUF_EMPTY;
    peil_buf_text(&zip, "before");
    cr_assert_eq(peil_archive_write_files(&zip, sample, 3, diags), PEIL_OK);
    size_t length = zip.length - 6;
    limits.zip_bytes = length;
    cr_assert_eq(open_memory(sample, 3), PEIL_OK);
    cr_expect_eq(peil_archive_write_zip(&zip, archive, diags), PEIL_OK);
    peil_archive_close(archive);

    limits.zip_bytes = length - 1;
    cr_assert_eq(open_memory(sample, 3), PEIL_OK);
    cr_expect_eq(peil_archive_write_zip(&zip, archive, diags), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "zip/write-too-large");
    cr_expect_eq(zip.length, 6 + 2 * length);
    peil_archive_close(archive);

    peil_diags_clear(diags);
    limits.zip_directory = 100;
    cr_assert_eq(open_memory(sample, 3), PEIL_OK);
    cr_expect_eq(peil_archive_write_zip(&zip, archive, diags), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "zip/directory-too-large");
    peil_buf_dispose(&zip);
}

Test(archive_write, large_zip_is_not_written)
{
    static char large[(8 << 20) - 1];
    struct peil_buf zip = PEIL_BUF_EMPTY;
    const struct peil_memory_file files[] = {{"a", large, sizeof(large)},
        {"b", large, sizeof(large)}, {"c", large, sizeof(large)}, {"d", large, sizeof(large)},
        {"e", "x", 1}};
    cr_expect_eq(peil_archive_write_files(&zip, files, 5, diags), PEIL_EINPUT);
    cr_expect_str_eq(code(0), "zip/write-too-large");
    cr_expect_eq(zip.length, 0u);
    peil_buf_dispose(&zip);
}
