/*
 * Every document is what the schema says, and the checker sees it when one is not.
 */
#include "tests/unit/report_advice.h"
#include "tests/unit/report_rich.h"
#include "tests/unit/schema_check.h"

static struct reporting r;

static const struct peil_node *schema(struct peil_arena *arena)
{
    static struct peil_source source;
    static char *bytes;
    const struct peil_node *node = NULL;

    if (!bytes) {
        bytes = read_whole("include/peil/schema/document.schema.json", &source.length);
        cr_assert_not_null(bytes, "run the tests from the top folder");
        source.name = "document.schema.json";
        source.bytes = bytes;
        source.first_line = 1;
    }
    cr_assert_eq(peil_json_read(
                     &node, arena, &source, &(struct peil_limits)PEIL_LIMITS, PEIL_TEXT_PACK, NULL),
        PEIL_OK);
    return node;
}

static void is_right(struct peil_arena *arena, const struct peil_node *document)
{
    char found[256];

    cr_assert(
        schema_check(schema(arena), text_at(document, "kind"), document, found, sizeof(found)),
        "%s", found);
    cr_assert(schema_check(schema(arena), NULL, document, found, sizeof(found)), "%s", found);
}

Test(schema, results_of_a_pack_with_everything_are_right)
{
    static const char *const languages[] = {NULL, "nl", "en", "de", "nl-x-b1"};

    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        const struct peil_node *document = reporting_rich(&r, languages[i]);

        is_right(r.arena, document);
        reporting_end(&r);
    }
}

Test(schema, results_with_nothing_answered_or_no_score_are_right)
{
    static const char *const scorings[] = {"{model: none}", "{model: sum}", "{model: count}",
        "{model: count, count: {of: knockouts}, sentence: '{subject} {value}/{max}'}",
        "{model: worst, section_model: none}", "{model: mean-of-means, unknown: prorate}"};
    char pack[2048];

    for (size_t i = 0; i < sizeof(scorings) / sizeof(scorings[0]); i++) {
        snprintf(pack, sizeof(pack),
            "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\nscales: {s: [{id: a, "
            "label: A, points: 1}, {id: b, label: B, points: 0}]}\nscoring: %s\nsections: [{id: "
            "x, title: X, scale: s, items: [{id: x.1, text: Een, knockout: yes}]}]\n",
            scorings[i]);
        reporting_begin(&r, pack);
        is_right(r.arena, reporting_result(&r, "peil-answers: 1\npack: proef@1\n", NULL));
        cr_assert_eq(peil_node_type(at(r.document, "score.value")), PEIL_NODE_NULL);
        cr_assert_eq(peil_node_type(at(r.document, "score.band")), PEIL_NODE_NULL);
        is_right(r.arena,
            reporting_result(&r, "peil-answers: 1\npack: proef@1\nanswers: {x.1: a}\n", "en"));
        reporting_end(&r);
    }
}

Test(schema, results_and_forms_for_a_role_are_right)
{
    static const char pack[] =
        "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"
        "roles: [{id: p, label: P}, {id: q, label: Q}]\n"
        "scales: {s: [{id: a, label: A, points: 1}, {id: b, label: B, points: 0}]}\n"
        "scoring: {model: mean}\n"
        "sections: [{id: x, title: X, scale: s, items: [{id: x.1, text: Een, for: [p], knockout: "
        "yes}, {id: x.2, text: Twee}]}]\n";
    struct peil_report_options options = {.version = "9.9.9"};

    reporting_begin(&r, pack);
    is_right(r.arena, reporting_result(&r, "peil-answers: 1\npack: proef@1\nrole: q\n", NULL));
    cr_assert(peil_node_as_bool(at(r.document, "sections.0.items.0.answer.not_asked")));
    cr_text(r.document, "sections.0.items.0.answer.reason", "for-others");
    cr_text(r.document, "knockouts.0.state", "not-applicable");
    is_right(r.arena, peil_report_checklist(r.arena, r.pack, NULL, &options));
    is_right(r.arena, peil_report_form(r.arena, r.pack, NULL, &options));
    options.role = peil_pack_role(r.pack, "q");
    r.document = peil_report_form(r.arena, r.pack, NULL, &options);
    is_right(r.arena, r.document);
    cr_assert_eq(peil_node_count(at(r.document, "sections.0.items")), 1);
    cr_text(r.document, "respondents.0.role", "q");
    reporting_end(&r);
}

Test(schema, advice_and_explanations_are_right)
{
    static const char *const languages[] = {NULL, "en", "de"};
    static const char *const actors[] = {"raad", "onbekend"};
    static struct advised a;

    advised_begin(&a, ADVISED ADVISED_SCORING, ADVISED_ANSWERS, ADVISED_EXTENSION);
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        const char *const *names = peil_report_explainable(a.base.arena, a.result);

        a.base.options.language = languages[i];
        a.base.options.actors = actors;
        a.base.options.actor_count = i;
        is_right(a.base.arena, advised_document(&a));
        is_right(a.base.arena, advised_explanation(&a, NULL, true));
        for (size_t j = 0; names[j]; j++)
            is_right(a.base.arena, advised_explanation(&a, names[j], j % 2 == 0));
    }
    a.result->total.hooked = a.result->total.escalated = true;
    is_right(a.base.arena, advised_document(&a));
    a.result->total.hooked = false;
    a.result->total.hook_failed = true;
    is_right(a.base.arena, advised_document(&a));
    advised_end(&a);
}

