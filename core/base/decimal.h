/*
 * The decimal digits of a double. For num*.c alone.
 */
#ifndef PEIL_BASE_DECIMAL_H
#define PEIL_BASE_DECIMAL_H

#include <float.h>
#include <stdbool.h>
#include <stdint.h>

_Static_assert(FLT_RADIX == 2 && DBL_MANT_DIG == 53 && DBL_MAX_EXP == 1024, "IEEE 754 binary64");

/* 10^0 to 10^22: the powers of ten that a double holds exactly. */
#define PEIL_EXACT_POWERS 22
extern const double peil_exact_power[PEIL_EXACT_POWERS + 1];

/* Below this, every whole number is a double. */
#define PEIL_WHOLE_LIMIT 9007199254740992.0

/* 0.DIGITS times 10^point; no zeros at either end. */
struct peil_decimal {
    char digits[20];
    int count;
    int point;
};

/* Whether a positive number is whole and below the limit. */
static inline bool peil_is_whole(double value)
{
    return value < PEIL_WHOLE_LIMIT && !((double)(int64_t)value < value);
}

/* The fewest digits that read back as `value`, and of those the nearest. Positive and finite. */
void peil_decimal_shortest(double value, struct peil_decimal *decimal);

/*
 * `value` as 12 digits (10^11 <= answer < 10^12) times 10^exponent: the nearest, and for a tie
 * the larger. Positive and finite.
 */
uint64_t peil_decimal_twelve(double value, int *exponent);

/* The most digits that anybody asks for: 309 before the point, 99 behind it. */
#define PEIL_DECIMAL_MOST 408

/* As struct peil_decimal, but with as many digits as were asked for. */
struct peil_decimal_long {
    char digits[PEIL_DECIMAL_MOST];
    int count; /* 0 where all was rounded away; `point` is 1 then */
    int point;
};

/*
 * The exact value rounded to `places` significant digits (1 to 100) or, where `behind_point` is
 * true, to that many behind the point (0 to 99); ties to even, as C's printf. Positive and finite.
 */
void peil_decimal_exact(
    double value, int places, bool behind_point, struct peil_decimal_long *decimal);

#endif
