/*
 * Diagnostics of the command line itself.
 */
#ifndef PEIL_CLI_TALK_ERRORS_H
#define PEIL_CLI_TALK_ERRORS_H

#include <stddef.h>

#include "core/base/diag.h"

/*
 * What the system refused, as `code` ("io/read", "io/write") with the reason in words: the codes
 * io/missing, io/denied, io/full, io/is-folder take over where they say it better.
 */
void cli_error_io(struct peil_diags *diags, const char *code, const char *path, int error);

/* A file that holds more than it may. */
void cli_error_large(struct peil_diags *diags, const char *path, size_t most);

/* An error with one text, named `name`. */
void cli_error(struct peil_diags *diags, const char *code, const char *name, const char *text);

#endif
