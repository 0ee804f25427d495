/*
 * Stands before malloc, calloc and realloc.
 */
#include "tests/unit/failing_malloc.h"

#include <stdbool.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static bool counting;
static size_t asked;
static size_t refused_from;
static size_t refused_end;

void failing_malloc_start(size_t first, size_t end)
{
    asked = 0;
    refused_from = first;
    refused_end = end;
    counting = true;
}

size_t failing_malloc_stop(void)
{
    counting = false;
    return asked;
}

static bool refused(void)
{
    if (!counting)
        return false;
    asked++;
    return refused_from != FAILING_NONE && asked >= refused_from &&
           (refused_end == FAILING_NONE || asked < refused_end);
}

void *__wrap_malloc(size_t size)
{
    return refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return refused() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return refused() ? NULL : __real_realloc(memory, size);
}
