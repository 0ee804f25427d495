/*
 * peil verify: whether a stored result is what peil makes of its answers.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/records.h"
#include "core/cli/line/options.h"
#include "core/cli/packs/store.h"
#include "core/cli/score/assess.h"
#include "core/cli/talk/errors.h"
#include "core/cli/talk/findings.h"
#include "core/format/json.h"
#include "core/pack/schema.h"
#include "core/report/verify.h"

/* One run of the command. */
struct verifying {
    struct cli *cli;
    struct cli_packs packs;
    struct cli_wanted wanted;
    struct cli_findings findings;
    struct cli_options given; /* on the command line; each result brings its own */
};

/* What begins otherwise is no JSON of ours: answers in YAML, a report, a page. */
static bool is_object(const struct peil_source *source)
{
    size_t at = 0;

    while (at < source->length && strchr(" \t\r\n", source->bytes[at]) && source->bytes[at])
        at++;
    return at < source->length && source->bytes[at] == '{';
}

static bool is_result(const struct peil_node *document)
{
    const char *kind = peil_node_get_text(document, "kind");

    return peil_node_type(peil_node_get(document, "peil_document")) == PEIL_NODE_NUMBER && kind &&
           strcmp(kind, "result") == 0 &&
           peil_node_type(peil_node_get(document, "answers")) == PEIL_NODE_MAP;
}

/* A newer peil may mean something else by the same keys. */
static bool is_newer(const struct peil_node *document, struct peil_diags *diags)
{
    const struct peil_node *format = peil_node_get(document, "peil_document");
    double found = peil_node_as_number(format);

    if (found > PEIL_DOCUMENT_VERSION)
        peil_diag_add(diags, PEIL_ERROR, "verify/newer-result", peil_node_place(format),
            PEIL_ARGS(PEIL_NUMBER("found", found), PEIL_INTEGER("known", PEIL_DOCUMENT_VERSION)));
    return found > PEIL_DOCUMENT_VERSION;
}

/*
 * The options that the result was made with go before those of this run. What can be no option is
 * left out: in the comparison it is seen to differ.
 */
static bool take_options(struct verifying *run, const struct peil_node *stored)
{
    struct cli *cli = run->cli;
    const struct peil_node *options = peil_node_get(stored, "options");
    const struct peil_node *actors = peil_node_get(options, "actors");
    const char *language = peil_node_get_text(options, "language");
    const char *asof = peil_node_get_text(stored, "asof");

    cli->options = run->given;
    cli->options.lang = language && peil_is_language(language) ? language : NULL;
    cli->options.asof = asof && peil_is_date(asof) ? asof : NULL;
    cli_parts_stored(&run->wanted.parts, peil_node_get(options, "parts"));
    cli->options.actor = (struct cli_list){0};
    for (size_t i = 0; i < peil_node_count(actors); i++) {
        const struct peil_node *actor = peil_node_at(actors, i);

        if (peil_node_type(actor) == PEIL_NODE_STRING &&
            !cli_list_add(run->packs.arena, &cli->options.actor, peil_node_as_text(actor, NULL)))
            return false;
    }
    return true;
}

/*
 * Whether exactly this version of a pack is to be had. A status: what ends the search is told, and
 * nothing else.
 */
static int look_for(bool *found, struct verifying *run, struct peil_arena *arena, const char *id,
    const struct peil_version *version, const char *near)
{
    struct peil_diags *said = peil_diags_new(0);
    struct cli_store store;
    int status = PEIL_ENOMEM;

    *found = false;
    if (said && cli_store_init(&store, run->cli, arena, near)) {
        *found = cli_store_find(&store, id, version, true, said) != NULL;
        status = store.stopped ? PEIL_EIO : PEIL_OK;
    }
    for (size_t i = 0; status == PEIL_EIO && i < peil_diags_count(said); i++)
        peil_diag_add_copy(run->cli->diags, peil_diags_at(said, i));
    peil_diags_join_failure(run->cli->diags, said);
    peil_diags_free(said);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : status;
}

/* "bcmb@1.0.0" for the pack that scored a result, where it is to be had; else NULL. A status. */
static int exact_pack(const char **out, struct verifying *run, struct peil_arena *arena,
    const struct peil_node *stored, const char *near)
{
    const struct peil_node *pack = peil_node_get(stored, "pack");
    const char *id = peil_node_get_text(pack, "id"), *text = peil_node_get_text(pack, "version");
    struct peil_version version;
    bool found;
    int status;

    *out = NULL;
    if (!id || !text || !peil_version_read(text, &version) || run->given.pack)
        return PEIL_OK;
    status = look_for(&found, run, arena, id, &version, near);
    if (found)
        *out = peil_arena_format(arena, "%s@%s", id, text);
    return status;
}

/* The answers of a result, for `pack` where that is given. */
static struct peil_node *answers_of(
    struct peil_arena *arena, const struct peil_node *stored, const char *pack)
{
    const struct peil_node *answers = peil_node_get(stored, "answers");
    struct peil_node *map = peil_node_map(arena);

    for (size_t i = 0; i < peil_node_count(answers); i++) {
        const char *key = peil_node_key(answers, i);
        const struct peil_node *value = peil_node_at(answers, i);
        struct peil_node *copy = pack && strcmp(key, "pack") == 0 ? peil_node_text(arena, pack)
                                                                  : peil_node_clone(arena, value);

        if (copy)
            peil_node_place_at(copy, peil_node_place(value));
        peil_node_set_key(arena, map, key, strlen(key), peil_node_key_place(answers, i), copy);
    }
    peil_node_place_at(map, peil_node_place(answers));
    return map;
}

