/*
 * UTF-8: checking it, walking through it, and how wide it stands in a terminal.
 */
#ifndef PEIL_BASE_UTF8_H
#define PEIL_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Decodes the character at `bytes`. Answers its length in bytes (1 to 4), or 0 where the bytes are
 * not well-formed UTF-8 (overlong, surrogate, above U+10FFFF, cut off) or `length` is 0.
 */
size_t peil_utf8_decode(const char *bytes, size_t length, uint32_t *code);

/* Encodes a code point; answers its length, or 0 for a surrogate or a value above U+10FFFF. */
size_t peil_utf8_encode(uint32_t code, char out[4]);

/* The offset of the first byte that is not well-formed UTF-8, or `length` where all is well. */
size_t peil_utf8_check(const char *bytes, size_t length);

/* What may be done with a character in a text. */
enum peil_utf8_class {
    PEIL_UTF8_PLAIN,     /* fine */
    PEIL_UTF8_CONTROL,   /* C0 but tab and line feed, DEL, C1, U+2028/9, U+FEFF, noncharacters */
    PEIL_UTF8_BIDI,      /* changes the direction: U+202A-E, U+2066-9, U+200E/F, U+061C */
    PEIL_UTF8_INVISIBLE, /* soft hyphen, zero-width space, word joiner, tag characters and such */
    PEIL_UTF8_NBSP       /* non-breaking space U+00A0, narrow U+202F */
};
enum peil_utf8_class peil_utf8_classify(uint32_t code);

/* Columns a character takes in a terminal: 0 (combining, zero-width), 1 or 2 (East Asian wide). */
int peil_utf8_width(uint32_t code);

/* Columns that well-formed text takes. */
size_t peil_utf8_text_width(const char *bytes, size_t length);

/*
 * Lower case for ASCII and for Latin letters with accents; others stay. For comparing ids and
 * words.
 */
uint32_t peil_utf8_lower(uint32_t code);

#endif
