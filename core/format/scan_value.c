/*
 * Cleaning and checking one text value.
 */
#include "core/format/scan.h"

#include <string.h>

void peil_scan_name(uint32_t code, char out[PEIL_SCAN_NAME_SIZE])
{
    int digits = code > 0xfffff ? 6 : code > 0xffff ? 5 : 4;
    char *to = out;

    *to++ = 'U';
    *to++ = '+';
    for (int i = digits - 1; i >= 0; i--)
        *to++ = "0123456789ABCDEF"[(code >> (4 * i)) & 0xf];
    *to = '\0';
}

void peil_scan_excerpt(const char *text, size_t length, char out[PEIL_SCAN_EXCERPT_SIZE])
{
    size_t most = PEIL_SCAN_EXCERPT_SIZE - 4;
    size_t used = length;

    if (length > most) {
        used = most;
        while (used > 0 && ((unsigned char)text[used] & 0xc0) == 0x80)
            used--;
    }
    memcpy(out, text, used);
    memcpy(out + used, "...", 4);
    if (used == length)
        out[used] = '\0';
}

enum peil_scan_fate peil_scan_fate(enum peil_utf8_class class, enum peil_text_rule rule)
{
    if (rule == PEIL_TEXT_STORED)
        return PEIL_SCAN_KEEP;
    switch (class) {
    case PEIL_UTF8_PLAIN:
        return PEIL_SCAN_KEEP;
    case PEIL_UTF8_INVISIBLE:
        return rule == PEIL_TEXT_ANSWERS ? PEIL_SCAN_DROP : PEIL_SCAN_REFUSE;
    case PEIL_UTF8_NBSP:
        return rule == PEIL_TEXT_ANSWERS ? PEIL_SCAN_BLANK : PEIL_SCAN_REFUSE;
    case PEIL_UTF8_CONTROL:
    case PEIL_UTF8_BIDI:
        break;
    }
    return PEIL_SCAN_REFUSE;
}

/* A value on its way through the cleaning. */
struct value {
    char *text;
    size_t length;
    size_t kept;
    size_t cleaned; /* characters that were replaced or taken out */
    uint32_t first; /* the first of them */
    size_t accents;
};

/* Takes the character at `at` over, or not; its length, or 0 where it is refused. */
static size_t take_character(
    struct value *v, size_t at, enum peil_text_rule rule, uint32_t *character)
{
    size_t size = peil_utf8_decode(v->text + at, v->length - at, character);
    bool tab = v->text[at] == '\t';
    bool line_end = v->text[at] == '\r' && at + 1 < v->length && v->text[at + 1] == '\n';
    enum peil_scan_fate fate;

    if (size == 0) {
        *character = (unsigned char)v->text[at];
        return 0;
    }
    if (line_end)
        return 1;
    fate = tab ? PEIL_SCAN_BLANK : peil_scan_fate(peil_utf8_classify(*character), rule);
    v->accents = *character > 0x7f && peil_utf8_width(*character) == 0 ? v->accents + 1 : 0;
    if (fate == PEIL_SCAN_REFUSE || v->accents > PEIL_SCAN_ACCENTS_MOST)
        return 0;
    if (fate == PEIL_SCAN_KEEP) {
        memmove(v->text + v->kept, v->text + at, size);
        v->kept += size;
        return size;
    }
    if (fate == PEIL_SCAN_BLANK)
        v->text[v->kept++] = ' ';
    if (v->cleaned++ == 0)
        v->first = *character;
    return size;
}

static void trim(struct value *v)
{
    size_t start = 0;

    while (v->kept > 0 && v->text[v->kept - 1] == ' ')
        v->kept--;
    while (start < v->kept && v->text[start] == ' ')
        start++;
    v->kept -= start;
    memmove(v->text, v->text + start, v->kept);
}

static void refuse(const struct value *v, uint32_t character, struct peil_place place,
    const struct peil_scan_codes *codes, struct peil_diags *diags)
{
    char name[PEIL_SCAN_NAME_SIZE];

    if (v->accents > PEIL_SCAN_ACCENTS_MOST) {
        peil_diag_add(diags, PEIL_ERROR, codes->accents, place,
            PEIL_ARGS(PEIL_INTEGER("most", PEIL_SCAN_ACCENTS_MOST)));
        return;
    }
    peil_scan_name(character, name);
    peil_diag_add(diags, PEIL_ERROR, codes->escape, place, PEIL_ARGS(PEIL_TEXT("character", name)));
}

bool peil_scan_value(char *text, size_t *length, struct peil_place place, enum peil_text_rule rule,
    const struct peil_scan_codes *codes, struct peil_diags *diags)
{
    struct value v = {.text = text, .length = *length};
    size_t at = peil_scan_printable(text, *length);

    if (rule == PEIL_TEXT_STORED)
        return true;
    v.kept = at;
    while (at < v.length) {
        uint32_t character = 0;
        size_t size = take_character(&v, at, rule, &character);

        if (size == 0) {
            refuse(&v, character, place, codes, diags);
            return false;
        }
        at += size;
    }
    if (v.cleaned > 0) {
        char name[PEIL_SCAN_NAME_SIZE];

        trim(&v);
        peil_scan_name(v.first, name);
        peil_diag_add(diags, PEIL_WARNING, codes->cleaned, place,
            PEIL_ARGS(PEIL_TEXT("character", name), PEIL_INTEGER("count", v.cleaned)));
    }
    *length = v.kept;
    return true;
}
