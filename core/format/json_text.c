/*
 * Texts in JSON: escapes, ends, and what may not be in them.
 */
#include <string.h>

#include "core/base/utf8.h"
#include "core/format/json_reader.h"

#define EVERY_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* How many bytes at the start of a text are neither '"' nor '\' nor control characters. */
static size_t ordinary(const char *text, size_t length)
{
    size_t at = 0;

    while (length - at >= 8) {
        uint64_t word;
        uint64_t control;
        uint64_t quote;
        uint64_t slash;

        memcpy(&word, text + at, sizeof(word));
        control = (word - EVERY_BYTE(0x20)) & ~word;
        quote = word ^ EVERY_BYTE('"');
        slash = word ^ EVERY_BYTE('\\');
        quote = (quote - EVERY_BYTE(1)) & ~quote;
        slash = (slash - EVERY_BYTE(1)) & ~slash;
        if (((control | quote | slash) & EVERY_BYTE(0x80)) != 0)
            break;
        at += 8;
    }
    while (at < length && (unsigned char)text[at] >= 0x20 && text[at] != '"' && text[at] != '\\')
        at++;
    return at;
}

/* Four hexadecimal digits at an offset; false where there are fewer. */
static bool read_hex(const struct peil_json_reader *reader, size_t at, uint32_t *out)
{
    uint32_t value = 0;

    if (reader->length - at < 4)
        return false;
    for (size_t i = at; i < at + 4; i++) {
        char c = reader->text[i];

        if (c >= '0' && c <= '9')
            value = value * 16 + (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            value = value * 16 + (uint32_t)(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            value = value * 16 + (uint32_t)(c - 'A') + 10;
        else
            return false;
    }
    *out = value;
    return true;
}

static void refuse_escape(struct peil_json_reader *reader)
{
    peil_json_fatal(reader, "json/escape", PEIL_NO_ARGS);
}

/* "\uXXXX", or two of them for a character above U+FFFF. `at` is on the backslash. */
static void read_unicode(struct peil_json_reader *reader, struct peil_buf *room)
{
    uint32_t code = 0;
    uint32_t low = 0;
    size_t used = 6;
    char bytes[4];

    if (!read_hex(reader, reader->at + 2, &code)) {
        refuse_escape(reader);
        return;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
        size_t next = reader->at + 6;

        if (code >= 0xdc00 || reader->length - next < 6 || reader->text[next] != '\\' ||
            reader->text[next + 1] != 'u' || !read_hex(reader, next + 2, &low) || low < 0xdc00 ||
            low > 0xdfff) {
            peil_json_fatal(reader, "json/lone-surrogate", PEIL_NO_ARGS);
            return;
        }
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        used = 12;
    }
    peil_buf_add(room, bytes, peil_utf8_encode(code, bytes));
    reader->at += used;
}

/* `at` is on the backslash. */
static void read_escape(struct peil_json_reader *reader, struct peil_buf *room)
{
    static const char NAMES[] = "\"\\/bfnrt";
    static const char VALUES[] = "\"\\/\b\f\n\r\t";
    const char *found;

    if (reader->length - reader->at < 2) {
        refuse_escape(reader);
        return;
    }
    if (reader->text[reader->at + 1] == 'u') {
        read_unicode(reader, room);
        return;
    }
    found = strchr(NAMES, reader->text[reader->at + 1]);
    if (!found) {
        refuse_escape(reader);
        return;
    }
    peil_buf_char(room, VALUES[found - NAMES]);
    reader->at += 2;
}

/* The text is not closed on its line. */
static void refuse_end(struct peil_json_reader *reader, struct peil_place start)
{
    if (peil_json_peek(reader) == '\t') {
        peil_json_fatal(
            reader, "json/control-character", PEIL_ARGS(PEIL_TEXT("character", "U+0009")));
        return;
    }
    peil_json_error(reader, "json/unclosed-text", start, PEIL_NO_ARGS);
    reader->stop = true;
}

/* A text with escapes, or one that has to be cleaned; `at` is behind its first quote. */
static bool read_slowly(
    struct peil_json_reader *reader, struct peil_buf *room, struct peil_place start)
{
    size_t length;

    peil_buf_clear(room);
    while (!reader->stop && peil_json_peek(reader) != '"') {
        size_t run = ordinary(reader->text + reader->at, reader->length - reader->at);

        peil_buf_add(room, reader->text + reader->at, run);
        reader->at += run;
        if (peil_json_peek(reader) == '\\')
            read_escape(reader, room);
        else if (peil_json_peek(reader) != '"')
            refuse_end(reader, start);
    }
    if (reader->stop)
        return false;
    reader->at++;
    if (peil_buf_failed(room)) {
        reader->no_memory = true;
        reader->stop = true;
        return false;
    }
    length = room->length;
    if (length > 0 && !peil_scan_value(room->data, &length, start, reader->rule,
                          &peil_json_scan_codes, reader->diags))
        peil_json_count(reader, start);
    room->length = length;
    return true;
}

bool peil_json_text(
    struct peil_json_reader *reader, struct peil_buf *room, const char **text, size_t *length)
{
    struct peil_place start = peil_json_place(reader, reader->at);
    size_t first = ++reader->at;
    size_t run = ordinary(reader->text + first, reader->length - first);

    if (!reader->scan.unclean && first + run < reader->length && reader->text[first + run] == '"') {
        *text = reader->text + first;
        *length = run;
        reader->at = first + run + 1;
    } else if (read_slowly(reader, room, start)) {
        *text = room->length == 0 ? "" : room->data;
        *length = room->length;
    } else {
        return false;
    }
    if (*length > reader->limits->scalar_bytes) {
        peil_json_error(reader, "json/text-too-long", start,
            PEIL_ARGS(PEIL_INTEGER("most", reader->limits->scalar_bytes)));
    }
    return true;
}
