/*
 * peil pack test: runs the tests that a pack carries.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/line/options.h"
#include "core/cli/packs/store.h"
#include "core/cli/packtest/pack_test.h"
#include "core/cli/talk/errors.h"
#include "core/cli/talk/findings.h"
#include "core/cli/worker/reply.h"
#include "core/eval/evaluator.h"
#include "core/eval/result.h"
#include "core/report/expect.h"
#include "core/report/report.h"

static bool has_code(const struct peil_node *list, const char *code)
{
    for (size_t i = 0; i < peil_node_count(list); i++)
        if (strcmp(peil_node_as_text(peil_node_at(list, i), NULL), code) == 0)
            return true;
    return false;
}

static bool was_found(const struct peil_diags *diags, const char *code)
{
    for (size_t i = 0; i < peil_diags_count(diags); i++)
        if (strcmp(peil_diags_at(diags, i)->code, code) == 0)
            return true;
    return false;
}

/* Compares what was said of the answers with what the test expects to be said. */
static void compare_findings(struct cli_test *run, const struct peil_diags *found)
{
    const struct peil_node *expected = run->test.expect_diagnostics;

    for (size_t i = 0; i < peil_node_count(expected); i++) {
        const struct peil_node *one = peil_node_at(expected, i);
        const char *code = peil_node_as_text(one, NULL);

        if (!was_found(found, code))
            peil_diag_add(run->diags, PEIL_ERROR, "test/not-found", peil_node_place(one),
                PEIL_ARGS(PEIL_TEXT("code", code)));
    }
    for (size_t i = 0; i < peil_diags_count(found); i++) {
        const struct peil_diag *diag = peil_diags_at(found, i);

        if (diag->severity != PEIL_NOTE && !has_code(expected, diag->code))
            peil_diag_add(run->diags, PEIL_ERROR, "test/not-expected", peil_node_place(expected),
                PEIL_ARGS(PEIL_TEXT("code", diag->code)));
    }
    peil_diags_join_failure(run->diags, found);
}

static int score(struct peil_node **out, struct cli_test *run, volatile struct peil_seen *seen)
{
    struct cli_tests *tests = run->tests;
    struct peil_want want = PEIL_WANT_ALL;
    struct peil_report_options options = {.version = cli_version(), .diags = run->diags};
    struct peil_answers *answers;
    struct peil_result *result = NULL;
    int status = peil_answers_read(
        &answers, run->arena, tests->pack, run->answers, &run->cli->limits, run->diags);

    want.bounds = run->cli->limits.script_steps;
    *out = NULL;
    if (status == PEIL_OK && !tests->opened) {
        tests->opened = true;
        tests->engine_status = cli_engine_open(&tests->engine, tests->pack, &tests->extensions,
            true, &run->cli->limits, seen, run->diags);
    }
    if (status == PEIL_OK)
        status = tests->engine_status;
    if (status == PEIL_OK)
        status =
            peil_evaluate(&result, run->arena, tests->engine.evaluator, answers, &want, run->diags);
    if (result)
        *out = peil_report_result(run->arena, result, &options);
    return status == PEIL_OK && !*out ? PEIL_ENOMEM : status;
}

/* What is found goes apart where a test expects some of it. False without memory. */
static bool begin_findings(struct cli_test *run)
{
    run->own = run->diags;
    if (run->test.expect_diagnostics)
        run->diags = peil_diags_new(0);
    return run->diags != NULL;
}

/* Compares what was found, and what came out, with what a test expects. */
static int check(struct cli_test *run, int status, const struct peil_node *document)
{
    if (run->diags != run->own) {
        struct peil_diags *found = run->diags;

        run->diags = run->own;
        compare_findings(run, found);
        peil_diags_free(found);
        status = status == PEIL_EINPUT || status == PEIL_ESCRIPT ? PEIL_OK : status;
    }
    if (status == PEIL_OK && run->test.expect)
        peil_expect_compare(run->arena, run->test.expect, document, run->diags);
    return peil_arena_failed(run->arena) ? PEIL_ENOMEM : status;
}

static int score_and_check(struct cli_test *run, volatile struct peil_seen *seen)
{
    struct peil_node *document = NULL;
    int status = begin_findings(run) ? score(&document, run, seen) : PEIL_ENOMEM;

    return check(run, status, document);
}

/* Scripts run in workers of their own. */
static int compare_and_check(struct cli_test *run)
{
    return begin_findings(run) ? cli_test_compare(run, check) : check(run, PEIL_ENOMEM, NULL);
}

/* In the worker. */
static void work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    struct cli_test *run = context;
    size_t before = peil_diags_count(run->diags);
    int status = score_and_check(run, seen);
    struct peil_node *refused = peil_node_bool(run->arena, run->tests->engine_status != PEIL_OK);

    cli_reply_write(answer, status, run->diags, before, refused);
}

/* The pack itself is what a test without answers is about. */
static int compare_pack(struct cli_test *run)
{
    struct peil_report_options options = {.version = cli_version()};
    struct peil_node *document =
        peil_report_checklist(run->arena, run->tests->pack, run->tests->archive, &options);

    if (document && run->test.expect)
        peil_expect_compare(run->arena, run->test.expect, document, run->diags);
    return peil_arena_failed(run->arena) ? PEIL_ENOMEM : PEIL_OK;
}

