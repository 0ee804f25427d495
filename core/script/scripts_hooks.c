/*
 * Scoring hooks: what they are handed, and what they may answer.
 */
#include <math.h>
#include <string.h>

#include "core/base/num.h"
#include "core/pack/models.h"
#include "core/script/host.h"

#define DECLARED 1 /* where the function `declared` lies on the stack */

/* The ends of the scale; false where they depend on the answers. */
static bool scale_of(const struct peil_calling *calling, double *low, double *high)
{
    const struct peil_pack *pack = calling->scripts->pack;
    enum peil_model model = calling->function->stage == PEIL_STAGE_SECTION
                                ? pack->sections[calling->section].model
                                : pack->scoring.model;
    enum peil_model_scale scale;

    if (calling->function->stage == PEIL_STAGE_ITEM) {
        *low = 0;
        *high = 100;
        return true;
    }
    scale = peil_model_traits(model)->scale;
    *low = scale == PEIL_MODEL_SCALE_PACK ? pack->scoring.scale_min : 0;
    *high = scale == PEIL_MODEL_SCALE_PACK    ? pack->scoring.scale_max
            : scale == PEIL_MODEL_SCALE_BANDS ? (double)(pack->scoring.band_count - 1)
                                              : 1;
    return scale != PEIL_MODEL_SCALE_PARTS;
}

static int take_number(lua_State *L, struct peil_calling *calling, double number)
{
    struct peil_hook_value *value = &calling->outcome.value;
    bool item = calling->function->stage == PEIL_STAGE_ITEM;
    char shown[PEIL_NUM_SIZE], least[PEIL_NUM_SIZE], most[PEIL_NUM_SIZE];
    double low, high;

    if (!isfinite(number))
        return peil_bad_value(
            L, calling->function, "`%s` gives infinity or NaN", calling->function->name);
    if (value->kind == PEIL_HOOK_NUMBER && scale_of(calling, &low, &high) &&
        (number < low || number > high)) {
        (void)peil_num_text(peil_num_publish(number), shown);
        (void)peil_num_text(low, least);
        (void)peil_num_text(high, most);
        return peil_bad_value(L, calling->function, "`%s` gives %s, which is not between %s and %s",
            calling->function->name, shown, least, most);
    }
    value->number = peil_num_publish(item ? number / 100 : number);
    return 0;
}

static int take_band(lua_State *L, struct peil_calling *calling)
{
    const struct peil_scoring *scoring = &calling->scripts->pack->scoring;
    struct peil_arena *scratch = calling->scripts->scratch;
    struct peil_hook_value *value = &calling->outcome.value;
    const char *name = lua_tostring(L, -1);
    const char *near;
    const char **names;
    size_t i;

    value->kind = PEIL_HOOK_BAND;
    for (i = 0; i < scoring->band_count; i++) {
        value->band = &scoring->bands[i];
        if (strcmp(value->band->id, name) == 0)
            return 0;
    }
    peil_arena_reset(scratch);
    names = peil_arena_array(scratch, scoring->band_count + 1, sizeof(*names));
    for (i = 0; names && i < scoring->band_count; i++)
        names[i] = scoring->bands[i].id;
    near = names ? peil_nearest(name, names) : NULL;
    return peil_bad_value(L, calling->function,
        near ? "there is no band \"%s\"; did you mean \"%s\"?" : "there is no band \"%s\"", name,
        near);
}

