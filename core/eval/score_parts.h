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
#include "core/eval/worth.h"
#include "core/pack/pack.h"

/*
 * The lowest that counts in an item: of a matrix the lowest of its rows, of those that are a
 * knock-out where it names them, and else the item itself.
 */
struct peil_least {
    bool applies;
    bool open;               /* something of it is, and is left out */
    double value, low, high; /* 0 to 1; what is left out counts in `value` as the best it can be */
};

/* What takes part in a score, an item or a section that is a unit of it; whatever its weight. */
struct peil_part {
    bool asked;       /* it is answered or open, so it counts for completeness */
    bool applies;     /* it takes part in the value, or would if it were answered */
    bool refuses;     /* it is open, and the policy then wants no value */
    bool may_leave;   /* it is open whether it applies at all; `low` and `high` are then 0 and 1 */
    bool settled;     /* answered, with one worth whatever happens: so most items are */
    double answered;  /* the answered share of it, 0 to 1, when `asked` */
    double share;     /* of it that takes part in the value, 0 to 1; in between for a matrix only */
    double ratio;     /* worth of that share, 0 to 1 */
    double prorated;  /* the share that the rest speaks for */
    double low, high; /* worth of the whole with all that is open answered worst and best */
    struct peil_least least;
};
struct peil_part peil_score_part(const struct peil_scoring *scoring, const struct peil_item *item,
    const struct peil_answer *answer, const struct peil_worth *worth);

/* The same of an item that is known by its tally; `range` is what open parts can become. */
struct peil_part peil_score_part_of(const struct peil_scoring *scoring,
    const struct peil_item *item, const struct peil_tally *tally, const struct peil_worth *worth,
    const struct peil_range *range);

/* Makes the lowest of two. */
void peil_least_add(struct peil_least *least, const struct peil_least *other);

/* Whether it applies is open as well. */
void peil_score_let_leave(struct peil_part *part);

/* A number and its bounds. */
struct peil_three {
    double value, low, high;
};

struct peil_scope;

/* What a model works on: those of `count` parts that apply and have a weight above 0. */
struct peil_members {
    const struct peil_pack *pack;
    const struct peil_scope *scope; /* that is scored */
    const struct peil_part *const *parts;
    const double *weights;
    const struct peil_item *items; /* of the parts; for models of items only */
    size_t count;
    size_t stream;          /* for `ladder-sum`: the section that is added up */
    size_t taking;          /* how many of them apply and have a weight */
    bool has;               /* some share of them takes part */
    struct peil_three mean; /* of them, see peil_score_mean */
};

/* Sums for a mean, as they grow. */
struct peil_means {
    struct peil_three sum;
    double taking, all; /* weights: of what takes part; of all */
};
static inline void peil_score_add(
    struct peil_means *means, const struct peil_part *part, double weight)
{
    double share = weight * part->share;

    means->sum.value += share * part->ratio;
    means->taking += share;
    means->sum.low += weight * part->low;
    means->sum.high += weight * part->high;
    means->all += weight;
}

/*
 * mean (AVG of CISO Assistant, the score of Lighthouse and of OpenSSF Scorecard): sum w a r / sum w
 * a, on scales that were made one before; mean-of-means (AVG_OF_AVG of CISO Assistant) is the same
 * over sections. For the bounds a = 1.
 */
struct peil_three peil_score_mean(const struct peil_means *means);

/* A score before it is judged and rounded. */
struct peil_raw {
    bool has;                            /* there is a value */
    bool no_distance;                    /* nor could there be one, as targets are baselines */
    double value, low, high;             /* on the scale */
    double ratio, ratio_low, ratio_high; /* the same from 0 to 1 */
    double scale_min, scale_max;
    double least; /* start of the scale with nothing left open */
};

/* Applies a model. */
struct peil_raw peil_score_model(
    const struct peil_scoring *scoring, enum peil_model model, const struct peil_members *members);

struct peil_hook_value;

/*
 * Puts what a script's hook gave into a score that the declared model has made. What it gives
 * without asking what is open it gives whatever comes: its own number is its own bounds, unless
 * open answers may yet change the scale, and a cap holds for the bounds, too. But where the hook
 * asked what is open, it may yet give anything: the bounds are the ends of the scale, and are not
 * exact. No value is `undefined` without a reason.
 */
void peil_score_hooked(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, enum peil_model model, const struct peil_hook_value *value);

/*
 * Holds the total down while a knock-out fails, by the pack's cap: the value and both bounds where
 * one does, the least it can become where one that is open still may.
 */
void peil_score_cap(struct peil_score *score, struct peil_raw *raw,
    const struct peil_scoring *scoring, bool fails, bool may_fail);

/*
 * Widens the bounds of a score to its value. What does not count yet may come to count, so that
 * what comes of it does not always lie around the value as it stands: a sum of points that start at
 * 1 only grows.
 */
void peil_score_include_value(struct peil_score *score);

/* The band of a number; NULL where the pack has no bands. Below all of them it is the lowest. */
const struct peil_band *peil_score_band(const struct peil_scoring *scoring, double shown);

#endif
