/*
 * From answers to a result: the steps, in the order in which each needs the ones before.
 */
#include "core/eval/evaluator.h"

#include <string.h>

#include "core/eval/bounds.h"
#include "core/eval/decisions.h"
#include "core/eval/evaluation.h"

static bool read_view(void *context, struct peil_read read, struct peil_value *out)
{
    return context && peil_evaluation_read(context, read, out);
}

static int list_knockouts(struct peil_evaluator *evaluator)
{
    const struct peil_pack *pack = evaluator->pack;
    size_t *items;
    size_t *of;
    size_t count = 0;

    for (size_t i = 0; i < pack->item_count; i++)
        count += pack->items[i].knockout;
    items = peil_arena_array(evaluator->arena, count, sizeof(*items));
    of = peil_arena_array(evaluator->arena, pack->item_count, sizeof(*of));
    if (!items || !of)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < pack->item_count; i++) {
        if (!pack->items[i].knockout)
            continue;
        of[i] = evaluator->knockout_count;
        items[evaluator->knockout_count++] = i;
    }
    evaluator->knockouts = items;
    evaluator->knockout_of = of;
    return PEIL_OK;
}

/* What the scripts have to say about scoring. */
static void look_at_scripts(struct peil_evaluator *evaluator)
{
    const struct peil_scoring *scoring = &evaluator->pack->scoring;
    struct peil_scripts *scripts = evaluator->scripts;

    evaluator->layer = PEIL_NONE;
    if (!scripts)
        return;
    for (int hook = PEIL_HOOK_ITEM; hook <= PEIL_HOOK_VERDICT; hook++)
        evaluator->hooked[hook] = peil_scripts_has_hook(scripts, (enum peil_hook)hook);
    for (size_t i = 0; i < scoring->band_count; i++)
        evaluator->escalates = evaluator->escalates || scoring->bands[i].escalate_if.text;
    for (size_t i = 0; i < peil_scripts_layer_count(scripts); i++)
        if (peil_scripts_layer(scripts, i)->kind == PEIL_LAYER_PACK)
            evaluator->layer = i;
}

int peil_evaluator_prepare(struct peil_evaluator *evaluator, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_scripts *scripts, struct peil_diags *diags)
{
    int status;

    evaluator->arena = arena;
    evaluator->pack = pack;
    evaluator->scripts = scripts;
    evaluator->view.read = read_view;
    look_at_scripts(evaluator);
    status = list_knockouts(evaluator);
    if (status == PEIL_OK)
        status = peil_concept_plans_make(&evaluator->concepts, arena, pack, scripts);
    if (status == PEIL_OK)
        status = peil_advice_plan_make(&evaluator->advice, arena, &evaluator->concepts, scripts);
    if (status == PEIL_OK)
        status = peil_plan_new(&evaluator->plan, arena, pack, scripts, diags);
    return status;
}

int peil_evaluator_new(struct peil_evaluator **out, const struct peil_pack *pack,
    struct peil_scripts *scripts, struct peil_diags *diags)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_evaluator *evaluator = arena ? peil_arena_alloc(arena, sizeof(*evaluator)) : NULL;
    int status = PEIL_ENOMEM;

    *out = NULL;
    if (evaluator)
        status = peil_evaluator_prepare(evaluator, arena, pack, scripts, diags);
    if (status == PEIL_OK)
        *out = evaluator;
    else
        peil_arena_free(arena);
    return status;
}

void peil_evaluator_free(struct peil_evaluator *evaluator)
{
    if (evaluator)
        peil_arena_free(evaluator->arena);
}

/* The answers as they count; the given ones where nothing counts otherwise. */
static int settle_answers(struct peil_evaluation *evaluation)
{
    struct peil_result *result = evaluation->result;
    struct peil_answers *answers;
    int status = peil_evaluation_conditions(evaluation);

    if (status != PEIL_OK || !evaluation->changed)
        return status;
    answers = peil_arena_alloc(evaluation->arena, sizeof(*answers));
    if (!answers)
        return PEIL_ENOMEM;
    *answers = *result->answers_given;
    answers->answers = evaluation->changed;
    result->answers = answers;
    return PEIL_OK;
}

static int run_steps(struct peil_evaluation *evaluation)
{
    const struct peil_want *want = evaluation->want;
    int status = settle_answers(evaluation);

    if (status != PEIL_OK)
        return status;
    evaluation->run.answers = evaluation->result->answers;
    status = peil_score_begin(&evaluation->run);
    if (status == PEIL_OK)
        status = peil_evaluation_knockouts(evaluation);
    if (status == PEIL_OK)
        status = peil_decisions_make(&evaluation->result->decisions, evaluation->arena,
            evaluation->pack, evaluation->answer);
    peil_evaluation_key_answers(evaluation);
    if (status == PEIL_OK)
        status = peil_evaluation_scores(evaluation);
    if (status == PEIL_OK && want->concepts) {
        evaluation->result->worths = peil_score_run_worths(&evaluation->run);
        if (!peil_evaluation_levels(evaluation) || !evaluation->result->worths)
            status = PEIL_ENOMEM;
    }
    if (status == PEIL_OK && want->advice)
        status = peil_evaluation_advice(evaluation);
    if (status == PEIL_OK && want->blocks)
        status = peil_evaluation_blocks(evaluation);
    if (status == PEIL_OK && (want->reasons || want->near))
        status = peil_evaluation_reasons(evaluation);
    return status == PEIL_OK ? evaluation->status : status;
}

static void fill_in(const struct peil_evaluation *evaluation)
{
    struct peil_result *result = evaluation->result;

    result->sections = evaluation->run.sections;
    result->total = evaluation->run.total;
    result->errors = evaluation->errors;
    result->error_count = evaluation->error_count;
}

int peil_evaluate_once(struct peil_result **out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want, struct peil_diags *diags)
{
    struct peil_result *result = peil_arena_alloc(arena, sizeof(*result));
    struct peil_evaluation evaluation = {.evaluator = evaluator,
        .pack = evaluator->pack,
        .scripts = evaluator->scripts,
        .arena = arena,
        .diags = diags,
        .want = want,
        .result = result,
        .answer = answers->answers,
        .run = {.plan = evaluator->plan, .arena = arena}};
    int status;

    *out = NULL;
    if (!result)
        return PEIL_ENOMEM;
    result->pack = answers->pack;
    result->answers = answers;
    result->answers_given = answers;
    result->asof = want->asof ? want->asof : answers->date;
    result->scripts = evaluator->scripts;
    result->compared = want->compared;
    peil_evaluator_warm_up(evaluator);
    evaluator->view.context = &evaluation;
    if (evaluator->view.keys)
        memset(evaluator->keys, 0, evaluator->key_count);
    if (evaluator->scripts)
        peil_scripts_begin(evaluator->scripts, &evaluator->view);
    status = run_steps(&evaluation);
    evaluator->view.context = NULL;
    if (status != PEIL_OK)
        return status;
    fill_in(&evaluation);
    *out = result;
    return PEIL_OK;
}

int peil_evaluate(struct peil_result **out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want, struct peil_diags *diags)
{
    int status = peil_evaluate_once(out, arena, evaluator, answers, want, diags);

    if (status == PEIL_OK && want->bounds > 0 && (*out)->asked_open)
        status = peil_bounds_narrow(*out, arena, evaluator, want);
    if (status != PEIL_OK)
        *out = NULL;
    return status;
}
