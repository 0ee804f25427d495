/*
 * peil inside another program.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <peil/peil.h>

#include "core/base/buf.h"
#include "core/base/status.h"
#include "core/format/archive.h"

static const char pack_text[] =
    "peil: 1\nid: proef\nversion: 1.0.0\nlanguage: nl\ntitle: Proef\n"
    "scales:\n  oordeel:\n    - {id: goed, label: Goed, points: 2}\n"
    "    - {id: niet, label: Niet, points: 0}\n"
    "sections:\n  - id: een\n    title: Een\n    scale: oordeel\n    items:\n"
    "      - {id: een.1, text: Vraag een}\n      - {id: een.2, text: Vraag twee}\n"
    "scoring: {model: mean}\n";

static const char answers_yaml[] =
    "peil-answers: 1\npack: proef@1\nanswers:\n  een.1: goed\n  een.2: niet\n";
static const char answers_json[] =
    "{\"peil-answers\": 1, \"pack\": \"proef@1\", \"answers\": {\"een.1\": \"goed\", "
    "\"een.2\": \"niet\"}}";

static void make_zip(struct peil_buf *zip, const char *text)
{
    struct peil_memory_file file = {"pack.yaml", text, strlen(text)};

    cr_assert_eq(peil_archive_write_files(zip, &file, 1, NULL), PEIL_OK);
}

/* A pack with a script of its own. */
static void make_zip_with(struct peil_buf *zip, const char *text, const char *lua)
{
    struct peil_memory_file files[] = {
        {"pack.yaml", text, strlen(text)}, {"advice.lua", lua, strlen(lua)}};

    cr_assert_eq(peil_archive_write_files(zip, files, 2, NULL), PEIL_OK);
}

static struct peil_engine *engine_with(const char *text)
{
    struct peil_engine *engine = peil_engine_new();
    struct peil_buf zip = PEIL_BUF_EMPTY;

    make_zip(&zip, text);
    cr_assert_eq(peil_engine_add_pack(engine, "proef.zip", zip.data, zip.length), PEIL_DONE);
    peil_buf_dispose(&zip);
    return engine;
}

static char *score(struct peil_engine *engine, const char *answers)
{
    char *report;
    size_t length;

    cr_assert_eq(
        peil_engine_score(engine, "answers", answers, strlen(answers), NULL, &report, &length),
        PEIL_DONE, "%s", peil_engine_findings(engine));
    cr_assert_eq(strlen(report), length);
    return report;
}

Test(engine, scores_yaml_and_json_alike)
{
    struct peil_engine *engine = engine_with(pack_text);
    char *one = score(engine, answers_yaml), *two = score(engine, answers_json);

    cr_assert(strstr(one, "\"shown\": 50"));
    cr_assert_str_eq(one, two);
    cr_assert_str_eq(peil_engine_findings(engine), "[]");
    peil_bytes_free(one);
    peil_bytes_free(two);
    peil_engine_free(engine);
}

Test(engine, the_first_report_is_the_same_as_the_second_although_the_pack_has_a_warning)
{
    static const char unused[] = "  kleur: [{id: a, label: A}, {id: b, label: B}]\n";
    const char *rest = strstr(pack_text, "sections:");
    char with_warning[2048];
    struct peil_engine *engine;
    char *one, *two;

    snprintf(with_warning, sizeof(with_warning), "%.*s%s%s", (int)(rest - pack_text), pack_text,
        unused, rest);
    engine = engine_with(with_warning);
    one = score(engine, answers_yaml);
    cr_assert(strstr(peil_engine_findings(engine), "pack/unused-scale"));
    two = score(engine, answers_yaml);
    cr_assert_str_eq(one, two);
    peil_bytes_free(one);
    peil_bytes_free(two);
    peil_engine_free(engine);
}

Test(engine, answers_that_are_refused_are_told_with_place)
{
    static const char wrong[] = "peil-answers: 1\npack: proef@1\nanswers:\n  een.1: goedd\n";
    struct peil_engine *engine = engine_with(pack_text);
    char *report;
    size_t length;

    cr_assert_eq(
        peil_engine_score(engine, "a", wrong, strlen(wrong), NULL, &report, &length), PEIL_REFUSED);
    cr_assert_null(report);
    cr_assert(strstr(peil_engine_findings(engine), "\"code\":\"answers/unknown-option\""));
    cr_assert(strstr(peil_engine_findings(engine), "\"line\":4"));
    peil_engine_free(engine);
}

