/*
 * Texts: in quotes, without, and behind '|' and '>'.
 */
#include <string.h>

#include "core/format/yaml_fast_parts.h"

/* The node of a text that begins at `at`, and fits; the text is copied. */
static struct peil_node *make(struct peil_yaml_fast *fast, const char *text, size_t length)
{
    struct peil_node *node;

    if (!peil_yaml_fast_count(fast) || length > fast->limits->scalar_bytes)
        return NULL;
    node = peil_node_string(fast->arena, text, length);
    peil_node_place_at(node, peil_yaml_fast_place(fast));
    return node;
}

/* The same of `length` bytes, of which those before a `mark` are left out where there is another
 * character to take: so two quotes become one. */
static struct peil_node *make_without(
    struct peil_yaml_fast *fast, const char *text, size_t length, char mark)
{
    char *copy = peil_arena_room(fast->arena, length + 1, 1);
    struct peil_node *node;
    size_t kept = 0;

    if (!copy || !peil_yaml_fast_count(fast))
        return NULL;
    for (size_t i = 0; i < length; i++, kept++) {
        i += text[i] == mark;
        copy[kept] = text[i];
    }
    copy[kept] = '\0';
    if (kept > fast->limits->scalar_bytes)
        return NULL;
    node = peil_node_borrow(fast->arena, copy, kept);
    peil_node_place_at(node, peil_yaml_fast_place(fast));
    return node;
}

struct peil_node *peil_yaml_fast_quoted(struct peil_yaml_fast *fast)
{
    const char quote = *fast->at;
    const char mark = quote == '"' ? '\\' : '\'';
    const char *text = fast->at + 1;
    const char *at = text;
    struct peil_node *node;
    bool marked = false;

    for (;; at++) {
        char c = peil_yaml_fast_byte(fast, at);
        char next = peil_yaml_fast_byte(fast, at + 1);

        if (c == '\n')
            return NULL;
        if (c == mark && (next == quote || (next == mark && quote == '"'))) {
            marked = true;
            at++;
        } else if (c == quote) {
            break;
        } else if (c == mark) {
            return NULL;
        }
    }
    node = marked ? make_without(fast, text, (size_t)(at - text), mark)
                  : make(fast, text, (size_t)(at - text));
    fast->at = at + 1;
    return node;
}

/* Whether a text without quotes may begin so. */
static bool is_start(char c, char next)
{
    return c == '-' ? !peil_yaml_fast_blank(next) && !strchr(",[]{}", next)
                    : !strchr("?:,[]{}#&*!|>'\"%@`\n", c);
}

/* Whether a '#' behind a text begins an ordinary comment: see core/format/yaml.h. */
static bool is_comment(
    const struct peil_yaml_fast *fast, const char *text, const char *end, const char *hash)
{
    const char *at = hash;

    while (peil_yaml_fast_byte(fast, at) == '#')
        at++;
    return peil_yaml_fast_blank(peil_yaml_fast_byte(fast, at)) &&
           (hash - end > 1 || !memchr(text, ' ', (size_t)(end - text)));
}

/* The end of a text without quotes, before the blanks behind it; NULL where it is doubtful. */
static const char *plain_end(const struct peil_yaml_fast *fast, bool flow)
{
    const char *text = fast->at;
    const char *end = text;

    for (const char *at = text;; at++) {
        char c = peil_yaml_fast_byte(fast, at);

        switch (c) {
        case '\n':
            return end;
        case ' ':
            continue;
        case ',':
        case '[':
        case ']':
        case '{':
        case '}':
            if (flow)
                return end;
            break;
        case ':':
            if (peil_yaml_fast_blank(peil_yaml_fast_byte(fast, at + 1)) ||
                (flow && strchr("?,[]{}", peil_yaml_fast_byte(fast, at + 1))))
                return NULL;
            break;
        case '#':
            if (at > end)
                return !flow && is_comment(fast, text, end, at) ? end : NULL;
            break;
        default:
            break;
        }
        end = at + 1;
    }
}

struct peil_node *peil_yaml_fast_plain(struct peil_yaml_fast *fast, bool flow)
{
    const char *text = fast->at;
    struct peil_node *node;
    const char *end;

