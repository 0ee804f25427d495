/*
 * Asking rules that compare about the focus: each of its checklists in turn, beside the others.
 */
#ifndef PEIL_COMPARE_ADVISE_H
#define PEIL_COMPARE_ADVISE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/compare/compare.h"
#include "core/eval/evaluator.h"

/* Who has the evaluators of packs. PEIL_OK; PEIL_ESCRIPT where its scripts do not load, or
 * PEIL_EINPUT where there is none, which was told; PEIL_ENOMEM. */
struct peil_evaluators {
    void *context;
    int (*find)(void *context, struct peil_evaluator **out, const struct peil_pack *pack);
};

struct peil_advised {
    /* By framework, with the advice of rules that compare; NULL where it could not be had. A rule
     * that several checklists bring along speaks for the first of them. */
    const struct peil_result *const *results;
    size_t count;
    bool failed; /* a script did; it was told to the diagnostics */
};

/* Of a comparison with a focus. Everything lives in `arena`. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int peil_compare_advise(struct peil_advised *out, struct peil_arena *arena,
    const struct peil_comparison *comparison, const struct peil_evaluators *evaluators,
    struct peil_diags *diags);

#endif
