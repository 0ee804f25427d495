/*
 * A pack's own scoring in Lua: hooks in the place of the declared model, and bands that hold
 * whatever the number.
 */
#include "tests/unit/eval_lua.h"

#define PACK                                                                                       \
    LUA_HEAD LUA_LEVELS LUA_CONCEPT(                                                               \
        "g.een", "") "sections:\n  - id: a\n    title: A\n    sections:\n"                         \
                     "      - id: a1\n        title: A1\n        scale: oordeel\n        items:\n" \
                     "          - {id: a.1, text: V, knockout: yes, maps: [{concept: g.een, "      \
                     "relation: equal}]}\n"                                                        \
                     "          - {id: a.2, text: V}\n"                                            \
                     "  - id: b\n    title: B\n    scale: oordeel\n    items:\n"                   \
                     "      - {id: b.1, text: V}\n      - {id: b.2, text: V}\n"
#define BANDS(one, two)                                                                            \
    "scoring:\n  model: mean-of-means\n  bands:\n"                                                 \
    "    - {id: hoog, label: H, from: 60}\n"                                                       \
    "    - {id: midden, label: M, from: 30" one "}\n"                                              \
    "    - {id: laag, label: L, from: 0" two "}\n"

static struct lua_world w;

static const struct peil_score *section(const char *id)
{
    return &w.result->sections[peil_pack_section(w.pack, id)->index];
}

#define GOOD "  a.1: goed\n  a.2: goed\n  b.1: goed\n  b.2: goed\n"
#define MIXED "  a.1: goed\n  a.2: niet\n  b.1: goed\n  b.2: goed\n"

Test(hooks, a_section_hook_replaces_what_it_wants_and_leaves_the_rest)
{
    lua_begin(&w, PACK BANDS("", ""), NULL,
        "scoring{section = function(id, declared)\n"
        "  if id == 'a1' then return 40 end\n  return declared\nend}\n");
    lua_run(&w, GOOD);
    cr_assert_float_eq(section("a1")->shown, 40, 1e-9);
    cr_assert(section("a1")->hooked);
    cr_assert_float_eq(section("b")->shown, 100, 1e-9);
    cr_assert_not(section("b")->hooked);
    cr_assert_eq(w.result->error_count, 0);
    lua_end(&w);
}

Test(hooks, a_hook_can_ask_the_declared_value_and_the_sections_below)
{
    lua_begin(&w, PACK BANDS("", ""), NULL,
        "scoring{section = function(id, declared)\n"
        "  if id == 'a' then return score('a1') / 2 end\n"
        "  return declared() - 10\nend}\n");
    lua_run(&w, GOOD);
    cr_assert_float_eq(section("a1")->shown, 90, 1e-9);
    cr_assert_float_eq(section("a")->shown, 45, 1e-9);
    cr_assert_float_eq(section("b")->shown, 90, 1e-9);
    lua_end(&w);
}

Test(hooks, a_section_cannot_ask_one_that_stands_beside_it_nor_concepts)
{
    lua_begin(&w, PACK BANDS("", ""), NULL,
        "scoring{section = function(id, declared)\n"
        "  if id == 'a' then return score('b') end\n"
        "  if id == 'b' then return score('a1') end\n"
        "  return level('g.een') and 1\nend}\n");
    lua_run(&w, GOOD);
    cr_assert_eq(w.result->error_count, 3);
    cr_assert_str_eq(w.result->errors[0].code, "script/no-answer");
    cr_assert_str_eq(w.result->errors[0].what, "b");
    cr_assert(section("a")->hook_failed && section("b")->hook_failed);
    cr_assert_float_eq(section("a")->shown, 100, 1e-9);
    cr_assert_float_eq(section("b")->shown, 100, 1e-9);
    lua_end(&w);
}

