/*
 * The sentence of the outcome, the counts, the notes and the verdict, word for word.
 */
#include "tests/unit/report_small.h"

static struct reporting r;

static void sentences(const char *pack, const char *answers, const char *nl, const char *en)
{
    reporting_begin(&r, pack);
    cr_text(reporting_result(&r, answers, "nl"), "summary.sentence", nl);
    cr_text(reporting_result(&r, answers, "en"), "summary.sentence", en);
    reporting_end(&r);
}

/* Whether exactly these notes are there, in Dutch; NULL ends them. */
static void notes(const char *pack, const char *answers, const char *const *expected)
{
    const struct peil_node *list;
    size_t count = 0;

    reporting_begin(&r, pack);
    list = at(reporting_result(&r, answers, "nl"), "summary.notes");
    for (; expected[count]; count++) {
        const struct peil_node *note = peil_node_at(list, count);

        cr_assert_str_eq(peil_node_as_text(note, NULL), expected[count]);
    }
    cr_assert_eq(peil_node_count(list), count);
    reporting_end(&r);
}
#define NOTES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define OWN "De score komt uit een eigen rekenregel van dit pakket."

Test(summary, a_value_with_a_band)
{
    sentences(HEAD MEAN BANDS SECTIONS, ANSWERS ALL_GOOD,
        "Voorbeeldstad scoort 100 van 100 op “Proeflijst”: op orde.",
        "Voorbeeldstad scores 100 out of 100 on “Trial list”: in order.");
}

Test(summary, a_value_without_bands)
{
    sentences(HEAD MEAN SECTIONS, ANSWERS ALL_GOOD,
        "Voorbeeldstad scoort 100 van 100 op “Proeflijst”.",
        "Voorbeeldstad scores 100 out of 100 on “Trial list”.");
}

Test(summary, no_subject_is_named_where_none_is_given)
{
    sentences(HEAD MEAN BANDS SECTIONS, NOBODY ALL_GOOD,
        "De score op “Proeflijst” is 100 van 100: op orde.",
        "The score on “Trial list” is 100 out of 100: in order.");
}

Test(summary, decimals_follow_the_language)
{
    sentences(HEAD MEAN "  rounding: {decimals: 1}\n" SECTIONS, ANSWERS FIVE "  b.2: niet\n",
        "Voorbeeldstad scoort 58,3 van 100 op “Proeflijst”.",
        "Voorbeeldstad scores 58.3 out of 100 on “Trial list”.");
}

Test(summary, a_scale_that_does_not_start_at_nought_is_told_whole)
{
    sentences(HEAD MEAN "  scale: {min: 1, max: 10}\n" SECTIONS, ANSWERS ALL_GOOD,
        "Voorbeeldstad scoort 10 (op een schaal van 1 tot 10) op “Proeflijst”.",
        "Voorbeeldstad scores 10 (on a scale of 1 to 10) on “Trial list”.");
}

Test(summary, a_sum_is_told_with_its_maximum)
{
    sentences(HEAD "scoring: {model: sum}\n" SECTIONS, ANSWERS FIVE "  b.2: niet\n",
        "Voorbeeldstad scoort 7 van 12 op “Proeflijst”.",
        "Voorbeeldstad scores 7 out of 12 on “Trial list”.");
}

#define KNOCKOUTS                                                                                  \
    "sections:\n  - id: k\n    title: Kern\n    scale: oordeel\n    items:\n"                      \
    "      - {id: a.1, text: Een, knockout: yes}\n"                                                \
    "      - {id: a.2, text: Twee, knockout: yes}\n"                                               \
    "      - {id: a.3, text: Drie, knockout: yes, not_applicable: yes}\n"                          \
    "      - {id: a.4, text: Vier, knockout: yes}\n"                                               \
    "      - {id: b.1, text: Vijf}\n"

