/*
 * Value trees between processes: a compact form that is quick to write and to read. What is read is
 * taken for untrusted: everything about it is checked.
 */
#ifndef PEIL_FORMAT_WIRE_H
#define PEIL_FORMAT_WIRE_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/format/limits.h"

/* Appends a tree; places are left out. */
void peil_wire_write(struct peil_buf *out, const struct peil_node *node);

/*
 * Reads one tree that takes up all of `bytes`. Texts are not copied: `bytes` must live as long as
 * the tree. Refused, without a diagnostic: anything cut off or left over, nesting and counts beyond
 * the limits, numbers that are not finite, text that is not UTF-8 or holds control, bidi or
 * non-characters other than line feed and tab. PEIL_OK, PEIL_EINPUT or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_wire_read(const struct peil_node **out, struct peil_arena *arena,
    const void *bytes, size_t length, const struct peil_limits *limits);

#endif
