/*
 * Panels: what each role says, how far people are apart, and what to talk about first.
 */
#include <math.h>

#include "core/base/num.h"
#include "core/compare/panel.h"
#include "core/compare/protect.h"
#include "tests/unit/panel_help.h"
#include "tests/unit/luck.h"
#include "tests/unit/pack_sheets.h"
#include "tests/unit/rounds.h"

#define PACK                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "roles:\n  - {id: klant, label: Klant, anonymous: yes}\n  - {id: ambtenaar, label: A}\n"       \
    "  - {id: raad, label: R}\n"                                                                   \
    "evidence_kinds: [{id: ervaring, label: E, experience: yes}, {id: stuk, label: S}]\n"          \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: goed, label: Goed, from: 0.75}, {id: matig, label: M, from: 0.25},"           \
    " {id: niet, label: Niet, from: 0}]\n"                                                         \
    "  groups: [{id: g, label: G}, {id: h, label: H}]\n"                                           \
    "  concepts:\n"                                                                                \
    "    - {id: een, label: E, group: g, definition: D}\n"                                         \
    "    - {id: twee, label: T, group: g, definition: D}\n"                                        \
    "    - {id: drie, label: D, group: h, definition: D}\n"                                        \
    "scales:\n"                                                                                    \
    "  oordeel: [{id: goed, label: Goed, points: 2}, {id: matig, label: M, points: 1},"            \
    " {id: niet, label: Niet, points: 0}, {id: geen, label: G}]\n"                                 \
    "  kleur: [{id: rood, label: R}, {id: blauw, label: B}]\n"                                     \
    "sections:\n"                                                                                  \
    "  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                                    \
    "      - {id: a.1, text: V, weight: 3, evidence: stuk,"                                        \
    " maps: [{concept: een, relation: equal}]}\n"                                                  \
    "      - {id: a.2, text: V, evidence: ervaring, maps: [{concept: twee, relation: equal}]}\n"   \
    "  - id: b\n    title: B\n    scale: oordeel\n    items:\n"                                    \
    "      - {id: b.1, text: V, reverse: yes, maps: [{concept: drie, relation: equal}]}\n"         \
    "      - {id: b.2, text: V, type: matrix, rows: [{id: x, text: X}, {id: y, text: Y}]}\n"       \
    "      - {id: b.3, text: V, scale: kleur}\n"                                                   \
    "      - {id: b.4, text: V, type: number, min: 0, max: 10, scored: no}\n"                      \
    "      - {id: b.5, text: V, for: [raad]}\n"                                                    \
    "      - {id: b.6, text: V, type: choices, scale: kleur}\n"                                    \
    "scoring: {model: mean-of-means}\n"
#define AMBTENAAR "role: ambtenaar\n"
#define RAAD "role: raad\n"
#define KLANT "role: klant\n"

static struct panel_world p;
static struct peil_gathering *gathering;
static const struct peil_panel *panel;

static void begin(void)
{
    panel_begin(&p, PACK);
}

static void end(void)
{
    panel_end(&p);
}

TestSuite(panel, .init = begin, .fini = end);

/* From sheets to panels, as comparing does it. */
static void make(size_t least)
{
    struct peil_compared_subject *subject;
    const struct peil_panel *const *panels;
    size_t count;

    cr_assert_eq(panel_protect(&p, &gathering, least), PEIL_OK);
    subject = &gathering->subjects[0];
    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count; j++) {
            struct peil_round *round = &subject->frameworks[i].rounds[j];

            for (size_t k = 0; k < round->sheet_count; k++)
                round->sheets[k]->result = panel_evaluate(&p, round->sheets[k]->answers);
            cr_assert_eq(peil_merge(&round->merged, p.arena, p.pack, round->sheets,
                             round->sheet_count, PEIL_MERGE_MEDIAN),
                PEIL_OK);
            round->result = panel_evaluate(&p, round->merged);
        }
    cr_assert_eq(peil_panels_make(&panels, &count, p.arena, gathering, subject, least), PEIL_OK);
    panel = count > 0 ? panels[0] : NULL;
}

static const struct peil_panel_line *line_of(const char *item, const char *row)
{
    for (size_t i = 0; i < panel->line_count; i++) {
        const struct peil_panel_line *line = &panel->lines[i];

        if (strcmp(line->item->id, item) == 0 &&
            (!row || strcmp(line->item->rows[line->row].id, row) == 0))
            return line;
    }
    cr_assert_fail("no line %s", item);
    return NULL;
}

