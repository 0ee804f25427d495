/*
 * Calls of string functions, ours and those that come with Lua, with their results as bytes that
 * can be compared.
 */
#ifndef PEIL_TESTS_STOCK_STRINGS_H
#define PEIL_TESTS_STOCK_STRINGS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/script/state.h"

#define STOCK_MOST_ARGS 6
#define STOCK_MOST_MATCHES 40

/* One argument. */
struct stock_value {
    enum {
        STOCK_NIL,
        STOCK_TEXT,
        STOCK_INTEGER,
        STOCK_FLOAT,
        STOCK_TRUE,
        STOCK_TABLE,   /* {a = "<a>", b = 7, [""] = "empty", c = false, [1] = true} */
        STOCK_FUNCTION /* answers its arguments joined, or false for an even number of bytes */
    } kind;
    const char *text;
    size_t length;
    lua_Integer integer;
    double number;
};

struct stock_call {
    const char *function;
    struct stock_value args[STOCK_MOST_ARGS];
    int count;
};

/* What came of it: nothing but the failure is compared where there is one. */
struct stock_outcome {
    bool failed;
    bool spent; /* ours: the budget */
    struct peil_buf bytes;
};

static int stock_join(lua_State *L)
{
    int count = lua_gettop(L);
    luaL_Buffer joined;
    size_t length;

    luaL_buffinit(L, &joined);
    for (int i = 1; i <= count; i++) {
        lua_pushvalue(L, i);
        luaL_addvalue(&joined);
    }
    luaL_pushresult(&joined);
    lua_tolstring(L, -1, &length);
    if (length % 2 == 0)
        lua_pushboolean(L, 0);
    return 1;
}

static void stock_push(lua_State *L, const struct stock_value *value)
{
    switch (value->kind) {
    case STOCK_NIL:
        lua_pushnil(L);
        break;
    case STOCK_TEXT:
        lua_pushlstring(L, value->text, value->length);
        break;
    case STOCK_INTEGER:
        lua_pushinteger(L, value->integer);
        break;
    case STOCK_FLOAT:
        lua_pushnumber(L, value->number);
        break;
    case STOCK_TRUE:
        lua_pushboolean(L, 1);
        break;
    case STOCK_TABLE:
        lua_newtable(L);
        lua_pushliteral(L, "<a>");
        lua_setfield(L, -2, "a");
        lua_pushinteger(L, 7);
        lua_setfield(L, -2, "b");
        lua_pushliteral(L, "empty");
        lua_setfield(L, -2, "");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "c");
        lua_pushboolean(L, 1);
        lua_rawseti(L, -2, 1);
        break;
    case STOCK_FUNCTION:
        lua_pushcfunction(L, stock_join);
        break;
    }
}

static void stock_take(lua_State *L, int from, struct peil_buf *out)
{
    for (int i = from; i <= lua_gettop(L); i++) {
        size_t length = 0;
        lua_Number number = lua_tonumber(L, i);

        peil_buf_format(out, "|%s:", lua_isinteger(L, i) ? "integer" : luaL_typename(L, i));
        if (lua_isinteger(L, i))
            peil_buf_integer(out, lua_tointeger(L, i));
        else if (lua_type(L, i) == LUA_TNUMBER)
            peil_buf_add(out, &number, sizeof(number));
        else if (lua_type(L, i) == LUA_TSTRING)
            peil_buf_add(out, lua_tolstring(L, i, &length), length);
        else if (lua_type(L, i) == LUA_TBOOLEAN)
            peil_buf_text(out, lua_toboolean(L, i) ? "true" : "false");
    }
}

/* Runs a call with the functions in the table on the stack, and takes the table off. */
static void stock_run(lua_State *L, const struct stock_call *call, struct stock_outcome *outcome)
{
    int base = lua_gettop(L);

    lua_getfield(L, base, call->function);
    for (int i = 0; i < call->count; i++)
        stock_push(L, &call->args[i]);
    outcome->failed = lua_pcall(L, call->count, LUA_MULTRET, 0) != LUA_OK;
    if (!outcome->failed && strcmp(call->function, "gmatch") == 0) {
        lua_replace(L, base);
        for (int i = 0; i < STOCK_MOST_MATCHES && !outcome->failed; i++) {
            lua_settop(L, base);
            lua_pushvalue(L, base);
            outcome->failed = lua_pcall(L, 0, LUA_MULTRET, 0) != LUA_OK;
            if (lua_gettop(L) == base || outcome->failed)
                break;
            stock_take(L, base + 1, &outcome->bytes);
        }
    } else if (!outcome->failed) {
        stock_take(L, base + 1, &outcome->bytes);
    }
    lua_settop(L, base - 1);
}

/* The same in a state of ours; the budget of steps is fresh. */
struct stock_ours {
    const struct stock_call *call;
    struct stock_outcome *outcome;
};

static int stock_body(lua_State *L)
{
    const struct stock_ours *ours = peil_state_data(L);

    lua_settop(L, 0);
    peil_open_string(L);
    stock_run(L, ours->call, ours->outcome);
    return 0;
}

static void stock_run_ours(struct peil_state *state, uint64_t steps, const struct stock_call *call,
    struct stock_outcome *outcome)
{
    struct stock_ours ours = {call, outcome};
    struct peil_diags *diags = peil_diags_new(0);
    int status;

    peil_state_refill(state, steps);
    status = peil_state_call(state, stock_body, &ours, PEIL_NOWHERE, NULL, diags);
    outcome->spent = status != PEIL_OK || peil_state_left(state) == 0;
    peil_diags_free(diags);
}

/* Runs a call in both; whether the results are the same, or ours ran out of steps. */
static bool stock_agrees(struct peil_state *state, lua_State *stock, uint64_t steps,
    const struct stock_call *call, struct stock_outcome *ours, struct stock_outcome *theirs)
{
    peil_buf_clear(&ours->bytes);
    peil_buf_clear(&theirs->bytes);
    theirs->failed = theirs->spent = false;
    stock_run_ours(state, steps, call, ours);
    if (ours->spent) /* theirs might not end */
        return true;
    lua_settop(stock, 0);
    lua_getglobal(stock, "string");
    stock_run(stock, call, theirs);
    return ours->failed == theirs->failed && ours->bytes.length == theirs->bytes.length &&
           (ours->failed || memcmp(peil_buf_string(&ours->bytes), peil_buf_string(&theirs->bytes),
                                ours->bytes.length) == 0);
}

#endif
