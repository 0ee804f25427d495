/*
 * Finding numbers by id, in a sorted array.
 */
#include "core/pack/index.h"

#include <stdint.h>
#include <string.h>

/* The first bytes of an id stand in the entry, so that most comparisons stay within the array. */
struct entry {
    uint64_t start; /* the first 8 bytes as a big-endian number, filled up with NULs */
    uint32_t length;
    uint32_t first; /* position in the array of the first entry with this id */
    const char *id;
    size_t value;
};

struct peil_index {
    struct entry *entries;
    size_t count, capacity;
    bool sorted;
};

static struct entry entry_of(const char *id, size_t value)
{
    struct entry entry = {.id = id, .value = value};
    size_t length = strlen(id), i;

    for (i = 0; i < 8; i++)
        entry.start = entry.start << 8 | (i < length ? (unsigned char)id[i] : 0);
    entry.length = length < UINT32_MAX ? (uint32_t)length : UINT32_MAX;
    return entry;
}

static int compare(const struct entry *a, const struct entry *b)
{
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->length <= 8 ? 0 : strcmp(a->id + 8, b->id + 8);
}

struct peil_index *peil_index_new(struct peil_arena *arena, size_t capacity)
{
    struct peil_index *index = peil_arena_alloc(arena, sizeof(*index));

    if (!index)
        return NULL;
    index->entries = peil_arena_array(arena, capacity > 0 ? capacity : 1, sizeof(*index->entries));
    if (!index->entries)
        return NULL;
    index->capacity = capacity;
    return index;
}

void peil_index_add(struct peil_index *index, const char *id, size_t value)
{
    if (index && id && index->count < index->capacity)
        index->entries[index->count++] = entry_of(id, value);
}

/* The end of the ascending run that begins at `start`. */
static size_t run_end(const struct entry *entries, size_t count, size_t start)
{
    size_t end = start + 1;

    while (end < count && compare(&entries[end - 1], &entries[end]) <= 0)
        end++;
    return end < count ? end : count;
}

/* Merges two neighbouring runs of `from` into the same places of `to`; equals keep their order. */
static void merge(
    const struct entry *from, struct entry *to, size_t start, size_t middle, size_t end)
{
    size_t left = start, right = middle, at;

    for (at = start; at < end; at++) {
        bool take_left = right >= end || (left < middle && compare(&from[left], &from[right]) <= 0);
        to[at] = take_left ? from[left++] : from[right++];
    }
}

/*
 * One round of a natural merge sort: merges pairs of runs. Answers how many runs there were. Ids
 * mostly come in order, which leaves few runs; the worst is count/2 of them, halved every round.
 */
static size_t merge_round(const struct entry *from, struct entry *to, size_t count)
{
    size_t start, runs = 0;

    for (start = 0; start < count;) {
        size_t middle = run_end(from, count, start);
        size_t end = middle < count ? run_end(from, count, middle) : middle;

        merge(from, to, start, middle, end);
        runs += middle < end ? 2 : 1;
        start = end;
    }
    return runs;
}

bool peil_index_sort(struct peil_index *index, struct peil_arena *scratch)
{
    struct entry *from, *to, *other;
    size_t runs, i;

    if (!index)
        return false;
    from = index->entries;
    if (run_end(from, index->count, 0) < index->count) {
        to = peil_arena_array(scratch, index->count, sizeof(*to));
        if (!to)
            return false;
        do {
            runs = merge_round(from, to, index->count);
            other = from;
            from = to;
            to = other;
        } while (runs > 2);
        if (from != index->entries)
            memcpy(index->entries, from, index->count * sizeof(*from));
    }
    for (i = 0; i < index->count; i++) {
        bool same = i > 0 && compare(&index->entries[i - 1], &index->entries[i]) == 0;
        index->entries[i].first = same ? index->entries[i - 1].first : (uint32_t)i;
    }
    index->sorted = true;
    return true;
}

size_t peil_index_find(const struct peil_index *index, const char *id)
{
    struct entry wanted;
    size_t low = 0, high;

    if (!index || !index->sorted || !id)
        return SIZE_MAX;
    wanted = entry_of(id, 0);
    high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&index->entries[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == index->count || compare(&index->entries[low], &wanted) != 0)
        return SIZE_MAX;
    return index->entries[low].value;
}

bool peil_index_repeat(const struct peil_index *index, size_t *at, size_t *first, size_t *second)
{
    if (!index || !index->sorted)
        return false;
    for (; *at < index->count; ++*at) {
        const struct entry *entry = &index->entries[*at];

        if (entry->first != *at) {
            *first = index->entries[entry->first].value;
            *second = entry->value;
            ++*at;
            return true;
        }
    }
    return false;
}
