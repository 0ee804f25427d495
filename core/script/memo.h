/*
 * What pure functions came to, remembered by what they read: a tree for each function, with a
 * question in every node, an edge for each answer that was seen, and an outcome at the end of each
 * path. A known path gives the outcome without running anything.
 *
 * Memory is bounded, for each function and for all of them; what does not fit is not remembered.
 * Nothing is ever forgotten, so that a walk needs no bookkeeping.
 */
#ifndef PEIL_SCRIPT_MEMO_H
#define PEIL_SCRIPT_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/script/scripts.h"
#include "core/script/view.h"

#define PEIL_MEMO_MOST ((size_t)4 << 20)        /* bytes, all functions together */
#define PEIL_MEMO_MOST_EACH ((size_t)512 << 10) /* of one function */
#define PEIL_MEMO_CHILDREN 512                  /* answers to one question */
#define PEIL_MEMO_TEXT 256                      /* bytes of an answer */

/* 2^64 by the golden ratio: a product with it has good high bits, whatever the number. */
#define PEIL_SCATTER UINT64_C(0x9e3779b97f4a7c15)

struct peil_outcome {
    struct peil_hook_value value; /* of a condition: PEIL_HOOK_NUMBER, 0 or 1 */
    uint64_t steps;               /* that it took from the budget */
};

struct peil_memo_node;

/* The tree of one function; all zero at first. */
struct peil_trie {
    struct peil_memo_node *root;
    struct peil_memo_node *leaves; /* the last one made, and those before it */
    size_t bytes;
    uint32_t depth;        /* of the longest path */
    uint32_t hits, misses; /* for whoever asks whether it is worth the walk */
    bool full;
};

struct peil_memo;

struct peil_memo *peil_memo_new(void); /* NULL without memory */
void peil_memo_free(struct peil_memo *memo);
size_t peil_memo_bytes(const struct peil_memo *memo);

/*
 * Walks down the tree, asking `view`. The outcome, with the reads of the path in `list` (which has
 * room for the longest path that was kept); NULL where the path is not known.
 */
const struct peil_outcome *peil_memo_find(const struct peil_trie *trie,
    const struct peil_view *view, struct peil_recorded *list, size_t *count);

/*
 * The outcome alone, where the view has keys: asking where those do not lead on, which is noted in
 * the tree then. See peil_memo_walk, too.
 */
const struct peil_outcome *peil_memo_ask(struct peil_memo *memo, struct peil_trie *trie,
    const struct peil_scripts *scripts, const struct peil_view *view);

/*
 * The questions on the path that keys lead along, in `list`, which has room for `most`; false where
 * that is too little, or keys do not lead to its end.
 */
bool peil_memo_path(const struct peil_trie *trie, const struct peil_view *view,
    struct peil_read *list, size_t most, size_t *count);

/* Remembers an outcome, if there is room. */
void peil_memo_keep(struct peil_memo *memo, struct peil_trie *trie,
    const struct peil_recorded *list, size_t count, const struct peil_outcome *outcome);

#endif
