/*
 * Reading a map by a table.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/format/yaml.h"
#include "core/pack/index.h"
#include "core/pack/schema.h"

struct thing {
    const char *string, *id, *language, *date;
    struct peil_text text;
    double number;
    int64_t integer;
    bool yes, has_number;
    int word;
    const struct peil_node *node;
};

static const char *const words[] = {"choice", "choices", "matrix", NULL};

#define AT(field) offsetof(struct thing, field)
static const struct peil_field fields[] = {
    {.key = "string", .type = PEIL_FIELD_STRING, .offset = AT(string)},
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id)},
    {.key = "language", .type = PEIL_FIELD_LANGUAGE, .offset = AT(language)},
    {.key = "date", .type = PEIL_FIELD_DATE, .offset = AT(date)},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(text)},
    {.key = "number",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(number),
        .min = 0,
        .max = 10,
        .seen_offset = AT(has_number)},
    {.key = "integer", .type = PEIL_FIELD_INTEGER, .offset = AT(integer)},
    {.key = "yes", .type = PEIL_FIELD_BOOL, .offset = AT(yes)},
    {.key = "word", .type = PEIL_FIELD_WORD, .offset = AT(word), .words = words},
    {.key = "node", .type = PEIL_FIELD_NODE, .offset = AT(node)}, {0}};

static const struct peil_field required_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "word", .type = PEIL_FIELD_WORD, .offset = AT(word), .required = true, .words = words},
    {0}};
#undef AT

static struct peil_arena *arena;
static struct peil_diags *diags;
static struct peil_schema_context context;
static struct thing thing;

static void set_up(void)
{
    arena = peil_arena_new();
    diags = peil_diags_new(0);
    cr_assert(arena && diags);
    context = (struct peil_schema_context){
        .arena = arena, .diags = diags, .language = "nl", .suggestions = PEIL_SUGGESTIONS};
    thing = (struct thing){.number = -1, .word = -1};
}

static void tear_down(void)
{
    peil_diags_free(diags);
    peil_arena_free(arena);
}

TestSuite(pack_schema, .init = set_up, .fini = tear_down);

static const struct peil_node *parse(const char *yaml)
{
    static const struct peil_limits limits = PEIL_LIMITS;
    struct peil_source *source = peil_arena_alloc(arena, sizeof(*source));
    const struct peil_node *root;

    cr_assert_not_null(source);
    source->name = "test.yaml";
    source->bytes = yaml;
    source->length = strlen(yaml);
    source->first_line = 1;
    cr_assert_eq(peil_yaml_read(&root, arena, source, &limits, PEIL_TEXT_PACK, diags), 0);
    return root;
}

static bool read_as(const char *yaml, const struct peil_field *table)
{
    return peil_schema_read(&context, parse(yaml), table, NULL, &thing);
}

/* Reads it and checks that there is one error of a code, at a line and column. */
static const struct peil_diag *one_error(
    const char *yaml, const char *code, unsigned line, unsigned column)
{
    const struct peil_diag *diag;

    (void)read_as(yaml, fields);
    cr_assert_eq(peil_diags_count(diags), 1, "%zu", peil_diags_count(diags));
    diag = peil_diags_at(diags, 0);
    cr_expect_str_eq(diag->code, code);
    cr_expect_eq(diag->severity, PEIL_ERROR);
    cr_expect_eq(diag->line, line, "line %u", (unsigned)diag->line);
    cr_expect_eq(diag->column, column, "column %u", (unsigned)diag->column);
    cr_expect(context.failed);
    return diag;
}

static const char *arg(const struct peil_diag *diag, const char *name)
{
    const struct peil_arg *found = peil_diag_arg(diag, name);

    return found ? found->text : NULL;
}

Test(pack_schema, every_type_goes_to_its_place)
{
    cr_assert(read_as("string: nee\nid: a.1\nlanguage: nl-x-b1\ndate: 2026-03-14\ntext: Goed\n"
                      "number: 2.5\ninteger: -7\nyes: true\nword: matrix\nnode: [1]\n",
        fields));
    cr_assert_eq(peil_diags_count(diags), 0);
    cr_assert_not(context.failed);
    cr_assert_str_eq(thing.string, "nee");
    cr_assert_str_eq(thing.id, "a.1");
    cr_assert_str_eq(thing.language, "nl-x-b1");
    cr_assert_str_eq(thing.date, "2026-03-14");
    cr_assert_eq(thing.text.count, 1);
    cr_assert_str_eq(thing.text.variants[0].tag, "nl");
    cr_assert_str_eq(thing.text.variants[0].text, "Goed");
    cr_assert_eq(thing.number, 2.5);
    cr_assert(thing.has_number);
    cr_assert_eq(thing.integer, -7);
    cr_assert(thing.yes);
    cr_assert_eq(thing.word, 2);
    cr_assert_eq(peil_node_count(thing.node), 1);
}

