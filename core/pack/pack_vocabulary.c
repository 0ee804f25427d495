/*
 * A vocabulary: levels, groups and concepts.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/rule_texts.h"

/* Most levels: what is advised for a concept has room for each. */
#define LEVELS_MOST 10

struct vocabulary {
    const struct peil_node *levels, *groups, *concepts, *known;
    struct peil_text ask;
};

#define AT(field) offsetof(struct vocabulary, field)
static const struct peil_field vocabulary_fields[] = {
    {.key = "levels", .type = PEIL_FIELD_NODE, .offset = AT(levels), .required = true},
    {.key = "groups", .type = PEIL_FIELD_NODE, .offset = AT(groups)},
    {.key = "concepts", .type = PEIL_FIELD_NODE, .offset = AT(concepts), .required = true},
    {.key = "ask", .type = PEIL_FIELD_TEXT, .offset = AT(ask)},
    {.key = "known", .type = PEIL_FIELD_NODE, .offset = AT(known)}, {0}};
#undef AT

#define AT(field) offsetof(struct peil_level, field)
static const struct peil_field level_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(label), .required = true},
    {.key = "from",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(from),
        .required = true,
        .min = 0,
        .max = 1},
    {0}};
#undef AT

struct concept {
    const char *id, *was, *group;
    struct peil_text label, definition;
    const struct peil_node *basis, *advice, *maps;
};

#define AT(field) offsetof(struct concept, field)
static const struct peil_field concept_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(label), .required = true},
    {.key = "definition", .type = PEIL_FIELD_TEXT, .offset = AT(definition)},
    {.key = "group", .type = PEIL_FIELD_STRING, .offset = AT(group)},
    {.key = "basis", .type = PEIL_FIELD_NODE, .offset = AT(basis)},
    {.key = "was", .type = PEIL_FIELD_ID, .offset = AT(was)},
    {.key = "advice", .type = PEIL_FIELD_NODE, .offset = AT(advice)},
    {.key = "maps", .type = PEIL_FIELD_NODE, .offset = AT(maps)}, {0}};
#undef AT

/* Levels stand best first and end at 0, so that every ratio has one. `from` is -1 where unread. */
static void check_levels(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_level *levels, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (levels[i].from < 0)
            return;
        if (i > 0 && levels[i].from >= levels[i - 1].from) {
            peil_schema_error(&load->schema, "pack/levels-order",
                peil_value_place(peil_node_at(list, i), "from"), PEIL_PATH_AT(path, i),
                PEIL_ARGS(PEIL_NUMBER("value", levels[i].from),
                    PEIL_NUMBER("before", levels[i - 1].from)));
            return;
        }
    }
    if (levels[count - 1].from > 0) {
        peil_schema_error(&load->schema, "pack/levels-end",
            peil_value_place(peil_node_at(list, count - 1), "from"), PEIL_PATH_AT(path, count - 1),
            PEIL_ARGS(PEIL_NUMBER("value", levels[count - 1].from)));
    }
}

static void read_levels(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, struct peil_vocabulary *out)
{
    struct peil_level *levels;
    size_t count, i;

    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    count = peil_node_count(list);
    if (count > LEVELS_MOST) {
        peil_schema_error(&load->schema, "pack/too-many-levels", peil_node_place(list), path,
            PEIL_ARGS(PEIL_INTEGER("most", LEVELS_MOST)));
        return;
    }
    levels = peil_arena_array(load->pack->arena, count, sizeof(*levels));
    if (!levels)
        return;
    for (i = 0; i < count; i++) {
        levels[i].from = -1;
        peil_schema_read(
            &load->schema, peil_node_at(list, i), level_fields, PEIL_PATH_AT(path, i), &levels[i]);
    }
    peil_check_unique(load, list, "id", path);
    check_levels(load, list, path, levels, count);
    out->levels = levels;
    out->level_count = count;
}

static const struct peil_term *find_group(struct peil_loading *load,
    const struct peil_vocabulary *vocabulary, struct peil_place place, const struct peil_path *path,
    const char *id)
{
    size_t most = peil_schema_words(&load->schema, vocabulary->group_count), i;
    const char **words;

    for (i = 0; i < vocabulary->group_count; i++) {
        const struct peil_term *group = &vocabulary->groups[i];
        if (group->id && strcmp(group->id, id) == 0)
            return group;
        if (!group->id)
            return NULL;
    }
    words = peil_arena_array(load->tree, most + 1, sizeof(*words));
    for (i = 0; words && i < most; i++)
        words[i] = vocabulary->groups[i].id;
    if (words)
        peil_schema_unknown(&load->schema, "pack/unknown-group", place, path, id, words);
    return NULL;
}

