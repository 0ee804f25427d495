/*
 * Values of a script as nodes: checked, copied, and read raw.
 */
#include <math.h>

#include <lauxlib.h>

#include "core/base/node.h"
#include "core/base/utf8.h"
#include "core/script/inside.h"

#define MOST_VALUES 10000
#define MOST_LEVELS 8

/* Where in the whole a value stands, for messages. */
struct step {
    const struct step *outer;
    const char *key; /* NULL for an index */
    lua_Integer index;
    int level;
};

struct conversion {
    lua_State *L;
    struct peil_arena *arena;
    size_t values;
};

static void add_path(struct peil_buf *out, const struct step *step)
{
    if (!step->outer)
        return;
    add_path(out, step->outer);
    if (step->key) {
        peil_buf_text(out, out->length > 0 ? "." : "");
        peil_buf_text(out, step->key);
    } else {
        peil_buf_char(out, '[');
        peil_buf_integer(out, step->index);
        peil_buf_char(out, ']');
    }
}

static noreturn void refuse(
    const struct conversion *conversion, const struct step *step, const char *what)
{
    struct peil_buf *path = &peil_state_of(conversion->L)->scratch;

    peil_buf_clear(path);
    add_path(path, step);
    if (path->length > 0)
        peil_buf_text(path, ": ");
    peil_buf_text(path, what);
    peil_state_fail_as(conversion->L, "script/bad-value", peil_state_where(conversion->L), "%s",
        peil_buf_string(path));
    for (;;)
        ;
}

static void check_text(
    const struct conversion *conversion, const struct step *step, const char *text, size_t length)
{
    struct peil_state *state = peil_state_of(conversion->L);
    size_t at = 0;

    if (length > state->text_left) {
        state->text_left = 0;
        peil_state_die(conversion->L, PEIL_FATAL_TEXT);
    }
    state->text_left -= length;
    while (at < length) {
        uint32_t code;
        size_t size = peil_utf8_decode(text + at, length - at, &code);
        enum peil_utf8_class class = size > 0 ? peil_utf8_classify(code) : PEIL_UTF8_CONTROL;
        if (size == 0)
            refuse(conversion, step, "a text that is not UTF-8");
        if (class != PEIL_UTF8_PLAIN && class != PEIL_UTF8_NBSP)
            refuse(conversion, step, "a text with characters that do not show");
        at += size;
    }
}

static void check_room(struct conversion *conversion, const struct step *step)
{
    if (step->level > MOST_LEVELS)
        refuse(conversion, step, "lists and tables nest more than 8 deep");
    if (++conversion->values > MOST_VALUES)
        refuse(conversion, step, "more than 10000 values");
    peil_state_charge(conversion->L, 1);
}

static struct peil_node *convert(struct conversion *conversion, int index, const struct step *step);

static struct peil_node *convert_list(
    struct conversion *conversion, int table, lua_Integer count, const struct step *step)
{
    struct peil_node *list = peil_node_list(conversion->arena);
    struct step inner = {.outer = step, .level = step->level + 1};

    for (inner.index = 1; inner.index <= count; inner.index++) {
        lua_rawgeti(conversion->L, table, inner.index);
        peil_node_add(conversion->arena, list, convert(conversion, -1, &inner));
        lua_pop(conversion->L, 1);
    }
    return list;
}

/* The key on top of the stack. */
static void check_key(struct conversion *conversion, const struct step *step)
{
    lua_State *L = conversion->L;
    struct step inner = {.outer = step, .level = step->level + 1};
    const char *text;
    size_t length;

    if (lua_type(L, -1) == LUA_TNUMBER) {
        inner.index = lua_tointeger(L, -1);
        refuse(conversion, &inner, "a list has no gaps, and no names beside its values");
    }
    if (lua_type(L, -1) != LUA_TSTRING)
        refuse(conversion, step, "a key that is not a text");
    text = lua_tolstring(L, -1, &length);
    inner.key = "key";
    check_text(conversion, &inner, text, length);
}

static struct peil_node *convert_map(
    struct conversion *conversion, int table, int keys, lua_Integer count, const struct step *step)
{
    lua_State *L = conversion->L;
    struct peil_node *map = peil_node_map(conversion->arena);
    struct step inner = {.outer = step, .level = step->level + 1};
    lua_Integer at;

