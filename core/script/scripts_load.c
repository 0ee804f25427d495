/*
 * Loading: states, files, expressions.
 */
#include <stdlib.h>

#include <lauxlib.h>

#include "core/script/host.h"
#include "core/script/inside.h"

/* ---- functions -------------------------------------------------------------------------- */

/* Where the function on top of the stack was written. */
static struct peil_place place_of(lua_State *L)
{
    lua_Debug ar;

    lua_pushvalue(L, -1);
    if (!lua_getinfo(L, ">S", &ar) || ar.linedefined <= 0)
        return peil_state_where(L);
    return peil_chunk_line(peil_state_of(L), &ar, (uint32_t)ar.linedefined);
}

void peil_function_take(lua_State *L, struct peil_function *function,
    struct peil_script_layer *layer, enum peil_stage stage, const char *name)
{
    if (peil_is_walker(L, -1))
        peil_state_fail(L, "`%s` walks through something: it would go on from call to call", name);
    *function =
        (struct peil_function){.layer = layer, .stage = stage, .place = place_of(L), .name = name};
    function->ref = luaL_ref(L, LUA_REGISTRYINDEX);
}

void peil_function_compile(lua_State *L, struct peil_function *function,
    struct peil_script_layer *layer, enum peil_stage stage,
    const struct peil_expression *expression, const char *name)
{
    peil_state_compile_expression(L, expression);
    *function = (struct peil_function){.layer = layer,
        .stage = stage,
        .expression = expression,
        .place = expression->place,
        .name = name};
    function->ref = luaL_ref(L, LUA_REGISTRYINDEX);
}

/* ---- one layer -------------------------------------------------------------------------- */

/* What one call of loading is about. */
struct loading {
    struct peil_script_layer *layer;
    const struct peil_source *source;
    struct peil_function *function;
    enum peil_stage stage;
    const struct peil_expression *expression;
    const char *name;
};

static int open_api(lua_State *L)
{
    peil_api_open(L, ((const struct loading *)peil_state_data(L))->layer);
    return 0;
}

static int run_file(lua_State *L)
{
    peil_state_compile(L, ((const struct loading *)peil_state_data(L))->source);
    lua_call(L, 0, 0);
    return 0;
}

static int compile(lua_State *L)
{
    const struct loading *loading = peil_state_data(L);

    peil_function_compile(
        L, loading->function, loading->layer, loading->stage, loading->expression, loading->name);
    return 0;
}

static int freeze(lua_State *L)
{
    peil_state_freeze(L);
    return 0;
}

/* Runs one call of loading; remembers what fails, and goes on unless memory is out. */
static bool step(struct loading *loading, lua_CFunction body)
{
    struct peil_script_layer *layer = loading->layer;
    struct peil_scripts *scripts = layer->scripts;
    struct peil_place place = {.source = loading->source, .line = loading->source ? 1 : 0};
    int status;

    scripts->call = (struct peil_script_call){.stage = PEIL_STAGE_LOADING};
    status =
        peil_state_call(layer->state, body, loading, place, loading->expression, scripts->diags);
    if (status == PEIL_ESCRIPT)
        scripts->refused = true;
    return status != PEIL_ENOMEM;
}

static bool load_file(struct peil_script_layer *layer, const struct peil_source *source)
{
    if (!source)
        return true;
    peil_lint_file(layer, source);
    return step(&(struct loading){.layer = layer, .source = source}, run_file);
}

static bool load_condition(struct peil_script_layer *layer, struct peil_function *function,
    enum peil_stage stage, const struct peil_expression *expression, const char *name)
{
    struct loading loading = {.layer = layer,
        .function = function,
        .stage = stage,
        .expression = expression,
        .name = name};

    peil_lint_expression(layer, expression);
    return !expression->text || step(&loading, compile);
}

