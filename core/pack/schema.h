/*
 * Checking a map against a table: which keys there may be, of what type, which must be there, and
 * where the value goes. Every mistake is reported; reading goes on, so that one run shows all.
 *
 * A table is a list of peil_field ending in {0}. Values are written at `offset` into a struct.
 * Texts are copied into the context's arena, so the tree that was read need not live on.
 */
#ifndef PEIL_PACK_SCHEMA_H
#define PEIL_PACK_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/pack/expression.h"
#include "core/pack/text.h"

/* Most bytes of an id. */
#define PEIL_ID_MOST 64

enum peil_field_type {
    PEIL_FIELD_END = 0,
    PEIL_FIELD_STRING,    /* const char *: any text; line feeds at its end are left out */
    PEIL_FIELD_ID,        /* const char *: an id */
    PEIL_FIELD_LANGUAGE,  /* const char *: a BCP 47 tag */
    PEIL_FIELD_DATE,      /* const char *: an ISO 8601 date that exists */
    PEIL_FIELD_TEXT,      /* struct peil_text: a string, or a map by language */
    PEIL_FIELD_NUMBER,    /* double, within min and max */
    PEIL_FIELD_INTEGER,   /* int64_t, within min and max */
    PEIL_FIELD_BOOL,      /* bool: true/false or yes/no */
    PEIL_FIELD_WORD,      /* int: index of one of `words` */
    PEIL_FIELD_NODE,      /* const struct peil_node *: anything but null; the caller reads it */
    PEIL_FIELD_MAYBE,     /* the same, null too */
    PEIL_FIELD_EXPRESSION /* struct peil_expression */
};

/* At most 64 of them in a table. */
struct peil_field {
    const char *key;
    enum peil_field_type type;
    size_t offset; /* in the struct that is filled */
    bool required;
    double min, max;          /* both 0: no bounds */
    const char *const *words; /* PEIL_FIELD_WORD; ends in NULL */
    size_t seen_offset;       /* of a bool that says whether it was given; 0 for none */
};

/*
 * A place in the tree ("sections[2].items[4].weight"), as a chain of frames on the stack that
 * points upward; NULL is the top. It becomes text only where something is reported.
 */
struct peil_path {
    const struct peil_path *parent;
    const char *key; /* NULL for an element of a list */
    size_t index;    /* of that element, from 0 */
};

#define PEIL_PATH_KEY(up, name) (&(const struct peil_path){.parent = (up), .key = (name)})
#define PEIL_PATH_AT(up, at) (&(const struct peil_path){.parent = (up), .index = (at)})

/* What a reading needs; made once a file. */
struct peil_schema_context {
    struct peil_arena *arena;
    struct peil_diags *diags;
    const char *language; /* of texts that are given as a plain string */
    bool failed;          /* some error was reported */
    /* Where it points for values that know no place of their own, such as those of a script. */
    struct peil_place place;
    /*
     * Words that may still be compared to make suggestions. It bounds the work that a text full of
     * mistakes can cause; PEIL_SUGGESTIONS at the start.
     */
    size_t suggestions;
};
#define PEIL_SUGGESTIONS 20000

/*
 * Fills `out` from `map` by `fields`. Reports what is not a map, unknown keys (with a suggestion),
 * missing keys and wrong values; fields with a mistake keep the value they had. Answers whether
 * `map` was a map at all.
 */
bool peil_schema_read(struct peil_schema_context *context, const struct peil_node *map,
    const struct peil_field *fields, const struct peil_path *path, void *out);

/* Reports an error at a place and marks the context. */
void peil_schema_error(struct peil_schema_context *context, const char *code,
    struct peil_place place, const struct peil_path *path, const struct peil_arg *args);

/* Reports a warning. */
void peil_schema_warning(struct peil_schema_context *context, const char *code,
    struct peil_place place, const struct peil_path *path, const struct peil_arg *args);

/*
 * Reports that `value` is none of `words` (NULL ends them), with {value}, and with {near} or, where
 * nothing is near and the list is short, {list}.
 */
void peil_schema_unknown(struct peil_schema_context *context, const char *code,
    struct peil_place place, const struct peil_path *path, const char *value,
    const char *const *words);

/*
 * How many words, at most `most`, it pays to gather for peil_schema_unknown: none when nothing is
 * suggested any more.
 */
size_t peil_schema_words(const struct peil_schema_context *context, size_t most);

/* The words (NULL ends them) apart by commas, for {list}; NULL where there are none, or many. */
const char *peil_schema_listed(struct peil_schema_context *context, const char *const *words);

/* `text` as it may stand in a message: itself, or its start where it is long. Not NULL. */
const char *peil_schema_shown(struct peil_schema_context *context, const char *text);

/* Single values, as the fields above read them; false after an error was reported. */
bool peil_schema_string(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out);
bool peil_schema_text(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, struct peil_text *out);
bool peil_schema_id(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char **out);
bool peil_schema_expression(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, struct peil_expression *out);
bool peil_schema_number(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, double *out);
bool peil_schema_bool(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, bool *out);

/* Whether there is a list with something in it. Reports what is no list, or an empty one. */
bool peil_schema_list(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path);

/*
 * Reports the maps of a list with the same text at `key`, and for a NULL `key` the texts of a list
 * that are the same. `scratch` is for the work only.
 */
void peil_schema_unique(struct peil_schema_context *context, struct peil_arena *scratch,
    const struct peil_node *list, const char *key, const struct peil_path *path);

/* Whether text is an id, a date that exists ("2026-02-28"), a BCP 47 tag. */
bool peil_is_id(const char *text);
bool peil_is_date(const char *text);
bool peil_is_language(const char *text);

/* The text of a path, in the arena; NULL for the top. */
const char *peil_path_text(struct peil_arena *arena, const struct peil_path *path);

#endif
