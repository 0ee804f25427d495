/*
 * Comparing a stored document with one made anew, and the seal.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"
#include "core/report/verify.h"

static struct peil_arena *arena;
static struct peil_diags *diags;

static void begin(void)
{
    arena = peil_arena_new();
    diags = peil_diags_new(0);
}

static void end(void)
{
    peil_diags_free(diags);
    peil_arena_free(arena);
}

TestSuite(verify, .init = begin, .fini = end);

static const struct peil_node *tree(const char *text)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const struct peil_node *node = NULL;

    *source = (struct peil_source){"result.json", text, strlen(text), 1};
    cr_assert_eq(peil_json_read(&node, arena, source, &limits, PEIL_TEXT_STORED, diags), PEIL_OK);
    return node;
}

static void compare(const char *stored, const char *computed)
{
    cr_assert_eq(peil_report_verify(arena, tree(stored), tree(computed), diags), PEIL_OK);
}

static void expect(size_t index, const char *code, const char *path)
{
    const struct peil_diag *diag = peil_diags_at(diags, index);
    const struct peil_arg *arg;

    cr_assert_not_null(diag);
    cr_assert_str_eq(diag->code, code);
    arg = peil_diag_arg(diag, "path");
    if (path) {
        cr_assert_not_null(arg);
        cr_assert_str_eq(arg->text, path);
    }
}

static void expect_only(const char *code, const char *path)
{
    cr_assert_eq(peil_diags_count(diags), 1);
    expect(0, code, path);
}

Test(verify, finds_nothing_in_what_is_the_same)
{
    compare("{\"a\": 1, \"b\": [{\"id\": \"x\", \"v\": null}, 2]}",
        "{\"a\": 1, \"b\": [{\"id\": \"x\", \"v\": null}, 2]}");
    cr_assert_eq(peil_diags_count(diags), 0);
}

Test(verify, names_an_element_by_its_id)
{
    compare("{\"s\": [{\"id\": \"x\", \"v\": 1}, {\"id\": \"y\", \"v\": 2}]}",
        "{\"s\": [{\"id\": \"x\", \"v\": 1}, {\"id\": \"y\", \"v\": 3}]}");
    expect_only("verify/differs", "s.y.v");
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(diags, 0), "stored")->text, "2");
    cr_assert_str_eq(peil_diag_arg(peil_diags_at(diags, 0), "computed")->text, "3");
    cr_assert_eq(peil_diags_at(diags, 0)->line, 1);
}

Test(verify, names_an_element_without_id_by_its_index)
{
    compare("{\"s\": [1, 2, 3]}", "{\"s\": [1, 5, 3]}");
    expect_only("verify/differs", "s[1]");
}

Test(verify, tells_types_apart)
{
    compare("{\"a\": \"1\", \"b\": false}", "{\"a\": 1, \"b\": null}");
    cr_assert_eq(peil_diags_count(diags), 2);
    expect(0, "verify/differs", "a");
    expect(1, "verify/differs", "b");
}

Test(verify, names_what_is_missing_and_what_is_too_much)
{
    compare("{\"a\": {\"one\": 1}, \"s\": [{\"id\": \"x\"}, {\"id\": \"z\"}]}",
        "{\"a\": {\"one\": 1, \"two\": 2}, \"s\": [{\"id\": \"x\"}, {\"id\": \"y\"}]}");
    cr_assert_eq(peil_diags_count(diags), 3);
    expect(0, "verify/missing", "a.two");
    expect(1, "verify/extra", "s.z");
    expect(2, "verify/missing", "s.y");
}

Test(verify, names_a_key_that_was_added)
{
    compare("{\"a\": {\"one\": 1, \"zero\": 0}, \"more\": true}", "{\"a\": {\"one\": 1}}");
    cr_assert_eq(peil_diags_count(diags), 2);
    expect(0, "verify/extra", "a.zero");
    expect(1, "verify/extra", "more");
}

Test(verify, tells_of_another_engine_and_of_other_digests)
{
    compare("{\"engine\": {\"name\": \"peil\", \"version\": \"1.0.0\"},"
            " \"digests\": {\"pack\": \"aa\", \"answers\": \"bb\"}}",
        "{\"engine\": {\"name\": \"anders\", \"version\": \"1.0.0\"},"
        " \"digests\": {\"pack\": \"aa\", \"answers\": \"cc\"}}");
    cr_assert_eq(peil_diags_count(diags), 2);
    expect(0, "verify/differs", "engine.name");
    expect(1, "verify/differs", "digests.answers");
}

/* A long value is cut off, a text within its quotes. */
Test(verify, shows_the_beginning_of_what_is_long)
{
    char list[400] = "", text[300] = "", stored[900];
    const char *found;

    memset(text, 'x', 250);
    for (int i = 0; i < 150; i++)
        memcpy(list + 2 * i, i > 0 ? ",1" : " 1", 3);
    (void)snprintf(stored, sizeof(stored), "{\"a\": \"%s\", \"b\": [%s]}", text, list);
    compare(stored, "{\"a\": 1, \"b\": 1}");
    cr_assert_eq(peil_diags_count(diags), 2);
    found = peil_diag_arg(peil_diags_at(diags, 0), "stored")->text;
    cr_assert_str_eq(found + strlen(found) - 5, "x...\"");
    found = peil_diag_arg(peil_diags_at(diags, 1), "stored")->text;
    cr_assert_str_eq(found + strlen(found) - 3, "...");
    cr_assert_lt(strlen(found), (size_t)200);
}