Test(engine, a_pack_that_is_not_there_is_told)
{
    struct peil_engine *engine = peil_engine_new();
    char *report;
    size_t length;

    cr_assert_eq(
        peil_engine_score(engine, "a", answers_yaml, strlen(answers_yaml), NULL, &report, &length),
        PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "api/no-pack"));
    peil_engine_free(engine);
}

Test(engine, a_day_to_judge_by_that_is_no_date_is_refused)
{
    static const struct peil_report_request request = {.asof = "14-03-2026"};
    struct peil_engine *engine = engine_with(pack_text);
    char *report;
    size_t length;

    cr_assert_eq(peil_engine_score(
                     engine, "a", answers_yaml, strlen(answers_yaml), &request, &report, &length),
        PEIL_REFUSED);
    cr_assert_null(report);
    cr_assert(strstr(peil_engine_findings(engine), "\"code\":\"api/not-a-date\""));
    peil_engine_free(engine);
}

Test(engine, bytes_that_are_no_zip_are_refused)
{
    struct peil_engine *engine = peil_engine_new();

    cr_assert_eq(peil_engine_add_pack(engine, "x.zip", "no zip", 6), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "\"file\":\"x.zip\""));
    peil_engine_free(engine);
}

Test(engine, a_name_is_not_needed_and_bytes_may_be_missing_where_there_are_none)
{
    struct peil_engine *engine = peil_engine_new();
    struct peil_buf zip = PEIL_BUF_EMPTY;
    char *report;
    size_t length;

    make_zip(&zip, pack_text);
    cr_assert_eq(peil_engine_add_pack(engine, NULL, zip.data, zip.length), PEIL_DONE);
    cr_assert_eq(peil_engine_add_script(engine, NULL, NULL, NULL, 0), PEIL_DONE);
    cr_assert_eq(
        peil_engine_score(engine, NULL, answers_yaml, strlen(answers_yaml), NULL, &report, &length),
        PEIL_DONE);
    cr_assert(strstr(report, "\"path\": \"pack.zip\""));
    peil_bytes_free(report);
    cr_assert_eq(peil_engine_add_pack(engine, NULL, NULL, 0), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "\"code\":\"zip/not-a-zip\""));
    cr_assert_eq(peil_engine_score(engine, NULL, NULL, 0, NULL, &report, &length), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "\"code\":\"yaml/empty\""));
    peil_buf_dispose(&zip);
    peil_engine_free(engine);
}

/* Nobody could ever ask for it, so this is the one moment to tell. */
Test(engine, a_pack_that_does_not_say_which_it_is_is_refused_with_what_is_wrong)
{
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"peil: 1\nversion: 1.0.0\nlanguage: nl\ntitle: T\n", "pack/missing-key"},
        {"peil: 1\nid: proef\nlanguage: nl\ntitle: T\n", "pack/missing-key"},
        {"peil: 1\nid: proef\nversion: een\nlanguage: nl\ntitle: T\n", "pack/not-a-version"},
        {"peil: 1\nid: Mijn pak\nversion: 1.0.0\nlanguage: nl\ntitle: T\n", "pack/not-an-id"},
    };
    struct peil_engine *engine = engine_with(pack_text);

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct peil_buf zip = PEIL_BUF_EMPTY;
        char wanted[64];

        make_zip(&zip, cases[i].text);
        cr_assert_eq(peil_engine_add_pack(engine, "stuk.zip", zip.data, zip.length), PEIL_REFUSED);
        snprintf(wanted, sizeof(wanted), "\"code\":\"%s\"", cases[i].code);
        cr_assert(strstr(peil_engine_findings(engine), wanted), "%s: %s", wanted,
            peil_engine_findings(engine));
        peil_buf_dispose(&zip);
    }
    peil_bytes_free(score(engine, answers_yaml)); /* what was there still is */
    peil_engine_free(engine);
}

