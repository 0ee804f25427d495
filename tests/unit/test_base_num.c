/*
 * Numbers and text.
 */
#include <criterion/criterion.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/num.h"
#include "tests/unit/rounds.h"

/* For a test that compares with functions that look at the locale. */
static void leave_locale(void)
{
    setlocale(LC_ALL, "C");
}

/* The same numbers in every run. */
static uint64_t state = 88172645463325252U;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double double_of(uint64_t bits)
{
    double value;

    memcpy(&value, &bits, sizeof(value));
    return value;
}

static uint64_t bits_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static double random_double(void)
{
    double value;

    do {
        value = double_of(next_random());
    } while (!isfinite(value));
    return value;
}

static void expect_text(double value, const char *expected)
{
    char text[PEIL_NUM_SIZE];

    cr_assert_eq(peil_num_text(value, text), strlen(expected));
    cr_assert_str_eq(text, expected);
}

/* Reads back, is not longer than needed, and is what reading says. */
static void expect_shortest(double value)
{
    char text[PEIL_NUM_SIZE];
    char longer[64];
    double back;
    int digits = 0;
    int needed;
    size_t length = peil_num_text(value, text);
    const char *at;

    cr_assert_eq(length, strlen(text));
    cr_assert_lt(length, PEIL_NUM_SIZE);
    cr_assert_eq(strtod(text, NULL), value, "%s is not %.17g", text, value);
    cr_assert_eq(peil_num_read(text, length, true, &back), PEIL_NUM_OK);
    cr_assert_eq(back, value, "%s is read as %.17g", text, back);
    for (needed = 1; needed < 17; needed++) {
        snprintf(longer, sizeof(longer), "%.*e", needed - 1, value);
        if (strtod(longer, NULL) == value)
            break;
    }
    for (at = text; *at != '\0' && *at != 'e'; at++)
        digits += *at >= '0' && *at <= '9' && (digits > 0 || *at != '0');
    while (at > text && (at[-1] == '0' || at[-1] == '.') && !strchr(text, '.')) {
        at--;
        digits--;
    }
    cr_assert_leq(digits, needed, "%s takes more than %d digits", text, needed);
}

Test(num, shortest_text_is_that_of_ecmascript)
{
    expect_text(0, "0");
    expect_text(-0.0, "0");
    expect_text(63, "63");
    expect_text(-7.5, "-7.5");
    expect_text(0.1, "0.1");
    expect_text(0.1 + 0.2, "0.30000000000000004");
    expect_text(100.0 / 3, "33.333333333333336");
    expect_text(1e-6, "0.000001");
    expect_text(1.5e-6, "0.0000015");
    expect_text(1e-7, "1e-7");
    expect_text(1.25e-7, "1.25e-7");
    expect_text(1e20, "100000000000000000000");
    expect_text(123456789012345680000.0, "123456789012345680000");
    expect_text(1e21, "1e+21");
    expect_text(1.5e21, "1.5e+21");
    expect_text(9007199254740991.0, "9007199254740991");
    expect_text(9007199254740992.0, "9007199254740992");
    expect_text(9007199254740994.0, "9007199254740994");
    expect_text(1e23, "1e+23");
    expect_text(9.5e-323, "9.4e-323");
    expect_text(5e-324, "5e-324");
    expect_text(DBL_MIN, "2.2250738585072014e-308");
    expect_text(DBL_MAX, "1.7976931348623157e+308");
    expect_text(-DBL_MAX, "-1.7976931348623157e+308");
    expect_text(DBL_EPSILON, "2.220446049250313e-16");
    expect_text(5.0 / 1024, "0.0048828125");
    expect_text(1059438285926254.25, "1059438285926254.2"); /* two are as near: the even one */
    expect_text(1059438285926254.75, "1059438285926254.8");
    expect_text((double)INFINITY, "null");
    expect_text((double)NAN, "null");
}

Test(num, shortest_text_reads_back_as_the_same_number, .init = leave_locale, .timeout = 120)
{
    int at;

    for (at = rounds(100000); at > 0; at--)
        expect_shortest(random_double());
    for (at = rounds(100000); at > 0; at--) {
        expect_shortest((double)(next_random() % 2000000) / (double)(1 + next_random() % 2000));
        expect_shortest((double)(next_random() % 100000000) / 1000.0);
        expect_shortest((double)next_random());
    }
}