Test(schema, forms_and_checklists_are_right)
{
    struct peil_report_options options = {.version = "9.9.9"};

    reporting_begin(&r, RICH);
    is_right(r.arena, peil_report_checklist(r.arena, r.pack, NULL, &options));
    is_right(r.arena, peil_report_form(r.arena, r.pack, NULL, &options));
    reporting_read(&r, "proef.yaml", RICH_ANSWERS);
    is_right(r.arena, peil_report_form(r.arena, r.pack, r.answers, NULL));
    reporting_end(&r);
}

Test(schema, documents_of_the_shipped_packs_are_right)
{
    static const char *const examples[] = {"packs/bcmb/examples/voorbeeldstad.answers.yaml",
        "packs/bcmb/examples/achterwold.answers.yaml",
        "packs/bcmb/examples/middendam.answers.yaml"};
    static const char *const packs[] = {"packs/bcmb", "packs/oco"};
    struct peil_report_options options = {.version = "9.9.9", .language = "en"};

    for (size_t i = 0; i < 2; i++) {
        memset(&r, 0, sizeof(r));
        r.arena = peil_arena_new();
        r.diags = peil_diags_new(0);
        cr_assert_eq(load_folder(&r.world, packs[i], "packs", &r.pack, r.diags), PEIL_OK);
        is_right(r.arena, peil_report_checklist(r.arena, r.pack, NULL, NULL));
        is_right(r.arena, peil_report_form(r.arena, r.pack, NULL, &options));
        for (size_t j = 0; i == 0 && j < 3; j++) {
            size_t length;
            char *answers = world_keep(&r.world, read_whole(examples[j], &length));

            cr_assert_not_null(answers);
            is_right(r.arena, reporting_result(&r, answers, j == 0 ? "en" : NULL));
        }
        reporting_end(&r);
    }
}

/* A fault in the JSON of a good document, and where the checker must find it. */
struct planted {
    const char *from, *to, *found;
};

static const struct planted faults[] = {
    {"\"peil_document\":1", "\"peil_document\":2", "peil_document: is not the value it must be"},
    {"\"kind\":\"result\"", "\"kind\":\"resultaat\"", "kind: is not the value it must be"},
    {"\"verdict\":\"attention\"", "\"verdict\":\"bad\"",
        "summary.verdict: is not one of the allowed values"},
    {"\"asof\":\"2026-03-14\",", "", ": lacks asof"},
    {"\"asof\":\"2026-03-14\",", "\"asof\":\"2026-03-14\",\"extra\":1,",
        ": has the unknown key extra"},
    {"\"completeness\":", "\"completeness\":1.5,\"x\":", "score.completeness: is past the maximum"},
    {"\"asked\":7", "\"asked\":-7", "score.counts.asked: is past the minimum"},
    {"\"asked\":7", "\"asked\":7.5", "score.counts.asked: is no integer"},
    {"\"asked\":7", "\"asked\":\"7\"", "score.counts.asked: is no integer"},
    {"\"tone\":\"middling\"", "\"tone\":\"red\"",
        "sections[0].items[0].answer.tone: is not one of the allowed values"},
    {"\"state_label\":\"beantwoord\",", "", "sections[0].items[0].answer: lacks state_label"},
    {"\"scored\":true", "\"scored\":\"yes\"", "sections[0].items[0].scored: is no boolean"},
    {"\"reason\":null", "\"reason\":\"because\"", "score.reason: is not one of the allowed values"},
    {"\"weight\":1", "\"weight\":null", "score.made_of.rows[0].weight: is no number"},
    {"\"advice\":[]", "\"advice\":{}", "advice: is no array"},
    {"\"relation\":\"superset\"", "\"relation\":\"same\"",
        "sections[0].maps[0].relation: is not one of the allowed values"},
    {"\"bounds\":\"exact\"", "\"bounds\":3", "score.bounds: "},
};

/* `text` with its first `from` replaced; the test fails where there is none. */
static char *replaced(const char *text, const char *from, const char *to)
{
    const char *place = strstr(text, from);
    size_t before;
    char *out;

    cr_assert_not_null(place, "the document has no %s", from);
    before = (size_t)(place - text);
    out = malloc(strlen(text) + strlen(to) + 1);
    cr_assert_not_null(out);
    memcpy(out, text, before);
    strcpy(out + before, to);
    strcat(out, place + strlen(from));
    return out;
}

Test(schema, planted_faults_are_found_by_the_checker)
{
    struct peil_buf json = PEIL_BUF_EMPTY;

    reporting_json(&json, reporting_rich(&r, "nl"));
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        char *text = replaced(peil_buf_string(&json), faults[i].from, faults[i].to);
        struct peil_source source = {"fout.json", text, strlen(text), 1};
        const struct peil_node *wrong;
        char found[256];

        cr_assert_eq(
            peil_json_read(&wrong, r.arena, &source, &r.world.limits, PEIL_TEXT_PACK, r.diags),
            PEIL_OK);
        cr_assert(!schema_check(schema(r.arena), NULL, wrong, found, sizeof(found)),
            "%s was not seen", faults[i].to);
        cr_assert(!schema_check(schema(r.arena), "result", wrong, found, sizeof(found)));
        cr_assert(strncmp(found, faults[i].found, strlen(faults[i].found)) == 0,
            "\"%s\" for \"%s\"", found, faults[i].found);
        free(text);
    }
    peil_buf_dispose(&json);
    reporting_end(&r);
}