static int32_t render(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    const char *kind = host->text(host->get(document, "kind"), NULL);

    return host->write(sink, kind, strlen(kind));
}

Test(engine, an_output_of_the_host_program_renders)
{
    static const struct peil_output output = {.size = sizeof(output),
        .document_version = PEIL_DOCUMENT_VERSION,
        .name = "own",
        .media_type = "text/plain",
        .extension = "txt",
        .summary = "the kind",
        .kinds = "result",
        .render = render};
    struct peil_report_request request = {.output = &output};
    struct peil_engine *engine = engine_with(pack_text);
    char *report;
    size_t length;

    cr_assert_eq(peil_engine_score(
                     engine, "a", answers_yaml, strlen(answers_yaml), &request, &report, &length),
        PEIL_DONE);
    cr_assert_str_eq(report, "result");
    peil_bytes_free(report);
    peil_engine_free(engine);
}

static int32_t render_nothing(
    const struct peil_host *host, const struct peil_node *document, struct peil_sink *sink)
{
    (void)document;
    return host->fail(sink, "no ink");
}

Test(engine, an_output_that_is_no_good_is_told_of_and_gives_no_report)
{
    /* All that is behind its size is not there, and is not looked at. */
    static const uint32_t cut_off = sizeof(cut_off);
    struct peil_output other = {.size = sizeof(other),
        .document_version = PEIL_DOCUMENT_VERSION,
        .name = "own",
        .media_type = "text/plain",
        .extension = "txt",
        .summary = "nothing",
        .kinds = "comparison form",
        .render = render_nothing};
    struct peil_output fails = other, nameless = other;
    const struct {
        const struct peil_output *output;
        const char *code;
    } cases[] = {{(const void *)&cut_off, "plugin/too-small"}, {&nameless, "plugin/names"},
        {&other, "plugin/other-kind"}, {&fails, "plugin/failed"}};
    struct peil_engine *engine = engine_with(pack_text);

    nameless.name = NULL;
    fails.kinds = "result";
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct peil_report_request request = {.output = cases[i].output};
        char *report, *wanted = NULL;
        size_t length;
        char text[64];

        cr_assert_eq(peil_engine_score(engine, "a", answers_yaml, strlen(answers_yaml), &request,
                         &report, &length),
            PEIL_PLUGIN_FAILED);
        cr_assert_null(report);
        snprintf(text, sizeof(text), "\"code\":\"%s\"", cases[i].code);
        wanted = strstr(peil_engine_findings(engine), text);
        cr_assert_not_null(wanted, "%s: %s", text, peil_engine_findings(engine));
    }
    peil_engine_free(engine);
}

/* ---- scripts ---- */

static struct peil_engine *engine_with_lua(const char *lua)
{
    struct peil_engine *engine = peil_engine_new();
    struct peil_buf zip = PEIL_BUF_EMPTY;

    make_zip_with(&zip, pack_text, lua);
    cr_assert_eq(peil_engine_add_pack(engine, "proef.zip", zip.data, zip.length), PEIL_DONE);
    peil_buf_dispose(&zip);
    return engine;
}

static void add_script(struct peil_engine *engine, const char *pack, const char *lua)
{
    cr_assert_eq(peil_engine_add_script(engine, pack, "eigen.lua", lua, strlen(lua)), PEIL_DONE);
}

static int try_score(struct peil_engine *engine, char **report)
{
    size_t length;

    return peil_engine_score(
        engine, "answers", answers_yaml, strlen(answers_yaml), NULL, report, &length);
}

Test(engine, the_rules_of_a_pack_stand_in_the_report)
{
    struct peil_engine *engine = engine_with_lua(
        "rule{id = 'van-het-pakket', when = [[score('een') == 50]], priority = 'low', "
        "text = 'Advies van het pakket'}\n");
    char *report = score(engine, answers_yaml);

    cr_assert(strstr(report, "Advies van het pakket"));
    cr_assert_str_eq(peil_engine_findings(engine), "[]");
    peil_bytes_free(report);
    peil_engine_free(engine);
}

