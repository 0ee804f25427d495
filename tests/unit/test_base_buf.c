/*
 * A growing buffer.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/buf.h"

Test(buf, an_empty_buffer_reads_as_empty_text)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    cr_assert_str_eq(peil_buf_string(&buf), "");
    peil_buf_text(&buf, NULL);
    peil_buf_add(&buf, NULL, 0);
    peil_buf_repeat(&buf, 'x', 0);
    cr_assert_str_eq(peil_buf_string(&buf), "");
    cr_assert_null(buf.data, "nothing was asked of the system");
    peil_buf_dispose(&buf);
    peil_buf_dispose(NULL);
}

Test(buf, everything_added_stands_in_order_and_ends_in_a_nul)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    peil_buf_text(&buf, "score");
    peil_buf_char(&buf, ':');
    peil_buf_repeat(&buf, ' ', 3);
    peil_buf_integer(&buf, -40);
    peil_buf_add(&buf, " of 100", 3);
    peil_buf_format(&buf, " %s%d", "x", 5);
    cr_assert_str_eq(peil_buf_string(&buf), "score:   -40 of x5");
    cr_assert_eq(buf.length, 18);
    peil_buf_dispose(&buf);
    cr_assert_eq(buf.length, 0);
}

Test(buf, integers_reach_both_ends)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    peil_buf_integer(&buf, INT64_MIN);
    peil_buf_char(&buf, ' ');
    peil_buf_integer(&buf, INT64_MAX);
    peil_buf_char(&buf, ' ');
    peil_buf_integer(&buf, 0);
    cr_assert_str_eq(peil_buf_string(&buf), "-9223372036854775808 9223372036854775807 0");
    peil_buf_dispose(&buf);
}

Test(buf, it_holds_bytes_with_nuls)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    size_t at;

    for (at = 0; at < 100000; at++)
        peil_buf_char(&buf, (char)(at % 251));
    cr_assert_eq(buf.length, 100000);
    for (at = 0; at < 100000; at++)
        cr_assert_eq(buf.data[at], (char)(at % 251));
    cr_assert_eq(buf.data[buf.length], '\0');
    peil_buf_dispose(&buf);
}

Test(buf, the_limit_itself_fits_and_one_more_does_not)
{
    struct peil_buf buf = {.limit = 10};

    peil_buf_text(&buf, "0123456789");
    cr_assert_not(peil_buf_failed(&buf));
    peil_buf_char(&buf, 'x');
    cr_assert(peil_buf_failed(&buf));
    cr_assert(buf.full);
    cr_assert_str_eq(peil_buf_string(&buf), "0123456789");
    peil_buf_dispose(&buf);
}

Test(buf, after_a_failure_nothing_is_added_until_it_is_cleared)
{
    struct peil_buf buf = {.limit = 4};

    peil_buf_text(&buf, "ab");
    peil_buf_text(&buf, "cdefg");
    peil_buf_text(&buf, "c");
    cr_assert(peil_buf_failed(&buf));
    cr_assert_str_eq(peil_buf_string(&buf), "ab");
    peil_buf_clear(&buf);
    cr_assert_not(peil_buf_failed(&buf));
    cr_assert_str_eq(peil_buf_string(&buf), "");
    peil_buf_text(&buf, "wxyz");
    cr_assert_str_eq(peil_buf_string(&buf), "wxyz");
    peil_buf_char(&buf, '!');
    cr_assert(peil_buf_failed(&buf), "the limit is kept");
    peil_buf_dispose(&buf);
}

Test(buf, a_length_that_overflows_is_a_failure)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    peil_buf_text(&buf, "abc");
    peil_buf_add(&buf, "x", SIZE_MAX);
    cr_assert(peil_buf_failed(&buf));
    peil_buf_clear(&buf);
    peil_buf_text(&buf, "abc");
    peil_buf_repeat(&buf, 'x', SIZE_MAX - 3);
    cr_assert(peil_buf_failed(&buf));
    cr_assert_str_eq(peil_buf_string(&buf), "abc");
    peil_buf_dispose(&buf);
}

Test(buf, joining_takes_over_what_is_there_and_a_failure)
{
    struct peil_buf whole = PEIL_BUF_EMPTY, good = PEIL_BUF_EMPTY, bad = {.limit = 1};

    peil_buf_text(&whole, "a");
    peil_buf_join(&whole, &good);
    peil_buf_add(&good, "b\0c", 3);
    peil_buf_join(&whole, &good);
    cr_assert_eq(whole.length, 4);
    cr_assert_eq(memcmp(whole.data, "ab\0c", 4), 0);
    peil_buf_text(&bad, "too much");
    peil_buf_join(&whole, &bad);
    cr_assert(peil_buf_failed(&whole));
    cr_assert_eq(whole.length, 4);
    peil_buf_dispose(&whole);
    peil_buf_dispose(&good);
    peil_buf_dispose(&bad);
}

Test(buf, what_is_kept_is_a_text_of_the_arena_and_the_buffer_is_disposed_of)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_buf buf = PEIL_BUF_EMPTY;
    char *kept;

    kept = peil_buf_keep(&buf, arena);
    cr_assert_str_eq(kept, "");
    peil_buf_add(&buf, "a\0b", 3);
    kept = peil_buf_keep(&buf, arena);
    cr_assert_arr_eq(kept, "a\0b", 4);
    cr_assert_null(buf.data);
    cr_assert_eq(buf.length, 0);
    cr_assert_not(peil_arena_failed(arena));
    peil_arena_free(arena);
}

Test(buf, much_that_is_kept_is_handed_over_to_the_arena)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *bytes, *kept;

    peil_buf_repeat(&buf, 'x', 100000);
    bytes = buf.data;
    kept = peil_buf_keep(&buf, arena);
    cr_assert_eq(kept, bytes, "nothing is copied");
    cr_assert_eq(strlen(kept), 100000);
    cr_assert_null(buf.data);
    cr_assert_eq(buf.length, 0);
    peil_arena_free(arena);
}

Test(buf, what_failed_is_not_kept_and_the_arena_fails)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_buf buf = {.limit = 4};

    peil_buf_text(&buf, "half");
    peil_buf_text(&buf, " of it");
    cr_assert(peil_buf_failed(&buf));
    cr_assert_null(peil_buf_keep(&buf, arena));
    cr_assert_null(buf.data);
    cr_assert_not(peil_buf_failed(&buf));
    cr_assert(peil_arena_failed(arena));
    peil_arena_free(arena);
}
