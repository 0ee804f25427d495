/*
 * Texts in several languages: which one serves the reader.
 */
#include "core/pack/text.h"

#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether the first `length` bytes of `tag` are all of `other`. (Its NUL differs from any of them.)
 */
static bool same_tag(const char *tag, size_t length, const char *other)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (lower(tag[i]) != lower(other[i]))
            return false;
    return other[length] == '\0';
}

/* The length of the parent of a tag, as RFC 4647 3.4 shortens it; 0 where there is none. */
static size_t parent_length(const char *tag, size_t length)
{
    while (length > 0 && tag[length - 1] != '-')
        length--;
    if (length == 0)
        return 0;
    length--;
    if (length >= 2 && tag[length - 2] == '-')
        return length - 2;
    return length == 1 ? 0 : length;
}

static const struct peil_text_variant *find(const struct peil_text *text, const char *tag)
{
    size_t length = tag ? strlen(tag) : 0;
    size_t i;

    for (; length > 0; length = parent_length(tag, length)) {
        for (i = 0; i < text->count; i++)
            if (same_tag(tag, length, text->variants[i].tag))
                return &text->variants[i];
    }
    return NULL;
}

const char *peil_text_get(
    const struct peil_text *text, const char *tag, const char *fallback, const char **found)
{
    const struct peil_text_variant *variant;

    if (text->count == 0)
        return NULL;
    variant = find(text, tag);
    if (!variant)
        variant = find(text, fallback);
    if (!variant)
        variant = &text->variants[0];
    if (found)
        *found = variant->tag;
    return variant->text;
}

bool peil_text_same_language(const char *asked, const char *found)
{
    size_t i;

    if (!asked || !found)
        return false;
    for (i = 0; lower(asked[i]) == lower(found[i]); i++)
        if (asked[i] == '\0' || asked[i] == '-')
            return i > 0;
    return i > 0 && (asked[i] == '\0' || asked[i] == '-') && (found[i] == '\0' || found[i] == '-');
}
