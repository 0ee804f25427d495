/*
 * From one version of a pack to another.
 */
#include <criterion/criterion.h>

#include "core/base/buf.h"
#include "core/compare/carry.h"
#include "core/format/json.h"
#include "core/format/yaml.h"
#include "tests/unit/pack_help.h"

#define HEAD(version)                                                                              \
    "peil: 1\nid: proef\nversion: " version "\nlanguage: nl\ntitle: Proef\n"                       \
    "subject_fields: [{id: naam, label: Naam, required: yes}]\n"

static const char old_pack[] = HEAD(
    "1.0.0") "roles: [{id: ambtenaar, label: A}, {id: weg, label: W}]\n"
             "scales:\n"
             "  oordeel: [{id: goed, label: G, points: 2}, {id: matig, label: M, points: 1}, {id: "
             "niet, "
             "label: N, points: 0}]\n"
             "  cijfer: [{id: '1', label: Een, points: 1}, {id: '5', label: Vijf, points: 5}]\n"
             "  kleur: [{id: rood, label: R}, {id: blauw, label: B}]\n"
             "scoring: {model: mean}\n"
             "sections:\n"
             "  - id: oud\n    title: Oud\n    scale: oordeel\n    items:\n"
             "      - {id: blijft, text: T}\n"
             "      - {id: heette, text: T}\n"
             "      - {id: vervalt, text: T}\n"
             "      - {id: soort, text: T}\n"
             "      - {id: cijfer, text: T, scale: cijfer}\n"
             "      - {id: kleur, text: T, scale: kleur, scored: no}\n"
             "      - {id: kleuren, text: T, type: choices, scale: kleur, scored: no}\n"
             "      - {id: dagen, text: T, type: matrix, rows: [{id: ma, text: M}, {id: di, text: "
             "D}, {id: "
             "wo, text: W}]}\n"
             "      - {id: getal, text: T, type: number, min: 0, max: 100, unit: dagen}\n"
             "      - {id: duur, text: T, type: number, min: 0, max: 100, unit: dagen}\n"
             "      - {id: nvt, text: T, not_applicable: {reasons: [{id: geen, label: G}]}}\n"
             "      - {id: nvt-niet, text: T, not_applicable: yes}\n"
             "      - {id: tekst, text: T, type: text}\n"
             "  - {id: tweede, title: Twee, scale: oordeel, items: [{id: t, text: T}]}\n";

static const char new_pack[] =
    HEAD("1.1.0") "roles: [{id: ambtenaar, label: A}]\n"
                  "scales:\n"
                  "  oordeel: [{id: prima, was: goed, label: G, points: 4}, {id: redelijk, label: "
                  "R, points: 3}, "
                  "{id: matig, label: M, points: 1}, {id: niet, label: N, points: 0}]\n"
                  "  cijfer: [{id: '1', label: Een, points: 1}, {id: '5', label: Vijf, points: 5}, "
                  "{id: '10', "
                  "label: Tien, points: 10}]\n"
                  "  kleur: [{id: groen, label: G}, {id: blauw, label: B}]\n"
                  "scoring: {model: mean}\n"
                  "sections:\n"
                  "  - id: nieuw\n    was: oud\n    title: Oud\n    scale: oordeel\n    items:\n"
                  "      - {id: erbij, text: T}\n"
                  "      - {id: heet-nu, was: heette, text: T}\n"
                  "      - {id: blijft, text: T, weight: 3}\n"
                  "      - {id: soort, text: T, type: number, min: 0, max: 2}\n"
                  "      - {id: cijfer, text: T, scale: cijfer}\n"
                  "      - {id: kleur, text: T, scale: kleur, scored: no}\n"
                  "      - {id: kleuren, text: T, type: choices, scale: kleur, scored: no}\n"
                  "      - {id: dagen, text: T, type: matrix, rows: [{id: dinsdag, was: di, text: "
                  "D}, {id: ma, "
                  "text: M}]}\n"
                  "      - {id: getal, text: T, type: number, min: 0, max: 10, unit: dagen}\n"
                  "      - {id: duur, text: T, type: number, min: 0, max: 100, unit: weken}\n"
                  "      - {id: nvt, text: T, not_applicable: {reasons: [{id: geen, label: G}]}}\n"
                  "      - {id: nvt-niet, text: T}\n"
                  "      - {id: tekst, text: T, type: text}\n"
                  "  - {id: tweede, title: Twee, scale: oordeel, items: [{id: t, text: T}]}\n";

static const char answers[] =
    "peil-answers: 1\npack: proef@1.0.0\nsubject: {naam: Dorp}\ndate: 2024-03-01\nrole: weg\n"
    "respondent: R1\nanswers:\n"
    "  blijft: {value: goed, remark: Zo is het., evidence: [Verslag]}\n"
    "  heette: matig\n"
    "  vervalt: niet\n"
    "  soort: goed\n"
    "  cijfer: '5'\n"
    "  kleur: rood\n"
    "  kleuren: [blauw]\n"
    "  dagen: {ma: niet, di: goed, wo: matig}\n"
    "  getal: 11\n"
    "  duur: 12\n"
    "  nvt: {state: not-applicable, reason: geen}\n"
    "  nvt-niet: not-applicable\n"
    "  tekst: Een tekst.\n"
    "  t: unknown\n";

