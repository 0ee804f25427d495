/*
 * The functions of `utf8`. Like Lua's own they take values up to 2^31 where `lax` is true.
 */

#include <lauxlib.h>

#include "core/base/utf8.h"
#include "core/script/inside.h"

#define BYTES_PER_STEP 16
#define LARGEST_LAX 0x7FFFFFFFu
/* Bytes that codepoint takes at once: each may become a value on the stack. */
#define MOST_AT_ONCE 250

static bool continues(const char *bytes, size_t length, lua_Integer at)
{
    return at >= 0 && (size_t)at < length && ((unsigned char)bytes[at] & 0xC0) == 0x80;
}

/* The old form of UTF-8, of up to six bytes. 0 where it is none. */
static size_t decode_lax(const char *bytes, size_t length, uint32_t *code)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};
    unsigned char first = length > 0 ? (unsigned char)bytes[0] : 0xFF;
    size_t more = 0;
    size_t at;

    while (more < 7 && first & (0x80u >> more))
        more++;
    if (more == 1 || more > 6)
        return 0;
    if (more == 0) {
        *code = first;
        return 1;
    }
    *code = first & (0x7Fu >> more);
    for (at = 1; at < more; at++) {
        if (!continues(bytes, length, (lua_Integer)at))
            return 0;
        *code = (*code << 6) | ((unsigned char)bytes[at] & 0x3F);
    }
    return *code < least[more - 1] ? 0 : more;
}

static size_t decode(const char *bytes, size_t length, bool lax, uint32_t *code)
{
    return lax ? decode_lax(bytes, length, code) : peil_utf8_decode(bytes, length, code);
}

static const char *check_text(lua_State *L, int index, size_t *length)
{
    luaL_checktype(L, index, LUA_TSTRING);
    return lua_tolstring(L, index, length);
}

/* A position from 1, or from the end where it is negative. */
static lua_Integer position(lua_Integer at, size_t length)
{
    if (at >= 0)
        return at;
    return 0u - (size_t)at > length ? 0 : (lua_Integer)length + at + 1;
}

