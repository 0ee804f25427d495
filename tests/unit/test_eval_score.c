/*
 * Scores by every model and policy, with expectations worked out by hand.
 */
#include <criterion/criterion.h>

#include "tests/unit/eval_support.h"

#define cr_number(actual, expected) cr_assert_float_eq((actual), (expected), 1e-9)

Test(worth, options_stand_between_the_least_and_most_points)
{
    struct eval e;
    struct peil_worth worth;

    eval_flat(&e, PEIL_MODEL_MEAN, 1);
    eval_choose(&e, 0, MOET_BETER);
    worth = peil_answer_worth(&e.items[0], &e.answer[0]);
    cr_assert(worth.scored && worth.has);
    cr_number(worth.value, 0.5);
    cr_number(worth.low, 0.5);
    cr_number(worth.high, 0.5);
    cr_number(worth.answered, 1);
    eval_end(&e);
}

Test(worth, reverse_turns_the_scale_around)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 1);
    e.items[0].reverse = true;
    eval_choose(&e, 0, NIET);
    cr_number(peil_answer_worth(&e.items[0], &e.answer[0]).value, 1);
    eval_choose(&e, 0, GOED);
    cr_number(peil_answer_worth(&e.items[0], &e.answer[0]).value, 0);
    eval_end(&e);
}

Test(worth, an_open_item_can_be_anything)
{
    struct eval e;
    struct peil_worth worth;

    eval_flat(&e, PEIL_MODEL_MEAN, 1);
    eval_state(&e, 0, PEIL_STATE_UNKNOWN);
    worth = peil_answer_worth(&e.items[0], &e.answer[0]);
    cr_assert(worth.scored);
    cr_assert_not(worth.has);
    cr_number(worth.low, 0);
    cr_number(worth.high, 1);
    cr_number(worth.answered, 0);
    eval_end(&e);
}

Test(worth, an_option_without_points_takes_no_part)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 1);
    eval_choose(&e, 0, GEEN_MENING);
    cr_assert_not(peil_answer_worth(&e.items[0], &e.answer[0]).scored);
    eval_state(&e, 0, PEIL_STATE_NOT_APPLICABLE);
    cr_assert_not(peil_answer_worth(&e.items[0], &e.answer[0]).scored);
    eval_end(&e);
}

Test(worth, a_matrix_is_the_mean_of_its_answered_rows)
{
    struct eval e;
    struct peil_worth worth;

    eval_flat(&e, PEIL_MODEL_MEAN, 0);
    eval_matrix(&e, 0, 1);
    eval_state(&e, 0, PEIL_STATE_ANSWERED);
    e.rows[0][0] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = GOED};
    e.rows[0][1] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = MOET_BETER};
    worth = peil_answer_worth(&e.items[0], &e.answer[0]);
    cr_number(worth.value, 0.75);
    cr_number(worth.low, 0.5);
    cr_number(worth.high, 2.5 / 3);
    cr_number(worth.answered, 2.0 / 3);
    e.rows[0][2].state = PEIL_STATE_NOT_APPLICABLE;
    worth = peil_answer_worth(&e.items[0], &e.answer[0]);
    cr_number(worth.low, 0.75);
    cr_number(worth.high, 0.75);
    cr_number(worth.answered, 1);
    eval_end(&e);
}

Test(worth, several_choices_add_up)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 1);
    e.items[0].type = PEIL_ITEM_CHOICES;
    e.items[0].high = 3;
    e.answer[0].chosen = e.chosen[0];
    eval_state(&e, 0, PEIL_STATE_ANSWERED);
    cr_number(peil_answer_worth(&e.items[0], &e.answer[0]).value, 0);
    e.chosen[0][GOED] = e.chosen[0][GEEN_MENING] = true;
    cr_number(peil_answer_worth(&e.items[0], &e.answer[0]).value, 2.0 / 3);
    e.chosen[0][MOET_BETER] = true;
    cr_number(peil_answer_worth(&e.items[0], &e.answer[0]).value, 1);
    eval_end(&e);
}