Test(num, shortest_text_holds_at_the_borders_of_doubles, .init = leave_locale)
{
    int exponent;
    int step;

    for (exponent = -1074; exponent < 1024; exponent++) {
        for (step = -1; step <= 1; step++) {
            double value = double_of(bits_of(ldexp(1, exponent)) + (uint64_t)(int64_t)step);
            if (value != 0) {
                expect_shortest(value);
                expect_shortest(-value);
            }
        }
    }
    for (step = 1; step < 5000; step++) {
        expect_shortest(double_of((uint64_t)step));
        expect_shortest(double_of(bits_of(DBL_MIN) - (uint64_t)step));
        expect_shortest(double_of(bits_of(DBL_MAX) - (uint64_t)step));
    }
}

static void expect_read(const char *text, double expected)
{
    double value = -1;

    cr_assert_eq(peil_num_read(text, strlen(text), true, &value), PEIL_NUM_OK, "%s", text);
    cr_assert_eq(value, expected, "%s is read as %.17g", text, value);
}

static void expect_as_strtod(const char *text)
{
    double expected = strtod(text, NULL);
    double value = -1;
    enum peil_num_error error = peil_num_read(text, strlen(text), true, &value);

    if (isinf(expected)) {
        cr_assert_eq(error, PEIL_NUM_RANGE, "%s", text);
        cr_assert_eq(value, 0);
    } else {
        cr_assert_eq(error, PEIL_NUM_OK, "%s", text);
        cr_assert_eq(value, expected, "%s is read as %.17g", text, value);
    }
}

Test(num, reading_is_correctly_rounded_for_17_digits_and_more, .init = leave_locale, .timeout = 120)
{
    char text[1200];
    int at;

    for (at = rounds(200000); at > 0; at--) {
        snprintf(text, sizeof(text), "%.*e", (int)(next_random() % 25), random_double());
        expect_as_strtod(text);
    }
    for (at = rounds(200000); at > 0; at--) {
        snprintf(text, sizeof(text), "%llu.%llue%d", (unsigned long long)(next_random() % 1000000),
            (unsigned long long)next_random(), (int)(next_random() % 700) - 350);
        if (text[0] != '0' || text[1] == '.')
            expect_as_strtod(text);
    }
}

Test(num, reading_rounds_exact_ties_to_even_and_a_trace_more_up, .init = leave_locale,
    .timeout = 120)
{
    char text[2500];
    int at;

    for (at = rounds(3000); at > 0; at--) {
        /* The tie between a double and the next, written out: all its digits. */
        uint64_t bits =
            at % 3 == 0 ? next_random() % (UINT64_C(1) << 53) : bits_of(fabs(random_double()));
        double value = double_of(bits);
        double tie_high = double_of(bits + 1);
        size_t length;
        if (!isfinite(tie_high) || value > 1e300)
            continue;
        /* A long double holds the tie, but for the smallest exponents, which are then not exact;
         * strtod decides in any case. */
        snprintf(text, sizeof(text), "%.1100Le", ((long double)value + (long double)tie_high) / 2);
        expect_as_strtod(text);
        length = strcspn(text, "e");
        memmove(text + length + 1, text + length, strlen(text + length) + 1);
        text[length] = '1';
        expect_as_strtod(text);
    }
    expect_read("9007199254740993", 9007199254740992.0);
    expect_read("9007199254740993.0000000000000000000000001", 9007199254740994.0);
    expect_read("9007199254740995", 9007199254740996.0);
    expect_read("1.00000000000000011102230246251565404236316680908203125", 1.0);
    expect_read("1.00000000000000011102230246251565404236316680908203124", 1.0);
    expect_read("1.00000000000000011102230246251565404236316680908203126", 1.0 + DBL_EPSILON);
}

