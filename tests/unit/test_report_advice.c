/*
 * Advice, blocks and errors in documents, and how scores are explained in them.
 */
#include "core/eval/advice.h"
#include "tests/unit/report_advice.h"

static struct advised a;
static const struct peil_node *document;

static void begin(const char *extension)
{
    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, extension);
    document = advised_document(&a);
}

static void end(void)
{
    advised_end(&a);
}

TestSuite(report_advice, .fini = end);

/* The advice of that id. */
static const struct peil_node *advice(const char *id)
{
    const struct peil_node *list = at(document, "advice");

    for (size_t i = 0; i < peil_node_count(list); i++)
        if (strcmp(text_at(peil_node_at(list, i), "id"), id) == 0)
            return peil_node_at(list, i);
    cr_assert_fail("there is no advice %s", id);
    return NULL;
}

static bool is_true(const struct peil_node *node, const char *path)
{
    return peil_node_as_bool(at(node, path));
}

static double number_at(const struct peil_node *node, const char *path)
{
    cr_assert_eq(peil_node_type(at(node, path)), PEIL_NODE_NUMBER, "%s is no number", path);
    return peil_node_as_number(at(node, path));
}

Test(report_advice, what_presses_most_comes_first)
{
    begin(ADVISED_EXTENSION);
    cr_text(document, "advice.0.id", "streng");
    cr_text(document, "advice.0.priority", "critical");
    cr_text(document, "advice.0.priority_label", "dringend");
    cr_text(document, "advice.0.anchor", "advice-streng");
    cr_assert(is_true(document, "advice.0.first"));
    cr_text(document, "advice.1.id", "proef:g.een:beter");
    cr_text(document, "advice.1.kind", "base");
    cr_assert(!is_true(document, "advice.1.first"));
    cr_text(document, "advice.2.id", "eigen");
    cr_assert_eq(peil_node_count(at(document, "advice")), 3);
}

Test(report_advice, values_are_written_in_the_language_of_the_document)
{
    begin(NULL);
    cr_text(advice("streng"), "text", "Twee is 33,3 en 33,33 op 14 maart 2026.");
    a.base.options.language = "en";
    document = advised_document(&a);
    cr_text(advice("streng"), "text", "Twee is 33.3 en 33.33 op 14 March 2026.");
    cr_text(advice("streng"), "text_language", "nl");
}

Test(report_advice, who_can_only_ask_gets_a_form_of_its_own)
{
    begin(NULL);
    cr_text(advice("proef:g.een:beter"), "ask", "Vraag de inkoper hierom: Doe iets aan een.");
    cr_text(advice("proef:g.een:beter"), "actors.0.label", "Inkoper");
    cr_assert(is_true(advice("proef:g.een:beter"), "actors.0.does"));
    cr_text(
        advice("streng"), "ask", "Vraag Wethouder hierom: Twee is 33,3 en 33,33 op 14 maart 2026.");
}

Test(report_advice, actors_are_named_one_after_another)
{
    advised_begin(&a, ADVISED ADVISED_SCORING,
        "peil-answers: 1\npack: proef@1\nanswers: {x.2: niet}\n", NULL);
    document = advised_document(&a);
    cr_text(advice("proef:g.twee:niet"), "ask",
        "Vraag de inkoper, Wethouder en Adviesraad hierom: Begin met twee.");
}

Test(report_advice, what_decided_stands_in_words_with_its_questions)
{
    const struct peil_node *because;

    begin(NULL);
    because = at(advice("streng"), "because");
    cr_assert_eq(peil_node_count(because), 2);
    cr_text(because, "0.kind", "concept");
    cr_text(because, "0.label", "Begrip twee");
    cr_text(because, "0.value_label", "niet");
    cr_text(because, "0.items.0.number", "1.2");
    cr_text(because, "0.items.0.answer_label", "Niet");
    cr_text(because, "1.kind", "other");
    cr_text(because, "1.label", "Rol");
    cr_text(because, "1.value_label", "Lezer");
    because = at(advice("proef:g.een:beter"), "because");
    cr_assert_eq(peil_node_count(because), 1);
    cr_text(because, "0.id", "proef:g.een");
    cr_text(because, "0.items.0.id", "x.1");
}

Test(report_advice, a_rule_tells_where_it_stands_and_nothing_of_the_machine)
{
    begin(ADVISED_EXTENSION);
    cr_text(advice("streng"), "rule.layer", "proef");
    cr_assert_eq(strncmp(text_at(advice("streng"), "rule.file"), "proef/", 6), 0);
    cr_assert_gt(number_at(advice("streng"), "rule.line"), 1);
    cr_text(advice("eigen"), "rule.layer", "eigen.lua");
    cr_text(advice("eigen"), "rule.file", "eigen.lua");
    cr_assert_eq(number_at(advice("eigen"), "rule.line"), 1);
}