Test(summary, knockouts_that_are_counted)
{
    sentences(HEAD COUNT "  count: {of: knockouts}\n" KNOCKOUTS, ANSWERS FIVE,
        "Bij Voorbeeldstad zijn 2 van de 4 punten van “Proeflijst” die op orde moeten zijn, op "
        "orde.",
        "At Voorbeeldstad, 2 of the 4 points of “Trial list” that must be in order are so.");
    reporting_begin(&r, HEAD COUNT "  count: {of: knockouts}\n" KNOCKOUTS);
    reporting_result(&r, ANSWERS FIVE, "nl");
    cr_text(r.document, "scoring.count.of", "knockouts");
    cr_text(
        r.document, "score.made_of.formula", "Dit is het aantal punten hieronder dat op orde is.");
    cr_assert_eq(peil_node_count(at(r.document, "score.made_of.rows")), 4);
    cr_assert_eq(peil_node_as_number(at(r.document, "score.made_of.rows.1.contribution")), 0);
    reporting_end(&r);
}

#define KERN HEAD COUNT "  count: {of: knockouts}\n  thresholds: {provisional: 1}\n" KNOCKOUTS

Test(summary, knockouts_that_are_open_are_told_by_number)
{
    sentences(KERN,
        ANSWERS "  a.1: goed\n  a.3: {state: not-applicable, reason: geen}\n  a.4: goed\n",
        "Bij Voorbeeldstad zijn voorlopig 2 van de 3 punten van “Proeflijst” die op orde moeten "
        "zijn, op orde: 2 van de 3 kernvragen zijn beantwoord.",
        "At Voorbeeldstad, provisionally 2 of the 3 points of “Trial list” that must be in order "
        "are so: 2 of the 3 key questions have been answered.");
    sentences(KERN, ANSWERS "  a.1: goed\n",
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: 1 van de 4 kernvragen is beantwoord "
        "(minstens 2 nodig).",
        "Voorbeeldstad has no score on “Trial list” yet: 1 of the 4 key questions has been "
        "answered (at least 2 needed).");
    sentences(KERN, ANSWERS "  b.1: goed\n",
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: nog geen enkele kernvraag is "
        "beantwoord (minstens 2 nodig).",
        "Voorbeeldstad has no score on “Trial list” yet: none of the key questions has been "
        "answered yet (at least 2 needed).");
}

#define SENTENCE                                                                                   \
    "  sentence: {nl: \"{subject} haalt {value} van {max}\", en: \"{subject}: {value}/{max}\"}\n"

Test(summary, a_pack_may_word_the_outcome_itself)
{
    sentences(HEAD MEAN "  rounding: {decimals: 1}\n" SENTENCE SECTIONS,
        ANSWERS FIVE "  b.2: niet\n", "Voorbeeldstad haalt 58,3 van 100",
        "Voorbeeldstad: 58.3/100");
    sentences(HEAD MEAN BANDS "  sentence: \"{value}, dus {band}.\"\n" SECTIONS, NOBODY ALL_GOOD,
        "100, dus op orde.", "100, dus in order.");
}

Test(summary, own_words_do_not_hide_that_a_value_is_provisional)
{
    sentences(HEAD MEAN "  sentence: \"{subject} haalt {value}.\"\n" SECTIONS, ANSWERS THREE,
        "Voorbeeldstad haalt 83. Dit is voorlopig: 50% van de vragen die meetellen is beantwoord.",
        "Voorbeeldstad haalt 83. This is provisional: 50% of the questions that count have been "
        "answered.");
}

Test(summary, own_words_that_miss_something_give_way)
{
    /* Nobody is named; there is no band while it is provisional; there is no score. */
    sentences(HEAD MEAN SENTENCE SECTIONS, NOBODY ALL_GOOD,
        "De score op “Proeflijst” is 100 van 100.", "The score on “Trial list” is 100 out of 100.");
    sentences(HEAD MEAN BANDS "  sentence: \"{value}: {band}\"\n" SECTIONS, ANSWERS THREE,
        "Voorbeeldstad scoort voorlopig 83 van 100 op “Proeflijst”: 50% van de vragen die "
        "meetellen is beantwoord.",
        "Voorbeeldstad provisionally scores 83 out of 100 on “Trial list”: 50% of the questions "
        "that "
        "count have been answered.");
}

