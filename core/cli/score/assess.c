/*
 * From an answers tree to a document.
 */
#include "core/cli/score/assess.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/packs/store.h"
#include "core/cli/worker/reply.h"
#include "core/eval/whatif.h"
#include "core/report/report.h"
#include "core/report/verify.h"

/* The most arguments that a message about a script has. */
#define MOST_ARGS 6

bool cli_packs_init(struct cli_packs *packs, struct cli *cli)
{
    *packs = (struct cli_packs){.cli = cli, .arena = peil_arena_new()};
    return packs->arena != NULL;
}

void cli_packs_dispose(struct cli_packs *packs)
{
    for (size_t i = 0; i < packs->count; i++) {
        cli_engine_close(&packs->loaded[i].engine);
        peil_pack_free(packs->loaded[i].pack);
    }
    peil_diags_free(packs->unsaid);
    peil_arena_free(packs->arena);
}

/*
 * What is wrong with the pack is told apart from what is found in the answers: at once, or by
 * whoever said so when the turn of these answers comes. As data it stands among the rest.
 */
static int load_and_tell(struct cli_packs *packs, struct cli_loaded *slot)
{
    struct peil_diags *answers = packs->cli->diags, *own = peil_diags_new(0);

    if (!own)
        return PEIL_ENOMEM;
    packs->cli->diags = own;
    slot->status = cli_pack_load_path(&slot->pack, NULL, packs->cli, packs->arena, slot->path);
    if (packs->later) {
        peil_diags_free(packs->unsaid);
        packs->unsaid = own;
    } else {
        for (size_t i = 0; packs->cli->options.json && i < peil_diags_count(own); i++)
            peil_diag_add_copy(answers, peil_diags_at(own, i));
        if (!packs->cli->options.json)
            cli_report(packs->cli);
        peil_diags_join_failure(answers, own);
        peil_diags_free(own);
    }
    packs->cli->diags = answers;
    return slot->status;
}

static int load_once(struct cli_loaded **out, struct cli_packs *packs, const char *path)
{
    struct cli_loaded *slot;

    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->loaded[i].path, path) == 0) {
            *out = &packs->loaded[i];
            if (packs->loaded[i].status != PEIL_OK)
                peil_diag_add(packs->cli->diags, PEIL_ERROR, "cli/pack-refused", PEIL_NOWHERE,
                    PEIL_ARGS(PEIL_TEXT("pack", path)));
            return packs->loaded[i].status;
        }
    if (packs->count == sizeof(packs->loaded) / sizeof(*packs->loaded)) {
        peil_diag_add(packs->cli->diags, PEIL_ERROR, "cli/too-many-packs", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_INTEGER("most", packs->count)));
        return PEIL_EINPUT;
    }
    slot = &packs->loaded[packs->count++];
    slot->path = path;
    slot->status = load_and_tell(packs, slot);
    *out = slot;
    return slot->status;
}