    if (!is_start(*text, peil_yaml_fast_byte(fast, text + 1)))
        return NULL;
    end = plain_end(fast, flow);
    if (!end || end == text)
        return NULL;
    if (end - text == 1 && *text == '~') {
        node = peil_yaml_fast_count(fast) ? peil_node_null(fast->arena) : NULL;
        peil_node_place_at(node, peil_yaml_fast_place(fast));
    } else {
        node = make(fast, text, (size_t)(end - text));
    }
    if (node)
        peil_node_mark_plain(node);
    fast->at = end;
    return node;
}

/* ---- texts of several lines ---- */

/* Where the text of a line begins, behind the indentation of all of them. */
static const char *line_text(const char *at, const char *end, size_t indent)
{
    const char *text = at;

    while (text < end && (size_t)(text - at) < indent && *text == ' ')
        text++;
    return text;
}

/*
 * The end of the lines that are indented so, from `at` on, or empty; `*lines` is how many there
 * are. NULL where one has no end, or is indented deeper where that has a meaning (`fold`).
 */
static const char *lines_end(
    const struct peil_yaml_fast *fast, const char *at, size_t indent, bool fold, uint32_t *lines)
{
    for (*lines = 0; at < fast->end; (*lines)++) {
        const char *end = memchr(at, '\n', (size_t)(fast->end - at));
        const char *text = line_text(at, end ? end : fast->end, indent);

        if (text < (end ? end : fast->end) && (size_t)(text - at) < indent)
            break;
        if (!end || (fold && *text == ' '))
            return NULL;
        at = end + 1;
    }
    return at;
}

/* Ends of lines between two that hold anything. */
static size_t put_feeds(char *out, size_t feeds, bool fold)
{
    if (fold && feeds == 1) {
        *out = ' ';
        return 1;
    }
    feeds -= fold;
    memset(out, '\n', feeds);
    return feeds;
}

/* The text of lines that all have an end, of which the first holds something. */
static size_t join_lines(char *out, const char *at, const char *stop, size_t indent, bool fold)
{
    size_t length = 0;
    size_t feeds = 0; /* since the last line that held anything */

    while (at < stop) {
        const char *end = memchr(at, '\n', (size_t)(stop - at));
        const char *text = line_text(at, end, indent);

        if (text < end) {
            if (length > 0)
                length += put_feeds(out + length, feeds, fold);
            memcpy(out + length, text, (size_t)(end - text));
            length += (size_t)(end - text);
            feeds = 0;
        }
        feeds++;
        at = end + 1;
    }
    return length;
}

struct peil_node *peil_yaml_fast_block(struct peil_yaml_fast *fast, size_t indent)
{
    struct peil_place place = peil_yaml_fast_place(fast);
    bool fold = *fast->at++ == '>';
    bool strip = peil_yaml_fast_byte(fast, fast->at) == '-';
    struct peil_node *node;
    const char *start;
    const char *stop;
    size_t deeper;
    uint32_t lines;
    size_t length;
    char *text;

    fast->at += strip;
    peil_yaml_fast_skip_blanks(fast);
    if (fast->at == fast->end || *fast->at != '\n')
        return NULL;
    start = fast->at + 1;
    deeper = (size_t)(line_text(start, fast->end, SIZE_MAX) - start);
    if (deeper <= indent || peil_yaml_fast_byte(fast, start + deeper) == '\n')
        return NULL;
    stop = lines_end(fast, start, deeper, fold, &lines);
    text = stop ? peil_arena_room(fast->arena, (size_t)(stop - start) + 1, 1) : NULL;
    if (!text || !peil_yaml_fast_count(fast))
        return NULL;
    length = join_lines(text, start, stop, deeper, fold);
    if (!strip)
        text[length++] = '\n';
    text[length] = '\0';
    if (length > fast->limits->scalar_bytes)
        return NULL;
    node = peil_node_borrow(fast->arena, text, length);
    peil_node_place_at(node, place);
    fast->line += lines + 1;
    fast->at = fast->start = fast->counted = stop;
    fast->continued = 0;
    return node;
}
