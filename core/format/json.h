/*
 * JSON (RFC 8259): one strict reader and one writer for everything.
 */
#ifndef PEIL_FORMAT_JSON_H
#define PEIL_FORMAT_JSON_H

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/limits.h"

/*
 * Reads a whole source: exactly one value, no trailing text. Refused, with place: invalid UTF-8, a
 * byte order mark (except one at the very start, which is skipped), lone surrogates, duplicate
 * keys, control characters in texts, numbers that no double holds. Answers as peil_yaml_read, but
 * the root may be of any type. Strings are never marked plain.
 */
PEIL_CHECK int peil_json_read(const struct peil_node **out, struct peil_arena *arena,
    const struct peil_source *source, const struct peil_limits *limits, enum peil_text_rule rule,
    struct peil_diags *diags);

/*
 * Walks through the lines of newline-delimited JSON. Start with `*offset` 0 and `*line` 1; each
 * call sets `record` to the next line that is not blank (a part of `whole`, with its own first
 * line) and answers true, or false at the end.
 */
bool peil_ndjson_next(
    const struct peil_source *whole, size_t *offset, uint32_t *line, struct peil_source *record);

/*
 * Writes a node: `indent` spaces a level, or on one line for 0 (no line feed at the end). Keys in
 * the order of the tree; numbers as peil_num_text; everything outside ASCII as UTF-8; `<`, U+2028
 * and U+2029 escaped, so that the text may stand in a script element.
 */
void peil_json_write(struct peil_buf *out, const struct peil_node *node, unsigned indent);

/* One string with its quotes, escaped the same way. */
void peil_json_write_text(struct peil_buf *out, const char *text, size_t length);

/*
 * The canonical form for digests: one line, keys sorted by their bytes, otherwise as above.
 */
void peil_json_write_canonical(struct peil_buf *out, const struct peil_node *node);

#endif
