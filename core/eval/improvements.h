/*
 * Which answers could be better, what the best one is, and who can do something about it. Not for
 * others; see core/eval/whatif.h.
 */
#ifndef PEIL_EVAL_IMPROVEMENTS_H
#define PEIL_EVAL_IMPROVEMENTS_H

#include "core/eval/whatif.h"

struct peil_plan;

/*
 * The answer that is worth most in the place of one that was given, in `arena`; NULL where there is
 * no better one, or no memory (then the arena has failed).
 */
const struct peil_answer *peil_best_answer(struct peil_arena *arena, const struct peil_plan *plan,
    const struct peil_item *item, const struct peil_answer *answer);

/* Those who can do something about an item, by the base advice of its concepts at `ratio`. */
bool peil_improvement_actors(
    struct peil_improvement *improvement, struct peil_arena *arena, double ratio);

/* Whether one of `actors` (ids) is among them, or can do nothing but ask them. */
bool peil_improvement_wanted(const struct peil_improvement *improvement,
    const struct peil_pack *pack, const char *const *actors, size_t count);

#endif
