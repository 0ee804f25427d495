/*
 * The benchmark in the document of a comparison: in the shape of the schema, the same whatever the
 * order, and with nothing of anybody else.
 */
#include "tests/unit/compare_support.h"
#include "core/compare/benchmark.h"
#include "core/format/json.h"

static struct compared c;

static const char pack_yaml[] = "peil: 1\n"
                                "id: proef\n"
                                "version: 1.0.0\n"
                                "language: nl\n"
                                "title: Proef\n"
                                "subject_fields:\n"
                                "  - {id: naam, label: Naam, required: yes}\n"
                                "  - {id: code, label: Code, key: yes}\n"
                                "scales:\n"
                                "  s: [{id: a, label: A, points: 4}, {id: b, label: B, points: 3},"
                                " {id: c, label: C, points: 2}, {id: d, label: D, points: 1},"
                                " {id: e, label: E, points: 0}]\n"
                                "sections:\n"
                                "  - {id: een, title: Een, scale: s, items: ["
                                "{id: een.1, text: V}, {id: een.2, text: V}]}\n"
                                "  - {id: twee, title: Twee, scale: s, items: ["
                                "{id: twee.1, text: V}, {id: twee.2, text: V}]}\n"
                                "scoring: {model: mean}\n";

static void begin(void)
{
    compared_begin(&c);
    compared_pack(&c, pack_yaml);
}

static void end(void)
{
    compared_end(&c);
}

TestSuite(report_benchmark, .init = begin, .fini = end);

/* Subjects "Stad NN" that answer differently; every seventh leaves `een` open. */
static void add_subjects(size_t first, size_t count)
{
    static const char *const letters[] = {"a", "b", "c", "d", "e"};

    for (size_t i = first; i < first + count; i++) {
        const char *first_part =
            peil_arena_format(c.arena, "een.1: %s, een.2: b, ", letters[i % 5]);

        compared_add(&c, peil_arena_format(c.arena, "s%z", i),
            peil_arena_format(c.arena,
                "peil-answers: 1\npack: proef@1\nsubject: {naam: Stad %z, code: P%z%z}\n"
                "answers: {%stwee.1: %s, twee.2: c}\n",
                i, i / 10, i % 10, i % 7 == 6 ? "" : first_part, letters[i * 3 % 5]));
    }
}

static char *json_of(const struct peil_node *node)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    char *text;

    peil_json_write(&out, node, 1);
    text = peil_arena_text(c.arena, peil_buf_string(&out));
    peil_buf_dispose(&out);
    return text;
}

Test(report_benchmark, it_is_what_the_schema_says_in_every_language)
{
    static const char *const languages[] = {NULL, "nl", "en", "de"};

    add_subjects(1, 9);
    c.options.subject = "P05";
    compared_make(&c);
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
        compared_is_right(&c, compared_document(&c, languages[i]));
    compared_document(&c, "nl");
    cr_text(c.document, "benchmark.frameworks.0.pack", "proef");
    cr_text(c.document, "benchmark.frameworks.0.text", "9 deelnemers.");
    cr_text(c.document, "benchmark.frameworks.0.parts.0.kind", "total");
    cr_text(c.document, "benchmark.frameworks.0.parts.1.number", "1");
    cr_text(c.document, "benchmark.frameworks.0.parts.1.label", "Een");
    cr_assert_eq(peil_node_count(at(c.document, "benchmark.side")), 9);
    cr_text(c.document, "benchmark.side.4.name", "Stad 5");
    cr_assert(peil_node_as_bool(at(c.document, "benchmark.side.4.own")));
}

/* By hand: `een` is 75, 62.5, 50, 37.5, 87.5 (that of Stad 5), none, 62.5, 50 and 37.5 percent. */
Test(report_benchmark, places_and_percentiles_are_those_of_the_scores)
{
    add_subjects(1, 9);
    c.options.subject = "P05";
    compared_make(&c);
    compared_document(&c, "nl");
    cr_assert_eq(
        peil_node_as_number(at(c.document, "benchmark.frameworks.0.parts.1.own.value")), 88);
    cr_text(c.document, "benchmark.frameworks.0.parts.1.whole.place.text", "1 van 8");
    cr_text(c.document, "benchmark.frameworks.0.parts.1.whole.place.share_text",
        "hoger dan 100% van de anderen");
    cr_assert_eq(
        peil_node_as_number(at(c.document, "benchmark.frameworks.0.parts.1.whole.count")), 8);
    cr_assert_eq(
        peil_node_as_number(at(c.document, "benchmark.frameworks.0.parts.1.whole.without")), 1);
    cr_assert_eq(
        peil_node_as_number(at(c.document, "benchmark.frameworks.0.parts.1.whole.p50")), 50);
}

Test(report_benchmark, any_order_gives_the_same_bytes)
{
    const char *first;

    add_subjects(1, 20);
    c.options.subject = "P07";
    compared_make(&c);
    first = json_of(compared_document(&c, "nl"));
    for (uint64_t seed = 1; seed < 6; seed++) {
        compared_shuffle(&c, seed);
        compared_make(&c);
        cr_assert_str_eq(json_of(compared_document(&c, "nl")), first);
    }
}

