/*
 * pairs and ipairs, over tables and over what stands in for a list or map of the host.
 */
#include <lauxlib.h>

#include "core/base/node.h"
#include "core/script/inside.h"

/* Upvalues: what is walked through, its keys, how far. */
static int next_pair(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));

    for (;;) {
        at++;
        if (lua_rawgeti(L, lua_upvalueindex(2), at) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        /* A key may have been taken out on the way. */
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break;
        lua_pop(L, 2);
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

/* Upvalues: the stand-in, how far. */
static int next_node(lua_State *L)
{
    const struct peil_node *node = peil_standin_node(L, lua_upvalueindex(1));
    size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(2));

    if (at >= peil_node_count(node)) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_copy(L, -1, lua_upvalueindex(2));
    if (peil_node_type(node) == PEIL_NODE_MAP) {
        lua_pop(L, 1);
        lua_pushstring(L, peil_node_key(node, at));
    }
    peil_push_node(L, peil_node_at(node, at));
    return 2;
}

int peil_base_pairs(lua_State *L)
{
    bool odd;

    if (peil_standin_node(L, 1)) {
        lua_settop(L, 1);
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, next_node, 2);
        return 1;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    peil_push_contents(L, 1);
    if (peil_push_kept_keys(L, 1)) {
        /* As much as if they were sorted again. */
        peil_charge_sorting(L, (lua_Integer)lua_rawlen(L, 3));
    } else {
        peil_push_sorted_keys(L, 2, &odd);
        if (odd)
            return peil_state_fail(
                L, "pairs has no order for keys that are no numbers, texts or booleans");
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

static int next_index(lua_State *L)
{
    lua_Integer at = luaL_checkinteger(L, 2) + 1;

    lua_pushinteger(L, at);
    return lua_geti(L, 1, at) == LUA_TNIL ? 1 : 2;
}

int peil_base_ipairs(lua_State *L)
{
    if (!peil_standin_node(L, 1))
        luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushcfunction(L, next_index);
    lua_insert(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}
