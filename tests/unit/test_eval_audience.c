/*
 * Questions that are for some roles only: what is left out, and what that does to scores,
 * knock-outs, concepts and advice.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"

#define ITEM(id, rest) "      - {id: " id ", text: V" rest "}\n"
#define SECTION(id, rest) "  - id: " id "\n    title: T\n    scale: oordeel\n" rest "    items:\n"
#define KLANT "role: klant\n"
#define AMBTENAAR "role: ambtenaar\n"

/* a.1 is for all, a.2 for officials, b for clients; een is asked through all three. */
#define PACK                                                                                       \
    LUA_HEAD LUA_LEVELS LUA_CONCEPT("een", "") LUA_CONCEPT("twee", "") "sections:\n" SECTION(      \
        "a", "") ITEM("a.1", ", maps: [{concept: een, relation: subset}]") ITEM("a.2",             \
        ", for: [ambtenaar], knockout: yes, maps: [{concept: een, relation: equal}]")              \
        SECTION("b", "    for: [klant]\n    maps: [{concept: twee, relation: subset}]\n")          \
            ITEM("b.1", ", knockout: yes") ITEM("b.2",                                             \
                ", applies_if: 'answer(\"a.2\").state == \"skipped\"'") "scoring: {model: mean}\n"
#define ALL "  a.1: goed\n  a.2: niet\n  b.1: niet\n  b.2: niet\n"

static struct lua_world w;

static const struct peil_concept_level *level(const char *id)
{
    for (size_t i = 0; i < w.result->concept_count; i++)
        if (strcmp(w.result->concepts[i].concept->id, id) == 0)
            return &w.result->concepts[i];
    return NULL;
}

Test(audience, without_a_role_everything_is_asked)
{
    lua_begin(&w, PACK, NULL, NULL);
    lua_run(&w, ALL);
    cr_assert_eq(w.result->total.counts.answered, 3);
    cr_assert_eq(lua_state(&w, "b.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_FAILED);
    cr_assert_str_eq(level("een")->level->id, "niet");
    cr_assert_str_eq(level("twee")->level->id, "niet");
    lua_end(&w);
}

Test(audience, what_is_for_others_is_skipped_kept_and_warned_about)
{
    const struct peil_diag *diag;

    lua_begin(&w, PACK, NULL, NULL);
    lua_run_as(&w, KLANT, ALL);
    cr_assert_eq(lua_state(&w, "a.2"), PEIL_STATE_SKIPPED);
    cr_assert_eq(lua_state(&w, "b.1"), PEIL_STATE_ANSWERED);
    cr_assert_eq(lua_state(&w, "b.2"), PEIL_STATE_ANSWERED);
    cr_assert_eq(w.result->answers_given->answers[1].state, PEIL_STATE_ANSWERED);
    diag = lua_diag(&w, "answers/asked-of-others");
    cr_assert_not_null(diag);
    cr_assert_str_eq(peil_diag_arg(diag, "item")->text, "a.2");
    cr_assert_str_eq(peil_diag_arg(diag, "role")->text, "klant");
    cr_assert_eq(peil_diags_count(w.diags), 1);
    cr_assert_float_eq(w.result->total.value, 100.0 / 3, 1e-6);
    cr_assert(w.result->total.exact);
    lua_end(&w);
}

Test(audience, a_role_of_which_little_is_asked_is_complete_with_that)
{
    lua_begin(&w, PACK, NULL, NULL);
    lua_run_as(&w, AMBTENAAR, "  a.1: goed\n  a.2: goed\n");
    cr_assert_eq(w.result->total.status, PEIL_SCORE_VALUE);
    cr_assert_not(w.result->total.provisional);
    cr_assert_float_eq(w.result->total.completeness, 1, 1e-9);
    cr_assert_float_eq(w.result->total.low, 100, 1e-9);
    cr_assert_eq(w.result->sections[1].status, PEIL_SCORE_UNDEFINED);
    cr_assert_eq(peil_diags_count(w.diags), 0);
    lua_end(&w);
}

Test(audience, a_knockout_for_others_neither_fails_nor_leaves_the_verdict_open)
{
    lua_begin(&w, PACK, NULL, NULL);
    lua_run_as(&w, AMBTENAAR, "  a.1: goed\n  a.2: goed\n");
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_PASSED);
    lua_run_as(&w, KLANT, "  a.1: goed\n  a.2: niet\n  b.1: goed\n");
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_PASSED);
    cr_assert_eq(w.result->knockouts[0].state, PEIL_KNOCKOUT_NOT_APPLICABLE);
    lua_run_as(&w, KLANT, "  a.1: goed\n");
    cr_assert_eq(w.result->verdict, PEIL_KNOCKOUT_UNKNOWN);
    lua_end(&w);
}

