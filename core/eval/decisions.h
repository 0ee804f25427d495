/*
 * What decision tables come to. An input that is answered leaves only its option; any other leaves
 * all of them. Where every combination that is left has one outcome, that is it, whatever the rest
 * may be. Where there are more, the table is open; but it does not apply where one of the inputs
 * that are left does not.
 */
#ifndef PEIL_EVAL_DECISIONS_H
#define PEIL_EVAL_DECISIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/pack/decision.h"

enum peil_decision_state {
    PEIL_DECISION_DECIDED,
    PEIL_DECISION_OPEN,
    PEIL_DECISION_NOT_APPLICABLE
};

struct peil_decided {
    const struct peil_decision *decision;
    enum peil_decision_state state;
    const struct peil_decision_outcome *outcome; /* when decided; else NULL */
    const bool *left;     /* by combination: the answers do not rule it out */
    const bool *possible; /* by outcome: it belongs to a combination that is left */
    size_t possible_count;
    bool placed; /* every input is answered, so that one combination is left */
};

/* All tables of a pack, in their order. `answers` by item, as they count. */
PEIL_CHECK int peil_decisions_make(const struct peil_decided **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_answer *answers);

const char *peil_decision_word(enum peil_decision_state state); /* "decided" ... */

#endif
