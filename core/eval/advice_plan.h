/*
 * What the rules of a run replace, known before there are answers. Not for others; see
 * core/eval/advice.h.
 */
#ifndef PEIL_EVAL_ADVICE_PLAN_H
#define PEIL_EVAL_ADVICE_PLAN_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/advice.h"
#include "core/eval/advice_known.h"
#include "core/eval/concept_plan.h"
#include "core/script/scripts.h"

/* What one rule replaces, as far as it is there. */
struct peil_rule_plan {
    const struct peil_rule *rule;
    size_t layer;
    const size_t *concepts; /* whose base advice: indexes of concept plans */
    size_t concept_count;
    const size_t *rules; /* whose advice: indexes of rules */
    size_t rule_count;
};

/* Advice before it is known what replaces what. */
struct peil_candidate {
    struct peil_advice advice;
    size_t rule;         /* index; PEIL_NONE for base advice */
    size_t by;           /* what replaced it, a candidate; itself where nothing did */
    size_t trail, start; /* how many it replaced itself, and where they lie */
};

struct peil_advice_plan {
    const struct peil_rule_plan *rules; /* those that compare are the last */
    size_t rule_count;                  /* all of them */
    size_t comparing;                   /* the first that compares */
    /* Room that is used for one answers file after the other. */
    struct peil_candidate *candidates; /* as many as there can be */
    size_t *of_rule, *of_concept;      /* the candidate of a rule and of a concept plan */
    struct peil_known_advice *known;   /* from earlier answers; NULL: nothing is kept */
};

/* PEIL_OK or PEIL_ENOMEM. `scripts` may be NULL. */
PEIL_CHECK int peil_advice_plan_make(struct peil_advice_plan *out, struct peil_arena *arena,
    const struct peil_concept_plans *concepts, const struct peil_scripts *scripts);

#endif
