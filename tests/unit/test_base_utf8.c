/*
 * UTF-8.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/base/utf8.h"

Test(utf8, every_code_point_comes_back_from_its_bytes)
{
    uint32_t code;

    for (code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        uint32_t back = 1;
        size_t length = peil_utf8_encode(code, bytes);
        if (code >= 0xD800 && code <= 0xDFFF) {
            cr_assert_eq(length, 0);
            continue;
        }
        cr_assert_eq(length, code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
        cr_assert_eq(peil_utf8_decode(bytes, length, &back), length);
        cr_assert_eq(back, code);
        cr_assert_eq(peil_utf8_decode(bytes, length - 1, &back), 0, "cut off");
        cr_assert_eq(peil_utf8_check(bytes, length), length);
    }
    cr_assert_eq(peil_utf8_encode(0x110000, (char[4]){0}), 0);
    cr_assert_eq(peil_utf8_encode(UINT32_MAX, (char[4]){0}), 0);
}

/* Three bytes and four: what is well-formed is exactly what encoding makes. */
Test(utf8, nothing_but_the_bytes_of_a_code_point_is_well_formed)
{
    uint32_t lead;
    uint32_t second;
    uint32_t third;

    for (lead = 0x80; lead < 0x100; lead++) {
        for (second = 0; second < 0x100; second++) {
            for (third = 0x7E; third < 0xC2; third++) {
                char bytes[4] = {(char)lead, (char)second, (char)third, (char)0x80};
                char again[4];
                uint32_t code;
                size_t length = peil_utf8_decode(bytes, 4, &code);
                if (length != 0) {
                    cr_assert_eq(peil_utf8_encode(code, again), length);
                    cr_assert_arr_eq(again, bytes, length);
                }
            }
        }
    }
}

Test(utf8, the_first_wrong_byte_is_found_for_every_wrong_form)
{
    static const char *const wrong[] = {
        "\x80",             /* a byte that continues nothing */
        "\xBF",             /* the same */
        "\xC0\x80",         /* overlong, two bytes */
        "\xC1\xBF",         /* overlong, two bytes */
        "\xE0\x80\x80",     /* overlong, three bytes */
        "\xE0\x9F\xBF",     /* overlong, three bytes */
        "\xF0\x80\x80\x80", /* overlong, four bytes */
        "\xF0\x8F\xBF\xBF", /* overlong, four bytes */
        "\xED\xA0\x80",     /* first surrogate */
        "\xED\xBF\xBF",     /* last surrogate */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF5\x80\x80\x80", /* no lead byte */
        "\xF8\x88\x80\x80\x80",
        "\xFC\x84\x80\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3",         /* cut off */
        "\xE2\x82",     /* cut off */
        "\xF0\x9F\x98", /* cut off */
        "\xC3z",        /* broken off */
        "\xE2\x82z",
        "\xE2z\x82",
        "\xF0\x9F\x98z",
        "\xF0\x9Fz\x98",
        "\xF0z\x9F\x98",
        "\xC3\xC3\xA9",
    };
    size_t at;

    for (at = 0; at < sizeof(wrong) / sizeof(*wrong); at++) {
        char text[32] = "ok\xC3\xA9";
        uint32_t code;
        strcat(text, wrong[at]);
        cr_assert_eq(peil_utf8_check(text, strlen(text)), 4, "form %zu", at);
        cr_assert_eq(peil_utf8_decode(wrong[at], strlen(wrong[at]), &code), 0, "form %zu", at);
    }
    cr_assert_eq(peil_utf8_check("", 0), 0);
    cr_assert_eq(peil_utf8_check("a\0b", 3), 3, "a NUL is a character");
}

Test(utf8, nothing_is_read_where_there_is_nothing)
{
    uint32_t code = 7;

    cr_assert_eq(peil_utf8_decode("", 0, &code), 0);
    cr_assert_eq(peil_utf8_decode(NULL, 0, &code), 0);
}

