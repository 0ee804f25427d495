/*
 * Reading and writing JSON.
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"

/* One reading: the diagnostics as "line:column code" lines. */
struct reading {
    int status;
    const struct peil_node *root;
    char found[4096];
    struct peil_arena *arena;
    struct peil_diags *diags;
    struct peil_source source;
    char *bytes;
};

static struct reading *read_limited(
    const char *bytes, size_t length, enum peil_text_rule rule, const struct peil_limits *limits)
{
    static const char *const LETTERS[] = {"note", "warning", "error"};
    struct reading *r = calloc(1, sizeof(*r));

    r->arena = peil_arena_new();
    r->diags = peil_diags_new(0);
    /* A copy of exactly this size, so that reading behind the end is seen. */
    r->bytes = malloc(length == 0 ? 1 : length);
    memcpy(r->bytes, bytes, length);
    r->source = (struct peil_source){
        .name = "test.json", .bytes = r->bytes, .length = length, .first_line = 1};
    r->status = peil_json_read(&r->root, r->arena, &r->source, limits, rule, r->diags);
    peil_diags_sort(r->diags);
    for (size_t i = 0; i < peil_diags_count(r->diags) && i < 30; i++) {
        const struct peil_diag *diag = peil_diags_at(r->diags, i);
        struct peil_buf line = PEIL_BUF_EMPTY;

        peil_buf_format(&line, "%u:%u %s %s\n", (unsigned)diag->line, (unsigned)diag->column,
            LETTERS[diag->severity], diag->code);
        strcat(r->found, peil_buf_string(&line));
        peil_buf_dispose(&line);
    }
    cr_expect_eq(r->root != NULL, r->status == PEIL_OK);
    return r;
}

static struct reading *read_text(const char *text, enum peil_text_rule rule)
{
    return read_limited(text, strlen(text), rule, &(const struct peil_limits)PEIL_LIMITS);
}

static void done(struct reading *r)
{
    free(r->bytes);
    peil_diags_free(r->diags);
    peil_arena_free(r->arena);
    free(r);
}

static void expect_written(
    const char *text, enum peil_text_rule rule, const char *written, const char *found)
{
    struct reading *r = read_text(text, rule);
    struct peil_buf out = PEIL_BUF_EMPTY;

    cr_expect_str_eq(r->found, found, "%s: %s", text, r->found);
    cr_assert_eq(r->status, PEIL_OK, "%s", text);
    peil_json_write(&out, r->root, 0);
    cr_expect_str_eq(peil_buf_string(&out), written);
    peil_buf_dispose(&out);
    done(r);
}

static void expect_tree(const char *text, const char *written)
{
    expect_written(text, PEIL_TEXT_PACK, written, "");
}

static void expect_refused(const char *text, const char *found)
{
    struct reading *r = read_text(text, PEIL_TEXT_PACK);

    cr_expect_eq(r->status, PEIL_EINPUT, "%s", text);
    cr_expect_str_eq(r->found, found, "%s: %s", text, r->found);
    done(r);
}

static void expect_arg(const char *text, const char *name, const char *value)
{
    struct reading *r = read_text(text, PEIL_TEXT_PACK);
    const struct peil_arg *arg;

    cr_assert_eq(peil_diags_count(r->diags), 1, "%s: %s", text, r->found);
    arg = peil_diag_arg(peil_diags_at(r->diags, 0), name);
    cr_assert_not_null(arg);
    cr_expect_str_eq(arg->text, value);
    done(r);
}

Test(json, every_type_is_read)
{
    expect_tree(" { \"a\" : [ 1 , -2.5e3,true,false,null ] ,\t\r\n\"b\":{},\"c\":[],\"d\":\"\"} ",
        "{\"a\":[1,-2500,true,false,null],\"b\":{},\"c\":[],\"d\":\"\"}");
    expect_tree("12", "12");
    expect_tree("\"x\"", "\"x\"");
    expect_tree("null", "null");
}

Test(json, escapes_are_resolved)
{
    expect_tree(
        "\"\\u00eb\\ud83d\\ude00\\/\\\\\\\"\\n\"", "\"\xc3\xab\xf0\x9f\x98\x80/\\\\\\\"\\n\"");
    expect_tree("{\"\\u0061\\u00eb\": 1}", "{\"a\xc3\xab\":1}");
    expect_tree("\"a\\r\\nb\"", "\"a\\nb\"");
}

