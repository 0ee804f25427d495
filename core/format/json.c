/*
 * The strict JSON reader: lists, maps, and the nesting of both.
 */
#include "core/format/json.h"

#include <string.h>

#include "core/base/status.h"
#include "core/format/json_reader.h"

const struct peil_scan_codes peil_json_scan_codes = {
    .utf8 = "json/utf-8",
    .utf16 = "json/utf-16",
    .binary = "json/binary",
    .control = "json/control-character",
    .bidi = "json/bidi-character",
    .invisible = "json/invisible-character",
    .nbsp = "json/nbsp",
    .accents = "json/accents",
    .escape = "json/escape-character",
    .cleaned = "json/cleaned",
    .more = "json/more",
};

struct peil_place peil_json_place(struct peil_json_reader *reader, size_t offset)
{
    const char *text = reader->text;

    while (reader->counted < offset) {
        size_t run = peil_scan_printable(text + reader->counted, offset - reader->counted);

        reader->column += (uint32_t)run;
        reader->counted += run;
        if (reader->counted == offset)
            break;
        if (text[reader->counted] == '\n' ||
            (text[reader->counted] == '\r' &&
                (reader->counted + 1 == reader->length || text[reader->counted + 1] != '\n'))) {
            reader->line++;
            reader->column = 1;
        } else if (((unsigned char)text[reader->counted] & 0xc0) != 0x80) {
            reader->column++;
        }
        reader->counted++;
    }
    return (struct peil_place){
        .source = reader->source, .line = reader->line, .column = reader->column};
}

void peil_json_count(struct peil_json_reader *reader, struct peil_place place)
{
    reader->errors++;
    if (reader->errors == PEIL_JSON_MOST) {
        peil_diag_add(reader->diags, PEIL_NOTE, "json/more", place,
            PEIL_ARGS(PEIL_INTEGER("count", reader->errors)));
        reader->stop = true;
    }
}

void peil_json_error(struct peil_json_reader *reader, const char *code, struct peil_place place,
    const struct peil_arg *args)
{
    peil_diag_add(reader->diags, PEIL_ERROR, code, place, args);
    peil_json_count(reader, place);
}

void peil_json_fatal(struct peil_json_reader *reader, const char *code, const struct peil_arg *args)
{
    peil_json_error(reader, code, peil_json_place(reader, reader->at), args);
    reader->stop = true;
}

