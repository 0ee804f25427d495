/*
 * What the parts of the YAML reader share: yaml.c walks through libyaml's events, yaml_scalar.c
 * judges keys and values, yaml_explain.c turns libyaml's complaints into codes.
 */
#ifndef PEIL_FORMAT_YAML_READER_H
#define PEIL_FORMAT_YAML_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <yaml.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/format/limits.h"
#include "core/format/scan.h"

/* Mistakes that are reported before the reader gives up. */
#define PEIL_YAML_MOST 100

/* A list or map that is open. */
struct peil_yaml_frame {
    struct peil_node *node;
    yaml_mark_t opened;
    bool map;
    bool flow;      /* written with brackets or braces */
    bool first_key; /* of a map: no key has been read */
};

struct peil_yaml_reader {
    yaml_parser_t parser;
    struct peil_arena *arena;
    const struct peil_source *source;
    const struct peil_limits *limits;
    enum peil_text_rule rule;
    struct peil_diags *diags;
    struct peil_scan scan;

    struct peil_yaml_frame *frames;
    size_t depth; /* of them in use */
    size_t depth_most;
    struct peil_node *root;
    yaml_event_t key; /* the key that waits for its value, where has_key */
    bool has_key;
    size_t nodes;

    yaml_mark_t quote; /* where the last text in quotes that goes over several lines begins */
    size_t quote_line; /* mark line + 1 where it ends; 0 for none */

    /* The byte at `offset` is the start of character `index`, or the inside of the one before. */
    size_t index;
    size_t offset;

    /* A '#' in the text, and its line from 0; or where the search for one goes on. */
    size_t hash;
    size_t hash_line;

    size_t errors;
    size_t cut_line; /* mark line + 1 of the last text cut off by a comment; 0 for none */
    bool stop;
    bool no_memory;
};

/* The codes of the byte scan for YAML. */
extern const struct peil_scan_codes peil_yaml_scan_codes;

/* Counts a mistake that was reported elsewhere; see the next. */
void peil_yaml_count(struct peil_yaml_reader *reader, struct peil_place place);

/* Reports a mistake; after PEIL_YAML_MOST of them the reading stops. */
void peil_yaml_error(struct peil_yaml_reader *reader, const char *code, yaml_mark_t mark,
    const struct peil_arg *args);
void peil_yaml_error_at(struct peil_yaml_reader *reader, const char *code, struct peil_place place,
    const struct peil_arg *args);

/* The place of a mark of libyaml, which counts from 0. */
struct peil_place peil_yaml_place(const struct peil_yaml_reader *reader, yaml_mark_t mark);

/*
 * The offset in `scan.text` of a mark. Cheap when marks are asked for in rising order.
 */
size_t peil_yaml_offset(struct peil_yaml_reader *reader, yaml_mark_t mark);

/* A character that a key may consist of. */
bool peil_yaml_key_character(char c);

/*
 * How many bytes of key characters with a ':' behind them a text begins with, where a non-blank
 * follows: 3 for "id:demo", 0 for "id: demo". Somebody forgot the blank.
 */
size_t peil_yaml_glued_key(const char *text, size_t length);

/*
 * Whether a text begins with "id:<nbsp>demo" or "-<nbsp>demo", where <nbsp> is a non-breaking
 * space: it looks like a key or a list item, and is neither.
 */
bool peil_yaml_nbsp_structure(const char *text, size_t length);

/* Judges a key, which is cleaned in place. */
void peil_yaml_key(struct peil_yaml_reader *reader, yaml_event_t *event);

/* Judges a value and makes its node; NULL only without memory. */
struct peil_node *peil_yaml_value(struct peil_yaml_reader *reader, yaml_event_t *event);

/* Reports why libyaml gave up, or notes that it was memory. */
void peil_yaml_explain(struct peil_yaml_reader *reader);

#endif
