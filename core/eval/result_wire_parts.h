/*
 * The two sides of results between processes. Not for others; see core/eval/result_wire.h.
 */
#ifndef PEIL_EVAL_RESULT_WIRE_PARTS_H
#define PEIL_EVAL_RESULT_WIRE_PARTS_H

#include "core/eval/concept_plan.h"
#include "core/eval/result_wire.h"

struct peil_result_wire {
    const struct peil_pack *pack;
    struct peil_concept_plans concepts; /* without scripts: the same concepts in the same order */
    const size_t *knockouts;            /* items */
    size_t knockout_count;
    size_t most_parts; /* that a score can be made of */
};

/* How an answer counts, beside how it was given. */
enum peil_wire_answer {
    PEIL_WIRE_AS_GIVEN,
    PEIL_WIRE_UNDECIDED, /* as given, but open, as its condition is */
    PEIL_WIRE_BLANK,
    PEIL_WIRE_BLANK_UNDECIDED,
    PEIL_WIRE_SKIPPED,
    PEIL_WIRE_ANSWERS
};

/* result_wire_score.c */

void peil_wire_put_score(
    struct peil_buf *out, const struct peil_pack *pack, const struct peil_score *score);
/* `items` are all that the score can be about. */
void peil_wire_score(struct peil_octets *in, const struct peil_result_wire *wire, size_t items,
    struct peil_score *score);

#endif
