/*
 * Finding things by id: an array that is sorted once by length and bytes, and searched by halves.
 * No choice of ids makes it slow, and it is the same on every machine.
 */
#ifndef PEIL_PACK_INDEX_H
#define PEIL_PACK_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"

struct peil_index;

/* An index with room for `capacity` ids; NULL without memory. */
struct peil_index *peil_index_new(struct peil_arena *arena, size_t capacity);

/*
 * Adds an id, which is borrowed, for a value of the caller's. Ignores NULLs, and what there is no
 * room for.
 */
void peil_index_add(struct peil_index *index, const char *id, size_t value);

/*
 * Says that it is complete; to be called before what follows. `scratch` is used for the sorting
 * only. False without memory; then nothing is found in it.
 */
bool peil_index_sort(struct peil_index *index, struct peil_arena *scratch);

/* The value of an id; of the one that was added first where there are several. Else SIZE_MAX. */
size_t peil_index_find(const struct peil_index *index, const char *id);

/*
 * Walks over the ids that were added again: true with the value of the next second one and of the
 * first one of that id. `*at` is 0 at the start.
 */
bool peil_index_repeat(const struct peil_index *index, size_t *at, size_t *first, size_t *second);

#endif
