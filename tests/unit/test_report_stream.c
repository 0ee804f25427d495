/*
 * The same answers as a line of a stream and as a report, in every model: what both tell is the
 * same. The line is read by the fast reader and scored by an evaluator that has scored others
 * before; the report is made by a new one each time.
 */
#include "core/base/num.h"
#include "core/eval/answers_fast.h"
#include "core/format/json.h"
#include "core/report/line.h"
#include "core/report/report.h"
#include "core/eval/whatif.h"
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"
#include "tests/unit/rounds.h"
#include "tests/unit/schema_check.h"

#define SECTIONS 3
#define ITEMS 4
#define SHEETS 25

static struct lua_world w;

static const char *const models[] = {"none", "mean", "mean-of-means",
    "mean-of-means, level: 2, section_model: worst", "sum", "sum, unknown: prorate",
    "flat, unknown: prorate", "ladder-sum, unknown: prorate", "worst", "worst, section_model: mean",
    "count", "count, count: {of: sections, from: 0.75}", "count, count: {of: knockouts}",
    "lowest-law", "flat", "flat-unweighted", "absolute", "xccdf-default", "all-or-partial",
    "ladder-sum", "ladder-sum, level: 2", "staged", "staged, staged: {from: 0.5}",
    "percent-to-target", "progress", "decision-list"};
#define MODELS (sizeof(models) / sizeof(*models))

/* ---- packs and answers ---- */

static const char *any(const char *const *list, uint32_t count)
{
    return list[luck(count)];
}

static void put_item(struct peil_buf *out, int s, int i)
{
    static const char *const weights[] = {"1", "1", "2", "0.3", "0"};

    peil_buf_format(out,
        "        - {id: s%u.%u, text: V, not_applicable: yes, weight: %s, target: 2, baseline: %s, "
        "maturity_level: %u",
        s, i, any(weights, 5), s != 1 && luck(2) == 0 ? "0" : "1", 1 + (s + i) % 3);
    if (i == 0 || luck(4) == 0)
        peil_buf_text(out, ", knockout: yes");
    if (luck(4) == 0)
        peil_buf_text(out, ", basis: {kind: law, reference: wet}");
    if (i > 0 && luck(5) == 0)
        peil_buf_format(out, ", applies_if: 'answer(\"s%u.0\").value ~= \"niet\"'", s);
    peil_buf_text(out, "}\n");
}

static void put_pack(struct peil_buf *out, const char *model)
{
    static const char *const policies[] = {"exclude", "exclude", "zero", "minimum", "null-if-any"};
    static const char *const na[] = {"exclude", "target", "maximum"};
    static const char *const scales[] = {"oordeel", "hoger", "oordeel"};
    bool decides = strcmp(model, "decision-list") == 0, none = strcmp(model, "none") == 0;

    peil_buf_text(out, LUA_HEAD
        "  hoger: [{id: goed, label: G, points: 5}, {id: moet-beter, label: M, points: 3}, {id: "
        "niet, label: N, points: 1}]\n" LUA_REFERENCE "sections:\n");
    for (int s = 0; s < SECTIONS; s++) {
        peil_buf_format(
            out, "  - id: s%u\n    title: S\n    scale: %s\n    sections:\n", s, scales[s]);
        peil_buf_format(out, "      - id: s%ub\n        title: B\n        items:\n", s);
        for (int i = 0; i < ITEMS; i++)
            put_item(out, s, i);
    }
    peil_buf_format(out, "scoring: {model: %s", model);
    peil_buf_format(out, ", blank: %s", any(policies, 5));
    if (!strstr(model, "unknown"))
        peil_buf_format(out, ", unknown: %s", any(policies, 5));
    peil_buf_format(out, ", not_applicable: %s, rounding: {decimals: %u}", any(na, 3), luck(3));
    if (!none && luck(3) == 0)
        peil_buf_text(out, ", cap: 2");
    if (decides)
        peil_buf_text(out, ", bands: [{id: hoog, label: H, when: 'at_least(score(\"s0\"), 60) and "
                           "answer(\"s1.0\").value ~= \"niet\"'}, {id: midden, label: M, when: "
                           "'#knockouts() == 0'}, {id: laag, label: L}]");
    else if (!none && strncmp(model, "progress", 8) != 0)
        peil_buf_text(out, ", bands: [{id: hoog, label: H, from: 40}, {id: midden, label: M, from: "
                           "1}, {id: laag, label: L, from: 0}]");
    peil_buf_text(out, "}\n");
}

