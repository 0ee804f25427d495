/*
 * What happens when memory runs out while answers are evaluated, wherever it does.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/failing_malloc.h"

#define CONCEPTS 60

static const char advice[] =
    "rule{id = 'een', when = [[weak('g.een')]], priority = 'high', text = 'T {n}', "
    "replaces = 'g.een', args = {n = function() return counts().answered end}}\n"
    "rule{id = 'twee', when = [[level('g.twee') == 'goed']], priority = 'low', text = 'T'}\n"
    "rule{id = 'stuk', when = [[level('g.een') > 1]], priority = 'low', text = 'T'}\n"
    "block{id = 'b', heading = 'H', list = function() return {'een', 'twee'} end}\n";
static const char scoring[] =
    "scoring{section = function(id, declared) return capped(60) end, total = function() return nil "
    "+ 1 end}\n";

static struct lua_world w;

/* So large that an arena takes many pieces. */
static void write_pack(struct peil_buf *yaml)
{
    peil_buf_text(yaml, LUA_HEAD LUA_LEVELS LUA_CONCEPT("g.een", "") LUA_CONCEPT("g.twee", ""));
    for (size_t i = 0; i < CONCEPTS; i++)
        peil_buf_format(yaml,
            "    - {id: g.c%z, label: C, group: g, definition: D, advice: {niet: {text: T}}}\n", i);
    peil_buf_text(yaml,
        "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
        "      - {id: a.1, text: V, knockout: yes, maps: [{concept: g.een, relation: equal}]}\n"
        "      - {id: a.2, text: V, applies_if: 'at_least(answer(\"a.1\").worth, 10)', maps: "
        "[{concept: g.twee, relation: equal}]}\n"
        "      - {id: a.3, text: V, applies_if: 'answer(\"a.1\").points > nil'}\n");
    for (size_t i = 0; i < CONCEPTS; i++)
        peil_buf_format(yaml,
            "      - {id: b.%z, text: V, knockout: yes, maps: [{concept: g.c%z, relation: "
            "equal}]}\n",
            i, i);
    peil_buf_text(yaml,
        "scoring:\n  model: mean\n  bands:\n    - {id: hoog, label: H, from: 50}\n"
        "    - {id: laag, label: L, from: 0, escalate_if: verdict() == \"failed\"}\n");
}

static void answer_all(void)
{
    struct peil_buf lines = PEIL_BUF_EMPTY;

    peil_buf_text(&lines, "  a.1: niet\n  a.2: goed\n  a.3: goed\n");
    for (size_t i = 0; i < CONCEPTS; i++)
        peil_buf_format(&lines, "  b.%z: niet\n", i);
    lua_answer(&w, "", peil_buf_string(&lines));
    peil_buf_dispose(&lines);
}

static struct peil_buf text; /* of the pack */

static void set_up(void)
{
    write_pack(&text);
    lua_begin(&w, peil_buf_string(&text), advice, scoring);
    w.want.bounds = 1000000;
}

static void tear_down(void)
{
    lua_end(&w);
    peil_buf_dispose(&text);
}

/* Evaluates with the requests from `first` to `end` refused. */
static int try_evaluate(size_t first, size_t end, size_t *asked)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_result *result;
    int status;

    peil_diags_clear(w.diags);
    failing_malloc_start(first, end);
    status = peil_evaluate(&result, arena, w.evaluator, w.answers, &w.want, w.diags);
    *asked = failing_malloc_stop();
    cr_assert_eq(status == PEIL_OK, result != NULL);
    if (status == PEIL_OK && first == FAILING_NONE) {
        cr_assert_eq(result->advice_count, 1 + CONCEPTS);
        cr_assert_eq(result->error_count, 3);
        cr_assert_eq(result->block_count, 1);
    }
    peil_arena_free(arena);
    return status;
}

static void fail_each(bool lasting, bool remember)
{
    set_up();
    peil_scripts_remember(w.scripts, remember);
    answer_all();
    cr_assert_gt(failing_malloc_each(try_evaluate, PEIL_OK, 6, lasting), 1);
    tear_down();
}

Test(eval_memory, an_allocation_that_fails_once_is_no_memory_or_does_no_harm)
{
    fail_each(false, true);
    fail_each(false, false);
}

Test(eval_memory, so_when_nothing_is_granted_any_more)
{
    fail_each(true, true);
    fail_each(true, false);
}

/* Conditions and hooks then ask what is open, and it is tried. */
Test(eval_memory, so_while_bounds_are_looked_for)
{
    size_t count = 1, asked, short_of = 0;

    set_up();
    w.want = (struct peil_want){.bounds = 1000000};
    lua_answer(&w, "", "  a.2: goed\n  a.3: goed\n");
    for (size_t refuse = 0; refuse <= count; refuse++) {
        struct peil_arena *arena = peil_arena_new();
        struct peil_result *result;
        int status;

        peil_diags_clear(w.diags);
        failing_malloc_start(
            refuse > 0 ? refuse : FAILING_NONE, refuse > 0 ? refuse + 1 : FAILING_NONE);
        status = peil_evaluate(&result, arena, w.evaluator, w.answers, &w.want, w.diags);
        asked = failing_malloc_stop();
        count = refuse > 0 ? count : asked;
        cr_assert(status == PEIL_OK || status == PEIL_ENOMEM, "at %zu: %d", refuse, status);
        cr_assert_eq(status == PEIL_OK, result != NULL);
        short_of += status == PEIL_ENOMEM ? 1 : 0;
        peil_arena_free(arena);
    }
    cr_assert_gt(short_of, 5, "%zu of %zu", short_of, count);
    tear_down();
}

Test(eval_memory, so_while_the_evaluator_is_made)
{
    struct peil_evaluator *evaluator;
    size_t count = 1;

    set_up();
    for (size_t refuse = 1; refuse <= count; refuse++) {
        int status;

        failing_malloc_start(refuse, refuse + 1);
        status = peil_evaluator_new(&evaluator, w.pack, w.scripts, w.diags);
        (void)failing_malloc_stop();
        cr_assert(status == PEIL_OK || status == PEIL_ENOMEM);
        cr_assert_eq(status == PEIL_OK, evaluator != NULL);
        peil_evaluator_free(evaluator);
        count = status == PEIL_OK ? refuse : refuse + 1;
    }
    cr_assert_gt(count, 2);
    tear_down();
}
