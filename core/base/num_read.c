/*
 * Reads numbers, correctly rounded, and tells what is wrong with what is no number.
 */
#include <math.h>
#include <string.h>

#include "core/base/big.h"
#include "core/base/decimal.h"
#include "core/base/num.h"

/* Ties between doubles have at most 767 digits; of what is longer only "and more" matters. */
#define MOST_DIGITS 800
#define EXPONENT_LIMIT INT64_C(100000000000000000)

/* A text taken apart by the grammar. */
struct parts {
    const char *text;
    bool negative;
    bool has_exponent;
    bool leading_zero;
    size_t start;     /* of the digits before the point */
    size_t point;     /* behind the digits before the point */
    size_t end;       /* behind the digits behind the point */
    int64_t exponent; /* what is written behind the e */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t skip_digits(const char *text, size_t length, size_t at)
{
    while (at < length && is_digit(text[at]))
        at++;
    return at;
}

/* Where the exponent at `at` ends; `at` where there is none. */
static size_t read_exponent(const char *text, size_t length, size_t at, int64_t *exponent)
{
    size_t first = at + 1;
    bool negative;
    size_t end;

    *exponent = 0;
    if (at >= length || (text[at] != 'e' && text[at] != 'E'))
        return at;
    negative = first < length && text[first] == '-';
    if (first < length && (text[first] == '-' || text[first] == '+'))
        first++;
    end = skip_digits(text, length, first);
    if (end == first)
        return at;
    for (at = first; at < end; at++)
        if (*exponent < EXPONENT_LIMIT)
            *exponent = *exponent * 10 + (text[at] - '0');
    if (negative)
        *exponent = -*exponent;
    return end;
}

/* False where the whole of the text is not a number, leading zeros and exponent aside. */
static bool take_apart(const char *text, size_t length, struct parts *parts)
{
    size_t at;

    parts->text = text;
    parts->negative = length > 0 && text[0] == '-';
    parts->start = parts->negative;
    parts->point = skip_digits(text, length, parts->start);
    if (parts->point == parts->start)
        return false;
    parts->leading_zero = text[parts->start] == '0' && parts->point - parts->start > 1;
    at = parts->point;
    if (at + 1 < length && text[at] == '.' && is_digit(text[at + 1]))
        at = skip_digits(text, length, at + 1);
    parts->end = at;
    at = read_exponent(text, length, at, &parts->exponent);
    parts->has_exponent = at > parts->end;
    return at == length;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_word(const char *text, size_t length, const char *word)
{
    size_t at;

    if (length != strlen(word))
        return false;
    for (at = 0; at < length; at++)
        if (lower(text[at]) != word[at])
            return false;
    return true;
}

/* "0x1F", "0o17" and "0b11". */
static bool is_other_base(const char *text, size_t length)
{
    static const char marks[] = "xob";
    static const char *const digits[] = {"0123456789abcdef", "01234567", "01"};
    const char *mark;
    size_t at;

    if (length < 3 || text[0] != '0' || text[1] == '\0')
        return false;
    mark = strchr(marks, lower(text[1]));
    for (at = 2; mark && at < length; at++)
        if (text[at] == '\0' || !strchr(digits[mark - marks], lower(text[at])))
            return false;
    return mark != NULL;
}

/* Digits with one comma among them. */
static bool has_decimal_comma(const char *text, size_t length)
{
    size_t comma = skip_digits(text, length, 0);

    return comma > 0 && comma + 1 < length && text[comma] == ',' &&
           skip_digits(text, length, comma + 1) == length;
}

/* Digits, at least one, with signs between them that other grammars allow: "1_000", ".5", "5.". */
static bool is_number_elsewhere(const char *text, size_t length)
{
    size_t digits = 0;
    size_t points = 0;
    size_t end;
    size_t at;
    int64_t exponent;

    for (at = 0; at < length && (is_digit(text[at]) || text[at] == '.' || text[at] == '_'); at++) {
        digits += is_digit(text[at]);
        points += text[at] == '.';
        if (text[at] == '_' && (at == 0 || !is_digit(text[at - 1])))
            return false;
    }
    end = read_exponent(text, length, at, &exponent);
    return digits > 0 && points <= 1 && end == length && text[at - 1] != '_';
}

static enum peil_num_error name_error(const char *text, size_t length)
{
    static const char *const words[] = {".inf", ".nan", "inf", "nan", "infinity", NULL};
    size_t at;

    if (length > 0 && (text[0] == '-' || text[0] == '+')) {
        text++;
        length--;
    }
    if (has_decimal_comma(text, length))
        return PEIL_NUM_COMMA;
    for (at = 0; words[at]; at++)
        if (is_word(text, length, words[at]))
            return PEIL_NUM_FORM;
    return is_other_base(text, length) || is_number_elsewhere(text, length) ? PEIL_NUM_FORM
                                                                            : PEIL_NUM_NOT_A_NUMBER;
}

/* The digits of a number from the first to the last that is not 0. */
struct digits {
    const char *first;
    const char *end;  /* behind the last */
    int64_t count;    /* of digits; a point may stand between them */
    int64_t exponent; /* of ten, for the last digit */
};

static void find_digits(const struct parts *parts, struct digits *digits)
{
    const char *point = parts->text + parts->point;
    const char *first = parts->text + parts->start;
    const char *end = parts->text + parts->end;

    while (first < end && (*first == '0' || *first == '.'))
        first++;
    while (end > first && (end[-1] == '0' || end[-1] == '.'))
        end--;
    digits->first = first;
    digits->end = end;
    digits->count = end - first - (first < point && end > point);
    digits->exponent = parts->exponent + (end > point ? point + 1 - end : point - end);
}

/* numerator / denominator * 2^exponent; at least 1 and below 2 times the power of two. */
struct fraction {
    struct peil_big numerator;
    struct peil_big denominator;
    int exponent;
};

static void make_fraction(const struct digits *digits, struct fraction *fraction)
{
    const char *at;
    int taken = 0;
    int exponent;
    unsigned top;
    unsigned bottom;

    peil_big_set(&fraction->numerator, 0);
    peil_big_set(&fraction->denominator, 1);
    for (at = digits->first; at < digits->end && taken < MOST_DIGITS; at++) {
        if (*at != '.') {
            peil_big_multiply(&fraction->numerator, 10, (uint32_t)(*at - '0'));
            taken++;
        }
    }
    if (digits->count > taken) {
        peil_big_multiply(&fraction->numerator, 10, 1);
        taken++;
    }
    exponent = (int)(digits->exponent + digits->count - taken);
    peil_big_multiply_power(exponent < 0 ? &fraction->denominator : &fraction->numerator, 5,
        (unsigned)(exponent < 0 ? -exponent : exponent));
    top = peil_big_bits(&fraction->numerator);
    bottom = peil_big_bits(&fraction->denominator);
    peil_big_shift(&fraction->numerator, top < bottom ? bottom - top : 0);
    peil_big_shift(&fraction->denominator, bottom < top ? top - bottom : 0);
    fraction->exponent = exponent + (int)top - (int)bottom;
    if (peil_big_compare(&fraction->numerator, &fraction->denominator) < 0) {
        peil_big_shift(&fraction->numerator, 1);
        fraction->exponent--;
    }
}

/* The nearest double, ties to even; infinity where that is too large. */
static double read_exactly(const struct digits *digits)
{
    struct fraction fraction;
    uint64_t bits = 0;
    int precision = DBL_MANT_DIG;
    int order;
    int at;
    double value;

    make_fraction(digits, &fraction);
    if (fraction.exponent >= DBL_MAX_EXP)
        return HUGE_VAL;
    if (fraction.exponent < DBL_MIN_EXP - 1)
        precision += fraction.exponent - (DBL_MIN_EXP - 1);
    if (precision < 0)
        return 0.0;
    for (at = 0; at < precision; at++) {
        bits <<= 1;
        if (peil_big_compare(&fraction.numerator, &fraction.denominator) >= 0) {
            peil_big_subtract(&fraction.numerator, &fraction.denominator);
            bits++;
        }
        peil_big_shift(&fraction.numerator, 1);
    }
    order = peil_big_compare(&fraction.numerator, &fraction.denominator);
    bits += order > 0 || (order == 0 && bits % 2 == 1);
    if (precision == DBL_MANT_DIG) /* a carry, and the leading bit, count on in the exponent */
        bits += (uint64_t)(fraction.exponent - (DBL_MIN_EXP - 1)) << (DBL_MANT_DIG - 1);
    memcpy(&value, &bits, sizeof(value));
    return value;
}

/* By one operation on doubles, where both are exact; false where that cannot be. */
static bool read_quickly(const struct digits *digits, double *out)
{
    const char *at;
    uint64_t whole = 0;

    if (FLT_EVAL_METHOD != 0 || digits->count > 15 || digits->exponent > PEIL_EXACT_POWERS ||
        digits->exponent < -PEIL_EXACT_POWERS)
        return false;
    for (at = digits->first; at < digits->end; at++)
        if (*at != '.')
            whole = whole * 10 + (uint64_t)(*at - '0');
    *out = digits->exponent < 0 ? (double)whole / peil_exact_power[-digits->exponent]
                                : (double)whole * peil_exact_power[digits->exponent];
    return true;
}

enum peil_num_error peil_num_read(const char *text, size_t length, bool exponent, double *out)
{
    struct parts parts;
    struct digits digits;
    double value = 0.0;

    *out = 0.0;
    if (!text || !take_apart(text, length, &parts))
        return text ? name_error(text, length) : PEIL_NUM_NOT_A_NUMBER;
    if (parts.leading_zero)
        return PEIL_NUM_LEADING_ZERO;
    if (parts.has_exponent && !exponent)
        return PEIL_NUM_FORM;
    find_digits(&parts, &digits);
    if (digits.count == 0 || digits.count + digits.exponent < -330)
        return PEIL_NUM_OK;
    if (digits.count + digits.exponent > DBL_MAX_10_EXP + 1)
        return PEIL_NUM_RANGE;
    if (!read_quickly(&digits, &value))
        value = read_exactly(&digits);
    if (value > DBL_MAX)
        return PEIL_NUM_RANGE;
    *out = parts.negative && value > 0 ? -value : value;
    return PEIL_NUM_OK;
}
