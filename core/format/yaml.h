/*
 * YAML bytes to nodes, in the small profile that packs and answers use: UTF-8, one document, no
 * anchors, aliases, tags, merge keys or duplicate keys. Every scalar becomes a string, whatever it
 * looks like; one that stood without quotes is marked plain, and an empty plain one or a plain "~"
 * is null. Keys consist of [A-Za-z0-9_.:-].
 *
 * A text without quotes ends where " #" begins a comment, and what follows would be lost without a
 * word. So, behind such a text on the same line:
 *   label: Vraag #1 gaat hierover     error, the '#' clings to what follows
 *   label: Het programma C # is goed  warning, there are blanks in the text and one before the '#'
 *   points: 2 # hoogste               a comment, behind a single word
 *   label: Heel goed  # hoogste       a comment, behind two blanks or a tab
 */
#ifndef PEIL_FORMAT_YAML_H
#define PEIL_FORMAT_YAML_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/base/status.h"
#include "core/format/limits.h"

/*
 * Reads a whole source. The nodes live in `arena` and point to `source`, which must outlive them.
 * Answers PEIL_OK with the root in `*out` (always a map), or PEIL_EINPUT with at least one error in
 * `diags` and `*out` NULL, or PEIL_ENOMEM. The byte scan reports all its findings; a mistake of
 * grammar is reported once, with the repair that fits the line it stands on.
 */
PEIL_CHECK int peil_yaml_read(const struct peil_node **out, struct peil_arena *arena,
    const struct peil_source *source, const struct peil_limits *limits, enum peil_text_rule rule,
    struct peil_diags *diags);

#endif