Test(json, numbers_are_read_as_the_nearest_double)
{
    expect_tree("[0.1, -0, 1E2, 1e-7, 123456789012345678, 1e-400]",
        "[0.1,0,100,1e-7,123456789012345680,0]");
}

Test(json, a_byte_order_mark_at_the_start_is_skipped)
{
    expect_tree("\xef\xbb\xbf[1]", "[1]");
    expect_refused("[\"\xef\xbb\xbf\"]", "1:3 error json/control-character\n");
}

Test(json, values_and_keys_know_their_place_in_characters)
{
    struct reading *r =
        read_text("{\"cli\xc3\xabnt\": \"x\",\r\n  \"b\": [1,\n {}]}", PEIL_TEXT_PACK);
    const struct peil_node *list = peil_node_get(r->root, "b");
    struct peil_place place = peil_node_place(peil_node_at(r->root, 0));

    cr_expect_eq(place.line, 1);
    cr_expect_eq(place.column, 12);
    place = peil_node_key_place(r->root, 1);
    cr_expect_eq(place.line, 2);
    cr_expect_eq(place.column, 3);
    place = peil_node_place(peil_node_at(list, 1));
    cr_expect_eq(place.line, 3);
    cr_expect_eq(place.column, 2);
    cr_expect_eq(place.source, &r->source);
    cr_expect_not(peil_node_is_plain(peil_node_at(r->root, 0)));
    done(r);
}

Test(json, places_agree_with_the_source)
{
    const char *text = "[\r1,\r\n\xc3\xab]";
    struct reading *r = read_text(text, PEIL_TEXT_PACK);
    struct peil_place place = peil_source_place(&r->source, 6);

    cr_expect_eq(place.line, 3);
    cr_expect_str_eq(r->found, "3:1 error json/unexpected\n");
    done(r);
}

Test(json, nothing_and_too_much_are_refused)
{
    expect_refused("", "1:1 error json/empty\n");
    expect_refused(" \n ", "2:2 error json/empty\n");
    expect_refused("{} {}", "1:4 error json/trailing-text\n");
    expect_refused("1 2", "1:3 error json/trailing-text\n");
}

Test(json, mistakes_with_commas_are_named)
{
    expect_refused("{\"a\": 1,}", "1:8 error json/trailing-comma\n");
    expect_refused("[1, 2 ,\n]", "1:7 error json/trailing-comma\n");
    expect_refused("{\"a\": 1 \"b\": 2}", "1:9 error json/missing-comma\n");
    expect_refused("[1 2]", "1:4 error json/missing-comma\n");
    expect_refused("{\"a\": 0,5}", "1:9 error json/decimal-comma\n");
    expect_refused("[,1]", "1:2 error json/unexpected\n");
}

Test(json, mistakes_with_quotes_are_named)
{
    expect_refused("{'a': 1}", "1:2 error json/single-quotes\n");
    expect_refused("{\"a\": 'x'}", "1:7 error json/single-quotes\n");
    expect_refused("{\xe2\x80\x9c"
                   "a\xe2\x80\x9d: 1}",
        "1:2 error json/curly-quotes\n");
    expect_refused("{a: 1}", "1:2 error json/unquoted-key\n");
    expect_refused("{\"a\": goed}", "1:7 error json/unquoted-text\n");
    expect_refused("{\"a\": \"x\ny\"}", "1:7 error json/unclosed-text\n");
    expect_refused("[\"x", "1:2 error json/unclosed-text\n");
    expect_refused("[\"x\\", "1:4 error json/escape\n");
    expect_arg("{na\xc3\xab: 1}", "key", "na\xc3\xab");
}

Test(json, comments_are_refused)
{
    expect_refused("// x\n{}", "1:1 error json/comment\n");
    expect_refused("{ /* x */ }", "1:3 error json/comment\n");
    expect_refused("{\"a\": 1 # x\n}", "1:9 error json/comment\n");
    expect_refused("{} // x", "1:4 error json/comment\n");
}

