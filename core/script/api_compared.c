/*
 * What rules that compare ask about other results, and about respondents. What other() gives is a
 * light userdata, as that of answer(): see api_items.c.
 */
#include "core/script/api.h"

const struct peil_api_field peil_other_fields[] = {
    {"level", "fun(self: peil.Other, concept: string): string|nil",
        "the level of a concept there; nil where it was not asked, \"unknown\" where it is open",
        PEIL_READ_OTHER_LEVEL, 0},
    {"known", "fun(self: peil.Other, concept: string): boolean",
        "whether the level of a concept is known there", PEIL_READ_OTHER_LEVEL, 1},
    {"confidence",
        "fun(self: peil.Other, concept: string): "
        "\"full\"|\"partial\"|\"indicative\"|\"none\"|nil",
        "how sure that level is", PEIL_READ_OTHER_CONFIDENCE, 0},
    {"pack", "fun(self: peil.Other): peil.Pack", "the checklist that was filled in there",
        PEIL_READ_OTHER, 0},
    {0}};

int peil_api_other(lua_State *L)
{
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;
    lua_Integer which = 1;
    int whole = 1;

    if (!lua_isnone(L, 1)) {
        which = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : 0;
        if (lua_type(L, 1) != LUA_TNUMBER || !whole || which < 1)
            return peil_state_fail(L, "other() wants a whole number, 1 or more, not %s",
                lua_type(L, 1) == LUA_TNUMBER ? "another number" : peil_value_word(L, 1));
    }
    if (which > PEIL_MOST_OTHERS ||
        peil_ask(L, scripts, "other", PEIL_READ_OTHER, (uint32_t)(which - 1), PEIL_OTHER_ID)
                ->value.type == PEIL_VALUE_NIL)
        lua_pushnil(L);
    else
        lua_pushlightuserdata(L, &scripts->others[which - 1]);
    return 1;
}

int peil_api_spread(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t number = peil_script_name(L, layer, PEIL_SCRIPT_CONCEPT, 1, "spread");

    peil_push_value(L, &peil_ask(L, layer->scripts, "spread", PEIL_READ_SPREAD, number, 0)->value);
    return 1;
}

bool peil_other_at(lua_State *L, struct peil_scripts *scripts, int index, uint32_t *which)
{
    uintptr_t first = (uintptr_t)scripts->others, at;

    if (lua_type(L, index) != LUA_TLIGHTUSERDATA)
        return false;
    at = (uintptr_t)lua_touserdata(L, index);
    if (at < first || at - first >= PEIL_MOST_OTHERS)
        return false;
    *which = (uint32_t)(at - first);
    return true;
}

/* Which result a method is called on; raises an error where it was called with a point. */
static uint32_t self_of(lua_State *L, struct peil_script_layer *layer, const char *method)
{
    uint32_t which = 0;

    if (!peil_other_at(L, layer->scripts, 1, &which))
        peil_state_fail(L, "write other(...):%s(...), with a colon", method);
    return which;
}

static struct peil_recorded *ask_concept(lua_State *L, const char *method, enum peil_read_kind kind)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t which = self_of(L, layer, method);
    uint32_t number = peil_script_name(L, layer, PEIL_SCRIPT_CONCEPT, 2, method);
    bool critical = kind == PEIL_READ_OTHER_LEVEL && layer->scripts->call.critical;

    return peil_ask(L, layer->scripts, "other", kind, number, PEIL_OTHER_B(which, critical));
}

static int level(lua_State *L)
{
    peil_push_value(L, &ask_concept(L, "level", PEIL_READ_OTHER_LEVEL)->value);
    return 1;
}

static int known(lua_State *L)
{
    struct peil_recorded *asked = ask_concept(L, "known", PEIL_READ_OTHER_LEVEL);
    bool is_known =
        asked->value.type == PEIL_VALUE_TEXT && !peil_value_is(&asked->value, "unknown");

    if (is_known)
        asked->matched = true;
    lua_pushboolean(L, is_known);
    return 1;
}

static int confidence(lua_State *L)
{
    peil_push_value(L, &ask_concept(L, "confidence", PEIL_READ_OTHER_CONFIDENCE)->value);
    return 1;
}

/* The same table as pack() gives, of another checklist. */
static int pack(lua_State *L)
{
    static const char *const keys[PEIL_OTHER_FACTS] = {[PEIL_OTHER_ID] = "id",
        [PEIL_OTHER_VERSION] = "version",
        [PEIL_OTHER_LANGUAGE] = "language",
        [PEIL_OTHER_TITLE] = "title",
        [PEIL_OTHER_PUBLISHER] = "publisher",
        [PEIL_OTHER_MODEL] = "model",
        [PEIL_OTHER_SCALE_MIN] = "scale_min",
        [PEIL_OTHER_SCALE_MAX] = "scale_max"};
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t which = self_of(L, layer, "pack");

    lua_createtable(L, 0, PEIL_OTHER_FACTS);
    for (uint32_t fact = 0; fact < PEIL_OTHER_FACTS; fact++) {
        lua_pushstring(L, keys[fact]);
        peil_push_value(
            L, &peil_ask(L, layer->scripts, "other", PEIL_READ_OTHER, which, fact)->value);
        lua_rawset(L, -3);
    }
    return 1;
}

void peil_push_other_method(
    lua_State *L, struct peil_script_layer *layer, const struct peil_api_field *field)
{
    static const lua_CFunction methods[] = {level, known, confidence, pack};

    lua_pushlightuserdata(L, layer);
    lua_pushcclosure(L, methods[field - peil_other_fields], 1);
}
