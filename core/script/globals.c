/*
 * What names in a script stand for. A chunk's _ENV is an empty, frozen table; the globals stand
 * behind it. A name that nobody gave a value is an error, and only the outermost level of a file
 * makes new ones, while it is loaded.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/script/inside.h"

/* Keys in the registry. */
static const char environment_key;
static const char own_key; /* the names that scripts made */

static const char *key_text(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : luaL_typename(L, index);
}

/* The global whose name looks like `name`, or NULL; leaves things on the stack. */
static const char *nearest(lua_State *L, const char *name)
{
    const char **words;
    lua_Integer count;
    lua_Integer at;
    bool odd;
    int keys;

    lua_pushglobaltable(L);
    count = peil_push_sorted_keys(L, -1, &odd);
    keys = lua_gettop(L);
    words = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof(*words), 0);
    for (at = 0; at < count; at++) {
        lua_rawgeti(L, keys, at + 1);
        words[at] = key_text(L, -1); /* the list of keys keeps it alive */
        lua_pop(L, 1);
    }
    words[count] = NULL;
    return peil_state_nearest(L, name, words);
}

static int undefined(lua_State *L)
{
    const char *name = key_text(L, 2);
    const char *near = nearest(L, name);

    if (near)
        return peil_state_fail(L, "there is no '%s'; did you mean '%s'?", name, near);
    return peil_state_fail(L, "there is no '%s'", name);
}

/* Whether the function that assigns is a file's outermost level. */
static bool at_top(lua_State *L)
{
    lua_Debug ar;

    return lua_getstack(L, 1, &ar) && lua_getinfo(L, "S", &ar) && strcmp(ar.what, "main") == 0;
}

/* Arguments: the environment, a name, a value. */
static int assign(lua_State *L)
{
    const char *name = key_text(L, 2);
    bool exists;
    bool own;

    lua_pushglobaltable(L);
    lua_pushvalue(L, 2);
    exists = lua_rawget(L, 4) != LUA_TNIL;
    own = peil_is_own_global(L, 2);
    if (exists && !own)
        return peil_state_fail(L, "cannot change '%s': it is built in", name);
    if (peil_state_of(L)->frozen && exists)
        return peil_state_fail(L, "cannot change '%s': globals are read-only after loading", name);
    if (peil_state_of(L)->frozen || (!exists && !at_top(L)))
        return peil_state_fail(L, "cannot make a global '%s' here: put 'local' before it", name);
    if (lua_type(L, 2) != LUA_TSTRING)
        return peil_state_fail(L, "the name of a global must be a text, not a %s", name);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &own_key);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 3);
    lua_rawset(L, 4);
    return 0;
}

bool peil_is_own_global(lua_State *L, int key)
{
    bool own;

    key = lua_absindex(L, key);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &own_key);
    lua_pushvalue(L, key);
    own = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 2);
    return own;
}

void peil_push_environment(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key);
}

void peil_open_globals(lua_State *L)
{
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &own_key);
    lua_newtable(L);
    peil_freeze_table(L, -1, "_ENV", true);
    lua_getmetatable(L, -1);
    lua_pushcfunction(L, assign);
    lua_setfield(L, -2, "__newindex");
    lua_pop(L, 1);
    /* What stands behind it becomes what Lua and the host know as the globals. */
    peil_push_shadow(L, -1);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, undefined);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
}
