/*
 * Lists of advice that were made before. Where there is no base advice, and rules say the same
 * whenever they fire, which rules fire decides all of the list; and in many answers the same few
 * fire again and again. Not for others; see core/eval/advice.h.
 */
#ifndef PEIL_EVAL_ADVICE_KNOWN_H
#define PEIL_EVAL_ADVICE_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/eval/advice.h"
#include "core/eval/concept_plan.h"

/* Rules by a bit for each, from the lowest on. */
typedef uint64_t peil_firing;
#define PEIL_FIRING_MOST 64

struct peil_advice_list {
    const struct peil_advice *advice;
    size_t count;
};

struct peil_known_advice;
struct peil_advice_plan;

/* NULL where lists of this plan depend on more, or without memory: then nothing is kept. */
struct peil_known_advice *peil_known_advice_new(struct peil_arena *arena,
    const struct peil_advice_plan *plan, const struct peil_concept_plans *concepts);

/* The list for what fires; NULL where none was kept. */
const struct peil_advice_list *peil_known_advice_find(
    const struct peil_known_advice *known, peil_firing firing);

/*
 * Keeps a copy of `all` advice, of which the first `count` are the list and the rest is what those
 * replaced; as long as there is room.
 */
void peil_known_advice_keep(struct peil_known_advice *known, struct peil_arena *arena,
    peil_firing firing, const struct peil_advice *advice, size_t count, size_t all);

#endif