static struct {
    struct world world;
    struct peil_pack *old, *new;
    struct peil_arena *arena;
    struct peil_diags *diags;
    struct peil_carry_map map;
    struct peil_carried carried;
} c;

static struct peil_pack *load(const char *yaml)
{
    struct peil_pack *pack;

    if (load_yaml(&c.world, yaml, NULL, &pack, c.diags) != PEIL_OK) {
        show_diags(c.diags);
        cr_assert_fail("the pack cannot be loaded");
    }
    return pack;
}

static void setup(void)
{
    memset(&c, 0, sizeof(c));
    c.arena = peil_arena_new();
    c.diags = peil_diags_new(0);
    c.old = load(old_pack);
    c.new = load(new_pack);
    peil_diags_clear(c.diags);
}

static void teardown(void)
{
    peil_pack_free(c.old);
    peil_pack_free(c.new);
    peil_diags_free(c.diags);
    peil_arena_free(c.arena);
    world_clear(&c.world);
}

static const struct peil_node *tree_of(const char *text)
{
    struct peil_source *source = peil_arena_alloc(c.arena, sizeof(*source));
    const struct peil_node *node;

    *source = (struct peil_source){"answers.yaml", text, strlen(text), 1};
    cr_assert_eq(
        peil_yaml_read(&node, c.arena, source, &c.world.limits, PEIL_TEXT_ANSWERS, c.diags),
        PEIL_OK);
    return node;
}

static const struct peil_answers *read(const struct peil_pack *pack, const char *text)
{
    struct peil_answers *out;
    int status = peil_answers_read(&out, c.arena, pack, tree_of(text), &c.world.limits, c.diags);

    if (status != PEIL_OK)
        show_diags(c.diags);
    cr_assert_eq(status, PEIL_OK);
    return out;
}

static void carry(
    const struct peil_pack *from, const struct peil_pack *to, const struct peil_answers *given)
{
    cr_assert_eq(peil_carry_map_make(&c.map, c.arena, from, to), PEIL_OK);
    cr_assert_eq(peil_carry(&c.carried, c.arena, &c.map, given), PEIL_OK);
}

/* The answers as they would be saved. */
static const char *saved(const struct peil_answers *given)
{
    const struct peil_node *node = peil_answers_node(c.arena, given);
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *text;

    peil_json_write_canonical(&buf, peil_node_get(node, "answers"));
    text = peil_arena_copy(c.arena, buf.data, buf.length);
    peil_buf_dispose(&buf);
    return text;
}

/* What was lost, as "item reason(part); ". */
static const char *lost(void)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *text;

    for (size_t i = 0; i < c.carried.lost_count; i++) {
        const struct peil_not_carried *one = &c.carried.lost[i];

        peil_buf_format(
            &buf, "%s%s %s", i > 0 ? "; " : "", one->id, peil_carry_loss_word(one->loss));
        if (one->part)
            peil_buf_format(&buf, "(%s)", one->part);
    }
    text = peil_arena_copy(c.arena, buf.length > 0 ? buf.data : "", buf.length);
    peil_buf_dispose(&buf);
    return text;
}

#define NEW_ANSWERS                                                                                \
    "{\"blijft\":{\"evidence\":[\"Verslag\"],\"remark\":\"Zo is het.\",\"value\":\"prima\"},"      \
    "\"dagen\":{\"dinsdag\":\"prima\",\"ma\":\"niet\"},\"heet-nu\":\"matig\","                     \
    "\"kleuren\":[\"blauw\"],\"nvt\":{\"reason\":\"geen\",\"state\":\"not-applicable\"},"          \
    "\"t\":\"unknown\",\"tekst\":\"Een tekst.\"}"
#define cr_text(actual, expected) cr_assert_str_eq((actual), (expected), "%s", (actual))

Test(compare_carry, to_a_newer_version, .init = setup, .fini = teardown)
{
    carry(c.old, c.new, read(c.old, answers));
    cr_text(saved(c.carried.answers), NEW_ANSWERS);
    cr_text(lost(),
        "weg role-gone; vervalt item-gone; soort type-changed; cijfer scale-changed; "
        "kleur option-gone(rood); dagen row-gone(wo); getal out-of-range(11); duur unit-changed; "
        "nvt-niet state-refused(not-applicable)");
    cr_assert_null(c.carried.answers->role);
    cr_text(c.carried.answers->subject[0], "Dorp");
    cr_text(c.carried.answers->date, "2024-03-01");
    cr_text(c.carried.answers->respondent, "R1");
    cr_assert_eq(c.carried.answers->pack, c.new);
    cr_text(c.new->sections[c.map.sections[0]].id, "nieuw");
}

