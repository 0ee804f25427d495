/*
 * Diagnostics and the nearest word.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/base/diag.h"
#include "core/base/utf8.h"

static struct peil_diags *diags;

static void set_up(void)
{
    diags = peil_diags_new(0);
}

static void tear_down(void)
{
    peil_diags_free(diags);
}

TestSuite(diag, .init = set_up, .fini = tear_down);

static struct peil_source source_of(const char *name, const char *text)
{
    struct peil_source source = {name, text, text ? strlen(text) : 0, 1};

    return source;
}

/* The diagnostic for a place in a text. */
static const struct peil_diag *diag_at(const char *text, uint32_t line, uint32_t column)
{
    struct peil_source source = source_of("pack.yaml", text);

    peil_diags_clear(diags);
    peil_diag_add(
        diags, PEIL_ERROR, "test/code", (struct peil_place){&source, line, column}, PEIL_NO_ARGS);
    cr_assert_eq(peil_diags_count(diags), 1);
    return peil_diags_at(diags, 0);
}

static void expect_line(
    const char *text, uint32_t line, uint32_t column, const char *shown, size_t caret)
{
    const struct peil_diag *diag = diag_at(text, line, column);

    cr_assert_not_null(diag->source_line);
    cr_assert_str_eq(diag->source_line, shown, "shown is \"%s\"", diag->source_line);
    cr_assert_eq(diag->caret, caret, "caret at %zu", diag->caret);
}

Test(diag, it_owns_all_that_it_shows)
{
    char text[] = "weight: 12\n";
    char name[] = "pack.yaml";
    char key[] = "got";
    char value[] = "12";
    char path[] = "items[4].weight";
    struct peil_source source = source_of(name, text);
    const struct peil_diag *diag;

    peil_diag_add_at(diags, PEIL_WARNING, "number/too-large", (struct peil_place){&source, 1, 9},
        path, PEIL_ARGS(PEIL_TEXT(key, value), PEIL_INTEGER("most", 10), PEIL_NUMBER("step", 0.5)));
    memset(text, 'X', sizeof(text) - 1);
    memset(name, 'X', sizeof(name) - 1);
    memset(key, 'X', sizeof(key) - 1);
    memset(value, 'X', sizeof(value) - 1);
    memset(path, 'X', sizeof(path) - 1);
    diag = peil_diags_at(diags, 0);
    cr_assert_eq(diag->severity, PEIL_WARNING);
    cr_assert_str_eq(diag->code, "number/too-large");
    cr_assert_str_eq(diag->file, "pack.yaml");
    cr_assert_eq(diag->line, 1);
    cr_assert_eq(diag->column, 9);
    cr_assert_str_eq(diag->source_line, "weight: 12");
    cr_assert_eq(diag->caret, 8);
    cr_assert_str_eq(diag->path, "items[4].weight");
    cr_assert_str_eq(peil_diag_arg(diag, "got")->text, "12");
    cr_assert_eq(peil_diag_arg(diag, "most")->integer, 10);
    cr_assert_eq(peil_diag_arg(diag, "step")->number, 0.5);
    cr_assert_null(peil_diag_arg(diag, "least"));
    cr_assert_null(peil_diag_arg(NULL, "least"));
}

Test(diag, a_text_that_is_null_is_left_out)
{
    const struct peil_diag *diag;

    peil_diag_add(diags, PEIL_ERROR, "test/code", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("near", NULL), PEIL_TEXT("key", "titel")));
    diag = peil_diags_at(diags, 0);
    cr_assert_null(peil_diag_arg(diag, "near"));
    cr_assert_str_eq(diag->args[0].name, "key");
    cr_assert_eq(diag->args[1].type, PEIL_ARG_END);
}

Test(diag, without_a_place_there_is_no_line)
{
    struct peil_source source = source_of("pack.yaml", NULL);
    const struct peil_diag *diag;

    peil_diag_add(diags, PEIL_ERROR, "a", PEIL_NOWHERE, PEIL_NO_ARGS);
    diag = peil_diags_at(diags, 0);
    cr_assert_null(diag->file);
    cr_assert_null(diag->source_line);
    cr_assert_null(diag->path);
    cr_assert_eq(diag->line, 0);
    cr_assert_eq(diag->args[0].type, PEIL_ARG_END);
    peil_diag_add(diags, PEIL_ERROR, "b", (struct peil_place){&source, 3, 1}, PEIL_NO_ARGS);
    diag = peil_diags_at(diags, 1);
    cr_assert_str_eq(diag->file, "pack.yaml");
    cr_assert_eq(diag->line, 3);
    cr_assert_null(diag->source_line);
    cr_assert_null(peil_diags_at(diags, 2));
}

