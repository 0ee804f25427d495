/*
 * Reading answers: what the files that do it share. Not for others; see core/eval/answers.h.
 */
#ifndef PEIL_EVAL_READING_H
#define PEIL_EVAL_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/eval/answers.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"

/* So many mistakes of one run come with a suggestion or a list; finding those takes time. */
#define PEIL_READING_SEARCHES 100

struct peil_reading {
    struct peil_arena *arena;
    struct peil_diags *diags;
    const struct peil_limits *limits;
    const struct peil_item *item; /* what is being read; NULL outside the answers */
    const struct peil_row *row;   /* of a matrix; else NULL */
    /* Room that was taken beforehand for rows of matrices and options of choices. */
    struct peil_answer *rows;
    bool *chosen;
    size_t searches; /* suggestions that may still be looked for */
    bool failed;     /* an error was reported */
};

/*
 * Reports an error at a place; `key` is what it is about within the answer (or at the top of the
 * file), NULL for the whole of it.
 */
void peil_reading_error(struct peil_reading *reading, const char *code, struct peil_place place,
    const char *key, const struct peil_arg *args);

/* Reads an answer of `reading->item` (or of its row) in any of its written forms. */
void peil_reading_answer(
    struct peil_reading *reading, const struct peil_node *node, struct peil_answer *out);

/*
 * Reads the value of an answer, by the type of the item. `literal` says that words for states are
 * no states where a text is asked.
 */
void peil_reading_value(struct peil_reading *reading, const struct peil_node *node, bool literal,
    struct peil_answer *out);

/* Sets one of the states "unknown", "not-applicable" or "blank", where the item allows it. */
void peil_reading_state(struct peil_reading *reading, enum peil_state state,
    struct peil_place place, struct peil_answer *out);

/*
 * A text of at most `limits->remark_bytes`; NULL for an empty one, and after an error.
 * A JSON number counts as the text it was written with.
 */
const char *peil_reading_text(
    struct peil_reading *reading, const struct peil_node *node, const char *key);

/* A date that exists; NULL for an empty one, and after an error. */
const char *peil_reading_date(
    struct peil_reading *reading, const struct peil_node *node, const char *key);

/* Reports keys of a map that are not in `known`, which ends in NULL. */
void peil_reading_keys(struct peil_reading *reading, const struct peil_node *map,
    const char *const *known, const char *code);

/* Whether nothing was filled in: a null, or a text without characters. */
bool peil_reading_is_empty(const struct peil_node *node);

/* A text short enough to be repeated in a message. */
const char *peil_reading_short(struct peil_reading *reading, const char *text);

/* The state that a word of the format stands for; false where it is no such word. */
bool peil_reading_state_word(const char *text, enum peil_state *out);

/*
 * Suggestions: NULL where none is found, or too many were looked for already. The state that was
 * probably meant ("weet ik niet", "n.v.t."); the id of an option by its label; an option or state
 * by a slip of the pen.
 */
const char *peil_reading_near_state(const struct peil_reading *reading, const char *text);
const char *peil_reading_near_option(struct peil_reading *reading, const char *text);
const char *peil_reading_near(
    struct peil_reading *reading, const char *text, const char *const *words);
const char *peil_reading_near_term(
    struct peil_reading *reading, const char *text, const struct peil_term *terms, size_t count);

/* "goed, moet-beter, niet", for the argument `list`; NULL as above. */
const char *peil_reading_options(struct peil_reading *reading);
const char *peil_reading_terms(
    struct peil_reading *reading, const struct peil_term *terms, size_t count);
const char *peil_reading_words(struct peil_reading *reading, const char *const *words);

/* The same for a label, in any of its languages. */
bool peil_reading_is_label(const char *word, const struct peil_text *label);

#endif
