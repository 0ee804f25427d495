/*
 * Looking answers up in decision tables.
 */
#include "core/eval/decisions.h"

const char *peil_decision_word(enum peil_decision_state state)
{
    static const char *const words[] = {"decided", "open", "not-applicable"};

    return words[state];
}

/* Whether the answers do not rule a combination out. */
static bool is_left(
    const struct peil_decision *decision, size_t cell, const struct peil_answer *answers)
{
    size_t options[PEIL_DECISION_INPUTS];

    peil_decision_options(decision, cell, options);
    for (size_t i = 0; i < decision->input_count; i++) {
        const struct peil_answer *answer = &answers[decision->inputs[i]->index];

        if (answer->state == PEIL_STATE_ANSWERED && answer->option != options[i])
            return false;
    }
    return true;
}

static int decide(struct peil_decided *out, struct peil_arena *arena,
    const struct peil_decision *decision, const struct peil_answer *answers)
{
    bool *left = peil_arena_array(arena, decision->cell_count, sizeof(*left));
    bool *possible = peil_arena_array(arena, decision->outcome_count, sizeof(*possible));
    bool applies = true;

    if (!left || !possible)
        return PEIL_ENOMEM;
    *out = (struct peil_decided){
        .decision = decision, .left = left, .possible = possible, .placed = true};
    for (size_t i = 0; i < decision->input_count; i++) {
        enum peil_state state = answers[decision->inputs[i]->index].state;

        out->placed = out->placed && state == PEIL_STATE_ANSWERED;
        applies = applies && state != PEIL_STATE_NOT_APPLICABLE && state != PEIL_STATE_SKIPPED;
    }
    for (size_t i = 0; i < decision->cell_count; i++) {
        size_t outcome = decision->cells[i];

        left[i] = is_left(decision, i, answers);
        if (!left[i] || possible[outcome])
            continue;
        possible[outcome] = true;
        out->possible_count++;
        out->outcome = &decision->outcomes[outcome];
    }
    if (out->possible_count > 1) {
        out->outcome = NULL;
        out->state = applies ? PEIL_DECISION_OPEN : PEIL_DECISION_NOT_APPLICABLE;
    }
    return PEIL_OK;
}

int peil_decisions_make(const struct peil_decided **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_answer *answers)
{
    struct peil_decided *made;

    *out = NULL;
    if (pack->decision_count == 0)
        return PEIL_OK;
    made = peil_arena_array(arena, pack->decision_count, sizeof(*made));
    for (size_t i = 0; made && i < pack->decision_count; i++)
        if (decide(&made[i], arena, &pack->decisions[i], answers) != PEIL_OK)
            return PEIL_ENOMEM;
    *out = made;
    return made ? PEIL_OK : PEIL_ENOMEM;
}
