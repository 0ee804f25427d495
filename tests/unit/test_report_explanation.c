/*
 * Explanations: of the whole, of each part, and of all rules.
 */
#include "core/base/buf.h"
#include "core/format/json.h"
#include "tests/unit/report_advice.h"
#include "tests/unit/plain_result.h"

static struct advised a;

static void begin(void)
{
    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, ADVISED_EXTENSION);
}

static void end(void)
{
    advised_end(&a);
}

TestSuite(report_explanation, .init = begin, .fini = end);

/* Whether a text stands anywhere in a document, outside its labels. */
static bool tells(const struct peil_node *document, const char *text)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    bool found;

    peil_json_write(&out, at(document, "blocks"), 0);
    found = strstr(peil_buf_string(&out), text) != NULL;
    peil_buf_dispose(&out);
    return found;
}

static const struct peil_node *explain(const char *subject)
{
    const struct peil_node *document = advised_explanation(&a, subject, false);

    cr_assert_not_null(document, "nothing is called %s", subject ? subject : "NULL");
    cr_text(document, "kind", "explanation");
    return document;
}

static void is_about(const char *subject, const char *kind, const char *id)
{
    const struct peil_node *document = explain(subject);

    cr_text(document, "subject.kind", kind);
    cr_text(document, "subject.id", id);
}

Test(report_explanation, everything_is_found_by_id_or_number)
{
    is_about(NULL, "total", "total");
    is_about("total", "total", "total");
    is_about("x", "section", "x");
    is_about("1", "section", "x");
    is_about("x.2", "item", "x.2");
    is_about("1.2", "item", "x.2");
    is_about("g.een", "concept", "proef:g.een");
    is_about("proef:g.een", "concept", "proef:g.een");
    is_about("streng", "advice", "streng");
    is_about("proef:g.een:beter", "advice", "proef:g.een:beter");
    is_about("stil", "rule", "stil");
    is_about("kapot", "rule", "kapot");
}

Test(report_explanation, what_is_not_there_is_not_explained)
{
    cr_assert_null(advised_explanation(&a, "bestaat-niet", false));
    cr_assert_null(advised_explanation(&a, "9.9", true));
    cr_assert_null(advised_explanation(&a, "", false));
    cr_assert(!peil_arena_failed(a.base.arena));
}

Test(report_explanation, what_can_be_explained_is_listed)
{
    static const char *const expected[] = {
        "total", "x", "y.2", "streng", "stil", "eigen", "proef:g.een:beter", "g.twee"};
    const char *const *names = peil_report_explainable(a.base.arena, a.result);

    cr_assert_not_null(names);
    for (size_t i = 0; names[i]; i++)
        cr_assert_not_null(advised_explanation(&a, names[i], false), "%s", names[i]);
    for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++) {
        size_t j = 0;

        while (names[j] && strcmp(names[j], expected[i]) != 0)
            j++;
        cr_assert_not_null(names[j], "%s is not listed", expected[i]);
    }
}

Test(report_explanation, the_whole_is_a_sum_of_its_sections)
{
    const struct peil_node *document = explain(NULL);

    cr_assert(tells(document, "1 Eerste"));
    cr_assert(tells(document, "18,75"));
    cr_assert(tells(document, "68,75 is afgerond 69 van 100."));
    cr_assert(tells(document, "Daarbij hoort het oordeel: hoog (60 of hoger)."));
}

Test(report_explanation, an_item_tells_what_it_weighs_in_the_whole)
{
    const struct peil_node *document = explain("x.1");

    cr_assert(tells(document, "Antwoord: Moet beter"));
    cr_assert(tells(document, "Punten: 1 van 2"));
    /* Half of the whole is the section, three quarters of that the item. */
    cr_assert(tells(document, "[\"Totaalscore\",\"69 van 100\",\"Eerste\",\"37,5%\",\"18,75\"]"));
    cr_assert(tells(document, "Doe iets aan een. (proef:g.een:beter)"));
    cr_assert(!tells(document, "streng"));
}

Test(report_explanation, an_advice_tells_its_rule_and_its_reasons)
{
    const struct peil_node *document = explain("streng");

    cr_assert(tells(document, "Regel: streng"));
    cr_assert(tells(document, "Plaats van de regel: proef/"));
    cr_assert(tells(document, "[\"Begrip twee\",\"niet\",\"1.2 Twee (Niet)\"]"));
    cr_assert(tells(document, "Begin met twee. (proef:g.twee:niet)"));
}

Test(report_explanation, what_a_reader_sees_finds_it_too)
{
    is_about("Eerste", "section", "x");
    is_about("Begrip twee", "concept", "proef:g.twee");
    is_about("Twee", "advice", "streng");
    cr_text(explain("streng"), "title", "Waarom dit advies is gegeven: Twee");
    cr_text(explain("proef:g.een:beter"), "title", "Waarom dit advies is gegeven: Begrip een");
}

Test(report_explanation, only_what_an_explanation_names_is_referred_to)
{
    cr_assert_eq(peil_node_count(at(explain("streng"), "references")), 0);
    cr_assert_eq(peil_node_count(at(explain("x.1"), "references")), 0);
    cr_assert_eq(peil_node_count(at(explain("proef:g.een:beter"), "references")), 3);
}

Test(report_explanation, a_rule_that_did_not_fire_tells_what_would_have_made_it)
{
    const struct peil_node *document = explain("stil");

    cr_assert(tells(document, "Deze regel gaf geen advies."));
    cr_assert(tells(document, "Wel bij: Een: goed."));
    document = explain("kapot");
    cr_assert(tells(document, "Deze regel is niet gelukt"));
}

Test(report_explanation, all_rules_are_listed_with_what_became_of_them)
{
    const struct peil_node *document = advised_explanation(&a, NULL, true);

    cr_assert_not_null(document);
    cr_text(document, "subject.kind", "rules");
    cr_assert(tells(document, "[\"streng\",\"proef/pack.yaml:39\",\"dringend\",\"ja\",null]"));
    cr_assert(tells(document,
        "[\"stil\",\"proef/pack.yaml:40\",\"ter informatie\",\"nee\",\"Wel bij: Een: goed.\"]"));
    cr_assert(tells(document, "[\"kapot\",\"proef/pack.yaml:41\",\"laag\",\"niet gelukt\",null]"));
    cr_assert(tells(document, "[\"eigen\",\"eigen.lua:1\",\"gaat goed\",\"ja\",null]"));
}

Test(report_explanation, a_result_without_scripts_can_be_explained)
{
    struct peil_result *plain;
    const struct peil_node *document;

    cr_assert_eq(plain_result(&plain, a.base.arena, a.base.answers, NULL), PEIL_OK);
    document = peil_report_explanation(a.base.arena, plain, &a.base.options, NULL, true);
    cr_assert_not_null(document);
    cr_assert(tells(document, "Dit pakket heeft geen regels voor advies."));
    cr_assert_not_null(peil_report_explanation(a.base.arena, plain, &a.base.options, "x.1", false));
}
