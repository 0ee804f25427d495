/*
 * What scripts ask about the words of the checklist.
 */
#include <string.h>

#include "core/pack/rule.h"
#include "core/script/api.h"
#include "core/script/inside.h"

/* A table from language to text. */
static int push_text(lua_State *L, const struct peil_text *text)
{
    peil_state_charge(L, text->count);
    lua_createtable(L, 0, (int)text->count);
    for (size_t i = 0; i < text->count; i++) {
        lua_pushstring(L, text->variants[i].tag);
        lua_pushstring(L, text->variants[i].text);
        lua_rawset(L, -3);
    }
    return 1;
}

/* An option or a row of an item, which argument 2 names. */
static int push_part(lua_State *L, struct peil_scripts *scripts, const struct peil_item *item)
{
    size_t options = item->scale ? item->scale->count : 0;
    const char *name, **ids;

    if (lua_type(L, 2) != LUA_TSTRING)
        return peil_state_fail(
            L, "text() wants the name of an option or row, not %s", peil_value_word(L, 2));
    name = lua_tostring(L, 2);
    for (size_t i = 0; i < options; i++)
        if (strcmp(item->scale->options[i].id, name) == 0)
            return push_text(L, &item->scale->options[i].label);
    for (size_t i = 0; i < item->row_count; i++)
        if (strcmp(item->rows[i].id, name) == 0)
            return push_text(L, &item->rows[i].text);
    peil_arena_reset(scripts->scratch);
    ids = peil_arena_array(scripts->scratch, options + item->row_count + 1, sizeof(*ids));
    for (size_t i = 0; ids && i < options; i++)
        ids[i] = item->scale->options[i].id;
    for (size_t i = 0; ids && i < item->row_count; i++)
        ids[options + i] = item->rows[i].id;
    return peil_name_fail(L, "option or row", name, ids);
}

/* The concept that argument 1 names, where no item is called so. */
static const struct peil_concept *concept_of(lua_State *L, const struct peil_script_layer *layer)
{
    const char *name = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL;

    if (!name || peil_pack_item(layer->scripts->pack, name))
        return NULL;
    return peil_pack_concept(layer->about.pack, name);
}

int peil_api_text(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_pack *pack = layer->scripts->pack;
    const struct peil_section *section =
        lua_type(L, 1) == LUA_TSTRING ? peil_pack_section(pack, lua_tostring(L, 1)) : NULL;
    const struct peil_concept *concept = section ? NULL : concept_of(L, layer);
    uint32_t item;

    if ((section || concept) && !lua_isnone(L, 2))
        return peil_state_fail(L, "a %s has no options; text() wants an item before it",
            section ? "section" : "concept");
    if (section || concept)
        return push_text(L, section ? &section->title : &concept->label);
    item = peil_script_name(L, layer, PEIL_SCRIPT_ITEM, 1, "text");
    if (item == PEIL_ALL)
        lua_pushnil(L);
    else if (lua_isnone(L, 2))
        return push_text(L, &pack->items[item].text);
    else
        return push_part(L, layer->scripts, &pack->items[item]);
    return 1;
}
