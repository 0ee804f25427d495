/*
 * Lines and columns.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/source.h"

static struct peil_source source_of(const char *text)
{
    struct peil_source source = {"x.yaml", text, strlen(text), 1};

    return source;
}

static void expect_place(const char *text, size_t offset, uint32_t line, uint32_t column)
{
    struct peil_source source = source_of(text);
    struct peil_place place = peil_source_place(&source, offset);

    cr_assert_eq(place.source, &source);
    cr_assert_eq(place.line, line, "line %u", place.line);
    cr_assert_eq(place.column, column, "column %u", place.column);
}

static void expect_line(const char *text, uint32_t number, const char *expected)
{
    struct peil_source source = source_of(text);
    size_t length;
    const char *line = peil_source_line(&source, number, &length);

    if (!expected) {
        cr_assert_null(line);
        cr_assert_eq(length, 0);
    } else {
        cr_assert_not_null(line);
        cr_assert_eq(length, strlen(expected));
        cr_assert_arr_eq(line, expected, length);
    }
}

Test(source, places_count_lines_and_columns_from_one)
{
    expect_place("ab\ncd\n", 0, 1, 1);
    expect_place("ab\ncd\n", 1, 1, 2);
    expect_place("ab\ncd\n", 2, 1, 3);
    expect_place("ab\ncd\n", 3, 2, 1);
    expect_place("ab\ncd\n", 6, 3, 1);
    expect_place("", 0, 1, 1);
}

Test(source, a_place_behind_the_end_is_the_end)
{
    expect_place("ab\ncd", 99, 2, 3);
    expect_place("", 99, 1, 1);
}

Test(source, columns_are_characters)
{
    expect_place("cli\xC3\xABnt: 1", 7, 1, 7);
    expect_place("\xF0\x9F\x98\x80x", 4, 1, 2);
}

Test(source, a_byte_within_a_character_has_the_place_of_the_character)
{
    expect_place("a\xC3\xABz", 2, 1, 2);
    expect_place("a\xF0\x9F\x98\x80z", 4, 1, 2);
}

Test(source, a_byte_that_is_no_utf8_counts_as_a_character)
{
    expect_place("a\xFF\xFEz", 3, 1, 4);
    expect_place("a\xC3", 2, 1, 3);
}

Test(source, return_and_line_feed_end_lines_alone_and_together)
{
    expect_place("a\r\nb\rc\nd", 3, 2, 1);
    expect_place("a\r\nb\rc\nd", 2, 1, 2);
    expect_place("a\r\nb\rc\nd", 5, 3, 1);
    expect_place("a\r\nb\rc\nd", 7, 4, 1);
    expect_line("a\r\nb\rc\nd", 1, "a");
    expect_line("a\r\nb\rc\nd", 2, "b");
    expect_line("a\r\nb\rc\nd", 3, "c");
    expect_line("a\r\nb\rc\nd", 4, "d");
    expect_line("a\r\nb\rc\nd", 5, NULL);
}

Test(source, a_byte_order_mark_is_neither_column_nor_line)
{
    expect_place("\xEF\xBB\xBF"
                 "ab",
        4, 1, 2);
    expect_place("\xEF\xBB\xBF"
                 "ab",
        0, 1, 1);
    expect_line("\xEF\xBB\xBF"
                "ab\n",
        1, "ab");
}

Test(source, there_is_an_empty_line_behind_the_last_line_end)
{
    expect_line("a\n", 2, "");
    expect_line("a\n", 3, NULL);
    expect_line("", 1, "");
    expect_line("", 2, NULL);
    expect_line("a", 0, NULL);
}

Test(source, lines_count_on_from_the_first_line)
{
    struct peil_source source = {"x.ndjson", "{}\n{]", 5, 40};
    struct peil_place place = peil_source_place(&source, 4);
    size_t length;

    cr_assert_eq(place.line, 41);
    cr_assert_eq(place.column, 2);
    cr_assert_eq(peil_source_line(&source, 41, &length), source.bytes + 3);
    cr_assert_eq(length, 2);
    cr_assert_null(peil_source_line(&source, 1, &length));
}

Test(source, without_bytes_there_is_no_place_in_it)
{
    struct peil_source source = {"x.yaml", NULL, 0, 1};
    struct peil_place place = peil_source_place(&source, 4);

    cr_assert_eq(place.source, &source);
    cr_assert_eq(place.line, 0);
    cr_assert_null(peil_source_line(&source, 1, NULL));
    cr_assert_null(peil_source_place(NULL, 0).source);
    cr_assert_null(peil_source_line(NULL, 1, NULL));
}
