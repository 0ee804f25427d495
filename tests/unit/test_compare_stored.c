/*
 * Stored results that are other than what their answers come to.
 */
#include "core/compare/stored.h"
#include "core/format/json.h"
#include "tests/unit/panel_help.h"

#define PACK                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "scales:\n  s: [{id: ja, label: J, points: 1}, {id: nee, label: N, points: 0}]\n"              \
    "sections:\n  - {id: a, title: A, scale: s, items: [{id: a.1, text: V}, {id: a.2, text: "      \
    "V}]}\n"                                                                                       \
    "  - {id: b, title: B, scale: s, items: [{id: b.1, text: V}]}\n"                               \
    "scoring: {model: mean}\n"

static struct panel_world p;

static void begin(void)
{
    panel_begin(&p, PACK);
}

static void end(void)
{
    panel_end(&p);
}

TestSuite(compare_stored, .init = begin, .fini = end);

/* Whether a stored result with these parts is of answers that come to 50; a to 50, b to nothing. */
static bool agrees(const char *digest, const char *score, const char *sections)
{
    struct peil_source *source = peil_arena_alloc(p.arena, sizeof(*source));
    char *text = peil_arena_format(p.arena,
        "{\"digests\": {\"pack\": \"%s\"}, \"score\": {%s}, \"sections\": [%s]}", digest, score,
        sections);
    struct peil_sheet *sheet = panel_add(&p, "", "  a.1: ja\n  a.2: nee\n");

    *source = (struct peil_source){"stored.json", text, strlen(text), 1};
    cr_assert_eq(peil_json_read(
                     &sheet->stored, p.arena, source, &p.world.limits, PEIL_TEXT_ANSWERS, p.diags),
        PEIL_OK);
    panel_score(&p);
    return peil_stored_agrees(sheet);
}

#define A(value) "{\"id\": \"a\", \"score\": {\"value\": " value "}}"
#define B(value) "{\"id\": \"b\", \"score\": {\"value\": " value "}}"

Test(compare_stored, the_whole_has_to_be_the_same)
{
    const char *digest = p.pack->digest;

    panel_clear(&p);
    cr_assert(agrees(digest, "\"value\": 50", ""));
    cr_assert_not(agrees(digest, "\"value\": 49", ""));
    cr_assert_not(agrees(digest, "\"value\": 51", ""));
    cr_assert_not(agrees(digest, "\"value\": null", ""));
    cr_assert_not(agrees(digest, "", ""));
    cr_assert(agrees("0a", "\"value\": 49", ""), "it is of another version");
}

Test(compare_stored, and_so_has_every_section)
{
    const char *digest = p.pack->digest;

    panel_clear(&p);
    cr_assert(agrees(digest, "\"value\": 50", A("50") "," B("null")));
    cr_assert_not(agrees(digest, "\"value\": 50", A("50") "," B("0")));
    cr_assert_not(agrees(digest, "\"value\": 50", A("100")));
    cr_assert_not(agrees(digest, "\"value\": 50", A("null")));
    cr_assert_not(agrees(digest, "\"value\": 50", "{\"id\": \"c\", \"score\": {\"value\": 50}}"));
}
