/*
 * Numbers as text the way C's printf lays them out, for scripts.
 */
#include <math.h>
#include <string.h>

#include "core/base/decimal.h"
#include "core/base/num.h"

static char digit_at(const struct peil_decimal_long *decimal, int at)
{
    return at >= 0 && at < decimal->count ? decimal->digits[at] : '0';
}

static char *put_plain(
    char *out, const struct peil_decimal_long *decimal, int decimals, bool with_point)
{
    int at;

    if (decimal->point <= 0)
        *out++ = '0';
    for (at = 0; at < decimal->point; at++)
        *out++ = digit_at(decimal, at);
    if (decimals > 0 || with_point)
        *out++ = '.';
    for (at = 0; at < decimals; at++)
        *out++ = digit_at(decimal, decimal->point + at);
    return out;
}

static char *put_scientific(
    char *out, const struct peil_decimal_long *decimal, int decimals, bool with_point, char sign)
{
    int exponent = decimal->point - 1;
    int at;

    *out++ = digit_at(decimal, 0);
    if (decimals > 0 || with_point)
        *out++ = '.';
    for (at = 1; at <= decimals; at++)
        *out++ = digit_at(decimal, at);
    *out++ = sign;
    *out++ = exponent < 0 ? '-' : '+';
    exponent = exponent < 0 ? -exponent : exponent;
    if (exponent < 10)
        *out++ = '0';
    return out + peil_num_digits((uint64_t)exponent, out);
}

/* The shorter of both, as "%g" chooses; `places` significant digits. */
static char *put_general(
    char *out, const struct peil_decimal_long *decimal, int places, bool alternate, char sign)
{
    int point = decimal->point;
    int shown = alternate ? places : decimal->count > 0 ? decimal->count : 1;

    if (point < -3 || point > places)
        return put_scientific(out, decimal, shown - 1, alternate, sign);
    return put_plain(out, decimal, shown > point ? shown - point : 0, alternate);
}

static char *put_word(char *out, double value, bool capitals)
{
    const char *word = isnan(value) ? (capitals ? "NAN" : "nan") : (capitals ? "INF" : "inf");

    memcpy(out, word, 3);
    return out + 3;
}

size_t peil_num_printf(
    double value, char form, int precision, bool alternate, char out[PEIL_NUM_PRINTF_SIZE])
{
    struct peil_decimal_long decimal = {.count = 0, .point = 1};
    char lower = (char)(form | 0x20);
    char sign = form == lower ? 'e' : 'E';
    int places = lower == 'e' ? precision + 1 : precision;
    char *end = out;

    if (lower == 'g' && places == 0)
        places = 1;
    if (!isnan(value) && signbit(value)) {
        *end++ = '-';
        value = -value;
    }
    if (isfinite(value) && value > 0)
        peil_decimal_exact(value, places, lower == 'f', &decimal);
    if (!isfinite(value))
        end = put_word(end, value, form != lower);
    else if (lower == 'f')
        end = put_plain(end, &decimal, precision, alternate);
    else if (lower == 'e')
        end = put_scientific(end, &decimal, precision, alternate, sign);
    else
        end = put_general(end, &decimal, places, alternate, sign);
    *end = '\0';
    return (size_t)(end - out);
}
