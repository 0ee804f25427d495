/*
 * What must hold for all scores, tried on random small packs and answers from a fixed seed.
 */
#include <criterion/criterion.h>

#include "tests/unit/eval_support.h"
#include "tests/unit/luck.h"

#define ROUNDS 600
#define MOST_OPEN 4
#define SLACK 1e-9

static const double weights[] = {1, 1, 2, 0.3, 5, 0};
static const double section_weights[] = {1, 1, 2, 0.5};

/* All but those without a number of their own, and the one whose conditions are scripts. */
static const enum peil_model models[] = {PEIL_MODEL_COUNT, PEIL_MODEL_MEAN, PEIL_MODEL_SUM,
    PEIL_MODEL_MEAN_OF_MEANS, PEIL_MODEL_WORST, PEIL_MODEL_FLAT, PEIL_MODEL_FLAT_UNWEIGHTED,
    PEIL_MODEL_ABSOLUTE, PEIL_MODEL_XCCDF_DEFAULT, PEIL_MODEL_ALL_OR_PARTIAL, PEIL_MODEL_LADDER_SUM,
    PEIL_MODEL_STAGED, PEIL_MODEL_PERCENT_TO_TARGET, PEIL_MODEL_PROGRESS, PEIL_MODEL_LOWEST_LAW};
#define MODELS (sizeof(models) / sizeof(*models))

static enum peil_model random_model(uint64_t *random)
{
    return models[luck_below(random, MODELS)];
}

static double pick(uint64_t *random, const double *values, uint32_t count)
{
    return values[luck_below(random, count)];
}

static void random_scoring(struct peil_scoring *scoring, uint64_t *random)
{
    static const double froms[] = {0.25, 0.5, 1};

    scoring->model = random_model(random);
    scoring->section_model = random_model(random);
    scoring->level = 1 + luck_below(random, 2);
    scoring->count_of = (enum peil_count_of)luck_below(random, 3);
    scoring->count_from = pick(random, froms, 3);
    scoring->staged_from = pick(random, froms, 3);
    scoring->scale_min = luck_below(random, 2);
    scoring->scale_max = luck_below(random, 2) == 0 ? 100 : 5;
    scoring->blank = (enum peil_open_policy)luck_below(random, 5);
    scoring->unknown = (enum peil_open_policy)luck_below(random, 5);
    scoring->not_applicable = (enum peil_na_policy)luck_below(random, 3);
    scoring->provisional = 0.75;
    scoring->incomplete = luck_below(random, 2) == 0 ? 0.5 : 0;
    scoring->decimals = (int)luck_below(random, 3);
    scoring->has_cap = luck_below(random, 3) == 0;
    scoring->cap = 1 + luck_below(random, 3);
}

/* As far from the worst as the target, half as far, or not at all. */
static void set_baseline(struct peil_item *item, uint64_t *random)
{
    double worst = item->reverse ? item->high : item->low;

    item->has_baseline = luck_below(random, 4) > 0;
    item->baseline = worst + (item->target - worst) * 0.5 * luck_below(random, 3);
}

static void random_item(struct eval *e, size_t section, uint64_t *random)
{
    double weight = pick(random, weights, 6);
    struct peil_item *item;

    switch (luck_below(random, 6)) {
    case 0:
        item = eval_number(e, section, weight, -1, 4);
        item->has_step = luck_below(random, 2) == 0;
        item->step = 2; /* -1, 1 and 3; its most is not among them */
        break;
    case 1:
        item = eval_matrix(e, section, weight);
        break;
    case 2:
        item = eval_item(e, section, weight);
        item->type = PEIL_ITEM_CHOICES;
        item->high = 3;
        break;
    case 3:
        item = eval_item(e, section, weight);
        item->scale = &eval_high_scale;
        item->low = 1;
        item->high = 5;
        break;
    default:
        item = eval_item(e, section, weight);
        break;
    }
    item->reverse = luck_below(random, 4) == 0;
    if (item->type == PEIL_ITEM_CHOICE && luck_below(random, 2) == 0)
        eval_knockout(item);
    item->basis.kind = (enum peil_basis_kind)luck_below(random, 4);
    item->has_target = luck_below(random, 2) == 0;
    item->target = 1.5;
    item->maturity_level = 1 + luck_below(random, 3);
    set_baseline(item, random);
    e->answer[item->index].chosen = e->chosen[item->index];
}