Test(json, brackets_that_do_not_match_are_named)
{
    expect_refused("{\"a\": [1, 2}", "1:12 error json/wrong-bracket\n");
    expect_refused("{\"a\": [1,\n  2\n", "1:7 error json/unclosed\n");
    expect_refused("{\"a\": 1", "1:1 error json/unclosed\n");
    expect_refused("{\"a\"", "1:5 error json/missing-colon\n");
    expect_refused("{\"a\" 1}", "1:6 error json/missing-colon\n");
    expect_refused("{\"a\": =}", "1:7 error json/unexpected\n");
    expect_arg("[1}", "closing", "]");
    expect_arg("{\"a\": 1;}", "character", ";");
}

Test(json, numbers_of_another_form_are_refused)
{
    static const char *const WRONG[] = {
        "01", ".5", "+1", "1.", "-", "0x1F", "NaN", "Infinity", "-Infinity", "1e", "1_000"};

    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        expect_refused(WRONG[i], "1:1 error json/number-form\n");
        expect_arg(WRONG[i], "number", WRONG[i]);
    }
    expect_refused("[1e999]", "1:2 error json/number-range\n");
}

Test(json, words_of_other_languages_are_refused)
{
    expect_refused("[True]", "1:2 error json/word\n");
    expect_refused("[None]", "1:2 error json/word\n");
    expect_arg("[NULL]", "word", "NULL");
    expect_refused("[truee]", "1:2 error json/unquoted-text\n");
}

Test(json, duplicate_key_is_an_error_at_the_second_key)
{
    struct reading *r =
        read_text("{\"a\": 1,\n\"b\": 2,\n\"a\": 3, \"\\u0062\": 4}", PEIL_TEXT_PACK);

    cr_expect_str_eq(r->found, "3:1 error json/duplicate-key\n3:9 error json/duplicate-key\n");
    cr_expect_eq(peil_diag_arg(peil_diags_at(r->diags, 1), "first_line")->integer, 2);
    cr_expect_str_eq(peil_diag_arg(peil_diags_at(r->diags, 1), "key")->text, "b");
    done(r);
}

Test(json, surrogates_come_in_pairs)
{
    expect_refused("\"\\ud800\"", "1:2 error json/lone-surrogate\n");
    expect_refused("\"\\ud800\\u0041\"", "1:2 error json/lone-surrogate\n");
    expect_refused("\"x\\udc00\"", "1:3 error json/lone-surrogate\n");
    expect_refused("\"\\ud83", "1:2 error json/escape\n");
    expect_refused("\"\\u12g4\"", "1:2 error json/escape\n");
    expect_refused("\"\\x41\"", "1:2 error json/escape\n");
}

Test(json, characters_that_do_not_show_are_refused_in_packs)
{
    expect_refused("[\"x\x01\", \"\xe2\x80\xae\", \"a\tb\"]",
        "1:4 error json/control-character\n1:9 error json/bidi-character\n");
    expect_refused("[\"a\tb\"]", "1:4 error json/control-character\n");
    expect_refused("[\"\xc2\xad\", \"\xc2\xa0\"]",
        "1:3 error json/invisible-character\n1:8 error json/nbsp\n");
    expect_refused("[\"\\u0000\", \"\\u001b\", \"\\u00ad\"]",
        "1:2 error json/escape-character\n1:12 error json/escape-character\n"
        "1:22 error json/escape-character\n");
    expect_refused("[\"\xeb\"]", "1:3 error json/utf-8\n");
    expect_arg("[\"\\u202e\"]", "character", "U+202E");
}

Test(json, answers_are_cleaned_with_one_warning_a_text)
{
    expect_written("{\"a\xc2\xad\": \"x\xc2\xa0y\xe2\x80\x8b\\u00ad\", \"b\": \"goed\\u00a0\"}",
        PEIL_TEXT_ANSWERS, "{\"a\":\"x y\",\"b\":\"goed\"}",
        "1:2 warning json/cleaned\n1:8 warning json/cleaned\n1:27 warning json/cleaned\n");
    expect_written("[\"a\\tb\"]", PEIL_TEXT_PACK, "[\"a b\"]", "1:2 warning json/cleaned\n");
}

