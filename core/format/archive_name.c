/*
 * Names in archives: which are allowed, and how they are shown in messages.
 */
#include "core/format/archive_parts.h"

#include <string.h>

#include "core/base/utf8.h"

/* Longest name in a message, in bytes of the name. */
#define SHOWN_BYTES 160

void peil_refuse(struct peil_refusals *refusals, const char *code, const struct peil_arg *arguments)
{
    refusals->count++;
    peil_diag_add(refusals->diags, PEIL_ERROR, code, refusals->place, arguments);
}

void peil_refuse_name(
    struct peil_refusals *refusals, const char *code, const char *name, size_t length)
{
    const char *shown = peil_name_shown(refusals->arena, name, length);
    peil_refuse(refusals, code, PEIL_ARGS(PEIL_TEXT("name", shown)));
}

unsigned char peil_ascii_lower(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte - 'A' + 'a') : byte;
}

static size_t escape(char *out, unsigned char byte)
{
    static const char digits[] = "0123456789abcdef";
    out[0] = '\\';
    out[1] = 'x';
    out[2] = digits[byte >> 4];
    out[3] = digits[byte & 15];
    return 4;
}

const char *peil_name_shown(struct peil_arena *arena, const char *name, size_t length)
{
    size_t most = length < SHOWN_BYTES ? length : SHOWN_BYTES;
    char *shown = peil_arena_alloc(arena, 4 * most + sizeof "...");
    if (!shown)
        return NULL;
    size_t end = 0;
    for (size_t i = 0; i < most;) {
        uint32_t code = 0;
        size_t width = peil_utf8_decode(name + i, most - i, &code);
        if (width > 0 && code >= ' ' && peil_utf8_classify(code) == PEIL_UTF8_PLAIN) {
            memcpy(shown + end, name + i, width);
            end += width;
            i += width;
        } else {
            end += escape(shown + end, (unsigned char)name[i++]);
        }
    }
    memcpy(shown + end, length > most ? "..." : "", length > most ? 4 : 1);
    return shown;
}

static bool is_name_byte(unsigned char byte)
{
    unsigned char lower = peil_ascii_lower(byte);
    return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' ||
           byte == '_' || byte == '-';
}

/* The character at `at` as "U+00EB", or "\xNN" where the bytes are no character. */
static const char *character_shown(struct peil_arena *arena, const char *at, size_t length)
{
    static const char digits[] = "0123456789ABCDEF";
    uint32_t code = 0;
    char text[16] = "";
    if (peil_utf8_decode(at, length, &code) == 0) {
        escape(text, (unsigned char)*at);
        return peil_arena_text(arena, text);
    }
    if (code > ' ' && code < 0x7F) {
        text[0] = (char)code;
        return peil_arena_text(arena, text);
    }
    size_t end = 0;
    text[end++] = 'U';
    text[end++] = '+';
    for (int shift = code > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
        text[end++] = digits[code >> shift & 15];
    return peil_arena_text(arena, text);
}

static bool check_characters(struct peil_refusals *refusals, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (is_name_byte((unsigned char)name[i]) || name[i] == '/')
            continue;
        if (name[i] == '\\') {
            peil_refuse_name(refusals, "pack-file/name-backslash", name, length);
        } else if (name[i] == ' ') {
            peil_refuse_name(refusals, "pack-file/name-space", name, length);
        } else {
            const char *shown = peil_name_shown(refusals->arena, name, length);
            const char *character = character_shown(refusals->arena, name + i, length - i);
            peil_refuse(refusals, "pack-file/name-character",
                PEIL_ARGS(PEIL_TEXT("name", shown), PEIL_TEXT("character", character)));
        }
        return false;
    }
    return true;
}

