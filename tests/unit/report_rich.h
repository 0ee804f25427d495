/*
 * A pack with everything in it that a pack can have, and answers to it.
 */
#ifndef PEIL_TESTS_REPORT_RICH_H
#define PEIL_TESTS_REPORT_RICH_H

#include "core/base/buf.h"
#include "core/format/json.h"
#include "tests/unit/report_support.h"

#define RICH                                                                                       \
    "peil: 1\nid: proef\nversion: 1.2.0\nlanguage: nl\n"                                           \
    "title: {nl: Proeflijst, en: Trial list}\n"                                                    \
    "publisher: Proefbureau\n"                                                                     \
    "description: Alleen in het Nederlands\n"                                                      \
    "licence: CC0-1.0\n"                                                                           \
    "source: {title: De bron, publisher: Bronhouder, year: 2020, url: www.voorbeeld.nl, note: "    \
    "Let op}\n"                                                                                    \
    "subject_fields:\n"                                                                            \
    "  - {id: naam, label: Naam, required: yes, help: Voluit}\n"                                   \
    "  - {id: code, label: Code, key: yes}\n"                                                      \
    "roles: [{id: lezer, label: Lezer, anonymous: yes}, {id: schrijver, label: Schrijver}]\n"      \
    "actors: [{id: raad, label: De raad, does: no}]\n"                                             \
    "evidence_kinds: [{id: gevoel, label: Wat mensen vinden, experience: yes}]\n"                  \
    "scales:\n"                                                                                    \
    "  oordeel:\n"                                                                                 \
    "    - {id: goed, label: {nl: Goed, en: Good}, points: 2, description: Helemaal}\n"            \
    "    - {id: matig, label: Matig, points: 1}\n"                                                 \
    "    - {id: niet, label: Niet, points: 0}\n"                                                   \
    "    - {id: geen-mening, label: Geen mening}\n"                                                \
    "scoring:\n  model: mean\n  note: Zelf bedacht\n"                                              \
    "  bands: [{id: hoog, label: Hoog, from: 50, verdict: Mooi}, {id: laag, label: Laag, from: "   \
    "0}]\n"                                                                                        \
    "knockouts: {title: De kern, passed: De kern is op orde}\n"                                    \
    "references:\n"                                                                                \
    "  - {id: wet-1_a, kind: law, title: Een wet, law: Wet X, article: 3 lid 1, link: "            \
    "'https://wetten.example/x', valid_until: 2026-01-31, checked: 2025-01-01}\n"                  \
    "  - {id: boek, kind: publication, title: Een boek, publisher: Uitgeverij, year: 2019, date: " \
    "mei 2019, pages: 12, audience: Iedereen, category: Boeken, sort: Gids, summary: Kort, link: " \
    "'http://oud.example/boek', origin: source, source: r.3}\n"                                    \
    "  - {id: los, kind: page, title: Niet genoemd}\n"                                             \
    "vocabulary:\n"                                                                                \
    "  levels: [{id: hoog, label: Hoog, from: 0.75}, {id: laag, label: Laag, from: 0}]\n"          \
    "  groups: [{id: g, label: Groep}]\n"                                                          \
    "  concepts:\n"                                                                                \
    "    - {id: g.een, label: Begrip een, definition: Wat het is, group: g, basis: {kind: norm, "  \
    "reference: boek}}\n"                                                                          \
    "    - {id: g.twee, label: Begrip twee, was: g.oud}\n"                                         \
    "sections:\n"                                                                                  \
    "  - id: a-b\n    title: {nl: Eerste, en: First}\n    intro: Vooraf\n    scale: oordeel\n"     \
    "    maps: [{concept: g.twee, relation: superset}, {concept: g.een, relation: subset}]\n"      \
    "    items:\n"                                                                                 \
    "      - {id: a-b.1, text: Een, help: Uitleg, knockout: yes, basis: {kind: law, reference: "   \
    "wet-1_a, note: Omdat}, maps: [{concept: g.een, relation: equal}], asks: [schrijver], "        \
    "evidence: gevoel, origin: source-edited, source_text: 'Een, letterlijk', source: r.1}\n"      \
    "      - {id: a.b.1, text: Twee, reverse: yes, weight: 2, not_applicable: {reasons: [{id: "    \
    "weg, label: Bestaat niet}]}}\n"                                                               \
    "    sections:\n"                                                                              \
    "      - id: a_b\n        title: Binnenin\n        items:\n"                                   \
    "          - {id: a_b.1, text: Drie, type: choices}\n"                                         \
    "          - {id: a_b.2, text: Vier, type: matrix, rows: [{id: r1, text: Rij een}, {id: r2, "  \
    "text: Rij twee}, {id: r3, text: Rij drie}]}\n"                                                \
    "  - id: c\n    title: Tweede\n    items:\n"                                                   \
    "      - {id: c.1, text: Vijf, type: number, min: 0, max: 10, step: 0.5, unit: uur, scored: "  \
    "yes, not_applicable: yes}\n"                                                                  \
    "      - {id: c.2, text: Zes, type: text, unknown: no, remark: no}\n"                          \
    "      - {id: c.3, text: Zeven, type: date}\n"
#define RICH_ANSWERS                                                                               \
    "peil-answers: 1\npack: proef@1\nsubject: {naam: Voorbeeldstad, code: X1}\n"                   \
    "date: 2026-03-14\nrole: lezer\nrespondent: R1\nanswers:\n"                                    \
    "  a-b.1: {value: matig, remark: Nog bezig, evidence: [{title: Verslag, url: "                 \
    "'https://voorbeeld.example/v', date: 2026-01-02}, {title: Ander, url: "                       \
    "'javascript:alert(1)'}]}\n"                                                                   \
    "  a.b.1: {state: not-applicable, reason: weg}\n"                                              \
    "  a_b.1: [goed, niet]\n"                                                                      \
    "  a_b.2: {r1: goed, r2: unknown}\n"                                                           \
    "  c.1: 7.5\n  c.2: Vrije tekst\n  c.3: 2026-05-01\n"

/* The document of those answers, or with NULL that of the pack's own language. */
static inline const struct peil_node *reporting_rich(struct reporting *r, const char *language)
{
    reporting_begin(r, RICH);
    return reporting_result(r, RICH_ANSWERS, language);
}

static inline void reporting_json(struct peil_buf *out, const struct peil_node *node)
{
    peil_json_write(out, node, 0);
    cr_assert(!peil_buf_failed(out));
}

#endif
