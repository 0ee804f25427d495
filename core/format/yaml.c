/*
 * From the events of libyaml to a tree.
 */
#include "core/format/yaml.h"

#include <string.h>

#include "core/base/status.h"
#include "core/format/yaml_fast.h"
#include "core/format/yaml_reader.h"

const struct peil_scan_codes peil_yaml_scan_codes = {
    .utf8 = "yaml/utf-8",
    .utf16 = "yaml/utf-16",
    .binary = "yaml/binary",
    .control = "yaml/control-character",
    .bidi = "yaml/bidi-character",
    .invisible = "yaml/invisible-character",
    .nbsp = "yaml/nbsp",
    .accents = "yaml/accents",
    .escape = "yaml/escape-character",
    .cleaned = "yaml/cleaned",
    .more = "yaml/more",
    .lone_cr = "yaml/lone-cr",
    .tab = "yaml/tab",
    .nbsp_indentation = "yaml/nbsp-indentation",
};

/* A mistake after which the rest cannot be understood. */
static void fatal(struct peil_yaml_reader *reader, const char *code, yaml_mark_t mark,
    const struct peil_arg *args)
{
    peil_yaml_error(reader, code, mark, args);
    reader->stop = true;
}

static void drop_key(struct peil_yaml_reader *reader)
{
    if (reader->has_key) {
        yaml_event_delete(&reader->key);
        reader->has_key = false;
    }
}

static struct peil_yaml_frame *top(struct peil_yaml_reader *reader)
{
    return reader->depth == 0 ? NULL : &reader->frames[reader->depth - 1];
}

/* Puts a value where it belongs: into the list or map that is open, or at the root. */
static void attach(struct peil_yaml_reader *reader, struct peil_node *node)
{
    struct peil_yaml_frame *frame = top(reader);
    bool done;

    if (!frame) {
        reader->root = node;
        done = node != NULL;
    } else if (frame->map) {
        done = peil_node_set_key(reader->arena, frame->node,
            (const char *)reader->key.data.scalar.value, reader->key.data.scalar.length,
            peil_yaml_place(reader, reader->key.start_mark), node);
        drop_key(reader);
    } else {
        done = peil_node_add(reader->arena, frame->node, node);
    }
    if (!done) {
        reader->no_memory = true;
        reader->stop = true;
    }
}

static bool count_node(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    if (++reader->nodes <= reader->limits->nodes)
        return true;
    fatal(reader, "yaml/too-many", event->start_mark,
        PEIL_ARGS(PEIL_INTEGER("most", reader->limits->nodes)));
    return false;
}

/* Whether a key is due where an event stands. */
static bool key_due(struct peil_yaml_reader *reader)
{
    const struct peil_yaml_frame *frame = top(reader);

    return frame && frame->map && !reader->has_key;
}

static void refuse_anchor_and_tag(struct peil_yaml_reader *reader, const yaml_char_t *anchor,
    const yaml_char_t *tag, yaml_mark_t mark)
{
    if (anchor)
        peil_yaml_error(reader, "yaml/anchor", mark, PEIL_NO_ARGS);
    if (tag)
        peil_yaml_error(reader, "yaml/tag", mark, PEIL_NO_ARGS);
}

/* The root is text or nothing. */
static void refuse_root(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;

    if (length == 0)
        fatal(reader, "yaml/empty", event->start_mark, PEIL_NO_ARGS);
    else if (peil_yaml_nbsp_structure(text, length))
        fatal(reader, "yaml/nbsp-structure", event->start_mark, PEIL_NO_ARGS);
    else if (peil_yaml_glued_key(text, length) > 0)
        fatal(reader, "yaml/blank-after-colon", event->start_mark, PEIL_NO_ARGS);
    else
        fatal(reader, "yaml/root-not-map", event->start_mark, PEIL_NO_ARGS);
}

/* "? key" is another way to write a key, and nearly always a text that begins with "?". */
static void check_key_start(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    struct peil_yaml_frame *frame = top(reader);

    if (frame->first_key && !frame->flow && frame->opened.index != event->start_mark.index) {
        peil_yaml_error(
            reader, "yaml/reserved-start", frame->opened, PEIL_ARGS(PEIL_TEXT("character", "?")));
    }
    frame->first_key = false;
}

