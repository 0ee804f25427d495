/*
 * {name} in a text.
 */
#include "core/pack/rule.h"

#include <string.h>

static bool is_name(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        bool letter = (text[i] >= 'a' && text[i] <= 'z') || text[i] == '_';
        bool digit = text[i] >= '0' && text[i] <= '9';

        if (!letter && (!digit || i == 0))
            return false;
    }
    return length > 0;
}

bool peil_argument_name(const char *text)
{
    return is_name(text, strlen(text));
}

bool peil_placeholder_find(const char *text, struct peil_placeholder *out)
{
    size_t length;

    out->start = strchr(text, '{');
    if (!out->start)
        return false;
    length = strcspn(out->start, "}");
    out->length = out->start[length] == '}' ? length + 1 : length;
    out->name = out->start + 1;
    out->name_length = length - 1;
    out->decimals = -1;
    if (out->name_length > 2 && out->name[out->name_length - 2] == '.' &&
        out->name[out->name_length - 1] >= '0' && out->name[out->name_length - 1] <= '9') {
        out->decimals = out->name[out->name_length - 1] - '0';
        out->name_length -= 2;
    }
    out->valid = out->start[length] == '}' && is_name(out->name, out->name_length);
    return true;
}