static void random_sections(struct eval *e, size_t parent, unsigned depth, uint64_t *random)
{
    uint32_t count = 1 + luck_below(random, depth == 1 ? 3 : 2);

    for (uint32_t i = 0; i < count && e->pack.section_count + 4 < MOST_SECTIONS; i++) {
        size_t section = eval_section(e, parent, pick(random, section_weights, 4));
        uint32_t items = luck_below(random, 3) + (depth == 3);

        for (uint32_t j = 0; j < items && e->pack.item_count + 2 < MOST_ITEMS; j++)
            random_item(e, section, random);
        if (depth < 3 && (items == 0 || luck_below(random, 2) == 0))
            random_sections(e, section, depth + 1, random);
    }
}

/* The most that a number can be. */
static double most_of(const struct peil_item *item)
{
    return item->has_step ? 3 : item->max;
}

/* Answers a part at random among what has points; a number at one of its ends. */
static void random_answer(struct peil_answer *answer, const struct peil_item *item,
    enum peil_item_type type, bool *chosen, uint64_t *random)
{
    answer->state = PEIL_STATE_ANSWERED;
    answer->option = luck_below(random, 3);
    answer->number = luck_below(random, 2) == 0 ? item->min : most_of(item);
    if (type == PEIL_ITEM_CHOICES)
        for (size_t i = 0; i < 4; i++)
            chosen[i] = luck_below(random, 2) == 0;
}

static enum peil_state random_state(uint64_t *random, size_t *open)
{
    uint32_t dice = luck_below(random, 10);

    if (dice < 3 && *open < MOST_OPEN) {
        (*open)++;
        return dice == 0 ? PEIL_STATE_UNKNOWN : PEIL_STATE_BLANK;
    }
    return dice == 3 ? PEIL_STATE_NOT_APPLICABLE : PEIL_STATE_ANSWERED;
}

static void random_answers(struct eval *e, uint64_t *random)
{
    size_t open = 0;

    for (size_t i = 0; i < e->pack.item_count; i++) {
        const struct peil_item *item = &e->items[i];

        for (size_t row = 0; row < item->row_count; row++) {
            random_answer(&e->rows[i][row], item, PEIL_ITEM_CHOICE, NULL, random);
            e->rows[i][row].state = random_state(random, &open);
        }
        random_answer(&e->answer[i], item, item->type, e->chosen[i], random);
        if (item->row_count == 0)
            e->answer[i].state = random_state(random, &open);
    }
}

/* A part of the answers: an item, or a row of a matrix. */
struct part {
    struct peil_answer *answer;
    const struct peil_item *item;
    bool *chosen;
    uint32_t ways; /* in how many ways it can be answered */
};

static size_t list_parts(struct eval *e, struct part *parts, bool only_open)
{
    size_t count = 0;

    for (size_t i = 0; i < e->pack.item_count; i++) {
        const struct peil_item *item = &e->items[i];
        size_t rows = item->row_count == 0 ? 1 : item->row_count;

        for (size_t row = 0; row < rows; row++) {
            struct part part = {
                item->row_count == 0 ? &e->answer[i] : &e->rows[i][row], item, e->chosen[i], 3};

            part.ways = item->type == PEIL_ITEM_NUMBER    ? 2
                        : item->type == PEIL_ITEM_CHOICES ? 8
                                                          : 3;
            if (!only_open || part.answer->state == PEIL_STATE_BLANK ||
                part.answer->state == PEIL_STATE_UNKNOWN)
                parts[count++] = part;
        }
    }
    return count;
}

