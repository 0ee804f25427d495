/*
 * What the document of a comparison tells of the difference between rounds.
 */
#include "tests/unit/compare_support.h"

static struct compared c;

static void begin(void)
{
    compared_begin(&c);
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(report_change, .init = begin, .fini = end);

#define PACK(version, options, items)                                                              \
    "peil: 1\nid: proef\nversion: " version "\nlanguage: nl\ntitle: {nl: Proef, en: Trial}\n"      \
    "subject_fields: [{id: naam, label: Naam, required: yes}]\n"                                   \
    "scales: {s: [" options "]}\n"                                                                 \
    "scoring: {model: mean-of-means}\n"                                                            \
    "sections:\n  - {id: een, title: Een, scale: s, items: [" items "]}\n"                         \
    "  - {id: twee, title: Twee, scale: s, items: [{id: t, text: Laatste?, knockout: yes}]}\n"
#define OLD                                                                                        \
    PACK("1.0.0", "{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}",              \
        "{id: a, text: Eerste?}, {id: b, text: Tweede?}, {id: c, text: Derde?}")
#define NEW                                                                                        \
    PACK("1.1.0", "{id: wel, was: ja, label: Wel, points: 1}, {id: nee, label: Nee, points: 0}",   \
        "{id: a, text: Eerste?, weight: 2}, {id: anders, was: b, text: Tweede?}, {id: d, text: "   \
        "Nieuwe?}")
#define ABOUT "peil-answers: 1\npack: proef@1\nsubject: {naam: Dorp}\n"

static void add_versions(void)
{
    compared_pack(&c, OLD);
    compared_add(&c, "a", ABOUT "date: 2024-03-01\nanswers: {a: ja, b: ja, c: nee, t: ja}\n");
    compared_pack(&c, NEW);
    compared_add(&c, "b",
        ABOUT "date: 2025-03-01\nanswers: {a: wel, anders: {value: nee, remark: Weg.}, d: wel, "
              "t: nee}\n");
}

Test(report_change, of_two_versions_of_a_pack)
{
    static const char *const languages[] = {"nl", "en", "de"};

    add_versions();
    compared_make(&c);
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
        compared_is_right(&c, compared_document(&c, languages[i]));
    compared_document(&c, "nl");
    /* (2/3 + 1) / 2 on the old version; (3/4 + 0) / 2 on the new one. */
    cr_text(c.document, "changes.0.base", "older");
    cr_text(c.document, "changes.0.then_version", "1.0.0");
    cr_text(c.document, "changes.0.total.then.number", "83");
    cr_text(c.document, "changes.0.total.now.number", "38");
    cr_text(c.document, "changes.0.total.difference.text",
        "\xE2\x88\x92"
        "45");
    cr_text(c.document, "changes.0.total.difference.direction", "down");
    /* With the new question answered: (4/4 + 1) / 2. */
    cr_text(c.document, "changes.0.total.parts.0.text", "+17");
    cr_text(c.document, "changes.0.total.parts.2.text",
        "\xE2\x88\x92"
        "62");
    cr_text(c.document, "changes.0.answers.0.text",
        "\xE2\x88\x92"
        "12");
    cr_text(c.document, "changes.0.answers.1.text",
        "\xE2\x88\x92"
        "50");
    cr_text(c.document, "changes.0.groups.0.kind", "worse");
    cr_text(c.document, "changes.0.groups.0.items.0.id", "anders");
    cr_text(c.document, "changes.0.groups.0.items.0.then.label", "Wel");
    cr_text(c.document, "changes.0.groups.0.items.0.remark", "Weg.");
    cr_text(c.document, "changes.0.knockouts.0.now.state", "failed");
    cr_text(c.document, "changes.0.incomparable.0.kind", "new");
    cr_text(c.document, "changes.0.incomparable.0.id", "d");
    cr_text(c.document, "changes.0.incomparable.1.kind", "gone");
    cr_text(c.document, "changes.0.incomparable.1.text", "Derde?");
    cr_assert_eq(peil_node_type(at(c.document, "changes.0.trend")), (uint32_t)PEIL_NODE_NULL);
    cr_assert(peil_node_as_bool(at(c.document, "changes.0.drop.total")));
    cr_assert(peil_node_as_bool(at(c.document, "changes.0.drop.knockout")));
    cr_text(c.document, "agenda.0.kind", "worse");
    cr_text(c.document, "agenda.1.sides.1.remarks.0", "Weg.");
}

/* What a reader sees of the parts adds up to what he sees of the whole. */
Test(report_change, of_three_years_of_a_shipped_pack)
{
    static const char *const files[] = {"packs/bcmb/examples/lindedorp-2024.answers.yaml",
        "packs/bcmb/examples/lindedorp-2025.answers.yaml",
        "packs/bcmb/examples/lindedorp-2026.answers.yaml"};
    const struct peil_node *parts, *rows;
    double sum = 0;

    compared_shipped(&c, "bcmb");
    for (size_t i = 0; i < 3; i++) {
        size_t length;
        char *text = world_keep(&c.packs[0].world, read_whole(files[i], &length));

        cr_assert_not_null(text);
        compared_add(&c, files[i], text);
    }
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "summary.sentence",
        "Lindedorp (fictief). De score ging omhoog: van 55 op 15 april 2025 naar 61 op 14 april "
        "2026.");
    cr_text(c.document, "summary.points.0", "3 antwoorden zijn minder goed dan de vorige keer.");
    cr_text(c.document, "summary.points.1", "6 antwoorden zijn beter dan de vorige keer.");
    cr_text(c.document, "changes.0.base", "same");
    cr_text(c.document, "changes.0.then.from", "2025-04-15");
    cr_assert_not(peil_node_as_bool(at(c.document, "changes.0.other_people")));
    cr_text(c.document, "changes.0.now.from", "2026-04-14");
    cr_text(c.document, "changes.0.concepts.0.id", "oco:onafhankelijkheid.indicatiestelling");
    cr_text(c.document, "changes.0.concepts.0.now.state", "not-applicable");
    cr_text(c.document, "changes.0.concepts.0.now.label", "niet van toepassing");
    cr_text(c.document, "changes.0.concepts.0.now.tone", "none");
    parts = at(c.document, "changes.0.total.parts");
    for (size_t i = 0; i < peil_node_count(parts); i++)
        sum += peil_node_as_number(peil_node_get(peil_node_at(parts, i), "shown"));
    cr_assert_float_eq(
        sum, peil_node_as_number(at(c.document, "changes.0.total.difference.shown")), 1e-9);
    rows = at(c.document, "changes.0.trend.rows");
    cr_assert_eq(peil_node_count(rows), (size_t)6);
    cr_text(c.document, "changes.0.trend.rows.0.points.0.number", "43");
    cr_text(c.document, "changes.0.trend.rows.0.points.2.number", "61");
    cr_assert_not(peil_node_as_bool(at(c.document, "changes.0.drop.total")));
}

