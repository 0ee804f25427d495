/*
 * From answers to numbers: what every item brings to a score once the policies for open and
 * not-applicable answers are applied, and the models that make one number of it. Not for others;
 * see core/eval/score.h.
 */
#ifndef PEIL_EVAL_SCORE_PARTS_H
#define PEIL_EVAL_SCORE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/eval/answers.h"
#include "core/eval/score.h"
#include "core/pack/pack.h"

/* What an item brings, whatever its weight. */
struct peil_part {
    bool asked;       /* it is answered or open, so it counts for completeness */
    double answered;  /* the answered share of it, 0 to 1, when `asked` */
    bool applies;     /* it takes part in the value, or would if it were answered */
    bool refuses;     /* it is open, and the policy then wants no value */
    double share;     /* of it that takes part in the value, 0 to 1; in between for a matrix only */
    double ratio;     /* worth of that share, 0 to 1 */
    double prorated;  /* the share that the rest speaks for */
    double low, high; /* worth of the whole with all that is open answered worst and best */
};
struct peil_part peil_score_part(const struct peil_scoring *scoring, const struct peil_item *item,
    const struct peil_answer *answer, const struct peil_worth *worth);

/* What takes part in a score: an item, or a section that is a unit of it. */
struct peil_member {
    double weight;                            /* above 0 */
    double share, ratio, prorated, low, high; /* as above */
    double from, to;                          /* least and most points; for `sum` only */
};

/* A score before it is judged and rounded. */
struct peil_raw {
    bool has;                            /* there is a value */
    double value, low, high;             /* on the scale */
    double ratio, ratio_low, ratio_high; /* the same from 0 to 1 */
    double scale_min, scale_max;
};

/* Applies a model to at least one member. */
struct peil_raw peil_score_model(const struct peil_scoring *scoring, enum peil_model model,
    const struct peil_member *members, size_t count);

/* The band of a number; NULL where the pack has no bands. Below all of them it is the lowest. */
const struct peil_band *peil_score_band(const struct peil_scoring *scoring, double shown);

#endif
