/*
 * What rules that compare advise: they run in a process of their own, as all scripts do.
 */
#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/worker/reply.h"
#include "core/compare/advise.h"
#include "core/report/compared_advice.h"

/* One question to all rules that compare. */
struct advising {
    struct cli_compare *run;
    const struct peil_comparison *made;
    const struct peil_compared_subject *focus;
    struct peil_report_options options;
    struct peil_diags *diags;
    volatile struct peil_seen *seen; /* where scripts are; NULL where nobody watches */
    const struct peil_node *told;
    bool failed; /* a script did */
};

static int find_evaluator(void *context, struct peil_evaluator **out, const struct peil_pack *pack)
{
    struct advising *a = context;

    return cli_compare_evaluator(out, a->run, pack, a->seen, a->diags);
}

static int advise(struct advising *a, volatile struct peil_seen *seen)
{
    const struct peil_evaluators evaluators = {a, find_evaluator};
    struct peil_advised advised;
    int status;

    a->seen = seen;
    status = peil_compare_advise(&advised, a->run->arena, a->made, &evaluators, a->diags);
    if (status != PEIL_OK)
        return status;
    a->failed = advised.failed;
    a->told =
        peil_report_compared_advice(a->run->arena, advised.results, advised.count, &a->options);
    return a->told ? PEIL_OK : PEIL_ENOMEM;
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
        .made = made,
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
