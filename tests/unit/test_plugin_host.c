/*
 * The host table, used as a plugin uses it.
 */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "core/base/node.h"
#include "core/plugin/host.h"

static struct peil_arena *arena;
static struct peil_node *map;
static struct peil_buf out;
static struct peil_sink sink;
static const struct peil_sink_facts no_facts;
static const struct peil_output no_options = {.size = sizeof(struct peil_output)};
static const struct peil_host *const host = &peil_plugin_host;

static void begin(void)
{
    struct peil_node *list;

    arena = peil_arena_new();
    list = peil_node_list(arena);
    peil_node_add(arena, list, peil_node_text(arena, "cli\xc3\xabnt"));
    peil_node_add(arena, list, peil_node_null(arena));
    map = peil_node_map(arena);
    peil_node_set_bool(arena, map, "yes", true);
    peil_node_set_number(arena, map, "half", 0.5);
    peil_node_set(arena, map, "list", list);
    out = PEIL_BUF_EMPTY;
    sink = (struct peil_sink){.out = &out, .output = &no_options, .facts = &no_facts};
}

static void end(void)
{
    peil_buf_dispose(&out);
    peil_buf_dispose(&sink.message);
    peil_arena_free(arena);
}

TestSuite(plugin_host, .init = begin, .fini = end);

Test(plugin_host, the_table_tells_its_size_and_has_no_holes)
{
    const char *bytes = (const char *)host;

    cr_assert_eq(host->size, sizeof(struct peil_host));
    for (size_t at = offsetof(struct peil_host, type); at < sizeof(*host); at += sizeof(void *)) {
        void *function;

        memcpy(&function, bytes + at, sizeof(function));
        cr_assert_not_null(function, "nothing at %zu", at);
    }
}

Test(plugin_host, a_field_is_there_when_the_size_reaches_its_end)
{
    struct peil_host older = *host;

    cr_assert(PEIL_HOST_HAS(&older, sha256));
    older.size = offsetof(struct peil_host, sha256) + sizeof(older.sha256) - 1;
    cr_assert_not(PEIL_HOST_HAS(&older, sha256));
    cr_assert(PEIL_HOST_HAS(&older, write_json));
}

Test(plugin_host, the_document_is_read_through_the_table)
{
    const struct peil_node *list = host->get(map, "list");
    size_t length = 0;

    cr_assert_eq(host->type(map), PEIL_NODE_MAP);
    cr_assert_eq(host->count(map), 3);
    cr_assert_str_eq(host->key(map, 1), "half");
    cr_assert_eq(host->number(host->at(map, 1)), 0.5);
    cr_assert_eq(host->boolean(host->get(map, "yes")), 1);
    cr_assert_eq(host->type(list), PEIL_NODE_LIST);
    cr_assert_str_eq(host->text(host->at(list, 0), &length), "cli\xc3\xabnt");
    cr_assert_eq(length, 7);
    cr_assert_eq(host->type(host->at(list, 1)), PEIL_NODE_NULL);
}

Test(plugin_host, what_is_not_there_reads_as_null)
{
    const struct peil_node *list = host->get(map, "list");
    size_t length = 7;

    cr_assert_eq(host->type(NULL), PEIL_NODE_NULL);
    cr_assert_eq(host->boolean(NULL), 0);
    cr_assert_eq(host->number(NULL), 0);
    cr_assert_str_eq(host->text(NULL, &length), "");
    cr_assert_eq(length, 0);
    cr_assert_eq(host->count(NULL), 0);
    cr_assert_null(host->at(NULL, 0));
    cr_assert_null(host->key(NULL, 0));
    cr_assert_null(host->get(NULL, "list"));
    cr_assert_null(host->at(list, 2));
    cr_assert_null(host->at(list, (size_t)-1));
    cr_assert_null(host->key(list, 0));
    cr_assert_null(host->key(map, 3));
    cr_assert_null(host->get(map, "lis"));
    cr_assert_null(host->get(map, NULL));
    cr_assert_null(host->get(list, "list"));
    cr_assert_null(host->get(host->get(host->get(map, "a"), "b"), "c"));
}

Test(plugin_host, a_value_of_another_kind_reads_as_nothing)
{
    const struct peil_node *text = host->at(host->get(map, "list"), 0);

    cr_assert_eq(host->boolean(text), 0);
    cr_assert_eq(host->boolean(host->get(map, "half")), 0);
    cr_assert_eq(host->number(text), 0);
    cr_assert_eq(host->number(host->get(map, "yes")), 0);
    cr_assert_str_eq(host->text(map, NULL), "");
    cr_assert_eq(host->count(text), 0);
    cr_assert_null(host->at(text, 0));
}

Test(plugin_host, bytes_are_copied_when_they_are_written)
{
    char bytes[] = "first";

    cr_assert_eq(host->write(&sink, bytes, 5), 0);
    memcpy(bytes, "wrong", 5);
    cr_assert_eq(host->write(&sink, "\0", 1), 0);
    cr_assert_eq(host->write(&sink, NULL, 0), 0);
    cr_assert_eq(out.length, 6);
    cr_assert_arr_eq(out.data, "first", 6);
}

Test(plugin_host, writing_over_the_limit_fails_now_and_later)
{
    out.limit = 8;
    cr_assert_eq(host->write(&sink, "12345678", 8), 0);
    cr_assert_lt(host->write(&sink, "9", 1), 0);
    cr_assert_lt(host->write(&sink, "", 0), 0);
    cr_assert_lt(host->write_json(&sink, NULL, 0), 0);
    cr_assert_eq(out.length, 8);
}

