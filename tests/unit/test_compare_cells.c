/*
 * Cells and unions: what must hold of every interval, on random ones; and the status of a concept
 * by what its cells are.
 */
#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

#include "core/compare/cells.h"
#include "core/eval/concept_range.h"
#include "tests/unit/luck.h"

#define CELLS 4
#define ROUTES 3

static const struct peil_level levels[] = {
    {.id = "goed", .from = 0.75}, {.id = "moet-beter", .from = 0.25}, {.id = "niet", .from = 0}};
static const struct peil_vocabulary vocabulary = {
    .levels = levels, .level_count = 3, .known = {false, 0.75, 0.5, 0.5}};

static double share_of_eighths(void)
{
    return (double)luck(9) / 8;
}

/* A concept with cells of up to three routes each. */
struct set {
    struct peil_concept_level levels[CELLS][ROUTES];
    struct peil_route routes[CELLS][ROUTES];
    struct peil_concept_cell cells[CELLS];
    size_t counts[CELLS];
    struct peil_compared_concept concept;
};

static struct peil_concept_level closed_level(double ratio)
{
    return (struct peil_concept_level){.known = true,
        .ratio = ratio,
        .bounded = true,
        .certain = true,
        .low = ratio,
        .high = ratio};
}

/* Known with something open, or wholly open. */
static struct peil_concept_level open_level(bool known)
{
    double low = share_of_eighths();
    double high = share_of_eighths();
    struct peil_concept_level level = closed_level((low + high) / 2);

    level.low = low < high ? low : high;
    level.high = low < high ? high : low;
    level.open = true;
    level.known = known;
    level.certain = luck(2) == 0;
    return level;
}

static void fill(struct set *set)
{
    struct peil_concept_member room[ROUTES];

    for (size_t i = 0; i < CELLS; i++) {
        for (size_t k = 0; k < set->counts[i]; k++)
            set->routes[i][k].level = &set->levels[i][k];
        peil_cell_fill(&set->cells[i], set->routes[i], set->counts[i], &vocabulary, room);
    }
    memset(&set->concept, 0, sizeof(set->concept));
    set->concept.cells = set->cells;
    peil_union_fill(&set->concept, CELLS);
}

static void draw(struct set *set, uint64_t number)
{
    luck_seed = number * 7919;
    memset(set, 0, sizeof(*set));
    for (size_t i = 0; i < CELLS; i++) {
        set->counts[i] = luck(ROUTES + 1);
        for (size_t k = 0; k < set->counts[i]; k++) {
            uint64_t kind = luck(5);

            set->routes[i][k].relation = (enum peil_relation)luck(4);
            set->levels[i][k] = kind < 3   ? closed_level(share_of_eighths())
                                : kind < 4 ? open_level(luck(2) == 0)
                                           : (struct peil_concept_level){0};
        }
    }
    fill(set);
}

static bool has_interval(const struct peil_concept_cell *cell)
{
    return cell->state == PEIL_CELL_KNOWN || cell->state == PEIL_CELL_UNKNOWN;
}

static bool is_point(double least, double most)
{
    return fabs(most - least) < 1e-9;
}

Test(compare_cells, a_cell_is_a_point_only_through_equal_with_all_that_matters_answered)
{
    struct set set;
    size_t points = 0;

    for (uint64_t n = 1; n < 20000; n++) {
        draw(&set, n);
        for (size_t i = 0; i < CELLS; i++) {
            const struct peil_concept_cell *cell = &set.cells[i];

            if (!has_interval(cell))
                continue;
            cr_assert(cell->least >= 0 && cell->most <= 1 && cell->least <= cell->most);
            cr_assert_eq(is_point(cell->least, cell->most),
                cell->relation == PEIL_RELATION_EQUAL && is_point(cell->low, cell->high));
            cr_assert_geq(cell->most - cell->least, 1 - cell->share - 1e-9);
            points += is_point(cell->least, cell->most);
        }
    }
    cr_assert_gt(points, (size_t)100);
}

Test(compare_cells, an_interval_holds_all_that_the_share_and_what_is_open_leave)
{
    struct set set;

    for (uint64_t n = 1; n < 5000; n++) {
        draw(&set, n);
        for (size_t i = 0; i < CELLS; i++) {
            const struct peil_concept_cell *cell = &set.cells[i];

            if (!has_interval(cell))
                continue;
            for (int ratio = 0; ratio <= 4; ratio++)
                for (int rest = 0; rest <= 4; rest++) {
                    double asked = cell->low + (cell->high - cell->low) * ratio / 4;
                    double truth = cell->share * asked + (1 - cell->share) * rest / 4;

                    cr_assert(truth >= cell->least - 1e-9 && truth <= cell->most + 1e-9);
                }
        }
    }
}

