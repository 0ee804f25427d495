/*
 * Reading YAML in the profile that packs use.
 */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"
#include "core/format/yaml.h"

/* One reading: the tree as JSON, and the diagnostics as "line:column code" lines. */
struct reading {
    int status;
    const struct peil_node *root;
    char *tree;
    char found[4096];
    struct peil_arena *arena;
    struct peil_diags *diags;
    struct peil_source source;
    char *bytes;
};

static void add(struct reading *r, const struct peil_diag *diag)
{
    static const char *const LETTERS[] = {"note", "warning", "error"};
    struct peil_buf line = PEIL_BUF_EMPTY;

    peil_buf_format(&line, "%u:%u %s %s\n", (unsigned)diag->line, (unsigned)diag->column,
        LETTERS[diag->severity], diag->code);
    cr_assert_lt(strlen(r->found) + line.length, sizeof(r->found));
    strcat(r->found, peil_buf_string(&line));
    peil_buf_dispose(&line);
}

static struct reading *read_limited(
    const char *bytes, size_t length, enum peil_text_rule rule, const struct peil_limits *limits)
{
    struct reading *r = calloc(1, sizeof(*r));

    r->arena = peil_arena_new();
    r->diags = peil_diags_new(0);
    /* A copy of exactly this size, so that reading behind the end is seen. */
    r->bytes = malloc(length == 0 ? 1 : length);
    memcpy(r->bytes, bytes, length);
    r->source = (struct peil_source){
        .name = "test.yaml", .bytes = r->bytes, .length = length, .first_line = 1};
    r->status = peil_yaml_read(&r->root, r->arena, &r->source, limits, rule, r->diags);
    peil_diags_sort(r->diags);
    for (size_t i = 0; i < peil_diags_count(r->diags); i++)
        add(r, peil_diags_at(r->diags, i));
    if (r->status == PEIL_OK) {
        struct peil_buf out = PEIL_BUF_EMPTY;

        peil_json_write(&out, r->root, 0);
        r->tree = out.data;
    } else {
        cr_assert_null(r->root);
    }
    return r;
}

static struct reading *read_bytes(const char *bytes, size_t length, enum peil_text_rule rule)
{
    return read_limited(bytes, length, rule, &(const struct peil_limits)PEIL_LIMITS);
}

static struct reading *read_answers(const char *text)
{
    return read_bytes(text, strlen(text), PEIL_TEXT_ANSWERS);
}

static void done(struct reading *r)
{
    free(r->tree);
    free(r->bytes);
    peil_diags_free(r->diags);
    peil_arena_free(r->arena);
    free(r);
}

/* Reads as a pack, and expects this tree and no diagnostics. */
static void expect_tree(const char *text, const char *tree)
{
    struct reading *r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);

    cr_expect_str_eq(r->found, "", "%s: %s", text, r->found);
    cr_assert_eq(r->status, PEIL_OK, "%s", text);
    cr_expect_str_eq(r->tree, tree);
    done(r);
}

/* Reads as a pack, and expects to be refused with exactly these diagnostics. */
static void expect_refused(const char *text, const char *found)
{
    struct reading *r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);

    cr_expect_eq(r->status, PEIL_EINPUT, "%s", text);
    cr_expect_str_eq(r->found, found, "%s: %s", text, r->found);
    done(r);
}

/* Reads by a rule, and expects this tree with these warnings. */
static void expect_warned(
    const char *text, enum peil_text_rule rule, const char *tree, const char *found)
{
    struct reading *r = read_bytes(text, strlen(text), rule);

    cr_expect_str_eq(r->found, found, "%s: %s", text, r->found);
    cr_assert_eq(r->status, PEIL_OK, "%s", text);
    cr_expect_str_eq(r->tree, tree);
    done(r);
}

static void expect_text_arg(const char *text, const char *name, const char *value)
{
    struct reading *r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);
    const struct peil_arg *arg;

    cr_assert_eq(peil_diags_count(r->diags), 1, "%s", r->found);
    arg = peil_diag_arg(peil_diags_at(r->diags, 0), name);
    cr_assert_not_null(arg);
    cr_expect_str_eq(arg->text, value);
    done(r);
}

