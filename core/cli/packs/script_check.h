/*
 * Trying the scripts of a pack on made-up answers, for whoever writes them.
 */
#ifndef PEIL_CLI_PACKS_SCRIPT_CHECK_H
#define PEIL_CLI_PACKS_SCRIPT_CHECK_H

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/worker/worker.h"
#include "core/pack/pack.h"

/*
 * Loads the scripts of a pack, if it has any, in a worker, and runs their rules, hooks, conditions
 * and blocks: on nothing, on all unknown, best, worst and not-applicable, and on one worst among
 * best ones. What fails is reported once, where it stands in the script; so are critical rules
 * that rest on concepts which the pack asks for indirectly only. A status: PEIL_OK, also with
 * warnings; PEIL_ESCRIPT, PEIL_EIO or PEIL_ENOMEM.
 */
PEIL_CHECK int cli_check_scripts(struct cli *cli, const struct peil_pack *pack);

/* The same without a worker of its own. */
PEIL_CHECK int cli_probe(const struct cli *cli, const struct peil_pack *pack,
    volatile struct peil_seen *seen, struct peil_diags *diags);

#endif