/* Whether `text`, which ends in a NUL, is in the bytes, capitals or not. */
static bool same_word(const char *bytes, size_t length, const char *text)
{
    if (strlen(text) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (peil_ascii_lower((unsigned char)bytes[i]) != peil_ascii_lower((unsigned char)text[i]))
            return false;
    return true;
}

/* Windows opens a device for such names, with any extension, in every folder. */
static bool is_device(const char *part, size_t length)
{
    const char *dot = memchr(part, '.', length);
    size_t stem = dot ? (size_t)(dot - part) : length;
    static const char *const words[] = {"con", "prn", "aux", "nul"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (same_word(part, stem, words[i]))
            return true;
    return stem == 4 && part[3] >= '1' && part[3] <= '9' &&
           (same_word(part, 3, "com") || same_word(part, 3, "lpt"));
}

/* What is wrong with a part of a name, as a code; NULL where nothing is. */
static const char *part_fault(const char *part, size_t length)
{
    if (length == 0)
        return "pack-file/name-empty-part";
    if (same_word(part, length, ".") || same_word(part, length, ".."))
        return "pack-file/name-dots";
    if (part[0] == '.')
        return "pack-file/name-hidden";
    if (part[0] == '-')
        return "pack-file/name-dash";
    if (part[length - 1] == '.')
        return "pack-file/name-end-dot";
    if (is_device(part, length))
        return "pack-file/name-device";
    return NULL;
}

static bool check_parts(
    struct peil_refusals *refusals, const char *name, size_t length, size_t most)
{
    size_t depth = 0;
    for (size_t start = 0; start <= length; depth++) {
        const char *slash = memchr(name + start, '/', length - start);
        size_t end = slash ? (size_t)(slash - name) : length;
        const char *fault = part_fault(name + start, end - start);
        if (fault) {
            peil_refuse_name(refusals, fault, name, length);
            return false;
        }
        start = end + 1;
    }
    if (depth <= most)
        return true;
    const char *shown = peil_name_shown(refusals->arena, name, length);
    peil_refuse(refusals, "pack-file/name-too-deep",
        PEIL_ARGS(
            PEIL_TEXT("name", shown), PEIL_INTEGER("depth", depth), PEIL_INTEGER("most", most)));
    return false;
}

bool peil_name_check(struct peil_refusals *refusals, const char *name, size_t length,
    const struct peil_limits *limits)
{
    if (length == 0) {
        peil_refuse(refusals, "pack-file/name-empty", PEIL_NO_ARGS);
        return false;
    }
    if (length > limits->name_bytes) {
        const char *shown = peil_name_shown(refusals->arena, name, length);
        peil_refuse(refusals, "pack-file/name-too-long",
            PEIL_ARGS(PEIL_TEXT("name", shown), PEIL_INTEGER("length", length),
                PEIL_INTEGER("most", limits->name_bytes)));
        return false;
    }
    if (name[0] == '/') {
        peil_refuse_name(refusals, "pack-file/name-absolute", name, length);
        return false;
    }
    return check_characters(refusals, name, length) &&
           check_parts(refusals, name, length, limits->name_depth);
}

bool peil_name_is_leftover(const char *name, size_t length)
{
    static const char *const words[] = {".DS_Store", "Thumbs.db", "desktop.ini"};
    for (size_t start = 0; start <= length;) {
        const char *slash = memchr(name + start, '/', length - start);
        size_t end = slash ? (size_t)(slash - name) : length;
        if (slash && end - start == 8 && memcmp(name + start, "__MACOSX", 8) == 0)
            return true;
        for (size_t i = 0; !slash && i < sizeof(words) / sizeof(*words); i++)
            if (same_word(name + start, end - start, words[i]))
                return true;
        start = end + 1;
    }
    return false;
}

void peil_note_leftovers(
    const struct peil_refusals *refusals, const char *first, size_t length, size_t count)
{
    if (count == 0)
        return;
    const char *shown = peil_name_shown(refusals->arena, first, length);
    peil_diag_add(refusals->diags, PEIL_NOTE, "pack-file/leftovers", refusals->place,
        PEIL_ARGS(PEIL_TEXT("name", shown), PEIL_INTEGER("count", count)));
}