static void answer_in_way(struct part *part, uint32_t way)
{
    part->answer->state = PEIL_STATE_ANSWERED;
    part->answer->option = way % 3;
    part->answer->number = way == 0 ? part->item->min : most_of(part->item);
    if (part->item->type == PEIL_ITEM_CHOICES)
        for (uint32_t i = 0; i < 3; i++)
            part->chosen[i] = (way >> i & 1) != 0;
}

static void random_pack(struct eval *e, uint64_t *random)
{
    eval_begin(e, PEIL_MODEL_MEAN);
    random_scoring(&e->pack.scoring, random);
    random_sections(e, PEIL_NONE, 1, random);
    random_answers(e, random);
}

/* Progress goes beyond the ends of its scale. */
static void check_one(const struct peil_score *score, enum peil_model model)
{
    bool ends = model != PEIL_MODEL_PROGRESS;

    if (score->status == PEIL_SCORE_VALUE) {
        cr_assert(!ends || score->value >= score->scale_min);
        cr_assert(!ends || score->value <= score->scale_max);
        cr_assert(score->ratio >= 0 && score->ratio <= 1);
    } else {
        cr_assert_neq(score->reason, PEIL_REASON_NONE);
    }
    if (score->bounded && score->status == PEIL_SCORE_VALUE) {
        cr_assert_leq(score->low, score->value);
        cr_assert_leq(score->value, score->high);
    }
    if (score->bounded) {
        cr_assert_leq(score->low, score->high);
        cr_assert(!ends || score->low >= score->scale_min);
        cr_assert(!ends || score->high <= score->scale_max);
    }
    cr_assert(score->completeness >= 0 && score->completeness <= 1);
}

Test(properties, scores_lie_on_their_scale_and_bounds_are_in_order)
{
    static struct eval e;
    uint64_t random = 1;
    size_t values = 0;

    for (int round = 0; round < ROUNDS; round++) {
        random_pack(&e, &random);
        cr_assert(eval_run(&e));
        check_one(&e.total, e.pack.scoring.model);
        for (size_t i = 0; i < e.pack.section_count; i++)
            check_one(&e.section[i], e.sections[i].model);
        values += e.total.status == PEIL_SCORE_VALUE;
        eval_end(&e);
    }
    cr_assert_gt(values, ROUNDS / 3, "too few packs with a value: %zu", values);
}

/* Least and most values over all ways to answer what is open; by section, then the total. */
struct extremes {
    double low[MOST_SECTIONS + 1], high[MOST_SECTIONS + 1];
};

static void note(struct extremes *extremes, size_t at, const struct peil_score *score)
{
    if (score->status == PEIL_SCORE_VALUE) {
        extremes->low[at] = score->value < extremes->low[at] ? score->value : extremes->low[at];
        extremes->high[at] = score->value > extremes->high[at] ? score->value : extremes->high[at];
    }
}

static void try_all(struct eval *e, struct part *open, size_t count, struct extremes *extremes)
{
    if (count == 0) {
        peil_arena_reset(e->arena);
        cr_assert(eval_run(e));
        for (size_t i = 0; i < e->pack.section_count; i++)
            note(extremes, i, &e->section[i]);
        note(extremes, MOST_SECTIONS, &e->total);
        return;
    }
    for (uint32_t way = 0; way < open->ways; way++) {
        answer_in_way(open, way);
        try_all(e, open + 1, count - 1, extremes);
    }
}

