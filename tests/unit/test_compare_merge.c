/*
 * Several sheets become one: by each rule, for every kind of question.
 */
#include "core/format/json.h"
#include "tests/unit/panel_help.h"
#include "tests/unit/luck.h"
#include "tests/unit/pack_sheets.h"
#include "tests/unit/rounds.h"

#define PACK                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles: [{id: klant, label: Klant}, {id: ambtenaar, label: Ambtenaar}, {id: raad, label: "     \
    "R}]\n"                                                                                        \
    "subject_fields: [{id: naam, label: Naam}, {id: code, label: Code, key: yes}]\n"               \
    "scales:\n"                                                                                    \
    "  oordeel: [{id: goed, label: Goed, points: 2}, {id: matig, label: M, points: 1},"            \
    " {id: niet, label: Niet, points: 0}, {id: geen-mening, label: G}]\n"                          \
    "  soort: [{id: rood, label: R}, {id: groen, label: G}, {id: blauw, label: B}]\n"              \
    "  delen: [{id: a, label: A, points: 1}, {id: b, label: B, points: 1},"                        \
    " {id: fout, label: F, points: -1}, {id: los, label: L}]\n"                                    \
    "sections:\n"                                                                                  \
    "  - id: s\n    title: S\n    scale: oordeel\n    items:\n"                                    \
    "      - {id: s.1, text: V, not_applicable: {reasons: [{id: x, label: X}, {id: y, label: "     \
    "Y}]}}\n"                                                                                      \
    "      - {id: s.2, text: V, reverse: yes}\n"                                                   \
    "      - {id: s.3, text: V, scale: soort}\n"                                                   \
    "      - {id: s.4, text: V, type: choices, scale: delen}\n"                                    \
    "      - {id: s.5, text: V, type: number, min: 0, max: 10}\n"                                  \
    "      - {id: s.6, text: V, type: number, min: 0, max: 10, reverse: yes}\n"                    \
    "      - {id: s.7, text: V, type: text}\n"                                                     \
    "      - {id: s.8, text: V, type: date}\n"                                                     \
    "      - {id: s.9, text: V, type: matrix, rows: [{id: r1, text: R}, {id: r2, text: R}],"       \
    " not_applicable: yes}\n"                                                                      \
    "      - {id: s.10, text: V, for: [klant]}\n"                                                  \
    "      - {id: s.11, text: V, applies_if: 'answer(\"s.1\").value == \"goed\"'}\n"               \
    "      - {id: s.12, text: V, for: [raad]}\n"                                                   \
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

TestSuite(merge, .init = begin, .fini = end);

/* What an item comes to in the shortest written form. */
static const char *merged(enum peil_merge_rule rule, const char *item)
{
    const struct peil_answers *answers = panel_merge(&p, rule);
    const struct peil_node *node =
        peil_node_get(peil_node_get(peil_answers_node(p.arena, answers), "answers"), item);
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *text;

    if (!node)
        return "";
    peil_json_write_canonical(&buf, node);
    text = peil_arena_copy(p.arena, buf.data, buf.length);
    peil_buf_dispose(&buf);
    return text;
}

