/*
 * What decision tables come to, and what scripts are told of it.
 */
#include "core/eval/decisions.h"
#include "tests/unit/decisions.h"
#include "tests/unit/eval_lua.h"

static struct lua_world w;

static const struct peil_decided *decided(const char *id)
{
    return &w.result->decisions[peil_pack_decision(w.pack, id) - w.pack->decisions];
}

static void is(const char *table, enum peil_decision_state state, const char *outcome)
{
    const struct peil_decided *found = decided(table);

    cr_expect_eq(found->state, state, "%s is %s", table, peil_decision_word(found->state));
    cr_expect_str_eq(found->outcome ? found->outcome->id : "none", outcome);
}

static bool can_be(const char *table, const char *outcome)
{
    const struct peil_decided *found = decided(table);

    for (size_t i = 0; i < found->decision->outcome_count; i++)
        if (strcmp(found->decision->outcomes[i].id, outcome) == 0)
            return found->possible[i];
    return false;
}

static const struct peil_advice *advice_of(const char *id)
{
    for (size_t i = 0; i < w.result->advice_count; i++)
        if (strcmp(w.result->advice[i].rule->id, id) == 0)
            return &w.result->advice[i];
    return NULL;
}

Test(decisions, all_answers_decide)
{
    lua_begin(&w, DECISIONS, NULL, NULL);
    lua_run(&w, "  loket: beperkt\n  cohesie: zwak\n  hoe: b\n");
    is("rol", PEIL_DECISION_DECIDED, "mei");
    is("kort", PEIL_DECISION_DECIDED, "ja");
    is("lang", PEIL_DECISION_DECIDED, "drie");
    cr_assert(decided("rol")->placed);
    cr_assert_eq(decided("rol")->possible_count, 1);
    lua_end(&w);
}

Test(decisions, what_is_open_leaves_what_it_does_not_rule_out)
{
    lua_begin(&w, DECISIONS, NULL, NULL);
    lua_run(&w, "  loket: beperkt\n  hoe: unknown\n");
    is("rol", PEIL_DECISION_OPEN, "none");
    cr_assert(can_be("rol", "om") && can_be("rol", "mei") && !can_be("rol", "buurt"));
    is("kort", PEIL_DECISION_OPEN, "none");
    is("lang", PEIL_DECISION_OPEN, "none");
    cr_assert_eq(decided("lang")->possible_count, 3);
    cr_assert_not(decided("rol")->placed);
    lua_end(&w);
}

Test(decisions, nothing_answered_leaves_everything)
{
    lua_begin(&w, DECISIONS, NULL, NULL);
    lua_run(&w, "");
    is("rol", PEIL_DECISION_OPEN, "none");
    cr_assert_eq(decided("rol")->possible_count, 3);
    lua_end(&w);
}

Test(decisions, what_makes_no_difference_need_not_be_known)
{
    lua_begin(&w, DECISIONS, NULL, NULL);
    lua_run(&w, "  loket: ontwikkeld\n  cohesie: unknown\n  hoe: a\n");
    is("rol", PEIL_DECISION_DECIDED, "buurt");
    is("lang", PEIL_DECISION_DECIDED, "een");
    cr_assert_not(decided("rol")->placed);
    lua_end(&w);
}

Test(decisions, an_input_that_does_not_apply_takes_the_table_along_where_it_matters)
{
    lua_begin(&w, DECISIONS, NULL, NULL);
    lua_run(&w, "  loket: {state: not-applicable, reason: geen}\n  cohesie: sterk\n  hoe: b\n");
    is("rol", PEIL_DECISION_NOT_APPLICABLE, "none");
    is("lang", PEIL_DECISION_DECIDED, "twee");
    lua_end(&w);
}

Test(decisions, so_does_one_that_is_skipped_whatever_was_answered)
{
    lua_begin(&w, DECISIONS, NULL, NULL);
    lua_run(&w, "  loket: beperkt\n  cohesie: sterk\n  hoe: c\n");
    is("rol", PEIL_DECISION_NOT_APPLICABLE, "none");
    is("kort", PEIL_DECISION_DECIDED, "nee");
    is("lang", PEIL_DECISION_NOT_APPLICABLE, "none");
    lua_end(&w);
}

#define RULE(id, when)                                                                             \
    "rule{id = '" id "', priority = 'info', text = 't', when = function() return " when " end}\n"

Test(decisions, scripts_are_told_the_outcome_and_it_decides)
{
    const struct peil_advice *advice;

    lua_begin(&w, DECISIONS,
        RULE("om", "decision('rol') == 'om'") RULE("iets", "decision('rol') ~= nil")
            RULE("lang", "decision('lang') == 'een'"),
        NULL);
    lua_run(&w, "  loket: beperkt\n  cohesie: sterk\n  hoe: b\n");
    advice = advice_of("om");
    cr_assert(advice && advice_of("iets") && !advice_of("lang"));
    cr_assert_eq(advice->reason_count, 1);
    cr_assert_eq(advice->reasons[0].asked.read.kind, PEIL_READ_DECISION);
    cr_assert_eq(advice->reasons[0].asked.read.a, 0);
    cr_assert(advice->reasons[0].decided);
    cr_assert_not(advice->reasons[0].asked.value.open);
    lua_end(&w);
}

Test(decisions, a_table_without_an_outcome_is_nil)
{
    lua_begin(&w, DECISIONS,
        RULE("leeg", "decision('rol') == nil") RULE("ook", "decision('kort') == nil"), NULL);
    lua_run(&w, "  loket: beperkt\n  hoe: a\n");
    cr_assert(advice_of("leeg") && !advice_of("ook"));
    cr_assert(advice_of("leeg")->reasons[0].asked.value.open);
    lua_end(&w);
}

Test(decisions, the_one_outcome_that_would_have_made_a_rule_fire_is_found)
{
    bool found = false;

    lua_begin(&w, DECISIONS, RULE("mei", "decision('rol') == 'mei'"), NULL);
    lua_run(&w, "  loket: beperkt\n  cohesie: sterk\n");
    for (size_t i = 0; i < w.result->near_count; i++) {
        const struct peil_near_rule *near = &w.result->near[i];

        if (strcmp(near->rule->id, "mei") != 0)
            continue;
        cr_assert_eq(near->turning, 0);
        cr_assert_str_eq(near->turns.text, "mei");
        found = true;
    }
    cr_assert(found);
    lua_end(&w);
}

Test(decisions, a_table_that_is_not_there_is_an_error_with_a_suggestion)
{
    lua_begin(&w, DECISIONS, RULE("fout", "decision('rool') == 'om'"), NULL);
    lua_run(&w, "");
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(
        w.result->errors[0].message, "there is no decision table \"rool\"; did you mean \"rol\"?");
    lua_end(&w);
}

Test(decisions, conditions_come_before_tables)
{
    lua_begin(&w,
        "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"
        "scales: {s: [{id: a, label: A}, {id: b, label: B}]}\n"
        "sections:\n  - id: s\n    title: S\n    scale: s\n    items:\n"
        "      - {id: een, text: E}\n"
        "      - {id: twee, text: T, applies_if: answer(\"een\").value == \"a\" and "
        "decision(\"t\") == \"x\"}\n"
        "scoring: {model: none}\n"
        "decisions: [{id: t, title: T, inputs: [een], outcomes: [{id: x, when: {}, label: X}]}]\n",
        NULL, NULL);
    lua_run(&w, "  een: a\n");
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(w.result->errors[0].code, "script/no-answer");
    lua_end(&w);
}