static void expect_integer_arg(const char *text, const char *name, int64_t value)
{
    struct reading *r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);
    const struct peil_arg *arg;

    cr_assert_eq(peil_diags_count(r->diags), 1, "%s", r->found);
    arg = peil_diag_arg(peil_diags_at(r->diags, 0), name);
    cr_assert_not_null(arg);
    cr_expect_eq(arg->integer, value);
    done(r);
}

Test(yaml, maps_lists_and_texts_become_nodes)
{
    expect_tree("a: 1\nb:\n  - x\n  - {c: d, e: [f, g]}\n",
        "{\"a\":\"1\",\"b\":[\"x\",{\"c\":\"d\",\"e\":[\"f\",\"g\"]}]}");
}

Test(yaml, scalars_keep_the_text_that_was_typed)
{
    expect_tree("a: nee\nb: No\nc: 1.10\nd: 012\ne: on\nf: null\ng: 1:30\nh: .inf\n",
        "{\"a\":\"nee\",\"b\":\"No\",\"c\":\"1.10\",\"d\":\"012\",\"e\":\"on\",\"f\":\"null\","
        "\"g\":\"1:30\",\"h\":\".inf\"}");
}

Test(yaml, empty_and_tilde_are_null_unless_quoted)
{
    expect_tree("a:\nb: ~\nc: \"\"\nd: '~'\n", "{\"a\":null,\"b\":null,\"c\":\"\",\"d\":\"~\"}");
}

Test(yaml, block_texts_keep_or_fold_their_lines)
{
    expect_tree("a: |\n  een\n  twee\nb: >-\n  een\n  twee\n",
        "{\"a\":\"een\\ntwee\\n\",\"b\":\"een twee\"}");
}

Test(yaml, crlf_line_ends_become_line_feeds)
{
    expect_tree("a: |\r\n  een\r\n  twee\r\nb: c\r\n", "{\"a\":\"een\\ntwee\\n\",\"b\":\"c\"}");
}

Test(yaml, a_byte_order_mark_is_skipped)
{
    expect_tree("\xef\xbb\xbf"
                "a: b\n",
        "{\"a\":\"b\"}");
    expect_refused("\xef\xbb\xbf"
                   "a: &x b\n",
        "1:4 error yaml/anchor\n");
}

Test(yaml, a_document_start_and_end_are_allowed)
{
    expect_tree("# kop\n---\na: b\n...\n# slot\n", "{\"a\":\"b\"}");
}

Test(yaml, only_scalars_without_quotes_are_plain)
{
    const char *text = "a: 1\nb: \"1\"\nc: '1'\nd: |\n  1\n";
    struct reading *r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);

    cr_expect(peil_node_is_plain(peil_node_get(r->root, "a")));
    cr_expect_not(peil_node_is_plain(peil_node_get(r->root, "b")));
    cr_expect_not(peil_node_is_plain(peil_node_get(r->root, "c")));
    cr_expect_not(peil_node_is_plain(peil_node_get(r->root, "d")));
    done(r);
}

Test(yaml, nodes_and_keys_know_their_place_in_characters)
{
    const char *text = "peil: 1\nlabels: {naam: \"cli\xc3\xabnt\", rol: ja}\n";
    struct reading *r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);
    const struct peil_node *labels = peil_node_get(r->root, "labels");
    struct peil_place place = peil_node_place(peil_node_get(labels, "rol"));

    cr_expect_eq(place.line, 2);
    cr_expect_eq(place.column, 31);
    cr_expect_eq(place.source, &r->source);
    place = peil_node_key_place(labels, 1);
    cr_expect_eq(place.line, 2);
    cr_expect_eq(place.column, 26);
    place = peil_node_place(labels);
    cr_expect_eq(place.column, 9);
    done(r);
}

Test(yaml, a_file_without_anything_is_refused)
{
    expect_refused("", "1:1 error yaml/empty\n");
    expect_refused("# niets\n", "2:1 error yaml/empty\n");
    expect_refused("---\n", "2:1 error yaml/empty\n");
}

Test(yaml, a_root_that_is_no_map_is_refused)
{
    expect_refused("- a\n- b\n", "1:1 error yaml/root-not-map\n");
    expect_refused("[a]\n", "1:1 error yaml/root-not-map\n");
    expect_refused("zomaar tekst\n", "1:1 error yaml/root-not-map\n");
}

