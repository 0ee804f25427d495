/*
 * require: another file of the same pack, or one of the program's own.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/script/inside.h"

/* In the registry: what each name gave; a light userdata while it is loading. */
static const char loaded_key;

static void push_loaded(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &loaded_key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &loaded_key);
}

static const struct peil_source *find(lua_State *L, const char *name, size_t length)
{
    const struct peil_library *library = peil_state_of(L)->library;

    return library && strlen(name) == length ? library->find(library->context, name) : NULL;
}

int peil_base_require(lua_State *L)
{
    size_t length;
    const char *name;
    const struct peil_source *source;

    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 1);
    name = lua_tolstring(L, 1, &length);
    push_loaded(L);
    lua_pushvalue(L, 1);
    switch (lua_rawget(L, 2)) {
    case LUA_TNIL:
        break;
    case LUA_TLIGHTUSERDATA:
        return peil_state_fail(
            L, "'%s' did not finish loading: it requires itself, or failed", name);
    default:
        return 1;
    }
    if (peil_state_of(L)->frozen)
        return peil_state_fail(L, "'%s' can be required only while scripts are loaded", name);
    source = find(L, name, length);
    if (!source)
        return peil_state_fail(L, "there is no '%s' to require in this pack", name);
    lua_settop(L, 2);
    peil_state_compile(L, source);
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, (void *)&loaded_key);
    lua_rawset(L, 2);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 3);
    lua_rawset(L, 2);
    return 1;
}