/* With more than stand side by side, nothing in the part about them tells who they are. */
Test(report_benchmark, of_many_no_name_and_no_score_of_anybody_else_is_told)
{
    const char *text;

    add_subjects(1, 20);
    c.options.subject = "P07";
    compared_make(&c);
    compared_document(&c, "nl");
    text = json_of(peil_node_get(c.document, "benchmark"));
    cr_assert_null(strstr(text, "Stad 1"));
    cr_assert_null(strstr(text, "P01"));
    cr_assert_eq(peil_node_count(at(c.document, "benchmark.side")), 0);
    compared_is_right(&c, c.document);
}

Test(report_benchmark, too_few_are_told_as_such_and_one_alone_not_at_all)
{
    add_subjects(1, 4);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "benchmark.frameworks.0.text",
        "Te weinig deelnemers om een verdeling te laten zien: het zijn er 4, en dat moeten er ten "
        "minste 5 zijn.");
    cr_assert_eq(
        peil_node_type(at(c.document, "benchmark.frameworks.0.parts.0.whole.p50")), PEIL_NODE_NULL);
    c.count = 1;
    compared_add(&c, "again",
        "peil-answers: 1\npack: proef@1\nsubject: {naam: Stad 1, code: P01}\nrespondent: B\n"
        "answers: {een.1: b, een.2: c, twee.1: d}\n");
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_type(at(c.document, "benchmark")), PEIL_NODE_NULL);
}

Test(report_benchmark, without_a_focus_the_outcome_is_how_scores_are_spread)
{
    add_subjects(1, 9);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_count(at(c.document, "summary.points")), 1);
    cr_text(c.document, "summary.points.0",
        peil_arena_format(c.arena, "Scores op “%s”: %s.",
            peil_node_get_text(at(c.document, "benchmark.frameworks.0"), "title"),
            peil_node_get_text(at(c.document, "benchmark.frameworks.0.parts.0.whole"), "text")));
    c.count = 0;
    add_subjects(1, 4);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_assert_eq(peil_node_count(at(c.document, "summary.points")), 0);
}

/* Classes, and contributions of a pack that nobody here filled in. */
static void has_note(const char *text)
{
    const struct peil_node *notes = at(c.document, "benchmark.notes");
    bool found = false;

    for (size_t i = 0; i < peil_node_count(notes); i++)
        found |= strcmp(peil_node_as_text(peil_node_at(notes, i), NULL), text) == 0;
    cr_assert(found, "not told: %s", text);
}

Test(report_benchmark, contributions_and_classes_are_told)
{
    static const unsigned char secret[PEIL_SECRET_BYTES] = {5};
    struct peil_contribution *with = peil_contribution_new(c.arena);
    struct peil_collecting collecting = {with, secret, "klein"};
    struct peil_benchmark_options options = {.least = 5, .label = "groot", .with = with};

    add_subjects(1, 8);
    c.options.collecting = &collecting;
    compared_make(&c);
    collecting.label = "groot";
    c.count = 0;
    add_subjects(11, 9);
    compared_make(&c);
    c.options.collecting = NULL;
    c.options.benchmark = &options;
    c.count = 0;
    add_subjects(21, 1);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "nl"));
    cr_text(c.document, "benchmark.frameworks.0.text", "18 deelnemers, van wie 17 via bijdragen.");
    has_note("Ook in de bijdragen telt per vraag het middelste antwoord, als meer mensen dezelfde "
             "checklist invulden.");
    cr_text(c.document, "benchmark.frameworks.0.parts.0.classes.0.label", "groot");
    cr_assert(peil_node_as_bool(at(c.document, "benchmark.frameworks.0.classes.0.own")));
    cr_assert_eq(peil_node_as_number(at(c.document, "benchmark.frameworks.0.classes.0.count")), 10);
    cr_assert_eq(peil_node_as_number(at(c.document, "benchmark.frameworks.0.classes.1.count")), 8);
    options.least = 9;
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "en"));
    cr_assert_eq(
        peil_node_type(at(c.document, "benchmark.frameworks.0.classes.1.count")), PEIL_NODE_NULL);
    cr_assert_not_null(
        peil_node_get_text(at(c.document, "benchmark.frameworks.0"), "classes_text"));
}

Test(report_benchmark, contributions_that_were_merged_otherwise_are_told)
{
    static const unsigned char secret[PEIL_SECRET_BYTES] = {5};
    struct peil_contribution *with = peil_contribution_new(c.arena);
    struct peil_collecting collecting = {with, secret, ""};
    struct peil_benchmark_options options = {.least = 5, .with = with};

    add_subjects(1, 8);
    c.options.collecting = &collecting;
    c.options.rule = PEIL_MERGE_LOWEST;
    compared_make(&c);
    c.options.collecting = NULL;
    c.options.benchmark = &options;
    c.options.rule = PEIL_MERGE_MEDIAN;
    c.count = 0;
    add_subjects(21, 1);
    compared_make(&c);
    compared_is_right(&c, compared_document(&c, "en"));
    has_note("Where several people filled in the same checklist, the middle answer counts for each "
             "question here, and the lowest answer in the contributions. Scores that were made in "
             "different ways cannot be compared exactly.");
}