/* Starts a test; where its scripts are to run in a worker `run->job` runs then. */
static void start_test(struct cli_test *run)
{
    const struct cli_tests *tests = run->tests;

    run->status = run->arena && run->diags ? cli_test_read(run) : PEIL_ENOMEM;
    if (run->status != PEIL_OK)
        return;
    if (run->compared) {
        run->status = compare_and_check(run);
    } else if (!run->answers) {
        run->status = compare_pack(run);
    } else if (run->cli->options.no_worker || !cli_has_scripts(tests->pack, &tests->extensions)) {
        run->status = score_and_check(run, NULL);
    } else {
        cli_job_start_scripts(&run->job, run->cli, 1, work, run);
    }
}

/* What the worker of a test answers. */
static void take_answer(struct cli_test *run, bool *refused)
{
    struct cli_job *jobs[] = {&run->job};
    struct cli_reply reply = {0};

    cli_jobs_wait(jobs, 1);
    run->status = cli_reply_take(&reply, run->arena, &run->job, run->name, run->tests->pack,
        &run->tests->extensions, run->diags);
    *refused = peil_node_as_bool(reply.more);
}

/* Waits for a test, and tells how it ended. */
static void finish_test(struct cli_findings *findings, struct cli_test *run)
{
    struct cli *cli = run->cli;
    struct peil_diags *others = cli->diags;
    bool good, refused = run->answers && run->tests->engine_status != PEIL_OK;

    if (run->job.end != CLI_JOB_IDLE)
        take_answer(run, &refused);
    if (refused && run->tests->refused) {
        peil_diags_clear(run->diags);
        cli_error(run->diags, "script/refused", "pack", run->tests->pack->name);
    }
    run->tests->refused = run->tests->refused || refused;
    if (run->diags)
        cli->diags = run->diags;
    good = run->status == PEIL_OK && peil_diags_errors(run->diags) == 0;
    if (run->status != PEIL_OK && run->status != PEIL_EINPUT)
        cli_status(cli, run->status);
    if (!cli->options.json && (!good || cli->options.verbose))
        cli_say(cli, "%s %s: %s", good ? _("passed") : _("FAILED"), run->name,
            run->test.title ? run->test.title : "");
    cli_findings_take(findings, run->name, good);
    cli->diags = others;
    cli_job_dispose(&run->job);
    peil_diags_free(run->diags);
    peil_arena_free(run->arena);
}

static bool is_test(const char *name)
{
    size_t length = strlen(name);

    return strncmp(name, "tests/", 6) == 0 && length > 11 &&
           strcmp(name + length - 5, ".yaml") == 0;
}

/* Runs all tests, as many at a time as there may be workers, and tells of them in their order. */
static void run_tests(struct cli_findings *findings, struct cli_tests *tests)
{
    struct cli_test runs[CLI_MOST_JOBS];
    size_t most = cli_jobs_most(tests->cli), files = peil_archive_count(tests->archive), i = 0;

    while (i < files) {
        size_t count = 0;

        for (; i < files && count < most; i++) {
            const char *name = peil_archive_at(tests->archive, i)->name;

            if (!is_test(name))
                continue;
            runs[count] = (struct cli_test){.tests = tests,
                .cli = tests->cli,
                .arena = peil_arena_new(),
                .diags = peil_diags_new(0),
                .name = name};
            start_test(&runs[count++]);
        }
        for (size_t k = 0; k < count; k++)
            finish_test(findings, &runs[k]);
    }
}

static void test_pack(
    struct cli_findings *findings, const struct cli_extensions *extensions, const char *name)
{
    struct cli *cli = findings->cli;
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = NULL;
    struct cli_tests tests = {.cli = cli, .extensions = *extensions};
    size_t before = findings->good + findings->bad;
    int status = arena ? cli_pack_load(&pack, &tests.archive, cli, arena, name) : PEIL_ENOMEM;

    if (status != PEIL_OK) {
        cli_status(cli, status);
        cli_findings_take(findings, name, false);
    } else {
        cli_report(cli);
        tests.pack = pack;
        run_tests(findings, &tests);
        if (findings->good + findings->bad == before) {
            cli_error(cli->diags, "test/none", "pack", name);
            cli_findings_take(findings, name, false);
        }
    }
    cli_engine_close(&tests.engine);
    peil_archive_close(tests.archive);
    peil_pack_free(pack);
    peil_arena_free(arena);
}

enum cli_exit cli_run_pack_test(struct cli *cli)
{
    struct cli_findings findings;
    struct cli_extensions extensions;
    int status = cli_extensions_read(&extensions, cli);

    if (status != PEIL_OK) {
        cli_status(cli, status);
        cli_report(cli);
        return cli->worst;
    }
    if (!cli_findings_init(&findings, cli, "tests"))
        return CLI_INTERNAL;
    for (size_t i = 0; i < cli->options.arguments.count; i++)
        test_pack(&findings, &extensions, cli->options.arguments.items[i]);
    if (findings.bad > 0)
        cli_fail(cli, CLI_CONDITION);
    if (!cli->options.json)
        cli_say(cli, _("tests: %z passed, %z failed"), findings.good, findings.bad);
    cli_findings_show(&findings);
    return cli->worst;
}
