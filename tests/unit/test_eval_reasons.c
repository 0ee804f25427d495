/*
 * Why advice was given, and which single answer would have brought other advice.
 */
#include "tests/unit/eval_lua.h"

#define PACK                                                                                       \
    LUA_HEAD LUA_LEVELS LUA_CONCEPT("g.een", "") LUA_CONCEPT("g.twee", "") LUA_CONCEPT(            \
        "g.drie", "") "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"       \
                      "      - {id: a.1, text: V, maps: [{concept: g.een, relation: equal}]}\n"    \
                      "      - {id: a.2, text: V, maps: [{concept: g.twee, relation: equal}]}\n"   \
                      "      - {id: a.3, text: V}\n"                                               \
                      "scoring: {model: mean}\n"
#define WHEN(text) "rule{id = 'r', when = [[" text "]], priority = 'low', text = 'T'}\n"

static struct lua_world w;

/* "kind a=value!" for each reason, "!" where it decided; of the rule `r`. */
static const char *reasons(void)
{
    static const char *const kinds[] = {[PEIL_READ_LEVEL] = "level",
        [PEIL_READ_RATIO] = "ratio",
        [PEIL_READ_SCORE] = "score",
        [PEIL_READ_COUNT] = "count",
        [PEIL_READ_STATE] = "state",
        [PEIL_READ_VALUE] = "value",
        [PEIL_READ_ROLE] = "role"};
    struct peil_buf out = PEIL_BUF_EMPTY;
    const char *text;

    for (size_t i = 0; i < w.result->advice_count; i++) {
        const struct peil_advice *advice = &w.result->advice[i];

        for (size_t k = 0; advice->rule && k < advice->reason_count; k++) {
            const struct peil_reason *reason = &advice->reasons[k];

            peil_buf_format(&out, "%s%s", k > 0 ? " " : "", kinds[reason->asked.read.kind]);
            if (reason->asked.read.a != PEIL_ALL)
                peil_buf_format(&out, "%u", reason->asked.read.a);
            peil_buf_char(&out, '=');
            lua_put_value(&out, &reason->asked.value);
            peil_buf_text(&out, reason->decided ? "!" : "");
        }
    }
    text = peil_arena_copy(w.arena, peil_buf_string(&out), out.length);
    peil_buf_dispose(&out);
    return text;
}

/* What would have made rule `r` fire, as "kind=value"; "-" where nothing alone would. */
static const char *turning(void)
{
    const struct peil_near_rule *near = &w.result->near[0];
    struct peil_buf out = PEIL_BUF_EMPTY;
    const char *text;

    cr_assert_eq(w.result->near_count, 1);
    if (near->turning == PEIL_NONE)
        return "-";
    peil_buf_format(&out, "%z ", near->turning);
    lua_put_value(&out, &near->turns);
    text = peil_arena_copy(w.arena, peil_buf_string(&out), out.length);
    peil_buf_dispose(&out);
    return text;
}

Test(reasons, what_held_a_test_decided)
{
    lua_begin(&w, PACK, WHEN("weak('g.een') and weak('g.twee')"), NULL);
    lua_run(&w, "  a.1: niet\n  a.2: moet-beter\n");
    cr_text(reasons(), "level0=niet! level1=moet-beter!");
    lua_end(&w);
}

Test(reasons, of_what_any_is_reads_only_what_held_decided)
{
    lua_begin(&w, PACK, WHEN("any_is('niet', 'g.een', 'g.twee', 'g.drie')"), NULL);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n");
    cr_text(reasons(), "level0=goed level1=niet! level2=nil");
    lua_end(&w);
}

