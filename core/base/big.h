/*
 * Whole numbers of up to 3200 bits, for exact decimals. For num*.c alone. Enough for every double
 * and for 801 decimal digits; what would not fit is cut off, so callers keep to that.
 */
#ifndef PEIL_BASE_BIG_H
#define PEIL_BASE_BIG_H

#include <stddef.h>
#include <stdint.h>

#define PEIL_BIG_WORDS 100

struct peil_big {
    size_t count; /* of words in use; the last of them is not 0 */
    uint32_t words[PEIL_BIG_WORDS];
};

void peil_big_set(struct peil_big *big, uint64_t value);
void peil_big_multiply(struct peil_big *big, uint32_t factor, uint32_t plus);
void peil_big_multiply_power(struct peil_big *big, uint32_t base, unsigned exponent); /* 5 or 10 */
void peil_big_shift(struct peil_big *big, unsigned bits);

/* `less` must not be larger. */
void peil_big_subtract(struct peil_big *big, const struct peil_big *less);
void peil_big_add(struct peil_big *big, const struct peil_big *more);

/* Less, equal or greater than 0. */
int peil_big_compare(const struct peil_big *a, const struct peil_big *b);

/* Bits up to the highest that is 1. */
unsigned peil_big_bits(const struct peil_big *big);

#endif