/* Without a value on a side no number is made up, and a year without one has none in the trend. */
Test(report_change, without_a_value)
{
    compared_pack(&c, OLD);
    compared_add(&c, "a", ABOUT "date: 2023-03-01\nanswers: {a: ja, b: ja, c: nee, t: ja}\n");
    compared_add(&c, "b", ABOUT "date: 2024-03-01\nanswers: {}\n");
    compared_add(&c, "c", ABOUT "date: 2025-03-01\nanswers: {a: ja, b: ja, c: nee, t: ja}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(
        peil_node_type(at(c.document, "changes.0.total.difference")), (uint32_t)PEIL_NODE_NULL);
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.total.parts")), (size_t)0);
    cr_text(c.document, "changes.0.total.then.text", "geen score");
    cr_assert(strstr(peil_node_as_text(at(c.document, "changes.0.sentence"), NULL),
        "want op 1 maart 2024 was er geen score"));
    cr_text(c.document, "changes.0.trend.rows.0.points.0.number", "83");
    cr_text(c.document, "changes.0.trend.rows.0.points.1.number", "\xE2\x80\x93");
}

/* Several respondents on an older version are put together there as well. */
Test(report_change, of_several_respondents_on_two_versions)
{
    compared_pack(&c, OLD);
    compared_add(&c, "a",
        ABOUT "date: 2023-03-01\nrespondent: R1\nanswers: {a: nee, b: nee, c: nee, t: nee}\n");
    compared_add(&c, "b",
        ABOUT "date: 2024-03-01\nrespondent: R1\nanswers: {a: ja, b: ja, c: nee, t: ja}\n");
    compared_add(&c, "c",
        ABOUT "date: 2024-03-01\nrespondent: R2\nanswers: {a: ja, b: nee, c: nee, t: ja}\n");
    compared_pack(&c, NEW);
    compared_add(&c, "d",
        ABOUT "date: 2025-03-01\nrespondent: R1\nanswers: {a: wel, anders: nee, d: wel, t: wel}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "changes.0.base", "older");
    /* Of two the lower: (1/3 + 1) / 2; then (3/4 + 1) / 2. */
    cr_text(c.document, "changes.0.total.then.number", "67");
    cr_text(c.document, "changes.0.total.now.number", "88");
    cr_text(c.document, "changes.0.total.parts.0.text", "+21");
    cr_text(c.document, "changes.0.total.parts.2.text", "0");
    cr_assert_not_null(at(c.document, "changes.0.trend.note"));
    cr_assert(peil_node_as_bool(at(c.document, "changes.0.other_people")));
}

/* What is asked otherwise is none of the answers' doing, whether it was answered then or not. */
static void add_asked_otherwise(const char *now)
{
    compared_pack(
        &c, PACK("1.0.0",
                "{id: ja, label: Ja, points: 2}, {id: soms, label: Soms, points: 1}, "
                "{id: nee, label: Nee, points: 0}",
                "{id: a, text: A}, {id: b, text: B, type: text}, "
                "{id: m, text: M, type: matrix, knockout: yes, rows: [{id: r, text: R}]}"));
    compared_add(&c, "a", ABOUT "date: 2024-03-01\nanswers: {a: soms, m: {r: ja}, t: ja}\n");
    compared_pack(
        &c, PACK("1.1.0", "{id: ja, label: Ja, points: 2}, {id: nee, label: Nee, points: 0}",
                "{id: a, text: A}, {id: b, text: B}, "
                "{id: m, text: M, type: matrix, knockout: yes, "
                "rows: [{id: r, text: R}, {id: q, text: Q}]}"));
    compared_add(&c, "b", now);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
}

Test(report_change, of_an_answer_a_question_and_a_row_that_are_new)
{
    add_asked_otherwise(
        ABOUT "date: 2025-03-01\nanswers: {a: ja, b: nee, m: {r: ja, q: nee}, t: ja}\n");
    /* (3/4 + 1) / 2, then (1/2 + 1) / 2. */
    cr_text(c.document, "changes.0.total.then.number", "88");
    cr_text(c.document, "changes.0.total.now.number", "75");
    cr_text(c.document, "changes.0.total.parts.0.text",
        "\xE2\x88\x92"
        "13");
    cr_text(c.document, "changes.0.total.parts.1.text", "0");
    cr_text(c.document, "changes.0.total.parts.2.text", "0");
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.groups")), (size_t)0);
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.incomparable")), (size_t)2);
    cr_text(c.document, "changes.0.incomparable.0.id", "a");
    cr_text(c.document, "changes.0.incomparable.0.kind", "changed");
    cr_text(c.document, "changes.0.incomparable.1.id", "b");
    cr_text(c.document, "changes.0.incomparable.1.kind", "changed");
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.knockouts")), (size_t)0);
    cr_assert_not(peil_node_as_bool(at(c.document, "changes.0.drop.total")));
    cr_assert_not(peil_node_as_bool(at(c.document, "changes.0.drop.knockout")));
}

/* The new row fails a knock-out, and so does the one that was there. */
Test(report_change, of_a_row_that_was_there_beside_one_that_is_new)
{
    add_asked_otherwise(
        ABOUT "date: 2025-03-01\nanswers: {a: ja, b: nee, m: {r: nee, q: nee}, t: ja}\n");
    /* (1 + 0 + 1/2) / 3 and 1 with the new row; then (1 + 0 + 0) / 3 and 1. */
    cr_text(c.document, "changes.0.total.parts.0.text",
        "\xE2\x88\x92"
        "13");
    cr_text(c.document, "changes.0.total.parts.2.text",
        "\xE2\x88\x92"
        "8");
    cr_text(c.document, "changes.0.groups.0.kind", "worse");
    cr_text(c.document, "changes.0.groups.0.items.0.id", "m");
    cr_text(c.document, "changes.0.knockouts.0.then.state", "passed");
    cr_text(c.document, "changes.0.knockouts.0.now.state", "failed");
    cr_assert(peil_node_as_bool(at(c.document, "changes.0.drop.knockout")));
}

/* A question that one of them was not asked then cannot be compared. */
Test(report_change, of_people_on_different_versions_in_one_year)
{
    compared_pack(&c, OLD);
    compared_add(&c, "b",
        ABOUT "date: 2024-03-01\nrespondent: R2\nanswers: {a: ja, b: ja, c: nee, t: ja}\n");
    compared_pack(&c, NEW);
    compared_add(&c, "a",
        ABOUT "date: 2024-03-01\nrespondent: R1\nanswers: {a: wel, anders: wel, d: nee, t: wel}\n");
    compared_add(&c, "c",
        ABOUT "date: 2025-03-01\nrespondent: R1\nanswers: {a: wel, anders: nee, d: wel, t: wel}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "changes.0.base", "reckoned");
    cr_text(c.document, "changes.0.incomparable.0.id", "d");
    cr_text(c.document, "changes.0.incomparable.0.kind", "new");
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.groups")), (size_t)1);
    cr_text(c.document, "changes.0.groups.0.items.0.id", "anders");
}

#define STORED_SCALE                                                                               \
    "\"options\": [{\"id\": \"ja\", \"points\": 2}, {\"id\": \"nee\", \"points\": 0}]"

/* What was asked otherwise in a version that only a stored result still tells of. */
Test(report_change, of_a_stored_result_of_a_version_that_is_gone)
{
    static const char stored[] =
        "{\"pack\": {\"version\": \"0.9.0\"}, \"digests\": {\"pack\": \"0a\"},"
        "\"score\": {\"value\": 80, \"shown\": 80, \"scale_min\": 0, \"scale_max\": 100},"
        "\"sections\": [{\"id\": \"een\", \"items\": ["
        "{\"id\": \"a\", \"type\": \"choice\", \"options\": [{\"id\": \"ja\", \"points\": 2}, "
        "{\"id\": \"top\", \"points\": 3}, {\"id\": \"nee\", \"points\": 0}]}, "
        "{\"id\": \"b\", \"type\": \"choice\", " STORED_SCALE "}, "
        "{\"id\": \"m\", \"type\": \"matrix\", " STORED_SCALE ", \"rows\": [{\"id\": \"p\"}]}, "
        "{\"id\": \"weg\", \"type\": \"choice\", \"text\": \"Weg?\"}]}, "
        "{\"id\": \"twee\", \"items\": [{\"id\": \"t\", \"type\": \"choice\", " STORED_SCALE
        "}]}]}";
    struct peil_source source = {"2024.json", stored, sizeof(stored) - 1, 1};
    const struct peil_node *node = NULL;
    struct peil_sheet *sheet;

    compared_pack(
        &c, PACK("1.1.0", "{id: ja, label: Ja, points: 2}, {id: nee, label: Nee, points: 0}",
                "{id: a, text: A}, {id: b, text: B}, "
                "{id: m, text: M, type: matrix, knockout: yes, "
                "rows: [{id: r, was: p, text: R}, {id: q, text: Q}]}"));
    cr_assert_eq(peil_json_read(&node, c.arena, &source, &(struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_ANSWERS, NULL),
        PEIL_OK);
    sheet = compared_add(
        &c, "a", ABOUT "date: 2024-03-01\nanswers: {a: ja, b: ja, m: {r: ja}, t: ja}\n");
    sheet->stored = node;
    compared_add(
        &c, "b", ABOUT "date: 2025-03-01\nanswers: {a: nee, b: ja, m: {r: ja, q: nee}, t: ja}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "changes.0.base", "stored");
    cr_text(c.document, "changes.0.then_version", "0.9.0");
    cr_text(c.document, "changes.0.total.then.number", "80");
    /* (0 + 1 + 1/2) / 3 and 1: (1/2 + 1) / 2. */
    cr_text(c.document, "changes.0.total.now.number", "75");
    cr_text(c.document, "changes.0.total.parts.0.text",
        "\xE2\x88\x92"
        "5");
    cr_text(c.document, "changes.0.total.parts.2.text", "0");
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.groups")), (size_t)0);
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.knockouts")), (size_t)0);
    cr_assert_eq(peil_node_count(at(c.document, "changes.0.incomparable")), (size_t)2);
    cr_text(c.document, "changes.0.incomparable.0.id", "a");
    cr_text(c.document, "changes.0.incomparable.0.kind", "changed");
    cr_text(c.document, "changes.0.incomparable.1.kind", "gone");
    cr_text(c.document, "changes.0.incomparable.1.text", "Weg?");
    cr_assert_not(peil_node_as_bool(at(c.document, "changes.0.drop.knockout")));
}
