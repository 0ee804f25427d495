/*
 * Bounds of a score of which scripts decide: what they make of every answer that they asked and
 * that is open. Not for others; see peil_want.
 */
#ifndef PEIL_EVAL_BOUNDS_H
#define PEIL_EVAL_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/eval/evaluator.h"
#include "core/eval/result.h"
#include "core/pack/pack.h"

/* Ways that what is open together may go, for it to be tried. */
#define PEIL_BOUNDS_WAYS 64

/* Times that answers are scored to find the bounds of one result; trying all ways takes no more. */
#define PEIL_BOUNDS_MOST 128

/*
 * Scores `result` again with one open part after another answered in each way, as long as scripts
 * ask what is open, and takes the least and most of what comes out: of the models, with the rest
 * answered worst and best. What cannot be tried keeps the bounds that it had. PEIL_OK or
 * PEIL_ENOMEM.
 */
PEIL_CHECK int peil_bounds_narrow(struct peil_result *result, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_want *want);

/*
 * In how many ways an item, or one row of a matrix, can be answered, not applicable among them;
 * 0 where they are too many, or there is no end to them.
 */
size_t peil_open_ways(const struct peil_item *item);

/*
 * Whether all that is open in a result goes in so few ways together that they can all be tried,
 * but for what there is no end to.
 */
bool peil_open_all_few(const struct peil_result *result);

/*
 * Answers a part in one of these ways: all that it is worth is known then, but not the words of a
 * text, the reason why it does not apply, nor its evidence, and those stay open.
 */
bool peil_open_answer(struct peil_answer *answer, struct peil_arena *arena,
    const struct peil_item *item, size_t row, size_t way);

#endif
