/*
 * What the parts of the fast YAML reader share: yaml_fast.c follows the indentation,
 * yaml_fast_flow.c reads what stands in brackets, yaml_fast_text.c reads texts. Not for others; see
 * core/format/yaml_fast.h.
 */
#ifndef PEIL_FORMAT_YAML_FAST_PARTS_H
#define PEIL_FORMAT_YAML_FAST_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/format/yaml_fast.h"

/* How far the reading is. Whoever answers NULL or false gives up for good. */
struct peil_yaml_fast {
    struct peil_arena *arena;
    const struct peil_source *source;
    const struct peil_limits *limits;
    const char *at, *end;
    const char *start; /* of the line `at` is on */
    uint32_t line;     /* its number */
    bool arrived;      /* `at` is where the text of a line begins, or at the end, and */
    size_t indent;     /* this is the indentation of that line */
    bool ascii;        /* every character is a byte */
    /* How many bytes from `start` to `counted` are not the first of a character. */
    const char *counted;
    size_t continued;
    size_t depth, depth_most;
    size_t nodes;
};

/* The byte at `at`; a line feed at the end. */
static inline char peil_yaml_fast_byte(const struct peil_yaml_fast *fast, const char *at)
{
    return at < fast->end ? *at : '\n';
}

/* Whether a byte ends a word. */
static inline bool peil_yaml_fast_blank(char c)
{
    return c == ' ' || c == '\n';
}

static inline void peil_yaml_fast_skip_blanks(struct peil_yaml_fast *fast)
{
    while (fast->at < fast->end && *fast->at == ' ')
        fast->at++;
}

/* Goes on behind a line feed, which is at `at`, or at the end. */
static inline void peil_yaml_fast_next_line(struct peil_yaml_fast *fast, const char *at)
{
    fast->at = fast->start = fast->counted = at < fast->end ? at + 1 : fast->end;
    fast->continued = 0;
    fast->line++;
}

/* The place of `at`. */
struct peil_place peil_yaml_fast_place(struct peil_yaml_fast *fast);

/* Counts a node; false where there are too many. */
bool peil_yaml_fast_count(struct peil_yaml_fast *fast);

/* Opens a list or map at `at`. */
struct peil_node *peil_yaml_fast_open(struct peil_yaml_fast *fast, bool map);

/* Completes a map; false where a key is in it twice. */
bool peil_yaml_fast_close(struct peil_yaml_fast *fast, struct peil_node *map);

/* A key, with its ':' and the blanks behind it, and where it stands; its length, or 0. */
size_t peil_yaml_fast_key(struct peil_yaml_fast *fast, const char **key, struct peil_place *place);

/* A list or map in brackets, and all in it. */
struct peil_node *peil_yaml_fast_flow(struct peil_yaml_fast *fast);

/* A text in quotes. */
struct peil_node *peil_yaml_fast_quoted(struct peil_yaml_fast *fast);

/* A text without quotes; in brackets it ends at more characters. */
struct peil_node *peil_yaml_fast_plain(struct peil_yaml_fast *fast, bool flow);

/* A text behind '|' or '>', in lines that are indented deeper than `indent`. */
struct peil_node *peil_yaml_fast_block(struct peil_yaml_fast *fast, size_t indent);

#endif
