/*
 * A list of growing blocks that memory is cut from, front to back.
 */
#include "core/base/arena.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/parts.h"

#if defined(__SANITIZE_ADDRESS__)
#define POISONING 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISONING 1
#endif
#endif

#ifdef POISONING
/* As in <sanitizer/asan_interface.h>, but not const: gcc would take poisoning for reading. */
void __asan_poison_memory_region(volatile void *start, size_t size);
void __asan_unpoison_memory_region(volatile void *start, size_t size);
#define POISON(start, size) __asan_poison_memory_region((start), (size))
#define UNPOISON(start, size) __asan_unpoison_memory_region((start), (size))
#define RED_ZONE ALIGNMENT
#else
#define POISON(start, size) ((void)0)
#define UNPOISON(start, size) ((void)0)
#define RED_ZONE ((size_t)0)
#endif

#define ALIGNMENT _Alignof(max_align_t)
#define FIRST_BLOCK ((size_t)4 * 1024)
#define LARGEST_BLOCK ((size_t)256 * 1024)
/* What is larger than this gets a block of its own, so that little is left over in a shared one. */
#define LARGEST_SHARED (LARGEST_BLOCK / 4)
#define LARGEST_REQUEST ((size_t)PTRDIFF_MAX / 2)

struct block {
    struct block *next;
    size_t size; /* of data */
    size_t used;
    _Alignas(max_align_t) unsigned char data[];
};

struct deferred {
    struct deferred *older;
    void (*release)(void *thing);
    void *thing;
};

struct peil_arena {
    struct block *shared;  /* in the order they are filled */
    struct block *current; /* of shared; those behind it are empty; NULL where it has failed */
    struct block *single;  /* blocks of one allocation each, in the order they are used */
    struct block **free;   /* the link to the first of single that is not in use */
    struct deferred *deferred;
    size_t next_size;
    size_t used;
    bool failed;
};

struct peil_arena *peil_arena_new(void)
{
    struct peil_arena *arena = calloc(1, sizeof(*arena));

    if (arena) {
        arena->free = &arena->single;
        arena->next_size = FIRST_BLOCK;
    }
    return arena;
}