/* Makes an outcome of what lies on top of the stack. */
static int take_value(lua_State *L, struct peil_calling *calling)
{
    struct peil_hook_value *value = &calling->outcome.value;
    bool verdict = calling->function->stage == PEIL_STAGE_VERDICT;
    double most;

    *value = (struct peil_hook_value){.kind = PEIL_HOOK_DECLARED};
    if (lua_rawequal(L, -1, DECLARED))
        return 0;
    value->kind = PEIL_HOOK_NONE;
    if (lua_type(L, -1) == LUA_TNIL)
        return 0;
    if (verdict && lua_type(L, -1) == LUA_TSTRING)
        return take_band(L, calling);
    if (!verdict && lua_type(L, -1) == LUA_TNUMBER) {
        value->kind = PEIL_HOOK_NUMBER;
        return take_number(L, calling, (double)lua_tonumber(L, -1));
    }
    if (!verdict && peil_is_capped(L, -1, &most)) {
        value->kind = PEIL_HOOK_CAPPED;
        return take_number(L, calling, most);
    }
    return peil_bad_value(L, calling->function, "`%s` gives %s, not %s, nil or `declared`",
        calling->function->name, peil_value_word(L, -1), verdict ? "the id of a band" : "a number");
}

/* Puts `declared` at DECLARED, and the hook above it. */
static void prepare(lua_State *L, const struct peil_calling *calling)
{
    lua_settop(L, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, calling->function->layer->declared_ref);
    peil_push_function(L, calling->function);
}

static int run_hook(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);
    bool section = calling->function->stage == PEIL_STAGE_SECTION;

    prepare(L, calling);
    if (section)
        lua_pushstring(L, calling->scripts->pack->sections[calling->section].id);
    lua_pushvalue(L, DECLARED);
    lua_call(L, section ? 2 : 1, 1);
    return take_value(L, calling);
}

int peil_scripts_run_hook(struct peil_hook_value *out, struct peil_scripts *scripts,
    enum peil_hook hook, size_t index, struct peil_diags *diags)
{
    struct peil_function *function = &scripts->hooks[hook];
    struct peil_trie *trie =
        hook == PEIL_HOOK_SECTION ? &scripts->section_tries[index] : &function->trie;
    struct peil_hook_value value;
    int status;

    *out = (struct peil_hook_value){.kind = PEIL_HOOK_DECLARED};
    if (!function->layer) {
        peil_asked_clear(&scripts->asked);
        return PEIL_OK;
    }
    status = peil_call_pure(&value, scripts, function, index, trie, run_hook, diags);
    if (status == PEIL_OK)
        *out = value;
    return status;
}

/* ---- over single items ------------------------------------------------------------------ */

struct item_answer {
    const struct peil_item *item;
    const struct peil_option *option;
};

static void set_number(lua_State *L, const char *key, double number)
{
    peil_push_value(L, &(struct peil_value){.type = PEIL_VALUE_NUMBER, .number = number});
    lua_setfield(L, -2, key);
}

static int run_item_hook(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);
    const struct item_answer *answer = calling->more;
    const struct peil_item *item = answer->item;

    prepare(L, calling);
    lua_createtable(L, 0, 6);
    lua_pushstring(L, item->id);
    lua_setfield(L, -2, "id");
    lua_pushstring(L, calling->scripts->pack->sections[item->section].id);
    lua_setfield(L, -2, "section");
    lua_pushstring(L, answer->option->id);
    lua_setfield(L, -2, "value");
    if (answer->option->scored)
        set_number(L, "points", answer->option->points);
    set_number(L, "weight", item->weight);
    set_number(L, "options", (double)item->scale->count);
    lua_pushvalue(L, DECLARED);
    lua_call(L, 2, 1);
    return take_value(L, calling);
}

int peil_scripts_run_item_hook(struct peil_hook_value *out, struct peil_scripts *scripts,
    size_t item, size_t option, double declared, struct peil_diags *diags)
{
    struct peil_function *function = &scripts->hooks[PEIL_HOOK_ITEM];
    struct item_answer answer = {.item = &scripts->pack->items[item]};
    struct peil_calling calling = {.scripts = scripts,
        .function = function,
        .declared = peil_num_publish(declared * 100),
        .more = &answer};
    int status;

    *out = (struct peil_hook_value){.kind = PEIL_HOOK_DECLARED};
    if (!function->layer)
        return PEIL_OK;
    answer.option = &answer.item->scale->options[option];
    status = peil_call(&calling, run_item_hook, diags);
    if (status == PEIL_OK)
        *out = calling.outcome.value;
    return status;
}