static void put_line(struct peil_buf *out, bool open)
{
    static const char *const words[] = {"\"goed\"", "\"moet-beter\"", "\"niet\"", "\"goed\"",
        "\"unknown\"", "{\"state\":\"not-applicable\"}"};
    const char *comma = "";

    peil_buf_text(out, "{\"peil-answers\":1,\"pack\":\"proef@1\",\"answers\":{");
    for (int s = 0; s < SECTIONS; s++) {
        for (int i = 0; i < ITEMS; i++) {
            if (open && luck(8) == 0)
                continue;
            peil_buf_format(out, "%s\"s%u.%u\":%s", comma, s, i,
                luck(12) == 0 ? words[5] : words[luck(open ? 5 : 4)]);
            comma = ",";
        }
    }
    peil_buf_text(out, "}}");
}

/* ---- both ways ---- */

static const struct peil_node *parse(struct peil_arena *arena, const char *text)
{
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const struct peil_node *node = NULL;

    *source = (struct peil_source){"regel", text, strlen(text), 1};
    cr_assert_eq(
        peil_json_read(&node, arena, source, &w.limits, PEIL_TEXT_ANSWERS, w.diags), PEIL_OK);
    return node;
}

static const char *text(const struct peil_node *map, const char *key)
{
    return peil_node_as_text(peil_node_get(map, key), NULL);
}

static const struct peil_node *report(struct peil_arena *arena, const char *line)
{
    struct peil_report_options options = {.version = "0"};
    struct peil_evaluator *evaluator;
    struct peil_answers *answers;
    struct peil_result *result;
    const struct peil_node *document;

    peil_diags_clear(w.diags);
    cr_assert_eq(peil_answers_read(&answers, arena, w.pack, parse(arena, line), &w.limits, w.diags),
        PEIL_OK);
    cr_assert_eq(peil_evaluator_new(&evaluator, w.pack, w.scripts, w.diags), PEIL_OK);
    cr_assert_eq(
        peil_evaluate(&result, arena, evaluator, answers, &PEIL_WANT_ALL, w.diags), PEIL_OK);
    document = peil_report_result(arena, result, &options);
    cr_assert_not_null(document);
    peil_evaluator_free(evaluator);
    return document;
}

/* The report with what improving would add, and that and the total explained, as the schema says.
 */
static void check_shapes(const char *line)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_report_options options = {.version = "0"};
    struct peil_whatif_want want = {.most_steps = UINT64_MAX / 2};
    struct peil_answers *answers;
    struct peil_result *result;
    struct peil_whatif whatif;
    const struct peil_node *documents[3], *schema = NULL;
    struct peil_source source = {.name = "document.schema.json", .first_line = 1};
    char *bytes = read_whole("include/peil/schema/document.schema.json", &source.length);
    char found[256];

    cr_assert_not_null(bytes, "run the tests from the top folder");
    source.bytes = bytes;
    cr_assert_eq(
        peil_json_read(&schema, arena, &source, &w.limits, PEIL_TEXT_PACK, w.diags), PEIL_OK);
    cr_assert_eq(peil_answers_read(&answers, arena, w.pack, parse(arena, line), &w.limits, w.diags),
        PEIL_OK);
    cr_assert_eq(
        peil_evaluate(&result, arena, w.evaluator, answers, &PEIL_WANT_ALL, w.diags), PEIL_OK);
    cr_assert_eq(peil_whatif_make(&whatif, arena, w.evaluator, result, &want), PEIL_OK);
    documents[1] = peil_report_whatif(arena, result, &whatif, &options);
    documents[2] = peil_report_explanation(arena, result, &options, NULL, false);
    options.whatif = &whatif;
    documents[0] = peil_report_result(arena, result, &options);
    for (int i = 0; i < 3; i++)
        cr_assert(schema_check(schema, NULL, documents[i], found, sizeof(found)), "%d: %s\n%s", i,
            found, w.pack->id);
    free(bytes);
    peil_arena_free(arena);
}

static double rounded(const struct peil_node *score, const char *key)
{
    const struct peil_scoring *scoring = &w.pack->scoring;

    return peil_num_round(
        peil_node_as_number(peil_node_get(score, key)), scoring->decimals, scoring->rounding);
}

