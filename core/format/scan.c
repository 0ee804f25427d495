/*
 * The bytes of a text before it is parsed: encoding, and characters that do not show.
 */
#include "core/format/scan.h"

#include <string.h>

struct scanner {
    struct peil_scan *scan;
    const struct peil_source *source;
    enum peil_text_rule rule;
    const struct peil_scan_codes *codes;
    struct peil_diags *diags;
    size_t skipped; /* bytes of the byte order mark */
    size_t accents; /* accents in a row up to `accent_end` */
    size_t accent_end;
    bool not_utf8;   /* that was said */
    bool not_a_text; /* so was that */
};

#define EVERY_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

static uint64_t load(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof(word));
    return word;
}

/* Whether one of eight bytes is outside 0x20 to 0x7e. */
static bool any_special(uint64_t word)
{
    uint64_t low = word - EVERY_BYTE(0x20);
    uint64_t delete = (word ^ EVERY_BYTE(0x7f)) - EVERY_BYTE(1);

    return ((low | delete | word) & EVERY_BYTE(0x80)) != 0;
}

size_t peil_scan_printable(const char *text, size_t length)
{
    size_t at = 0;

    while (length - at >= 8 && !any_special(load(text + at)))
        at += 8;
    while (at < length && text[at] >= 0x20 && text[at] < 0x7f)
        at++;
    return at;
}

static void find(struct scanner *s, size_t at, const char *code, const struct peil_arg *args)
{
    s->scan->errors++;
    peil_diag_add(s->diags, PEIL_ERROR, code, peil_source_place(s->source, s->skipped + at), args);
}

static void find_character(struct scanner *s, size_t at, const char *code, uint32_t character)
{
    char name[PEIL_SCAN_NAME_SIZE];

    peil_scan_name(character, name);
    find(s, at, code, PEIL_ARGS(PEIL_TEXT("character", name)));
}

static void find_byte(struct scanner *s, size_t at)
{
    unsigned char byte = (unsigned char)s->scan->text[at];
    char name[5] = {'0', 'x', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 0xf], '\0'};

    if (!s->not_utf8)
        find(s, at, s->codes->utf8, PEIL_ARGS(PEIL_TEXT("byte", name)));
    s->not_utf8 = true;
}

static void find_control(struct scanner *s, size_t at, unsigned char byte)
{
    if (byte == 0 && s->codes->binary) {
        find(s, at, s->codes->binary, PEIL_NO_ARGS);
        s->not_a_text = true;
    } else if (!s->not_utf8) {
        find_character(s, at, s->codes->control, byte);
    }
}

/* Letters with many accents spill over the lines above and below them. */
static void count_accents(struct scanner *s, size_t at, size_t size, uint32_t character)
{
    if (peil_utf8_width(character) != 0)
        return;
    s->accents = s->accent_end == at ? s->accents + 1 : 1;
    s->accent_end = at + size;
    if (s->accents == PEIL_SCAN_ACCENTS_MOST + 1)
        find(s, at, s->codes->accents, PEIL_ARGS(PEIL_INTEGER("most", PEIL_SCAN_ACCENTS_MOST)));
}

static const char *code_of(const struct peil_scan_codes *codes, enum peil_utf8_class class)
{
    switch (class) {
    case PEIL_UTF8_BIDI:
        return codes->bidi;
    case PEIL_UTF8_INVISIBLE:
        return codes->invisible;
    case PEIL_UTF8_NBSP:
        return codes->nbsp;
    case PEIL_UTF8_PLAIN:
    case PEIL_UTF8_CONTROL:
        break;
    }
    return codes->control;
}

/* The length of a non-breaking space at an offset, or 0. */
static size_t nbsp_at(const struct peil_scan *scan, size_t at, uint32_t *character)
{
    size_t size = peil_utf8_decode(scan->text + at, scan->length - at, character);

    return size > 1 && peil_utf8_classify(*character) == PEIL_UTF8_NBSP ? size : 0;
}

/* Whether nothing but spaces stands before an offset on its line. */
static bool is_leading(const struct peil_scan *scan, size_t at)
{
    while (at > 0 && scan->text[at - 1] == ' ')
        at--;
    return at == 0 || scan->text[at - 1] == '\n';
}

/*
 * A tab or non-breaking space at `at`, with nothing but spaces before it on its line. Reports it
 * and answers the offset behind the white space, or answers `at` where the line holds nothing else
 * and therefore has no indentation.
 */
static size_t scan_indentation(struct scanner *s, size_t at)
{
    const struct peil_scan *scan = s->scan;
    uint32_t first = 0;
    size_t end = at;

    for (;;) {
        uint32_t character = 0;
        size_t size;

        if (end == scan->length || scan->text[end] == '\n' || scan->text[end] == '\r')
            return at;
        size =
            scan->text[end] == ' ' || scan->text[end] == '\t' ? 1 : nbsp_at(scan, end, &character);
        if (size == 0)
            break;
        first = end == at ? character : first;
        end += size;
    }
    if (first == 0)
        find(s, at, s->codes->tab, PEIL_NO_ARGS);
    else
        find_character(s, at, s->codes->nbsp_indentation, first);
    return end;
}

