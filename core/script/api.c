/*
 * The table of functions that scripts can call.
 */
#include "core/script/api.h"

#include <limits.h>
#include <string.h>

#include <lauxlib.h>

#include "core/base/node.h"

#define CONCEPT                                                                                    \
    {                                                                                              \
        "concept", "string", "as in the vocabulary: \"group.name\""                                \
    }
#define SECTION                                                                                    \
    {                                                                                              \
        "section", "string", "id of a section"                                                     \
    }
#define SECTION_OR_ALL                                                                             \
    {                                                                                              \
        "section?", "string", "id of a section; the whole if left out"                             \
    }
#define NUMBER                                                                                     \
    {                                                                                              \
        "number", "number|nil", "what is tested; nil gives false"                                  \
    }
#define LIMIT                                                                                      \
    {                                                                                              \
        "limit", "number", "the limit"                                                             \
    }

const struct peil_api_function peil_api_functions[] = {
    {"level", peil_api_level, PEIL_STAGE_TOTAL,
        "The level of a concept. Nil where it was not asked, \"unknown\" where it is open.",
        "string|nil", {CONCEPT}},
    {"confidence", peil_api_confidence, PEIL_STAGE_TOTAL,
        "How sure the level of a concept is. Nil where it was not asked.",
        "\"full\"|\"partial\"|\"indicative\"|\"none\"|nil", {CONCEPT}},
    {"weak", peil_api_weak, PEIL_STAGE_TOTAL,
        "Whether the level of a concept is known and not the best there is.", "boolean", {CONCEPT}},
    {"known", peil_api_known, PEIL_STAGE_TOTAL,
        "Whether the level of a concept is known: asked, and not open.", "boolean", {CONCEPT}},
    {"any_is", peil_api_any_is, PEIL_STAGE_TOTAL,
        "Whether one or more of these concepts have that level.", "boolean",
        {{"level", "string", "id of a level, or \"unknown\""}, CONCEPT,
            {"...", "string", "more concepts"}}},
    {"ratio", peil_api_ratio, PEIL_STAGE_TOTAL,
        "How good a concept is, 0 to 100. Nil where it was not asked or is open.", "number|nil",
        {CONCEPT}},
    {"relation", peil_api_relation, PEIL_STAGE_LOADING,
        "The closest relation by which the checklist asks about a concept. Nil where it does not.",
        "\"equal\"|\"subset\"|\"superset\"|\"intersects\"|nil", {CONCEPT}},
    {"average", peil_api_average, PEIL_STAGE_TOTAL,
        "The mean of the ratios of the known concepts of a group. Nil where none is known.",
        "number|nil",
        {{"group", "string", "id of a group of concepts"},
            {"options?", "{except: string|string[]}", "concepts to leave out"}}},
    {"concepts", peil_api_concepts, PEIL_STAGE_LOADING,
        "The names of the concepts of the vocabularies in use, in order.", "string[]",
        {{"group?", "string", "id of a group of concepts; all groups if left out"}}},

    {"other", peil_api_other, PEIL_STAGE_RESULT,
        "In a rule that compares: another result about the same subject. Nil where there is none.",
        "peil.Other|nil", {{"which?", "integer", "the first if left out"}}},
    {"spread", peil_api_spread, PEIL_STAGE_RESULT,
        "In a rule that compares: how many levels the two respondents who differ most are apart. "
        "Nil where no two respondents were heard.",
        "integer|nil", {CONCEPT}},

    {"score", peil_api_score, PEIL_STAGE_SECTION,
        "The score of a section, as it is shown. Nil where it has none.", "number|nil", {SECTION}},
    {"total", peil_api_total, PEIL_STAGE_VERDICT,
        "The score of the whole, as it is shown. Nil where it has none.", "number|nil", {{0}}},
    {"band", peil_api_band, PEIL_STAGE_RESULT,
        "The id of the band of the whole. Nil where it has none.", "string|nil", {{0}}},
    {"status", peil_api_status, PEIL_STAGE_SECTION,
        "Whether a section or the whole has a score. Nil where another checklist is filled in, "
        "that has no such section.",
        "\"value\"|\"incomplete\"|\"undefined\"", {SECTION_OR_ALL}},
    {"counts", peil_api_counts, PEIL_STAGE_SECTION,
        "How many questions of a section or the whole there are in each state. Nil where another "
        "checklist is filled in, that has no such section.",
        "peil.Counts", {SECTION_OR_ALL}},
    {"sections", peil_api_sections, PEIL_STAGE_LOADING, "The ids of the top sections, in order.",
        "string[]", {{0}}},
    {"items", peil_api_items, PEIL_STAGE_LOADING,
        "The ids of the items of a section or the whole, in order. Nil where another checklist is "
        "filled in, that has no such section.",
        "string[]", {SECTION_OR_ALL}},

    {"answer", peil_api_answer, PEIL_STAGE_CONDITION,
        "The answer to an item. Nil where another checklist is filled in, that has no such item.",
        "peil.Answer", {{"item", "string", "id of an item"}}},
    {"text", peil_api_text, PEIL_STAGE_LOADING,
        "The words of an item, of an option or row of it, of a section or of a concept, by "
        "language. Nil where another checklist is filled in, that has none of that name.",
        "table<string, string>",
        {{"id", "string", "id of an item, section or concept"},
            {"part?", "string", "id of an option or row of the item"}}},

    {"basis", peil_api_basis, PEIL_STAGE_LOADING,
        "Why an item is asked. Nil where that is not said, and for an item of another checklist.",
        "peil.Basis|nil", {{"item", "string", "id of an item"}}},
    {"knockouts", peil_api_knockouts, PEIL_STAGE_SECTION,
        "The ids of the knock-out items in a state.", "string[]",
        {{"state?", "\"failed\"|\"attention\"|\"unknown\"|\"passed\"|\"not-applicable\"",
             "\"failed\" if left out"},
            {"basis?", "\"law\"|\"law-applied\"|\"norm\"", "only of items with this basis"}}},
    {"verdict", peil_api_verdict, PEIL_STAGE_SECTION, "The worst state of all knock-outs.",
        "\"failed\"|\"attention\"|\"unknown\"|\"passed\"|\"none\"", {{0}}},
    {"decision", peil_api_decision, PEIL_STAGE_SECTION,
        "The id of the outcome of a decision table. Nil where it is open or does not apply.",
        "string|nil", {{"table", "string", "id of a decision table"}}},
    {"unknown_share", peil_api_unknown_share, PEIL_STAGE_SECTION,
        "The share of \"I do not know\" among the items that apply, 0 to 100.", "number|nil",
        {{0}}},
    {"role", peil_api_role, PEIL_STAGE_CONDITION,
        "The id of the role of who filled in the checklist. Nil where it was not given.",
        "string|nil", {{0}}},
    {"subject", peil_api_subject, PEIL_STAGE_CONDITION,
        "A fact about what is assessed. Nil where it was not given.", "string|nil",
        {{"field?", "string", "id of a subject field; the first if left out"}}},
    {"asof", peil_api_asof, PEIL_STAGE_CONDITION,
        "The day that counts as today, as 2026-03-14. Nil where it is not known.", "string|nil",
        {{0}}},
    {"pack", peil_api_pack, PEIL_STAGE_LOADING, "The checklist that is filled in.", "peil.Pack",
        {{0}}},

    {"at_least", peil_api_at_least, PEIL_STAGE_LOADING,
        "Whether a number is the limit or more. False for nil.", "boolean", {NUMBER, LIMIT}},
    {"below", peil_api_below, PEIL_STAGE_LOADING,
        "Whether a number is less than the limit. False for nil.", "boolean", {NUMBER, LIMIT}},
    {"capped", peil_api_capped, PEIL_STAGE_LOADING,
        "What a hook answers to leave the declared value, but at most that much.", "peil.Capped",
        {{"most", "number", "the most it may be"}}},

    {"rule", peil_declare_rule, PEIL_STAGE_LOADING, "Declares a rule of advice.", NULL,
        {{"rule", "peil.Rule", "what it advises, and when"}}},
    {"block", peil_declare_block, PEIL_STAGE_LOADING,
        "Declares a block that is added to the result.", NULL,
        {{"block", "peil.Block", "what it shows, and when"}}},
    {"scoring", peil_declare_scoring, PEIL_STAGE_LOADING,
        "Declares scoring hooks; only in scoring.lua of the checklist itself.", NULL,
        {{"hooks", "peil.Scoring", "which steps it takes over"}}},
    {0}};

