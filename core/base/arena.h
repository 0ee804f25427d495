/*
 * Memory that is given back all at once: one arena for a loaded pack, one for a run.
 *
 * An arena that could not get memory remembers it and gives nothing more, not even what is smaller,
 * so that nothing is put together from parts of which one is missing. Builders may therefore go on
 * with NULL and test peil_arena_failed() once, at the end.
 */
#ifndef PEIL_BASE_ARENA_H
#define PEIL_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct peil_arena;

/* A new arena, or NULL. */
struct peil_arena *peil_arena_new(void);

/* Runs the deferred functions, newest first, and gives everything back. NULL is fine. */
void peil_arena_free(struct peil_arena *arena);

/*
 * The same, but keeps memory for the next round: an arena that is reset and filled alike does not
 * ask the system again. Clears the memory of a failure.
 */
void peil_arena_reset(struct peil_arena *arena);

/* `size` zeroed bytes, aligned for any type; NULL when there is no memory. */
void *peil_arena_alloc(struct peil_arena *arena, size_t size);

/* The same for `count` things of `size`; an overflow counts as no memory. */
void *peil_arena_array(struct peil_arena *arena, size_t count, size_t size);

/* The same with bytes that hold anything: for what is filled in at once, where that counts. */
void *peil_arena_room(struct peil_arena *arena, size_t count, size_t size);

/* A copy of `length` bytes with a NUL behind it. NULL gives NULL. */
char *peil_arena_copy(struct peil_arena *arena, const char *bytes, size_t length);

/* A copy of a text that ends in a NUL. NULL gives NULL. */
char *peil_arena_text(struct peil_arena *arena, const char *text);

/*
 * A text from parts: "%s" takes a const char *, "%d" an int, "%u" an unsigned, "%z" a size_t,
 * "%%" is a percent sign; nothing else. Numbers are decimal digits whatever the locale.
 */
char *peil_arena_format(struct peil_arena *arena, const char *format, ...);

/* Calls `release(thing)` when the arena is reset or freed. False, and nothing kept, on no memory.
 */
bool peil_arena_defer(struct peil_arena *arena, void (*release)(void *thing), void *thing);

/* Makes the arena fail, for a builder that was handed something it cannot use. */
void peil_arena_fail(struct peil_arena *arena);

/* Whether memory has been refused since the arena was made or reset; true for NULL. */
bool peil_arena_failed(const struct peil_arena *arena);

/*
 * Bytes handed out since the arena was made or reset. Nothing depends on it; tests hold readers to
 * what they may take.
 */
size_t peil_arena_used(const struct peil_arena *arena);

#endif