char peil_json_peek(const struct peil_json_reader *reader)
{
    return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

static void skip_white(struct peil_json_reader *reader)
{
    while (reader->at < reader->length &&
           (reader->text[reader->at] == ' ' || reader->text[reader->at] == '\n' ||
               reader->text[reader->at] == '\t' || reader->text[reader->at] == '\r'))
        reader->at++;
}

static void lack_memory(struct peil_json_reader *reader)
{
    reader->no_memory = true;
    reader->stop = true;
}

/* Puts a value where it belongs: into the list or map that is open, or at the root. */
static void attach(struct peil_json_reader *reader, struct peil_node *node, struct peil_place place)
{
    bool done;

    peil_node_place_at(node, place);
    if (reader->depth == 0) {
        reader->root = node;
        done = node != NULL;
    } else {
        struct peil_json_frame *frame = &reader->frames[reader->depth - 1];

        frame->started = true;
        done = frame->map ? peil_node_set_key(reader->arena, frame->node, reader->key,
                                reader->key_length, reader->key_place, node)
                          : peil_node_add(reader->arena, frame->node, node);
    }
    if (!done)
        lack_memory(reader);
}

static void open_collection(struct peil_json_reader *reader, bool map, struct peil_place place)
{
    struct peil_node *node;

    if (reader->depth == reader->depth_most) {
        peil_json_fatal(reader, "json/depth", PEIL_ARGS(PEIL_INTEGER("most", reader->depth_most)));
        return;
    }
    node = map ? peil_node_map(reader->arena) : peil_node_list(reader->arena);
    attach(reader, node, place);
    if (!reader->stop) {
        reader->frames[reader->depth++] =
            (struct peil_json_frame){.node = node, .opened = place, .map = map};
        reader->at++;
    }
}

static void read_value(struct peil_json_reader *reader)
{
    struct peil_place place;
    const char *text;
    size_t length;
    char c;

    skip_white(reader);
    place = peil_json_place(reader, reader->at);
    c = peil_json_peek(reader);
    if (++reader->nodes > reader->limits->nodes) {
        peil_json_fatal(
            reader, "json/too-many", PEIL_ARGS(PEIL_INTEGER("most", reader->limits->nodes)));
    } else if (c == '{' || c == '[') {
        open_collection(reader, c == '{', place);
    } else if (c == '"') {
        if (peil_json_text(reader, &reader->text_room, &text, &length))
            attach(reader, peil_node_string(reader->arena, text, length), place);
    } else {
        struct peil_node *node = peil_json_scalar(reader);

        if (!reader->stop)
            attach(reader, node, place);
    }
}

/* A key with its ':', then the value. */
static void read_member(struct peil_json_reader *reader)
{
    skip_white(reader);
    reader->key_place = peil_json_place(reader, reader->at);
    if (peil_json_peek(reader) != '"') {
        peil_json_explain_key(reader);
        return;
    }
    if (!peil_json_text(reader, &reader->key_room, &reader->key, &reader->key_length))
        return;
    skip_white(reader);
    if (peil_json_peek(reader) != ':') {
        char excerpt[PEIL_SCAN_EXCERPT_SIZE];

        peil_scan_excerpt(reader->key, reader->key_length, excerpt);
        peil_json_fatal(reader, "json/missing-colon", PEIL_ARGS(PEIL_TEXT("key", excerpt)));
        return;
    }
    reader->at++;
    read_value(reader);
}

static void report_duplicates(struct peil_json_reader *reader, const struct peil_node *map)
{
    size_t first = 0;
    size_t index = peil_node_duplicate(map, 0, &first);

    while (index != SIZE_MAX && !reader->stop) {
        const char *key = peil_node_key(map, index);
        char excerpt[PEIL_SCAN_EXCERPT_SIZE];

        peil_scan_excerpt(key, strlen(key), excerpt);
        peil_json_error(reader, "json/duplicate-key", peil_node_key_place(map, index),
            PEIL_ARGS(PEIL_TEXT("key", excerpt),
                PEIL_INTEGER("first_line", peil_node_key_place(map, first).line)));
        index = peil_node_duplicate(map, index + 1, &first);
    }
}

static void close_collection(struct peil_json_reader *reader)
{
    const struct peil_json_frame *frame = &reader->frames[--reader->depth];

    reader->at++;
    if (!frame->map)
        return;
    if (!peil_node_finish(reader->arena, frame->node)) {
        lack_memory(reader);
        return;
    }
    report_duplicates(reader, frame->node);
}

/* The next value of the list or map that is open, or its end. */
static void read_next(struct peil_json_reader *reader)
{
    struct peil_json_frame *frame = &reader->frames[reader->depth - 1];
    char closing = frame->map ? '}' : ']';

    skip_white(reader);
    if (peil_json_peek(reader) == closing) {
        close_collection(reader);
        return;
    }
    if (frame->started) {
        struct peil_place comma = peil_json_place(reader, reader->at);

        if (peil_json_peek(reader) != ',') {
            peil_json_explain_next(reader, frame);
            return;
        }
        reader->at++;
        skip_white(reader);
        if (peil_json_peek(reader) == closing) {
            peil_json_error(reader, "json/trailing-comma", comma, PEIL_NO_ARGS);
            return;
        }
    }
    if (frame->map)
        read_member(reader);
    else
        read_value(reader);
}

static void read_all(struct peil_json_reader *reader)
{
    skip_white(reader);
    if (reader->at == reader->length) {
        peil_json_fatal(reader, "json/empty", PEIL_NO_ARGS);
        return;
    }
    read_value(reader);
    while (!reader->stop && reader->depth > 0)
        read_next(reader);
    skip_white(reader);
    if (reader->stop || reader->at == reader->length)
        return;
    if (peil_json_peek(reader) == '/' || peil_json_peek(reader) == '#')
        peil_json_fatal(reader, "json/comment", PEIL_NO_ARGS);
    else
        peil_json_fatal(reader, "json/trailing-text", PEIL_NO_ARGS);
}

int peil_json_read(const struct peil_node **out, struct peil_arena *arena,
    const struct peil_source *source, const struct peil_limits *limits, enum peil_text_rule rule,
    struct peil_diags *diags)
{
    struct peil_json_reader reader = {.arena = arena,
        .source = source,
        .limits = limits,
        .rule = rule,
        .diags = diags,
        .line = source->first_line == 0 ? 1 : source->first_line,
        .column = 1};

    *out = NULL;
    peil_scan(&reader.scan, source, rule, &peil_json_scan_codes, diags);
    if (reader.scan.errors > 0)
        return PEIL_EINPUT;
    reader.text = reader.scan.text;
    reader.length = reader.scan.length;
    reader.depth_most = limits->depth < PEIL_SCAN_DEPTH_MOST ? limits->depth : PEIL_SCAN_DEPTH_MOST;
    reader.frames = peil_arena_array(arena, reader.depth_most + 1, sizeof(*reader.frames));
    if (!reader.frames)
        return PEIL_ENOMEM;
    read_all(&reader);
    reader.no_memory = reader.no_memory || peil_buf_failed(&reader.key_room) ||
                       peil_buf_failed(&reader.text_room) || peil_arena_failed(arena);
    peil_buf_dispose(&reader.key_room);
    peil_buf_dispose(&reader.text_room);
    if (reader.no_memory)
        return PEIL_ENOMEM;
    if (reader.errors > 0)
        return PEIL_EINPUT;
    *out = reader.root;
    return PEIL_OK;
}
