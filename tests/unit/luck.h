/*
 * Numbers as if by luck, the same in every run (splitmix64).
 */
#ifndef PEIL_TESTS_LUCK_H
#define PEIL_TESTS_LUCK_H

#include <stdint.h>

/* The next number from a state of the caller's own. */
static inline uint64_t luck_next(uint64_t *state)
{
    uint64_t bits = *state += UINT64_C(0x9e3779b97f4a7c15);

    bits = (bits ^ bits >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ bits >> 27) * UINT64_C(0x94d049bb133111eb);
    return bits ^ bits >> 31;
}

static inline uint32_t luck_below(uint64_t *state, uint32_t bound)
{
    return (uint32_t)(luck_next(state) % bound);
}

/* The state of a program that has one; to be set before the first number. */
static uint64_t luck_seed;

static inline uint32_t luck(uint32_t bound)
{
    return luck_below(&luck_seed, bound);
}

#endif
