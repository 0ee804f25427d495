/*
 * Gathering what takes part in a score.
 */
#include "core/eval/score_units.h"

#include "core/eval/plan_parts.h"

/*
 * The settled items at the start of a scope; how many there are. While there is nothing else, a
 * value and its bounds are sums of the same numbers.
 */
static size_t survey_settled(const struct peil_scope *scope, const struct peil_part *const *parts,
    struct peil_survey *survey, struct peil_means *means)
{
    double sum = 0;
    double weights = 0;
    size_t weighted = 0;
    size_t i = 0;

    for (; i < scope->item_count && parts[i]->settled; i++) {
        double weight = scope->weights[i];

        if (!(weight > 0))
            continue;
        weighted++;
        sum += weight * parts[i]->ratio;
        weights += weight;
    }
    survey->asked = survey->answered = (double)i;
    survey->applying = i;
    survey->weighted = weighted;
    survey->spoken = (double)weighted;
    means->sum = (struct peil_three){sum, sum, sum};
    means->taking = means->all = weights;
    return i;
}

static void survey_items(const struct peil_scope *scope, const struct peil_part *const *parts,
    struct peil_survey *survey, struct peil_members *members)
{
    struct peil_means means;
    size_t i = survey_settled(scope, parts, survey, &means);

    members->has = survey->weighted > 0;
    for (; i < scope->item_count; i++) {
        const struct peil_part *part = parts[i];
        double weight = scope->weights[i];

        survey->asked += part->asked ? 1 : 0;
        survey->answered += part->asked ? part->answered : 0;
        if (!part->applies)
            continue;
        survey->applying++;
        if (!(weight > 0))
            continue;
        survey->weighted++;
        survey->undecided += part->may_leave;
        survey->refuses = survey->refuses || part->refuses;
        survey->prorated += part->prorated;
        survey->spoken += part->asked ? part->answered : 0;
        members->has = members->has || part->share > 0;
        peil_score_add(&means, part, weight);
    }
    members->mean = peil_score_mean(&means);
}

/* What was found in the top sections, together: whole numbers, so that the sum is exact. */
static void survey_sections(const struct peil_run_scorer *scorer, struct peil_survey *survey)
{
    const struct peil_pack *pack = scorer->plan->pack;
    struct peil_survey sum = *survey; /* apart, so that adding need not go through memory */

    for (size_t i = 0; i < pack->section_count; i++) {
        const struct peil_survey *found = &scorer->scored[i]->survey;

        if (pack->sections[i].parent != PEIL_NONE)
            continue;
        sum.asked += found->asked;
        sum.answered += found->answered;
        sum.applying += found->applying;
        sum.weighted += found->weighted;
        sum.undecided += found->undecided;
        sum.refuses = sum.refuses || found->refuses;
        sum.prorated += found->prorated;
        sum.spoken += found->spoken;
    }
    *survey = sum;
}

struct peil_part peil_score_unit(const struct peil_score *score, const struct peil_scored *scored)
{
    const struct peil_raw *raw = &scored->raw;
    const struct peil_survey *survey = &scored->survey;
    bool may_leave = survey->undecided > 0 && survey->undecided == survey->weighted;

    return (struct peil_part){.applies = score->status != PEIL_SCORE_UNDEFINED,
        .share = score->status == PEIL_SCORE_VALUE ? 1 : 0,
        .ratio = raw->ratio,
        .may_leave = may_leave,
        .low = may_leave ? 0 : raw->ratio_low,
        .high = may_leave ? 1 : raw->ratio_high};
}

static void gather_units(const struct peil_run_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, struct peil_members *members)
{
    struct peil_means means = {0};

    members->has = false;
    for (size_t i = 0; i < scope->unit_count; i++) {
        const struct peil_unit *unit = &scope->units[i];
        const struct peil_score *score = &scorer->sections[unit->section];
        const struct peil_survey *found = &scorer->scored[unit->section]->survey;
        const struct peil_part *part = &scorer->scored[unit->section]->part;

        scorer->unit_parts[i] = part;
        survey->inexact = survey->inexact || (unit->weight > 0 && part->applies && !score->exact);
        survey->unsettled = survey->unsettled || (found->unsettled && unit->weight > 0);
        if (!part->applies || !(unit->weight > 0))
            continue;
        members->taking++;
        members->has = members->has || part->share > 0;
        survey->left_out += score->status != PEIL_SCORE_VALUE;
        peil_score_add(&means, part, unit->weight);
    }
    members->parts = scorer->unit_parts;
    members->weights = scope->unit_weights;
    members->count = scope->unit_count;
    members->mean = peil_score_mean(&means);
}

void peil_score_survey(const struct peil_run_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, struct peil_members *members)
{
    const struct peil_part *const *parts = scorer->parts + scope->first_item;
    const struct peil_item *items = scorer->plan->pack->items;

    if (scope->counts_knockouts) {
        peil_score_survey_knockouts(scorer, scope, survey, members);
        return;
    }
    *survey = (struct peil_survey){.scored = scope->scored};
    *members = (struct peil_members){.pack = scorer->plan->pack,
        .scope = scope,
        .items = items ? items + scope->first_item : NULL};
    if (scope->by_units && scope->adds_up && !scorer->computes)
        survey_sections(scorer, survey);
    else
        survey_items(scope, parts, survey, members);
    if (scope->by_units) {
        gather_units(scorer, scope, survey, members);
        return;
    }
    members->parts = parts;
    members->weights = scope->weights;
    members->count = scope->item_count;
    members->taking = survey->weighted;
}

/* How many answers of a scope there are in each state. */
static struct peil_counts count_states(
    const struct peil_run_scorer *scorer, const struct peil_scope *scope)
{
    size_t states[PEIL_STATE_SKIPPED + 1] = {0};

    for (size_t i = 0; i < scope->item_count; i++)
        states[scorer->answers[scope->first_item + i].state]++;
    return (struct peil_counts){.asked = scope->item_count,
        .answered = states[PEIL_STATE_ANSWERED],
        .unknown = states[PEIL_STATE_UNKNOWN],
        .not_applicable = states[PEIL_STATE_NOT_APPLICABLE],
        .blank = states[PEIL_STATE_BLANK],
        .skipped = states[PEIL_STATE_SKIPPED]};
}

/* The sum of the top sections, in which all items stand. */
static struct peil_counts add_counts(const struct peil_run_scorer *scorer)
{
    const struct peil_pack *pack = scorer->plan->pack;
    struct peil_counts sum = {0};

    for (size_t i = 0; i < pack->section_count; i++) {
        const struct peil_counts *counts = &scorer->sections[i].counts;

        if (pack->sections[i].parent != PEIL_NONE)
            continue;
        sum.asked += counts->asked;
        sum.answered += counts->answered;
        sum.unknown += counts->unknown;
        sum.not_applicable += counts->not_applicable;
        sum.blank += counts->blank;
        sum.skipped += counts->skipped;
    }
    return sum;
}

struct peil_counts peil_score_counts(
    const struct peil_run_scorer *scorer, const struct peil_scope *scope)
{
    return scope->section == PEIL_NONE ? add_counts(scorer) : count_states(scorer, scope);
}
