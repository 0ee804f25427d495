/*
 * What stands in scripts for a list or map of the host: read-only, made when it is asked for.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/base/node.h"
#include "core/script/inside.h"

/* In the registry: the metatable. */
static const char meta_key;

const struct peil_node *peil_standin_node(lua_State *L, int index)
{
    const struct peil_node *const *held = peil_userdata(L, index, &meta_key);

    return held ? *held : NULL;
}

static int standin_index(lua_State *L)
{
    const struct peil_node *node = peil_standin_node(L, 1);
    size_t length;
    const char *key;

    if (peil_node_type(node) == PEIL_NODE_LIST) {
        int whole;
        lua_Integer at = lua_type(L, 2) == LUA_TNUMBER ? lua_tointegerx(L, 2, &whole) : 0;
        peil_push_node(L, at >= 1 ? peil_node_at(node, (size_t)at - 1) : NULL);
        return 1;
    }
    key = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, &length) : NULL;
    peil_push_node(L, key && strlen(key) == length ? peil_node_get(node, key) : NULL);
    return 1;
}

static int standin_length(lua_State *L)
{
    const struct peil_node *node = peil_standin_node(L, 1);

    lua_pushinteger(L, (lua_Integer)peil_node_count(node));
    return 1;
}

static int standin_equal(lua_State *L)
{
    lua_pushboolean(L, peil_standin_node(L, 1) == peil_standin_node(L, 2));
    return 1;
}

static int standin_change(lua_State *L)
{
    return peil_state_fail(L, "cannot change '%s': it is read-only",
        lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
}

void peil_open_standin(lua_State *L)
{
    static const luaL_Reg methods[] = {{"__index", standin_index}, {"__len", standin_length},
        {"__eq", standin_equal}, {"__newindex", standin_change}, {NULL, NULL}};

    luaL_newlib(L, methods);
    lua_pushliteral(L, "table");
    lua_setfield(L, -2, "__name");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &meta_key);
}

static void push_number(lua_State *L, double number)
{
    lua_Integer whole;

    if (lua_numbertointeger(number, &whole) && number <= (double)whole && number >= (double)whole)
        lua_pushinteger(L, whole);
    else
        lua_pushnumber(L, number);
}

void peil_push_node(lua_State *L, const struct peil_node *node)
{
    const struct peil_node **held;
    const char *text;
    size_t length;

    luaL_checkstack(L, 3, NULL);
    switch (peil_node_type(node)) {
    case PEIL_NODE_BOOL:
        lua_pushboolean(L, peil_node_as_bool(node));
        return;
    case PEIL_NODE_NUMBER:
        push_number(L, peil_node_as_number(node));
        return;
    case PEIL_NODE_STRING:
        text = peil_node_as_text(node, &length);
        lua_pushlstring(L, text, length);
        return;
    case PEIL_NODE_LIST:
    case PEIL_NODE_MAP:
        held = lua_newuserdatauv(L, sizeof(*held), 0);
        *held = node;
        lua_rawgetp(L, LUA_REGISTRYINDEX, &meta_key);
        lua_setmetatable(L, -2);
        return;
    default:
        lua_pushnil(L);
        return;
    }
}