Test(yaml, duplicate_key_is_an_error_at_the_second_key)
{
    expect_refused(
        "a: 1\nb: 2\na: 3\nb: 4\n", "3:1 error yaml/duplicate-key\n4:1 error yaml/duplicate-key\n");
    expect_refused("x:\n  - {c: 1, c: 2}\n", "2:12 error yaml/duplicate-key\n");
    expect_text_arg("a: 1\nb: 2\na: 3\n", "key", "a");
    expect_integer_arg("x: 1\na: 1\nb: 2\na: 3\n", "first_line", 2);
}

Test(yaml, every_duplicate_in_a_large_map_is_found)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct reading *r;

    for (int i = 0; i < 3000; i++)
        peil_buf_format(&text, "k%d: x\n", i % 2990);
    r = read_bytes(text.data, text.length, PEIL_TEXT_PACK);
    cr_expect_eq(r->status, PEIL_EINPUT);
    cr_expect_eq(peil_diags_errors(r->diags), 10);
    cr_expect(strncmp(r->found, "2991:1 error yaml/duplicate-key\n", 32) == 0);
    done(r);
    peil_buf_dispose(&text);
}

Test(yaml, anchors_aliases_tags_and_merge_keys_are_refused_all_at_once)
{
    expect_refused("a: &x 1\nb: *x\nc: !!str 1\nd: ! let op\n<<: {e: f}\ng: &y {h: i}\n",
        "1:4 error yaml/anchor\n2:4 error yaml/alias\n3:4 error yaml/tag\n"
        "4:4 error yaml/tag\n5:1 error yaml/merge-key\n6:4 error yaml/anchor\n");
    expect_refused("a: !x!y z\n", "1:4 error yaml/tag\n");
}

Test(yaml, directives_and_second_documents_are_refused)
{
    expect_refused("%YAML 1.1\n---\na: b\n", "1:1 error yaml/directive\n");
    expect_refused("# x\n%TAG ! x\n", "2:1 error yaml/directive\n");
    expect_refused("a: b\n%TAG ! x\n", "2:1 error yaml/directive\n");
    expect_refused("a: b\n---\nc: d\n", "2:1 error yaml/second-document\n");
    expect_refused("a: b\n...\nc: d\n", "3:1 error yaml/second-document\n");
    expect_refused("cli\xc3\xabnt: b\n", "1:1 error yaml/key-characters\n");
}

Test(yaml, keys_are_plain_words)
{
    expect_tree("onaf.1: a\nnl-x-b1: b\noco:x_Y: c\n\"9\": d\n",
        "{\"onaf.1\":\"a\",\"nl-x-b1\":\"b\",\"oco:x_Y\":\"c\",\"9\":\"d\"}");
    expect_refused("Naam gemeente: x\n", "1:1 error yaml/key-characters\n");
    expect_refused("\"\": x\n", "1:1 error yaml/empty-key\n");
    expect_refused("[a]: x\n", "1:1 error yaml/key-not-text\n");
    expect_refused("a: {{naam}}\n", "1:5 error yaml/key-not-text\n");
    expect_text_arg("Naam gemeente: x\n", "key", "Naam gemeente");
}

Test(yaml, a_long_key_is_cut_in_the_message)
{
    char text[300];
    struct reading *r;
    const struct peil_arg *arg;

    memset(text, 'x', sizeof(text));
    memcpy(text + 290, " y: z\n\0", 7);
    r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);
    arg = peil_diag_arg(peil_diags_at(r->diags, 0), "key");
    cr_expect_eq(strlen(arg->text), 95);
    cr_expect(strcmp(arg->text + 90, "xx...") == 0);
    done(r);
}

Test(yaml, a_word_in_braces_without_a_value_is_refused)
{
    expect_refused("a: {text: Ja, nee}\n", "1:15 error yaml/key-without-value\n");
    expect_refused("{id:demo}\n", "1:2 error yaml/key-without-value\n");
    expect_refused("a: {b: [c], \"d\" }\n", "1:13 error yaml/key-without-value\n");
    expect_tree("a: {b: , c: }\n", "{\"a\":{\"b\":null,\"c\":null}}");
}

