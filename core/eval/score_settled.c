/*
 * Scores of which every item is answered with one worth whatever happens: nearly all of them. They
 * differ in a single number, so that the rest of them is kept.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/eval/plan_parts.h"
#include "core/eval/score_units.h"

static struct peil_settled *kept_of(
    const struct peil_scorer *scorer, const struct peil_scope *scope)
{
    const struct peil_plan *plan = scorer->plan;

    if (!scorer->outcomes || !plan->settled || scope->by_units || scope->model != PEIL_MODEL_MEAN)
        return NULL;
    return &plan->settled[scope->section == PEIL_NONE ? plan->pack->section_count : scope->section];
}

/* The sum of weights times ratios; false where something is not settled. */
static bool add_settled(
    const struct peil_scorer *scorer, const struct peil_scope *scope, double *sum, double *weights)
{
    const struct peil_item_plan *items = scorer->plan->items + scope->first_item;
    const uint32_t *outcomes = scorer->outcomes + scope->first_item;
    double added = 0;
    double all = 0;

    for (size_t i = 0; i < scope->item_count; i++) {
        const struct peil_item_outcome *outcome = items[i].outcomes;
        const struct peil_part *part;
        double weight = scope->weights[i];

        if (!outcome)
            return false;
        part = &outcome[outcomes[i]].part;
        if (!part->settled)
            return false;
        if (!(weight > 0))
            continue;
        added += weight * part->ratio;
        all += weight;
    }
    *sum = added;
    *weights = all;
    return true;
}

/* A ratio, and what it comes to, which takes its time. */
static const struct peil_settled_number *number_of(const struct peil_plan *plan, double ratio)
{
    const struct peil_scoring *scoring = &plan->pack->scoring;
    struct peil_settled_number *number = &plan->numbers[peil_number_slot(ratio)];

    /* Unused ones are all zero, which no ratio above 0 is. */
    if (memcmp(&number->ratio, &ratio, sizeof(ratio)) != 0 || !(ratio > 0)) {
        double value = scoring->scale_min + (scoring->scale_max - scoring->scale_min) * ratio;

        number->ratio = ratio;
        number->published_ratio = peil_num_publish(ratio);
        number->value = value;
        number->published = peil_num_publish(value);
        number->shown = peil_num_round(number->published, scoring->decimals, scoring->rounding);
    }
    return number;
}

bool peil_score_settled(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_score *score, struct peil_raw *raw, struct peil_survey *survey)
{
    const struct peil_settled *kept = kept_of(scorer, scope);
    const struct peil_settled_number *number;
    double sum;
    double weights;

    if (!kept || !kept->known || !add_settled(scorer, scope, &sum, &weights))
        return false;
    number = number_of(scorer->plan, sum / weights);
    *score = kept->score;
    score->value = score->low = score->high = number->published;
    score->shown = number->shown;
    score->ratio = number->published_ratio;
    raw->has = true;
    raw->value = raw->low = raw->high = number->value;
    raw->ratio = raw->ratio_low = raw->ratio_high = number->ratio;
    raw->scale_min = scorer->plan->pack->scoring.scale_min;
    raw->scale_max = scorer->plan->pack->scoring.scale_max;
    *survey = kept->survey;
    return true;
}

void peil_score_keep_settled(const struct peil_scorer *scorer, const struct peil_scope *scope,
    const struct peil_score *score, const struct peil_survey *survey)
{
    struct peil_settled *kept = kept_of(scorer, scope);
    double sum;
    double weights;

    if (!kept || kept->known || score->status != PEIL_SCORE_VALUE || scope->item_count == 0 ||
        !add_settled(scorer, scope, &sum, &weights) || !(weights > 0))
        return;
    kept->score = *score;
    kept->survey = *survey;
    kept->known = true;
}
