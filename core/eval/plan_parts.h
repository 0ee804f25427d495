/*
 * What a plan holds. Not for others; see core/eval/plan.h.
 */
#ifndef PEIL_EVAL_PLAN_PARTS_H
#define PEIL_EVAL_PLAN_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/eval/answers.h"
#include "core/eval/plan.h"
#include "core/eval/score_parts.h"
#include "core/eval/score_units.h"
#include "core/pack/pack.h"

/* What one answer to an item comes to. */
struct peil_item_outcome {
    struct peil_worth worth;
    struct peil_part part;
};

/*
 * The outcomes of an item lie together: one for each state but `answered` (in the place of its
 * number), then one for each option.
 */
#define PEIL_OUTCOME_STATES 5
#define PEIL_NO_OUTCOME UINT32_MAX

struct peil_item_plan {
    const struct peil_item_outcome *outcomes; /* NULL: worked out for each answer */
    size_t section;
};

/* A section that counts as one member of a score. */
struct peil_unit {
    size_t section;
    double weight;
};

/* What takes part in one score: of a section, or of the whole. */
struct peil_scope {
    size_t section; /* PEIL_NONE for the whole */
    enum peil_model model;
    size_t first_item, item_count;
    const double *weights; /* by item of the scope: with the sections in between */
    size_t scored;         /* how many of the items have points; of knock-outs, all */
    bool adds_up;          /* the whole: what is found in the top sections is all there is */
    /*
     * What an outcome of an item adds to a number, of which the score is a function: rows by item.
     * NULL where there is no such number.
     */
    const uint64_t *increments;
    size_t row;
    bool by_units; /* its members are sections, not items */
    const struct peil_unit *units;
    const double *unit_weights; /* the same as in `units` */
    size_t unit_count;
    bool counts_knockouts;          /* its members are the knock-outs among its items */
    const size_t *knockouts;        /* items of the pack */
    const double *knockout_weights; /* 1 for each */
    size_t knockout_count;
};

/* Scores of scopes by items, by the outcomes of those; see score_known.c. */
struct peil_known_scores;

struct peil_plan {
    const struct peil_pack *pack;
    const struct peil_item_plan *items;
    struct peil_scope *scopes;       /* by section, and the whole behind them */
    size_t most_units;               /* of any scope; knock-outs that are counted, too */
    bool counts_knockouts;           /* some scope does */
    bool computes;                   /* some items have no outcomes here */
    struct peil_known_scores *known; /* from earlier scorings; NULL: nothing is kept */
};

/* Which outcome of its plan an answer comes to. */
static inline uint32_t peil_outcome_of(const struct peil_answer *answer)
{
    uint32_t state = (uint32_t)answer->state;
    uint32_t option = PEIL_OUTCOME_STATES + answer->option;

    /* A choice of two numbers, not a branch: which answers are there cannot be foreseen. */
    return state == PEIL_STATE_ANSWERED ? option : state;
}

/* The worth of an item in a run. */
static inline const struct peil_worth *peil_score_worth(
    const struct peil_scoring_run *run, size_t item)
{
    return run->worths ? &run->worths[item]
                       : &run->plan->items[item].outcomes[run->outcomes[item]].worth;
}

/* Fills in the scopes of a plan. Without memory the arena has failed. */
void peil_plan_scopes(struct peil_plan *plan, struct peil_arena *arena);

/* Fills in the increments of its scopes. Without memory they have none. */
void peil_plan_keys(struct peil_plan *plan, struct peil_arena *arena);

/* Room for scores of so many scopes. NULL without memory, or where they are too many. */
struct peil_known_scores *peil_known_new(struct peil_arena *arena, size_t scopes);

/* Makes sure that so many more can be kept, before one of them is used. NULL is fine. */
void peil_known_make_room(struct peil_known_scores *known, size_t scopes);

#endif
