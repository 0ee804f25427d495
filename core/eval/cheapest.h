/*
 * The cheapest set of things that together reach something: a branch-and-bound search. It knows
 * nothing of answers or scores.
 */
#ifndef PEIL_EVAL_CHEAPEST_H
#define PEIL_EVAL_CHEAPEST_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"

struct peil_search {
    size_t count;       /* of things */
    const double *cost; /* of each, above 0 */
    /*
     * What each brings. Where `adds_up`, a set that brings less than `needed` together does not
     * reach it; else it only says what to try first.
     */
    const double *gain;
    bool adds_up;
    double needed;
    bool monotone; /* what a set reaches, every larger set reaches */
    size_t most;   /* calls of `reaches` */
    /* Whether the things that are taken reach it. False, and `*failed`, to give up. */
    bool (*reaches)(void *context, const bool *taken, bool *failed);
    void *context;
};

struct peil_cheapest {
    bool found;
    bool proven; /* nothing cheaper reaches it; where nothing was found, nothing does */
    double cost;
    size_t calls;
};

/*
 * Fills `taken` (one for each thing) with a set that reaches it: of the cheapest ones the first by
 * gain for its cost. PEIL_OK, or PEIL_ENOMEM, also where `reaches` gave up.
 */
PEIL_CHECK int peil_search_cheapest(struct peil_cheapest *out, bool *taken,
    struct peil_arena *arena, const struct peil_search *search);

#endif
