/*
 * The line of a result: what stands in it, in which order, and what is left out.
 */
#include <criterion/criterion.h>

#include "core/base/buf.h"
#include "core/eval/advice.h"
#include "core/pack/rule.h"
#include "core/report/line.h"
#include "core/report/line_writer.h"
#include "eval_support.h"

static struct eval e;
static struct peil_result result;
static struct peil_buf out;
static const char *subject[2] = {"Voorbeeldstad", "GM9999"};
static const struct peil_band band = {.id = "redelijk"};

static void begin(void)
{
    size_t first;
    size_t second;

    eval_begin(&e, PEIL_MODEL_MEAN_OF_MEANS);
    e.pack.key_field = PEIL_NONE;
    first = eval_section(&e, PEIL_NONE, 1);
    for (int i = 0; i < 3; i++)
        eval_item(&e, first, 1);
    second = eval_section(&e, PEIL_NONE, 1);
    eval_item(&e, second, 1);
    e.sections[first].id = "onaf";
    e.sections[second].id = "breed";
    for (size_t i = 0; i < 4; i++)
        eval_choose(&e, i, i == 0 ? MOET_BETER : GOED);
    e.answers.subject = subject;
    out = PEIL_BUF_EMPTY;
    result = (struct peil_result){.pack = &e.pack, .answers = &e.answers};
}

static void end(void)
{
    peil_buf_dispose(&out);
    eval_end(&e);
}

TestSuite(line, .init = begin, .fini = end);

static const char *line_of(uint64_t number, const char *file)
{
    cr_assert(eval_run(&e));
    result.total = e.total;
    result.sections = e.section;
    peil_buf_clear(&out);
    peil_line_result(&out, number, file, peil_line_keys_new(e.arena, &e.pack), &result);
    return peil_buf_string(&out);
}

Test(line, has_only_what_there_is)
{
    cr_assert_str_eq(line_of(12, NULL),
        "{\"line\":12,\"status\":\"value\",\"score\":92,"
        "\"completeness\":1,\"sections\":{\"onaf\":83,\"breed\":100}}\n");
}

Test(line, names_sections_by_ids_of_any_length)
{
    e.sections[0].id = "onaf-hankelijk";
    e.sections[1].id = "een-afdeling-met-een-heel-lange-naam";
    cr_assert_not_null(strstr(line_of(1, NULL), "\"sections\":{\"onaf-hankelijk\":83,"
                                                "\"een-afdeling-met-een-heel-lange-naam\":100}}"));
}

Test(line, names_its_file_where_there_are_several)
{
    cr_assert_not_null(
        strstr(line_of(1, "a \"b\".ndjson"), "{\"line\":1,\"file\":\"a \\\"b\\\".ndjson\",\"s"));
}

Test(line, tells_whose_answers_they_are)
{
    static const struct peil_term role = {.id = "client"};

    e.pack.key_field = 1;
    e.answers.respondent = "R\xC3\xA9<1>";
    e.answers.role = &role;
    e.answers.date = "2026-03-14";
    cr_assert_not_null(strstr(line_of(1, NULL),
        "{\"line\":1,\"key\":\"GM9999\",\"respondent\":\"R\xC3\xA9\\u003c1>\",\"role\":\"client\","
        "\"date\":\"2026-03-14\",\"status\""));
}

Test(line, gives_bounds_only_while_something_is_open)
{
    eval_state(&e, 1, PEIL_STATE_UNKNOWN);
    cr_assert_not_null(strstr(line_of(1, NULL),
        "\"score\":88,\"low\":75,\"high\":92,\"completeness\":0.75,\"sections\""));
}

Test(line, says_so_where_bounds_merely_enclose)
{
    eval_state(&e, 0, PEIL_STATE_UNKNOWN);
    cr_assert_null(strstr(line_of(1, NULL), "bounds"));
    cr_assert_not_null(strstr(peil_buf_string(&out), ",\"low\":"));
    result.total.exact = false;
    peil_buf_clear(&out);
    peil_line_result(&out, 1, NULL, peil_line_keys_new(e.arena, &e.pack), &result);
    cr_assert_not_null(
        strstr(peil_buf_string(&out), ",\"bounds\":\"enclosing\",\"completeness\":"));
}