static bool load_conditions(struct peil_script_layer *layer)
{
    struct peil_scripts *scripts = layer->scripts;
    const struct peil_pack *pack = scripts->pack;
    size_t i;

    for (i = 0; i < pack->item_count; i++)
        if (!load_condition(layer, &scripts->items[i], PEIL_STAGE_CONDITION,
                &pack->items[i].applies_if, "applies_if"))
            return false;
    for (i = 0; i < pack->section_count; i++)
        if (!load_condition(layer, &scripts->sections[i], PEIL_STAGE_CONDITION,
                &pack->sections[i].applies_if, "applies_if"))
            return false;
    for (i = 0; i < pack->scoring.band_count; i++)
        if (!load_condition(layer, &scripts->bands[i], PEIL_STAGE_VERDICT,
                &pack->scoring.bands[i].escalate_if, "escalate_if") ||
            !load_condition(
                layer, &scripts->bands[i], PEIL_STAGE_TOTAL, &pack->scoring.bands[i].when, "when"))
            return false;
    return true;
}

static bool has_conditions(const struct peil_pack *pack)
{
    size_t i;

    for (i = 0; i < pack->item_count; i++)
        if (pack->items[i].applies_if.text)
            return true;
    for (i = 0; i < pack->section_count; i++)
        if (pack->sections[i].applies_if.text)
            return true;
    for (i = 0; i < pack->scoring.band_count; i++)
        if (pack->scoring.bands[i].escalate_if.text || pack->scoring.bands[i].when.text)
            return true;
    return false;
}

/* The rules that compare, where something will be compared. */
static const struct peil_source *comparison_file(const struct peil_script_layer *layer)
{
    return layer->scripts->compares ? peil_layer_file(layer, "comparison.lua") : NULL;
}

static bool needs_state(const struct peil_script_layer *layer)
{
    const struct peil_pack *pack = layer->about.pack;

    if (layer->extension)
        return true;
    if (!peil_layer_advises(layer))
        return false;
    if (pack->rule_count > 0 || peil_layer_file(layer, "advice.lua") || comparison_file(layer))
        return true;
    return layer->about.kind == PEIL_LAYER_PACK &&
           (peil_layer_file(layer, "scoring.lua") || has_conditions(pack));
}

static bool load_files(struct peil_script_layer *layer)
{
    struct peil_scripts *scripts = layer->scripts;
    bool own = layer->about.kind == PEIL_LAYER_PACK;
    bool done;

    if (layer->extension)
        return load_file(layer, layer->extension);
    scripts->in_scoring = own;
    done = !own || load_file(layer, peil_layer_file(layer, "scoring.lua"));
    scripts->in_scoring = false;
    done = done && load_file(layer, peil_layer_file(layer, "advice.lua"));
    scripts->in_comparison = true;
    done = done && load_file(layer, comparison_file(layer));
    scripts->in_comparison = false;
    return done;
}

/* False without memory. */
static bool load_layer(struct peil_script_layer *layer)
{
    struct peil_scripts *scripts = layer->scripts;
    struct loading loading = {.layer = layer};
    int status;

    if (!needs_state(layer))
        return true;
    layer->names = peil_arena_array(scripts->arena, PEIL_NAME_SLOTS, sizeof(*layer->names));
    layer->state = peil_state_new(scripts->limits, &layer->library);
    if (layer->state && scripts->seen)
        peil_state_watch(layer->state, scripts->seen);
    if (!layer->names || !layer->state || !step(&loading, open_api))
        return false;
    if (!layer->extension) {
        status = peil_rules_compile(layer);
        scripts->refused = scripts->refused || status == PEIL_ESCRIPT;
        if (status == PEIL_ENOMEM)
            return false;
    }
    if (layer->about.kind == PEIL_LAYER_PACK && !load_conditions(layer))
        return false;
    /* Where something was refused nothing will run; freezing would only say so again. */
    if (!load_files(layer) || (!scripts->refused && !step(&loading, freeze)))
        return false;
    peil_state_repeat(layer->state);
    return true;
}

/* ---- all of it -------------------------------------------------------------------------- */

