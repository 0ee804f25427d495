/*
 * One number for what all items of a scope come to: the sum of what each outcome adds to it.
 */
#include <math.h>
#include <string.h>

#include "core/eval/plan_parts.h"

/*
 * A mean depends on sums alone. Where weights and worths are such that no sum is ever rounded, all
 * outcomes with the same sums come to the same score, whichever items they belong to: so there are
 * few numbers. Otherwise the number tells the outcome of each item.
 */

#define SHAPES 12
#define BITS_MOST 20 /* behind the point, of what is added */
#define UNITS_MOST 1048576.0

/* Outcomes that differ in their weight and their ratio at most. */
struct shape {
    enum peil_state state;
    bool weighted;
    struct peil_part part;
    uint64_t one, weight, ratio; /* what an item, a unit of weight, a unit of worth adds */
};

struct maker {
    const struct peil_plan *plan;
    const struct peil_scope *scope;
    double unit;       /* everything that is added is a multiple of this */
    uint64_t heaviest; /* the sum of all weights, in units */
    struct shape shapes[SHAPES];
    size_t shape_count;
};

static const struct peil_item_outcome *outcomes_of(
    const struct maker *maker, size_t i, size_t *count)
{
    size_t item = maker->scope->first_item + i;

    *count = PEIL_OUTCOME_STATES + maker->plan->pack->items[item].scale->count;
    return maker->plan->items[item].outcomes;
}

static enum peil_state state_of(size_t outcome)
{
    return outcome < PEIL_OUTCOME_STATES ? (enum peil_state)outcome : PEIL_STATE_ANSWERED;
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof(a)) == 0;
}

static bool is_whole(double number)
{
    return number >= 0 && number < UNITS_MOST && same(floor(number), number);
}

/* Whether a number of units is found in which all that is added is whole. */
static bool find_unit(struct maker *maker)
{
    double all = 0;

    maker->unit = 1;
    for (size_t i = 0; i < maker->scope->item_count; i++) {
        double weight = maker->scope->weights[i];
        size_t count;
        const struct peil_item_outcome *outcomes = outcomes_of(maker, i, &count);

        for (size_t k = 0; k < count; k++) {
            const struct peil_part *part = &outcomes[k].part;

            while (!is_whole(weight / maker->unit) ||
                   !is_whole(weight * part->ratio / maker->unit) ||
                   !is_whole(weight * part->low / maker->unit) ||
                   !is_whole(weight * part->high / maker->unit)) {
                maker->unit /= 2;
                if (maker->unit * UNITS_MOST < 1)
                    return false;
            }
        }
        all += weight;
    }
    if (!is_whole(all / maker->unit))
        return false;
    maker->heaviest = (uint64_t)(all / maker->unit);
    return true;
}

/* Whether outcomes count alike in everything but sums of weights and, where settled, of worths. */
static bool is_alike(const struct peil_part *a, const struct peil_part *b)
{
    return a->asked == b->asked && a->applies == b->applies && a->refuses == b->refuses &&
           a->may_leave == b->may_leave && a->settled == b->settled &&
           same(a->answered, b->answered) && same(a->share, b->share) &&
           same(a->prorated, b->prorated) &&
           (a->settled ||
               (same(a->ratio, b->ratio) && same(a->low, b->low) && same(a->high, b->high)));
}

/* Adding these does not round either. */
static bool is_all_or_none(double share)
{
    return same(share, 0) || same(share, 1);
}

static struct shape *shape_of(
    struct maker *maker, enum peil_state state, bool weighted, const struct peil_part *part)
{
    struct shape *shape = maker->shapes;

    if (!is_all_or_none(part->answered) || !is_all_or_none(part->share) ||
        !is_all_or_none(part->prorated))
        return NULL;
    for (; shape < maker->shapes + maker->shape_count; shape++)
        if (shape->state == state && shape->weighted == weighted && is_alike(&shape->part, part))
            return shape;
    if (maker->shape_count == SHAPES)
        return NULL;
    maker->shape_count++;
    *shape = (struct shape){.state = state, .weighted = weighted, .part = *part};
    return shape;
}