Test(num, reading_keeps_the_ends_of_the_range)
{
    double value;

    expect_read("1.7976931348623157e308", DBL_MAX);
    expect_read("1.7976931348623158e308", DBL_MAX);
    cr_assert_eq(peil_num_read("1.7976931348623159e308", 22, true, &value), PEIL_NUM_RANGE);
    cr_assert_eq(value, 0);
    cr_assert_eq(peil_num_read("1e309", 5, true, &value), PEIL_NUM_RANGE);
    cr_assert_eq(peil_num_read("-1e999999999999999999999", 24, true, &value), PEIL_NUM_RANGE);
    expect_read("2.2250738585072011e-308", 2.2250738585072011e-308);
    expect_read("4.9406564584124654e-324", 5e-324);
    expect_read("2.4703282292062328e-324", 5e-324);
    expect_read("2.4703282292062327e-324", 0);
    expect_read("1e-400", 0);
    expect_read("1e-999999999999999999999", 0);
    expect_read("0e999999999999999999999", 0);
    expect_read("-0", 0);
    cr_assert_eq(peil_num_read("-0", 2, true, &value), PEIL_NUM_OK);
    cr_assert_not(signbit(value));
    cr_assert_eq(peil_num_read("-2e-324", 7, true, &value), PEIL_NUM_OK);
    cr_assert(value == 0 && !signbit(value), "too small, and not -0");
}

Test(num, reading_takes_digits_without_end)
{
    size_t size = 1000000;
    char *text = malloc(size + 64);
    double value;

    memset(text, '0', size);
    memcpy(text, "0.", 2);
    strcpy(text + size, "15e1000000");
    cr_assert_eq(peil_num_read(text, strlen(text), true, &value), PEIL_NUM_OK);
    cr_assert_eq(value, 15.0);
    memset(text, '9', size);
    strcpy(text + size, "e-999999");
    cr_assert_eq(peil_num_read(text, strlen(text), true, &value), PEIL_NUM_OK);
    cr_assert_eq(value, 10.0);
    memset(text, '1', size);
    text[size] = '\0';
    cr_assert_eq(peil_num_read(text, size, true, &value), PEIL_NUM_RANGE);
    free(text);
}

Test(num, plain_numbers_are_read)
{
    expect_read("0", 0);
    expect_read("7", 7);
    expect_read("-63", -63);
    expect_read("7.50", 7.5);
    expect_read("0.001", 0.001);
    expect_read("1200", 1200);
    expect_read("1e3", 1000);
    expect_read("1.5E+2", 150);
    expect_read("5e-1", 0.5);
    expect_read("100000000000000000000000", 1e23);
    expect_read("0.000", 0);
}

Test(num, what_is_no_number_is_refused_with_its_reason)
{
    static const struct {
        const char *text;
        enum peil_num_error expected;
    } cases[] = {{"", PEIL_NUM_NOT_A_NUMBER}, {"-", PEIL_NUM_NOT_A_NUMBER},
        {"abc", PEIL_NUM_NOT_A_NUMBER}, {"7a", PEIL_NUM_NOT_A_NUMBER},
        {" 7", PEIL_NUM_NOT_A_NUMBER}, {"7 ", PEIL_NUM_NOT_A_NUMBER},
        {"1.2.3", PEIL_NUM_NOT_A_NUMBER}, {"2026-03-14", PEIL_NUM_NOT_A_NUMBER},
        {"--1", PEIL_NUM_NOT_A_NUMBER}, {"1e", PEIL_NUM_NOT_A_NUMBER},
        {"1e+", PEIL_NUM_NOT_A_NUMBER}, {".", PEIL_NUM_NOT_A_NUMBER}, {"0x", PEIL_NUM_NOT_A_NUMBER},
        {"0xG", PEIL_NUM_NOT_A_NUMBER}, {"infinite", PEIL_NUM_NOT_A_NUMBER},
        {",", PEIL_NUM_NOT_A_NUMBER}, {"7,", PEIL_NUM_NOT_A_NUMBER},
        {"1,2,3", PEIL_NUM_NOT_A_NUMBER}, {"7,5", PEIL_NUM_COMMA}, {"-7,5", PEIL_NUM_COMMA},
        {"0,25", PEIL_NUM_COMMA}, {"010", PEIL_NUM_LEADING_ZERO}, {"-00.5", PEIL_NUM_LEADING_ZERO},
        {"007", PEIL_NUM_LEADING_ZERO}, {"00", PEIL_NUM_LEADING_ZERO}, {"1e3", PEIL_NUM_FORM},
        {"1.5E-3", PEIL_NUM_FORM}, {".5", PEIL_NUM_FORM}, {"-.5", PEIL_NUM_FORM},
        {"5.", PEIL_NUM_FORM}, {"+1", PEIL_NUM_FORM}, {"+1.5", PEIL_NUM_FORM},
        {"0x1F", PEIL_NUM_FORM}, {"0o17", PEIL_NUM_FORM}, {"0b101", PEIL_NUM_FORM},
        {"1_000", PEIL_NUM_FORM}, {".inf", PEIL_NUM_FORM}, {"-.INF", PEIL_NUM_FORM},
        {".NaN", PEIL_NUM_FORM}, {"Infinity", PEIL_NUM_FORM}, {"NaN", PEIL_NUM_FORM}};
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        double value = 5;
        cr_assert_eq(peil_num_read(cases[at].text, strlen(cases[at].text), false, &value),
            cases[at].expected, "%s", cases[at].text);
        cr_assert_eq(value, 0, "%s", cases[at].text);
    }
}

