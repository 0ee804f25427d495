/*
 * Asking rules that compare.
 */
#include "core/compare/advise.h"

#include <string.h>

#include "core/compare/compared.h"
#include "core/eval/advice.h"

struct advising {
    struct peil_arena *arena;
    const struct peil_comparison *comparison;
    const struct peil_evaluators *evaluators;
    struct peil_diags *diags;
    const struct peil_result **results;
    bool failed;
};

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether it is about a rule: what else failed was told where the answers were scored. */
static bool is_of_rule(const struct peil_result *result, const struct peil_diag *diag)
{
    for (size_t i = 0; i < result->error_count; i++) {
        const struct peil_script_error *error = &result->errors[i];

        if (error->part == PEIL_FAILED_RULE && is_same(error->code, diag->code) &&
            is_same(error->file, diag->file) && error->line == diag->line)
            return true;
    }
    return false;
}

static int evaluate(struct peil_result **out, struct advising *a, struct peil_evaluator *evaluator,
    const struct peil_answers *answers, const struct peil_compared *compared)
{
    const struct peil_want want = {.asof = a->comparison->options.asof,
        .advice = true,
        .reasons = true,
        .concepts = true,
        .compared = compared};
    struct peil_diags *said = peil_diags_new(0);
    int status = said ? peil_evaluate(out, a->arena, evaluator, answers, &want, said) : PEIL_ENOMEM;

    for (size_t i = 0; status == PEIL_OK && i < peil_diags_count(said); i++)
        if (is_of_rule(*out, peil_diags_at(said, i)))
            peil_diag_add_copy(a->diags, peil_diags_at(said, i));
    for (size_t i = 0; status == PEIL_OK && i < (*out)->error_count; i++)
        a->failed = a->failed || (*out)->errors[i].part == PEIL_FAILED_RULE;
    peil_diags_join_failure(a->diags, said);
    peil_diags_free(said);
    return status;
}

static int ask(struct advising *a, size_t index)
{
    const struct peil_framework *framework = &a->comparison->focus->frameworks[index];
    const struct peil_round *round = &framework->rounds[framework->round_count - 1];
    struct peil_compared *compared = peil_arena_alloc(a->arena, sizeof(*compared));
    struct peil_evaluator *evaluator = NULL;
    struct peil_result *result = NULL;
    int status =
        compared ? peil_compared_make(compared, a->arena, a->comparison, index) : PEIL_ENOMEM;

    if (status != PEIL_OK)
        return status;
    compared->asked = a->results;
    compared->asked_count = index;
    status = a->evaluators->find(a->evaluators->context, &evaluator, framework->pack);
    if (status == PEIL_OK && round->merged)
        status = evaluate(&result, a, evaluator, round->merged, compared);
    a->results[index] = result;
    a->failed = a->failed || status == PEIL_ESCRIPT;
    return status == PEIL_ENOMEM ? status : PEIL_OK;
}

int peil_compare_advise(struct peil_advised *out, struct peil_arena *arena,
    const struct peil_comparison *comparison, const struct peil_evaluators *evaluators,
    struct peil_diags *diags)
{
    struct advising a = {
        .arena = arena, .comparison = comparison, .evaluators = evaluators, .diags = diags};
    size_t count = comparison->focus->framework_count;
    int status = PEIL_OK;

    a.results = peil_arena_array(arena, count, sizeof(*a.results));
    if (!a.results)
        return PEIL_ENOMEM;
    for (size_t i = 0; status == PEIL_OK && i < count; i++)
        status = ask(&a, i);
    *out = (struct peil_advised){a.results, count, a.failed};
    return status;
}
