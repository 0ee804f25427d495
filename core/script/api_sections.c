/*
 * What scripts ask about sections and the whole.
 */
#include "core/script/api.h"

/*
 * The section that argument 1 names; PEIL_ALL where it is left out. Pushes nil and answers false
 * for one of another pack.
 */
static bool find_section(
    lua_State *L, struct peil_script_layer *layer, const char *function, uint32_t *section)
{
    *section = PEIL_ALL;
    if (lua_isnone(L, 1))
        return true;
    *section = peil_script_name(L, layer, PEIL_SCRIPT_SECTION, 1, function);
    if (*section != PEIL_ALL)
        return true;
    lua_pushnil(L);
    return false;
}

int peil_api_score(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t section;

    if (lua_isnone(L, 1))
        return peil_state_fail(L, "score() wants the name of a section; total() is the whole");
    if (find_section(L, layer, "score", &section))
        peil_push_value(
            L, &peil_ask(L, layer->scripts, "score", PEIL_READ_SCORE, section, 0)->value);
    return 1;
}

int peil_api_total(lua_State *L)
{
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;

    peil_push_value(L, &peil_ask(L, scripts, "total", PEIL_READ_SCORE, PEIL_ALL, 0)->value);
    return 1;
}

int peil_api_status(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t section;

    if (find_section(L, layer, "status", &section))
        peil_push_value(
            L, &peil_ask(L, layer->scripts, "status", PEIL_READ_STATUS, section, 0)->value);
    return 1;
}

int peil_api_band(lua_State *L)
{
    struct peil_scripts *scripts = peil_layer_of(L)->scripts;

    if (scripts->call.stage == PEIL_STAGE_VERDICT)
        return peil_state_fail(L, "band() is what is being decided; declared() is the band so far");
    peil_push_value(L, &peil_ask(L, scripts, "band", PEIL_READ_BAND, PEIL_ALL, 0)->value);
    return 1;
}

/* Stands for the section, or the pack for the whole; see api_items.c. */
int peil_api_counts(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_pack *pack = layer->scripts->pack;
    uint32_t section;

    if (find_section(L, layer, "counts", &section))
        lua_pushlightuserdata(
            L, (void *)(uintptr_t)(section == PEIL_ALL ? (const void *)pack
                                                       : (const void *)&pack->sections[section]));
    return 1;
}

int peil_api_sections(lua_State *L)
{
    const struct peil_pack *pack = peil_layer_of(L)->scripts->pack;
    lua_Integer at = 0;

    peil_state_charge(L, pack->child_count);
    lua_createtable(L, (int)pack->child_count, 0);
    for (size_t i = 0; i < pack->child_count; i++) {
        if (!pack->children[i].is_section)
            continue;
        lua_pushstring(L, pack->sections[pack->children[i].index].id);
        lua_rawseti(L, -2, ++at);
    }
    return 1;
}

int peil_api_items(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_pack *pack = layer->scripts->pack;
    size_t first = 0, count = pack->item_count;
    uint32_t section;

    if (!find_section(L, layer, "items", &section))
        return 1;
    if (section != PEIL_ALL) {
        first = pack->sections[section].first_item;
        count = pack->sections[section].item_count;
    }
    peil_state_charge(L, count);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, pack->items[first + i].id);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}
