/*
 * Rules and conditions: whether they hold, and the values that go into texts.
 */
#include "core/base/num.h"
#include "core/script/blocks.h"
#include "core/script/host.h"

/* A condition has to answer true or false; nil is false. */
static int run_condition(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);
    int type;

    peil_push_function(L, calling->function);
    lua_call(L, 0, 1);
    type = lua_type(L, -1);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN)
        return peil_bad_value(L, calling->function, "`%s` gives %s, not true or false",
            calling->function->name, peil_value_word(L, -1));
    calling->outcome.value =
        (struct peil_hook_value){.kind = PEIL_HOOK_NUMBER, .number = lua_toboolean(L, -1)};
    return 0;
}

static int test(bool *holds, struct peil_scripts *scripts, struct peil_function *function,
    struct peil_diags *diags)
{
    const struct peil_outcome *known = peil_call_known(scripts, function, &function->trie);
    struct peil_hook_value value;
    int status;

    if (known) {
        *holds = known->value.number > 0;
        return PEIL_OK;
    }
    status = peil_call_anew(&value, scripts, function, 0, &function->trie, run_condition, diags);
    *holds = status == PEIL_OK && value.number > 0;
    return status;
}

int peil_scripts_test_rule(
    bool *fires, struct peil_scripts *scripts, size_t rule, struct peil_diags *diags)
{
    return test(fires, scripts, &scripts->rules[rule]->when, diags);
}

int peil_scripts_test(bool *holds, struct peil_scripts *scripts, enum peil_condition condition,
    size_t index, struct peil_diags *diags)
{
    struct peil_function *function = condition == PEIL_CONDITION_ITEM ? &scripts->items[index]
                                     : condition == PEIL_CONDITION_SECTION
                                         ? &scripts->sections[index]
                                         : &scripts->bands[index];

    if (function->layer)
        return test(holds, scripts, function, diags);
    peil_asked_clear(&scripts->asked);
    *holds = condition != PEIL_CONDITION_BAND;
    return PEIL_OK;
}

int peil_scripts_test_block(
    bool *shows, struct peil_scripts *scripts, size_t block, struct peil_diags *diags)
{
    struct peil_function *function = &scripts->blocks[block]->when;

    if (function->layer)
        return test(shows, scripts, function, diags);
    *shows = true;
    return PEIL_OK;
}

/* ---- values for texts ------------------------------------------------------------------- */

/* A number or a text, which may stand for one in each of several languages. */
static bool is_single(const struct peil_node *node)
{
    return peil_node_type(node) == PEIL_NODE_NUMBER || peil_block_is_text(node);
}

/* The same, or a list of them. */
static bool is_value(const struct peil_node *node)
{
    if (peil_node_type(node) != PEIL_NODE_LIST)
        return is_single(node);
    for (size_t i = 0; i < peil_node_count(node); i++)
        if (!is_single(peil_node_at(node, i)))
            return false;
    return true;
}

/* A copy with numbers as they are published. */
static struct peil_node *copy_value(struct peil_arena *arena, const struct peil_node *node)
{
    struct peil_node *list;

    if (peil_node_type(node) == PEIL_NODE_NUMBER)
        return peil_node_number(arena, peil_num_publish(peil_node_as_number(node)));
    if (peil_node_type(node) != PEIL_NODE_LIST)
        return peil_node_clone(arena, node);
    list = peil_node_list(arena);
    for (size_t i = 0; i < peil_node_count(node); i++)
        peil_node_add(arena, list, copy_value(arena, peil_node_at(node, i)));
    return list;
}

struct making_args {
    const struct peil_rule_entry *entry;
    struct peil_arena *arena;
    struct peil_node *map;
};

static int run_args(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);
    struct making_args *making = calling->more;
    const struct peil_rule *rule = making->entry->rule;

    making->map = peil_node_map(making->arena);
    for (size_t i = 0; i < rule->arg_count; i++) {
        const struct peil_function *function = &making->entry->args[i];
        const struct peil_node *value;
        int type;

        peil_push_function(L, function);
        lua_call(L, 0, 1);
        type = lua_type(L, -1);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TTABLE)
            return peil_bad_value(L, function, "`%s` gives %s, not a number, a text or a list",
                rule->args[i].name, peil_value_word(L, -1));
        value = peil_to_node(L, -1, making->arena);
        if (!is_value(value))
            return peil_bad_value(L, function,
                "`%s` gives a table that is no text by language and no list of texts and numbers",
                rule->args[i].name);
        peil_node_set(
            making->arena, making->map, rule->args[i].name, copy_value(making->arena, value));
        lua_settop(L, 0);
    }
    return 0;
}

int peil_scripts_rule_args(const struct peil_node **out, struct peil_scripts *scripts, size_t rule,
    struct peil_arena *arena, struct peil_diags *diags)
{
    struct peil_rule_entry *entry = scripts->rules[rule];
    struct making_args making = {.entry = entry, .arena = arena};
    /* The expressions have places of their own; what fails otherwise is said of the rule. */
    struct peil_function function = entry->when;
    struct peil_calling calling = {.scripts = scripts, .function = &function, .more = &making};
    int status = PEIL_OK;

    *out = NULL;
    function.expression = NULL;
    function.place = entry->rule->place;
    if (entry->rule->arg_count == 0) {
        peil_asked_clear(&scripts->asked);
        making.map = peil_node_map(arena);
    } else {
        status = peil_call(&calling, run_args, diags);
    }
    if (status == PEIL_OK && peil_arena_failed(arena))
        status = PEIL_ENOMEM;
    if (status == PEIL_OK)
        *out = making.map;
    return status;
}
