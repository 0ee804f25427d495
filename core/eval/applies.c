/*
 * Conditions: which questions are skipped, and which stay open because their condition does.
 */
#include "core/eval/evaluation.h"

#include <string.h>

/* What a condition comes to; the worst of several decides. */
enum ruling {
    NOT_YET,
    APPLIES,
    OPEN, /* it rests on an open answer */
    SKIPPED
};

struct testing {
    struct peil_evaluation *evaluation;
    enum ruling *sections; /* by section: its own condition */
    bool *settled;         /* by item */
};

static int test(struct testing *testing, enum peil_condition condition, size_t index,
    const char *id, enum ruling *out)
{
    struct peil_evaluation *evaluation = testing->evaluation;
    size_t before = peil_diags_count(evaluation->diags);
    bool holds = true;
    int status =
        peil_scripts_test(&holds, evaluation->scripts, condition, index, evaluation->diags);

    *out = APPLIES; /* also where it fails: a question is not lost by a script */
    if (status != PEIL_OK)
        return peil_evaluation_script_failed(
            evaluation, status, PEIL_FAILED_CONDITION, id, evaluation->evaluator->layer, before);
    if (peil_evaluation_asked_open(evaluation))
        *out = OPEN;
    else if (!holds)
        *out = SKIPPED;
    return PEIL_OK;
}

/* The worst of the item's own condition and those of the sections that it stands in. */
static int rule_on(struct testing *testing, const struct peil_item *item, enum ruling *out)
{
    const struct peil_pack *pack = testing->evaluation->pack;
    enum ruling own;
    int status = PEIL_OK;

    *out = APPLIES;
    for (size_t up = item->section; up != PEIL_NONE && status == PEIL_OK && *out != SKIPPED;
         up = pack->sections[up].parent) {
        const struct peil_section *section = &pack->sections[up];

        if (!section->applies_if.text)
            continue;
        if (testing->sections[up] == NOT_YET)
            status = test(testing, PEIL_CONDITION_SECTION, up, section->id, &testing->sections[up]);
        *out = testing->sections[up] > *out ? testing->sections[up] : *out;
    }
    if (status != PEIL_OK || *out == SKIPPED || !item->applies_if.text)
        return status;
    status = test(testing, PEIL_CONDITION_ITEM, item->index, item->id, &own);
    *out = own > *out ? own : *out;
    return status;
}

/* Makes room for answers that count otherwise than they were given. */
static bool copy_answers(struct peil_evaluation *evaluation)
{
    size_t count = evaluation->pack->item_count;
    struct peil_answer *copy;

    if (evaluation->changed)
        return true;
    copy = peil_arena_array(evaluation->arena, count, sizeof(*copy));
    if (!copy)
        return false;
    memcpy(copy, evaluation->answer, count * sizeof(*copy));
    evaluation->changed = copy;
    evaluation->answer = copy;
    return true;
}

bool peil_answers_asks(const struct peil_answers *answers, const struct peil_item *item)
{
    if (answers->roles.count == 0)
        return peil_audience_has(&item->audience, answers->role);
    for (size_t i = 0; i < answers->roles.count; i++)
        if (peil_audience_has(&item->audience, answers->roles.roles[i]))
            return true;
    return false;
}

bool peil_answers_limited(const struct peil_answers *answers)
{
    return answers->pack->has_audience && (answers->role || answers->roles.count > 0);
}

/*
 * The answer to an item counts as `state`; what was given there no longer does, which `code` says.
 */
static bool change(struct peil_evaluation *evaluation, const struct peil_item *item,
    enum peil_state state, const char *code)
{
    const struct peil_term *role = evaluation->result->answers_given->role;
    const struct peil_answer *given = &evaluation->answer[item->index];
    struct peil_place place = given->place;

    if (given->state == state)
        return true;
    if (given->state == PEIL_STATE_ANSWERED)
        peil_diag_add(evaluation->diags, PEIL_WARNING, code, place,
            PEIL_ARGS(PEIL_TEXT("item", item->id), PEIL_TEXT("role", role ? role->id : NULL)));
    if (!copy_answers(evaluation))
        return false;
    evaluation->changed[item->index] = (struct peil_answer){.state = state, .place = place};
    return true;
}

/* The answer counts as open, and may yet not count at all. */
static bool undecide(struct peil_evaluation *evaluation, const struct peil_item *item)
{
    if (evaluation->answer[item->index].state != PEIL_STATE_UNKNOWN &&
        !change(evaluation, item, PEIL_STATE_BLANK, "answers/undecided-answer"))
        return false;
    if (!copy_answers(evaluation))
        return false;
    evaluation->changed[item->index].undecided = true;
    return true;
}

static int settle(struct testing *testing, const struct peil_item *item)
{
    struct peil_evaluation *evaluation = testing->evaluation;
    enum ruling ruling = APPLIES;
    int status = PEIL_OK;
    bool done = true;

    if (peil_answers_asks(evaluation->result->answers_given, item) &&
        !evaluation->answer[item->index].settled)
        status = rule_on(testing, item, &ruling);
    if (status != PEIL_OK)
        return status;
    if (ruling == SKIPPED)
        done = change(evaluation, item, PEIL_STATE_SKIPPED, "answers/skipped-answer");
    else if (ruling == OPEN)
        done = undecide(evaluation, item);
    testing->settled[item->index] = true;
    return done ? evaluation->status : PEIL_ENOMEM;
}

/* What is asked of others is left out; no script has a say in that. */
static int leave_out_others(struct peil_evaluation *evaluation)
{
    const struct peil_pack *pack = evaluation->pack;
    const struct peil_answers *answers = evaluation->result->answers_given;

    if (!peil_answers_limited(answers))
        return PEIL_OK;
    for (size_t i = 0; i < pack->item_count; i++)
        if (!peil_answers_asks(answers, &pack->items[i]) && !answers->answers[i].settled &&
            !change(evaluation, &pack->items[i], PEIL_STATE_SKIPPED, "answers/asked-of-others"))
            return PEIL_ENOMEM;
    return evaluation->status;
}

int peil_evaluation_conditions(struct peil_evaluation *evaluation)
{
    const struct peil_pack *pack = evaluation->pack;
    struct testing testing = {.evaluation = evaluation};
    int status = leave_out_others(evaluation);

    if (status != PEIL_OK || !evaluation->scripts || pack->conditional_count == 0)
        return status;
    testing.sections =
        peil_arena_array(evaluation->arena, pack->section_count, sizeof(*testing.sections));
    testing.settled =
        peil_arena_array(evaluation->arena, pack->item_count, sizeof(*testing.settled));
    if (!testing.sections || !testing.settled)
        return PEIL_ENOMEM;
    memset(testing.settled, true, pack->item_count * sizeof(*testing.settled));
    for (size_t i = 0; i < pack->conditional_count; i++)
        testing.settled[pack->conditional[i]] = false;
    evaluation->settled = testing.settled;
    for (size_t i = 0; i < pack->conditional_count && status == PEIL_OK; i++)
        status = settle(&testing, &pack->items[pack->conditional[i]]);
    evaluation->settled = NULL;
    return status;
}
