/*
 * Neighbours among the subjects, from answers to a result for every round. Not for others; see
 * core/compare/compare.h.
 */
#ifndef PEIL_COMPARE_BATCH_H
#define PEIL_COMPARE_BATCH_H

#include "core/compare/compare.h"

struct peil_batch {
    struct peil_compared_subject *subjects;
    size_t count;
    size_t sheets; /* of all of them */
    bool whole;    /* it is told about in full */
};

/* What all batches of a comparison have in common. */
struct peil_batch_work {
    struct peil_comparison *made;
    struct peil_gathering *gathering;
    const struct peil_scorer *scorer;
    struct peil_arena *arena; /* as long as the comparison */
    /* Room for all sheets; `made` counts them. */
    const struct peil_sheet **unscored;
    const struct peil_sheet **doubtful;
};

size_t peil_batch_sheets(const struct peil_compared_subject *subject);

/*
 * Loads the answers of a batch, takes out what may not be told, scores them, and merges those of
 * one round, into `arena`. What could not be scored is taken out, with whatever is empty then.
 * PEIL_OK, PEIL_ENOMEM or what the scorer answers.
 */
PEIL_CHECK int peil_batch_score(
    struct peil_batch_work *work, struct peil_arena *arena, const struct peil_batch *batch);

/* Leaves no more of a subject, which was scored, than was known of it before. */
void peil_batch_forget(struct peil_compared_subject *subject);

#endif
