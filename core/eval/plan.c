/*
 * What every answer to a choice item comes to, worked out once.
 */
#include "core/eval/plan.h"

#include "core/eval/plan_parts.h"
#include "core/eval/score_parts.h"
#include "core/eval/worth.h"

/* How many tables back one of the same kind is looked for. */
#define REMEMBERED 8

/* A table of outcomes, and an item that it was made for. */
struct made {
    const struct peil_item *item;
    const struct peil_item_outcome *outcomes;
};

struct maker {
    struct peil_arena *arena;
    const struct peil_pack *pack;
    struct peil_scripts *scripts; /* with an item hook; else NULL */
    struct peil_diags *diags;
    struct made recent[REMEMBERED];
    size_t made;
    int status;
};

static bool same(double a, double b)
{
    return !(a < b) && !(a > b);
}

/* Whether every answer to two items comes to the same. */
static bool is_alike(const struct peil_item *a, const struct peil_item *b)
{
    return a->scale == b->scale && a->scored == b->scored && a->reverse == b->reverse &&
           same(a->low, b->low) && same(a->high, b->high) && a->has_target == b->has_target &&
           same(a->target, b->target);
}

/* Replaces what an option is worth by what the item hook says; false where that failed. */
static bool ask_hook(
    struct maker *maker, const struct peil_item *item, size_t option, struct peil_tally *tally)
{
    struct peil_hook_value value = {.kind = PEIL_HOOK_DECLARED};
    int status = peil_scripts_run_item_hook(
        &value, maker->scripts, item->index, option, tally->sum, maker->diags);

    if (status != PEIL_OK) {
        if (maker->status != PEIL_ENOMEM)
            maker->status = status;
        return status != PEIL_ENOMEM;
    }
    if (value.kind == PEIL_HOOK_NONE)
        *tally = (struct peil_tally){0};
    else if (value.kind == PEIL_HOOK_NUMBER ||
             (value.kind == PEIL_HOOK_CAPPED && value.number < tally->sum))
        tally->sum = value.number < 0 ? 0 : value.number > 1 ? 1 : value.number;
    return true;
}

/* The tallies of all outcomes of an item; `range` is what an open answer can still become. */
static bool fill_tallies(struct maker *maker, const struct peil_item *item,
    struct peil_tally *tallies, struct peil_range *range)
{
    size_t count = item->scale->count;
    bool first = true;

    *range = PEIL_RANGE_WHOLE;
    for (size_t i = 0; i < PEIL_OUTCOME_STATES; i++) {
        struct peil_answer answer = {.state = (enum peil_state)i};

        if (i != PEIL_STATE_ANSWERED)
            tallies[i] = peil_worth_tally(item, &answer);
    }
    for (size_t i = 0; i < count; i++) {
        struct peil_tally *tally = &tallies[PEIL_OUTCOME_STATES + i];
        struct peil_answer answer = {.state = PEIL_STATE_ANSWERED, .option = (uint32_t)i};

        *tally = peil_worth_tally(item, &answer);
        if (!maker->scripts || !(tally->answered > 0))
            continue;
        if (!ask_hook(maker, item, i, tally))
            return false;
        if (!(tally->answered > 0))
            continue;
        range->low = first || tally->sum < range->low ? tally->sum : range->low;
        range->high = first || tally->sum > range->high ? tally->sum : range->high;
        first = false;
    }
    return true;
}

static const struct peil_item_outcome *make_outcomes(
    struct maker *maker, const struct peil_item *item)
{
    size_t count = PEIL_OUTCOME_STATES + item->scale->count;
    struct peil_item_outcome *outcomes = peil_arena_array(maker->arena, count, sizeof(*outcomes));
    struct peil_tally *tallies = peil_arena_array(maker->arena, count, sizeof(*tallies));
    struct peil_range range;

    if (!outcomes || !tallies || !fill_tallies(maker, item, tallies, &range)) {
        maker->status = PEIL_ENOMEM;
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        outcomes[i].worth = peil_worth_of_tally(&tallies[i], &range);
        outcomes[i].part = peil_score_part_of(
            &maker->pack->scoring, item, &tallies[i], &outcomes[i].worth, &range);
    }
    return outcomes;
}

/* The outcomes of an item: those of an earlier one that is alike, or new ones. */
static const struct peil_item_outcome *outcomes_of(
    struct maker *maker, const struct peil_item *item)
{
    size_t known = maker->made < REMEMBERED ? maker->made : REMEMBERED;
    struct made *made;

    for (size_t i = 0; i < known && !maker->scripts; i++)
        if (is_alike(maker->recent[i].item, item))
            return maker->recent[i].outcomes;
    made = &maker->recent[maker->made++ % REMEMBERED];
    *made = (struct made){.item = item, .outcomes = make_outcomes(maker, item)};
    return made->outcomes;
}

int peil_plan_new(struct peil_plan **out, struct peil_arena *arena, const struct peil_pack *pack,
    struct peil_scripts *scripts, struct peil_diags *diags)
{
    bool hooked = scripts && peil_scripts_has_hook(scripts, PEIL_HOOK_ITEM);
    struct maker maker = {
        .arena = arena, .pack = pack, .scripts = hooked ? scripts : NULL, .diags = diags};
    struct peil_plan *plan = peil_arena_alloc(arena, sizeof(*plan));
    struct peil_item_plan *items = peil_arena_array(arena, pack->item_count, sizeof(*items));

    *out = NULL;
    if (!plan || !items)
        return PEIL_ENOMEM;
    plan->pack = pack;
    plan->items = items;
    for (size_t i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        items[i].section = item->section;
        if (item->type == PEIL_ITEM_CHOICE && item->scale)
            items[i].outcomes = outcomes_of(&maker, item);
        else
            plan->computes = true;
        if (maker.status == PEIL_ENOMEM)
            return PEIL_ENOMEM;
    }
    peil_plan_scopes(plan, arena);
    if (!plan->scopes)
        return PEIL_ENOMEM;
    if (maker.status == PEIL_OK)
        *out = plan;
    return maker.status;
}

void peil_plan_warm_up(struct peil_plan *plan, struct peil_arena *arena)
{
    peil_plan_keys(plan, arena);
    plan->known = peil_known_new(arena, plan->pack->section_count);
}