static size_t group_of(const char *role)
{
    for (size_t i = 0; i < panel->group_count; i++)
        if (panel->groups[i].role && strcmp(panel->groups[i].role->id, role) == 0)
            return i;
    cr_assert_fail("no group %s", role);
    return 0;
}

static const struct peil_panel_cell *cell_of(const char *item, const char *row, const char *role)
{
    return &line_of(item, row)->cells[group_of(role)];
}

Test(panel, there_is_none_of_one_respondent)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n");
    make(5);
    cr_assert_null(panel);
}

Test(panel, counts_what_each_role_says)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR "respondent: A\n", "  a.1: goed\n  b.2: {x: goed, y: unknown}\n");
    panel_add(&p, AMBTENAAR "respondent: B\n", "  a.1: niet\n  b.2: {x: niet}\n");
    panel_add(&p, RAAD, "  a.1: matig\n  b.5: goed\n");
    make(5);
    cr_assert_eq(panel->group_count, 2);
    cr_assert_eq(panel->groups[0].count, 2);
    cr_assert_eq(panel->line_count, 9);
    cr_assert_eq(cell_of("a.1", NULL, "ambtenaar")->options[0], 1);
    cr_assert_eq(cell_of("a.1", NULL, "ambtenaar")->options[2], 1);
    cr_assert_float_eq(cell_of("a.1", NULL, "ambtenaar")->ratio, 0.5, 1e-12);
    cr_assert_eq(cell_of("a.1", NULL, "ambtenaar")->middle->option, 2); /* of two the lower */
    cr_assert_eq(cell_of("b.2", "y", "ambtenaar")->unknown, 1);
    cr_assert_eq(cell_of("b.2", "y", "ambtenaar")->blank, 1);
    cr_assert_eq(cell_of("b.2", "x", "raad")->blank, 1);
    cr_assert_not(cell_of("b.5", NULL, "ambtenaar")->asked);
    cr_assert(cell_of("b.5", NULL, "raad")->asked);
    cr_assert_eq(line_of("a.1", NULL)->steps, 2);
    cr_assert_float_eq(line_of("a.1", NULL)->spread, 1, 1e-12);
    cr_assert_not(line_of("a.1", NULL)->widest.has); /* both roles have the same mean */
}

Test(panel, of_a_reversed_item_few_points_are_the_better_answer)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  b.1: niet\n");
    panel_add(&p, RAAD, "  b.1: matig\n");
    make(5);
    cr_assert_eq(line_of("b.1", NULL)->widest.high, group_of("ambtenaar"));
    cr_assert_float_eq(line_of("b.1", NULL)->widest.gap, 0.5, 1e-12);
    cr_assert_eq(line_of("b.1", NULL)->steps, 1);
}

Test(panel, options_without_points_have_no_mean_and_no_spread)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: geen\n  b.3: rood\n  b.4: 3\n");
    panel_add(&p, RAAD, "  a.1: goed\n  b.3: blauw\n  b.4: 7\n");
    make(5);
    cr_assert_not(cell_of("a.1", NULL, "ambtenaar")->has_ratio);
    cr_assert_eq(cell_of("a.1", NULL, "ambtenaar")->answered, 1);
    cr_assert_not(line_of("a.1", NULL)->has_spread);
    cr_assert_not(line_of("b.3", NULL)->has_spread);
    cr_assert(line_of("b.3", NULL)->differs);
    cr_assert_not(line_of("b.4", NULL)->has_spread);
    cr_assert(line_of("b.4", NULL)->differs);
    cr_assert(line_of("a.1", NULL)->differs);
    cr_assert_not(line_of("a.2", NULL)->differs);
    cr_assert_float_eq(cell_of("b.4", NULL, "raad")->middle->number, 7, 0);
}

