/*
 * How often what is made by luck is tried: less often where a tool makes the program slow.
 */
#ifndef PEIL_TEST_ROUNDS_H
#define PEIL_TEST_ROUNDS_H

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ROUNDS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ROUNDS_SANITIZED 1
#endif
#endif
#ifndef ROUNDS_SANITIZED
#define ROUNDS_SANITIZED 0
#endif

static inline int rounds(int count)
{
    const char *preload = getenv("LD_PRELOAD");

    if (preload && strstr(preload, "vgpreload"))
        return count / 40;
    return ROUNDS_SANITIZED ? count / 8 : count;
}

#endif
