/*
 * Keys and values of a map in the order of the document, with a sorted index for many keys.
 */
#include "core/base/node_map.h"

#include <string.h>

#include "core/base/sort.h"

#define FIRST_ROOM 4U
#define MOST_WITHOUT_INDEX 16U
#define LENGTHS 64U

struct entry {
    const char *key;
    struct peil_node *value;
    uint32_t length; /* of the key */
};

struct peil_map {
    struct entry *entries;
    struct peil_place *places; /* of the keys; NULL while none has one */
    uint32_t *index;           /* of entries, sorted; NULL for none */
    uint32_t count;
    uint32_t room;
};

struct peil_map *peil_map_new(struct peil_arena *arena)
{
    return peil_arena_alloc(arena, sizeof(struct peil_map));
}

/* `room` places, those that there are among them. */
static bool make_places(struct peil_arena *arena, struct peil_map *map, uint32_t room)
{
    struct peil_place *places = peil_arena_array(arena, room, sizeof(*places));

    if (!places)
        return false;
    if (map->places)
        memcpy(places, map->places, map->count * sizeof(*places));
    map->places = places;
    return true;
}

bool peil_map_room(struct peil_arena *arena, struct peil_map *map, uint32_t room)
{
    struct entry *entries;

    if (room <= map->room)
        return true;
    if (room > UINT32_MAX / 2) {
        peil_arena_fail(arena);
        return false;
    }
    entries = peil_arena_array(arena, room, sizeof(*entries));
    if (!entries || (map->places && !make_places(arena, map, room)))
        return false;
    if (map->count > 0)
        memcpy(entries, map->entries, map->count * sizeof(*entries));
    map->entries = entries;
    map->room = room;
    return true;
}

bool peil_map_add(struct peil_arena *arena, struct peil_map *map, const char *key, size_t length,
    struct peil_place place, struct peil_node *value)
{
    if (!map || !key || length >= UINT32_MAX) {
        peil_arena_fail(arena);
        return false;
    }
    if (map->count == map->room &&
        !peil_map_room(arena, map, map->room == 0 ? FIRST_ROOM : map->room * 2))
        return false;
    if (place.source && !map->places && !make_places(arena, map, map->room))
        return false;
    if (map->places)
        map->places[map->count] = place;
    map->entries[map->count++] = (struct entry){key, value, (uint32_t)length};
    map->index = NULL;
    return true;
}

/* Orders keys by length and then by bytes: less, equal or greater than 0. */
static int compare_key(const struct entry *entry, const char *key, size_t length)
{
    if (entry->length != length)
        return entry->length < length ? -1 : 1;
    return memcmp(entry->key, key, length);
}

static int comes_before(void *things, size_t a, size_t b)
{
    const struct peil_map *map = things;
    uint32_t left = map->index[a];
    uint32_t right = map->index[b];
    int order =
        compare_key(&map->entries[left], map->entries[right].key, map->entries[right].length);

    return order < 0 || (order == 0 && left < right);
}

static void swap_places(void *things, size_t a, size_t b)
{
    const struct peil_map *map = things;
    uint32_t other = map->index[a];

    map->index[a] = map->index[b];
    map->index[b] = other;
}

/* Where keys of a length go; the longest share the last place. */
static size_t place_of(const struct entry *entry)
{
    return entry->length < LENGTHS ? entry->length : LENGTHS - 1;
}

/*
 * Puts the keys of one length beside each other, in the order they came in, and sorts those: in
 * maps that are written by the alphabet, they are sorted then.
 */
static void sort_index(const struct peil_map *map)
{
    static const struct peil_sortable how = {comes_before, swap_places};
    uint32_t ends[LENGTHS] = {0};
    uint32_t start = 0;

    for (uint32_t at = 0; at < map->count; at++)
        ends[place_of(&map->entries[at])]++;
    for (size_t length = 0; length < LENGTHS; length++) {
        uint32_t count = ends[length];

        ends[length] = start;
        start += count;
    }
    for (uint32_t at = 0; at < map->count; at++)
        map->index[ends[place_of(&map->entries[at])]++] = at;
    start = 0;
    for (size_t length = 0; length < LENGTHS; start = ends[length++]) {
        struct peil_map part = *map;

        part.index += start;
        peil_sort(&part, ends[length] - start, &how);
    }
}

bool peil_map_index(struct peil_arena *arena, struct peil_map *map)
{
    if (map->count <= MOST_WITHOUT_INDEX || map->index)
        return true;
    map->index = peil_arena_array(arena, map->count, sizeof(*map->index));
    if (!map->index)
        return false;
    sort_index(map);
    return true;
}

size_t peil_map_count(const struct peil_map *map)
{
    return map ? map->count : 0;
}

const struct peil_node *peil_map_value(const struct peil_map *map, size_t index)
{
    return index < peil_map_count(map) ? map->entries[index].value : NULL;
}

const char *peil_map_key(const struct peil_map *map, size_t index)
{
    return index < peil_map_count(map) ? map->entries[index].key : NULL;
}

struct peil_place peil_map_key_place(const struct peil_map *map, size_t index)
{
    return index < peil_map_count(map) && map->places ? map->places[index] : PEIL_NOWHERE;
}

/* The first of `count` entries with a key; SIZE_MAX where none has it. */
static size_t walk_to(const struct peil_map *map, size_t count, const char *key, size_t length)
{
    for (size_t at = 0; at < count; at++) {
        const struct entry *entry = &map->entries[at];

        if (entry->length == length && (length == 0 || entry->key[0] == key[0]) &&
            memcmp(entry->key, key, length) == 0)
            return at;
    }
    return SIZE_MAX;
}

size_t peil_map_find(const struct peil_map *map, const char *key, size_t length)
{
    size_t low = 0;
    size_t high = peil_map_count(map);

    if (!map || !map->index)
        return walk_to(map, peil_map_count(map), key, length);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_key(&map->entries[map->index[middle]], key, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == map->count || compare_key(&map->entries[map->index[low]], key, length) != 0)
        return SIZE_MAX;
    return map->index[low];
}

/* Whether an index, in which the same keys stand beside each other, has none twice. */
static bool is_index_of_different(const struct peil_map *map)
{
    for (uint32_t at = 1; at < map->count; at++) {
        const struct entry *before = &map->entries[map->index[at - 1]];

        if (compare_key(&map->entries[map->index[at]], before->key, before->length) == 0)
            return false;
    }
    return true;
}

size_t peil_map_duplicate(const struct peil_map *map, size_t from, size_t *first)
{
    size_t count = peil_map_count(map);
    size_t at;

    if (map && map->index && is_index_of_different(map))
        return SIZE_MAX;
    for (at = from; at < count; at++) {
        const struct entry *entry = &map->entries[at];
        size_t found = map->index ? peil_map_find(map, entry->key, entry->length)
                                  : walk_to(map, at, entry->key, entry->length);

        if (found < at) {
            if (first)
                *first = found;
            return at;
        }
    }
    return SIZE_MAX;
}
