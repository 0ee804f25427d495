/*
 * core/compare/suppress: what is hidden cannot be had by subtraction.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "benchmark_help.h"

#include "core/compare/benchmark.h"
#include "core/compare/suppress.h"

Test(suppress, groups_are_shown_where_each_stands_by_itself)
{
    struct peil_group all[] = {{9, 0, 9}, {5, 0, 6}, {1, 1, 0}};
    struct peil_group one_small[] = {{90, 0, 90}, {4, 0, 7}, {60, 0, 60}};

    cr_assert(peil_groups_stand(all, 3, 5));
    cr_assert_not(peil_groups_stand(all, 3, 6));
    cr_assert_not(peil_groups_stand(one_small, 3, 5), "four are the whole without the others");
}

Test(suppress, who_has_files_himself_does_not_count_as_company)
{
    cr_assert_not(peil_group_stands((struct peil_group){6, 3, 3}, 5), "three are not known");
    cr_assert(peil_group_stands((struct peil_group){9, 4, 5}, 5));
    cr_assert(peil_group_stands((struct peil_group){8, 8, 0}, 5), "all are known");
    cr_assert_not(peil_group_stands((struct peil_group){4, 4, 0}, 5));
}

/*
 * Brute force. Every table of at most `most` subjects in three classes, each at one of three values
 * or without one, is put into a benchmark. Tables of which all that is shown is the same cannot be
 * told apart by any arithmetic. Among them no hidden class may have the same histogram in all, and
 * none that is small in any of them somebody with the same value in all.
 */
enum {
    CLASSES = 3,
    VALUES = 4
};

static const int values[VALUES] = {0, 50, 100, HELP_NONE};

struct table {
    uint32_t of[CLASSES][VALUES];
    char shown[600]; /* all that the benchmark tells */
    bool hidden[CLASSES];
};

/* All ways to put `most` subjects at most in the cells from `cell` on; how many there are. */
static size_t fill(
    struct table *tables, size_t count, struct table *now, size_t cell, uint32_t most)
{
    if (cell == (size_t)CLASSES * VALUES) {
        if (tables)
            tables[count] = *now;
        return count + 1;
    }
    for (uint32_t n = 0; n <= most; n++) {
        now->of[cell / VALUES][cell % VALUES] = n;
        count = fill(tables, count, now, cell + 1, most - n);
    }
    return count;
}

/* What a reader finds of one distribution. */
static void note(char *out, const struct peil_distribution *d)
{
    size_t at = strlen(out);

    at += (size_t)sprintf(out + at, "%s:%d,%u,%u", d->label, d->shown, d->count, d->without);
    for (size_t i = 0; i < PEIL_QUANTILES; i++)
        if (d->has[i])
            at += (size_t)sprintf(out + at, ",%zu=%u", i, d->quantiles[i]);
    sprintf(out + at, ",%zu-%zu/%zu;", d->standing.from, d->standing.to, d->standing.of);
}

static const char *const labels[CLASSES] = {"a", "b", "c"};

static void publish(struct peil_arena *arena, const struct peil_pack *pack, struct table *table,
    size_t least, int focus, struct peil_gathering *gathering)
{
    struct peil_contribution *with = peil_contribution_new(arena);
    struct peil_benchmark_options options = {.least = least, .with = with, .label = "a"};
    struct peil_benchmark *benchmark;
    const struct peil_benchmark_part *part;
    size_t made = 0;
    bool there[CLASSES] = {false};

    for (size_t i = 0; i < CLASSES; i++)
        for (size_t v = 0; v < VALUES; v++)
            for (uint32_t n = 0; n < table->of[i][v]; n++) {
                char member[PEIL_MEMBER_SIZE];

                sprintf(member, "%032zx", ++made);
                cr_assert_eq(peil_contribution_add_result(with,
                                 help_result(arena, pack, values[v], HELP_NONE, HELP_NONE),
                                 labels[i], member),
                    PEIL_OK);
                there[i] = true;
            }
    benchmark = help_benchmark(arena, gathering, focus >= 0 ? gathering->subjects : NULL, &options);
    table->shown[0] = '\0';
    if (!benchmark)
        return;
    part = &benchmark->frameworks[0].parts[0];
    sprintf(table->shown, "%zu,", benchmark->frameworks[0].subjects);
    note(table->shown, &part->whole);
    for (size_t i = 0; i < benchmark->frameworks[0].class_count; i++) {
        note(table->shown, &benchmark->frameworks[0].classes[i]);
        note(table->shown, &part->classes[i]);
    }
    for (size_t i = 0; i < CLASSES; i++) /* with one class, that is the whole */
        table->hidden[i] =
            there[i] && (benchmark->frameworks[0].class_count > 0 || !part->whole.shown);
    for (size_t i = 0; i < benchmark->frameworks[0].class_count; i++)
        if (part->classes[i].shown)
            table->hidden[(size_t)(part->classes[i].label[0] - 'a')] = false;
}

