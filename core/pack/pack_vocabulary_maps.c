/*
 * What ties a vocabulary to others: concepts that map to theirs, and what such a tie is worth.
 */
#include "core/pack/loading.h"
#include "core/pack/words.h"

#define SHARE_MOST 0.99 /* through less than an equal question a concept is never wholly known */

struct concept_mapping {
    const struct peil_node *concept;
    int relation;
};

#define AT(field) offsetof(struct concept_mapping, field)
static const struct peil_field concept_mapping_fields[] = {
    {.key = "concept", .type = PEIL_FIELD_NODE, .offset = AT(concept), .required = true},
    {.key = "relation",
        .type = PEIL_FIELD_WORD,
        .offset = AT(relation),
        .required = true,
        .words = peil_relation_words},
    {0}};
#undef AT

#define AT(field) offsetof(struct peil_known_shares, field)
static const struct peil_field known_fields[] = {
    {.key = "subset", .type = PEIL_FIELD_NUMBER, .offset = AT(subset), .max = SHARE_MOST},
    {.key = "superset", .type = PEIL_FIELD_NUMBER, .offset = AT(superset), .max = SHARE_MOST},
    {.key = "intersects", .type = PEIL_FIELD_NUMBER, .offset = AT(intersects), .max = SHARE_MOST},
    {0}};
#undef AT

/* One of them; NULL where nothing can be said about it. */
static const struct peil_concept *find_other(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path)
{
    const struct peil_concept *found = peil_load_name(load, PEIL_NAME_CONCEPT, node, path);

    if (!found || found->pack != load->pack)
        return found;
    peil_schema_error(&load->schema, "pack/maps-to-itself", peil_node_place(node), path,
        PEIL_ARGS(PEIL_TEXT("value", found->id)));
    return NULL;
}

void peil_load_concept_maps(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_concept *concept)
{
    const struct peil_node *list = peil_node_get(node, "maps");
    const struct peil_path *here = PEIL_PATH_KEY(path, "maps");
    struct peil_mapping *maps;

    if (!list || !peil_schema_list(&load->schema, list, here))
        return;
    maps = peil_arena_array(load->pack->arena, peil_node_count(list), sizeof(*maps));
    for (size_t i = 0; maps && i < peil_node_count(list); i++) {
        const struct peil_path *at = PEIL_PATH_AT(here, i);
        struct concept_mapping read = {0};
        struct peil_mapping *map = &maps[concept->map_count];

        peil_schema_read(&load->schema, peil_node_at(list, i), concept_mapping_fields, at, &read);
        map->concept =
            read.concept ? find_other(load, read.concept, PEIL_PATH_KEY(at, "concept")) : NULL;
        map->relation = (enum peil_relation)read.relation;
        concept->map_count += map->concept ? 1 : 0;
    }
    peil_check_unique(load, list, "concept", here);
    concept->maps = maps;
}

void peil_load_known_shares(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_known_shares *out)
{
    *out = PEIL_KNOWN_SHARES;
    if (!node)
        return;
    out->declared = true;
    peil_schema_read(&load->schema, node, known_fields, path, out);
}
