/*
 * The Lua files of a pack: which are kept, and which are refused.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/pack/script_text.h"
#include "tests/unit/pack_help.h"

#define YAML                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles: [{id: lezer, label: Lezer}]\n"

static struct peil_diags *diags;
static struct peil_pack *pack;

static void set_up(void)
{
    diags = peil_diags_new(0);
    cr_assert_not_null(diags);
    pack = NULL;
}

static void tear_down(void)
{
    peil_pack_free(pack);
    peil_diags_free(diags);
}

TestSuite(pack_scripts, .init = set_up, .fini = tear_down);

static int load_files(const struct peil_memory_file *files, size_t count, size_t most)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_archive *archive;
    int status;

    limits.script_bytes = most;
    status = peil_archive_open_memory(&archive, "proef", files, count, &limits, diags);
    cr_assert_eq(status, PEIL_OK);
    status = peil_pack_load(&pack, archive, NULL, &limits, diags);
    peil_archive_close(archive);
    return status;
}

/* A pack with one file beside its pack.yaml. */
static int load_script(const char *name, const char *bytes, size_t length, size_t most)
{
    const struct peil_memory_file files[] = {
        {"pack.yaml", YAML, strlen(YAML)}, {name, bytes, length}};

    return load_files(files, 2, most);
}

static const char *only_code(void)
{
    cr_assert_eq(peil_diags_count(diags), (size_t)1);
    return peil_diags_at(diags, 0)->code;
}

Test(pack_scripts, all_lua_files_are_kept_in_order_of_name)
{
    static const struct peil_memory_file files[] = {{"scoring.lua", "return 2", 8},
        {"pack.yaml", YAML, sizeof(YAML) - 1}, {"lib/help.lua", "-- h", 4},
        {"advice.lua", "return 1", 8}, {"tests/skip.lua", "x", 1}, {"examples/skip.lua", "x", 1}};

    cr_assert_eq(load_files(files, 6, 100), PEIL_OK);
    cr_expect_eq(peil_diags_count(diags), (size_t)0);
    cr_assert_eq(pack->script_count, (size_t)3);
    cr_expect_str_eq(pack->scripts[0].name, "advice.lua");
    cr_expect_str_eq(pack->scripts[0].source->name, "proef/advice.lua");
    cr_expect_eq(pack->scripts[0].source->length, (size_t)8);
    cr_expect_str_eq(pack->scripts[0].source->bytes, "return 1");
    cr_expect_str_eq(pack->scripts[1].name, "lib/help.lua");
    cr_expect_str_eq(pack->scripts[2].name, "scoring.lua");
}

Test(pack_scripts, the_digest_knows_scripts)
{
    char first[65];

    cr_assert_eq(load_script("advice.lua", "return 1", 8, 100), PEIL_OK);
    memcpy(first, pack->digest, sizeof(first));
    peil_pack_free(pack);
    cr_assert_eq(load_script("advice.lua", "return 2", 8, 100), PEIL_OK);
    cr_expect_str_neq(pack->digest, first);
}

Test(pack_scripts, the_digest_leaves_out_what_decides_nothing)
{
    char first[65];

    cr_assert_eq(load_script("README.md", "a", 1, 100), PEIL_OK);
    memcpy(first, pack->digest, sizeof(first));
    peil_pack_free(pack);
    cr_assert_eq(load_script("README.md", "b", 1, 100), PEIL_OK);
    cr_expect_str_eq(pack->digest, first);
}

Test(pack_scripts, a_byte_order_mark_is_left_out)
{
    cr_assert_eq(load_script("advice.lua", "\xef\xbb\xbfreturn", 9, 100), PEIL_OK);
    cr_expect_eq(pack->scripts[0].source->length, (size_t)6);
    cr_expect_str_eq(pack->scripts[0].source->bytes, "return");
}

Test(pack_scripts, an_empty_file_is_fine)
{
    cr_assert_eq(load_script("advice.lua", "", 0, 100), PEIL_OK);
    cr_expect_eq(pack->scripts[0].source->length, (size_t)0);
}

Test(pack_scripts, size_is_limited)
{
    cr_expect_eq(load_script("advice.lua", "-- 10 byte", 10, 10), PEIL_OK);
    peil_pack_free(pack);
    cr_expect_eq(load_script("advice.lua", "-- 11 bytes", 11, 10), PEIL_EINPUT);
    cr_expect_str_eq(only_code(), "script/too-large");
    cr_expect_str_eq(peil_diags_at(diags, 0)->file, "proef/advice.lua");
    cr_expect_null(pack);
}

Test(pack_scripts, compiled_lua_is_refused)
{
    cr_expect_eq(load_script("lib.lua", "\x1bLuaT\0", 6, 100), PEIL_EINPUT);
    cr_expect_str_eq(only_code(), "script/not-text");
}

Test(pack_scripts, what_is_not_utf8_is_refused_with_its_place)
{
    cr_expect_eq(load_script("lib.lua", "-- een\nx = \"\xe9\"", 14, 100), PEIL_EINPUT);
    cr_expect_str_eq(only_code(), "script/not-utf8");
    cr_expect_eq(peil_diags_at(diags, 0)->line, 2);
    cr_expect_eq(peil_diags_at(diags, 0)->column, 6);
}

Test(pack_scripts, text_in_two_bytes_a_character_is_refused)
{
    cr_expect_eq(load_script("lib.lua", "\xff\xfer\0e\0", 6, 100), PEIL_EINPUT);
    cr_expect_str_eq(only_code(), "script/utf-16");
}

Test(pack_scripts, characters_that_hide_something_are_refused)
{
    static const char *const wrong[] = {
        "x = \"\xe2\x80\xae\"", "x = 1 -- \xe2\x80\x8b", "x\x01", "\"\xc2\xa0\""};

    for (size_t i = 0; i < 4; i++) {
        peil_diags_clear(diags);
        cr_expect_eq(load_script("lib.lua", wrong[i], strlen(wrong[i]), 100), PEIL_EINPUT);
        cr_expect_str_eq(only_code(), "script/hidden-character");
    }
    peil_diags_clear(diags);
    cr_expect_eq(load_script("lib.lua", "x = 1\r\n\ty = \"\xc3\xab\"", 16, 100), PEIL_OK);
}

Test(pack_scripts, every_wrong_script_is_named_in_one_run)
{
    static const struct peil_memory_file files[] = {
        {"pack.yaml", YAML "talen: nl\n", 0}, {"a.lua", "\x1b", 1}, {"b.lua", "\x1b", 1}};
    struct peil_memory_file copy[3];

    memcpy(copy, files, sizeof(copy));
    copy[0].length = strlen(copy[0].bytes);
    cr_expect_eq(load_files(copy, 3, 100), PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(diags), (size_t)3);
}

Test(pack_scripts, only_a_script_is_a_pack_for_rules_alone)
{
    static const char yaml[] = "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n";
    const struct peil_memory_file files[] = {
        {"pack.yaml", yaml, sizeof(yaml) - 1}, {"advice.lua", "", 0}};

    cr_expect_eq(load_files(files, 2, 100), PEIL_OK);
    cr_expect_eq(peil_diags_count(diags), (size_t)0);
}
