/*
 * Advice: of rules that fire, and base advice for what is weak.
 */
#include "core/eval/advice_gathering.h"

struct peil_candidate *peil_advice_add(
    struct peil_advice_gathering *gathering, enum peil_priority priority, size_t rule)
{
    struct peil_candidate *candidate = &gathering->candidates[gathering->count];

    *candidate = (struct peil_candidate){
        .advice.priority = priority, .rule = rule, .by = gathering->count++};
    return candidate;
}

static void forget_places(struct peil_advice_gathering *gathering)
{
    const struct peil_concept_plans *concepts = &gathering->evaluation->evaluator->concepts;

    for (size_t i = 0; i < gathering->plan->rule_count; i++)
        gathering->plan->of_rule[i] = PEIL_NONE;
    for (size_t i = 0; i < concepts->count; i++)
        gathering->plan->of_concept[i] = PEIL_NONE;
}

static int make_room_for_tests(struct peil_advice_gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    size_t count = gathering->plan->rule_count;

    if (count == 0 || !(evaluation->want->reasons || evaluation->want->near))
        return PEIL_OK;
    evaluation->tested = peil_arena_array(evaluation->arena, count, sizeof(*evaluation->tested));
    return evaluation->tested ? PEIL_OK : PEIL_ENOMEM;
}

/* ---- base advice ---- */

static bool fails_knockout(
    const struct peil_evaluation *evaluation, const struct peil_concept_plan *plan)
{
    const struct peil_result *result = evaluation->result;

    if (!plan->knockout || result->verdict != PEIL_KNOCKOUT_FAILED)
        return false;
    for (size_t i = 0; i < plan->link_count; i++) {
        const struct peil_concept_link *link = &plan->links[i];

        if (link->knockout &&
            result->knockouts[evaluation->evaluator->knockout_of[link->item->index]].state ==
                PEIL_KNOCKOUT_FAILED)
            return true;
    }
    return false;
}

/*
 * A failed knock-out among its sources: critical. The worst level: high for what the law itself
 * asks, unless it was asked indirectly only, else medium. What lies in between: low.
 */
static enum peil_priority base_priority(const struct peil_evaluation *evaluation,
    const struct peil_concept_plan *plan, const struct peil_concept_level *level)
{
    const struct peil_vocabulary *vocabulary = plan->concept->pack->vocabulary;

    if (fails_knockout(evaluation, plan))
        return PEIL_PRIORITY_CRITICAL;
    if (level->level != &vocabulary->levels[vocabulary->level_count - 1])
        return PEIL_PRIORITY_LOW;
    return plan->concept->basis.kind == PEIL_BASIS_LAW &&
                   level->confidence != PEIL_CONFIDENCE_INDICATIVE
               ? PEIL_PRIORITY_HIGH
               : PEIL_PRIORITY_MEDIUM;
}

/* What the vocabulary advises at a level that is not its best; NULL for nothing. */
static const struct peil_base_advice *base_of(const struct peil_concept_level *level)
{
    const struct peil_vocabulary *vocabulary;
    const struct peil_base_advice *base;

    if (!level->known || !level->concept->advice)
        return NULL;
    vocabulary = level->concept->pack->vocabulary;
    if (level->level == vocabulary->levels)
        return NULL;
    base = &level->concept->advice[level->level - vocabulary->levels];
    return base->text.count > 0 ? base : NULL;
}

static int add_base_advice(struct peil_advice_gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    const struct peil_concept_plans *plans = &evaluation->evaluator->concepts;
    const struct peil_concept_level *levels;

    if (!plans->advised || evaluation->want->compared)
        return PEIL_OK;
    levels = peil_evaluation_levels(evaluation);
    if (!levels)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < plans->count; i++) {
        const struct peil_base_advice *base = base_of(&levels[i]);
        struct peil_candidate *candidate;

        if (!base)
            continue;
        gathering->plan->of_concept[i] = gathering->count;
        candidate = peil_advice_add(
            gathering, base_priority(evaluation, &plans->plans[i], &levels[i]), PEIL_NONE);
        candidate->advice.concept = &levels[i];
        candidate->advice.base = base;
    }
    return PEIL_OK;
}

/* Gathers what was not gathered yet, and makes the list. */
static int make_list(struct peil_advice_gathering *gathering)
{
    int status;

    gathering->rules = gathering->count;
    status = add_base_advice(gathering);
    if (status != PEIL_OK)
        return status;
    return peil_advice_order(gathering);
}

/* As all of it, where which rules fire decides what the list is. */
static int advise_by_firing(struct peil_advice_gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    struct peil_result *result = evaluation->result;
    struct peil_known_advice *known = gathering->plan->known;
    const struct peil_advice_list *list;
    peil_firing firing = 0;
    int status = peil_advice_try_rules(gathering, &firing);

    if (status != PEIL_OK)
        return status;
    list = peil_known_advice_find(known, firing);
    if (!list) {
        forget_places(gathering);
        for (size_t i = 0; i < gathering->plan->comparing && status == PEIL_OK; i++)
            if ((firing >> i & 1) != 0)
                status = peil_advice_take_rule(gathering, i, PEIL_OK, true, 0);
        if (status == PEIL_OK)
            status = make_list(gathering);
        if (status != PEIL_OK)
            return status;
        peil_known_advice_keep(known, evaluation->evaluator->arena, firing, result->advice,
            result->advice_count, gathering->count);
        list = peil_known_advice_find(known, firing);
    }
    result->advice_kept = list != NULL;
    if (list) {
        result->advice = list->advice;
        result->advice_count = list->count;
    }
    return PEIL_OK;
}

int peil_evaluation_advice(struct peil_evaluation *evaluation)
{
    struct peil_advice_gathering gathering = {.evaluation = evaluation,
        .plan = &evaluation->evaluator->advice,
        .candidates = evaluation->evaluator->advice.candidates};
    int status = make_room_for_tests(&gathering);

    if (status != PEIL_OK)
        return status;
    if (gathering.plan->known && !evaluation->tested && !evaluation->want->compared)
        return advise_by_firing(&gathering);
    forget_places(&gathering);
    status = peil_advice_try_rules(&gathering, NULL);
    return status == PEIL_OK ? make_list(&gathering) : status;
}
