/*
 * Numbers as text for people: a fixed number of decimals, and the decimal sign of a language.
 */
#include <math.h>
#include <string.h>

#include "core/base/decimal.h"
#include "core/base/num.h"

/* The longest: 309 digits of DBL_MAX, or the 17 digits of a subnormal behind 323 zeros. */
#define LONGEST 384

struct text {
    char bytes[LONGEST];
    size_t length;
};

static void put(struct text *text, const char *bytes, size_t length)
{
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static void put_zeros(struct text *text, int count)
{
    for (; count > 0; count--)
        put(text, "0", 1);
}

/* Languages that write a decimal comma. */
static const char comma_languages[] =
    " nl de fr es it pt da sv nb nn no fi pl cs sk sl hu ro bg hr ru uk tr el ";

static char decimal_sign(const char *language)
{
    char primary[] = " xx ";
    int at;

    if (!language)
        return '.';
    for (at = 0; at < 2; at++) {
        char c = language[at];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c < 'a' || c > 'z')
            return '.';
        primary[at + 1] = c;
    }
    if (language[2] != '\0' && language[2] != '-' && language[2] != '_')
        return '.';
    return strstr(comma_languages, primary) ? ',' : '.';
}

/* Digits with a decimal sign before the last `decimals` of them. */
static void put_fixed(struct text *text, const char *digits, int count, int decimals, char sign)
{
    if (count > decimals)
        put(text, digits, (size_t)(count - decimals));
    else
        put(text, "0", 1);
    if (decimals == 0)
        return;
    put(text, &sign, 1);
    put_zeros(text, decimals - count);
    if (count > decimals)
        put(text, digits + (count - decimals), (size_t)decimals);
    else
        put(text, digits, (size_t)count);
}

/* A positive number, all decimals written out, unless it is very large. */
static void put_shortest(struct text *text, double value, char sign)
{
    struct peil_decimal decimal;
    char digits[PEIL_NUM_SIZE];

    peil_decimal_shortest(value, &decimal);
    if (decimal.point > 21) {
        size_t length = peil_num_text(value, digits);
        char *point = memchr(digits, '.', length);
        if (point)
            *point = sign;
        put(text, digits, length);
    } else if (decimal.count <= decimal.point) {
        put(text, decimal.digits, (size_t)decimal.count);
        put_zeros(text, decimal.point - decimal.count);
    } else {
        put_fixed(text, decimal.digits, decimal.count, decimal.count - decimal.point, sign);
    }
}

/* A positive number that has been rounded already. */
static void put_rounded(struct text *text, double value, int decimals, char sign)
{
    struct peil_decimal decimal = {.count = 0, .point = 0};
    int shown = 0;

    if (value > 0) {
        peil_decimal_shortest(value, &decimal);
        shown = decimal.count > decimal.point ? decimal.count - decimal.point : 0;
    }
    if (shown > 0) {
        put_fixed(text, decimal.digits, decimal.count, shown, sign);
    } else if (decimal.count == 0) {
        put(text, "0", 1);
    } else {
        put(text, decimal.digits, (size_t)decimal.count);
        put_zeros(text, decimal.point - decimal.count);
    }
    if (shown == 0 && decimals > 0)
        put(text, &sign, 1);
    put_zeros(text, decimals - shown);
}

size_t peil_num_format(double value, int decimals, const char *language, char *out, size_t capacity)
{
    struct text text = {.length = 0};
    char sign = decimal_sign(language);
    double positive;

    if (!isfinite(value)) {
        put(&text, "null", 4);
    } else {
        decimals = decimals > 9 ? 9 : decimals;
        if (decimals >= 0 && !peil_is_whole(fabs(value)))
            value = peil_num_round(value, decimals, PEIL_ROUND_HALF_UP);
        positive = fabs(value);
        if (value < 0)
            put(&text, "-", 1);
        if (decimals < 0 && positive > 0)
            put_shortest(&text, positive, sign);
        else
            put_rounded(&text, positive, decimals, sign);
    }
    if (capacity > 0) {
        size_t shown = text.length < capacity ? text.length : capacity - 1;
        memcpy(out, text.bytes, shown);
        out[shown] = '\0';
    }
    return text.length;
}
