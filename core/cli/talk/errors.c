/*
 * Diagnostics of the command line itself.
 */
#include "core/cli/talk/errors.h"

#include <errno.h>
#include <string.h>

void cli_error(struct peil_diags *diags, const char *code, const char *name, const char *text)
{
    peil_diag_add(diags, PEIL_ERROR, code, PEIL_NOWHERE, PEIL_ARGS(PEIL_TEXT(name, text)));
}

void cli_error_io(struct peil_diags *diags, const char *code, const char *path, int error)
{
    switch (error) {
    case ENOENT:
        cli_error(diags, "io/missing", "path", path);
        return;
    case EACCES:
    case EPERM:
    case EROFS:
        cli_error(diags, "io/denied", "path", path);
        return;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        cli_error(diags, "io/full", "path", path);
        return;
    case EISDIR:
        cli_error(diags, "io/is-folder", "path", path);
        return;
    case ENOTDIR:
        cli_error(diags, "io/not-folder", "path", path);
        return;
    case EPIPE:
    case EBADF:
        cli_error(diags, "io/closed", "path", path);
        return;
    default:
        peil_diag_add(diags, PEIL_ERROR, code, PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("path", path), PEIL_TEXT("reason", strerror(error))));
    }
}

void cli_error_large(struct peil_diags *diags, const char *path, size_t most)
{
    peil_diag_add(diags, PEIL_ERROR, "io/too-large", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("path", path), PEIL_INTEGER("most", most)));
}
