/*
 * Bytes of a line on their way into a buffer. Not for others; see core/report/line.h.
 */
#ifndef PEIL_REPORT_LINE_WRITER_H
#define PEIL_REPORT_LINE_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/base/buf.h"

/* Room that is there behind every text of others: for what is written here of itself. */
#define PEIL_LINE_WORDS 256

/* The buffer is left alone in between. Once memory was refused they go nowhere. */
struct peil_line_writer {
    struct peil_buf *out;
    char *at, *end; /* in the buffer, with a place for the NUL behind it, or in `spare` */
    char spare[PEIL_LINE_WORDS];
};

/* Goes on where the buffer ends, with room for so many bytes. */
bool peil_line_go_on(struct peil_line_writer *w, size_t length);

/* Says how far the buffer was filled. */
void peil_line_finish(struct peil_line_writer *w);

/* Whether there is room for so many bytes; for PEIL_LINE_WORDS there is in any case. */
static inline bool peil_line_need(struct peil_line_writer *w, size_t length)
{
    if ((size_t)(w->end - w->at) >= length)
        return true;
    peil_line_finish(w);
    return peil_line_go_on(w, length);
}

static inline void peil_line_put(struct peil_line_writer *w, const char *bytes, size_t length)
{
    memcpy(w->at, bytes, length);
    w->at += length;
}

/* Puts a text that is known there. */
#define PEIL_LINE_PUT(w, literal) peil_line_put((w), "" literal, sizeof(literal) - 1)

/* Puts a text of others in quotes, with PEIL_LINE_WORDS of room behind it. */
void peil_line_put_text(struct peil_line_writer *w, const char *text);

/* The same for an id, which needs no escapes. */
void peil_line_put_id(struct peil_line_writer *w, const char *id);

void peil_line_put_number(struct peil_line_writer *w, double number);

#endif
