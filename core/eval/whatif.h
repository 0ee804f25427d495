/*
 * What improving an answer would add: for each item alone, and the cheapest set of items that
 * reaches a next band or clears the knock-outs. All numbers come from scoring the changed answers
 * again, so they hold for every model and for packs that score with scripts.
 */
#ifndef PEIL_EVAL_WHATIF_H
#define PEIL_EVAL_WHATIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/eval/evaluator.h"
#include "core/eval/result.h"

/* An answered item that could be better. Open items are no improvements: first find out. */
struct peil_improvement {
    const struct peil_item *item;
    const struct peil_answer *best; /* the answer that is worth most, instead */
    bool counts;                    /* with it alone the whole has a value, as it has now */
    double gain;   /* what it alone adds to the published value; may be below 0 with scripts */
    bool knockout; /* it is a knock-out that is not in order */
    double effort; /* of the pack; 1 where it gives none */
    const struct peil_term **actors; /* who can do something about it, by the advice of concepts */
    size_t actor_count;
};

/* A set of improvements that reaches a goal. */
struct peil_way {
    bool wanted; /* there is such a goal: a better band, or knock-outs that are not in order */
    bool found;  /* a set of improvements reaches it */
    bool proven; /* none takes less effort; where none was found, there is none */
    const struct peil_band *band; /* to be reached; NULL for the knock-outs */
    const size_t *improvements;   /* indexes, in the order of the pack */
    size_t count;
    double effort;
    struct peil_score after;          /* the whole with all of them */
    enum peil_knockout_state verdict; /* likewise */
};

struct peil_whatif {
    const struct peil_improvement
        *improvements; /* most gain first, then in the order of the pack */
    size_t count;
    size_t left_out;   /* more that could be better and were not tried */
    size_t for_others; /* more that those who were asked for can do nothing about */
    size_t open;       /* items that are open */
    size_t unranked; /* decision-list: answers without points, so that none is known to be better */
    struct peil_way band, knockouts;
};

/* The most items that are tried. */
#define PEIL_MOST_IMPROVEMENTS 1000

/* What is asked. */
struct peil_whatif_want {
    /* Ids: only items that one of them can do something about, or ask others for; none for all. */
    const char *const *actors;
    size_t actor_count;
    uint64_t most_steps; /* of scripts, in all; what is not tried for want of them is left out */
};

/*
 * Works it out for a result of the same evaluator, with everything in `arena`. PEIL_OK or
 * PEIL_ENOMEM.
 */
PEIL_CHECK int peil_whatif_make(struct peil_whatif *out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_result *result,
    const struct peil_whatif_want *want);

#endif