Test(worth, a_number_lies_between_its_bounds)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 0);
    eval_number(&e, 0, 1, 10, 30);
    eval_state(&e, 0, PEIL_STATE_ANSWERED);
    e.answer[0].number = 15;
    cr_number(peil_answer_worth(&e.items[0], &e.answer[0]).value, 0.25);
    eval_end(&e);
}

Test(score, mean_weighs_items_on_the_scale_of_the_pack)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 3);
    e.items[0].weight = 3;
    e.pack.scoring.scale_min = 1;
    e.pack.scoring.scale_max = 5;
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, MOET_BETER);
    eval_choose(&e, 2, NIET);
    cr_assert(eval_run(&e));
    /* (3 * 1 + 0.5 + 0) / 5 = 0.7, on 1 to 5 */
    cr_assert_eq(e.total.status, PEIL_SCORE_VALUE);
    cr_assert_eq(e.total.reason, PEIL_REASON_NONE);
    cr_number(e.total.value, 3.8);
    cr_number(e.total.ratio, 0.7);
    cr_number(e.total.shown, 4);
    cr_number(e.total.low, 3.8);
    cr_number(e.total.high, 3.8);
    cr_assert(e.total.bounded && e.total.exact);
    cr_number(e.total.scale_min, 1);
    cr_number(e.total.scale_max, 5);
    cr_number(e.total.completeness, 1);
    eval_end(&e);
}

Test(score, weights_of_sections_between_count)
{
    struct eval e;
    size_t top;
    size_t below;

    eval_begin(&e, PEIL_MODEL_MEAN);
    top = eval_section(&e, PEIL_NONE, 7);
    eval_item(&e, top, 1);
    below = eval_section(&e, top, 3);
    eval_item(&e, below, 1);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, NIET);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 25);
    cr_number(e.section[top].value, 25);
    cr_number(e.section[below].value, 0);
    eval_end(&e);
}

Test(score, open_items_leave_the_value_and_widen_the_bounds)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 5);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, GOED);
    eval_choose(&e, 2, MOET_BETER);
    eval_choose(&e, 3, NIET);
    eval_state(&e, 4, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 62.5);
    cr_number(e.total.shown, 63);
    cr_number(e.total.low, 50);
    cr_number(e.total.high, 70);
    cr_number(e.total.completeness, 0.8);
    cr_assert_not(e.total.provisional);
    cr_assert_eq(e.total.counts.asked, 5);
    cr_assert_eq(e.total.counts.answered, 4);
    cr_assert_eq(e.total.counts.unknown, 1);
    eval_end(&e);
}

Test(score, thresholds_are_reached_by_being_equal)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 4);
    eval_choose(&e, 0, GOED);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_INCOMPLETE);
    cr_assert_eq(e.total.reason, PEIL_REASON_TOO_FEW_ANSWERS);
    cr_number(e.total.low, 25);
    cr_number(e.total.high, 100);
    cr_assert(e.total.bounded);
    eval_choose(&e, 1, GOED);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_VALUE);
    cr_assert(e.total.provisional);
    cr_assert_eq(e.section[0].status, PEIL_SCORE_VALUE);
    cr_assert(e.section[0].provisional);
    eval_choose(&e, 2, GOED);
    cr_assert(eval_run(&e));
    cr_assert_not(e.total.provisional);
    eval_end(&e);
}

Test(score, nothing_answered_gives_no_value_even_without_thresholds)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 2);
    e.pack.scoring.incomplete = e.pack.scoring.provisional = 0;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_INCOMPLETE);
    cr_assert_eq(e.total.reason, PEIL_REASON_TOO_FEW_ANSWERS);
    eval_end(&e);
}

Test(score, reasons_for_undefined)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 2);
    eval_state(&e, 0, PEIL_STATE_NOT_APPLICABLE);
    eval_state(&e, 1, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(e.total.reason, PEIL_REASON_ALL_NOT_APPLICABLE);
    cr_assert_not(e.total.bounded);
    cr_number(e.total.completeness, 1);
    eval_choose(&e, 0, GOED);
    e.items[0].weight = 0;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.reason, PEIL_REASON_ZERO_WEIGHT);
    e.items[0].scored = e.items[1].scored = false;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.reason, PEIL_REASON_NO_SCORED_ITEMS);
    cr_assert_eq(e.total.status, PEIL_SCORE_UNDEFINED);
    eval_end(&e);
}

