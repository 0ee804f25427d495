/*
 * What a worker answers: bytes of any kind, or none, and behind them a tree with a status, what it
 * found (diagnostics, whole, with their places and source lines) and whatever else it has to say.
 */
#ifndef PEIL_CLI_WORKER_REPLY_H
#define PEIL_CLI_WORKER_REPLY_H

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/cli/worker/worker.h"

struct cli_reply {
    int status;
    size_t bytes;                 /* of what stands before the tree */
    const struct peil_node *more; /* what else was said, a map; NULL for nothing */
};

/*
 * In the worker: adds the tree to `answer`, with the diagnostics from `first` on. `more` may be
 * NULL. Without memory `answer` fails.
 */
void cli_reply_write(struct peil_buf *answer, int status, const struct peil_diags *diags,
    size_t first, struct peil_node *more);

/*
 * In the parent: takes an answer apart, and adds what was found to `diags`. Everything is checked;
 * what cannot be is refused as a whole. `more` borrows from `answer`, and lives in `arena`.
 * PEIL_OK, PEIL_EINPUT where it is no such answer, or PEIL_ENOMEM.
 */
PEIL_CHECK int cli_reply_read(struct cli_reply *out, struct peil_arena *arena,
    const struct peil_buf *answer, struct peil_diags *diags);

/*
 * The same for a job that has ended: the status of its reply, or cli_job_blame where it gave none.
 * Without a reply `more` is NULL.
 */
PEIL_CHECK int cli_reply_take(struct cli_reply *out, struct peil_arena *arena,
    const struct cli_job *job, const char *name, const struct peil_pack *pack,
    const struct cli_extensions *extensions, struct peil_diags *diags);

#endif
