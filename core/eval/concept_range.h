/*
 * Between what a concept can come to, of which several things tell that each have bounds.
 */
#ifndef PEIL_EVAL_CONCEPT_RANGE_H
#define PEIL_EVAL_CONCEPT_RANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/eval/result.h"

/* Something that tells of a concept, and what it can become. */
struct peil_concept_member {
    double low, high; /* ratios */
    double weight;
    bool may_leave; /* in the end it may tell nothing: it may turn out not to apply */
};

/* Between what members can become together. */
struct peil_concept_bounds {
    bool any;     /* they can come to something */
    bool certain; /* and do so whatever comes */
    double low, high;
};

/*
 * The bounds of members of one tier: of the least of them for `equal`, else of their weighted mean,
 * which is unweighted where all that stays has weight 0. Exact where the members do not depend on
 * each other.
 */
struct peil_concept_bounds peil_concept_bounds_of(
    const struct peil_concept_member *members, size_t count, enum peil_tier tier);

#endif
