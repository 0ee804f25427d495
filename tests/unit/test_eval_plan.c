/*
 * Plans: what was worked out beforehand gives the same bits as what is worked out each time.
 */
#include <criterion/criterion.h>

#include "core/eval/plan.h"
#include "eval_support.h"
#include "rounds.h"
#include "tests/unit/luck.h"

static const enum peil_model all_models[] = {PEIL_MODEL_NONE, PEIL_MODEL_COUNT, PEIL_MODEL_MEAN,
    PEIL_MODEL_SUM, PEIL_MODEL_MEAN_OF_MEANS, PEIL_MODEL_WORST, PEIL_MODEL_LOWEST_LAW,
    PEIL_MODEL_FLAT, PEIL_MODEL_FLAT_UNWEIGHTED, PEIL_MODEL_ABSOLUTE, PEIL_MODEL_XCCDF_DEFAULT,
    PEIL_MODEL_ALL_OR_PARTIAL, PEIL_MODEL_LADDER_SUM, PEIL_MODEL_STAGED,
    PEIL_MODEL_PERCENT_TO_TARGET, PEIL_MODEL_PROGRESS};
#define ALL_MODELS (sizeof(all_models) / sizeof(*all_models))

/* Adds a section with items of all kinds. */
static void fill_section(struct eval *e, size_t section, uint64_t *seed)
{
    static const double weights[] = {0, 1, 1, 2, 3, 0.7, 1.3};
    uint32_t count = luck_below(seed, 5);

    for (uint32_t i = 0; i < count; i++) {
        double weight = weights[luck_below(seed, 7)];
        struct peil_item *item;

        switch (luck_below(seed, 6)) {
        case 0:
            item = eval_matrix(e, section, weight);
            break;
        case 1:
            item = eval_number(e, section, weight, -3, 17);
            break;
        case 2:
            item = eval_item(e, section, weight);
            item->scale = &eval_high_scale;
            item->low = 1;
            item->high = 5;
            break;
        default:
            item = eval_item(e, section, weight);
            break;
        }
        item->basis.kind = (enum peil_basis_kind)luck_below(seed, 4);
        item->scored = luck_below(seed, 9) > 0;
        if (item->type == PEIL_ITEM_CHOICE && luck_below(seed, 2) == 0)
            eval_knockout(item);
        item->reverse = luck_below(seed, 4) == 0;
        item->has_target = luck_below(seed, 4) == 0;
        item->target = 1;
        item->has_baseline = luck_below(seed, 4) > 0;
        item->baseline = item->reverse ? item->high : item->low;
        item->maturity_level = 1 + luck_below(seed, 3);
    }
}

/* A pack of some depth, with a random choice of models and policies. */
static void make_pack(struct eval *e, uint64_t *seed)
{
    size_t tops = 1 + luck_below(seed, 4);

    eval_begin(e, all_models[luck_below(seed, ALL_MODELS)]);
    e->pack.scoring.section_model = all_models[luck_below(seed, ALL_MODELS)];
    e->pack.scoring.level = 1 + luck_below(seed, 3);
    e->pack.scoring.count_of = (enum peil_count_of)luck_below(seed, 3);
    e->pack.scoring.blank = (enum peil_open_policy)luck_below(seed, 5);
    e->pack.scoring.unknown = (enum peil_open_policy)luck_below(seed, 5);
    e->pack.scoring.not_applicable = (enum peil_na_policy)luck_below(seed, 3);
    e->pack.scoring.incomplete = luck_below(seed, 2) ? 0 : 0.5;
    e->pack.scoring.has_cap = luck_below(seed, 3) == 0;
    e->pack.scoring.cap = 2;
    for (size_t i = 0; i < tops; i++) {
        size_t top = eval_section(e, PEIL_NONE, luck_below(seed, 6) ? 1 + 0.1 * (double)i : 0);

        fill_section(e, top, seed);
        for (uint32_t below = luck_below(seed, 3); below > 0; below--)
            fill_section(e, eval_section(e, top, 1.5), seed);
    }
}

