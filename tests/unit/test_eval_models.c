/*
 * The models one by one, with numbers that were worked out by hand.
 */
#include <criterion/criterion.h>

#include "core/eval/xccdf.h"
#include "tests/unit/eval_support.h"

#define cr_number(actual, expected) cr_assert_float_eq(actual, expected, 1e-9)

/*
 * A (weight 1): A1 goed (weight 2), A2 moet-beter (3), and in it B (weight 5): B1 goed (1), B2 niet
 * (1), B3 not applicable (9). C (weight 3): C1 goed (0), C2 goed (4).
 */
static void begin_tree(struct eval *e, enum peil_model model)
{
    size_t a;
    size_t b;
    size_t c;

    eval_begin(e, model);
    e->pack.scoring.section_model = model;
    a = eval_section(e, PEIL_NONE, 1);
    eval_item(e, a, 2);
    eval_item(e, a, 3);
    b = eval_section(e, a, 5);
    eval_item(e, b, 1);
    eval_item(e, b, 1);
    eval_item(e, b, 9);
    c = eval_section(e, PEIL_NONE, 3);
    eval_item(e, c, 0);
    eval_item(e, c, 4);
    eval_choose(e, 0, GOED);
    eval_choose(e, 1, MOET_BETER);
    eval_choose(e, 2, GOED);
    eval_choose(e, 3, NIET);
    eval_state(e, 4, PEIL_STATE_NOT_APPLICABLE);
    eval_choose(e, 5, GOED);
    eval_choose(e, 6, GOED);
}

Test(models, xccdf_default_is_a_mean_at_every_level)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_XCCDF_DEFAULT);
    cr_assert(eval_run(&e));
    cr_number(e.section[1].value, 50);                                /* B */
    cr_number(e.section[0].value, (2 * 100 + 3 * 0 + 5 * 50) / 10.0); /* A: 45 */
    cr_number(e.section[2].value, 100);                               /* C */
    cr_number(e.total.value, (1 * 45 + 3 * 100) / 4.0);
    eval_end(&e);
}

Test(models, xccdf_default_leaves_out_a_section_in_which_all_weighs_nothing)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_XCCDF_DEFAULT);
    e.items[2].weight = e.items[3].weight = 0;
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[1].status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(e.section[1].reason, PEIL_REASON_ZERO_WEIGHT);
    cr_number(e.section[0].value, 2 * 100 / 5.0);
    eval_end(&e);
}

Test(models, xccdf_default_leaves_out_a_section_of_which_nothing_applies)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_XCCDF_DEFAULT);
    eval_state(&e, 2, PEIL_STATE_NOT_APPLICABLE);
    eval_state(&e, 3, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.section[1].reason, PEIL_REASON_ALL_NOT_APPLICABLE);
    cr_number(e.section[0].value, 2 * 100 / 5.0);
    cr_number(e.total.value, (1 * 40 + 3 * 100) / 4.0);
    eval_end(&e);
}

Test(models, flat_adds_own_weights_and_leaves_out_those_of_sections)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_FLAT);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 2 + 1 + 4);
    cr_number(e.total.scale_max, 2 + 3 + 1 + 1 + 4);
    cr_number(e.total.ratio, 7 / 11.0);
    cr_number(e.section[1].value, 1);
    eval_end(&e);
}

Test(models, flat_counts_what_is_open_in_its_scale_only)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_FLAT);
    eval_state(&e, 6, PEIL_STATE_BLANK);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    cr_number(e.total.scale_max, 11);
    cr_number(e.total.low, 3);
    cr_number(e.total.high, 7);
    eval_end(&e);
}

Test(models, flat_prorates_by_what_is_answered)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_FLAT);
    eval_state(&e, 6, PEIL_STATE_BLANK);
    e.pack.scoring.blank = PEIL_OPEN_PRORATE;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3 + 4 * (3 / 7.0));
    eval_end(&e);
}

Test(models, flat_unweighted_counts_a_weight_of_nothing_too)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_FLAT_UNWEIGHTED);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 4);
    cr_number(e.total.scale_max, 6);
    eval_end(&e);
}

Test(models, absolute_is_all_or_nothing)
{
    static struct eval e;

    begin_tree(&e, PEIL_MODEL_ABSOLUTE);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 0);
    cr_number(e.total.high, 0);
    eval_choose(&e, 1, GOED);
    eval_choose(&e, 3, GOED);
    eval_choose(&e, 5, NIET); /* which weighs nothing */
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 1);
    cr_number(e.total.scale_max, 1);
    eval_state(&e, 3, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 1);
    cr_number(e.total.low, 0);
    cr_number(e.total.high, 1);
    eval_end(&e);
}

