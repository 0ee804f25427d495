/*
 * What makes many evaluations cheaper than one: short answers to the questions of scripts.
 */
#include <string.h>

#include "core/eval/evaluation.h"
#include "core/eval/plan_parts.h"

#define NIL_KEY PEIL_MOST_KEY

static size_t place_of(const struct peil_evaluator *evaluator, uint32_t kind, size_t a)
{
    return peil_scripts_key_place(
        evaluator->scripts, (struct peil_read){.kind = kind, .a = (uint32_t)a});
}

/* Whether all that items can come to fits in a key. */
static bool has_few_outcomes(const struct peil_evaluator *evaluator)
{
    const struct peil_pack *pack = evaluator->pack;
    bool few = !evaluator->plan->computes;

    for (size_t i = 0; i < pack->item_count && few; i++)
        few = PEIL_OUTCOME_STATES + pack->items[i].scale->count < PEIL_MOST_KEY;
    return few;
}

/* Concepts that nobody asks have no level, whatever the answers. */
static void key_unasked(struct peil_evaluator *evaluator)
{
    const struct peil_concept_plans *plans = &evaluator->concepts;

    for (size_t i = 0; i < plans->number_count; i++) {
        size_t place = place_of(evaluator, PEIL_READ_LEVEL, i);

        if (place < evaluator->key_count && plans->slots[i] == PEIL_NONE)
            evaluator->unasked[place] = NIL_KEY;
    }
}

void peil_evaluator_warm_up(struct peil_evaluator *evaluator)
{
    struct peil_scripts *scripts = evaluator->scripts;

    if (evaluator->rounds >= 2 || ++evaluator->rounds < 2)
        return;
    peil_plan_warm_up(evaluator->plan, evaluator->arena);
    evaluator->advice.known =
        peil_known_advice_new(evaluator->arena, &evaluator->advice, &evaluator->concepts);
    peil_concept_tables_make(&evaluator->concepts, evaluator->arena, evaluator->plan);
    if (!scripts)
        return;
    evaluator->key_count = peil_scripts_key_count(scripts);
    evaluator->unasked = peil_arena_alloc(evaluator->arena, evaluator->key_count);
    evaluator->keys = peil_arena_alloc(evaluator->arena, evaluator->key_count);
    if (!evaluator->unasked || !evaluator->keys)
        return;
    key_unasked(evaluator);
    evaluator->places =
        (struct peil_key_places){.concepts = place_of(evaluator, PEIL_READ_LEVEL, 0),
            .sections = place_of(evaluator, PEIL_READ_SCORE, 0),
            .total = place_of(evaluator, PEIL_READ_SCORE, PEIL_ALL),
            .verdict = place_of(evaluator, PEIL_READ_VERDICT, 0),
            .unknown_share = place_of(evaluator, PEIL_READ_UNKNOWN_SHARE, 0),
            .role = place_of(evaluator, PEIL_READ_ROLE, 0)};
    evaluator->few_outcomes = has_few_outcomes(evaluator);
    evaluator->view.keys = evaluator->keys;
}

static void key_role(struct peil_evaluation *evaluation)
{
    const struct peil_evaluator *evaluator = evaluation->evaluator;
    const struct peil_term *role = evaluation->result->answers_given->role;

    for (size_t i = 0; role && i < evaluation->pack->role_count && i + 1 < NIL_KEY; i++)
        if (role == &evaluation->pack->roles[i])
            evaluator->keys[evaluator->places.role] = (unsigned char)(i + 1);
    if (!role)
        evaluator->keys[evaluator->places.role] = NIL_KEY;
}

/* What answers come to, and 1; 0 where that is too much, or not in a table. */
static void key_items(unsigned char *keys, const uint32_t *outcomes, size_t count, bool are_few)
{
    if (are_few)
        for (size_t i = 0; i < count; i++)
            keys[i] = (unsigned char)(outcomes[i] + 1);
    else
        for (size_t i = 0; i < count; i++)
            keys[i] = (unsigned char)(outcomes[i] < PEIL_MOST_KEY ? outcomes[i] + 1 : 0);
}

void peil_evaluation_key_answers(struct peil_evaluation *evaluation)
{
    const struct peil_evaluator *evaluator = evaluation->evaluator;
    const uint32_t *outcomes = evaluation->run.outcomes;

    if (!evaluator->view.keys)
        return;
    if (outcomes)
        key_items(evaluator->keys, outcomes, evaluation->pack->item_count, evaluator->few_outcomes);
    key_role(evaluation);
}

/* A shown score, where it is a small whole number. */
static unsigned char key_of(const struct peil_score *score)
{
    double shown = score->shown;

    if (score->status != PEIL_SCORE_VALUE)
        return NIL_KEY;
    if (!(shown > 0) || shown > NIL_KEY - 2 || shown > (double)(unsigned)shown)
        return 0;
    return (unsigned char)shown;
}

void peil_evaluation_key_sections(struct peil_evaluation *evaluation)
{
    const struct peil_evaluator *evaluator = evaluation->evaluator;

    if (!evaluator->view.keys)
        return;
    for (size_t i = 0; i < evaluation->pack->section_count; i++)
        evaluator->keys[evaluator->places.sections + i] = key_of(&evaluation->run.sections[i]);
    evaluator->keys[evaluator->places.verdict] = (unsigned char)(evaluation->result->verdict + 1);
}

void peil_evaluation_key_total(struct peil_evaluation *evaluation)
{
    const struct peil_evaluator *evaluator = evaluation->evaluator;
    const struct peil_score *total = &evaluation->run.total;

    if (!evaluator->view.keys)
        return;
    evaluator->keys[evaluator->places.total] = key_of(total);
    /* The share is of all items only where all apply. */
    if (total->counts.not_applicable + total->counts.skipped == 0 &&
        total->counts.unknown < PEIL_MOST_KEY)
        evaluator->keys[evaluator->places.unknown_share] =
            (unsigned char)(total->counts.unknown + 1);
}
