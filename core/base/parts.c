/*
 * Walks through a format and hands out the pieces of text it stands for.
 */
#include "core/base/parts.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/base/num.h"

static void put_unsigned(uint64_t value, bool negative, peil_parts_put *put, void *to)
{
    char digits[24];
    size_t length = peil_num_digits(value, digits);

    if (negative)
        put(to, "-", 1);
    put(to, digits, length);
}

static void put_int(int value, peil_parts_put *put, void *to)
{
    int64_t wide = value;

    put_unsigned(wide < 0 ? (uint64_t)-wide : (uint64_t)wide, wide < 0, put, to);
}

void peil_parts_walk(const char *format, va_list args, peil_parts_put *put, void *to)
{
    const char *at = format;

    while (*at != '\0') {
        size_t plain = strcspn(at, "%");
        if (plain > 0) {
            put(to, at, plain);
            at += plain;
            continue;
        }
        switch (at[1]) {
        case 's': {
            const char *text = va_arg(args, const char *);
            if (text)
                put(to, text, strlen(text));
            break;
        }
        case 'd':
            put_int(va_arg(args, int), put, to);
            break;
        case 'u':
            put_unsigned(va_arg(args, unsigned), false, put, to);
            break;
        case 'z':
            put_unsigned(va_arg(args, size_t), false, put, to);
            break;
        case '%':
            put(to, "%", 1);
            break;
        default:
            put(to, "%", 1);
            at++;
            continue;
        }
        at += 2;
    }
}