Test(panel, too_few_answers_of_anonymous_people_are_not_in_it)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n  a.2: goed\n");
    for (int i = 0; i < 3; i++)
        panel_add(&p, KLANT, i < 2 ? "  a.1: niet\n  a.2: niet\n" : "  a.2: niet\n");
    make(3);
    cr_assert(cell_of("a.2", NULL, "klant")->shown);
    cr_assert_eq(cell_of("a.2", NULL, "klant")->options[2], 3);
    cr_assert_not(cell_of("a.1", NULL, "klant")->shown);
    cr_assert_null(cell_of("a.1", NULL, "klant")->options);
    cr_assert_eq(cell_of("a.1", NULL, "klant")->answered, 0);
    cr_assert_not(line_of("a.1", NULL)->has_spread);
    cr_assert_eq(panel->concepts[0].standings[group_of("klant")].known, 0);
    cr_assert_not(panel->concepts[0].standings[group_of("klant")].shown);
    cr_assert_eq(panel->concepts[1].standings[group_of("klant")].known, 3);
    cr_assert_eq(panel->concepts[1].steps, 2);
}

/* "Geen" has no points, so that the concept is known of fewer than the item is answered by. */
Test(panel, of_several_options_each_is_counted)
{
    const struct peil_panel_cell *cell;

    panel_clear(&p);
    panel_add(&p, RAAD "respondent: A\n", "  b.6: [rood, blauw]\n");
    panel_add(&p, RAAD "respondent: B\n", "  b.6: [blauw]\n");
    panel_add(&p, AMBTENAAR, "  b.6: [rood]\n");
    make(0);
    cell = cell_of("b.6", NULL, "raad");
    cr_assert_eq(cell->answered, 2);
    cr_assert_eq(cell->options[0], 1);
    cr_assert_eq(cell->options[1], 2);
}

Test(panel, pairs_that_are_as_far_apart_stand_in_the_order_of_their_roles)
{
    static const size_t pairs[][2] = {{0, 1}, {0, 2}, {1, 2}};

    panel_clear(&p);
    panel_add(&p, RAAD, "  a.1: goed\n");
    panel_add(&p, AMBTENAAR, "  a.1: goed\n");
    panel_add(&p, "", "  a.1: goed\n");
    make(0);
    cr_assert_eq(panel->pair_count, 3);
    for (size_t i = 0; i < 3; i++) {
        cr_assert_eq(panel->pairs[i].a, pairs[i][0]);
        cr_assert_eq(panel->pairs[i].b, pairs[i][1]);
    }
}

/* No number of a concept that nobody of a role knows. */
Test(panel, a_concept_that_is_not_known_has_no_number)
{
    panel_clear(&p);
    panel_add(&p, RAAD, "  a.1: unknown\n");
    panel_add(&p, AMBTENAAR, "  a.1: goed\n");
    make(0);
    for (size_t i = 0; i < panel->concept_count; i++)
        for (size_t j = 0; j < panel->group_count; j++)
            cr_assert(panel->concepts[i].standings[j].known > 0 ||
                      panel->concepts[i].standings[j].ratio == 0);
}

Test(panel, a_concept_that_is_known_of_too_few_is_not_told)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n");
    for (int i = 0; i < 3; i++)
        panel_add(&p, KLANT, i < 2 ? "  a.1: niet\n" : "  a.1: geen\n");
    make(3);
    cr_assert(cell_of("a.1", NULL, "klant")->shown);
    cr_assert_not(panel->concepts[0].standings[group_of("klant")].shown);
    cr_assert_eq(panel->concepts[0].standings[group_of("klant")].known, 0);
    cr_assert_not(panel->concepts[0].has_spread);
}

Test(panel, roles_that_are_too_small_are_named_and_nothing_more)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n");
    panel_add(&p, RAAD, "  a.1: goed\n");
    panel_add(&p, KLANT, "  a.1: niet\n");
    make(5);
    cr_assert_eq(panel->group_count, 2);
    cr_assert_eq(panel->unseen_count, 1);
    cr_assert_str_eq(panel->unseen[0]->id, "klant");
}

Test(panel, a_role_that_is_shown_is_not_named_as_too_small_for_another_year)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR "respondent: R\ndate: 2025-01-01\n", "  a.1: goed\n");
    panel_add(&p, KLANT "date: 2025-01-01\n", "  a.1: niet\n");
    panel_add(&p, AMBTENAAR "respondent: R\ndate: 2026-01-01\n", "  a.1: goed\n");
    for (size_t i = 0; i < 3; i++)
        panel_add(&p, KLANT "date: 2026-01-01\n", "  a.1: niet\n");
    make(3);
    cr_assert_eq(gathering->unseen_count, 1);
    cr_assert_eq(panel->group_count, 2);
    cr_assert_eq(panel->unseen_count, 0);
}

