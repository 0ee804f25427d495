/*
 * Whether a Lua file is text that people can read.
 */
#include "core/pack/script_text.h"

#include "core/format/scan.h"

static const struct peil_scan_codes codes = {
    .utf8 = "script/not-utf8",
    .utf16 = "script/utf-16",
    .control = "script/hidden-character",
    .bidi = "script/hidden-character",
    .invisible = "script/hidden-character",
    .nbsp = "script/hidden-character",
    .accents = "script/accents",
    .more = "script/more",
};

/* Compiled Lua begins with this byte, which no text has. */
#define COMPILED '\x1b'

int peil_script_text(struct peil_source *out, const struct peil_source *file,
    const struct peil_limits *limits, struct peil_diags *diags)
{
    struct peil_place place = {file, 0, 0};
    struct peil_scan scan;

    *out = *file;
    if (file->length > limits->script_bytes) {
        peil_diag_add(diags, PEIL_ERROR, "script/too-large", place,
            PEIL_ARGS(PEIL_INTEGER("most", limits->script_bytes)));
        return PEIL_EINPUT;
    }
    if (file->length > 0 && file->bytes[0] == COMPILED) {
        peil_diag_add(diags, PEIL_ERROR, "script/not-text", place, PEIL_NO_ARGS);
        return PEIL_EINPUT;
    }
    peil_scan(&scan, file, PEIL_TEXT_PACK, &codes, diags);
    out->bytes = scan.text;
    out->length = scan.length;
    return scan.errors > 0 ? PEIL_EINPUT : PEIL_OK;
}
