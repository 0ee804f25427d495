/*
 * The compact form: a byte that says what a value is, then the value. Counts and lengths are one
 * byte, or LONG and 32 bits; those and numbers, of 64 bits, have the lowest byte first. Texts and
 * keys end in a NUL that is not counted, so that they can be used where they lie.
 */
#include "core/format/wire.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/format/scan.h"

/* So many keys of a map are believed to come; for more, room is made when they do. */
#define EXPECTED 256

/* What a count or length of one byte is below. */
#define LONG 0xFFU

enum tag {
    TAG_NULL = 'z',
    TAG_FALSE = 'f',
    TAG_TRUE = 't',
    TAG_NUMBER = 'n',
    TAG_TEXT = 's',
    TAG_LIST = 'l',
    TAG_MAP = 'm'
};

static void write_whole(struct peil_buf *out, uint64_t value, size_t bytes)
{
    char text[8];
    size_t at;

    for (at = 0; at < bytes; at++)
        text[at] = (char)(unsigned char)(value >> (8 * at));
    peil_buf_add(out, text, bytes);
}

static void write_count(struct peil_buf *out, uint64_t count)
{
    if (count < LONG) {
        peil_buf_char(out, (char)(unsigned char)count);
    } else {
        peil_buf_char(out, (char)(unsigned char)LONG);
        write_whole(out, count, 4);
    }
}

static void write_text(struct peil_buf *out, const char *text, size_t length)
{
    if (length >= UINT32_MAX) {
        out->failed = true;
        return;
    }
    write_count(out, length);
    peil_buf_add(out, text, length);
    peil_buf_char(out, '\0');
}

static void write_number(struct peil_buf *out, double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof(bits));
    write_whole(out, bits, 8);
}

static void write_node(struct peil_buf *out, const struct peil_node *node, size_t depth);

static void write_values(
    struct peil_buf *out, const struct peil_node *node, bool keys, size_t depth)
{
    size_t count = peil_node_count(node);
    size_t at;

    if (count >= UINT32_MAX || depth >= PEIL_SCAN_DEPTH_MOST) {
        out->failed = true;
        return;
    }
    write_count(out, count);
    for (at = 0; at < count && !peil_buf_failed(out); at++) {
        if (keys) {
            const char *key = peil_node_key(node, at);
            write_text(out, key, strlen(key));
        }
        write_node(out, peil_node_at(node, at), depth + 1);
    }
}

static void write_node(struct peil_buf *out, const struct peil_node *node, size_t depth)
{
    const char *text;
    size_t length;

    switch (peil_node_type(node)) {
    case PEIL_NODE_BOOL:
        peil_buf_char(out, peil_node_as_bool(node) ? TAG_TRUE : TAG_FALSE);
        break;
    case PEIL_NODE_NUMBER:
        peil_buf_char(out, TAG_NUMBER);
        write_number(out, peil_node_as_number(node));
        break;
    case PEIL_NODE_STRING:
        peil_buf_char(out, TAG_TEXT);
        text = peil_node_as_text(node, &length);
        write_text(out, text, length);
        break;
    case PEIL_NODE_LIST:
        peil_buf_char(out, TAG_LIST);
        write_values(out, node, false, depth);
        break;
    case PEIL_NODE_MAP:
        peil_buf_char(out, TAG_MAP);
        write_values(out, node, true, depth);
        break;
    default:
        peil_buf_char(out, TAG_NULL);
        break;
    }
}

void peil_wire_write(struct peil_buf *out, const struct peil_node *node)
{
    write_node(out, node, 0);
}

struct reader {
    const char *at;
    const char *end;
    struct peil_arena *arena;
    size_t nodes; /* that may still come */
    size_t depth; /* of lists and maps that may still be opened in each other */
};

