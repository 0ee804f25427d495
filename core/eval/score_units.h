/*
 * What was found among the items that take part in a score. Not for others; see
 * core/eval/score.h.
 */
#ifndef PEIL_EVAL_SCORE_UNITS_H
#define PEIL_EVAL_SCORE_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/status.h"
#include "core/eval/score.h"
#include "core/eval/score_parts.h"
#include "core/pack/pack.h"

struct peil_plan;
struct peil_scope;
struct peil_scoring_run;

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
struct peil_run_scorer {
    const struct peil_plan *plan;
    const struct peil_part **parts;      /* by item */
    struct peil_score *sections;         /* by section */
    const struct peil_scored **scored;   /* by section */
    struct peil_scored *own;             /* by section: room for those that were not kept */
    const struct peil_part **unit_parts; /* room for the units of any scope */
    struct peil_part *knockout_parts;    /* by item; NULL where no scope counts knock-outs */
    const uint32_t *outcomes;            /* by item; PEIL_NO_OUTCOME where the plan has none */
    const struct peil_answer *answers;   /* by item */
    bool computes;                       /* the parts of some items are worked out for them */
    bool undecided;                      /* there are answers that may yet not count */
};

/* A score that was kept. */
struct peil_known {
    uint32_t scope; /* its number */
    struct peil_score score;
    struct peil_scored scored;
};

/*
 * The score of a scope whose items have the outcomes of an earlier one; NULL where there was none,
 * or other things decide as well. `*key` is for keeping it then.
 */
const struct peil_known *peil_score_known(
    const struct peil_run_scorer *scorer, const struct peil_scope *scope, uint64_t *key);
void peil_score_keep(const struct peil_run_scorer *scorer, const struct peil_scope *scope,
    uint64_t key, const struct peil_score *score, const struct peil_scored *scored);

/* How many answers of a scope there are in each state; for the whole, sections must be scored. */
struct peil_counts peil_score_counts(
    const struct peil_run_scorer *scorer, const struct peil_scope *scope);

/* The whole by a decision list; `scored` gets the numbers as well. Sections must be scored. */
void peil_score_decide(struct peil_scoring_run *run, struct peil_scored *scored);

/* The answered share: of the scored items that apply, or without a model of all that apply. */
double peil_score_completeness(
    enum peil_model model, const struct peil_counts *counts, const struct peil_survey *survey);

/* Whether there is a value, and why not; the first reason that holds. */
void peil_score_judge(struct peil_score *score, const struct peil_scoring *scoring,
    enum peil_model model, const struct peil_survey *survey, size_t members,
    const struct peil_raw *raw);

/* Puts the numbers of a raw score into the score, rounded as they leave the core. */
void peil_score_publish(
    struct peil_score *score, const struct peil_scoring *scoring, const struct peil_raw *raw);

/* The band of the whole, where it has one, and whether it is certain. */
void peil_score_set_band(struct peil_score *score, const struct peil_scoring *scoring);

/* What a section that was scored is as a unit. */
struct peil_part peil_score_unit(const struct peil_score *score, const struct peil_scored *scored);

/* Holds the total down by the cap of the pack, where it has one. */
void peil_score_hold_down(
    const struct peil_run_scorer *scorer, struct peil_score *score, struct peil_raw *raw);

/* Surveys the items of a scope and gathers the members of its score; units must be scored. */
void peil_score_survey(const struct peil_run_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, struct peil_members *members);

/* The same of a scope that counts its knock-outs. */
void peil_score_survey_knockouts(const struct peil_run_scorer *scorer,
    const struct peil_scope *scope, struct peil_survey *survey, struct peil_members *members);

#endif
