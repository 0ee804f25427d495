/*
 * The value tree.
 */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/base/node.h"

static struct peil_arena *arena;

static void set_up(void)
{
    arena = peil_arena_new();
}

static void tear_down(void)
{
    peil_arena_free(arena);
}

TestSuite(node, .init = set_up, .fini = tear_down);

/* A map of keys "k0", "k1", ... with their numbers as values; they are put in by steps. */
static struct peil_node *large_map(size_t count, size_t step)
{
    struct peil_node *map = peil_node_map(arena);
    size_t at;

    for (at = 0; at < count; at++) {
        size_t number = at * step % count;
        peil_node_set_number(arena, map, peil_arena_format(arena, "k%z", number), (double)number);
    }
    return map;
}

static struct peil_node *nested(size_t depth)
{
    struct peil_node *node = peil_node_number(arena, 1);

    for (; depth > 1; depth--) {
        struct peil_node *outer = peil_node_list(arena);
        peil_node_add(arena, outer, node);
        node = outer;
    }
    return node;
}

Test(node, each_type_reads_back)
{
    struct peil_node *text = peil_node_string(arena, "cli\xC3\xABnt!", 7);
    size_t length;

    cr_assert_eq(peil_node_type(peil_node_null(arena)), PEIL_NODE_NULL);
    cr_assert(peil_node_as_bool(peil_node_bool(arena, true)));
    cr_assert_not(peil_node_as_bool(peil_node_bool(arena, false)));
    cr_assert_eq(peil_node_as_number(peil_node_number(arena, 7.5)), 7.5);
    cr_assert_eq(peil_node_type(text), PEIL_NODE_STRING);
    cr_assert_str_eq(peil_node_as_text(text, &length), "cli\xC3\xABnt");
    cr_assert_eq(length, 7);
    cr_assert_eq(peil_node_type(peil_node_list(arena)), PEIL_NODE_LIST);
    cr_assert_eq(peil_node_type(peil_node_map(arena)), PEIL_NODE_MAP);
    cr_assert_eq(peil_node_type(peil_node_text(arena, NULL)), PEIL_NODE_NULL);
    cr_assert_eq(peil_node_type(peil_node_string(arena, NULL, 5)), PEIL_NODE_NULL);
}

Test(node, strings_are_copied_and_borrowed_ones_are_not)
{
    char text[] = "yes";
    struct peil_node *copied = peil_node_text(arena, text);
    struct peil_node *borrowed = peil_node_borrow(arena, text, 3);

    text[0] = 'X';
    cr_assert_str_eq(peil_node_as_text(copied, NULL), "yes");
    cr_assert_eq(peil_node_as_text(borrowed, NULL), text);
}

Test(node, no_node_and_the_wrong_type_read_as_nothing)
{
    const struct peil_node *cases[] = {NULL, peil_node_null(arena), peil_node_bool(arena, true),
        peil_node_number(arena, 1), peil_node_text(arena, "x"), peil_node_list(arena),
        peil_node_map(arena)};
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        uint32_t type = peil_node_type(cases[at]);
        size_t length = 9;
        cr_assert_eq(type, at == 0 ? PEIL_NODE_NULL : at - 1);
        cr_assert_eq(peil_node_as_bool(cases[at]), type == PEIL_NODE_BOOL);
        cr_assert_eq(peil_node_as_number(cases[at]), type == PEIL_NODE_NUMBER ? 1.0 : 0.0);
        cr_assert_str_eq(
            peil_node_as_text(cases[at], &length), type == PEIL_NODE_STRING ? "x" : "");
        cr_assert_eq(length, type == PEIL_NODE_STRING);
        cr_assert_eq(peil_node_count(cases[at]), 0);
        cr_assert_null(peil_node_at(cases[at], 0));
        cr_assert_null(peil_node_key(cases[at], 0));
        cr_assert_null(peil_node_get(cases[at], "x"));
        cr_assert_null(peil_node_get_text(cases[at], "x"));
        cr_assert_eq(peil_node_duplicate(cases[at], 0, NULL), SIZE_MAX);
        cr_assert_null(peil_node_key_place(cases[at], 0).source);
        cr_assert_not(peil_node_is_plain(cases[at]));
    }
    cr_assert_null(peil_node_get(cases[6], NULL));
    peil_node_mark_plain(NULL);
    peil_node_place_at(NULL, PEIL_NOWHERE);
    cr_assert_null(peil_node_place(NULL).source);
}

