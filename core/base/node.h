/*
 * The value tree: what crosses every border (YAML, JSON, scripts, plugins). A node is null, bool,
 * number, string, list or map, and knows where it was written. Nodes live in an arena.
 *
 * Building is done by those who read or make a document; everyone else only reads. A builder that
 * is handed NULL, or finds no memory, answers NULL or false and marks the arena as failed, so it
 * is enough to test the arena at the end.
 */
#ifndef PEIL_BASE_NODE_H
#define PEIL_BASE_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <peil/plugin.h>

#include "core/base/arena.h"
#include "core/base/source.h"

struct peil_node *peil_node_null(struct peil_arena *arena);
struct peil_node *peil_node_bool(struct peil_arena *arena, bool value);
struct peil_node *peil_node_number(struct peil_arena *arena, double value); /* must be finite */
/* Copies the bytes, which must be UTF-8 without NUL. A NULL gives a null node. */
struct peil_node *peil_node_string(struct peil_arena *arena, const char *text, size_t length);
struct peil_node *peil_node_text(struct peil_arena *arena, const char *text);
/* Does not copy: the text must live as long as the arena. */
struct peil_node *peil_node_borrow(struct peil_arena *arena, const char *text, size_t length);
struct peil_node *peil_node_list(struct peil_arena *arena);
struct peil_node *peil_node_map(struct peil_arena *arena);

/* Appends to a list. */
bool peil_node_add(struct peil_arena *arena, struct peil_node *list, struct peil_node *value);

/*
 * Appends to a map; the key is copied. A key that is there already is a mistake of the caller that
 * shows in peil_node_duplicate; look-up finds the first.
 */
bool peil_node_set(
    struct peil_arena *arena, struct peil_node *map, const char *key, struct peil_node *value);
/* The same without a copy: the key, a NUL behind it, must live as long as the arena. */
bool peil_node_set_borrowed(struct peil_arena *arena, struct peil_node *map, const char *key,
    size_t key_length, struct peil_node *value);
/* The same for a key with a place of its own; copied. */
bool peil_node_set_key(struct peil_arena *arena, struct peil_node *map, const char *key,
    size_t key_length, struct peil_place key_place, struct peil_node *value);

/* Says how many keys will be set in a map that is empty, so that it needs no more room than that.
 */
bool peil_node_expect(struct peil_arena *arena, struct peil_node *map, uint32_t count);

/* Short forms for building a map: a NULL text sets nothing. */
bool peil_node_set_text(
    struct peil_arena *arena, struct peil_node *map, const char *key, const char *text);
bool peil_node_set_number(
    struct peil_arena *arena, struct peil_node *map, const char *key, double value);
bool peil_node_set_bool(
    struct peil_arena *arena, struct peil_node *map, const char *key, bool value);

/* Where it was written; also what the host table answers, see <peil/plugin.h>. */
void peil_node_place_at(struct peil_node *node, struct peil_place place);
struct peil_place peil_node_place(const struct peil_node *node); /* PEIL_NOWHERE for NULL */
struct peil_place peil_node_key_place(const struct peil_node *map, size_t index);

/* A scalar that was written without quotes, so that a schema may read a number or bool from it. */
void peil_node_mark_plain(struct peil_node *node);
bool peil_node_is_plain(const struct peil_node *node);

/* Reading. Everything accepts NULL and the wrong type, as the host table promises. */
uint32_t peil_node_type(const struct peil_node *node);
bool peil_node_as_bool(const struct peil_node *node);
double peil_node_as_number(const struct peil_node *node);
const char *peil_node_as_text(const struct peil_node *node, size_t *length);
size_t peil_node_count(const struct peil_node *node);
const struct peil_node *peil_node_at(const struct peil_node *node, size_t index);
const char *peil_node_key(const struct peil_node *node, size_t index);
/* Look-up walks through the map, or takes the logarithm of its size after peil_node_finish. */
const struct peil_node *peil_node_get(const struct peil_node *map, const char *key);
/* Short for peil_node_as_text(peil_node_get(map, key), NULL), but NULL where it is no string. */
const char *peil_node_get_text(const struct peil_node *map, const char *key);

/*
 * Says that a map is complete: a large one gets an index (by length and bytes of the key, so that
 * no choice of keys can make it slow). Adding to it afterwards drops the index. False without
 * memory.
 */
bool peil_node_finish(struct peil_arena *arena, struct peil_node *map);

/*
 * Whether a finished map has a key twice: the index of the next second one at or after `from`, and
 * of the first one of that key in `*first`; SIZE_MAX where there is none.
 */
size_t peil_node_duplicate(const struct peil_node *map, size_t from, size_t *first);

/* A deep copy into another arena, places included. */
struct peil_node *peil_node_clone(struct peil_arena *arena, const struct peil_node *node);

/* Whether two trees are the same, places and order of keys apart. */
bool peil_node_equal(const struct peil_node *a, const struct peil_node *b);

#endif
