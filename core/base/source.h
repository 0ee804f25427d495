/*
 * Where something was written: a named text, and a place in it.
 */
#ifndef PEIL_BASE_SOURCE_H
#define PEIL_BASE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A text that was read: its name as the reader of a message knows it ("packs/bcmb/pack.yaml",
 * "bcmb.zip:pack.yaml", "answers.json"; "-" for standard input) and its bytes. Whoever makes one
 * keeps it and its strings alive as long as the nodes that point to it.
 */
struct peil_source {
    const char *name;
    const char *bytes; /* may be NULL: then messages show no source line */
    size_t length;
    uint32_t first_line; /* line number of the first byte, 1 for a whole file; for NDJSON records */
};

/*
 * Line and column count from 1, columns in characters; 0 stands for "unknown". A byte that is not
 * UTF-8 counts as a character; a byte order mark at the start counts as none.
 */
struct peil_place {
    const struct peil_source *source; /* NULL for no place */
    uint32_t line;
    uint32_t column;
};

#define PEIL_NOWHERE ((struct peil_place){0})

/* The place of a byte in a source; a place behind the end is the end. */
struct peil_place peil_source_place(const struct peil_source *source, size_t offset);

/* The same where it is known that line `line`, which is not below it, begins at `start`. */
struct peil_place peil_source_place_from(
    const struct peil_source *source, size_t start, uint32_t line, size_t offset);

/* The bytes of a line without its line end; NULL, and 0, where there is no such line. */
const char *peil_source_line(const struct peil_source *source, uint32_t line, size_t *length);

/* The line below one that was found, of which `*length` is the length; likewise. */
const char *peil_source_line_below(
    const struct peil_source *source, const char *line, size_t *length);

#endif
