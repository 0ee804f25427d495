/*
 * The keys and values of a map node. For node.c alone; a map that is NULL is empty.
 */
#ifndef PEIL_BASE_NODE_MAP_H
#define PEIL_BASE_NODE_MAP_H

#include "core/base/node.h"

struct peil_map;

struct peil_map *peil_map_new(struct peil_arena *arena);

/* Makes room for so many entries in all, of which none has to come. */
bool peil_map_room(struct peil_arena *arena, struct peil_map *map, uint32_t room);

/* Appends, and drops the index; the key, which ends in a NUL, must live as long as the arena. */
bool peil_map_add(struct peil_arena *arena, struct peil_map *map, const char *key, size_t length,
    struct peil_place place, struct peil_node *value);

/* Makes the index of a map that is large enough to need one. */
bool peil_map_index(struct peil_arena *arena, struct peil_map *map);

size_t peil_map_count(const struct peil_map *map);
const struct peil_node *peil_map_value(const struct peil_map *map, size_t index);
const char *peil_map_key(const struct peil_map *map, size_t index);
struct peil_place peil_map_key_place(const struct peil_map *map, size_t index);

/* The first index of a key; SIZE_MAX where there is none. */
size_t peil_map_find(const struct peil_map *map, const char *key, size_t length);

/* As peil_node_duplicate. */
size_t peil_map_duplicate(const struct peil_map *map, size_t from, size_t *first);

#endif