/* Answers whether the event was kept. */
static bool take_scalar(struct peil_yaml_reader *reader, yaml_event_t *event)
{
    refuse_anchor_and_tag(
        reader, event->data.scalar.anchor, event->data.scalar.tag, event->start_mark);
    if (reader->depth == 0) {
        refuse_root(reader, event);
        return false;
    }
    if (key_due(reader)) {
        if (!event->data.scalar.anchor && !event->data.scalar.tag)
            check_key_start(reader, event);
        peil_yaml_key(reader, event);
        reader->key = *event;
        reader->has_key = true;
        return true;
    }
    if (count_node(reader, event))
        attach(reader, peil_yaml_value(reader, event));
    return false;
}

static void take_alias(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    peil_yaml_error(reader, "yaml/alias", event->start_mark, PEIL_NO_ARGS);
    if (key_due(reader))
        reader->stop = true;
    else if (count_node(reader, event))
        attach(reader, peil_node_null(reader->arena));
}

static void open_collection(
    struct peil_yaml_reader *reader, const yaml_event_t *event, bool map, bool flow)
{
    struct peil_node *node;

    if (key_due(reader)) {
        fatal(reader, "yaml/key-not-text", event->start_mark, PEIL_NO_ARGS);
        return;
    }
    if (reader->depth == 0 && !map) {
        fatal(reader, "yaml/root-not-map", event->start_mark, PEIL_NO_ARGS);
        return;
    }
    if (reader->depth == reader->depth_most) {
        fatal(reader, "yaml/depth", event->start_mark,
            PEIL_ARGS(PEIL_INTEGER("most", reader->depth_most)));
        return;
    }
    if (!count_node(reader, event))
        return;
    node = map ? peil_node_map(reader->arena) : peil_node_list(reader->arena);
    attach(reader, node);
    if (!reader->no_memory) {
        peil_node_place_at(node, peil_yaml_place(reader, event->start_mark));
        reader->frames[reader->depth++] = (struct peil_yaml_frame){
            .node = node, .opened = event->start_mark, .map = map, .flow = flow, .first_key = map};
    }
}

static void report_duplicates(struct peil_yaml_reader *reader, const struct peil_node *map)
{
    size_t first = 0;
    size_t index = peil_node_duplicate(map, 0, &first);

    while (index != SIZE_MAX && !reader->stop) {
        const char *key = peil_node_key(map, index);
        char excerpt[PEIL_SCAN_EXCERPT_SIZE];

        peil_scan_excerpt(key, strlen(key), excerpt);
        peil_yaml_error_at(reader, "yaml/duplicate-key", peil_node_key_place(map, index),
            PEIL_ARGS(PEIL_TEXT("key", excerpt),
                PEIL_INTEGER("first_line", peil_node_key_place(map, first).line)));
        index = peil_node_duplicate(map, index + 1, &first);
    }
}

static void close_collection(struct peil_yaml_reader *reader)
{
    struct peil_yaml_frame *frame = &reader->frames[--reader->depth];

    if (!frame->map)
        return;
    if (!peil_node_finish(reader->arena, frame->node)) {
        reader->no_memory = true;
        reader->stop = true;
        return;
    }
    report_duplicates(reader, frame->node);
}

/* The offset of the first byte from `at` on that is neither white space nor part of a comment. */
static size_t skip_empty(const struct peil_scan *scan, size_t at)
{
    while (at < scan->length) {
        if (scan->text[at] == '#') {
            const char *end = memchr(scan->text + at, '\n', scan->length - at);

            at = end ? (size_t)(end - scan->text) : scan->length;
        } else if (strchr(" \t\r\n", scan->text[at])) {
            at++;
        } else {
            break;
        }
    }
    return at;
}

static struct peil_place place_of(const struct peil_yaml_reader *reader, size_t offset)
{
    size_t skipped = (size_t)(reader->scan.text - reader->source->bytes);

    return peil_source_place(reader->source, skipped + offset);
}