/* Makes the result anew. A status, with diagnostics. */
static int recompute(struct cli_assessment *assessment, struct verifying *run,
    const struct peil_node *stored, const char *path)
{
    struct peil_arena *arena = assessment->arena;
    struct cli_job *jobs[] = {&assessment->job};
    struct peil_node *answers;
    const char *pack;
    int status = exact_pack(&pack, run, arena, stored, path);

    if (status != PEIL_OK)
        return status;
    answers = answers_of(arena, stored, pack);
    if (peil_arena_failed(arena) || !take_options(run, stored))
        return PEIL_ENOMEM;
    status = cli_assess_start(assessment, answers, path);
    if (status == PEIL_OK) {
        cli_jobs_wait(jobs, 1);
        status = cli_assess_take(assessment);
    }
    run->cli->options = run->given;
    return status;
}

static int verify(struct verifying *run, struct peil_arena *arena, const struct peil_source *source,
    const char *path)
{
    struct cli *cli = run->cli;
    struct cli_assessment assessment = {.packs = &run->packs,
        .wanted = &run->wanted,
        .arena = arena,
        .diags = cli->diags,
        .path = path};
    const struct peil_node *stored = NULL;
    int status = PEIL_OK;

    if (is_object(source))
        status = peil_json_read(&stored, arena, source, &cli->limits, PEIL_TEXT_STORED, cli->diags);
    if (status == PEIL_OK && !is_result(stored)) {
        peil_diag_add(cli->diags, PEIL_ERROR, "verify/not-a-result",
            (struct peil_place){source, source->first_line, 1}, PEIL_NO_ARGS);
        status = PEIL_EINPUT;
    }
    if (status == PEIL_OK && is_newer(stored, cli->diags))
        status = PEIL_EINPUT;
    if (status == PEIL_OK)
        status = peil_report_verify_alone(arena, stored, source, cli->diags);
    if (status == PEIL_OK)
        status = recompute(&assessment, run, stored, path);
    if (status == PEIL_OK)
        status = peil_report_verify(arena, stored, assessment.document, cli->diags);
    cli_assess_dispose(&assessment);
    return status;
}

/* One result of a file; `name` is what it is called in messages. */
static void verify_one(struct verifying *run, struct peil_arena *arena,
    const struct peil_source *source, const char *path, const char *name)
{
    struct cli *cli = run->cli;
    int status = verify(run, arena, source, path);
    bool good = status == PEIL_OK && peil_diags_errors(cli->diags) == 0;

    if (status == PEIL_OK && !good)
        cli_fail(cli, CLI_CONDITION);
    cli_status(cli, status);
    cli_findings_take(&run->findings, name, good);
    if (cli->options.json || status != PEIL_OK)
        return;
    if (strcmp(path, "-") == 0)
        name = peil_arena_format(arena, "%s%s", _("standard input"), name + 1);
    cli_say(cli, good ? _("%s: correct") : _("%s: NOT correct"), name ? name : path);
}

/* A whole JSON document, or one on every line. */
static void verify_file(struct verifying *run, const struct peil_source *whole, const char *path)
{
    struct peil_arena *own = peil_arena_new();
    struct peil_source record;
    size_t offset = 0;
    uint32_t line = 1;

    if (!own) {
        cli_status(run->cli, PEIL_ENOMEM);
        return;
    }
    if (cli_records_format(path, whole->bytes) != CLI_RECORDS_NDJSON) {
        verify_one(run, own, whole, path, path);
    } else {
        while (peil_ndjson_next(whole, &offset, &line, &record)) {
            const char *name = peil_arena_format(own, "%s:%u", path, record.first_line);

            verify_one(run, own, &record, path, name ? name : path);
            peil_arena_reset(own);
        }
    }
    peil_arena_free(own);
}

static void verify_path(struct verifying *run, const char *path)
{
    struct cli *cli = run->cli;
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct peil_source source = {path, NULL, 0, 1};
    int status = cli_file_read(&bytes, path, cli->limits.total_bytes, cli->diags);

    source.bytes = peil_buf_string(&bytes);
    source.length = bytes.length;
    if (status == PEIL_OK && cli_records_none(source.bytes, source.length)) {
        cli_error(cli->diags, "verify/empty", "path", path);
        status = PEIL_EINPUT;
    }
    if (status == PEIL_OK)
        verify_file(run, &source, path);
    if (status != PEIL_OK) {
        cli_status(cli, status);
        cli_findings_take(&run->findings, path, false);
    }
    peil_buf_dispose(&bytes);
}

enum cli_exit cli_run_verify(struct cli *cli)
{
    struct verifying run = {.cli = cli, .given = cli->options};

    if (!cli_packs_init(&run.packs, cli) || !cli_findings_init(&run.findings, cli, "results")) {
        if (run.packs.arena)
            cli_packs_dispose(&run.packs);
        return CLI_INTERNAL;
    }
    cli_status(cli, cli_extensions_read(&run.packs.extensions, cli));
    cli_report(cli);
    if (cli->worst == CLI_DONE)
        for (size_t i = 0; i < run.given.arguments.count; i++)
            verify_path(&run, run.given.arguments.items[i]);
    cli_findings_show(&run.findings);
    cli_packs_dispose(&run.packs);
    return cli->worst;
}
