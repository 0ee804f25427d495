/*
 * From an answers tree to a document.
 */
#include "core/cli/score/assess.h"

#include "core/base/status.h"
#include "core/cli/worker/reply.h"
#include "core/eval/whatif.h"
#include "core/report/report.h"
#include "core/report/verify.h"

/* An explanation; or that there is nothing of that name to explain, with a suggestion. */
static struct peil_node *explain(struct cli_assessment *a, const struct peil_result *result,
    const struct peil_report_options *options)
{
    const char *subject = a->wanted->subject;
    const char *const *names;
    struct peil_node *document =
        peil_report_explanation(a->arena, result, options, subject, a->packs->cli->options.rules);

    if (document || peil_arena_failed(a->arena))
        return document;
    names = peil_report_explainable(a->arena, result);
    if (names && subject)
        peil_diag_add(a->diags, PEIL_ERROR, "cli/nothing-called", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", subject), PEIL_TEXT("near", peil_nearest(subject, names)),
                PEIL_TEXT("path", a->path)));
    return NULL;
}

static int work_out_whatif(struct peil_whatif *out, struct cli_assessment *a,
    struct peil_evaluator *evaluator, const struct peil_result *result)
{
    struct peil_whatif_want want = {.actors = (const char *const *)a->actors,
        .actor_count = a->actor_count,
        .most_steps = a->packs->cli->limits.script_steps};

    return peil_whatif_make(out, a->arena, evaluator, result, &want);
}

/* Whether the report shows what improving answers would add. */
static bool shows_whatif(const struct cli_wanted *wanted, const struct peil_pack *pack)
{
    const enum peil_report_part *parts = wanted->parts.list;
    size_t count = wanted->parts.count;

    if (count == 0) {
        parts = pack->report.parts;
        count = pack->report.part_count;
    }
    for (size_t i = 0; i < count; i++)
        if (parts[i] == PEIL_REPORT_WHATIF)
            return true;
    return count == 0 && wanted->page;
}

static int make_report(struct peil_node **document, struct cli_assessment *a,
    struct peil_evaluator *evaluator, const struct peil_result *result,
    const struct peil_report_options *options)
{
    struct peil_report_options with = *options;
    struct peil_whatif whatif;
    int status = PEIL_OK;

    if (shows_whatif(a->wanted, result->pack)) {
        status = work_out_whatif(&whatif, a, evaluator, result);
        with.whatif = &whatif;
    }
    if (status == PEIL_OK)
        *document = peil_report_result(a->arena, result, &with);
    return status;
}

static int make_whatif(struct peil_node **document, struct cli_assessment *a,
    struct peil_evaluator *evaluator, const struct peil_result *result,
    const struct peil_report_options *options)
{
    struct peil_whatif whatif;
    int status = work_out_whatif(&whatif, a, evaluator, result);

    if (status == PEIL_OK)
        *document = peil_report_whatif(a->arena, result, &whatif, options);
    return status;
}

/* No document with PEIL_OK: there is nothing of that name, or no memory. */
static int make_document(struct peil_node **document, struct cli_assessment *a,
    struct peil_evaluator *evaluator, const struct peil_result *result,
    const struct peil_report_options *options)
{
    *document = NULL;
    if (a->wanted->made == CLI_MADE_WHATIF)
        return make_whatif(document, a, evaluator, result, options);
    if (a->wanted->made == CLI_MADE_RESULT)
        return make_report(document, a, evaluator, result, options);
    *document = explain(a, result, options);
    return PEIL_OK;
}

/* Evaluates, and makes the document. */
static int evaluate(
    struct cli_assessment *a, struct peil_evaluator *evaluator, struct peil_node **document)
{
    struct peil_want want = PEIL_WANT_ALL;
    struct peil_report_options options = {.language = a->packs->cli->options.lang,
        .version = cli_version(),
        .diags = a->diags,
        .actors = a->actors,
        .actor_count = a->actor_count,
        .parts = a->wanted->parts.list,
        .part_count = a->wanted->parts.count};
    struct peil_result *result = NULL;
    int status;