Test(properties, bounds_are_what_the_best_and_worst_answers_give, .timeout = 120)
{
    static struct eval e;
    static struct part open[MOST_ITEMS * MOST_ROWS];
    static struct peil_score before[MOST_SECTIONS + 1];
    uint64_t random = 2;
    size_t wide = 0;

    for (int round = 0; round < ROUNDS; round++) {
        struct extremes extremes;

        random_pack(&e, &random);
        cr_assert(eval_run(&e));
        memcpy(before, e.section, e.pack.section_count * sizeof(*before));
        before[MOST_SECTIONS] = e.total;
        for (size_t i = 0; i <= MOST_SECTIONS; i++) {
            extremes.low[i] = 1e9;
            extremes.high[i] = -1e9;
            if (i < e.pack.section_count || i == MOST_SECTIONS)
                note(&extremes, i, &before[i]);
        }
        try_all(&e, open, list_parts(&e, open, true), &extremes);
        for (size_t i = 0; i <= MOST_SECTIONS; i++) {
            if ((i == MOST_SECTIONS || i < e.pack.section_count) && before[i].bounded) {
                cr_assert_float_eq(before[i].low, extremes.low[i], SLACK);
                cr_assert_float_eq(before[i].high, extremes.high[i], SLACK);
                wide += before[i].low < before[i].high;
            }
        }
        eval_end(&e);
    }
    cr_assert_gt(wide, ROUNDS, "too few bounds that differ: %zu", wide);
}

/* Only the value as it now stands may lie elsewhere. */
static void check_narrower(const struct peil_score *now, const struct peil_score *before)
{
    bool has = now->status == PEIL_SCORE_VALUE;
    bool low_is_now = has && !(now->low < now->value);
    bool high_is_now = has && !(now->high > now->value);

    cr_assert(now->low >= before->low - SLACK || low_is_now);
    cr_assert(now->high <= before->high + SLACK || high_is_now);
}

Test(properties, an_answer_more_narrows_the_bounds)
{
    static struct eval e;
    static struct part open[MOST_ITEMS * MOST_ROWS];
    uint64_t random = 3;
    size_t tried = 0;

    for (int round = 0; round < ROUNDS; round++) {
        struct peil_score before;
        size_t count;
        struct part *part;

        random_pack(&e, &random);
        cr_assert(eval_run(&e));
        before = e.total;
        count = list_parts(&e, open, true);
        if (count > 0 && before.bounded) {
            part = &open[luck_below(&random, (uint32_t)count)];
            answer_in_way(part, luck_below(&random, part->ways));
            cr_assert(eval_run(&e));
            check_narrower(&e.total, &before);
            cr_assert_geq(e.total.completeness, before.completeness);
            tried++;
        }
        eval_end(&e);
    }
    cr_assert_gt(tried, ROUNDS / 2);
}

Test(properties, with_nothing_open_the_bounds_are_the_value)
{
    static struct eval e;
    static struct part open[MOST_ITEMS * MOST_ROWS];
    uint64_t random = 4;
    size_t values = 0;

    for (int round = 0; round < ROUNDS; round++) {
        size_t count;

        random_pack(&e, &random);
        count = list_parts(&e, open, true);
        for (size_t i = 0; i < count; i++)
            answer_in_way(&open[i], luck_below(&random, open[i].ways));
        cr_assert(eval_run(&e));
        if (e.total.status == PEIL_SCORE_VALUE) {
            cr_assert(!(e.total.low < e.total.value) && !(e.total.low > e.total.value));
            cr_assert(!(e.total.high < e.total.value) && !(e.total.high > e.total.value));
            cr_assert_not(e.total.provisional);
            values++;
        } else {
            cr_assert_eq(e.total.status, PEIL_SCORE_UNDEFINED);
        }
        eval_end(&e);
    }
    cr_assert_gt(values, ROUNDS / 2);
}