Test(num, a_nul_or_the_end_of_the_length_ends_no_number)
{
    double value = 5;

    cr_assert_eq(peil_num_read("7\0", 2, false, &value), PEIL_NUM_NOT_A_NUMBER);
    cr_assert_eq(peil_num_read("0\0x", 3, false, &value), PEIL_NUM_NOT_A_NUMBER);
    cr_assert_eq(peil_num_read("0x\0", 3, false, &value), PEIL_NUM_NOT_A_NUMBER);
    cr_assert_eq(peil_num_read(NULL, 0, false, &value), PEIL_NUM_NOT_A_NUMBER);
    cr_assert_eq(peil_num_read("12345", 2, false, &value), PEIL_NUM_OK);
    cr_assert_eq(value, 12);
}

Test(num, publishing_keeps_twelve_digits)
{
    cr_assert_eq(peil_num_publish(0.1 + 0.2), 0.3);
    cr_assert_eq(peil_num_publish(100.0 / 3), 33.3333333333);
    cr_assert_eq(peil_num_publish(-200.0 / 3), -66.6666666667);
    cr_assert_eq(peil_num_publish(0.99999999999999), 1);
    cr_assert_eq(peil_num_publish(63), 63);
    cr_assert_eq(peil_num_publish(123456789012.0), 123456789012.0);
    cr_assert_eq(peil_num_publish(1234567890123.0), 1234567890120.0);
    cr_assert_eq(peil_num_publish(999999999999.9), 1e12);
    cr_assert_eq(peil_num_publish(1234567890.125), 1234567890.13, "a tie goes away from zero");
    cr_assert_eq(peil_num_publish(-1234567890.125), -1234567890.13);
    cr_assert_eq(peil_num_publish(DBL_MAX), 1.79769313486e308);
    cr_assert_eq(peil_num_publish(5e-324), 5e-324);
    cr_assert_eq(peil_num_publish(0), 0);
    cr_assert_not(signbit(peil_num_publish(-0.0)));
}

/* Ratios and percentages that come of whole numbers, and the doubles beside them. */
Test(num, publishing_ratios_is_what_printf_gives, .init = leave_locale, .timeout = 60)
{
    for (int of = 1; of <= 300; of++) {
        for (int part = 1; part <= 100 * of; part += of > 60 ? 7 : 1) {
            double ratio = (double)part / of;
            double values[] = {ratio, ratio * 0.01, nextafter(ratio, 0), nextafter(ratio, 100)};

            for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
                char text[40];

                snprintf(text, sizeof(text), "%.11e", values[i]);
                cr_assert_eq(peil_num_publish(values[i]), strtod(text, NULL), "%.17g", values[i]);
            }
        }
    }
}

