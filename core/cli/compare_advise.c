/*
 * What rules that compare advise: they run in a process of their own, as all scripts do.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/compare.h"
#include "core/cli/reply.h"
#include "core/compare/told.h"
#include "core/eval/advice.h"
#include "core/report/compared_advice.h"

/* One question to all rules that compare. */
struct advising {
    struct cli_compare *run;
    const struct peil_compared_subject *focus;
    struct peil_report_options options;
    struct peil_diags *diags;
    const struct peil_node *told;
    bool failed; /* a script did */
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

static int evaluate_merged(struct peil_result **out, struct advising *a,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want)
{
    struct peil_diags *said = peil_diags_new(0);
    int status =
        said ? peil_evaluate(out, a->run->arena, evaluator, answers, want, said) : PEIL_ENOMEM;

    for (size_t i = 0; status == PEIL_OK && i < peil_diags_count(said); i++)
        if (is_of_rule(*out, peil_diags_at(said, i)))
            peil_diag_add_copy(a->diags, peil_diags_at(said, i));
    peil_diags_free(said);
    return status;
}

/* What a framework comes to beside the others; stays NULL where its scripts cannot be had. */
static int evaluate(const struct peil_result **results, struct advising *a, size_t index,
    volatile struct peil_seen *seen)
{
    struct cli_compare *run = a->run;
    const struct peil_framework *framework = &a->focus->frameworks[index];
    const struct peil_round *round = &framework->rounds[framework->round_count - 1];
    struct peil_compared *compared = peil_arena_alloc(run->arena, sizeof(*compared));
    struct peil_want want = {.asof = run->options.asof,
        .advice = true,
        .reasons = true,
        .concepts = true,
        .compared = compared};
    struct peil_evaluator *evaluator = NULL;
    struct peil_result *result = NULL;
    int status = compared ? peil_compared_make(compared, run->arena, a->focus, index) : PEIL_ENOMEM;

    if (status == PEIL_OK) {
        compared->asked = results;
        compared->asked_count = index;
        status = cli_compare_evaluator(&evaluator, run, framework->pack, seen, a->diags);
    }
    if (status == PEIL_OK && round->merged)
        status = evaluate_merged(&result, a, evaluator, round->merged, &want);
    results[index] = result;
    a->failed = a->failed || status == PEIL_ESCRIPT;
    return status == PEIL_ESCRIPT ? PEIL_OK : status;
}

static bool has_failed_rule(const struct peil_result *result)
{
    for (size_t i = 0; result && i < result->error_count; i++)
        if (result->errors[i].part == PEIL_FAILED_RULE)
            return true;
    return false;
}

static int advise(struct advising *a, volatile struct peil_seen *seen)
{
    size_t count = a->focus->framework_count;
    const struct peil_result **results = peil_arena_array(a->run->arena, count, sizeof(*results));
    int status = results ? PEIL_OK : PEIL_ENOMEM;

    for (size_t i = 0; status == PEIL_OK && i < count; i++) {
        status = evaluate(results, a, i, seen);
        a->failed = a->failed || has_failed_rule(results[i]);
    }
    if (status == PEIL_OK)
        a->told = peil_report_compared_advice(a->run->arena, results, count, &a->options);
    return status == PEIL_OK && !a->told ? PEIL_ENOMEM : status;
}

/* In the worker. */
static void work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    struct advising *a = context;
    size_t before = peil_diags_count(a->diags);
    int status = advise(a, seen);
    struct peil_node *more = peil_node_map(a->run->arena);

    peil_node_set_bool(a->run->arena, more, "failed", a->failed);
    if (a->told)
        peil_node_set(a->run->arena, more, "told", peil_node_clone(a->run->arena, a->told));
    if (peil_arena_failed(a->run->arena))
        status = PEIL_ENOMEM;
    cli_reply_write(answer, status, a->diags, before, status == PEIL_OK ? more : NULL);
}

static int advise_elsewhere(struct advising *a)
{
    struct cli_compare *run = a->run;
    const struct peil_pack *pack = a->focus->frameworks[0].pack;
    struct cli_job job = {0}, *jobs[] = {&job};
    struct cli_reply reply;
    int status;

    cli_job_start_scripts(&job, run->cli, (unsigned)a->focus->framework_count, work, a);
    cli_jobs_wait(jobs, 1);
    status = cli_reply_take(
        &reply, run->arena, &job, pack->name, pack, &run->packs.extensions, a->diags);
    if (reply.more && peil_node_get(reply.more, "told"))
        a->told = peil_node_clone(run->arena, peil_node_get(reply.more, "told"));
    a->failed = peil_node_as_bool(peil_node_get(reply.more, "failed"));
    cli_job_dispose(&job);
    return peil_arena_failed(run->arena) ? PEIL_ENOMEM : status;
}

/* Whether one of the checklists, or a file of somebody's own, brings scripts along. */
static bool has_scripts(const struct advising *a)
{
    for (size_t i = 0; i < a->focus->framework_count; i++)
        if (cli_has_scripts(a->focus->frameworks[i].pack, &a->run->packs.extensions))
            return true;
    return false;
}

/* The actors that are asked for, as one of the checklists knows them. */
static int find_actors(struct advising *a)
{
    struct cli_compare *run = a->run;
    int status = PEIL_OK;

    for (size_t i = 0; i < a->focus->framework_count; i++) {
        struct peil_diags *last = i + 1 < a->focus->framework_count ? NULL : a->diags;
        const char **ids;

        status = cli_actors(&ids, &a->options.actor_count, run->cli, run->arena,
            a->focus->frameworks[i].pack, last);
        a->options.actors = (const char *const *)ids;
        if (status != PEIL_EINPUT)
            break;
    }
    return status;
}

int cli_compare_advise(const struct peil_node **out, bool *missing, struct cli_compare *run,
    const struct peil_comparison *made)
{
    struct advising a = {.run = run,
        .focus = made->focus,
        .options = {.language = run->cli->options.lang, .version = cli_version()},
        .diags = run->cli->diags};
    int status = PEIL_OK;

    *out = NULL;
    *missing = false;
    if (!a.focus)
        return PEIL_OK;
    if (!a.options.language)
        a.options.language = made->packs[0]->language;
    status = find_actors(&a);
    if (status != PEIL_OK || !has_scripts(&a))
        return status;
    status = run->cli->options.no_worker ? advise(&a, NULL) : advise_elsewhere(&a);
    *missing = !a.told;
    *out = a.told;
    if (status != PEIL_OK && status != PEIL_ENOMEM) {
        cli_status(run->cli, status); /* the comparison stands without it */
        status = PEIL_OK;
    }
    if (a.failed)
        cli_fail(run->cli, CLI_SCRIPT);
    return status;
}
