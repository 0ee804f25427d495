/*
 * Where a value stands in the text of a script. Lua forgets that: it knows the line where rule{} is
 * called, and not where a word in it was written. So the text is searched for that word.
 */
#include <string.h>

#include "core/script/host.h"

/* The next place of `text` from `from`; NULL where it is not before the end. */
static const char *find(
    const struct peil_written *written, const char *from, const char *text, size_t length)
{
    for (; length > 0 && (size_t)(written->end - from) >= length; from++) {
        from = memchr(from, text[0], (size_t)(written->end - from) - length + 1);
        if (!from)
            return NULL;
        if (memcmp(from, text, length) == 0)
            return from;
    }
    return NULL;
}

static const char *find_line(const char *at, const char *end, uint32_t line)
{
    while (line > 1) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));

        if (!stop)
            return end;
        at = stop + 1;
        line--;
    }
    return at;
}

struct peil_written peil_written_at(struct peil_place place)
{
    static const char *const words[] = {"\nrule", "\nblock", "\nscoring"};
    const struct peil_source *source = place.source;
    struct peil_written written = {.place = place};

    if (!source || !source->bytes || place.line == 0)
        return written;
    written.end = source->bytes + source->length;
    written.begin = find_line(source->bytes, written.end,
        place.line - (source->first_line > 1 ? source->first_line - 1 : 0));
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        const char *next = find(&written, written.begin, words[i], strlen(words[i]));

        written.end = next ? next : written.end;
    }
    return written;
}

static struct peil_place place_of(const struct peil_written *written, const char *at)
{
    const struct peil_source *source = written->place.source;

    return peil_source_place_from(source, (size_t)(written->begin - source->bytes),
        written->place.line, (size_t)(at - source->bytes));
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Whether a key stands at `at`: a whole word with a = behind it. */
static bool is_key(const struct peil_written *written, const char *at, size_t length)
{
    const char *behind = at + length;

    if (at > written->begin && is_name(at[-1]))
        return false;
    while (behind < written->end && (*behind == ' ' || *behind == '\t'))
        behind++;
    return behind < written->end && *behind == '=' &&
           (behind + 1 == written->end || behind[1] != '=');
}

/* Whether a text stands at `at`: with quotes or brackets around it. */
static bool is_value(const struct peil_written *written, const char *at, size_t length)
{
    const char *behind = at + length;

    return at > written->begin && behind < written->end && strchr("\"'[=\n", at[-1]) &&
           strchr("\"']", *behind);
}

static struct peil_place place_where(const struct peil_written *written, const char *text,
    size_t length, bool (*fits)(const struct peil_written *, const char *, size_t))
{
    const char *at = written->begin;

    while (at && (at = find(written, at, text, length)) != NULL) {
        if (fits(written, at, length))
            return place_of(written, at);
        at++;
    }
    return written->place;
}

struct peil_place peil_written_key(const struct peil_written *written, const char *key)
{
    return place_where(written, key, strlen(key), is_key);
}

struct peil_node *peil_written_clone(
    struct peil_arena *arena, const struct peil_node *node, const struct peil_written *written)
{
    uint32_t type = peil_node_type(node);
    struct peil_node *copy;

    if (type != PEIL_NODE_LIST && type != PEIL_NODE_MAP) {
        size_t length;
        const char *text = peil_node_as_text(node, &length);

        copy = peil_node_clone(arena, node);
        if (copy)
            peil_node_place_at(copy, type == PEIL_NODE_STRING
                                         ? place_where(written, text, length, is_value)
                                         : written->place);
        return copy;
    }
    copy = type == PEIL_NODE_MAP ? peil_node_map(arena) : peil_node_list(arena);
    for (size_t i = 0; copy && i < peil_node_count(node); i++) {
        struct peil_node *value = peil_written_clone(arena, peil_node_at(node, i), written);

        if (type == PEIL_NODE_MAP) {
            const char *key = peil_node_key(node, i);

            peil_node_set_key(arena, copy, key, strlen(key), peil_written_key(written, key), value);
        } else {
            peil_node_add(arena, copy, value);
        }
    }
    if (copy)
        peil_node_place_at(copy, written->place);
    return copy;
}
