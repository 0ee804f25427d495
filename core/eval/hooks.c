/*
 * A pack's own scoring: hooks that may replace what the declared model gives, and conditions that
 * make a band hold whatever the number.
 */
#include "core/eval/evaluation.h"

/* Runs a hook; the declared value stands where it fails, and `*failed` says so. */
static void run_hook(struct peil_evaluation *evaluation, enum peil_hook hook, size_t index,
    const char *what, struct peil_hook_value *out, bool *failed)
{
    size_t before = peil_diags_count(evaluation->diags);
    int status = peil_scripts_run_hook(out, evaluation->scripts, hook, index, evaluation->diags);

    *failed = status != PEIL_OK;
    if (*failed)
        *out = (struct peil_hook_value){.kind = PEIL_HOOK_DECLARED};
    out->open = peil_evaluation_asked_open(evaluation);
    if (*failed) {
        status = peil_evaluation_script_failed(
            evaluation, status, PEIL_FAILED_HOOK, what, evaluation->evaluator->layer, before);
    }
    if (status != PEIL_OK)
        evaluation->status = status;
}

static void section_hook(void *context, const struct peil_section *section,
    const struct peil_score *declared, struct peil_hook_value *out)
{
    struct peil_evaluation *evaluation = context;
    bool failed;

    evaluation->section = section;
    evaluation->declared = declared;
    run_hook(evaluation, PEIL_HOOK_SECTION, section->index, section->id, out, &failed);
    evaluation->section = NULL;
    evaluation->declared = NULL;
    if (!failed)
        return;
    if (!evaluation->hook_failed)
        evaluation->hook_failed = peil_arena_array(
            evaluation->arena, evaluation->pack->section_count, sizeof(*evaluation->hook_failed));
    if (evaluation->hook_failed)
        evaluation->hook_failed[section->index] = true;
    else
        evaluation->status = PEIL_ENOMEM;
}

static void total_hook(
    void *context, const struct peil_score *declared, struct peil_hook_value *out)
{
    struct peil_evaluation *evaluation = context;
    bool failed;

    evaluation->declared = declared;
    run_hook(evaluation, PEIL_HOOK_TOTAL, 0, "total", out, &failed);
    evaluation->declared = NULL;
    evaluation->total_failed = failed;
}

static void verdict_hook(struct peil_evaluation *evaluation)
{
    struct peil_score *total = &evaluation->run.total;
    struct peil_score declared = *total;
    struct peil_hook_value value = {.kind = PEIL_HOOK_DECLARED};
    bool failed;

    evaluation->declared = &declared;
    run_hook(evaluation, PEIL_HOOK_VERDICT, 0, "verdict", &value, &failed);
    evaluation->declared = NULL;
    total->hook_failed = total->hook_failed || failed;
    total->band_certain = total->band_certain && !value.open;
    if (value.kind != PEIL_HOOK_BAND && value.kind != PEIL_HOOK_NONE)
        return;
    total->band = value.kind == PEIL_HOOK_BAND ? value.band : NULL;
    total->band_certain = total->band && !value.open;
}

/* The first band whose condition holds, however the number came out. */
static int escalate(struct peil_evaluation *evaluation)
{
    const struct peil_scoring *scoring = &evaluation->pack->scoring;
    struct peil_score *total = &evaluation->run.total;
    bool certain = true;

    for (size_t i = 0; i < scoring->band_count && !total->escalated; i++) {
        const struct peil_band *band = &scoring->bands[i];
        size_t before = peil_diags_count(evaluation->diags);
        bool holds = false;
        int status;

        if (!band->escalate_if.text)
            continue;
        status = peil_scripts_test(
            &holds, evaluation->scripts, PEIL_CONDITION_BAND, i, evaluation->diags);
        if (status != PEIL_OK) {
            total->hook_failed = true;
            status = peil_evaluation_script_failed(evaluation, status, PEIL_FAILED_CONDITION,
                band->id, evaluation->evaluator->layer, before);
            if (status != PEIL_OK)
                return status;
            certain = false;
            continue;
        }
        certain = certain && !peil_evaluation_asked_open(evaluation);
        total->escalated = holds;
        if (holds) {
            total->band = band;
            total->band_certain = certain;
        }
    }
    total->band_certain = total->band_certain && certain;
    return PEIL_OK;
}

static int score_sections(struct peil_evaluation *evaluation)
{
    struct peil_scoring_run *run = &evaluation->run;
    int status = peil_score_sections(run);

    for (size_t i = 0;
         evaluation->hook_failed && status == PEIL_OK && i < evaluation->pack->section_count; i++)
        run->sections[i].hook_failed = run->sections[i].hook_failed || evaluation->hook_failed[i];
    return status == PEIL_OK ? evaluation->status : status;
}

int peil_evaluation_scores(struct peil_evaluation *evaluation)
{
    const bool *hooked = evaluation->evaluator->hooked;
    enum peil_model model = evaluation->pack->scoring.model;
    struct peil_score_hooks hooks = {.context = evaluation,
        .section = hooked[PEIL_HOOK_SECTION] ? section_hook : NULL,
        .total = hooked[PEIL_HOOK_TOTAL] ? total_hook : NULL,
        .decide = evaluation->scripts && model == PEIL_MODEL_DECISION_LIST ? peil_evaluation_decide
                                                                           : NULL};
    struct peil_scoring_run *run = &evaluation->run;
    int status;

    run->hooks = hooks.section || hooks.total || hooks.decide ? &hooks : NULL;
    evaluation->phase = PEIL_PHASE_SECTIONS;
    status = score_sections(evaluation);
    evaluation->phase = PEIL_PHASE_TOTAL;
    if (status == PEIL_OK) {
        peil_evaluation_key_sections(evaluation);
        peil_evaluation_key_levels(evaluation);
        status = peil_score_total(run);
    }
    run->hooks = NULL;
    if (status != PEIL_OK || evaluation->status != PEIL_OK)
        return status != PEIL_OK ? status : evaluation->status;
    run->total.hook_failed = run->total.hook_failed || evaluation->total_failed;
    evaluation->phase = PEIL_PHASE_BAND;
    peil_evaluation_key_total(evaluation);
    if (hooked[PEIL_HOOK_VERDICT])
        verdict_hook(evaluation);
    if (evaluation->status == PEIL_OK && evaluation->evaluator->escalates)
        status = escalate(evaluation);
    evaluation->phase = PEIL_PHASE_RULES;
    return status != PEIL_OK ? status : evaluation->status;
}
