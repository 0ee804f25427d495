/*
 * Cells and unions of concepts; see core/compare/frameworks.h, which says by which rules. Not for
 * others.
 */
#ifndef PEIL_COMPARE_CELLS_H
#define PEIL_COMPARE_CELLS_H

#include <stddef.h>

#include "core/compare/frameworks.h"

/*
 * Fills in a cell from its routes, of which `used` is set. `room` is for as many members as it has
 * routes.
 */
struct peil_concept_member;
void peil_cell_fill(struct peil_concept_cell *cell, struct peil_route *routes, size_t count,
    const struct peil_vocabulary *vocabulary, struct peil_concept_member *room);

/* Fills in what the cells of a concept, of which there are `count`, say together. */
void peil_union_fill(struct peil_compared_concept *concept, size_t count);

#endif