Test(
    num, publishing_is_what_printf_gives_where_there_is_no_tie, .init = leave_locale, .timeout = 60)
{
    char text[64];
    int at;

    for (at = rounds(300000); at > 0; at--) {
        double value = at % 3 == 0 ? random_double()
                                   : (double)next_random() / (double)(1 + next_random() % 1000000);
        double once = peil_num_publish(value);
        snprintf(text, sizeof(text), "%.40e", value);
        if (strncmp(strchr(text, '.') + 12, "50000000000000000000", 20) == 0)
            continue;
        snprintf(text, sizeof(text), "%.11e", value);
        cr_assert_eq(once, strtod(text, NULL), "%.17g", value);
        cr_assert_eq(peil_num_publish(once), once);
    }
}

Test(num, half_up_is_half_up_on_paper)
{
    static const struct {
        double value;
        int decimals;
        double expected;
    } cases[] = {{2.675, 2, 2.68}, {0.285, 2, 0.29}, {1.005, 2, 1.01}, {62.5, 0, 63}, {0.5, 0, 1},
        {1.5, 0, 2}, {2.5, 0, 3}, {-0.5, 0, -1}, {-1.5, 0, -2}, {-2.675, 2, -2.68},
        {2.674999, 2, 2.67}, {0.1 + 0.2, 1, 0.3}, {0.49999999999999, 0, 1}, {0.4999, 0, 0},
        {99.95, 1, 100}, {1e-9, 9, 1e-9}, {4.9e-10, 9, 0}, {5e-10, 9, 1e-9}, {0.05, 1, 0.1},
        {1e300, 2, 1e300}, {1e-300, 2, 0}, {33.3333333333, 1, 33.3}, {66.6666666667, 0, 67},
        {8.345, 2, 8.35}, {1.45, 1, 1.5}, {-0.04, 1, 0}};
    size_t at;

    for (at = 0; at < sizeof(cases) / sizeof(*cases); at++) {
        double rounded = peil_num_round(cases[at].value, cases[at].decimals, PEIL_ROUND_HALF_UP);
        cr_assert_eq(rounded, cases[at].expected, "%.12g at %d is %.17g", cases[at].value,
            cases[at].decimals, rounded);
        cr_assert_not(rounded == 0 && signbit(rounded));
    }
}

Test(num, half_even_truncate_and_none_differ_at_ties)
{
    cr_assert_eq(peil_num_round(2.5, 0, PEIL_ROUND_HALF_EVEN), 2);
    cr_assert_eq(peil_num_round(3.5, 0, PEIL_ROUND_HALF_EVEN), 4);
    cr_assert_eq(peil_num_round(2.675, 2, PEIL_ROUND_HALF_EVEN), 2.68);
    cr_assert_eq(peil_num_round(2.665, 2, PEIL_ROUND_HALF_EVEN), 2.66);
    cr_assert_eq(peil_num_round(2.6651, 2, PEIL_ROUND_HALF_EVEN), 2.67);
    cr_assert_eq(peil_num_round(-2.5, 0, PEIL_ROUND_HALF_EVEN), -2);
    cr_assert_eq(peil_num_round(2.999, 2, PEIL_ROUND_TRUNCATE), 2.99);
    cr_assert_eq(peil_num_round(-2.999, 0, PEIL_ROUND_TRUNCATE), -2);
    cr_assert_eq(peil_num_round(0.999, 0, PEIL_ROUND_TRUNCATE), 0);
    cr_assert_eq(peil_num_round(2.675, 2, PEIL_ROUND_NONE), 2.675);
    cr_assert_eq(peil_num_round(0.1 + 0.2, 0, PEIL_ROUND_NONE), 0.3);
}

/* Every decimal of three digits behind the point, as a schoolbook has it. */
Test(num, rounding_of_every_thousandth_is_that_of_whole_numbers)
{
    int thousandths;

    for (thousandths = -120000; thousandths <= 120000; thousandths++) {
        int away = thousandths < 0 ? -thousandths : thousandths;
        int half_up = (away + 5) / 10;
        int even = away % 10 == 5 ? (away / 10 + 1) / 2 * 2 : half_up;
        double sign = thousandths < 0 ? -1 : 1;
        double value = thousandths / 1000.0;
        cr_assert_eq(
            peil_num_round(value, 2, PEIL_ROUND_HALF_UP), sign * half_up / 100.0, "%g", value);
        cr_assert_eq(
            peil_num_round(value, 2, PEIL_ROUND_HALF_EVEN), sign * even / 100.0, "%g", value);
        cr_assert_eq(peil_num_round(value, 2, PEIL_ROUND_TRUNCATE), sign * (away / 10) / 100.0);
    }
}