Test(node, lists_keep_their_order_while_they_grow)
{
    struct peil_node *list = peil_node_list(arena);
    size_t at;

    for (at = 0; at < 5000; at++)
        cr_assert(peil_node_add(arena, list, peil_node_number(arena, (double)at)));
    cr_assert_eq(peil_node_count(list), 5000);
    for (at = 0; at < 5000; at++)
        cr_assert_eq(peil_node_as_number(peil_node_at(list, at)), (double)at);
    cr_assert_null(peil_node_at(list, 5000));
}

Test(node, maps_keep_the_order_of_the_document)
{
    struct peil_node *map = peil_node_map(arena);

    peil_node_set_text(arena, map, "title", "Tabak");
    peil_node_set_number(arena, map, "weight", 2);
    peil_node_set_bool(arena, map, "reverse", true);
    cr_assert(peil_node_set_text(arena, map, "note", NULL), "a NULL text sets nothing");
    cr_assert_eq(peil_node_count(map), 3);
    cr_assert_str_eq(peil_node_key(map, 0), "title");
    cr_assert_str_eq(peil_node_key(map, 1), "weight");
    cr_assert_str_eq(peil_node_key(map, 2), "reverse");
    cr_assert_null(peil_node_key(map, 3));
    cr_assert_str_eq(peil_node_get_text(map, "title"), "Tabak");
    cr_assert_null(peil_node_get_text(map, "weight"), "it is no string");
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "weight")), 2);
    cr_assert(peil_node_as_bool(peil_node_at(map, 2)));
    cr_assert_null(peil_node_get(map, "titl"));
    cr_assert_null(peil_node_get(map, "titles"));
}

Test(node, a_finished_map_of_thousands_of_keys_finds_them_all)
{
    static const size_t counts[] = {16, 17, 18, 1000, 5003};
    size_t which;

    for (which = 0; which < 5; which++) {
        struct peil_node *map = large_map(counts[which], 7);
        size_t at;
        cr_assert(peil_node_finish(arena, map));
        for (at = 0; at < counts[which]; at++) {
            char key[32];
            snprintf(key, sizeof(key), "k%zu", at);
            cr_assert_eq(peil_node_as_number(peil_node_get(map, key)), (double)at);
        }
        cr_assert_null(peil_node_get(map, "k"));
        cr_assert_null(peil_node_get(map, "k99999"));
        cr_assert_null(peil_node_get(map, ""));
        cr_assert_eq(peil_node_duplicate(map, 0, NULL), SIZE_MAX);
    }
}

Test(node, adding_to_a_finished_map_is_seen)
{
    struct peil_node *map = large_map(100, 3);

    peil_node_finish(arena, map);
    peil_node_set_number(arena, map, "late", 5);
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "late")), 5);
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "k42")), 42);
    peil_node_finish(arena, map);
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "late")), 5);
}

static void expect_duplicates(size_t filler)
{
    struct peil_node *map = peil_node_map(arena);
    size_t first = 0;
    size_t at;

    peil_node_set_number(arena, map, "a", 1);
    peil_node_set_number(arena, map, "b", 2);
    peil_node_set_number(arena, map, "a", 3);
    for (at = 0; at < filler; at++)
        peil_node_set_number(arena, map, peil_arena_format(arena, "k%z", at), 0);
    peil_node_set_number(arena, map, "b", 4);
    peil_node_set_number(arena, map, "a", 5);
    peil_node_finish(arena, map);
    cr_assert_eq(peil_node_duplicate(map, 0, &first), 2);
    cr_assert_eq(first, 0);
    cr_assert_eq(peil_node_duplicate(map, 3, &first), filler + 3);
    cr_assert_eq(first, 1);
    cr_assert_eq(peil_node_duplicate(map, filler + 4, &first), filler + 4);
    cr_assert_eq(first, 0);
    cr_assert_eq(peil_node_duplicate(map, filler + 5, &first), SIZE_MAX);
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "a")), 1, "look-up finds the first");
}

Test(node, duplicate_keys_are_found_with_the_first_of_each)
{
    expect_duplicates(0);
    expect_duplicates(3000);
}