    want.asof = a->packs->cli->options.asof;
    want.near = a->wanted->made == CLI_MADE_EXPLANATION;
    if (a->wanted->made != CLI_MADE_WHATIF)
        want.bounds = a->packs->cli->limits.script_steps;
    status = cli_evaluate(&result, a->arena, evaluator, a->answers, &want, a->path, a->diags);
    if (status != PEIL_OK)
        return status;
    a->script_failed = result->error_count > 0;
    status = make_document(document, a, evaluator, result, &options);
    if (*document)
        return a->wanted->seal ? peil_report_seal(a->arena, *document) : PEIL_OK;
    return status != PEIL_OK ? status : peil_arena_failed(a->arena) ? PEIL_ENOMEM : PEIL_EINPUT;
}

static int open_engine(struct cli_assessment *a, volatile struct peil_seen *seen)
{
    int status = cli_loaded_open(
        a->loaded, a->packs, a->wanted->made == CLI_MADE_EXPLANATION, seen, a->diags);

    a->refused = status == PEIL_ESCRIPT;
    return status;
}

/* In the worker. */
static void work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    struct cli_assessment *a = context;
    size_t before = peil_diags_count(a->diags);
    struct peil_node *document = NULL, *more;
    int status = open_engine(a, seen);

    if (status == PEIL_OK)
        status = evaluate(a, a->loaded->engine.evaluator, &document);
    more = peil_node_map(a->arena);
    peil_node_set_bool(a->arena, more, "script_failed", a->script_failed);
    peil_node_set_bool(a->arena, more, "refused", a->refused);
    if (document)
        peil_node_set(a->arena, more, "document", document);
    if (peil_arena_failed(a->arena))
        status = PEIL_ENOMEM;
    cli_reply_write(answer, status, a->diags, before, status == PEIL_ENOMEM ? NULL : more);
}

/* In this process. */
static int assess_here(struct cli_assessment *a)
{
    struct peil_node *document = NULL;
    int status = open_engine(a, NULL);

    if (status == PEIL_OK)
        status = evaluate(a, a->loaded->engine.evaluator, &document);
    a->document = document;
    return status;
}

int cli_assess_start(
    struct cli_assessment *assessment, const struct peil_node *node, const char *path)
{
    struct cli *cli = assessment->packs->cli;
    struct peil_answers *answers = NULL;
    int status = cli_packs_load(&assessment->loaded, assessment->packs, node, path);

    assessment->path = path;
    if (status == PEIL_OK)
        status = peil_answers_read(&answers, assessment->arena, assessment->loaded->pack, node,
            &cli->limits, assessment->diags);
    assessment->answers = answers;
    if (status == PEIL_OK)
        status = cli_actors(&assessment->actors, &assessment->actor_count, cli, assessment->arena,
            assessment->loaded->pack, assessment->diags);
    if (status != PEIL_OK)
        return status;
    if (cli->options.no_worker ||
        !cli_has_scripts(assessment->loaded->pack, &assessment->packs->extensions)) {
        assessment->status = assess_here(assessment);
        return assessment->status;
    }
    cli_job_start_scripts(&assessment->job, cli, 1, work, assessment);
    return PEIL_OK;
}

int cli_assess_take(struct cli_assessment *a)
{
    const struct peil_pack *pack = a->loaded ? a->loaded->pack : NULL;
    struct cli_reply reply;

    if (a->job.end == CLI_JOB_IDLE)
        return a->status;
    a->status =
        cli_reply_take(&reply, a->arena, &a->job, a->path, pack, &a->packs->extensions, a->diags);
    a->document = peil_node_get(reply.more, "document");
    if (a->status == PEIL_OK && !a->document)
        a->status = cli_job_blame(&a->job, a->path, pack, &a->packs->extensions, a->diags);
    a->script_failed = peil_node_as_bool(peil_node_get(reply.more, "script_failed"));
    a->refused = peil_node_as_bool(peil_node_get(reply.more, "refused"));
    return a->status;
}

void cli_assess_dispose(struct cli_assessment *assessment)
{
    cli_job_dispose(&assessment->job);
}
