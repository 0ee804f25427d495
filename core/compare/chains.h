/*
 * How concepts of one vocabulary are tied to those of another: by what they map to, and what those
 * map to in turn. A chain is as strong as its weakest link: what is part of a part is a part, and
 * any mixture touches and no more.
 */
#ifndef PEIL_COMPARE_CHAINS_H
#define PEIL_COMPARE_CHAINS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/pack/pack.h"

/* What something that is `first` of a concept is of another, of which that concept is `second`. */
enum peil_relation peil_relation_through(enum peil_relation first, enum peil_relation second);

struct peil_chain_step {
    const struct peil_concept *concept; /* that is reached */
    enum peil_relation relation;        /* of the one before to this one */
};

/* From one concept to another. */
struct peil_chain {
    const struct peil_concept *from, *to;
    enum peil_relation relation;         /* of `from` to `to`, through all steps */
    const struct peil_chain_step *steps; /* the last one ends at `to` */
    size_t step_count;
};

/* Finds chains among the packs that one checklist uses, itself included. */
struct peil_chains;

/* NULL without memory. */
struct peil_chains *peil_chains_new(struct peil_arena *arena, const struct peil_pack *pack);

/*
 * All chains that start at a concept, one to each concept that can be reached: the one by the
 * strongest relation, of those the one with the fewest steps, of those the first in the order of
 * the packs. In the order in which they were reached. False without memory.
 */
bool peil_chains_from(struct peil_chains *chains, const struct peil_concept *from,
    const struct peil_chain **out, size_t *count);

#endif