Test(score, without_a_model_there_are_counts_and_completeness)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_NONE, 4);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, GEEN_MENING);
    eval_state(&e, 2, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(e.total.reason, PEIL_REASON_NO_MODEL);
    cr_assert_eq(e.total.counts.answered, 2);
    cr_assert_eq(e.total.counts.not_applicable, 1);
    cr_assert_eq(e.total.counts.blank, 1);
    cr_number(e.total.completeness, 0.666666666667);
    eval_end(&e);
}

Test(score, sum_adds_points_and_states_its_maximum)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_SUM, 4);
    e.items[1].weight = 2;
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, MOET_BETER);
    eval_choose(&e, 2, NIET);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 4);
    cr_number(e.total.scale_min, 0);
    cr_number(e.total.scale_max, 10);
    cr_number(e.total.low, 4);
    cr_number(e.total.high, 6);
    cr_number(e.total.ratio, 0.4);
    eval_state(&e, 3, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_number(e.total.scale_max, 8);
    cr_number(e.total.high, 4);
    eval_end(&e);
}

/* Three items of 1 to 5 points, one of them open. */
static void high_scale(struct eval *e)
{
    eval_flat(e, PEIL_MODEL_SUM, 3);
    for (size_t i = 0; i < 3; i++) {
        e->items[i].scale = &eval_high_scale;
        e->items[i].low = 1;
        e->items[i].high = 5;
    }
    eval_choose(e, 0, 1);
    eval_choose(e, 1, 2);
}

Test(score, what_is_left_out_of_a_sum_adds_nothing_and_the_value_stays_on_its_scale)
{
    struct eval e;

    high_scale(&e);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 8);
    cr_number(e.total.scale_min, 2);
    cr_number(e.total.scale_max, 15);
    cr_number(e.total.low, 8); /* as it stands; 9 with the worst answer */
    cr_number(e.total.high, 13);
    eval_end(&e);
}

Test(score, prorating_scales_a_sum_by_what_was_answered)
{
    struct eval e;

    high_scale(&e);
    e.pack.scoring.blank = PEIL_OPEN_PRORATE;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 12); /* 8 * 3 / 2 */
    cr_number(e.total.scale_min, 3);
    cr_number(e.total.scale_max, 15);
    e.pack.scoring.prorate_from = 0.7;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_INCOMPLETE);
    cr_assert_eq(e.total.reason, PEIL_REASON_TOO_FEW_ANSWERS);
    eval_end(&e);
}

Test(score, prorating_with_scales_of_different_size_stays_on_the_scale)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_SUM, 1);
    eval_number(&e, 0, 1, 0, 10);
    e.pack.scoring.blank = PEIL_OPEN_PRORATE;
    eval_state(&e, 1, PEIL_STATE_ANSWERED);
    e.answer[1].number = 10;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 12);
    cr_number(e.total.scale_max, 12);
    eval_end(&e);
}

Test(score, zero_and_minimum_count_open_items_but_not_as_answered)
{
    struct eval e;

    high_scale(&e);
    e.pack.scoring.blank = PEIL_OPEN_ZERO; /* 0 is clipped to 1 */
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 9);
    cr_number(e.total.completeness, 0.666666666667);
    cr_assert(e.total.provisional);
    e.items[2].reverse = true; /* raw points of 0 are the best there is, minimum is still worst */
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 13);
    e.pack.scoring.blank = PEIL_OPEN_MINIMUM;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 9);
    eval_end(&e);
}

Test(score, blank_and_unknown_have_policies_of_their_own)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 4);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, GOED);
    eval_state(&e, 2, PEIL_STATE_UNKNOWN);
    e.pack.scoring.unknown = PEIL_OPEN_MINIMUM;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 66.6666666667);
    e.pack.scoring.blank = PEIL_OPEN_MINIMUM;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 50);
    eval_end(&e);
}

