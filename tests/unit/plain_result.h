/*
 * Results without scripts.
 */
#ifndef PEIL_TESTS_PLAIN_RESULT_H
#define PEIL_TESTS_PLAIN_RESULT_H

#include "core/eval/evaluation.h"

/*
 * Scores answers with everything wanted; conditions, rules and hooks are passed over. All of it is
 * in `arena`. PEIL_OK or PEIL_ENOMEM.
 */
static inline int plain_result(struct peil_result **out, struct peil_arena *arena,
    const struct peil_answers *answers, const char *asof)
{
    struct peil_evaluator *evaluator = peil_arena_alloc(arena, sizeof(*evaluator));
    struct peil_want want = PEIL_WANT_ALL;
    int status;

    *out = NULL;
    if (!evaluator)
        return PEIL_ENOMEM;
    want.asof = asof;
    status = peil_evaluator_prepare(evaluator, arena, answers->pack, NULL, NULL);
    return status == PEIL_OK ? peil_evaluate(out, arena, evaluator, answers, &want, NULL) : status;
}

#endif
