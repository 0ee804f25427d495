/*
 * Trees of remembered outcomes.
 */
#include <stdlib.h>
#include <string.h>

#include "core/script/memo_parts.h"

#define FIRST_EDGES 4
#define FNV_PRIME UINT64_C(0x100000001b3) /* of the hash of texts, FNV-1a */

static void lead_to(struct peil_memo_node *node, struct peil_memo_node *to)
{
    node->itself = to;
    node->by_key = &node->itself;
    node->key_room = 1;
}

struct peil_memo *peil_memo_new(void)
{
    struct peil_memo *memo = calloc(1, sizeof(*memo));

    if (!memo)
        return NULL;
    memo->arena = peil_arena_new();
    if (!memo->arena) {
        free(memo);
        return NULL;
    }
    lead_to(&memo->nowhere, &memo->nowhere);
    return memo;
}

void peil_memo_free(struct peil_memo *memo)
{
    if (memo)
        peil_arena_free(memo->arena);
    free(memo);
}

size_t peil_memo_bytes(const struct peil_memo *memo)
{
    return memo->bytes;
}

void *peil_memo_take(struct peil_memo *memo, struct peil_trie *trie, size_t size)
{
    void *bytes;

    size = (size + 15) / 16 * 16;
    if (memo->failed || trie->full || size > PEIL_MEMO_MOST_EACH - trie->bytes ||
        size > PEIL_MEMO_MOST - memo->bytes) {
        trie->full = true;
        return NULL;
    }
    bytes = peil_arena_alloc(memo->arena, size);
    if (!bytes) {
        memo->failed = true;
        return NULL;
    }
    trie->bytes += size;
    memo->bytes += size;
    return bytes;
}

/* ---- answers ---------------------------------------------------------------------------- */

/* By bytes: 0 and -0 are not the same to a script. */
static bool same(const struct peil_value *a, const struct peil_value *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == PEIL_VALUE_NIL)
        return true;
    if (a->type == PEIL_VALUE_TEXT)
        return a->length == b->length &&
               (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
    return memcmp(&a->number, &b->number, sizeof(a->number)) == 0;
}

static uint32_t hash_of(const struct peil_value *value)
{
    uint64_t bits = (uint64_t)value->type;
    size_t i;

    if (value->type == PEIL_VALUE_TEXT)
        for (i = 0; i < value->length; i++)
            bits = (bits ^ (unsigned char)value->text[i]) * FNV_PRIME;
    else if (value->type != PEIL_VALUE_NIL)
        memcpy(&bits, &value->number, sizeof(bits));
    bits *= PEIL_SCATTER;
    return (uint32_t)(bits >> 32);
}

struct peil_memo_edge *peil_memo_edge(
    const struct peil_memo_node *node, const struct peil_value *value)
{
    uint32_t mask, at;

    if (!node->as.asks.slots) {
        for (uint32_t i = 0; i < node->as.asks.count; i++)
            if (same(&node->as.asks.edges[i].value, value))
                return &node->as.asks.edges[i];
        return NULL;
    }
    if (value->type == PEIL_VALUE_TEXT && value->length > PEIL_MEMO_TEXT)
        return NULL;
    mask = node->as.asks.room * 2 - 1;
    for (at = hash_of(value) & mask; node->as.asks.slots[at]; at = (at + 1) & mask)
        if (same(&node->as.asks.edges[node->as.asks.slots[at] - 1].value, value))
            return &node->as.asks.edges[node->as.asks.slots[at] - 1];
    return NULL;
}

static void put_in_slot(struct peil_memo_node *node, uint32_t index, const struct peil_value *value)
{
    uint32_t mask = node->as.asks.room * 2 - 1;
    uint32_t at = hash_of(value) & mask;

    while (node->as.asks.slots[at])
        at = (at + 1) & mask;
    node->as.asks.slots[at] = (uint16_t)(index + 1);
}

static bool make_room(struct peil_memo *memo, struct peil_trie *trie, struct peil_memo_node *node)
{
    uint32_t room = node->as.asks.room == 0 ? FIRST_EDGES : node->as.asks.room * 2;
    struct peil_memo_edge *edges;
    uint16_t *slots = NULL;

    if (node->as.asks.count < node->as.asks.room)
        return true;
    if (node->as.asks.count >= PEIL_MEMO_CHILDREN)
        return false;
    edges = peil_memo_take(memo, trie, room * sizeof(*edges));
    if (edges && room > PEIL_MEMO_LINEAR)
        slots = peil_memo_take(memo, trie, room * 2 * sizeof(*slots));
    if (!edges || (room > PEIL_MEMO_LINEAR && !slots))
        return false;
    if (node->as.asks.count > 0)
        memcpy(edges, node->as.asks.edges, node->as.asks.count * sizeof(*edges));
    node->as.asks.edges = edges;
    node->as.asks.slots = slots;
    node->as.asks.room = room;
    for (uint32_t i = 0; slots && i < node->as.asks.count; i++)
        put_in_slot(node, i, &edges[i].value);
    return true;
}

