/*
 * What of the advice takes whose place, and the order of the rest.
 */
#include "core/eval/advice_gathering.h"

/* What stands in the end where a candidate would have stood; shortens the way to it. */
static size_t root_of(struct peil_candidate *candidates, size_t index)
{
    while (candidates[index].by != index) {
        candidates[index].by = candidates[candidates[index].by].by;
        index = candidates[index].by;
    }
    return index;
}

/* The first to replace something has it; rules that replace each other do not both go. */
static void take_place(struct peil_advice_gathering *gathering, size_t by, size_t of)
{
    struct peil_candidate *candidates = gathering->candidates;

    if (of != PEIL_NONE && candidates[of].by == of && root_of(candidates, by) != of)
        candidates[of].by = by;
}

static void replace(struct peil_advice_gathering *gathering)
{
    const struct peil_advice_plan *plan = gathering->plan;

    for (size_t i = 0; i < gathering->rules; i++) {
        const struct peil_rule_plan *rule = &plan->rules[gathering->candidates[i].rule];

        for (size_t k = 0; k < rule->concept_count; k++)
            take_place(gathering, i, plan->of_concept[rule->concepts[k]]);
        for (size_t k = 0; k < rule->rule_count; k++)
            take_place(gathering, i, plan->of_rule[rule->rules[k]]);
    }
}

static void put(
    struct peil_advice_gathering *gathering, size_t place, const struct peil_candidate *candidate)
{
    struct peil_tested *tested = gathering->evaluation->tested;

    gathering->advice[place] = candidate->advice;
    if (tested && candidate->rule != PEIL_NONE)
        tested[candidate->rule].advice = &gathering->advice[place];
}

/* Counts what each has replaced, and by priority what was not. Answers how many that are. */
static size_t count_roots(struct peil_advice_gathering *gathering, size_t *by_priority)
{
    size_t roots = 0;

    for (size_t i = 0; i < gathering->count; i++) {
        size_t root = root_of(gathering->candidates, i);

        if (root == i) {
            by_priority[gathering->candidates[i].advice.priority]++;
            roots++;
        } else {
            gathering->candidates[root].trail++;
        }
    }
    return roots;
}

/* Puts what was not replaced in order, and says where its trail will lie. */
static void put_roots(struct peil_advice_gathering *gathering, size_t *by_priority, size_t trail)
{
    size_t place = 0;

    for (size_t i = 0; i <= PEIL_PRIORITY_POSITIVE; i++) {
        size_t count = by_priority[i];

        by_priority[i] = place;
        place += count;
    }
    for (size_t i = 0; i < gathering->count; i++) {
        struct peil_candidate *candidate = &gathering->candidates[i];

        if (candidate->by != i)
            continue;
        candidate->start = trail;
        if (candidate->trail > 0) {
            candidate->advice.replaced = &gathering->advice[trail];
            candidate->advice.replaced_count = candidate->trail;
        }
        trail += candidate->trail;
        put(gathering, by_priority[candidate->advice.priority]++, candidate);
    }
}

int peil_advice_order(struct peil_advice_gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    size_t by_priority[PEIL_PRIORITY_POSITIVE + 1] = {0};
    size_t roots;

    replace(gathering);
    roots = count_roots(gathering, by_priority);
    gathering->advice =
        peil_arena_array(evaluation->arena, gathering->count, sizeof(*gathering->advice));
    if (!gathering->advice)
        return PEIL_ENOMEM;
    evaluation->advice = gathering->advice;
    evaluation->advice_count = gathering->count;
    evaluation->result->advice = gathering->advice;
    evaluation->result->advice_count = roots;
    put_roots(gathering, by_priority, roots);
    for (size_t i = 0; i < gathering->count; i++) {
        size_t root = root_of(gathering->candidates, i);

        if (root != i)
            put(gathering, gathering->candidates[root].start++, &gathering->candidates[i]);
    }
    return PEIL_OK;
}
