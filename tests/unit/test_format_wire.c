/*
 * Trees as bytes between processes.
 */
#include <criterion/criterion.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"
#include "core/format/wire.h"

static struct peil_arena *arena;

static void begin(void)
{
    arena = peil_arena_new();
}

static void end(void)
{
    peil_arena_free(arena);
}

TestSuite(wire, .init = begin, .fini = end);

static const struct peil_limits usual = PEIL_LIMITS;

/* Reads a copy of exactly this size, so that reading behind the end is seen. It lives with the
 * arena. */
static const struct peil_node *read_bytes(
    const void *bytes, size_t length, const struct peil_limits *limits, int *status)
{
    const struct peil_node *root;
    void *copy = malloc(length == 0 ? 1 : length);

    memcpy(copy, bytes, length);
    cr_assert(peil_arena_defer(arena, free, copy));
    *status = peil_wire_read(&root, arena, copy, length, limits);
    cr_expect_eq(root != NULL, *status == PEIL_OK);
    return root;
}

static int status_of(const void *bytes, size_t length)
{
    int status;

    read_bytes(bytes, length, &usual, &status);
    return status;
}

#define STATUS_OF(literal) status_of(literal, sizeof(literal) - 1)

/* xorshift: the same trees every time. */
static uint64_t next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static double random_number(uint64_t *seed)
{
    uint64_t bits = next(seed);
    double value;

    memcpy(&value, &bits, sizeof(value));
    return isfinite(value) ? value : 63.5;
}

static struct peil_node *random_tree(uint64_t *seed, unsigned depth)
{
    static const char *const texts[] = {
        "", "goed", "caf\xc3\xa9", "twee\nregels\t", "\xf0\x9f\x99\x82", "x\xc2\xa0z"};
    uint64_t kind = next(seed) % (depth > 0 ? 8 : 5);
    struct peil_node *node;

    switch (kind) {
    case 0:
        return peil_node_null(arena);
    case 1:
        return peil_node_bool(arena, next(seed) % 2);
    case 2:
        return peil_node_number(arena, (double)(next(seed) % 2001) / 8 - 100);
    case 3:
        return peil_node_number(arena, random_number(seed));
    case 4:
        return peil_node_text(arena, texts[next(seed) % 6]);
    default:
        break;
    }
    node = kind == 5 ? peil_node_list(arena) : peil_node_map(arena);
    for (uint64_t i = 0, count = next(seed) % 20; i < count; i++) {
        struct peil_node *value = random_tree(seed, depth - 1);

        if (kind == 5)
            peil_node_add(arena, node, value);
        else
            peil_node_set(arena, node, peil_arena_format(arena, "k%d", (int)i), value);
    }
    return node;
}

Test(wire, random_trees_come_back_the_same)
{
    uint64_t seed = 20260314;

    for (int i = 0; i < 300; i++) {
        struct peil_buf bytes = PEIL_BUF_EMPTY;
        const struct peil_node *tree = random_tree(&seed, 4);
        const struct peil_node *back;
        int status;

        peil_wire_write(&bytes, tree);
        cr_assert_not(peil_buf_failed(&bytes));
        back = read_bytes(bytes.data, bytes.length, &usual, &status);
        cr_assert_eq(status, PEIL_OK);
        cr_expect(peil_node_equal(tree, back));
        peil_buf_dispose(&bytes);
    }
}

Test(wire, keys_keep_their_order)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct peil_node *map = peil_node_map(arena);
    const struct peil_node *back;
    int status;

    for (int i = 40; i > 0; i--)
        peil_node_set_number(arena, map, peil_arena_format(arena, "k%d", i), i);
    peil_wire_write(&bytes, map);
    back = read_bytes(bytes.data, bytes.length, &usual, &status);
    cr_assert_eq(status, PEIL_OK);
    cr_expect_str_eq(peil_node_key(back, 0), "k40");
    cr_expect_str_eq(peil_node_key(back, 39), "k1");
    cr_expect_eq(peil_node_as_number(peil_node_get(back, "k7")), 7);
    peil_buf_dispose(&bytes);
}