Test(score, null_if_any_gives_no_value_while_something_is_open)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 4);
    for (size_t i = 0; i < 3; i++)
        eval_choose(&e, i, GOED);
    e.pack.scoring.unknown = PEIL_OPEN_NULL_IF_ANY;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_VALUE);
    eval_state(&e, 3, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_INCOMPLETE);
    cr_assert_eq(e.total.reason, PEIL_REASON_OPEN_ANSWERS);
    eval_end(&e);
}

Test(score, not_applicable_can_count_as_target_or_maximum)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 3);
    eval_choose(&e, 0, NIET);
    eval_state(&e, 1, PEIL_STATE_NOT_APPLICABLE);
    eval_state(&e, 2, PEIL_STATE_NOT_APPLICABLE);
    e.pack.scoring.not_applicable = PEIL_NA_MAXIMUM;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 66.6666666667);
    cr_number(e.total.completeness, 1);
    e.pack.scoring.not_applicable = PEIL_NA_TARGET;
    e.items[1].has_target = true;
    e.items[1].target = 1;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 25); /* item 2 has no target and leaves */
    eval_end(&e);
}

Test(score, count_says_how_many_items_reach_the_ratio)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_COUNT, 5);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, MOET_BETER);
    eval_choose(&e, 2, NIET);
    eval_state(&e, 3, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 1);
    cr_assert_eq(e.total.reached, 1);
    cr_number(e.total.scale_max, 4);
    cr_number(e.total.low, 1);
    cr_number(e.total.high, 2);
    e.pack.scoring.count_from = 0.5;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.reached, 2);
    eval_end(&e);
}

Test(score, count_compares_the_published_ratio)
{
    struct eval e;

    /* Four of five reach 0.8, which the binary sum of their weights just misses. */
    eval_flat(&e, PEIL_MODEL_COUNT, 0);
    e.pack.scoring.section_model = e.sections[0].model = PEIL_MODEL_MEAN;
    e.pack.scoring.count_of = PEIL_COUNT_SECTIONS;
    e.pack.scoring.count_from = 0.8;
    for (size_t i = 0; i < 5; i++) {
        eval_item(&e, 0, 0.3);
        eval_choose(&e, i, i < 4 ? GOED : NIET);
    }
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.reached, 1);
    cr_assert_eq(e.total.parts, 1);
    eval_end(&e);
}

/* Five knock-outs of any weight and one item that is none. */
static void eval_core(struct eval *e)
{
    eval_flat(e, PEIL_MODEL_COUNT, 6);
    e->pack.scoring.count_of = PEIL_COUNT_KNOCKOUTS;
    for (size_t i = 0; i < 5; i++) {
        eval_knockout(&e->items[i]);
        e->items[i].weight = (double)i;
        eval_choose(e, i, GOED);
    }
    e->items[1].scored = false;
    eval_choose(e, 5, NIET);
}

Test(score, knockouts_are_counted_whatever_they_weigh)
{
    struct eval e;

    eval_core(&e);
    cr_assert(eval_run(&e));
    cr_assert(e.total.status == PEIL_SCORE_VALUE && e.total.exact);
    cr_number(e.total.value, 5);
    cr_number(e.total.scale_max, 5);
    cr_assert_eq(e.total.reached, 5);
    cr_number(e.section[0].value, 5);
    eval_choose(&e, 0, MOET_BETER);
    eval_choose(&e, 1, NIET);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    cr_number(e.total.low, 3);
    cr_number(e.total.high, 3);
    eval_end(&e);
}

