/*
 * Lists of names that lead elsewhere, as advice has them.
 */
#ifndef PEIL_PACK_LINKS_H
#define PEIL_PACK_LINKS_H

#include "core/pack/loading.h"

/* The actors, or references, that a list names, or a single name. Those not found are left out. */
void peil_find_actors(const struct peil_naming *naming, const struct peil_node *node,
    const struct peil_path *path, const struct peil_term ***out, size_t *count);
void peil_find_references(const struct peil_naming *naming, const struct peil_node *node,
    const struct peil_path *path, const struct peil_reference ***out, size_t *count);

/*
 * The elements of a node: those of a list, or the text that it is itself, so that one name need not
 * stand in a list. Reports what is neither, an empty list, and what stands in it twice.
 */
struct peil_elements {
    const struct peil_node *node;
    const struct peil_path *path;
    size_t count;
    bool single;
};
struct peil_elements peil_elements(
    const struct peil_naming *naming, const struct peil_node *node, const struct peil_path *path);
const struct peil_node *peil_element(const struct peil_elements *elements, size_t index);

#endif
