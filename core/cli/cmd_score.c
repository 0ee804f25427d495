/*
 * peil score: answers in, reports out.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/assess.h"
#include "core/cli/errors.h"
#include "core/cli/files.h"
#include "core/cli/options.h"
#include "core/cli/output.h"
#include "core/cli/records.h"
#include "core/pack/schema.h"
#include "core/report/report.h"

/* One run of the command. */
struct run {
    struct cli *cli;
    struct cli_packs packs;
    struct cli_output output;
    struct peil_arena *arena;   /* of one answers file; reset for the next */
    struct peil_buf collected;  /* what goes into one file or to standard output */
    const char *folder;         /* where one file a result goes; NULL for all in one */
    struct cli_list names;      /* of files written there */
    struct cli_file_id *inputs; /* of the answers, in their order */
    bool has_limit;
    double limit;
    size_t done, failed;
};

/* Names that are safe on every system, and cannot leave the folder; others are refused. */
static bool is_plain_name(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    size_t length = name ? strlen(name) : 0;

    return length > 0 && length <= 64 && strspn(name, allowed) == length && name[0] != '.' &&
           name[0] != '-';
}

/* The input's name without its last endings: "a/voorbeeld.answers.yaml" gives "voorbeeld". */
static const char *stem(struct peil_arena *arena, const char *path)
{
    const char *name = cli_path_name(arena, path);

    return name ? peil_arena_copy(arena, name, strcspn(name, ".")) : NULL;
}

static bool is_taken(const struct run *run, const char *name)
{
    for (size_t i = 0; i < run->names.count; i++)
        if (strcmp(run->names.items[i], name) == 0)
            return true;
    return false;
}

static const char *key_of(const struct peil_result *result)
{
    size_t key = result->pack->key_field;

    return key == PEIL_NONE ? NULL : result->answers->subject[key];
}

/* A name for the file of one result: the subject's key, else the input's name, if not taken. */
static const char *file_name(
    struct run *run, const struct peil_result *result, const struct cli_records *records)
{
    struct peil_arena *arena = run->cli->arena;
    const char *candidates[3] = {key_of(result), stem(arena, records->path), NULL};
    const char *ending = run->output.plugin->extension;

    if (candidates[1] && records->format == CLI_RECORDS_NDJSON)
        candidates[2] =
            peil_arena_format(arena, "%s-%u", candidates[1], (unsigned)records->current);
    for (size_t i = 0; i < 3; i++) {
        char *name = is_plain_name(candidates[i])
                         ? peil_arena_format(arena, "%s.%s", candidates[i], ending)
                         : NULL;

        if (name && !is_taken(run, name))
            return name;
    }
    return NULL;
}

/* Whether the output would take the place of answers or a pack of this run; says so. */
static bool is_read(const struct run *run, const char *path)
{
    struct cli_file_id target = path ? cli_file_id(path) : (struct cli_file_id){0};
    bool read = false;

    if (!target.known)
        return false;
    for (size_t i = 0; i < run->cli->options.arguments.count && !read; i++)
        read = cli_file_same(target, run->inputs[i]);
    for (size_t i = 0; i < run->packs.count && !read; i++)
        read = cli_file_same(target, cli_file_id(run->packs.loaded[i].path));
    if (read)
        cli_error(run->cli->diags, "cli/same-file", "path", path);
    return read;
}

/* Writes a report where it belongs, but never over what it was made from. */
static int write_report(struct run *run, const char *path, const struct peil_buf *bytes)
{
    return is_read(run, path) ? PEIL_EIO : cli_output_write(run->cli, path, bytes);
}

static int write_to_folder(struct run *run, const struct peil_result *result,
    const struct cli_records *records, const struct peil_buf *bytes)
{
    struct peil_arena *arena = run->cli->arena;
    const char *name = file_name(run, result, records);

    if (!name) {
        cli_error(run->cli->diags, "cli/no-name", "path", records->path);
        return PEIL_EINPUT;
    }
    if (!cli_list_add(arena, &run->names, name))
        return PEIL_ENOMEM;
    name = cli_path_join(arena, run->folder, name);
    return name ? write_report(run, name, bytes) : PEIL_ENOMEM;
}

static void check_limit(struct run *run, const struct peil_result *result, const char *path)
{
    const struct peil_score *total = &result->total;
    char shown[PEIL_NUM_SIZE];

    if (!run->has_limit || (total->status == PEIL_SCORE_VALUE && total->shown >= run->limit))
        return;
    if (total->status == PEIL_SCORE_VALUE) {
        peil_num_text(total->shown, shown);
        cli_say(
            run->cli, _("%s: the score %s is below %s"), path, shown, run->cli->options.fail_under);
    } else {
        cli_say(run->cli, _("%s: there is no score to compare with %s"), path,
            run->cli->options.fail_under);
    }
    cli_fail(run->cli, CLI_CONDITION);
}

static int show(
    struct run *run, const struct peil_result *result, const struct cli_records *records)
{
    struct peil_report_options options = {run->cli->options.lang, cli_version(), run->cli->diags};
    struct peil_node *document = peil_report_result(run->arena, result, &options);
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status = document ? cli_output_render(&run->output, document, &bytes) : PEIL_ENOMEM;

