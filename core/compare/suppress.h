/*
 * Which groups may be shown, so that what is hidden cannot be had by taking the shown ones from the
 * whole.
 */
#ifndef PEIL_COMPARE_SUPPRESS_H
#define PEIL_COMPARE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peil_group {
    uint32_t count; /* all that are in it */
    uint32_t known; /* of which the reader has the values anyway */
    bool shown;
};

/* Whether a group is large enough by itself: `count` at least `least`, and so is what is not known,
 * unless that is nothing. */
bool peil_group_stands(const struct peil_group *group, size_t least);

/*
 * Sets `shown` for groups that make up a whole which is shown. Hidden are those that do not stand by
 * themselves; and with them, while what is not known in all hidden groups together is not nothing
 * and fewer than `least`, the smallest of the others (of the same size the first).
 */
void peil_suppress(struct peil_group *groups, size_t count, size_t least);

#endif
