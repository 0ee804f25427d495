/*
 * A result: scores, knock-outs and concepts of one respondent's answers.
 */
#include "core/eval/result.h"

#include "core/base/status.h"
#include "core/eval/findings.h"

int peil_result_make(struct peil_result **out, struct peil_arena *arena,
    const struct peil_answers *answers, const char *asof)
{
    struct peil_result *result = peil_arena_alloc(arena, sizeof(*result));
    struct peil_score *sections;

    *out = NULL;
    if (!result)
        return PEIL_ENOMEM;
    result->pack = answers->pack;
    result->answers = answers;
    result->asof = asof ? asof : answers->date;
    result->worths = peil_score_worths(arena, answers);
    if (!result->worths ||
        peil_score_all(&result->total, &sections, arena, answers, result->worths) != PEIL_OK)
        return PEIL_ENOMEM;
    result->sections = sections;
    if (peil_result_knockouts(result, arena) != PEIL_OK ||
        peil_result_concepts(result, arena) != PEIL_OK)
        return PEIL_ENOMEM;
    *out = result;
    return PEIL_OK;
}
