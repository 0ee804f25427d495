/*
 * Counting the knock-outs that are in order: each is one member, whatever it weighs and whether it
 * has points. What asks for attention is not in order.
 */
#include "core/eval/plan_parts.h"
#include "core/eval/result.h"
#include "core/eval/score_units.h"

/* What an open one brings by the policies: nothing, or that it is not in order. */
static void set_open(struct peil_part *part, enum peil_open_policy policy)
{
    part->share = policy == PEIL_OPEN_ZERO || policy == PEIL_OPEN_MINIMUM ? 1 : 0;
    part->prorated = policy == PEIL_OPEN_PRORATE ? 1 : 0;
    part->refuses = policy == PEIL_OPEN_NULL_IF_ANY;
    part->high = 1;
}

static struct peil_part part_of(const struct peil_scoring *scoring, const struct peil_item *item,
    const struct peil_answer *answer)
{
    enum peil_knockout_state state = peil_knockout_state(item, answer);
    struct peil_part part = {0};

    if (state == PEIL_KNOCKOUT_NOT_APPLICABLE)
        return part;
    part.asked = part.applies = true;
    if (state == PEIL_KNOCKOUT_UNKNOWN) {
        set_open(&part, answer->state == PEIL_STATE_UNKNOWN ? scoring->unknown : scoring->blank);
        if (answer->undecided)
            peil_score_let_leave(&part);
        return part;
    }
    part.answered = part.share = 1;
    part.ratio = part.low = part.high = state == PEIL_KNOCKOUT_PASSED ? 1 : 0;
    return part;
}

void peil_score_survey_knockouts(const struct peil_run_scorer *scorer,
    const struct peil_scope *scope, struct peil_survey *survey, struct peil_members *members)
{
    const struct peil_pack *pack = scorer->plan->pack;

    *survey = (struct peil_survey){.scored = scope->scored};
    *members = (struct peil_members){.parts = scorer->unit_parts,
        .weights = scope->knockout_weights,
        .count = scope->knockout_count};
    for (size_t i = 0; i < scope->knockout_count; i++) {
        size_t at = scope->knockouts[i];
        struct peil_part *part = &scorer->knockout_parts[at];

        *part = part_of(&pack->scoring, &pack->items[at], &scorer->answers[at]);
        scorer->unit_parts[i] = part;
        survey->asked += part->asked ? 1 : 0;
        survey->answered += part->answered;
        if (!part->applies)
            continue;
        survey->applying++;
        survey->weighted++;
        survey->undecided += part->may_leave;
        survey->refuses = survey->refuses || part->refuses;
        survey->prorated += part->prorated;
        survey->spoken += part->answered;
        members->has = members->has || part->share > 0;
    }
    members->taking = survey->weighted;
}
