/*
 * Bounds of concepts: the worst and best that can come of what is open.
 *
 * An open part may be answered with any option, or turn out not to apply; then it leaves. Members
 * of which nothing is open are their own bounds. A section has the bounds of its score where those
 * also hold when something in it leaves, which a mean, a least or a sum of worths from 0 to 1 has:
 * what leaves brings the rest to no more than the best answer does and to no less than the worst.
 */
#include "core/eval/concept_bounds.h"

#include "core/eval/plan_parts.h"
#include "core/eval/score_units.h"
#include "core/eval/worth.h"

/* Whether an open part of an item may come to tell nothing. */
static bool part_may_leave(const struct peil_evaluation *evaluation, const struct peil_item *item)
{
    const struct peil_item_outcome *outcomes = evaluation->run.plan->items[item->index].outcomes;
    const struct peil_scale *scale = item->scale;

    if (item->not_applicable_allowed)
        return true;
    if (item->type != PEIL_ITEM_CHOICE && item->type != PEIL_ITEM_MATRIX)
        return false;
    for (size_t i = 0; scale && i < scale->count; i++)
        if (outcomes ? !outcomes[PEIL_OUTCOME_STATES + i].worth.scored : !scale->options[i].scored)
            return true;
    return false;
}

/* What an answer is worth, as far as the item is about the concept. */
static struct peil_worth worth_of(const struct peil_evaluation *evaluation,
    const struct peil_concept_link *link, const struct peil_answer *answer)
{
    const struct peil_item *item = link->item;
    const struct peil_item_outcome *outcomes = evaluation->run.plan->items[item->index].outcomes;

    if (link->rows)
        return peil_rows_worth(item, answer, link->rows);
    return outcomes ? outcomes[peil_outcome_of(answer)].worth : peil_answer_worth(item, answer);
}

/* An answer whose condition is open counts or does not; it is in the answers as they were given. */
static bool member_of_item(const struct peil_evaluation *evaluation,
    const struct peil_concept_link *link, struct peil_concept_member *out)
{
    size_t index = link->item->index;
    const struct peil_answer *answer = &evaluation->answer[index];
    bool undecided = answer->undecided;
    struct peil_worth worth;

    if (undecided)
        answer = &evaluation->result->answers_given->answers[index];
    worth = worth_of(evaluation, link, answer);
    *out = (struct peil_concept_member){.low = worth.low,
        .high = worth.high,
        .weight = link->weight,
        .may_leave =
            undecided || (!(worth.answered > 0) && part_may_leave(evaluation, link->item))};
    return worth.scored;
}

/* Models whose bounds hold as well when something open leaves. */
static bool holds_without(enum peil_model model)
{
    switch (model) {
    case PEIL_MODEL_MEAN:
    case PEIL_MODEL_MEAN_OF_MEANS:
    case PEIL_MODEL_WORST:
    case PEIL_MODEL_LOWEST_LAW:
    case PEIL_MODEL_SUM:
    case PEIL_MODEL_FLAT:
    case PEIL_MODEL_FLAT_UNWEIGHTED:
        return true;
    default:
        return false;
    }
}

static bool stands_in(const struct peil_pack *pack, size_t section, size_t in)
{
    while (section != PEIL_NONE && section != in)
        section = pack->sections[section].parent;
    return section == in;
}

/* Whether something in a section that is open may leave, of which its bounds know nothing. */
static bool is_unsure(const struct peil_evaluation *evaluation, const struct peil_section *section)
{
    const struct peil_pack *pack = evaluation->pack;
    bool holds = !evaluation->evaluator->hooked[PEIL_HOOK_ITEM];

    for (size_t i = section->index; holds && i < pack->section_count; i++)
        if (stands_in(pack, i, section->index))
            holds = holds_without(pack->sections[i].model);
    for (size_t i = 0; !holds && i < section->item_count; i++) {
        const struct peil_item *item = &pack->items[section->first_item + i];
        const struct peil_answer *answer = &evaluation->answer[item->index];

        if (peil_answer_open(item, answer) &&
            (answer->undecided || part_may_leave(evaluation, item)))
            return true;
    }
    return false;
}

static bool member_of_section(const struct peil_evaluation *evaluation,
    const struct peil_concept_link *link, struct peil_concept_member *out)
{
    const struct peil_run_scorer *scorer = evaluation->run.inside;
    const struct peil_scored *scored = scorer->scored[link->section->index];
    const struct peil_score *score = &evaluation->run.sections[link->section->index];

    *out = (struct peil_concept_member){
        .low = 0, .high = 1, .weight = link->weight, .may_leave = true};
    if (scored->survey.unsettled)
        return true;
    if (score->status == PEIL_SCORE_UNDEFINED)
        return false;
    out->may_leave = !(scored->survey.spoken > 0);
    if (!is_unsure(evaluation, link->section)) {
        out->low = scored->raw.ratio_low;
        out->high = scored->raw.ratio_high;
    }
    return true;
}

bool peil_concept_member_of(const struct peil_evaluation *evaluation,
    const struct peil_concept_link *link, struct peil_concept_member *out)
{
    return link->item ? member_of_item(evaluation, link, out)
                      : member_of_section(evaluation, link, out);
}
