/*
 * peil contribute: the scores of subjects, without their names, to be added to those of others.
 */
#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/compare/contributions.h"
#include "core/cli/line/options.h"
#include "core/cli/output/output.h"
#include "core/cli/score/score.h"

/* Adds what the subjects of the answers came to. */
static int collect(struct cli_compare *run, struct peil_contribution *into)
{
    struct peil_contribution *own = peil_contribution_new(run->arena);
    struct peil_collecting collecting = {own, run->secret, run->label};
    struct peil_comparison *made = NULL;
    int status;

    if (!own)
        return PEIL_ENOMEM;
    run->options.collecting = &collecting;
    status = cli_compare_make(&made, run);
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
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int status;

    peil_contribution_write(&bytes, run->arena, contribution);
    if (bytes.failed || peil_arena_failed(run->arena))
        status = PEIL_ENOMEM;
    else
        status = cli_compare_write(run, &bytes);
    peil_buf_dispose(&bytes);
    return status;
}

static bool has_scores(const struct peil_pack_cells *pack)
{
    for (size_t i = 0; i < pack->class_count; i++)
        if (pack->classes[i].cell_count > 0)
            return true;
    return false;
}

/* How many subjects there are now, of each pack, and of which there is nothing to learn. */
static void tell(struct cli_compare *run, const struct peil_contribution *contribution)
{
    for (size_t i = 0; i < contribution->pack_count; i++) {
        const struct peil_pack_cells *pack = &contribution->packs[i];

        cli_say(
            run->cli, _("%s@%z: subjects: %z"), pack->id, (size_t)pack->major, pack->member_count);
        if (!has_scores(pack))
            peil_diag_add(run->cli->diags, PEIL_WARNING, "contribution/no-scores", PEIL_NOWHERE,
                PEIL_ARGS(PEIL_TEXT("pack", pack->id)));
    }
}

static void contribute(struct cli_compare *run)
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
}

static enum cli_exit prepare(struct cli_compare *run)
{
    return cli_secret_read(run, true);
}

enum cli_exit cli_run_contribute(struct cli *cli)
{
    return cli_compare_run(cli, prepare, contribute);
}