#define MERGED(rule, item, expected)                                                               \
    do {                                                                                           \
        const char *is = merged(PEIL_MERGE_##rule, item);                                          \
        cr_assert_str_eq(is, expected, "%s", is);                                                  \
    } while (0)

/* A sheet for each of the answers to one item. */
static void give(const char *item, const char *const *answers)
{
    panel_clear(&p);
    for (; *answers; answers++)
        panel_add(&p, "", peil_arena_format(p.arena, "  %s: %s\n", item, *answers));
}

#define GIVE(item, ...) give(item, (const char *const[]){__VA_ARGS__, NULL})

Test(merge, of_choices_the_middle_the_lowest_or_the_most_common_counts)
{
    GIVE("s.1", "goed", "niet", "goed", "matig", "niet");
    MERGED(MEDIAN, "s.1", "\"matig\"");
    MERGED(LOWEST, "s.1", "\"niet\"");
    MERGED(MAJORITY, "s.1", "\"niet\""); /* as often as "goed", and lower */
    GIVE("s.1", "goed", "matig");
    MERGED(MEDIAN, "s.1", "\"matig\"");
    GIVE("s.1", "goed", "goed", "niet");
    MERGED(MAJORITY, "s.1", "\"goed\"");
}

Test(merge, the_lower_of_a_reversed_item_is_what_has_more_points)
{
    GIVE("s.2", "goed", "matig");
    MERGED(MEDIAN, "s.2", "\"goed\"");
    GIVE("s.2", "goed", "matig", "niet", "niet");
    MERGED(MEDIAN, "s.2", "\"matig\"");
    MERGED(LOWEST, "s.2", "\"goed\"");
    MERGED(MAJORITY, "s.2", "\"niet\"");
    GIVE("s.6", "2", "9");
    MERGED(MEDIAN, "s.6", "9");
    MERGED(LOWEST, "s.6", "9");
    MERGED(MAJORITY, "s.6", "9");
}

Test(merge, an_option_without_points_counts_where_nobody_gave_points_or_by_majority)
{
    GIVE("s.1", "geen-mening", "geen-mening", "goed");
    MERGED(MEDIAN, "s.1", "\"goed\"");
    MERGED(LOWEST, "s.1", "\"goed\"");
    MERGED(MAJORITY, "s.1", "\"geen-mening\"");
    GIVE("s.1", "geen-mening", "goed");
    MERGED(MAJORITY, "s.1", "\"goed\"");
    GIVE("s.1", "geen-mening", "unknown");
    MERGED(MEDIAN, "s.1", "\"geen-mening\"");
    GIVE("s.3", "blauw", "groen", "groen", "rood");
    MERGED(MEDIAN, "s.3", "\"groen\"");
    MERGED(LOWEST, "s.3", "\"groen\"");
    GIVE("s.3", "blauw", "groen");
    MERGED(MAJORITY, "s.3", "\"groen\""); /* stands before "blauw" in the form */
}

Test(merge, who_does_not_know_counts_only_where_nobody_answered)
{
    GIVE("s.1", "unknown", "unknown", "niet");
    MERGED(MEDIAN, "s.1", "\"niet\"");
    GIVE("s.1", "unknown", "~", "~");
    MERGED(MEDIAN, "s.1", "\"unknown\"");
    GIVE("s.1", "~", "~");
    MERGED(MAJORITY, "s.1", "");
}

Test(merge, not_applicable_takes_more_than_half_of_those_who_said_something)
{
#define NA(reason) "{state: not-applicable, reason: " reason "}"
    GIVE("s.1", NA("x"), NA("y"), NA("y"), "goed", "niet", "unknown", "~");
    MERGED(MEDIAN, "s.1", "{\"reason\":\"y\",\"state\":\"not-applicable\"}");
    MERGED(LOWEST, "s.1", "{\"reason\":\"y\",\"state\":\"not-applicable\"}");
    GIVE("s.1", NA("y"), NA("x"), "goed", "niet");
    MERGED(MEDIAN, "s.1", "\"niet\"");
    GIVE("s.1", NA("y"), NA("x"), "unknown", "unknown", "unknown");
    MERGED(MEDIAN, "s.1", "{\"reason\":\"x\",\"state\":\"not-applicable\"}");
    GIVE("s.9", NA("Geen."), NA("Al gedaan."), NA("Geen."));
    MERGED(MEDIAN, "s.9",
        "{\"r1\":{\"reason\":\"Geen.\",\"state\":\"not-applicable\"},"
        "\"r2\":{\"reason\":\"Geen.\",\"state\":\"not-applicable\"}}");
}

Test(merge, of_several_options_each_is_chosen_by_more_than_half)
{
    GIVE("s.4", "[a, b, los]", "[a, fout]", "[los]");
    MERGED(MEDIAN, "s.4", "[\"a\",\"los\"]");
    MERGED(MAJORITY, "s.4", "[\"a\",\"los\"]");
    MERGED(LOWEST, "s.4", "[\"fout\",\"los\"]"); /* brings points: all; takes them away: anybody */
    GIVE("s.4", "[a, fout]", "[b]");
    MERGED(MEDIAN, "s.4", "[\"fout\"]"); /* of two halves the lower */
    GIVE("s.4", "[a, b]", "[a, b]", "unknown");
    MERGED(LOWEST, "s.4", "[\"a\",\"b\"]");
}

Test(merge, numbers_and_dates_stand_in_order_and_texts_below_each_other)
{
    GIVE("s.5", "9", "2.5", "7", "7");
    MERGED(MEDIAN, "s.5", "7");
    MERGED(LOWEST, "s.5", "2.5");
    MERGED(MAJORITY, "s.5", "7");
    GIVE("s.5", "10", "9");
    MERGED(MEDIAN, "s.5", "9");
    MERGED(MAJORITY, "s.5", "9");
    GIVE("s.8", "2026-03-01", "2024-01-01", "2026-03-01");
    MERGED(MEDIAN, "s.8", "\"2026-03-01\"");
    MERGED(LOWEST, "s.8", "\"2024-01-01\"");
    GIVE("s.7", "Zo is het.", "Nee.", "Zo is het.");
    MERGED(MEDIAN, "s.7", "\"Zo is het.\\nNee.\"");
    GIVE("s.7", "Zo is het.", "Zo is het.");
    MERGED(LOWEST, "s.7", "\"Zo is het.\"");
}

Test(merge, rows_of_a_matrix_are_merged_one_by_one)
{
    GIVE("s.9", "{r1: goed, r2: niet}", "{r1: matig}", "{r1: niet, r2: unknown}", "unknown");
    MERGED(MEDIAN, "s.9", "{\"r1\":\"matig\",\"r2\":\"niet\"}");
    MERGED(LOWEST, "s.9", "{\"r1\":\"niet\",\"r2\":\"niet\"}");
    cr_assert_eq(
        panel_answer(panel_merge(&p, PEIL_MERGE_LOWEST), "s.9")->state, PEIL_STATE_ANSWERED);
}

Test(merge, only_those_who_are_asked_count_and_what_nobody_is_asked_stays_so)
{
    const struct peil_answers *all;
    const struct peil_result *result;

    panel_clear(&p);
    panel_add(&p, "role: ambtenaar\n", "  s.1: goed\n  s.10: niet\n  s.12: niet\n");
    panel_add(&p, "role: klant\n", "  s.1: goed\n  s.10: goed\n  s.12: niet\n");
    all = panel_merge(&p, PEIL_MERGE_LOWEST);
    cr_assert_null(all->role);
    cr_assert_eq(all->roles.count, 2);
    MERGED(LOWEST, "s.10", "\"goed\"");
    MERGED(LOWEST, "s.12", "");
    result = panel_evaluate(&p, all);
    cr_assert_eq(panel_answer(result->answers, "s.10")->state, PEIL_STATE_ANSWERED);
    cr_assert_eq(panel_answer(result->answers, "s.12")->state, PEIL_STATE_SKIPPED);
    panel_add(&p, "", "  s.12: matig\n"); /* who names no role is asked everything */
    all = panel_merge(&p, PEIL_MERGE_LOWEST);
    cr_assert_eq(all->roles.count, 0);
    MERGED(LOWEST, "s.12", "\"matig\"");
    result = panel_evaluate(&p, all);
    cr_assert_eq(panel_answer(result->answers, "s.12")->state, PEIL_STATE_ANSWERED);
}

Test(merge, an_answer_where_its_condition_is_false_does_not_count)
{
    panel_clear(&p);
    panel_add(&p, "", "  s.1: goed\n  s.11: goed\n");
    panel_add(&p, "", "  s.1: goed\n  s.11: matig\n");
    panel_add(&p, "", "  s.1: niet\n  s.11: niet\n");
    panel_score(&p);
    MERGED(LOWEST, "s.11", "\"matig\"");
    MERGED(MEDIAN, "s.1", "\"goed\"");
}

Test(merge, the_head_is_of_the_latest_date_and_has_the_most_common_name)
{
    const struct peil_answers *all;

    panel_clear(&p);
    panel_add(&p, "subject: {naam: Dorp, code: X}\ndate: 2026-02-01\nrespondent: R1\n", "");
    panel_add(&p, "subject: {naam: Het Dorp, code: X}\ndate: 2026-04-01\n", "");
    panel_add(&p, "subject: {naam: Het Dorp}\n", "  s.1: {value: goed, remark: Ja}\n");
    all = panel_merge(&p, PEIL_MERGE_MEDIAN);
    cr_assert_str_eq(all->date, "2026-04-01");
    cr_assert_str_eq(all->subject[0], "Het Dorp");
    cr_assert_str_eq(all->subject[1], "X");
    cr_assert_null(all->respondent);
    cr_assert_null(panel_answer(all, "s.1")->remark);
}

Test(merge, rules_have_names)
{
    enum peil_merge_rule rule;

    for (size_t i = 0; peil_merge_rule_words[i]; i++) {
        cr_assert(peil_merge_rule_read(peil_merge_rule_words[i], &rule));
        cr_assert_str_eq(peil_merge_rule_word(rule), peil_merge_rule_words[i]);
    }
    cr_assert_not(peil_merge_rule_read("gemiddelde", &rule));
}

/* The answers of each rule, found by writing all of them out in order. */
Test(merge, random_choices_come_to_what_pen_and_paper_say)
{
    static const char *const words[] = {"goed", "matig", "niet", "geen-mening", "unknown", "~"};
    static const int points[] = {2, 1, 0};
    uint64_t random = 3;

    for (int round = 0; round < rounds(2000); round++) {
        bool reverse = luck_below(&random, 2) == 1;
        const char *item = reverse ? "s.2" : "s.1";
        size_t count = 1 + luck_below(&random, 7);
        size_t often[6] = {0};
        int worth[8];
        size_t known = 0;
        const struct peil_answer *median, *lowest;

        panel_clear(&p);
        for (size_t i = 0; i < count; i++) {
            uint32_t word = luck_below(&random, 6);

            often[word]++;
            panel_add(&p, "", peil_arena_format(p.arena, "  %s: %s\n", item, words[word]));
        }
        for (int value = 0; value <= 2; value++)
            for (size_t option = 0; option < 3; option++)
                for (size_t i = 0; i < often[option]; i++)
                    if ((reverse ? 2 - points[option] : points[option]) == value)
                        worth[known++] = value;
        median = panel_answer(panel_merge(&p, PEIL_MERGE_MEDIAN), item);
        lowest = panel_answer(panel_merge(&p, PEIL_MERGE_LOWEST), item);
        if (known == 0) {
            cr_assert_eq(median->state, often[3]   ? PEIL_STATE_ANSWERED
                                        : often[4] ? PEIL_STATE_UNKNOWN
                                                   : PEIL_STATE_BLANK);
            continue;
        }
        cr_assert_eq(median->state, PEIL_STATE_ANSWERED);
        cr_assert_eq(
            reverse ? 2 - points[median->option] : points[median->option], worth[(known - 1) / 2]);
        cr_assert_eq(reverse ? 2 - points[lowest->option] : points[lowest->option], worth[0]);
    }
}

/* Whatever was answered: it is a sheet like any other, and who comes first makes no difference. */
static void visit(struct sheets *s)
{
    uint64_t random = 5;

    for (int round = 0; round < rounds(16); round++) {
        struct peil_sheet made[5], *order[5], *turned[5];
        struct peil_arena *arena = peil_arena_new();
        size_t count = 1 + luck_below(&random, 5);

        sheets_clear(s, NULL);
        for (size_t i = 0; i < count; i++) {
            struct peil_answers *answers = peil_arena_alloc(arena, sizeof(*answers));
            struct peil_answer *by_item =
                peil_arena_array(arena, s->pack->item_count, sizeof(*by_item));

            memset(s->by_item, 0, s->pack->item_count * sizeof(*s->by_item));
            sheets_shuffle(s, &random);
            memcpy(by_item, s->by_item, s->pack->item_count * sizeof(*by_item));
            for (size_t item = 0; item < s->pack->item_count; item++)
                if (s->pack->items[item].type == PEIL_ITEM_TEXT)
                    by_item[item] = (struct peil_answer){0}; /* whose order shows */
            *answers = *s->answers;
            answers->answers = by_item;
            made[i] = (struct peil_sheet){.name = "x", .answers = answers};
            order[i] = turned[count - 1 - i] = &made[i];
        }
        for (int rule = PEIL_MERGE_MEDIAN; rule <= PEIL_MERGE_MAJORITY; rule++) {
            const struct peil_answers *one, *other;
            struct peil_answers *read;
            struct peil_node *node;
            char first[65], second[65];

            cr_assert_eq(peil_merge(&one, arena, s->pack, order, count, (enum peil_merge_rule)rule),
                PEIL_OK);
            cr_assert_eq(
                peil_merge(&other, arena, s->pack, turned, count, (enum peil_merge_rule)rule),
                PEIL_OK);
            node = peil_answers_node(arena, one);
            cr_assert_eq(peil_answers_digest(first, node), PEIL_OK);
            cr_assert_eq(peil_answers_digest(second, peil_answers_node(arena, other)), PEIL_OK);
            cr_assert_str_eq(first, second);
            if (count == 1) {
                cr_assert_eq(peil_answers_digest(second, peil_answers_node(arena, made[0].answers)),
                    PEIL_OK);
                cr_assert_str_eq(first, second);
            }
            cr_assert_eq(
                peil_answers_read_partly(&read, arena, s->pack, node, &s->world.limits, s->diags),
                PEIL_OK);
            s->answers = read;
            sheets_score(s);
        }
        peil_arena_free(arena);
    }
}

Test(merge, of_shipped_packs_is_a_sheet_like_any_other)
{
    sheets_each_pack(visit);
}
