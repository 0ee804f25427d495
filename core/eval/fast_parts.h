/*
 * What a fast reader holds. Not for others; see core/eval/answers_fast.h.
 */
#ifndef PEIL_EVAL_FAST_PARTS_H
#define PEIL_EVAL_FAST_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/eval/answers_fast.h"

/* A text with its quotes, as it stands in the line. */
struct peil_pattern {
    uint64_t head, head_mask; /* its first 8 bytes, zeroes behind it */
    uint64_t next, next_mask; /* the 8 after those */
    const char *text;
    size_t length;
};

/* A short pattern. */
struct peil_fast_key {
    uint64_t head, head_mask, next, next_mask;
    size_t length;
};

/* A short text that stands for an option or a state, with its quotes. */
struct peil_fast_word {
    uint64_t head, head_mask, next, next_mask;
    uint32_t length;
    uint32_t state, option;
    const struct peil_fast_word *more; /* the next word with the same first letter; NULL for none */
};

/* The options of a scale; each is looked for by its first letter. */
struct peil_fast_scale {
    const struct peil_scale *scale;
    const struct peil_pattern *options;
    uint32_t *first; /* by letter: the first option that begins with it, and 1; 0 for none */
    uint32_t *next;  /* by option: the next one with the same letter, likewise */
    /*
     * The same for options and "unknown", as they stand between others; a word that nothing is
     * where there is none.
     */
    const struct peil_fast_word **words; /* by letter */
    unsigned char *lengths; /* of those; where to go on is known before what was read */
};

struct peil_fast_item {
    struct peil_pattern key; /* with its colon */
    enum peil_item_type type;
    bool unknown, not_applicable; /* these words are fine as an answer */
    struct peil_fast_key run_key;
    const struct peil_fast_scale *scale;
    const struct peil_item *item;
};

/* Where an item may be found by its key. */
struct peil_fast_slot {
    uint32_t hash;
    uint32_t item; /* and 1; 0 for none */
};

/* A role as it is usually named. */
struct peil_fast_role {
    struct peil_pattern id;
    const struct peil_term *role;
};

/* The keys of the whole, in the order in which they usually stand. */
enum peil_fast_head {
    PEIL_FAST_FORMAT,
    PEIL_FAST_PACK,
    PEIL_FAST_SUBJECT,
    PEIL_FAST_DATE,
    PEIL_FAST_BY_ROLE,
    PEIL_FAST_RESPONDENT,
    PEIL_FAST_ANSWERS,
    PEIL_FAST_HEADS
};

/* A value before the answers, where it stood in a line. */
struct peil_fast_value {
    const char *start, *end;
    enum peil_fast_head head; /* which it is; of the subject: */
    size_t field;
};

/* So many bytes, and then a value; behind the last ones the answers. */
struct peil_fast_part {
    size_t length;
    enum peil_fast_head head;
    size_t field;
};

#define PEIL_FAST_VALUES 16
#define PEIL_FAST_SHAPE 1024

/* What stands before the answers of a line, but for values; see fast_shape.c. */
struct peil_fast_shape {
    struct peil_fast_part parts[PEIL_FAST_VALUES + 1];
    size_t count;  /* of parts; 0 where no line was read yet */
    unsigned seen; /* the keys of the whole that are among it */
    char bytes[PEIL_FAST_SHAPE];
    struct peil_fast_value values[PEIL_FAST_VALUES]; /* of the line that is being read */
};

struct peil_fast {
    const struct peil_pack *pack;
    const struct peil_limits *limits;
    size_t text_most; /* bytes of a text */
    bool unusable;    /* the limits are so tight that they have to be counted */
    struct peil_pattern pack_major, pack_version, unknown, not_applicable;
    struct peil_pattern *fields; /* of the subject */
    struct peil_fast_role *roles;
    size_t role_count;
    struct peil_pattern heads[PEIL_FAST_HEADS];
    struct peil_fast_item *items;
    struct peil_fast_slot *slots;
    size_t slot_mask;
    struct peil_fast_shape shape;
    struct peil_answers answers;
    struct peil_answer *by_item; /* the same as answers.answers */
    bool more_than_runs;         /* some hold more than a state, an option and a place */
};

static inline uint32_t peil_fast_hash(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

#endif
