/*
 * SHA-256 (FIPS 180-4), for digests of packs, answers and results. Not for secrets.
 */
#ifndef PEIL_BASE_SHA256_H
#define PEIL_BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peil_sha256 {
    uint32_t state[8];
    uint64_t length;
    unsigned char block[64];
    bool asked, fast; /* by instructions that this processor has for it */
};

void peil_sha256_init(struct peil_sha256 *hash);
void peil_sha256_add(struct peil_sha256 *hash, const void *bytes, size_t length);
void peil_sha256_end(struct peil_sha256 *hash, unsigned char out[32]);

/* All at once. */
void peil_sha256(const void *bytes, size_t length, unsigned char out[32]);

/* 64 lower-case hexadecimal digits and a NUL. */
void peil_sha256_hex(const unsigned char digest[32], char out[65]);

#endif