static int find_and_load(struct cli_loaded **out, struct cli_packs *packs,
    const struct peil_node *answers, const char *path)
{
    struct peil_answers_head head;
    const char *pack_path;

    if (!peil_answers_head(&head, answers, packs->cli->diags))
        return PEIL_EINPUT;
    pack_path = packs->cli->options.pack
                    ? cli_pack_path(packs->cli, packs->arena, packs->cli->options.pack)
                    : cli_packs_find(packs, &head, path);
    if (!pack_path)
        return peil_arena_failed(packs->arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    return load_once(out, packs, pack_path);
}

int cli_packs_for(struct peil_pack **out, struct cli_packs *packs, const struct peil_node *answers,
    const char *path)
{
    struct cli_loaded *loaded = NULL;
    int status = find_and_load(&loaded, packs, answers, path);

    *out = status == PEIL_OK ? loaded->pack : NULL;
    return status;
}

/* Where a version of a pack is; NULL where it is not, of which nothing is said. */
static const char *exact_pack(
    struct cli_packs *packs, const char *id, const char *version, const char *near)
{
    struct peil_version exact;
    struct cli_store store;

    if (!id || !version || !peil_version_read(version, &exact) || packs->cli->options.pack ||
        !cli_store_init(&store, packs->cli, packs->arena, near))
        return NULL;
    return cli_store_find(&store, id, &exact, true, NULL);
}

int cli_packs_of_result(struct peil_pack **out, struct cli_packs *packs,
    const struct peil_node *result, const char *path)
{
    const struct peil_node *pack = peil_node_get(result, "pack");
    const char *digest = peil_node_get_text(peil_node_get(result, "digests"), "pack");
    const char *found = exact_pack(
        packs, peil_node_get_text(pack, "id"), peil_node_get_text(pack, "version"), path);
    struct cli_loaded *loaded = NULL;
    int status = found ? load_once(&loaded, packs, found) : PEIL_OK;

    *out = NULL;
    if (peil_arena_failed(packs->arena))
        return PEIL_ENOMEM;
    if (status == PEIL_OK && loaded && digest && strcmp(loaded->pack->digest, digest) == 0)
        *out = loaded->pack;
    return status;
}

/* An explanation; or that there is nothing of that name to explain, with a suggestion. */
static struct peil_node *explain(struct cli_assessment *a, const struct peil_result *result,
    const struct peil_report_options *options)
{
    const char *subject = a->packs->subject;
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

void cli_name_answers(struct peil_diags *diags, const struct peil_diags *said, const char *path)
{
    for (size_t i = 0; i < peil_diags_count(said); i++) {
        struct peil_diag diag = *peil_diags_at(said, i);
        struct peil_arg args[MOST_ARGS + 2] = {{0}};
        size_t count = 0;

        while (count < MOST_ARGS && diag.args[count].type != PEIL_ARG_END) {
            args[count] = diag.args[count];
            count++;
        }
        if (path && strncmp(diag.code, "script/", 7) == 0)
            args[count] = (struct peil_arg)PEIL_TEXT("answers", path);
        diag.args = args;
        peil_diag_add_copy(diags, &diag);
    }
    peil_diags_join_failure(diags, said);
}

static int evaluate_named(struct cli_assessment *a, struct peil_result **result,
    struct peil_evaluator *evaluator, const struct peil_want *want)
{
    struct peil_diags *said = peil_diags_new(0);
    int status = PEIL_ENOMEM;

    if (said)
        status = peil_evaluate(result, a->arena, evaluator, a->answers, want, said);
    cli_name_answers(a->diags, said, a->path);
    peil_diags_free(said);
    return status;
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
static bool shows_whatif(const struct cli_packs *packs, const struct peil_pack *pack)
{
    const enum peil_report_part *parts = packs->parts.list;
    size_t count = packs->parts.count;

    if (count == 0) {
        parts = pack->report.parts;
        count = pack->report.part_count;
    }
    for (size_t i = 0; i < count; i++)
        if (parts[i] == PEIL_REPORT_WHATIF)
            return true;
    return count == 0 && packs->page;
}

static int make_report(struct peil_node **document, struct cli_assessment *a,
    struct peil_evaluator *evaluator, const struct peil_result *result,
    struct peil_report_options *options)
{
    struct peil_whatif whatif;
    int status = PEIL_OK;

    if (shows_whatif(a->packs, result->pack)) {
        status = work_out_whatif(&whatif, a, evaluator, result);
        options->whatif = &whatif;
    }
    if (status == PEIL_OK)
        *document = peil_report_result(a->arena, result, options);
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
    struct peil_report_options *options)
{
    *document = NULL;
    if (a->packs->made == CLI_MADE_WHATIF)
        return make_whatif(document, a, evaluator, result, options);
    if (a->packs->made == CLI_MADE_RESULT)
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
        .parts = a->packs->parts.list,
        .part_count = a->packs->parts.count};
    struct peil_result *result = NULL;
    int status;

    want.asof = a->packs->cli->options.asof;
    want.near = a->packs->made == CLI_MADE_EXPLANATION;
    if (a->packs->made != CLI_MADE_WHATIF)
        want.bounds = a->packs->cli->limits.script_steps;
    status = evaluate_named(a, &result, evaluator, &want);
    if (status != PEIL_OK)
        return status;
    a->script_failed = result->error_count > 0;
    status = make_document(document, a, evaluator, result, &options);
    if (*document)
        return a->packs->seal ? peil_report_seal(a->arena, *document) : PEIL_OK;
    return status != PEIL_OK ? status : peil_arena_failed(a->arena) ? PEIL_ENOMEM : PEIL_EINPUT;
}

static int open_engine(struct cli_assessment *a, volatile struct peil_seen *seen)
{
    struct cli_loaded *loaded = a->loaded;

    if (!loaded->opened)
        loaded->engine_status =
            cli_engine_open(&loaded->engine, loaded->pack, &a->packs->extensions,
                a->packs->made == CLI_MADE_EXPLANATION, &a->packs->cli->limits, seen, a->diags);
    loaded->opened = true;
    a->refused = loaded->engine_status == PEIL_ESCRIPT;
    return loaded->engine_status;
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
    int status = find_and_load(&assessment->loaded, assessment->packs, node, path);

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