Test(engine, a_script_of_somebodys_own_adds_rules_also_after_the_first_report)
{
    static const char rule[] = "rule{id = 'eigen', when = [[total() == 50]], priority = 'low', "
                               "text = 'Eigen advies'}\n";
    struct peil_engine *engine = engine_with(pack_text);
    char *report = score(engine, answers_yaml);

    cr_assert_not(strstr(report, "Eigen advies"));
    peil_bytes_free(report);
    add_script(engine, "ander", rule);
    report = score(engine, answers_yaml);
    cr_assert_not(strstr(report, "Eigen advies"), "it is for another pack");
    peil_bytes_free(report);
    add_script(engine, "proef", rule);
    report = score(engine, answers_yaml);
    cr_assert(strstr(report, "Eigen advies"));
    cr_assert(strstr(report, "eigen.lua"));
    peil_bytes_free(report);
    peil_engine_free(engine);
}

Test(engine, a_script_may_be_for_every_pack_and_is_copied)
{
    char rule[] = "rule{id = 'eigen', when = [[total() == 50]], priority = 'low', "
                  "text = 'Eigen advies'}\n";
    struct peil_engine *engine = peil_engine_new();
    struct peil_buf zip = PEIL_BUF_EMPTY;
    char *report;

    cr_assert_eq(peil_engine_add_script(engine, NULL, NULL, rule, strlen(rule)), PEIL_DONE);
    memset(rule, 'x', sizeof(rule));
    make_zip(&zip, pack_text);
    cr_assert_eq(peil_engine_add_pack(engine, "proef.zip", zip.data, zip.length), PEIL_DONE);
    peil_buf_dispose(&zip);
    report = score(engine, answers_yaml);
    cr_assert(strstr(report, "Eigen advies"));
    peil_bytes_free(report);
    peil_engine_free(engine);
}

Test(engine, a_rule_that_fails_is_told_and_the_report_is_made)
{
    struct peil_engine *engine = engine_with_lua(
        "rule{id = 'stuk', when = [[total() > nil]], priority = 'low', text = 'T'}\n"
        "rule{id = 'heel', when = [[total() == 50]], priority = 'low', text = 'Wel advies'}\n");
    char *report = score(engine, answers_yaml);

    cr_assert(strstr(report, "Wel advies"));
    cr_assert(strstr(report, "\"shown\": 50"));
    cr_assert(strstr(peil_engine_findings(engine), "\"code\":\"script/failed\""));
    peil_bytes_free(report);
    peil_engine_free(engine);
}

Test(engine, a_script_that_does_not_load_is_told_with_place_and_no_report_is_made)
{
    struct peil_engine *engine = engine_with(pack_text);
    char *report;

    add_script(engine, "proef", "-- wat nu\nrule{id = \n");
    for (int round = 0; round < 2; round++) {
        cr_assert_eq(try_score(engine, &report), PEIL_SCRIPT_FAILED);
        cr_assert_null(report);
        cr_assert(strstr(peil_engine_findings(engine), "\"code\":\"script/syntax\""));
        cr_assert(strstr(peil_engine_findings(engine), "\"file\":\"eigen.lua\""));
    }
    peil_engine_free(engine);
}

/* ---- comparing ---- */

#define ABOUT(pack)                                                                                \
    "peil-answers: 1\npack: " pack "@1\nsubject: {plaats: Oord}\ndate: 2026-01-02\nrespondent: "

/* Two checklists of one vocabulary, and a rule that compares in the vocabulary. */
static const char words_text[] =
    "peil: 1\nid: woorden\nversion: 1.0.0\nlanguage: nl\ntitle: Woorden\n"
    "actors: [{id: doener, label: Doener}, {id: ander, label: Ander}]\n"
    "vocabulary:\n  levels: [{id: goed, label: Goed, from: 0.5}, {id: niet, label: Niet, from: 0}]"
    "\n  groups: [{id: g, label: G}]\n  concepts: [{id: g.een, label: Een, group: g}]\n"
    "advice:\n  - {id: anders, compares: yes, priority: low, actor: doener, text: Kijk nog eens., "
    "when: 'other() ~= nil and other():level(\"g.een\") ~= \"unknown\" and "
    "other():level(\"g.een\") ~= level(\"g.een\")'}\n";
