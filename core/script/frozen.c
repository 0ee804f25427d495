/*
 * Tables that cannot be changed, and metatables.
 *
 * A frozen table is empty: what it held lies in another one, its shadow, which scripts read through
 * the metatable and never get hold of. A metatable that a script sets is copied, so that what is
 * added to it later (__gc, __mode) has no effect; what the script asks for is what it gave.
 */

#include <lauxlib.h>

#include "core/base/num.h"
#include "core/script/inside.h"

/* Keys in the metatable of a table. */
static const char shadow_key;
static const char name_key;
static const char given_key; /* the metatable as a script gave it */
static const char builtin_key;
static const char keys_key;

static const char *const refused[] = {"__gc", "__close", "__mode", "__metatable", "__name", NULL};
static const char *const copied[] = {"__index", "__newindex", "__call", "__tostring", "__len",
    "__eq", "__lt", "__le", "__concat", "__unm", "__add", "__sub", "__mul", "__div", "__mod",
    "__pow", "__idiv", "__band", "__bor", "__bxor", "__shl", "__shr", "__bnot", NULL};

static bool push_mark(lua_State *L, int index, const char *key)
{
    if (!lua_istable(L, index) || !lua_getmetatable(L, index))
        return false;
    if (lua_rawgetp(L, -1, key) != LUA_TNIL) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 2);
    return false;
}

bool peil_push_shadow(lua_State *L, int index)
{
    return push_mark(L, index, &shadow_key);
}

void peil_push_contents(lua_State *L, int index)
{
    if (!peil_push_shadow(L, index))
        lua_pushvalue(L, index);
}

bool peil_push_kept_keys(lua_State *L, int index)
{
    return push_mark(L, index, &keys_key);
}

bool peil_is_builtin(lua_State *L, int index)
{
    bool is = push_mark(L, index, &builtin_key);

    if (is)
        lua_pop(L, 1);
    return is;
}

bool peil_push_metatable(lua_State *L, int index)
{
    return push_mark(L, index, &given_key);
}

/* "name.key" or "name[key]", as a script would write it. */
static void add_key(lua_State *L, struct peil_buf *out, int key)
{
    char number[PEIL_NUMBER_SIZE];

    if (lua_type(L, key) == LUA_TSTRING) {
        peil_buf_text(out, out->length > 0 ? "." : "");
        peil_buf_text(out, lua_tostring(L, key));
        return;
    }
    if (lua_type(L, key) == LUA_TNUMBER) {
        peil_number_text(L, key, number);
        peil_buf_format(out, "[%s]", number);
        return;
    }
    peil_buf_format(out, "[%s]", luaL_typename(L, key));
}

/* `key` is 0 for the table itself. */
static noreturn void refuse_change(lua_State *L, int index, int key)
{
    struct peil_buf *name = &peil_state_of(L)->scratch;
    bool builtin = peil_is_builtin(L, index);

    key = key == 0 ? 0 : lua_absindex(L, key);
    peil_buf_clear(name);
    if (push_mark(L, index, &name_key))
        peil_buf_text(name, lua_tostring(L, -1));
    if (key != 0)
        add_key(L, name, key);
    peil_state_fail(L, "cannot change '%s': %s", peil_buf_string(name),
        builtin ? "it is built in" : "globals are read-only after loading");
    for (;;)
        ;
}

static int refuse_newindex(lua_State *L)
{
    refuse_change(L, 1, 2);
}

static int shadow_length(lua_State *L)
{
    peil_push_contents(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

/* __index where the script had a function there. Upvalues: the shadow, the function. */
static int shadow_index(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    return 1;
}

static void set_text(lua_State *L, int table, const char *key, const char *text)
{
    lua_pushstring(L, text);
    lua_rawsetp(L, table, key);
}

/* Takes over what a metatable of the script says: [-0, +0]. */
static void inherit(lua_State *L, int old, int meta, int shadow)
{
    size_t at;
    int type;

    for (at = 2; copied[at]; at++) {
        lua_pushstring(L, copied[at]);
        lua_pushvalue(L, -1);
        lua_rawget(L, old);
        lua_rawset(L, meta);
    }
    lua_rawgetp(L, old, &given_key);
    lua_rawsetp(L, meta, &given_key);
    lua_pushliteral(L, "__index");
    type = lua_rawget(L, old);
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, shadow);
        lua_insert(L, -2);
        lua_pushcclosure(L, shadow_index, 2);
        lua_setfield(L, meta, "__index");
    } else if (type != LUA_TNIL) {
        lua_createtable(L, 0, 1);
        lua_insert(L, -2);
        lua_setfield(L, -2, "__index");
        lua_setmetatable(L, shadow);
    } else {
        lua_pop(L, 1);
    }
}

