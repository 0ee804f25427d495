/*
 * Cuts the part of a source line that stands around a place, and makes it fit to be printed.
 */
#include "core/base/diag_line.h"

#include "core/base/utf8.h"

/* The offset in a line of a column, which counts characters from 1; 0 is unknown. */
static size_t column_offset(const char *line, size_t length, uint32_t column)
{
    size_t at = 0;

    for (; column > 1 && at < length; column--) {
        uint32_t code;
        size_t step = peil_utf8_decode(line + at, length - at, &code);
        at += step == 0 ? 1 : step;
    }
    return at;
}

/* Where the part that is shown starts: such that the place stands in its middle, if it must. */
static size_t part_start(const char *line, size_t length, size_t place)
{
    size_t start = 0;
    int step;

    if (length > PEIL_DIAG_LINE_SIZE && place > PEIL_DIAG_LINE_SIZE / 2) {
        start = place - PEIL_DIAG_LINE_SIZE / 2;
        if (start > length - PEIL_DIAG_LINE_SIZE)
            start = length - PEIL_DIAG_LINE_SIZE;
        for (step = 0; step < 3 && ((unsigned char)line[start] & 0xC0) == 0x80; step++)
            start++;
    }
    return start;
}

/* What is shown for a character: '\0' for itself. */
static char stand_in(uint32_t code, size_t step)
{
    if (step == 0)
        return '?';
    if (code == '\t')
        return ' ';
    switch (peil_utf8_classify(code)) {
    case PEIL_UTF8_CONTROL:
    case PEIL_UTF8_BIDI:
    case PEIL_UTF8_INVISIBLE:
        return '?';
    default:
        return '\0';
    }
}

void peil_diag_copy_line(struct peil_arena *arena, struct peil_place place, struct peil_diag *diag)
{
    char part[PEIL_DIAG_LINE_SIZE];
    size_t length;
    size_t used = 0;
    size_t start;
    size_t offset;
    size_t at;
    const char *line = peil_source_line(place.source, place.line, &length);

    if (!line)
        return;
    offset = column_offset(line, length, place.column);
    start = part_start(line, length, offset);
    diag->caret = SIZE_MAX;
    for (at = start; at < length;) {
        uint32_t code;
        size_t step = peil_utf8_decode(line + at, length - at, &code);
        char other = stand_in(code, step);
        size_t next = at + (step == 0 ? 1 : step);
        if (next - start > PEIL_DIAG_LINE_SIZE)
            break;
        if (at >= offset && diag->caret == SIZE_MAX)
            diag->caret = used;
        if (other != '\0') {
            part[used++] = other;
            at = next;
        } else {
            while (at < next)
                part[used++] = line[at++];
        }
    }
    if (diag->caret == SIZE_MAX)
        diag->caret = used;
    diag->source_line = peil_arena_copy(arena, part, used);
}
