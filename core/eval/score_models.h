/*
 * The models one by one. Not for others; see peil_score_model.
 */
#ifndef PEIL_EVAL_SCORE_MODELS_H
#define PEIL_EVAL_SCORE_MODELS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/num.h"
#include "core/eval/score_parts.h"
#include "core/pack/pack.h"

static inline bool peil_member_counts(const struct peil_members *members, size_t i)
{
    return members->parts[i]->applies && members->weights[i] > 0;
}

/*
 * For models that are not a mean of parts, an item of which some rows are open takes part as a
 * whole, as those that are answered speak for it.
 */
static inline double peil_member_taking(const struct peil_part *part)
{
    return part->share > 0 ? 1 : 0;
}

/* 1 for the best there is, else 0; judged by the published ratio. */
static inline double peil_passes(double ratio)
{
    return ratio >= 1 || (ratio > 0.999999 && peil_num_publish(ratio) >= 1) ? 1 : 0;
}

static inline struct peil_three peil_member_passes(const struct peil_part *part)
{
    return (struct peil_three){
        peil_passes(part->ratio), peil_passes(part->low), peil_passes(part->high)};
}

static inline double peil_clip(double ratio)
{
    return ratio > 1 ? 1 : ratio > 0 ? ratio : 0;
}

/* What adding up gives. */
struct peil_total {
    struct peil_three points;
    double scale_min, scale_max;
    double from, to;     /* of the scale that the bounds lie on, where all takes part */
    bool applies;        /* something is added up, if only later */
    bool some_may_leave; /* some of it may yet not apply */
    bool all_may_leave;
};
/* sum, flat, flat-unweighted; ladder-sum: of one section. */
struct peil_total peil_model_total(const struct peil_members *members, enum peil_model model);
/* The score that it makes. */
void peil_model_set_total(struct peil_raw *raw, const struct peil_total *total);

void peil_model_ladder_sum(struct peil_raw *raw, const struct peil_members *members);
void peil_model_staged(struct peil_raw *raw, const struct peil_members *members, double from);
struct peil_three peil_model_to_target(const struct peil_members *members);
void peil_model_progress(
    struct peil_raw *raw, const struct peil_scoring *scoring, const struct peil_members *members);

/* absolute, all-or-partial, xccdf-default: ratios. */
struct peil_three peil_model_absolute(const struct peil_members *members);
struct peil_three peil_model_all_or_partial(const struct peil_members *members);
struct peil_three peil_model_xccdf_default(const struct peil_members *members);

#endif