Test(pack_schema, what_is_not_given_keeps_its_value)
{
    cr_assert(read_as("id: a\n", fields));
    cr_assert_eq(thing.number, -1);
    cr_assert_not(thing.has_number);
    cr_assert_eq(thing.word, -1);
    cr_assert_null(thing.node);
}

Test(pack_schema, texts_stay_what_was_typed)
{
    cr_assert(read_as("string: 012\ntext: 1.10\n", fields));
    cr_assert_str_eq(thing.string, "012");
    cr_assert_str_eq(thing.text.variants[0].text, "1.10");
}

Test(pack_schema, line_feeds_at_the_end_of_a_text_are_left_out)
{
    cr_assert(read_as("text: |\n  Een\n  twee\nstring: >\n  drie\n", fields));
    cr_assert_str_eq(thing.text.variants[0].text, "Een\ntwee");
    cr_assert_str_eq(thing.string, "drie");
}

Test(pack_schema, texts_may_be_a_map_by_language)
{
    cr_assert(read_as("text: {nl: Goed, en: Good, nl-x-b1: Het is goed}\n", fields));
    cr_assert_eq(thing.text.count, 3);
    cr_assert_str_eq(thing.text.variants[2].tag, "nl-x-b1");
    cr_assert_str_eq(thing.text.variants[2].text, "Het is goed");
    cr_assert_eq(peil_diags_count(diags), 0);
}

Test(pack_schema, a_text_without_the_pack_language_is_a_warning)
{
    cr_assert(read_as("text: {en: Good}\n", fields));
    cr_assert_eq(thing.text.count, 1);
    cr_assert_eq(peil_diags_count(diags), 1);
    cr_assert_eq(peil_diags_at(diags, 0)->severity, PEIL_WARNING);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "pack/language-missing");
    cr_assert_not(context.failed);
}

Test(pack_schema, languages_are_checked_at_their_key)
{
    const struct peil_diag *diag =
        one_error("text: {nl: Goed, in_het_Engels: Good}\n", "pack/not-a-language", 1, 18);

    cr_expect_str_eq(diag->path, "text");
}

Test(pack_schema, a_language_is_given_once_whatever_its_case)
{
    one_error("text: {nl: Goed, NL: Best}\n", "pack/duplicate-language", 1, 18);
}

Test(pack_schema, unknown_keys_get_a_suggestion)
{
    const struct peil_diag *diag = one_error("id: a\nnumbre: 3\n", "pack/unknown-key", 2, 1);

    cr_expect_str_eq(arg(diag, "value"), "numbre");
    cr_expect_str_eq(arg(diag, "near"), "number");
    cr_expect_null(arg(diag, "list"));
    cr_expect_null(diag->path);
}

Test(pack_schema, unknown_keys_that_are_like_none_get_the_list)
{
    const struct peil_diag *diag = one_error("kleur: rood\n", "pack/unknown-key", 1, 1);

    cr_expect_null(arg(diag, "near"));
    cr_expect_str_eq(
        arg(diag, "list"), "string, id, language, date, text, number, integer, yes, word, node");
}

Test(pack_schema, long_values_are_cut_in_messages)
{
    const struct peil_diag *diag =
        one_error("id: A2345678901234567890123456789012345678901234567890123456789\xc3\xa9xxxx\n",
            "pack/not-an-id", 1, 5);

    cr_expect_str_eq(
        arg(diag, "value"), "A2345678901234567890123456789012345678901234567890123456789...");
}

Test(pack_schema, all_mistakes_are_reported)
{
    cr_assert(read_as("id: A\nnumber: x\nyes: ja\nword: choise\nfoo: 1\ndate: gisteren\n", fields));
    cr_assert_eq(peil_diags_count(diags), 6);
    cr_assert_null(thing.id);
    cr_assert_eq(thing.number, -1);
    cr_assert_not(thing.has_number);
    cr_assert_eq(thing.word, -1);
}

