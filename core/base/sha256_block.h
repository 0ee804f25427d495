/*
 * The two ways to add blocks of 64 bytes to a SHA-256. For sha256*.c and their test.
 */
#ifndef PEIL_BASE_SHA256_BLOCK_H
#define PEIL_BASE_SHA256_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

extern const uint32_t peil_sha256_constants[64];

void peil_sha256_blocks_plain(uint32_t state[8], const unsigned char *bytes, size_t blocks);

/* Only where the processor has them. */
bool peil_sha256_has_x86(void);
void peil_sha256_blocks_x86(uint32_t state[8], const unsigned char *bytes, size_t blocks);

#endif
