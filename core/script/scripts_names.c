/*
 * Names that scripts use, and what they stand for.
 */
#include <string.h>

#include "core/pack/decision.h"
#include "core/script/host.h"
#include "core/script/inside.h"

static const char *const kind_words[] = {"concept", "item", "section", "decision table"};

static struct peil_name_slot *slot_of(
    const struct peil_script_layer *layer, const char *text, enum peil_script_name kind)
{
    uint64_t bits = (uint64_t)(uintptr_t)text >> 3 ^ (uint64_t)kind;

    bits *= PEIL_SCATTER;
    return &layer->names[(bits >> 40) % PEIL_NAME_SLOTS];
}

int peil_name_fail(lua_State *L, const char *kind, const char *name, const char *const *names)
{
    const char *near = names ? peil_state_nearest(L, name, names) : NULL;

    if (near)
        return peil_state_fail(L, "there is no %s \"%s\"; did you mean \"%s\"?", kind, name, near);
    return peil_state_fail(L, "there is no %s \"%s\"", kind, name);
}

const struct peil_term *peil_script_group(const struct peil_pack *pack, const char *name)
{
    for (size_t used = 0; used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        for (size_t i = 0; vocabulary && i < vocabulary->group_count; i++)
            if (strcmp(vocabulary->groups[i].id, name) == 0)
                return &vocabulary->groups[i];
    }
    return NULL;
}

/* Ids of the sections, for suggestions. */
static const char *const *section_ids(struct peil_arena *arena, const struct peil_pack *pack)
{
    const char **ids = peil_arena_array(arena, pack->section_count + 1, sizeof(*ids));

    for (size_t i = 0; ids && i < pack->section_count; i++)
        ids[i] = pack->sections[i].id;
    return ids;
}

/* Ids of the decision tables, for suggestions. */
static const char *const *decision_ids(struct peil_arena *arena, const struct peil_pack *pack)
{
    const char **ids = peil_arena_array(arena, pack->decision_count + 1, sizeof(*ids));

    for (size_t i = 0; ids && i < pack->decision_count; i++)
        ids[i] = pack->decisions[i].id;
    return ids;
}

static int fail(
    lua_State *L, struct peil_script_layer *layer, enum peil_script_name kind, const char *name)
{
    struct peil_arena *scratch = layer->scripts->scratch;
    const struct peil_pack *pack = layer->about.pack;
    const char *const *names = NULL;

    peil_arena_reset(scratch);
    if (kind == PEIL_SCRIPT_CONCEPT && peil_script_group(pack, name))
        return peil_state_fail(L, "there is no concept \"%s\": that is a group", name);
    if (kind == PEIL_SCRIPT_CONCEPT)
        names = peil_pack_concept_names(scratch, pack);
    else if (kind == PEIL_SCRIPT_ITEM)
        names = peil_pack_item_ids(pack);
    else if (kind == PEIL_SCRIPT_DECISION)
        names = decision_ids(scratch, pack);
    else
        names = section_ids(scratch, pack);
    return peil_name_fail(L, kind_words[kind], name, names);
}

/* Looks it up; PEIL_ALL where there is none. `*text` is a lasting copy, where there is one. */
static uint32_t look_up(const struct peil_script_layer *layer, enum peil_script_name kind,
    const char *name, const char **text)
{
    const struct peil_scripts *scripts = layer->scripts;
    const struct peil_section *section;

    if (kind == PEIL_SCRIPT_CONCEPT) {
        const struct peil_concept *concept = peil_pack_concept(layer->about.pack, name);

        if (!concept)
            return PEIL_ALL;
        *text = strcmp(concept->id, name) == 0          ? concept->id
                : strcmp(concept->qualified, name) == 0 ? concept->qualified
                                                        : NULL;
        return (uint32_t)peil_scripts_concept_number(scripts, concept);
    }
    if (kind == PEIL_SCRIPT_ITEM) {
        const struct peil_item *item = peil_pack_item(scripts->pack, name);

        *text = item ? item->id : NULL;
        return item ? (uint32_t)item->index : PEIL_ALL;
    }
    if (kind == PEIL_SCRIPT_DECISION) {
        const struct peil_decision *decision = peil_pack_decision(scripts->pack, name);

        *text = decision ? decision->id : NULL;
        return decision ? (uint32_t)(decision - scripts->pack->decisions) : PEIL_ALL;
    }
    section = peil_pack_section(scripts->pack, name);
    *text = section ? section->id : NULL;
    return section ? (uint32_t)section->index : PEIL_ALL;
}

uint32_t peil_script_name(lua_State *L, struct peil_script_layer *layer, enum peil_script_name kind,
    int index, const char *function)
{
    struct peil_name_slot *slot;
    const char *name, *text = NULL;
    size_t length;
    uint32_t number;

    if (lua_type(L, index) != LUA_TSTRING)
        peil_state_fail(L, "%s() wants the name of %s %s, not %s", function,
            kind == PEIL_SCRIPT_ITEM ? "an" : "a", kind_words[kind], peil_value_word(L, index));
    name = lua_tolstring(L, index, &length);
    slot = slot_of(layer, name, kind);
    if (slot->text && slot->kind == (uint32_t)kind && slot->length == length &&
        memcmp(slot->text, name, length) == 0)
        return slot->number;
    number = strlen(name) == length ? look_up(layer, kind, name, &text) : PEIL_ALL;
    if (number == PEIL_ALL && (kind == PEIL_SCRIPT_CONCEPT || layer->about.kind == PEIL_LAYER_PACK))
        fail(L, layer, kind, name);
    if (number != PEIL_ALL && text)
        *slot = (struct peil_name_slot){
            .text = text, .length = (uint32_t)length, .kind = (uint32_t)kind, .number = number};
    return number;
}