Test(yaml, nesting_is_limited)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct reading *r;

    limits.depth = 3;
    r = read_limited("a: [[x]]\n", 9, PEIL_TEXT_PACK, &limits);
    cr_expect_eq(r->status, PEIL_OK);
    done(r);
    r = read_limited("a: [[[x]]]\n", 11, PEIL_TEXT_PACK, &limits);
    cr_expect_eq(r->status, PEIL_EINPUT);
    cr_expect_str_eq(r->found, "1:6 error yaml/depth\n");
    done(r);
}

Test(yaml, very_deep_nesting_is_refused_at_once, .timeout = 5)
{
    size_t length = 200000;
    char *text = malloc(length);
    struct reading *r;

    memset(text, '[', length);
    memcpy(text, "a: ", 3);
    r = read_bytes(text, length, PEIL_TEXT_PACK);
    cr_expect_str_eq(r->found, "1:35 error yaml/depth\n");
    done(r);
    free(text);
}

Test(yaml, many_directives_do_not_take_long, .timeout = 5)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct reading *r;

    peil_buf_text(&text, "a: b\n");
    for (int i = 0; i < 200000; i++)
        peil_buf_format(&text, "%%TAG !%d! x\n", i);
    r = read_bytes(text.data, text.length, PEIL_TEXT_PACK);
    cr_expect_str_eq(r->found, "2:1 error yaml/directive\n");
    done(r);
    r = read_bytes(text.data + 5, text.length - 5, PEIL_TEXT_PACK);
    cr_expect_str_eq(r->found, "1:1 error yaml/directive\n");
    done(r);
    peil_buf_dispose(&text);
}

Test(yaml, the_number_of_values_and_the_length_of_a_text_are_limited)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct reading *r;

    limits.nodes = 4;
    r = read_limited("a: [b, c]\n", 10, PEIL_TEXT_PACK, &limits);
    cr_expect_eq(r->status, PEIL_OK);
    done(r);
    r = read_limited("a: [b, c, d]\n", 13, PEIL_TEXT_PACK, &limits);
    cr_expect_str_eq(r->found, "1:11 error yaml/too-many\n");
    done(r);
    limits.scalar_bytes = 4;
    r = read_limited("a: vier\nb: vijf5\n", 17, PEIL_TEXT_PACK, &limits);
    cr_expect_str_eq(r->found, "2:4 error yaml/text-too-long\n");
    done(r);
}

Test(yaml, of_bytes_that_are_not_utf8_the_first_is_named)
{
    expect_refused("a: cli\xebnt\nb: caf\xe9\n", "1:7 error yaml/utf-8\n");
    expect_refused("a: cli\xebnt\x01\nb: caf\xe9\nc: \xe2\x80\xae\n",
        "1:7 error yaml/utf-8\n3:4 error yaml/bidi-character\n");
    expect_text_arg("a: cli\xebnt\n", "byte", "0xeb");
}

Test(yaml, utf16_is_named)
{
    struct reading *r = read_bytes("\xff\xfe"
                                   "a\0:\0",
        6, PEIL_TEXT_PACK);

    cr_expect_str_eq(r->found, "1:1 error yaml/utf-16\n");
    done(r);
    r = read_bytes("\0a\0:\0 \0b", 8, PEIL_TEXT_PACK);
    cr_expect_str_eq(r->found, "1:1 error yaml/utf-16\n");
    cr_expect_str_eq(peil_diag_arg(peil_diags_at(r->diags, 0), "encoding")->text, "UTF-16BE");
    done(r);
}

Test(yaml, characters_that_do_not_show_are_refused_in_packs)
{
    expect_refused("a: x\x1by\xc2\x85z\nb: \xe2\x80\xaex\n",
        "1:5 error yaml/control-character\n1:7 error yaml/control-character\n"
        "2:4 error yaml/bidi-character\n");
    expect_refused("a: co\xc2\xadop\xe2\x80\x8b\nb: x\xc2\xa0y\nc: x\xe2\x80\xa8y\nd: "
                   "x\xef\xbb\xbfy\n",
        "1:6 error yaml/invisible-character\n1:9 error yaml/invisible-character\n"
        "2:5 error yaml/nbsp\n3:5 error yaml/control-character\n"
        "4:5 error yaml/control-character\n");
    expect_text_arg("a: x\xc2\xa0y\n", "character", "U+00A0");
}

