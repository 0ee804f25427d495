/*
 * The value tree: making nodes, and reading them.
 */
#include "core/base/node.h"

#include <math.h>
#include <string.h>

#include "core/base/node_map.h"

struct peil_node {
    const struct peil_source *source;
    uint32_t line;
    uint32_t column;
    uint32_t size; /* bytes of a string, values of a list */
    uint8_t type;
    bool plain;
    bool truth;
    union {
        double number;
        const char *text;
        struct peil_node **values; /* room for the next power of two, at least FIRST_ROOM */
        struct peil_map *map;      /* NULL while it is empty */
    } as;
};

#define FIRST_ROOM 4U

static bool is_type(const struct peil_node *node, uint32_t type)
{
    return node && node->type == type;
}

static struct peil_node *make(struct peil_arena *arena, uint32_t type)
{
    struct peil_node *node = peil_arena_alloc(arena, sizeof(*node));

    if (node)
        node->type = (uint8_t)type;
    return node;
}

struct peil_node *peil_node_null(struct peil_arena *arena)
{
    return make(arena, PEIL_NODE_NULL);
}

struct peil_node *peil_node_bool(struct peil_arena *arena, bool value)
{
    struct peil_node *node = make(arena, PEIL_NODE_BOOL);

    if (node)
        node->truth = value;
    return node;
}

struct peil_node *peil_node_number(struct peil_arena *arena, double value)
{
    struct peil_node *node;

    if (!isfinite(value)) {
        peil_arena_fail(arena);
        return NULL;
    }
    node = make(arena, PEIL_NODE_NUMBER);
    if (node)
        node->as.number = value;
    return node;
}

struct peil_node *peil_node_borrow(struct peil_arena *arena, const char *text, size_t length)
{
    struct peil_node *node;

    if (!text)
        return peil_node_null(arena);
    if (length >= UINT32_MAX) {
        peil_arena_fail(arena);
        return NULL;
    }
    node = make(arena, PEIL_NODE_STRING);
    if (node) {
        node->as.text = text;
        node->size = (uint32_t)length;
    }
    return node;
}

struct peil_node *peil_node_string(struct peil_arena *arena, const char *text, size_t length)
{
    const char *copy = NULL;

    if (text && length < UINT32_MAX) {
        copy = peil_arena_copy(arena, text, length);
        if (!copy)
            return NULL;
        text = copy;
    }
    return peil_node_borrow(arena, text, length);
}

struct peil_node *peil_node_text(struct peil_arena *arena, const char *text)
{
    return peil_node_string(arena, text, text ? strlen(text) : 0);
}

struct peil_node *peil_node_list(struct peil_arena *arena)
{
    return make(arena, PEIL_NODE_LIST);
}

struct peil_node *peil_node_map(struct peil_arena *arena)
{
    return make(arena, PEIL_NODE_MAP);
}

/* Whether a list of `size` values fills its room: the sizes where room is made for twice as many.
 */
static bool is_full(uint32_t size)
{
    return size == 0 || (size >= FIRST_ROOM && (size & (size - 1)) == 0);
}

bool peil_node_add(struct peil_arena *arena, struct peil_node *list, struct peil_node *value)
{
    if (!is_type(list, PEIL_NODE_LIST) || !value || list->size >= UINT32_MAX / 2) {
        peil_arena_fail(arena);
        return false;
    }
    if (is_full(list->size)) {
        size_t room = list->size == 0 ? FIRST_ROOM : (size_t)list->size * 2;
        struct peil_node **values = peil_arena_array(arena, room, sizeof(*values));
        if (!values)
            return false;
        if (list->size > 0)
            memcpy(values, list->as.values, list->size * sizeof(*values));
        list->as.values = values;
    }
    list->as.values[list->size++] = value;
    return true;
}

static bool set(struct peil_arena *arena, struct peil_node *map, const char *key, size_t length,
    struct peil_place place, struct peil_node *value)
{
    if (!is_type(map, PEIL_NODE_MAP) || !key || !value) {
        peil_arena_fail(arena);
        return false;
    }
    if (!map->as.map)
        map->as.map = peil_map_new(arena);
    return peil_map_add(arena, map->as.map, key, length, place, value);
}

bool peil_node_expect(struct peil_arena *arena, struct peil_node *map, uint32_t count)
{
    if (!is_type(map, PEIL_NODE_MAP)) {
        peil_arena_fail(arena);
        return false;
    }
    if (!map->as.map)
        map->as.map = peil_map_new(arena);
    return map->as.map && peil_map_room(arena, map->as.map, count);
}

