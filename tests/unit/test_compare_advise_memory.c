/*
 * What happens when memory runs out while rules that compare are asked, and told of.
 */
#include "core/compare/advise.h"
#include "core/report/compared_advice.h"
#include "tests/unit/compare_support.h"
#include "tests/unit/failing_malloc.h"

static struct compared c;

#define ABOUT(pack, role)                                                                          \
    "peil-answers: 1\npack: " pack "@1\nsubject: {gemeente: Stad, code: G1}\ndate: 2026-01-02\n"   \
    "role: " role "\n"

static int find_evaluator(void *context, struct peil_evaluator **out, const struct peil_pack *pack)
{
    (void)context;
    *out = NULL;
    for (size_t i = 0; i < c.pack_count; i++)
        if (c.packs[i].pack == pack)
            *out = c.packs[i].evaluator;
    return *out ? PEIL_OK : PEIL_EINPUT;
}

/* Asks and tells with the requests from `first` to `end` refused. */
static int try_advise(size_t first, size_t end, size_t *asked)
{
    const struct peil_evaluators evaluators = {NULL, find_evaluator};
    const struct peil_report_options options = {.language = "nl"};
    struct peil_arena *arena = peil_arena_new();
    const struct peil_node *told = NULL;
    struct peil_advised advised;
    int status;

    peil_diags_clear(c.diags);
    failing_malloc_start(first, end);
    status = peil_compare_advise(&advised, arena, c.made, &evaluators, c.diags);
    if (status == PEIL_OK)
        told = peil_report_compared_advice(arena, advised.results, advised.count, &options);
    *asked = failing_malloc_stop();
    cr_assert(status == PEIL_OK || status == PEIL_ENOMEM, "%d", status);
    if (told) {
        cr_assert_eq(peil_node_count(at(told, "advice")), 2);
        cr_text(told, "advice.0.heading",
            "Invullers zijn het oneens: Onafhankelijkheid in subsidie of contract");
        cr_assert_eq(peil_node_count(at(told, "advice.1.because")), 2);
        cr_assert_eq(peil_node_count(at(told, "errors")), 0);
    }
    peil_arena_free(arena);
    return told ? PEIL_OK : PEIL_ENOMEM;
}

static void fail_each(bool lasting)
{
    compared_begin_shipped(&c);
    compared_add(&c, "a", ABOUT("bcmb", "inkoper") "answers: {onaf.1: goed, onaf.5: niet}\n");
    compared_add(&c, "b", ABOUT("bcmb", "adviesraad") "answers: {onaf.1: goed, onaf.5: goed}\n");
    compared_add(&c, "v", ABOUT("vng-zelftest", "raadslid") "answers: {onaf.1: nee}\n");
    compared_make(&c);
    cr_assert_gt(failing_malloc_each(try_advise, PEIL_OK, 6, lasting), 1);
    compared_end(&c);
}

Test(compare_advise_memory, an_allocation_that_fails_once_is_no_memory_or_does_no_harm)
{
    fail_each(false);
}

Test(compare_advise_memory, so_when_nothing_is_granted_any_more)
{
    fail_each(true);
}
