/*
 * What happens when memory runs out while rounds are compared, wherever it does.
 */
#include "tests/unit/compare_support.h"
#include "tests/unit/failing_malloc.h"
#include "tests/unit/plain_result.h"

#define PACK(version, options, items)                                                              \
    "peil: 1\nid: proef\nversion: " version "\nlanguage: nl\ntitle: Proef\n"                       \
    "subject_fields: [{id: naam, label: Naam}]\n"                                                  \
    "vocabulary: {levels: [{id: h, label: H, from: 0.5}, {id: l, label: L, from: 0}], concepts: "  \
    "[{id: c, label: C}]}\n"                                                                       \
    "scales: {s: [" options "]}\nscoring: {model: mean-of-means}\n"                                \
    "sections:\n  - {id: een, title: Een, scale: s, items: [" items "]}\n"                         \
    "  - {id: twee, title: Twee, scale: s, items: [{id: t, text: T, knockout: yes, maps: "         \
    "[{concept: c, relation: equal}]}, {id: m, text: M, type: matrix, not_applicable: yes, rows: " \
    "[{id: r, text: R}, {id: q, text: Q}]}]}\n"
#define OLD                                                                                        \
    PACK("1.0.0", "{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}",              \
        "{id: a, text: A}, {id: b, text: B}, {id: c, text: C, type: choices}")
#define NEW                                                                                        \
    PACK("1.1.0", "{id: wel, was: ja, label: Wel, points: 1}, {id: nee, label: Nee, points: 0}",   \
        "{id: a, text: A}, {id: n, was: b, text: B}, {id: d, text: D}, {id: c, text: C, type: "    \
        "choices}")
#define ABOUT "peil-answers: 1\npack: proef@1\nsubject: {naam: Dorp}\n"

static struct compared c;

static int score(void *context, struct peil_arena *arena, const struct peil_answers *const *answers,
    size_t count, const struct peil_result **results)
{
    (void)context;
    for (size_t i = 0; i < count; i++) {
        struct peil_result *result;
        int status = plain_result(&result, arena, answers[i], NULL);

        if (status != PEIL_OK)
            return status;
        results[i] = result;
    }
    return PEIL_OK;
}

/* The document of a comparison; NULL without memory. */
static const struct peil_node *make(struct peil_arena *arena)
{
    const struct peil_scorer scorer = {.score = score};
    const struct peil_comparison_options options = {.language = "nl", .version = "9.9.9"};
    struct peil_sheet sheets[3];
    struct peil_comparison *made = NULL;
    int status;

    memcpy(sheets, c.sheets, sizeof(sheets));
    status = peil_compare_make(&made, arena, sheets, 3, &scorer, &c.options, NULL);
    cr_assert(status == PEIL_OK || status == PEIL_ENOMEM);
    cr_assert_eq(made != NULL, status == PEIL_OK);
    return made ? peil_report_comparison(arena, made, &options) : NULL;
}

Test(compare_change_memory, a_comparison_is_whole_or_not_there)
{
    size_t refusals = 0;

    compared_begin(&c);
    compared_pack(&c, OLD);
    compared_add(&c, "a", ABOUT "date: 2023-03-01\nanswers: {a: nee, b: ja, t: ja}\n");
    compared_add(&c, "b",
        ABOUT "date: 2024-03-01\nanswers: {a: ja, b: ja, c: [ja], t: ja, m: {r: ja, q: nee}}\n");
    compared_pack(&c, NEW);
    compared_add(&c, "c",
        ABOUT "date: 2025-03-01\nanswers: {a: wel, n: {value: nee, remark: Weg.}, d: wel, t: nee, "
              "m: {r: wel, q: not-applicable}}\n");
    for (bool done = false; !done; refusals++) {
        struct peil_arena *arena = peil_arena_new();
        size_t refuse = refusals + 1, asked;
        const struct peil_node *document;

        failing_malloc_start(refuse, refuse + 1);
        document = make(arena);
        asked = failing_malloc_stop();
        done = asked < refuse;
        cr_assert_eq(document != NULL, done, "refusal %zu of %zu", refuse, asked);
        if (done)
            cr_assert_eq(peil_node_count(peil_node_get(document, "changes")), (size_t)1);
        peil_arena_free(arena);
    }
    cr_assert_gt(refusals, (size_t)5);
    compared_end(&c);
}
