/*
 * Words on standard error, below the functions of cli.h.
 */
#ifndef PEIL_CLI_TALK_TALK_H
#define PEIL_CLI_TALK_TALK_H

#include <stdarg.h>

#include "core/base/buf.h"

/* Writes to standard error; a reader who left is no error. */
void cli_talk(const struct peil_buf *text);

/* Adds a format of "%s" (made harmless for a terminal) and "%z" with its parts. */
void cli_format(struct peil_buf *out, const char *format, va_list parts);

#endif
