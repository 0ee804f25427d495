/*
 * The functions of `math` that give the same on every machine: no powers, logarithms or angles,
 * and nothing random.
 */
#include <math.h>

#include <lauxlib.h>

#include "core/script/inside.h"

/* A text that looks like a number is none. */
static void check_number(lua_State *L, int index)
{
    luaL_checktype(L, index, LUA_TNUMBER);
}

/* As an integer where it fits in one. */
static void push_whole(lua_State *L, lua_Number number)
{
    lua_Integer whole;

    if (lua_numbertointeger(number, &whole))
        lua_pushinteger(L, whole);
    else
        lua_pushnumber(L, number);
}

static int math_abs(lua_State *L)
{
    check_number(L, 1);
    if (lua_isinteger(L, 1)) {
        lua_Integer value = lua_tointeger(L, 1);
        lua_pushinteger(L, value < 0 ? (lua_Integer)(0 - (lua_Unsigned)value) : value);
    } else {
        lua_pushnumber(L, fabs(lua_tonumber(L, 1)));
    }
    return 1;
}

static int math_ceil(lua_State *L)
{
    check_number(L, 1);
    if (lua_isinteger(L, 1))
        lua_settop(L, 1);
    else
        push_whole(L, ceil(lua_tonumber(L, 1)));
    return 1;
}

static int math_floor(lua_State *L)
{
    check_number(L, 1);
    if (lua_isinteger(L, 1))
        lua_settop(L, 1);
    else
        push_whole(L, floor(lua_tonumber(L, 1)));
    return 1;
}

static int math_fmod(lua_State *L)
{
    check_number(L, 1);
    check_number(L, 2);
    if (lua_isinteger(L, 1) && lua_isinteger(L, 2)) {
        lua_Integer divisor = lua_tointeger(L, 2);
        luaL_argcheck(L, divisor != 0, 2, "zero");
        /* The smallest integer by -1 does not fit. */
        lua_pushinteger(L, divisor == -1 ? 0 : lua_tointeger(L, 1) % divisor);
    } else {
        lua_pushnumber(L, fmod(lua_tonumber(L, 1), lua_tonumber(L, 2)));
    }
    return 1;
}

static int extreme(lua_State *L, int least)
{
    int count = lua_gettop(L);
    int best = 1;
    int at;

    luaL_checkany(L, 1);
    for (at = 1; at <= count; at++) {
        check_number(L, at);
        if (least ? lua_compare(L, at, best, LUA_OPLT) : lua_compare(L, best, at, LUA_OPLT))
            best = at;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_min(lua_State *L)
{
    return extreme(L, 1);
}

static int math_max(lua_State *L)
{
    return extreme(L, 0);
}

static int math_modf(lua_State *L)
{
    lua_Number number;
    lua_Number whole;

    check_number(L, 1);
    number = lua_tonumber(L, 1);
    whole = number < 0 ? ceil(number) : floor(number);
    push_whole(L, whole);
    lua_pushnumber(L, isinf(number) ? 0.0 : number - whole);
    return 2;
}

static int math_sqrt(lua_State *L)
{
    check_number(L, 1);
    lua_pushnumber(L, sqrt(lua_tonumber(L, 1)));
    return 1;
}

static int math_tointeger(lua_State *L)
{
    int whole = 0;
    lua_Integer value = 0;

    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER)
        value = lua_tointegerx(L, 1, &whole);
    if (whole)
        lua_pushinteger(L, value);
    else
        lua_pushnil(L);
    return 1;
}

static int math_type(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER)
        lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    else
        lua_pushnil(L);
    return 1;
}

static int math_ult(lua_State *L)
{
    lua_Unsigned a;
    lua_Unsigned b;

    check_number(L, 1);
    check_number(L, 2);
    a = (lua_Unsigned)luaL_checkinteger(L, 1);
    b = (lua_Unsigned)luaL_checkinteger(L, 2);
    lua_pushboolean(L, a < b);
    return 1;
}

void peil_open_math(lua_State *L)
{
    static const luaL_Reg functions[] = {{"abs", math_abs}, {"ceil", math_ceil},
        {"floor", math_floor}, {"fmod", math_fmod}, {"max", math_max}, {"min", math_min},
        {"modf", math_modf}, {"sqrt", math_sqrt}, {"tointeger", math_tointeger},
        {"type", math_type}, {"ult", math_ult}, {NULL, NULL}};

    luaL_newlib(L, functions);
    lua_pushnumber(L, 3.141592653589793);
    lua_setfield(L, -2, "pi");
    lua_pushnumber(L, (lua_Number)HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
}