static bool is_near(double a, double b)
{
    return a - b < 1e-9 && b - a < 1e-9;
}

static const char *pack_text;
static size_t values, bands, sums, fractions;

static void compare(const struct peil_node *line, const struct peil_node *document)
{
    const struct peil_node *score = peil_node_get(document, "score");
    const struct peil_node *sections = peil_node_get(document, "sections");
    const struct peil_node *band = peil_node_get(score, "band");
    bool has = strcmp(text(score, "status"), "value") == 0;
    bool range = peil_node_type(peil_node_get(score, "low")) == PEIL_NODE_NUMBER &&
                 rounded(score, "low") < rounded(score, "high");

    cr_assert_str_eq(text(line, "status"), text(score, "status"), "%s", pack_text);
    cr_assert_eq(peil_node_get(line, "score") != NULL, has);
    if (has)
        cr_assert(is_near(peil_node_as_number(peil_node_get(line, "score")),
                      peil_node_as_number(peil_node_get(score, "shown"))),
            "%s", pack_text);
    cr_assert_eq(peil_node_get(line, "low") != NULL, range, "%s", pack_text);
    for (int i = 0; range && i < 2; i++)
        cr_assert(is_near(peil_node_as_number(peil_node_get(line, i == 0 ? "low" : "high")),
                      rounded(score, i == 0 ? "low" : "high")),
            "%s", pack_text);
    cr_assert_eq(peil_node_as_bool(peil_node_get(line, "provisional")),
        peil_node_as_bool(peil_node_get(score, "provisional")));
    cr_assert_str_eq(text(line, "band"), text(band, "id"), "%s", pack_text);
    for (size_t i = 0; peil_node_get(line, "sections") && i < peil_node_count(sections); i++) {
        const struct peil_node *section = peil_node_at(sections, i);
        const struct peil_node *of = peil_node_get(section, "score");
        const struct peil_node *in =
            peil_node_get(peil_node_get(line, "sections"), text(section, "id"));

        if (!in)
            continue;
        cr_assert_eq(peil_node_type(in) == PEIL_NODE_NUMBER,
            strcmp(text(of, "status"), "value") == 0, "%s", pack_text);
        if (peil_node_type(in) == PEIL_NODE_NUMBER)
            cr_assert(
                is_near(peil_node_as_number(in), peil_node_as_number(peil_node_get(of, "shown"))),
                "%s", pack_text);
    }
    values += has;
    bands += peil_node_type(band) == PEIL_NODE_MAP;
}

/* A number as a Dutch report writes it; moves behind it. */
static double number(const char **at)
{
    char digits[40];
    size_t length = 0;
    double value;

    for (; strchr("0123456789,.", **at) && **at && length + 1 < sizeof(digits); ++*at)
        if (**at != '.')
            digits[length++] = **at == ',' ? '.' : **at;
    cr_assert_eq(
        peil_num_read(digits, length, false, &value), PEIL_NUM_OK, "no number at \"%s\"", *at);
    return value;
}

static bool skip(const char **at, const char *text)
{
    if (strncmp(*at, text, strlen(text)) != 0)
        return false;
    *at += strlen(text);
    return true;
}

/* "De som: 1 + (2 × 1/2 + 0,3333) : 3 × 100 = 25", done by who reads it. */
static void check_fractions(const char *sentence, double value)
{
    const char *at = strstr(sentence, "De som: "), *open = at ? strchr(at, '(') : NULL;
    double start = 0, sum = 0, parts, width;

    if (!open)
        return;
    at += strlen("De som: ");
    if (at < open)
        start = number(&at);
    at = open + 1;
    do {
        double term = number(&at);

        if (skip(&at, " × "))
            term *= number(&at);
        if (skip(&at, "/"))
            term /= number(&at);
        sum += term;
    } while (skip(&at, " + "));
    cr_assert(skip(&at, ") : "), "%s", sentence);
    parts = number(&at);
    cr_assert(skip(&at, " × "), "%s", sentence);
    width = number(&at);
    sum = start + sum / parts * width;
    cr_assert_float_eq(sum, value, 0.02, "%g is not %g: %s\n%s", sum, value, sentence, pack_text);
    fractions++;
}