Test(compare_cells, together_is_a_point_where_all_are_equal_answered_and_agree)
{
    struct set set;

    for (uint64_t n = 1; n < 2000; n++) {
        double ratio;

        luck_seed = n * 7919;
        ratio = share_of_eighths();
        memset(&set, 0, sizeof(set));
        for (size_t i = 0; i < CELLS; i++) {
            set.counts[i] = i == 0 ? 1 : luck(2);
            set.levels[i][0] = closed_level(ratio);
        }
        fill(&set);
        cr_assert(set.concept.bounded && is_point(set.concept.least, set.concept.most));
        cr_assert_float_eq(set.concept.least, ratio, 1e-9);
        cr_assert_eq(set.concept.status, PEIL_UNION_KNOWN);
    }
}

Test(compare_cells, together_without_equal_is_never_a_point)
{
    struct set set;
    size_t several = 0;

    for (uint64_t n = 1; n < 40000; n++) {
        bool full = false;
        size_t count = 0;

        draw(&set, n);
        for (size_t i = 0; i < CELLS; i++) {
            const struct peil_concept_cell *cell = &set.cells[i];

            full =
                full || (cell->state == PEIL_CELL_KNOWN && cell->relation == PEIL_RELATION_EQUAL);
            count += has_interval(cell);
        }
        cr_assert_eq(set.concept.bounded, count > 0);
        if (count == 0 || full)
            continue;
        cr_assert_not(is_point(set.concept.least, set.concept.most));
        several += count > 1;
    }
    cr_assert_gt(several, (size_t)1000);
}

/* Where the cells can all be right, together they leave what all of them leave. */
Test(compare_cells, together_lies_within_every_cell_that_agrees)
{
    struct set set;

    for (uint64_t n = 1; n < 20000; n++) {
        double low = 0;
        double high = 1;
        double share = 0;

        draw(&set, n);
        for (size_t i = 0; i < CELLS; i++) {
            if (!has_interval(&set.cells[i]))
                continue;
            low = fmax(low, set.cells[i].least);
            high = fmin(high, set.cells[i].most);
            if (set.cells[i].state == PEIL_CELL_KNOWN)
                share = fmax(share, set.cells[i].share);
        }
        if (!set.concept.bounded)
            continue;
        cr_assert(set.concept.least >= 0 && set.concept.most <= 1);
        cr_assert(set.concept.least <= fmin(low, high) + 1e-9);
        cr_assert(set.concept.most >= fmax(low, high) - 1e-9);
        if (high - low >= 1 - share)
            cr_assert(fabs(set.concept.least - low) < 1e-9 && fabs(set.concept.most - high) < 1e-9);
    }
}

Test(compare_cells, a_better_answer_lowers_no_end)
{
    struct set set;

    for (uint64_t n = 1; n < 40000; n++) {
        struct peil_compared_concept before;
        struct peil_concept_cell cells[CELLS];
        struct peil_concept_level *level;
        size_t i, k;
        double more;

        draw(&set, n);
        before = set.concept;
        memcpy(cells, set.cells, sizeof(cells));
        i = luck(CELLS);
        if (set.counts[i] == 0)
            continue;
        k = luck(set.counts[i]);
        level = &set.levels[i][k];
        more = (double)luck(4) / 8;
        if (!level->bounded)
            continue;
        level->low = fmin(1, level->low + more);
        level->high = fmin(1, level->high + more);
        level->ratio = fmin(1, level->ratio + more);
        fill(&set);
        for (i = 0; i < CELLS; i++)
            cr_assert(set.cells[i].least >= cells[i].least - 1e-9 &&
                      set.cells[i].most >= cells[i].most - 1e-9);
        cr_assert(
            set.concept.least >= before.least - 1e-9 && set.concept.most >= before.most - 1e-9);
    }
}

Test(compare_cells, a_further_answer_only_narrows_a_cell)
{
    struct set set;

    for (uint64_t n = 1; n < 40000; n++) {
        struct peil_concept_cell cells[CELLS];
        size_t i, k;

        draw(&set, n);
        memcpy(cells, set.cells, sizeof(cells));
        i = luck(CELLS);
        if (set.counts[i] == 0)
            continue;
        k = luck(set.counts[i]);
        if (!set.levels[i][k].bounded || !set.levels[i][k].open)
            continue;
        set.levels[i][k] =
            closed_level(set.levels[i][k].low + (set.levels[i][k].high - set.levels[i][k].low) / 2);
        fill(&set);
        cr_assert(set.cells[i].least >= cells[i].least - 1e-9 &&
                  set.cells[i].most <= cells[i].most + 1e-9);
    }
}

