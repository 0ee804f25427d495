/*
 * Copying and comparing whole trees.
 */
#include <string.h>

#include "core/base/node.h"

/* What nests deeper is refused, for the stack's sake. */
#define DEEPEST 64

static struct peil_node *clone(struct peil_arena *arena, const struct peil_node *node, int depth);

static void clone_values(
    struct peil_arena *arena, struct peil_node *copy, const struct peil_node *node, int depth)
{
    bool is_map = peil_node_type(node) == PEIL_NODE_MAP;
    size_t count = peil_node_count(node);
    size_t at;

    for (at = 0; at < count && !peil_arena_failed(arena); at++) {
        struct peil_node *value = clone(arena, peil_node_at(node, at), depth);
        if (is_map) {
            const char *key = peil_node_key(node, at);
            peil_node_set_key(arena, copy, key, strlen(key), peil_node_key_place(node, at), value);
        } else {
            peil_node_add(arena, copy, value);
        }
    }
    if (is_map)
        peil_node_finish(arena, copy);
}

static struct peil_node *clone_scalar(struct peil_arena *arena, const struct peil_node *node)
{
    const char *text;
    size_t length;

    switch (peil_node_type(node)) {
    case PEIL_NODE_BOOL:
        return peil_node_bool(arena, peil_node_as_bool(node));
    case PEIL_NODE_NUMBER:
        return peil_node_number(arena, peil_node_as_number(node));
    case PEIL_NODE_STRING:
        text = peil_node_as_text(node, &length);
        return peil_node_string(arena, text, length);
    case PEIL_NODE_LIST:
        return peil_node_list(arena);
    case PEIL_NODE_MAP:
        return peil_node_map(arena);
    default:
        return peil_node_null(arena);
    }
}

static struct peil_node *clone(struct peil_arena *arena, const struct peil_node *node, int depth)
{
    struct peil_node *copy;

    if (depth > DEEPEST) {
        peil_arena_fail(arena);
        return NULL;
    }
    copy = clone_scalar(arena, node);
    if (!copy)
        return NULL;
    peil_node_place_at(copy, peil_node_place(node));
    if (peil_node_is_plain(node))
        peil_node_mark_plain(copy);
    if (peil_node_count(node) > 0)
        clone_values(arena, copy, node, depth + 1);
    return copy;
}

struct peil_node *peil_node_clone(struct peil_arena *arena, const struct peil_node *node)
{
    struct peil_node *copy;

    if (!node) {
        peil_arena_fail(arena);
        return NULL;
    }
    copy = clone(arena, node, 1);
    return peil_arena_failed(arena) ? NULL : copy;
}

static bool equal(const struct peil_node *a, const struct peil_node *b, int depth);

static bool equal_lists(const struct peil_node *a, const struct peil_node *b, int depth)
{
    size_t count = peil_node_count(a);
    size_t at;

    for (at = 0; at < count; at++)
        if (!equal(peil_node_at(a, at), peil_node_at(b, at), depth))
            return false;
    return true;
}

static bool equal_maps(const struct peil_node *a, const struct peil_node *b, int depth)
{
    size_t count = peil_node_count(a);
    size_t at;

    for (at = 0; at < count; at++) {
        const char *key = peil_node_key(a, at);
        const struct peil_node *other = peil_node_at(b, at);
        if (strcmp(key, peil_node_key(b, at)) != 0)
            other = peil_node_get(b, key);
        if (!other || !equal(peil_node_at(a, at), other, depth))
            return false;
    }
    return true;
}

static bool equal(const struct peil_node *a, const struct peil_node *b, int depth)
{
    const char *text;
    const char *other;
    size_t length;
    size_t other_length;

    if (depth > DEEPEST || peil_node_type(a) != peil_node_type(b) ||
        peil_node_count(a) != peil_node_count(b))
        return false;
    switch (peil_node_type(a)) {
    case PEIL_NODE_BOOL:
        return peil_node_as_bool(a) == peil_node_as_bool(b);
    case PEIL_NODE_NUMBER:
        return !(peil_node_as_number(a) < peil_node_as_number(b)) &&
               !(peil_node_as_number(a) > peil_node_as_number(b));
    case PEIL_NODE_STRING:
        text = peil_node_as_text(a, &length);
        other = peil_node_as_text(b, &other_length);
        return length == other_length && memcmp(text, other, length) == 0;
    case PEIL_NODE_LIST:
        return equal_lists(a, b, depth + 1);
    case PEIL_NODE_MAP:
        return equal_maps(a, b, depth + 1);
    default:
        return true;
    }
}

bool peil_node_equal(const struct peil_node *a, const struct peil_node *b)
{
    return equal(a, b, 1);
}
