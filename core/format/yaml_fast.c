/*
 * Maps and lists by their indentation.
 */
#include "core/format/yaml_fast.h"

#include <string.h>

#include "core/format/yaml_fast_parts.h"
#include "core/format/yaml_reader.h"

/* No line has this indentation: behind the last one. */
#define BEHIND SIZE_MAX

/* libyaml does not look further for the ':' behind a key. */
#define KEY_MOST 1000

static struct peil_node *read_block(struct peil_yaml_fast *fast, size_t indent);

struct peil_place peil_yaml_fast_place(struct peil_yaml_fast *fast)
{
    if (!fast->ascii)
        for (; fast->counted < fast->at; fast->counted++)
            fast->continued += ((unsigned char)*fast->counted & 0xC0) == 0x80;
    return (struct peil_place){.source = fast->source,
        .line = fast->line,
        .column = (uint32_t)((size_t)(fast->at - fast->start) - fast->continued) + 1};
}

bool peil_yaml_fast_count(struct peil_yaml_fast *fast)
{
    return ++fast->nodes <= fast->limits->nodes;
}

struct peil_node *peil_yaml_fast_open(struct peil_yaml_fast *fast, bool map)
{
    struct peil_node *node;

    if (!peil_yaml_fast_count(fast) || fast->depth++ == fast->depth_most)
        return NULL;
    node = map ? peil_node_map(fast->arena) : peil_node_list(fast->arena);
    peil_node_place_at(node, peil_yaml_fast_place(fast));
    return node;
}

bool peil_yaml_fast_close(struct peil_yaml_fast *fast, struct peil_node *map)
{
    size_t first;

    fast->depth--;
    return peil_node_finish(fast->arena, map) && peil_node_duplicate(map, 0, &first) == SIZE_MAX;
}

size_t peil_yaml_fast_key(struct peil_yaml_fast *fast, const char **key, struct peil_place *place)
{
    const char *start = fast->at;
    const char *at = start;

    while (at < fast->end && peil_yaml_key_character(*at) &&
           !(*at == ':' && peil_yaml_fast_blank(peil_yaml_fast_byte(fast, at + 1))))
        at++;
    if (at == start || at - start > KEY_MOST || *start == '-' || *start == '.' || *start == ':' ||
        peil_yaml_fast_byte(fast, at) != ':')
        return 0;
    *key = start;
    *place = peil_yaml_fast_place(fast);
    fast->arrived = false;
    fast->at = at + 1;
    peil_yaml_fast_skip_blanks(fast);
    return (size_t)(at - start);
}

/*
 * Goes from the end of a value to the next line that holds anything, unless `at` is there already;
 * its indentation. `at` stays where something other than a comment follows the value.
 */
static size_t next_line(struct peil_yaml_fast *fast)
{
    bool apart = fast->at == fast->start || fast->at[-1] == ' ';

    while (!fast->arrived) {
        const char *end = fast->at;

        peil_yaml_fast_skip_blanks(fast);
        if (peil_yaml_fast_byte(fast, fast->at) == '#' && (apart || fast->at > end)) {
            end = memchr(fast->at, '\n', (size_t)(fast->end - fast->at));
            fast->at = end ? end : fast->end;
        }
        fast->arrived = peil_yaml_fast_byte(fast, fast->at) != '\n' || fast->at == fast->end;
        fast->indent = fast->at < fast->end ? (size_t)(fast->at - fast->start) : BEHIND;
        if (!fast->arrived)
            peil_yaml_fast_next_line(fast, fast->at);
        apart = true;
    }
    return fast->indent;
}

/* Whether `at` is on a list item. */
static bool is_item(const struct peil_yaml_fast *fast)
{
    return peil_yaml_fast_byte(fast, fast->at) == '-' &&
           peil_yaml_fast_blank(peil_yaml_fast_byte(fast, fast->at + 1));
}

/* Whether nothing but a comment follows on the line. */
static bool is_last(const struct peil_yaml_fast *fast)
{
    char c = peil_yaml_fast_byte(fast, fast->at);

    return c == '\n' || (c == '#' && fast->at[-1] == ' ');
}

/* A value that stands behind something on its line; `indent` is that of the map or list it is in.
 */
