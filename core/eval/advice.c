/*
 * Advice: rules that fire, base advice for what is weak, what takes whose place, and the order.
 */
#include "core/eval/evaluation.h"

#include <string.h>

#include "core/eval/compared.h"

/* The advice of one evaluation in the making. */
struct gathering {
    struct peil_evaluation *evaluation;
    struct peil_advice_plan *plan;
    struct peil_candidate *candidates; /* rules in their order, then base advice */
    size_t rules, count;
    struct peil_advice *advice; /* what was not replaced in order, then what was */
};

static struct peil_candidate *add(
    struct gathering *gathering, enum peil_priority priority, size_t rule)
{
    struct peil_candidate *candidate = &gathering->candidates[gathering->count];

    *candidate = (struct peil_candidate){
        .advice.priority = priority, .rule = rule, .by = gathering->count++};
    return candidate;
}

/* ---- rules ---- */

static void forget_places(struct gathering *gathering)
{
    const struct peil_concept_plans *concepts = &gathering->evaluation->evaluator->concepts;

    for (size_t i = 0; i < gathering->plan->rule_count; i++)
        gathering->plan->of_rule[i] = PEIL_NONE;
    for (size_t i = 0; i < concepts->count; i++)
        gathering->plan->of_concept[i] = PEIL_NONE;
}

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

/* After a rule was tested: it fired, failed, or somebody wants to know what it asked. */
static int take_rule(
    struct gathering *gathering, size_t index, int status, bool fires, size_t before)
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
    candidate = add(gathering, plan->rule->priority, index);
    candidate->advice.rule = plan->rule;
    candidate->advice.layer = plan->layer;
    candidate->advice.args = args;
    candidate->advice.references = references;
    candidate->advice.reference_count = reference_count;
    return PEIL_OK;
}

/* Whether a rule that compares was asked for another checklist. */
static bool rests(const struct gathering *gathering, size_t rule)
{
    const struct peil_evaluation *evaluation = gathering->evaluation;
    const struct peil_compared *compared = evaluation->want->compared;

    return compared && peil_compared_rests(compared, peil_scripts_layer(evaluation->scripts,
                                                         gathering->plan->rules[rule].layer));
}

static int make_room_for_tests(struct gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    size_t count = gathering->plan->rule_count;

    if (count == 0 || !(evaluation->want->reasons || evaluation->want->near))
        return PEIL_OK;
    evaluation->tested = peil_arena_array(evaluation->arena, count, sizeof(*evaluation->tested));
    return evaluation->tested ? PEIL_OK : PEIL_ENOMEM;
}

/* Asks Lua about a rule, or what it is known to say where somebody wants to know what it asked. */
static int test_rule(struct gathering *gathering, size_t index, peil_firing *firing)
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
               ? take_rule(gathering, index, status, fires, before)
               : PEIL_OK;
}

/*
 * Tests the rules: in a comparison those that compare, else the others. With `firing` it notes
 * there which fire; without, it gathers their advice at once.
 */
static int try_rules(struct gathering *gathering, peil_firing *firing)
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
            status =
                take_rule(gathering, index, PEIL_OK, true, peil_diags_count(evaluation->diags));
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

static int add_base_advice(struct gathering *gathering)
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
        candidate =
            add(gathering, base_priority(evaluation, &plans->plans[i], &levels[i]), PEIL_NONE);
        candidate->advice.concept = &levels[i];
        candidate->advice.base = base;
    }
    return PEIL_OK;
}

/* ---- what takes whose place ---- */

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
static void take_place(struct gathering *gathering, size_t by, size_t of)
{
    struct peil_candidate *candidates = gathering->candidates;

    if (of != PEIL_NONE && candidates[of].by == of && root_of(candidates, by) != of)
        candidates[of].by = by;
}

static void replace(struct gathering *gathering)
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

/* ---- the outcome ---- */

static void put(struct gathering *gathering, size_t place, const struct peil_candidate *candidate)
{
    struct peil_tested *tested = gathering->evaluation->tested;

    gathering->advice[place] = candidate->advice;
    if (tested && candidate->rule != PEIL_NONE)
        tested[candidate->rule].advice = &gathering->advice[place];
}

/* Counts what each has replaced, and by priority what was not. Answers how many that are. */
static size_t count_roots(struct gathering *gathering, size_t *by_priority)
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
static void put_roots(struct gathering *gathering, size_t *by_priority, size_t trail)
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

static int finish(struct gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    size_t by_priority[PEIL_PRIORITY_POSITIVE + 1] = {0};
    size_t roots = count_roots(gathering, by_priority);

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

/* Gathers what was not gathered yet, and makes the list. */
static int make_list(struct gathering *gathering)
{
    int status;

    gathering->rules = gathering->count;
    status = add_base_advice(gathering);
    if (status != PEIL_OK)
        return status;
    replace(gathering);
    return finish(gathering);
}

/* As all of it, where which rules fire decides what the list is. */
static int advise_by_firing(struct gathering *gathering)
{
    struct peil_evaluation *evaluation = gathering->evaluation;
    struct peil_result *result = evaluation->result;
    struct peil_known_advice *known = gathering->plan->known;
    const struct peil_advice_list *list;
    peil_firing firing = 0;
    int status = try_rules(gathering, &firing);

    if (status != PEIL_OK)
        return status;
    list = peil_known_advice_find(known, firing);
    if (!list) {
        forget_places(gathering);
        for (size_t i = 0; i < gathering->plan->comparing && status == PEIL_OK; i++)
            if ((firing >> i & 1) != 0)
                status = take_rule(gathering, i, PEIL_OK, true, 0);
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
    struct gathering gathering = {.evaluation = evaluation,
        .plan = &evaluation->evaluator->advice,
        .candidates = evaluation->evaluator->advice.candidates};
    int status = make_room_for_tests(&gathering);

    if (status != PEIL_OK)
        return status;
    if (gathering.plan->known && !evaluation->tested && !evaluation->want->compared)
        return advise_by_firing(&gathering);
    forget_places(&gathering);
    status = try_rules(&gathering, NULL);
    return status == PEIL_OK ? make_list(&gathering) : status;
}