Test(reasons, each_of_two_that_would_have_done_alone_decided)
{
    lua_begin(&w, PACK, WHEN("any_is('niet', 'g.een', 'g.twee')"), NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n");
    cr_text(reasons(), "level0=niet! level1=niet!");
    lua_end(&w);
}

Test(reasons, what_another_answer_would_have_changed_decided)
{
    lua_begin(&w, PACK,
        "rule{id = 'r', priority = 'low', text = 'T', when = function()\n"
        "  local een, twee = level('g.een'), level('g.twee')\n"
        "  return een == 'niet' and role() ~= 'klant' and twee ~= nil\nend}\n",
        NULL);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n");
    cr_text(reasons(), "level0=niet! level1=goed! role=nil!");
    lua_end(&w);
}

Test(reasons, what_was_merely_read_did_not_decide)
{
    lua_begin(&w, PACK,
        "rule{id = 'r', priority = 'low', text = 'T', when = function()\n"
        "  local twee = level('g.twee')\n  return answer('a.3').value == 'goed' or twee == 7\n"
        "end}\n",
        NULL);
    lua_run(&w, "  a.2: niet\n  a.3: goed\n");
    cr_text(reasons(), "level1=niet value2=goed!");
    lua_end(&w);
}

Test(reasons, numbers_are_tried_at_the_ends_of_their_scale)
{
    lua_begin(&w, PACK, WHEN("score('a') and score('a') < 60"), NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n  a.3: goed\n");
    cr_text(reasons(), "score0=33!");
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  a.3: goed\n");
    cr_assert_eq(w.result->advice_count, 0);
    cr_text(turning(), "0 0");
    lua_end(&w);
}

Test(reasons, an_answer_that_only_makes_the_rule_fail_does_not_decide)
{
    lua_begin(&w, PACK, WHEN("score('a') >= 0"), NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n  a.3: goed\n");
    cr_text(reasons(), "score0=33");
    cr_assert_eq(w.result->error_count, 0);
    cr_assert_eq(peil_diags_count(w.diags), 0);
    lua_end(&w);
}

Test(reasons, base_advice_rests_on_the_level_of_its_concept)
{
    lua_begin(&w, PACK, NULL, NULL);
    lua_run(&w, "  a.2: niet\n");
    cr_assert_eq(w.result->advice_count, 1);
    cr_assert_eq(w.result->advice[0].reason_count, 1);
    cr_assert_eq(w.result->advice[0].reasons[0].asked.read.kind, PEIL_READ_LEVEL);
    cr_assert_eq(peil_scripts_concept(w.scripts, w.result->advice[0].reasons[0].asked.read.a),
        w.result->advice[0].concept->concept);
    cr_assert_str_eq(w.result->advice[0].reasons[0].asked.value.text, "niet");
    cr_assert(w.result->advice[0].reasons[0].decided);
    lua_end(&w);
}

Test(reasons, what_was_replaced_has_its_reasons_too)
{
    lua_begin(&w, PACK,
        "rule{id = 'r', when = [[weak('g.een')]], priority = 'low', text = 'T', "
        "replaces = 'g.een'}\n",
        NULL);
    lua_run(&w, "  a.1: niet\n");
    cr_assert_eq(w.result->advice[0].replaced_count, 1);
    cr_assert_eq(w.result->advice[0].replaced[0].reason_count, 1);
    lua_end(&w);
}

Test(reasons, a_rule_nearly_fired_when_one_answer_would_have_made_it)
{
    lua_begin(&w, PACK, WHEN("level('g.een') == 'niet' and weak('g.twee')"), NULL);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n");
    cr_text(turning(), "1 moet-beter");
    cr_assert_eq(w.result->near[0].read_count, 2);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n");
    cr_text(turning(), "0 niet");
    lua_run(&w, "  a.1: goed\n  a.2: goed\n");
    cr_text(turning(), "-");
    lua_run(&w, "  a.1: niet\n  a.2: niet\n");
    cr_assert_eq(w.result->near_count, 0);
    lua_end(&w);
}

Test(reasons, a_rule_that_failed_is_no_near_one)
{
    lua_begin(&w, PACK, WHEN("level('g.een') > 1"), NULL);
    lua_run(&w, "  a.1: niet\n");
    cr_assert_eq(w.result->near_count, 0);
    cr_assert_eq(w.result->error_count, 1);
    lua_end(&w);
}

Test(reasons, options_states_and_roles_are_tried_too)
{
    lua_begin(&w, PACK, WHEN("answer('a.3').value == 'moet-beter'"), NULL);
    lua_run(&w, "  a.1: goed\n");
    cr_text(turning(), "0 moet-beter");
    lua_end(&w);
    lua_begin(&w, PACK, WHEN("answer('a.3').state == 'not-applicable'"), NULL);
    lua_run(&w, "  a.1: goed\n");
    cr_text(turning(), "0 not-applicable");
    lua_end(&w);
    lua_begin(&w, PACK, WHEN("role() == 'ambtenaar'"), NULL);
    lua_run_as(&w, "role: klant\n", "");
    cr_text(turning(), "0 ambtenaar");
    lua_end(&w);
    lua_begin(&w, PACK, WHEN("#knockouts() > 0 or unknown_share() > 25"), NULL);
    lua_run(&w, "  a.1: goed\n");
    cr_text(turning(), "0 100");
    lua_end(&w);
}

Test(reasons, asking_again_leaves_the_result_and_the_budget_of_the_run_alone)
{
    const char *lua =
        WHEN("weak('g.een')") "rule{id = 'traag', priority = 'low', text = 'T', when = function()\n"
                              "  if level('g.twee') ~= 'goed' then while true do end end\n  return "
                              "weak('g.een')\nend}\n"
                              "block{id = 'b', text = function()\n"
                              "  local n = 0\n  for i = 1, 100000 do n = n + i end\n  return 'T' "
                              ".. n\nend}\n";

    lua_begin(&w, PACK, lua, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n");
    cr_assert_eq(w.result->advice_count, 3);
    cr_assert_eq(w.result->block_count, 1);
    cr_assert_eq(w.result->error_count, 0);
    cr_assert_eq(peil_diags_count(w.diags), 0);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n");
    cr_assert_eq(w.result->advice_count, 3);
    cr_assert_eq(w.result->error_count, 0);
    lua_end(&w);
}

Test(reasons, nothing_is_asked_again_where_nobody_wants_to_know)
{
    lua_begin(&w, PACK, WHEN("weak('g.een')"), NULL);
    peil_scripts_remember(w.scripts, false);
    w.want = (struct peil_want){.advice = true};
    lua_run(&w, "  a.1: niet\n");
    cr_assert_eq(peil_scripts_counts(w.scripts).calls, 1);
    cr_assert_eq(w.result->near_count, 0);
    w.want = (struct peil_want){.advice = true, .near = true};
    lua_run(&w, "  a.1: goed\n");
    cr_assert_gt(peil_scripts_counts(w.scripts).calls, 2);
    cr_assert_eq(w.result->near_count, 1);
    lua_end(&w);
}
