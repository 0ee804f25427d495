/*
 * The cheapest set, held against trying all sets.
 */
#include <criterion/criterion.h>

#include "core/eval/cheapest.h"
#include "tests/unit/eval_support.h"
#include "tests/unit/luck.h"

#define MOST 12
#define ROUNDS 2000

/* A threshold on a sum, and perhaps things that must be there, or a pair that counts double. */
struct world {
    size_t count;
    double cost[MOST], gain[MOST], needed;
    int must;      /* or -1 */
    bool pair;     /* the first two together bring 5 more */
    bool contrary; /* the last one spoils it */
    bool gives_up;
    size_t calls;
};

static bool is_enough(const struct world *w, const bool *taken)
{
    double sum = 0;

    for (size_t i = 0; i < w->count; i++)
        sum += taken[i] ? w->gain[i] : 0;
    if (w->pair && w->count > 1 && taken[0] && taken[1])
        sum += 5;
    if (w->contrary && taken[w->count - 1])
        return false;
    return sum >= w->needed && (w->must < 0 || taken[w->must]);
}

static bool reaches(void *context, const bool *taken, bool *failed)
{
    struct world *w = context;

    w->calls++;
    *failed = w->gives_up;
    return is_enough(w, taken);
}

static double brute_force(const struct world *w, bool *found)
{
    double best = 0;

    *found = false;
    for (uint32_t set = 0; set < 1U << w->count; set++) {
        bool taken[MOST];
        double cost = 0;

        for (size_t i = 0; i < w->count; i++) {
            taken[i] = (set >> i & 1) != 0;
            cost += taken[i] ? w->cost[i] : 0;
        }
        if (is_enough(w, taken) && (!*found || cost < best)) {
            best = cost;
            *found = true;
        }
    }
    return best;
}

static struct world random_world(uint64_t *random)
{
    struct world w = {.count = luck_below(random, MOST + 1), .must = -1};
    bool same = luck_below(random, 2) == 0;

    for (size_t i = 0; i < w.count; i++) {
        w.cost[i] = same ? 1.5 : 0.5 + luck_below(random, 5);
        w.gain[i] = luck_below(random, 8);
    }
    w.needed = luck_below(random, 30);
    return w;
}

static void check(struct world *w, bool adds_up, bool monotone)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_search search = {.count = w->count,
        .cost = w->cost,
        .gain = w->gain,
        .adds_up = adds_up,
        .needed = w->needed,
        .monotone = monotone,
        .most = 100000,
        .reaches = reaches,
        .context = w};
    struct peil_cheapest found;
    bool taken[MOST + 1] = {false};
    bool there;
    double best = brute_force(w, &there);
    double cost = 0;

    cr_assert_eq(peil_search_cheapest(&found, taken, arena, &search), PEIL_OK);
    cr_assert(found.proven);
    cr_assert_eq(found.found, there);
    if (there) {
        cr_assert_float_eq(found.cost, best, 1e-9);
        cr_assert(is_enough(w, taken));
        for (size_t i = 0; i < w->count; i++)
            cost += taken[i] ? w->cost[i] : 0;
        cr_assert_float_eq(cost, best, 1e-9);
    }
    cr_assert_eq(found.calls, w->calls);
    peil_arena_free(arena);
}

Test(cheapest, equals_brute_force_where_gains_add_up)
{
    uint64_t random = 11;

    for (int i = 0; i < ROUNDS; i++) {
        struct world w = random_world(&random);

        check(&w, true, true);
    }
}

Test(cheapest, equals_brute_force_where_more_never_hurts)
{
    uint64_t random = 12;

    for (int i = 0; i < ROUNDS; i++) {
        struct world w = random_world(&random);

        w.pair = luck_below(&random, 2) == 0;
        w.must = w.count > 0 && luck_below(&random, 2) == 0
                     ? (int)luck_below(&random, (uint32_t)w.count)
                     : -1;
        check(&w, false, true);
    }
}

Test(cheapest, equals_brute_force_where_anything_goes)
{
    uint64_t random = 13;

    for (int i = 0; i < ROUNDS / 4; i++) {
        struct world w = random_world(&random);

        w.contrary = w.count > 0;
        w.pair = true;
        check(&w, false, false);
    }
}

static struct peil_cheapest run(struct world *w, size_t most, int status)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_search search = {.count = w->count,
        .cost = w->cost,
        .gain = w->gain,
        .most = most,
        .reaches = reaches,
        .context = w};
    struct peil_cheapest found;
    bool taken[MOST + 1] = {false};

    cr_assert_eq(peil_search_cheapest(&found, taken, arena, &search), status);
    peil_arena_free(arena);
    return found;
}

Test(cheapest, proves_nothing_when_its_calls_are_used_up)
{
    struct world w = {.count = 12, .needed = 100, .must = -1};
    struct peil_cheapest found;

    for (size_t i = 0; i < w.count; i++)
        w.cost[i] = w.gain[i] = 1;
    found = run(&w, 50, PEIL_OK);
    cr_assert_not(found.found);
    cr_assert_not(found.proven);
    cr_assert_eq(found.calls, 50);
}

Test(cheapest, stops_when_it_is_told_to)
{
    struct world w = {.count = 3, .cost = {1, 1, 1}, .must = -1, .gives_up = true, .needed = 9};

    run(&w, 50, PEIL_ENOMEM);
    cr_assert_eq(w.calls, 1);
}

Test(cheapest, needs_nothing_for_what_is_there)
{
    struct world w = {.count = 2, .cost = {1, 1}, .gain = {1, 1}, .must = -1};
    struct peil_cheapest found = run(&w, 50, PEIL_OK);

    cr_assert(found.found);
    cr_assert_float_eq(found.cost, 0, 1e-12);
}
