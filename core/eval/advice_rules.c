/*
 * Testing rules, and the advice of those that fire.
 */
#include "core/eval/advice_gathering.h"

#include <string.h>

#include "core/eval/compared.h"

/* Keeps what a rule asked; the list is the scripts' own until the next call. */
static int keep_reads(const struct peil_evaluation *evaluation, struct peil_tested *tested)
{
    const struct peil_recorded *reads =
        peil_scripts_reads(evaluation->scripts, &tested->read_count);
    struct peil_recorded *copy =
        peil_arena_array(evaluation->arena, tested->read_count, sizeof(*copy));

    if (!copy)
        return PEIL_ENOMEM;
    if (tested->read_count > 0)
        memcpy(copy, reads, tested->read_count * sizeof(*copy));
    tested->reads = copy;
    return PEIL_OK;
}

int peil_advice_take_rule(
    struct peil_advice_gathering *gathering, size_t index, int status, bool fires, size_t before)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    struct peil_scripts *scripts = evaluation->scripts;
    const struct peil_rule_plan *plan = &gathering->plan->rules[index];
    struct peil_tested *tested = evaluation->tested ? &evaluation->tested[index] : NULL;
    const struct peil_node *args = NULL;
    const struct peil_reference *const *references = NULL;
    size_t reference_count = 0;
    struct peil_candidate *candidate;

    if (status == PEIL_OK && tested && keep_reads(evaluation, tested) != PEIL_OK)
        return PEIL_ENOMEM;
    if (status == PEIL_OK && fires && plan->rule->arg_count > 0)
        status =
            peil_scripts_rule_args(&args, scripts, index, evaluation->arena, evaluation->diags);
    if (status == PEIL_OK && fires && evaluation->want->reasons)
        status = peil_scripts_rule_references(
            &references, &reference_count, scripts, index, evaluation->arena, evaluation->diags);
    if (tested) {
        tested->asked = true;
        tested->failed = status != PEIL_OK;
    }
    if (status != PEIL_OK)
        return peil_evaluation_script_failed(
            evaluation, status, PEIL_FAILED_RULE, plan->rule->id, plan->layer, before);
    if (!fires)
        return PEIL_OK;
    gathering->plan->of_rule[index] = gathering->count;
    candidate = peil_advice_add(gathering, plan->rule->priority, index);
    candidate->advice.rule = plan->rule;
    candidate->advice.layer = plan->layer;
    candidate->advice.args = args;
    candidate->advice.references = references;
    candidate->advice.reference_count = reference_count;
    return PEIL_OK;
}

/* Whether a rule that compares was asked for another checklist. */
static bool rests(const struct peil_advice_gathering *gathering, size_t rule)
{
    const struct peil_evaluation *evaluation = gathering->evaluation;
    const struct peil_compared *compared = evaluation->want->compared;

    return compared && peil_compared_rests(compared, peil_scripts_layer(evaluation->scripts,
                                                         gathering->plan->rules[rule].layer));
}

/* Asks Lua about a rule, or what it is known to say where somebody wants to know what it asked. */
static int test_rule(struct peil_advice_gathering *gathering, size_t index, peil_firing *firing)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    size_t before = peil_diags_count(evaluation->diags);
    bool fires = false;
    int status = peil_scripts_test_rule(&fires, evaluation->scripts, index, evaluation->diags);

    if (status == PEIL_OK && firing) {
        *firing |= (peil_firing)fires << index;
        return PEIL_OK;
    }
    return status != PEIL_OK || fires || evaluation->tested
               ? peil_advice_take_rule(gathering, index, status, fires, before)
               : PEIL_OK;
}

int peil_advice_try_rules(struct peil_advice_gathering *gathering, peil_firing *firing)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    bool compares = evaluation->want->compared;
    size_t index = compares ? gathering->plan->comparing : 0;
    size_t end = compares ? gathering->plan->rule_count : gathering->plan->comparing;
    int status = PEIL_OK;

    while (status == PEIL_OK && index < end) {
        size_t to = firing ? end : index + 1;
        peil_firing known = 0;
        size_t unknown = evaluation->tested || compares
                             ? index
                             : peil_scripts_known_rules(&known, evaluation->scripts, index, to);

        if (firing)
            *firing |= known << index;
        else if (known != 0)
            status = peil_advice_take_rule(
                gathering, index, PEIL_OK, true, peil_diags_count(evaluation->diags));
        index = unknown;
        if (status == PEIL_OK && index < to) {
            if (!rests(gathering, index))
                status = test_rule(gathering, index, firing);
            index++;
        }
        if (status == PEIL_OK)
            status = evaluation->status;
    }
    return status;
}