Test(report_advice, what_was_replaced_leaves_a_trail)
{
    begin(NULL);
    cr_text(advice("streng"), "replaced.0.id", "proef:g.twee:niet");
    cr_text(advice("streng"), "replaced.0.kind", "base");
    cr_text(advice("streng"), "replaced.0.text", "Begin met twee.");
    cr_text(advice("streng"), "replaced.0.concept.label", "Begrip twee");
    cr_text(advice("streng"), "replaced.0.concept.level", "niet");
}

/* The reference with an id. */
static const struct peil_node *reference(const char *id)
{
    const struct peil_node *list = at(document, "references");

    for (size_t i = 0; i < peil_node_count(list); i++)
        if (strcmp(peil_node_get_text(peil_node_at(list, i), "id"), id) == 0)
            return peil_node_at(list, i);
    cr_assert_fail("%s is not named", id);
    return NULL;
}

Test(report_advice, old_and_expired_sources_carry_a_warning)
{
    begin(NULL);
    cr_text(advice("proef:g.een:beter"), "references.0", "proef:oud");
    cr_text(reference("proef:oud"), "mark", "was eens");
    cr_text(reference("proef:oud"), "caution", "Dit was eens zo.");
    cr_text(reference("proef:oud"), "cautions.0.id", "proef:was");
    cr_text(reference("proef:om"), "mark", "verlopen");
    cr_text(reference("proef:om"), "caution",
        "Deze bron is oud of de regeling is verlopen. Gebruik hem als inspiratie, niet als regel.");
    cr_text(reference("proef:nieuw"), "mark", "(no text)");
    cr_text(reference("proef:nieuw"), "caution", "(no text)");
}

Test(report_advice, background_stands_once_and_advice_names_it)
{
    begin(NULL);
    /* Of a rule: of the concepts whose advice it takes the place of. */
    cr_assert_eq(peil_node_count(at(advice("streng"), "context")), 2);
    cr_text(advice("streng"), "context.0", "proef:geld");
    cr_text(advice("streng"), "context.1", "proef:zei");
    cr_assert_eq(peil_node_count(at(advice("proef:g.een:beter"), "context")), 1);
    cr_text(advice("proef:g.een:beter"), "context.0", "proef:geld");
    cr_assert_eq(peil_node_count(at(document, "context")), 2);
    cr_text(document, "context.0.id", "proef:geld");
    cr_text(document, "context.0.number", "1");
    cr_text(document, "context.0.kind", "proef:oorzaak");
    cr_text(document, "context.0.text", "Het geld is op.");
    cr_assert_eq(number_at(document, "context.0.year"), 2021);
    cr_text(document, "context.0.origin", "source");
    cr_text(document, "context.0.references.0", "proef:boek");
    cr_text(document, "context.0.concepts.1.id", "proef:g.twee");
    cr_text(document, "context.1.by", "Een bewoner");
    cr_text(document, "context.1.number", "2");
    cr_text(reference("proef:boek"), "label", "Boek met achtergrond");
}

Test(report_advice, a_choice_of_actors_says_what_it_leaves_out)
{
    static const char *const actors[] = {"koper"};

    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, ADVISED_EXTENSION);
    a.base.options.actors = actors;
    a.base.options.actor_count = 1;
    document = advised_document(&a);
    cr_assert_eq(peil_node_count(at(document, "advice")), 1);
    cr_text(document, "advice.0.id", "proef:g.een:beter");
    cr_assert_eq(number_at(document, "filter.left_out"), 2);
    cr_text(document, "filter.actors.0.label", "Inkoper");
    cr_text(document, "filter.text",
        "Alleen adviezen voor: Inkoper. 2 adviezen voor anderen zijn weggelaten.");
}

Test(report_advice, who_only_asks_gets_the_advice_for_others_as_a_question)
{
    static const char *const actors[] = {"raad"};

    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, ADVISED_EXTENSION);
    a.base.options.actors = actors;
    a.base.options.actor_count = 1;
    document = advised_document(&a);
    cr_assert_eq(peil_node_count(at(document, "advice")), 3);
    cr_assert_eq(number_at(document, "filter.left_out"), 0);
    cr_assert(is_true(advice("streng"), "only_ask"));
    cr_assert_null(at(advice("eigen"), "only_ask"));
    cr_text(document, "filter.text",
        "Alleen adviezen voor: Adviesraad. Wat anderen kunnen doen, staat er als vraag.");
}

Test(report_advice, without_a_choice_nothing_is_filtered)
{
    begin(NULL);
    cr_assert_null(at(document, "filter"));
}