Test(diag, the_caret_counts_bytes_before_the_place)
{
    expect_line("one\ntwo: x\nthree", 2, 6, "two: x", 5);
    expect_line("one\r\ntwo: x\r\nthree", 2, 6, "two: x", 5);
    expect_line("cli\xC3\xABnt: \xE2\x82\xAC 5", 1, 9, "cli\xC3\xABnt: \xE2\x82\xAC 5", 9);
    expect_line("cli\xC3\xABnt: \xE2\x82\xAC 5", 1, 11, "cli\xC3\xABnt: \xE2\x82\xAC 5", 13);
    expect_line("abc", 1, 1, "abc", 0);
    expect_line("abc", 1, 0, "abc", 0);
    expect_line("abc", 1, 4, "abc", 3);
    expect_line("abc", 1, 99, "abc", 3);
    expect_line("abc\n", 2, 1, "", 0);
}

Test(diag, what_cannot_be_printed_is_replaced_and_the_caret_stays_right)
{
    expect_line("a\tb\xFF!", 1, 5, "a b?!", 4);
    expect_line("\xC3\xA9\xFF\xFE!", 1, 4, "\xC3\xA9?\?!", 4);
    expect_line("\x1B[31mred", 1, 6, "?[31mred", 5);
    expect_line("\xE2\x80\xAE"
                "abc",
        1, 2, "?abc", 1);
    expect_line("\xC2\x9B"
                "abc",
        1, 3, "?abc", 2);
    expect_line("a\xE2\x80\x8B"
                "b",
        1, 3, "a?b", 2);
    expect_line("a\xC3", 1, 3, "a?", 2);
    expect_line("a\xC2\xA0"
                "b",
        1, 3,
        "a\xC2\xA0"
        "b",
        3);
}

Test(diag, a_nul_byte_is_replaced)
{
    struct peil_source source = {"x", "a\0b", 3, 1};

    peil_diag_add(diags, PEIL_ERROR, "a", (struct peil_place){&source, 1, 3}, PEIL_NO_ARGS);
    cr_assert_str_eq(peil_diags_at(diags, 0)->source_line, "a?b");
    cr_assert_eq(peil_diags_at(diags, 0)->caret, 2);
}

Test(diag, a_long_line_is_cut_around_the_place_on_borders_of_characters)
{
    char text[4000];
    uint32_t column;
    size_t at;

    for (at = 0; at + 3 <= 3000; at += 3)
        memcpy(text + at, "\xE2\x82\xAC", 3);
    text[3000] = '\0';
    for (column = 1; column <= 1001; column++) {
        const struct peil_diag *diag = diag_at(text, 1, column);
        size_t length = strlen(diag->source_line);
        cr_assert_leq(length, 200);
        cr_assert_geq(length, 195);
        cr_assert_eq(peil_utf8_check(diag->source_line, length), length);
        cr_assert_leq(diag->caret, length);
        cr_assert_eq(diag->caret % 3, 0);
        cr_assert_eq(length % 3, 0);
        cr_assert(column > 1000 || diag->caret < length);
    }
}

Test(diag, the_cut_line_points_at_the_right_character)
{
    char text[2001];
    size_t at;

    for (at = 0; at < 2000; at++)
        text[at] = "\xC3\xA9"[at % 2];
    text[2000] = '\0';
    for (at = 0; at < 1000; at++) {
        const struct peil_diag *diag;
        text[2 * at] = '!';
        text[2 * at + 1] = '?';
        diag = diag_at(text, 1, (uint32_t)at + 1);
        cr_assert_eq(diag->source_line[diag->caret], '!');
        cr_assert_leq(strlen(diag->source_line), 200);
        text[2 * at] = '\xC3';
        text[2 * at + 1] = '\xA9';
    }
}

