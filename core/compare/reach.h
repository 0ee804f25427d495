/*
 * Which concepts a checklist reaches, in whatever vocabulary: those that its questions are mapped
 * to, and all that these are tied to through chains. Not for others; see core/compare/frameworks.h.
 */
#ifndef PEIL_COMPARE_REACH_H
#define PEIL_COMPARE_REACH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/compare/chains.h"
#include "core/eval/result.h"

/* A concept that a checklist reaches, with the way. */
struct peil_reached {
    const struct peil_concept_level *level; /* NULL while only the pack is looked at */
    const struct peil_concept *concept;
    const struct peil_chain *chain; /* NULL: itself */
    enum peil_relation relation;
};

/* All that one checklist reaches, in whatever vocabulary. */
struct peil_reach {
    struct peil_reached *list;
    size_t count, room;
};

/*
 * Adds what the concepts of a result reach, of a pack what its scored questions and sections would.
 * Everything lives in `arena`. False without memory.
 */
bool peil_reach_result(
    struct peil_reach *reach, struct peil_arena *arena, const struct peil_result *result);
bool peil_reach_pack(
    struct peil_reach *reach, struct peil_arena *arena, const struct peil_pack *pack);

/* Whether some concept of a vocabulary, by the id of its pack, is reached. */
bool peil_reach_has(const struct peil_reach *reach, const char *vocabulary);

/* Where a concept of any copy of the target stands in it; PEIL_NONE where it does not. */
size_t peil_reach_place(const struct peil_pack *target, const struct peil_concept *concept);

#endif
