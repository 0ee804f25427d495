/*
 * Conditions: questions that are skipped, that stay open, and what is kept of an answer there.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"
#include "tests/unit/plain_result.h"

#define ITEM(id, rest) "      - {id: " id ", text: V" rest "}\n"
#define IF(condition) ", applies_if: '" condition "'"
#define SECTION(id, rest) "  - id: " id "\n    title: T\n    scale: oordeel\n" rest "    items:\n"
#define MEAN "scoring: {model: mean}\n"

static struct lua_world w;

/* a.2 applies when a.1 is good, a.3 when a.2 is not bad. */
#define CHAIN                                                                                      \
    LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.3", IF("answer(\"a.2\").value ~= \"niet\""))   \
        ITEM("a.1", "")                                                                            \
            ITEM("a.2", IF("answer(\"a.1\").value == \"goed\"") ", not_applicable: yes") MEAN

Test(applies, a_question_whose_condition_is_false_is_skipped_and_not_counted)
{
    lua_begin(&w, CHAIN, NULL, NULL);
    lua_run(&w, "  a.1: niet\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(lua_state(&w, "a.3"), PEIL_STATE_BLANK);
    cr_assert_eq(w.result->total.counts.skipped, 1);
    cr_assert_float_eq(w.result->total.shown, 0, 1e-9);
    cr_assert_eq(peil_diags_count(w.diags), 0);
    lua_end(&w);
}

Test(applies, an_answer_there_is_kept_not_counted_and_warned_about)
{
    const struct peil_diag *diag;
    size_t index;

    lua_begin(&w, CHAIN, NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: {value: goed, remark: toch}\n  a.3: niet\n");
    index = peil_pack_item(w.pack, "a.2")->index;
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(w.result->answers_given->answers[index].state, PEIL_STATE_ANSWERED);
    cr_assert_str_eq(w.result->answers_given->answers[index].remark, "toch");
    cr_assert_not(w.result->worths[index].scored);
    cr_assert_float_eq(w.result->total.shown, 0, 1e-9);
    diag = lua_diag(&w, "answers/skipped-answer");
    cr_assert_not_null(diag);
    cr_assert_eq(diag->severity, PEIL_WARNING);
    cr_assert_eq(diag->line, 5);
    cr_assert_str_eq(peil_diag_arg(diag, "item")->text, "a.2");
    cr_assert_eq(peil_diags_count(w.diags), 1);
    lua_end(&w);
}

Test(applies, what_says_that_there_is_no_answer_is_skipped_without_a_word)
{
    lua_begin(&w, CHAIN, NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: {state: not-applicable, reason: geen}\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    lua_run(&w, "  a.1: niet\n  a.2: unknown\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(peil_diags_count(w.diags), 0);
    lua_end(&w);
}

Test(applies, a_condition_on_an_open_answer_leaves_the_question_open)
{
    size_t index;

    lua_begin(&w, CHAIN, NULL, NULL);
    index = peil_pack_item(w.pack, "a.2")->index;
    lua_run(&w, "  a.1: unknown\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_BLANK);
    lua_run(&w, "  a.2: goed\n  a.3: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_BLANK);
    cr_assert_eq(lua_state(&w, "a.3"), PEIL_STATE_BLANK);
    cr_assert_eq(w.result->answers_given->answers[index].state, PEIL_STATE_ANSWERED);
    cr_assert_not(w.result->worths[index].has);
    cr_assert_not_null(lua_diag(&w, "answers/undecided-answer"));
    cr_assert_eq(peil_diags_count(w.diags), 2);
    cr_assert_eq(peil_diags_errors(w.diags), 0);
    lua_run(&w, "  a.1: unknown\n  a.2: unknown\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_UNKNOWN);
    cr_assert_eq(peil_diags_count(w.diags), 0);
    lua_end(&w);
}

Test(applies, bounds_allow_for_what_may_still_apply)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", ", scored: no") ITEM("a.2", "")
            ITEM("a.3", "") ITEM("a.4", IF("answer(\"a.1\").value == \"goed\"")) MEAN,
        NULL, NULL);
    lua_run(&w, "  a.2: goed\n  a.3: goed\n  a.4: goed\n");
    cr_assert_float_eq(w.result->total.shown, 100, 1e-9);
    cr_assert_lt(w.result->total.low, 70);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n  a.3: goed\n  a.4: goed\n");
    cr_assert_float_eq(w.result->total.low, 100, 1e-9);
    lua_end(&w);
}

Test(applies, conditions_follow_each_other_whatever_their_order_in_the_pack)
{
    lua_begin(&w, CHAIN, NULL, NULL);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n  a.3: goed\n");
    cr_assert_eq(lua_state(&w, "a.3"), PEIL_STATE_SKIPPED);
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  a.3: goed\n");
    cr_assert_eq(lua_state(&w, "a.3"), PEIL_STATE_ANSWERED);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n  a.3: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(lua_state(&w, "a.3"), PEIL_STATE_ANSWERED);
    lua_end(&w);
}

Test(applies, answers_are_not_copied_where_all_count_as_given)
{
    lua_begin(&w, CHAIN, NULL, NULL);
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  a.3: goed\n");
    cr_assert_eq(w.result->answers, w.answers);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n");
    cr_assert_neq(w.result->answers, w.answers);
    cr_assert_eq(w.result->answers_given, w.answers);
    lua_end(&w);
}

Test(applies, a_condition_of_a_section_is_one_of_all_that_stands_in_it)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            SECTION("b", "    applies_if: answer(\"a.1\").value == \"goed\"\n") ITEM("b.1", "")
                ITEM("b.2", IF("answer(\"b.1\").value == \"goed\"")) MEAN,
        NULL, NULL);
    peil_scripts_remember(w.scripts, false);
    lua_run(&w, "  a.1: niet\n  b.1: goed\n  b.2: goed\n");
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_SKIPPED);
    cr_assert_eq(lua_state(&w, "b.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(peil_scripts_counts(w.scripts).calls, 1, "once for the section, not by item");
    lua_run(&w, "  a.1: goed\n  b.1: niet\n  b.2: goed\n");
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_ANSWERED);
    cr_assert_eq(lua_state(&w, "b.2"), PEIL_STATE_SKIPPED);
    lua_run(&w, "  b.1: goed\n");
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_BLANK);
    cr_assert_eq(lua_state(&w, "b.2"), PEIL_STATE_BLANK);
    lua_end(&w);
}

Test(applies, of_several_conditions_a_false_one_goes_before_an_open_one_and_that_before_a_true_one)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            SECTION("b", "    applies_if: answer(\"a.1\").value == \"goed\"\n")
                ITEM("b.1", IF("role() == \"klant\"")) MEAN,
        NULL, NULL);
    lua_run_as(&w, "role: klant\n", "  b.1: goed\n");
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_BLANK);
    lua_run_as(&w, "role: ambtenaar\n", "  b.1: goed\n");
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_SKIPPED);
    lua_run_as(&w, "role: klant\n", "  a.1: goed\n  b.1: goed\n");
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_ANSWERED);
    lua_end(&w);
}

