/*
 * Memory that is given back all at once.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "core/base/arena.h"

static char order[16];
static size_t called;

static void remember(void *thing)
{
    order[called++] = *(const char *)thing;
    order[called] = '\0';
}

static int all_zero(const unsigned char *bytes, size_t length)
{
    size_t at;

    for (at = 0; at < length; at++)
        if (bytes[at] != 0)
            return 0;
    return 1;
}

Test(arena, memory_is_aligned_for_any_type_and_zero)
{
    struct peil_arena *arena = peil_arena_new();
    size_t size;

    for (size = 0; size < 3000; size += 7) {
        unsigned char *bytes = peil_arena_alloc(arena, size);
        cr_assert_not_null(bytes);
        cr_assert_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        cr_assert(all_zero(bytes, size));
        memset(bytes, 0xA5, size);
    }
    peil_arena_free(arena);
}

Test(arena, pieces_do_not_overlap)
{
    struct peil_arena *arena = peil_arena_new();
    unsigned char *pieces[400];
    size_t at;

    for (at = 0; at < 400; at++) {
        pieces[at] = peil_arena_alloc(arena, at * 37);
        memset(pieces[at], (int)(at & 0xFF), at * 37);
    }
    for (at = 1; at < 400; at++) {
        cr_assert_eq(pieces[at][0], at & 0xFF);
        cr_assert_eq(pieces[at][at * 37 - 1], at & 0xFF);
    }
    peil_arena_free(arena);
}

Test(arena, memory_is_zero_again_after_a_reset)
{
    struct peil_arena *arena = peil_arena_new();
    int round;
    size_t at;

    for (round = 0; round < 4; round++) {
        for (at = 1; at < 200; at++) {
            size_t size = at % 50 == 0 ? 100000 + at : at * 11;
            unsigned char *bytes = peil_arena_alloc(arena, size);
            cr_assert(all_zero(bytes, size));
            memset(bytes, 0xFF, size);
        }
        peil_arena_reset(arena);
    }
    peil_arena_free(arena);
}

Test(arena, a_large_piece_does_not_end_the_block_of_the_small_ones)
{
    struct peil_arena *arena = peil_arena_new();
    char *before = peil_arena_alloc(arena, 16);
    char *large = peil_arena_alloc(arena, (size_t)3 * 1024 * 1024);
    char *after = peil_arena_alloc(arena, 16);

    cr_assert_not_null(large);
    large[3 * 1024 * 1024 - 1] = 'x';
    cr_assert_lt(after - before, 4096);
    cr_assert_gt(after - before, 0);
    peil_arena_free(arena);
}

Test(arena, size_beyond_all_memory_is_refused_and_remembered_until_a_reset)
{
    struct peil_arena *arena = peil_arena_new();

    cr_assert_not(peil_arena_failed(arena));
    cr_assert_null(peil_arena_alloc(arena, SIZE_MAX));
    cr_assert(peil_arena_failed(arena));
    cr_assert_null(peil_arena_alloc(arena, 8), "nothing more is given after a failure");
    cr_assert_null(peil_arena_text(arena, ""));
    cr_assert(peil_arena_failed(arena));
    peil_arena_reset(arena);
    cr_assert_not(peil_arena_failed(arena));
    cr_assert_null(peil_arena_alloc(arena, SIZE_MAX - 15));
    cr_assert(peil_arena_failed(arena));
    peil_arena_free(arena);
}

Test(arena, after_a_failure_nothing_is_given_until_a_reset)
{
    struct peil_arena *arena = peil_arena_new();

    cr_assert_not_null(peil_arena_alloc(arena, 8));
    cr_assert_not_null(peil_arena_alloc(arena, 1000000));
    peil_arena_fail(arena);
    cr_assert_null(peil_arena_alloc(arena, 8));
    cr_assert_null(peil_arena_alloc(arena, 1000000));
    cr_assert_null(peil_arena_format(arena, "%d", 1));
    peil_arena_reset(arena);
    cr_assert_not_null(peil_arena_alloc(arena, 8));
    cr_assert_not_null(peil_arena_alloc(arena, 1000000));
    cr_assert_not(peil_arena_failed(arena));
    peil_arena_free(arena);
}

Test(arena, count_times_size_that_overflows_is_refused)
{
    struct peil_arena *arena = peil_arena_new();

    cr_assert_null(peil_arena_array(arena, SIZE_MAX / 8 + 2, 8));
    cr_assert(peil_arena_failed(arena));
    peil_arena_reset(arena);
    cr_assert_null(peil_arena_array(arena, 8, SIZE_MAX / 8 + 2));
    cr_assert(peil_arena_failed(arena));
    peil_arena_reset(arena);
    cr_assert_not_null(peil_arena_array(arena, 0, 8));
    cr_assert_not_null(peil_arena_array(arena, 8, 0));
    cr_assert_not_null(peil_arena_array(arena, 10, 10));
    cr_assert_not(peil_arena_failed(arena));
    peil_arena_free(arena);
}

Test(arena, deferred_functions_run_once_newest_first)
{
    struct peil_arena *arena = peil_arena_new();
    char names[] = "abc";

    cr_assert(peil_arena_defer(arena, remember, &names[0]));
    cr_assert(peil_arena_defer(arena, remember, &names[1]));
    peil_arena_reset(arena);
    cr_assert_str_eq(order, "ba");
    cr_assert(peil_arena_defer(arena, remember, &names[2]));
    peil_arena_free(arena);
    cr_assert_str_eq(order, "bac");
}

Test(arena, copies_end_in_a_nul_and_stand_apart_from_the_original)
{
    struct peil_arena *arena = peil_arena_new();
    char original[] = "weight";
    char *part = peil_arena_copy(arena, original, 3);
    char *whole = peil_arena_text(arena, original);

    original[0] = 'X';
    cr_assert_str_eq(part, "wei");
    cr_assert_str_eq(whole, "weight");
    cr_assert_str_eq(peil_arena_copy(arena, "", 0), "");
    cr_assert_null(peil_arena_copy(arena, NULL, 0));
    cr_assert_null(peil_arena_text(arena, NULL));
    cr_assert_not(peil_arena_failed(arena), "copying nothing is no failure");
    cr_assert_null(peil_arena_copy(arena, original, SIZE_MAX));
    cr_assert(peil_arena_failed(arena));
    peil_arena_free(arena);
}

Test(arena, format_knows_text_and_whole_numbers)
{
    struct peil_arena *arena = peil_arena_new();

    cr_assert_str_eq(
        peil_arena_format(arena, "%s[%z].%s = %d, %u%%", "items", (size_t)4, "weight", -12, 7U),
        "items[4].weight = -12, 7%");
    cr_assert_str_eq(
        peil_arena_format(arena, "%d %d", INT32_MIN, INT32_MAX), "-2147483648 2147483647");
    cr_assert_str_eq(peil_arena_format(arena, "%z", SIZE_MAX),
        SIZE_MAX == UINT64_MAX ? "18446744073709551615" : "4294967295");
    cr_assert_str_eq(peil_arena_format(arena, "<%s>", (const char *)NULL), "<>");
    cr_assert_str_eq(peil_arena_format(arena, ""), "");
    cr_assert_str_eq(peil_arena_format(arena, "100%"), "100%");
    cr_assert_str_eq(peil_arena_format(arena, "%x%d", 5), "%x5");
    peil_arena_free(arena);
}

Test(arena, used_counts_what_was_handed_out_since_the_reset)
{
    struct peil_arena *arena = peil_arena_new();

    peil_arena_alloc(arena, 100);
    peil_arena_alloc(arena, 11);
    cr_assert_eq(peil_arena_used(arena), 111);
    peil_arena_reset(arena);
    cr_assert_eq(peil_arena_used(arena), 0);
    peil_arena_free(arena);
}

Test(arena, no_arena_gives_no_memory)
{
    cr_assert_null(peil_arena_alloc(NULL, 1));
    cr_assert_null(peil_arena_array(NULL, 1, 1));
    cr_assert_null(peil_arena_text(NULL, "x"));
    cr_assert_null(peil_arena_format(NULL, "x"));
    cr_assert_not(peil_arena_defer(NULL, remember, order));
    cr_assert(peil_arena_failed(NULL));
    cr_assert_eq(peil_arena_used(NULL), 0);
    peil_arena_reset(NULL);
    peil_arena_free(NULL);
    peil_arena_fail(NULL);
}
