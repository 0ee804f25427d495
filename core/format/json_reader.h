/*
 * What the parts of the JSON reader share: json.c walks through lists and maps, json_text.c reads
 * texts, json_value.c reads numbers and words and explains what is no value.
 */
#ifndef PEIL_FORMAT_JSON_READER_H
#define PEIL_FORMAT_JSON_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/format/limits.h"
#include "core/format/scan.h"

/* Mistakes that are reported before the reader gives up. */
#define PEIL_JSON_MOST 100

/* A list or map that is open. */
struct peil_json_frame {
    struct peil_node *node;
    struct peil_place opened;
    bool map;
    bool started; /* a value was read */
};

struct peil_json_reader {
    struct peil_arena *arena;
    const struct peil_source *source;
    const struct peil_limits *limits;
    enum peil_text_rule rule;
    struct peil_diags *diags;
    struct peil_scan scan;

    const char *text; /* that of `scan` */
    size_t length;
    size_t at; /* the next byte */

    size_t counted; /* where `line` and `column` stand */
    uint32_t line;
    uint32_t column;

    struct peil_json_frame *frames;
    size_t depth; /* of them in use */
    size_t depth_most;
    struct peil_node *root;
    const char *key; /* the key that waits for its value, in the source or in `key_room` */
    size_t key_length;
    struct peil_place key_place;
    struct peil_buf key_room;
    struct peil_buf text_room;
    size_t nodes;

    size_t errors;
    bool stop;
    bool no_memory;
};

/* The codes of the byte scan for JSON. */
extern const struct peil_scan_codes peil_json_scan_codes;

/* The place of an offset; offsets must be asked for in rising order. */
struct peil_place peil_json_place(struct peil_json_reader *reader, size_t offset);

/* Counts a mistake that was reported elsewhere; see the next. */
void peil_json_count(struct peil_json_reader *reader, struct peil_place place);

/* Reports a mistake; after PEIL_JSON_MOST of them the reading stops. */
void peil_json_error(struct peil_json_reader *reader, const char *code, struct peil_place place,
    const struct peil_arg *args);

/* The same for a mistake at the next byte after which the rest cannot be understood. */
void peil_json_fatal(
    struct peil_json_reader *reader, const char *code, const struct peil_arg *args);

/* The next byte, or 0 at the end (a NUL in the text is refused before). */
char peil_json_peek(const struct peil_json_reader *reader);

/*
 * Reads a text that begins at the next byte, a quote. `*text` points into the source or into
 * `room`, and is valid until either changes. False after a fatal mistake.
 */
bool peil_json_text(
    struct peil_json_reader *reader, struct peil_buf *room, const char **text, size_t *length);

/* Reads a number, or one of the words true, false and null; NULL after a fatal mistake. */
struct peil_node *peil_json_scalar(struct peil_json_reader *reader);

/* Reports what stands where a key is due. */
void peil_json_explain_key(struct peil_json_reader *reader);

/* Reports what stands where a comma or the end of a list or map is due. */
void peil_json_explain_next(struct peil_json_reader *reader, const struct peil_json_frame *frame);

#endif
