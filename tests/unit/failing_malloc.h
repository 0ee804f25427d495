/*
 * malloc, calloc and realloc that can be made to fail, for programs that are linked with --wrap for
 * all three: the Makefile does so for test_*_memory. What loaded plugins ask for is not counted.
 */
#ifndef PEIL_TESTS_FAILING_MALLOC_H
#define PEIL_TESTS_FAILING_MALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* No request. */
#define FAILING_NONE ((size_t)0)

/*
 * Counts requests from 1, and refuses those from `first` up to but without `end`; none at all where
 * `first` is FAILING_NONE, and all from `first` where `end` is.
 */
void failing_malloc_start(size_t first, size_t end);

/* Grants all again; answers how many requests there were. */
size_t failing_malloc_stop(void);

/*
 * Does something with the requests from `first` to `end` refused, sets how many there were, and
 * answers how it ended.
 */
typedef int failing_attempt(size_t first, size_t end, size_t *asked);

/*
 * Refuses every request in turn; with `lasting` all that follow too. Fails unless the attempt then
 * says that there is no memory or ends as it does with all memory: with `normal`, after `least`
 * requests or more. Answers how often there was no memory.
 */
size_t failing_malloc_each(failing_attempt *attempt, int normal, size_t least, bool lasting);

#endif