Test(summary, a_provisional_value_says_how_much_was_answered)
{
    sentences(HEAD MEAN BANDS SECTIONS, ANSWERS THREE "  a.4: niet\n",
        "Voorbeeldstad scoort voorlopig 63 van 100 op “Proeflijst”: 66% van de vragen die "
        "meetellen is beantwoord.",
        "Voorbeeldstad provisionally scores 63 out of 100 on “Trial list”: 66% of the questions "
        "that count have been answered.");
    sentences(HEAD MEAN BANDS SECTIONS, NOBODY THREE "  a.4: niet\n",
        "De voorlopige score op “Proeflijst” is 63 van 100: 66% van de vragen die meetellen is "
        "beantwoord.",
        "The provisional score on “Trial list” is 63 out of 100: 66% of the questions that count "
        "have been answered.");
}

Test(summary, a_value_without_all_its_sections_says_so)
{
    sentences(HEAD "scoring: {model: mean-of-means}\n" SECTIONS,
        ANSWERS "  a.1: goed\n  a.2: goed\n  a.3: goed\n  a.4: goed\n",
        "Voorbeeldstad scoort voorlopig 100 van 100 op “Proeflijst”: 1 van de 2 onderdelen heeft "
        "geen score en telt niet mee.",
        "Voorbeeldstad provisionally scores 100 out of 100 on “Trial list”: 1 of the 2 sections "
        "has no score and does not count.");
}

Test(summary, too_few_answers_say_how_many_are_needed)
{
    sentences(HEAD MEAN BANDS SECTIONS, ANSWERS ONE,
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: 16% van de vragen die meetellen is "
        "beantwoord en er is minstens 50% nodig.",
        "Voorbeeldstad has no score on “Trial list” yet: 16% of the questions that count have been "
        "answered and at least 50% is needed.");
    sentences(HEAD MEAN BANDS SECTIONS, NOBODY ONE,
        "Er is nog geen score op “Proeflijst”: 16% van de vragen die meetellen is beantwoord en "
        "er is minstens 50% nodig.",
        "There is no score on “Trial list” yet: 16% of the questions that count have been answered "
        "and at least 50% is needed.");
}

Test(summary, a_share_is_never_shown_as_the_threshold_it_misses)
{
    reporting_begin(&r, HEAD MEAN "  thresholds: {provisional: 0.67, incomplete: 0.5}\n" SECTIONS);
    cr_text(reporting_result(&r, ANSWERS THREE "  a.4: niet\n", "nl"), "score.reason_text",
        "66% van de vragen die meetellen is beantwoord.");
    reporting_end(&r);
}

Test(summary, nothing_answered_and_no_threshold_is_too_few_without_numbers)
{
    sentences(HEAD MEAN "  thresholds: {provisional: 0, incomplete: 0}\n" SECTIONS,
        ANSWERS "  a.1: unknown\n",
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: er zijn nog te weinig vragen "
        "beantwoord.",
        "Voorbeeldstad has no score on “Trial list” yet: too few questions have been answered so "
        "far.");
}

Test(summary, prorating_needs_its_own_share)
{
    sentences(HEAD MEAN "  blank: prorate\n  prorate: {from: 0.9}\n" SECTIONS, ANSWERS FIVE,
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: 83% van de vragen die meetellen is "
        "beantwoord en er is minstens 90% nodig.",
        "Voorbeeldstad has no score on “Trial list” yet: 83% of the questions that count have been "
        "answered and at least 90% is needed.");
}