Test(pack_schema, missing_keys_are_reported_at_the_map)
{
    cr_assert(read_as("\nid: a\n", required_fields));
    cr_assert_eq(peil_diags_count(diags), 1);
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "pack/missing-key");
    cr_assert_str_eq(arg(peil_diags_at(diags, 0), "key"), "word");
}

Test(pack_schema, a_key_with_a_wrong_value_is_not_missing_too)
{
    cr_assert(read_as("id: A\nword: foo\n", required_fields));
    cr_assert_eq(peil_diags_count(diags), 2);
}

Test(pack_schema, what_is_not_a_map_is_refused)
{
    const struct peil_node *root = parse("list: [1]\n");

    cr_assert_not(peil_schema_read(
        &context, peil_node_get(root, "list"), fields, PEIL_PATH_KEY(NULL, "list"), &thing));
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "pack/not-a-map");
    cr_assert_str_eq(peil_diags_at(diags, 0)->path, "list");
}

Test(pack_schema, paths_are_written_from_the_top)
{
    const struct peil_path *path = PEIL_PATH_KEY(
        PEIL_PATH_AT(PEIL_PATH_KEY(PEIL_PATH_AT(PEIL_PATH_KEY(NULL, "sections"), 2), "items"), 4),
        "weight");

    cr_assert_str_eq(peil_path_text(arena, path), "sections[2].items[4].weight");
    cr_assert_null(peil_path_text(arena, NULL));
}

Test(pack_schema, empty_values_are_errors)
{
    one_error("string:\n", "pack/empty-value", 1, 8);
}

Test(pack_schema, blank_texts_are_errors)
{
    one_error("text: \"  \"\n", "pack/empty-value", 1, 7);
}

Test(pack_schema, empty_nodes_are_errors)
{
    one_error("id: a\nnode:\n", "pack/empty-value", 2, 6);
}

Test(pack_schema, lists_are_no_texts)
{
    one_error("string: [a]\n", "pack/not-a-text", 1, 9);
}

Test(pack_schema, numbers_between_quotes_are_texts)
{
    one_error("number: \"2\"\n", "pack/quoted-value", 1, 9);
}

Test(pack_schema, yes_between_quotes_is_a_text)
{
    one_error("yes: 'yes'\n", "pack/quoted-value", 1, 6);
}

Test(pack_schema, yes_and_no_are_words_too)
{
    cr_assert(read_as("yes: yes\n", fields));
    cr_assert(thing.yes);
    cr_assert(read_as("yes: no\n", fields));
    cr_assert_not(thing.yes);
    cr_assert(read_as("yes: false\n", fields));
    cr_assert_not(thing.yes);
    cr_assert_eq(peil_diags_count(diags), 0);
}

Test(pack_schema, other_words_for_yes_are_not)
{
    one_error("yes: True\n", "pack/not-yes-or-no", 1, 6);
}

Test(pack_schema, decimal_commas_are_named)
{
    one_error("number: 7,5\n", "pack/number-comma", 1, 9);
}

Test(pack_schema, leading_zeros_are_named)
{
    one_error("number: 010\n", "pack/number-form", 1, 9);
}

Test(pack_schema, numbers_too_large_for_a_double_are_named)
{
    char yaml[500];

    memset(yaml, '9', sizeof(yaml));
    memcpy(yaml, "number: ", 8);
    memcpy(yaml + sizeof(yaml) - 2, "\n", 2);
    one_error(yaml, "pack/number-range", 1, 9);
}

Test(pack_schema, bounds_hold_and_are_included)
{
    cr_assert(read_as("number: 0\n", fields));
    cr_assert(read_as("number: 10\n", fields));
    cr_assert_eq(peil_diags_count(diags), 0);
    one_error("number: 10.1\n", "pack/number-too-large", 1, 9);
    cr_assert_eq(thing.number, 10);
    cr_assert_eq(peil_diag_arg(peil_diags_at(diags, 0), "most")->number, 10);
}

Test(pack_schema, numbers_below_the_least_are_errors)
{
    one_error("number: -1\n", "pack/number-too-small", 1, 9);
}

Test(pack_schema, integers_are_whole)
{
    one_error("integer: 1.5\n", "pack/not-whole", 1, 10);
}

