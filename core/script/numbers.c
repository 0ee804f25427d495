/*
 * Numbers as texts and back, the same in every locale.
 */
#include <math.h>
#include <string.h>

#include <lauxlib.h>

#include "core/base/num.h"
#include "core/script/inside.h"

/* Characters of a text that are read for the price of one step. */
#define READ_PER_STEP 8
/* What the text of a float costs: the shortest digits take longer to find where it is very large or
 * very small. */
#define FLOAT_STEPS 16
#define EXTREME_STEPS 200
#define EXTREME_FROM 1e17
#define EXTREME_TO 1e-15

static size_t copy(char *out, const char *text)
{
    size_t length = strlen(text);

    memcpy(out, text, length + 1);
    return length;
}

size_t peil_number_text(lua_State *L, int index, char out[PEIL_NUMBER_SIZE])
{
    lua_Number number = lua_tonumber(L, index);
    size_t length = 0;

    if (lua_isinteger(L, index)) {
        lua_Integer integer = lua_tointeger(L, index);
        if (integer < 0)
            out[length++] = '-';
        length +=
            peil_num_digits(integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer, out + length);
        out[length] = '\0';
        return length;
    }
    if (isnan(number))
        return copy(out, "nan");
    if (isinf(number))
        return copy(out, number < 0 ? "-inf" : "inf");
    peil_state_charge(L, fabs(number) > EXTREME_FROM || (fabs(number) < EXTREME_TO && number != 0)
                             ? EXTREME_STEPS
                             : FLOAT_STEPS);
    length = peil_num_text(number, out);
    if (strspn(out, "-0123456789") == length)
        length += copy(out + length, ".0");
    return length;
}

void peil_push_number_text(lua_State *L, int index)
{
    char text[PEIL_NUMBER_SIZE];
    size_t length = peil_number_text(L, index, text);

    lua_pushlstring(L, text, length);
}

int peil_base_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
        lua_insert(L, 1);
        lua_call(L, 1, 1);
        if (lua_type(L, 1) != LUA_TSTRING)
            return peil_state_fail(L, "'__tostring' must give a text");
        return 1;
    }
    switch (lua_type(L, 1)) {
    case LUA_TSTRING:
        return 1;
    case LUA_TNUMBER:
        peil_push_number_text(L, 1);
        return 1;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false");
        return 1;
    default:
        /* The type only: an address would differ from run to run. */
        lua_pushstring(L, peil_standin_node(L, 1) ? "table" : luaL_typename(L, 1));
        return 1;
    }
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z')
        return c - 'A' + 10;
    return 99;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A whole number in another base; wraps around as Lua's does. */
static bool read_based(const char *text, size_t length, int base, lua_Integer *out)
{
    const char *end = text + length;
    uint64_t value = 0;
    bool negative;
    const char *digits;

    while (text < end && is_blank(*text))
        text++;
    negative = text < end && *text == '-';
    text += negative || (text < end && *text == '+');
    for (digits = text; text < end && digit_value(*text) < base; text++)
        value = value * (uint64_t)base + (uint64_t)digit_value(*text);
    if (text == digits)
        return false;
    while (text < end && is_blank(*text))
        text++;
    *out = (lua_Integer)(negative ? 0 - value : value);
    return text == end;
}

int peil_base_tonumber(lua_State *L)
{
    lua_Integer base;
    lua_Integer value;
    size_t length;
    const char *text;

    if (lua_isnoneornil(L, 2)) {
        luaL_checkany(L, 1);
        lua_settop(L, 1);
        if (lua_type(L, 1) == LUA_TNUMBER)
            return 1;
        if (lua_type(L, 1) == LUA_TSTRING) {
            text = lua_tolstring(L, 1, &length);
            peil_state_charge(L, length / READ_PER_STEP);
            if (lua_stringtonumber(L, text) == length + 1)
                return 1;
        }
        lua_pushnil(L);
        return 1;
    }
    base = luaL_checkinteger(L, 2);
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_argcheck(L, base >= 2 && base <= 36, 2, "base out of range");
    text = lua_tolstring(L, 1, &length);
    peil_state_charge(L, length / READ_PER_STEP);
    if (read_based(text, length, (int)base, &value))
        lua_pushinteger(L, value);
    else
        lua_pushnil(L);
    return 1;
}
