/*
 * peil score, peil explain and peil whatif: answers in, reports or explanations out.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/line/options.h"
#include "core/cli/score/overwrite.h"
#include "core/cli/score/score.h"
#include "core/cli/talk/errors.h"
#include "core/pack/schema.h"

static bool wants_folder(const struct cli_score *run)
{
    const char *path = run->cli->options.output;

    if (!path || strcmp(path, "-") == 0 || run->output.lines)
        return false;
    return run->paths.count > 1 || cli_path_kind(path) == CLI_PATH_FOLDER ||
           path[strlen(path) - 1] == '/';
}

static enum cli_exit prepare(struct cli_score *run)
{
    struct cli *cli = run->cli;
    const char *under = cli->options.fail_under;
    enum cli_exit end;

    if (cli->options.asof && !peil_is_date(cli->options.asof))
        return cli_usage(
            cli, _("--asof wants a date like 2026-03-14, not \"%s\""), cli->options.asof);
    end = cli_parts_read(&run->wanted.parts, cli);
    if (end != CLI_DONE)
        return end;
    run->has_limit = under != NULL;
    if (under && peil_num_read(under, strlen(under), false, &run->limit) != PEIL_NUM_OK)
        return cli_usage(cli, _("--fail-under wants a number like 62.5, not \"%s\""), under);
    if (wants_folder(run)) {
        run->folder = cli->options.output;
        if (mkdir(run->folder, 0777) != 0 && errno != EEXIST) {
            cli_error_io(cli->diags, "io/write", run->folder, errno);
            cli_fail(cli, CLI_IO);
        } else if (cli_path_kind(run->folder) != CLI_PATH_FOLDER) {
            return cli_usage(
                cli, _("with several answers files -o is a folder; \"%s\" is a file"), run->folder);
        }
    } else if (run->paths.count > 1 && !run->output.lines &&
               strcmp(run->output.plugin->name, "text") != 0) {
        return cli_usage(cli, _("several answers files need -o FOLDER, -f text or -f ndjson"));
    }
    cli_status(cli, cli_extensions_read(&run->packs.extensions, cli));
    cli_report(cli);
    return cli->worst;
}

static void finish(struct cli_score *run)
{
    struct cli *cli = run->cli;

    if (!run->folder && run->done > 0) {
        int status = cli_score_write(run, cli->options.output, &run->collected);

        cli_status(cli, status);
        cli_report(cli);
    }
    if (run->failed > 0 && run->done + run->failed > 1)
        cli_say(cli, _("%z of %z could not be scored"), run->failed, run->done + run->failed);
}

static bool begin(struct cli_score *run)
{
    run->slot_count = cli_jobs_most(run->cli);
    run->slots = calloc(run->slot_count, sizeof(*run->slots));
    run->inputs = cli_files_identify(run->cli->arena, &run->paths);
    return run->slots && cli_packs_init(&run->packs, run->cli) && run->inputs;
}

static bool is_page(const struct peil_output *plugin)
{
    return strcmp(plugin->extension, "html") == 0;
}

/* Only what another program may read again is sealed. */
static bool is_json(const struct peil_output *plugin)
{
    return strcmp(plugin->media_type, "application/json") == 0;
}

/* Makes what is wanted of all answers that were given; `subject`: see cli_wanted. */
static enum cli_exit score_all(struct cli *cli, enum cli_made made, const char *subject)
{
    struct cli_score run = {.cli = cli, .paths = cli->options.arguments};
    enum cli_exit end = begin(&run) ? CLI_DONE : CLI_INTERNAL;

    run.packs.later = true;
    run.wanted.made = made;
    run.wanted.subject = subject;
    if (end == CLI_DONE)
        end = cli_output_open(&run.output, cli, "text");
    run.wanted.page = end == CLI_DONE && is_page(run.output.plugin);
    run.wanted.seal = made == CLI_MADE_RESULT && end == CLI_DONE && is_json(run.output.plugin);
    if (end == CLI_DONE)
        end = prepare(&run);
    if (end == CLI_DONE) {
        for (size_t i = 0; i < run.paths.count; i++)
            cli_score_file(&run, run.paths.items[i]);
        cli_score_drain(&run);
        finish(&run);
        end = cli->worst;
    }
    cli_score_dispose(&run);
    cli_output_dispose(&run.output);
    peil_buf_dispose(&run.collected);
    if (run.packs.arena)
        cli_packs_dispose(&run.packs);
    return end;
}

enum cli_exit cli_run_score(struct cli *cli)
{
    if (cli->options.stream)
        return cli_run_stream(cli);
    return score_all(cli, CLI_MADE_RESULT, NULL);
}

enum cli_exit cli_run_explain(struct cli *cli)
{
    struct cli_list *arguments = &cli->options.arguments;
    const char *subject = arguments->count > 1 ? arguments->items[1] : NULL;

    arguments->count = 1; /* the part is no answers file */
    return score_all(cli, CLI_MADE_EXPLANATION, subject);
}

enum cli_exit cli_run_whatif(struct cli *cli)
{
    return score_all(cli, CLI_MADE_WHATIF, NULL);
}