static int by_shown(const void *a, const void *b)
{
    return strcmp(((const struct table *)a)->shown, ((const struct table *)b)->shown);
}

static uint32_t size_of(const uint32_t of[VALUES])
{
    return of[0] + of[1] + of[2] + of[3];
}

/* All of `from` to `to` look the same. */
static size_t check_alike(const struct table *tables, size_t from, size_t to, size_t least)
{
    size_t checked = 0;

    for (size_t i = 0; i < CLASSES; i++) {
        bool always[VALUES] = {true, true, true, true}, alike = true, hidden = false, small = false;

        for (size_t t = from; t < to; t++) {
            hidden = hidden || tables[t].hidden[i];
            small = small || size_of(tables[t].of[i]) < least;
            alike =
                alike && memcmp(tables[t].of[i], tables[from].of[i], sizeof(tables[t].of[i])) == 0;
            for (size_t v = 0; v < VALUES; v++)
                always[v] = always[v] && tables[t].of[i][v] > 0;
        }
        if (!hidden)
            continue;
        checked++;
        cr_assert_not(alike, "class %zu is known from: %s", i, tables[from].shown);
        for (size_t v = 0; small && v < VALUES; v++)
            cr_assert_not(always[v], "class %zu has somebody at %d, by: %s", i, values[v],
                tables[from].shown);
    }
    return checked;
}

static size_t try_all(size_t least, uint32_t most, int focus)
{
    struct table now = {0};
    size_t count = fill(NULL, 0, &now, 0, most), checked = 0;
    struct table *tables = calloc(count, sizeof(*tables));
    struct peil_arena *fixed = peil_arena_new(), *arena = peil_arena_new();
    struct peil_pack *pack = help_pack(fixed, "proef");
    struct peil_result *result =
        help_result(fixed, pack, focus >= 0 ? focus : HELP_NONE, HELP_NONE, HELP_NONE);
    struct peil_gathering *gathering = help_gathering(fixed, pack, &result, 1);

    fill(tables, 0, &now, 0, most);
    for (size_t t = 0; t < count; t++) {
        publish(arena, pack, &tables[t], least, focus, gathering);
        peil_arena_reset(arena);
    }
    qsort(tables, count, sizeof(*tables), by_shown);
    for (size_t from = 0; from < count;) {
        size_t to = from + 1;

        while (to < count && strcmp(tables[from].shown, tables[to].shown) == 0)
            to++;
        if (tables[from].shown[0] != '\0')
            checked += check_alike(tables, from, to, least);
        from = to;
    }
    peil_arena_free(arena);
    peil_arena_free(fixed);
    free(tables);
    return checked;
}

Test(suppress, no_hidden_class_follows_from_all_that_is_shown)
{
    cr_assert_gt(try_all(2, 6, -1), 0);
    cr_assert_gt(try_all(3, 7, -1), 0);
}

Test(suppress, nor_from_the_place_of_somebody_who_knows_his_own_score)
{
    cr_assert_gt(try_all(2, 6, 0), 0);
    cr_assert_gt(try_all(3, 6, 50), 0);
    cr_assert_gt(try_all(3, 6, 100), 0);
}
