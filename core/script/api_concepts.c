/*
 * What scripts ask about concepts.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/script/api.h"

static struct peil_recorded *ask_level(
    lua_State *L, struct peil_script_layer *layer, int index, const char *function)
{
    uint32_t number = peil_script_name(L, layer, PEIL_SCRIPT_CONCEPT, index, function);

    return peil_ask(
        L, layer->scripts, function, PEIL_READ_LEVEL, number, layer->scripts->call.critical);
}

/* A real level: asked, and known. */
static bool is_known(const struct peil_value *value)
{
    return value->type == PEIL_VALUE_TEXT && !peil_value_is(value, "unknown");
}

int peil_api_level(lua_State *L)
{
    peil_push_value(L, &ask_level(L, peil_layer_of(L), 1, "level")->value);
    return 1;
}

int peil_api_weak(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_recorded *asked = ask_level(L, layer, 1, "weak");
    const struct peil_concept *concept = layer->scripts->concepts[asked->read.a];
    bool weak = is_known(&asked->value) &&
                !peil_value_is(&asked->value, concept->pack->vocabulary->levels[0].id);

    if (weak)
        asked->matched = true;
    lua_pushboolean(L, weak);
    return 1;
}

int peil_api_known(lua_State *L)
{
    struct peil_recorded *asked = ask_level(L, peil_layer_of(L), 1, "known");
    bool known = is_known(&asked->value);

    if (known)
        asked->matched = true;
    lua_pushboolean(L, known);
    return 1;
}

/* Raises an error for a level that no vocabulary in use has. */
static void check_level(lua_State *L, struct peil_script_layer *layer, const char *level)
{
    const struct peil_pack *pack = layer->about.pack;
    struct peil_arena *scratch = layer->scripts->scratch;
    const char **names;
    size_t count = 1, used, i;

    if (strcmp(level, "unknown") == 0)
        return;
    for (used = 0; used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        for (i = 0; vocabulary && i < vocabulary->level_count; i++, count++)
            if (strcmp(vocabulary->levels[i].id, level) == 0)
                return;
    }
    peil_arena_reset(scratch);
    names = peil_arena_array(scratch, count + 1, sizeof(*names));
    count = 0;
    if (names)
        names[count++] = "unknown";
    for (used = 0; names && used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        for (i = 0; vocabulary && i < vocabulary->level_count; i++)
            names[count++] = vocabulary->levels[i].id;
    }
    peil_name_fail(L, "level", level, names);
}

int peil_api_any_is(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    int top = lua_gettop(L);
    const char *level;
    bool any = false;

    if (lua_type(L, 1) != LUA_TSTRING || top < 2)
        return peil_state_fail(L, "any_is() wants a level and one or more concepts");
    level = lua_tostring(L, 1);
    check_level(L, layer, level);
    for (int i = 2; i <= top; i++) {
        struct peil_recorded *asked = ask_level(L, layer, i, "any_is");

        if (!peil_value_is(&asked->value, level))
            continue;
        asked->matched = true;
        any = true;
    }
    lua_pushboolean(L, any);
    return 1;
}

static int ask_one(lua_State *L, const char *function, enum peil_read_kind kind, bool critical)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    uint32_t number = peil_script_name(L, layer, PEIL_SCRIPT_CONCEPT, 1, function);

    peil_push_value(L, &peil_ask(L, layer->scripts, function, kind, number, critical)->value);
    return 1;
}

int peil_api_confidence(lua_State *L)
{
    return ask_one(L, "confidence", PEIL_READ_CONFIDENCE, false);
}

int peil_api_ratio(lua_State *L)
{
    bool critical = peil_layer_of(L)->scripts->call.critical;

    return ask_one(L, "ratio", PEIL_READ_RATIO, critical);
}

/* The closest of some mappings to a concept and what was found before; PEIL_NONE for none. */
static size_t closest(const struct peil_mapping *maps, size_t count,
    const struct peil_concept *concept, size_t before)
{
    for (size_t i = 0; i < count; i++)
        if (maps[i].concept == concept && (size_t)maps[i].relation < before)
            before = (size_t)maps[i].relation;
    return before;
}