Test(json, a_non_breaking_space_between_values_is_named)
{
    struct reading *r = read_text("{\"a\":\xc2\xa0"
                                  "1}",
        PEIL_TEXT_ANSWERS);

    cr_expect_str_eq(r->found, "1:6 error json/nbsp\n");
    done(r);
}

Test(json, utf16_is_named)
{
    struct reading *r =
        read_limited("{\0}\0", 4, PEIL_TEXT_PACK, &(const struct peil_limits)PEIL_LIMITS);

    cr_expect_str_eq(r->found, "1:1 error json/utf-16\n");
    done(r);
}

Test(json, nesting_numbers_of_values_and_texts_are_limited)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct reading *r;

    limits.depth = 2;
    r = read_limited("[[1]]", 5, PEIL_TEXT_PACK, &limits);
    cr_expect_eq(r->status, PEIL_OK);
    done(r);
    r = read_limited("[[[1]]]", 7, PEIL_TEXT_PACK, &limits);
    cr_expect_str_eq(r->found, "1:3 error json/depth\n");
    done(r);
    limits.nodes = 3;
    r = read_limited("[1,2]", 5, PEIL_TEXT_PACK, &limits);
    cr_expect_eq(r->status, PEIL_OK);
    done(r);
    r = read_limited("[1,2,3]", 7, PEIL_TEXT_PACK, &limits);
    cr_expect_str_eq(r->found, "1:6 error json/too-many\n");
    done(r);
    limits.scalar_bytes = 2;
    r = read_limited("[\"ab\",\"abc\"]", 12, PEIL_TEXT_PACK, &limits);
    cr_expect_str_eq(r->found, "1:7 error json/text-too-long\n");
    done(r);
}

Test(json, very_deep_nesting_is_refused_at_once, .timeout = 5)
{
    size_t length = 2000000;
    char *text = malloc(length);
    struct peil_limits limits = PEIL_LIMITS;
    struct reading *r;

    memset(text, '[', length);
    limits.depth = length;
    r = read_limited(text, length, PEIL_TEXT_PACK, &limits);
    cr_expect_str_eq(r->found, "1:65 error json/depth\n");
    done(r);
    free(text);
}

Test(json, the_reader_gives_up_after_a_hundred_mistakes)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct reading *r;

    peil_buf_text(&text, "[1");
    for (int i = 0; i < 150; i++)
        peil_buf_text(&text, ",\"\\u001b\"");
    peil_buf_text(&text, "]");
    r = read_text(text.data, PEIL_TEXT_PACK);
    cr_expect_eq(r->status, PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(r->diags), 100);
    cr_expect_str_eq(peil_diags_at(r->diags, 100)->code, "json/more");
    done(r);
    peil_buf_dispose(&text);
}

Test(json, records_are_found_with_their_lines)
{
    const char *text = "{\"a\": 1}\r\n\n \t\n{\"b\": \n\n[3]";
    struct peil_source whole = {
        .name = "x", .bytes = text, .length = strlen(text), .first_line = 1};
    struct peil_source record;
    size_t offset = 0;
    uint32_t line = 1;

    cr_assert(peil_ndjson_next(&whole, &offset, &line, &record));
    cr_expect_eq(record.first_line, 1);
    cr_expect_eq(record.length, 9);
    cr_assert(peil_ndjson_next(&whole, &offset, &line, &record));
    cr_expect_eq(record.first_line, 4);
    cr_expect_eq(memcmp(record.bytes, "{\"b\": ", 6), 0);
    cr_assert(peil_ndjson_next(&whole, &offset, &line, &record));
    cr_expect_eq(record.first_line, 6);
    cr_expect_eq(record.length, 3);
    cr_expect_not(peil_ndjson_next(&whole, &offset, &line, &record));
    whole = (struct peil_source){.name = "x"};
    offset = 0;
    cr_expect_not(peil_ndjson_next(&whole, &offset, &line, &record));
}