Test(report_advice, blocks_come_in_the_language_of_the_document)
{
    begin(ADVISED_EXTENSION);
    cr_assert_eq(peil_node_count(at(document, "blocks")), 1);
    cr_text(document, "blocks.0.id", "tabel");
    cr_text(document, "blocks.0.layer", "eigen.lua");
    cr_text(document, "blocks.0.heading", "Wie");
    cr_text(document, "blocks.0.list.1", "b");
    cr_assert_eq(number_at(document, "blocks.0.table.rows.0.0"), 1.5);
    a.base.options.language = "en";
    document = advised_document(&a);
    cr_text(document, "blocks.0.heading", "Who");
    cr_text(document, "blocks.0.list.1", "c");
}

Test(report_advice, what_a_block_has_in_another_language_is_marked)
{
    begin(
        "block{id = \"x\", heading = {nl = \"Wie\"}, text = \"Zij\", list = {\"a\", {nl = \"b\"}, "
        "{en = \"c\", nl = \"d\"}, \"12 - 3\", 4},\n"
        "table = {caption = \"Wat\", columns = {\"k\"}, rows = {{{label = \"e\", tone = "
        "\"good\"}}}}}\n");
    cr_assert_null(at(document, "blocks.0.heading_language"));
    cr_text(document, "blocks.0.list.0", "a");
    a.base.options.language = "en";
    document = advised_document(&a);
    cr_text(document, "blocks.0.heading_language", "nl");
    cr_text(document, "blocks.0.text_language", "nl");
    cr_text(document, "blocks.0.list.0.label", "a");
    cr_text(document, "blocks.0.list.0.label_language", "nl");
    cr_text(document, "blocks.0.list.1.label", "b");
    cr_text(document, "blocks.0.list.2", "c");
    cr_text(document, "blocks.0.list.3", "12 - 3");
    cr_assert_eq(number_at(document, "blocks.0.list.4"), 4);
    cr_text(document, "blocks.0.table.caption_language", "nl");
    cr_text(document, "blocks.0.table.columns.0.label", "k");
    cr_text(document, "blocks.0.table.rows.0.0.label_language", "nl");
    cr_text(document, "blocks.0.table.rows.0.0.tone", "good");
    cr_assert_null(at(document, "blocks.0.table.rows.0.0.tone_language"));
}

Test(report_advice, what_failed_stands_in_the_document_and_the_rest_does_too)
{
    begin(ADVISED_EXTENSION);
    cr_assert_eq(peil_node_count(at(document, "errors")), 2);
    cr_text(document, "errors.0.code", "script/failed");
    cr_text(document, "errors.0.what", "kapot");
    cr_text(document, "errors.0.layer", "proef");
    cr_text(document, "errors.0.text",
        "Een regel is niet gelukt (kapot): er ging iets mis in het script. Die regel gaf geen "
        "advies; de rest van het verslag staat.");
    cr_text(document, "errors.1.what", "stuk");
    cr_text(document, "errors.1.file", "eigen.lua");
    cr_text(document, "errors.1.message", "mis");
    cr_assert_eq(number_at(document, "errors.1.line"), 5);
    cr_text(document, "score.status", "value");
}

Test(report_advice, what_is_missing_follows_from_what_failed_and_not_from_its_name)
{
    struct peil_script_error errors[] = {
        {.part = PEIL_FAILED_HOOK, .code = "script/failed", .what = "a"},
        {.part = PEIL_FAILED_CONDITION, .code = "script/failed", .what = "total.1"},
        {.part = PEIL_FAILED_BLOCK, .code = "script/failed", .what = "kapot"}};

    begin(NULL);
    a.result->errors = errors;
    a.result->error_count = 3;
    document = advised_document(&a);
    cr_text(document, "errors.0.text",
        "Een eigen rekenregel van het pakket is niet gelukt (a): er ging iets mis in het script. "
        "De score is met de gewone rekenwijze gemaakt.");
    cr_text(document, "errors.1.text",
        "Een script is niet gelukt: er ging iets mis in het script. De rest van het verslag "
        "staat.");
    cr_text(document, "errors.2.text",
        "Een aanvulling op dit verslag is niet gelukt (kapot): er ging iets mis in het script. Die "
        "ontbreekt; de rest van het verslag staat.");
}

Test(report_advice, files_of_ones_own_are_layers_with_a_digest)
{
    begin(ADVISED_EXTENSION);
    cr_text(document, "packs.1.name", "eigen.lua");
    cr_text(document, "packs.1.layer", "extension");
    cr_assert_eq(strlen(text_at(document, "packs.1.digest")), 64);
    cr_text(document, "digests.scripts.0.name", "eigen.lua");
    cr_text(document, "digests.scripts.0.digest", text_at(document, "packs.1.digest"));
}

