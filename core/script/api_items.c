/*
 * What answer(), counts() and other() give: a light userdata that is the address of the item, of
 * the section, of the pack for the whole, or what stands for another result. It takes no memory,
 * and the same item is equal to itself.
 */
#include <string.h>

#include "core/script/api.h"
#include "core/script/inside.h"

const struct peil_api_field peil_answer_fields[] = {
    {"state", "\"answered\"|\"unknown\"|\"not-applicable\"|\"blank\"|\"skipped\"",
        "whether the question was answered", PEIL_READ_STATE, 0},
    {"value", "string|number|nil", "id of the chosen option, the number, the text or the date",
        PEIL_READ_VALUE, 0},
    {"points", "number|nil", "points of the chosen option, or the number", PEIL_READ_POINTS, 0},
    {"worth", "number|nil", "what the answer is worth, 0 to 100", PEIL_READ_WORTH, 0},
    {"reason", "string|nil", "why the question does not apply", PEIL_READ_REASON, 0},
    {"evidence", "integer", "how many pieces of evidence came with it", PEIL_READ_EVIDENCE, 0},
    {"knockout", "\"failed\"|\"attention\"|\"unknown\"|\"passed\"|\"not-applicable\"|nil",
        "how it stands, where it is a knock-out", PEIL_READ_KNOCKOUT, 0},
    {"chosen", "fun(self: peil.Answer, option: string): boolean", "whether that option was chosen",
        PEIL_READ_CHOSEN, 0},
    {"row", "fun(self: peil.Answer, row: string): string",
        "id of the option chosen in that row, else its state", PEIL_READ_ROW, 0},
    {0}};

const struct peil_api_field peil_count_fields[] = {
    {"asked", "integer", "all questions", PEIL_READ_COUNT, PEIL_COUNT_ASKED},
    {"answered", "integer", "answered", PEIL_READ_COUNT, PEIL_COUNT_ANSWERED},
    {"unknown", "integer", "answered with \"I do not know\"", PEIL_READ_COUNT, PEIL_COUNT_UNKNOWN},
    {"not_applicable", "integer", "not applicable", PEIL_READ_COUNT, PEIL_COUNT_NOT_APPLICABLE},
    {"blank", "integer", "not filled in", PEIL_READ_COUNT, PEIL_COUNT_BLANK},
    {"skipped", "integer", "left out because of a condition, or asked of others", PEIL_READ_COUNT,
        PEIL_COUNT_SKIPPED},
    {0}};

int peil_api_answer(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t item = peil_script_name(L, layer, PEIL_SCRIPT_ITEM, 1, "answer");

    if (item == PEIL_ALL)
        lua_pushnil(L);
    else
        lua_pushlightuserdata(L, (void *)(uintptr_t)&layer->scripts->pack->items[item]);
    return 1;
}

int peil_api_basis(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t item = peil_script_name(L, layer, PEIL_SCRIPT_ITEM, 1, "basis");
    const struct peil_basis *basis =
        item == PEIL_ALL ? NULL : &layer->scripts->pack->items[item].basis;

    if (!basis || basis->kind == PEIL_BASIS_NONE) {
        lua_pushnil(L);
        return 1;
    }
    peil_state_charge(L, basis->reference_count);
    lua_createtable(L, 0, 2);
    lua_pushstring(L, peil_basis_word(basis->kind));
    lua_setfield(L, -2, "kind");
    lua_createtable(L, (int)basis->reference_count, 0);
    for (size_t i = 0; i < basis->reference_count; i++) {
        const struct peil_reference *reference = basis->references[i];

        lua_pushfstring(L, "%s:%s", reference->pack->id, reference->id);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "references");
    return 1;
}

/* Where an address lies in an array of the pack; SIZE_MAX where it does not. */
static size_t position(const void *address, const void *array, size_t count, size_t size)
{
    uintptr_t at = (uintptr_t)address, start = (uintptr_t)array;

    if (count == 0 || at < start || (at - start) / size >= count || (at - start) % size != 0)
        return SIZE_MAX;
    return (at - start) / size;
}

static const struct peil_item *item_at(lua_State *L, const struct peil_pack *pack, int index)
{
    const void *address =
        lua_type(L, index) == LUA_TLIGHTUSERDATA ? lua_touserdata(L, index) : NULL;
    size_t at = position(address, pack->items, pack->item_count, sizeof(*pack->items));

    return at == SIZE_MAX ? NULL : &pack->items[at];
}