static struct peil_scripts *new_scripts(
    const struct peil_pack *pack, const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_scripts *scripts = calloc(1, sizeof(*scripts));

    if (!scripts)
        return NULL;
    scripts->pack = pack;
    scripts->limits = limits;
    scripts->share = limits->script_steps / PEIL_CALL_SHARE;
    scripts->diags = diags;
    scripts->remember = true;
    scripts->text_left = limits->script_text;
    scripts->last_rule = &scripts->first_rule;
    scripts->last_block = &scripts->first_block;
    scripts->arena = peil_arena_new();
    scripts->scratch = peil_arena_new();
    scripts->said = peil_diags_new(4);
    scripts->memo = peil_memo_new();
    if (peil_asked_open(&scripts->asked) && scripts->arena && scripts->scratch && scripts->said &&
        scripts->memo)
        return scripts;
    peil_scripts_free(scripts);
    return NULL;
}

static bool make_functions(struct peil_scripts *scripts)
{
    const struct peil_pack *pack = scripts->pack;
    struct peil_arena *arena = scripts->arena;
    size_t options = 0;

    scripts->items = peil_arena_array(arena, pack->item_count, sizeof(*scripts->items));
    scripts->sections = peil_arena_array(arena, pack->section_count, sizeof(*scripts->sections));
    scripts->bands = peil_arena_array(arena, pack->scoring.band_count, sizeof(*scripts->bands));
    scripts->section_tries =
        peil_arena_array(arena, pack->section_count, sizeof(*scripts->section_tries));
    for (size_t i = 0; i < pack->item_count; i++)
        options += pack->items[i].scale ? pack->items[i].scale->count : 0;
    scripts->item_left = scripts->limits->script_steps + (uint64_t)PEIL_ITEM_STEPS * options;
    return !peil_arena_failed(arena);
}

static bool list_blocks(struct peil_scripts *scripts)
{
    struct peil_block_entry *entry;
    size_t count = 0;

    for (entry = scripts->first_block; entry; entry = entry->next)
        count++;
    scripts->blocks = peil_arena_array(scripts->arena, count, sizeof(*scripts->blocks));
    if (!scripts->blocks)
        return false;
    for (entry = scripts->first_block; entry; entry = entry->next)
        scripts->blocks[scripts->block_count++] = entry;
    return true;
}

static bool load_all(struct peil_scripts *scripts, const struct peil_source *const *extensions,
    size_t extension_count)
{
    if (!peil_layers_make(scripts, extensions, extension_count) || !make_functions(scripts))
        return false;
    for (size_t i = 0; i < scripts->layer_count; i++)
        if (!load_layer(&scripts->layers[i]))
            return false;
    return peil_rules_merge(scripts) && list_blocks(scripts);
}

int peil_scripts_load_watched(struct peil_scripts **out, const struct peil_pack *pack,
    const struct peil_source *const *extensions, size_t extension_count, bool compares,
    const struct peil_limits *limits, volatile struct peil_seen *seen, struct peil_diags *diags)
{
    struct peil_scripts *scripts = new_scripts(pack, limits, diags);
    int status = PEIL_OK;

    *out = NULL;
    if (!scripts)
        return PEIL_ENOMEM;
    scripts->seen = seen;
    scripts->compares = compares;
    if (!load_all(scripts, extensions, extension_count))
        status = PEIL_ENOMEM;
    else if (scripts->refused)
        status = PEIL_ESCRIPT;
    if (status != PEIL_OK) {
        peil_scripts_free(scripts);
        return status;
    }
    scripts->diags = NULL;
    *out = scripts;
    return PEIL_OK;
}

int peil_scripts_load(struct peil_scripts **out, const struct peil_pack *pack,
    const struct peil_source *const *extensions, size_t extension_count,
    const struct peil_limits *limits, struct peil_diags *diags)
{
    return peil_scripts_load_watched(
        out, pack, extensions, extension_count, true, limits, NULL, diags);
}

void peil_scripts_free(struct peil_scripts *scripts)
{
    if (!scripts)
        return;
    for (size_t i = 0; i < scripts->layer_count; i++)
        peil_state_free(scripts->layers[i].state);
    peil_asked_close(&scripts->asked);
    peil_memo_free(scripts->memo);
    peil_diags_free(scripts->said);
    peil_arena_free(scripts->scratch);
    peil_arena_free(scripts->arena);
    free(scripts);
}