Test(plugin_host, json_over_the_limit_fails_too)
{
    out.limit = 8;
    cr_assert_lt(host->write_json(&sink, map, 2), 0);
    cr_assert_lt(host->write(&sink, "", 0), 0);
}

Test(plugin_host, json_has_the_indent_that_is_asked_for)
{
    cr_assert_eq(host->write_json(&sink, map, 0), 0);
    cr_assert_str_eq(
        peil_buf_string(&out), "{\"yes\":true,\"half\":0.5,\"list\":[\"cli\xc3\xabnt\",null]}");
    peil_buf_clear(&out);
    cr_assert_eq(host->write_json(&sink, host->get(map, "list"), 1), 0);
    cr_assert_str_eq(peil_buf_string(&out), "[\n \"cli\xc3\xabnt\",\n null\n]");
    peil_buf_clear(&out);
    cr_assert_eq(host->write_json(&sink, host->get(map, "list"), 4000000000u), 0);
    cr_assert_lt(out.length, 100);
    peil_buf_clear(&out);
    cr_assert_eq(host->write_json(&sink, NULL, 0), 0);
    cr_assert_str_eq(peil_buf_string(&out), "null");
}

Test(plugin_host, failing_answers_below_zero_and_keeps_the_first_reason)
{
    char reason[] = "first";

    cr_assert_lt(host->fail(&sink, reason), 0);
    memcpy(reason, "wrong", 5);
    cr_assert_lt(host->fail(&sink, "second"), 0);
    cr_assert_str_eq(peil_buf_string(&sink.message), "first");
    cr_assert_lt(host->write(&sink, "x", 1), 0);
    cr_assert_eq(out.length, 0);
}

Test(plugin_host, an_option_is_never_null)
{
    static const struct peil_output_option options[] = {
        {"size", "how large", "10", PEIL_OPTION_TEXT, 0}};
    static const struct peil_setting settings[] = {{"size", "12"}, {"other", "13"}};
    static const struct peil_sink_facts facts = {.settings = settings, .setting_count = 2};
    struct peil_output output = no_options;

    cr_assert_str_eq(host->option(&sink, "size"), "");
    output.options = options;
    output.option_count = 1;
    output.option_size = sizeof(*options);
    sink.output = &output;
    cr_assert_str_eq(host->option(&sink, "size"), "10");
    sink.facts = &facts;
    cr_assert_str_eq(host->option(&sink, "size"), "12");
    cr_assert_str_eq(host->option(&sink, "other"), "");
    cr_assert_str_eq(host->option(&sink, ""), "");
    cr_assert_str_eq(host->option(&sink, NULL), "");
}

Test(plugin_host, numbers_follow_the_language)
{
    char text[64];

    cr_assert_eq(host->format_number(62.5, 1, "nl", text, sizeof(text)), 4);
    cr_assert_str_eq(text, "62,5");
    host->format_number(62.5, 1, "en-GB", text, sizeof(text));
    cr_assert_str_eq(text, "62.5");
    host->format_number(62.5, 0, "nl", text, sizeof(text));
    cr_assert_str_eq(text, "63");
    host->format_number(-62.5, 0, "nl", text, sizeof(text));
    cr_assert_str_eq(text, "-63");
    host->format_number(0.1 + 0.2, PEIL_DECIMALS_SHORTEST, "nl", text, sizeof(text));
    cr_assert_str_eq(text, "0,30000000000000004");
    host->format_number(62.5, 1, NULL, text, sizeof(text));
    cr_assert_str_eq(text, "62.5");
}

Test(plugin_host, a_number_that_is_none_and_a_room_that_is_none_do_no_harm)
{
    char text[4] = "xxx";

    cr_assert_gt(host->format_number((double)NAN, 2, "nl", text, sizeof(text)), 0);
    cr_assert_eq(strlen(text), 3);
    cr_assert_eq(host->format_number(1234567, 0, "nl", NULL, 0), 7);
    cr_assert_eq(host->format_number(1234567, 0, "nl", text, sizeof(text)), 7);
    cr_assert_str_eq(text, "123");
    cr_assert_gt(host->format_number(1, 1000000, "nl", NULL, 0), 0);
}

Test(plugin_host, words_have_two_forms)
{
    cr_assert_eq(host->plural("nl", 1), 0);
    cr_assert_eq(host->plural("nl", 0), 1);
    cr_assert_eq(host->plural("nl", 2), 1);
    cr_assert_eq(host->plural("en", 1.5), 1);
    cr_assert_eq(host->plural(NULL, 1), 0);
}

Test(plugin_host, width_counts_columns)
{
    cr_assert_eq(host->display_width("", 0), 0);
    cr_assert_eq(host->display_width("cli\xc3\xabnt", 7), 6);
    cr_assert_eq(host->display_width("e\xcc\x81", 3), 1);
    cr_assert_eq(host->display_width("\xe6\x9d\xb1\xe4\xba\xac", 6), 4);
    cr_assert_eq(host->display_width("\xf0\x9f\x99\x82", 4), 2);
}

Test(plugin_host, sha256_is_the_known_one)
{
    static const unsigned char abc[] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea};
    unsigned char digest[32];

    host->sha256("abc", 3, digest);
    cr_assert_arr_eq(digest, abc, sizeof(abc));
    host->sha256(NULL, 0, digest);
    cr_assert_eq(digest[0], 0xe3);
}
