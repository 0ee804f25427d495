/*
 * One respondent's answers on one pack, checked against it: an array with an answer for every item,
 * by the item's index.
 */
#ifndef PEIL_EVAL_ANSWERS_H
#define PEIL_EVAL_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/format/limits.h"
#include "core/pack/pack.h"

#define PEIL_ANSWERS_FORMAT 1

enum peil_state {
    PEIL_STATE_BLANK = 0, /* not named in the answers */
    PEIL_STATE_ANSWERED,
    PEIL_STATE_UNKNOWN,        /* "I do not know" */
    PEIL_STATE_NOT_APPLICABLE, /* with a reason */
    PEIL_STATE_SKIPPED         /* its condition is false, or it is asked of others */
};

struct peil_evidence {
    const char *title, *url, *date; /* title is never NULL; url and date are where absent */
};

/* An answer; which fields hold something follows from the type of the item and from `state`. */
struct peil_answer {
    enum peil_state state;
    bool undecided;     /* open, and open is also whether it applies: only in results */
    bool supposed;      /* nobody gave it: see peil_open_answer */
    bool settled;       /* whether it applies is known, whatever conditions and roles say */
    uint32_t option;    /* choice: index in the scale */
    double number;      /* number */
    const char *text;   /* text, date */
    const bool *chosen; /* choices: by option */
    /* matrix: by row; a row is answered, unknown, not-applicable or blank. */
    const struct peil_answer *rows;
    const char *reason; /* not-applicable: id of a declared reason, or free words; NULL if absent */
    const struct peil_term *reason_term; /* the declared reason; NULL for free words */
    const char *remark;                  /* NULL if absent */
    const struct peil_evidence *evidence;
    size_t evidence_count;
    struct peil_place place;
};

struct peil_answers {
    const struct peil_pack *pack;
    const char **subject;         /* values by subject field; NULL where not given */
    const char *date;             /* ISO 8601; NULL if absent */
    const struct peil_term *role; /* NULL if absent */
    /*
     * Of answers of several respondents together, see core/compare/merge.h: the roles they have,
     * none where one of them named none. `role` is NULL then.
     */
    struct peil_audience roles;
    const char *respondent;            /* NULL if absent */
    const struct peil_answer *answers; /* by item; `pack->item_count` of them */
    const char *name;                  /* of the source, for messages */
};

/* Whether an item is asked of whoever answers. */
bool peil_answers_asks(const struct peil_answers *answers, const struct peil_item *item);

/* Whether there may be items that are not: some are asked of certain roles, and the role is known.
 */
bool peil_answers_limited(const struct peil_answers *answers);

/*
 * Which pack an answers tree is for, before it is read against that pack. False, with an error in
 * `diags`, where the tree is no answers file or names no pack.
 */
struct peil_answers_head {
    char pack_id[65];
    struct peil_version version; /* minor and patch count when `exact` */
    bool exact;
    struct peil_place place;
};
bool peil_answers_head(
    struct peil_answers_head *out, const struct peil_node *node, struct peil_diags *diags);

/* Whether two of them ask for the same pack, wherever they stand. */
bool peil_answers_head_same(const struct peil_answers_head *a, const struct peil_answers_head *b);

/*
 * Checks a tree against a pack. All mistakes go to `diags` in one run. What is in `*out` lives in
 * `arena`, and borrows from `node` and `pack`. Everything is taken from the arena in a few pieces,
 * none of them by answer but remarks and evidence.
 * PEIL_OK, PEIL_EINPUT or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_answers_read(struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags);

/* The same for answers that are still being filled in: required subject fields may be missing. */
PEIL_CHECK int peil_answers_read_partly(struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags);

/* Answers with nothing filled in. NULL without memory. */
struct peil_answers *peil_answers_blank(struct peil_arena *arena, const struct peil_pack *pack);

/*
 * The normalised tree of answers, as it is saved and as it stands in a document: short forms where
 * they suffice, items in the order of the pack, blank ones left out.
 */
struct peil_node *peil_answers_node(struct peil_arena *arena, const struct peil_answers *answers);

/*
 * The digest of answers: SHA-256 of the canonical JSON of the tree that peil_answers_node made,
 * as hexadecimal digits. PEIL_OK or PEIL_ENOMEM; the latter too where there is no tree.
 */
PEIL_CHECK int peil_answers_digest(char out[65], const struct peil_node *node);

/*
 * Checks one answer in its written form ("goed", {value: ...}, a map row -> option) against an
 * item, as peil_answers_read does for each; for filling in by hand.
 */
PEIL_CHECK int peil_answer_read(struct peil_answer *out, struct peil_arena *arena,
    const struct peil_item *item, const struct peil_node *node, const struct peil_limits *limits,
    struct peil_diags *diags);

/* The state of a matrix as a whole, from its rows. */
enum peil_state peil_matrix_state(const struct peil_answer *rows, size_t count);

/* Whether two that are answered give the same value to an item; of a matrix they are rows. */
bool peil_answer_same_value(
    const struct peil_item *item, const struct peil_answer *a, const struct peil_answer *b);

/* "answered", "unknown", "not-applicable", "blank", "skipped". */
const char *peil_state_word(enum peil_state state);

/*
 * What an answer is worth on its item's own scale, from 0 (lowest) to 1 (highest), with `reverse`
 * taken into account; and the same with every open part answered worst and best. What is wholly
 * open has bounds and no value: `has` is false and `value` 0.
 */
struct peil_worth {
    bool scored;  /* takes part: scored item, not not-applicable, not skipped */
    bool has;     /* there is a value */
    double value; /* 0 to 1, when `has` */
    double low, high;
    double answered; /* share of it that was answered, 0 to 1 (a matrix may be in between) */
};
struct peil_worth peil_answer_worth(const struct peil_item *item, const struct peil_answer *answer);

#endif