Test(pack_schema, integers_do_not_overflow)
{
    one_error("integer: 99999999999999999999\n", "pack/not-whole", 1, 10);
}

Test(pack_schema, words_get_a_suggestion)
{
    const struct peil_diag *diag = one_error("word: choise\n", "pack/unknown-word", 1, 7);

    cr_expect_str_eq(arg(diag, "near"), "choice");
    cr_expect_str_eq(diag->path, "word");
}

Test(pack_schema, lists_must_be_lists_with_something_in_them)
{
    const struct peil_node *root = parse("a: x\nb: []\nc: [1]\n");

    cr_assert_not(peil_schema_list(&context, peil_node_get(root, "a"), NULL));
    cr_assert_not(peil_schema_list(&context, peil_node_get(root, "b"), NULL));
    cr_assert(peil_schema_list(&context, peil_node_get(root, "c"), NULL));
    cr_assert_str_eq(peil_diags_at(diags, 0)->code, "pack/not-a-list");
    cr_assert_str_eq(peil_diags_at(diags, 1)->code, "pack/empty-list");
}

Test(pack_schema, suggestions_stop_when_enough_was_compared)
{
    size_t i;

    context.suggestions = 25;
    (void)read_as("numbre: 1\nstrnig: 1\nintgeer: 1\n", fields);
    cr_assert_eq(peil_diags_count(diags), 3);
    for (i = 0; i < 3; i++)
        cr_expect_eq(arg(peil_diags_at(diags, i), "near") != NULL, i < 2);
}

/* An index over ids "i0", "i1", ... in an order that jumps about, each of some of them twice. */
Test(pack_schema, an_index_finds_the_first_of_each_id)
{
    enum {
        COUNT = 2000
    };
    struct peil_index *index = peil_index_new(arena, COUNT + 2);
    size_t at = 0, first, second, i;

    for (i = 0; i < COUNT; i++) {
        size_t id = i * 1237 % COUNT;
        peil_index_add(index, peil_arena_format(arena, "i%z", id), id);
    }
    peil_index_add(index, "i7", 100007);
    peil_index_add(index, "i1999", 101999);
    /* There is no room for this one. */
    peil_index_add(index, "no-room", 1);
    cr_assert(peil_index_sort(index, arena));
    for (i = 0; i < COUNT; i++)
        cr_assert_eq(peil_index_find(index, peil_arena_format(arena, "i%z", i)), i);
    cr_assert_eq(peil_index_find(index, "i2000"), SIZE_MAX);
    cr_assert_eq(peil_index_find(index, ""), SIZE_MAX);
    cr_assert_eq(peil_index_find(index, NULL), SIZE_MAX);
    cr_assert_eq(peil_index_find(index, "no-room"), SIZE_MAX);
    cr_assert(peil_index_repeat(index, &at, &first, &second));
    cr_assert(first == 7 && second == 100007);
    cr_assert(peil_index_repeat(index, &at, &first, &second));
    cr_assert(first == 1999 && second == 101999);
    cr_assert_not(peil_index_repeat(index, &at, &first, &second));
}

Test(pack_schema, ids_that_begin_alike_are_told_apart)
{
    struct peil_index *index = peil_index_new(arena, 4);

    peil_index_add(index, "onafhankelijkheid.b", 1);
    peil_index_add(index, "onafhankelijkheid.a", 2);
    peil_index_add(index, "onafhank", 3);
    peil_index_add(index, NULL, 4);
    cr_assert(peil_index_sort(index, arena));
    cr_assert_eq(peil_index_find(index, "onafhankelijkheid.a"), 2);
    cr_assert_eq(peil_index_find(index, "onafhankelijkheid.b"), 1);
    cr_assert_eq(peil_index_find(index, "onafhank"), 3);
    cr_assert_eq(peil_index_find(index, "onafhankelijkheid.c"), SIZE_MAX);
}

Test(pack_schema, an_index_of_nothing_finds_nothing)
{
    struct peil_index *index = peil_index_new(arena, 0);
    size_t at = 0, first, second;

    cr_assert(peil_index_sort(index, arena));
    cr_assert_eq(peil_index_find(index, "a"), SIZE_MAX);
    cr_assert_not(peil_index_repeat(index, &at, &first, &second));
    cr_assert_eq(peil_index_find(NULL, "a"), SIZE_MAX);
}
