/*
 * The functions that every script has without a library before their name.
 */
#include <lauxlib.h>

#include "core/base/node.h"
#include "core/script/inside.h"

static int base_assert(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_toboolean(L, 1))
        return lua_gettop(L);
    if (lua_gettop(L) == 1)
        return peil_state_fail(L, "assertion failed");
    lua_settop(L, 2);
    return lua_error(L);
}

static int base_error(lua_State *L)
{
    lua_Integer level = luaL_optinteger(L, 2, 1);
    struct peil_place place = peil_state_where(L);
    lua_Debug ar;
    size_t prefix = 0;

    lua_settop(L, 1);
    if (lua_type(L, 1) != LUA_TSTRING)
        return lua_error(L);
    if (level > 0 && level < PEIL_DEEPEST && lua_getstack(L, (int)level, &ar) &&
        lua_getinfo(L, "Sl", &ar) && ar.currentline > 0) {
        place = peil_chunk_place(peil_state_of(L), &ar);
        luaL_where(L, (int)level);
        prefix = (size_t)lua_rawlen(L, -1);
        lua_insert(L, 1);
        lua_concat(L, 2);
    }
    peil_state_raise_text(L, place, prefix);
}

static int base_pcall(lua_State *L)
{
    int status;

    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    if (status == LUA_OK)
        return lua_gettop(L);
    peil_state_rethrow(L, status);
    peil_state_of(L)->failure.set = false;
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int base_select(lua_State *L)
{
    int count = lua_gettop(L);
    lua_Integer from;

    if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    from = luaL_checkinteger(L, 1);
    if (from < 0)
        from = count + from;
    else if (from > count)
        from = count;
    luaL_argcheck(L, from >= 1, 1, "index out of range");
    return count - (int)from;
}

static int base_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, peil_standin_node(L, 1) ? "table" : luaL_typename(L, 1));
    return 1;
}

static int base_rawequal(lua_State *L)
{
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

static int base_rawlen(lua_State *L)
{
    const struct peil_node *node = peil_standin_node(L, 1);

    if (node) {
        lua_pushinteger(L, (lua_Integer)peil_node_count(node));
        return 1;
    }
    luaL_argexpected(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING, 1, "table or string");
    peil_push_contents(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static int base_rawget(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    peil_push_contents(L, 1);
    lua_insert(L, 2);
    lua_rawget(L, 2);
    return 1;
}

/* Only of tables: that of texts is nobody's business, nor are those of the host. */
static int base_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (!peil_push_metatable(L, 1))
        lua_pushnil(L);
    return 1;
}

void peil_open_base(lua_State *L)
{
    static const luaL_Reg functions[] = {{"assert", base_assert}, {"error", base_error},
        {"getmetatable", base_getmetatable}, {"ipairs", peil_base_ipairs},
        {"pairs", peil_base_pairs}, {"pcall", base_pcall}, {"rawequal", base_rawequal},
        {"rawget", base_rawget}, {"rawlen", base_rawlen}, {"require", peil_base_require},
        {"select", base_select}, {"setmetatable", peil_base_setmetatable},
        {"tonumber", peil_base_tonumber}, {"tostring", peil_base_tostring}, {"type", base_type},
        {NULL, NULL}};

    lua_pushglobaltable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}
