/*
 * Finds lines and columns in a text, and lines by their number.
 */
#include "core/base/source.h"

#include <stdbool.h>
#include <string.h>

#include "core/base/utf8.h"

/* Bytes of a byte order mark at the start: no column, and not shown. */
static size_t mark_length(const struct peil_source *source)
{
    return source->length >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* The offset where the line that starts at `start` ends; line feed, return, or both end a line. */
static size_t line_end(const struct peil_source *source, size_t start)
{
    const char *from = source->bytes + start;
    const char *feed = memchr(from, '\n', source->length - start);
    size_t length = feed ? (size_t)(feed - from) : source->length - start;
    const char *back = memchr(from, '\r', length);

    return start + (back ? (size_t)(back - from) : length);
}

/* The offset behind the line end at `end`; `end` itself at the end of the text. */
static size_t next_line(const struct peil_source *source, size_t end)
{
    if (end < source->length) {
        bool both = source->bytes[end] == '\r' && end + 1 < source->length &&
                    source->bytes[end + 1] == '\n';
        return end + (both ? 2 : 1);
    }
    return end;
}

static uint32_t first_line(const struct peil_source *source)
{
    return source->first_line == 0 ? 1 : source->first_line;
}

struct peil_place peil_source_place_from(
    const struct peil_source *source, size_t start, uint32_t line, size_t offset)
{
    struct peil_place place = {.source = source, .line = line, .column = 1};
    size_t end;
    size_t at;

    for (;;) {
        size_t next;
        end = line_end(source, start);
        next = next_line(source, end);
        if (next == end || offset < next)
            break;
        start = next;
        place.line += place.line < UINT32_MAX;
    }
    at = start;
    while (at < offset && at < end) {
        uint32_t code;
        size_t length = peil_utf8_decode(source->bytes + at, end - at, &code);
        at += length == 0 ? 1 : length;
        if (at > offset)
            break;
        place.column += place.column < UINT32_MAX;
    }
    return place;
}

struct peil_place peil_source_place(const struct peil_source *source, size_t offset)
{
    if (!source || !source->bytes)
        return (struct peil_place){.source = source};
    if (offset > source->length)
        offset = source->length;
    return peil_source_place_from(source, mark_length(source), first_line(source), offset);
}

/* The start of a line in a text in which lines end with a feed alone; NULL where there is none. */
static const char *line_by_feeds(const struct peil_source *source, uint32_t line)
{
    const char *start = source->bytes + mark_length(source);
    const char *end = source->bytes + source->length;

    for (uint32_t at = first_line(source); at < line && start; at++) {
        const char *feed = memchr(start, '\n', (size_t)(end - start));

        start = feed ? feed + 1 : NULL;
    }
    return start;
}

static const char *line_by_steps(const struct peil_source *source, uint32_t line)
{
    size_t start = mark_length(source);

    for (uint32_t at = first_line(source); at < line; at++) {
        size_t end = line_end(source, start);

        start = next_line(source, end);
        if (start == end)
            return NULL;
    }
    return source->bytes + start;
}

const char *peil_source_line(const struct peil_source *source, uint32_t line, size_t *length)
{
    const char *start = NULL;

    if (length)
        *length = 0;
    if (!source || !source->bytes || line < first_line(source))
        return NULL;
    if (memchr(source->bytes, '\r', source->length))
        start = line_by_steps(source, line);
    else
        start = line_by_feeds(source, line);
    if (start && length) {
        size_t at = (size_t)(start - source->bytes);

        *length = line_end(source, at) - at;
    }
    return start;
}

const char *peil_source_line_below(
    const struct peil_source *source, const char *line, size_t *length)
{
    size_t end = (size_t)(line - source->bytes) + *length;
    size_t start = next_line(source, end);

    *length = 0;
    if (start == end)
        return NULL;
    *length = line_end(source, start) - start;
    return source->bytes + start;
}
