/*
 * Documents with advice for tests: a pack with a vocabulary, rules and a file of somebody's own.
 */
#ifndef PEIL_TESTS_REPORT_ADVICE_H
#define PEIL_TESTS_REPORT_ADVICE_H

#include "core/eval/evaluator.h"
#include "tests/unit/report_support.h"

#define ADVISED                                                                                    \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "subject_fields: [{id: naam, label: Naam}]\n"                                                  \
    "roles: [{id: lezer, label: Lezer}]\n"                                                         \
    "actors:\n"                                                                                    \
    "  - {id: koper, label: Inkoper, as: de inkoper, does: yes}\n"                                 \
    "  - {id: baas, label: Wethouder, does: yes}\n"                                                \
    "  - {id: raad, label: Adviesraad, does: no}\n"                                                \
    "scales: {s: [{id: goed, label: Goed, points: 2}, {id: beter, label: Moet beter, points: 1}, " \
    "{id: niet, label: Niet, points: 0}]}\n"                                                       \
    "cautions: [{id: was, label: was eens, text: Dit was eens zo., before: 2013}]\n"               \
    "context_kinds: [{id: oorzaak, label: oorzaak}, {id: citaat, label: citaat}]\n"                \
    "context:\n"                                                                                   \
    "  - {id: elders, kind: oorzaak, text: Elders gaat het ook zo., concepts: x.los}\n"            \
    "  - {id: geld, kind: oorzaak, title: Geld, text: Het geld is op., year: 2021, origin: "       \
    "source, source: r.4, reference: boek, concepts: [g.een, g.twee]}\n"                           \
    "  - {id: zei, kind: citaat, text: Zo is het., by: Een bewoner, concepts: g.twee}\n"           \
    "references:\n"                                                                                \
    "  - {id: boek, kind: publication, title: Boek met achtergrond, year: 2024}\n"                 \
    "  - {id: oud, kind: publication, title: Oud boek, year: 2012}\n"                              \
    "  - {id: om, kind: law, title: Regeling, law: Regeling, article: '1', valid_until: "          \
    "2020-01-01}\n"                                                                                \
    "  - {id: nieuw, kind: publication, title: Nieuw boek, year: 2024}\n"                          \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: goed, label: Goed, from: 0.75}, {id: beter, label: Moet beter, from: 0.25}, " \
    "{id: niet, label: Niet, from: 0}]\n"                                                          \
    "  groups: [{id: g, label: Groep}]\n"                                                          \
    "  ask: 'Vraag {actors} hierom: {text}'\n"                                                     \
    "  concepts:\n"                                                                                \
    "    - id: g.een\n      label: Begrip een\n      group: g\n"                                   \
    "      advice: {beter: {text: Doe iets aan een., actor: koper, references: [oud, om, "         \
    "nieuw]}}\n"                                                                                   \
    "    - id: g.twee\n      label: Begrip twee\n      group: g\n"                                 \
    "      advice: {niet: {text: Begin met twee., actor: [koper, baas, raad]}}\n"                  \
    "    - {id: x.los, label: Los}\n"                                                              \
    "advice:\n"                                                                                    \
    "  - {id: streng, when: 'level(\"g.twee\") == \"niet\" and role() == \"lezer\"', priority: "   \
    "critical, actor: [baas], heading: Twee, text: 'Twee is {deel} en {deel.2} op {dag}"           \
    ".', "                                                                                         \
    "args: {deel: '100 / 3', dag: 'asof()'}, replaces: g.twee}\n"                                  \
    "  - {id: stil, when: 'answer(\"x.1\").value == \"goed\"', priority: info, text: Zo is "       \
    "het.}\n"                                                                                      \
    "  - {id: kapot, when: 'nil < 3', priority: low, text: Kapot}\n"                               \
    "sections:\n"                                                                                  \
    "  - id: x\n    title: Eerste\n    scale: s\n    items:\n"                                     \
    "      - {id: x.1, text: Een, weight: 3, maps: [{concept: g.een, relation: equal}]}\n"         \
    "      - {id: x.2, text: Twee, maps: [{concept: g.twee, relation: equal}]}\n"                  \
    "  - id: y\n    title: Tweede\n    scale: s\n    items:\n"                                     \
    "      - {id: y.1, text: Drie}\n      - {id: y.2, text: Vier, not_applicable: yes}\n"
#define ADVISED_SCORING                                                                            \
    "scoring:\n  model: mean-of-means\n"                                                           \
    "  bands: [{id: hoog, label: Hoog, from: 60}, {id: laag, label: Laag, from: 0}]\n"
#define ADVISED_ANSWERS                                                                            \
    "peil-answers: 1\npack: proef@1\nsubject: {naam: Voorbeeldstad}\ndate: 2026-03-14\n"           \
    "role: lezer\nanswers: {x.1: beter, x.2: niet, y.1: goed, y.2: not-applicable}\n"
#define ADVISED_EXTENSION                                                                          \
    "rule{id = \"eigen\", when = function() return true end, priority = \"positive\",\n"           \
    "  text = \"Van ons.\", actor = \"raad\"}\n"                                                   \
    "block{id = \"tabel\", heading = {nl = \"Wie\", en = \"Who\"}, list = {\"a\", {nl = \"b\", "   \
    "en = \"c\"}},\n"                                                                              \
    "  table = {columns = {\"k\"}, rows = {{1.5}}}}\n"                                             \
    "block{id = \"stuk\", text = function() error(\"mis\") end}\n"

struct advised {
    struct reporting base;
    struct peil_source extension;
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator;
    struct peil_result *result;
};

/* Evaluates `answers` on `pack` with everything wanted; `extension` may be NULL. */
static inline void advised_begin(
    struct advised *a, const char *pack, const char *answers, const char *extension)
{
    const struct peil_source *extensions[] = {&a->extension};
    struct peil_want want = PEIL_WANT_ALL;

    memset(a, 0, sizeof(*a));
    reporting_begin(&a->base, pack);
    reporting_read(&a->base, "proef.yaml", answers);
    a->extension = (struct peil_source){
        "/home/iemand/eigen.lua", extension, extension ? strlen(extension) : 0, 1};
    if (peil_scripts_load(&a->scripts, a->base.pack, extensions, extension ? 1 : 0,
            &a->base.world.limits, a->base.diags) != PEIL_OK) {
        show_diags(a->base.diags);
        cr_assert_fail("the scripts of the test are not right");
    }
    cr_assert_eq(
        peil_evaluator_new(&a->evaluator, a->base.pack, a->scripts, a->base.diags), PEIL_OK);
    cr_assert_eq(peil_evaluate(&a->result, a->base.arena, a->evaluator, a->base.answers, &want,
                     a->base.diags),
        PEIL_OK);
    peil_diags_clear(a->base.diags);
}

static inline const struct peil_node *advised_document(struct advised *a)
{
    const struct peil_node *document =
        peil_report_result(a->base.arena, a->result, &a->base.options);

    cr_assert_not_null(document);
    return document;
}

static inline const struct peil_node *advised_explanation(
    struct advised *a, const char *subject, bool rules)
{
    return peil_report_explanation(a->base.arena, a->result, &a->base.options, subject, rules);
}

static inline void advised_end(struct advised *a)
{
    peil_evaluator_free(a->evaluator);
    peil_scripts_free(a->scripts);
    reporting_end(&a->base);
}

#endif
