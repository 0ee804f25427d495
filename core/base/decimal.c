/*
 * Turns a double into decimal digits, exactly: by arithmetic on doubles where that is exact.
 */
#include "core/base/decimal.h"

#include <string.h>

#include "core/base/big.h"
#include "core/base/num.h"

const double peil_exact_power[PEIL_EXACT_POWERS + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8,
    1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Where registers are wider than a double, arithmetic on doubles rounds twice. */
#define DOUBLES_ARE_EXACT (FLT_EVAL_METHOD == 0)

/*
 * value = numerator / denominator * 10^point, with the quotient in [0.1, 1). `above` and `below`
 * are half the distances to the doubles next to it, over the same denominator.
 */
struct ratio {
    struct peil_big numerator;
    struct peil_big denominator;
    struct peil_big above;
    struct peil_big below;
    int point;
    bool even; /* of the mantissa: reading rounds a tie to this double */
};

/* exponent * log10(2), rounded down or one less: where scaling by powers of ten starts. */
static int decimal_exponent(int exponent)
{
    int scaled = exponent * 30103;

    return scaled / 100000 - (scaled < 0);
}

/* value = mantissa * 2^exponent */
static void set_ratio(struct ratio *ratio, uint64_t mantissa, int exponent, bool lowest_of_power)
{
    unsigned finer = lowest_of_power ? 2 : 1; /* the double below is only half as far away */

    peil_big_set(&ratio->numerator, mantissa);
    peil_big_set(&ratio->denominator, 1);
    peil_big_set(&ratio->above, lowest_of_power ? 2 : 1);
    peil_big_set(&ratio->below, 1);
    if (exponent >= 0) {
        peil_big_shift(&ratio->numerator, (unsigned)exponent + finer);
        peil_big_shift(&ratio->denominator, finer);
        peil_big_shift(&ratio->above, (unsigned)exponent);
        peil_big_shift(&ratio->below, (unsigned)exponent);
    } else {
        peil_big_shift(&ratio->numerator, finer);
        peil_big_shift(&ratio->denominator, (unsigned)-exponent + finer);
    }
}

static void scale_ratio(struct ratio *ratio, int binary_exponent)
{
    ratio->point = decimal_exponent(binary_exponent);
    if (ratio->point >= 0) {
        peil_big_multiply_power(&ratio->denominator, 10, (unsigned)ratio->point);
    } else {
        peil_big_multiply_power(&ratio->numerator, 10, (unsigned)-ratio->point);
        peil_big_multiply_power(&ratio->above, 10, (unsigned)-ratio->point);
        peil_big_multiply_power(&ratio->below, 10, (unsigned)-ratio->point);
    }
    while (peil_big_compare(&ratio->numerator, &ratio->denominator) >= 0) {
        peil_big_multiply(&ratio->denominator, 10, 0);
        ratio->point++;
    }
}

static void make_ratio(struct ratio *ratio, double value)
{
    uint64_t bits;
    uint64_t mantissa;
    int exponent;
    bool lowest_of_power;
    int top = 52;

    memcpy(&bits, &value, sizeof(bits));
    mantissa = bits & (((uint64_t)1 << 52) - 1);
    exponent = (int)(bits >> 52 & 0x7FF);
    lowest_of_power = mantissa == 0 && exponent > 1;
    if (exponent == 0) {
        exponent = 1;
        while (mantissa >> top == 0)
            top--;
    } else {
        mantissa |= (uint64_t)1 << 52;
    }
    exponent -= 1075;
    ratio->even = mantissa % 2 == 0;
    set_ratio(ratio, mantissa, exponent, lowest_of_power);
    scale_ratio(ratio, exponent + top);
}

/* The next digit of the quotient, which is taken off. */
static int next_digit(struct ratio *ratio)
{
    int digit = 0;

    peil_big_multiply(&ratio->numerator, 10, 0);
    while (peil_big_compare(&ratio->numerator, &ratio->denominator) >= 0) {
        peil_big_subtract(&ratio->numerator, &ratio->denominator);
        digit++;
    }
    return digit;
}

/* Whether what is left of the quotient, with the half distance above, reaches the next digit. */
static bool reaches_next(const struct ratio *ratio)
{
    struct peil_big sum = ratio->numerator;
    int order;

    peil_big_add(&sum, &ratio->above);
    order = peil_big_compare(&sum, &ratio->denominator);
    return order > 0 || (order == 0 && ratio->even);
}

static bool within_below(const struct ratio *ratio)
{
    int order = peil_big_compare(&ratio->numerator, &ratio->below);

    return order < 0 || (order == 0 && ratio->even);
}

/* Compares what is left of the quotient with a half. */
static int compare_half(const struct ratio *ratio)
{
    struct peil_big twice = ratio->numerator;

    peil_big_multiply(&twice, 2, 0);
    return peil_big_compare(&twice, &ratio->denominator);
}

/* Steele and White's free-format algorithm. */
static void shortest_exactly(double value, struct peil_decimal *decimal)
{
    struct ratio ratio;
    bool low;
    bool high;
    int digit;

    make_ratio(&ratio, value);
    if (reaches_next(&ratio)) {
        peil_big_multiply(&ratio.denominator, 10, 0);
        ratio.point++;
    }
    decimal->point = ratio.point;
    decimal->count = 0;
    do {
        peil_big_multiply(&ratio.above, 10, 0);
        peil_big_multiply(&ratio.below, 10, 0);
        digit = next_digit(&ratio);
        low = within_below(&ratio);
        high = reaches_next(&ratio);
        if (high && low) {
            int order = compare_half(&ratio);
            high = order > 0 || (order == 0 && digit % 2 == 1); /* ties as ECMAScript */
        }
        digit += high;
        decimal->digits[decimal->count++] = (char)('0' + digit);
    } while (!low && !high && decimal->count < 17);
}

static void set_decimal(struct peil_decimal *decimal, uint64_t digits, int decimals)
{
    char text[24];
    int count = (int)peil_num_digits(digits, text);

    decimal->point = count - decimals;
    while (count > 1 && text[count - 1] == '0')
        count--;
    decimal->count = count;
    memcpy(decimal->digits, text, (size_t)count);
}

/*
 * Different decimals of up to 15 digits are different doubles, so one that reads back is the only
 * one of its length.
 */
static bool shortest_by_trial(double value, struct peil_decimal *decimal)
{
    int decimals;

    if (!DOUBLES_ARE_EXACT)
        return false;
    if (peil_is_whole(value)) {
        set_decimal(decimal, (uint64_t)value, 0);
        return value < 1e15;
    }
    for (decimals = 1; decimals <= PEIL_EXACT_POWERS; decimals++) {
        double scaled = value * peil_exact_power[decimals];
        double digits;
        double read_back;
        if (scaled >= 1e15)
            return false;
        digits = (double)(uint64_t)(scaled + 0.5);
        read_back = digits / peil_exact_power[decimals];
        if (!(read_back < value) && !(read_back > value)) {
            set_decimal(decimal, (uint64_t)digits, decimals);
            return true;
        }
    }
    return false;
}

void peil_decimal_shortest(double value, struct peil_decimal *decimal)
{
    if (!shortest_by_trial(value, decimal))
        shortest_exactly(value, decimal);
}

static uint64_t twelve_exactly(double value, int *exponent)
{
    struct ratio ratio;
    uint64_t digits = 0;
    int count;

    make_ratio(&ratio, value);
    for (count = 0; count < 12; count++)
        digits = digits * 10 + (unsigned)next_digit(&ratio);
    *exponent = ratio.point - 12;
    return digits + (compare_half(&ratio) >= 0);
}

/*
 * Scales with one rounded operation: the answer is certain unless it is near a tie. 0 where it is
 * not certain. What to scale by follows from the binary exponent, but for one.
 */
static uint64_t twelve_by_scaling(double value, int *exponent)
{
    uint64_t bits;
    int decimals;

    if (!DOUBLES_ARE_EXACT || !(value >= 1e-8 && value < 1e22))
        return 0;
    memcpy(&bits, &value, sizeof(bits));
    decimals = 11 - decimal_exponent((int)(bits >> 52) - 1023);
    for (int last = decimals - 2; decimals >= last; decimals--) {
        double scaled = decimals >= 0 ? value * peil_exact_power[decimals]
                                      : value / peil_exact_power[-decimals];
        if (scaled < 999999999999.75 && scaled >= 100000000000.25) {
            uint64_t digits = (uint64_t)(int64_t)scaled;
            double rest = scaled - (double)(int64_t)digits;
            if (rest > 0.499 && rest < 0.501) /* the operation was off by 1e-4 at most */
                return 0;
            *exponent = -decimals;
            return digits + (rest > 0.5);
        }
    }
    return 0;
}

uint64_t peil_decimal_twelve(double value, int *exponent)
{
    uint64_t digits = twelve_by_scaling(value, exponent);

    if (digits == 0)
        digits = twelve_exactly(value, exponent);
    if (digits == UINT64_C(1000000000000)) {
        digits /= 10;
        ++*exponent;
    }
    return digits;
}

/* Adds one to the last digit. */
static void round_up(struct peil_decimal_long *decimal)
{
    unsigned at = (unsigned)decimal->count;

    while (at > 0 && decimal->digits[at - 1] == '9')
        at--;
    if (at == 0) {
        decimal->digits[at++] = '1';
        decimal->point++;
    } else {
        decimal->digits[at - 1]++;
    }
    decimal->count = (int)at; /* those behind it are zeros now */
}

void peil_decimal_exact(
    double value, int places, bool behind_point, struct peil_decimal_long *decimal)
{
    struct ratio ratio;
    bool odd = false;
    int order;

    make_ratio(&ratio, value);
    decimal->point = ratio.point;
    decimal->count = 0;
    if (behind_point)
        places += ratio.point;
    places = places < PEIL_DECIMAL_MOST ? places : PEIL_DECIMAL_MOST;
    while (decimal->count < places && ratio.numerator.count > 0) {
        int digit = next_digit(&ratio);
        odd = digit % 2 == 1;
        decimal->digits[decimal->count++] = (char)('0' + digit);
    }
    order = places < 0 ? -1 : compare_half(&ratio);
    if (order > 0 || (order == 0 && odd))
        round_up(decimal);
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
    if (decimal->count == 0)
        decimal->point = 1;
}
