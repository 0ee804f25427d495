/*
 * The outcomes of a rule of XCCDF 1.2 (NISTIR 7275r4, table 26) as states of an answer: how a
 * result of XCCDF is written down as answers. The models that come from XCCDF work on those states
 * alone, so nothing in the engine reads this; the comparison with another implementation
 * (tests/oracle) does.
 */
#ifndef PEIL_EVAL_XCCDF_H
#define PEIL_EVAL_XCCDF_H

#include <stdbool.h>
#include <stddef.h>

#include "core/eval/answers.h"

struct peil_xccdf_outcome {
    const char *word;      /* "pass" */
    enum peil_state state; /* of the answer */
    bool passes;           /* the best answer; else an answered one is the worst */
};

/*
 * All nine, in the order of the exit codes of the Script Check Engine: the first is 101. What is
 * unknown or went wrong counts in XCCDF as not passed: a pack that has to score likewise has
 * `unknown: minimum`.
 */
#define PEIL_XCCDF_OUTCOMES 9
extern const struct peil_xccdf_outcome peil_xccdf_outcomes[PEIL_XCCDF_OUTCOMES];

/* The outcome with a word; NULL where there is none. */
const struct peil_xccdf_outcome *peil_xccdf_outcome(const char *word);

#endif