#define COMPARED(id)                                                                               \
    "peil: 1\nid: " id "\nversion: 1.0.0\nlanguage: nl\ntitle: T " id "\nuses: [woorden@1]\n"      \
    "subject_fields: [{id: plaats, label: Plaats, key: yes}]\n"                                    \
    "scales: {s: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, points: 0}]}\n"            \
    "sections:\n  - {id: a, title: A, scale: s, items: [{id: a.1, text: V, "                       \
    "maps: [{concept: g.een, relation: equal}]}]}\nscoring: {model: mean}\n"

static void add_text(struct peil_engine *engine, const char *text)
{
    struct peil_buf zip = PEIL_BUF_EMPTY;

    make_zip(&zip, text);
    cr_assert_eq(peil_engine_add_pack(engine, "pack.zip", zip.data, zip.length), PEIL_DONE);
    peil_buf_dispose(&zip);
}

static struct peil_engine *comparing_engine(void)
{
    struct peil_engine *engine = peil_engine_new();

    add_text(engine, COMPARED("beta"));
    add_text(engine, COMPARED("alfa"));
    add_text(engine, words_text);
    return engine;
}

static int compare(struct peil_engine *engine, const char *const *answers, size_t count,
    const struct peil_compare_request *request, char **report)
{
    struct peil_given given[8] = {{0}};
    size_t length;
    int status;

    for (size_t i = 0; i < count; i++)
        given[i] = (struct peil_given){.answers = answers[i], .length = strlen(answers[i])};
    status = peil_engine_compare(engine, given, count, request, report, &length);
    cr_assert_eq(*report == NULL, status != PEIL_DONE);
    if (*report)
        cr_assert_eq(strlen(*report), length);
    return status;
}

static const char alfa_ja[] = ABOUT("alfa") "R1\nanswers: {a.1: ja}\n";
static const char alfa_nee[] = ABOUT("alfa") "R1\nanswers: {a.1: nee}\n";
static const char beta_nee[] = ABOUT("beta") "R2\nanswers: {a.1: nee}\n";

Test(engine, answers_are_compared_in_any_order_with_the_rules_for_it)
{
    struct peil_engine *engine = comparing_engine();
    const char *there[] = {alfa_ja, beta_nee}, *back[] = {beta_nee, alfa_ja};
    const char *alike[] = {alfa_nee, beta_nee};
    char *one, *two;

    cr_assert_eq(compare(engine, there, 2, NULL, &one), PEIL_DONE);
    cr_assert_eq(compare(engine, back, 2, NULL, &two), PEIL_DONE);
    cr_assert(strstr(one, "\"kind\": \"comparison\""));
    cr_assert(strstr(one, "Kijk nog eens."));
    cr_assert_str_eq(one, two);
    cr_assert_str_eq(peil_engine_findings(engine), "[]");
    peil_bytes_free(one);
    peil_bytes_free(two);
    cr_assert_eq(compare(engine, alike, 2, NULL, &one), PEIL_DONE);
    cr_assert_not(strstr(one, "Kijk nog eens."));
    peil_bytes_free(one);
    peil_engine_free(engine);
}

Test(engine, a_comparison_is_made_as_it_is_asked_for)
{
    static const char *const others[] = {"ander"};
    struct peil_engine *engine = comparing_engine();
    const char *given[] = {alfa_ja, beta_nee};
    struct peil_compare_request request = {
        .language = "en", .rule = "lowest", .least_group = 7, .actors = others, .actor_count = 1};
    char *report;

    cr_assert_eq(compare(engine, given, 2, &request, &report), PEIL_DONE);
    cr_assert(strstr(report, "\"rule\": \"lowest\""));
    cr_assert(strstr(report, "\"least_group\": 7"));
    cr_assert(strstr(report, "\"language\": \"en\""));
    cr_assert_not(strstr(report, "Kijk nog eens."));
    peil_bytes_free(report);
    request.subject = "Elders";
    cr_assert_eq(compare(engine, given, 2, &request, &report), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "compare/no-subject"));
    request = (struct peil_compare_request){.rule = "mean"};
    cr_assert_eq(compare(engine, given, 2, &request, &report), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "api/no-rule"));
    request = (struct peil_compare_request){.asof = "gisteren"};
    cr_assert_eq(compare(engine, given, 2, &request, &report), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "api/not-a-date"));
    peil_engine_free(engine);
}