Test(node, many_equal_keys_do_not_make_it_slow, .timeout = 20)
{
    struct peil_node *map = peil_node_map(arena);
    size_t first = 9;
    size_t at;
    size_t found = 0;

    for (at = 0; at < 100000; at++)
        peil_node_set_number(arena, map, "same", (double)at);
    cr_assert(peil_node_finish(arena, map));
    for (at = 0; at < 100000; at++) {
        at = peil_node_duplicate(map, at, &first);
        if (at == SIZE_MAX)
            break;
        cr_assert_eq(first, 0);
        found++;
    }
    cr_assert_eq(found, 99999);
}

Test(node, keys_that_differ_in_length_or_last_byte_are_told_apart)
{
    struct peil_node *map = large_map(50, 3);
    char key[] = "k\xC3\xA9";

    peil_node_set_key(arena, map, key, 3, PEIL_NOWHERE, peil_node_number(arena, 100));
    peil_node_set_key(arena, map, "kkk", 2, PEIL_NOWHERE, peil_node_number(arena, 200));
    peil_node_finish(arena, map);
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "k\xC3\xA9")), 100);
    cr_assert_null(peil_node_get(map, "k\xC3\xA8"));
    cr_assert_eq(peil_node_as_number(peil_node_get(map, "kk")), 200);
    cr_assert_null(peil_node_get(map, "kkk"));
}

Test(node, places_of_values_and_keys_are_kept)
{
    struct peil_source source = {"pack.yaml", NULL, 0, 1};
    struct peil_node *map = peil_node_map(arena);
    struct peil_node *value = peil_node_number(arena, 1);

    peil_node_place_at(value, (struct peil_place){&source, 14, 9});
    peil_node_set_key(arena, map, "weight", 6, (struct peil_place){&source, 14, 1}, value);
    cr_assert_eq(peil_node_place(peil_node_get(map, "weight")).source, &source);
    cr_assert_eq(peil_node_place(value).line, 14);
    cr_assert_eq(peil_node_place(value).column, 9);
    cr_assert_eq(peil_node_key_place(map, 0).source, &source);
    cr_assert_eq(peil_node_key_place(map, 0).line, 14);
    cr_assert_eq(peil_node_key_place(map, 0).column, 1);
    cr_assert_null(peil_node_key_place(map, 1).source);
    cr_assert_null(peil_node_place(map).source);
}

Test(node, plain_scalars_are_marked)
{
    struct peil_node *node = peil_node_text(arena, "63");

    cr_assert_not(peil_node_is_plain(node));
    peil_node_mark_plain(node);
    cr_assert(peil_node_is_plain(node));
}

static void expect_refused(bool done)
{
    cr_assert_not(done);
    cr_assert(peil_arena_failed(arena));
    peil_arena_reset(arena);
}

Test(node, builders_that_get_nothing_mark_the_arena)
{
    struct peil_node *list = peil_node_list(arena);

    expect_refused(peil_node_add(arena, list, NULL));
    expect_refused(peil_node_add(arena, NULL, peil_node_null(arena)));
    expect_refused(peil_node_add(arena, peil_node_map(arena), peil_node_null(arena)));
    expect_refused(peil_node_set(arena, peil_node_map(arena), "x", NULL));
    expect_refused(peil_node_set(arena, peil_node_map(arena), NULL, peil_node_null(arena)));
    expect_refused(peil_node_set(arena, peil_node_list(arena), "x", peil_node_null(arena)));
    expect_refused(peil_node_set_text(arena, NULL, "x", "y"));
    expect_refused(peil_node_finish(arena, NULL));
    expect_refused(peil_node_number(arena, (double)NAN));
    expect_refused(peil_node_number(arena, -(double)INFINITY));
    expect_refused(peil_node_clone(arena, NULL));
    cr_assert_null(peil_node_list(NULL));
    cr_assert_not(peil_node_add(NULL, NULL, NULL));
}

static struct peil_node *sample(bool turned)
{
    struct peil_node *map = peil_node_map(arena);
    struct peil_node *list = peil_node_list(arena);

    peil_node_add(arena, list, peil_node_number(arena, 1));
    peil_node_add(arena, list, peil_node_text(arena, "two"));
    peil_node_add(arena, list, peil_node_null(arena));
    if (turned) {
        peil_node_set(arena, map, "list", list);
        peil_node_set_bool(arena, map, "yes", true);
    } else {
        peil_node_set_bool(arena, map, "yes", true);
        peil_node_set(arena, map, "list", list);
    }
    return map;
}

