/*
 * A growing buffer of bytes that always ends in a NUL (not counted). A buffer that could not grow,
 * or would pass its limit, remembers it and ignores what follows: test peil_buf_failed() once.
 */
#ifndef PEIL_BASE_BUF_H
#define PEIL_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peil_arena;

struct peil_buf {
    char *data; /* NULL or `length` bytes and a NUL; owned by the buffer */
    size_t length;
    size_t capacity;
    size_t limit; /* most bytes it may hold; 0 for no limit */
    bool failed;
    bool full; /* it failed because it would have passed its limit */
};

/* An empty buffer; PEIL_BUF_EMPTY serves as well. */
#define PEIL_BUF_EMPTY ((struct peil_buf){0})

void peil_buf_dispose(struct peil_buf *buf);

/* Empties it and forgets a failure; keeps the memory and the limit. */
void peil_buf_clear(struct peil_buf *buf);

/*
 * Makes room for `length` bytes and a NUL behind what it holds, for whoever writes them himself and
 * sets `length` then. False, and it has failed, where there is none.
 */
bool peil_buf_room(struct peil_buf *buf, size_t length);

void peil_buf_add(struct peil_buf *buf, const void *bytes, size_t length);
void peil_buf_text(struct peil_buf *buf, const char *text); /* NULL adds nothing */
void peil_buf_char(struct peil_buf *buf, char c);
void peil_buf_repeat(struct peil_buf *buf, char c, size_t count);
void peil_buf_integer(struct peil_buf *buf, int64_t value); /* decimal digits */

/* What another buffer holds; where that one failed, this one fails, too. */
void peil_buf_join(struct peil_buf *buf, const struct peil_buf *part);

/* As peil_arena_format. */
void peil_buf_format(struct peil_buf *buf, const char *format, ...);

bool peil_buf_failed(const struct peil_buf *buf);

/* The contents as text; never NULL. Valid until the buffer changes. Half of it where it failed. */
const char *peil_buf_string(const struct peil_buf *buf);

/*
 * The contents as a text of an arena, with a NUL behind them; disposes of the buffer. NULL where
 * the buffer had failed, or there is no memory now; the arena has failed then.
 */
char *peil_buf_keep(struct peil_buf *buf, struct peil_arena *arena);

#endif