/* A directive has to be found before libyaml, which is slow with many of them, sees it. */
static bool refuse_directive(struct peil_yaml_reader *reader)
{
    size_t at = skip_empty(&reader->scan, 0);

    if (at == reader->scan.length || reader->scan.text[at] != '%')
        return false;
    peil_yaml_error_at(reader, "yaml/directive", place_of(reader, at), PEIL_NO_ARGS);
    return true;
}

/* Looks at what follows the document; libyaml is not asked, for the reason just given. */
static void end_document(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    const struct peil_scan *scan = &reader->scan;
    size_t at = skip_empty(scan, peil_yaml_offset(reader, event->end_mark));
    const char *code = "yaml/indentation";

    reader->stop = true;
    if (at == scan->length)
        return;
    if (scan->text[at] == '%')
        code = "yaml/directive";
    else if (!event->data.document_end.implicit ||
             (scan->length - at >= 3 && memcmp(scan->text + at, "---", 3) == 0))
        code = "yaml/second-document";
    else if (at > 0 && scan->text[at - 1] != '\n')
        code = "yaml/text-after-value";
    peil_yaml_error_at(reader, code, place_of(reader, at), PEIL_NO_ARGS);
}

/* Where a quote was forgotten, a text goes on until the next one, lines further on. */
static void note_quote(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;

    if ((style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) &&
        event->start_mark.line < event->end_mark.line) {
        reader->quote = event->start_mark;
        reader->quote_line = event->end_mark.line + 1;
    }
}

/* Answers whether the event was kept. */
static bool take_event(struct peil_yaml_reader *reader, yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        note_quote(reader, event);
        return take_scalar(reader, event);
    case YAML_ALIAS_EVENT:
        take_alias(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_anchor_and_tag(reader, event->data.sequence_start.anchor,
            event->data.sequence_start.tag, event->start_mark);
        open_collection(
            reader, event, false, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_anchor_and_tag(reader, event->data.mapping_start.anchor,
            event->data.mapping_start.tag, event->start_mark);
        open_collection(
            reader, event, true, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(reader);
        break;
    case YAML_DOCUMENT_END_EVENT:
        end_document(reader, event);
        break;
    case YAML_STREAM_END_EVENT:
        fatal(reader, "yaml/empty", event->start_mark, PEIL_NO_ARGS);
        break;
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_NO_EVENT:
        break;
    }
    return false;
}

static void read_events(struct peil_yaml_reader *reader)
{
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &reader->parser, (const unsigned char *)reader->scan.text, reader->scan.length);
    while (!reader->stop) {
        yaml_event_t event;

        /* After an error libyaml answers success and no event, for ever. */
        if (!yaml_parser_parse(&reader->parser, &event) || event.type == YAML_NO_EVENT) {
            peil_yaml_explain(reader);
            return;
        }
        if (!take_event(reader, &event))
            yaml_event_delete(&event);
    }
}

int peil_yaml_read(const struct peil_node **out, struct peil_arena *arena,
    const struct peil_source *source, const struct peil_limits *limits, enum peil_text_rule rule,
    struct peil_diags *diags)
{
    struct peil_yaml_reader reader = {
        .arena = arena, .source = source, .limits = limits, .rule = rule, .diags = diags};

    *out = NULL;
    peil_scan(&reader.scan, source, rule, &peil_yaml_scan_codes, diags);
    *out = peil_yaml_fast(arena, source, &reader.scan, limits);
    if (*out)
        return PEIL_OK;
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (reader.scan.errors > 0 || refuse_directive(&reader))
        return PEIL_EINPUT;
    reader.depth_most = limits->depth < PEIL_SCAN_DEPTH_MOST ? limits->depth : PEIL_SCAN_DEPTH_MOST;
    reader.frames = peil_arena_array(arena, reader.depth_most + 1, sizeof(*reader.frames));
    if (!reader.frames || !yaml_parser_initialize(&reader.parser))
        return PEIL_ENOMEM;
    read_events(&reader);
    drop_key(&reader);
    yaml_parser_delete(&reader.parser);
    if (reader.no_memory || peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (reader.errors > 0)
        return PEIL_EINPUT;
    *out = reader.root;
    return PEIL_OK;
}
