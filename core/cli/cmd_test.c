/*
 * peil pack test: runs the tests that a pack carries.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/errors.h"
#include "core/cli/files.h"
#include "core/cli/findings.h"
#include "core/cli/options.h"
#include "core/cli/store.h"
#include "core/eval/result.h"
#include "core/format/json.h"
#include "core/format/yaml.h"
#include "core/pack/schema.h"
#include "core/report/expect.h"
#include "core/report/report.h"

/* A test file as it is written; see packs/README.md. */
struct test {
    int64_t format;
    const char *title, *file;
    const struct peil_node *answers, *set, *expect, *expect_diagnostics;
};

static const struct peil_field test_fields[] = {
    {.key = "peil-test",
        .type = PEIL_FIELD_INTEGER,
        .offset = offsetof(struct test, format),
        .required = true,
        .min = 1,
        .max = 1},
    {.key = "title",
        .type = PEIL_FIELD_STRING,
        .offset = offsetof(struct test, title),
        .required = true},
    {.key = "answers", .type = PEIL_FIELD_NODE, .offset = offsetof(struct test, answers)},
    {.key = "file", .type = PEIL_FIELD_STRING, .offset = offsetof(struct test, file)},
    {.key = "set", .type = PEIL_FIELD_NODE, .offset = offsetof(struct test, set)},
    {.key = "expect", .type = PEIL_FIELD_NODE, .offset = offsetof(struct test, expect)},
    {.key = "expect_diagnostics",
        .type = PEIL_FIELD_NODE,
        .offset = offsetof(struct test, expect_diagnostics)},
    {0},
};

/* One test being run. */
struct run {
    struct cli *cli;
    struct peil_arena *arena;
    const struct peil_pack *pack;
    struct peil_archive *archive;
    const char *name; /* of the test's file in the pack */
    const struct peil_node *tree;
    struct test test;
};

/* "../examples/a.yaml" from "tests/b.yaml" is "examples/a.yaml"; NULL where it leaves the pack. */
static const char *resolve(struct peil_arena *arena, const char *from, const char *path)
{
    const char *slash = strrchr(from, '/');
    size_t depth = slash ? (size_t)(slash - from) : 0;

    while (strncmp(path, "../", 3) == 0) {
        if (depth == 0)
            return NULL;
        while (depth > 0 && from[depth - 1] != '/')
            depth--;
        depth -= depth > 0;
        path += 3;
    }
    if (depth == 0)
        return path;
    return peil_arena_format(arena, "%s/%s", peil_arena_copy(arena, from, depth), path);
}

static int read_tree(
    const struct peil_node **out, struct run *run, const char *name, enum peil_text_rule rule)
{
    const struct peil_source *source;
    int status = peil_archive_read(&source, run->archive, run->arena, name, true, run->cli->diags);
    size_t length = strlen(name);

    *out = NULL;
    if (status != PEIL_OK)
        return status;
    if (length > 5 && strcmp(name + length - 5, ".json") == 0)
        return peil_json_read(out, run->arena, source, &run->cli->limits, rule, run->cli->diags);
    return peil_yaml_read(out, run->arena, source, &run->cli->limits, rule, run->cli->diags);
}

/* A map with the entries of `under`, but those of `over` where both have a key. */
static struct peil_node *merge(
    struct peil_arena *arena, const struct peil_node *under, const struct peil_node *over)
{
    struct peil_node *map = peil_node_map(arena);
    const struct peil_node *parts[2] = {under, over};

    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < peil_node_count(parts[p]); i++) {
            const char *key = peil_node_key(parts[p], i);

            if (p == 0 && peil_node_get(over, key))
                continue;
            peil_node_set_key(arena, map, key, strlen(key), peil_node_key_place(parts[p], i),
                peil_node_clone(arena, peil_node_at(parts[p], i)));
        }
    peil_node_place_at(map, peil_node_place(under));
    return map;
}

/* Changes on top of the answers, and the head that answers in a test go without. */
static const struct peil_node *complete(struct run *run, const struct peil_node *answers)
{
    struct peil_arena *arena = run->arena;
    struct peil_node *head = peil_node_map(arena), *all, *changed;
    struct peil_node *format = peil_node_text(arena, "1");

    if (format)
        peil_node_mark_plain(format);
    peil_node_set(arena, head, "peil-answers", format);
    peil_node_set_text(arena, head, "pack",
        peil_arena_format(arena, "%s@%u", run->pack->id, run->pack->version.major));
    all = merge(arena, head, answers);
    if (!run->test.set)
        return all;
    changed = peil_node_map(arena);
    peil_node_set(
        arena, changed, "answers", merge(arena, peil_node_get(answers, "answers"), run->test.set));
    return merge(arena, all, changed);
}

static int load_answers(const struct peil_node **out, struct run *run)
{
    const char *name;
    const struct peil_node *tree = run->test.answers;
    int status = PEIL_OK;

    *out = NULL;
    if (run->test.file) {
        name = resolve(run->arena, run->name, run->test.file);
        if (!name) {
            peil_diag_add(run->cli->diags, PEIL_ERROR, "test/outside",
                peil_node_place(peil_node_get(run->tree, "file")),
                PEIL_ARGS(PEIL_TEXT("path", run->test.file)));
            return PEIL_EINPUT;
        }
        status = read_tree(&tree, run, name, PEIL_TEXT_ANSWERS);
    }
    if (status == PEIL_OK && tree)
        *out = complete(run, tree);
    return status;
}

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
static void compare_findings(struct run *run, const struct peil_diags *found)
{
    const struct peil_node *expected = run->test.expect_diagnostics;

    for (size_t i = 0; i < peil_node_count(expected); i++) {
        const struct peil_node *one = peil_node_at(expected, i);
        const char *code = peil_node_as_text(one, NULL);

        if (!was_found(found, code))
            peil_diag_add(run->cli->diags, PEIL_ERROR, "test/not-found", peil_node_place(one),
                PEIL_ARGS(PEIL_TEXT("code", code)));
    }
    for (size_t i = 0; i < peil_diags_count(found); i++) {
        const struct peil_diag *diag = peil_diags_at(found, i);

        if (diag->severity != PEIL_NOTE && !has_code(expected, diag->code))
            peil_diag_add(run->cli->diags, PEIL_ERROR, "test/not-expected",
                peil_node_place(expected), PEIL_ARGS(PEIL_TEXT("code", diag->code)));
    }
}

