/*
 * The one place where numbers become text and text becomes numbers. Nothing here looks at the
 * locale, so the same number has the same text everywhere.
 */
#ifndef PEIL_BASE_NUM_H
#define PEIL_BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for any number that peil_num_text writes, with the NUL. */
#define PEIL_NUM_SIZE 32

/*
 * The shortest decimal text that reads back as exactly `value` (the JSON form: "0.1", "63",
 * "1e+21"). Plain notation for exponents from -6 to 20, as ECMAScript does it; "-0" is written "0".
 * `value` must be finite (else "null" is written). Answers the length.
 */
size_t peil_num_text(double value, char out[PEIL_NUM_SIZE]);

/* How text failed to be a number. */
enum peil_num_error {
    PEIL_NUM_OK = 0,
    PEIL_NUM_NOT_A_NUMBER,
    PEIL_NUM_COMMA,        /* a decimal comma: "7,5" */
    PEIL_NUM_LEADING_ZERO, /* "010" */
    PEIL_NUM_FORM, /* reads as a number elsewhere, not here: "1e3" in YAML, ".5", "+1", "0x1F" */
    PEIL_NUM_RANGE /* too large for a double */
};

/*
 * Reads the whole of `text` as -?(0|[1-9][0-9]*)(\.[0-9]+)? and, where `exponent` is true, with
 * ([eE][+-]?[0-9]+)? behind it: the nearest double, correctly rounded; "-0" is 0. `*out` is 0 on
 * failure.
 */
enum peil_num_error peil_num_read(const char *text, size_t length, bool exponent, double *out);

/*
 * `value` rounded to 12 significant digits, so that the last bits of a sum do not show. A tie goes
 * away from zero, as toPrecision(12) of ECMAScript.
 */
double peil_num_publish(double value);

enum peil_rounding {
    PEIL_ROUND_NONE,
    PEIL_ROUND_HALF_UP, /* half away from zero */
    PEIL_ROUND_HALF_EVEN,
    PEIL_ROUND_TRUNCATE
};

/*
 * Rounds a published number (12 significant digits) at `decimals` (0 to 9) in decimal, the way it
 * is done with pen and paper: 2.675 half up at two decimals is 2.68. PEIL_ROUND_NONE publishes.
 */
double peil_num_round(double value, int decimals, enum peil_rounding mode);

/*
 * Text with exactly `decimals` decimals (0 to 9), rounded half up as above (whole numbers below
 * 2^53 are written in full), or the shortest text for a negative `decimals` (with an exponent from
 * 1e21 only), and a comma as decimal sign for the languages that use one (nl, de, fr, ...; "en" and
 * unknown ones get a point). Like snprintf.
 */
size_t peil_num_format(
    double value, int decimals, const char *language, char *out, size_t capacity);

/* Room for what peil_num_printf writes: a sign, 309 digits, a point, 99 decimals, a NUL. */
#define PEIL_NUM_PRINTF_SIZE 416

/*
 * What C's printf writes for "%f", "%e" or "%g" (`form`; "E" and "G" with a large E) in the C
 * locale: exact, ties to even, "-0" keeps its sign. `precision` is 0 to 99; `alternate` is the flag
 * "#". "inf", "-inf" and "nan" (or in capitals) for what is not finite. Answers the length.
 */
size_t peil_num_printf(
    double value, char form, int precision, bool alternate, char out[PEIL_NUM_PRINTF_SIZE]);

/* Decimal digits of an unsigned number; answers the length. `out` has room for 21 bytes. */
size_t peil_num_digits(uint64_t value, char *out);

#endif
