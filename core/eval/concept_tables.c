/*
 * Tables of levels: most concepts rest on one or two choice items, whose few answers come again and
 * again.
 */
#include "core/eval/concept_plan.h"

#include "core/eval/plan_parts.h"

/* The steps of the links that decide; answers how many outcomes there are together, 0 for many. */
static size_t count_outcomes(const struct peil_concept_plan *concept, const struct peil_plan *plan,
    struct peil_concept_step *steps, size_t *step_count)
{
    size_t outcomes = 1;

    *step_count = 0;
    for (size_t i = 0; i < concept->link_count; i++) {
        const struct peil_concept_link *link = &concept->links[i];

        /* Whoever is not asked it may have another tier. */
        if (link->item && link->item->audience.count > 0)
            return 0;
        if (link->covered || link->tier != concept->tier)
            continue;
        if (!plan->items[link->item->index].outcomes)
            return 0;
        steps[*step_count] =
            (struct peil_concept_step){.item = link->item->index, .step = (uint32_t)outcomes};
        *step_count += 1;
        outcomes *= PEIL_OUTCOME_STATES + link->item->scale->count;
        if (outcomes > PEIL_CONCEPT_TABLE)
            return 0;
    }
    return outcomes;
}

void peil_concept_tables_make(
    struct peil_concept_plans *plans, struct peil_arena *arena, const struct peil_plan *plan)
{
    struct peil_concept_step *steps = peil_arena_array(arena, plans->link_count, sizeof(*steps));
    size_t left = PEIL_CONCEPT_TABLES;

    for (size_t i = 0; steps && i < plans->count; i++) {
        struct peil_concept_plan *concept = &plans->plans[i];
        size_t count;
        size_t outcomes = concept->by_sections ? 0 : count_outcomes(concept, plan, steps, &count);

        if (outcomes == 0 || outcomes > left)
            continue;
        concept->table = peil_arena_array(arena, outcomes, sizeof(*concept->table));
        concept->steps = steps;
        concept->step_count = count;
        steps += count;
        left -= outcomes;
    }
}
