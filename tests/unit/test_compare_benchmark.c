/*
 * core/compare/benchmark: percentiles, places, classes and who is counted.
 */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "benchmark_help.h"
#include "tests/unit/luck.h"

#include "core/compare/benchmark.h"

#define MOST 60

static const unsigned char secret[PEIL_SECRET_BYTES] = {9};

static int by_number(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The definition, looked for: the least value that at least that share does not exceed. */
static int percentile(const int *sorted, size_t count, unsigned percent)
{
    for (size_t i = 0; i < count; i++) {
        size_t not_above = 0;

        for (size_t j = 0; j < count; j++)
            not_above += sorted[j] <= sorted[i];
        if (100 * not_above >= percent * count)
            return sorted[i];
    }
    return -1;
}

Test(benchmark, percentiles_of_a_histogram_are_those_of_the_sorted_values)
{
    uint64_t state = 3;

    for (uint32_t count = 1; count <= MOST; count++) {
        uint32_t bins[PEIL_BINS] = {0};
        int values[MOST];

        for (uint32_t i = 0; i < count; i++) {
            values[i] = (int)luck_below(&state, count % 2 ? 101 : 7);
            bins[values[i]]++;
        }
        qsort(values, count, sizeof(*values), by_number);
        for (unsigned percent = 1; percent <= 100; percent++)
            cr_assert_eq((int)peil_quantile_value(bins, peil_quantile_rank(count, percent)),
                percentile(values, count, percent), "%u%% of %u", percent, count);
    }
}

/* `count` subjects at hand with these totals; the first is in focus. */
static struct peil_benchmark *among(struct peil_arena *arena, const struct peil_result *focus,
    const int *totals, size_t count, const struct peil_benchmark_options *options)
{
    struct peil_pack *pack = help_pack(arena, "proef");
    struct peil_result **results = peil_arena_array(arena, count, sizeof(*results));
    struct peil_gathering *gathering;

    for (size_t i = 0; i < count; i++)
        results[i] = help_result(arena, pack, totals[i], HELP_NONE, HELP_NONE);
    if (focus)
        *results[0] = *focus;
    results[0]->pack = pack;
    gathering = help_gathering(arena, pack, results, count);
    return help_benchmark(arena, gathering, gathering->subjects, options);
}

static const struct peil_benchmark_part *whole_of(const struct peil_benchmark *benchmark)
{
    return &benchmark->frameworks[0].parts[0];
}

/* Up to twelve stand side by side, so that the place is told as it is. */
Test(benchmark, the_place_is_all_that_open_answers_and_ties_leave_possible)
{
    struct peil_benchmark_options options = {.least = 2};
    uint64_t state = 5;

    for (size_t round = 0; round < 300; round++) {
        struct peil_arena *arena = peil_arena_new();
        size_t count = 2 + luck_below(&state, 11);
        struct peil_result focus = *help_result(arena, NULL, 0, HELP_NONE, HELP_NONE);
        const struct peil_distribution *found;
        size_t least = count, most = 1;
        int totals[12];

        for (size_t i = 0; i < count; i++)
            totals[i] = (int)luck_below(&state, 12);
        focus.total = help_score(totals[0]);
        focus.total.low = totals[0] - (int)luck_below(&state, 3);
        focus.total.high = totals[0] + (int)luck_below(&state, 3);
        found = &whole_of(among(arena, &focus, totals, count, &options))->whole;
        /* Every value that it can come to, and every order of those that tie. */
        for (int value = (int)focus.total.low; value <= (int)focus.total.high; value++) {
            size_t higher = 0, same = 0;

            for (size_t i = 1; i < count; i++) {
                higher += totals[i] > value;
                same += totals[i] == value;
            }
            least = higher + 1 < least ? higher + 1 : least;
            most = higher + same + 1 > most ? higher + same + 1 : most;
        }
        cr_assert_eq(found->standing.from, least);
        cr_assert_eq(found->standing.to, most);
        cr_assert_eq(found->standing.of, count);
        peil_arena_free(arena);
    }
}

Test(benchmark, side_by_side_stand_at_most_twelve_with_nothing_rounded_off)
{
    struct peil_arena *arena = peil_arena_new();
    int totals[13] = {70, 10, HELP_NONE, 30, 40, 50, 60, 20, 80, 90, 100, 0, 55};
    struct peil_benchmark_options options = {0};
    struct peil_benchmark *twelve = among(arena, NULL, totals, 12, &options);
    struct peil_benchmark *more = among(arena, NULL, totals, 13, &options);
    const struct peil_benchmark_part *part = whole_of(twelve);

    cr_assert_eq(twelve->side_count, 12);
    cr_assert_eq(part->own[1].value, 10);
    cr_assert_not(part->own[2].has);
    cr_assert_eq(part->whole.count, 11);
    cr_assert_eq(part->whole.without, 1);
    cr_assert(part->whole.has[PEIL_QUANTILE_25] && part->whole.has[PEIL_QUANTILE_75]);
    cr_assert_eq(part->whole.quantiles[PEIL_QUANTILE_50], 50);
    cr_assert_not(part->whole.has[PEIL_QUANTILE_10], "one subject stands below it");
    cr_assert_eq(part->whole.standing.from, 4);
    cr_assert_eq(part->whole.standing.to, 4);
    cr_assert_eq(more->side_count, 0);
    cr_assert_null(whole_of(more)->own);
    peil_arena_free(arena);
}

Test(benchmark, with_fewer_than_the_least_group_only_their_number_is_told)
{
    struct peil_arena *arena = peil_arena_new();
    int totals[4] = {70, 10, 20, 30};
    struct peil_benchmark *made =
        among(arena, NULL, totals, 4, &(struct peil_benchmark_options){0});

    cr_assert_eq(made->least, 5);
    cr_assert_eq(made->frameworks[0].subjects, 4);
    cr_assert_not(made->frameworks[0].shown);
    cr_assert_not(whole_of(made)->whole.shown);
    cr_assert_eq(whole_of(made)->whole.count, 0);
    cr_assert_eq(whole_of(made)->whole.standing.of, 0);
    cr_assert_eq(whole_of(made)->own[3].value, 30, "those are his own");
    peil_arena_free(arena);
}

Test(benchmark, of_a_scale_that_does_not_begin_at_nought_all_are_percentages)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_pack *pack = help_pack(arena, "proef");
    struct peil_result *results[2];
    const struct peil_benchmark_part *part;
    struct peil_gathering *gathering;

    for (size_t i = 0; i < 2; i++) {
        results[i] = help_result(arena, pack, 50, HELP_NONE, HELP_NONE);
        results[i]->total.scale_min = 1;
        results[i]->total.scale_max = 5;
        results[i]->total.value = 3;
        results[i]->total.low = 2;
        results[i]->total.high = 4;
    }
    gathering = help_gathering(arena, pack, results, 2);
    part = whole_of(
        help_benchmark(arena, gathering, gathering->subjects, &(struct peil_benchmark_options){0}));
    cr_assert_eq(part->focus.value, 50);
    cr_assert_eq(part->focus.low, 25);
    cr_assert_eq(part->focus.high, 75);
    peil_arena_free(arena);
}