Test(score, open_knockouts_make_the_bounds_of_their_count)
{
    struct eval e;

    eval_core(&e);
    eval_choose(&e, 0, NIET);
    eval_state(&e, 1, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    cr_number(e.total.low, 3);
    cr_number(e.total.high, 4);
    cr_number(e.total.scale_max, 5);
    cr_number(e.total.completeness, 0.8);
    /* What is no knock-out does not make it less complete. */
    eval_state(&e, 5, PEIL_STATE_BLANK);
    cr_assert(eval_run(&e));
    cr_number(e.total.completeness, 0.8);
    e.pack.scoring.unknown = PEIL_OPEN_NULL_IF_ANY;
    cr_assert(eval_run(&e));
    cr_assert(e.total.status == PEIL_SCORE_INCOMPLETE);
    eval_end(&e);
}

Test(score, knockouts_that_do_not_apply_leave_the_maximum)
{
    struct eval e;

    eval_core(&e);
    e.pack.scoring.not_applicable = PEIL_NA_MAXIMUM;
    eval_state(&e, 0, PEIL_STATE_NOT_APPLICABLE);
    eval_state(&e, 1, PEIL_STATE_SKIPPED);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    cr_number(e.total.scale_max, 3);
    cr_number(e.total.completeness, 1);
    for (size_t i = 0; i < 5; i++)
        eval_state(&e, i, PEIL_STATE_SKIPPED);
    cr_assert(eval_run(&e));
    cr_assert(e.total.status == PEIL_SCORE_UNDEFINED);
    cr_assert(e.total.reason == PEIL_REASON_ALL_NOT_APPLICABLE);
    eval_end(&e);
}

Test(score, worst_is_the_least)
{
    struct eval e;

    eval_flat(&e, PEIL_MODEL_WORST, 3);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, MOET_BETER);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 50);
    cr_number(e.total.low, 0);
    cr_number(e.total.high, 50);
    cr_number(e.section[0].value, 50);
    eval_end(&e);
}

Test(score, worst_does_not_forget_a_failure_in_a_part_that_is_left_out)
{
    struct eval e;
    size_t second;

    eval_flat(&e, PEIL_MODEL_WORST, 3);
    second = eval_section(&e, PEIL_NONE, 1);
    for (size_t i = 3; i < 8; i++) {
        eval_item(&e, second, 1);
        eval_choose(&e, i, GOED);
    }
    eval_choose(&e, 0, NIET);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_INCOMPLETE);
    cr_assert_eq(e.total.parts_left_out, 1);
    cr_number(e.total.value, 0);
    cr_number(e.total.high, 0);
    eval_end(&e);
}

/* A section of four items of which the law asks two. */
static void by_law(struct eval *e)
{
    eval_flat(e, PEIL_MODEL_LOWEST_LAW, 4);
    e->items[1].basis.kind = PEIL_BASIS_LAW;
    e->items[2].basis.kind = PEIL_BASIS_LAW_APPLIED;
    e->items[3].basis.kind = PEIL_BASIS_NORM;
    eval_choose(e, 0, NIET);
    eval_choose(e, 1, GOED);
    eval_choose(e, 2, MOET_BETER);
    eval_choose(e, 3, NIET);
}

Test(score, lowest_law_is_the_least_of_what_the_law_asks)
{
    struct eval e;

    by_law(&e);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_VALUE);
    cr_number(e.section[0].value, 50);
    cr_number(e.section[0].low, 50);
    cr_number(e.section[0].high, 50);
    cr_assert(e.section[0].exact);
    eval_end(&e);
}

Test(score, lowest_law_is_a_mean_where_nothing_of_the_law_applies)
{
    struct eval e;

    by_law(&e);
    eval_state(&e, 1, PEIL_STATE_NOT_APPLICABLE);
    eval_state(&e, 2, PEIL_STATE_NOT_APPLICABLE);
    eval_choose(&e, 3, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.section[0].value, 50);
    e.items[1].basis.kind = e.items[2].basis.kind = PEIL_BASIS_NORM;
    eval_choose(&e, 1, GOED);
    eval_choose(&e, 2, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.section[0].value, 75);
    eval_end(&e);
}

Test(score, lowest_law_waits_for_what_is_open_unless_it_cannot_be_lower)
{
    struct eval e;

    by_law(&e);
    eval_state(&e, 2, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_INCOMPLETE);
    cr_number(e.section[0].low, 0);
    cr_number(e.section[0].high, 100);
    eval_choose(&e, 1, MOET_BETER);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_INCOMPLETE);
    cr_number(e.section[0].high, 50);
    eval_choose(&e, 1, NIET);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_VALUE);
    cr_number(e.section[0].value, 0);
    cr_number(e.section[0].high, 0);
    eval_end(&e);
}

