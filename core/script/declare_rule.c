/*
 * rule{}: what is data in it is read as a rule of pack.yaml is; functions are kept.
 */
#include <string.h>

#include "core/script/host.h"
#include "core/script/inside.h"

/* Places on the stack. */
enum {
    GIVEN = 1,
    CONTENTS, /* what the given table holds */
    DATA,     /* of it, what is no function */
    WHEN,     /* the function, or nil */
    REFERENCES,
    FUNCTIONS, /* of `args`, by name */
    FREE
};

/* Refuses the value on top of the stack, of the key below it, where a function or a text belongs.
 */
static bool is_condition(lua_State *L, struct peil_scripts *scripts)
{
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "args";
    struct peil_written written;

    if (lua_type(L, -1) != LUA_TNUMBER && lua_type(L, -1) != LUA_TBOOLEAN)
        return true;
    written = peil_written_at(peil_state_where(L));
    peil_arena_reset(scripts->scratch);
    peil_declare_refuse_at(scripts, peil_written_key(&written, key),
        peil_arena_format(scripts->scratch, "`%s` wants an expression or a function, not %s", key,
            peil_value_word(L, -1)));
    return false;
}

/*
 * Copies the table on top of the stack into one of data, and functions into FUNCTIONS. False where
 * a value was refused.
 */
static bool split_args(lua_State *L, struct peil_scripts *scripts)
{
    bool good = true;
    int from, to;

    peil_push_contents(L, -1);
    from = lua_gettop(L);
    lua_createtable(L, 0, 4);
    to = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, from)) {
        int into = lua_type(L, -1) == LUA_TFUNCTION ? FUNCTIONS : to;

        good = is_condition(L, scripts) && good;
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, into);
    }
    return good;
}

static bool is_key(lua_State *L, int index, const char *key)
{
    return lua_type(L, index) == LUA_TSTRING && strcmp(lua_tostring(L, index), key) == 0;
}

/* Fills DATA, WHEN, REFERENCES and FUNCTIONS. False where a value was refused. */
static bool split(lua_State *L, struct peil_scripts *scripts)
{
    bool good = true;

    lua_settop(L, GIVEN);
    peil_push_contents(L, GIVEN);
    lua_createtable(L, 0, 8);
    lua_pushnil(L);
    lua_pushnil(L);
    lua_createtable(L, 0, 0);
    lua_pushnil(L);
    while (lua_next(L, CONTENTS)) {
        int key = lua_gettop(L) - 1;
        bool function = lua_type(L, -1) == LUA_TFUNCTION;

        if (function && is_key(L, key, "when")) {
            lua_copy(L, -1, WHEN);
        } else if (function && is_key(L, key, "references")) {
            lua_copy(L, -1, REFERENCES);
        } else {
            if (is_key(L, key, "when"))
                good = is_condition(L, scripts) && good;
            if (is_key(L, key, "args") && lua_type(L, -1) == LUA_TTABLE)
                good = split_args(L, scripts) && good;
            lua_pushvalue(L, key);
            lua_pushvalue(L, -2);
            lua_rawset(L, DATA);
        }
        lua_settop(L, key);
    }
    return good;
}

static void set_at(struct peil_arena *arena, struct peil_node *map, const char *key,
    struct peil_node *value, const struct peil_written *written)
{
    peil_node_set_key(arena, map, key, strlen(key), peil_written_key(written, key), value);
}

/* A null for a function, which is kept elsewhere. */
static struct peil_node *null_at(struct peil_arena *arena, struct peil_place place)
{
    struct peil_node *node = peil_node_null(arena);

    if (node)
        peil_node_place_at(node, place);
    return node;
}

/* A copy of the `args` that are data, with a null for each that is a function. */
static struct peil_node *args_node(lua_State *L, struct peil_arena *arena,
    const struct peil_node *args, const struct peil_written *written)
{
    struct peil_node *map = peil_node_map(arena);
    size_t count = peil_node_type(args) == PEIL_NODE_MAP ? peil_node_count(args) : 0;
    int at = lua_gettop(L);
    lua_Integer functions;
    bool odd;

    for (size_t i = 0; i < count; i++)
        set_at(arena, map, peil_node_key(args, i),
            peil_written_clone(arena, peil_node_at(args, i), written), written);
    functions = peil_push_sorted_keys(L, FUNCTIONS, &odd);
    for (lua_Integer i = 1; i <= functions; i++) {
        if (lua_rawgeti(L, at + 1, i) == LUA_TSTRING)
            set_at(arena, map, lua_tostring(L, -1), null_at(arena, written->place), written);
        lua_pop(L, 1);
    }
    lua_settop(L, at);
    if (map)
        peil_node_place_at(map, written->place);
    return map;
}

