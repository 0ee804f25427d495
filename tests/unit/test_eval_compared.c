/*
 * Rules that compare: what they are told of another result and of respondents, when they run, and
 * why they fire.
 */
#include "core/eval/compared.h"
#include "tests/unit/eval_lua.h"

#define BRON                                                                                       \
    "peil: 1\nid: bron\nversion: 1.0.0\nlanguage: nl\ntitle: Bron\n" LUA_LEVELS LUA_CONCEPT(       \
        "g.een", "") LUA_CONCEPT("g.twee", "") LUA_CONCEPT("g.drie", "")
#define HEAD LUA_HEAD "uses: [bron@1]\n"
#define ITEM(id, concept, relation)                                                                \
    "      - {id: " id ", text: V, maps: [{concept: " concept ", relation: " relation "}]}\n"
#define SECTION "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
#define MINE                                                                                       \
    HEAD SECTION ITEM("a.1", "g.een", "equal")                                                     \
        ITEM("a.2", "g.twee", "subset") "scoring: {model: mean}\n"
/* Another order and other relations, in another copy of the vocabulary. */
#define THEIRS                                                                                     \
    HEAD SECTION ITEM("b.3", "g.drie", "equal") ITEM("b.2", "g.twee", "intersects")                \
        ITEM("b.1", "g.een", "equal") "scoring: {model: mean}\n"
#define RULE(id, more, when)                                                                       \
    "rule{id='" id "', priority='low', text='T', " more "when=[[" when "]]}\n"

static const struct lua_file bron[] = {{"pack.yaml", BRON}, {NULL, NULL}};
static struct lua_world mine, theirs;
static const struct peil_result *other;
static struct peil_compared compared;

/* Both packs, and what the other one came to. */
static void begin(const char *advice, const char *their_answers)
{
    mine.used = bron;
    theirs.used = bron;
    lua_begin(&mine, MINE, advice, NULL);
    lua_begin(&theirs, THEIRS, NULL, NULL);
    other = lua_run(&theirs, their_answers);
    compared = (struct peil_compared){.others = &other, .other_count = 1};
    mine.want.compared = &compared;
}

static void end(void)
{
    lua_end(&mine);
    lua_end(&theirs);
}

/* "kind concept=value!" for each reason of the first advice. */
static const char *reasons(void)
{
    const struct peil_advice *advice = mine.result->advice;
    struct peil_buf out = PEIL_BUF_EMPTY;
    const char *text;

    for (size_t i = 0; mine.result->advice_count > 0 && i < advice->reason_count; i++) {
        const struct peil_reason *reason = &advice->reasons[i];
        uint32_t kind = reason->asked.read.kind;

        peil_buf_format(&out, "%s%s%u=", i > 0 ? " " : "",
            kind == PEIL_READ_LEVEL         ? "level"
            : kind == PEIL_READ_OTHER       ? "other"
            : kind == PEIL_READ_OTHER_LEVEL ? "their"
            : kind == PEIL_READ_SPREAD      ? "spread"
                                            : "more",
            reason->asked.read.a);
        lua_put_value(&out, &reason->asked.value);
        peil_buf_text(&out, reason->decided ? "!" : "");
    }
    text = peil_arena_copy(mine.arena, peil_buf_string(&out), out.length);
    peil_buf_dispose(&out);
    return text;
}

Test(compared, a_rule_that_compares_is_silent_in_a_result_by_itself)
{
    begin(RULE("r", "compares=true, ", "true") RULE("s", "", "true"), "");
    mine.want.compared = NULL;
    mine.want.near = true;
    for (int round = 0; round < 3; round++) {
        lua_run(&mine, "  a.1: goed\n");
        cr_text(lua_advice(&mine), "s:low");
        cr_assert_eq(mine.result->near_count, 0);
    }
    mine.want.reasons = mine.want.near = false;
    lua_run(&mine, "  a.1: goed\n");
    cr_text(lua_advice(&mine), "s:low");
    end();
}

Test(compared, in_a_comparison_nothing_else_gives_advice)
{
    begin(RULE("r", "compares=true, ", "true") RULE("s", "", "true"), "");
    lua_run(&mine, "  a.1: niet\n");
    cr_text(lua_advice(&mine), "r:low");
    mine.want.reasons = mine.want.near = false;
    lua_run(&mine, "  a.1: niet\n");
    cr_text(lua_advice(&mine), "r:low");
    end();
}