static size_t left(const struct reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

/* A whole number of 32 bits. */
static bool read_whole(struct reader *reader, uint64_t *out)
{
    const unsigned char *at = (const unsigned char *)reader->at;

    if (left(reader) < 4)
        return false;
    *out = (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
    reader->at += 4;
    return true;
}

/* A count or length, in no more bytes than it takes. */
static bool read_count(struct reader *reader, uint64_t *out)
{
    if (left(reader) == 0)
        return false;
    *out = (unsigned char)*reader->at++;
    return *out < LONG || (read_whole(reader, out) && *out >= LONG);
}

static bool is_clean(const char *text, size_t length)
{
    size_t at = peil_scan_printable(text, length);

    while (at < length) {
        uint32_t code = 0;
        size_t size = peil_utf8_decode(text + at, length - at, &code);
        enum peil_utf8_class class = peil_utf8_classify(code);
        if (size == 0 || class == PEIL_UTF8_CONTROL || class == PEIL_UTF8_BIDI)
            return false;
        at += size;
        at += peil_scan_printable(text + at, length - at);
    }
    return true;
}

static bool read_text(struct reader *reader, const char **text, size_t *length)
{
    uint64_t count;

    if (!read_count(reader, &count) || count >= left(reader))
        return false;
    *text = reader->at;
    *length = (size_t)count;
    reader->at += count + 1;
    return reader->at[-1] == '\0' && is_clean(*text, *length);
}

static struct peil_node *read_number(struct reader *reader)
{
    uint64_t low;
    uint64_t high;
    uint64_t bits;
    double value;

    if (!read_whole(reader, &low) || !read_whole(reader, &high))
        return NULL;
    bits = high << 32 | low;
    memcpy(&value, &bits, sizeof(value));
    return isfinite(value) ? peil_node_number(reader->arena, value) : NULL;
}

static struct peil_node *read_string(struct reader *reader)
{
    const char *text;
    size_t length;

    return read_text(reader, &text, &length) ? peil_node_borrow(reader->arena, text, length) : NULL;
}

static struct peil_node *read_node(struct reader *reader);

static bool read_list(struct reader *reader, struct peil_node *list, uint64_t count)
{
    for (; count > 0; count--) {
        struct peil_node *value = read_node(reader);
        if (!value || !peil_node_add(reader->arena, list, value))
            return false;
    }
    return true;
}

static bool read_map(struct reader *reader, struct peil_node *map, uint64_t count)
{
    size_t first;

    if (count > 0 &&
        !peil_node_expect(reader->arena, map, count < EXPECTED ? (uint32_t)count : EXPECTED))
        return false;
    for (; count > 0; count--) {
        const char *key;
        size_t length;
        struct peil_node *value;
        if (!read_text(reader, &key, &length))
            return false;
        value = read_node(reader);
        if (!value || !peil_node_set_borrowed(reader->arena, map, key, length, value))
            return false;
    }
    return peil_node_finish(reader->arena, map) && peil_node_duplicate(map, 0, &first) == SIZE_MAX;
}

/* A list or map. */
static struct peil_node *read_values(struct reader *reader, char tag)
{
    uint64_t count;
    struct peil_node *node;
    bool done;

    /* Each value takes a byte at least. */
    if (reader->depth == 0 || !read_count(reader, &count) || count > left(reader) ||
        count > reader->nodes)
        return NULL;
    node = tag == TAG_LIST ? peil_node_list(reader->arena) : peil_node_map(reader->arena);
    if (!node)
        return NULL;
    reader->depth--;
    done = tag == TAG_LIST ? read_list(reader, node, count) : read_map(reader, node, count);
    reader->depth++;
    return done ? node : NULL;
}

/* NULL for what is refused, and without memory. */
static struct peil_node *read_node(struct reader *reader)
{
    char tag;

    if (left(reader) == 0 || reader->nodes == 0)
        return NULL;
    reader->nodes--;
    tag = *reader->at++;
    switch (tag) {
    case TAG_NULL:
        return peil_node_null(reader->arena);
    case TAG_FALSE:
    case TAG_TRUE:
        return peil_node_bool(reader->arena, tag == TAG_TRUE);
    case TAG_NUMBER:
        return read_number(reader);
    case TAG_TEXT:
        return read_string(reader);
    case TAG_LIST:
    case TAG_MAP:
        return read_values(reader, tag);
    default:
        return NULL;
    }
}

int peil_wire_read(const struct peil_node **out, struct peil_arena *arena, const void *bytes,
    size_t length, const struct peil_limits *limits)
{
    struct reader reader = {
        .at = bytes, .end = (const char *)bytes + length, .arena = arena, .nodes = limits->nodes};
    const struct peil_node *root;

    *out = NULL;
    reader.depth = limits->depth < PEIL_SCAN_DEPTH_MOST ? limits->depth : PEIL_SCAN_DEPTH_MOST;
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (!bytes)
        return PEIL_EINPUT;
    root = read_node(&reader);
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (!root || reader.at != reader.end)
        return PEIL_EINPUT;
    *out = root;
    return PEIL_OK;
}