int peil_api_relation(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_pack *pack = layer->scripts->pack;
    uint32_t number = peil_script_name(L, layer, PEIL_SCRIPT_CONCEPT, 1, "relation");
    const struct peil_concept *concept = layer->scripts->concepts[number];
    size_t found = PEIL_NONE;

    peil_state_charge(L, pack->item_count + pack->section_count);
    for (size_t i = 0; i < pack->item_count; i++)
        found = closest(pack->items[i].maps, pack->items[i].map_count, concept, found);
    for (size_t i = 0; i < pack->section_count; i++)
        found = closest(pack->sections[i].maps, pack->sections[i].map_count, concept, found);
    if (found == PEIL_NONE)
        lua_pushnil(L);
    else
        lua_pushstring(L, peil_relation_word((enum peil_relation)found));
    return 1;
}

/* ---- average ---------------------------------------------------------------------------- */

/* The group of that name; raises an error, with a suggestion, for one that is not there. */
static const struct peil_term *find_group(
    lua_State *L, struct peil_script_layer *layer, const char *name)
{
    const struct peil_pack *pack = layer->about.pack;
    const struct peil_term *group = peil_script_group(pack, name);
    struct peil_arena *scratch = layer->scripts->scratch;
    const char **names;
    size_t count = 0, used, i;

    if (group)
        return group;
    if (peil_pack_concept(pack, name))
        peil_state_fail(L, "there is no group \"%s\": that is a concept", name);
    for (used = 0; used < pack->used_count; used++)
        if (pack->used[used].pack->vocabulary)
            count += pack->used[used].pack->vocabulary->group_count;
    peil_arena_reset(scratch);
    names = peil_arena_array(scratch, count + 1, sizeof(*names));
    count = 0;
    for (used = 0; names && used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        for (i = 0; vocabulary && i < vocabulary->group_count; i++)
            names[count++] = vocabulary->groups[i].id;
    }
    peil_name_fail(L, "group", name, names);
    return NULL;
}

/* Whether a name means the concept: in full, or within its group. */
static bool is_named(const struct peil_concept *concept, const char *name)
{
    size_t group = strlen(concept->group->id);

    if (strcmp(concept->id, name) == 0 || strcmp(concept->qualified, name) == 0)
        return true;
    return strncmp(concept->id, concept->group->id, group) == 0 && concept->id[group] == '.' &&
           strcmp(concept->id + group + 1, name) == 0;
}

/* The text at `position` of what `except` is: a text, or a list of them. NULL behind the last. */
static const char *except_at(lua_State *L, int except, lua_Integer position)
{
    const char *name;

    if (except == 0)
        return NULL;
    if (lua_type(L, except) == LUA_TSTRING)
        return position == 1 ? lua_tostring(L, except) : NULL;
    if (lua_type(L, except) != LUA_TTABLE)
        peil_state_fail(L, "`except` of average() wants a concept or a list of them");
    if (lua_rawgeti(L, except, position) == LUA_TNIL)
        return NULL;
    if (lua_type(L, -1) != LUA_TSTRING)
        peil_state_fail(L, "`except` of average() wants a concept or a list of them");
    name = lua_tostring(L, -1); /* the list holds it */
    lua_pop(L, 1);
    return name;
}

/* Leaves `except` on the stack, and answers its index; 0 where there is none. */
static int find_except(lua_State *L)
{
    int options;

    if (lua_isnoneornil(L, 2))
        return 0;
    if (lua_type(L, 2) != LUA_TTABLE)
        return peil_state_fail(L, "average() wants a group and {except = ...}");
    peil_push_contents(L, 2);
    options = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, options)) {
        if (lua_type(L, -2) != LUA_TSTRING || strcmp(lua_tostring(L, -2), "except") != 0)
            peil_state_fail(L, "average() knows no other option than `except`");
        lua_pop(L, 1);
    }
    lua_pushliteral(L, "except");
    if (lua_rawget(L, options) == LUA_TNIL)
        return 0;
    if (lua_type(L, -1) == LUA_TTABLE)
        peil_push_contents(L, -1);
    return lua_gettop(L);
}