static void run_deferred(struct peil_arena *arena)
{
    while (arena->deferred) {
        struct deferred *newest = arena->deferred;
        arena->deferred = newest->older;
        newest->release(newest->thing);
    }
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void peil_arena_free(struct peil_arena *arena)
{
    if (!arena)
        return;
    run_deferred(arena);
    free_blocks(arena->shared);
    free_blocks(arena->single);
    free(arena);
}

static void empty_blocks(struct block *block)
{
    for (; block; block = block->next) {
        block->used = 0;
        POISON(block->data, block->size);
    }
}

void peil_arena_reset(struct peil_arena *arena)
{
    if (!arena)
        return;
    run_deferred(arena);
    empty_blocks(arena->shared);
    empty_blocks(arena->single);
    arena->current = arena->shared;
    arena->free = &arena->single;
    arena->used = 0;
    arena->failed = false;
}

static struct block *new_block(size_t size)
{
    struct block *block = malloc(sizeof(*block) + size);

    if (block) {
        block->next = NULL;
        block->size = size;
        block->used = 0;
        POISON(block->data, size);
    }
    return block;
}

/* A shared block with room for `size`. */
static struct block *shared_block(struct peil_arena *arena, size_t size)
{
    struct block *last = arena->current;
    struct block *block;

    for (; last; last = last->next) {
        arena->current = last;
        if (last->size - last->used >= size)
            return last;
    }
    block = new_block(
        arena->next_size - sizeof(*block) < size ? size : arena->next_size - sizeof(*block));
    if (!block)
        return NULL;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    if (!arena->current)
        arena->shared = block;
    else
        arena->current->next = block;
    arena->current = block;
    return block;
}

/*
 * A block for one allocation. One that is left from an earlier round and does not fit now is given
 * back, so that rounds that differ do not heap up memory.
 */
static struct block *single_block(struct peil_arena *arena, size_t size)
{
    struct block *block = *arena->free;

    if (block && (block->size < size || block->size / 2 > size)) {
        *arena->free = block->next;
        free(block);
        block = NULL;
    }
    if (!block) {
        block = new_block(size);
        if (!block)
            return NULL;
        block->next = *arena->free;
        *arena->free = block;
    }
    arena->free = &block->next;
    return block;
}

static void *take_from(struct peil_arena *arena, struct block *block, size_t size, size_t taken)
{
    unsigned char *start = block->data + block->used;

    block->used += taken;
    arena->used += size;
    UNPOISON(start, size);
    return start;
}

/* So many bytes, a whole number of the largest alignment, and at least one. */
static size_t rounded(size_t size)
{
    return (size + (size == 0) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + RED_ZONE;
}

/* Where the current block has no room, or the bytes are no longer few. */
static void *take_slowly(struct peil_arena *arena, size_t size)
{
    struct block *block = NULL;
    size_t taken = size <= LARGEST_REQUEST ? rounded(size) : 0;

    if (arena->failed)
        return NULL;
    if (taken > LARGEST_SHARED)
        block = single_block(arena, taken);
    else if (taken > 0)
        block = shared_block(arena, taken);
    if (!block) {
        peil_arena_fail(arena);
        return NULL;
    }
    return take_from(arena, block, size, taken);
}

/* Bytes that hold anything. */
static inline void *take(struct peil_arena *arena, size_t size)
{
    struct block *block = arena ? arena->current : NULL;

    if (block && size <= LARGEST_SHARED / 2 && block->size - block->used >= rounded(size))
        return take_from(arena, block, size, rounded(size));
    return arena ? take_slowly(arena, size) : NULL;
}

/* Whether a product is certainly no overflow, without working it out. */
static inline bool is_small(size_t count, size_t size)
{
    return (count | size) <= (SIZE_MAX >> (sizeof(size_t) * CHAR_BIT / 2));
}

void *peil_arena_alloc(struct peil_arena *arena, size_t size)
{
    void *start = take(arena, size);

    return start ? memset(start, 0, size) : NULL;
}

void *peil_arena_array(struct peil_arena *arena, size_t count, size_t size)
{
    if (!is_small(count, size) && size != 0 && count > SIZE_MAX / size) {
        peil_arena_fail(arena);
        return NULL;
    }
    return peil_arena_alloc(arena, count * size);
}

void *peil_arena_room(struct peil_arena *arena, size_t count, size_t size)
{
    if (!is_small(count, size) && size != 0 && count > SIZE_MAX / size) {
        peil_arena_fail(arena);
        return NULL;
    }
    return take(arena, count * size);
}

char *peil_arena_copy(struct peil_arena *arena, const char *bytes, size_t length)
{
    char *copy;

    if (!bytes)
        return NULL;
    if (length == SIZE_MAX) {
        peil_arena_fail(arena);
        return NULL;
    }
    copy = take(arena, length + 1);
    if (copy) {
        memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}

char *peil_arena_text(struct peil_arena *arena, const char *text)
{
    return text ? peil_arena_copy(arena, text, strlen(text)) : NULL;
}

/* A text that is measured first (`start` is NULL) and written then. */
struct piece {
    char *start;
    size_t length;
};

static void put_piece(void *to, const char *bytes, size_t length)
{
    struct piece *text = to;

    if (text->start)
        memcpy(text->start + text->length, bytes, length);
    else if (length > SIZE_MAX - text->length)
        length = SIZE_MAX - text->length;
    text->length += length;
}

char *peil_arena_format(struct peil_arena *arena, const char *format, ...)
{
    struct piece text = {0};
    va_list args;

    va_start(args, format);
    peil_parts_walk(format, args, put_piece, &text);
    va_end(args);
    if (text.length == SIZE_MAX) {
        peil_arena_fail(arena);
        return NULL;
    }
    text.start = peil_arena_alloc(arena, text.length + 1);
    if (text.start) {
        text.length = 0;
        va_start(args, format);
        peil_parts_walk(format, args, put_piece, &text);
        va_end(args);
    }
    return text.start;
}

bool peil_arena_defer(struct peil_arena *arena, void (*release)(void *thing), void *thing)
{
    struct deferred *deferred = peil_arena_alloc(arena, sizeof(*deferred));

    if (!deferred)
        return false;
    deferred->release = release;
    deferred->thing = thing;
    deferred->older = arena->deferred;
    arena->deferred = deferred;
    return true;
}

void peil_arena_fail(struct peil_arena *arena)
{
    if (arena) {
        arena->failed = true;
        arena->current = NULL; /* nothing more is taken from it */
    }
}

bool peil_arena_failed(const struct peil_arena *arena)
{
    return !arena || arena->failed;
}

size_t peil_arena_used(const struct peil_arena *arena)
{
    return arena ? arena->used : 0;
}