Test(yaml, a_nul_is_refused)
{
    struct reading *r = read_bytes("abcd: e\0f\n", 10, PEIL_TEXT_PACK);

    cr_expect_str_eq(r->found, "1:8 error yaml/binary\n");
    done(r);
    r = read_bytes("a: \0\x01\0\nb: \xff\n", 13, PEIL_TEXT_PACK);
    cr_expect_str_eq(r->found, "1:4 error yaml/binary\n", "nothing else is looked for");
    done(r);
}

Test(yaml, joiners_and_right_to_left_letters_are_fine)
{
    expect_tree("a: \xd7\xa9\xd7\x9c\nb: \xe2\x80\x8d\n",
        "{\"a\":\"\xd7\xa9\xd7\x9c\",\"b\":\"\xe2\x80\x8d\"}");
}

Test(yaml, a_letter_takes_eight_accents_and_no_more)
{
    char text[64] = "a: e";
    struct reading *r;

    for (int i = 0; i < 8; i++)
        strcat(text, "\xcc\x81");
    r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);
    cr_expect_eq(r->status, PEIL_OK);
    done(r);
    strcat(text, "\xcc\x81");
    expect_refused(text, "1:13 error yaml/accents\n");
    expect_refused("a: \"e\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301\"\n",
        "1:4 error yaml/accents\n");
}

Test(yaml, a_lone_carriage_return_is_refused)
{
    expect_refused("a: b\rc: d\n", "1:5 error yaml/lone-cr\n");
}

Test(yaml, tabs_in_the_indentation_are_refused_and_elsewhere_become_blanks)
{
    expect_refused("a:\n\t- b\n  \t- c\n", "2:1 error yaml/tab\n3:3 error yaml/tab\n");
    expect_tree("a:\tb\n \t \nc: d\t# x\n", "{\"a\":\"b\",\"c\":\"d\"}");
    expect_warned("a: x\ty\n", PEIL_TEXT_PACK, "{\"a\":\"x y\"}", "1:4 warning yaml/cleaned\n");
}

Test(yaml, the_scan_gives_up_after_twenty_findings)
{
    char text[256] = "a: ";
    struct reading *r;

    for (int i = 0; i < 60; i++)
        strcat(text, "\x01");
    r = read_bytes(text, strlen(text), PEIL_TEXT_PACK);
    cr_expect_eq(peil_diags_errors(r->diags), 20);
    cr_expect_eq(peil_diags_count(r->diags), 21);
    cr_expect_str_eq(peil_diags_at(r->diags, 20)->code, "yaml/more");
    done(r);
}

Test(yaml, the_reader_gives_up_after_a_hundred_mistakes)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct reading *r;

    for (int i = 0; i < 150; i++)
        peil_buf_text(&text, "x: &a b\n");
    r = read_bytes(text.data, text.length, PEIL_TEXT_PACK);
    cr_expect_eq(peil_diags_errors(r->diags), 100);
    cr_expect_str_eq(peil_diags_at(r->diags, 100)->code, "yaml/more");
    done(r);
    peil_buf_dispose(&text);
}

Test(yaml, characters_made_by_escapes_are_refused)
{
    expect_refused("a: \"\\e[0m\"\nb: \"\\u202e\"\nc: \"x\\0\"\nd: \"\\x9b\"\ne: \"\\_\"\n",
        "1:4 error yaml/escape-character\n2:4 error yaml/escape-character\n"
        "3:4 error yaml/escape-character\n4:4 error yaml/escape-character\n"
        "5:4 error yaml/escape-character\n");
    expect_tree("a: \"x\\ny \\u00eb \\r\\n\"\n", "{\"a\":\"x\\ny \xc3\xab \\n\"}");
    expect_text_arg("a: \"\\U000e0041\"\n", "character", "U+E0041");
}