bool peil_node_set_key(struct peil_arena *arena, struct peil_node *map, const char *key,
    size_t key_length, struct peil_place key_place, struct peil_node *value)
{
    return set(arena, map, peil_arena_copy(arena, key, key_length), key_length, key_place, value);
}

bool peil_node_set_borrowed(struct peil_arena *arena, struct peil_node *map, const char *key,
    size_t key_length, struct peil_node *value)
{
    return set(arena, map, key, key_length, PEIL_NOWHERE, value);
}

bool peil_node_set(
    struct peil_arena *arena, struct peil_node *map, const char *key, struct peil_node *value)
{
    return peil_node_set_key(arena, map, key, key ? strlen(key) : 0, PEIL_NOWHERE, value);
}

bool peil_node_set_text(
    struct peil_arena *arena, struct peil_node *map, const char *key, const char *text)
{
    return !text || peil_node_set(arena, map, key, peil_node_text(arena, text));
}

bool peil_node_set_number(
    struct peil_arena *arena, struct peil_node *map, const char *key, double value)
{
    return peil_node_set(arena, map, key, peil_node_number(arena, value));
}

bool peil_node_set_bool(
    struct peil_arena *arena, struct peil_node *map, const char *key, bool value)
{
    return peil_node_set(arena, map, key, peil_node_bool(arena, value));
}

bool peil_node_finish(struct peil_arena *arena, struct peil_node *map)
{
    if (!is_type(map, PEIL_NODE_MAP)) {
        peil_arena_fail(arena);
        return false;
    }
    return !map->as.map || peil_map_index(arena, map->as.map);
}

size_t peil_node_duplicate(const struct peil_node *map, size_t from, size_t *first)
{
    return is_type(map, PEIL_NODE_MAP) ? peil_map_duplicate(map->as.map, from, first) : SIZE_MAX;
}

void peil_node_place_at(struct peil_node *node, struct peil_place place)
{
    if (node) {
        node->source = place.source;
        node->line = place.line;
        node->column = place.column;
    }
}

struct peil_place peil_node_place(const struct peil_node *node)
{
    struct peil_place place = PEIL_NOWHERE;

    if (node) {
        place.source = node->source;
        place.line = node->line;
        place.column = node->column;
    }
    return place;
}

struct peil_place peil_node_key_place(const struct peil_node *map, size_t index)
{
    return is_type(map, PEIL_NODE_MAP) ? peil_map_key_place(map->as.map, index) : PEIL_NOWHERE;
}

void peil_node_mark_plain(struct peil_node *node)
{
    if (node)
        node->plain = true;
}

bool peil_node_is_plain(const struct peil_node *node)
{
    return node && node->plain;
}

uint32_t peil_node_type(const struct peil_node *node)
{
    return node ? node->type : PEIL_NODE_NULL;
}

bool peil_node_as_bool(const struct peil_node *node)
{
    return is_type(node, PEIL_NODE_BOOL) && node->truth;
}

double peil_node_as_number(const struct peil_node *node)
{
    return is_type(node, PEIL_NODE_NUMBER) ? node->as.number : 0.0;
}

const char *peil_node_as_text(const struct peil_node *node, size_t *length)
{
    bool is_text = is_type(node, PEIL_NODE_STRING);

    if (length)
        *length = is_text ? node->size : 0;
    return is_text ? node->as.text : "";
}

size_t peil_node_count(const struct peil_node *node)
{
    if (is_type(node, PEIL_NODE_MAP))
        return peil_map_count(node->as.map);
    return is_type(node, PEIL_NODE_LIST) ? node->size : 0;
}

const struct peil_node *peil_node_at(const struct peil_node *node, size_t index)
{
    if (is_type(node, PEIL_NODE_MAP))
        return peil_map_value(node->as.map, index);
    return is_type(node, PEIL_NODE_LIST) && index < node->size ? node->as.values[index] : NULL;
}

const char *peil_node_key(const struct peil_node *node, size_t index)
{
    return is_type(node, PEIL_NODE_MAP) ? peil_map_key(node->as.map, index) : NULL;
}

const struct peil_node *peil_node_get(const struct peil_node *map, const char *key)
{
    if (!is_type(map, PEIL_NODE_MAP) || !key)
        return NULL;
    return peil_map_value(map->as.map, peil_map_find(map->as.map, key, strlen(key)));
}

const char *peil_node_get_text(const struct peil_node *map, const char *key)
{
    const struct peil_node *node = peil_node_get(map, key);

    return is_type(node, PEIL_NODE_STRING) ? node->as.text : NULL;
}