Test(compare_carry, back_to_an_older_version, .init = setup, .fini = teardown)
{
    static const char given[] =
        "peil-answers: 1\npack: proef@1\nsubject: {naam: Dorp}\nrole: ambtenaar\nanswers:\n"
        "  erbij: prima\n  heet-nu: niet\n  blijft: redelijk\n  dagen: {dinsdag: matig}\n";

    carry(c.new, c.old, read(c.new, given));
    cr_text(saved(c.carried.answers), "{\"dagen\":{\"di\":\"matig\"},\"heette\":\"niet\"}");
    cr_text(lost(), "erbij item-gone; blijft option-gone(redelijk)");
    cr_assert_eq(c.carried.answers->role, c.old->roles);
}

/* What a version says it was called wins from an id that was taken again. */
Test(compare_carry, an_id_that_was_taken_again, .init = setup, .fini = teardown)
{
#define ITEMS(version, items)                                                                      \
    HEAD(version)                                                                                  \
    "scales: {s: [{id: ja, label: J}, {id: nee, label: N}]}\nscoring: {model: none}\n"             \
    "sections: [{id: d, title: D, scale: s, items: [" items "]}]\n"
    struct peil_pack *first = load(ITEMS("1.0.0", "{id: a, text: A}, {id: b, text: B}"));
    struct peil_pack *second = load(ITEMS("1.0.1", "{id: b, was: a, text: A}"));
    struct peil_pack *third = load(ITEMS("1.0.2", "{id: b, was: a, text: A}, {id: c, text: C}"));

    cr_assert_eq(peil_carry_map_make(&c.map, c.arena, first, second), PEIL_OK);
    cr_assert_eq(c.map.items[0], (size_t)0);
    cr_assert_eq(c.map.items[1], PEIL_NONE);
    cr_assert_eq(peil_carry_map_make(&c.map, c.arena, second, first), PEIL_OK);
    cr_assert_eq(c.map.items[0], (size_t)0);
    /* Where neither knows the first name any more, the id counts. */
    cr_assert_eq(peil_carry_map_make(&c.map, c.arena, second, third), PEIL_OK);
    cr_assert_eq(c.map.items[0], (size_t)0);
    cr_assert_eq(peil_carry_map_make(&c.map, c.arena, third, second), PEIL_OK);
    cr_assert_eq(c.map.items[0], (size_t)0);
    cr_assert_eq(c.map.items[1], PEIL_NONE);
    peil_pack_free(first);
    peil_pack_free(second);
    peil_pack_free(third);
}

Test(compare_carry, from_a_version_that_is_gone, .init = setup, .fini = teardown)
{
    cr_assert_eq(
        peil_carry_read(&c.carried, c.arena, c.new, tree_of(answers), &c.world.limits, c.diags),
        PEIL_OK);
    cr_text(saved(c.carried.answers),
        "{\"blijft\":{\"evidence\":[\"Verslag\"],\"remark\":\"Zo is het.\",\"value\":\"prima\"},"
        "\"cijfer\":\"5\",\"duur\":12,\"heet-nu\":\"matig\",\"kleuren\":[\"blauw\"],"
        "\"nvt\":{\"reason\":\"geen\",\"state\":\"not-applicable\"},\"t\":\"unknown\","
        "\"tekst\":\"Een tekst.\"}");
    cr_text(lost(),
        "weg role-gone; vervalt item-gone; soort type-changed(goed); kleur option-gone(rood); "
        "dagen row-gone; getal out-of-range(11); nvt-niet state-refused(not-applicable)");
    cr_assert_eq(peil_diags_errors(c.diags), (size_t)0);
}

/* The same where the older version is gone, in whatever order the answers stand. */
Test(compare_carry, an_id_that_was_taken_again_in_a_version_that_is_gone, .init = setup,
    .fini = teardown)
{
    static const char *const given[] = {"  a: ja\n  b: nee\n", "  b: nee\n  a: ja\n"};
    struct peil_pack *pack = load(ITEMS("1.0.1", "{id: b, was: a, text: A}"));

    for (size_t i = 0; i < 2; i++) {
        cr_assert_eq(peil_carry_read(&c.carried, c.arena, pack,
                         tree_of(peil_arena_format(c.arena,
                             "peil-answers: 1\npack: proef@1\nsubject: {naam: Dorp}\nanswers:\n%s",
                             given[i])),
                         &c.world.limits, c.diags),
            PEIL_OK);
        cr_text(saved(c.carried.answers), "{\"b\":\"ja\"}");
        cr_text(lost(), "b item-gone");
    }
    peil_pack_free(pack);
}

Test(compare_carry, another_pack_is_not_read, .init = setup, .fini = teardown)
{
    cr_assert_eq(peil_carry_read(&c.carried, c.arena, c.new,
                     tree_of("peil-answers: 1\npack: ander@1.0.0\n"), &c.world.limits, c.diags),
        PEIL_EINPUT);
    cr_assert_eq(peil_carry_read(&c.carried, c.arena, c.new, tree_of("pack: proef@1\n"),
                     &c.world.limits, c.diags),
        PEIL_EINPUT);
    cr_assert_gt(peil_diags_errors(c.diags), (size_t)0);
}