static void expect_format(double value, int decimals, const char *language, const char *expected)
{
    char text[400];

    cr_assert_eq(peil_num_format(value, decimals, language, text, sizeof(text)), strlen(expected));
    cr_assert_str_eq(text, expected);
}

Test(num, formatted_text_has_exactly_its_decimals)
{
    expect_format(62.5, 0, "en", "63");
    expect_format(62.5, 1, "en", "62.5");
    expect_format(62.5, 3, "en", "62.500");
    expect_format(63, 2, "en", "63.00");
    expect_format(0, 0, "en", "0");
    expect_format(0, 2, "en", "0.00");
    expect_format(-0.0, 1, "en", "0.0");
    expect_format(-0.04, 1, "en", "0.0");
    expect_format(-2.675, 2, "en", "-2.68");
    expect_format(0.005, 2, "en", "0.01");
    expect_format(0.05, 2, "en", "0.05");
    expect_format(99.96, 1, "en", "100.0");
    expect_format(1234567890123456.0, 1, "en", "1234567890123456.0");
    expect_format(1e22, 2, "en", "10000000000000000000000.00");
    expect_format(0.123456789, 9, "en", "0.123456789");
    expect_format(0.5, 99, "en", "0.500000000");
    expect_format((double)NAN, 2, "en", "null");
}

Test(num, formatted_text_is_the_shortest_without_decimals)
{
    expect_format(7.5, -1, "en", "7.5");
    expect_format(7, -1, "en", "7");
    expect_format(0, -1, "en", "0");
    expect_format(-0.1, -1, "nl", "-0,1");
    expect_format(1e-10, -1, "en", "0.0000000001");
    expect_format(-1.5e-7, -5, "nl", "-0,00000015");
    expect_format(123456789012345.0, -1, "en", "123456789012345");
    expect_format(1e14 + 0.5, -1, "nl", "100000000000000,5");
    expect_format(1.5e300, -1, "nl", "1,5e+300");
    expect_format(1e300, -1, "nl", "1e+300");
}

Test(num, the_longest_numbers_fit)
{
    char text[400];

    cr_assert_eq(peil_num_format(-DBL_MAX, 9, "nl", text, sizeof(text)), 1 + 309 + 1 + 9);
    cr_assert_eq(strncmp(text, "-179769313486000", 16), 0);
    cr_assert_str_eq(text + 308, "00,000000000");
    cr_assert_eq(peil_num_format(-5e-324, -1, "nl", text, sizeof(text)), 1 + 2 + 324);
    cr_assert_str_eq(text + 1 + 2 + 321, "005");
    cr_assert_eq(
        peil_num_format(2.2250738585072011e-308, -1, "nl", text, sizeof(text)), 2 + 307 + 16);
}

Test(num, the_decimal_sign_follows_the_language)
{
    static const char *const comma[] = {"nl", "de", "fr", "es", "it", "pt", "da", "sv", "nb", "nn",
        "no", "fi", "pl", "cs", "sk", "sl", "hu", "ro", "bg", "hr", "ru", "uk", "tr", "el", "nl-BE",
        "NL", "Nl-be", "nl-x-b1", "nl_BE", "de-1996"};
    static const char *const point[] = {"en", "en-GB", "ja", "zh-Hans", "", "n", "nld", "nlx",
        "x-nl", " nl", "e ", "l ", "-", NULL};
    size_t at;

    for (at = 0; at < sizeof(comma) / sizeof(*comma); at++)
        expect_format(7.5, 1, comma[at], "7,5");
    for (at = 0; at < sizeof(point) / sizeof(*point); at++)
        expect_format(7.5, 1, point[at], "7.5");
}

