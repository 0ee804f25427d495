/*
 * Ways through trees of remembered outcomes.
 */
#include <string.h>

#include "core/script/memo_parts.h"

#define FIRST_KEYS 8

const struct peil_outcome *peil_memo_find(const struct peil_trie *trie,
    const struct peil_view *view, struct peil_recorded *list, size_t *count)
{
    const struct peil_memo_node *node = trie->root;
    size_t depth = 0;

    while (node && !node->leaf) {
        struct peil_recorded *asked = &list[depth++];
        const struct peil_memo_edge *edge;

        asked->read = node->as.asks.read;
        if (!view->read(view->context, node->as.asks.read, &asked->value))
            return NULL;
        edge = peil_memo_edge(node, &asked->value);
        node = edge ? edge->to : NULL;
    }
    if (!node)
        return NULL;
    for (size_t i = 0; i < depth; i++)
        list[i].matched = node->as.ends.matched[i];
    *count = depth;
    return &node->as.ends.outcome;
}

/* Notes where a key leads; only while that takes nothing away from what is to be remembered. */
static void note_key(struct peil_memo *memo, struct peil_trie *trie, struct peil_memo_node *node,
    unsigned char key, struct peil_memo_node *to)
{
    uint32_t room = FIRST_KEYS;
    struct peil_memo_node **by_key;

    if (key >= node->key_room) {
        while (room <= key)
            room *= 2;
        if (trie->bytes > PEIL_MEMO_MOST_EACH / 4 * 3 || memo->bytes > PEIL_MEMO_MOST / 4 * 3)
            return;
        by_key = peil_memo_take(memo, trie, room * sizeof(struct peil_memo_node *));
        if (!by_key)
            return;
        for (uint32_t i = 0; i < room; i++)
            by_key[i] = i < node->key_room ? node->by_key[i] : &memo->nowhere;
        node->by_key = by_key;
        node->key_room = room;
    }
    node->by_key[key] = to;
}

/* The way on from a node whose key leads nowhere yet. */
static struct peil_memo_node *ask_node(struct peil_memo *memo, struct peil_trie *trie,
    struct peil_memo_node *node, const struct peil_scripts *scripts, const struct peil_view *view)
{
    struct peil_value value;
    const struct peil_memo_edge *edge;
    unsigned char key;

    if (!node->placed) {
        size_t place = peil_scripts_key_place(scripts, node->as.asks.read);

        node->placed = true;
        node->keyless = place == SIZE_MAX;
        node->place = node->keyless ? 0 : place;
    }
    if (!view->read(view->context, node->as.asks.read, &value))
        return NULL;
    edge = peil_memo_edge(node, &value);
    if (!edge || !edge->to)
        return NULL;
    key = node->keyless ? 0 : view->keys[node->place];
    if (key > 0)
        note_key(memo, trie, node, key, edge->to);
    return edge->to;
}

const struct peil_outcome *peil_memo_ask(struct peil_memo *memo, struct peil_trie *trie,
    const struct peil_scripts *scripts, const struct peil_view *view)
{
    struct peil_memo_node *node = trie->root;

    while (node && !node->leaf) {
        struct peil_memo_node *next = peil_memo_follow(node, view->keys);

        node = next != &memo->nowhere ? next : ask_node(memo, trie, node, scripts, view);
    }
    return node ? &node->as.ends.outcome : NULL;
}

bool peil_memo_path(const struct peil_trie *trie, const struct peil_view *view,
    struct peil_read *list, size_t most, size_t *count)
{
    const struct peil_memo_node *node = trie->root;
    size_t depth = 0;

    for (; node && !node->leaf && depth < most; node = peil_memo_follow(node, view->keys)) {
        if (node->by_key == &node->itself)
            return false;
        list[depth++] = node->as.asks.read;
    }
    *count = depth;
    return node && node->leaf;
}