Test(models, all_or_partial_has_three_values)
{
    static struct eval e;

    eval_flat(&e, PEIL_MODEL_ALL_OR_PARTIAL, 3);
    e.pack.scoring.scale_min = 1;
    e.pack.scoring.scale_max = 5;
    eval_choose(&e, 0, NIET);
    eval_choose(&e, 1, NIET);
    eval_state(&e, 2, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 1);
    eval_choose(&e, 1, MOET_BETER);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 3);
    eval_choose(&e, 0, GOED);
    eval_choose(&e, 1, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 5);
    for (size_t i = 0; i < 3; i++)
        eval_state(&e, i, PEIL_STATE_NOT_APPLICABLE);
    cr_assert(eval_run(&e));
    cr_assert_eq(e.total.reason, PEIL_REASON_ALL_NOT_APPLICABLE);
    eval_end(&e);
}

Test(models, a_matrix_passes_when_all_rows_that_are_answered_do)
{
    static struct eval e;
    size_t section;

    eval_begin(&e, PEIL_MODEL_FLAT);
    section = eval_section(&e, PEIL_NONE, 1);
    eval_matrix(&e, section, 2);
    eval_state(&e, 0, PEIL_STATE_ANSWERED);
    for (size_t row = 0; row < 3; row++)
        e.rows[0][row] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = GOED};
    e.rows[0][2].state = PEIL_STATE_BLANK;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 2);
    cr_number(e.total.low, 0);
    e.rows[0][1].option = MOET_BETER;
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 0);
    cr_number(e.total.high, 0);
    eval_end(&e);
}

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

Test(models, ladder_sum_adds_up_streams_and_takes_means_above)
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

Test(models, ladder_sum_leaves_out_a_stream_that_does_not_apply)
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

Test(models, ladder_sum_is_bounded_by_what_is_open)
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

Test(models, staged_is_the_highest_level_up_to_which_all_is_reached)
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

Test(models, percent_to_target_does_not_count_what_is_above_a_target)
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

Test(models, progress_is_not_clipped)
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

Test(models, progress_without_a_way_to_go_has_a_reason)
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

Test(models, progress_goes_down_where_fewer_points_are_better)
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

Test(models, a_cap_holds_the_total_down_while_a_knockout_fails)
{
    static struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 4);
    eval_knockout(&e.items[0]);
    e.pack.scoring.has_cap = true;
    e.pack.scoring.cap = 40;
    for (size_t i = 0; i < 4; i++)
        eval_choose(&e, i, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 100);
    cr_assert_not(e.total.capped);
    eval_choose(&e, 0, NIET);
    cr_assert(eval_run(&e));
    cr_assert(e.total.capped);
    cr_number(e.total.value, 40);
    cr_number(e.total.uncapped, 75);
    cr_number(e.total.high, 40);
    cr_number(e.section[0].value, 75);
    eval_state(&e, 0, PEIL_STATE_UNKNOWN);
    cr_assert(eval_run(&e));
    cr_assert_not(e.total.capped);
    cr_number(e.total.value, 100);
    cr_number(e.total.low, 40);
    cr_number(e.total.high, 100);
    cr_assert(e.total.exact);
    eval_choose(&e, 0, MOET_BETER); /* asks for attention only */
    cr_assert(eval_run(&e));
    cr_number(e.total.value, 87.5);
    eval_end(&e);
}

Test(models, a_cap_is_not_exact_where_the_best_answer_fails)
{
    static const bool fails[] = {true, false, false, false};
    static struct eval e;

    eval_flat(&e, PEIL_MODEL_MEAN, 4);
    eval_knockout(&e.items[0]);
    e.items[0].fails = fails;
    e.pack.scoring.has_cap = true;
    e.pack.scoring.cap = 40;
    for (size_t i = 1; i < 4; i++)
        eval_choose(&e, i, GOED);
    cr_assert(eval_run(&e));
    cr_number(e.total.low, 40);
    cr_number(e.total.high, 100);
    cr_assert_not(e.total.exact);
    eval_end(&e);
}

Test(models, the_outcomes_of_xccdf_are_states)
{
    static const struct {
        const char *word;
        enum peil_state state;
        bool passes;
    } outcomes[] = {{"pass", PEIL_STATE_ANSWERED, true}, {"fail", PEIL_STATE_ANSWERED, false},
        {"error", PEIL_STATE_UNKNOWN, false}, {"unknown", PEIL_STATE_UNKNOWN, false},
        {"notapplicable", PEIL_STATE_NOT_APPLICABLE, false},
        {"notchecked", PEIL_STATE_BLANK, false}, {"notselected", PEIL_STATE_SKIPPED, false},
        {"informational", PEIL_STATE_SKIPPED, false}, {"fixed", PEIL_STATE_ANSWERED, true}};

    for (size_t i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++) {
        const struct peil_xccdf_outcome *found = peil_xccdf_outcome(outcomes[i].word);

        cr_assert(found && found->state == outcomes[i].state);
        cr_assert_eq(found->passes, outcomes[i].passes);
        cr_assert_eq(found, &peil_xccdf_outcomes[i]);
    }
    cr_assert_null(peil_xccdf_outcome("passed"));
}
