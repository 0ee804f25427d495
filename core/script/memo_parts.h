/*
 * What a tree of remembered outcomes is made of. Not for others than core/script; see
 * core/script/memo.h.
 */
#ifndef PEIL_SCRIPT_MEMO_PARTS_H
#define PEIL_SCRIPT_MEMO_PARTS_H

#include "core/base/arena.h"
#include "core/script/memo.h"

/* An answer that was seen, and where it leads. */
struct peil_memo_edge {
    struct peil_value value;   /* its text is a copy */
    struct peil_memo_node *to; /* NULL where there was no room for what follows */
};

/* What a walk looks at stands first. */
struct peil_memo_node {
    /*
     * Where a short answer leads (see peil_view), as far as it was seen: else to `nowhere`, and so
     * does 0, which is none. A leaf, and `nowhere`, lead to themselves: a walk may take more steps
     * than a path has, so that it need not look whether it has ended.
     */
    struct peil_memo_node **by_key;
    struct peil_memo_node *itself; /* for a leaf to lead to */
    uint32_t key_room;             /* at least 1 */
    bool leaf;                     /* it ends a path */
    bool keyless;                  /* its question has no short answer */
    bool placed;                   /* `place` was looked for */
    size_t place;                  /* of the short answer in the keys of a view */
    union {
        struct {
            struct peil_memo_edge *edges;
            uint16_t *slots; /* where more than PEIL_MEMO_LINEAR: edges by hash, their index and 1;
                                0: free */
            struct peil_read read;
            uint32_t count, room;
        } asks;
        struct {
            struct peil_outcome outcome;
            const bool *matched;           /* of the reads on the way */
            size_t count;                  /* of them */
            struct peil_memo_node *before; /* the leaf that was made before */
        } ends;
    } as;
};

struct peil_memo {
    struct peil_arena *arena;
    size_t bytes;
    bool failed; /* the system refused memory */
    struct peil_memo_node nowhere;
};

#define PEIL_MEMO_LINEAR 8 /* up to so many edges, or leaves, are looked through one by one */
#define PEIL_MEMO_STEPS 3  /* that a walk takes whatever the length of a path */

/* Of memory for a function; NULL where a bound is reached; then it remembers nothing new. */
void *peil_memo_take(struct peil_memo *memo, struct peil_trie *trie, size_t size);

/* The edge for an answer; NULL where it was not seen. */
struct peil_memo_edge *peil_memo_edge(
    const struct peil_memo_node *node, const struct peil_value *value);

/* The way on from a node by its key; to `nowhere` where that is not known. */
static inline struct peil_memo_node *peil_memo_follow(
    const struct peil_memo_node *node, const unsigned char *keys)
{
    uint32_t key = keys[node->place];

    return node->by_key[key < node->key_room ? key : 0];
}

/* The outcome alone, as far as keys lead; NULL where they do not lead to its end. */
static inline const struct peil_outcome *peil_memo_walk(
    const struct peil_memo *memo, const struct peil_trie *trie, const unsigned char *keys)
{
    const struct peil_memo_node *node = trie->root ? trie->root : &memo->nowhere;

    /* How long a path is cannot be foreseen, but how long the longest is can. */
    for (uint32_t steps = trie->depth < PEIL_MEMO_STEPS ? trie->depth : PEIL_MEMO_STEPS; steps > 0;
         steps--)
        node = peil_memo_follow(node, keys);
    while (!node->leaf && node != &memo->nowhere)
        node = peil_memo_follow(node, keys);
    return node->leaf ? &node->as.ends.outcome : NULL;
}

#endif