static int score(struct peil_node **out, struct run *run, const struct peil_node *tree)
{
    struct peil_answers *answers;
    struct peil_result *result = NULL;
    struct peil_report_options options = {NULL, cli_version(), NULL};
    struct peil_diags *diags = run->cli->diags, *own = NULL;
    int status;

    if (run->test.expect_diagnostics)
        diags = own = peil_diags_new(0);
    if (!diags)
        return PEIL_ENOMEM;
    status = peil_answers_read(&answers, run->arena, run->pack, tree, &run->cli->limits, diags);
    if (status == PEIL_OK)
        status = peil_result_make(&result, run->arena, answers, NULL);
    options.diags = diags;
    *out = result ? peil_report_result(run->arena, result, &options) : NULL;
    if (own) {
        compare_findings(run, own);
        peil_diags_free(own);
        status = status == PEIL_EINPUT ? PEIL_OK : status;
    }
    return status;
}

static int run_test(struct run *run)
{
    struct peil_schema_context context = {.arena = run->arena,
        .diags = run->cli->diags,
        .language = run->pack->language,
        .suggestions = PEIL_SUGGESTIONS};
    struct peil_report_options options = {NULL, cli_version(), NULL};
    struct peil_node *document = NULL;
    const struct peil_node *answers = NULL;
    int status = read_tree(&run->tree, run, run->name, PEIL_TEXT_PACK);

    if (status == PEIL_OK)
        peil_schema_read(&context, run->tree, test_fields, NULL, &run->test);
    if (status != PEIL_OK || context.failed)
        return status == PEIL_OK ? PEIL_EINPUT : status;
    if (!run->test.expect && !run->test.expect_diagnostics) {
        peil_diag_add(
            run->cli->diags, PEIL_ERROR, "test/nothing", peil_node_place(run->tree), PEIL_NO_ARGS);
        return PEIL_EINPUT;
    }
    status = load_answers(&answers, run);
    if (status == PEIL_OK && answers)
        status = score(&document, run, answers);
    else if (status == PEIL_OK)
        document = peil_report_checklist(run->arena, run->pack, run->archive, &options);
    if (status == PEIL_OK && run->test.expect)
        peil_expect_compare(run->test.expect, document, run->cli->diags);
    return peil_arena_failed(run->arena) ? PEIL_ENOMEM : status;
}

static bool is_test(const char *name)
{
    size_t length = strlen(name);

    return strncmp(name, "tests/", 6) == 0 && length > 11 &&
           strcmp(name + length - 5, ".yaml") == 0;
}

static void run_and_tell(struct cli_findings *findings, const struct peil_pack *pack,
    struct peil_archive *archive, const char *name)
{
    struct run run = {.cli = findings->cli,
        .arena = peil_arena_new(),
        .pack = pack,
        .archive = archive,
        .name = name};
    int status = run.arena ? run_test(&run) : PEIL_ENOMEM;
    bool good = status == PEIL_OK && peil_diags_errors(run.cli->diags) == 0;

    if (status != PEIL_OK && status != PEIL_EINPUT)
        cli_status(run.cli, status);
    if (!run.cli->options.json && (!good || run.cli->options.verbose))
        cli_say(run.cli, "%s %s: %s", good ? _("passed") : _("FAILED"), name,
            run.test.title ? run.test.title : "");
    cli_findings_take(findings, name, good);
    peil_arena_free(run.arena);
}

static void test_pack(struct cli_findings *findings, const char *name)
{
    struct cli *cli = findings->cli;
    struct peil_arena *arena = peil_arena_new();
    struct peil_archive *archive = NULL;
    struct peil_pack *pack = NULL;
    size_t before = findings->good + findings->bad;
    int status = arena ? cli_pack_load(&pack, &archive, cli, arena, name) : PEIL_ENOMEM;

    if (status != PEIL_OK) {
        cli_status(cli, status);
        cli_findings_take(findings, name, false);
    } else {
        cli_report(cli);
        for (size_t i = 0; i < peil_archive_count(archive); i++)
            if (is_test(peil_archive_at(archive, i)->name))
                run_and_tell(findings, pack, archive, peil_archive_at(archive, i)->name);
        if (findings->good + findings->bad == before) {
            cli_error(cli->diags, "test/none", "pack", name);
            cli_findings_take(findings, name, false);
        }
    }
    peil_archive_close(archive);
    peil_pack_free(pack);
    peil_arena_free(arena);
}

enum cli_exit cli_run_pack_test(struct cli *cli)
{
    struct cli_findings findings;

    if (!cli_findings_init(&findings, cli, "tests"))
        return CLI_INTERNAL;
    for (size_t i = 0; i < cli->options.arguments.count; i++)
        test_pack(&findings, cli->options.arguments.items[i]);
    if (findings.bad > 0)
        cli_fail(cli, CLI_CONDITION);
    if (!cli->options.json)
        cli_say(cli, _("%z tests passed, %z failed"), findings.good, findings.bad);
    cli_findings_show(&findings);
    return cli->worst;
}
