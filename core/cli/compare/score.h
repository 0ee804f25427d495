/*
 * Scoring the sheets of a comparison: one call of the scorer under way. Not for others; see
 * core/cli/compare/compare.h.
 */
#ifndef PEIL_CLI_COMPARE_SCORE_H
#define PEIL_CLI_COMPARE_SCORE_H

#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/eval/result_wire.h"

/* Sheets on one pack that are scored together, in a worker. */
struct cli_batch {
    struct cli_scoring *scoring;
    size_t from, count; /* in `order` */
    struct cli_job job;
    struct peil_diags *said;
};

/* What is to be scored. */
struct cli_scoring {
    struct cli_compare *run;
    struct peil_arena *arena;
    const struct peil_answers *const *answers;
    const struct peil_result **results;
    size_t count;
    size_t *order; /* indexes in `answers`, by pack */
    /* Batches that wait, those that run, and those that are done with what was said in them. */
    struct cli_batch *waiting, *running, *done;
    size_t waiting_count, running_count, done_count;
    size_t room; /* for each of the three */
};

/* Scores one sheet in this process. A status: PEIL_ESCRIPT where its scripts cannot be loaded. */
PEIL_CHECK int cli_compare_score_here(struct cli_compare *run, struct peil_arena *arena,
    const struct peil_answers *answers, const struct peil_result **result,
    volatile struct peil_seen *seen, struct peil_diags *diags);

/* In the worker. */
void cli_batch_work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen);

/*
 * In the parent: takes what a worker answered. PEIL_OK; PEIL_EINPUT where it answered nothing that
 * can be; PEIL_ENOMEM.
 */
PEIL_CHECK int cli_batch_take(struct cli_batch *batch);

#endif
