/*
 * Diagnostics: what is wrong, where, and what it is about. A diagnostic is a code and arguments;
 * core/cli turns it into a sentence in the reader's language. Codes are stable: scripts and other
 * programs may match on them. One run collects many.
 *
 * The list owns all its strings, and a copy of the source line, so it may outlive what it is about.
 */
#ifndef PEIL_BASE_DIAG_H
#define PEIL_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/source.h"

enum peil_severity {
    PEIL_NOTE,
    PEIL_WARNING,
    PEIL_ERROR
};

enum peil_arg_type {
    PEIL_ARG_END = 0,
    PEIL_ARG_TEXT,
    PEIL_ARG_INTEGER,
    PEIL_ARG_NUMBER
};

/*
 * A named value of a diagnostic: {key} in its message. Names with a meaning of their own: `near`
 * (what was probably meant), `first_line` (where the other one stands), `list` (what is allowed).
 */
struct peil_arg {
    const char *name;
    enum peil_arg_type type;
    const char *text;
    int64_t integer;
    double number;
};

#define PEIL_TEXT(key, value)                                                                      \
    {                                                                                              \
        .name = (key), .type = PEIL_ARG_TEXT, .text = (value)                                      \
    }
#define PEIL_INTEGER(key, value)                                                                   \
    {                                                                                              \
        .name = (key), .type = PEIL_ARG_INTEGER, .integer = (int64_t)(value)                       \
    }
#define PEIL_NUMBER(key, value)                                                                    \
    {                                                                                              \
        .name = (key), .type = PEIL_ARG_NUMBER, .number = (value)                                  \
    }
/* The arguments of one diagnostic; a text that is NULL is left out. PEIL_NO_ARGS for none. */
#define PEIL_ARGS(...) ((const struct peil_arg[]){__VA_ARGS__, {0}})
#define PEIL_NO_ARGS ((const struct peil_arg *)NULL)

struct peil_diag {
    enum peil_severity severity;
    const char *code; /* "area/what-is-wrong", stable */
    const char *file; /* name of the source; NULL for none */
    uint32_t line;    /* from 1; 0 for none */
    uint32_t column;
    const char *source_line; /* the line it is about, cut to what fits; NULL for none */
    size_t caret;            /* bytes of source_line before the place */
    const char *path;        /* place in the tree, "sections[2].items[4].weight"; NULL for none */
    const struct peil_arg *args; /* ends with PEIL_ARG_END; never NULL */
};

struct peil_diags;

/* A new list that keeps at most `most` diagnostics (0 for 1,000) and counts the rest. Or NULL. */
struct peil_diags *peil_diags_new(size_t most);
void peil_diags_free(struct peil_diags *diags);
void peil_diags_clear(struct peil_diags *diags);

/*
 * Adds a diagnostic; copies everything. `code` must be a string literal. A list that is NULL takes
 * nothing. Without memory it is only counted.
 */
void peil_diag_add(struct peil_diags *diags, enum peil_severity severity, const char *code,
    struct peil_place place, const struct peil_arg *args);

/* The same with the place in the tree. */
void peil_diag_add_at(struct peil_diags *diags, enum peil_severity severity, const char *code,
    struct peil_place place, const char *path, const struct peil_arg *args);

/*
 * Adds a copy of a diagnostic of another list, or one that was put together from another process.
 * `diag->code` must be a string literal.
 */
void peil_diag_add_copy(struct peil_diags *diags, const struct peil_diag *diag);

/* Sorts by file (in order of first appearance), line and column; equal places keep their order. */
void peil_diags_sort(struct peil_diags *diags);

size_t peil_diags_count(const struct peil_diags *diags); /* those that are kept */
size_t peil_diags_left_out(const struct peil_diags *diags);
size_t peil_diags_errors(const struct peil_diags *diags); /* all of them, kept or not */

/* Whether one could not be kept for lack of memory. */
bool peil_diags_failed(const struct peil_diags *diags);

/* The same of a list that takes over from another one: where that has failed, this has, too. */
void peil_diags_join_failure(struct peil_diags *diags, const struct peil_diags *other);

const struct peil_diag *peil_diags_at(const struct peil_diags *diags, size_t index);

/* An argument by its name; NULL where there is none. */
const struct peil_arg *peil_diag_arg(const struct peil_diag *diag, const char *name);

/*
 * The word of `words` (NULL ends it) that `word` was probably meant to be: the nearest by edit
 * distance with swaps, at most a third of its length away; NULL where none is near.
 */
const char *peil_nearest(const char *word, const char *const *words);

#endif
