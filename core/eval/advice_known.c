/*
 * A table of lists by which rules fire. What falls on a taken slot is not kept: so no list is ever
 * given up, and one can be known by its address.
 */
#include "core/eval/advice_known.h"

#include <string.h>

#include "core/eval/advice_plan.h"

#define SLOTS 1024
#define SLOT_SHIFT 54 /* of 64 bits, as many as tell slots apart are left */

struct slot {
    peil_firing firing;
    bool used;
    struct peil_advice_list list;
};

struct peil_known_advice {
    struct slot slots[SLOTS];
};

struct peil_known_advice *peil_known_advice_new(struct peil_arena *arena,
    const struct peil_advice_plan *plan, const struct peil_concept_plans *concepts)
{
    if (plan->comparing > PEIL_FIRING_MOST || concepts->advised)
        return NULL;
    for (size_t i = 0; i < plan->comparing; i++)
        if (plan->rules[i].rule->arg_count > 0)
            return NULL;
    return peil_arena_alloc(arena, sizeof(struct peil_known_advice));
}

static size_t slot_of(peil_firing firing)
{
    return (size_t)(firing * UINT64_C(0x9E3779B97F4A7C15) >> SLOT_SHIFT);
}

const struct peil_advice_list *peil_known_advice_find(
    const struct peil_known_advice *known, peil_firing firing)
{
    const struct slot *slot = &known->slots[slot_of(firing)];

    return slot->used && slot->firing == firing ? &slot->list : NULL;
}

void peil_known_advice_keep(struct peil_known_advice *known, struct peil_arena *arena,
    peil_firing firing, const struct peil_advice *advice, size_t count, size_t all)
{
    struct slot *slot = &known->slots[slot_of(firing)];
    struct peil_advice *copy = slot->used ? NULL : peil_arena_array(arena, all, sizeof(*copy));

    if (!copy)
        return;
    if (all > 0)
        memcpy(copy, advice, all * sizeof(*copy));
    for (size_t i = 0; i < all; i++)
        if (copy[i].replaced)
            copy[i].replaced = copy + (copy[i].replaced - advice);
    *slot = (struct slot){.firing = firing, .used = true, .list = {copy, count}};
}