Test(utf8, what_hides_or_steers_is_told_apart_from_text)
{
    static const struct {
        uint32_t code;
        enum peil_utf8_class expected;
    } cases[] = {{'a', PEIL_UTF8_PLAIN}, {'\t', PEIL_UTF8_PLAIN}, {'\n', PEIL_UTF8_PLAIN},
        {0xE9, PEIL_UTF8_PLAIN}, {0x200D, PEIL_UTF8_PLAIN}, {0xFE0F, PEIL_UTF8_PLAIN},
        {0x1F600, PEIL_UTF8_PLAIN}, {0, PEIL_UTF8_CONTROL}, {'\r', PEIL_UTF8_CONTROL},
        {0x1B, PEIL_UTF8_CONTROL}, {0x7F, PEIL_UTF8_CONTROL}, {0x80, PEIL_UTF8_CONTROL},
        {0x85, PEIL_UTF8_CONTROL}, {0x9F, PEIL_UTF8_CONTROL}, {0x2028, PEIL_UTF8_CONTROL},
        {0x2029, PEIL_UTF8_CONTROL}, {0xFEFF, PEIL_UTF8_CONTROL}, {0xFDD0, PEIL_UTF8_CONTROL},
        {0xFFFE, PEIL_UTF8_CONTROL}, {0x10FFFF, PEIL_UTF8_CONTROL}, {0xD800, PEIL_UTF8_CONTROL},
        {0x110000, PEIL_UTF8_CONTROL}, {0x202A, PEIL_UTF8_BIDI}, {0x202E, PEIL_UTF8_BIDI},
        {0x2066, PEIL_UTF8_BIDI}, {0x2069, PEIL_UTF8_BIDI}, {0x200E, PEIL_UTF8_BIDI},
        {0x200F, PEIL_UTF8_BIDI}, {0x61C, PEIL_UTF8_BIDI}, {0xAD, PEIL_UTF8_INVISIBLE},
        {0x200B, PEIL_UTF8_INVISIBLE}, {0x2060, PEIL_UTF8_INVISIBLE},
        {0xE0001, PEIL_UTF8_INVISIBLE}, {0xE007F, PEIL_UTF8_INVISIBLE}, {0xA0, PEIL_UTF8_NBSP},
        {0x202F, PEIL_UTF8_NBSP}, {0xA1, PEIL_UTF8_PLAIN}, {0x20, PEIL_UTF8_PLAIN}};
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        cr_assert_eq(peil_utf8_classify(cases[at].code), cases[at].expected, "U+%04X",
            (unsigned)cases[at].code);
    }
}

Test(utf8, width_is_none_for_marks_and_two_for_wide_characters)
{
    static const struct {
        uint32_t code;
        int width;
    } cases[] = {{'a', 1}, {'~', 1}, {0xE9, 1}, {0xAD, 1}, {0x20AC, 1}, {0x2192, 1}, {0x0301, 0},
        {0x0300, 0}, {0x036F, 0}, {0x0370, 1}, {0x200B, 0}, {0x200D, 0}, {0xFE0F, 0}, {0x20DD, 0},
        {0x1160, 0}, {0x0000, 0}, {0x1B, 0}, {0x85, 0}, {0x4E00, 2}, {0x9FFF, 2}, {0x3042, 2},
        {0xAC00, 2}, {0xD7A3, 2}, {0xFF21, 2}, {0xFF71, 1}, {0x3000, 2}, {0x1F600, 2}, {0x1F4A9, 2},
        {0x2705, 2}, {0x2714, 1}, {0x1F1F3, 1}, {0x20000, 2}, {0x2FFFD, 2}, {0x1100, 2},
        {0x10FF, 1}, {0xE0100, 0}, {0x303F, 1}, {0x0627, 1}, {0x10FFFF, 1}};
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        cr_assert_eq(
            peil_utf8_width(cases[at].code), cases[at].width, "U+%04X", (unsigned)cases[at].code);
    }
}

Test(utf8, width_of_text_is_the_sum_of_its_characters)
{
    cr_assert_eq(peil_utf8_text_width("cli\xC3\xABnt", 7), 6);
    cr_assert_eq(peil_utf8_text_width("e\xCC\x81", 3), 1);
    cr_assert_eq(peil_utf8_text_width("\xE6\xBC\xA2\xE5\xAD\x97!", 7), 5);
    cr_assert_eq(peil_utf8_text_width("", 0), 0);
    cr_assert_eq(peil_utf8_text_width("a\xFFz", 3), 3, "a wrong byte takes a column");
}

Test(utf8, lower_case_knows_latin_letters_and_leaves_the_rest)
{
    static const uint32_t pairs[][2] = {{'A', 'a'}, {'Z', 'z'}, {0xC9, 0xE9}, {0xDE, 0xFE},
        {0x100, 0x101}, {0x12E, 0x12F}, {0x130, 'i'}, {0x132, 0x133}, {0x139, 0x13A},
        {0x147, 0x148}, {0x14A, 0x14B}, {0x160, 0x161}, {0x178, 0xFF}, {0x17D, 0x17E},
        {0x1A0, 0x1A1}, {0x1AF, 0x1B0}, {0x1CD, 0x1CE}, {0x218, 0x219}, {0x21A, 0x21B},
        {0x1E9E, 0xDF}, {0x1EA0, 0x1EA1}, {0x1EF8, 0x1EF9}};
    static const uint32_t same[] = {'a', '@', '[', '0', 0xB5, 0xD7, 0xDF, 0xE9, 0xF7, 0xFF, 0x101,
        0x131, 0x138, 0x149, 0x13A, 0x17F, 0x1E96, 0x391, 0x416, 0x4E00, 0x110000};
    size_t at;

    for (at = 0; at < sizeof(pairs) / sizeof(*pairs); at++) {
        cr_assert_eq(peil_utf8_lower(pairs[at][0]), pairs[at][1], "U+%04X", (unsigned)pairs[at][0]);
        cr_assert_eq(peil_utf8_lower(pairs[at][1]), pairs[at][1]);
    }
    for (at = 0; at < sizeof(same) / sizeof(*same); at++)
        cr_assert_eq(peil_utf8_lower(same[at]), same[at], "U+%04X", (unsigned)same[at]);
}
