/*
 * decision-list (the riskRules of the AWS Well-Architected custom lenses): of bands with
 * conditions, in the order of the pack, the first whose condition holds; the last has none, and
 * holds where no other does. The value is the number of bands below it, from 0 to n - 1. What is
 * open is open for the conditions as well; where they ask it, another band may yet hold.
 */
#include "core/eval/plan.h"
#include "core/eval/plan_parts.h"
#include "core/eval/score_units.h"

static bool refuses(const struct peil_scoring *scoring, const struct peil_counts *counts)
{
    return (scoring->blank == PEIL_OPEN_NULL_IF_ANY && counts->blank > 0) ||
           (scoring->unknown == PEIL_OPEN_NULL_IF_ANY && counts->unknown > 0);
}

static void judge(
    struct peil_score *score, const struct peil_scoring *scoring, const struct peil_choice *choice)
{
    const struct peil_counts *counts = &score->counts;

    score->status = PEIL_SCORE_UNDEFINED;
    if (counts->asked == 0) {
        score->reason = PEIL_REASON_NO_SCORED_ITEMS;
    } else if (counts->asked == counts->not_applicable + counts->skipped) {
        score->reason = PEIL_REASON_ALL_NOT_APPLICABLE;
    } else if (choice->failed) {
        score->reason = PEIL_REASON_CONDITION_FAILED;
    } else if (refuses(scoring, counts)) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_OPEN_ANSWERS;
    } else if (score->completeness < scoring->incomplete) {
        score->status = PEIL_SCORE_INCOMPLETE;
        score->reason = PEIL_REASON_TOO_FEW_ANSWERS;
    } else {
        score->status = PEIL_SCORE_VALUE;
        score->provisional = score->completeness < scoring->provisional;
        score->reason = score->provisional ? PEIL_REASON_TOO_FEW_ANSWERS : PEIL_REASON_NONE;
    }
}

void peil_score_decide(struct peil_scoring_run *run, struct peil_scored *scored)
{
    const struct peil_scoring *scoring = &run->plan->pack->scoring;
    const struct peil_score_hooks *hooks = run->hooks;
    const struct peil_scope *scope = &run->plan->scopes[run->plan->pack->section_count];
    double most = (double)scoring->band_count - 1;
    struct peil_score *score = &run->total;
    struct peil_choice choice = {.failed = true};
    struct peil_raw *raw = &scored->raw;

    *score = (struct peil_score){.counts = peil_score_counts(run->inside, scope)};
    *scored = (struct peil_scored){0};
    score->completeness = peil_score_completeness(scope->model, &score->counts, &scored->survey);
    if (hooks && hooks->decide)
        hooks->decide(hooks->context, &choice);
    judge(score, scoring, &choice);
    *raw = (struct peil_raw){.has = true,
        .value = most - (double)choice.band,
        .low = most - (double)choice.least,
        .high = most - (double)choice.highest,
        .scale_max = most};
    raw->ratio = raw->value / most;
    raw->ratio_low = raw->low / most;
    raw->ratio_high = raw->high / most;
    peil_score_publish(score, scoring, raw);
    score->exact = score->bounded && !choice.open;
}