Test(applies, to_ask_the_state_of_an_open_answer_is_to_rest_on_it)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            ITEM("a.2", IF("answer(\"a.1\").state ~= \"answered\"")) MEAN,
        NULL, NULL);
    lua_run(&w, "  a.1: unknown\n  a.2: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_BLANK);
    lua_run(&w, "  a.1: goed\n  a.2: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    lua_end(&w);
}

Test(applies, a_condition_that_fails_lets_the_question_apply_and_is_told)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            ITEM("a.2", IF("answer(\"a.1\").points > nil")) ITEM("a.3", "") MEAN,
        NULL, NULL);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n  a.3: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_ANSWERED);
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(w.result->errors[0].what, "a.2");
    cr_assert_not_null(w.result->errors[0].layer);
    cr_assert_float_eq(w.result->total.value, 200.0 / 3, 1e-9);
    lua_end(&w);
}

Test(applies, who_answers_and_for_whom_may_decide)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            ITEM("a.2", IF("role() == \"klant\"")) MEAN,
        NULL, NULL);
    lua_run_as(&w, "role: klant\n", "  a.1: goed\n  a.2: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_ANSWERED);
    lua_run_as(&w, "role: ambtenaar\n", "  a.1: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    lua_run(&w, "  a.1: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    lua_end(&w);
}

Test(applies, a_condition_may_ask_what_an_answer_is_worth)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            ITEM("a.2", IF("at_least(answer(\"a.1\").worth, 50)")) MEAN,
        NULL, NULL);
    lua_run(&w, "  a.1: moet-beter\n  a.2: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_ANSWERED);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n");
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    lua_end(&w);
}

Test(applies, a_skipped_knockout_does_not_fail)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            ITEM("a.2", ", knockout: yes" IF("answer(\"a.1\").value == \"goed\"")) MEAN,
        NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n");
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_NONE);
    lua_run(&w, "  a.1: unknown\n  a.2: niet\n");
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_UNKNOWN);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n");
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_FAILED);
    lua_end(&w);
}

Test(applies, without_scripts_conditions_are_passed_over)
{
    struct peil_result *result;

    lua_begin(&w, CHAIN, NULL, NULL);
    lua_answer(&w, "", "  a.1: niet\n  a.2: goed\n  a.3: goed\n");
    cr_assert_eq(plain_result(&result, w.arena, w.answers, NULL), PEIL_OK);
    cr_assert_eq(result->answers, w.answers);
    cr_assert_eq(result->total.counts.answered, 3);
    lua_end(&w);
}

/* Each question but the first is asked where the one before it was answered well. */
Test(applies, random_answers_come_out_as_the_rules_say)
{
    static const char *const words[] = {"goed", "niet", "unknown", NULL};
    uint64_t seed = 11;

    lua_begin(&w,
        LUA_HEAD "sections:\n" SECTION("a", "") ITEM("a.1", "")
            ITEM("a.2", IF("answer(\"a.1\").value == \"goed\""))
                ITEM("a.3", IF("answer(\"a.2\").value == \"goed\"")) MEAN,
        NULL, NULL);
    for (int round = 0; round < 500; round++) {
        struct peil_buf text = PEIL_BUF_EMPTY;
        enum peil_state before = PEIL_STATE_ANSWERED;
        bool good = true;

        for (int item = 1; item <= 3; item++) {
            const char *word = words[luck_below(&seed, 4)];

            if (word)
                peil_buf_format(&text, "  a.%d: %s\n", item, word);
        }
        lua_run(&w, peil_buf_string(&text));
        peil_buf_dispose(&text);
        for (size_t i = 0; i < 3; i++) {
            const struct peil_answer *given = &w.answers->answers[i];
            enum peil_state state = w.result->answers->answers[i].state;

            if (before == PEIL_STATE_BLANK || before == PEIL_STATE_UNKNOWN)
                cr_assert(state == PEIL_STATE_BLANK || state == PEIL_STATE_UNKNOWN);
            else if (!good)
                cr_assert_eq(state, PEIL_STATE_SKIPPED);
            else
                cr_assert_eq(state, given->state);
            before = state;
            good = state == PEIL_STATE_ANSWERED && given->option == 0;
        }
    }
    lua_end(&w);
}
