/*
 * The number that a subject leaves behind.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/base/sha256.h"
#include "core/compare/contribution.h"

#define BLOCK 64 /* bytes that SHA-256 works on at a time */

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool peil_secret_read(unsigned char out[PEIL_SECRET_BYTES], const char *text, size_t length)
{
    while (length > 0 && is_blank(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_blank(text[length - 1]))
        length--;
    if (length != (size_t)2 * PEIL_SECRET_BYTES)
        return false;
    for (size_t i = 0; i < PEIL_SECRET_BYTES; i++) {
        int high = hex_digit(text[2 * i]), low = hex_digit(text[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        out[i] = (unsigned char)(high * 16 + low);
    }
    return true;
}

/* Begins one of the two hashes of RFC 2104: with the key, padded and changed. */
static void begin(struct peil_sha256 *hash, const unsigned char *secret, unsigned char change)
{
    unsigned char block[BLOCK];

    for (size_t i = 0; i < BLOCK; i++)
        block[i] = (unsigned char)((i < PEIL_SECRET_BYTES ? secret[i] : 0) ^ change);
    peil_sha256_init(hash);
    peil_sha256_add(hash, block, BLOCK);
}

/* The message is "peil contribution", the pack's id, its major version and the subject, each with a
 * NUL behind it. */
void peil_contribution_member(char out[PEIL_MEMBER_SIZE],
    const unsigned char secret[PEIL_SECRET_BYTES], const struct peil_pack *pack,
    const char *subject)
{
    static const char purpose[] = "peil contribution";
    struct peil_sha256 hash;
    unsigned char digest[32];
    char digits[21], hex[65];
    size_t length = peil_num_digits(pack->version.major, digits);

    begin(&hash, secret, 0x36);
    peil_sha256_add(&hash, purpose, sizeof(purpose));
    peil_sha256_add(&hash, pack->id, strlen(pack->id) + 1);
    peil_sha256_add(&hash, digits, length);
    peil_sha256_add(&hash, "", 1);
    peil_sha256_add(&hash, subject, strlen(subject) + 1);
    peil_sha256_end(&hash, digest);
    begin(&hash, secret, 0x5c);
    peil_sha256_add(&hash, digest, sizeof(digest));
    peil_sha256_end(&hash, digest);
    peil_sha256_hex(digest, hex);
    memcpy(out, hex, PEIL_MEMBER_SIZE - 1);
    out[PEIL_MEMBER_SIZE - 1] = '\0';
}