Test(hooks, the_total_may_be_capped_with_knockouts_concepts_and_counts_at_hand)
{
    lua_begin(&w, PACK BANDS("", ""), NULL,
        "scoring{total = function(declared)\n"
        "  if level('g.een') == 'niet' and #knockouts() == 1 then return capped(20) end\n"
        "  if counts('b').unknown > 0 then return nil end\n"
        "  return score('a')\nend}\n");
    lua_run(&w, "  a.1: niet\n  a.2: goed\n  b.1: goed\n  b.2: goed\n");
    cr_assert_float_eq(w.result->total.shown, 20, 1e-9);
    cr_assert(w.result->total.hooked);
    cr_assert_str_eq(w.result->total.band->id, "laag");
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  b.1: unknown\n  b.2: goed\n");
    cr_assert_neq(w.result->total.status, PEIL_SCORE_VALUE);
    lua_run(&w, MIXED);
    cr_assert_float_eq(w.result->total.shown, 50, 1e-9);
    cr_assert_str_eq(w.result->total.band->id, "midden");
    lua_end(&w);
}

/* A section that has too few answers is left out, but what is known of it counts for the bounds. */
Test(hooks, a_cap_below_a_value_that_lies_above_what_it_may_become_holds_for_the_bounds)
{
    lua_begin(&w,
        PACK "scoring:\n  model: mean-of-means\n"
             "  thresholds: {provisional: 0.9, incomplete: 0.6}\n",
        NULL, "scoring{total = function() return capped(80) end}\n");
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  b.1: niet\n");
    cr_assert_float_eq(w.result->total.value, 80, 1e-9);
    cr_assert_float_eq(w.result->total.low, 50, 1e-9);
    cr_assert_float_eq(w.result->total.high, 80, 1e-9);
    lua_end(&w);
}

Test(hooks, one_that_fails_leaves_the_declared_score_which_says_so)
{
    lua_begin(&w, PACK BANDS("", ""), NULL,
        "scoring{section = function(id) if id == 'b' then return nil + 1 end return 10 end,\n"
        "  total = function() return {} end,\n  verdict = function() return 'nergens' end}\n");
    lua_run(&w, GOOD);
    cr_assert_float_eq(section("a")->shown, 10, 1e-9);
    cr_assert_not(section("a")->hook_failed);
    cr_assert_float_eq(section("b")->shown, 100, 1e-9);
    cr_assert(section("b")->hook_failed);
    cr_assert(w.result->total.hook_failed);
    cr_assert_float_eq(w.result->total.shown, 55, 1e-9);
    cr_assert_str_eq(w.result->total.band->id, "midden");
    cr_assert_eq(w.result->error_count, 3);
    cr_assert_str_eq(w.result->errors[0].what, "b");
    cr_assert_str_eq(w.result->errors[1].what, "total");
    cr_assert_str_eq(w.result->errors[2].what, "verdict");
    lua_end(&w);
}

Test(hooks, the_score_says_so_whichever_of_them_failed)
{
    lua_begin(&w, PACK BANDS("", ""), NULL, "scoring{total = function() return nil + 1 end}\n");
    lua_run(&w, GOOD);
    cr_assert(w.result->total.hook_failed);
    lua_end(&w);
    lua_begin(&w, PACK BANDS("", ""), NULL, "scoring{verdict = function() return nil + 1 end}\n");
    lua_run(&w, GOOD);
    cr_assert(w.result->total.hook_failed);
    cr_assert_str_eq(w.result->total.band->id, "hoog");
    lua_end(&w);
}

Test(hooks, a_verdict_hook_names_the_band)
{
    lua_begin(&w, PACK BANDS("", ""), NULL,
        "scoring{verdict = function(declared)\n"
        "  if total() == 100 then return 'laag' end\n"
        "  if declared() == 'midden' then return 'hoog' end\n"
        "  if verdict() == 'failed' then return nil end\n  return declared\nend}\n");
    lua_run(&w, GOOD);
    cr_assert_str_eq(w.result->total.band->id, "laag");
    cr_assert(w.result->total.band_certain);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n  b.1: niet\n  b.2: goed\n");
    cr_assert_str_eq(w.result->total.band->id, "hoog");
    lua_run(&w, "  a.1: niet\n  a.2: goed\n  b.1: goed\n  b.2: goed\n");
    cr_assert_null(w.result->total.band);
    cr_assert_eq(w.result->error_count, 0);
    lua_end(&w);
}

/* ---- escalate_if ---- */

