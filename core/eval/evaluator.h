/*
 * A pack that is ready to score answers: what can be known of it before there are any.
 */
#ifndef PEIL_EVAL_EVALUATOR_H
#define PEIL_EVAL_EVALUATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/eval/result.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

struct peil_compared; /* see core/eval/compared.h */

/* For one evaluation at a time; so are its scripts. */
struct peil_evaluator;

/*
 * `scripts` may be NULL where the pack and those it uses have no Lua and no expressions, or where
 * they are to be left alone; it is borrowed, as is `pack`. The worth of every option of every
 * choice item is worked out here, by the item hook where there is one. PEIL_OK; PEIL_ESCRIPT where
 * that hook failed; PEIL_ENOMEM.
 */
PEIL_CHECK int peil_evaluator_new(struct peil_evaluator **out, const struct peil_pack *pack,
    struct peil_scripts *scripts, struct peil_diags *diags);
void peil_evaluator_free(struct peil_evaluator *evaluator); /* NULL is fine */

/* What of a result is wanted; what is not wanted costs nothing. */
struct peil_want {
    const char *asof; /* NULL: the date of the answers */
    bool advice;      /* rules and base advice */
    bool blocks;
    bool reasons;  /* why each advice was given */
    bool near;     /* the rules that did not fire */
    bool concepts; /* all of them, even where nothing asks */
    /*
     * What this result is compared with; NULL for a result by itself. With it, advice is that of
     * the rules that compare alone. Borrowed for as long as the result.
     */
    const struct peil_compared *compared;
    /*
     * Steps that scripts may take to find out what they make of what is open, for narrower bounds
     * where that are few ways. 0: where they asked what is open, the bounds enclose what they could
     * give at all. Bounds that are exact are the same either way.
     */
    uint64_t bounds;
};
/* All that a report shows. */
#define PEIL_WANT_ALL                                                                              \
    ((struct peil_want){                                                                           \
        .advice = true, .blocks = true, .reasons = true, .near = true, .concepts = true})

/*
 * Scores answers. The result lives in `arena` and borrows from `answers`, its pack and the
 * evaluator. A script that fails costs what it would have given: the error stands in the result's
 * `errors` and in `diags`, and the declared model takes the place of a hook. PEIL_OK or
 * PEIL_ENOMEM.
 */
PEIL_CHECK int peil_evaluate(struct peil_result **out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want, struct peil_diags *diags);

#endif