/* Most groups: every concept looks for its own among them. */
#define GROUPS_MOST 200

static void read_groups(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, struct peil_vocabulary *out, bool *known)
{
    if (list && peil_node_count(list) > GROUPS_MOST) {
        peil_schema_error(&load->schema, "pack/too-many-groups", peil_node_place(list), path,
            PEIL_ARGS(PEIL_INTEGER("most", GROUPS_MOST)));
        *known = false;
        return;
    }
    if (list) {
        peil_load_term_list(load, list, path, PEIL_TERM_PLAIN, &out->groups, &out->group_count);
        *known = out->group_count > 0;
    }
}

static void read_concept(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_vocabulary *vocabulary, bool groups_known,
    struct peil_concept *out)
{
    struct concept concept = {0};

    out->pack = load->pack;
    out->place = peil_value_place(node, "id");
    if (!peil_schema_read(&load->schema, node, concept_fields, path, &concept))
        return;
    out->id = concept.id;
    out->was = concept.was;
    out->label = concept.label;
    out->definition = concept.definition;
    if (concept.id && load->pack->id)
        out->qualified = peil_arena_format(load->pack->arena, "%s:%s", load->pack->id, concept.id);
    if (concept.group && groups_known) {
        out->group = find_group(load, vocabulary, peil_value_place(node, "group"),
            PEIL_PATH_KEY(path, "group"), concept.group);
    }
    if (concept.basis)
        peil_load_basis(load, concept.basis, PEIL_PATH_KEY(path, "basis"), true, &out->basis);
    if (concept.advice) {
        out->advice =
            peil_load_advice(load, concept.advice, PEIL_PATH_KEY(path, "advice"), vocabulary);
    }
}

/* Reads them into `*made`; what they map to is read later, when this pack can be looked in. */
static bool read_concepts(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, bool groups_known, struct peil_vocabulary *out,
    struct peil_concept **made)
{
    struct peil_pack *pack = load->pack;
    struct peil_concept *concepts;
    size_t count, i;
    bool complete = true;

    if (!list || !peil_schema_list(&load->schema, list, path))
        return false;
    count = peil_node_count(list);
    concepts = peil_arena_array(pack->arena, count, sizeof(*concepts));
    pack->concept_index = peil_index_new(pack->arena, count);
    if (!concepts || !pack->concept_index)
        return false;
    for (i = 0; i < count; i++) {
        read_concept(
            load, peil_node_at(list, i), PEIL_PATH_AT(path, i), out, groups_known, &concepts[i]);
        concepts[i].index = i;
        peil_index_add(pack->concept_index, concepts[i].id, i);
        complete = complete && concepts[i].id;
    }
    peil_index_sort(pack->concept_index, load->tree);
    peil_check_unique(load, list, "id", path);
    peil_check_unique(load, list, "was", path);
    out->concepts = *made = concepts;
    out->concept_count = count;
    return complete;
}

void peil_load_vocabulary(struct peil_loading *load)
{
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "vocabulary");
    struct vocabulary parts = {0};
    struct peil_vocabulary *vocabulary;
    struct peil_concept *concepts = NULL;
    bool groups_known = true;

    if (!load->parts.vocabulary)
        return;
    vocabulary = peil_arena_alloc(load->pack->arena, sizeof(*vocabulary));
    if (!vocabulary ||
        !peil_schema_read(&load->schema, load->parts.vocabulary, vocabulary_fields, path, &parts)) {
        load->names_missing[PEIL_NAME_CONCEPT] = true;
        return;
    }
    read_levels(load, parts.levels, PEIL_PATH_KEY(path, "levels"), vocabulary);
    read_groups(load, parts.groups, PEIL_PATH_KEY(path, "groups"), vocabulary, &groups_known);
    if (!read_concepts(load, parts.concepts, PEIL_PATH_KEY(path, "concepts"), groups_known,
            vocabulary, &concepts))
        load->names_missing[PEIL_NAME_CONCEPT] = true;
    vocabulary->ask = parts.ask;
    peil_check_ask(&load->schema, peil_node_get(load->parts.vocabulary, "ask"),
        PEIL_PATH_KEY(path, "ask"), &parts.ask);
    peil_load_known_shares(load, parts.known, PEIL_PATH_KEY(path, "known"), &vocabulary->known);
    load->pack->vocabulary = vocabulary;
    for (size_t i = 0; concepts && i < vocabulary->concept_count; i++) {
        const struct peil_path *list = PEIL_PATH_KEY(path, "concepts");

        peil_load_concept_maps(
            load, peil_node_at(parts.concepts, i), PEIL_PATH_AT(list, i), &concepts[i]);
    }
}
