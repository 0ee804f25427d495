/*
 * Asking rules that compare about a subject: each checklist in turn, beside the others.
 */
#ifndef PEIL_COMPARE_ADVISE_H
#define PEIL_COMPARE_ADVISE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"
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

/* Everything lives in `arena`. `asof` as in struct peil_want. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int peil_compare_advise(struct peil_advised *out, struct peil_arena *arena,
    const struct peil_compared_subject *subject, const struct peil_evaluators *evaluators,
    const char *asof, struct peil_diags *diags);

#endif