static bool find_shapes(struct maker *maker)
{
    for (size_t i = 0; i < maker->scope->item_count; i++) {
        size_t count;
        const struct peil_item_outcome *outcomes = outcomes_of(maker, i, &count);

        for (size_t k = 0; k < count; k++)
            if (!shape_of(maker, state_of(k), maker->scope->weights[i] > 0, &outcomes[k].part))
                return false;
    }
    return true;
}

/* Makes room in the number for sums up to `most`; 0 where there is none. */
static uint64_t take_room(uint64_t *room, uint64_t most)
{
    uint64_t taken = *room;

    *room = taken == 0 || most >= UINT64_MAX / taken ? 0 : taken * (most + 1);
    return taken;
}

/* What is added for each shape; all of them are told apart. */
static bool assign(struct maker *maker)
{
    uint64_t room = 1;

    for (size_t i = 0; i < maker->shape_count; i++) {
        struct shape *shape = &maker->shapes[i];

        /* All items and weights together are always the same, so the last ones need no telling. */
        if (i + 1 < maker->shape_count) {
            shape->one = take_room(&room, maker->scope->item_count);
            shape->weight = take_room(&room, maker->heaviest);
        }
        if (shape->part.settled)
            shape->ratio = take_room(&room, maker->heaviest);
    }
    return room != 0;
}

static void add_sums(struct maker *maker, uint64_t *increments, size_t row)
{
    for (size_t i = 0; i < maker->scope->item_count; i++) {
        double weight = maker->scope->weights[i] / maker->unit;
        size_t count;
        const struct peil_item_outcome *outcomes = outcomes_of(maker, i, &count);

        for (size_t k = 0; k < count; k++) {
            const struct peil_part *part = &outcomes[k].part;
            const struct shape *shape = shape_of(maker, state_of(k), weight > 0, part);

            increments[i * row + k] = shape->one + shape->weight * (uint64_t)weight +
                                      shape->ratio * (uint64_t)(weight * part->ratio);
        }
    }
}

/* A digit for each item. */
static bool add_digits(const struct maker *maker, uint64_t *increments, size_t row)
{
    uint64_t room = 1;

    for (size_t i = 0; i < maker->scope->item_count; i++) {
        uint64_t digit = take_room(&room, row - 1);

        for (size_t k = 0; k < row; k++)
            increments[i * row + k] = digit * k;
    }
    return room != 0;
}

static bool is_mean(const struct peil_scope *scope)
{
    return scope->model == PEIL_MODEL_MEAN || scope->model == PEIL_MODEL_MEAN_OF_MEANS;
}

static void make_increments(
    const struct peil_plan *plan, struct peil_scope *scope, struct peil_arena *arena)
{
    struct maker maker = {.plan = plan, .scope = scope};
    uint64_t *increments;
    size_t row = 0;

    for (size_t i = 0; i < scope->item_count; i++) {
        size_t count;

        if (!plan->items[scope->first_item + i].outcomes)
            return;
        (void)outcomes_of(&maker, i, &count);
        row = count > row ? count : row;
    }
    increments = peil_arena_array(arena, scope->item_count, row * sizeof(*increments));
    if (!increments)
        return;
    if (is_mean(scope) && find_unit(&maker) && find_shapes(&maker) && assign(&maker))
        add_sums(&maker, increments, row);
    else if (!add_digits(&maker, increments, row))
        return;
    scope->increments = increments;
    scope->row = row;
}

void peil_plan_keys(struct peil_plan *plan, struct peil_arena *arena)
{
    for (size_t i = 0; i <= plan->pack->section_count; i++)
        if (!plan->scopes[i].by_units)
            make_increments(plan, &plan->scopes[i], arena);
}
