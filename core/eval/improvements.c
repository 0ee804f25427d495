/*
 * Answers that could be better.
 */
#include "core/eval/improvements.h"

#include <string.h>

#include "core/eval/plan_parts.h"
#include "core/eval/worth.h"

/* What an option is worth, by the item hook where there is one. */
static double option_worth(
    const struct peil_plan *plan, const struct peil_item *item, uint32_t option)
{
    const struct peil_item_outcome *outcomes = plan->items[item->index].outcomes;
    struct peil_answer answer = {.state = PEIL_STATE_ANSWERED, .option = option};

    if (outcomes && item->type == PEIL_ITEM_CHOICE)
        return outcomes[peil_outcome_of(&answer)].worth.value;
    return peil_worth_of_points(item, item->scale->options[option].points);
}

/* Whether an answer to a knock-out puts it in order. */
static bool is_in_order(const struct peil_item *item, uint32_t option)
{
    return !item->knockout ||
           (!(item->fails && item->fails[option]) && !(item->attention && item->attention[option]));
}

/* The option worth most, among those that put a knock-out in order; the first of equals. */
static uint32_t best_option(const struct peil_plan *plan, const struct peil_item *item)
{
    uint32_t best = 0;
    double most = -1;

    for (uint32_t i = 0; i < item->scale->count; i++) {
        double worth = item->scale->options[i].scored ? option_worth(plan, item, i) : 0;

        if (is_in_order(item, i))
            worth += 2; /* before all that are not */
        if (worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}

/* Whether another option is better: worth more, or in order where this one is not. */
static bool is_better(
    const struct peil_plan *plan, const struct peil_item *item, uint32_t option, uint32_t than)
{
    bool scored =
        item->scored && item->scale->options[option].scored && item->scale->options[than].scored;

    if (is_in_order(item, option) != is_in_order(item, than))
        return is_in_order(item, option);
    return scored && option_worth(plan, item, option) > option_worth(plan, item, than);
}

static const struct peil_answer *better_choice(struct peil_arena *arena,
    const struct peil_plan *plan, const struct peil_item *item, const struct peil_answer *answer)
{
    uint32_t option = best_option(plan, item);
    struct peil_answer *best;

    if (!is_better(plan, item, option, answer->option))
        return NULL;
    best = peil_arena_alloc(arena, sizeof(*best));
    if (best) {
        *best = *answer;
        best->option = option;
    }
    return best;
}

/* Every row that is answered gets the best option; what is open or does not apply stays so. */
static const struct peil_answer *better_matrix(struct peil_arena *arena,
    const struct peil_plan *plan, const struct peil_item *item, const struct peil_answer *answer)
{
    uint32_t option = best_option(plan, item);
    struct peil_answer *best = peil_arena_alloc(arena, sizeof(*best));
    struct peil_answer *rows = peil_arena_array(arena, item->row_count, sizeof(*rows));
    bool any = false;

    if (!best || !rows || !answer->rows)
        return NULL;
    for (size_t i = 0; i < item->row_count; i++) {
        rows[i] = answer->rows[i];
        if (rows[i].state == PEIL_STATE_ANSWERED && is_better(plan, item, option, rows[i].option)) {
            rows[i].option = option;
            any = true;
        }
    }
    *best = *answer;
    best->rows = rows;
    return any ? best : NULL;
}

/* All options that add points, or none but those that take points where fewer is better. */
static const struct peil_answer *better_choices(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_answer *best = peil_arena_alloc(arena, sizeof(*best));
    bool *chosen = peil_arena_array(arena, item->scale->count, sizeof(*chosen));
    bool any = false;

    if (!best || !chosen || !answer->chosen || !item->scored)
        return NULL;
    for (size_t i = 0; i < item->scale->count; i++) {
        const struct peil_option *option = &item->scale->options[i];
        double points = item->reverse ? -option->points : option->points;

        chosen[i] = option->scored && points > 0   ? true
                    : option->scored && points < 0 ? false
                                                   : answer->chosen[i];
        any = any || chosen[i] != answer->chosen[i];
    }
    *best = *answer;
    best->chosen = chosen;
    return any ? best : NULL;
}

static const struct peil_answer *better_number(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_answer *answer)
{
    double number = item->reverse ? item->min : peil_last_step(item);
    struct peil_answer *best;

    if (!item->scored || !item->has_min || !item->has_max ||
        (item->reverse ? answer->number <= number : answer->number >= number))
        return NULL;
    best = peil_arena_alloc(arena, sizeof(*best));
    if (best) {
        *best = *answer;
        best->number = number;
    }
    return best;
}

const struct peil_answer *peil_best_answer(struct peil_arena *arena, const struct peil_plan *plan,
    const struct peil_item *item, const struct peil_answer *answer)
{
    if (answer->state != PEIL_STATE_ANSWERED)
        return NULL;
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
        return better_choice(arena, plan, item, answer);
    case PEIL_ITEM_MATRIX:
        return better_matrix(arena, plan, item, answer);
    case PEIL_ITEM_CHOICES:
        return better_choices(arena, item, answer);
    case PEIL_ITEM_NUMBER:
        return better_number(arena, item, answer);
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        break;
    }
    return NULL;
}

/* The base advice of a concept at the level of a ratio; NULL where there is none. */
static const struct peil_base_advice *advice_at(const struct peil_concept *concept, double ratio)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;

    if (!concept->advice)
        return NULL;
    for (size_t i = 0; i < vocabulary->level_count; i++) {
        if (ratio >= vocabulary->levels[i].from || i + 1 == vocabulary->level_count) {
            return &concept->advice[i];
        }
    }
    return NULL;
}

static bool has_actor(const struct peil_improvement *improvement, const struct peil_term *actor)
{
    for (size_t i = 0; i < improvement->actor_count; i++)
        if (improvement->actors[i] == actor)
            return true;
    return false;
}

bool peil_improvement_actors(
    struct peil_improvement *improvement, struct peil_arena *arena, double ratio)
{
    const struct peil_item *item = improvement->item;
    size_t most = 0;

    for (size_t i = 0; i < item->map_count; i++) {
        const struct peil_base_advice *advice = advice_at(item->maps[i].concept, ratio);

        most += advice ? advice->actor_count : 0;
    }
    improvement->actors = peil_arena_array(arena, most + 1, sizeof(const struct peil_term *));
    if (!improvement->actors)
        return false;
    for (size_t i = 0; i < item->map_count; i++) {
        const struct peil_base_advice *advice = advice_at(item->maps[i].concept, ratio);

        for (size_t j = 0; advice && j < advice->actor_count; j++)
            if (!has_actor(improvement, advice->actors[j]))
                improvement->actors[improvement->actor_count++] = advice->actors[j];
    }
    return true;
}

bool peil_improvement_wanted(const struct peil_improvement *improvement,
    const struct peil_pack *pack, const char *const *actors, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct peil_term *actor = peil_pack_actor(pack, actors[i]);

        if (actor && !actor->flag && improvement->actor_count > 0)
            return true;
        for (size_t j = 0; j < improvement->actor_count; j++)
            if (strcmp(improvement->actors[j]->id, actors[i]) == 0)
                return true;
    }
    return count == 0;
}