/* The pack itself, and one that others use, before and after they were loaded. */
Test(engine, a_later_pack_takes_the_place_of_an_earlier_one_also_for_those_that_use_it)
{
    struct peil_engine *engine = comparing_engine();
    char later_words[sizeof(words_text)], *title, *report;

    memcpy(later_words, words_text, sizeof(words_text));
    title = strstr(later_words, "label: Een,");
    memcpy(title, "label: Eva,", 11);
    report = score(engine, alfa_ja);
    cr_assert_not(strstr(report, "\"Eva\""));
    peil_bytes_free(report);
    add_text(engine, later_words);
    report = score(engine, alfa_ja);
    cr_assert(strstr(report, "\"Eva\""), "%s", report);
    cr_assert(strstr(report, "\"title\": \"T alfa\""));
    peil_bytes_free(report);
    add_text(engine, "peil: 1\nid: alfa\nversion: 1.1.0\nlanguage: nl\ntitle: Later\n"
                     "uses: [woorden@1]\nsubject_fields: [{id: plaats, label: Plaats, key: yes}]\n"
                     "scales: {s: [{id: ja, label: Ja, points: 1}, {id: nee, label: Nee, "
                     "points: 0}]}\nsections: [{id: a, title: A, scale: s, items: [{id: a.1, "
                     "text: V}]}]\nscoring: {model: mean}\n");
    report = score(engine, alfa_ja);
    cr_assert(strstr(report, "\"title\": \"Later\""));
    peil_bytes_free(report);
    peil_engine_free(engine);
}

Test(engine, a_stored_result_can_be_compared)
{
    struct peil_engine *engine = comparing_engine();
    char *stored = score(engine, alfa_ja), *one, *two;
    const char *given[] = {alfa_ja, beta_nee};
    const char *from_result[] = {stored, beta_nee};

    cr_assert_eq(compare(engine, given, 2, NULL, &one), PEIL_DONE);
    cr_assert_eq(compare(engine, from_result, 2, NULL, &two), PEIL_DONE);
    cr_assert_str_eq(one, two);
    peil_bytes_free(stored);
    peil_bytes_free(one);
    peil_bytes_free(two);
    peil_engine_free(engine);
}

Test(engine, all_that_is_wrong_with_what_is_compared_is_told_at_once)
{
    struct peil_engine *engine = comparing_engine();
    const char *given[] = {
        ABOUT("alfa") "R1\nanswers: {a.9: ja}\n", beta_nee, ABOUT("weg") "R1\nanswers: {}\n"};
    char *report;

    cr_assert_eq(compare(engine, given, 3, NULL, &report), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "answers/unknown-item"));
    cr_assert(strstr(peil_engine_findings(engine), "api/no-pack"));
    cr_assert_eq(compare(engine, given + 1, 1, NULL, &report), PEIL_REFUSED);
    cr_assert(strstr(peil_engine_findings(engine), "compare/nothing"));
    cr_assert_eq(compare(engine, NULL, 0, NULL, &report), PEIL_REFUSED);
    peil_engine_free(engine);
}

Test(engine, a_rule_that_fails_while_comparing_is_told_and_the_comparison_is_made)
{
    static const char lua[] = "rule{id = 'stuk', compares = true, priority = 'low', text = 'T', "
                              "when = function() return other():level('g.een') < 3 end}";
    struct peil_engine *engine = comparing_engine();
    const char *given[] = {alfa_ja, beta_nee};
    char *report;

    cr_assert_eq(
        peil_engine_add_script(engine, NULL, "eigen.lua", lua, sizeof(lua) - 1), PEIL_DONE);
    cr_assert_eq(compare(engine, given, 2, NULL, &report), PEIL_DONE);
    cr_assert(strstr(report, "Kijk nog eens."));
    cr_assert(strstr(report, "\"what\": \"stuk\""));
    cr_assert(strstr(report, "\"name\": \"eigen.lua\""));
    cr_assert(strstr(peil_engine_findings(engine), "script/failed"));
    peil_bytes_free(report);
    peil_engine_free(engine);
}