Test(report_advice, a_score_tells_what_it_is_made_of)
{
    begin(NULL);
    cr_text(document, "score.made_of.rows.0.id", "x");
    cr_assert_float_eq(number_at(document, "score.made_of.rows.0.share"), 0.5, 1e-12);
    cr_assert_float_eq(number_at(document, "score.made_of.rows.0.contribution"), 18.75, 1e-9);
    cr_text(document, "score.made_of.rows.0.contribution_text", "18,75");
    cr_text(document, "score.made_of.rounding_text", "68,75 is afgerond 69 van 100.");
    cr_text(document, "score.made_of.band_text", "Daarbij hoort het oordeel: hoog (60 of hoger).");
    cr_text(document, "sections.0.score.made_of.rows.0.points_text", "1 van 2");
    cr_assert_float_eq(number_at(document, "sections.0.score.made_of.rows.0.share"), 0.75, 1e-12);
    cr_assert(!is_true(document, "sections.1.score.made_of.rows.1.counts"));
    cr_assert_eq(peil_node_type(at(document, "sections.1.score.made_of.rows.1.contribution")),
        PEIL_NODE_NULL);
}

Test(report_advice, contributions_add_up_for_every_model)
{
    static const char *const models[] = {"mean", "sum", "count", "mean-of-means"};
    char pack[8192];

    for (size_t i = 0; i < sizeof(models) / sizeof(*models); i++) {
        const struct peil_node *rows;
        double sum = 0.0;

        snprintf(
            pack, sizeof(pack), "%sscoring: {model: %s, unknown: minimum}\n", ADVISED, models[i]);
        advised_begin(&a, pack,
            "peil-answers: 1\npack: proef@1\nanswers: {x.1: beter, x.2: unknown, y.1: goed, y.2: "
            "niet}\n",
            NULL);
        document = advised_document(&a);
        rows = at(document, "score.made_of.rows");
        for (size_t j = 0; j < peil_node_count(rows); j++)
            sum += peil_node_as_number(at(peil_node_at(rows, j), "contribution"));
        cr_assert_gt(peil_node_count(rows), 0);
        cr_assert_float_eq(sum, number_at(document, "score.value"), 1e-9, "%s", models[i]);
        if (i + 1 < sizeof(models) / sizeof(*models))
            advised_end(&a);
    }
}

Test(report_advice, what_gets_the_mean_of_the_rest_is_added_up_with_it)
{
    const struct peil_node *rows;
    double sum = 0;

    advised_begin(&a, ADVISED "scoring: {model: sum, unknown: prorate}\n",
        "peil-answers: 1\npack: proef@1\nanswers: {x.1: beter, x.2: unknown, y.1: goed, y.2: "
        "niet}\n",
        NULL);
    document = advised_document(&a);
    cr_text(document, "score.status", "value");
    rows = at(document, "score.made_of.rows");
    for (size_t i = 0; i < peil_node_count(rows); i++)
        sum += peil_node_as_number(peil_node_get(peil_node_at(rows, i), "contribution"));
    cr_assert_float_eq(sum, peil_node_as_number(at(document, "score.value")), 1e-9);
    cr_assert_gt(peil_node_as_number(at(document, "score.made_of.rows.1.contribution")), 0);
    cr_assert_not_null(at(document, "score.made_of.sum_text"));
}

Test(report_advice, a_number_of_a_script_is_told_to_be_one)
{
    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, NULL);
    a.result->total.hooked = true;
    document = advised_document(&a);
    cr_assert(is_true(document, "score.hooked"));
    cr_assert_eq(
        strncmp(text_at(document, "score.made_of.formula"),
            "Dit getal komt uit een eigen rekenregel van het pakket (proef/scoring.lua).", 70),
        0);
    cr_assert_eq(peil_node_type(at(document, "score.made_of.rows.0.contribution")), PEIL_NODE_NULL);
    cr_assert_null(at(document, "score.made_of.sum_text"));
    for (size_t i = 0; i < peil_node_count(at(document, "scoring.explanation")); i++)
        cr_assert_null(
            strstr(peil_node_as_text(peil_node_at(at(document, "scoring.explanation"), i), NULL),
                "De totaalscore is het gemiddelde"));
}

Test(report_advice, a_band_by_a_condition_is_told_to_be_one)
{
    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, NULL);
    a.result->total.escalated = true;
    document = advised_document(&a);
    cr_assert(is_true(document, "score.escalated"));
    cr_text(document, "score.made_of.band_text",
        "Het oordeel (hoog) komt uit een voorwaarde van het pakket, niet uit het getal.");
    a.result->total.escalated = false;
    a.result->total.band = &a.base.pack->scoring.bands[1];
    document = advised_document(&a);
    cr_text(document, "score.made_of.band_text",
        "Het oordeel (laag) komt uit een eigen rekenregel van het pakket (proef/scoring.lua), "
        "niet uit het getal.");
}
