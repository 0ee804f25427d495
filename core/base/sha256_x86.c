/*
 * SHA-256 by the instructions that x86 processors have for it: some eight times as fast, and the
 * same result.
 */
#include "core/base/sha256_block.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

#if defined(__has_include)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>
#endif
#endif

/* Who has SHA has SSE4.1. Asking the processor takes long in a virtual machine; glibc did already.
 */
bool peil_sha256_has_x86(void)
{
#ifdef CPU_FEATURE_ACTIVE
    return CPU_FEATURE_ACTIVE(SHA);
#else
    unsigned a, b, c, d;

    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
#endif
}

/* Four rounds with the four words in `now`. */
#define ROUNDS(now, at)                                                                            \
    do {                                                                                           \
        sum = _mm_add_epi32(                                                                       \
            now, _mm_loadu_si128((const __m128i *)(const void *)&peil_sha256_constants[at]));      \
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);                                             \
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));                    \
    } while (0)

/* The next four words, from the sixteen before; they take the place of the oldest. */
#define NEXT(w0, w1, w2, w3)                                                                       \
    w0 = _mm_sha256msg2_epu32(                                                                     \
        _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4)), w3)

__attribute__((target("sha,sse4.1,ssse3"))) void peil_sha256_blocks_x86(
    uint32_t state[8], const unsigned char *bytes, size_t blocks)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i *from = (const __m128i *)(const void *)bytes;
    __m128i *to = (__m128i *)(void *)state;
    __m128i low = _mm_shuffle_epi32(_mm_loadu_si128(to), 0xB1);
    __m128i high = _mm_shuffle_epi32(_mm_loadu_si128(to + 1), 0x1B);
    __m128i abef = _mm_alignr_epi8(low, high, 8), cdgh = _mm_blend_epi16(high, low, 0xF0);

    for (; blocks > 0; blocks--, from += 4) {
        __m128i before_abef = abef, before_cdgh = cdgh, sum;
        __m128i w0 = _mm_shuffle_epi8(_mm_loadu_si128(from), big_endian);
        __m128i w1 = _mm_shuffle_epi8(_mm_loadu_si128(from + 1), big_endian);
        __m128i w2 = _mm_shuffle_epi8(_mm_loadu_si128(from + 2), big_endian);
        __m128i w3 = _mm_shuffle_epi8(_mm_loadu_si128(from + 3), big_endian);

        ROUNDS(w0, 0);
        ROUNDS(w1, 4);
        ROUNDS(w2, 8);
        ROUNDS(w3, 12);
        for (int at = 16; at < 64; at += 16) {
            NEXT(w0, w1, w2, w3);
            ROUNDS(w0, at);
            NEXT(w1, w2, w3, w0);
            ROUNDS(w1, at + 4);
            NEXT(w2, w3, w0, w1);
            ROUNDS(w2, at + 8);
            NEXT(w3, w0, w1, w2);
            ROUNDS(w3, at + 12);
        }
        abef = _mm_add_epi32(abef, before_abef);
        cdgh = _mm_add_epi32(cdgh, before_cdgh);
    }
    low = _mm_shuffle_epi32(abef, 0x1B);
    high = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128(to, _mm_blend_epi16(low, high, 0xF0));
    _mm_storeu_si128(to + 1, _mm_alignr_epi8(high, low, 8));
}

#else

bool peil_sha256_has_x86(void)
{
    return false;
}

void peil_sha256_blocks_x86(uint32_t state[8], const unsigned char *bytes, size_t blocks)
{
    peil_sha256_blocks_plain(state, bytes, blocks);
}

#endif
