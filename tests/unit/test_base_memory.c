/*
 * What happens when memory runs out, wherever it does.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "tests/unit/failing_malloc.h"

static void count_release(void *thing)
{
    ++*(int *)thing;
}

static struct peil_node *build(struct peil_arena *arena)
{
    struct peil_node *root = peil_node_map(arena);
    struct peil_node *list = peil_node_list(arena);
    struct peil_node *map = peil_node_map(arena);
    size_t at;

    for (at = 0; at < 400; at++) {
        peil_node_add(arena, list, peil_node_text(arena, "an item with some words in it"));
        peil_node_set_number(arena, map, peil_arena_format(arena, "key %z", at), (double)at);
    }
    peil_node_finish(arena, map);
    peil_node_set(arena, root, "list", list);
    peil_node_set(arena, root, "map", map);
    peil_node_set(arena, root, "long", peil_node_text(arena, peil_arena_alloc(arena, 200000)));
    peil_node_finish(arena, root);
    return root;
}

/* Builds and copies a tree. True when all of it is there, and all that is there is right. */
static bool tree_scenario(void)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_arena *other = peil_arena_new();
    int released = 0;
    bool deferred = arena && peil_arena_defer(arena, count_release, &released);
    struct peil_node *tree = build(arena);
    struct peil_node *copy = peil_node_clone(other, tree);
    bool done = deferred && !peil_arena_failed(arena) && !peil_arena_failed(other);

    if (done) {
        cr_assert(peil_node_equal(tree, copy));
        cr_assert_eq(peil_node_count(peil_node_get(copy, "map")), 400);
    }
    if (peil_arena_failed(other))
        cr_assert_null(copy);
    peil_arena_free(other);
    peil_arena_free(arena);
    cr_assert_eq(released, deferred);
    return done;
}

static bool diag_scenario(void)
{
    static const struct peil_source source = {"pack.yaml", "weight: 12\n", 11, 1};
    struct peil_diags *diags = peil_diags_new(0);
    size_t at;
    bool done;

    for (at = 0; at < 200; at++) {
        peil_diag_add_at(diags, PEIL_ERROR, "number/too-large", (struct peil_place){&source, 1, 9},
            "items[4].weight", PEIL_ARGS(PEIL_INTEGER("at", at), PEIL_TEXT("got", "12")));
    }
    peil_diags_sort(diags);
    if (diags) {
        cr_assert_eq(peil_diags_errors(diags), 200);
        cr_assert_eq(peil_diags_count(diags) + peil_diags_left_out(diags), 200);
    }
    for (at = 0; at < peil_diags_count(diags); at++) {
        const struct peil_diag *diag = peil_diags_at(diags, at);
        cr_assert_str_eq(diag->file, "pack.yaml");
        cr_assert_str_eq(diag->source_line, "weight: 12");
        cr_assert_str_eq(diag->path, "items[4].weight");
        cr_assert_eq(peil_diag_arg(diag, "at")->integer, (int64_t)at);
        cr_assert_str_eq(peil_diag_arg(diag, "got")->text, "12");
    }
    done = peil_diags_count(diags) == 200;
    cr_assert_eq(peil_diags_failed(diags), diags && !done);
    peil_diags_free(diags);
    return done;
}

static bool buf_scenario(void)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    bool done;
    int at;

    for (at = 0; at < 2000; at++)
        peil_buf_format(&buf, "%d,", at % 10);
    peil_buf_repeat(&buf, 'x', 100000);
    done = !peil_buf_failed(&buf);
    cr_assert_eq(strlen(peil_buf_string(&buf)), buf.length);
    cr_assert_eq(done, buf.length == 104000);
    peil_buf_dispose(&buf);
    return done;
}

/* Keeps texts of all lengths in an arena. What is kept is whole; what is not makes the arena fail.
 */
static bool keep_scenario(void)
{
    struct peil_arena *arena = peil_arena_new();
    bool whole = true, done;

    for (size_t length = 0; length < 3000; length += 7) {
        struct peil_buf buf = PEIL_BUF_EMPTY;
        const char *kept;
        bool failed;

        peil_buf_repeat(&buf, 'x', length / 2);
        peil_buf_repeat(&buf, 'y', length - length / 2);
        failed = peil_buf_failed(&buf);
        kept = peil_buf_keep(&buf, arena);
        cr_assert_null(buf.data);
        cr_assert_not(kept && failed);
        whole = whole && kept;
        if (kept)
            cr_assert_eq(strlen(kept), length);
    }
    done = !peil_arena_failed(arena);
    cr_assert_eq(done, whole);
    peil_arena_free(arena);
    return done;
}

/* Refuses the n-th request, alone and with all behind it, for every n there is. */
static void expect_every_failure_reported(bool (*scenario)(void), size_t least)
{
    size_t total;
    size_t at;

    failing_malloc_start(FAILING_NONE, FAILING_NONE);
    cr_assert(scenario());
    total = failing_malloc_stop();
    cr_assert_geq(total, least, "only %zu requests", total);
    for (at = 1; at <= total; at++) {
        bool done;
        failing_malloc_start(at, at + 1);
        done = scenario();
        failing_malloc_stop();
        cr_assert_not(done, "request %zu failed and nobody said so", at);
        failing_malloc_start(at, FAILING_NONE);
        done = scenario();
        failing_malloc_stop();
        cr_assert_not(done, "all from request %zu failed and nobody said so", at);
    }
    failing_malloc_start(total + 1, FAILING_NONE);
    cr_assert(scenario());
    failing_malloc_stop();
}

Test(memory, a_tree_that_lacks_memory_says_so)
{
    expect_every_failure_reported(tree_scenario, 12);
}

Test(memory, diagnostics_that_lack_memory_are_counted)
{
    expect_every_failure_reported(diag_scenario, 5);
}

Test(memory, a_buffer_that_lacks_memory_says_so)
{
    expect_every_failure_reported(buf_scenario, 5);
}

Test(memory, a_text_that_could_not_be_kept_makes_its_arena_fail)
{
    expect_every_failure_reported(keep_scenario, 400);
}

Test(memory, an_arena_that_is_reset_and_filled_alike_does_not_ask_again)
{
    struct peil_arena *arena = peil_arena_new();
    int round;

    build(arena);
    failing_malloc_start(FAILING_NONE, FAILING_NONE);
    for (round = 0; round < 20; round++) {
        peil_arena_reset(arena);
        build(arena);
    }
    cr_assert_eq(failing_malloc_stop(), 0);
    cr_assert_not(peil_arena_failed(arena));
    peil_arena_free(arena);
}

Test(memory, large_pieces_that_differ_from_round_to_round_do_not_heap_up)
{
    struct peil_arena *arena = peil_arena_new();
    size_t round;

    for (round = 0; round < 50; round++) {
        size_t size = round % 2 == 0 ? 100000 : 10000000;
        unsigned char *bytes = peil_arena_alloc(arena, size);
        cr_assert_not_null(bytes);
        bytes[0] = 1;
        bytes[size - 1] = 1;
        cr_assert_not_null(peil_arena_alloc(arena, 90000));
        peil_arena_reset(arena);
    }
    peil_arena_free(arena);
}
