/*
 * What is told of the difference between two rounds, in Dutch, sorted by the bytes of the names.
 */
#include "core/report/words.h"

static const struct peil_word entries[] = {
    {"change.base.older",
        "De score van toen is die van versie {version} van de checklist. Nu geldt versie {now}."},
    {"change.base.reckoned",
        "De antwoorden van toen zijn doorgerekend met de checklist van nu, versie {now}. Wat de "
        "checklist zelf uitmaakt, is niet apart te zeggen."},
    {"change.base.stored", "Versie {version} van de checklist is er niet meer. De score van toen "
                           "komt uit de bewaarde uitkomst. Nu geldt versie {now}."},
    {"change.cause.answers", "andere antwoorden"},
    {"change.cause.applies", "andere vragen gelden"},
    {"change.cause.pack", "een andere checklist"},
    {"change.cause.several", "{list} (niet apart te zeggen)"},
    {"change.compared.one", "{n} van de {total} vragen is te vergelijken."},
    {"change.compared.other", "{n} van de {total} vragen zijn te vergelijken."},
    {"change.concept.not-asked", "niet gevraagd"},
    {"change.direction.down", "omlaag"},
    {"change.direction.same", "gelijk"},
    {"change.direction.up", "omhoog"},
    {"change.kind.better", "Beter dan toen"},
    {"change.kind.comes", "Geldt nu wel, toen niet"},
    {"change.kind.goes", "Geldt nu niet meer"},
    {"change.kind.known", "Toen nog open, nu beantwoord"},
    {"change.kind.open", "Toen beantwoord, nu open"},
    {"change.kind.other", "Anders beantwoord, niet beter of slechter"},
    {"change.kind.same", "Zelfde antwoord, nieuwe opmerking"},
    {"change.kind.worse", "Slechter dan toen"},
    {"change.lost.gone", "deze vraag is er niet meer"},
    {"change.lost.new", "deze vraag is nieuw"},
    {"change.lost.option-gone", "het antwoord van toen ({part}) bestaat niet meer"},
    {"change.lost.out-of-range", "het getal van toen ({part}) mag nu niet meer"},
    {"change.lost.row-gone", "de rij {part} is er niet meer"},
    {"change.lost.scale-changed", "het beste of het slechtste antwoord is nu een ander"},
    {"change.lost.state-refused", "wat toen was gekozen, kan nu niet meer worden gekozen"},
    {"change.lost.type-changed", "de vraag wordt nu op een andere manier beantwoord"},
    {"change.lost.unit-changed", "de vraag telt nu in een andere eenheid"},
    {"change.lost.unreadable", "het antwoord van toen is niet meer te lezen"},
    {"change.method.joined", "Soms is er tussen twee stappen geen score, omdat er te weinig is "
                             "beantwoord. Dan staan die stappen samen."},
    {"change.method.order",
        "Peil gaat van toen naar nu in drie stappen. Eerst komt de checklist van nu in de plaats "
        "van die van toen. Daarna gelden de vragen die nu gelden. Tot slot tellen de antwoorden "
        "van nu, het ene onderdeel na het andere."},
    {"change.method.own", "Deze verdeling is een eigen rekenregel van peil. In een andere volgorde "
                          "kunnen de delen anders zijn; het hele verschil niet."},
    {"change.method.pack", "Vragen die niet te vergelijken zijn, horen bij de eerste stap."},
    {"change.method.shown",
        "Elk getal is het verschil tussen twee afgeronde scores. Zo tellen de delen precies op. "
        "Een deel kan daardoor iets afwijken van wat er zonder afronden zou staan."},
    {"change.other-people", "Toen deden niet precies dezelfde mensen of rollen mee als nu. Ook "
                            "daardoor kunnen antwoorden anders zijn."},
    {"change.sentence.down", "De score ging omlaag: van {then} op {from} naar {now} op {to}."},
    {"change.sentence.no-score",
        "Deze checklist geeft geen score. Hieronder staat wat anders is beantwoord."},
    {"change.sentence.none-now", "Er is geen verschil te geven, want op {to} was er geen score."},
    {"change.sentence.none-then",
        "Er is geen verschil te geven, want op {from} was er geen score."},
    {"change.sentence.same", "De score is gelijk gebleven: {now}, op {from} en op {to}."},
    {"change.sentence.up", "De score ging omhoog: van {then} op {from} naar {now} op {to}."},
    {"change.total", "Hele checklist"},
    {"change.trend.provisional", "voorlopig"},
    {"change.trend.version", "Alle data zijn doorgerekend met de checklist van nu, versie {now}."},
    {"change.undated", "een dag zonder datum"},
};

const struct peil_word_table peil_changes_nl = {entries, sizeof(entries) / sizeof(*entries)};