Test(score, lowest_law_takes_an_open_answer_as_the_policy_fills_it_in)
{
    struct eval e;

    by_law(&e);
    e.pack.scoring.unknown = PEIL_OPEN_MINIMUM;
    eval_state(&e, 2, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_VALUE);
    cr_number(e.section[0].value, 0);
    cr_number(e.section[0].high, 100);
    eval_end(&e);
}

Test(score, lowest_law_takes_the_lowest_of_the_rows_that_decide)
{
    static const bool rows[] = {true, true, false};
    struct eval e;
    struct peil_item *item;

    eval_flat(&e, PEIL_MODEL_LOWEST_LAW, 0);
    item = eval_matrix(&e, 0, 1);
    item->basis.kind = PEIL_BASIS_LAW;
    item->knockout = true;
    eval_state(&e, 0, PEIL_STATE_ANSWERED);
    for (size_t i = 0; i < 3; i++)
        e.rows[0][i] =
            (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = i == 2 ? NIET : GOED};
    cr_assert(eval_run(&e));
    cr_number(e.section[0].value, 0);
    item->knockout_rows = rows;
    cr_assert(eval_run(&e));
    cr_number(e.section[0].value, 100);
    e.rows[0][1].state = PEIL_STATE_UNKNOWN;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_INCOMPLETE);
    e.rows[0][0].option = NIET;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_VALUE);
    cr_number(e.section[0].value, 0);
    eval_end(&e);
}

/* Two sections: three items and one item. */
static void two_sections(struct eval *e)
{
    size_t section;

    eval_begin(e, PEIL_MODEL_MEAN_OF_MEANS);
    section = eval_section(e, PEIL_NONE, 1);
    for (size_t i = 0; i < 3; i++) {
        eval_item(e, section, 1);
        eval_choose(e, i, i == 0 ? GOED : NIET);
    }
    section = eval_section(e, PEIL_NONE, 1);
    eval_item(e, section, 1);
    eval_choose(e, 3, GOED);
}

Test(score, mean_of_means_counts_sections_alike_and_keeps_them_unrounded)
{
    struct eval e;

    two_sections(&e);
    cr_assert(eval_run(&e));
    cr_number(e.section[0].value, 33.3333333333);
    cr_number(e.section[0].shown, 33);
    cr_number(e.total.value, 66.6666666667);
    cr_number(e.total.shown, 67);
    cr_assert_eq(e.total.parts, 2);
    cr_assert_eq(e.total.parts_left_out, 0);
    e.sections[0].weight = 3;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 50);
    eval_end(&e);
}

Test(score, an_incomplete_section_leaves_the_total_and_the_total_says_so)
{
    struct eval e;

    two_sections(&e);
    e.answer[1].state = e.answer[2].state = PEIL_STATE_BLANK;
    e.pack.scoring.provisional = 0.5;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[0].status, PEIL_SCORE_INCOMPLETE);
    cr_number(e.total.value, 100);
    cr_number(e.total.completeness, 0.5);
    cr_assert(e.total.provisional);
    cr_assert_eq(e.total.reason, PEIL_REASON_PARTS_MISSING);
    cr_assert_eq(e.total.parts, 2);
    cr_assert_eq(e.total.parts_left_out, 1);
    cr_number(e.total.low, 66.6666666667);
    cr_number(e.total.high, 100);
    cr_assert_null(e.total.band);
    eval_end(&e);
}

Test(score, a_section_that_does_not_apply_leaves_the_total_silently)
{
    struct eval e;

    two_sections(&e);
    eval_state(&e, 3, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[1].status, PEIL_SCORE_UNDEFINED);
    cr_number(e.total.value, 33.3333333333);
    cr_assert_not(e.total.provisional);
    cr_assert_eq(e.total.parts, 1);
    cr_assert_eq(e.total.parts_left_out, 0);
    eval_end(&e);
}

