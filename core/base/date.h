/*
 * Dates in words.
 */
#ifndef PEIL_BASE_DATE_H
#define PEIL_BASE_DATE_H

#include <stddef.h>

/* As format_date in <peil/plugin.h>. */
size_t peil_date_format(const char *iso, const char *language, char *out, size_t capacity);

#endif
