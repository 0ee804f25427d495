/*
 * Stands before malloc, calloc and realloc.
 */
#include "tests/unit/failing_malloc.h"

#include <criterion/criterion.h>

#include "core/base/status.h"

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

size_t failing_malloc_each(failing_attempt *attempt, int normal, size_t least, bool lasting)
{
    size_t count, now, short_of = 0;

    cr_assert_eq(attempt(FAILING_NONE, FAILING_NONE, &count), normal);
    cr_assert_geq(count, least, "only %zu requests", count);
    for (size_t refuse = 1; refuse <= count; refuse += count > 3000 ? 3 : 1) {
        int status = attempt(refuse, lasting ? FAILING_NONE : refuse + 1, &now);

        cr_assert(
            status == normal || status == PEIL_ENOMEM, "at %zu of %zu: %d", refuse, count, status);
        short_of += status == PEIL_ENOMEM;
    }
    cr_assert_eq(attempt(FAILING_NONE, FAILING_NONE, &now), normal);
    return short_of;
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