Test(num, formatting_is_cut_as_snprintf_does_it)
{
    char text[5] = "....";

    cr_assert_eq(peil_num_format(123.25, 2, "nl", NULL, 0), 6);
    cr_assert_eq(peil_num_format(123.25, 2, "nl", text, 1), 6);
    cr_assert_str_eq(text, "");
    cr_assert_eq(text[1], '.');
    cr_assert_eq(peil_num_format(123.25, 2, "nl", text, 5), 6);
    cr_assert_str_eq(text, "123,");
}

Test(num, digits_of_whole_numbers)
{
    char text[21];

    cr_assert_eq(peil_num_digits(0, text), 1);
    cr_assert_str_eq(text, "0");
    cr_assert_eq(peil_num_digits(1000, text), 4);
    cr_assert_str_eq(text, "1000");
    cr_assert_eq(peil_num_digits(UINT64_MAX, text), 20);
    cr_assert_str_eq(text, "18446744073709551615");
}

Test(num, printf_forms_are_exact_and_ties_go_to_even)
{
    static const struct {
        double value;
        char form;
        int precision;
        bool alternate;
        const char *text;
    } cases[] = {{2.675, 'f', 2, false, "2.67"}, {0.5, 'f', 0, false, "0"},
        {1.5, 'f', 0, false, "2"}, {2.5, 'f', 0, true, "2."}, {-0.0, 'f', 1, false, "-0.0"},
        {0.04, 'f', 1, false, "0.0"}, {0.05, 'f', 1, false, "0.1"}, {9.5, 'e', 0, false, "1e+01"},
        {0, 'e', 2, false, "0.00e+00"}, {1e100, 'E', 1, false, "1.0E+100"},
        {100000, 'g', 6, false, "100000"}, {1e6, 'g', 6, false, "1e+06"},
        {0.0001, 'g', 6, false, "0.0001"}, {0.00001, 'G', 6, false, "1E-05"},
        {1, 'g', 3, true, "1.00"}, {99.6, 'g', 2, true, "1.0e+02"}, {0, 'g', 0, false, "0"},
        {HUGE_VAL, 'f', 2, false, "inf"}, {-HUGE_VAL, 'G', 2, false, "-INF"},
        {(double)NAN, 'e', 2, false, "nan"}};
    char out[PEIL_NUM_PRINTF_SIZE];

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        size_t length = peil_num_printf(
            cases[i].value, cases[i].form, cases[i].precision, cases[i].alternate, out);

        cr_expect_str_eq(out, cases[i].text);
        cr_expect_eq(length, strlen(cases[i].text));
    }
    cr_expect_eq(peil_num_printf(-DBL_MAX, 'f', 99, false, out), 410);
}

static void print_as_c(char out[PEIL_NUM_PRINTF_SIZE], char form, int precision, double value)
{
    if (form == 'f')
        snprintf(out, PEIL_NUM_PRINTF_SIZE, "%.*f", precision, value);
    else if (form == 'e')
        snprintf(out, PEIL_NUM_PRINTF_SIZE, "%.*e", precision, value);
    else if (form == 'E')
        snprintf(out, PEIL_NUM_PRINTF_SIZE, "%.*E", precision, value);
    else if (form == 'g')
        snprintf(out, PEIL_NUM_PRINTF_SIZE, "%.*g", precision, value);
    else
        snprintf(out, PEIL_NUM_PRINTF_SIZE, "%.*G", precision, value);
}

Test(num, printf_forms_are_those_of_the_c_library, .init = leave_locale)
{
    for (int i = 0; i < rounds(60000); i++) {
        char form = "feEgG"[i % 5];
        char expected[PEIL_NUM_PRINTF_SIZE];
        char out[PEIL_NUM_PRINTF_SIZE];
        int precision = i % 7 == 0 ? i % 100 : i % 20;
        uint64_t bits = next_random();
        double value = double_of(bits);

        if (i % 3 == 0)
            value = (double)(bits >> 40) / 1000;
        else if (i % 3 == 1)
            value = (double)(bits >> 52) / 8 - 200;
        if (isnan(value))
            continue;
        print_as_c(expected, form, precision, value);
        peil_num_printf(value, form, precision, false, out);
        cr_assert_str_eq(out, expected, "%%%c of %a, %d", form, value, precision);
    }
}
