/*
 * The rules of all layers, and the list of those that count.
 */

#include "core/pack/index.h"
#include "core/script/host.h"

struct peil_rule_entry *peil_rule_add(
    struct peil_scripts *scripts, struct peil_script_layer *layer, const struct peil_rule *rule)
{
    struct peil_rule_entry *entry = peil_arena_alloc(scripts->arena, sizeof(*entry));

    if (!entry)
        return NULL;
    entry->rule = rule;
    entry->layer = layer->index;
    entry->args = peil_arena_array(scripts->arena, rule->arg_count, sizeof(*entry->args));
    if (!entry->args)
        return NULL;
    *scripts->last_rule = entry;
    scripts->last_rule = &entry->next;
    return entry;
}

/* What has to be compiled in one call. */
struct compiling {
    struct peil_script_layer *layer;
    struct peil_function *function;
    const struct peil_expression *expression;
    const char *name;
};

static int compile(lua_State *L)
{
    const struct compiling *compiling = peil_state_data(L);

    peil_function_compile(L, compiling->function, compiling->layer, PEIL_STAGE_RESULT,
        compiling->expression, compiling->name);
    return 0;
}

static int compile_one(struct peil_script_layer *layer, struct peil_function *function,
    const struct peil_expression *expression, const char *name)
{
    struct compiling compiling = {layer, function, expression, name};

    return peil_state_call(
        layer->state, compile, &compiling, expression->place, expression, layer->scripts->diags);
}

int peil_rules_compile(struct peil_script_layer *layer)
{
    const struct peil_pack *pack = layer->about.pack;
    int worst = PEIL_OK;

    for (size_t i = 0; i < pack->rule_count; i++) {
        const struct peil_rule *rule = &pack->rules[i];
        struct peil_rule_entry *entry = peil_rule_add(layer->scripts, layer, rule);
        int status;

        if (!entry)
            return PEIL_ENOMEM;
        peil_lint_expression(layer, &rule->when);
        status = compile_one(layer, &entry->when, &rule->when, "when");
        worst = status == PEIL_OK ? worst : status;
        entry->when.critical = rule->priority == PEIL_PRIORITY_CRITICAL;
        for (size_t arg = 0; arg < rule->arg_count && worst != PEIL_ENOMEM; arg++) {
            status =
                compile_one(layer, &entry->args[arg], &rule->args[arg].value, rule->args[arg].name);
            worst = status == PEIL_OK ? worst : status;
            entry->args[arg].critical = entry->when.critical;
        }
        if (worst == PEIL_ENOMEM)
            break;
    }
    return worst;
}

/* ---- which count ------------------------------------------------------------------------ */

struct merging {
    struct peil_scripts *scripts;
    struct peil_rule_entry **all; /* in order of layers; NULL for one that was replaced */
    size_t *newest;               /* by the first entry with an id: the one that counts so far */
    size_t count;
};

static bool gather(struct merging *merging, struct peil_index **index)
{
    struct peil_scripts *scripts = merging->scripts;
    const struct peil_rule_entry *entry;
    struct peil_rule_entry *each;
    size_t count = 0;

    for (entry = scripts->first_rule; entry; entry = entry->next)
        count++;
    merging->all = peil_arena_array(scripts->arena, count, sizeof(*merging->all));
    merging->newest = peil_arena_array(scripts->arena, count, sizeof(*merging->newest));
    *index = peil_index_new(scripts->arena, count);
    if (!merging->all || !merging->newest || !*index)
        return false;
    for (each = scripts->first_rule; each; each = each->next) {
        merging->newest[merging->count] = merging->count;
        merging->all[merging->count] = each;
        peil_index_add(*index, each->rule->id, merging->count++);
    }
    return peil_index_sort(*index, scripts->arena);
}