Test(summary, open_answers_that_forbid_a_score_are_told_by_kind)
{
    sentences(HEAD MEAN "  blank: null-if-any\n  unknown: null-if-any\n" SECTIONS, ANSWERS FIVE,
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: er is pas een score als alle vragen "
        "die meetellen, zijn beantwoord.",
        "Voorbeeldstad has no score on “Trial list” yet: there is a score only when all questions "
        "that count have been answered.");
    sentences(HEAD MEAN "  blank: null-if-any\n" SECTIONS, ANSWERS FIVE,
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: er is pas een score als alle vragen "
        "die meetellen, zijn ingevuld.",
        "Voorbeeldstad has no score on “Trial list” yet: there is a score only when all questions "
        "that count have been filled in.");
    sentences(HEAD MEAN "  unknown: null-if-any\n" SECTIONS, ANSWERS FIVE "  b.2: unknown\n",
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: er is pas een score als bij geen "
        "enkele vraag die meetelt nog ‘weet ik niet’ staat.",
        "Voorbeeldstad has no score on “Trial list” yet: there is a score only when no question "
        "that counts is left at ‘I do not know’.");
}

#define NA ": {state: not-applicable, reason: geen}\n"
Test(summary, nothing_that_applies_gives_no_score)
{
    sentences(HEAD MEAN "sections:\n" ITEMS_B, ANSWERS "  b.1" NA "  b.2" NA,
        "Voorbeeldstad heeft geen score op “Proeflijst”: geen enkele vraag is van toepassing.",
        "Voorbeeldstad has no score on “Trial list”: none of the questions applies.");
    sentences(HEAD MEAN "sections:\n" ITEMS_B, NOBODY "  b.1" NA "  b.2" NA,
        "Er is geen score op “Proeflijst”: geen enkele vraag is van toepassing.",
        "There is no score on “Trial list”: none of the questions applies.");
}

Test(summary, weights_of_nought_give_no_score)
{
    sentences(HEAD MEAN
        "sections:\n" ITEMS_B
        "  - id: c\n    title: Derde\n    scale: oordeel\n    weight: 0\n    items: "
        "[{id: c.1, text: Zeven}]\n",
        ANSWERS "  b.1" NA "  b.2" NA "  c.1: goed\n",
        "Voorbeeldstad heeft geen score op “Proeflijst”: de vragen die van toepassing zijn, hebben "
        "gewicht 0.",
        "Voorbeeldstad has no score on “Trial list”: the questions that apply have weight 0.");
}

Test(summary, a_pack_without_a_score_tells_how_much_was_answered)
{
    sentences(HEAD "scoring: {model: none}\n" SECTIONS, ANSWERS FIVE,
        "Voor Voorbeeldstad zijn 5 van de 6 vragen van “Proeflijst” beantwoord; deze checklist "
        "geeft geen score.",
        "For Voorbeeldstad, 5 of the 6 questions of “Trial list” have been answered; this "
        "checklist gives no score.");
    sentences(HEAD "scoring: {model: none}\n" SECTIONS, ANSWERS ONE,
        "Voor Voorbeeldstad is 1 van de 6 vragen van “Proeflijst” beantwoord; deze checklist "
        "geeft geen score.",
        "For Voorbeeldstad, 1 of the 6 questions of “Trial list” has been answered; this "
        "checklist gives no score.");
    sentences(HEAD "scoring: {model: none}\n" SECTIONS, NOBODY FIVE,
        "Van de 6 vragen van “Proeflijst” zijn er 5 beantwoord; deze checklist geeft geen score.",
        "Of the 6 questions of “Trial list”, 5 have been answered; this checklist gives no "
        "score.");
}

Test(summary, a_count_of_items)
{
    sentences(HEAD COUNT SECTIONS, ANSWERS FIVE "  b.2: niet\n",
        "Bij Voorbeeldstad voldoen 3 van de 6 punten van “Proeflijst”.",
        "At Voorbeeldstad, 3 of the 6 points of “Trial list” comply.");
    sentences(HEAD COUNT SECTIONS, NOBODY FIVE "  b.2: niet\n",
        "Van de 6 punten van “Proeflijst” voldoen er 3.",
        "Of the 6 points of “Trial list”, 3 comply.");
}

