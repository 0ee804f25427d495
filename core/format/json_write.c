/*
 * Trees as JSON.
 */
#include "core/format/json.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/num.h"

/* How a node is laid out. */
struct layout {
    unsigned indent; /* blanks a level; 0 for one line */
    bool sorted;
};

/* The letter behind the backslash, or 0 where there is no short form. */
static char short_escape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return '\0';
    }
}

static bool is_special(const char *text, size_t left)
{
    unsigned char c = (unsigned char)text[0];

    if (c == 0xe2) {
        return left >= 3 &&
               (memcmp(text, "\xe2\x80\xa8", 3) == 0 || memcmp(text, "\xe2\x80\xa9", 3) == 0);
    }
    return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7f;
}

/* Writes the special character a text begins with; answers its length. */
static size_t write_special(struct peil_buf *out, const char *text)
{
    static const char DIGITS[] = "0123456789abcdef";
    unsigned char c = (unsigned char)text[0];
    char name = short_escape(text[0]);

    if (c == 0xe2) {
        peil_buf_text(out, (unsigned char)text[2] == 0xa8 ? "\\u2028" : "\\u2029");
        return 3;
    }
    peil_buf_char(out, '\\');
    if (name != '\0') {
        peil_buf_char(out, name);
    } else {
        peil_buf_text(out, "u00");
        peil_buf_char(out, DIGITS[c >> 4]);
        peil_buf_char(out, DIGITS[c & 0xf]);
    }
    return 1;
}

void peil_json_write_text(struct peil_buf *out, const char *text, size_t length)
{
    size_t written = 0;
    size_t at = 0;

    peil_buf_char(out, '"');
    while (at < length) {
        if (!is_special(text + at, length - at)) {
            at++;
            continue;
        }
        peil_buf_add(out, text + written, at - written);
        at += write_special(out, text + at);
        written = at;
    }
    peil_buf_add(out, text + written, length - written);
    peil_buf_char(out, '"');
}

static void write_node(struct peil_buf *out, const struct peil_node *node,
    const struct layout *layout, unsigned depth);

static void new_line(struct peil_buf *out, const struct layout *layout, unsigned depth)
{
    if (layout->indent > 0) {
        peil_buf_char(out, '\n');
        peil_buf_repeat(out, ' ', (size_t)layout->indent * depth);
    }
}

struct member {
    const char *key;
    size_t index;
};

static int compare_members(const void *a, const void *b)
{
    const struct member *left = a;
    const struct member *right = b;
    int order = strcmp(left->key, right->key);

    if (order != 0)
        return order;
    return (left->index > right->index) - (left->index < right->index);
}

/* The members of a map in the order of their keys, to be freed; NULL without memory. */
static struct member *sort_members(const struct peil_node *map)
{
    size_t count = peil_node_count(map);
    struct member *members = malloc(count * sizeof(*members));

    for (size_t i = 0; members && i < count; i++)
        members[i] = (struct member){.key = peil_node_key(map, i), .index = i};
    if (members)
        qsort(members, count, sizeof(*members), compare_members);
    return members;
}

static void write_values(struct peil_buf *out, const struct peil_node *node,
    const struct layout *layout, const struct member *members, unsigned depth)
{
    bool map = peil_node_type(node) == PEIL_NODE_MAP;
    size_t count = peil_node_count(node);

    for (size_t i = 0; i < count && !peil_buf_failed(out); i++) {
        size_t index = members ? members[i].index : i;

        if (i > 0)
            peil_buf_char(out, ',');
        new_line(out, layout, depth + 1);
        if (map) {
            const char *key = peil_node_key(node, index);

            peil_json_write_text(out, key, strlen(key));
            peil_buf_text(out, layout->indent > 0 ? ": " : ":");
        }
        write_node(out, peil_node_at(node, index), layout, depth + 1);
    }
}

static void write_collection(
    struct peil_buf *out, const struct peil_node *node, const struct layout *layout, unsigned depth)
{
    bool map = peil_node_type(node) == PEIL_NODE_MAP;
    struct member *members = NULL;

    if (peil_node_count(node) == 0) {
        peil_buf_text(out, map ? "{}" : "[]");
        return;
    }
    if (map && layout->sorted) {
        members = sort_members(node);
        if (!members) {
            out->failed = true;
            return;
        }
    }
    peil_buf_char(out, map ? '{' : '[');
    write_values(out, node, layout, members, depth);
    new_line(out, layout, depth);
    peil_buf_char(out, map ? '}' : ']');
    free(members);
}

static void write_node(
    struct peil_buf *out, const struct peil_node *node, const struct layout *layout, unsigned depth)
{
    char number[PEIL_NUM_SIZE];
    const char *text;
    size_t length = 0;

    switch (peil_node_type(node)) {
    case PEIL_NODE_BOOL:
        peil_buf_text(out, peil_node_as_bool(node) ? "true" : "false");
        break;
    case PEIL_NODE_NUMBER:
        length = peil_num_text(peil_node_as_number(node), number);
        peil_buf_add(out, number, length);
        break;
    case PEIL_NODE_STRING:
        text = peil_node_as_text(node, &length);
        peil_json_write_text(out, text, length);
        break;
    case PEIL_NODE_LIST:
    case PEIL_NODE_MAP:
        write_collection(out, node, layout, depth);
        break;
    default:
        peil_buf_text(out, "null");
        break;
    }
}

void peil_json_write(struct peil_buf *out, const struct peil_node *node, unsigned indent)
{
    write_node(out, node, &(const struct layout){.indent = indent}, 0);
}

void peil_json_write_canonical(struct peil_buf *out, const struct peil_node *node)
{
    write_node(out, node, &(const struct layout){.sorted = true}, 0);
}