/* A character above 127; answers the offset behind it. */
static size_t scan_character(struct scanner *s, size_t at)
{
    const char *bytes = s->scan->text + at;
    size_t left = s->scan->length - at;
    uint32_t character = 0;
    size_t size;
    enum peil_utf8_class class;

    /* The letters of western Europe, which are nearly all there is. */
    if ((unsigned char)bytes[0] == 0xc3 && left > 1 && ((unsigned char)bytes[1] & 0xc0) == 0x80) {
        s->scan->characters--;
        return at + 2;
    }
    size = peil_utf8_decode(bytes, left, &character);
    if (size == 0) {
        find_byte(s, at);
        return at + 1;
    }
    s->scan->characters -= size - 1;
    s->scan->odd = s->scan->odd || (character & 0xfffe) == 0xfffe;
    class = peil_utf8_classify(character);
    if (class == PEIL_UTF8_NBSP && s->codes->tab && is_leading(s->scan, at)) {
        size_t end = scan_indentation(s, at);

        if (end != at)
            return end;
    }
    switch (peil_scan_fate(class, s->rule)) {
    case PEIL_SCAN_KEEP:
        count_accents(s, at, size, character);
        break;
    case PEIL_SCAN_BLANK:
    case PEIL_SCAN_DROP:
        s->scan->unclean = true;
        break;
    case PEIL_SCAN_REFUSE:
        find_character(s, at, code_of(s->codes, class), character);
        break;
    }
    return at + size;
}

/* A byte that is not printable ASCII; answers the offset behind what it belongs to. */
static size_t scan_special(struct scanner *s, size_t at)
{
    const struct peil_scan *scan = s->scan;
    unsigned char byte = (unsigned char)scan->text[at];
    bool lines = s->codes->tab != NULL;
    size_t end;

    if (byte >= 0x80)
        return scan_character(s, at);
    switch (byte) {
    case '\n':
        break;
    case '\t':
        /* In a JSON text a tab is white space, or a mistake that the reader finds. */
        if (!lines)
            break;
        end = is_leading(scan, at) ? scan_indentation(s, at) : at;
        if (end != at)
            return end;
        s->scan->unclean = true;
        break;
    case '\r':
        s->scan->odd = true;
        if (lines && (at + 1 == scan->length || scan->text[at + 1] != '\n'))
            find(s, at, s->codes->lone_cr, PEIL_NO_ARGS);
        break;
    default:
        find_control(s, at, byte);
        break;
    }
    return at + 1;
}

/* The name of a two-byte encoding that a text is in, by its mark or its first characters. */
static const char *wide_encoding(const char *bytes, size_t length)
{
    unsigned char first[4] = {1, 1, 1, 1};

    memcpy(first, bytes, length < 4 ? length : 4);
    if (first[0] == 0xff && first[1] == 0xfe)
        return "UTF-16LE";
    if (first[0] == 0xfe && first[1] == 0xff)
        return "UTF-16BE";
    if (length >= 4 && first[0] != 0 && first[1] == 0 && first[2] != 0 && first[3] == 0)
        return "UTF-16LE";
    if (length >= 4 && first[0] == 0 && first[1] != 0 && first[2] == 0 && first[3] != 0)
        return "UTF-16BE";
    return NULL;
}

void peil_scan(struct peil_scan *out, const struct peil_source *source, enum peil_text_rule rule,
    const struct peil_scan_codes *codes, struct peil_diags *diags)
{
    struct scanner s = {
        .scan = out, .source = source, .rule = rule, .codes = codes, .diags = diags};
    const char *wide;
    size_t at = 0;

    *out = (struct peil_scan){
        .text = source->bytes ? source->bytes : "", .length = source->bytes ? source->length : 0};
    wide = wide_encoding(out->text, out->length);
    if (wide) {
        find(&s, 0, codes->utf16, PEIL_ARGS(PEIL_TEXT("encoding", wide)));
        return;
    }
    if (out->length >= 3 && memcmp(out->text, "\xef\xbb\xbf", 3) == 0) {
        s.skipped = 3;
        out->text += 3;
        out->length -= 3;
    }
    out->characters = out->length;
    while (out->errors < PEIL_SCAN_MOST) {
        at += peil_scan_printable(out->text + at, out->length - at);
        if (at == out->length || s.not_a_text)
            return;
        at = scan_special(&s, at);
    }
    peil_diag_add(diags, PEIL_NOTE, codes->more, peil_source_place(source, s.skipped + at),
        PEIL_ARGS(PEIL_INTEGER("count", out->errors)));
}
