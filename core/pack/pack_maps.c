/*
 * What maps to concepts: items and sections to those of a vocabulary, concepts to those of another
 * one; and what such a tie is worth.
 */
#include "core/pack/loading.h"
#include "core/pack/words.h"

#define SHARE_MOST 0.99 /* through less than an equal question a concept is never wholly known */

struct mapping {
    const struct peil_node *concept, *rows;
    int relation;
};

#define AT(field) offsetof(struct mapping, field)
#define COMMON_FIELDS                                                                              \
    {.key = "concept", .type = PEIL_FIELD_NODE, .offset = AT(concept), .required = true},          \
    {                                                                                              \
        .key = "relation", .type = PEIL_FIELD_WORD, .offset = AT(relation), .required = true,      \
        .words = peil_relation_words                                                               \
    }
static const struct peil_field mapping_fields[] = {
    COMMON_FIELDS, {.key = "rows", .type = PEIL_FIELD_NODE, .offset = AT(rows)}, {0}};
static const struct peil_field concept_mapping_fields[] = {COMMON_FIELDS, {0}};
#undef COMMON_FIELDS
#undef AT

#define AT(field) offsetof(struct peil_known_shares, field)
static const struct peil_field known_fields[] = {
    {.key = "subset", .type = PEIL_FIELD_NUMBER, .offset = AT(subset), .max = SHARE_MOST},
    {.key = "superset", .type = PEIL_FIELD_NUMBER, .offset = AT(superset), .max = SHARE_MOST},
    {.key = "intersects", .type = PEIL_FIELD_NUMBER, .offset = AT(intersects), .max = SHARE_MOST},
    {0}};
#undef AT

/* Mappings being read. */
struct maps {
    const struct peil_field *fields;
    const struct peil_item *item; /* whose rows they may name; NULL for none */
    bool of_concept;              /* a concept does not map to its own vocabulary */
};

/* NULL where nothing can be said about it. */
static const struct peil_concept *find_concept(struct peil_loading *load, const struct maps *maps,
    const struct peil_node *node, const struct peil_path *path)
{
    const struct peil_concept *found = peil_load_name(load, PEIL_NAME_CONCEPT, node, path);

    if (!found || !maps->of_concept || found->pack != load->pack)
        return found;
    peil_schema_error(&load->schema, "pack/maps-to-itself", peil_node_place(node), path,
        PEIL_ARGS(PEIL_TEXT("value", found->id)));
    return NULL;
}

/* False where nothing can be said about it. */
static bool read_mapping(struct peil_loading *load, const struct maps *maps,
    const struct peil_node *node, const struct peil_path *path, struct peil_mapping *out)
{
    struct mapping read = {0};

    peil_schema_read(&load->schema, node, maps->fields, path, &read);
    out->relation = (enum peil_relation)read.relation;
    if (read.concept)
        out->concept = find_concept(load, maps, read.concept, PEIL_PATH_KEY(path, "concept"));
    if (read.rows)
        out->rows = peil_load_row_marks(load, read.rows, PEIL_PATH_KEY(path, "rows"), maps->item);
    return out->concept != NULL;
}

static void read_list(struct peil_loading *load, const struct maps *maps,
    const struct peil_node *list, const struct peil_path *path, const struct peil_mapping **out,
    size_t *count)
{
    struct peil_mapping *mappings;

    if (!peil_schema_list(&load->schema, list, path))
        return;
    mappings = peil_arena_array(load->pack->arena, peil_node_count(list), sizeof(*mappings));
    for (size_t i = 0; mappings && i < peil_node_count(list); i++) {
        struct peil_mapping mapping = {0};

        if (read_mapping(load, maps, peil_node_at(list, i), PEIL_PATH_AT(path, i), &mapping))
            mappings[(*count)++] = mapping;
    }
    peil_check_unique(load, list, "concept", path);
    *out = mappings;
}

void peil_load_maps(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_item *item, const struct peil_mapping **out,
    size_t *count)
{
    const struct maps maps = {.fields = mapping_fields, .item = item};

    read_list(load, &maps, list, path, out, count);
}

void peil_load_concept_maps(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_concept *concept)
{
    const struct maps maps = {.fields = concept_mapping_fields, .of_concept = true};
    const struct peil_node *list = peil_node_get(node, "maps");

    if (list)
        read_list(
            load, &maps, list, PEIL_PATH_KEY(path, "maps"), &concept->maps, &concept->map_count);
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
