/*
 * A list of what could not be carried, while it grows. Not for others; see core/compare/carry.h.
 */
#ifndef PEIL_COMPARE_LOST_H
#define PEIL_COMPARE_LOST_H

#include "core/compare/carry.h"

struct peil_losses {
    struct peil_arena *arena;
    struct peil_not_carried *list;
    size_t count, room;
};

void peil_losses_add(struct peil_losses *losses, enum peil_carry_loss loss, const char *id,
    const struct peil_item *from, const struct peil_item *to, const char *part);

#endif
