/*
 * The functions for texts that need no pattern, and the table of them all.
 */
#include "core/script/strings.h"

#include <string.h>

#include <lauxlib.h>

#include "core/script/state.h"

/* Bytes that are handled one by one in the time of a step. */
#define BYTES_A_STEP 16

const char *peil_string_argument(lua_State *L, int arg, size_t *length)
{
    if (lua_type(L, arg) == LUA_TNUMBER) {
        peil_push_number_text(L, arg);
        lua_replace(L, arg);
    } else if (lua_type(L, arg) != LUA_TSTRING) {
        luaL_typeerror(L, arg, "string");
    }
    return lua_tolstring(L, arg, length);
}

lua_Integer peil_string_integer(lua_State *L, int arg)
{
    lua_Integer value;
    int whole;

    if (lua_type(L, arg) != LUA_TNUMBER)
        luaL_typeerror(L, arg, "number");
    value = lua_tointegerx(L, arg, &whole);
    if (!whole)
        luaL_argerror(L, arg, "number has no integer representation");
    return value;
}

lua_Integer peil_string_integer_or(lua_State *L, int arg, lua_Integer otherwise)
{
    return lua_isnoneornil(L, arg) ? otherwise : peil_string_integer(L, arg);
}

size_t peil_string_start(lua_Integer position, size_t length)
{
    if (position > 0)
        return (size_t)position;
    if (position == 0 || position < -(lua_Integer)length)
        return 1;
    return length + (size_t)position + 1;
}

/* The same for the last byte of a range: 0 to `length`. */
static size_t range_end(lua_Integer position, size_t length)
{
    if (position > (lua_Integer)length)
        return length;
    if (position >= 0)
        return (size_t)position;
    return position < -(lua_Integer)length ? 0 : length + (size_t)position + 1;
}

static int string_len(lua_State *L)
{
    size_t length;

    peil_string_argument(L, 1, &length);
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

static int string_sub(lua_State *L)
{
    size_t length;
    const char *text = peil_string_argument(L, 1, &length);
    size_t start = peil_string_start(peil_string_integer(L, 2), length);
    size_t end = range_end(peil_string_integer_or(L, 3, -1), length);
    size_t taken = start <= end ? end - start + 1 : 0;

    lua_pushlstring(L, taken > 0 ? text + start - 1 : "", taken);
    return 1;
}

static int string_byte(lua_State *L)
{
    size_t length;
    const char *text = peil_string_argument(L, 1, &length);
    lua_Integer first = peil_string_integer_or(L, 2, 1);
    size_t start = peil_string_start(first, length);
    size_t end = range_end(peil_string_integer_or(L, 3, first), length);
    size_t at;

    if (start > end)
        return 0;
    if (end - start >= LUAI_MAXSTACK || !lua_checkstack(L, (int)(end - start + 1)))
        return peil_state_fail(L, "string.byte: more values than fit: %z", end - start + 1);
    peil_state_charge(L, end - start);
    for (at = start; at <= end; at++)
        lua_pushinteger(L, (unsigned char)text[at - 1]);
    return (int)(end - start + 1);
}

static int string_char(lua_State *L)
{
    int count = lua_gettop(L);
    luaL_Buffer buffer;
    char *out = luaL_buffinitsize(L, &buffer, (size_t)count);
    int at;

    peil_state_charge(L, (size_t)count);
    for (at = 1; at <= count; at++) {
        lua_Integer byte = peil_string_integer(L, at);
        luaL_argcheck(L, byte >= 0 && byte <= 255, at, "value out of range");
        out[at - 1] = (char)(unsigned char)byte;
    }
    luaL_pushresultsize(&buffer, (size_t)count);
    return 1;
}

/* Room for a changed copy of the text at 1. */
static const char *begin_copy(lua_State *L, luaL_Buffer *buffer, size_t *length, char **out)
{
    const char *text = peil_string_argument(L, 1, length);

    peil_state_charge(L, *length / BYTES_A_STEP);
    *out = luaL_buffinitsize(L, buffer, *length);
    return text;
}

/* Moves the letters from `first` on, 26 of them, to those from `to` on. */
static int change_case(lua_State *L, char first, char to)
{
    luaL_Buffer buffer;
    size_t length;
    char *out;
    const char *text = begin_copy(L, &buffer, &length, &out);
    size_t at;

    for (at = 0; at < length; at++)
        out[at] =
            text[at] >= first && text[at] < first + 26 ? (char)(text[at] - first + to) : text[at];
    luaL_pushresultsize(&buffer, length);
    return 1;
}

static int string_lower(lua_State *L)
{
    return change_case(L, 'A', 'a');
}

static int string_upper(lua_State *L)
{
    return change_case(L, 'a', 'A');
}

static int string_reverse(lua_State *L)
{
    luaL_Buffer buffer;
    size_t length;
    char *out;
    const char *text = begin_copy(L, &buffer, &length, &out);
    size_t at;

    for (at = 0; at < length; at++)
        out[at] = text[length - 1 - at];
    luaL_pushresultsize(&buffer, length);
    return 1;
}

static char *append(char *out, const char *bytes, size_t length)
{
    if (length > 0)
        memcpy(out, bytes, length);
    return out + length;
}

static int string_rep(lua_State *L)
{
    size_t length;
    size_t between = 0;
    const char *text = peil_string_argument(L, 1, &length);
    lua_Integer count = peil_string_integer(L, 2);
    const char *separator = lua_isnoneornil(L, 3) ? "" : peil_string_argument(L, 3, &between);
    luaL_Buffer buffer;
    size_t total;
    char *out;

    if (count <= 0 || length + between == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)count > (size_t)PTRDIFF_MAX / (length + between))
        return peil_state_fail(L, "string.rep: the text would be too long");
    total = (length + between) * (size_t)count - between;
    out = luaL_buffinitsize(L, &buffer, total);
    peil_state_charge(L, (size_t)count / BYTES_A_STEP);
    for (; count > 1; count--)
        out = append(append(out, text, length), separator, between);
    append(out, text, length);
    luaL_pushresultsize(&buffer, total);
    return 1;
}

void peil_open_string(lua_State *L)
{
    static const luaL_Reg functions[] = {{"byte", string_byte}, {"char", string_char},
        {"find", peil_string_find}, {"format", peil_string_format}, {"gmatch", peil_string_gmatch},
        {"gsub", peil_string_gsub}, {"len", string_len}, {"lower", string_lower},
        {"match", peil_string_match}, {"rep", string_rep}, {"reverse", string_reverse},
        {"sub", string_sub}, {"upper", string_upper}, {NULL, NULL}};

    luaL_newlib(L, functions);
}