struct peil_script_layer *peil_layer_of(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

/* How many values a function takes; INT_MAX for any number of them. */
static int most_values(const struct peil_api_function *function)
{
    const int params = sizeof(function->params) / sizeof(*function->params);
    int count = 0;

    while (count < params && function->params[count].name) {
        if (strcmp(function->params[count].name, "...") == 0)
            return INT_MAX;
        count++;
    }
    return count;
}

/*
 * Calls the function of the table that upvalue 2 points to. A value too many is a mistake that
 * would go unseen: `below(total(), 7,5)` asks about 7.
 */
static int call_function(lua_State *L)
{
    const struct peil_api_function *function = lua_touserdata(L, lua_upvalueindex(2));
    int most = most_values(function);

    if (lua_gettop(L) <= most)
        return function->call(L);
    if (most == 0)
        return peil_state_fail(L, "%s() takes no values", function->name);
    return peil_state_fail(
        L, "%s() takes at most %d values, not %d", function->name, most, lua_gettop(L));
}

/* From which stage on a question has an answer. */
bool peil_stage_allows(enum peil_stage stage, enum peil_read_kind kind)
{
    switch (kind) {
    case PEIL_READ_LEVEL:
    case PEIL_READ_RATIO:
    case PEIL_READ_CONFIDENCE:
        return stage >= PEIL_STAGE_TOTAL;
    case PEIL_READ_SCORE:
    case PEIL_READ_STATUS:
    case PEIL_READ_COUNT:
    case PEIL_READ_KNOCKOUT:
    case PEIL_READ_DECISION:
    case PEIL_READ_VERDICT:
    case PEIL_READ_UNKNOWN_SHARE:
        return stage >= PEIL_STAGE_SECTION;
    case PEIL_READ_DECLARED:
        return stage >= PEIL_STAGE_SECTION && stage < PEIL_STAGE_RESULT;
    case PEIL_READ_BAND:
        return stage >= PEIL_STAGE_VERDICT;
    case PEIL_READ_STATE:
    case PEIL_READ_VALUE:
    case PEIL_READ_POINTS:
    case PEIL_READ_WORTH:
    case PEIL_READ_CHOSEN:
    case PEIL_READ_ROW:
    case PEIL_READ_REASON:
    case PEIL_READ_EVIDENCE:
    case PEIL_READ_ROLE:
    case PEIL_READ_SUBJECT:
    case PEIL_READ_ASOF:
        return stage >= PEIL_STAGE_CONDITION;
    case PEIL_READ_OTHER:
    case PEIL_READ_OTHER_LEVEL:
    case PEIL_READ_OTHER_CONFIDENCE:
    case PEIL_READ_SPREAD:
        return stage >= PEIL_STAGE_RESULT;
    }
    return false;
}

const char *peil_api_allowed(struct peil_arena *arena, enum peil_stage stage)
{
    const struct peil_api_function *function;
    const char *text = NULL;

    for (function = peil_api_functions; function->name; function++) {
        if (function->from == PEIL_STAGE_LOADING || function->from > stage)
            continue;
        text = text ? peil_arena_format(arena, "%s, %s", text, function->name) : function->name;
    }
    if (stage >= PEIL_STAGE_ITEM && stage < PEIL_STAGE_RESULT && stage != PEIL_STAGE_CONDITION)
        text = text ? peil_arena_format(arena, "%s, declared", text) : "declared";
    return text;
}

/* What pack() gives. */
static const struct peil_node *pack_node(struct peil_scripts *scripts)
{
    const struct peil_pack *pack = scripts->pack;
    struct peil_arena *arena = scripts->arena;
    struct peil_node *map = peil_node_map(arena);

    peil_node_set_text(arena, map, "id", pack->id);
    peil_node_set_text(arena, map, "version", pack->version_text);
    peil_node_set_text(arena, map, "language", pack->language);
    peil_node_set_text(
        arena, map, "title", peil_text_get(&pack->title, pack->language, pack->language, NULL));
    peil_node_set_text(arena, map, "publisher",
        peil_text_get(&pack->publisher, pack->language, pack->language, NULL));
    peil_node_set_text(arena, map, "model", peil_model_word(pack->scoring.model));
    peil_node_set_number(arena, map, "scale_min", pack->scoring.scale_min);
    peil_node_set_number(arena, map, "scale_max", pack->scoring.scale_max);
    return map;
}

void peil_api_open(lua_State *L, struct peil_script_layer *layer)
{
    const struct peil_api_function *function;
    const struct peil_node *pack = pack_node(layer->scripts);

    for (function = peil_api_functions; function->name; function++) {
        lua_pushglobaltable(L);
        lua_pushstring(L, function->name);
        lua_pushlightuserdata(L, layer);
        lua_pushlightuserdata(L, (void *)(uintptr_t)function);
        lua_pushcclosure(L, call_function, 2);
        lua_rawset(L, -3);
        lua_pop(L, 1);
    }
    peil_answers_open(L, layer);
    if (peil_arena_failed(layer->scripts->arena))
        peil_state_no_memory(L);
    peil_push_node(L, pack);
    layer->pack_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushlightuserdata(L, layer);
    lua_pushcclosure(L, peil_api_declared, 1);
    layer->declared_ref = luaL_ref(L, LUA_REGISTRYINDEX);
}