Test(panel, alpha_is_that_of_the_ratings)
{
    /* Krippendorff 2011, data B as far as it goes: by person, on items with and without reverse. */
    static const double values[] = {2, 2, /**/ 0, 1, /**/ 1, 1, /**/ 2, 0};
    struct peil_ratings ratings = {values, 4, 2};
    struct peil_agreement wanted;

    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n  a.2: niet\n  b.1: matig\n  b.2: {x: goed}\n");
    panel_add(&p, RAAD, "  a.1: goed\n  a.2: matig\n  b.1: matig\n  b.2: {x: niet, y: goed}\n");
    make(5);
    cr_assert_eq(peil_agreement_alpha(&wanted, p.arena, &ratings, PEIL_METRIC_ORDINAL), PEIL_OK);
    cr_assert_eq(panel->agreement_count, 1);
    cr_assert_eq(panel->agreements[0].metric, PEIL_METRIC_ORDINAL);
    cr_assert_eq(panel->agreements[0].alpha.units, 4);
    cr_assert_float_eq(panel->agreements[0].alpha.alpha, wanted.alpha, 1e-9);
    cr_assert(panel->agreements[0].few);
    panel_add(&p, RAAD "respondent: Z\n", "  b.3: rood\n");
    panel_add(&p, AMBTENAAR "respondent: Z\n", "  b.3: rood\n");
    make(5);
    cr_assert_eq(panel->agreement_count, 2);
    cr_assert_eq(panel->agreements[1].metric, PEIL_METRIC_NOMINAL);
    cr_assert_not(panel->agreements[1].alpha.defined); /* all the same */
}

Test(panel, pairs_of_roles_are_apart_by_the_mean_of_their_gaps)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n  a.2: matig\n");
    panel_add(&p, RAAD, "  a.1: niet\n  a.2: goed\n  b.1: goed\n");
    make(5);
    cr_assert_eq(panel->pair_count, 1);
    cr_assert_eq(panel->pairs[0].lines, 2);
    cr_assert_float_eq(panel->pairs[0].apart, 0.75, 1e-12);
    cr_assert_float_eq(panel->pairs[0].lean, 0.25, 1e-12);
}

Test(panel, what_is_arranged_stands_beside_what_people_notice)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n  a.2: niet\n  b.1: goed\n");
    panel_add(&p, RAAD, "  a.1: goed\n  a.2: niet\n");
    make(5);
    cr_assert_eq(panel->practice_count, 2);
    cr_assert_null(panel->practices[0].group);
    cr_assert_eq(panel->practices[0].arranged_count, 2);
    cr_assert_float_eq(panel->practices[0].arranged, 0.75, 1e-12); /* (3 x 1 + 1 x 0) / 4 */
    cr_assert_float_eq(panel->practices[0].experienced, 0, 0);
    cr_assert_str_eq(panel->practices[1].group->id, "g");
    cr_assert_float_eq(panel->practices[1].arranged, 1, 1e-12);
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n");
    panel_add(&p, RAAD, "  a.1: goed\n");
    make(5);
    cr_assert_eq(panel->practice_count, 0);
}

/* Section A weighs as much as B: a.1 three eighths, a.2 one; of B each of three items a sixth. */
Test(panel, the_agenda_is_weight_times_gap)
{
    panel_clear(&p);
    panel_add(&p, AMBTENAAR, "  a.1: goed\n  a.2: goed\n  b.2: {x: goed, y: goed}\n");
    panel_add(&p, RAAD, "  a.1: matig\n  a.2: niet\n  b.2: {x: niet, y: goed}\n");
    make(5);
    cr_assert_float_eq(line_of("a.1", NULL)->weight, 0.375, 1e-12);
    cr_assert_float_eq(line_of("a.2", NULL)->weight, 0.125, 1e-12);
    cr_assert_float_eq(line_of("b.1", NULL)->weight, 0.5 / 3, 1e-9);
    cr_assert_float_eq(line_of("b.2", "x")->weight, 0.5 / 6, 1e-9);
    cr_assert_float_eq(line_of("b.4", NULL)->weight, 0, 0);
    cr_assert_eq(panel->agenda_count, 3);
    cr_assert_eq(&panel->lines[panel->agenda[0]], line_of("a.1", NULL));
    cr_assert_eq(&panel->lines[panel->agenda[1]], line_of("a.2", NULL));
    cr_assert_eq(&panel->lines[panel->agenda[2]], line_of("b.2", "x"));
    cr_assert_float_eq(line_of("a.1", NULL)->urgency, 0.375 * 0.5, 1e-12);
}

