/*
 * Decision lists: the first band whose condition holds, by hand. What is open, and what scripts do
 * to it, is tried with luck in test_eval_bounds.c.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/plain_result.h"

static struct lua_world w;

#define LIST(more)                                                                                 \
    LUA_HEAD "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                \
             "      - {id: a.1, text: V, not_applicable: yes}\n"                                   \
             "      - {id: a.2, text: V, not_applicable: yes}\n"                                   \
             "      - {id: a.3, text: V, not_applicable: yes}\n"                                   \
             "scoring:\n  model: decision-list\n" more "  bands:\n"                                \
             "    - {id: groen, label: G, when: 'answer(\"a.1\").value == \"goed\" and "           \
             "answer(\"a.2\").value == \"goed\"'}\n"                                               \
             "    - {id: oranje, label: O, when: 'at_least(score(\"a\"), 50)'}\n"                  \
             "    - {id: rood, label: R}\n"

static const struct peil_score *total(const char *lines)
{
    return &lua_run(&w, lines)->total;
}

static void expect(const char *lines, double value, const char *band)
{
    const struct peil_score *score = total(lines);

    cr_assert_eq(score->status, PEIL_SCORE_VALUE, "%s", lines);
    cr_assert_float_eq(score->value, value, 1e-12, "%s gives %g", lines, score->value);
    cr_assert_float_eq(score->scale_max, 2, 1e-12);
    cr_assert_float_eq(score->ratio, value / 2, 1e-12);
    cr_text(score->band->id, band);
    cr_assert(score->band_certain && score->exact);
}

Test(decision_list, takes_the_first_band_that_holds)
{
    lua_begin(&w, LIST(""), NULL, NULL);
    expect("  a.1: goed\n  a.2: goed\n  a.3: niet\n", 2, "groen");
    expect("  a.1: goed\n  a.2: niet\n  a.3: goed\n", 1, "oranje");
    expect("  a.1: goed\n  a.2: niet\n  a.3: niet\n", 0, "rood");
    lua_end(&w);
}

static void expect_bounds(const char *lines, double value, double low, double high)
{
    const struct peil_score *score = total(lines);

    cr_assert_float_eq(score->value, value, 1e-12, "%s gives %g", lines, score->value);
    cr_assert_float_eq(score->low, low, 1e-12, "%s: low %g", lines, score->low);
    cr_assert_float_eq(score->high, high, 1e-12, "%s: high %g", lines, score->high);
}

#define SOME "  thresholds: {incomplete: 0, provisional: 0}\n"

Test(decision_list, stands_between_what_may_yet_hold)
{
    lua_begin(&w, LIST(SOME), NULL, NULL);
    /* Without trying: from the first that asked what is open to the last. */
    w.want = (struct peil_want){0};
    expect_bounds("  a.1: goed\n  a.3: niet\n", 1, 0, 2);
    cr_assert_not(w.result->total.exact);
    expect_bounds("  a.1: niet\n  a.2: niet\n", 0, 0, 1);
    w.want = (struct peil_want){.bounds = 1000000};
    expect_bounds("  a.1: goed\n  a.3: niet\n", 1, 0, 2);
    cr_assert(w.result->total.exact);
    /* a.3 alone cannot bring it to half. */
    expect_bounds("  a.1: niet\n  a.2: niet\n", 0, 0, 0);
    cr_assert(w.result->total.exact);
    lua_end(&w);
}

static void expect_none(
    const char *lines, enum peil_score_status status, enum peil_score_reason reason)
{
    const struct peil_score *score = total(lines);

    cr_assert_eq(score->status, status, "%s", lines);
    cr_assert_eq(score->reason, reason, "%s: %s", lines, peil_score_reason_word(score->reason));
    cr_assert_null(score->band);
}

Test(decision_list, has_no_value_without_a_reason)
{
    lua_begin(&w, LIST(""), NULL, NULL);
    expect_none("  a.1: goed\n", PEIL_SCORE_INCOMPLETE, PEIL_REASON_TOO_FEW_ANSWERS);
    expect_none("  a.1: {state: not-applicable}\n  a.2: {state: not-applicable}\n"
                "  a.3: {state: not-applicable}\n",
        PEIL_SCORE_UNDEFINED, PEIL_REASON_ALL_NOT_APPLICABLE);
    total("  a.1: goed\n  a.2: goed\n");
    cr_assert(w.result->total.provisional);
    cr_assert_null(w.result->total.band);
    lua_end(&w);
    lua_begin(&w, LIST("  unknown: null-if-any\n" SOME), NULL, NULL);
    expect_none("  a.1: goed\n  a.2: goed\n  a.3: unknown\n", PEIL_SCORE_INCOMPLETE,
        PEIL_REASON_OPEN_ANSWERS);
    lua_end(&w);
}

Test(decision_list, has_no_value_where_a_condition_fails)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
                 "      - {id: a.1, text: V}\nscoring:\n  model: decision-list\n  bands:\n"
                 "    - {id: een, label: E, when: 'answer(\"a.1\").value == \"goed\"'}\n"
                 "    - {id: twee, label: T, when: 'answer(\"a.1\").points + nil > 1'}\n"
                 "    - {id: drie, label: D}\n",
        NULL, NULL);
    expect_none("  a.1: niet\n", PEIL_SCORE_UNDEFINED, PEIL_REASON_CONDITION_FAILED);
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_eq(w.result->errors[0].part, PEIL_FAILED_CONDITION);
    cr_text(w.result->errors[0].what, "twee");
    /* What stands below the one that holds is not asked. */
    expect("  a.1: goed\n", 2, "een");
    cr_assert_eq(w.result->error_count, 0);
    lua_end(&w);
}

Test(decision_list, has_no_value_where_conditions_are_left_alone)
{
    struct peil_result *result;

    lua_begin(&w, LIST(""), NULL, NULL);
    total("  a.1: goed\n  a.2: goed\n  a.3: goed\n");
    cr_assert_eq(plain_result(&result, w.arena, w.answers, NULL), PEIL_OK);
    cr_assert_eq(result->total.status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(result->total.reason, PEIL_REASON_CONDITION_FAILED);
    lua_end(&w);
}

Test(decision_list, lets_a_script_have_the_last_word)
{
    lua_begin(
        &w, LIST(""), NULL, "scoring{total = function(declared) return declared() - 1 end}\n");
    total("  a.1: goed\n  a.2: goed\n  a.3: goed\n");
    cr_assert_float_eq(w.result->total.value, 1, 1e-12);
    cr_text(w.result->total.band->id, "oranje");
    cr_assert(w.result->total.hooked);
    lua_end(&w);
}

#define SECTION_OF(more)                                                                           \
    LUA_HEAD "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                \
             "      - {id: a.1, text: V, scored: no}\nscoring:\n  model: decision-list\n" more     \
             "  bands:\n    - {id: een, label: E, when: 'answer(\"a.1\").value == \"goed\"'}\n"    \
             "    - {id: twee, label: T}\n"

Test(decision_list, gives_sections_no_score_where_nothing_has_points)
{
    static const char *const packs[] = {SECTION_OF(""), SECTION_OF("  section_model: sum\n")};
    static const enum peil_model models[] = {PEIL_MODEL_NONE, PEIL_MODEL_SUM};

    for (int i = 0; i < 2; i++) {
        lua_begin(&w, packs[i], NULL, NULL);
        cr_assert_eq(w.pack->sections[0].model, models[i]);
        cr_assert_eq(total("  a.1: goed\n")->status, PEIL_SCORE_VALUE);
        lua_end(&w);
    }
}