Test(yaml, answers_are_cleaned_with_one_warning_a_text)
{
    expect_warned("a: co\xc2\xadop\xe2\x80\x8b\xc2\xadx\nb: x\xc2\xa0y\xe2\x80\xafz\n"
                  "c: goed\xc2\xa0\nd: \xc2\xa0\ne\xc2\xad: gewoon\n",
        PEIL_TEXT_ANSWERS,
        "{\"a\":\"coopx\",\"b\":\"x y z\",\"c\":\"goed\",\"d\":null,\"e\":\"gewoon\"}",
        "1:4 warning yaml/cleaned\n2:4 warning yaml/cleaned\n3:4 warning yaml/cleaned\n"
        "4:4 warning yaml/cleaned\n5:1 warning yaml/cleaned\n");
}

Test(yaml, answers_still_refuse_control_and_bidi_characters)
{
    struct reading *r = read_answers("a: x\xe2\x80\xae\nb: \"\\e\"\n");

    cr_expect_str_eq(r->found, "1:5 error yaml/bidi-character\n");
    done(r);
    r = read_answers("b: \"\\e\"\n");
    cr_expect_str_eq(r->found, "1:4 error yaml/escape-character\n");
    done(r);
}

Test(yaml, a_non_breaking_space_is_no_blank_for_the_structure_of_answers)
{
    struct reading *r = read_answers("a:\n\xc2\xa0 b: c\n");

    cr_expect_str_eq(r->found, "2:1 error yaml/nbsp-indentation\n");
    done(r);
    r = read_answers("a: 1\nb:\n  x:\xc2\xa0goed\n");
    cr_expect_str_eq(r->found, "3:3 error yaml/nbsp-structure\n");
    done(r);
    r = read_answers("a: 1\nb:\xc2\xa0goed\nc: 2\n");
    cr_expect_str_eq(r->found, "2:1 error yaml/nbsp-structure\n");
    done(r);
    expect_warned("a: let op:\xc2\xa0zo\n", PEIL_TEXT_ANSWERS, "{\"a\":\"let op: zo\"}",
        "1:4 warning yaml/cleaned\n");
}

Test(yaml, a_text_cut_off_by_a_clinging_hash_is_an_error)
{
    expect_refused("label: Vraag #1 gaat hierover\n", "1:14 error yaml/cut-by-hash\n");
    expect_refused("a: cli\xc3\xabnt \xc3\xa9\xc3\xa9n  #2\n", "1:16 error yaml/cut-by-hash\n");
    expect_refused(
        "a: #1\nb:\n  - #2\n", "1:4 error yaml/cut-by-hash\n3:5 error yaml/cut-by-hash\n");
    expect_refused("a: {b: c #1\n  }\nd: {e: #2\n  }\n",
        "1:10 error yaml/cut-by-hash\n3:8 error yaml/cut-by-hash\n");
    /* The rest of the text is not reported as a mistake of its own. */
    expect_refused("a: Vraag #1 gaat\n  verder\nb: c\n", "1:10 error yaml/cut-by-hash\n");
}

Test(yaml, a_comment_in_a_text_with_blanks_is_doubtful)
{
    expect_warned("a: Het programma C # is goed\n", PEIL_TEXT_PACK, "{\"a\":\"Het programma C\"}",
        "1:20 warning yaml/comment-in-text\n");
}

Test(yaml, ordinary_comments_are_no_mistake)
{
    expect_tree("# kop\na: 2 # hoogste\nb: heel goed  # hoogste\nc: \"heel #1 goed\" #x\n"
                "d: # leeg\n  - e ##\nf: C# is leuk\ng: heel goed\t# hoogste\n#x\n",
        "{\"a\":\"2\",\"b\":\"heel goed\",\"c\":\"heel #1 goed\",\"d\":[\"e\"],"
        "\"f\":\"C# is leuk\",\"g\":\"heel goed\"}");
}

Test(yaml, a_deeper_list_item_warns_that_it_joins_the_one_before)
{
    expect_warned("a:\n  - b\n   - c\n", PEIL_TEXT_PACK, "{\"a\":[\"b - c\"]}",
        "3:4 warning yaml/dash-in-text\n");
    expect_tree("a: b - c\n  d\n", "{\"a\":\"b - c d\"}");
}

