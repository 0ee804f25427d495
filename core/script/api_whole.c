/*
 * What scripts ask about the result as a whole, and the small tests on numbers.
 */
#include <math.h>
#include <string.h>

#include "core/script/api.h"

static int ask_whole(lua_State *L, const char *function, enum peil_read_kind kind)
{
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;

    peil_push_value(L, &peil_ask(L, scripts, function, kind, PEIL_ALL, 0)->value);
    return 1;
}

int peil_api_verdict(lua_State *L)
{
    return ask_whole(L, "verdict", PEIL_READ_VERDICT);
}

int peil_api_decision(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t table = peil_script_name(L, layer, PEIL_SCRIPT_DECISION, 1, "decision");

    if (table == PEIL_ALL)
        lua_pushnil(L);
    else
        peil_push_value(
            L, &peil_ask(L, layer->scripts, "decision", PEIL_READ_DECISION, table, 0)->value);
    return 1;
}

int peil_api_unknown_share(lua_State *L)
{
    return ask_whole(L, "unknown_share", PEIL_READ_UNKNOWN_SHARE);
}

int peil_api_role(lua_State *L)
{
    return ask_whole(L, "role", PEIL_READ_ROLE);
}

int peil_api_asof(lua_State *L)
{
    return ask_whole(L, "asof", PEIL_READ_ASOF);
}

int peil_api_pack(lua_State *L)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, peil_layer_of(L)->pack_ref);
    return 1;
}

/* The subject field that argument 1 names; PEIL_ALL for one of another pack. */
static uint32_t find_subject(lua_State *L, struct peil_script_layer *layer)
{
    const struct peil_pack *pack = layer->scripts->pack;
    struct peil_arena *scratch = layer->scripts->scratch;
    const char *name;
    const char **names;
    size_t i;

    if (lua_type(L, 1) != LUA_TSTRING)
        peil_state_fail(L, "subject() wants the name of a field, not %s", peil_value_word(L, 1));
    name = lua_tostring(L, 1);
    for (i = 0; i < pack->subject_field_count; i++)
        if (strcmp(pack->subject_fields[i].id, name) == 0)
            return (uint32_t)i;
    if (layer->about.kind != PEIL_LAYER_PACK)
        return PEIL_ALL;
    peil_arena_reset(scratch);
    names = peil_arena_array(scratch, pack->subject_field_count + 1, sizeof(*names));
    for (i = 0; names && i < pack->subject_field_count; i++)
        names[i] = pack->subject_fields[i].id;
    peil_name_fail(L, "subject field", name, names);
    return PEIL_ALL;
}

int peil_api_subject(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t field = 0;

    if (!lua_isnone(L, 1))
        field = find_subject(L, layer);
    if (field >= layer->scripts->pack->subject_field_count)
        lua_pushnil(L);
    else
        peil_push_value(
            L, &peil_ask(L, layer->scripts, "subject", PEIL_READ_SUBJECT, field, 0)->value);
    return 1;
}

/* Argument `index` where it is one of `words`; else the error for it. `what` names it. */
static const char *one_of(
    lua_State *L, int index, const char *const *words, const char *wants, const char *what)
{
    const char *word;

    if (lua_type(L, index) != LUA_TSTRING)
        peil_state_fail(L, "knockouts() wants %s, not %s", wants, peil_value_word(L, index));
    word = lua_tostring(L, index);
    for (size_t i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return words[i];
    peil_name_fail(L, what, word, words);
    return NULL;
}

int peil_api_knockouts(lua_State *L)
{
    static const char *const states[] = {
        "failed", "attention", "unknown", "passed", "not-applicable", NULL};
    static const char *const bases[] = {"law", "law-applied", "norm", NULL};
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;
    const char *wanted = "failed", *basis = NULL;
    lua_Integer count = 0;

    if (!lua_isnone(L, 1))
        wanted = one_of(L, 1, states, "a state", "state of a knock-out");
    if (!lua_isnone(L, 2))
        basis = one_of(L, 2, bases, "a basis", "basis");
    peil_state_charge(L, scripts->knockout_count);
    lua_createtable(L, 0, 0);
    for (size_t i = 0; i < scripts->knockout_count; i++) {
        const struct peil_item *item = &scripts->pack->items[scripts->knockouts[i]];
        struct peil_recorded *asked;

        if (basis && strcmp(peil_basis_word(item->basis.kind), basis) != 0)
            continue;
        asked = peil_ask(L, scripts, "knockouts", PEIL_READ_KNOCKOUT, (uint32_t)item->index, 0);
        if (!peil_value_is(&asked->value, wanted))
            continue;
        asked->matched = true;
        lua_pushstring(L, item->id);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

/* ---- numbers ---------------------------------------------------------------------------- */

/* Both arguments; false where the first is nil. */
static bool two_numbers(lua_State *L, const char *function, double *number, double *limit)
{
    if (lua_type(L, 2) != LUA_TNUMBER)
        peil_state_fail(
            L, "%s() wants a number as its limit, not %s", function, peil_value_word(L, 2));
    *limit = (double)lua_tonumber(L, 2);
    if (lua_isnil(L, 1))
        return false;
    if (lua_type(L, 1) != LUA_TNUMBER)
        peil_state_fail(L, "%s() wants a number or nil, not %s", function, peil_value_word(L, 1));
    *number = (double)lua_tonumber(L, 1);
    return true;
}

int peil_api_at_least(lua_State *L)
{
    double number, limit;
    bool holds = two_numbers(L, "at_least", &number, &limit) && number >= limit;

    if (holds)
        peil_asked_match(L, peil_layer_of(L)->scripts, number);
    lua_pushboolean(L, holds);
    return 1;
}

int peil_api_below(lua_State *L)
{
    double number, limit;
    bool holds = two_numbers(L, "below", &number, &limit) && number < limit;

    if (holds)
        peil_asked_match(L, peil_layer_of(L)->scripts, number);
    lua_pushboolean(L, holds);
    return 1;
}

int peil_api_capped(lua_State *L)
{
    double most;

    if (lua_type(L, 1) != LUA_TNUMBER)
        return peil_state_fail(L, "capped() wants a number, not %s", peil_value_word(L, 1));
    most = (double)lua_tonumber(L, 1);
    if (!isfinite(most))
        return peil_state_fail(L, "capped() wants a number, not infinity or NaN");
    peil_push_capped(L, most);
    return 1;
}

int peil_api_declared(lua_State *L)
{
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;
    enum peil_stage stage = scripts->call.stage;
    struct peil_value value = {.type = PEIL_VALUE_NUMBER, .number = scripts->call.declared};

    if (stage == PEIL_STAGE_SECTION)
        value =
            peil_ask(L, scripts, "declared", PEIL_READ_DECLARED, scripts->call.section, 0)->value;
    else if (stage == PEIL_STAGE_TOTAL)
        value = peil_ask(L, scripts, "declared", PEIL_READ_DECLARED, PEIL_ALL, 0)->value;
    else if (stage == PEIL_STAGE_VERDICT)
        value = peil_ask(L, scripts, "declared", PEIL_READ_BAND, PEIL_ALL, 0)->value;
    else if (stage != PEIL_STAGE_ITEM)
        return peil_state_fail(L, "declared() belongs to a hook");
    peil_push_value(L, &value);
    return 1;
}
