/*
 * Values between the view, Lua and nodes.
 */
#include <lauxlib.h>
#include <math.h>

#include "core/script/host.h"

/* Whole numbers up to here are integers of Lua, so that their text has no ".0". */
#define LARGEST_INTEGER 1e9

static const char capped_key; /* in the registry: the metatable of what capped() gives */

const char *peil_value_word(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TNONE:
        return "nothing";
    case LUA_TNIL:
        return "nil";
    case LUA_TBOOLEAN:
        return lua_toboolean(L, index) ? "true" : "false";
    case LUA_TNUMBER:
        return "a number";
    case LUA_TSTRING:
        return "a text";
    case LUA_TTABLE:
        return "a table";
    case LUA_TFUNCTION:
        return "a function";
    case LUA_TLIGHTUSERDATA:
        return "an answer";
    default:
        return "something else";
    }
}

void peil_push_value(lua_State *L, const struct peil_value *value)
{
    switch (value->type) {
    case PEIL_VALUE_NIL:
        lua_pushnil(L);
        break;
    case PEIL_VALUE_BOOL:
        lua_pushboolean(L, value->number > 0);
        break;
    case PEIL_VALUE_NUMBER:
        if (value->number >= -LARGEST_INTEGER && value->number <= LARGEST_INTEGER &&
            !(floor(value->number) < value->number))
            lua_pushinteger(L, (lua_Integer)value->number);
        else
            lua_pushnumber(L, value->number);
        break;
    case PEIL_VALUE_TEXT:
        lua_pushlstring(L, value->text, value->length);
        break;
    }
}

static size_t text_of(const struct peil_node *node)
{
    size_t length = 0, total = 0;

    if (peil_node_type(node) == PEIL_NODE_STRING) {
        (void)peil_node_as_text(node, &length);
        return length;
    }
    for (size_t i = 0; i < peil_node_count(node); i++)
        total += text_of(peil_node_at(node, i));
    return total;
}

const struct peil_node *peil_take_node(
    lua_State *L, struct peil_scripts *scripts, int index, struct peil_arena *arena)
{
    const struct peil_node *node = peil_to_node(L, index, arena);
    size_t length = text_of(node);

    if (peil_arena_failed(arena)) {
        scripts->call.no_memory = true;
        peil_state_fail(L, "out of memory");
    }
    if (length > scripts->text_left) {
        scripts->text_left = 0;
        peil_state_fail_as(L, "script/too-much-text", peil_state_where(L), "too much text");
    }
    scripts->text_left -= length;
    return node;
}

void peil_push_capped(lua_State *L, double most)
{
    double *place = lua_newuserdatauv(L, sizeof(*place), 0);

    *place = most;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &capped_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 1);
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &capped_key);
    }
    lua_setmetatable(L, -2);
}

bool peil_is_capped(lua_State *L, int index, double *most)
{
    bool is = false;

    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index))
        return false;
    (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &capped_key);
    is = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    if (is)
        *most = *(const double *)lua_touserdata(L, index);
    return is;
}
