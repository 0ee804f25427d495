/*
 * The bytes of a text before anybody parses it, and a text value after its escapes are resolved:
 * is it UTF-8, and does it hold characters that do not show? YAML and JSON share this; each has its
 * own codes for the findings.
 */
#ifndef PEIL_FORMAT_SCAN_H
#define PEIL_FORMAT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/utf8.h"
#include "core/format/limits.h"

/* Findings that a scan reports before it gives up. */
#define PEIL_SCAN_MOST 20

/* Nesting that no limit can be raised above: trees are walked through by recursion. */
#define PEIL_SCAN_DEPTH_MOST 64

/* Accents that may stand on one letter. */
#define PEIL_SCAN_ACCENTS_MOST 8

/* The diagnostic codes of a format. */
struct peil_scan_codes {
    const char *utf8;      /* said once; args: byte */
    const char *utf16;     /* args: encoding */
    const char *binary;    /* no text at all; NULL: as any control character */
    const char *control;   /* args: character */
    const char *bidi;      /* args: character */
    const char *invisible; /* args: character */
    const char *nbsp;      /* args: character */
    const char *accents;   /* args: most */
    const char *escape;    /* a value that escapes made; args: character */
    const char *cleaned;   /* a warning; args: character, count */
    const char *more;      /* a note; args: count */
    /* Only where line ends and indentation have a meaning (YAML); NULL elsewhere. */
    const char *lone_cr;
    const char *tab;
    const char *nbsp_indentation; /* args: character */
};

/* What a scan found out. */
struct peil_scan {
    const char *text; /* the bytes of the source behind its byte order mark */
    size_t length;
    size_t characters; /* in `text`; known where there are no errors */
    bool unclean;      /* values have to go through peil_scan_value */
    bool odd;          /* there are carriage returns, or code points that are no characters */
    size_t errors;
};

/*
 * Scans a source and reports everything that is wrong with its bytes, up to PEIL_SCAN_MOST
 * findings. Of bytes that are no UTF-8 the first one tells enough, and after it control characters
 * are no news; a zero byte, which no text has, ends the search. Under PEIL_TEXT_ANSWERS harmless
 * characters that do not show are no findings.
 */
void peil_scan(struct peil_scan *out, const struct peil_source *source, enum peil_text_rule rule,
    const struct peil_scan_codes *codes, struct peil_diags *diags);

/* How many bytes at the start of a text are printable ASCII. */
size_t peil_scan_printable(const char *text, size_t length);

/*
 * Checks the `*length` bytes of a value in well-formed UTF-8, and cleans them in place:
 * "\r\n" becomes a line feed; under both rules a tab becomes a blank, and under PEIL_TEXT_ANSWERS a
 * non-breaking space becomes a blank and other harmless characters that do not show are taken out;
 * a text that was cleaned so gets one warning, and loses the blanks at its ends. False, with an
 * error at `place`, where it holds a character that is refused; those can only come from an escape.
 * Under PEIL_TEXT_STORED nothing changes and nothing is refused.
 */
bool peil_scan_value(char *text, size_t *length, struct peil_place place, enum peil_text_rule rule,
    const struct peil_scan_codes *codes, struct peil_diags *diags);

/* What is done with a character. */
enum peil_scan_fate {
    PEIL_SCAN_KEEP,
    PEIL_SCAN_BLANK, /* a blank takes its place */
    PEIL_SCAN_DROP,
    PEIL_SCAN_REFUSE
};
enum peil_scan_fate peil_scan_fate(enum peil_utf8_class class, enum peil_text_rule rule);

/* Room for what peil_scan_name writes. */
#define PEIL_SCAN_NAME_SIZE 12

/* Writes a code point as "U+00A0". */
void peil_scan_name(uint32_t code, char out[PEIL_SCAN_NAME_SIZE]);

/* Room for what peil_scan_excerpt writes. */
#define PEIL_SCAN_EXCERPT_SIZE 96

/* Copies a text for use in a message: one that is too long is cut, with "..." behind it. */
void peil_scan_excerpt(const char *text, size_t length, char out[PEIL_SCAN_EXCERPT_SIZE]);

#endif
