/*
 * Arithmetic on large whole numbers, word by word.
 */
#include "core/base/big.h"

#include <string.h>

void peil_big_set(struct peil_big *big, uint64_t value)
{
    big->words[0] = (uint32_t)value;
    big->words[1] = (uint32_t)(value >> 32);
    big->count = big->words[1] != 0 ? 2 : big->words[0] != 0;
}

static void append(struct peil_big *big, uint32_t word)
{
    if (word != 0 && big->count < PEIL_BIG_WORDS)
        big->words[big->count++] = word;
}

void peil_big_multiply(struct peil_big *big, uint32_t factor, uint32_t plus)
{
    uint64_t carry = plus;
    size_t at;

    for (at = 0; at < big->count; at++) {
        carry += (uint64_t)big->words[at] * factor;
        big->words[at] = (uint32_t)carry;
        carry >>= 32;
    }
    append(big, (uint32_t)carry);
}

void peil_big_multiply_power(struct peil_big *big, uint32_t base, unsigned exponent)
{
    uint32_t factor = 1;

    for (; exponent > 0; exponent--) {
        if (factor > UINT32_MAX / base) {
            peil_big_multiply(big, factor, 0);
            factor = 1;
        }
        factor *= base;
    }
    peil_big_multiply(big, factor, 0);
}

void peil_big_shift(struct peil_big *big, unsigned bits)
{
    size_t words = bits / 32;
    unsigned rest = bits % 32;

    if (rest > 0)
        peil_big_multiply(big, (uint32_t)1 << rest, 0);
    if (words > 0 && big->count > 0 && words < PEIL_BIG_WORDS) {
        if (big->count > PEIL_BIG_WORDS - words)
            big->count = PEIL_BIG_WORDS - words;
        memmove(big->words + words, big->words, big->count * sizeof(*big->words));
        memset(big->words, 0, words * sizeof(*big->words));
        big->count += words;
    }
}

void peil_big_subtract(struct peil_big *big, const struct peil_big *less)
{
    uint64_t borrow = 0;
    size_t at;

    for (at = 0; at < big->count && (at < less->count || borrow != 0); at++) {
        uint64_t part = (at < less->count ? less->words[at] : 0) + borrow;
        borrow = big->words[at] < part;
        big->words[at] = (uint32_t)(big->words[at] - part);
    }
    while (big->count > 0 && big->words[big->count - 1] == 0)
        big->count--;
}

void peil_big_add(struct peil_big *big, const struct peil_big *more)
{
    uint64_t carry = 0;
    size_t at;

    while (big->count < more->count)
        big->words[big->count++] = 0;
    for (at = 0; at < big->count; at++) {
        carry += big->words[at];
        carry += at < more->count ? more->words[at] : 0;
        big->words[at] = (uint32_t)carry;
        carry >>= 32;
    }
    append(big, (uint32_t)carry);
}

int peil_big_compare(const struct peil_big *a, const struct peil_big *b)
{
    size_t at;

    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (at = a->count; at > 0; at--)
        if (a->words[at - 1] != b->words[at - 1])
            return a->words[at - 1] < b->words[at - 1] ? -1 : 1;
    return 0;
}

unsigned peil_big_bits(const struct peil_big *big)
{
    unsigned bits;
    uint32_t last;

    if (big->count == 0)
        return 0;
    bits = (unsigned)(big->count - 1) * 32;
    for (last = big->words[big->count - 1]; last != 0; last >>= 1)
        bits++;
    return bits;
}
