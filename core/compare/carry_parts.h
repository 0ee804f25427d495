/*
 * What the files that carry answers share. Not for others; see core/compare/carry.h.
 */
#ifndef PEIL_COMPARE_CARRY_PARTS_H
#define PEIL_COMPARE_CARRY_PARTS_H

#include "core/compare/carry.h"

/* A list of what could not be carried, while it grows. */
struct peil_losses {
    struct peil_arena *arena;
    struct peil_not_carried *list;
    size_t count, room;
};

void peil_losses_add(struct peil_losses *losses, enum peil_carry_loss loss, const char *id,
    const struct peil_item *from, const struct peil_item *to, const char *part);

/* What an option or a row of one version is in the other; PEIL_NONE. */
size_t peil_carry_option(const struct peil_carry_map *map, const struct peil_scale *from,
    size_t option, const struct peil_scale *to);
size_t peil_carry_row(const struct peil_carry_map *map, const struct peil_item *from, size_t row,
    const struct peil_item *to);

#endif
