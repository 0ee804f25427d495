/*
 * `out`: what a plugin in Lua writes to, and asks how things are written in a language.
 */
#include <string.h>

#include <lauxlib.h>

#include "core/base/node.h"
#include "core/format/json.h"
#include "core/script/inside.h"
#include "core/script/lua_plugin_inside.h"

/* Bytes of text that cost a step. */
#define BYTES_A_STEP 16
#define MOST_DECIMALS 9
#define MOST_INDENT 16

static const char out_key; /* of the metatable in the registry */

static struct peil_lua_out *out_at(lua_State *L)
{
    struct peil_lua_out **out = peil_userdata(L, 1, &out_key);

    if (!out)
        peil_state_fail(L, "write out:name(...), with a colon");
    return *out;
}

static void charge(lua_State *L, size_t length)
{
    peil_state_charge(L, 1 + length / BYTES_A_STEP);
}

/* A language: the argument, else that of the document. */
static const char *language_at(lua_State *L, const struct peil_lua_out *out, int index)
{
    return luaL_optstring(
        L, index, out->host->text(out->host->get(out->document, "language"), NULL));
}

static int check_taken(lua_State *L, int32_t answer)
{
    return answer == 0 ? 0 : peil_state_fail(L, "nothing more can be written");
}

static int out_write(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    int count = lua_gettop(L);

    for (int i = 2; i <= count; i++) {
        size_t length;
        const char *text;

        if (lua_type(L, i) == LUA_TNUMBER) {
            peil_push_number_text(L, i);
            lua_replace(L, i);
        }
        if (lua_type(L, i) != LUA_TSTRING)
            return peil_state_fail(L, "out:write takes texts and numbers, not %s",
                peil_standin_node(L, i) ? "table" : luaL_typename(L, i));
        text = lua_tolstring(L, i, &length);
        charge(L, length);
        check_taken(L, out->host->write(out->sink, text, length));
    }
    return 0;
}

static int out_fail(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    const char *message = luaL_checkstring(L, 2);

    out->host->fail(out->sink, message);
    return peil_state_fail(L, "%s", message);
}

static int out_option(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    const char *name = luaL_checkstring(L, 2);

    for (uint32_t i = 0; i < out->output->option_count; i++) {
        if (strcmp(out->output->options[i].name, name) == 0) {
            lua_pushstring(L, out->host->option(out->sink, name));
            return 1;
        }
    }
    return peil_state_fail(L, "the plugin declares no option '%s'", name);
}

static int out_number(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    lua_Number value = luaL_checknumber(L, 2);
    lua_Integer decimals = luaL_optinteger(L, 3, PEIL_DECIMALS_SHORTEST);
    const char *language = language_at(L, out, 4);
    char text[512];

    if (!(value - value == 0.0))
        return peil_state_fail(L, "out:number takes no infinite number");
    if (decimals < PEIL_DECIMALS_SHORTEST || decimals > MOST_DECIMALS)
        return peil_state_fail(L, "out:number takes 0 to 9 decimals");
    out->host->format_number(value, (int32_t)decimals, language, text, sizeof(text));
    lua_pushstring(L, text);
    return 1;
}

static int out_date(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    const char *iso = luaL_checkstring(L, 2);
    const char *language = language_at(L, out, 3);
    char text[128];

    /* What is no date comes back as it is, however long. */
    if (out->host->format_date(iso, language, text, sizeof(text)) < sizeof(text))
        lua_pushstring(L, text);
    else
        lua_pushvalue(L, 2);
    return 1;
}

static int out_plural(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    const char *language = language_at(L, out, 2);

    lua_pushstring(L, out->host->plural(language, luaL_checknumber(L, 3)) == 0 ? "one" : "other");
    return 1;
}

static int out_width(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    size_t length;
    const char *text = luaL_checklstring(L, 2, &length);

    charge(L, length);
    lua_pushinteger(L, (lua_Integer)out->host->display_width(text, length));
    return 1;
}

/* Gives memory back whether or not an error is raised meanwhile. */
static int close_arena(lua_State *L)
{
    struct peil_arena **arena = lua_touserdata(L, 1);

    peil_arena_free(*arena);
    *arena = NULL;
    return 0;
}

static struct peil_arena *arena_on_stack(lua_State *L)
{
    struct peil_arena **arena = lua_newuserdatauv(L, sizeof(*arena), 0);

    *arena = NULL;
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, close_arena);
    lua_setfield(L, -2, "__close");
    lua_setmetatable(L, -2);
    lua_toclose(L, -1);
    *arena = peil_arena_new();
    if (!*arena)
        luaL_error(L, "not enough memory");
    return *arena;
}

/* As many values as a node has, for the budget. */
static size_t size_of(const struct peil_node *node)
{
    size_t size = 1;
    uint32_t type = peil_node_type(node);

    if (type != PEIL_NODE_LIST && type != PEIL_NODE_MAP)
        return size;
    for (size_t i = 0; i < peil_node_count(node); i++)
        size += size_of(peil_node_at(node, i));
    return size;
}

static int out_json(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    lua_Integer indent = luaL_optinteger(L, 3, 0);
    const struct peil_node *node = peil_standin_node(L, 2);

    if (indent < 0 || indent > MOST_INDENT)
        return peil_state_fail(L, "out:json indents by 0 to 16 blanks");
    if (!node)
        node = peil_to_node(L, 2, arena_on_stack(L));
    charge(L, size_of(node) * BYTES_A_STEP);
    return check_taken(L, out->host->write_json(out->sink, node, (uint32_t)indent));
}

/* Upvalue: the methods. */
static int out_index(lua_State *L)
{
    struct peil_lua_out *out = out_at(L);
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";

    if (strcmp(key, "columns") == 0) {
        lua_pushinteger(L, (lua_Integer)out->host->columns(out->sink));
        return 1;
    }
    if (strcmp(key, "colour") == 0) {
        lua_pushboolean(L, out->host->colour(out->sink) != 0);
        return 1;
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL)
        return peil_state_fail(L, "there is no out:%s", key);
    return 1;
}

static int out_newindex(lua_State *L)
{
    return peil_state_fail(L, "out cannot be changed");
}

static void push_metatable(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"write", out_write},
        {"fail", out_fail},
        {"option", out_option},
        {"number", out_number},
        {"date", out_date},
        {"plural", out_plural},
        {"width", out_width},
        {"json", out_json},
        {NULL, NULL},
    };

    lua_createtable(L, 0, 3);
    luaL_newlib(L, methods);
    lua_pushcclosure(L, out_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, out_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &out_key);
}

void peil_lua_push_out(lua_State *L, struct peil_lua_out *out)
{
    struct peil_lua_out **box = lua_newuserdatauv(L, sizeof(*box), 0);

    *box = out;
    push_metatable(L);
    lua_setmetatable(L, -2);
}
