/*
 * A buffer of bytes that doubles when it is full.
 */
#include "core/base/buf.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/num.h"
#include "core/base/parts.h"

#define FIRST_CAPACITY ((size_t)64)
/* Bytes from which on what is kept is not copied. */
#define LEAST_HANDED_OVER ((size_t)16 * 1024)

void peil_buf_dispose(struct peil_buf *buf)
{
    if (buf) {
        free(buf->data);
        *buf = PEIL_BUF_EMPTY;
    }
}

void peil_buf_clear(struct peil_buf *buf)
{
    buf->length = 0;
    buf->failed = buf->full = false;
    if (buf->data)
        buf->data[0] = '\0';
}

bool peil_buf_room(struct peil_buf *buf, size_t length)
{
    size_t most = buf->limit != 0 && buf->limit < SIZE_MAX ? buf->limit : SIZE_MAX - 1;
    size_t needed;
    size_t capacity;
    char *data;

    if (buf->failed)
        return false;
    if (buf->length > most || length > most - buf->length) {
        buf->failed = buf->full = true;
        return false;
    }
    needed = buf->length + length + 1;
    if (needed <= buf->capacity)
        return true;
    capacity = buf->capacity < FIRST_CAPACITY ? FIRST_CAPACITY : buf->capacity;
    while (capacity < needed)
        capacity = capacity > SIZE_MAX / 2 ? needed : capacity * 2;
    data = realloc(buf->data, capacity);
    if (!data) {
        buf->failed = true;
        return false;
    }
    buf->data = data;
    buf->capacity = capacity;
    return true;
}

void peil_buf_add(struct peil_buf *buf, const void *bytes, size_t length)
{
    if (length == 0 || !peil_buf_room(buf, length))
        return;
    memcpy(buf->data + buf->length, bytes, length);
    buf->length += length;
    buf->data[buf->length] = '\0';
}

void peil_buf_text(struct peil_buf *buf, const char *text)
{
    if (text)
        peil_buf_add(buf, text, strlen(text));
}

void peil_buf_char(struct peil_buf *buf, char c)
{
    peil_buf_add(buf, &c, 1);
}

void peil_buf_repeat(struct peil_buf *buf, char c, size_t count)
{
    if (count == 0 || !peil_buf_room(buf, count))
        return;
    memset(buf->data + buf->length, c, count);
    buf->length += count;
    buf->data[buf->length] = '\0';
}

void peil_buf_integer(struct peil_buf *buf, int64_t value)
{
    char digits[24];
    uint64_t positive = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t length;

    digits[0] = '-';
    length = peil_num_digits(positive, digits + 1);
    if (value < 0)
        peil_buf_add(buf, digits, length + 1);
    else
        peil_buf_add(buf, digits + 1, length);
}

void peil_buf_join(struct peil_buf *buf, const struct peil_buf *part)
{
    if (part->failed) {
        buf->failed = true;
    }
    peil_buf_add(buf, part->data, buf->failed ? 0 : part->length);
}

static void put_bytes(void *to, const char *bytes, size_t length)
{
    peil_buf_add(to, bytes, length);
}

void peil_buf_format(struct peil_buf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    peil_parts_walk(format, args, put_bytes, buf);
    va_end(args);
}

bool peil_buf_failed(const struct peil_buf *buf)
{
    return buf->failed;
}

const char *peil_buf_string(const struct peil_buf *buf)
{
    return buf->data ? buf->data : "";
}

char *peil_buf_keep(struct peil_buf *buf, struct peil_arena *arena)
{
    char *kept = NULL;

    if (peil_buf_failed(buf)) {
        peil_arena_fail(arena);
    } else if (buf->length < LEAST_HANDED_OVER) {
        kept = peil_arena_copy(arena, peil_buf_string(buf), buf->length);
    } else if (peil_arena_defer(arena, free, buf->data)) {
        kept = buf->data;
        buf->data = NULL;
    }
    peil_buf_dispose(buf);
    return kept;
}
