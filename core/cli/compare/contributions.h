/*
 * Contributions among the inputs of a command, and the secret that they are made with.
 */
#ifndef PEIL_CLI_COMPARE_CONTRIBUTIONS_H
#define PEIL_CLI_COMPARE_CONTRIBUTIONS_H

#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/compare/contribution.h"

/* Takes one that was found under a name. A status, with diagnostics. */
PEIL_CHECK int cli_contributions_take(
    struct cli_compare *run, const char *name, const struct peil_node *node);

/* Reads the files of --with. What is broken is told, and left out. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int cli_contributions_read(struct cli_compare *run);

/*
 * All that were taken as one; `*out` is NULL where there were none. The same one twice counts once,
 * which is told. PEIL_OK; PEIL_EINPUT, with a diagnostic, where two share a subject: which of them
 * is to go, peil cannot know; or PEIL_ENOMEM.
 */
PEIL_CHECK int cli_contributions_join(struct peil_contribution **out, struct cli_compare *run);

/*
 * Reads --secret into the run. With `make`, one that is not there yet is made, and that is told.
 * CLI_DONE, or another code after saying what is wrong.
 */
enum cli_exit cli_secret_read(struct cli_compare *run, bool make);

/* Reads --class. CLI_DONE or CLI_USAGE. */
enum cli_exit cli_class_read(struct cli_compare *run);

#endif