Test(hooks, the_first_band_whose_condition_holds_holds_whatever_the_number)
{
    lua_begin(&w,
        PACK BANDS(", escalate_if: 'verdict() == \"failed\" and below(score(\"b\"), 60)'",
            ", escalate_if: verdict() == \"failed\""),
        NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n  b.1: goed\n  b.2: goed\n");
    cr_assert_float_eq(w.result->total.shown, 75, 1e-9);
    cr_assert_str_eq(w.result->total.band->id, "laag");
    cr_assert(w.result->total.escalated);
    cr_assert(w.result->total.band_certain);
    lua_run(&w, "  a.1: niet\n  a.2: goed\n  b.1: goed\n  b.2: niet\n");
    cr_assert_str_eq(w.result->total.band->id, "midden");
    cr_assert(w.result->total.escalated);
    lua_run(&w, GOOD);
    cr_assert_str_eq(w.result->total.band->id, "hoog");
    cr_assert_not(w.result->total.escalated);
    lua_end(&w);
}

Test(hooks, a_condition_of_a_band_holds_while_the_score_is_provisional)
{
    lua_begin(&w, PACK BANDS("", ", escalate_if: verdict() == \"failed\""), NULL, NULL);
    lua_run(&w, "  a.1: niet\n  b.1: goed\n");
    cr_assert(w.result->total.provisional || w.result->total.status != PEIL_SCORE_VALUE);
    cr_assert_str_eq(w.result->total.band->id, "laag");
    cr_assert(w.result->total.escalated && w.result->total.band_certain);
    lua_run(&w, "  a.1: unknown\n  a.2: goed\n  b.1: goed\n  b.2: goed\n");
    cr_assert_not(w.result->total.escalated);
    cr_assert_not(w.result->total.band_certain, "the knock-out may still fail");
    lua_end(&w);
}

Test(hooks, one_failed_knockout_settles_a_band_whatever_is_open_besides)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
                 "      - {id: a.1, text: V, knockout: yes}\n"
                 "      - {id: a.2, text: V, knockout: yes}\n"
                 "scoring:\n  model: mean\n  bands:\n    - {id: hoog, label: H, from: 30}\n"
                 "    - {id: laag, label: L, from: 0, escalate_if: verdict() == \"failed\"}\n",
        NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: unknown\n");
    cr_assert(w.result->total.escalated && w.result->total.band_certain);
    lua_run(&w, "  a.1: goed\n  a.2: unknown\n");
    cr_assert_not(w.result->total.escalated || w.result->total.band_certain);
    lua_end(&w);
}

Test(hooks, a_condition_of_a_band_that_fails_is_told_and_does_not_hold)
{
    lua_begin(&w, PACK BANDS("", ", escalate_if: total() > nil"), NULL, NULL);
    lua_run(&w, GOOD);
    cr_assert_str_eq(w.result->total.band->id, "hoog");
    cr_assert_not(w.result->total.escalated);
    cr_assert_not(w.result->total.band_certain);
    cr_assert(w.result->total.hook_failed);
    cr_assert_eq(w.result->error_count, 1);
    cr_assert_str_eq(w.result->errors[0].what, "laag");
    lua_end(&w);
}

Test(hooks, an_item_hook_says_what_answers_are_worth)
{
    lua_begin(&w, PACK BANDS("", ""),
        "rule{id = 'half', when = [[answer('a.1').worth == 30]], priority = 'low', text = 'T'}\n",
        "scoring{item = function(item, declared)\n"
        "  if item.value == 'moet-beter' then return 30 end\n  return declared\nend}\n");
    lua_run(&w, "  a.1: moet-beter\n  a.2: moet-beter\n  b.1: goed\n  b.2: goed\n");
    cr_assert_float_eq(section("a")->shown, 30, 1e-9);
    cr_assert_float_eq(w.result->concepts[0].ratio, 0.3, 1e-9);
    cr_assert_str_eq(w.result->advice[0].rule->id, "half");
    lua_end(&w);
}

Test(hooks, an_item_hook_that_fails_is_found_before_there_are_answers)
{
    static const struct lua_file files[] = {{"pack.yaml", PACK BANDS("", "")},
        {"scoring.lua", "scoring{item = function(item) return item.value + 1 end}\n"},
        {NULL, NULL}};

    lua_load_pack(&w, files);
    cr_assert_eq(lua_load_scripts(&w), PEIL_ESCRIPT);
    cr_assert_null(w.evaluator);
    cr_assert_gt(peil_diags_errors(w.diags), 0);
    lua_end(&w);
}
