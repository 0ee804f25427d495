/*
 * The lines of newline-delimited JSON.
 */
#include "core/format/json.h"

#include <string.h>

static bool is_empty(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r')
            return false;
    return true;
}

bool peil_ndjson_next(
    const struct peil_source *whole, size_t *offset, uint32_t *line, struct peil_source *record)
{
    while (whole->bytes && *offset < whole->length) {
        const char *start = whole->bytes + *offset;
        size_t left = whole->length - *offset;
        const char *end = memchr(start, '\n', left);
        size_t length = end ? (size_t)(end - start) : left;

        *offset += end ? length + 1 : length;
        (*line)++;
        if (!is_empty(start, length)) {
            *record = (struct peil_source){
                .name = whole->name, .bytes = start, .length = length, .first_line = *line - 1};
            return true;
        }
    }
    return false;
}
