/*
 * Sorting in place: no memory, no recursion, and no input that makes it slow. (qsort may do all
 * three, and differs from one C library to the next.)
 */
#ifndef PEIL_BASE_SORT_H
#define PEIL_BASE_SORT_H

#include <stddef.h>

/* Things that are known by their index. */
struct peil_sortable {
    /* Whether the thing at `a` comes before the one at `b`. */
    int (*before)(void *things, size_t a, size_t b);
    void (*swap)(void *things, size_t a, size_t b);
};

/*
 * Sorts `count` things. Not stable by itself: to keep the order of equal things, let `before` look
 * at a sequence number last.
 */
void peil_sort(void *things, size_t count, const struct peil_sortable *how);

/* The same for an array of elements of `size` bytes, which are swapped as they are. */
void peil_sort_array(
    void *array, size_t count, size_t size, int (*before)(void *array, size_t a, size_t b));

#endif
