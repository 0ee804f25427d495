/*
 * A pack of six questions in two sections, in pieces that a test puts together, and answers to it.
 */
#ifndef PEIL_TESTS_REPORT_SMALL_H
#define PEIL_TESTS_REPORT_SMALL_H

#include "tests/unit/report_support.h"

#define HEAD                                                                                       \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\n"                                           \
    "title: {nl: Proeflijst, en: Trial list}\n"                                                    \
    "subject_fields: [{id: naam, label: Naam}]\n"                                                  \
    "scales:\n  oordeel:\n"                                                                        \
    "    - {id: goed, label: {nl: Goed, en: Good}, points: 2}\n"                                   \
    "    - {id: matig, label: {nl: Matig, en: Fair}, points: 1}\n"                                 \
    "    - {id: niet, label: {nl: Niet, en: Not in place}, points: 0}\n"
#define ITEMS_A                                                                                    \
    "  - id: a\n    title: Eerste\n    scale: oordeel\n    items:\n"                               \
    "      - {id: a.1, text: Een}\n      - {id: a.2, text: Twee}\n"                                \
    "      - {id: a.3, text: Drie, not_applicable: yes}\n"                                         \
    "      - {id: a.4, text: Vier, not_applicable: yes}\n"
#define ITEMS_B                                                                                    \
    "  - id: b\n    title: Tweede\n    scale: oordeel\n    items:\n"                               \
    "      - {id: b.1, text: Vijf, not_applicable: yes}\n"                                         \
    "      - {id: b.2, text: Zes, not_applicable: yes}\n"
#define SECTIONS "sections:\n" ITEMS_A ITEMS_B
#define BANDS                                                                                      \
    "  bands: [{id: op-orde, label: {nl: Op orde, en: In order}, from: 60}, "                      \
    "{id: beter, label: {nl: Moet beter, en: Needs improvement}, from: 0}]\n"
#define MEAN "scoring:\n  model: mean\n"

#define ANSWERS "peil-answers: 1\npack: proef@1\nsubject: {naam: Voorbeeldstad}\nanswers:\n"
#define NOBODY "peil-answers: 1\npack: proef@1\nanswers:\n"
#define ALL_GOOD "  a.1: goed\n  a.2: goed\n  a.3: goed\n  a.4: goed\n  b.1: goed\n  b.2: goed\n"
#define FIVE "  a.1: goed\n  a.2: matig\n  a.3: goed\n  a.4: niet\n  b.1: goed\n"
#define THREE "  a.1: goed\n  a.2: matig\n  a.3: goed\n"
#define ONE "  a.1: goed\n"
#define COUNT "scoring:\n  model: count\n"

#endif