Test(wire, no_node_is_written_as_null)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;

    peil_wire_write(&bytes, NULL);
    cr_expect_eq(bytes.length, 1);
    cr_expect_eq(status_of(bytes.data, bytes.length), PEIL_OK);
    peil_buf_dispose(&bytes);
}

/* A small tree with everything in it. */
static void write_sample(struct peil_buf *bytes)
{
    static const char json[] = "{\"a\": [1, -2.5, true, false, null, \"caf\xc3\xa9\"],"
                               " \"b\": {\"leeg\": {}, \"ook\": [], \"\": \"\"}}";
    struct peil_source source = {
        .name = "sample", .bytes = json, .length = sizeof(json) - 1, .first_line = 1};
    const struct peil_node *tree;

    cr_assert_eq(peil_json_read(&tree, arena, &source, &usual, PEIL_TEXT_PACK, NULL), PEIL_OK);
    peil_wire_write(bytes, tree);
}

Test(wire, whatever_is_cut_off_is_refused)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;

    write_sample(&bytes);
    for (size_t length = 0; length < bytes.length; length++)
        cr_expect_eq(status_of(bytes.data, length), PEIL_EINPUT, "%zu bytes", length);
    cr_expect_eq(status_of(bytes.data, bytes.length), PEIL_OK);
    peil_buf_dispose(&bytes);
}

Test(wire, whatever_is_left_over_is_refused)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;

    write_sample(&bytes);
    cr_expect_eq(status_of(bytes.data, bytes.length + 1), PEIL_EINPUT); /* its NUL */
    peil_buf_char(&bytes, 'z');
    cr_expect_eq(status_of(bytes.data, bytes.length), PEIL_EINPUT);
    peil_buf_dispose(&bytes);
}

Test(wire, a_changed_byte_is_refused_or_gives_a_tree_that_is_written_so)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    int refused = 0;

    write_sample(&bytes);
    for (size_t at = 0; at < bytes.length; at++) {
        for (int value = 1; value < 256; value++) {
            struct peil_buf again = PEIL_BUF_EMPTY;
            const struct peil_node *tree;
            int status;

            bytes.data[at] = (char)(bytes.data[at] ^ value);
            tree = read_bytes(bytes.data, bytes.length, &usual, &status);
            cr_assert(status == PEIL_OK || status == PEIL_EINPUT);
            refused += status != PEIL_OK;
            if (tree)
                peil_wire_write(&again, tree);
            cr_assert(!tree || (again.length == bytes.length &&
                                   memcmp(again.data, bytes.data, bytes.length) == 0));
            peil_buf_dispose(&again);
            bytes.data[at] = (char)(bytes.data[at] ^ value);
        }
    }
    cr_expect_gt(refused, 1000);
    peil_buf_dispose(&bytes);
}

