/*
 * The models that ask for the best answer, by hand: those of XCCDF, and all-or-partial.
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
