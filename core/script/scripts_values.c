/*
 * Values between the view, Lua and nodes.
 */
#include <math.h>
#include <string.h>

#include "core/script/host.h"
#include "core/script/inside.h"

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

bool peil_value_is(const struct peil_value *value, const char *text)
{
    return value->type == PEIL_VALUE_TEXT && strlen(text) == value->length &&
           memcmp(value->text, text, value->length) == 0;
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
    const double *capped = peil_userdata(L, index, &capped_key);

    if (capped)
        *most = *capped;
    return capped;
}
