/*
 * peil compare: several answers files or stored results, side by side.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/compare.h"
#include "core/cli/errors.h"
#include "core/cli/options.h"
#include "core/cli/score.h"
#include "core/compare/merge.h"
#include "core/pack/schema.h"

/* From how many respondents on an anonymous role is shown, unless --least-group says otherwise. */
#define LEAST_GROUP 5
#define MOST_LEAST_GROUP 1000

static bool read_least_group(size_t *out, const char *text)
{
    double value = 0;

    *out = LEAST_GROUP;
    if (!text)
        return true;
    if (peil_num_read(text, strlen(text), false, &value) != PEIL_NUM_OK || value < 1 ||
        value > MOST_LEAST_GROUP || value != (double)(size_t)value)
        return false;
    *out = (size_t)value;
    return true;
}

static enum cli_exit read_options(struct cli_compare *run)
{
    struct cli *cli = run->cli;
    size_t parts[PEIL_COMPARISON_PARTS];
    enum cli_exit end;

    if (cli->options.asof && !peil_is_date(cli->options.asof))
        return cli_usage(
            cli, _("--asof wants a date like 2026-03-14, not \"%s\""), cli->options.asof);
    if (!read_least_group(&run->options.least_group, cli->options.least_group))
        return cli_usage(cli, _("--least-group wants a whole number from 1 to 1000, not \"%s\""),
            cli->options.least_group);
    if (cli->options.rule)
        (void)peil_merge_rule_read(cli->options.rule, &run->options.rule); /* is one of them */
    end = cli_part_words_read(parts, &run->part_count, cli, peil_comparison_part_words);
    for (size_t i = 0; end == CLI_DONE && i < run->part_count; i++)
        run->parts[i] = (enum peil_comparison_part)parts[i];
    run->options.subject = cli->options.subject;
    run->options.asof = cli->options.asof;
    return end;
}

/* All inputs make one output, whatever it is called. */
static enum cli_exit open_output(struct cli_compare *run)
{
    struct cli *cli = run->cli;
    enum cli_exit end;

    cli->options.arguments.count = 1;
    end = cli_output_open(&run->output, cli, "text");
    cli->options.arguments = run->paths;
    return end;
}

/* What was left out, and how it ends. */
static void tell_left_out(struct cli_compare *run, const struct peil_comparison *made)
{
    size_t left = run->left_out_count + (made ? made->unscored_count : 0);

    if (left > 0)
        cli_say(run->cli, _("%z of %z left out"), left, run->count + run->left_out_count);
    if (made && made->unscored_count > 0)
        cli_fail(run->cli, CLI_INPUT);
    if (made && made->script_failed)
        cli_fail(run->cli, CLI_SCRIPT);
}

/* Those that were given twice. */
static void tell_twice(struct cli_compare *run, const struct peil_gathering *gathering)
{
    for (size_t i = 0; i < gathering->twice_count; i++)
        peil_diag_add(run->cli->diags, PEIL_WARNING, "compare/twice", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", gathering->twice[i].sheet->name),
                PEIL_TEXT("same", gathering->twice[i].same->name)));
}

static int make_output(struct cli_compare *run, const struct peil_comparison *made)
{
    struct cli *cli = run->cli;
    struct peil_comparison_options options = {.language = cli->options.lang,
        .version = cli_version(),
        .parts = run->parts,
        .part_count = run->part_count,
        .left_out = run->left_out,
        .left_out_count = run->left_out_count};
    struct peil_node *document = NULL;
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status = cli_compare_advise(&options.advice, &options.advice_missing, run, made);

    if (status == PEIL_OK)
        document = peil_report_comparison(run->arena, made, &options);
    if (status == PEIL_OK)
        status = document ? cli_output_render(&run->output, document, &bytes) : PEIL_ENOMEM;
    if (status == PEIL_OK &&
        cli_is_read(cli, &run->packs, &run->paths, run->files, cli->options.output))
        status = PEIL_EIO;
    if (status == PEIL_OK)
        status = cli_output_write(cli, cli->options.output, &bytes);
    peil_buf_dispose(&bytes);
    return status;
}

static int compare(struct cli_compare *run)
{
    struct peil_scorer scorer = cli_compare_scorer(run);
    struct peil_comparison *made = NULL;
    int status = cli_compare_read(run);

    if (status == PEIL_OK)
        status = peil_compare_make(
            &made, run->arena, run->sheets, run->count, &scorer, &run->options, run->cli->diags);
    if (made)
        tell_twice(run, made->gathering);
    if (status == PEIL_OK)
        status = make_output(run, made);
    cli_status(run->cli, status);
    cli_report(run->cli);
    tell_left_out(run, made);
    return status;
}

static bool begin(struct cli_compare *run)
{
    run->paths = run->cli->options.arguments;
    run->arena = peil_arena_new();
    run->files = run->arena ? cli_files_identify(run->arena, &run->paths) : NULL;
    return run->files && cli_packs_init(&run->packs, run->cli);
}

enum cli_exit cli_run_compare(struct cli *cli)
{
    struct cli_compare run = {.cli = cli};
    enum cli_exit end = begin(&run) ? read_options(&run) : CLI_INTERNAL;

    if (end == CLI_DONE)
        end = open_output(&run);
    if (end == CLI_DONE) {
        cli_status(cli, cli_extensions_read(&run.packs.extensions, cli));
        cli_report(cli);
        end = cli->worst;
    }
    if (end == CLI_DONE) {
        compare(&run);
        end = cli->worst;
    }
    cli_output_dispose(&run.output);
    if (run.packs.arena)
        cli_packs_dispose(&run.packs);
    free(run.sheets);
    free(run.left_out);
    peil_arena_free(run.arena);
    return end;
}