Test(compared, concepts_of_another_pack_are_found_by_their_names)
{
    begin(RULE("r", "compares=true, ",
              "level('g.een') == 'niet' and other():level('g.een') == 'goed' and "
              "other():level('g.drie') == 'unknown' and other():level('g.twee') == 'moet-beter' "
              "and other():confidence('g.twee') == 'indicative' and level('g.drie') == nil and "
              "other(2) == nil and other():pack().id == 'proef'"),
        "  b.1: goed\n  b.2: moet-beter\n");
    lua_run(&mine, "  a.1: niet\n  a.2: goed\n");
    cr_text(lua_advice(&mine), "r:low");
    end();
}

Test(compared, a_critical_rule_passes_over_what_was_asked_indirectly)
{
    begin("rule{id='r', priority='critical', text='T', compares=true, "
          "when=[[other():level('g.twee') == 'unknown' and other():level('g.een') == 'goed']]}",
        "  b.1: goed\n  b.2: moet-beter\n");
    lua_run(&mine, "  a.1: niet\n");
    cr_text(lua_advice(&mine), "r:critical");
    end();
}

Test(compared, which_checklist_said_what_stands_among_the_reasons)
{
    begin(RULE("r", "compares=true, ",
              "known('g.een') and other():known('g.een') and level('g.een') ~= "
              "other():level('g.een')"),
        "  b.1: goed\n");
    lua_run(&mine, "  a.1: niet\n");
    cr_text(reasons(), "level0=niet! other0=proef their0=goed!");
    lua_run(&mine, "  a.1: goed\n");
    cr_text(lua_advice(&mine), "");
    end();
}

Test(compared, how_far_respondents_are_apart_is_told_by_concept)
{
    const struct peil_spread spreads[] = {
        {.concept = "bron:g.drie", .steps = 1}, {.concept = "bron:g.een", .steps = 2}};

    begin(RULE("r", "compares=true, ",
              "at_least(spread('g.een'), 2) and spread('g.drie') == 1 and spread('g.twee') == nil"),
        "");
    lua_run(&mine, "  a.1: niet\n");
    cr_text(lua_advice(&mine), "");
    compared.spreads = spreads;
    compared.spread_count = 2;
    lua_run(&mine, "  a.1: niet\n");
    cr_text(reasons(), "spread0=2! spread2=1! spread1=nil!");
    end();
}

Test(compared, rules_that_compare_replace_each_other)
{
    begin(RULE("a", "compares=true, ", "true")
              RULE("b", "compares=true, replaces={'rule:a', 'g.een', 'rule:s'}, ", "true")
                  RULE("s", "", "true"),
        "");
    lua_run(&mine, "  a.1: niet\n");
    cr_text(lua_advice(&mine), "b:low(a:low)");
    end();
}

Test(compared, a_rule_that_fails_is_named_and_the_others_stand)
{
    begin(RULE("a", "compares=true, ", "other():level('g.een') < 3")
              RULE("b", "compares=true, ", "true"),
        "  b.1: goed\n");
    lua_run(&mine, "  a.1: niet\n");
    cr_text(lua_advice(&mine), "b:low");
    cr_assert_eq(mine.result->error_count, 1);
    cr_assert_str_eq(mine.result->errors[0].what, "a");
    end();
}

Test(compared, what_would_have_made_a_rule_fire_may_be_another_level_there)
{
    begin(RULE("r", "compares=true, ", "other():level('g.een') == 'niet'"), "  b.1: goed\n");
    mine.want.near = true;
    lua_run(&mine, "  a.1: niet\n");
    cr_assert_eq(mine.result->near_count, 1);
    cr_assert_eq(mine.result->near[0].turning, 1);
    cr_assert_str_eq(mine.result->near[0].turns.text, "niet");
    end();
}

Test(compared, what_is_remembered_of_one_comparison_holds_for_no_other)
{
    begin(RULE("r", "compares=true, ", "other():level('g.een') == 'goed'"), "  b.1: goed\n");
    mine.want.reasons = mine.want.near = false;
    for (int round = 0; round < 4; round++) {
        lua_run(&mine, "  a.1: niet\n");
        cr_text(lua_advice(&mine), "r:low");
        other = lua_run(&theirs, "  b.1: niet\n");
        lua_run(&mine, "  a.1: niet\n");
        cr_text(lua_advice(&mine), "");
        other = lua_run(&theirs, "  b.1: goed\n");
    }
    end();
}