Test(node, equality_does_not_look_at_the_order_of_keys_or_at_places)
{
    struct peil_source source = {"x", NULL, 0, 1};
    struct peil_node *one = sample(false);
    struct peil_node *other = sample(true);
    struct peil_node *large = large_map(2000, 7);

    peil_node_place_at(other, (struct peil_place){&source, 1, 1});
    cr_assert(peil_node_equal(one, other));
    cr_assert(peil_node_equal(other, one));
    peil_node_finish(arena, large);
    cr_assert(peil_node_equal(large_map(2000, 1), large));
    cr_assert(peil_node_equal(NULL, NULL));
    cr_assert(peil_node_equal(NULL, peil_node_null(arena)), "no node reads as null");
}

Test(node, every_difference_makes_trees_unequal)
{
    struct peil_node *other;

    cr_assert_not(peil_node_equal(peil_node_number(arena, 1), peil_node_number(arena, 2)));
    cr_assert_not(peil_node_equal(peil_node_number(arena, 2), peil_node_number(arena, 1)));
    cr_assert_not(peil_node_equal(peil_node_number(arena, 1), peil_node_text(arena, "1")));
    cr_assert_not(peil_node_equal(peil_node_bool(arena, true), peil_node_bool(arena, false)));
    cr_assert_not(peil_node_equal(peil_node_text(arena, "ab"), peil_node_text(arena, "ac")));
    cr_assert_not(peil_node_equal(peil_node_text(arena, "ab"), peil_node_text(arena, "abc")));
    cr_assert_not(peil_node_equal(peil_node_list(arena), peil_node_map(arena)));
    cr_assert_not(peil_node_equal(peil_node_null(arena), peil_node_bool(arena, false)));
    other = sample(false);
    peil_node_set_bool(arena, other, "more", true);
    cr_assert_not(peil_node_equal(sample(false), other));
    cr_assert_not(peil_node_equal(other, sample(false)));
    other = sample(false);
    peil_node_add(arena, (struct peil_node *)peil_node_get(other, "list"), peil_node_null(arena));
    cr_assert_not(peil_node_equal(sample(false), other));
    other = peil_node_map(arena);
    peil_node_set_bool(arena, other, "yes", true);
    peil_node_set(arena, other, "lijst", peil_node_list(arena));
    cr_assert_not(peil_node_equal(sample(false), other));
}

Test(node, a_clone_is_equal_and_lives_by_itself)
{
    struct peil_source source = {"x", NULL, 0, 1};
    struct peil_arena *other = peil_arena_new();
    struct peil_node *tree = sample(false);
    struct peil_node *copy;

    peil_node_set(arena, tree, "large", large_map(300, 7));
    peil_node_mark_plain((struct peil_node *)peil_node_get(tree, "yes"));
    peil_node_place_at(tree, (struct peil_place){&source, 3, 4});
    peil_node_set_key(
        arena, tree, "placed", 6, (struct peil_place){&source, 5, 6}, peil_node_null(arena));
    copy = peil_node_clone(other, tree);
    cr_assert(peil_node_equal(tree, copy));
    cr_assert_eq(peil_node_place(copy).line, 3);
    cr_assert_eq(peil_node_key_place(copy, 3).column, 6);
    cr_assert(peil_node_is_plain(peil_node_get(copy, "yes")));
    cr_assert_not(peil_node_is_plain(peil_node_get(copy, "list")));
    peil_arena_reset(arena);
    cr_assert_str_eq(peil_node_key(copy, 1), "list");
    cr_assert_str_eq(peil_node_as_text(peil_node_at(peil_node_get(copy, "list"), 1), NULL), "two");
    cr_assert_eq(peil_node_as_number(peil_node_get(peil_node_get(copy, "large"), "k123")), 123);
    peil_arena_free(other);
}

Test(node, trees_nest_to_a_depth_of_64)
{
    struct peil_arena *other = peil_arena_new();
    struct peil_node *deep = nested(64);
    struct peil_node *copy = peil_node_clone(other, deep);

    cr_assert_not_null(copy);
    cr_assert(peil_node_equal(deep, copy));
    deep = nested(65);
    cr_assert_null(peil_node_clone(other, deep));
    cr_assert(peil_arena_failed(other));
    cr_assert_not(peil_node_equal(deep, nested(65)));
    peil_arena_reset(other);
    cr_assert_null(peil_node_clone(other, nested(1000000)), "and no stack is used up");
    peil_arena_free(other);
}

Test(node, a_node_is_small)
{
    size_t before = peil_arena_used(arena);

    peil_node_number(arena, 1);
    cr_assert_leq(peil_arena_used(arena) - before, 40);
}
