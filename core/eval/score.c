/*
 * Scores of the sections and of the whole, one after another.
 */
#include "core/eval/score.h"

#include "core/base/status.h"
#include "core/eval/plan.h"
#include "core/eval/plan_parts.h"
#include "core/eval/score_parts.h"
#include "core/eval/score_units.h"

const char *peil_score_status_word(enum peil_score_status status)
{
    static const char *const words[] = {"value", "incomplete", "undefined"};

    return words[status];
}

const char *peil_score_reason_word(enum peil_score_reason reason)
{
    static const char *const words[] = {NULL, "no-model", "no-scored-items", "all-not-applicable",
        "zero-weight", "too-few-answers", "open-answers", "no-distance", "condition-failed",
        "parts-missing"};

    return words[reason];
}

/* Nothing is known of what a unit may come to, not even whether it counts: the ends of the scale.
 */
static void widen(struct peil_raw *raw, const struct peil_scope *scope)
{
    raw->low = raw->scale_min;
    raw->high = raw->scale_max;
    if (scope->model == PEIL_MODEL_COUNT)
        raw->high = (double)scope->unit_count;
    raw->ratio_low = 0;
    raw->ratio_high = 1;
}

/* What the items of a scope bring, from the tables of the plan. */
static void look_up_parts(const struct peil_run_scorer *scorer, const struct peil_scope *scope)
{
    if (scorer->computes || (scope->by_units && scope->adds_up))
        return;
    for (size_t i = scope->first_item; i < scope->first_item + scope->item_count; i++)
        scorer->parts[i] = &scorer->plan->items[i].outcomes[scorer->outcomes[i]].part;
}

/* Scores one section, or the whole; `scored` gets the numbers as they are before rounding. */
static void score_scope(const struct peil_run_scorer *scorer, const struct peil_scope *scope,
    struct peil_score *score, struct peil_scored *scored)
{
    const struct peil_pack *pack = scorer->plan->pack;
    const struct peil_scoring *scoring = &pack->scoring;
    struct peil_survey *survey = &scored->survey;
    struct peil_raw *raw = &scored->raw;
    struct peil_members members;

    look_up_parts(scorer, scope);
    peil_score_survey(scorer, scope, survey, &members);
    *score = (struct peil_score){.counts = peil_score_counts(scorer, scope)};
    score->completeness = peil_score_completeness(scope->model, &score->counts, survey);
    *raw = peil_score_model(scoring, scope->model, &members);
    if (survey->unsettled)
        widen(raw, scope);
    peil_score_judge(score, scoring, scope->model, survey, members.taking, raw);
    if (scope->by_units) {
        score->parts = members.taking;
        score->parts_left_out = survey->left_out;
    }
    peil_score_publish(score, scoring, raw);
    score->exact =
        score->bounded && survey->undecided == 0 && !survey->inexact && !survey->unsettled;
    if (scope->model == PEIL_MODEL_COUNT && score->status == PEIL_SCORE_VALUE)
        score->reached = (size_t)raw->value;
}

/* Whether a hook gives this whatever the declared model does. */
static bool is_final(const struct peil_hook_value *value)
{
    return !value->open && (value->kind == PEIL_HOOK_NUMBER || value->kind == PEIL_HOOK_NONE);
}

/* Lets a hook have its say on the score of a section. */
static void ask_hook(
    const struct peil_run_scorer *scorer, size_t index, const struct peil_score_hooks *hooks)
{
    const struct peil_pack *pack = scorer->plan->pack;
    struct peil_hook_value value = {.kind = PEIL_HOOK_DECLARED};
    struct peil_score *score = &scorer->sections[index];
    struct peil_scored *own = &scorer->own[index];

    if (scorer->scored[index] != own) {
        *own = *scorer->scored[index];
        scorer->scored[index] = own;
    }
    hooks->section(hooks->context, &pack->sections[index], score, &value);
    peil_score_hooked(score, &own->raw, &pack->scoring, scorer->plan->scopes[index].model, &value);
    own->survey.unsettled = (own->survey.unsettled && !is_final(&value)) || value.open;
    own->part = peil_score_unit(score, own);
}

/* By what was kept of earlier ones, or from now on is. */
static void score_section(const struct peil_run_scorer *scorer, size_t index)
{
    const struct peil_scope *scope = &scorer->plan->scopes[index];
    uint64_t key = 0;
    const struct peil_known *known = peil_score_known(scorer, scope, &key);
    struct peil_scored *own = &scorer->own[index];

    if (known) {
        scorer->sections[index] = known->score;
        scorer->scored[index] = &known->scored;
        return;
    }
    score_scope(scorer, scope, &scorer->sections[index], own);
    own->part = peil_score_unit(&scorer->sections[index], own);
    scorer->scored[index] = own;
    peil_score_keep(scorer, scope, key, &scorer->sections[index], own);
}

int peil_score_sections(struct peil_scoring_run *run)
{
    const struct peil_score_hooks *hooks = run->hooks;

    for (size_t i = run->plan->pack->section_count; i-- > 0;) {
        score_section(run->inside, i);
        if (hooks && hooks->section)
            ask_hook(run->inside, i, hooks);
    }
    return PEIL_OK;
}

int peil_score_total(struct peil_scoring_run *run)
{
    const struct peil_pack *pack = run->plan->pack;
    const struct peil_score_hooks *hooks = run->hooks;
    struct peil_hook_value value = {.kind = PEIL_HOOK_DECLARED};
    const struct peil_scope *scope = &run->plan->scopes[pack->section_count];
    struct peil_scored scored;

    if (scope->model == PEIL_MODEL_DECISION_LIST)
        peil_score_decide(run, &scored);
    else
        score_scope(run->inside, scope, &run->total, &scored);
    peil_score_hold_down(run->inside, &run->total, &scored.raw);
    if (hooks && hooks->total) {
        hooks->total(hooks->context, &run->total, &value);
        peil_score_hooked(&run->total, &scored.raw, &pack->scoring, scope->model, &value);
        scored.survey.unsettled = scored.survey.unsettled && !is_final(&value);
    }
    peil_score_set_band(&run->total, &pack->scoring);
    /* It may also come to have no value at all. */
    run->total.band_certain = run->total.band_certain && !value.open && !scored.survey.unsettled;
    return PEIL_OK;
}