    if (status == PEIL_OK && run->folder)
        status = write_to_folder(run, result, records, &bytes);
    else if (status == PEIL_OK)
        peil_buf_add(&run->collected, peil_buf_string(&bytes), bytes.length);
    if (status == PEIL_OK && peil_buf_failed(&run->collected))
        status = PEIL_ENOMEM;
    peil_buf_dispose(&bytes);
    return status;
}

/* Scores one record; a status. Warnings of the answers are in the report and on standard error. */
static int score_record(
    struct run *run, const struct peil_node *node, const struct cli_records *records)
{
    struct peil_result *result;
    int status = cli_assess(&result, &run->packs, run->arena, node, records->path);

    if (status == PEIL_OK)
        status = show(run, result, records);
    if (status == PEIL_OK)
        check_limit(run, result, records->path);
    return status;
}

static void settle(struct run *run, int status)
{
    cli_status(run->cli, status);
    cli_report(run->cli);
    if (status == PEIL_OK)
        run->done++;
    else
        run->failed++;
}

static void score_file(struct run *run, const char *path)
{
    struct cli_records records;
    struct peil_arena *file = peil_arena_new();
    const struct peil_node *node;
    int status = file ? cli_records_open(&records, run->cli, file, path) : PEIL_ENOMEM;

    if (status != PEIL_OK)
        settle(run, status);
    while (status == PEIL_OK) {
        int one;

        peil_arena_reset(run->arena);
        one = cli_records_next(&node, &records, run->cli, run->arena);
        if (one == PEIL_OK && !node)
            break;
        if (one == PEIL_OK)
            one = score_record(run, node, &records);
        settle(run, one);
        if (one != PEIL_OK && records.format != CLI_RECORDS_NDJSON)
            break;
        if (one == PEIL_ENOMEM)
            break;
    }
    peil_arena_free(file);
}

static bool wants_folder(const struct cli *cli, const struct cli_output *output)
{
    const char *path = cli->options.output;

    if (!path || strcmp(path, "-") == 0 || output->lines)
        return false;
    return cli->options.arguments.count > 1 || cli_path_kind(path) == CLI_PATH_FOLDER ||
           path[strlen(path) - 1] == '/';
}

static enum cli_exit prepare(struct run *run)
{
    struct cli *cli = run->cli;
    const char *under = cli->options.fail_under;

    if (cli->options.asof && !peil_is_date(cli->options.asof))
        return cli_usage(
            cli, _("--asof wants a date like 2026-03-14, not \"%s\""), cli->options.asof);
    run->has_limit = under != NULL;
    if (under && peil_num_read(under, strlen(under), false, &run->limit) != PEIL_NUM_OK)
        return cli_usage(cli, _("--fail-under wants a number like 62.5, not \"%s\""), under);
    if (wants_folder(cli, &run->output)) {
        run->folder = cli->options.output;
        if (mkdir(run->folder, 0777) != 0 && errno != EEXIST) {
            cli_error_io(cli->diags, "io/write", run->folder, errno);
            cli_fail(cli, CLI_IO);
        } else if (cli_path_kind(run->folder) != CLI_PATH_FOLDER) {
            return cli_usage(
                cli, _("with several answers files -o is a folder; \"%s\" is a file"), run->folder);
        }
    } else if (cli->options.arguments.count > 1 && !run->output.lines &&
               strcmp(run->output.plugin->name, "text") != 0) {
        return cli_usage(cli, _("several answers files need -o FOLDER, -f text or -f ndjson"));
    }
    cli_report(cli);
    return cli->worst;
}

static void finish(struct run *run)
{
    struct cli *cli = run->cli;

    if (!run->folder && run->done > 0) {
        int status = write_report(run, cli->options.output, &run->collected);

        cli_status(cli, status);
        cli_report(cli);
    }
    if (run->failed > 0 && run->done + run->failed > 1)
        cli_say(cli, _("%z of %z could not be scored"), run->failed, run->done + run->failed);
}

/* Answers that are not files, such as a pipe, are never written over. */
static bool identify_inputs(struct run *run)
{
    const struct cli_list *answers = &run->cli->options.arguments;

    run->inputs = peil_arena_array(run->cli->arena, answers->count, sizeof(*run->inputs));
    for (size_t i = 0; run->inputs && i < answers->count; i++)
        if (cli_path_kind(answers->items[i]) == CLI_PATH_FILE)
            run->inputs[i] = cli_file_id(answers->items[i]);
    return run->inputs != NULL;
}

enum cli_exit cli_run_score(struct cli *cli)
{
    struct run run = {.cli = cli, .arena = peil_arena_new()};
    enum cli_exit end = run.arena && cli_packs_init(&run.packs, cli) ? CLI_DONE : CLI_INTERNAL;

    if (end == CLI_DONE && !identify_inputs(&run))
        end = CLI_INTERNAL;
    if (end == CLI_DONE)
        end = cli_output_open(&run.output, cli, "text");
    if (end == CLI_DONE)
        end = prepare(&run);
    if (end == CLI_DONE) {
        for (size_t i = 0; i < cli->options.arguments.count; i++)
            score_file(&run, cli->options.arguments.items[i]);
        finish(&run);
        end = cli->worst;
    }
    cli_output_dispose(&run.output);
    peil_buf_dispose(&run.collected);
    if (run.packs.arena)
        cli_packs_dispose(&run.packs);
    peil_arena_free(run.arena);
    return end;
}
