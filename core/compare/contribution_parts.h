/*
 * What the files of a contribution share: finding things in it, and making room for new ones.
 */
#ifndef PEIL_COMPARE_CONTRIBUTION_PARTS_H
#define PEIL_COMPARE_CONTRIBUTION_PARTS_H

#include "core/compare/contribution.h"

/*
 * Each answers the one of that name, made where there is none yet (`*made`, unless that is NULL);
 * NULL without memory. Names are borrowed. What an earlier call answered may have moved.
 */
struct peil_pack_cells *peil_contribution_get_pack(
    struct peil_contribution *into, const char *id, uint32_t major, bool *made);
struct peil_class_cells *peil_contribution_get_class(
    struct peil_contribution *into, struct peil_pack_cells *pack, const char *label, bool *made);
struct peil_cell *peil_contribution_get_cell(struct peil_contribution *into,
    struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id, bool *made);
/* Whether a cell would stand behind all that there are. */
bool peil_contribution_is_last(
    const struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id);
bool peil_contribution_put_digest(
    struct peil_contribution *into, struct peil_pack_cells *pack, const char *digest, bool *made);

/* Adds members that are sorted and new. False without memory. */
bool peil_contribution_put_members(struct peil_contribution *into, struct peil_pack_cells *pack,
    const struct peil_member *members, size_t count);

#endif
