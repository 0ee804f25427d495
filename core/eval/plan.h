/*
 * What is known of scoring a pack before there are answers: what every option of every choice item
 * is worth and brings to a score, and which sections are units. Made once; used for many answers.
 */
#ifndef PEIL_EVAL_PLAN_H
#define PEIL_EVAL_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/eval/score.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

/* May keep scores, so it is not for several threads at once. */
struct peil_plan;

/*
 * Makes a plan in `arena`. Where `scripts` (may be NULL) have an item hook, it decides what the
 * options that have points are worth, and so what an open answer can still become. PEIL_OK;
 * PEIL_ESCRIPT, with errors in `diags`, where that hook failed or answered nonsense; PEIL_ENOMEM.
 */
PEIL_CHECK int peil_plan_new(struct peil_plan **out, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_scripts *scripts, struct peil_diags *diags);

/*
 * For a plan that is used more than once: from then on scores are kept, in `arena`. Without memory
 * they are not.
 */
void peil_plan_warm_up(struct peil_plan *plan, struct peil_arena *arena);

/* What came of the conditions of a decision list; bands by their index, the highest first. */
struct peil_choice {
    bool failed;                 /* one could not be tested */
    bool open;                   /* one asked what is open */
    size_t band, highest, least; /* that holds; that may yet hold, at most and at least */
};

/*
 * Who may have another value for a score than the declared model; all may be NULL. A hook that
 * fails leaves PEIL_HOOK_DECLARED in `*out`, and may set `hook_failed` of that score in the run.
 */
struct peil_score_hooks {
    void *context;
    /* Called for every section, deepest first, with what the declared model gave. */
    void (*section)(void *context, const struct peil_section *section,
        const struct peil_score *declared, struct peil_hook_value *out);
    /*
     * Called once, where the model is a decision list: the first of the bands whose condition
     * holds. Without it, there is no value.
     */
    void (*decide)(void *context, struct peil_choice *out);
    /* Called once, for the whole. */
    void (*total)(void *context, const struct peil_score *declared, struct peil_hook_value *out);
};

struct peil_run_scorer;

/* One scoring under way: in `arena`, for one set of answers. */
struct peil_scoring_run {
    const struct peil_plan *plan;
    const struct peil_answers *answers;
    struct peil_arena *arena;
    const struct peil_score_hooks *hooks; /* NULL for none */
    /*
     * From begin on, by item: the worths, or NULL where the plan has them for all; and where it has
     * them. See peil_score_worth.
     */
    const struct peil_worth *worths;
    const uint32_t *outcomes;
    struct peil_score *sections; /* by section; each from its own turn on */
    struct peil_score total;
    struct peil_run_scorer *inside; /* of the scoring */
};

/* The worths of all items; from begin on. NULL without memory. */
const struct peil_worth *peil_score_run_worths(struct peil_scoring_run *run);

/*
 * In this order: the worths, the sections, the total with its band. Formulas stand at the functions
 * in score_models.c and its neighbours. PEIL_OK or PEIL_ENOMEM. A
 * hook's value takes the place of the declared one, and so it does for the bounds: those are the
 * ends of the scale where the hook asked what is open. Where a hook wants no value, the score is
 * undefined without a reason, and `hooked`.
 */
PEIL_CHECK int peil_score_begin(struct peil_scoring_run *run);
PEIL_CHECK int peil_score_sections(struct peil_scoring_run *run);
PEIL_CHECK int peil_score_total(struct peil_scoring_run *run);

#endif