Test(benchmark, of_one_subject_without_contributions_there_is_none)
{
    struct peil_arena *arena = peil_arena_new();
    int totals[1] = {70};
    struct peil_benchmark_options options = {.with = peil_contribution_new(arena)};

    cr_assert_null(among(arena, NULL, totals, 1, &(struct peil_benchmark_options){0}));
    cr_assert_null(among(arena, NULL, totals, 1, &options), "there is nothing in it");
    peil_arena_free(arena);
}

/* Subjects "c0" and up of these totals, by the secret of the test. */
static struct peil_contribution *contributed(struct peil_arena *arena, const char *pack_id,
    const int *totals, size_t count, const char *label)
{
    struct peil_contribution *made = peil_contribution_new(arena);
    struct peil_pack *pack = help_pack(arena, pack_id);
    char member[PEIL_MEMBER_SIZE];

    for (size_t i = 0; i < count; i++) {
        peil_contribution_member(member, secret, pack, peil_arena_format(arena, "c%z", i));
        cr_assert_eq(peil_contribution_add_result(made,
                         help_result(arena, pack, totals[i], HELP_NONE, HELP_NONE), label, member),
            PEIL_OK);
    }
    return made;
}

Test(benchmark, contributions_stand_beside_the_files_at_hand)
{
    struct peil_arena *arena = peil_arena_new();
    static const int others[10] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90};
    int own[1] = {55};
    struct peil_benchmark_options options = {
        .with = contributed(arena, "proef", others, 10, "klein")};
    struct peil_benchmark *made = among(arena, NULL, own, 1, &options);
    const struct peil_distribution *whole = &whole_of(made)->whole;

    cr_assert_eq(made->frameworks[0].subjects, 11);
    cr_assert_eq(made->frameworks[0].at_hand, 1);
    cr_assert_eq(made->frameworks[0].contributed, 10);
    cr_assert_eq(whole->count, 11);
    cr_assert_eq(whole->quantiles[PEIL_QUANTILE_50], 50);
    cr_assert(whole->has[PEIL_QUANTILE_25], "two stand on either side");
    cr_assert(whole->has[PEIL_QUANTILE_75], "and of this one");
    cr_assert_eq(whole->standing.from, 5);
    cr_assert_eq(whole->standing.to, 5);
    cr_assert_eq(whole->standing.of, 11);
    peil_arena_free(arena);
}

