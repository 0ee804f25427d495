/*
 * The advice of one evaluation in the making. Not for others; see core/eval/advice.h.
 */
#ifndef PEIL_EVAL_ADVICE_GATHERING_H
#define PEIL_EVAL_ADVICE_GATHERING_H

#include "core/eval/evaluation.h"

struct peil_advice_gathering {
    struct peil_evaluation *evaluation;
    struct peil_advice_plan *plan;
    struct peil_candidate *candidates; /* rules in their order, then base advice */
    size_t rules, count;
    struct peil_advice *advice; /* what was not replaced in order, then what was */
};

/* One more candidate, for which there always is room; `rule` is PEIL_NONE for base advice. */
struct peil_candidate *peil_advice_add(
    struct peil_advice_gathering *gathering, enum peil_priority priority, size_t rule);

/*
 * Tests the rules: in a comparison those that compare, else the others. With `firing` it notes
 * there which fire; without, it gathers their advice at once. PEIL_OK or PEIL_ENOMEM, or what else
 * ends the evaluation.
 */
PEIL_CHECK int peil_advice_try_rules(struct peil_advice_gathering *gathering, peil_firing *firing);

/*
 * After a rule was tested with `status`: adds its advice where it fires, tells where it failed, and
 * keeps what it asked where somebody wants to know. What was said of it are the findings from
 * `before` on.
 */
PEIL_CHECK int peil_advice_take_rule(
    struct peil_advice_gathering *gathering, size_t index, int status, bool fires, size_t before);

/* Of all candidates: takes out what others replace, and puts the rest in order. */
PEIL_CHECK int peil_advice_order(struct peil_advice_gathering *gathering);

#endif