/* Raises an error for a name that no concept of the group has. */
static void check_except(
    lua_State *L, struct peil_script_layer *layer, const struct peil_term *group, int except)
{
    const struct peil_vocabulary *vocabulary = group->pack->vocabulary;
    const char *name;

    for (lua_Integer at = 1; (name = except_at(L, except, at)); at++) {
        struct peil_arena *scratch = layer->scripts->scratch;
        const char **names;
        size_t i, count = 0;

        peil_state_charge(L, vocabulary->concept_count / 8);
        for (i = 0; i < vocabulary->concept_count; i++)
            if (vocabulary->concepts[i].group == group && is_named(&vocabulary->concepts[i], name))
                break;
        if (i < vocabulary->concept_count)
            continue;
        peil_arena_reset(scratch);
        names = peil_arena_array(scratch, vocabulary->concept_count + 1, sizeof(*names));
        for (i = 0; names && i < vocabulary->concept_count; i++)
            if (vocabulary->concepts[i].group == group)
                names[count++] = vocabulary->concepts[i].id;
        peil_name_fail(L, "concept in this group called", name, names);
    }
}

static bool is_excepted(lua_State *L, const struct peil_concept *concept, int except)
{
    const char *name;

    for (lua_Integer at = 1; (name = except_at(L, except, at)); at++)
        if (is_named(concept, name))
            return true;
    return false;
}

int peil_api_average(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    struct peil_scripts *scripts = layer->scripts;
    size_t first_part = scripts->asked.part_count, known = 0;
    const struct peil_vocabulary *vocabulary;
    const struct peil_term *group;
    double sum = 0, mean;
    int except;

    if (lua_type(L, 1) != LUA_TSTRING)
        return peil_state_fail(L, "average() wants a group and {except = ...}");
    group = find_group(L, layer, lua_tostring(L, 1));
    except = find_except(L);
    check_except(L, layer, group, except);
    vocabulary = group->pack->vocabulary;
    peil_state_charge(L, vocabulary->concept_count);
    for (size_t i = 0; i < vocabulary->concept_count; i++) {
        const struct peil_concept *concept = &vocabulary->concepts[i];
        struct peil_recorded *asked;

        if (concept->group != group || is_excepted(L, concept, except))
            continue;
        asked = peil_ask(L, scripts, "average", PEIL_READ_RATIO,
            (uint32_t)peil_scripts_concept_number(scripts, concept), scripts->call.critical);
        if (asked->value.type != PEIL_VALUE_NUMBER)
            continue;
        sum += asked->value.number;
        known++;
        peil_asked_part(L, scripts, asked);
    }
    if (known == 0) {
        lua_pushnil(L);
        return 1;
    }
    mean = peil_num_publish(sum / (double)known);
    peil_asked_derive(L, scripts, mean, first_part);
    peil_push_value(L, &(struct peil_value){.type = PEIL_VALUE_NUMBER, .number = mean});
    return 1;
}

/* ---- names ------------------------------------------------------------------------------ */

/* Whether the names of concepts want that of their vocabulary before them. */
static bool has_several(const struct peil_pack *pack)
{
    size_t count = 0;

    for (size_t i = 0; i < pack->used_count; i++)
        count += pack->used[i].pack->vocabulary != NULL;
    return count > 1;
}

int peil_api_concepts(lua_State *L)
{
    struct peil_script_layer *layer = peil_layer_of(L);
    const struct peil_pack *pack = layer->about.pack;
    const struct peil_term *group = NULL;
    bool qualified = has_several(pack);
    lua_Integer count = 0;

    if (!lua_isnone(L, 1) && lua_type(L, 1) != LUA_TSTRING)
        return peil_state_fail(
            L, "concepts() wants the name of a group, not %s", peil_value_word(L, 1));
    if (!lua_isnone(L, 1))
        group = find_group(L, layer, lua_tostring(L, 1));
    lua_createtable(L, 0, 0);
    for (size_t used = 0; used < pack->used_count; used++) {
        const struct peil_vocabulary *vocabulary = pack->used[used].pack->vocabulary;

        peil_state_charge(L, vocabulary ? vocabulary->concept_count : 0);
        for (size_t i = 0; vocabulary && i < vocabulary->concept_count; i++) {
            const struct peil_concept *concept = &vocabulary->concepts[i];

            if (group && concept->group != group)
                continue;
            lua_pushstring(L, qualified ? concept->qualified : concept->id);
            lua_rawseti(L, -2, ++count);
        }
    }
    return 1;
}
