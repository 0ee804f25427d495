/*
 * What was found among the items that take part in a score. Not for others; see
 * core/eval/score.h.
 */
#ifndef PEIL_EVAL_SCORE_UNITS_H
#define PEIL_EVAL_SCORE_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/eval/score.h"
#include "core/eval/score_parts.h"
#include "core/pack/pack.h"

struct peil_plan;
struct peil_scope;

struct peil_survey {
    size_t scored, applying, weighted; /* items: with points; that apply; with a weight as well */
    bool refuses;                      /* an open answer, where the policy then wants no value */
    double asked, answered;            /* for completeness */
    double prorated, spoken;           /* of the items with a weight: prorated, answered */
    size_t left_out;                   /* units without a value */
    size_t undecided;                  /* items with a weight that may yet not apply */
    bool inexact;                      /* the bounds of a unit merely enclose */
    bool unsettled;                    /* the value of a unit is a hook's, who asked what is open */
};

/* A section that was scored, as it is for the scores above it. */
struct peil_scored {
    struct peil_raw raw;
    struct peil_survey survey;
    struct peil_part part; /* as a unit */
};

/* The scoring of one respondent's answers. */
struct peil_scorer {
    const struct peil_plan *plan;
    const struct peil_part **parts;      /* by item */
    struct peil_score *sections;         /* by section */
    struct peil_scored *scored;          /* by section */
    const struct peil_part **unit_parts; /* room for the units of any scope */
    struct peil_part *knockout_parts;    /* by item; NULL where no scope counts knock-outs */
    const uint32_t *outcomes;            /* by item; NULL where the plan does not have them all */
    const struct peil_answer *answers;   /* by item */
    bool computes;                       /* the parts of some items are worked out for them */
};

/*
 * Scores a scope of which all items are settled, as it was before but for its number. False where
 * it is not such a scope, or none was kept yet.
 */
bool peil_score_settled(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_score *score, struct peil_raw *raw, struct peil_survey *survey);

/* Keeps a score, if all items of it are settled, for those to come. */
void peil_score_keep_settled(const struct peil_scorer *scorer, const struct peil_scope *scope,
    const struct peil_score *score, const struct peil_survey *survey);

/* Surveys the items of a scope and gathers the members of its score; units must be scored. */
void peil_score_survey(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, struct peil_members *members);

/* The same of a scope that counts its knock-outs. */
void peil_score_survey_knockouts(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, struct peil_members *members);

#endif
