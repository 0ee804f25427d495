/*
 * Lists of names that lead elsewhere.
 */
#include "core/pack/links.h"

struct peil_elements peil_elements(
    const struct peil_naming *naming, const struct peil_node *node, const struct peil_path *path)
{
    struct peil_elements elements = {.node = node, .path = path};

    elements.single = peil_node_type(node) == PEIL_NODE_STRING;
    if (elements.single) {
        elements.count = 1;
    } else if (peil_schema_list(naming->schema, node, path)) {
        elements.count = peil_node_count(node);
        peil_schema_unique(naming->schema, naming->scratch, node, NULL, path);
    }
    return elements;
}

const struct peil_node *peil_element(const struct peil_elements *elements, size_t index)
{
    return elements->single ? elements->node : peil_node_at(elements->node, index);
}

/* What an element names. */
static const void *find(const struct peil_naming *naming, enum peil_name_kind kind,
    const struct peil_elements *elements, size_t index)
{
    return peil_find_name(naming, kind, peil_element(elements, index),
        elements->single ? elements->path : PEIL_PATH_AT(elements->path, index));
}

void peil_find_actors(const struct peil_naming *naming, const struct peil_node *node,
    const struct peil_path *path, const struct peil_term ***out, size_t *count)
{
    struct peil_elements elements = peil_elements(naming, node, path);
    size_t i;

    *out = peil_arena_array(naming->schema->arena, elements.count, sizeof(**out));
    for (i = 0; *out && i < elements.count; i++) {
        const struct peil_term *actor = find(naming, PEIL_NAME_ACTOR, &elements, i);

        if (actor)
            (*out)[(*count)++] = actor;
    }
}

void peil_find_references(const struct peil_naming *naming, const struct peil_node *node,
    const struct peil_path *path, const struct peil_reference ***out, size_t *count)
{
    struct peil_elements elements = peil_elements(naming, node, path);
    size_t i;

    *out = peil_arena_array(naming->schema->arena, elements.count, sizeof(**out));
    for (i = 0; *out && i < elements.count; i++) {
        const struct peil_reference *reference = find(naming, PEIL_NAME_REFERENCE, &elements, i);

        if (reference)
            (*out)[(*count)++] = reference;
    }
}