static struct peil_node *read_inline(struct peil_yaml_fast *fast, size_t indent)
{
    switch (*fast->at) {
    case '{':
    case '[':
        return peil_yaml_fast_flow(fast);
    case '"':
    case '\'':
        return peil_yaml_fast_quoted(fast);
    case '|':
    case '>':
        return peil_yaml_fast_block(fast, indent);
    default:
        return peil_yaml_fast_plain(fast, false);
    }
}

/*
 * A value on lines of its own: what is indented deeper, or a list as deep as the map whose key it
 * stands below (`beside`).
 */
static struct peil_node *read_below(struct peil_yaml_fast *fast, size_t indent, bool beside)
{
    uint32_t line = fast->line;
    size_t below = next_line(fast);

    if (below == BEHIND || fast->line == line ||
        !(below > indent || (beside && below == indent && is_item(fast))))
        return NULL;
    return read_block(fast, below);
}

/* Goes on to what follows a value of a map or list at `indent`; `*more` where that is the next. */
static bool go_on(struct peil_yaml_fast *fast, size_t indent, bool *more)
{
    bool inside = !fast->arrived && fast->at > fast->start;
    uint32_t line = fast->line;
    size_t found = next_line(fast);

    *more = found == indent;
    return found == BEHIND || (found <= indent && !(inside && fast->line == line));
}

static struct peil_node *read_map(struct peil_yaml_fast *fast, size_t indent)
{
    struct peil_node *map = peil_yaml_fast_open(fast, true);
    bool more = map != NULL;

    while (more) {
        struct peil_place place;
        struct peil_node *value;
        const char *key;
        size_t length = peil_yaml_fast_key(fast, &key, &place);

        if (length == 0)
            return NULL;
        value = is_last(fast) ? read_below(fast, indent, true) : read_inline(fast, indent);
        if (!value || !peil_node_set_key(fast->arena, map, key, length, place, value) ||
            !go_on(fast, indent, &more))
            return NULL;
        if (more && is_item(fast))
            return NULL;
    }
    return map && peil_yaml_fast_close(fast, map) ? map : NULL;
}

/* What stands behind the "- " of a list item. */
static struct peil_node *read_item(struct peil_yaml_fast *fast, size_t indent)
{
    size_t deeper;
    struct peil_place place;
    const char *key;
    const char *start;

    fast->arrived = false;
    fast->at++;
    peil_yaml_fast_skip_blanks(fast);
    if (is_last(fast))
        return read_below(fast, indent, false);
    deeper = (size_t)(fast->at - fast->start);
    start = fast->at;
    if (!is_item(fast) && peil_yaml_fast_key(fast, &key, &place) == 0)
        return read_inline(fast, indent);
    fast->at = start;
    return read_block(fast, deeper);
}

/* Below the key of a map a list may be no deeper than that; it then ends at the next key. */
static struct peil_node *read_list(struct peil_yaml_fast *fast, size_t indent)
{
    struct peil_node *list = peil_yaml_fast_open(fast, false);
    bool more = list != NULL;

    while (more) {
        struct peil_node *value = read_item(fast, indent);

        if (!value || !peil_node_add(fast->arena, list, value) || !go_on(fast, indent, &more))
            return NULL;
        more = more && is_item(fast);
    }
    fast->depth--;
    return list;
}

/* A map or list that begins at `at`, with this indentation. */
static struct peil_node *read_block(struct peil_yaml_fast *fast, size_t indent)
{
    return is_item(fast) ? read_list(fast, indent) : read_map(fast, indent);
}

const struct peil_node *peil_yaml_fast(struct peil_arena *arena, const struct peil_source *source,
    const struct peil_scan *scan, const struct peil_limits *limits)
{
    struct peil_yaml_fast fast = {.arena = arena,
        .source = source,
        .limits = limits,
        .at = scan->text,
        .end = scan->text + scan->length,
        .start = scan->text,
        .counted = scan->text,
        .line = source->first_line == 0 ? 1 : source->first_line,
        .ascii = scan->characters == scan->length,
        .depth_most = limits->depth < PEIL_SCAN_DEPTH_MOST ? limits->depth : PEIL_SCAN_DEPTH_MOST};
    const struct peil_node *root;
    size_t indent;

    if (scan->errors > 0 || scan->unclean || scan->odd || scan->text != source->bytes)
        return NULL;
    indent = next_line(&fast);
    if (indent == BEHIND || is_item(&fast))
        return NULL;
    root = read_map(&fast, indent);
    return root && fast.at == fast.end ? root : NULL;
}
