/*
 * peil contribute: the scores of subjects, without their names, to be added to those of others.
 */
#include "core/base/status.h"
#include "core/cli/compare.h"
#include "core/cli/contributions.h"
#include "core/cli/options.h"
#include "core/cli/output.h"
#include "core/cli/score.h"

/* Adds what the subjects of the answers came to. */
static int collect(struct cli_compare *run, struct peil_contribution *into)
{
    struct peil_scorer scorer = cli_compare_scorer(run);
    struct peil_contribution *own = peil_contribution_new(run->arena);
    struct peil_collecting collecting = {own, run->secret, run->label};
    struct peil_comparison *made = NULL;
    int status;

    if (!own)
        return PEIL_ENOMEM;
    run->options.collecting = &collecting;
    status = peil_compare_make(
        &made, run->arena, run->sheets, run->count, &scorer, &run->options, run->cli->diags);
    if (made)
        cli_compare_tell_twice(run, made->gathering);
    if (made)
        cli_compare_tell_doubtful(run, made);
    if (status == PEIL_OK && peil_contribution_shared(own, into)) {
        peil_diag_add(
            run->cli->diags, PEIL_ERROR, "contribution/there", PEIL_NOWHERE, PEIL_NO_ARGS);
        status = PEIL_EINPUT;
    }
    cli_compare_tell(run, made);
    return status == PEIL_OK ? peil_contribution_add(into, own) : status;
}

static int write(struct cli_compare *run, const struct peil_contribution *contribution)
{
    struct cli *cli = run->cli;
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status = PEIL_OK;

    peil_contribution_write(&bytes, run->arena, contribution);
    if (bytes.failed || peil_arena_failed(run->arena))
        status = PEIL_ENOMEM;
    else if (cli_is_read(cli, &run->packs, &run->paths, run->files, cli->options.output))
        status = PEIL_EIO;
    if (status == PEIL_OK)
        status = cli_output_write(cli, cli->options.output, &bytes);
    peil_buf_dispose(&bytes);
    return status;
}

/* How many subjects there are now, of each pack. */
static void tell(struct cli_compare *run, const struct peil_contribution *contribution)
{
    for (size_t i = 0; i < contribution->pack_count; i++) {
        const struct peil_pack_cells *pack = &contribution->packs[i];

        cli_say(
            run->cli, _("%s@%z: subjects: %z"), pack->id, (size_t)pack->major, pack->member_count);
    }
}

static int contribute(struct cli_compare *run)
{
    struct peil_contribution *into = NULL;
    int status = cli_compare_read(run);

    if (status == PEIL_OK)
        status = cli_contributions_join(&into, run);
    if (status == PEIL_OK && !into)
        into = peil_contribution_new(run->arena);
    if (status == PEIL_OK && !into)
        status = PEIL_ENOMEM;
    if (status == PEIL_OK && run->count > 0 && !run->has_secret) {
        peil_diag_add(
            run->cli->diags, PEIL_ERROR, "contribution/secret-needed", PEIL_NOWHERE, PEIL_NO_ARGS);
        status = PEIL_EINPUT;
    }
    if (status == PEIL_OK && run->count > 0)
        status = collect(run, into);
    else
        cli_compare_tell(run, NULL);
    if (status == PEIL_OK && into->pack_count == 0) {
        peil_diag_add(
            run->cli->diags, PEIL_ERROR, "contribution/nothing", PEIL_NOWHERE, PEIL_NO_ARGS);
        status = PEIL_EINPUT;
    }
    if (status == PEIL_OK)
        status = write(run, into);
    if (status == PEIL_OK)
        tell(run, into);
    cli_status(run->cli, status);
    cli_report(run->cli);
    return status;
}

enum cli_exit cli_run_contribute(struct cli *cli)
{
    struct cli_compare run;
    enum cli_exit end = cli_compare_begin(&run, cli) ? cli_compare_options(&run) : CLI_INTERNAL;

    if (end == CLI_DONE)
        end = cli_class_read(&run);
    if (end == CLI_DONE)
        end = cli_secret_read(&run, true);
    if (end == CLI_DONE) {
        cli_status(cli, cli_extensions_read(&run.packs.extensions, cli));
        cli_report(cli);
        end = cli->worst;
    }
    if (end == CLI_DONE) {
        contribute(&run);
        end = cli->worst;
    }
    cli_compare_end(&run);
    return end;
}
