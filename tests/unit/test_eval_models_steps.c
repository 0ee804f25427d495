/*
 * The models that climb, or compare with what is wanted, by hand.
 */
#include <criterion/criterion.h>

#include "tests/unit/eval_support.h"

#define cr_number(actual, expected) cr_assert_float_eq(actual, expected, 1e-9)

/* Two practices of two streams of three levels each, 0 to 1 a level, as in OWASP SAMM. */
static void begin_samm(struct eval *e)
{
    static const struct peil_option options[] = {{.id = "no", .scored = true, .points = 0},
        {.id = "some", .scored = true, .points = 0.25},
        {.id = "half", .scored = true, .points = 0.5}, {.id = "most", .scored = true, .points = 1}};
    static const struct peil_scale scale = {
        .id = "samm", .options = options, .count = 4, .scored = true, .low = 0, .high = 1};
    static const uint32_t chosen[] = {3, 2, 0, 3, 3, 1, 1, 0, 0, 3, 3, 3};

    eval_begin(e, PEIL_MODEL_LADDER_SUM);
    e->pack.scoring.section_model = PEIL_MODEL_LADDER_SUM;
    e->pack.scoring.level = 2;
    e->pack.scoring.decimals = 2;
    for (size_t practice = 0; practice < 2; practice++) {
        size_t above = eval_section(e, PEIL_NONE, 1);

        for (size_t stream = 0; stream < 2; stream++) {
            size_t section = eval_section(e, above, 1);

            for (size_t level = 0; level < 3; level++) {
                struct peil_item *item = eval_item(e, section, 1);

                item->scale = &scale;
                item->high = 1;
                eval_choose(e, item->index, chosen[item->index]);
            }
        }
    }
}

Test(models_steps, ladder_sum_adds_up_streams_and_takes_means_above)
{
    static struct eval e;

    begin_samm(&e);
    cr_assert(eval_run(&e));
    cr_number(e.section[1].value, 1.5);
    cr_number(e.section[2].value, 2.25);
    cr_number(e.section[0].value, 1.875);
    cr_number(e.section[4].value, 0.25);
    cr_number(e.section[5].value, 3);
    cr_number(e.section[3].value, 1.625);
    cr_number(e.total.value, 1.75);
    cr_number(e.total.scale_max, 3);
    cr_number(e.total.ratio, 1.75 / 3);
    eval_end(&e);
}

Test(models_steps, ladder_sum_leaves_out_a_stream_that_does_not_apply)
{
    static struct eval e;

    begin_samm(&e);
    for (size_t i = 6; i < 9; i++)
        eval_state(&e, i, PEIL_STATE_NOT_APPLICABLE);
    e.sections[3].weight = 3;
    cr_assert(eval_run(&e));
    cr_number(e.section[3].value, 3);
    cr_number(e.total.value, (1.875 + 3 * 3) / 4);
    eval_end(&e);
}

Test(models_steps, ladder_sum_is_bounded_by_what_is_open)
{
    static struct eval e;

    begin_samm(&e);
    eval_state(&e, 0, PEIL_STATE_BLANK);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 1.5);
    cr_number(e.total.low, 1.5);
    cr_number(e.total.high, 1.75);
    cr_assert(e.total.exact);
    eval_end(&e);
}

Test(models_steps, staged_is_the_highest_level_up_to_which_all_is_reached)
{
    static struct eval e;

    eval_flat(&e, PEIL_MODEL_STAGED, 5);
    for (size_t i = 0; i < 5; i++) {
        e.items[i].maturity_level = 1 + (unsigned)i / 2;
        eval_choose(&e, i, GOED);
    }
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    cr_number(e.total.scale_max, 3);
    eval_choose(&e, 2, MOET_BETER);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 1);
    e.pack.scoring.staged_from = 0.5;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    eval_state(&e, 0, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 0);
    cr_number(e.total.low, 0);
    cr_number(e.total.high, 3);
    eval_state(&e, 0, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    eval_end(&e);
}

/* Targets of 2, 1 and 2 of 2 points, with 2, 2 and 1 of them. */
static void begin_targets(struct eval *e, enum peil_model model)
{
    eval_flat(e, model, 4);
    for (size_t i = 0; i < 3; i++) {
        e->items[i].has_target = e->items[i].has_baseline = true;
        e->items[i].target = i == 1 ? 1 : 2;
        e->items[i].baseline = i == 1 ? 1 : 0;
    }
    eval_choose(e, 0, GOED);
    eval_choose(e, 1, GOED);
    eval_choose(e, 2, MOET_BETER);
    eval_choose(e, 3, NIET);
}

Test(models_steps, percent_to_target_does_not_count_what_is_above_a_target)
{
    static struct eval e;

    begin_targets(&e, PEIL_MODEL_PERCENT_TO_TARGET);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 100 * (1 - (0 + 0 + 1) / 5.0));
    e.items[2].weight = 4;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 100 * (1 - 4 / 11.0));
    eval_end(&e);
}

Test(models_steps, progress_is_not_clipped)
{
    static struct eval e;

    begin_targets(&e, PEIL_MODEL_PROGRESS);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 100 * (2 + 1 + 1) / 4.0);
    eval_choose(&e, 2, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 125);
    cr_number(e.total.ratio, 1);
    cr_number(e.total.scale_max, 100);
    eval_end(&e);
}

Test(models_steps, progress_without_a_way_to_go_has_a_reason)
{
    static struct eval e;

    begin_targets(&e, PEIL_MODEL_PROGRESS);
    e.items[0].baseline = e.items[2].baseline = 2;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(e.total.reason, PEIL_REASON_NO_DISTANCE);
    cr_assert_str_eq(peil_score_reason_word(e.total.reason), "no-distance");
    eval_end(&e);
}

Test(models_steps, progress_goes_down_where_fewer_points_are_better)
{
    static struct eval e;
    struct peil_item *days;

    eval_begin(&e, PEIL_MODEL_PROGRESS);
    e.pack.scoring.section_model = PEIL_MODEL_PROGRESS;
    days = eval_number(&e, eval_section(&e, PEIL_NONE, 1), 1, 0, 100);
    days->reverse = days->has_target = days->has_baseline = true;
    days->baseline = 40;
    days->target = 10;
    eval_state(&e, 0, PEIL_STATE_ANSWERED);
    e.answer[0].number = 25;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 50);
    e.answer[0].number = 70;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, -100);
    cr_number(e.total.ratio, 0);
    eval_end(&e);
}