Test(panel, of_a_single_role_its_people_are_compared)
{
    panel_clear(&p);
    panel_add(&p, RAAD "respondent: A\n", "  a.1: goed\n  a.2: goed\n");
    panel_add(&p, RAAD "respondent: B\n", "  a.1: goed\n  a.2: matig\n");
    make(5);
    cr_assert_eq(panel->agenda_count, 1);
    cr_assert_float_eq(line_of("a.2", NULL)->urgency, 0.125 * 0.5, 1e-12);
}

/* ---- properties of every shipped pack -------------------------------------------------------- */

static void check_line(const struct peil_panel_line *line, size_t groups)
{
    double least = 2, most = -1, widest = 0;

    for (size_t i = 0; i < groups; i++) {
        const struct peil_panel_cell *cell = &line->cells[i];
        size_t given = 0;

        if (!cell->has_ratio)
            continue;
        for (size_t option = 0; option < line->item->scale->count; option++)
            given += cell->options[option];
        if (line->item->type != PEIL_ITEM_CHOICES)
            cr_assert_eq(given, cell->answered);
        cr_assert_geq(cell->ratio, cell->least - 1e-9);
        cr_assert_leq(cell->ratio, cell->most + 1e-9);
        least = fmin(least, cell->least);
        most = fmax(most, cell->most);
        for (size_t j = 0; j < i; j++)
            if (line->cells[j].has_ratio)
                widest = fmax(widest, fabs(cell->ratio - line->cells[j].ratio));
    }
    if (line->has_spread)
        cr_assert_float_eq(line->spread, most - least, 1e-9);
    cr_assert_float_eq(line->widest.gap, widest, 1e-9);
    cr_assert_float_eq(line->urgency, line->weight * (groups > 1 ? widest : line->spread), 1e-9);
}

static void check_panel(void)
{
    double weights = 0;
    size_t urgent = 0;

    for (size_t i = 0; i < panel->line_count; i++) {
        if (panel->lines[i].item->scale)
            check_line(&panel->lines[i], panel->group_count);
        weights += panel->lines[i].weight;
        urgent += panel->lines[i].urgency > 0;
    }
    cr_assert_float_eq(weights, 1, 1e-6);
    cr_assert_eq(panel->agenda_count, urgent);
    for (size_t i = 1; i < panel->agenda_count; i++)
        cr_assert_geq(
            panel->lines[panel->agenda[i - 1]].urgency, panel->lines[panel->agenda[i]].urgency);
}

static void visit(struct sheets *s)
{
    uint64_t random = 9;
    bool scored = false;

    for (size_t i = 0; i < s->pack->item_count; i++)
        scored = scored || s->pack->items[i].scored;
    panel_end(&p);
    panel_begin_pack(&p, s->pack->id);
    for (int round = 0; scored && round < rounds(8); round++) {
        size_t count = 2 + luck_below(&random, 6);

        panel_clear(&p);
        for (size_t i = 0; i < count; i++) {
            struct peil_answers *answers = peil_answers_blank(p.arena, p.pack);
            const struct peil_pack *roles = p.pack->used[p.pack->used_count - 1].pack;
            struct peil_answers *read;

            sheets_clear(s, NULL);
            sheets_shuffle(s, &random);
            cr_assert_eq(peil_answers_read_partly(&read, p.arena, p.pack,
                             peil_answers_node(p.arena, s->answers), &p.world.limits, p.diags),
                PEIL_OK);
            *answers = *read;
            answers->date = "2026-05-01";
            if (roles->role_count > 3)
                answers->role = &roles->roles[luck_below(&random, 3)];
            answers->respondent = peil_arena_format(p.arena, "R%z", i);
            panel_put(&p, answers);
        }
        make(5);
        cr_assert_not_null(panel);
        check_panel();
    }
}

Test(panel, of_shipped_packs_holds_what_it_says)
{
    sheets_each_pack(visit);
}