Test(summary, a_count_of_sections_with_bands)
{
    sentences(HEAD COUNT "  count: {of: sections}\n  bands: [{id: alle, label: Alles voldoet, "
                         "from: 2}, {id: een, label: Een deel voldoet, from: 0}]\n" SECTIONS,
        ANSWERS FIVE "  b.2: goed\n",
        "Bij Voorbeeldstad voldoet 1 van de 2 onderdelen van “Proeflijst”: een deel voldoet.",
        "At Voorbeeldstad, 1 of the 2 sections of “Trial list” complies: Een deel voldoet.");
}

Test(summary, a_provisional_count)
{
    sentences(HEAD COUNT SECTIONS, ANSWERS THREE "  a.4: niet\n",
        "Bij Voorbeeldstad voldoen voorlopig 2 van de 6 punten van “Proeflijst”: 66% van de "
        "vragen die meetellen is beantwoord.",
        "At Voorbeeldstad, 2 of the 6 points of “Trial list” comply so far: 66% of the questions "
        "that count have been answered.");
}

Test(summary, what_people_type_is_not_read_as_a_template)
{
    sentences(HEAD MEAN SECTIONS,
        "peil-answers: 1\npack: proef@1\nsubject: {naam: '{title} {n} 100%'}\nanswers:\n" ALL_GOOD,
        "{title} {n} 100% scoort 100 van 100 op “Proeflijst”.",
        "{title} {n} 100% scores 100 out of 100 on “Trial list”.");
}

Test(summary, counts_are_told_by_option_before_states)
{
    reporting_begin(&r, HEAD MEAN SECTIONS);
    cr_text(reporting_result(&r, ANSWERS FIVE "  b.2: unknown\n", "nl"), "summary.counts_text",
        "3 goed, 1 matig, 1 niet, 1 weet ik niet");
    cr_text(reporting_result(&r, ANSWERS THREE "  a.4" NA "  b.1: unknown\n", "en"),
        "summary.counts_text",
        "2 good, 1 fair, 0 not in place, 1 I do not know, 1 not applicable, 1 not filled in");
    reporting_end(&r);
}

Test(summary, counts_are_told_by_state_where_scales_differ)
{
    reporting_begin(&r,
        HEAD "  ja-nee: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]\n" MEAN
             "sections:\n" ITEMS_B
             "  - id: c\n    title: Derde\n    scale: ja-nee\n    items: [{id: c.1, text: "
             "Zeven}]\n");
    cr_text(reporting_result(&r, ANSWERS "  b.1: goed\n  c.1: nee\n", "nl"), "summary.counts_text",
        "2 beantwoord, 1 niet ingevuld");
    cr_assert_null(at(r.document, "option_counts"));
    reporting_end(&r);
}

Test(summary, nothing_is_noted_of_a_score_that_is_not_there)
{
    sentences(HEAD MEAN SECTIONS, ANSWERS "  a.1: unknown\n",
        "Voorbeeldstad heeft nog geen score op “Proeflijst”: nog geen enkele vraag die meetelt is "
        "beantwoord en er is minstens 50% nodig.",
        "Voorbeeldstad has no score on “Trial list” yet: none of the questions that count has been "
        "answered yet and at least 50% is needed.");
    notes(
        HEAD "scoring: {model: mean-of-means}\n" SECTIONS, ANSWERS "  a.1: unknown\n", NOTES(OWN));
}

Test(summary, a_score_that_needs_every_answer_says_so_without_a_share)
{
    notes(HEAD MEAN "  thresholds: {provisional: 1}\n" SECTIONS, ANSWERS FIVE,
        NOTES("De score blijft voorlopig zolang er een vraag open is die meetelt.",
            "Als alle open vragen zijn beantwoord, ligt de score tussen 58 en 75.", OWN));
}

