/*
 * The outcome of a comparison and the sentences about several respondents in Dutch, sorted by the
 * bytes of their names.
 */
#include "core/report/words.h"

static const struct peil_word entries[] = {
    {"outcome.beside", "Over {subject} spreken de {checklists} checklists elkaar op {against} van "
                       "de {of} punten tegen."},
    {"outcome.beside.none",
        "Over {subject} spreken de {checklists} checklists elkaar nergens tegen."},
    {"outcome.panel", "Over {subject} geven de invullers op {apart} van de {of} vragen een "
                      "verschillend antwoord."},
    {"outcome.panel.none", "Over {subject} geven de invullers op elke vraag hetzelfde antwoord."},
    {"outcome.points.one", "{n} punt"},
    {"outcome.points.other", "{n} punten"},
    {"outcome.questions.one", "{n} vraag met meer dan één antwoord"},
    {"outcome.questions.other", "{n} vragen met meer dan één antwoord"},
    {"outcome.spread", "Scores op “{title}”: {text}."},
    {"outcome.way.alike", "hetzelfde antwoord"},
    {"outcome.way.contradicted", "spreken elkaar tegen"},
    {"outcome.way.far", "ver uit elkaar (meer dan de halve schaal)"},
    {"outcome.way.fine", "in orde"},
    {"outcome.way.near", "minder ver uit elkaar"},
    {"outcome.way.not-asked", "niet gevraagd"},
    {"outcome.way.unknown", "nog niet bekend"},
    {"outcome.way.unsure", "nog niet zeker"},
    {"outcome.way.weak", "kan beter"},
    {"panel.agreement.alpha", "Krippendorffs alfa is {alpha}: 1 is overal hetzelfde antwoord, 0 is "
                              "zo veel als toeval geeft."},
    {"panel.agreement.chance", "De invullers zijn het niet vaker eens dan bij toeval."},
    {"panel.agreement.fair", "De invullers zijn het redelijk eens."},
    {"panel.agreement.few", "Dat is weinig: zie het als een aanwijzing."},
    {"panel.agreement.label.chance", "niet meer dan toeval"},
    {"panel.agreement.label.fair", "redelijk eens"},
    {"panel.agreement.label.same", "geen verschil"},
    {"panel.agreement.label.strong", "sterk eens"},
    {"panel.agreement.label.weak", "weinig eens"},
    {"panel.agreement.rests",
        "Aantal vragen waar dit op rust: {units}. Aantal antwoorden: {answers}."},
    {"panel.agreement.same", "Alle antwoorden zijn gelijk, dus er is geen verschil om te meten."},
    {"panel.agreement.strong", "De invullers zijn het sterk eens."},
    {"panel.agreement.weak", "De invullers zijn het weinig eens."},
    {"panel.answered", "beantwoord door {n}; in het midden: {middle}"},
    {"panel.apart.one", "De antwoorden liggen {n} stap uit elkaar."},
    {"panel.apart.other", "De antwoorden liggen {n} stappen uit elkaar."},
    {"panel.count", "{n} {label}"},
    {"panel.group", "{role} ({n})"},
    {"panel.hidden", "minder dan {n} antwoorden, niet getoond"},
    {"panel.hidden.words", "eigen woorden, niet getoond"},
    {"panel.line", "{number} {text}"},
    {"panel.middle-of", "in het midden van: {answers}"},
    {"panel.no-role", "Geen rol genoemd"},
    {"panel.note.anonymous", "Mensen die geen naam hoeven te noemen, zijn beschermd. Van zo'n rol "
                             "staat hier pas iets vanaf {n} mensen, en bij een vraag pas vanaf {n} "
                             "antwoorden. Wat niet wordt getoond, telt ook nergens in mee."},
    {"panel.note.unseen",
        "{role}: minder dan {n} mensen. Wat zij antwoordden, wordt niet getoond en telt niet mee."},
    {"panel.of", "{title}. {text}"},
    {"panel.pair.level.one", "{better} en {worse} oordelen gemiddeld even gunstig. Per vraag "
                             "verschillen zij {apart} van de schaal, op {n} vraag."},
    {"panel.pair.level.other", "{better} en {worse} oordelen gemiddeld even gunstig. Per vraag "
                               "verschillen zij {apart} van de schaal, op {n} vragen."},
    {"panel.pair.one", "{better} oordeelt gunstiger dan {worse}. Zij verschillen {apart} van de "
                       "schaal, op {n} vraag."},
    {"panel.pair.other", "{better} oordeelt gunstiger dan {worse}. Zij verschillen gemiddeld "
                         "{apart} van de schaal, op {n} vragen."},
    {"panel.percent", "{n}%"},
    {"panel.period", "{from} – {to}"},
    {"panel.practice.ahead",
        "Wat mensen merken, haalt {experienced} van de punten. Wat is geregeld, haalt {arranged}."},
    {"panel.practice.all", "Alle vragen samen"},
    {"panel.practice.behind",
        "Wat is geregeld, haalt {arranged} van de punten. Wat mensen merken, haalt {experienced}."},
    {"panel.practice.level",
        "Wat is geregeld en wat mensen merken, halen allebei {arranged} van de punten."},
    {"panel.row", "{number} {text} – {row}"},
    {"panel.widest", "Het verschil is het grootst tussen {high} (gunstiger) en {low}."},
    {"panel.words", "\"{text}\""},
};

const struct peil_word_table peil_panel_words_nl = {entries, sizeof(entries) / sizeof(*entries)};