/* A list with the rule, as peil_rules_read wants it; one that compares unless it says otherwise. */
static struct peil_node *rule_list(
    lua_State *L, struct peil_arena *arena, struct peil_place place, bool compares)
{
    const struct peil_node *data = peil_to_node(L, DATA, arena);
    struct peil_node *list = peil_node_list(arena), *map = peil_node_map(arena);
    const struct peil_written written = peil_written_at(place);
    bool has_args = false;

    for (size_t i = 0; peil_node_type(data) == PEIL_NODE_MAP && i < peil_node_count(data); i++) {
        const char *key = peil_node_key(data, i);
        const struct peil_node *from = peil_node_at(data, i);
        bool table = peil_node_type(from) == PEIL_NODE_MAP || peil_node_count(from) == 0;
        struct peil_node *value;

        if (strcmp(key, "args") == 0 && table && peil_node_type(from) != PEIL_NODE_STRING) {
            value = args_node(L, arena, from, &written);
            has_args = peil_node_count(value) > 0;
            if (!has_args)
                continue;
        } else {
            value = peil_written_clone(arena, from, &written);
            if (value && strcmp(key, "id") == 0)
                peil_node_place_at(value, place); /* where the rule is said to stand */
        }
        set_at(arena, map, key, value, &written);
    }
    if (compares && !peil_node_get(map, "compares"))
        set_at(arena, map, "compares", peil_node_bool(arena, true), &written);
    if (map)
        peil_node_place_at(map, place);
    peil_node_add(arena, list, map);
    return list;
}

/* The functions and expressions of a rule that was read. */
static void take_functions(
    lua_State *L, struct peil_script_layer *layer, struct peil_rule_entry *entry)
{
    const struct peil_rule *rule = entry->rule;
    bool critical = rule->priority == PEIL_PRIORITY_CRITICAL;

    if (rule->when.text) {
        peil_function_compile(L, &entry->when, layer, PEIL_STAGE_RESULT, &rule->when, "when");
    } else {
        lua_pushvalue(L, WHEN);
        peil_function_take(L, &entry->when, layer, PEIL_STAGE_RESULT, "when");
    }
    entry->when.critical = critical;
    if (!lua_isnil(L, REFERENCES)) {
        lua_pushvalue(L, REFERENCES);
        peil_function_take(L, &entry->references, layer, PEIL_STAGE_RESULT, "references");
        entry->references.critical = critical;
    }
    for (size_t i = 0; i < rule->arg_count; i++) {
        const struct peil_rule_argument *arg = &rule->args[i];

        if (arg->value.text) {
            peil_function_compile(
                L, &entry->args[i], layer, PEIL_STAGE_RESULT, &arg->value, arg->name);
        } else {
            lua_pushstring(L, arg->name);
            (void)lua_rawget(L, FUNCTIONS);
            peil_function_take(L, &entry->args[i], layer, PEIL_STAGE_RESULT, arg->name);
        }
        entry->args[i].critical = critical;
    }
}

int peil_declare_rule(lua_State *L)
{
    struct peil_scripts *scripts = peil_declaring(L, "rule");
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_place place = peil_state_where(L);
    const struct peil_rule *rules;
    struct peil_rule_entry *entry;
    const struct peil_node *list;
    size_t count;
    int status;

    if (!split(L, scripts))
        return 0;
    list = rule_list(L, scripts->arena, place, scripts->in_comparison);
    if (peil_arena_failed(scripts->arena))
        peil_state_no_memory(L);
    status = peil_rules_read(
        &rules, &count, scripts->arena, layer->about.pack, list, true, scripts->diags);
    if (status == PEIL_ENOMEM)
        peil_state_no_memory(L);
    if (status != PEIL_OK || count != 1) {
        scripts->refused = true;
        return 0;
    }
    if (scripts->in_comparison && !rules[0].compares)
        return peil_declare_refuse(L, scripts, "a rule in comparison.lua compares");
    if (!rules[0].when.text && lua_isnil(L, WHEN))
        return peil_declare_refuse(L, scripts, "a rule wants `when`: an expression or a function");
    entry = peil_rule_add(scripts, layer, &rules[0]);
    if (!entry)
        peil_state_no_memory(L);
    take_functions(L, layer, entry);
    return 0;
}
