/*
 * Heap sort over things known by their index.
 */
#include "core/base/sort.h"

#include <stdbool.h>
#include <string.h>

static void sift_down(void *things, size_t root, size_t count, const struct peil_sortable *how)
{
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= count)
            return;
        if (child + 1 < count && how->before(things, child, child + 1))
            child++;
        if (!how->before(things, root, child))
            return;
        how->swap(things, root, child);
        root = child;
    }
}

/* Most that is sorted was so already. */
static bool is_sorted(void *things, size_t count, const struct peil_sortable *how)
{
    for (size_t at = 1; at < count; at++)
        if (how->before(things, at, at - 1))
            return false;
    return true;
}

void peil_sort(void *things, size_t count, const struct peil_sortable *how)
{
    size_t at;

    if (is_sorted(things, count, how))
        return;
    for (at = count / 2; at > 0; at--)
        sift_down(things, at - 1, count, how);
    for (at = count; at > 1; at--) {
        how->swap(things, 0, at - 1);
        sift_down(things, 0, at - 1, how);
    }
}

struct array {
    unsigned char *bytes;
    size_t size; /* of an element */
    int (*before)(void *array, size_t a, size_t b);
};

static int element_before(void *things, size_t a, size_t b)
{
    const struct array *array = things;

    return array->before(array->bytes, a, b);
}

static void element_swap(void *things, size_t a, size_t b)
{
    const struct array *array = things;
    unsigned char *one = array->bytes + a * array->size, *other = array->bytes + b * array->size;
    unsigned char kept[64];
    size_t part;

    for (size_t left = array->size; left > 0; left -= part, one += part, other += part) {
        part = left < sizeof(kept) ? left : sizeof(kept);
        memcpy(kept, one, part);
        memcpy(one, other, part);
        memcpy(other, kept, part);
    }
}

void peil_sort_array(
    void *array, size_t count, size_t size, int (*before)(void *array, size_t a, size_t b))
{
    struct array all = {array, size, before};

    peil_sort(&all, count, &(struct peil_sortable){element_before, element_swap});
}
