/*
 * References that a rule works out: which law, by the answers, it is about.
 */
#include <string.h>

#include "core/script/host.h"
#include "core/script/inside.h"

struct gathering {
    struct peil_arena *arena;
    const struct peil_reference **found;
    size_t count;
};

/*
 * By the name that the layer knows it by; with its pack ("oco:wmo-2.2.4-2") also one of another
 * pack that takes part.
 */
static const struct peil_reference *find(const struct peil_calling *calling, const char *name)
{
    const struct peil_script_layer *layer = calling->function->layer;
    const struct peil_reference *found = peil_pack_reference(layer->about.pack, name);

    if (!found && strchr(name, ':'))
        found = peil_pack_reference(calling->scripts->pack, name);
    return found;
}

static void add(lua_State *L, struct peil_calling *calling, const struct peil_node *node)
{
    struct gathering *gathering = calling->more;
    const struct peil_reference *reference;
    const char *name;

    if (peil_node_type(node) != PEIL_NODE_STRING)
        peil_bad_value(
            L, calling->function, "`references` gives a list with more than texts in it");
    name = peil_node_as_text(node, NULL);
    reference = find(calling, name);
    if (!reference)
        peil_bad_value(L, calling->function, "`references`: there is no reference \"%s\"", name);
    for (size_t i = 0; i < gathering->count; i++)
        if (gathering->found[i] == reference)
            return;
    gathering->found[gathering->count++] = reference;
}

static int run_references(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);
    struct gathering *gathering = calling->more;
    const struct peil_node *given;
    size_t count;
    int type;

    gathering->count = 0;
    peil_push_function(L, calling->function);
    lua_call(L, 0, 1);
    type = lua_type(L, -1);
    if (type != LUA_TTABLE && type != LUA_TSTRING)
        return peil_bad_value(L, calling->function,
            "`references` gives %s, not a list of references", peil_value_word(L, -1));
    given = peil_to_node(L, -1, gathering->arena);
    count = type == LUA_TSTRING ? 1 : peil_node_count(given);
    gathering->found = peil_arena_array(gathering->arena, count, sizeof(*gathering->found));
    if (!gathering->found)
        peil_state_no_memory(L);
    if (type == LUA_TSTRING)
        add(L, calling, given);
    else if (count > 0 && peil_node_type(given) != PEIL_NODE_LIST)
        return peil_bad_value(
            L, calling->function, "`references` gives a table with names, not a list");
    else
        for (size_t i = 0; i < count; i++)
            add(L, calling, peil_node_at(given, i));
    return 0;
}

int peil_scripts_rule_references(const struct peil_reference *const **out, size_t *count,
    struct peil_scripts *scripts, size_t rule, struct peil_arena *arena, struct peil_diags *diags)
{
    struct peil_function *function = &scripts->rules[rule]->references;
    struct gathering gathering = {.arena = arena};
    struct peil_calling calling = {.scripts = scripts, .function = function, .more = &gathering};
    int status;

    *out = NULL;
    *count = 0;
    if (!function->layer)
        return PEIL_OK;
    status = peil_call(&calling, run_references, diags);
    if (status == PEIL_OK && peil_arena_failed(arena))
        status = PEIL_ENOMEM;
    if (status == PEIL_OK) {
        *out = gathering.found;
        *count = gathering.count;
    }
    return status;
}
