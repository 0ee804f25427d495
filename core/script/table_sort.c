/*
 * table.sort: a stable merge sort. It ends whatever a comparison answers, and an error in one
 * leaves the list as it was.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/script/inside.h"

#define MOST_SORTED 100000

struct sorting {
    lua_State *L;
    int values;  /* a copy of the list */
    int compare; /* 0 for none */
};

static noreturn void refuse(lua_State *L)
{
    peil_state_fail(L, "attempt to compare %s with %s; sort takes all numbers or all texts",
        luaL_typename(L, -2), luaL_typename(L, -1));
    for (;;)
        ;
}

/* Texts by their bytes, as the operator < does it. */
static bool text_before(lua_State *L)
{
    size_t length;
    size_t other;
    const char *a = lua_tolstring(L, -2, &length);
    const char *b = lua_tolstring(L, -1, &other);
    size_t common = length < other ? length : other;
    int order = memcmp(a, b, common);

    peil_state_charge(L, common / 64);
    return order != 0 ? order < 0 : length < other;
}

static bool natural_before(lua_State *L)
{
    int type = lua_type(L, -2);

    if (type == lua_type(L, -1) && type == LUA_TNUMBER)
        return lua_compare(L, -2, -1, LUA_OPLT);
    if (type == lua_type(L, -1) && type == LUA_TSTRING)
        return text_before(L);
    /* Tables may know themselves how they compare. */
    if (luaL_getmetafield(L, -2, "__lt") == LUA_TNIL)
        refuse(L);
    lua_pop(L, 1);
    return lua_compare(L, -2, -1, LUA_OPLT);
}

static bool before(const struct sorting *sorting, uint32_t a, uint32_t b)
{
    lua_State *L = sorting->L;
    int top = lua_gettop(L);
    bool is;

    peil_state_charge(L, 1);
    if (sorting->compare)
        lua_pushvalue(L, sorting->compare);
    lua_rawgeti(L, sorting->values, a);
    lua_rawgeti(L, sorting->values, b);
    if (sorting->compare) {
        lua_call(L, 2, 1);
        is = lua_toboolean(L, -1);
    } else {
        is = natural_before(L);
    }
    lua_settop(L, top);
    return is;
}

/* Merges from[low..middle) and from[middle..high) into `to`. */
static void merge(
    const struct sorting *sorting, const uint32_t *from, uint32_t *to, const size_t bounds[3])
{
    size_t left = bounds[0];
    size_t right = bounds[1];
    size_t at;

    for (at = bounds[0]; at < bounds[2]; at++) {
        bool second =
            left >= bounds[1] || (right < bounds[2] && before(sorting, from[right], from[left]));
        to[at] = second ? from[right++] : from[left++];
    }
}

/* Sorts positions; answers the one of the two arrays that holds them in the end. */
static const uint32_t *sort(const struct sorting *sorting, uint32_t *a, uint32_t *b, size_t count)
{
    size_t width;

    for (width = 1; width < count; width *= 2) {
        uint32_t *other = a;
        size_t low;
        for (low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count;
            size_t high = middle + width < count ? middle + width : count;
            merge(sorting, a, b, (size_t[]){low, middle, high});
        }
        a = b;
        b = other;
    }
    return a;
}

int peil_table_sort(lua_State *L)
{
    struct sorting sorting = {.L = L};
    const uint32_t *sorted;
    uint32_t *positions;
    size_t count;
    size_t at;

    peil_check_mutable(L, 1);
    count = (size_t)lua_rawlen(L, 1);
    if (count > MOST_SORTED)
        return peil_state_fail(L, "sort takes at most %d values", MOST_SORTED);
    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TFUNCTION);
        sorting.compare = 2;
    }
    lua_settop(L, 2);
    peil_state_charge(L, count);
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, (int)count, 0);
    sorting.values = 3;
    for (at = 1; at <= count; at++) {
        lua_rawgeti(L, 1, (lua_Integer)at);
        lua_rawseti(L, 3, (lua_Integer)at);
    }
    positions = lua_newuserdatauv(L, (2 * count + 1) * sizeof(*positions), 0);
    for (at = 0; at < count; at++)
        positions[at] = (uint32_t)at + 1;
    sorted = sort(&sorting, positions, positions + count, count);
    for (at = 0; at < count; at++) {
        lua_rawgeti(L, 3, (lua_Integer)sorted[at]);
        lua_rawseti(L, 1, (lua_Integer)at + 1);
    }
    return 0;
}
