/*
 * Why advice was given, and which answer would have brought other advice: a rule is asked once more
 * with one question answered otherwise. Nothing of it touches the result itself.
 */
#include "core/eval/evaluation.h"

#include <string.h>

/* Most times that rules are asked again: one of them, and all together. */
#define MOST_EACH 500
#define MOST_ALL 10000

/* A view in which one question has another answer. */
struct supposing {
    struct peil_evaluation *evaluation;
    struct peil_view view;
    struct peil_read read;
    struct peil_value value;
    size_t left_each, left_all;
    struct peil_near_rule *near; /* room for all rules, where they are wanted */
};

static bool same_read(struct peil_read a, struct peil_read b)
{
    return a.kind == b.kind && a.a == b.a && a.b == b.b;
}

static bool same_value(const struct peil_value *a, const struct peil_value *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == PEIL_VALUE_TEXT)
        return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
    return a->type == PEIL_VALUE_NIL || !(a->number < b->number || a->number > b->number);
}

static bool read_supposed(void *context, struct peil_read read, struct peil_value *out)
{
    struct supposing *supposing = context;

    if (!same_read(read, supposing->read))
        return peil_evaluation_read(supposing->evaluation, read, out);
    *out = supposing->value;
    return true;
}

/* Whether a rule fires in that view; false where it fails in it, which tells nothing. */
static bool ask_again(struct supposing *supposing, size_t rule, bool *fires)
{
    if (supposing->left_each == 0 || supposing->left_all == 0)
        return false;
    supposing->left_each--;
    supposing->left_all--;
    return peil_scripts_test_rule(fires, supposing->evaluation->scripts, rule, NULL) == PEIL_OK;
}

/*
 * Whether some other answer to a question makes the rule come out as `wanted`; the first that does
 * stays in `supposing->value`.
 */
static bool can_turn(
    struct supposing *supposing, size_t rule, const struct peil_recorded *recorded, bool wanted)
{
    supposing->read = recorded->read;
    for (size_t i = 0;
         peil_evaluation_alternative(supposing->evaluation, recorded->read, i, &supposing->value);
         i++) {
        bool fires = !wanted;

        if (!same_value(&supposing->value, &recorded->value) &&
            ask_again(supposing, rule, &fires) && fires == wanted)
            return true;
        if (supposing->left_each == 0 || supposing->left_all == 0)
            break;
    }
    return false;
}

static int explain(struct supposing *supposing, size_t rule, const struct peil_tested *tested)
{
    struct peil_reason *reasons =
        peil_arena_array(supposing->evaluation->arena, tested->read_count, sizeof(*reasons));

    if (!reasons)
        return PEIL_ENOMEM;
    supposing->left_each = MOST_EACH;
    for (size_t i = 0; i < tested->read_count; i++) {
        const struct peil_recorded *recorded = &tested->reads[i];

        reasons[i].asked = *recorded;
        reasons[i].decided = recorded->matched || can_turn(supposing, rule, recorded, false);
    }
    tested->advice->reasons = reasons;
    tested->advice->reason_count = tested->read_count;
    return PEIL_OK;
}

/* Base advice rests on the level of its concept, and on nothing else. */
static int explain_base(struct peil_evaluation *evaluation, struct peil_advice *advice)
{
    const struct peil_concept_level *concept = advice->concept;
    struct peil_reason *reason = peil_arena_alloc(evaluation->arena, sizeof(*reason));

    if (!reason)
        return PEIL_ENOMEM;
    reason->asked.read =
        (struct peil_read){.kind = PEIL_READ_LEVEL, .a = (uint32_t)concept->number};
    peil_value_text(&reason->asked.value, concept->level->id);
    reason->asked.value.open = concept->open;
    reason->asked.matched = true;
    reason->decided = true;
    advice->reasons = reason;
    advice->reason_count = 1;
    return PEIL_OK;
}

static void look_near(struct supposing *supposing, size_t rule, const struct peil_tested *tested)
{
    struct peil_scripts *scripts = supposing->evaluation->scripts;
    struct peil_near_rule *near = &supposing->near[supposing->evaluation->result->near_count++];

    *near = (struct peil_near_rule){.rule = peil_scripts_rule(scripts, rule),
        .layer = peil_scripts_rule_layer(scripts, rule),
        .reads = tested->reads,
        .read_count = tested->read_count,
        .turning = PEIL_NONE};
    supposing->left_each = MOST_EACH;
    for (size_t i = 0; i < tested->read_count; i++)
        if (can_turn(supposing, rule, &tested->reads[i], true)) {
            near->turning = i;
            near->turns = supposing->value;
            return;
        }
}

/* Asks all rules again, within one more budget that they share. */
static int look_at_rules(struct peil_evaluation *evaluation)
{
    const struct peil_want *want = evaluation->want;
    const struct peil_tested *tested = evaluation->tested;
    const struct peil_advice_plan *plan = &evaluation->evaluator->advice;
    size_t first = want->compared ? plan->comparing : 0;
    size_t end = want->compared ? plan->rule_count : plan->comparing;
    struct supposing supposing = {.evaluation = evaluation, .left_all = MOST_ALL};
    int status = PEIL_OK;

    if (want->near) {
        supposing.near = peil_arena_array(evaluation->arena, end - first, sizeof(*supposing.near));
        if (!supposing.near)
            return PEIL_ENOMEM;
        evaluation->result->near = supposing.near;
    }
    supposing.view = (struct peil_view){.context = &supposing, .read = read_supposed};
    peil_scripts_begin(evaluation->scripts, &supposing.view);
    for (size_t i = first; i < end && status == PEIL_OK; i++) {
        if (tested[i].advice && want->reasons)
            status = explain(&supposing, i, &tested[i]);
        else if (tested[i].asked && !tested[i].advice && !tested[i].failed && want->near)
            look_near(&supposing, i, &tested[i]);
        status = status == PEIL_OK ? evaluation->status : status;
    }
    peil_scripts_begin(evaluation->scripts, &evaluation->evaluator->view);
    return status;
}

int peil_evaluation_reasons(struct peil_evaluation *evaluation)
{
    int status = PEIL_OK;

    if (evaluation->want->reasons)
        for (size_t i = 0; i < evaluation->advice_count && status == PEIL_OK; i++)
            if (!evaluation->advice[i].rule)
                status = explain_base(evaluation, &evaluation->advice[i]);
    if (status == PEIL_OK && evaluation->tested)
        status = look_at_rules(evaluation);
    return status;
}
