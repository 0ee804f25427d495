/*
 * Which groups may be shown beside the whole that they make up.
 *
 * Either all of them, or none. To hide the small ones alone, or these and the next smallest, is not
 * enough: with the middle of the whole above that of the shown groups, the hidden ones can be known
 * to the last subject, whatever their size. The test goes through all small tables.
 */
#ifndef PEIL_COMPARE_SUPPRESS_H
#define PEIL_COMPARE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peil_group {
    uint32_t count;  /* subjects with a value */
    uint32_t known;  /* of which the reader has the values anyway */
    uint32_t others; /* subjects of which he has nothing, with or without a value */
};

/*
 * Whether a group is large enough by itself: `count` is at least `least`, and so is what is not
 * known of it, unless that is nothing.
 */
bool peil_group_stands(struct peil_group group, size_t least);

/* Whether groups are shown: each of them stands, or all that is in it is known. */
bool peil_groups_stand(const struct peil_group *groups, size_t count, size_t least);

#endif
