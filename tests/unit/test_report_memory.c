/*
 * What happens when memory runs out while a document is made, wherever it does.
 */
#include "tests/unit/failing_malloc.h"
#include "tests/unit/report_advice.h"
#include "tests/unit/report_support.h"

#define PACK                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "subject_fields: [{id: naam, label: Naam}]\n"                                                  \
    "scales: {s: [{id: a, label: {nl: Aa, en: Ee}, points: 1}, {id: b, label: Bee, points: 0}]}\n" \
    "scoring: {model: mean-of-means, bands: [{id: h, label: H, from: 50}, {id: l, label: L, "      \
    "from: "                                                                                       \
    "0}]}\n"                                                                                       \
    "references: [{id: wet, kind: law, title: Wet, law: Wet, article: '1', valid_until: "          \
    "2020-01-01}]\n"                                                                               \
    "vocabulary: {levels: [{id: h, label: H, from: 0}], concepts: [{id: g.c, label: C}]}\n"        \
    "sections:\n"                                                                                  \
    "  - {id: x, title: X, scale: s, items: [{id: x.1, text: Een, knockout: yes, basis: {kind: "   \
    "law, reference: wet}, maps: [{concept: g.c, relation: equal}]}, {id: x.2, text: Twee, type: " \
    "choices}]}\n"                                                                                 \
    "  - {id: y, title: Y, scale: s, items: [{id: y.1, text: Drie, type: matrix, rows: [{id: r, "  \
    "text: R}]}, {id: y.2, text: Vier, type: date}]}\n"
#define ANSWERS                                                                                    \
    "peil-answers: 1\npack: proef@1\nsubject: {naam: Z}\ndate: 2026-01-01\n"                       \
    "answers: {x.1: a, x.2: [a, b], y.1: {r: b}, y.2: 2026-02-02}\n"

static struct reporting r;

static const struct peil_node *make(struct peil_arena *arena, int kind)
{
    switch (kind) {
    case 0:
        return peil_report_result(arena, r.result, &r.options);
    case 1:
        return peil_report_checklist(arena, r.pack, NULL, &r.options);
    default:
        return peil_report_form(arena, r.pack, r.answers, &r.options);
    }
}

Test(report_memory, a_document_is_whole_or_not_there)
{
    reporting_begin(&r, PACK);
    reporting_result(&r, ANSWERS, "en");
    peil_diag_add(r.diags, PEIL_WARNING, "answers/something", PEIL_NOWHERE, PEIL_NO_ARGS);
    for (int kind = 0; kind < 3; kind++) {
        size_t refusals = 0;

        for (bool done = false; !done; refusals++) {
            struct peil_arena *arena = peil_arena_new();
            const struct peil_node *document;
            size_t refuse = refusals + 1, asked;

            failing_malloc_start(refuse, refuse + 1);
            document = make(arena, kind);
            asked = failing_malloc_stop();
            done = asked < refuse;
            cr_assert_eq(
                document != NULL, done, "kind %d, refusal %zu of %zu", kind, refuse, asked);
            peil_arena_free(arena);
        }
        cr_assert_gt(refusals, 5);
    }
    reporting_end(&r);
}

static const char *const explained[] = {
    "", "total", "x", "x.1", "streng", "proef:g.een:beter", "stil", "kapot", "g.twee"};

/* The document of the result for 0, an explanation for all others. */
static const struct peil_node *make_advised(
    struct peil_arena *arena, const struct advised *a, size_t kind)
{
    if (kind == 0)
        return peil_report_result(arena, a->result, &a->base.options);
    return peil_report_explanation(
        arena, a->result, &a->base.options, explained[kind], kind % 2 == 0);
}

Test(report_memory, advice_and_explanations_are_whole_or_not_there, .timeout = 300)
{
    static struct advised a;

    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, ADVISED_EXTENSION);
    for (size_t kind = 0; kind < sizeof(explained) / sizeof(*explained); kind++) {
        /* Every refusal at first, where the parts begin; then some of the many that follow. */
        for (size_t refuse = 1, step = 1;; refuse += step) {
            struct peil_arena *arena = peil_arena_new();
            const struct peil_node *document;
            size_t asked;

            failing_malloc_start(refuse, refuse + 1);
            document = make_advised(arena, &a, kind);
            asked = failing_malloc_stop();
            cr_assert_eq(document != NULL, asked < refuse, "%s, refusal %zu of %zu",
                explained[kind], refuse, asked);
            cr_assert_eq(peil_arena_failed(arena), asked >= refuse);
            peil_arena_free(arena);
            if (asked < refuse)
                break;
            step = refuse > 400 ? 17 : 1;
        }
    }
    advised_end(&a);
}