/* The entry at `at` has an id that an earlier one has, too. */
static void meet(struct merging *merging, size_t first, size_t at)
{
    struct peil_scripts *scripts = merging->scripts;
    const struct peil_rule_entry *later = merging->all[at];
    size_t newest = merging->newest[first];
    const struct peil_rule_entry *earlier = merging->all[newest];

    if (later->rule->replace && later->layer != earlier->layer) {
        merging->all[newest] = NULL;
        merging->newest[first] = at;
        return;
    }
    peil_diag_add(scripts->diags, PEIL_ERROR, "script/duplicate-rule", later->rule->place,
        PEIL_ARGS(PEIL_TEXT("id", later->rule->id),
            PEIL_TEXT(
                "file", earlier->rule->place.source ? earlier->rule->place.source->name : NULL),
            PEIL_INTEGER("first_line", earlier->rule->place.line)));
    scripts->refused = true;
}

/* Whether all rules of the kind of `rule` were declared. */
static bool is_complete(const struct peil_scripts *scripts, const struct peil_rule *rule)
{
    return scripts->compares || !rule->compares;
}

/* Ids of all rules, for suggestions. */
static const char *const *rule_ids(const struct merging *merging, struct peil_arena *arena)
{
    const char **ids;

    peil_arena_reset(arena);
    ids = peil_arena_array(arena, merging->count + 1, sizeof(*ids));
    for (size_t i = 0; ids && i < merging->count; i++)
        ids[i] = merging->all[i] ? merging->all[i]->rule->id : "";
    return ids;
}

/* Warns of `replaces: rule:ID` where no rule has that id. */
static void check_replaces(
    const struct merging *merging, const struct peil_index *index, const struct peil_rule *rule)
{
    struct peil_scripts *scripts = merging->scripts;

    for (size_t i = 0; i < rule->replaces_rule_count; i++) {
        const char *id = rule->replaces_rules[i], *near;
        const char *const *ids;

        if (peil_index_find(index, id) != PEIL_NONE)
            continue;
        ids = rule_ids(merging, scripts->scratch);
        near = ids ? peil_nearest(id, ids) : NULL;
        peil_diag_add(scripts->diags, PEIL_WARNING, "script/nothing-replaced", rule->place,
            near ? PEIL_ARGS(
                       PEIL_TEXT("id", rule->id), PEIL_TEXT("other", id), PEIL_TEXT("near", near))
                 : PEIL_ARGS(PEIL_TEXT("id", rule->id), PEIL_TEXT("other", id)));
    }
}

bool peil_rules_merge(struct peil_scripts *scripts)
{
    struct merging merging = {.scripts = scripts};
    struct peil_index *index;

    if (!gather(&merging, &index))
        return false;
    for (size_t i = 0; i < merging.count; i++) {
        size_t first = peil_index_find(index, merging.all[i]->rule->id);

        if (first < i)
            meet(&merging, first, i);
        else if (merging.all[i]->rule->replace && is_complete(scripts, merging.all[i]->rule))
            peil_diag_add(scripts->diags, PEIL_WARNING, "script/nothing-to-replace",
                merging.all[i]->rule->place, PEIL_ARGS(PEIL_TEXT("id", merging.all[i]->rule->id)));
    }
    for (size_t i = 0; i < merging.count; i++)
        if (merging.all[i] && is_complete(scripts, merging.all[i]->rule))
            check_replaces(&merging, index, merging.all[i]->rule);
    scripts->rules = peil_arena_array(scripts->arena, merging.count, sizeof(*scripts->rules));
    if (!scripts->rules)
        return false;
    for (size_t i = 0; i < merging.count; i++)
        if (merging.all[i] && !merging.all[i]->rule->compares)
            scripts->rules[scripts->rule_count++] = merging.all[i];
    for (size_t i = 0; i < merging.count; i++)
        if (merging.all[i] && merging.all[i]->rule->compares)
            scripts->rules[scripts->rule_count + scripts->comparing_count++] = merging.all[i];
    return true;
}
