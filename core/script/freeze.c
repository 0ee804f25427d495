/*
 * Makes everything that scripts can reach read-only, when they have been loaded.
 */
#include <lauxlib.h>

#include "core/script/inside.h"

const char peil_key_watched;

/*
 * A queue of tables and functions, in an order that is the same in every run, as the first way to a
 * table gives it its name. Names of tables of the host are false: they are walked through only.
 */
struct walk {
    lua_State *L;
    int values, names, seen, functions;
    lua_Integer first, last;
    bool of_host; /* what is queued now */
};

enum seen {
    UNSEEN,
    SEEN_AS_HOST,
    SEEN
};

/* The functions of the host have nothing of their own, or a pointer; what walks has a value. */
bool peil_is_walker(lua_State *L, int index)
{
    bool is;

    if (!lua_iscfunction(L, index) || !lua_getupvalue(L, index, 1))
        return false;
    is = lua_type(L, -1) != LUA_TLIGHTUSERDATA;
    lua_pop(L, 1);
    return is;
}

/* Queues the value on top of the stack and drops it; a NULL name for one of the host's. */
static void enqueue(struct walk *walk, const char *name)
{
    lua_State *L = walk->L;
    lua_Integer seen;

    if (lua_type(L, -1) != LUA_TTABLE && lua_type(L, -1) != LUA_TFUNCTION) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    lua_rawget(L, walk->seen);
    seen = lua_tointeger(L, -1);
    lua_pop(L, 1);
    if (seen == UNSEEN && !walk->of_host && peil_is_walker(L, -1))
        peil_state_fail_as(L, "script/failed", PEIL_NOWHERE,
            "'%s' walks through something: it cannot be kept after loading",
            name ? name : "a declaration");
    if (seen == SEEN || (seen == SEEN_AS_HOST && (!name || lua_iscfunction(L, -1)))) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    lua_pushinteger(L, name ? SEEN : SEEN_AS_HOST);
    lua_rawset(L, walk->seen);
    walk->last++;
    lua_rawseti(L, walk->values, walk->last);
    if (name)
        lua_pushstring(L, name);
    else
        lua_pushboolean(L, 0);
    lua_rawseti(L, walk->names, walk->last);
}

/* The name of an entry: "name.key" or "name[key]"; on the stack. */
static const char *push_entry_name(lua_State *L, const char *name, int key)
{
    char number[PEIL_NUMBER_SIZE];

    if (lua_type(L, key) == LUA_TSTRING)
        return lua_pushfstring(L, "%s%s%s", name, *name == '\0' ? "" : ".", lua_tostring(L, key));
    if (lua_type(L, key) != LUA_TNUMBER)
        return lua_pushfstring(L, "%s[%s]", name, luaL_typename(L, key));
    peil_number_text(L, key, number);
    return lua_pushfstring(L, "%s[%s]", name, number);
}

/* Queues what a raw table holds. */
static void enqueue_entries(struct walk *walk, int table, const char *name)
{
    lua_State *L = walk->L;
    int base = lua_gettop(L);
    bool odd;
    lua_Integer count = peil_push_sorted_keys(L, table, &odd);
    lua_Integer at;

    for (at = 1; at <= count; at++) {
        lua_rawgeti(L, base + 1, at);
        lua_pushvalue(L, -1);
        lua_rawget(L, table);
        if (name && lua_type(L, -1) >= LUA_TTABLE) {
            const char *entry = push_entry_name(L, name, base + 2);
            lua_pushvalue(L, base + 3);
            enqueue(walk, entry);
        } else {
            enqueue(walk, NULL);
        }
        lua_settop(L, base + 2);
        if (odd) /* a key may be a table, too */
            enqueue(walk, name ? "a key" : NULL);
        lua_settop(L, base + 1);
    }
    lua_settop(L, base);
}

static void visit_table(struct walk *walk, int table, const char *name)
{
    lua_State *L = walk->L;
    int base = lua_gettop(L);

    peil_push_contents(L, table);
    enqueue_entries(walk, base + 1, name);
    if (!name)
        return;
    if (peil_push_metatable(L, table))
        enqueue(walk, "a metatable");
    lua_settop(L, base + 1);
    /* What its metamethods are, whatever became of the table that the script gave. */
    if (lua_getmetatable(L, table) && !peil_push_shadow(L, table))
        enqueue_entries(walk, base + 2, "a metatable");
    lua_settop(L, base);
    if (!peil_push_shadow(L, table))
        peil_freeze_table(L, table, name, false);
    lua_settop(L, base);
}

static void visit_function(struct walk *walk, int function)
{
    lua_State *L = walk->L;
    bool host = lua_iscfunction(L, function);
    const char *name;
    int at;

    for (at = 1; (name = lua_getupvalue(L, function, at)) != NULL; at++) {
        peil_push_environment(L);
        if (lua_rawequal(L, -1, -2)) {
            lua_pop(L, 2);
            continue;
        }
        lua_pop(L, 1);
        enqueue(walk, host ? NULL : name);
    }
    if (!host)
        peil_watch_function(L, function, walk->functions);
}

static void visit_all(struct walk *walk)
{
    lua_State *L = walk->L;
    int base = lua_gettop(L);

    for (walk->first = 1; walk->first <= walk->last; walk->first++) {
        peil_state_charge(L, 1);
        lua_rawgeti(L, walk->names, walk->first);
        lua_rawgeti(L, walk->values, walk->first);
        if (lua_isfunction(L, base + 2))
            visit_function(walk, base + 2);
        else if (!peil_is_builtin(L, base + 2))
            visit_table(walk, base + 2, lua_tostring(L, base + 1));
        lua_settop(L, base);
    }
}

/* Queues the functions that the host put among the globals, and in tables there. */
static void enqueue_host(struct walk *walk, int table, bool globals)
{
    lua_State *L = walk->L;

    peil_push_contents(L, table);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        if (globals && lua_istable(L, -1) && !peil_is_own_global(L, -2))
            enqueue_host(walk, lua_gettop(L), false);
        if (lua_iscfunction(L, -1) && !(globals && peil_is_own_global(L, -2)))
            enqueue(walk, NULL);
        else
            lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void peil_state_freeze(lua_State *L)
{
    struct peil_state *state = peil_state_of(L);
    int base = lua_gettop(L);
    struct walk walk = {
        .L = L, .values = base + 1, .names = base + 2, .seen = base + 3, .functions = base + 4};
    lua_Integer count = (lua_Integer)lua_rawlen(L, LUA_REGISTRYINDEX);
    lua_Integer at;

    if (state->frozen)
        return;
    luaL_checkstack(L, 20, NULL);
    lua_newtable(L);
    lua_newtable(L);
    lua_newtable(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &peil_key_watched);
    lua_pushglobaltable(L);
    lua_pushvalue(L, -1);
    lua_pushinteger(L, SEEN);
    lua_rawset(L, walk.seen);
    walk.of_host = true;
    enqueue_host(&walk, base + 5, true);
    walk.of_host = false;
    enqueue_entries(&walk, base + 5, "");
    for (at = LUA_RIDX_LAST + 1; at <= count; at++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, at);
        enqueue(&walk, NULL);
    }
    visit_all(&walk);
    state->frozen = true;
    state->longest_loaded = state->longest;
    lua_settop(L, base);
}
