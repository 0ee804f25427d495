/*
 * How a score is made, in sentences that let a reader do the sum again by hand.
 */
#include "tests/unit/report_small.h"

static struct reporting r;

Test(explain, the_explanation_lets_a_reader_do_the_sum)
{
    static const char *const expected[] = {"Elke vraag telt van 0 (Niet) tot 2 punten (Goed).",
        "De score van een onderdeel is het gemiddelde van de beantwoorde vragen, omgerekend naar "
        "een schaal van 0 tot 100.",
        "Binnen een onderdeel telt elke vraag even zwaar.",
        "De totaalscore is het gemiddelde van 2 onderdelen, van 0 tot 100; elk onderdeel telt even "
        "zwaar.",
        "Vragen die niet zijn ingevuld, tellen niet mee in de score.",
        "Vragen met het antwoord ‘weet ik niet’ tellen als het laagste antwoord.",
        "Vragen die niet van toepassing zijn, tellen niet mee.",
        "Is minder dan 75% van de vragen die meetellen beantwoord, dan is de score voorlopig en "
        "komt er geen oordeel.",
        "Is minder dan 50% beantwoord, dan is er geen score.",
        "Een onderdeel waarvan te weinig is beantwoord, telt niet mee in de totaalscore; dan is "
        "ook de totaalscore voorlopig.",
        "Pas aan het eind wordt afgerond, op 1 cijfer achter de komma; een half gaat naar boven.",
        "Het oordeel volgt uit de score zoals die in dit verslag staat: Op orde (60 of hoger), "
        "Moet beter (lager dan 60)."};
    const struct peil_node *list;

    reporting_begin(&r, HEAD "scoring:\n  model: mean-of-means\n  unknown: minimum\n  rounding: "
                             "{decimals: 1}\n" BANDS SECTIONS);
    list = at(reporting_result(&r, ANSWERS ALL_GOOD, "nl"), "scoring.explanation");
    cr_assert_eq(peil_node_count(list), sizeof(expected) / sizeof(expected[0]));
    for (size_t i = 0; i < peil_node_count(list); i++)
        cr_assert_str_eq(peil_node_as_text(peil_node_at(list, i), NULL), expected[i]);
    reporting_end(&r);
}

/* The sentence of the explanation at `index`, in both languages. */
static void explained(const char *pack, size_t index, const char *nl, const char *en)
{
    reporting_begin(&r, pack);
    cr_assert_str_eq(peil_node_as_text(peil_node_at(at(reporting_result(&r, ANSWERS ALL_GOOD, "nl"),
                                                        "scoring.explanation"),
                                           index),
                         NULL),
        nl);
    cr_assert_str_eq(peil_node_as_text(peil_node_at(at(reporting_result(&r, ANSWERS ALL_GOOD, "en"),
                                                        "scoring.explanation"),
                                           index),
                         NULL),
        en);
    reporting_end(&r);
}

Test(explain, a_count_is_explained_with_what_is_enough)
{
    explained(HEAD COUNT SECTIONS, 3,
        "De totaalscore is het aantal vragen dat het hoogste aantal punten haalt.",
        "The total is the number of questions where the answer reaches the highest number of "
        "points.");
    explained(HEAD COUNT "  count: {of: sections, from: 0.75}\n" SECTIONS, 3,
        "De totaalscore is het aantal onderdelen dat minstens 75% van de punten haalt.",
        "The total is the number of sections where the score reaches at least 75% of the points.");
}

Test(explain, a_score_that_needs_every_answer_is_explained_without_a_share)
{
    explained(HEAD MEAN "  thresholds: {provisional: 1}\n" SECTIONS, 7,
        "Zolang er een vraag open is die meetelt, is de score voorlopig en komt er geen oordeel.",
        "As long as a question that counts is open, the score is provisional and there is no "
        "verdict.");
}

/* No sentence of any model and policy may keep a slot or the name of a word. */
Test(explain, every_model_and_policy_is_explained_in_full)
{
    static const char *const models[] = {"mean", "sum", "mean-of-means", "worst", "count"};
    static const char *const open[] = {"exclude", "zero", "minimum", "null-if-any", "prorate"};
    static const char *const modes[] = {"half-up", "half-even", "truncate", "none", "half-up"};
    static const char *const na[] = {"exclude", "maximum", "exclude", "maximum", "exclude"};
    char pack[4096];

    for (size_t i = 0; i < 25; i++) {
        size_t model = i / 5;
        size_t policy = i % 5;

        snprintf(pack, sizeof(pack),
            HEAD "scoring:\n  model: %s\n  section_model: %s\n  blank: %s\n  unknown: %s\n"
                 "  not_applicable: %s\n  rounding: {mode: %s}\n" SECTIONS,
            models[model], models[policy], open[policy], open[policy], na[policy], modes[policy]);
        reporting_begin(&r, pack);
        for (size_t l = 0; l < 2; l++) {
            const struct peil_node *list =
                at(reporting_result(&r, ANSWERS ALL_GOOD, l == 0 ? "nl" : "en"),
                    "scoring.explanation");

            cr_assert_geq(peil_node_count(list), 7);
            for (size_t s = 0; s < peil_node_count(list); s++) {
                const char *text = peil_node_as_text(peil_node_at(list, s), NULL);

                cr_assert(strpbrk(text, "{}") == NULL && strchr(text, ' '), "%s", text);
            }
        }
        reporting_end(&r);
    }
}
