/*
 * Whether a score has a value, and what of it leaves the core: rounded, with its band.
 */
#include "core/base/num.h"
#include "core/eval/score_units.h"

static double shown(const struct peil_scoring *scoring, double published)
{
    return peil_num_round(published, scoring->decimals, scoring->rounding);
}

double peil_score_completeness(
    enum peil_model model, const struct peil_counts *counts, const struct peil_survey *survey)
{
    double answered = survey->answered;
    double asked = survey->asked;

    if (model == PEIL_MODEL_NONE || model == PEIL_MODEL_DECISION_LIST) {
        answered = (double)counts->answered;
        asked = (double)(counts->asked - counts->not_applicable - counts->skipped);
    }
    return answered < asked ? peil_num_publish(answered / asked) : 1;
}

/* Whether less was answered than prorating may build upon. */
static bool is_short_for_prorating(
    const struct peil_scoring *scoring, const struct peil_survey *survey)
{
    double spoken = survey->spoken;

    return survey->prorated > 0 &&
           peil_num_publish(spoken / (spoken + survey->prorated)) < scoring->prorate_from;
}

void peil_score_judge(struct peil_score *score, const struct peil_scoring *scoring,
    enum peil_model model, const struct peil_survey *survey, size_t members,
    const struct peil_raw *raw)
{
    score->status = PEIL_SCORE_UNDEFINED;
    if (model == PEIL_MODEL_NONE) {
        score->reason = PEIL_REASON_NO_MODEL;
    } else if (survey->scored == 0) {
        score->reason = PEIL_REASON_NO_SCORED_ITEMS;
    } else if (survey->applying == 0) {
        score->reason = PEIL_REASON_ALL_NOT_APPLICABLE;
    } else if (members == 0) {
        score->reason =
            survey->weighted > 0 ? PEIL_REASON_NO_SCORED_ITEMS : PEIL_REASON_ZERO_WEIGHT;
    } else if (raw->no_distance) {
        score->reason = PEIL_REASON_NO_DISTANCE;
    } else if (survey->refuses) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_OPEN_ANSWERS;
    } else if (!raw->has || score->completeness < scoring->incomplete ||
               is_short_for_prorating(scoring, survey)) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_TOO_FEW_ANSWERS;
    } else {
        score->status = PEIL_SCORE_VALUE;
        score->provisional = survey->left_out > 0 || score->completeness < scoring->provisional;
        score->reason = survey->left_out > 0 ? PEIL_REASON_PARTS_MISSING
                        : score->provisional ? PEIL_REASON_TOO_FEW_ANSWERS
                                             : PEIL_REASON_NONE;
    }
}

/* The same number; most scores are their own bounds. */
static bool is_same(double a, double b)
{
    return !(a < b) && !(a > b);
}

void peil_score_include_value(struct peil_score *score)
{
    if (score->status != PEIL_SCORE_VALUE || !score->bounded)
        return;
    if (score->value < score->low)
        score->low = score->value;
    if (score->value > score->high)
        score->high = score->value;
}

void peil_score_publish(
    struct peil_score *score, const struct peil_scoring *scoring, const struct peil_raw *raw)
{
    score->scale_min = peil_num_publish(raw->scale_min);
    score->scale_max = peil_num_publish(raw->scale_max);
    score->bounded = score->status != PEIL_SCORE_UNDEFINED;
    if (!score->bounded)
        return;
    score->low = peil_num_publish(raw->low);
    score->high = is_same(raw->high, raw->low) ? score->low : peil_num_publish(raw->high);
    if (score->status == PEIL_SCORE_VALUE) {
        score->value = is_same(raw->value, raw->low) ? score->low : peil_num_publish(raw->value);
        score->shown = shown(scoring, score->value);
        score->ratio = peil_num_publish(raw->ratio);
    }
    peil_score_include_value(score);
}

void peil_score_set_band(struct peil_score *score, const struct peil_scoring *scoring)
{
    if (score->status != PEIL_SCORE_VALUE || score->provisional)
        return;
    score->band = peil_score_band(scoring, score->shown);
    score->band_certain = score->band && score->bounded &&
                          peil_score_band(scoring, shown(scoring, score->low)) == score->band &&
                          peil_score_band(scoring, shown(scoring, score->high)) == score->band;
}
