/*
 * malloc, calloc and realloc that can be made to fail, for programs that are linked with --wrap for
 * all three: the Makefile does so for test_*_memory. What loaded plugins ask for is not counted.
 */
#ifndef PEIL_TESTS_FAILING_MALLOC_H
#define PEIL_TESTS_FAILING_MALLOC_H

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

#endif
