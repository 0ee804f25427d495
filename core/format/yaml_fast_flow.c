/*
 * Lists and maps in brackets. Indentation has no meaning in them.
 */
#include "core/format/yaml_fast_parts.h"

/* Passes blanks and ends of lines; false where something unusual follows. */
static bool skip(struct peil_yaml_fast *fast)
{
    peil_yaml_fast_skip_blanks(fast);
    while (fast->at < fast->end && *fast->at == '\n') {
        peil_yaml_fast_next_line(fast, fast->at);
        peil_yaml_fast_skip_blanks(fast);
        if (fast->at == fast->start) /* also the end of a document stands there */
            return false;
    }
    return fast->at < fast->end && *fast->at != '#';
}

static struct peil_node *read_value(struct peil_yaml_fast *fast)
{
    switch (*fast->at) {
    case '{':
    case '[':
        return peil_yaml_fast_flow(fast);
    case '"':
    case '\'':
        return peil_yaml_fast_quoted(fast);
    default:
        return peil_yaml_fast_plain(fast, true);
    }
}

/* Behind a value: whether another follows. False where neither that nor the end does. */
static bool take_next(struct peil_yaml_fast *fast, char end, bool *more)
{
    if (!skip(fast))
        return false;
    *more = *fast->at == ',';
    if (!*more && *fast->at != end)
        return false;
    fast->at++;
    return !*more || skip(fast);
}

static struct peil_node *read_map(struct peil_yaml_fast *fast)
{
    struct peil_node *map = peil_yaml_fast_open(fast, true);
    bool more = true;

    fast->at++;
    if (!map || !skip(fast))
        return NULL;
    if (*fast->at == '}') {
        fast->at++;
        more = false;
    }
    while (more) {
        struct peil_place place;
        struct peil_node *value;
        const char *key;
        size_t length = peil_yaml_fast_key(fast, &key, &place);

        if (length == 0 || fast->at == fast->end)
            return NULL;
        value = read_value(fast);
        if (!value || !peil_node_set_key(fast->arena, map, key, length, place, value) ||
            !take_next(fast, '}', &more))
            return NULL;
    }
    return peil_yaml_fast_close(fast, map) ? map : NULL;
}

static struct peil_node *read_list(struct peil_yaml_fast *fast)
{
    struct peil_node *list = peil_yaml_fast_open(fast, false);
    bool more = true;

    fast->at++;
    if (!list || !skip(fast))
        return NULL;
    if (*fast->at == ']') {
        fast->at++;
        more = false;
    }
    while (more) {
        struct peil_node *value = read_value(fast);

        if (!value || !peil_node_add(fast->arena, list, value) || !take_next(fast, ']', &more))
            return NULL;
    }
    fast->depth--;
    return list;
}

struct peil_node *peil_yaml_fast_flow(struct peil_yaml_fast *fast)
{
    return *fast->at == '{' ? read_map(fast) : read_list(fast);
}
