/*
 * The parts of a result besides scores. Not for others; see core/eval/result.h.
 */
#ifndef PEIL_EVAL_FINDINGS_H
#define PEIL_EVAL_FINDINGS_H

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/result.h"

/* Fill in the knock-outs and verdict, and the concepts. What they need is in `result` already. */
PEIL_CHECK int peil_result_knockouts(struct peil_result *result, struct peil_arena *arena);
PEIL_CHECK int peil_result_concepts(struct peil_result *result, struct peil_arena *arena);

#endif