Test(compare_cells, the_order_of_the_checklists_changes_nothing)
{
    struct set set;

    for (uint64_t n = 1; n < 5000; n++) {
        struct peil_concept_cell turned[CELLS];
        struct peil_compared_concept other = {.cells = turned};

        draw(&set, n);
        for (size_t i = 0; i < CELLS; i++)
            turned[i] = set.cells[(i + 1 + n % 3) % CELLS];
        peil_union_fill(&other, CELLS);
        cr_assert_eq(other.status, set.concept.status);
        cr_assert_eq(other.asked, set.concept.asked);
        cr_assert_float_eq(other.least, set.concept.least, 0);
        cr_assert_float_eq(other.most, set.concept.most, 0);
    }
}

/* ---- status ------------------------------------------------------------------------------ */

static enum peil_union_status status_of(struct set *set)
{
    fill(set);
    return set->concept.status;
}

static void put(
    struct set *set, size_t cell, enum peil_relation relation, struct peil_concept_level level)
{
    set->counts[cell] = 1;
    set->routes[cell][0].relation = relation;
    set->levels[cell][0] = level;
}

Test(compare_cells, not_asked_is_not_unknown_and_unknown_is_not_poor)
{
    struct peil_concept_level open = {.bounded = true, .open = true, .high = 1};
    struct set set = {0};

    cr_assert_eq(status_of(&set), PEIL_UNION_NOT_ASKED);
    cr_assert_not(set.concept.bounded);
    put(&set, 0, PEIL_RELATION_EQUAL, (struct peil_concept_level){0});
    cr_assert_eq(status_of(&set), PEIL_UNION_NOT_APPLICABLE);
    cr_assert_eq(set.cells[0].state, PEIL_CELL_NOT_APPLICABLE);
    put(&set, 1, PEIL_RELATION_EQUAL, open);
    cr_assert_eq(status_of(&set), PEIL_UNION_UNKNOWN);
    cr_assert_eq(set.concept.asked, 2);
    cr_assert_null(set.cells[1].level);
}

Test(compare_cells, only_equal_and_subset_contradict)
{
    struct set set = {0};

    put(&set, 0, PEIL_RELATION_EQUAL, closed_level(1));
    put(&set, 1, PEIL_RELATION_SUPERSET, closed_level(0));
    put(&set, 2, PEIL_RELATION_INTERSECTS, closed_level(0));
    cr_assert_eq(status_of(&set), PEIL_UNION_KNOWN);
    put(&set, 3, PEIL_RELATION_SUBSET, closed_level(0.8));
    cr_assert_eq(status_of(&set), PEIL_UNION_KNOWN);
    put(&set, 3, PEIL_RELATION_SUBSET, closed_level(0.7));
    cr_assert_eq(status_of(&set), PEIL_UNION_CONTRADICTED);
    cr_assert_eq(set.concept.against[0], 3);
    cr_assert_eq(set.concept.against[1], 0);
    put(&set, 0, PEIL_RELATION_INTERSECTS, closed_level(1));
    cr_assert_eq(status_of(&set), PEIL_UNION_PARTLY);
}

Test(compare_cells, known_takes_a_cell_that_is_sure_of_itself)
{
    struct set set = {0};
    struct peil_concept_level half = closed_level(1);

    half.open = true;
    half.low = 0;
    put(&set, 0, PEIL_RELATION_EQUAL, half);
    cr_assert_eq(status_of(&set), PEIL_UNION_PARTLY);
    cr_assert_eq(set.cells[0].confidence, PEIL_CONFIDENCE_PARTIAL);
    put(&set, 1, PEIL_RELATION_SUBSET, closed_level(1));
    cr_assert_eq(status_of(&set), PEIL_UNION_PARTLY);
    put(&set, 2, PEIL_RELATION_EQUAL, closed_level(1));
    cr_assert_eq(status_of(&set), PEIL_UNION_KNOWN);
}

Test(compare_cells, of_several_ways_the_strongest_relation_decides)
{
    struct set set = {.counts = {3}};

    set.routes[0][0].relation = PEIL_RELATION_INTERSECTS;
    set.routes[0][1].relation = PEIL_RELATION_EQUAL;
    set.routes[0][2].relation = PEIL_RELATION_EQUAL;
    set.levels[0][0] = closed_level(0);
    set.levels[0][1] = closed_level(1);
    set.levels[0][2] = closed_level(0.5);
    fill(&set);
    cr_assert_float_eq(set.cells[0].ratio, 0.5, 1e-9); /* the worst of the equal ones */
    cr_assert_not(set.cells[0].routes[0].used);
    set.routes[0][1].relation = set.routes[0][2].relation = PEIL_RELATION_SUBSET;
    fill(&set);
    cr_assert_float_eq(set.cells[0].ratio, 0.75, 1e-9); /* their mean */
    cr_assert_float_eq(set.cells[0].least, 0.75 * 0.75, 1e-9);
    cr_assert_float_eq(set.cells[0].most, 0.75 * 0.75 + 0.25, 1e-9);
}