static void answer(struct eval *e, uint64_t *seed)
{
    uint32_t openness = luck_below(seed, 4);

    for (size_t i = 0; i < e->pack.item_count; i++) {
        const struct peil_item *item = &e->items[i];
        struct peil_answer *a = &e->answer[i];
        uint32_t options = item->scale ? (uint32_t)item->scale->count : 1;

        a->state = luck_below(seed, 4) < openness ? (enum peil_state)luck_below(seed, 5)
                                                  : PEIL_STATE_ANSWERED;
        a->option = luck_below(seed, options);
        a->number = (double)luck_below(seed, 25) - 4;
        for (size_t row = 0; item->type == PEIL_ITEM_MATRIX && row < MOST_ROWS; row++) {
            e->rows[i][row].state = (enum peil_state)luck_below(seed, 4);
            e->rows[i][row].option = luck_below(seed, options);
        }
    }
}

static struct peil_plan *plan_of(struct eval *e)
{
    struct peil_plan *plan;

    cr_assert_eq(peil_plan_new(&plan, e->arena, &e->pack, NULL, NULL), PEIL_OK);
    return plan;
}

/* The fields one by one: what is between them holds anything. */
static void cr_same_score(const struct peil_score *a, const struct peil_score *b)
{
    const double *const left[] = {&a->value, &a->shown, &a->low, &a->high, &a->scale_min,
        &a->scale_max, &a->ratio, &a->completeness};
    const double *const right[] = {&b->value, &b->shown, &b->low, &b->high, &b->scale_min,
        &b->scale_max, &b->ratio, &b->completeness};

    for (size_t i = 0; i < sizeof(left) / sizeof(*left); i++)
        cr_assert_arr_eq(left[i], right[i], sizeof(double), "number %zu", i);
    cr_assert_arr_eq(&a->counts, &b->counts, sizeof(a->counts));
    cr_assert(a->status == b->status && a->reason == b->reason && a->band == b->band);
    cr_assert(a->provisional == b->provisional && a->bounded == b->bounded);
    cr_assert(a->exact == b->exact && a->band_certain == b->band_certain);
    cr_assert(a->parts == b->parts && a->parts_left_out == b->parts_left_out);
    cr_assert(a->reached == b->reached && a->hooked == b->hooked);
}

/* Scores random answers both ways. */
static void compare(struct eval *e, struct peil_scoring_run *run, uint64_t *seed)
{
    answer(e, seed);
    cr_assert(eval_run(e));
    cr_assert_eq(peil_score_begin(run), PEIL_OK);
    cr_assert_eq(peil_score_sections(run), PEIL_OK);
    cr_assert_eq(peil_score_total(run), PEIL_OK);
    cr_same_score(&run->total, &e->total);
    for (size_t i = 0; i < e->pack.section_count; i++)
        cr_same_score(&run->sections[i], &e->section[i]);
}

Test(plan, gives_the_bits_of_scoring_without_one)
{
    static struct eval e;
    uint64_t seed = 3;

    for (int pack = 0; pack < 3000; pack++) {
        struct peil_scoring_run run = {.answers = &e.answers};

        make_pack(&e, &seed);
        run.plan = plan_of(&e);
        run.arena = e.arena;
        for (int round = 0; round < 10; round++)
            compare(&e, &run, &seed);
        eval_end(&e);
    }
}

