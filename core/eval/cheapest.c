/*
 * The cheapest set, by branch and bound: things in order of what they bring for their cost, first
 * with and then without each, leaving out what cannot beat the best set so far.
 */
#include "core/eval/cheapest.h"

#include <math.h>

/* Costs that differ by less are the same: they were added up in another order. */
#define SAME 1e-9

struct trying {
    const struct peil_search *search;
    struct peil_cheapest *out;
    size_t *order; /* things, the one with most gain for its cost first */
    bool *now;     /* by thing: those of the set in hand */
    bool *all;     /* room for a set with all that may still be added */
    bool *best;    /* by thing */
    double unit;   /* the cost of all of them, where it is the same; else 0 */
    bool stopped;  /* the calls are used up */
    bool failed;
};

static bool reaches(struct trying *t, const bool *taken)
{
    if (t->stopped || t->failed)
        return false;
    if (t->out->calls == t->search->most) {
        t->stopped = true;
        return false;
    }
    t->out->calls++;
    return t->search->reaches(t->search->context, taken, &t->failed) && !t->failed;
}

static double rate(const struct peil_search *search, size_t thing)
{
    return search->gain[thing] / search->cost[thing];
}

/* An insertion sort, which leaves equals in their order: there are few things. */
static void sort(struct trying *t)
{
    for (size_t i = 0; i < t->search->count; i++) {
        size_t at = i;

        for (; at > 0 && rate(t->search, t->order[at - 1]) < rate(t->search, i); at--)
            t->order[at] = t->order[at - 1];
        t->order[at] = i;
    }
}

/*
 * The least that what is still needed can cost, with the things from `from` on: as if parts of them
 * could be had (the linear relaxation of a knapsack). HUGE_VAL where they do not bring enough.
 */
static double least_cost(const struct trying *t, size_t from, double needed)
{
    double cost = 0;

    for (size_t i = from; i < t->search->count && needed > 0; i++) {
        size_t thing = t->order[i];
        double gain = t->search->gain[thing];

        if (!(gain > 0))
            break;
        cost += t->search->cost[thing] * (gain < needed ? 1 : needed / gain);
        needed -= gain;
    }
    if (needed > 0)
        return HUGE_VAL;
    return t->unit > 0 ? ceil(cost / t->unit - SAME) * t->unit : cost;
}

/*
 * Whether a set with the things from `from` on may yet reach it, and cheaper than the best. Where
 * the last thing was taken (`fresh`) nothing has become impossible.
 */
static bool may_do(struct trying *t, size_t from, double cost, double gain, bool fresh)
{
    double beat = t->out->found ? t->out->cost - SAME : HUGE_VAL;

    if (t->search->adds_up)
        return cost + least_cost(t, from, t->search->needed - gain) < beat;
    if (!t->search->monotone || (fresh && from > 0))
        return true;
    for (size_t i = 0; i < t->search->count; i++)
        t->all[i] = t->now[i];
    for (size_t i = from; i < t->search->count; i++)
        t->all[t->order[i]] = true;
    return reaches(t, t->all);
}

static void keep(struct trying *t, double cost)
{
    t->out->found = true;
    t->out->cost = cost;
    for (size_t i = 0; i < t->search->count; i++)
        t->best[i] = t->now[i];
}

/* `fresh`: the last thing was taken, so that the set has not been tried yet. */
static void try_from(struct trying *t, size_t from, double cost, double gain, bool fresh)
{
    size_t thing;

    if (t->stopped || t->failed || (t->out->found && cost >= t->out->cost - SAME))
        return;
    if (fresh && reaches(t, t->now)) {
        keep(t, cost);
        return;
    }
    if (from == t->search->count || !may_do(t, from, cost, gain, fresh))
        return;
    thing = t->order[from];
    t->now[thing] = true;
    try_from(t, from + 1, cost + t->search->cost[thing], gain + t->search->gain[thing], true);
    t->now[thing] = false;
    try_from(t, from + 1, cost, gain, false);
}

static double common_cost(const struct peil_search *search)
{
    for (size_t i = 1; i < search->count; i++)
        if (fabs(search->cost[i] - search->cost[0]) > SAME)
            return 0;
    return search->count > 0 ? search->cost[0] : 0;
}

int peil_search_cheapest(struct peil_cheapest *out, bool *taken, struct peil_arena *arena,
    const struct peil_search *search)
{
    struct trying t = {.search = search,
        .out = out,
        .order = peil_arena_array(arena, search->count + 1, sizeof(*t.order)),
        .now = peil_arena_array(arena, search->count + 1, sizeof(*t.now)),
        .all = peil_arena_array(arena, search->count + 1, sizeof(*t.all)),
        .best = taken,
        .unit = common_cost(search)};

    *out = (struct peil_cheapest){0};
    if (!t.order || !t.now || !t.all)
        return PEIL_ENOMEM;
    sort(&t);
    try_from(&t, 0, 0, 0, true);
    out->proven = !t.stopped;
    return t.failed ? PEIL_ENOMEM : PEIL_OK;
}