Test(verify, notices_another_order_of_elements_and_of_keys)
{
    compare("{\"s\": [{\"id\": \"y\"}, {\"id\": \"x\"}], \"m\": {\"b\": 1, \"a\": 1}}",
        "{\"s\": [{\"id\": \"x\"}, {\"id\": \"y\"}], \"m\": {\"a\": 1, \"b\": 1}}");
    cr_assert_eq(peil_diags_count(diags), 2);
    expect(0, "verify/order", "s");
    expect(1, "verify/order", "m");
}

Test(verify, notices_an_element_that_stands_there_twice)
{
    compare("{\"s\": [{\"id\": \"x\"}, {\"id\": \"x\"}]}", "{\"s\": [{\"id\": \"x\"}]}");
    cr_assert_eq(peil_diags_count(diags), 1);
    expect(0, "verify/extra", "s.x");
}

Test(verify, notices_an_element_that_should_stand_there_twice)
{
    compare("{\"s\": [{\"id\": \"x\"}]}", "{\"s\": [{\"id\": \"x\"}, {\"id\": \"x\"}]}");
    cr_assert_eq(peil_diags_count(diags), 1);
    expect(0, "verify/missing", "s.x");
}

Test(verify, knows_packs_and_scripts_by_their_digests)
{
    compare("{\"packs\": [{\"id\": \"p\", \"version\": \"1.0.0\", \"digest\": \"aa\"},"
            " {\"name\": \"mijn.lua\", \"digest\": \"cc\"}]}",
        "{\"packs\": [{\"id\": \"p\", \"version\": \"1.0.0\", \"digest\": \"bb\"},"
        " {\"name\": \"mijn.lua\", \"digest\": \"dd\"}]}");
    cr_assert_eq(peil_diags_count(diags), 2);
    expect(0, "verify/pack", NULL);
    expect(1, "verify/script", NULL);
}

Test(verify, names_a_pack_that_took_part_and_one_that_does_now)
{
    compare("{\"packs\": [{\"id\": \"p\", \"digest\": \"aa\"}]}",
        "{\"packs\": [{\"id\": \"q\", \"digest\": \"aa\"}]}");
    cr_assert_eq(peil_diags_count(diags), 2);
    expect(0, "verify/no-pack", NULL);
    expect(1, "verify/other-layer", NULL);
}

Test(verify, takes_another_engine_for_a_warning_and_another_place_for_a_note)
{
    compare("{\"engine\": {\"name\": \"peil\", \"version\": \"0.0.1\"},"
            " \"packs\": [{\"id\": \"p\", \"digest\": \"aa\", \"path\": \"p.zip\"}]}",
        "{\"engine\": {\"name\": \"peil\", \"version\": \"0.1.0\"},"
        " \"packs\": [{\"id\": \"p\", \"digest\": \"aa\", \"path\": \"p\"}]}");
    cr_assert_eq(peil_diags_errors(diags), 0);
    expect(0, "verify/engine", NULL);
    expect(1, "verify/elsewhere", NULL);
    cr_assert_eq(peil_diags_at(diags, 1)->severity, PEIL_NOTE);
}

Test(verify, leaves_warnings_to_the_seal)
{
    compare("{\"warnings\": [\"a\"], \"a\": 1}", "{\"warnings\": [], \"a\": 1}");
    cr_assert_eq(peil_diags_count(diags), 0);
}

Test(verify, seals_by_content_and_not_by_order)
{
    struct peil_node *one = peil_node_clone(arena, tree("{\"a\": 1, \"b\": [true, \"é\"]}"));
    char again[65], other[65];

    cr_assert_eq(peil_report_seal(arena, one), PEIL_OK);
    cr_assert_eq(peil_report_seal_of(again, arena, one), PEIL_OK);
    cr_assert_str_eq(peil_node_get_text(one, "seal"), again);
    cr_assert_eq(
        peil_report_seal_of(other, arena, tree("{\"b\": [true, \"é\"], \"a\": 1}")), PEIL_OK);
    cr_assert_str_eq(again, other);
    cr_assert_eq(
        peil_report_seal_of(other, arena, tree("{\"b\": [true, \"e\"], \"a\": 1}")), PEIL_OK);
    cr_assert_str_neq(again, other);
}

/* What a stored text says by itself. */
static size_t alone(const char *text)
{
    struct peil_source source = {"result.json", text, strlen(text), 1};

    cr_assert_eq(peil_report_verify_alone(arena, tree(text), &source, diags), PEIL_OK);
    return peil_diags_errors(diags);
}

Test(verify, looks_at_seal_answers_and_layout)
{
    cr_assert_eq(
        alone("{ \"answers\": {},\"digests\": {\"answers\": \"00\"},\"seal\": \"00\"}"), 3);
    expect(0, "verify/seal", NULL);
    expect(1, "verify/answers", NULL);
    expect(2, "verify/layout", NULL);
    cr_assert_eq(peil_diags_at(diags, 2)->column, 2);
}

Test(verify, misses_a_seal)
{
    cr_assert_eq(alone("{\"answers\":{}}"), 2);
    expect(0, "verify/no-seal", NULL);
}

Test(verify, reads_stored_texts_as_they_are)
{
    const struct peil_node *node = tree("{\"a\": \"x\\u00a0y\\u00adz\\u200b\"}");

    cr_assert_str_eq(peil_node_get_text(node, "a"), "x\u00a0y\u00adz\u200b");
    cr_assert_eq(peil_diags_count(diags), 0);
}