Test(audience, a_concept_takes_the_first_tier_that_is_asked_of_the_role)
{
    lua_begin(&w, PACK, NULL, NULL);
    /* Several times, because tables are made on the way. */
    for (int round = 0; round < 4; round++) {
        lua_run_as(&w, AMBTENAAR, ALL);
        cr_assert_eq(level("een")->tier, PEIL_TIER_EQUAL);
        cr_assert_str_eq(level("een")->level->id, "niet");
        cr_assert_null(level("twee"));
        lua_run_as(&w, KLANT, ALL);
        cr_assert_eq(level("een")->tier, PEIL_TIER_SUBSET);
        cr_assert_str_eq(level("een")->level->id, "goed");
        cr_assert_str_eq(level("twee")->level->id, "niet");
    }
    lua_end(&w);
}

Test(audience, scripts_see_such_a_concept_as_not_asked)
{
    static const char advice[] =
        "rule{id = 'nil', priority = 'info', text = 'T', when = function()\n"
        "  return level('twee') == nil and not weak('twee') and not known('twee') end}\n"
        "rule{id = 'overgeslagen', priority = 'info', text = 'T',\n"
        "  when = function() return answer('b.1').state == 'skipped' end}\n";

    lua_begin(&w, PACK, advice, NULL);
    for (int round = 0; round < 4; round++) {
        lua_run_as(&w, AMBTENAAR, "  a.1: goed\n  a.2: goed\n  b.1: niet\n");
        cr_text(lua_advice(&w), "nil:info; overgeslagen:info");
        lua_run_as(&w, KLANT, "  a.1: goed\n  b.1: niet\n");
        cr_text(lua_advice(&w), "Niet twee:medium");
    }
    lua_end(&w);
}

/* Random roles and answers: with few rounds everything is worked out, with many remembered. */
Test(audience, what_is_remembered_is_what_would_be_worked_out)
{
    static const char *const heads[] = {"", KLANT, AMBTENAAR};
    static const char *const options[] = {"goed", "moet-beter", "niet", "unknown"};
    static struct lua_world fresh;
    uint64_t random = 5;

    lua_begin(&w, PACK, NULL, NULL);
    for (int round = 0; round < 60; round++) {
        const char *head = heads[luck_below(&random, 3)];
        char lines[128];

        snprintf(lines, sizeof(lines), "  a.1: %s\n  a.2: %s\n  b.1: %s\n",
            options[luck_below(&random, 4)], options[luck_below(&random, 4)],
            options[luck_below(&random, 4)]);
        lua_begin(&fresh, PACK, NULL, NULL);
        lua_run_as(&fresh, head, lines);
        lua_run_as(&w, head, lines);
        cr_assert_str_eq(lua_advice(&w), lua_advice(&fresh));
        cr_assert_eq(w.result->concept_count, fresh.result->concept_count);
        for (size_t i = 0; i < w.result->concept_count; i++) {
            cr_assert_eq(w.result->concepts[i].known, fresh.result->concepts[i].known);
            cr_assert_eq(w.result->concepts[i].tier, fresh.result->concepts[i].tier);
        }
        lua_end(&fresh);
    }
    lua_end(&w);
}
