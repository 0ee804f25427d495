/*
 * Locals of a file that its functions assign to: they are put back after every call, and having
 * changed one is an error.
 */
#include <math.h>
#include <stdlib.h>

#include <lauxlib.h>

#include "core/script/inside.h"

#define DUMP_BYTES_PER_STEP 16

static int write_dump(lua_State *L, const void *bytes, size_t length, void *data)
{
    struct peil_buf *out = data;

    (void)L;
    peil_buf_add(out, bytes, length);
    return peil_buf_failed(out);
}

/* The lines of assignments in the function at `index`; all of them its own where none is known. */
static void find_lines(lua_State *L, int index, uint32_t lines[256])
{
    struct peil_buf *dump = &peil_state_of(L)->scratch;
    lua_Debug ar;
    int at;

    peil_buf_clear(dump);
    lua_pushvalue(L, index);
    if (lua_dump(L, write_dump, dump, 0) != 0)
        peil_state_die(L, PEIL_FATAL_SYSTEM);
    peil_state_charge(L, dump->length / DUMP_BYTES_PER_STEP);
    if (!peil_find_assigned(dump->data, dump->length, lines)) {
        lua_pushvalue(L, index);
        lua_getinfo(L, ">S", &ar);
        for (at = 0; at < 256; at++)
            lines[at] = (uint32_t)ar.linedefined;
    }
    lua_pop(L, 1);
}

static bool is_watched(const struct peil_state *state, const void *id)
{
    size_t at;

    for (at = 0; at < state->watched_count; at++)
        if (state->watched[at].id == id)
            return true;
    return false;
}

static void watch(lua_State *L, int index, int upvalue, uint32_t line, int functions)
{
    struct peil_state *state = peil_state_of(L);
    const void *id = lua_upvalueid(L, index, upvalue);
    lua_Integer at = (lua_Integer)state->watched_count * 2;
    lua_Debug ar;

    if (is_watched(state, id))
        return;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &ar);
    if (state->watched_count == PEIL_MOST_WATCHED)
        peil_state_fail_as(L, "script/failed", peil_chunk_line(state, &ar, line),
            "functions assign to more than %d locals outside them", PEIL_MOST_WATCHED);
    if (!state->watched) {
        state->watched = calloc(PEIL_MOST_WATCHED, sizeof(*state->watched));
        if (!state->watched)
            peil_state_die(L, PEIL_FATAL_SYSTEM);
    }
    lua_pushvalue(L, index);
    lua_rawseti(L, functions, at + 1);
    lua_getupvalue(L, index, upvalue);
    lua_rawseti(L, functions, at + 2);
    state->watched[state->watched_count++] = (struct peil_watched){
        .id = id, .upvalue = upvalue, .place = peil_chunk_line(state, &ar, line)};
}

void peil_watch_function(lua_State *L, int index, int functions)
{
    uint32_t lines[256];
    int upvalue;

    luaL_checkstack(L, 4, NULL);
    if (!lua_getupvalue(L, index, 1))
        return;
    lua_pop(L, 1);
    find_lines(L, index, lines);
    for (upvalue = 1; upvalue <= 255 && lua_getupvalue(L, index, upvalue); upvalue++) {
        lua_pop(L, 1);
        if (lines[upvalue - 1] != 0)
            watch(L, index, upvalue, lines[upvalue - 1], functions);
    }
}

/* Whether two values cannot be told apart: 1 and 1.0 can, a NaN from itself cannot. */
static bool same(lua_State *L, int a, int b)
{
    if (lua_type(L, a) == LUA_TNUMBER && lua_type(L, b) == LUA_TNUMBER) {
        lua_Number x = lua_tonumber(L, a);
        lua_Number y = lua_tonumber(L, b);
        if (lua_isinteger(L, a) != lua_isinteger(L, b) || !signbit(x) != !signbit(y))
            return false;
        if (isnan(x) && isnan(y))
            return true;
    }
    return lua_rawequal(L, a, b);
}

/*
 * Outside any call; asks for no memory. False where something had changed: the name of the first,
 * and where it is assigned to.
 */
bool peil_watch_restore(struct peil_state *state, struct peil_place *place, const char **name)
{
    lua_State *L = state->lua;
    int base = lua_gettop(L);
    bool unchanged = true;
    size_t at;

    lua_rawgetp(L, LUA_REGISTRYINDEX, &peil_key_watched);
    for (at = 0; at < state->watched_count; at++) {
        const struct peil_watched *watched = &state->watched[at];
        const char *upvalue;
        lua_rawgeti(L, base + 1, (lua_Integer)at * 2 + 1);
        upvalue = lua_getupvalue(L, base + 2, watched->upvalue);
        lua_rawgeti(L, base + 1, (lua_Integer)at * 2 + 2);
        if (!same(L, base + 3, base + 4)) {
            if (unchanged) {
                *name = upvalue;
                *place = watched->place;
            }
            unchanged = false;
            lua_setupvalue(L, base + 2, watched->upvalue);
        }
        lua_settop(L, base + 1);
    }
    lua_settop(L, base);
    return unchanged;
}
