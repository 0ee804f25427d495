/*
 * Sorting in place.
 */
#include <string.h>

#include <criterion/criterion.h>

#include "core/base/sort.h"

static size_t compared;

static int before(void *things, size_t a, size_t b)
{
    const int *numbers = things;

    compared++;
    return numbers[a] < numbers[b];
}

static void swap(void *things, size_t a, size_t b)
{
    int *numbers = things;
    int other = numbers[a];

    numbers[a] = numbers[b];
    numbers[b] = other;
}

static const struct peil_sortable how = {before, swap};

Test(sort, every_order_of_a_few_becomes_the_right_one)
{
    int pattern;

    for (pattern = 0; pattern < 16807; pattern++) {
        int numbers[5];
        int counts[7] = {0};
        int rest = pattern;
        size_t at;
        for (at = 0; at < 5; at++) {
            numbers[at] = rest % 7;
            counts[rest % 7]++;
            rest /= 7;
        }
        peil_sort(numbers, 5, &how);
        for (at = 0; at < 5; at++) {
            cr_assert(at == 0 || numbers[at - 1] <= numbers[at]);
            counts[numbers[at]]--;
        }
        for (at = 0; at < 7; at++)
            cr_assert_eq(counts[at], 0);
    }
}

Test(sort, none_and_one_are_sorted)
{
    int one = 5;

    peil_sort(NULL, 0, &how);
    peil_sort(&one, 1, &how);
    cr_assert_eq(one, 5);
}

Test(sort, no_order_takes_more_than_n_log_n_steps)
{
    static int numbers[1 << 16];
    int kind;

    for (kind = 0; kind < 4; kind++) {
        int at;
        for (at = 0; at < 1 << 16; at++) {
            int orders[] = {at, -at, 0, (at * 31) % 257};
            numbers[at] = orders[kind];
        }
        compared = 0;
        peil_sort(numbers, 1 << 16, &how);
        cr_assert_leq(compared, (size_t)2 * 17 * (1 << 16));
        for (at = 1; at < 1 << 16; at++)
            cr_assert_leq(numbers[at - 1], numbers[at]);
    }
}

/* Larger than what is swapped at a time, and no multiple of it. */
struct large {
    unsigned char before[70];
    int number;
    unsigned char behind[61];
};

static int large_before(void *array, size_t a, size_t b)
{
    const struct large *large = array;

    return large[a].number < large[b].number;
}

Test(sort, elements_of_an_array_are_swapped_whole)
{
    struct large large[50];
    size_t i, byte;

    for (i = 0; i < 50; i++) {
        large[i].number = (int)(i * 37 % 50);
        memset(large[i].before, large[i].number, sizeof(large[i].before));
        memset(large[i].behind, 100 + large[i].number, sizeof(large[i].behind));
    }
    peil_sort_array(large, 50, sizeof(*large), large_before);
    for (i = 0; i < 50; i++) {
        cr_assert_eq(large[i].number, (int)i);
        for (byte = 0; byte < sizeof(large[i].before); byte++)
            cr_assert_eq(large[i].before[byte], i);
        for (byte = 0; byte < sizeof(large[i].behind); byte++)
            cr_assert_eq(large[i].behind[byte], 100 + i);
    }
    peil_sort_array(NULL, 0, sizeof(*large), large_before);
}