Test(summary, missing_sections_are_told_once)
{
    const char *answers = ANSWERS "  a.1: goed\n  a.2: goed\n  a.3: goed\n  a.4: goed\n";

    notes(HEAD "scoring:\n  model: mean-of-means\n  thresholds: {provisional: 0.6}\n" SECTIONS,
        answers,
        NOTES("De score blijft voorlopig tot elk onderdeel een score heeft.",
            "Als alle open vragen zijn beantwoord, ligt de score tussen 50 en 100.", OWN));
    notes(HEAD
        "scoring:\n  model: mean-of-means\n  thresholds: {provisional: 0.6}\n" BANDS SECTIONS,
        answers,
        NOTES("Er komt pas een oordeel als elk onderdeel een score heeft.",
            "Als alle open vragen zijn beantwoord, ligt de score tussen 50 en 100.", OWN));
}

/* One matrix of two rows, one choice, one text without points. */
#define MIXED                                                                                      \
    HEAD                                                                                           \
        "scoring: {model: mean}\nsections:\n  - id: a\n    title: Eerste\n    scale: oordeel\n"    \
        "    items:\n"                                                                             \
        "      - {id: m, type: matrix, text: Rijen, rows: [{id: x, text: X}, {id: y, text: Y}]}\n" \
        "      - {id: c, text: Keuze, not_applicable: yes}\n"                                      \
        "      - {id: t, type: text, text: Wat}\n"
Test(summary, a_matrix_with_open_rows_is_answered_in_part)
{
    reporting_begin(&r, MIXED);
    cr_text(reporting_result(&r, ANSWERS "  m: {x: goed, y: unknown}\n  t: ja\n", "nl"),
        "summary.counts_text", "1 gedeeltelijk beantwoord, 1 niet ingevuld");
    cr_text(r.document, "summary.counts_note", "1 vraag geeft geen punten en staat hier niet bij.");
    cr_text(r.document, "score.answered_text", "0 van 2 beantwoord, 1 gedeeltelijk beantwoord");
    cr_text(reporting_result(
                &r, ANSWERS "  m: {x: goed, y: niet}\n  c: {state: not-applicable}\n", "en"),
        "score.answered_text", "1 of 1 answered, 1 not applicable");
    cr_text(reporting_result(&r, ANSWERS "  m: {x: goed, y: niet}\n  c: goed\n", "en"),
        "sections.0.score.answered_text", "2 of 2 answered");
    reporting_end(&r);
}

Test(summary, without_a_score_all_items_are_counted)
{
    reporting_begin(&r, HEAD
        "scoring: {model: none}\nsections:\n  - id: a\n    title: Eerste\n"
        "    scale: oordeel\n    items:\n"
        "      - {id: m, type: matrix, text: Rijen, rows: [{id: x, text: X}, {id: y, text: Y}]}\n"
        "      - {id: t, type: text, text: Wat}\n");
    cr_text(reporting_result(&r, ANSWERS "  m: {x: goed}\n  t: ja\n", "nl"), "summary.sentence",
        "Voor Voorbeeldstad is 1 van de 2 vragen van “Proeflijst” beantwoord en 1 gedeeltelijk; "
        "deze checklist geeft geen score.");
    cr_text(r.document, "score.answered_text", "1 van 2 beantwoord, 1 gedeeltelijk beantwoord");
    reporting_end(&r);
}