static const struct peil_api_field *find_field(
    const struct peil_api_field *fields, const char *name)
{
    const struct peil_api_field *field;

    for (field = fields; field->name; field++)
        if (field->name[0] == name[0] && strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

static int no_field(lua_State *L, const struct peil_api_field *fields, const char *what)
{
    const char *names[16] = {NULL};
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;
    const char *near;

    for (size_t i = 0; fields[i].name && i < 15; i++)
        names[i] = fields[i].name;
    near = name ? peil_state_nearest(L, name, names) : NULL;
    if (near)
        return peil_state_fail(L, "%s has no \"%s\"; did you mean \"%s\"?", what, name, near);
    if (!name)
        return peil_state_fail(
            L, "%s is asked with a name, not with %s", what, peil_value_word(L, 2));
    return peil_state_fail(L, "%s has no \"%s\"", what, name);
}

static int index_other(lua_State *L, struct peil_script_layer *layer)
{
    const struct peil_api_field *field =
        lua_type(L, 2) == LUA_TSTRING ? find_field(peil_other_fields, lua_tostring(L, 2)) : NULL;

    if (!field)
        return no_field(L, peil_other_fields, "another result");
    peil_push_other_method(L, layer, field);
    return 1;
}

/* Methods stand in upvalues 2 (chosen) and 3 (row). */
static int index_field(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_pack *pack = layer->scripts->pack;
    const void *address = lua_touserdata(L, 1);
    const struct peil_item *item = item_at(L, pack, 1);
    const struct peil_api_field *fields = item ? peil_answer_fields : peil_count_fields;
    const struct peil_api_field *field =
        lua_type(L, 2) == LUA_TSTRING ? find_field(fields, lua_tostring(L, 2)) : NULL;
    size_t section =
        position(address, pack->sections, pack->section_count, sizeof(*pack->sections));
    uint32_t a = item ? (uint32_t)item->index : section == SIZE_MAX ? PEIL_ALL : (uint32_t)section;
    uint32_t which;

    if (peil_other_at(L, layer->scripts, 1, &which))
        return index_other(L, layer);
    if (!field)
        return no_field(L, fields, item ? "an answer" : "a count");
    if (field->kind == PEIL_READ_CHOSEN)
        lua_pushvalue(L, lua_upvalueindex(2));
    else if (field->kind == PEIL_READ_ROW)
        lua_pushvalue(L, lua_upvalueindex(3));
    else
        peil_push_value(
            L, &peil_ask(L, layer->scripts, item ? "answer" : "counts", field->kind, a, field->b)
                    ->value);
    return 1;
}

static int set_field(lua_State *L)
{
    return peil_state_fail(L, "an answer cannot be changed");
}

/* What a method is called on; raises an error where it was called with a point. */
static const struct peil_item *self_of(
    lua_State *L, struct peil_script_layer *layer, const char *method)
{
    const struct peil_item *item = item_at(L, layer->scripts->pack, 1);

    if (!item)
        peil_state_fail(L, "write answer(...):%s(...), with a colon", method);
    if (lua_type(L, 2) != LUA_TSTRING)
        peil_state_fail(L, "%s() wants the name of %s", method,
            strcmp(method, "row") == 0 ? "a row" : "an option");
    return item;
}

static const char *const *option_ids(struct peil_arena *arena, const struct peil_scale *scale)
{
    const char **ids;

    peil_arena_reset(arena);
    ids = peil_arena_array(arena, scale->count + 1, sizeof(*ids));
    for (size_t i = 0; ids && i < scale->count; i++)
        ids[i] = scale->options[i].id;
    return ids;
}

static int chosen(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_scripts *scripts = layer->scripts;
    const struct peil_item *item = self_of(L, layer, "chosen");
    uint32_t at = (uint32_t)item->index;
    const struct peil_value *value;
    const char *name = lua_tostring(L, 2);
    size_t option;

    if (item->type != PEIL_ITEM_CHOICE && item->type != PEIL_ITEM_CHOICES)
        return peil_state_fail(L, "%s has no options to choose", item->id);
    option = peil_scale_option(item->scale, name);
    if (option == PEIL_NONE)
        return peil_name_fail(L, "option", name, option_ids(scripts->scratch, item->scale));
    if (item->type == PEIL_ITEM_CHOICES) {
        value = &peil_ask(L, scripts, "answer", PEIL_READ_CHOSEN, at, (uint32_t)option)->value;
        lua_pushboolean(L, value->type == PEIL_VALUE_BOOL && value->number > 0);
        return 1;
    }
    value = &peil_ask(L, scripts, "answer", PEIL_READ_VALUE, at, 0)->value;
    lua_pushboolean(L, peil_value_is(value, name));
    return 1;
}

static int row(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_scripts *scripts = layer->scripts;
    const struct peil_item *item = self_of(L, layer, "row");
    const char *name = lua_tostring(L, 2);
    const char **ids;
    size_t i;

    for (i = 0; i < item->row_count; i++)
        if (strcmp(item->rows[i].id, name) == 0)
            break;
    if (i < item->row_count) {
        peil_push_value(
            L, &peil_ask(L, scripts, "answer", PEIL_READ_ROW, (uint32_t)item->index, (uint32_t)i)
                    ->value);
        return 1;
    }
    peil_arena_reset(scripts->scratch);
    ids = peil_arena_array(scripts->scratch, item->row_count + 1, sizeof(*ids));
    for (i = 0; ids && i < item->row_count; i++)
        ids[i] = item->rows[i].id;
    return peil_name_fail(L, "row", name, ids);
}

void peil_answers_open(lua_State *L, struct peil_script_layer *layer)
{
    lua_pushlightuserdata(L, layer);
    lua_createtable(L, 0, 3);
    lua_pushlightuserdata(L, layer);
    lua_pushlightuserdata(L, layer);
    lua_pushcclosure(L, chosen, 1);
    lua_pushlightuserdata(L, layer);
    lua_pushcclosure(L, row, 1);
    lua_pushcclosure(L, index_field, 3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, set_field);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2); /* of all light userdata of this state */
    lua_pop(L, 1);
}