/* Every percentage once, and one at hand in the middle: the tenth from either end. */
Test(benchmark, of_a_hundred_the_outer_percentiles_are_told)
{
    static const unsigned told[PEIL_QUANTILES] = {10, 25, 50, 75, 90};
    struct peil_arena *arena = peil_arena_new();
    int others[101], own[1] = {50};
    struct peil_benchmark_options options = {0};
    const struct peil_distribution *whole;

    for (int i = 0; i < 101; i++)
        others[i] = i;
    options.with = contributed(arena, "proef", others, 101, "");
    whole = &whole_of(among(arena, NULL, own, 1, &options))->whole;
    cr_assert_eq(whole->count, 102);
    for (size_t i = 0; i < PEIL_QUANTILES; i++) {
        cr_assert(whole->has[i]);
        cr_assert_eq(whole->quantiles[i], told[i], "%u", whole->quantiles[i]);
    }
    peil_arena_free(arena);
}

Test(benchmark, a_place_at_the_end_does_not_tell_that_all_others_are_lower)
{
    struct peil_arena *arena = peil_arena_new();
    static const int others[10] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90};
    int first[1] = {100}, second[1] = {85}, last[1] = {0};
    struct peil_benchmark_options options = {.with = contributed(arena, "proef", others, 10, "")};
    const struct peil_distribution *a = &whole_of(among(arena, NULL, first, 1, &options))->whole;
    const struct peil_distribution *b = &whole_of(among(arena, NULL, second, 1, &options))->whole;
    const struct peil_distribution *c = &whole_of(among(arena, NULL, last, 1, &options))->whole;

    cr_assert_eq(a->standing.from, 1);
    cr_assert_eq(a->standing.to, 2);
    cr_assert_eq(b->standing.from, 1);
    cr_assert_eq(b->standing.to, 2);
    cr_assert_eq(c->standing.from, 10);
    cr_assert_eq(c->standing.to, 11);
    peil_arena_free(arena);
}

Test(benchmark, fewer_contributions_than_the_least_group_show_nothing)
{
    struct peil_arena *arena = peil_arena_new();
    static const int others[4] = {0, 10, 20, 30};
    int own[6] = {55, 1, 2, 3, 4, 5};
    struct peil_benchmark_options options = {.with = contributed(arena, "proef", others, 4, "")};
    struct peil_benchmark *made = among(arena, NULL, own, 6, &options);

    cr_assert_eq(made->frameworks[0].subjects, 10);
    cr_assert_not(made->frameworks[0].shown, "who has the six files would know of the four");
    cr_assert_not(whole_of(made)->whole.shown);
    peil_arena_free(arena);
}

Test(benchmark, with_the_secret_but_of_another_checklist_nobody_is_counted_twice)
{
    struct peil_arena *arena = peil_arena_new();
    static const int others[10] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90};
    int own[3] = {55, 65, 75};
    struct peil_benchmark_options options = {
        .with = contributed(arena, "ander", others, 10, ""), .secret = secret};
    struct peil_benchmark *made = among(arena, NULL, own, 3, &options);

    cr_assert_eq(made->frameworks[0].subjects, 3);
    cr_assert_eq(made->frameworks[0].contributed, 0);
    cr_assert_not(made->frameworks[0].focus_twice);
    cr_assert_eq(made->other_count, 1);
    peil_arena_free(arena);
}