Test(diag, a_long_line_of_wrong_bytes_stays_printable)
{
    char text[1000];
    uint32_t column;

    memset(text, 0x80, sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    for (column = 1; column <= sizeof(text); column++) {
        const struct peil_diag *diag = diag_at(text, 1, column);
        size_t length = strlen(diag->source_line);
        cr_assert_leq(length, 200);
        cr_assert_eq(strspn(diag->source_line, "?"), length);
        cr_assert_leq(diag->caret, length);
    }
}

Test(diag, the_list_keeps_so_many_and_counts_the_rest)
{
    struct peil_diags *few = peil_diags_new(3);
    int at;

    for (at = 0; at < 5; at++) {
        peil_diag_add(few, PEIL_ERROR, "e", PEIL_NOWHERE, PEIL_NO_ARGS);
        peil_diag_add(few, PEIL_WARNING, "w", PEIL_NOWHERE, PEIL_NO_ARGS);
        peil_diag_add(few, PEIL_NOTE, "n", PEIL_NOWHERE, PEIL_NO_ARGS);
    }
    cr_assert_eq(peil_diags_count(few), 3);
    cr_assert_eq(peil_diags_left_out(few), 12);
    cr_assert_eq(peil_diags_errors(few), 5);
    cr_assert_null(peil_diags_at(few, 3));
    peil_diags_clear(few);
    cr_assert_eq(peil_diags_count(few) + peil_diags_left_out(few) + peil_diags_errors(few), 0);
    for (at = 0; at < 4; at++)
        peil_diag_add(few, PEIL_ERROR, "e", PEIL_NOWHERE, PEIL_NO_ARGS);
    cr_assert_eq(peil_diags_count(few), 3, "the limit is kept");
    peil_diags_free(few);
}

Test(diag, a_thousand_are_kept_by_default)
{
    int at;

    for (at = 0; at < 1001; at++)
        peil_diag_add(diags, PEIL_NOTE, "n", PEIL_NOWHERE, PEIL_NO_ARGS);
    cr_assert_eq(peil_diags_count(diags), 1000);
    cr_assert_eq(peil_diags_left_out(diags), 1);
}

Test(diag, no_list_takes_nothing)
{
    peil_diag_add(NULL, PEIL_ERROR, "e", PEIL_NOWHERE, PEIL_NO_ARGS);
    peil_diags_sort(NULL);
    peil_diags_clear(NULL);
    cr_assert_eq(peil_diags_count(NULL) + peil_diags_errors(NULL) + peil_diags_left_out(NULL), 0);
    cr_assert_null(peil_diags_at(NULL, 0));
    peil_diags_free(NULL);
}

Test(diag, sorting_is_by_file_line_and_column)
{
    struct peil_source b = source_of("b.yaml", NULL);
    struct peil_source b_again = source_of("b.yaml", NULL);
    struct peil_source a = source_of("a.yaml", NULL);
    char order[16] = "";
    size_t at;

    peil_diag_add(diags, PEIL_ERROR, "5", (struct peil_place){&b, 7, 1}, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "6", (struct peil_place){&a, 1, 1}, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "2", (struct peil_place){&b_again, 2, 3}, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "8", PEIL_NOWHERE, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "7", (struct peil_place){&a, 1, 2}, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "4", (struct peil_place){&b, 2, 10}, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "3", (struct peil_place){&b, 2, 3}, PEIL_NO_ARGS);
    peil_diag_add(diags, PEIL_ERROR, "1", (struct peil_place){&b, 0, 0}, PEIL_NO_ARGS);
    peil_diags_sort(diags);
    for (at = 0; at < peil_diags_count(diags); at++)
        strcat(order, peil_diags_at(diags, at)->code);
    cr_assert_str_eq(order, "12345678");
}

Test(diag, sorting_keeps_the_order_of_equal_places)
{
    struct peil_source source = source_of("x", NULL);
    int64_t last[7];
    size_t at;
    uint32_t before = 0;

    for (at = 0; at < 900; at++) {
        peil_diag_add(diags, PEIL_ERROR, "x",
            (struct peil_place){&source, (uint32_t)(at * 5 % 7), 1},
            PEIL_ARGS(PEIL_INTEGER("at", at)));
        if (at == 450)
            peil_diags_sort(diags);
    }
    peil_diags_sort(diags);
    for (at = 0; at < 7; at++)
        last[at] = -1;
    for (at = 0; at < 900; at++) {
        const struct peil_diag *diag = peil_diags_at(diags, at);
        int64_t order = peil_diag_arg(diag, "at")->integer;
        cr_assert_geq(diag->line, before);
        cr_assert_gt(order, last[diag->line]);
        before = diag->line;
        last[diag->line] = order;
    }
}

static const char *const words[] = {"title", "weight", "sections", "items", "Answer", "id",
    "na\xC3\xAF"
    "ef",
    NULL};

Test(nearest, a_letter_too_many_too_few_wrong_or_swapped_is_near)
{
    cr_assert_str_eq(peil_nearest("titel", words), "title");
    cr_assert_str_eq(peil_nearest("titles", words), "title");
    cr_assert_str_eq(peil_nearest("tite", words), "title");
    cr_assert_str_eq(peil_nearest("wieght", words), "weight");
    cr_assert_str_eq(peil_nearest("section", words), "sections");
    cr_assert_str_eq(peil_nearest("itens", words), "items");
}

Test(nearest, a_third_of_the_length_is_near_and_more_is_not)
{
    cr_assert_str_eq(peil_nearest("waigth", words), "weight", "6 letters, 2 away");
    cr_assert_null(peil_nearest("xxxght", words), "6 letters, 3 away");
    cr_assert_null(peil_nearest("wexxt", words), "5 letters, 3 away");
    cr_assert_null(peil_nearest("ix", words), "2 letters, 1 away");
    cr_assert_null(peil_nearest("colour", words));
    cr_assert_null(peil_nearest("", words));
}

Test(nearest, case_is_no_distance)
{
    cr_assert_str_eq(peil_nearest("TITLE", words), "title");
    cr_assert_str_eq(peil_nearest("answer", words), "Answer");
    cr_assert_str_eq(peil_nearest("ID", words), "id");
    cr_assert_str_eq(peil_nearest("NA\xC3\x8F"
                                  "EF",
                         words),
        "na\xC3\xAF"
        "ef");
}

Test(nearest, an_accent_is_one_letter)
{
    cr_assert_str_eq(peil_nearest("naief", words), "na\xC3\xAF"
                                                   "ef");
}

Test(nearest, the_nearest_wins_and_of_equals_the_first)
{
    static const char *const close[] = {"abcdef", "abcdxx", "abcdxy", NULL};

    cr_assert_str_eq(peil_nearest("abcdxy", close), "abcdxy");
    cr_assert_str_eq(peil_nearest("abcdex", close), "abcdef");
}

Test(nearest, nothing_and_endless_words_are_near_to_nothing)
{
    char endless[500];
    const char *list[] = {endless, "title", NULL};
    static const char *const none[] = {NULL};

    memset(endless, 'a', sizeof(endless) - 1);
    endless[sizeof(endless) - 1] = '\0';
    cr_assert_null(peil_nearest(endless, list));
    cr_assert_str_eq(peil_nearest("titel", list), "title");
    cr_assert_null(peil_nearest("title", none));
    cr_assert_null(peil_nearest("title", NULL));
    cr_assert_null(peil_nearest(NULL, words));
    cr_assert_null(peil_nearest("\xFF\xFE\xFD", words));
}

Test(diag, a_copy_of_another_list_keeps_place_line_caret_and_arguments)
{
    struct peil_source source = {"a.yaml", "one\ntwo three\n", 14, 1};
    struct peil_diags *from = peil_diags_new(0), *to = peil_diags_new(0);
    const struct peil_diag *diag;

    peil_diag_add_at(from, PEIL_WARNING, "test/code", (struct peil_place){&source, 2, 5}, "a.b",
        PEIL_ARGS(PEIL_TEXT("word", "three"), PEIL_INTEGER("count", 3)));
    peil_diag_add_copy(to, peil_diags_at(from, 0));
    peil_diags_free(from);
    cr_assert_eq(peil_diags_count(to), 1);
    cr_assert_eq(peil_diags_at(to, 0)->severity, PEIL_WARNING);
    cr_assert_eq(peil_diags_errors(to), 0);
    diag = peil_diags_at(to, 0);
    cr_assert_str_eq(diag->file, "a.yaml");
    cr_assert_eq(diag->line, 2);
    cr_assert_eq(diag->column, 5);
    cr_assert_str_eq(diag->source_line, "two three");
    cr_assert_eq(diag->caret, 4);
    cr_assert_str_eq(diag->path, "a.b");
    cr_assert_str_eq(peil_diag_arg(diag, "word")->text, "three");
    cr_assert_eq(peil_diag_arg(diag, "count")->integer, 3);
    peil_diags_free(to);
}
