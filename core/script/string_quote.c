/*
 * Values as Lua would read them, for "%q" of string.format.
 */
#include <math.h>
#include <string.h>

#include "core/base/num.h"
#include "core/script/state.h"
#include "core/script/strings.h"

/* Bytes that are quoted in the time of a step. */
#define QUOTED_A_STEP 8

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void add_quoted_text(lua_State *L, luaL_Buffer *out, int arg)
{
    size_t length;
    const char *text = lua_tolstring(L, arg, &length);
    size_t at;

    peil_state_charge(L, length / QUOTED_A_STEP);
    luaL_addchar(out, '"');
    for (at = 0; at < length; at++) {
        unsigned char c = (unsigned char)text[at];
        char digits[24];

        if (c == '"' || c == '\\' || c == '\n')
            luaL_addchar(out, '\\');
        if (c == '\n' || (c >= 0x20 && c != 0x7f)) {
            luaL_addchar(out, text[at]);
            continue;
        }
        luaL_addchar(out, '\\');
        peil_num_digits(c, digits);
        if (is_digit(text[at + 1])) /* the NUL behind the text at the latest */
            luaL_addlstring(out, "00", 3 - strlen(digits));
        luaL_addstring(out, digits);
    }
    luaL_addchar(out, '"');
}

static void add_quoted_number(lua_State *L, luaL_Buffer *out, int arg)
{
    lua_Number value = lua_tonumber(L, arg);
    bool whole = lua_isinteger(L, arg);

    if (whole && lua_tointeger(L, arg) == LUA_MININTEGER) {
        luaL_addstring(out, "0x8000000000000000"); /* in decimal it would be read as a float */
    } else if (!whole && !isfinite(value)) {
        luaL_addstring(out, isnan(value) ? "(0/0)" : value > 0 ? "1e9999" : "-1e9999");
    } else {
        peil_push_number_text(L, arg);
        luaL_addvalue(out);
    }
}

void peil_string_add_quoted(lua_State *L, luaL_Buffer *out, int arg)
{
    switch (lua_type(L, arg)) {
    case LUA_TSTRING:
        add_quoted_text(L, out, arg);
        break;
    case LUA_TNUMBER:
        add_quoted_number(L, out, arg);
        break;
    case LUA_TNIL:
        luaL_addstring(out, "nil");
        break;
    case LUA_TBOOLEAN:
        luaL_addstring(out, lua_toboolean(L, arg) ? "true" : "false");
        break;
    default:
        luaL_argerror(L, arg, "value has no literal form");
    }
}
