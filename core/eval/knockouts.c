/*
 * Knock-outs: answers that decide about the verdict, whatever the number says.
 */
#include "core/eval/evaluation.h"

const char *peil_knockout_word(enum peil_knockout_state state)
{
    static const char *const words[] = {
        "none", "passed", "unknown", "attention", "failed", "not-applicable"};

    return words[state];
}

/* The state of an option that was chosen. */
static enum peil_knockout_state option_state(const struct peil_item *item, size_t option)
{
    if (item->fails && item->fails[option])
        return PEIL_KNOCKOUT_FAILED;
    return item->attention && item->attention[option] ? PEIL_KNOCKOUT_ATTENTION
                                                      : PEIL_KNOCKOUT_PASSED;
}

static enum peil_knockout_state worst_of(enum peil_knockout_state a, enum peil_knockout_state b)
{
    return a > b ? a : b;
}

/* An answered item that is no matrix. */
static enum peil_knockout_state value_state(
    const struct peil_item *item, const struct peil_answer *answer)
{
    enum peil_knockout_state state = PEIL_KNOCKOUT_PASSED;

    switch (item->type) {
    case PEIL_ITEM_CHOICE:
    case PEIL_ITEM_MATRIX:
        return option_state(item, answer->option);
    case PEIL_ITEM_CHOICES:
        for (size_t i = 0; answer->chosen && i < item->scale->count; i++)
            if (answer->chosen[i])
                state = worst_of(state, option_state(item, i));
        return state;
    case PEIL_ITEM_NUMBER:
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        break;
    }
    return PEIL_KNOCKOUT_UNKNOWN;
}

static enum peil_knockout_state part_state(
    const struct peil_item *item, const struct peil_answer *answer)
{
    switch (answer->state) {
    case PEIL_STATE_ANSWERED:
        return value_state(item, answer);
    case PEIL_STATE_NOT_APPLICABLE:
    case PEIL_STATE_SKIPPED:
        return PEIL_KNOCKOUT_NOT_APPLICABLE;
    case PEIL_STATE_BLANK:
    case PEIL_STATE_UNKNOWN:
        break;
    }
    return PEIL_KNOCKOUT_UNKNOWN;
}

/* A matrix is as bad as the worst of the rows that decide and apply. */
enum peil_knockout_state peil_knockout_state(
    const struct peil_item *item, const struct peil_answer *answer)
{
    enum peil_knockout_state state = PEIL_KNOCKOUT_NONE;

    if (item->type != PEIL_ITEM_MATRIX || !answer->rows || answer->state == PEIL_STATE_SKIPPED)
        return part_state(item, answer);
    for (size_t i = 0; i < item->row_count; i++) {
        enum peil_knockout_state row;

        if (item->knockout_rows && !item->knockout_rows[i])
            continue;
        row = part_state(item, &answer->rows[i]);
        state = row == PEIL_KNOCKOUT_NOT_APPLICABLE ? state : worst_of(state, row);
    }
    return state == PEIL_KNOCKOUT_NONE ? PEIL_KNOCKOUT_NOT_APPLICABLE : state;
}

int peil_evaluation_knockouts(struct peil_evaluation *evaluation)
{
    const struct peil_evaluator *evaluator = evaluation->evaluator;
    struct peil_result *result = evaluation->result;
    struct peil_knockout *knockouts =
        peil_arena_array(evaluation->arena, evaluator->knockout_count, sizeof(*knockouts));

    if (!knockouts)
        return PEIL_ENOMEM;
    result->knockouts = knockouts;
    result->knockout_count = evaluator->knockout_count;
    result->verdict = PEIL_KNOCKOUT_NONE;
    for (size_t i = 0; i < evaluator->knockout_count; i++) {
        const struct peil_item *item = &evaluator->pack->items[evaluator->knockouts[i]];

        knockouts[i].item = item;
        knockouts[i].state = peil_knockout_state(item, &evaluation->answer[item->index]);
        if (knockouts[i].state != PEIL_KNOCKOUT_NOT_APPLICABLE)
            result->verdict = worst_of(result->verdict, knockouts[i].state);
    }
    return PEIL_OK;
}
