/*
 * peil compare: several answers files or stored results, side by side.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/compare/contributions.h"
#include "core/cli/line/options.h"
#include "core/cli/score/score.h"
#include "core/cli/talk/errors.h"
#include "core/compare/merge.h"
#include "core/pack/schema.h"

/* All inputs make one output, whatever it is called. */
static enum cli_exit open_output(struct cli_compare *run)
{
    struct cli *cli = run->cli;
    enum cli_exit code;

    cli->options.arguments.count = 1;
    code = cli_output_open(&run->output, cli, "text");
    cli->options.arguments = run->paths;
    return code;
}

static enum cli_exit prepare(struct cli_compare *run)
{
    size_t parts[PEIL_COMPARISON_PARTS];
    enum cli_exit code =
        cli_part_words_read(parts, &run->part_count, run->cli, peil_comparison_part_words);

    for (size_t i = 0; code == CLI_DONE && i < run->part_count; i++)
        run->parts[i] = (enum peil_comparison_part)parts[i];
    if (code == CLI_DONE)
        code = cli_secret_read(run, false);
    return code == CLI_DONE ? open_output(run) : code;
}

/* Parts that were asked for, and that this comparison has nothing for. */
static void tell_empty_parts(struct cli_compare *run, const struct peil_node *document)
{
    for (size_t i = 0; i < run->part_count; i++) {
        const char *word = peil_comparison_part_words[run->parts[i]];
        const struct peil_node *part = peil_node_get(document, word);
        bool empty = peil_node_type(part) == PEIL_NODE_NULL ||
                     (peil_node_type(part) == PEIL_NODE_LIST && peil_node_count(part) == 0);

        if (empty && run->parts[i] != PEIL_COMPARISON_METHOD)
            cli_say(run->cli, _("there is nothing to show of the part \"%s\""), word);
    }
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
        cli_compare_others(&options, run, made);
    if (status == PEIL_OK)
        document = peil_report_comparison(run->arena, made, &options);
    if (status == PEIL_OK)
        status = document ? cli_output_render(&run->output, document, &bytes) : PEIL_ENOMEM;
    if (status == PEIL_OK)
        status = cli_compare_write(run, &bytes);
    if (status == PEIL_OK)
        tell_empty_parts(run, document);
    peil_buf_dispose(&bytes);
    if (status == PEIL_OK && !made->focus && made->gathering->subject_count > 1)
        cli_say(cli, _("%z subjects; --subject tells about one of them in full"),
            made->gathering->subject_count);
    return status;
}

static void compare(struct cli_compare *run)
{
    struct peil_comparison *made = NULL;
    struct peil_contribution *with = NULL;
    int status = cli_compare_read(run);

    if (status == PEIL_OK)
        status = cli_contributions_read(run);
    if (status == PEIL_OK)
        status = cli_contributions_join(&with, run);
    run->benchmark = (struct peil_benchmark_options){.least = run->options.least_group,
        .label = run->label,
        .secret = run->has_secret ? run->secret : NULL,
        .with = with};
    run->options.benchmark = &run->benchmark;
    if (status == PEIL_OK)
        status = cli_compare_make(&made, run);
    if (status == PEIL_OK)
        status = make_output(run, made);
    if (status == PEIL_OK)
        cli_compare_check_drop(run, made);
    cli_status(run->cli, status);
    cli_compare_tell(run, made);
}

enum cli_exit cli_run_compare(struct cli *cli)
{
    return cli_compare_run(cli, prepare, compare);
}