static struct peil_memo_edge *add_edge(struct peil_memo *memo, struct peil_trie *trie,
    struct peil_memo_node *node, const struct peil_value *value)
{
    char *text = NULL;
    struct peil_memo_edge *edge;

    if (value->type == PEIL_VALUE_TEXT) {
        if (value->length > PEIL_MEMO_TEXT)
            return NULL;
        text = peil_memo_take(memo, trie, value->length + 1);
        if (!text)
            return NULL;
        if (value->length > 0)
            memcpy(text, value->text, value->length);
    }
    if (!make_room(memo, trie, node))
        return NULL;
    edge = &node->as.asks.edges[node->as.asks.count];
    *edge = (struct peil_memo_edge){.value = *value};
    edge->value.text = text;
    if (node->as.asks.slots)
        put_in_slot(node, node->as.asks.count, value);
    node->as.asks.count++;
    return edge;
}

/* ---- paths ------------------------------------------------------------------------------ */

static struct peil_memo_node *new_node(
    struct peil_memo *memo, struct peil_trie *trie, const struct peil_read *read)
{
    struct peil_memo_node *node = peil_memo_take(memo, trie, sizeof(*node));

    if (!node)
        return NULL;
    lead_to(node, read ? &memo->nowhere : node);
    if (read)
        node->as.asks.read = *read;
    return node;
}

static bool ends_so(const struct peil_memo_node *leaf, const struct peil_recorded *list,
    size_t count, const struct peil_outcome *outcome)
{
    const struct peil_outcome *own = &leaf->as.ends.outcome;

    if (leaf->as.ends.count != count || own->steps != outcome->steps ||
        own->value.kind != outcome->value.kind || own->value.open != outcome->value.open ||
        own->value.band != outcome->value.band ||
        memcmp(&own->value.number, &outcome->value.number, sizeof(own->value.number)) != 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if (leaf->as.ends.matched[i] != list[i].matched)
            return false;
    return true;
}

/* Many paths end alike: one of the last leaves, or a new one. */
static struct peil_memo_node *get_leaf(struct peil_memo *memo, struct peil_trie *trie,
    const struct peil_recorded *list, size_t count, const struct peil_outcome *outcome)
{
    struct peil_memo_node *leaf = trie->leaves;
    bool *matched;

    for (int i = 0; leaf && i < PEIL_MEMO_LINEAR; i++, leaf = leaf->as.ends.before)
        if (ends_so(leaf, list, count, outcome))
            return leaf;
    leaf = new_node(memo, trie, NULL);
    matched = leaf ? peil_memo_take(memo, trie, count * sizeof(*matched)) : NULL;
    if (!matched)
        return NULL;
    leaf->leaf = true;
    leaf->as.ends.outcome = *outcome;
    leaf->as.ends.matched = matched;
    leaf->as.ends.count = count;
    leaf->as.ends.before = trie->leaves;
    trie->leaves = leaf;
    for (size_t i = 0; i < count; i++)
        matched[i] = list[i].matched;
    return leaf;
}

static bool same_read(const struct peil_read *a, const struct peil_read *b)
{
    return a->kind == b->kind && a->a == b->a && a->b == b->b;
}

/* A function that is not pure after all is not remembered at all. */
static void distrust(struct peil_trie *trie)
{
    trie->root = NULL;
    trie->full = true;
}

void peil_memo_keep(struct peil_memo *memo, struct peil_trie *trie,
    const struct peil_recorded *list, size_t count, const struct peil_outcome *outcome)
{
    struct peil_memo_node **link = &trie->root;

    if (trie->full || memo->failed)
        return;
    for (size_t depth = 0; depth < count; depth++) {
        struct peil_memo_edge *edge;

        if (!*link)
            *link = new_node(memo, trie, &list[depth].read);
        if (!*link)
            return;
        if ((*link)->leaf || !same_read(&(*link)->as.asks.read, &list[depth].read)) {
            distrust(trie);
            return;
        }
        edge = peil_memo_edge(*link, &list[depth].value);
        if (!edge)
            edge = add_edge(memo, trie, *link, &list[depth].value);
        if (!edge)
            return;
        link = &edge->to;
    }
    if (*link) {
        distrust(trie);
        return;
    }
    *link = get_leaf(memo, trie, list, count, outcome);
    if (*link && count > trie->depth)
        trie->depth = (uint32_t)count;
}
