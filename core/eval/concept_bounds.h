/*
 * What a concept can still come to with all that is open answered in any way. Not for others; see
 * struct peil_concept_level.
 */
#ifndef PEIL_EVAL_CONCEPT_BOUNDS_H
#define PEIL_EVAL_CONCEPT_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/eval/concept_plan.h"
#include "core/eval/concept_range.h"
#include "core/eval/evaluation.h"

/*
 * What a link can become; false where it tells nothing, whatever comes. What it rests on must be
 * scored.
 */
bool peil_concept_member_of(const struct peil_evaluation *evaluation,
    const struct peil_concept_link *link, struct peil_concept_member *out);

#endif