    for (at = 1; at <= count; at++) {
        lua_rawgeti(L, keys, at);
        check_key(conversion, step);
        inner.key = lua_tostring(L, -1);
        lua_pushvalue(L, -1);
        lua_rawget(L, table);
        peil_node_set(conversion->arena, map, inner.key, convert(conversion, -1, &inner));
        lua_pop(L, 2);
    }
    peil_node_finish(conversion->arena, map);
    return map;
}

/* Whether the keys, which are in order, are 1, 2, ... `count`. */
static bool is_sequence(lua_State *L, int keys, lua_Integer count)
{
    bool is = true;
    lua_Integer at;

    for (at = 1; at <= count && is; at++) {
        lua_rawgeti(L, keys, at);
        is = lua_isinteger(L, -1) && lua_tointeger(L, -1) == at;
        lua_pop(L, 1);
    }
    return is;
}

static struct peil_node *convert_table(
    struct conversion *conversion, int index, const struct step *step)
{
    lua_State *L = conversion->L;
    int base = lua_gettop(L);
    struct peil_node *node;
    lua_Integer count;
    bool odd;

    peil_push_contents(L, index);
    count = peil_push_sorted_keys(L, base + 1, &odd);
    if (odd)
        refuse(conversion, step, "a key that is not a text");
    node = is_sequence(L, base + 2, count)
               ? convert_list(conversion, base + 1, count, step)
               : convert_map(conversion, base + 1, base + 2, count, step);
    lua_settop(L, base);
    return node;
}

/* A node of the host that the script passes on. */
static struct peil_node *convert_node(
    struct conversion *conversion, const struct peil_node *node, const struct step *step)
{
    struct step inner = {.outer = step, .level = step->level + 1};
    struct peil_arena *arena = conversion->arena;
    bool is_map = peil_node_type(node) == PEIL_NODE_MAP;
    struct peil_node *copy;
    const char *text;
    size_t length;
    size_t at;

    if (!is_map && peil_node_type(node) != PEIL_NODE_LIST) {
        text = peil_node_as_text(node, &length);
        if (peil_node_type(node) == PEIL_NODE_STRING)
            check_text(conversion, step, text, length);
        return peil_node_clone(arena, node);
    }
    copy = is_map ? peil_node_map(arena) : peil_node_list(arena);
    for (at = 0; at < peil_node_count(node); at++) {
        struct peil_node *value;
        inner.key = peil_node_key(node, at);
        inner.index = (lua_Integer)at + 1;
        check_room(conversion, &inner);
        value = convert_node(conversion, peil_node_at(node, at), &inner);
        if (is_map)
            peil_node_set(arena, copy, inner.key, value);
        else
            peil_node_add(arena, copy, value);
    }
    if (is_map)
        peil_node_finish(arena, copy);
    return copy;
}

static struct peil_node *convert_number(
    struct conversion *conversion, int index, const struct step *step)
{
    lua_Number number = lua_tonumber(conversion->L, index);

    if (!isfinite(number))
        refuse(conversion, step, isnan(number) ? "not a number (NaN)" : "an infinite number");
    return peil_node_number(conversion->arena, number);
}

static struct peil_node *convert(struct conversion *conversion, int index, const struct step *step)
{
    lua_State *L = conversion->L;
    struct peil_arena *arena = conversion->arena;
    const struct peil_node *node;
    const char *text;
    size_t length;

    luaL_checkstack(L, 8, NULL);
    index = lua_absindex(L, index);
    check_room(conversion, step);
    switch (lua_type(L, index)) {
    case LUA_TNIL:
        return peil_node_null(arena);
    case LUA_TBOOLEAN:
        return peil_node_bool(arena, lua_toboolean(L, index));
    case LUA_TNUMBER:
        return convert_number(conversion, index, step);
    case LUA_TSTRING:
        text = lua_tolstring(L, index, &length);
        check_text(conversion, step, text, length);
        return peil_node_string(arena, text, length);
    case LUA_TTABLE:
        return convert_table(conversion, index, step);
    default:
        node = peil_standin_node(L, index);
        if (!node)
            refuse(conversion, step,
                lua_isfunction(L, index) ? "a function where a value is expected"
                                         : "no value that can be shown");
        return convert_node(conversion, node, step);
    }
}

const struct peil_node *peil_to_node(lua_State *L, int index, struct peil_arena *arena)
{
    struct conversion conversion = {.L = L, .arena = arena};
    struct step whole = {.level = 0};
    const struct peil_node *node = convert(&conversion, index, &whole);

    if (!node || peil_arena_failed(arena))
        peil_state_die(L, PEIL_FATAL_SYSTEM);
    return node;
}
