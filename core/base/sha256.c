/*
 * SHA-256, block by block.
 */
#include "core/base/sha256.h"

#include <string.h>

#include "core/base/sha256_block.h"

const uint32_t peil_sha256_constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
    0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
    0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static inline uint32_t rotate(uint32_t word, unsigned bits)
{
    return word >> bits | word << (32 - bits);
}

static void expand(const unsigned char block[64], uint32_t words[64])
{
    int at;

    for (at = 0; at < 16; at++) {
        const unsigned char *four = block + 4 * at;
        words[at] =
            (uint32_t)four[0] << 24 | (uint32_t)four[1] << 16 | (uint32_t)four[2] << 8 | four[3];
    }
    for (; at < 64; at++) {
        uint32_t low = words[at - 15];
        uint32_t high = words[at - 2];
        words[at] = words[at - 16] + (rotate(low, 7) ^ rotate(low, 18) ^ low >> 3) + words[at - 7] +
                    (rotate(high, 17) ^ rotate(high, 19) ^ high >> 10);
    }
}

/*
 * One round; `input` is its constant and its word. The eight variables move one place in every
 * round: the caller does that by naming them one place further, so that nothing is moved.
 */
static inline void add_round(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e,
    uint32_t f, uint32_t g, uint32_t *h, uint32_t input)
{
    uint32_t sum =
        *h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (g ^ (e & (f ^ g))) + input;

    *d += sum;
    *h = sum + (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) | (c & (a | b)));
}

static void add_block(uint32_t state[8], const unsigned char block[64])
{
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    const uint32_t *constants = peil_sha256_constants;
    uint32_t words[64];

    expand(block, words);
    for (int at = 0; at < 64; at += 8) {
        add_round(a, b, c, &d, e, f, g, &h, constants[at] + words[at]);
        add_round(h, a, b, &c, d, e, f, &g, constants[at + 1] + words[at + 1]);
        add_round(g, h, a, &b, c, d, e, &f, constants[at + 2] + words[at + 2]);
        add_round(f, g, h, &a, b, c, d, &e, constants[at + 3] + words[at + 3]);
        add_round(e, f, g, &h, a, b, c, &d, constants[at + 4] + words[at + 4]);
        add_round(d, e, f, &g, h, a, b, &c, constants[at + 5] + words[at + 5]);
        add_round(c, d, e, &f, g, h, a, &b, constants[at + 6] + words[at + 6]);
        add_round(b, c, d, &e, f, g, h, &a, constants[at + 7] + words[at + 7]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

void peil_sha256_blocks_plain(uint32_t state[8], const unsigned char *bytes, size_t blocks)
{
    for (size_t i = 0; i < blocks; i++)
        add_block(state, bytes + 64 * i);
}

/* Asking the processor what it can do takes longer, on some machines, than a short text does. */
#define WORTH_ASKING 64

static void add_blocks(struct peil_sha256 *hash, const unsigned char *bytes, size_t blocks)
{
    if (!hash->asked && blocks >= WORTH_ASKING) {
        hash->fast = peil_sha256_has_x86();
        hash->asked = true;
    }
    if (hash->fast)
        peil_sha256_blocks_x86(hash->state, bytes, blocks);
    else
        peil_sha256_blocks_plain(hash->state, bytes, blocks);
}

void peil_sha256_init(struct peil_sha256 *hash)
{
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
        0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

    memcpy(hash->state, start, sizeof(start));
    hash->length = 0;
    hash->asked = hash->fast = false;
}

void peil_sha256_add(struct peil_sha256 *hash, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    size_t used = hash->length % sizeof(hash->block);

    hash->length += length;
    while (length > 0) {
        size_t part = sizeof(hash->block) - used;

        if (used == 0 && length >= part) {
            part = length - length % sizeof(hash->block);
            add_blocks(hash, from, part / sizeof(hash->block));
        } else {
            part = part < length ? part : length;
            memcpy(hash->block + used, from, part);
            used += part;
            if (used == sizeof(hash->block)) {
                add_blocks(hash, hash->block, 1);
                used = 0;
            }
        }
        from += part;
        length -= part;
    }
}

void peil_sha256_end(struct peil_sha256 *hash, unsigned char out[32])
{
    static const unsigned char padding[64] = {0x80};
    uint64_t bits = hash->length * 8;
    size_t used = hash->length % sizeof(hash->block);
    unsigned char length[8];
    int at;

    for (at = 0; at < 8; at++)
        length[at] = (unsigned char)(bits >> (56 - 8 * at));
    peil_sha256_add(hash, padding, used < 56 ? 56 - used : 120 - used);
    peil_sha256_add(hash, length, sizeof(length));
    for (at = 0; at < 32; at++)
        out[at] = (unsigned char)(hash->state[at / 4] >> (24 - 8 * (at % 4)));
}

void peil_sha256(const void *bytes, size_t length, unsigned char out[32])
{
    struct peil_sha256 hash;

    peil_sha256_init(&hash);
    peil_sha256_add(&hash, bytes, length);
    peil_sha256_end(&hash, out);
}

void peil_sha256_hex(const unsigned char digest[32], char out[65])
{
    static const char digits[] = "0123456789abcdef";
    int at;

    for (at = 0; at < 32; at++) {
        out[2 * at] = digits[digest[at] >> 4];
        out[2 * at + 1] = digits[digest[at] & 15];
    }
    out[64] = '\0';
}
