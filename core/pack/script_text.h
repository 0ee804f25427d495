/*
 * The text of a Lua file before it is compiled: its size, and whether it is text at all.
 */
#ifndef PEIL_PACK_SCRIPT_TEXT_H
#define PEIL_PACK_SCRIPT_TEXT_H

#include "core/base/diag.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/limits.h"

/*
 * Checks a Lua file: not too large, UTF-8, no compiled Lua, no characters that change how the text
 * looks (bidi, zero-width). `*out` is the same source without its byte order mark; it borrows
 * everything from `file`. PEIL_OK, or PEIL_EINPUT with errors in `diags`.
 */
PEIL_CHECK int peil_script_text(struct peil_source *out, const struct peil_source *file,
    const struct peil_limits *limits, struct peil_diags *diags);

#endif
