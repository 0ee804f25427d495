/*
 * The one small format language of peil_arena_format and peil_buf_format.
 */
#ifndef PEIL_BASE_PARTS_H
#define PEIL_BASE_PARTS_H

#include <stdarg.h>
#include <stddef.h>

/* Takes the next piece of the text. */
typedef void peil_parts_put(void *to, const char *bytes, size_t length);

/* Hands the pieces of the text to `put`, in order. What is no conversion is taken as it stands. */
void peil_parts_walk(const char *format, va_list args, peil_parts_put *put, void *to);

#endif
