/*
 * The sentences of the report in Dutch that tell how a number comes about and what would change it,
 * sorted by the bytes of their names.
 */
#include "core/report/words.h"

static const struct peil_word entries[] = {
    {"sentence.explain.band", "{label} ({range})"},
    {"sentence.explain.bands",
        "Het oordeel volgt uit de score zoals die in dit verslag staat: {bands}."},
    {"sentence.explain.blank.exclude",
        "Vragen die niet zijn ingevuld, tellen niet mee in de score."},
    {"sentence.explain.blank.minimum",
        "Vragen die niet zijn ingevuld, tellen als het laagste antwoord."},
    {"sentence.explain.blank.null-if-any", "Zolang een vraag niet is ingevuld, is er geen score."},
    {"sentence.explain.blank.prorate",
        "Vragen die niet zijn ingevuld, krijgen het gemiddelde van de beantwoorde vragen, als "
        "minstens {share} is beantwoord."},
    {"sentence.explain.blank.zero", "Vragen die niet zijn ingevuld, tellen als 0 punten."},
    {"sentence.explain.cap", "Zolang een punt dat op orde moet zijn niet op orde is, is de "
                             "totaalscore hoogstens {cap}."},
    {"sentence.explain.decimals.one", "{n} cijfer achter de komma"},
    {"sentence.explain.decimals.other", "{n} cijfers achter de komma"},
    {"sentence.explain.decimals.whole", "hele getallen"},
    {"sentence.explain.escalate",
        "Een voorwaarde van het pakket kan een ander oordeel geven dan bij de score hoort."},
    {"sentence.explain.hook.item",
        "Een eigen rekenregel van het pakket ({file}) kan een antwoord een andere waarde geven."},
    {"sentence.explain.hook.section", "Bij een of meer onderdelen komt de score uit een eigen "
                                      "rekenregel van het pakket ({file}); dat staat daar bij."},
    {"sentence.explain.hook.total",
        "De totaalscore komt uit een eigen rekenregel van het pakket ({file})."},
    {"sentence.explain.hook.verdict",
        "Een eigen rekenregel van het pakket ({file}) kan een ander oordeel geven."},
    {"sentence.explain.incomplete", "Is minder dan {share} beantwoord, dan is er geen score."},
    {"sentence.explain.items.choices", "Kan een vraag meer antwoorden hebben, dan worden de punten "
                                       "van de gekozen antwoorden opgeteld."},
    {"sentence.explain.items.matrix",
        "Heeft een vraag rijen, dan telt het gemiddelde van de beantwoorde rijen. Is van de rijen "
        "een deel beantwoord, dan geldt de vraag voor dat deel als beantwoord."},
    {"sentence.explain.items.number", "Een getal telt naar verhouding: de laagste waarde die kan "
                                      "geeft niets, de hoogste het meest."},
    {"sentence.explain.items.reverse.one", "Bij {n} vraag werkt de telling andersom: daar geeft "
                                           "het antwoord met de minste punten de hoogste score."},
    {"sentence.explain.items.reverse.other", "Bij {n} vragen werkt de telling andersom: daar geeft "
                                             "het antwoord met de minste punten de hoogste score."},
    {"sentence.explain.items.scale",
        "Elke vraag telt van {low} ({low_label}) tot {high} punten ({high_label})."},
    {"sentence.explain.items.scales", "Hoeveel punten een antwoord geeft, staat bij de vraag."},
    {"sentence.explain.knockouts",
        "Punten die op orde moeten zijn, veranderen de score niet; ze geven een eigen oordeel."},
    {"sentence.explain.knockouts.counted",
        "Punten die op orde moeten zijn, geven ook een eigen oordeel."},
    {"sentence.explain.na.exclude", "Vragen die niet van toepassing zijn, tellen niet mee."},
    {"sentence.explain.na.maximum",
        "Vragen die niet van toepassing zijn, tellen als het beste antwoord."},
    {"sentence.explain.na.target", "Vragen die niet van toepassing zijn, tellen als hun "
                                   "streefwaarde; zonder streefwaarde tellen ze niet mee."},
    {"sentence.explain.none", "Deze checklist geeft geen score."},
    {"sentence.explain.open.decision-list",
        "Een open vraag is voor een voorwaarde gewoon open. Zolang dat kan uitmaken, kan er nog "
        "een ander oordeel komen."},
    {"sentence.explain.parts", "Een onderdeel waarvan te weinig is beantwoord, telt niet mee in de "
                               "totaalscore; dan is ook de totaalscore voorlopig."},
    {"sentence.explain.provisional",
        "Is minder dan {share} van de vragen die meetellen beantwoord, dan is de score voorlopig "
        "en komt er geen oordeel."},
    {"sentence.explain.provisional.all",
        "Zolang er een vraag open is die meetelt, is de score voorlopig en komt er geen oordeel."},
    {"sentence.explain.rounding.half-even",
        "Pas aan het eind wordt afgerond, op {decimals}; een half gaat naar het even cijfer."},
    {"sentence.explain.rounding.half-up",
        "Pas aan het eind wordt afgerond, op {decimals}; een half gaat naar boven."},
    {"sentence.explain.rounding.none", "Er wordt niet afgerond."},
    {"sentence.explain.rounding.truncate",
        "Pas aan het eind wordt naar beneden afgekapt, op {decimals}."},
    {"sentence.explain.section.absolute", "De score van een onderdeel is 1 als elke vraag die "
                                          "meetelt het beste antwoord heeft, en anders 0."},
    {"sentence.explain.section.all-or-partial",
        "De score van een onderdeel is {max} als elke vraag het beste antwoord heeft, {min} als "
        "elke vraag het slechtste heeft, en anders precies daartussenin."},
    {"sentence.explain.section.count",
        "De score van een onderdeel is het aantal vragen dat {share}."},
    {"sentence.explain.section.count.knockouts", "De score van een onderdeel is het aantal punten "
                                                 "daarin dat op orde moet zijn en dat ook is."},
    {"sentence.explain.section.flat",
        "De score van een onderdeel is de som van de gewichten van de vragen met het beste "
        "antwoord. Een ander antwoord geeft niets; het gewicht van een onderdeel telt niet."},
    {"sentence.explain.section.flat-unweighted",
        "De score van een onderdeel is het aantal vragen met het beste antwoord. Een ander "
        "antwoord geeft niets; gewichten tellen niet."},
    {"sentence.explain.section.ladder-sum",
        "Een onderdeel op niveau {level} krijgt de som van de punten van zijn vragen. Een "
        "onderdeel daarboven krijgt het gemiddelde van de onderdelen erin, elk met zijn eigen "
        "gewicht."},
    {"sentence.explain.section.lowest-law",
        "De score van een onderdeel is die van de laagste vraag over wat de wet vraagt, omgerekend "
        "naar een schaal van {min} tot {max}. Vraagt een onderdeel daar niet naar, dan is het het "
        "gemiddelde. Staat van wat de wet vraagt nog iets open, dan is er geen score, tenzij het "
        "niet lager kan."},
    {"sentence.explain.section.mean",
        "De score van een onderdeel is het gemiddelde van de beantwoorde vragen, omgerekend naar "
        "een schaal van {min} tot {max}."},
    {"sentence.explain.section.mean-of-means", "De score van een onderdeel is het gemiddelde van "
                                               "de onderdelen daarin, van {min} tot {max}."},
    {"sentence.explain.section.none", "Onderdelen krijgen geen eigen score."},
    {"sentence.explain.section.own",
        "Bij sommige onderdelen geldt een andere rekenwijze; die staat bij het onderdeel."},
    {"sentence.explain.section.percent-to-target",
        "De score van een onderdeel zegt hoeveel van de streefwaarden gehaald is, van {min} tot "
        "{max}. Boven de streefwaarde telt niet extra."},
    {"sentence.explain.section.progress",
        "De score van een onderdeel zegt hoe ver men is van het begin ({min}) naar de "
        "streefwaarden ({max}). Het kan lager worden dan het begin, en hoger dan het doel."},
    {"sentence.explain.section.staged",
        "De score van een onderdeel is de hoogste trap waarvan elke vraag {share}, ook op alle "
        "trappen daaronder. Een open vraag heeft dat nog niet gehaald."},
    {"sentence.explain.section.sum",
        "De score van een onderdeel is de som van de punten van de beantwoorde vragen."},
    {"sentence.explain.section.worst",
        "De score van een onderdeel is die van de vraag met het laagste antwoord, omgerekend naar "
        "een schaal van {min} tot {max}."},
    {"sentence.explain.section.xccdf-default",
        "De score van een onderdeel is het gemiddelde van wat er direct in staat, van {min} tot "
        "{max}: een vraag met het beste antwoord telt als {max}, een ander antwoord als {min}, en "
        "een onderdeel met zijn eigen score. Alles telt met zijn eigen gewicht."},
    {"sentence.explain.share.all", "het hoogste aantal punten haalt"},
    {"sentence.explain.share.part", "minstens {share} van de punten haalt"},
    {"sentence.explain.total.absolute",
        "De totaalscore is 1 als elke vraag die meetelt het beste antwoord heeft, en anders 0."},
    {"sentence.explain.total.all-or-partial",
        "De totaalscore is {max} als elke vraag het beste antwoord heeft, {min} als elke vraag het "
        "slechtste heeft, en anders precies daartussenin."},
    {"sentence.explain.total.count.items", "De totaalscore is het aantal vragen dat {share}."},
    {"sentence.explain.total.count.knockouts",
        "De totaalscore is het aantal punten dat op orde moet zijn en dat ook is."},
    {"sentence.explain.total.count.sections",
        "De totaalscore is het aantal onderdelen dat {share}."},
    {"sentence.explain.total.decision-list",
        "Het oordeel komt uit een lijst met voorwaarden. Van boven naar beneden telt de eerste die "
        "klopt; klopt er geen, dan telt de laatste regel. Het getal is het aantal regels "
        "daaronder."},
    {"sentence.explain.total.flat",
        "De totaalscore is de som van de gewichten van de vragen met het beste antwoord. Een ander "
        "antwoord geeft niets; het gewicht van een onderdeel telt niet."},
    {"sentence.explain.total.flat-unweighted",
        "De totaalscore is het aantal vragen met het beste antwoord. Een ander antwoord geeft "
        "niets; gewichten tellen niet."},
    {"sentence.explain.total.ladder-sum",
        "De totaalscore is het gemiddelde van de onderdelen, elk met zijn eigen gewicht."},
    {"sentence.explain.total.lowest-law",
        "De totaalscore is die van de laagste vraag over wat de wet vraagt, van {min} tot {max}."},
    {"sentence.explain.total.mean", "De totaalscore is het gemiddelde van alle beantwoorde vragen, "
                                    "omgerekend naar een schaal van {min} tot {max}."},
    {"sentence.explain.total.mean-of-means.declared",
        "De totaalscore is het gemiddelde van {sections}, van {min} tot {max}; elk onderdeel telt "
        "met zijn eigen gewicht."},
    {"sentence.explain.total.mean-of-means.equal",
        "De totaalscore is het gemiddelde van {sections}, van {min} tot {max}; elk onderdeel telt "
        "even zwaar."},
    {"sentence.explain.total.none", "Er is geen totaalscore."},
    {"sentence.explain.total.percent-to-target",
        "De totaalscore zegt hoeveel van de streefwaarden gehaald is, van {min} tot {max}. Boven "
        "de streefwaarde telt niet extra."},
    {"sentence.explain.total.progress",
        "De totaalscore zegt hoe ver men is van het begin ({min}) naar de streefwaarden ({max}). "
        "Het kan lager worden dan het begin, en hoger dan het doel."},
    {"sentence.explain.total.staged",
        "De totaalscore is de hoogste trap waarvan elke vraag {share}, ook op alle trappen "
        "daaronder. Een open vraag heeft dat nog niet gehaald."},
    {"sentence.explain.total.sum",
        "De totaalscore is de som van de punten van alle beantwoorde vragen."},
    {"sentence.explain.total.worst",
        "De totaalscore is de laagste score van {sections}, van {min} tot {max}."},
    {"sentence.explain.total.xccdf-default", "De totaalscore is het gemiddelde van de onderdelen, "
                                             "van {min} tot {max}, elk met zijn eigen gewicht."},
    {"sentence.explain.units.level", "de onderdelen op niveau {level}"},
    {"sentence.explain.units.one", "{n} onderdeel"},
    {"sentence.explain.units.other", "{n} onderdelen"},
    {"sentence.explain.unknown.exclude",
        "Vragen met het antwoord ‘weet ik niet’ tellen niet mee in de score."},
    {"sentence.explain.unknown.minimum",
        "Vragen met het antwoord ‘weet ik niet’ tellen als het laagste antwoord."},
    {"sentence.explain.unknown.null-if-any",
        "Zolang bij een vraag ‘weet ik niet’ staat, is er geen score."},
    {"sentence.explain.unknown.prorate",
        "Vragen met het antwoord ‘weet ik niet’ krijgen het gemiddelde van de beantwoorde vragen, "
        "als minstens {share} is beantwoord."},
    {"sentence.explain.unknown.zero",
        "Vragen met het antwoord ‘weet ik niet’ tellen als 0 punten."},
    {"sentence.explain.weight.declared",
        "Vragen tellen mee met hun eigen gewicht; dat staat bij de vraag."},
    {"sentence.explain.weight.equal", "Binnen een onderdeel telt elke vraag even zwaar."},
    {"sentence.explanation.advice", "Waarom dit advies is gegeven: {name}"},
    {"sentence.explanation.rule", "Waarom deze regel geen advies gaf: {name}"},
    {"sentence.made-of.absolute",
        "Dit is 1 als elke vraag hieronder het beste antwoord heeft, en anders 0."},
    {"sentence.made-of.all-or-partial",
        "Dit is {max} als elke vraag hieronder het beste antwoord heeft, {min} als elke vraag het "
        "slechtste heeft, en anders precies daartussenin."},
    {"sentence.made-of.band", "Daarbij hoort het oordeel: {band} ({range})."},
    {"sentence.made-of.band.escalated",
        "Het oordeel ({band}) komt uit een voorwaarde van het pakket, niet uit het getal."},
    {"sentence.made-of.band.own", "Het oordeel ({band}) komt uit een eigen rekenregel van het "
                                  "pakket ({file}), niet uit het getal."},
    {"sentence.made-of.count.items", "Dit is het aantal vragen hieronder dat {share}."},
    {"sentence.made-of.count.knockouts", "Dit is het aantal punten hieronder dat op orde is."},
    {"sentence.made-of.count.sections", "Dit is het aantal onderdelen hieronder dat {share}."},
    {"sentence.made-of.decision-list",
        "Lees de voorwaarden van boven naar beneden. De eerste die klopt, geeft het oordeel. Het "
        "getal is het aantal regels daaronder."},
    {"sentence.made-of.flat", "Dit is de som van de gewichten van de vragen hieronder die het "
                              "beste antwoord hebben. Een ander antwoord geeft niets."},
    {"sentence.made-of.flat-unweighted",
        "Dit is het aantal vragen hieronder met het beste antwoord."},
    {"sentence.made-of.hook-failed", "De eigen rekenregel van het pakket ({file}) is niet gelukt. "
                                     "Dit getal is met de gewone rekenwijze gemaakt."},
    {"sentence.made-of.hooked", "Dit getal komt uit een eigen rekenregel van het pakket ({file}). "
                                "Wat elk antwoord eraan bijdraagt, is daarom niet te zeggen."},
    {"sentence.made-of.item-hook",
        "Hoeveel een antwoord waard is, bepaalt een eigen rekenregel van het pakket ({file})."},
    {"sentence.made-of.ladder-sum", "Dit is het gemiddelde van de punten van de onderdelen "
                                    "hieronder, elk met zijn eigen gewicht."},
    {"sentence.made-of.level", "trap {level}"},
    {"sentence.made-of.lowest-law",
        "Dit is de laagste van de vragen over wat de wet vraagt, van {min} tot {max}."},
    {"sentence.made-of.mean.items", "Dit is het gemiddelde van de vragen hieronder, van {min} tot "
                                    "{max}. Elke vraag telt mee met haar eigen gewicht."},
    {"sentence.made-of.mean.items.equal", "Dit is het gemiddelde van de vragen hieronder, van "
                                          "{min} tot {max}. Elke vraag telt even zwaar."},
    {"sentence.made-of.mean.sections",
        "Dit is het gemiddelde van de onderdelen hieronder, van {min} tot {max}. Elk onderdeel "
        "telt mee met zijn eigen gewicht."},
    {"sentence.made-of.mean.sections.equal", "Dit is het gemiddelde van de onderdelen hieronder, "
                                             "van {min} tot {max}. Elk onderdeel telt even zwaar."},
    {"sentence.made-of.percent-to-target",
        "Dit is het deel van de streefwaarden dat gehaald is, van {min} tot {max}. Een vraag telt "
        "zwaarder naarmate haar streefwaarde hoger is."},
    {"sentence.made-of.progress",
        "Dit is hoe ver men is van het begin ({min}) naar de streefwaarden ({max}). Een vraag telt "
        "zwaarder naarmate de weg langer is."},
    {"sentence.made-of.rounded", "{value} is afgerond {shown}."},
    {"sentence.made-of.shown", "In het verslag staat: {shown}."},
    {"sentence.made-of.staged", "Dit is de hoogste trap waarvan elke vraag hieronder {share}, ook "
                                "op alle trappen daaronder."},
    {"sentence.made-of.sum", "Dit is de som van de punten hieronder."},
    {"sentence.made-of.sum-of", "De som: {start}({terms}) : {n} × {width} {is} {value}. In "
                                "de rijen is wat het oplevert afgerond."},
    {"sentence.made-of.times", "{n} keer"},
    {"sentence.made-of.total",
        "Wat de rijen hierboven opleveren, is samen {value}. In elke rij is dat hier afgerond."},
    {"sentence.made-of.total.exact", "Wat de rijen hierboven opleveren, is samen {value}."},
    {"sentence.made-of.total.from",
        "Wat de rijen hierboven opleveren, komt bij {min}. Samen is dat {value}."},
    {"sentence.made-of.worst.items",
        "Dit is de laagste van de vragen hieronder, van {min} tot {max}."},
    {"sentence.made-of.worst.sections",
        "Dit is het laagste van de onderdelen hieronder, van {min} tot {max}."},
    {"sentence.made-of.xccdf-default",
        "Dit is het gemiddelde van wat hieronder staat, van {min} tot {max}. Een vraag telt alleen "
        "met het beste antwoord. Alles telt met zijn eigen gewicht."},
    {"sentence.whatif.change", "{item} (van {now} naar {then})"},
    {"sentence.whatif.each", "Wat elke vraag oplevert"},
    {"sentence.whatif.each-text",
        "Zoveel verandert de score als alleen die vraag het beste antwoord krijgt."},
    {"sentence.whatif.effort", "Moeite"},
    {"sentence.whatif.knockouts",
        "Zijn deze punten op orde, dan is alles op orde wat op orde moet zijn en wat bekend is."},
    {"sentence.whatif.knockouts-left",
        "Dit moet in elk geval op orde. Daarmee is nog niet alles op orde wat op orde moet zijn."},
    {"sentence.whatif.knockouts-none", "Met deze verbeteringen komt dit niet op orde."},
    {"sentence.whatif.least", "Met minder verbeteringen lukt het niet."},
    {"sentence.whatif.least-effort", "Met minder moeite lukt het niet."},
    {"sentence.whatif.left-out.one",
        "Nog {n} vraag kan beter, en is niet geprobeerd: het zijn er te veel."},
    {"sentence.whatif.left-out.other",
        "Nog {n} vragen kunnen beter, en zijn niet geprobeerd: het zijn er te veel."},
    {"sentence.whatif.maybe-less",
        "Misschien lukt het met minder: niet alle combinaties zijn geprobeerd."},
    {"sentence.whatif.no-way", "Met de verbeteringen hieronder is dit niet te halen."},
    {"sentence.whatif.no-way-found",
        "Er is geen weg gevonden; niet alle combinaties zijn geprobeerd."},
    {"sentence.whatif.nothing", "Alles wat is beantwoord, heeft al het beste antwoord."},
    {"sentence.whatif.now", "Nu"},
    {"sentence.whatif.now-score", "De score is nu {score}."},
    {"sentence.whatif.open.one",
        "{n} vraag is nog open en telt hier niet mee. Zoek die eerst uit."},
    {"sentence.whatif.open.other",
        "{n} vragen zijn nog open en tellen hier niet mee. Zoek die eerst uit."},
    {"sentence.whatif.others.one", "Nog {n} vraag kan beter, maar daar gaat een ander over."},
    {"sentence.whatif.others.other", "Nog {n} vragen kunnen beter, maar daar gaan anderen over."},
    {"sentence.whatif.then", "Wordt"},
    {"sentence.whatif.title", "Wat levert het op?"},
    {"sentence.whatif.to-band", "Naar “{band}”"},
    {"sentence.whatif.unranked.one", "Van {n} vraag is niet te zeggen welk antwoord beter is: er "
                                     "horen geen punten bij. Die is niet geprobeerd."},
    {"sentence.whatif.unranked.other", "Van {n} vragen is niet te zeggen welk antwoord beter is: "
                                       "er horen geen punten bij. Die zijn niet geprobeerd."},
    {"sentence.whatif.way.one", "Met deze verbetering komt de score op {score}."},
    {"sentence.whatif.way.other", "Met deze {n} verbeteringen komt de score op {score}."},
};

const struct peil_word_table peil_workings_nl = {entries, sizeof(entries) / sizeof(entries[0])};
