/*
 * Numbers as text for machines, and rounding.
 */
#include "core/base/num.h"

#include <math.h>
#include <string.h>

#include "core/base/decimal.h"

#define MOST_DECIMALS 9
#define FEW_DIGITS 1000.0

/* Two digits of every number below 100. */
static const char pairs[] = "000102030405060708091011121314151617181920212223242526272829"
                            "303132333435363738394041424344454647484950515253545556575859"
                            "606162636465666768697071727374757677787980818283848586878889"
                            "90919293949596979899";

size_t peil_num_digits(uint64_t value, char *out)
{
    char digits[20];
    size_t at = sizeof(digits);
    size_t length;

    for (; value >= 100; value /= 100)
        memcpy(digits + (at -= 2), pairs + value % 100 * 2, 2);
    if (value >= 10)
        memcpy(digits + (at -= 2), pairs + value * 2, 2);
    else
        digits[--at] = (char)('0' + value);
    length = sizeof(digits) - at;
    memcpy(out, digits + at, length);
    out[length] = '\0';
    return length;
}

static char *put(char *out, const char *digits, int count)
{
    memcpy(out, digits, (size_t)count);
    return out + count;
}

static char *put_zeros(char *out, int count)
{
    memset(out, '0', (size_t)count);
    return out + count;
}

static char *put_exponent(char *out, int exponent)
{
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    return out + peil_num_digits((uint64_t)(exponent < 0 ? -exponent : exponent), out);
}

/* As Number::toString of ECMAScript lays it out. */
static char *put_decimal(char *out, const struct peil_decimal *decimal)
{
    int count = decimal->count;
    int point = decimal->point;

    if (point > 21 || point <= -6) {
        *out++ = decimal->digits[0];
        if (count > 1) {
            *out++ = '.';
            out = put(out, decimal->digits + 1, count - 1);
        }
        return put_exponent(out, point - 1);
    }
    if (point <= 0) {
        out = put_zeros(put(out, "0.", 2), -point);
        return put(out, decimal->digits, count);
    }
    if (count <= point)
        return put_zeros(put(out, decimal->digits, count), point - count);
    out = put(out, decimal->digits, point);
    *out++ = '.';
    return put(out, decimal->digits + point, count - point);
}

size_t peil_num_text(double value, char out[PEIL_NUM_SIZE])
{
    struct peil_decimal decimal;
    char *end = out;

    if (!isfinite(value)) {
        memcpy(out, "null", 5);
        return 4;
    }
    if (value < 0) {
        *end++ = '-';
        value = -value;
    }
    if (peil_is_whole(value))
        return (size_t)(end - out) + peil_num_digits((uint64_t)value, end);
    peil_decimal_shortest(value, &decimal);
    end = put_decimal(end, &decimal);
    *end = '\0';
    return (size_t)(end - out);
}

/* digits * 10^exponent, for digits < 10^12: read like text where powers of ten are not exact. */
static double compose(uint64_t digits, int exponent)
{
    char text[40];
    double value;
    size_t length;

    if (FLT_EVAL_METHOD == 0 && exponent >= 0 && exponent <= PEIL_EXACT_POWERS)
        return (double)digits * peil_exact_power[exponent];
    if (FLT_EVAL_METHOD == 0 && exponent < 0 && exponent >= -PEIL_EXACT_POWERS)
        return (double)digits / peil_exact_power[-exponent];
    length = peil_num_digits(digits, text);
    length = (size_t)(put_exponent(text + length, exponent) - text);
    (void)peil_num_read(text, length, true, &value); /* DBL_MAX itself rounds down */
    return value;
}

/*
 * Ratios and percentages: from 0.1 up to 100, what to scale by follows from two comparisons. As
 * peil_decimal_twelve and compose, and 0 where the former would look closer. Of the scaled number,
 * which was off by 1e-4 at most, neither its rounding nor how many digits it has may be in doubt.
 */
static double publish_usual(double value)
{
    double power = value >= 10 ? 1e10 : value >= 1 ? 1e11 : 1e12;
    double scaled = value * power;
    double digits;
    double rest;

    if (FLT_EVAL_METHOD != 0 || !(scaled >= 100000000000.25 && scaled < 999999999999.25))
        return 0;
    digits = (double)(int64_t)scaled;
    rest = scaled - digits;
    if (rest > 0.499 && rest < 0.501)
        return 0;
    return (digits + (rest > 0.5 ? 1 : 0)) / power;
}

double peil_num_publish(double value)
{
    double positive = value < 0 ? -value : value;
    uint64_t digits;
    int exponent;

    if (!isfinite(value) || !(positive > 0))
        return isfinite(value) ? 0.0 : value;
    if (positive < 1e12 && peil_is_whole(positive))
        return value;
    if (value >= 0.1 && value < 100) {
        double usual = publish_usual(value);

        if (usual > 0)
            return usual;
    }
    digits = peil_decimal_twelve(positive, &exponent);
    positive = compose(digits, exponent);
    return value < 0 ? -positive : positive;
}

/* Drops the last `drop` of 12 digits. */
static uint64_t round_digits(uint64_t digits, int drop, enum peil_rounding mode)
{
    uint64_t power = 1;
    uint64_t rest;
    bool up;

    if (drop > 13) /* all digits, and less than a half of what is left */
        return 0;
    for (; drop > 0; drop--)
        power *= 10;
    rest = digits % power;
    digits /= power;
    up = mode != PEIL_ROUND_TRUNCATE && rest * 2 >= power;
    if (mode == PEIL_ROUND_HALF_EVEN && rest * 2 == power)
        up = digits % 2 == 1;
    return digits + up;
}

double peil_num_round(double value, int decimals, enum peil_rounding mode)
{
    double positive = value < 0 ? -value : value;
    uint64_t digits;
    int exponent;

    if (mode == PEIL_ROUND_NONE || !isfinite(value) || !(positive > 0) ||
        (positive < 1e12 && peil_is_whole(positive)))
        return peil_num_publish(value);
    decimals = decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
    if (decimals == 0 && positive < FEW_DIGITS) {
        double whole = (double)(int64_t)positive;
        double rest = positive - whole;

        /* Twelve digits are exact to 5e-10 here, so that they do not change what is rounded. */
        if (rest > 1e-8 && rest < 1 - 1e-8 && (rest < 0.5 - 1e-8 || rest > 0.5 + 1e-8)) {
            whole += rest > 0.5 && mode != PEIL_ROUND_TRUNCATE ? 1 : 0;
            return value < 0 && whole > 0 ? -whole : whole;
        }
    }
    digits = peil_decimal_twelve(positive, &exponent);
    if (-exponent > decimals) {
        digits = round_digits(digits, -exponent - decimals, mode);
        exponent = -decimals;
    }
    positive = compose(digits, exponent);
    return value < 0 && digits != 0 ? -positive : positive;
}