/* Of choice items alone, so that what is kept of one respondent can serve the next. */
static void make_choices(struct eval *e, uint64_t *seed)
{
    static const struct peil_option thirds_options[] = {{.id = "a", .scored = true, .points = 0},
        {.id = "b", .scored = true, .points = 1}, {.id = "c", .scored = true, .points = 2},
        {.id = "d", .scored = true, .points = 3}, {.id = "e"}};
    static const struct peil_scale thirds = {
        .id = "derden", .options = thirds_options, .count = 5, .scored = true, .high = 3};
    static const double weights[] = {1, 2, 3, 0.5, 0, 0.7};
    size_t kinds = 2 + luck_below(seed, 5);
    bool uneven = luck_below(seed, 3) == 0;

    make_pack(e, seed);
    if (luck_below(seed, 2) > 0) {
        e->pack.scoring.section_model = PEIL_MODEL_MEAN;
        e->pack.scoring.blank = e->pack.scoring.unknown = PEIL_OPEN_EXCLUDE;
    }
    for (size_t i = 0; i < e->pack.section_count; i++)
        e->sections[i].model = e->pack.scoring.section_model;
    for (size_t i = 0; i < e->pack.item_count; i++) {
        struct peil_item *item = &e->items[i];

        item->type = PEIL_ITEM_CHOICE;
        item->scale = uneven && luck_below(seed, 2) ? &thirds : &eval_scale;
        item->low = 0;
        item->high = item->scale == &thirds ? 3 : 2;
        item->knockout = item->knockout && item->scale == &eval_scale;
        item->weight = weights[luck_below(seed, (uint32_t)kinds)];
    }
}

Test(plan, gives_the_same_bits_by_what_it_kept)
{
    static struct eval e;
    uint64_t seed = 5;

    for (int pack = 0; pack < 400; pack++) {
        struct peil_scoring_run run = {.answers = &e.answers};
        struct peil_plan *plan;

        make_choices(&e, &seed);
        run.plan = plan = plan_of(&e);
        run.arena = e.arena;
        peil_plan_warm_up(plan, e.arena);
        for (int round = 0; round < 150; round++)
            compare(&e, &run, &seed);
        eval_end(&e);
    }
}

/* More scores than there is room for. */
Test(plan, forgets_what_it_kept_when_there_is_too_much)
{
    static struct eval e;
    uint64_t seed = 7;
    struct peil_scoring_run run = {.answers = &e.answers};
    struct peil_plan *plan;

    eval_begin(&e, PEIL_MODEL_MEAN_OF_MEANS);
    e.pack.scoring.section_model = PEIL_MODEL_MEAN;
    for (size_t i = 0; i < 3; i++) {
        size_t section = eval_section(&e, PEIL_NONE, 1);

        for (int item = 0; item < 7; item++)
            eval_item(&e, section, 1 + item * (i == 2 ? 0.7 : 1));
    }
    run.plan = plan = plan_of(&e);
    run.arena = e.arena;
    peil_plan_warm_up(plan, e.arena);
    for (int round = 0; round < rounds(4000); round++)
        compare(&e, &run, &seed);
    eval_end(&e);
}

/* Four choices, of which the answers come to 2, 2, 1 and 0 of 2 points: 62.5 of 100. */
static void begin_four(struct eval *e, struct peil_scoring_run *run)
{
    eval_flat(e, PEIL_MODEL_MEAN, 4);
    eval_choose(e, 0, GOED);
    eval_choose(e, 1, GOED);
    eval_choose(e, 2, MOET_BETER);
    eval_choose(e, 3, NIET);
    *run = (struct peil_scoring_run){.plan = plan_of(e), .answers = &e->answers, .arena = e->arena};
}

static void say(void *context, const struct peil_score *declared, struct peil_hook_value *out)
{
    (void)declared;
    *out = *(struct peil_hook_value *)context;
}

static void score_with(struct peil_scoring_run *run, struct peil_hook_value value)
{
    struct peil_score_hooks hooks = {.context = &value, .total = say};

    run->hooks = &hooks;
    cr_assert_eq(peil_score_begin(run), PEIL_OK);
    cr_assert_eq(peil_score_sections(run), PEIL_OK);
    cr_assert_eq(peil_score_total(run), PEIL_OK);
    run->hooks = NULL;
}

#define cr_number(actual, expected) cr_assert_float_eq(actual, expected, 1e-12)

Test(plan, a_hook_can_leave_the_declared_score)
{
    static struct eval e;
    struct peil_scoring_run run;

    begin_four(&e, &run);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_DECLARED});
    cr_number(run.total.value, 62.5);
    cr_number(run.total.shown, 63);
    cr_assert_not(run.total.hooked);
    cr_assert(run.total.exact);
    eval_end(&e);
}