Test(summary, notes_say_what_a_reader_must_know)
{
    notes(HEAD MEAN SECTIONS, ANSWERS ALL_GOOD, NOTES(OWN));
    notes(HEAD MEAN "  origin: source\n" SECTIONS, ANSWERS ALL_GOOD, NOTES(NULL));
    notes(HEAD "scoring: {model: none}\n" SECTIONS, ANSWERS ALL_GOOD, NOTES(NULL));
    notes(HEAD "source: {publisher: BCMB}\n" MEAN SECTIONS, ANSWERS ALL_GOOD,
        NOTES("De score komt uit een eigen rekenregel van dit pakket. De bron, BCMB, geeft die "
              "niet."));
    notes(HEAD MEAN BANDS SECTIONS, ANSWERS THREE "  a.4: niet\n",
        NOTES("Er komt pas een oordeel als minstens 75% van de vragen die meetellen is beantwoord.",
            "Als alle open vragen zijn beantwoord, ligt de score tussen 42 en 75.", OWN));
    notes(HEAD MEAN BANDS SECTIONS, ANSWERS FIVE,
        NOTES("Als alle open vragen zijn beantwoord, ligt de score tussen 58 en 75. Het oordeel "
              "kan dan nog veranderen.",
            OWN));
    notes(HEAD "scoring: {model: mean-of-means}\n" SECTIONS,
        ANSWERS "  a.1: goed\n  a.2: goed\n  a.3: goed\n  a.4: goed\n",
        NOTES("De score blijft voorlopig tot elk onderdeel een score heeft.",
            "Als alle open vragen zijn beantwoord, ligt de score tussen 50 en 100.", OWN));
}

#define LAW "references:\n  - {id: wet, kind: law, title: Een wet, valid_until: 2026-01-31}\n"
#define ON_LAW                                                                                     \
    "sections:\n  - id: a\n    title: Eerste\n    scale: oordeel\n    items: [{id: a.1, text: "    \
    "Een, basis: {kind: law, reference: wet}}]\n"
Test(summary, expiry_is_noted_and_so_is_that_it_was_not_judged)
{
    notes(HEAD MEAN LAW ON_LAW, ANSWERS "  a.1: goed\n",
        NOTES(OWN, "Er is geen datum bekend. Daarom is niet nagegaan of de bronnen nog gelden."));
    notes(HEAD MEAN LAW ON_LAW,
        "peil-answers: 1\npack: proef@1\ndate: 2026-02-01\nanswers:\n  a.1: goed\n",
        NOTES(OWN, "1 bron die in dit verslag wordt genoemd, is verlopen."));
    notes(HEAD MEAN LAW ON_LAW,
        "peil-answers: 1\npack: proef@1\ndate: 2026-01-31\nanswers:\n  a.1: goed\n", NOTES(OWN));
}

/* A pack with two knock-outs, answered in all ways. */
#define CORE                                                                                       \
    HEAD MEAN "sections:\n  - id: a\n    title: Eerste\n    scale: oordeel\n    items:\n"          \
              "      - {id: a.1, text: Een, knockout: yes}\n"                                      \
              "      - {id: a.2, text: Twee, knockout: yes}\n"
static void verdict(const char *answers, const char *word, const char *text)
{
    reporting_begin(&r, CORE);
    cr_text(reporting_result(&r, answers, "nl"), "summary.verdict", word);
    cr_text(r.document, "summary.verdict_text", text);
    cr_text(r.document, "summary.verdict_title", "Punten die op orde moeten zijn");
    reporting_end(&r);
}

Test(summary, verdicts_have_words_where_the_pack_gives_none)
{
    verdict(ANSWERS "  a.1: goed\n  a.2: goed\n", "passed",
        "Alle punten die op orde moeten zijn, zijn op orde.");
    verdict(ANSWERS "  a.1: goed\n", "unknown",
        "Of alle punten op orde zijn die dat moeten zijn, is nog niet vast te stellen.");
    verdict(ANSWERS "  a.1: goed\n  a.2: matig\n", "attention",
        "Minstens één punt dat op orde moet zijn, heeft aandacht nodig.");
    verdict(ANSWERS "  a.1: niet\n  a.2: matig\n", "failed",
        "Minstens één punt dat op orde moet zijn, is dat nog niet.");
}