/* What the rows bring adds up to the score, where they say so. */
static void check_sum(const struct peil_node *document)
{
    const struct peil_node *score = peil_node_get(document, "score");
    const struct peil_node *made = peil_node_get(score, "made_of");
    const struct peil_node *rows = peil_node_get(made, "rows");
    bool capped = peil_node_as_bool(peil_node_get(score, "capped"));
    double sum = 0;

    if (!peil_node_get(made, "sum_text"))
        return;
    for (size_t i = 0; i < peil_node_count(rows); i++)
        sum += peil_node_as_number(peil_node_get(peil_node_at(rows, i), "contribution"));
    cr_assert(
        is_near(sum, peil_node_as_number(peil_node_get(score, capped ? "uncapped" : "value"))),
        "%g\n%s", sum, pack_text);
    check_fractions(text(made, "sum_text"),
        peil_node_as_number(peil_node_get(score, capped ? "uncapped" : "value")));
    sums++;
}

/* Models of which every row brings something to the sum. */
static bool adds_up(const char *model)
{
    static const char *const not [] = {
        "none", "worst", "lowest-law", "absolute", "all-or-partial", "staged", "decision-list"};

    for (size_t i = 0; i < sizeof(not ) / sizeof(*not ); i++)
        if (strncmp(model, not [i], strlen(not [i])) == 0)
            return false;
    return true;
}

static void check_sheet(
    struct peil_fast *fast, struct peil_line_keys *keys, const char *model, bool shapes)
{
    struct peil_arena *arena = peil_arena_new(), *other = peil_arena_new();
    struct peil_buf sheet = PEIL_BUF_EMPTY, out = PEIL_BUF_EMPTY;
    struct peil_want want = {.advice = true};
    const struct peil_answers *answers;
    const struct peil_node *document;
    struct peil_source source;
    struct peil_result *result;

    put_line(&sheet, luck(2) == 0);
    source = (struct peil_source){"regel", sheet.data, sheet.length, 1};
    if (peil_fast_read(&answers, fast, arena, &source)) {
        cr_assert_eq(peil_evaluate(&result, arena, w.evaluator, answers, &want, w.diags), PEIL_OK);
        peil_line_result(&out, 1, NULL, keys, result);
        document = report(other, peil_buf_string(&sheet));
        compare(parse(other, peil_buf_string(&out)), document);
        check_sum(document);
        if (shapes)
            check_shapes(peil_buf_string(&sheet));
        if (adds_up(model) && peil_node_type(peil_node_get(
                                  peil_node_get(document, "score"), "value")) == PEIL_NODE_NUMBER)
            cr_assert_not_null(
                peil_node_get(
                    peil_node_get(peil_node_get(document, "score"), "made_of"), "sum_text"),
                "%s\n%s", pack_text, sheet.data);
    }
    peil_buf_dispose(&sheet);
    peil_buf_dispose(&out);
    peil_arena_free(other);
    peil_arena_free(arena);
}

Test(stream, and_report_give_the_same_numbers_in_every_model, .timeout = 240)
{
    for (int round = 0; round < rounds(6 * (int)MODELS); round++) {
        const char *model = models[(size_t)round % MODELS];
        struct peil_buf pack = PEIL_BUF_EMPTY;
        struct peil_line_keys *keys;
        struct peil_arena *kept = peil_arena_new();
        struct peil_fast *fast;

        luck_seed = 500 + (uint64_t)round;
        put_pack(&pack, model);
        pack_text = peil_buf_string(&pack);
        lua_begin(&w, pack_text, NULL, NULL);
        fast = peil_fast_new(kept, w.pack, &w.limits);
        keys = peil_line_keys_new(kept, w.pack);
        cr_assert(fast && keys);
        for (int i = 0; i < SHEETS; i++)
            check_sheet(fast, keys, model, i == 0);
        lua_end(&w);
        peil_arena_free(kept);
        peil_buf_dispose(&pack);
    }
    cr_expect_gt(values, (size_t)rounds(6 * (int)MODELS * SHEETS / 8), "%zu values", values);
    cr_expect_gt(bands, (size_t)rounds(6 * (int)MODELS * SHEETS / 20), "%zu bands", bands);
    cr_expect_gt(fractions, (size_t)rounds((int)MODELS * SHEETS / 8), "%zu", fractions);
    cr_expect_gt(sums, (size_t)rounds(6 * (int)MODELS * SHEETS / 20), "%zu sums", sums);
}