static void add_code(luaL_Buffer *out, lua_Unsigned code)
{
    char bytes[6];
    size_t size = 1;
    size_t at;

    if (code < 0x80) {
        luaL_addchar(out, (char)code);
        return;
    }
    while (size < 6 && code >= (size == 1 ? 0x80u : (lua_Unsigned)1 << (5 * size + 1)))
        size++;
    for (at = size - 1; at > 0; at--) {
        bytes[at] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    bytes[0] = (char)((0xFF00u >> size & 0xFF) | code);
    luaL_addlstring(out, bytes, size);
}

static int utf8_char(lua_State *L)
{
    int count = lua_gettop(L);
    luaL_Buffer out;
    int at;

    for (at = 1; at <= count; at++)
        luaL_argcheck(
            L, (lua_Unsigned)luaL_checkinteger(L, at) <= LARGEST_LAX, at, "value out of range");
    luaL_buffinit(L, &out);
    for (at = 1; at <= count; at++)
        add_code(&out, (lua_Unsigned)lua_tointeger(L, at));
    luaL_pushresult(&out);
    return 1;
}

static int utf8_codepoint(lua_State *L)
{
    size_t length;
    const char *text = check_text(L, 1, &length);
    lua_Integer first = position(luaL_optinteger(L, 2, 1), length);
    lua_Integer last = position(luaL_optinteger(L, 3, first), length);
    bool lax = lua_toboolean(L, 4);
    int count = 0;

    luaL_argcheck(L, first >= 1, 2, "out of bounds");
    luaL_argcheck(L, last <= (lua_Integer)length, 3, "out of bounds");
    if (first > last)
        return 0;
    luaL_argcheck(L, last - first < MOST_AT_ONCE, 3, "at most 250 bytes at once");
    luaL_checkstack(L, (int)(last - first) + 1, NULL);
    for (first--; first < last; count++) {
        uint32_t code;
        size_t size = decode(text + first, length - (size_t)first, lax, &code);
        if (size == 0)
            return peil_state_fail(L, "invalid UTF-8 code");
        lua_pushinteger(L, code);
        first += (lua_Integer)size;
    }
    return count;
}

static int utf8_len(lua_State *L)
{
    size_t length;
    const char *text = check_text(L, 1, &length);
    lua_Integer first = position(luaL_optinteger(L, 2, 1), length);
    lua_Integer last = position(luaL_optinteger(L, 3, -1), length);
    bool lax = lua_toboolean(L, 4);
    lua_Integer count = 0;

    luaL_argcheck(L, first >= 1 && first - 1 <= (lua_Integer)length, 2, "out of bounds");
    luaL_argcheck(L, last <= (lua_Integer)length, 3, "out of bounds");
    peil_state_charge(L, length / BYTES_PER_STEP);
    for (first--; first < last; count++) {
        uint32_t code;
        size_t size = decode(text + first, length - (size_t)first, lax, &code);
        if (size == 0) {
            lua_pushnil(L);
            lua_pushinteger(L, first + 1);
            return 2;
        }
        first += (lua_Integer)size;
    }
    lua_pushinteger(L, count);
    return 1;
}

/* Walks `count` characters from byte `at`; -1 where the text ends before. */
static lua_Integer walk(const char *text, size_t length, lua_Integer at, lua_Integer count)
{
    for (; count < 0 && at > 0; count++)
        do
            at--;
        while (at > 0 && continues(text, length, at));
    for (; count > 0 && at < (lua_Integer)length; count--)
        do
            at++;
        while (continues(text, length, at));
    return count == 0 ? at : -1;
}

static int utf8_offset(lua_State *L)
{
    size_t length;
    const char *text = check_text(L, 1, &length);
    lua_Integer count = luaL_checkinteger(L, 2);
    lua_Integer at =
        position(luaL_optinteger(L, 3, count > 0 ? 1 : (lua_Integer)length + 1), length) - 1;

    luaL_argcheck(L, at >= 0 && at <= (lua_Integer)length, 3, "position out of bounds");
    peil_state_charge(L, length / BYTES_PER_STEP);
    if (count == 0) {
        while (at > 0 && continues(text, length, at))
            at--;
    } else {
        if (continues(text, length, at))
            return peil_state_fail(L, "the position is in the middle of a character");
        at = walk(text, length, at, count > 0 ? count - 1 : count);
    }
    if (at < 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, at + 1);
    return 1;
}

static int next_code(lua_State *L, bool lax)
{
    size_t length;
    const char *text = check_text(L, 1, &length);
    lua_Unsigned at = (lua_Unsigned)luaL_checkinteger(L, 2);
    uint32_t code;
    size_t size;

    if (at > 0) {
        while (continues(text, length, (lua_Integer)at))
            at++;
    }
    if (at >= length)
        return 0;
    size = decode(text + at, length - (size_t)at, lax, &code);
    if (size == 0 || continues(text, length, (lua_Integer)(at + size)))
        return peil_state_fail(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, code);
    return 2;
}

static int next_strict(lua_State *L)
{
    return next_code(L, false);
}

static int next_lax(lua_State *L)
{
    return next_code(L, true);
}

static int utf8_codes(lua_State *L)
{
    bool lax = lua_toboolean(L, 2);
    size_t length;
    const char *text = check_text(L, 1, &length);

    luaL_argcheck(L, !continues(text, length, 0), 1, "invalid UTF-8 code");
    lua_pushcfunction(L, lax ? next_lax : next_strict);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void peil_open_utf8(lua_State *L)
{
    static const luaL_Reg functions[] = {{"char", utf8_char}, {"codepoint", utf8_codepoint},
        {"codes", utf8_codes}, {"len", utf8_len}, {"offset", utf8_offset}, {NULL, NULL}};
    static const char pattern[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";

    luaL_newlib(L, functions);
    lua_pushlstring(L, pattern, sizeof(pattern) - 1);
    lua_setfield(L, -2, "charpattern");
}