Test(score, units_are_the_sections_at_the_level_or_the_deepest_above_it)
{
    struct eval e;
    size_t top;
    size_t below;

    eval_begin(&e, PEIL_MODEL_MEAN_OF_MEANS);
    e.pack.scoring.level = 2;
    top = eval_section(&e, PEIL_NONE, 1);
    below = eval_section(&e, top, 1);
    eval_item(&e, below, 1);
    eval_item(&e, below, 1);
    below = eval_section(&e, top, 1);
    eval_item(&e, below, 1);
    top = eval_section(&e, PEIL_NONE, 1);
    eval_item(&e, top, 1);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, GOED);
    eval_choose(&e, 2, NIET);
    eval_choose(&e, 3, NIET);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.parts, 3);
    cr_number(e.total.value, 33.3333333333);
    e.pack.scoring.level = 1;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.parts, 2);
    cr_number(e.total.value, 33.3333333333); /* (2/3 + 0) / 2 */
    eval_end(&e);
}

Test(score, count_of_sections)
{
    struct eval e;

    two_sections(&e);
    e.pack.scoring.model = PEIL_MODEL_COUNT;
    e.pack.scoring.count_of = PEIL_COUNT_SECTIONS;
    e.pack.scoring.count_from = 0.5;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.reached, 1);
    cr_number(e.total.value, 1);
    cr_number(e.total.scale_max, 2);
    eval_end(&e);
}

static const struct peil_band bands[] = {{.id = "op-orde", .from = 80},
    {.id = "moet-beter", .from = 50}, {.id = "niet-op-orde", .from = 0}};

static void banded(struct eval *e, size_t count)
{
    eval_flat(e, PEIL_MODEL_MEAN, count);
    e->pack.scoring.bands = bands;
    e->pack.scoring.band_count = 3;
}

Test(score, bands_test_the_number_that_is_shown)
{
    struct eval e;

    banded(&e, 1);
    e.items[0].weight = 159; /* 79.5 is shown as 80 */
    eval_item(&e, 0, 41);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, NIET);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 79.5);
    cr_assert_str_eq(e.total.band->id, "op-orde");
    cr_assert(e.total.band_certain);
    e.pack.scoring.decimals = 1;
    cr_assert(eval_run(&e));
    cr_assert_str_eq(e.total.band->id, "moet-beter");
    eval_end(&e);
}

Test(score, a_band_is_certain_when_both_bounds_lie_in_it)
{
    struct eval e;

    banded(&e, 8);
    for (size_t i = 0; i < 7; i++)
        eval_choose(&e, i, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.total.low, 87.5);
    cr_assert(e.total.band_certain);
    eval_choose(&e, 0, MOET_BETER); /* 6.5 of 8 to 7.5 of 8 */
    cr_assert(eval_run(&e));
    cr_assert(e.total.band_certain);
    eval_choose(&e, 1, MOET_BETER); /* 75 to 87.5 */
    cr_assert(eval_run(&e));
    cr_assert_str_eq(e.total.band->id, "op-orde");
    cr_assert_not(e.total.band_certain);
    eval_end(&e);
}

Test(score, a_provisional_value_has_no_band)
{
    struct eval e;

    banded(&e, 2);
    eval_choose(&e, 0, GOED);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.status, PEIL_SCORE_VALUE);
    cr_assert(e.total.provisional);
    cr_assert_null(e.total.band);
    cr_assert_not(e.total.band_certain);
    eval_end(&e);
}

Test(score, rounding_modes)
{
    static const struct {
        enum peil_rounding mode;
        double shown;
    } cases[] = {{PEIL_ROUND_HALF_UP, 63}, {PEIL_ROUND_HALF_EVEN, 62}, {PEIL_ROUND_TRUNCATE, 62},
        {PEIL_ROUND_NONE, 62.5}};
    struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 4);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, GOED);
    eval_choose(&e, 2, MOET_BETER);
    eval_choose(&e, 3, NIET);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        e.pack.scoring.rounding = cases[i].mode;
        cr_assert(eval_run(&e));
        cr_number(e.total.shown, cases[i].shown);
        cr_number(e.total.value, 62.5);
    }
    eval_end(&e);
}

Test(score, words)
{
    cr_assert_str_eq(peil_score_status_word(PEIL_SCORE_INCOMPLETE), "incomplete");
    cr_assert_null(peil_score_reason_word(PEIL_REASON_NONE));
    cr_assert_str_eq(peil_score_reason_word(PEIL_REASON_PARTS_MISSING), "parts-missing");
}