Test(plan, a_hook_can_give_a_number_within_the_scale)
{
    static struct eval e;
    struct peil_scoring_run run;

    begin_four(&e, &run);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_NUMBER, .number = 40});
    cr_assert(run.total.hooked);
    cr_number(run.total.value, 40);
    cr_number(run.total.ratio, 0.4);
    cr_number(run.total.low, 40);
    cr_number(run.total.high, 40);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_NUMBER, .number = 140});
    cr_number(run.total.value, 100);
    eval_end(&e);
}

Test(plan, the_bounds_of_a_hooks_number_are_the_ends_of_the_scale_where_it_asked_what_is_open)
{
    static struct eval e;
    struct peil_scoring_run run;

    begin_four(&e, &run);
    eval_state(&e, 3, PEIL_STATE_UNKNOWN);
    score_with(
        &run, (struct peil_hook_value){.kind = PEIL_HOOK_NUMBER, .number = 40, .open = true});
    cr_number(run.total.low, 0);
    cr_number(run.total.high, 100);
    cr_assert_not(run.total.exact);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_NUMBER, .number = 40});
    cr_number(run.total.low, 40);
    cr_number(run.total.high, 40);
    cr_assert(run.total.exact);
    eval_end(&e);
}

Test(plan, a_cap_holds_for_the_value_and_its_bounds)
{
    static struct eval e;
    struct peil_scoring_run run;

    begin_four(&e, &run);
    eval_state(&e, 3, PEIL_STATE_UNKNOWN);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_CAPPED, .number = 75});
    cr_assert(run.total.hooked); /* 83 without it */
    cr_number(run.total.value, 75);
    cr_number(run.total.low, 62.5);
    cr_number(run.total.high, 75);
    cr_assert(run.total.exact);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_CAPPED, .number = 90});
    cr_assert_not(run.total.hooked);
    cr_number(run.total.shown, 83);
    cr_number(run.total.high, 87.5);
    eval_end(&e);
}

Test(plan, a_hook_can_say_that_there_is_no_value)
{
    static struct eval e;
    struct peil_scoring_run run;

    begin_four(&e, &run);
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_NONE});
    cr_assert_eq(run.total.status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(run.total.reason, PEIL_REASON_NONE);
    cr_assert(run.total.hooked);
    cr_assert_not(run.total.bounded);
    eval_end(&e);
}

Test(plan, a_number_can_stand_where_the_pack_declares_no_score)
{
    static struct eval e;
    struct peil_scoring_run run;

    eval_flat(&e, PEIL_MODEL_NONE, 1);
    eval_choose(&e, 0, GOED);
    run = (struct peil_scoring_run){.plan = plan_of(&e), .answers = &e.answers, .arena = e.arena};
    score_with(&run, (struct peil_hook_value){.kind = PEIL_HOOK_NUMBER, .number = 12});
    cr_assert_eq(run.total.status, PEIL_SCORE_VALUE);
    cr_number(run.total.scale_max, 100);
    cr_number(run.total.value, 12);
    eval_end(&e);
}

/* In the place of each section: half of what is declared. */
static void halve(void *context, const struct peil_section *section,
    const struct peil_score *declared, struct peil_hook_value *out)
{
    (void)context;
    (void)section;
    out->kind = PEIL_HOOK_NUMBER;
    out->number = declared->value / 2;
}

Test(plan, the_value_of_a_section_hook_goes_into_the_total)
{
    static struct eval e;
    static const struct peil_score_hooks hooks = {.section = halve};
    struct peil_scoring_run run;

    begin_four(&e, &run);
    e.pack.scoring.model = PEIL_MODEL_MEAN_OF_MEANS;
    run.plan = plan_of(&e);
    run.hooks = &hooks;
    cr_assert_eq(peil_score_begin(&run), PEIL_OK);
    cr_assert_eq(peil_score_sections(&run), PEIL_OK);
    cr_assert_eq(peil_score_total(&run), PEIL_OK);
    cr_number(run.sections[0].value, 31.25);
    cr_number(run.total.value, 31.25);
    cr_assert(run.sections[0].hooked);
    cr_assert_not(run.total.hooked);
    eval_end(&e);
}