Test(properties, scaling_all_weights_changes_no_normalised_score)
{
    static struct eval e;
    uint64_t random = 6;
    size_t compared = 0;

    for (int round = 0; round < ROUNDS; round++) {
        struct peil_score before;
        bool in_tree;

        random_pack(&e, &random);
        if (e.pack.scoring.model == PEIL_MODEL_SUM || e.pack.scoring.model == PEIL_MODEL_FLAT ||
            e.pack.scoring.model == PEIL_MODEL_LADDER_SUM)
            e.pack.scoring.model = PEIL_MODEL_MEAN;
        in_tree = e.pack.scoring.model == PEIL_MODEL_XCCDF_DEFAULT;
        for (size_t i = 0; i < e.pack.section_count; i++)
            if (!in_tree && e.sections[i].model == PEIL_MODEL_XCCDF_DEFAULT)
                e.sections[i].model = PEIL_MODEL_MEAN;
        cr_assert(eval_run(&e));
        before = e.total;
        for (size_t i = 0; i < e.pack.item_count; i++)
            e.items[i].weight *= 3.7;
        for (size_t i = 0; i < e.pack.section_count; i++)
            e.sections[i].weight *=
                in_tree ? 3.7 : 0.9; /* beside items, they are weighed together */
        /* A section deeper down weighs 0.9 times less for each one above it, unless it is alone. */
        if (e.pack.scoring.model != PEIL_MODEL_MEAN_OF_MEANS || e.pack.scoring.level == 1) {
            for (size_t i = 0; i < e.pack.section_count; i++)
                e.sections[i].weight /= e.sections[i].depth == 1 || in_tree ? 1 : 0.9;
            cr_assert(eval_run(&e));
            cr_assert_eq(e.total.status, before.status);
            cr_assert_float_eq(e.total.value, before.value, SLACK);
            cr_assert_float_eq(e.total.low, before.low, SLACK);
            cr_assert_float_eq(e.total.high, before.high, SLACK);
            compared += before.status == PEIL_SCORE_VALUE;
        }
        eval_end(&e);
    }
    cr_assert_gt(compared, ROUNDS / 4);
}

/* Makes an answered part better by one step; false where it is the best already. */
static bool improve(struct part *part)
{
    bool reverse = part->item->reverse;

    if (part->item->type == PEIL_ITEM_NUMBER) {
        double best = reverse ? part->item->min : most_of(part->item);
        bool already = !(part->answer->number < best) && !(part->answer->number > best);

        part->answer->number = best;
        return !already;
    }
    if (part->item->type == PEIL_ITEM_CHOICES) {
        bool *option = &part->chosen[GOED];

        if (*option != reverse)
            return false;
        *option = !*option;
        return true;
    }
    /* The common scale stands best first, the other worst first. */
    if ((part->item->scale == &eval_scale) != reverse)
        return part->answer->option > 0 && part->answer->option-- > 0;
    return part->answer->option < 2 && ++part->answer->option > 0;
}

static bool any_by_law(const struct eval *e)
{
    bool any = e->pack.scoring.model == PEIL_MODEL_LOWEST_LAW;

    for (size_t i = 0; i < e->pack.section_count; i++)
        any = any || e->sections[i].model == PEIL_MODEL_LOWEST_LAW;
    return any;
}

Test(properties, a_better_answer_never_lowers_a_score)
{
    static struct eval e;
    static struct part parts[MOST_ITEMS * MOST_ROWS];
    uint64_t random = 7;
    size_t tried = 0;
    size_t raised = 0;

    for (int round = 0; round < ROUNDS; round++) {
        random_pack(&e, &random);
        for (int step = 0; step < 5; step++) {
            size_t count = list_parts(&e, parts, false);
            struct peil_score before;
            struct part *part;

            cr_assert(eval_run(&e));
            before = e.total;
            part = count == 0 ? NULL : &parts[luck_below(&random, (uint32_t)count)];
            if (!part || part->answer->state != PEIL_STATE_ANSWERED || !improve(part))
                continue;
            cr_assert(eval_run(&e));
            /* By the law alone, the least of it may not be known once what was lower is better. */
            if (e.total.status != before.status && any_by_law(&e))
                continue;
            cr_assert_eq(e.total.status, before.status);
            cr_assert_geq(e.total.value, before.value - SLACK);
            cr_assert_geq(e.total.low, before.low - SLACK);
            cr_assert_geq(e.total.high, before.high - SLACK);
            tried++;
            raised += e.total.value > before.value + SLACK;
        }
        eval_end(&e);
    }
    cr_assert_gt(tried, ROUNDS);
    cr_assert_gt(raised, ROUNDS / 4);
}

