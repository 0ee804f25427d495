/*
 * What happens when memory runs out while a decision list is gone through, and while it, sums in
 * fractions and prorated sums are told.
 */
#include "core/report/report.h"
#include "tests/unit/eval_lua.h"
#include "tests/unit/failing_malloc.h"

/* So large that an arena takes many pieces. */
#define MORE 80

static const char *const scorings[] = {
    "scoring:\n  model: decision-list\n  bands:\n"
    "    - {id: hoog, label: H, when: 'answer(\"a.1\").value == \"niet\" and "
    "at_least(score(\"b\"), 20)'}\n"
    "    - {id: midden, label: M, when: 'answer(\"a.2\").state ~= \"unknown\" and "
    "answer(\"a.2\").value == \"niet\"'}\n    - {id: laag, label: L}\n",
    "scoring: {model: mean-of-means}\n",
    "scoring: {model: sum, unknown: prorate}\n",
};

static struct lua_world w;

/* Evaluates and makes the document with the requests from `first` to `end` refused. */
static int try_all(size_t first, size_t end, size_t *asked)
{
    const struct peil_report_options options = {.version = "0"};
    struct peil_arena *arena = peil_arena_new();
    struct peil_result *result;
    int status;

    peil_diags_clear(w.diags);
    failing_malloc_start(first, end);
    status = peil_evaluate(&result, arena, w.evaluator, w.answers, &w.want, w.diags);
    if (status == PEIL_OK && !peil_report_result(arena, result, &options))
        status = PEIL_ENOMEM;
    *asked = failing_malloc_stop();
    peil_arena_free(arena);
    return status;
}

static void set_up(const char *scoring)
{
    struct peil_buf pack = PEIL_BUF_EMPTY, lines = PEIL_BUF_EMPTY;

    peil_buf_text(&pack, LUA_HEAD
        "sections:\n  - id: b\n    title: B\n    scale: oordeel\n    items: [{id: b.1, text: V}]\n"
        "  - id: a\n    title: A\n    scale: oordeel\n    items:\n");
    peil_buf_text(&lines, "  b.1: niet\n  a.1: goed\n  a.2: unknown\n");
    for (size_t i = 1; i < MORE; i++) {
        peil_buf_format(&pack, "      - {id: a.%z, text: Een vraag}\n", i);
        if (i > 2)
            peil_buf_format(&lines, "  a.%z: %s\n", i, i % 2 == 0 ? "goed" : "moet-beter");
    }
    peil_buf_text(&pack, scoring);
    lua_begin(&w, peil_buf_string(&pack), NULL, NULL);
    w.want.bounds = 1000000;
    lua_answer(&w, "", peil_buf_string(&lines));
    peil_buf_dispose(&lines);
    peil_buf_dispose(&pack);
}

static void fail_each(const char *scoring)
{
    set_up(scoring);
    cr_assert_gt(failing_malloc_each(try_all, PEIL_OK, 2, false), 1);
    lua_end(&w);
}

Test(made_of_memory, is_told_to_be_short_or_does_no_harm)
{
    for (size_t i = 0; i < sizeof(scorings) / sizeof(*scorings); i++)
        fail_each(scorings[i]);
}