Test(line, says_so_where_a_score_is_provisional_or_absent)
{
    e.pack.scoring.provisional = 0.8;
    eval_state(&e, 1, PEIL_STATE_UNKNOWN);
    cr_assert_not_null(strstr(line_of(1, NULL), "\"completeness\":0.75,\"provisional\":true,"));
    eval_state(&e, 0, PEIL_STATE_BLANK);
    eval_state(&e, 2, PEIL_STATE_BLANK);
    cr_assert_not_null(
        strstr(line_of(1, NULL), "\"status\":\"incomplete\",\"low\":50,\"high\":100,"
                                 "\"completeness\":0.25,\"sections\":{\"onaf\":null,"));
}

Test(line, never_shows_as_complete_what_is_not)
{
    cr_assert(eval_run(&e));
    result.total = e.total;
    result.sections = e.section;
    result.total.completeness = 0.999;
    peil_line_result(&out, 1, NULL, peil_line_keys_new(e.arena, &e.pack), &result);
    cr_assert_not_null(strstr(peil_buf_string(&out), "\"completeness\":0.99,"));
}

Test(line, has_no_sections_where_there_is_no_score)
{
    e.pack.scoring.model = PEIL_MODEL_NONE;
    e.sections[0].model = e.sections[1].model = PEIL_MODEL_NONE;
    cr_assert_str_eq(
        line_of(3, NULL), "{\"line\":3,\"status\":\"undefined\",\"completeness\":1}\n");
}

Test(line, ends_with_verdicts_advice_and_errors)
{
    static const struct peil_concept concept = {.qualified = "oco:kwaliteit.kennis"};
    static const struct peil_level level = {.id = "niet"};
    static const struct peil_concept_level weak = {
        .concept = &concept, .known = true, .level = &level};
    static const struct peil_rule rule = {.id = "contractadvies"};
    static const struct peil_advice advice[] = {{.rule = &rule}, {.concept = &weak}};
    static const struct peil_script_error errors[] = {
        {.code = "script/failed", .what = "r04"}, {.code = "script/too-long"}};
    const char *line;

    result.verdict = PEIL_KNOCKOUT_FAILED;
    result.advice = advice;
    result.advice_count = 2;
    result.errors = errors;
    result.error_count = 2;
    e.pack.scoring.bands = &band;
    e.pack.scoring.band_count = 1;
    line = line_of(1, NULL);
    cr_assert_not_null(
        strstr(line, ",\"band\":\"redelijk\",\"verdict\":\"failed\",\"sections\":{"));
    cr_assert_not_null(
        strstr(line, "},\"advice\":[\"contractadvies\",\"oco:kwaliteit.kennis:niet\"],"
                     "\"script_errors\":[\"r04\",\"script/too-long\"]}\n"));
}

Test(line, writes_numbers_as_elsewhere)
{
    static const double numbers[] = {0, 7, 10, 42, 99, 100, 12.5, 99.99, -3, 1e6, 123456789, 0.1};
    static const char *const texts[] = {
        "0", "7", "10", "42", "99", "100", "12.5", "99.99", "-3", "1000000", "123456789", "0.1"};

    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        struct peil_line_writer w;

        peil_buf_clear(&out);
        w.out = &out;
        cr_assert(peil_line_go_on(&w, PEIL_NUM_SIZE));
        peil_line_put_number(&w, numbers[i]);
        peil_line_finish(&w);
        cr_assert_str_eq(peil_buf_string(&out), texts[i]);
    }
}

Test(line, escapes_every_text_that_needs_it)
{
    peil_line_text(&out, NULL);
    peil_line_text(&out, "a\"\\\n<\x7F\xE2\x80\xA8~");
    cr_assert_str_eq(peil_buf_string(&out), "null\"a\\\"\\\\\\n\\u003c\\u007f\\u2028~\"");
}