Test(properties, with_nothing_that_applies_a_score_is_undefined)
{
    static struct eval e;
    uint64_t random = 8;

    for (int round = 0; round < ROUNDS; round++) {
        random_pack(&e, &random);
        e.pack.scoring.not_applicable = PEIL_NA_EXCLUDE;
        for (size_t i = 0; i < e.pack.item_count; i++) {
            e.answer[i].state = PEIL_STATE_NOT_APPLICABLE;
            e.answer[i].rows = NULL;
        }
        cr_assert(eval_run(&e));
        cr_assert_eq(e.total.status, PEIL_SCORE_UNDEFINED);
        cr_assert_not(e.total.bounded);
        eval_end(&e);
    }
}

/* Puts an item in the place of another, with its answer. */
static void swap_items(struct eval *e, size_t a, size_t b)
{
    struct peil_item item = e->items[a];
    struct peil_answer answer = e->answer[a];

    e->items[a] = e->items[b];
    e->items[b] = item;
    e->items[a].index = a;
    e->items[b].index = b;
    e->answer[a] = e->answer[b];
    e->answer[b] = answer;
}

static bool is_about(double a, double b)
{
    return a - b < SLACK && b - a < SLACK;
}

static bool is_same_score(const struct peil_score *a, const struct peil_score *b)
{
    return a->status == b->status && a->reason == b->reason && a->exact == b->exact &&
           is_about(a->value, b->value) && is_about(a->shown, b->shown) &&
           is_about(a->low, b->low) && is_about(a->high, b->high) &&
           is_about(a->completeness, b->completeness) && a->bounded == b->bounded;
}

Test(properties, the_order_of_items_in_a_section_changes_no_score)
{
    static struct eval e;
    static struct peil_score before[MOST_SECTIONS + 1];
    uint64_t random = 9;
    size_t swapped = 0;

    for (int round = 0; round < ROUNDS; round++) {
        random_pack(&e, &random);
        cr_assert(eval_run(&e));
        memcpy(before, e.section, e.pack.section_count * sizeof(*before));
        before[MOST_SECTIONS] = e.total;
        for (size_t i = 0; i + 1 < e.pack.item_count; i++) {
            size_t other = i + 1 + luck_below(&random, (uint32_t)(e.pack.item_count - i - 1));

            if (e.items[i].section != e.items[other].section)
                continue;
            swap_items(&e, i, other);
            swapped++;
        }
        cr_assert(eval_run(&e));
        for (size_t i = 0; i < e.pack.section_count; i++)
            cr_assert(is_same_score(&e.section[i], &before[i]));
        cr_assert(is_same_score(&e.total, &before[MOST_SECTIONS]));
        eval_end(&e);
    }
    cr_assert_gt(swapped, ROUNDS / 2);
}

Test(properties, without_a_value_there_is_a_reason)
{
    static struct eval e;
    uint64_t random = 10;
    size_t without = 0;

    for (int round = 0; round < ROUNDS; round++) {
        random_pack(&e, &random);
        for (size_t i = 0; i < e.pack.item_count; i++) {
            if (luck_below(&random, 2) == 0)
                e.items[i].weight = 0;
            if (luck_below(&random, 2) == 0 && e.items[i].row_count == 0)
                e.answer[i].state = PEIL_STATE_NOT_APPLICABLE;
        }
        cr_assert(eval_run(&e));
        for (size_t i = 0; i <= e.pack.section_count; i++) {
            const struct peil_score *score = i < e.pack.section_count ? &e.section[i] : &e.total;

            if (score->status == PEIL_SCORE_VALUE)
                continue;
            cr_assert_neq(score->reason, PEIL_REASON_NONE);
            cr_assert_neq(score->reason, PEIL_REASON_PARTS_MISSING);
            without++;
        }
        eval_end(&e);
    }
    cr_assert_gt(without, ROUNDS / 4);
}