Test(wire, texts_with_characters_that_do_harm_are_refused)
{
    cr_expect_eq(STATUS_OF("s\2ok\0"), PEIL_OK);
    cr_expect_eq(STATUS_OF("s\2\t\n\0"), PEIL_OK);
    cr_expect_eq(STATUS_OF("s\2a\r\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2a\0\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2a\x1b\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2a\x7f\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2\xc2\x85\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2\xc2z\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2\xc0\x80\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\3\xe2\x80\xae\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\3\xef\xbf\xbe\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\3\xed\xa0\x80\0"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("s\2okz"), PEIL_EINPUT, "no NUL behind the text");
}

Test(wire, numbers_that_are_not_finite_are_refused)
{
    cr_expect_eq(STATUS_OF("n\0\0\0\0\0\0\xf0\x3f"), PEIL_OK);
    cr_expect_eq(STATUS_OF("n\0\0\0\0\0\0\xf0\x7f"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("n\0\0\0\0\0\0\xf0\xff"), PEIL_EINPUT);
    cr_expect_eq(STATUS_OF("n\0\0\0\0\0\0\xf8\x7f"), PEIL_EINPUT);
}

Test(wire, a_key_twice_is_refused)
{
    cr_expect_eq(STATUS_OF("m\2\1a\0z\1b\0z"), PEIL_OK);
    cr_expect_eq(STATUS_OF("m\2\1a\0z\1a\0z"), PEIL_EINPUT);
}

Test(wire, counts_that_the_bytes_cannot_hold_are_refused_before_anything_is_made)
{
    size_t used = peil_arena_used(arena);
    const struct peil_node *root;

    cr_expect_eq(peil_wire_read(&root, arena, "l\xff\xff\xff\xff\xff", 6, &usual), PEIL_EINPUT);
    cr_expect_eq(peil_wire_read(&root, arena, "m\xff\xff\xff\xff\xff", 6, &usual), PEIL_EINPUT);
    cr_expect_eq(peil_wire_read(&root, arena, "s\xff\xff\xff\xff\xff", 6, &usual), PEIL_EINPUT);
    cr_expect_eq(peil_arena_used(arena), used);
}

/* Lists in each other. */
static size_t nest(char *bytes, size_t depth)
{
    size_t length = 0;

    for (; depth > 1; depth--, length += 2)
        memcpy(bytes + length, "l\1", 2);
    memcpy(bytes + length, "l\0", 2);
    return length + 2;
}

Test(wire, long_texts_and_lists_come_back_and_short_ones_take_no_long_count)
{
    static const size_t counts[] = {254, 255, 256, 70000};

    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        struct peil_buf bytes = PEIL_BUF_EMPTY, text = PEIL_BUF_EMPTY;
        struct peil_node *list = peil_node_list(arena);
        const struct peil_node *back;
        int status;

        peil_buf_repeat(&text, 'a', counts[i]);
        for (size_t at = 1; at < counts[i]; at++)
            peil_node_add(arena, list, peil_node_null(arena));
        peil_node_add(arena, list, peil_node_text(arena, peil_buf_string(&text)));
        peil_wire_write(&bytes, list);
        cr_expect_eq(bytes.length, 2 * counts[i] + 1 + (counts[i] < 255 ? 3 : 11));
        back = read_bytes(bytes.data, bytes.length, &usual, &status);
        cr_assert_eq(status, PEIL_OK);
        cr_expect(peil_node_equal(list, back));
        peil_buf_dispose(&bytes);
        peil_buf_dispose(&text);
    }
    cr_expect_eq(STATUS_OF("l\1z"), PEIL_OK);
    cr_expect_eq(STATUS_OF("l\xff\1\0\0\0z"), PEIL_EINPUT);
}

Test(wire, nesting_is_limited)
{
    struct peil_limits limits = PEIL_LIMITS;
    char bytes[2 * 70];
    int status;

    cr_expect_eq(status_of(bytes, nest(bytes, 32)), PEIL_OK);
    cr_expect_eq(status_of(bytes, nest(bytes, 33)), PEIL_EINPUT);
    limits.depth = 1000;
    read_bytes(bytes, nest(bytes, 64), &limits, &status);
    cr_expect_eq(status, PEIL_OK);
    read_bytes(bytes, nest(bytes, 65), &limits, &status);
    cr_expect_eq(status, PEIL_EINPUT);
    limits.depth = 0;
    read_bytes("z", 1, &limits, &status);
    cr_expect_eq(status, PEIL_OK);
}

Test(wire, values_are_limited)
{
    struct peil_limits limits = PEIL_LIMITS;
    int status;

    limits.nodes = 3;
    read_bytes("l\2zz", 4, &limits, &status);
    cr_expect_eq(status, PEIL_OK);
    read_bytes("l\3zzz", 5, &limits, &status);
    cr_expect_eq(status, PEIL_EINPUT);
    read_bytes("l\1l\2zz", 6, &limits, &status);
    cr_expect_eq(status, PEIL_EINPUT);
}

Test(wire, a_tree_that_is_too_deep_is_not_written)
{
    struct peil_buf bytes = PEIL_BUF_EMPTY;
    struct peil_node *node = peil_node_list(arena);

    for (int i = 0; i < 64; i++) {
        struct peil_node *outer = peil_node_list(arena);

        peil_node_add(arena, outer, node);
        node = outer;
    }
    peil_wire_write(&bytes, node);
    cr_expect(peil_buf_failed(&bytes));
    peil_buf_dispose(&bytes);
}

Test(wire, an_arena_without_memory_is_no_memory_not_bad_input)
{
    const struct peil_node *root;

    peil_arena_fail(arena);
    cr_expect_eq(peil_wire_read(&root, arena, "z", 1, &usual), PEIL_ENOMEM);
}
