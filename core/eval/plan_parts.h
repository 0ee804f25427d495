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
    bool by_units;         /* its members are sections, not items */
    const struct peil_unit *units;
    const double *unit_weights; /* the same as in `units` */
    size_t unit_count;
    bool counts_knockouts;          /* its members are the knock-outs among its items */
    const size_t *knockouts;        /* items of the pack */
    const double *knockout_weights; /* 1 for each */
    size_t knockout_count;
};

/* Numbers that were published before, by their bits: the same scores come again and again. */
#define PEIL_PUBLISHED 1024
#define PEIL_PUBLISHED_SHIFT 54 /* of 64 bits, the ten highest are left */
struct peil_published {
    double value, published;
    double shown; /* by the rounding of the pack, where `rounded` */
    bool rounded;
};

/* The same of a mean of settled items, by its ratio. */
struct peil_settled_number {
    double ratio, published_ratio;
    double value, published, shown;
};

/* A score of which all items are settled, as it came out before: only its number differs. */
struct peil_settled {
    bool known;
    struct peil_score score;
    struct peil_survey survey;
};

struct peil_plan {
    const struct peil_pack *pack;
    const struct peil_item_plan *items;
    const struct peil_scope *scopes; /* by section, and the whole behind them */
    size_t most_units;               /* of any scope; knock-outs that are counted, too */
    bool counts_knockouts;           /* some scope does */
    bool computes;                   /* some items have no outcomes here */
    /* What is kept from one scoring to the next; NULL: nothing is. */
    struct peil_published *published;    /* PEIL_PUBLISHED of them */
    struct peil_settled_number *numbers; /* likewise */
    struct peil_settled *settled;        /* by scope */
};

/* The place in a table of numbers by their bits. */
static inline size_t peil_number_slot(double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    return (size_t)((bits * UINT64_C(0x9E3779B97F4A7C15)) >> PEIL_PUBLISHED_SHIFT);
}

/* Which outcome of its plan an answer comes to. */
static inline uint32_t peil_outcome_of(const struct peil_answer *answer)
{
    uint32_t answered = answer->state == PEIL_STATE_ANSWERED;
    uint32_t option = PEIL_OUTCOME_STATES - PEIL_STATE_ANSWERED + answer->option;

    /* Without a branch: which answers are there cannot be foreseen. */
    return (uint32_t)answer->state + ((0 - answered) & option);
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

/* A plan without outcomes. NULL without memory. */
struct peil_plan *peil_plan_bare(struct peil_arena *arena, const struct peil_pack *pack);

#endif