Test(yaml, a_colon_in_a_text_is_explained)
{
    expect_refused("a: let op: dit\n", "1:10 error yaml/colon-in-text\n");
    expect_refused("a: tekst\n  met let op: dit\n", "2:13 error yaml/colon-in-text\n");
    expect_refused("a: {b: let op: dit}\n", "1:14 error yaml/colon-in-text\n");
}

Test(yaml, texts_that_begin_with_a_sign_are_explained)
{
    static const char SIGNS[] = "@`%*&>|]},?-";

    for (const char *sign = SIGNS; *sign != '\0'; sign++) {
        char text[] = "a: ? x\n";
        char name[2] = {*sign, '\0'};

        text[3] = *sign;
        expect_refused(text, "1:4 error yaml/reserved-start\n");
        expect_text_arg(text, "character", name);
    }
    expect_refused("a: *belangrijk*\n", "1:4 error yaml/reserved-start\n");
    expect_refused("a:\n  - ? wat\n", "2:5 error yaml/reserved-start\n");
    expect_refused("a: [x] en y\n", "1:8 error yaml/text-after-value\n");
}

Test(yaml, quotes_that_go_wrong_are_explained)
{
    expect_refused("a: 1\nb: 't gaat goed\nc: d\n", "2:4 error yaml/unclosed-quote\n");
    expect_refused("a: \"x\n---\n", "1:4 error yaml/unclosed-quote\n");
    expect_refused("a: \"x\nb: y\nc: \"z\"\n", "1:4 error yaml/unclosed-quote\n");
    expect_refused("a: {b: \"x, c: y}\nd: \"z\"\n", "1:8 error yaml/unclosed-quote\n");
    expect_refused("a: 's ochtends en 's middags\n", "1:20 error yaml/text-after-quote\n");
    expect_refused("a: {b: \"c\" d}\n", "1:12 error yaml/text-after-quote\n");
    expect_refused("a: \"C:\\quatsch\"\n", "1:7 error yaml/escape\n");
}

Test(yaml, wrong_indentation_is_explained)
{
    expect_refused("a: 1\n  b: 2\n", "2:4 error yaml/indentation\n");
    expect_refused("a:\n  b: 1\n c: 2\n", "3:2 error yaml/indentation\n");
    expect_refused("  a: 1\nb: 2\n", "2:1 error yaml/indentation\n");
    expect_refused("a:\n  - b\n c: d\n", "3:2 error yaml/indentation\n");
    expect_refused("a:\n  - b\n  c: d\n", "3:3 error yaml/mixed-list\n");
    expect_integer_arg("a:\n  - b\n  c: d\n", "first_line", 2);
}

Test(yaml, a_line_that_is_no_key_is_explained)
{
    expect_refused("a: 1\ntitel Proef\nb: 2\n", "2:1 error yaml/missing-colon\n");
    expect_refused("a: 1\nid:demo\nb: 2\n", "2:1 error yaml/blank-after-colon\n");
    expect_refused("id:demo\n", "1:1 error yaml/blank-after-colon\n");
}

Test(yaml, an_open_bracket_is_reported_where_it_stands)
{
    expect_refused("a:\n  - {id: b\n  - {id: c}\n", "2:5 error yaml/unclosed-bracket\n");
    expect_refused("a: [b,\n", "1:4 error yaml/unclosed-bracket\n");
    expect_integer_arg("a: [b\nc: d\n", "until", 2);
    expect_text_arg("a: [b\nc: d\n", "closing", "]");
    expect_refused("a: {b: [c] d: e}\n", "1:12 error yaml/missing-comma\n");
    expect_refused("{a: 1} b\n", "1:8 error yaml/text-after-value\n");
}

Test(yaml, a_reading_without_a_list_of_diagnostics_is_fine)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_source source = {.name = "x", .bytes = "a: &x b", .length = 7, .first_line = 1};
    const struct peil_node *root;

    cr_expect_eq(peil_yaml_read(&root, arena, &source, &(const struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_PACK, NULL),
        PEIL_EINPUT);
    source = (struct peil_source){.name = "x"};
    cr_expect_eq(peil_yaml_read(&root, arena, &source, &(const struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_PACK, NULL),
        PEIL_EINPUT);
    peil_arena_free(arena);
}
