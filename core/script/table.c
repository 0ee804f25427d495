/*
 * The functions of `table`: they read and write raw, and pay for what they loop over.
 */
#include <lauxlib.h>

#include "core/base/node.h"
#include "core/script/inside.h"

#define MOST_UNPACKED 250

/* A list to read: a table, or what stands for a list of the host. */
struct list {
    const struct peil_node *node;
    int contents;
    lua_Integer length;
};

static struct list check_list(lua_State *L, int index)
{
    struct list list = {.node = peil_standin_node(L, index)};

    if (list.node) {
        list.length = (lua_Integer)peil_node_count(list.node);
        return list;
    }
    luaL_checktype(L, index, LUA_TTABLE);
    peil_push_contents(L, index);
    list.contents = lua_gettop(L);
    list.length = (lua_Integer)lua_rawlen(L, -1);
    return list;
}

static void push_value(lua_State *L, const struct list *list, lua_Integer at)
{
    if (!list->node)
        lua_rawgeti(L, list->contents, at);
    else
        peil_push_node(L, at >= 1 ? peil_node_at(list->node, (size_t)at - 1) : NULL);
}

/* How many from `first` to `last`; charged before the loop, as that may never end. */
static lua_Integer charge_range(lua_State *L, lua_Integer first, lua_Integer last)
{
    uint64_t count = first > last ? 0 : (uint64_t)last - (uint64_t)first + 1;

    if (first <= last && count == 0)
        count = UINT64_MAX;
    peil_state_charge(L, count > SIZE_MAX ? SIZE_MAX : (size_t)count);
    return (lua_Integer)count;
}

static int table_concat(lua_State *L)
{
    size_t separator_length;
    const char *separator;
    lua_Integer first = luaL_optinteger(L, 3, 1);
    lua_Integer last;
    lua_Integer at;
    luaL_Buffer out;
    struct list list;
    char number[PEIL_NUMBER_SIZE];

    separator = luaL_optlstring(L, 2, "", &separator_length);
    lua_settop(L, 4);
    list = check_list(L, 1);
    last = luaL_optinteger(L, 4, list.length);
    charge_range(L, first, last);
    lua_pushvalue(L, 2);
    luaL_buffinit(L, &out);
    for (at = first; at <= last; at++) {
        push_value(L, &list, at);
        if (lua_type(L, -1) == LUA_TSTRING) {
            luaL_addvalue(&out);
        } else if (lua_type(L, -1) == LUA_TNUMBER) {
            size_t length = peil_number_text(L, -1, number);
            lua_pop(L, 1);
            luaL_addlstring(&out, number, length);
        } else {
            lua_pushinteger(L, at);
            peil_number_text(L, -1, number);
            return peil_state_fail(L,
                "value %s of the list is a %s: concat takes texts and numbers", number,
                luaL_typename(L, -2));
        }
        if (at == last) /* the greatest integer has no next one */
            break;
        luaL_addlstring(&out, separator, separator_length);
    }
    luaL_pushresult(&out);
    return 1;
}

static int table_insert(lua_State *L)
{
    int count = lua_gettop(L);
    lua_Integer length;
    lua_Integer at;
    lua_Integer to;

    peil_check_mutable(L, 1);
    length = (lua_Integer)lua_rawlen(L, 1);
    if (count != 2 && count != 3)
        return peil_state_fail(L, "insert takes a list, a position if need be, and a value");
    at = count == 2 ? length + 1 : luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && at <= length + 1, 2, "position out of bounds");
    charge_range(L, at, length);
    for (to = length + 1; to > at; to--) {
        lua_rawgeti(L, 1, to - 1);
        lua_rawseti(L, 1, to);
    }
    lua_pushvalue(L, count);
    lua_rawseti(L, 1, at);
    return 0;
}

static int table_remove(lua_State *L)
{
    lua_Integer length;
    lua_Integer at;

    peil_check_mutable(L, 1);
    length = (lua_Integer)lua_rawlen(L, 1);
    at = luaL_optinteger(L, 2, length);
    if (!lua_isnoneornil(L, 2))
        luaL_argcheck(L, (at >= 1 && at <= length + 1) || (length == 0 && at == 0), 2,
            "position out of bounds");
    charge_range(L, at, length);
    lua_rawgeti(L, 1, at);
    for (; at < length; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
    return 1;
}

static int table_pack(lua_State *L)
{
    int count = lua_gettop(L);
    int at;

    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (at = count; at >= 1; at--)
        lua_rawseti(L, 1, at);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int table_unpack(lua_State *L)
{
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last;
    lua_Integer count;
    lua_Integer at;
    struct list list;

    lua_settop(L, 3);
    list = check_list(L, 1);
    last = luaL_optinteger(L, 3, list.length);
    if (first > last)
        return 0;
    if ((uint64_t)last - (uint64_t)first >= MOST_UNPACKED)
        return peil_state_fail(L, "unpack gives at most %d values", MOST_UNPACKED);
    luaL_checkstack(L, MOST_UNPACKED + 5, NULL);
    count = last - first + 1;
    for (at = 0; at < count; at++)
        push_value(L, &list, first + at);
    return (int)count;
}

void peil_open_table(lua_State *L)
{
    static const luaL_Reg functions[] = {{"concat", table_concat}, {"insert", table_insert},
        {"pack", table_pack}, {"remove", table_remove}, {"sort", peil_table_sort},
        {"unpack", table_unpack}, {NULL, NULL}};

    luaL_newlib(L, functions);
}
