/*
 * What comparing and contributing share: how a run begins, its options, and how it ends.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/compare/contributions.h"
#include "core/cli/score/overwrite.h"
#include "core/cli/score/score.h"
#include "core/compare/merge.h"
#include "core/pack/schema.h"

/* The most that --least-group takes. */
#define MOST_LEAST_GROUP 1000

static bool read_least_group(size_t *out, const char *text)
{
    double value = 0;

    *out = PEIL_LEAST_GROUP;
    if (!text)
        return true;
    if (peil_num_read(text, strlen(text), false, &value) != PEIL_NUM_OK || value < 1 ||
        value > MOST_LEAST_GROUP || value != (double)(size_t)value)
        return false;
    *out = (size_t)value;
    return true;
}

enum cli_exit cli_compare_options(struct cli_compare *run)
{
    struct cli *cli = run->cli;

    if (cli->options.asof && !peil_is_date(cli->options.asof))
        return cli_usage(
            cli, _("--asof wants a date like 2026-03-14, not \"%s\""), cli->options.asof);
    if (!read_least_group(&run->options.least_group, cli->options.least_group))
        return cli_usage(cli, _("--least-group wants a whole number from 1 to 1000, not \"%s\""),
            cli->options.least_group);
    if (cli->options.rule)
        (void)peil_merge_rule_read(cli->options.rule, &run->options.rule); /* is one of them */
    run->options.subject = cli->options.subject;
    run->options.asof = cli->options.asof;
    return cli_class_read(run);
}

/* What was given twice. */
static void tell_twice(struct cli_compare *run, const struct peil_gathering *gathering)
{
    for (size_t i = 0; i < gathering->twice_count; i++)
        peil_diag_add(run->cli->diags, PEIL_WARNING, "compare/twice", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", gathering->twice[i].sheet->name),
                PEIL_TEXT("same", gathering->twice[i].same->name)));
}

/* Which stored results do not say what their answers come to. */
static void tell_doubtful(struct cli_compare *run, const struct peil_comparison *made)
{
    for (size_t i = 0; i < made->doubtful_count; i++)
        peil_diag_add(run->cli->diags, PEIL_WARNING, "compare/stored-differs", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", made->doubtful[i]->answers->name)));
}

int cli_compare_make(struct peil_comparison **made, struct cli_compare *run)
{
    struct peil_scorer scorer = cli_compare_scorer(run);
    int status = peil_compare_make(
        made, run->arena, run->sheets, run->count, &scorer, &run->options, run->cli->diags);

    if (*made) {
        tell_twice(run, (*made)->gathering);
        tell_doubtful(run, *made);
    }
    return status;
}

int cli_compare_write(struct cli_compare *run, const struct peil_buf *bytes)
{
    struct cli *cli = run->cli;

    if (cli_is_read(cli, &run->packs, &run->paths, run->files, cli->options.output))
        return PEIL_EIO;
    return cli_output_write(cli, cli->options.output, bytes);
}

void cli_compare_tell(struct cli_compare *run, const struct peil_comparison *made)
{
    size_t left = run->left_out_count + (made ? made->unscored_count : 0);

    cli_report(run->cli);
    if (left > 0)
        cli_say(run->cli, _("%z of %z left out"), left,
            run->count + run->contributed_count + run->left_out_count);
    if (made && made->unscored_count > 0)
        cli_fail(run->cli, CLI_INPUT);
    if (made && made->script_failed)
        cli_fail(run->cli, CLI_SCRIPT);
}

/* False without memory, and then it is to be ended, too. */
static bool begin(struct cli_compare *run, struct cli *cli)
{
    *run = (struct cli_compare){.cli = cli, .paths = cli->options.arguments, .label = ""};
    run->arena = peil_arena_new();
    run->passing = peil_arena_new();
    run->files = run->arena && run->passing ? cli_files_identify(run->arena, &run->paths) : NULL;
    return run->files && cli_packs_init(&run->packs, run->cli);
}

static void end(struct cli_compare *run)
{
    cli_output_dispose(&run->output);
    if (run->packs.arena)
        cli_packs_dispose(&run->packs);
    free(run->sheets);
    free(run->left_out);
    free(run->given);
    peil_arena_free(run->passing);
    peil_arena_free(run->arena);
}

enum cli_exit cli_compare_run(struct cli *cli, enum cli_exit (*prepare)(struct cli_compare *run),
    void (*work)(struct cli_compare *run))
{
    struct cli_compare run;
    enum cli_exit code = begin(&run, cli) ? cli_compare_options(&run) : CLI_INTERNAL;

    if (code == CLI_DONE)
        code = prepare(&run);
    if (code == CLI_DONE) {
        cli_status(cli, cli_extensions_read(&run.packs.extensions, cli));
        cli_report(cli);
        code = cli->worst;
    }
    if (code == CLI_DONE) {
        work(&run);
        code = cli->worst;
    }
    end(&run);
    return code;
}
