/*
 * What goes of the answers of an anonymous role that is told about. Not for others; see
 * core/compare/protect.h.
 */
#ifndef PEIL_COMPARE_PROTECT_GROUP_H
#define PEIL_COMPARE_PROTECT_GROUP_H

#include "core/compare/gathering.h"

/* The sheets of one anonymous role in one round. */
struct peil_protected_group {
    struct peil_arena *arena;
    struct peil_sheet **sheets;
    size_t count, least;
    const struct peil_pack *pack;
    struct peil_answer **by_item; /* by sheet: what its answers will be */
    bool counted; /* look at the answers as they count in results, not at those given */
    size_t hidden;
    bool changed;
};

/*
 * Takes out of the answers of a group what may not be told. Its sheets get answers and a digest of
 * their own, and are put in order by it. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_protect_group(struct peil_protected_group *group);

#endif