/*
 * Moves the entries of one table to another, in the order of their keys, so that nothing depends on
 * the order of Lua. Leaves the list of keys on the stack; answers whether pairs can use it.
 */
static bool move(lua_State *L, int from, int to)
{
    bool odd;
    lua_Integer count = peil_push_sorted_keys(L, from, &odd);
    int keys = lua_gettop(L);

    for (lua_Integer at = 1; at <= count; at++) {
        lua_rawgeti(L, keys, at);
        lua_pushvalue(L, -1);
        lua_rawget(L, from);
        lua_rawset(L, to);
    }
    lua_pushnil(L);
    while (lua_next(L, from)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, from);
    }
    return count > 0 && !odd;
}

void peil_freeze_table(lua_State *L, int index, const char *name, bool builtin)
{
    int table = lua_absindex(L, index);
    int shadow;
    int meta;

    luaL_checkstack(L, 10, NULL);
    lua_newtable(L);
    shadow = lua_gettop(L);
    lua_createtable(L, 0, 6);
    meta = shadow + 1;
    if (move(L, table, shadow))
        lua_rawsetp(L, meta, &keys_key);
    lua_settop(L, meta);
    lua_pushvalue(L, shadow);
    lua_setfield(L, meta, "__index");
    if (lua_getmetatable(L, table)) {
        inherit(L, meta + 1, meta, shadow);
        lua_pop(L, 1);
    }
    lua_pushvalue(L, shadow);
    lua_rawsetp(L, meta, &shadow_key);
    set_text(L, meta, &name_key, name);
    if (builtin)
        set_text(L, meta, &builtin_key, "");
    lua_pushcfunction(L, refuse_newindex);
    lua_setfield(L, meta, "__newindex");
    if (lua_getfield(L, meta, "__len") == LUA_TNIL) {
        lua_pushcfunction(L, shadow_length);
        lua_setfield(L, meta, "__len");
    }
    lua_settop(L, meta);
    lua_setmetatable(L, table);
    lua_settop(L, shadow - 1);
}

void peil_check_mutable(lua_State *L, int index)
{
    luaL_checktype(L, index, LUA_TTABLE);
    if (peil_push_shadow(L, index))
        refuse_change(L, index, 0);
}

void *peil_userdata(lua_State *L, int index, const char *key)
{
    bool is;

    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index))
        return NULL;
    (void)lua_rawgetp(L, LUA_REGISTRYINDEX, key);
    is = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is ? lua_touserdata(L, index) : NULL;
}

int peil_base_setmetatable(lua_State *L)
{
    size_t at;

    if (lua_type(L, 2) != LUA_TNIL)
        luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    peil_check_mutable(L, 1);
    if (lua_isnil(L, 2)) {
        lua_pushnil(L);
        lua_setmetatable(L, 1);
        lua_settop(L, 1);
        return 1;
    }
    peil_push_contents(L, 2);
    lua_createtable(L, 0, 3);
    for (at = 0; refused[at]; at++) {
        lua_pushstring(L, refused[at]);
        if (lua_rawget(L, 3) != LUA_TNIL)
            return peil_state_fail(L, "a metatable cannot have '%s' here", refused[at]);
        lua_pop(L, 1);
    }
    /* Lua looks through tables that call one another without counting a step. */
    lua_pushliteral(L, "__call");
    if (lua_rawget(L, 3) != LUA_TNIL && !lua_isfunction(L, -1))
        return peil_state_fail(L, "'__call' must be a function");
    lua_pop(L, 1);
    for (at = 0; copied[at]; at++) {
        lua_pushstring(L, copied[at]);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 3) != LUA_TNIL)
            lua_rawset(L, 4);
        else
            lua_pop(L, 2);
    }
    lua_pushvalue(L, 2);
    lua_rawsetp(L, 4, &given_key);
    lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}
