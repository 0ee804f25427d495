/*
 * What rules that compare can look at besides the result they are run on: other results about the
 * same subject, and how far respondents are apart. Concepts of different packs are matched by their
 * qualified ids, for each pack that was loaded has a vocabulary of its own.
 */
#ifndef PEIL_EVAL_COMPARED_H
#define PEIL_EVAL_COMPARED_H

#include <stdbool.h>
#include <stddef.h>

#include "core/eval/result.h"

/* Two respondents on one checklist, of whom no others are further apart on a concept. */
struct peil_spread {
    const char *concept;          /* qualified */
    size_t steps;                 /* how many levels */
    const struct peil_pack *pack; /* the checklist */
    /* Ids of their levels, and the roles of who has them; NULL for a role that is not told. */
    const char *low, *high;
    const struct peil_term *low_role, *high_role;
};

struct peil_compared {
    const struct peil_result *const *others; /* evaluated with all their concepts */
    size_t other_count;
    const struct peil_spread
        *spreads; /* by concept, each once; none where one respondent answered */
    size_t spread_count;
    /*
     * Results of the same comparison that were evaluated before. A rule of a layer that one of them
     * has was asked then, and rests now: it speaks once, however many checklists bring it along.
     */
    const struct peil_result *const *asked;
    size_t asked_count;
};

struct peil_layer;
/* Whether the rules of a layer rest. */
bool peil_compared_rests(const struct peil_compared *compared, const struct peil_layer *layer);

/* What another result says of a concept; NULL where it was not asked there. */
const struct peil_concept_level *peil_compared_level(
    const struct peil_compared *compared, size_t other, const char *concept);
const struct peil_spread *peil_compared_spread(
    const struct peil_compared *compared, const char *concept);

#endif