Test(benchmark, with_the_secret_a_subject_is_not_counted_twice)
{
    struct peil_arena *arena = peil_arena_new();
    static const int others[10] = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90};
    struct peil_pack *pack = help_pack(arena, "proef");
    struct peil_contribution *with = contributed(arena, "proef", others, 10, "klein");
    struct peil_benchmark_options options = {.with = with, .label = "klein"};
    char member[PEIL_MEMBER_SIZE];
    int own[1] = {55};
    struct peil_benchmark *made;

    peil_contribution_member(member, secret, pack, "g00");
    cr_assert_eq(peil_contribution_add_result(
                     with, help_result(arena, pack, 55, HELP_NONE, HELP_NONE), "klein", member),
        PEIL_OK);
    made = among(arena, NULL, own, 1, &options);
    cr_assert_eq(made->frameworks[0].subjects, 12);
    cr_assert_not(made->secret);
    options.secret = secret;
    made = among(arena, NULL, own, 1, &options);
    cr_assert_eq(made->frameworks[0].subjects, 11);
    cr_assert_eq(made->frameworks[0].contributed, 10);
    cr_assert(made->frameworks[0].focus_twice);
    cr_assert_eq(whole_of(made)->whole.standing.from, 5);
    cr_assert_eq(whole_of(made)->whole.standing.to, 5);
    peil_arena_free(arena);
}

Test(benchmark, classes_stand_beside_the_whole_where_each_is_large_enough)
{
    struct peil_arena *arena = peil_arena_new();
    static const int low[6] = {0, 10, 20, 30, 40, 50}, high[7] = {40, 50, 60, 70, 80, 90, 99};
    struct peil_contribution *with = contributed(arena, "proef", low, 6, "klein");
    struct peil_benchmark_options options = {.with = with, .label = "klein"};
    struct peil_contribution *large = peil_contribution_new(arena);
    struct peil_pack *pack = help_pack(arena, "proef");
    const struct peil_benchmark_part *part;
    int own[1] = {25};

    for (size_t i = 0; i < 7; i++) {
        char member[PEIL_MEMBER_SIZE];

        peil_contribution_member(member, secret, pack, peil_arena_format(arena, "d%z", i));
        cr_assert_eq(peil_contribution_add_result(large,
                         help_result(arena, pack, high[i], HELP_NONE, HELP_NONE), "groot", member),
            PEIL_OK);
    }
    cr_assert_eq(peil_contribution_add(with, large), PEIL_OK);
    part = whole_of(among(arena, NULL, own, 1, &options));
    cr_assert_str_eq(part->classes[0].label, "groot");
    cr_assert_not(part->classes[0].own);
    cr_assert_eq(part->classes[0].quantiles[PEIL_QUANTILE_50], 70);
    cr_assert_eq(part->classes[0].standing.of, 0, "it does not stand in that class");
    cr_assert(part->classes[1].own);
    cr_assert_eq(part->classes[1].count, 7);
    cr_assert_eq(part->classes[1].standing.from, 4);
    options.least = 7;
    part = whole_of(among(arena, NULL, own, 1, &options));
    cr_assert(part->whole.shown);
    cr_assert_not(part->classes[0].shown, "six contributed to the other one");
    cr_assert_not(part->classes[1].shown);
    peil_arena_free(arena);
}

Test(benchmark, parts_are_the_whole_sections_and_concepts_that_can_have_a_score)
{
    struct peil_arena *arena = peil_arena_new();
    int own[2] = {25, 30};
    struct peil_benchmark_options options = {.with = contributed(arena, "ander", own, 2, "")};
    struct peil_benchmark *made = among(arena, NULL, own, 2, &options);
    const struct peil_benchmark_framework *framework = &made->frameworks[0];

    cr_assert_eq(made->framework_count, 1);
    cr_assert_eq(framework->part_count, 4);
    cr_assert_eq(framework->parts[0].part, PEIL_CELL_TOTAL);
    cr_assert_str_eq(framework->parts[1].section->id, "wonen");
    cr_assert_str_eq(framework->parts[2].concept->id, "recht");
    cr_assert_str_eq(framework->parts[3].concept->id, "nabij");
    cr_assert_eq(made->other_count, 1);
    cr_assert_str_eq(made->others[0], "ander");
    peil_arena_free(arena);
}