Test(json, a_mistake_in_a_record_is_reported_at_its_line)
{
    const char *text = "{\"a\": 1}\n{\"a\": 1, \"a\": 2}\n";
    struct peil_source whole = {
        .name = "x", .bytes = text, .length = strlen(text), .first_line = 1};
    struct peil_source record;
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    const struct peil_node *root;
    size_t offset = 0;
    uint32_t line = 1;

    cr_assert(peil_ndjson_next(&whole, &offset, &line, &record));
    cr_assert(peil_ndjson_next(&whole, &offset, &line, &record));
    cr_expect_eq(peil_json_read(&root, arena, &record, &(const struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_ANSWERS, diags),
        PEIL_EINPUT);
    cr_expect_eq(peil_diags_at(diags, 0)->line, 2);
    cr_expect_eq(peil_diags_at(diags, 0)->column, 10);
    peil_diags_free(diags);
    peil_arena_free(arena);
}

Test(json, texts_are_escaped_for_a_script_element)
{
    struct peil_buf out = PEIL_BUF_EMPTY;

    peil_json_write_text(&out, "</script>\xe2\x80\xa8\xe2\x80\xa9\xe2\x82\xac\"\\\n\x01\x7f", 23);
    cr_expect_str_eq(peil_buf_string(&out),
        "\"\\u003c/script>\\u2028\\u2029\xe2\x82\xac\\\"\\\\\\n\\u0001\\u007f\"");
    peil_buf_clear(&out);
    peil_json_write_text(&out, "\xe2", 1);
    peil_json_write_text(&out, "", 0);
    cr_expect_str_eq(peil_buf_string(&out), "\"\xe2\"\"\"");
    peil_buf_dispose(&out);
}

Test(json, indentation_puts_each_value_on_its_line)
{
    struct reading *r =
        read_text("{\"a\": [1, {\"b\": null}], \"c\": {}, \"d\": []}", PEIL_TEXT_PACK);
    struct peil_buf out = PEIL_BUF_EMPTY;

    peil_json_write(&out, r->root, 2);
    cr_expect_str_eq(peil_buf_string(&out), "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n"
                                            "    }\n  ],\n  \"c\": {},\n  \"d\": []\n}");
    peil_buf_clear(&out);
    peil_json_write(&out, NULL, 2);
    cr_expect_str_eq(peil_buf_string(&out), "null");
    peil_buf_dispose(&out);
    done(r);
}

Test(json, the_canonical_form_sorts_keys_by_their_bytes)
{
    struct reading *r =
        read_text("{\"b\": 1, \"\xc3\xab\": 2, \"aa\": {\"z\": 1, \"y\": 2}, \"a\": 3, \"B\": 4}",
            PEIL_TEXT_PACK);
    struct peil_buf out = PEIL_BUF_EMPTY;

    peil_json_write_canonical(&out, r->root);
    cr_expect_str_eq(
        peil_buf_string(&out), "{\"B\":4,\"a\":3,\"aa\":{\"y\":2,\"z\":1},\"b\":1,\"\xc3\xab\":2}");
    peil_buf_dispose(&out);
    done(r);
}

Test(json, what_is_written_reads_back_equal)
{
    struct reading *r = read_text(
        "{\"a\": [0.1, 1e21, -7, \"<\\u007e \xe2\x82\xac\\n\"], \"b\": {\"c\": [true, null]}}",
        PEIL_TEXT_PACK);
    struct peil_buf out = PEIL_BUF_EMPTY;
    struct reading *again;

    peil_json_write(&out, r->root, 3);
    again = read_text(peil_buf_string(&out), PEIL_TEXT_PACK);
    cr_assert_eq(again->status, PEIL_OK, "%s", again->found);
    cr_expect(peil_node_equal(r->root, again->root));
    done(again);
    peil_buf_clear(&out);
    peil_json_write_canonical(&out, r->root);
    again = read_text(peil_buf_string(&out), PEIL_TEXT_PACK);
    cr_expect(peil_node_equal(r->root, again->root));
    done(again);
    peil_buf_dispose(&out);
    done(r);
}

Test(json, a_buffer_that_is_full_stops_the_writing)
{
    struct reading *r = read_text("[1, 2, 3, {\"a\": \"bcdefgh\"}]", PEIL_TEXT_PACK);
    struct peil_buf out = PEIL_BUF_EMPTY;

    out.limit = 8;
    peil_json_write(&out, r->root, 0);
    cr_expect(peil_buf_failed(&out));
    peil_buf_dispose(&out);
    done(r);
}
