/*
 * Finds out once which rule replaces what.
 */
#include "core/eval/advice_plan.h"

#include "core/pack/index.h"

struct making {
    struct peil_arena *arena;
    const struct peil_concept_plans *concepts;
    const struct peil_scripts *scripts;
    const struct peil_index *ids; /* of the rules */
};

static bool plan_rule(
    const struct making *making, const struct peil_rule *rule, struct peil_rule_plan *plan)
{
    size_t *concepts = peil_arena_array(making->arena, rule->replaces_count, sizeof(*concepts));
    size_t *rules = peil_arena_array(making->arena, rule->replaces_rule_count, sizeof(*rules));

    if (!concepts || !rules)
        return false;
    plan->rule = rule;
    plan->concepts = concepts;
    plan->rules = rules;
    for (size_t i = 0; i < rule->replaces_count; i++) {
        size_t number = peil_scripts_concept_number(making->scripts, rule->replaces[i]);
        size_t slot =
            number < making->concepts->number_count ? making->concepts->slots[number] : PEIL_NONE;

        if (slot != PEIL_NONE)
            concepts[plan->concept_count++] = slot;
    }
    for (size_t i = 0; i < rule->replaces_rule_count; i++) {
        size_t found = peil_index_find(making->ids, rule->replaces_rules[i]);

        if (found != SIZE_MAX)
            rules[plan->rule_count++] = found;
    }
    return true;
}

static bool plan_rules(
    struct making *making, struct peil_advice_plan *out, struct peil_rule_plan *plans)
{
    struct peil_index *ids = peil_index_new(making->arena, out->rule_count);

    if (!ids)
        return false;
    for (size_t i = 0; i < out->rule_count; i++)
        peil_index_add(ids, peil_scripts_rule(making->scripts, i)->id, i);
    if (!peil_index_sort(ids, making->arena))
        return false;
    making->ids = ids;
    for (size_t i = 0; i < out->rule_count; i++) {
        plans[i].layer = peil_scripts_rule_layer(making->scripts, i);
        if (!plan_rule(making, peil_scripts_rule(making->scripts, i), &plans[i]))
            return false;
    }
    out->rules = plans;
    return true;
}

int peil_advice_plan_make(struct peil_advice_plan *out, struct peil_arena *arena,
    const struct peil_concept_plans *concepts, const struct peil_scripts *scripts)
{
    struct making making = {arena, concepts, scripts, NULL};
    struct peil_rule_plan *plans;
    size_t most;

    *out = (struct peil_advice_plan){0};
    out->comparing = scripts ? peil_scripts_rule_count(scripts) : 0;
    out->rule_count = out->comparing + (scripts ? peil_scripts_comparing_count(scripts) : 0);
    most = out->rule_count + concepts->count;
    plans = peil_arena_array(arena, out->rule_count, sizeof(*plans));
    out->candidates = peil_arena_array(arena, most, sizeof(*out->candidates));
    out->of_rule = peil_arena_array(arena, out->rule_count, sizeof(*out->of_rule));
    out->of_concept = peil_arena_array(arena, concepts->count, sizeof(*out->of_concept));
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (out->rule_count > 0 && !plan_rules(&making, out, plans))
        return PEIL_ENOMEM;
    return PEIL_OK;
}
