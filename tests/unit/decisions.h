/*
 * A pack with decision tables of one, two and three questions, for tests.
 */
#ifndef PEIL_TESTS_DECISIONS_H
#define PEIL_TESTS_DECISIONS_H

#define DECISIONS_HEAD                                                                             \
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"                             \
    "actors: [{id: inkoper, label: Inkoper}]\n"                                                    \
    "scales:\n"                                                                                    \
    "  loket: [{id: beperkt, label: {nl: Beperkt, en: Limited}}, "                                 \
    "{id: ontwikkeld, label: {nl: Ontwikkeld, en: Developed}}]\n"                                  \
    "  cohesie: [{id: sterk, label: Sterk}, {id: zwak, label: Zwak}]\n"                            \
    "  hoe: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]\n"                           \
    "sections:\n  - id: s\n    title: S\n    items:\n"                                             \
    "      - {id: loket, text: \"Welk loket?\", scale: loket, not_applicable: yes}\n"              \
    "      - {id: cohesie, text: \"Welke cohesie?\", scale: cohesie, "                             \
    "applies_if: answer(\"hoe\").value ~= \"c\"}\n"                                                \
    "      - {id: hoe, text: \"Hoe is het?\", scale: hoe}\n"                                       \
    "scoring: {model: none}\n"

#define DECISIONS                                                                                  \
    DECISIONS_HEAD                                                                                 \
    "decisions:\n"                                                                                 \
    "  - id: rol\n    title: {nl: De rol, en: The role}\n    inputs: [loket, cohesie]\n"           \
    "    outcomes:\n"                                                                              \
    "      - {id: om, when: {loket: beperkt, cohesie: sterk}, label: Omtinker, text: verknopen, "  \
    "origin: source, source: r.161}\n"                                                             \
    "      - {id: mei, when: {loket: beperkt, cohesie: zwak}, label: Meitinker}\n"                 \
    "      - {id: buurt, when: {loket: ontwikkeld}, label: {nl: Buurtwerker, en: Local worker}}\n" \
    "  - id: kort\n    title: Kort\n    inputs: [hoe]\n    outcomes:\n"                            \
    "      - {id: ja, when: {hoe: [a, b]}, label: Ja}\n"                                           \
    "      - {id: nee, when: {hoe: c}, label: Nee}\n"                                              \
    "  - id: lang\n    title: Lang\n    inputs: [hoe, loket, cohesie]\n    outcomes:\n"            \
    "      - {id: een, when: {hoe: a}, label: Een}\n"                                              \
    "      - {id: twee, when: {hoe: [b, c], cohesie: sterk}, label: Twee}\n"                       \
    "      - {id: drie, when: {hoe: [c, b], cohesie: zwak, loket: [beperkt, ontwikkeld]}, "        \
    "label: Drie}\n"

#endif
