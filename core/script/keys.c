/*
 * The keys of a table in an order that does not depend on Lua's: numbers ascending, then texts by
 * their bytes, then false and true. Keys of other types have no order.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/base/sort.h"
#include "core/script/inside.h"

/* Few keys are sorted without asking for memory. */
#define FEW 32

enum rank {
    INTEGER,
    FLOAT,
    TEXT,
    BOOLEAN,
    OTHER
};

struct key {
    enum rank rank;
    lua_Integer at; /* in the list of unsorted keys */
    union {
        lua_Integer integer;
        lua_Number number;
        struct {
            const char *bytes;
            size_t length;
        } text;
    } value;
};

static int integer_before_float(lua_Integer integer, lua_Number number)
{
    if (number >= 9223372036854775808.0)
        return 1;
    if (!(number >= -9223372036854775808.0))
        return 0;
    /* A float with a whole value is an integer as a key, so they are never equal. */
    return integer <= (lua_Integer)number - (number < 0.0);
}

static int text_before(const struct key *a, const struct key *b)
{
    size_t length = a->value.text.length;
    size_t other = b->value.text.length;
    int order = memcmp(a->value.text.bytes, b->value.text.bytes, length < other ? length : other);

    return order != 0 ? order < 0 : length < other;
}

static int before(void *things, size_t first, size_t second)
{
    const struct key *a = (const struct key *)things + first;
    const struct key *b = (const struct key *)things + second;

    if (a->rank == INTEGER && b->rank == INTEGER)
        return a->value.integer < b->value.integer;
    if (a->rank == INTEGER && b->rank == FLOAT)
        return integer_before_float(a->value.integer, b->value.number);
    if (a->rank == FLOAT && b->rank == INTEGER)
        return !integer_before_float(b->value.integer, a->value.number);
    if (a->rank == FLOAT && b->rank == FLOAT)
        return a->value.number < b->value.number;
    if (a->rank == TEXT && b->rank == TEXT)
        return text_before(a, b);
    if (a->rank == BOOLEAN && b->rank == BOOLEAN)
        return a->value.integer < b->value.integer;
    return a->rank < b->rank;
}

static void swap(void *things, size_t a, size_t b)
{
    struct key *keys = things;
    struct key key = keys[a];

    keys[a] = keys[b];
    keys[b] = key;
}

static struct key read_key(lua_State *L, int index, lua_Integer at)
{
    struct key key = {.rank = OTHER, .at = at};

    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            key.rank = INTEGER;
            key.value.integer = lua_tointeger(L, index);
        } else {
            key.rank = FLOAT;
            key.value.number = lua_tonumber(L, index);
        }
        break;
    case LUA_TSTRING:
        key.rank = TEXT;
        key.value.text.bytes = lua_tolstring(L, index, &key.value.text.length);
        break;
    case LUA_TBOOLEAN:
        key.rank = BOOLEAN;
        key.value.integer = lua_toboolean(L, index);
        break;
    default:
        break;
    }
    return key;
}

static lua_Integer count_keys(lua_State *L, int table)
{
    lua_Integer count = 0;

    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        count++;
    }
    return count;
}

static size_t logarithm(lua_Integer count)
{
    size_t bits = 1;

    while (count >>= 1)
        bits++;
    return bits;
}

void peil_charge_sorting(lua_State *L, lua_Integer count)
{
    peil_state_charge(L, (size_t)count * logarithm(count));
}

lua_Integer peil_push_sorted_keys(lua_State *L, int index, bool *odd)
{
    static const struct peil_sortable how = {before, swap};
    int table = lua_absindex(L, index);
    lua_Integer count;
    lua_Integer at = 0;
    struct key few[FEW];
    struct key *keys = few;
    int unsorted;

    luaL_checkstack(L, 8, NULL);
    count = count_keys(L, table);
    peil_charge_sorting(L, count);
    lua_createtable(L, count > INT32_MAX ? 0 : (int)count, 0);
    unsorted = lua_gettop(L);
    if (count > FEW)
        keys = lua_newuserdatauv(L, (size_t)count * sizeof(*keys), 0);
    else
        lua_pushnil(L);
    *odd = false;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        keys[at] = read_key(L, -1, at + 1);
        *odd = *odd || keys[at].rank == OTHER;
        lua_rawseti(L, unsorted, ++at);
    }
    peil_sort(keys, (size_t)count, &how);
    lua_createtable(L, count > INT32_MAX ? 0 : (int)count, 0);
    for (at = 0; at < count; at++) {
        lua_rawgeti(L, unsorted, keys[at].at);
        lua_rawseti(L, -2, at + 1);
    }
    lua_replace(L, unsorted);
    lua_settop(L, unsorted);
    return count;
}
