/*
 * The cap of a pack: what it does to a total and to its bounds.
 */
#include <criterion/criterion.h>

#include "tests/unit/eval_support.h"

#define cr_number(actual, expected) cr_assert_float_eq(actual, expected, 1e-9)

Test(cap, a_cap_holds_the_total_down_while_a_knockout_fails)
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

Test(cap, a_cap_is_not_exact_where_the_best_answer_fails)
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
