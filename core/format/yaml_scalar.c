/*
 * Scalars in YAML: keys, values, and texts that a comment cuts off.
 */
#include <string.h>

#include "core/format/yaml_reader.h"

bool peil_yaml_key_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == ':' || c == '-';
}

/* How many bytes at the start of a text are key characters up to the first ':'. */
static size_t key_run(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length && text[at] != ':' && peil_yaml_key_character(text[at]))
        at++;
    return at;
}

/* Whether the text at `at` begins with a non-breaking space. */
static bool is_nbsp(const char *text, size_t length, size_t at)
{
    return (length - at >= 2 && memcmp(text + at, "\xc2\xa0", 2) == 0) ||
           (length - at >= 3 && memcmp(text + at, "\xe2\x80\xaf", 3) == 0);
}

size_t peil_yaml_glued_key(const char *text, size_t length)
{
    size_t at = key_run(text, length);

    if (at == 0 || at + 1 >= length || text[at] != ':' || strchr(" \t\r\n/", text[at + 1]) ||
        is_nbsp(text, length, at + 1))
        return 0;
    return at + 1;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool peil_yaml_nbsp_structure(const char *text, size_t length)
{
    size_t run = length > 0 && text[0] == '-' ? 0 : key_run(text, length);

    return run + 1 < length && (text[run] == ':' || (run == 0 && text[run] == '-')) &&
           is_nbsp(text, length, run + 1);
}

/* Whether a plain text is one that a line begins with, and looks like a key or a list item. */
static bool has_nbsp_structure(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    size_t at;

    if (!peil_yaml_nbsp_structure(
            (const char *)event->data.scalar.value, event->data.scalar.length))
        return false;
    at = peil_yaml_offset(reader, event->start_mark);
    while (at > 0 && strchr(" \t-", reader->scan.text[at - 1]))
        at--;
    return at == 0 || reader->scan.text[at - 1] == '\n';
}

/* Cleans the value of a scalar; false where it was refused. */
static bool clean(struct peil_yaml_reader *reader, yaml_event_t *event)
{
    bool quoted = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    struct peil_place place;

    if (!quoted && !reader->scan.unclean)
        return true;
    place = peil_yaml_place(reader, event->start_mark);
    if (!peil_scan_value((char *)event->data.scalar.value, &event->data.scalar.length, place,
            reader->rule, &peil_yaml_scan_codes, reader->diags)) {
        peil_yaml_count(reader, place);
        return false;
    }
    event->data.scalar.value[event->data.scalar.length] = '\0';
    return true;
}

void peil_yaml_key(struct peil_yaml_reader *reader, yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    char excerpt[PEIL_SCAN_EXCERPT_SIZE];
    size_t length;
    size_t at = 0;

    if (!clean(reader, event))
        return;
    length = event->data.scalar.length;
    if (length == 0) {
        peil_yaml_error(reader, "yaml/empty-key", event->start_mark, PEIL_NO_ARGS);
        return;
    }
    if (length == 2 && memcmp(text, "<<", 2) == 0) {
        peil_yaml_error(reader, "yaml/merge-key", event->start_mark, PEIL_NO_ARGS);
        return;
    }
    while (at < length && peil_yaml_key_character(text[at]))
        at++;
    if (at < length) {
        peil_scan_excerpt(text, length, excerpt);
        peil_yaml_error(
            reader, "yaml/key-characters", event->start_mark, PEIL_ARGS(PEIL_TEXT("key", excerpt)));
    }
}

static bool is_white(const struct peil_scan *scan, size_t at)
{
    return at < scan->length && strchr(" \t\r\n", scan->text[at]);
}

/* Whether the '#' at an offset, or the row of them, clings to what follows. */
static bool hash_clings(const struct peil_scan *scan, size_t at)
{
    while (at < scan->length && scan->text[at] == '#')
        at++;
    return at < scan->length && !is_white(scan, at);
}

static void refuse_hash(struct peil_yaml_reader *reader, yaml_mark_t mark)
{
    peil_yaml_error(reader, "yaml/cut-by-hash", mark, PEIL_NO_ARGS);
    reader->cut_line = mark.line + 1;
}

/*
 * Inside braces a comma ends a text: {text: Ja, nee} has a key "nee" that nobody meant. Such a key
 * has no ':' behind it. Where there is one, the value may have gone into a comment.
 */
static void check_colon(struct peil_yaml_reader *reader)
{
    const struct peil_scan *scan = &reader->scan;
    yaml_mark_t mark = reader->key.end_mark;
    size_t end = peil_yaml_offset(reader, mark);
    size_t at = end;
    char excerpt[PEIL_SCAN_EXCERPT_SIZE];

    while (is_white(scan, at))
        at++;
    if (at < scan->length && (scan->text[at] == ',' || scan->text[at] == '}')) {
        peil_scan_excerpt(
            (const char *)reader->key.data.scalar.value, reader->key.data.scalar.length, excerpt);
        peil_yaml_error(reader, "yaml/key-without-value", reader->key.start_mark,
            PEIL_ARGS(PEIL_TEXT("key", excerpt)));
        return;
    }
    for (at = end; at < scan->length && (is_blank(scan->text[at]) || scan->text[at] == ':');)
        at++;
    if (at < scan->length && scan->text[at] == '#' && hash_clings(scan, at)) {
        mark.column += at - end;
        refuse_hash(reader, mark);
    }
}

/* How many of eight bytes are line feeds. */
static size_t count_feeds(uint64_t word)
{
    const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
    uint64_t other = word ^ UINT64_C(0x0a0a0a0a0a0a0a0a);
    uint64_t feeds = ~(((other & low) + low) | other | low) >> 7;

    return (size_t)((feeds * UINT64_C(0x0101010101010101)) >> 56);
}

/* Whether there is a '#' on a line. Lines must be asked for in rising order. */
static bool line_has_hash(struct peil_yaml_reader *reader, size_t line)
{
    const char *text = reader->scan.text;
    size_t length = reader->scan.length;

    while (reader->hash < length && (reader->hash_line < line || text[reader->hash] != '#')) {
        size_t at = reader->hash + (text[reader->hash] == '#');
        const char *next = memchr(text + at, '#', length - at);
        size_t end;

        if (!next) {
            reader->hash = length;
            return false;
        }
        end = (size_t)(next - text);
        for (at = reader->hash; end - at >= 8; at += 8) {
            uint64_t word;

            memcpy(&word, text + at, sizeof(word));
            reader->hash_line += count_feeds(word);
        }
        for (; at < end; at++)
            reader->hash_line += text[at] == '\n';
        reader->hash = end;
    }
    return reader->hash < length && reader->hash_line == line;
}

/*
 * A plain text ends where " #" begins a comment. That is a mistake where the '#' clings to what
 * follows ("Vraag #1 gaat hierover"). Where a blank follows it is an ordinary comment behind a
 * single word or behind two blanks, and otherwise doubtful ("het programma C # is goed").
 */
static void check_comment(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    const struct peil_scan *scan = &reader->scan;
    const char *value = (const char *)event->data.scalar.value;
    yaml_mark_t mark = event->end_mark;
    size_t end;
    size_t hash;

    if (!line_has_hash(reader, mark.line))
        return;
    end = peil_yaml_offset(reader, mark);
    hash = end;
    while (hash < scan->length && is_blank(scan->text[hash]))
        hash++;
    if (hash == end || hash == scan->length || scan->text[hash] != '#')
        return;
    mark.column += hash - end;
    if (hash_clings(scan, hash)) {
        refuse_hash(reader, mark);
    } else if (hash - end == 1 && scan->text[end] == ' ' && strchr(value, ' ')) {
        peil_diag_add(reader->diags, PEIL_WARNING, "yaml/comment-in-text",
            peil_yaml_place(reader, mark), PEIL_NO_ARGS);
    }
}

/*
 * A list item that is indented deeper than the one before it is no item, but goes on with the text
 * of that one. Warns where a line of a plain text begins with "- ".
 */
static void check_dash(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    const struct peil_scan *scan = &reader->scan;
    size_t at = peil_yaml_offset(reader, event->start_mark);
    yaml_mark_t mark = event->start_mark;

    while (mark.line < event->end_mark.line) {
        const char *end = memchr(scan->text + at, '\n', scan->length - at);

        if (!end)
            return;
        mark.line++;
        mark.column = 0;
        at = (size_t)(end - scan->text) + 1;
        while (at < scan->length && is_blank(scan->text[at])) {
            at++;
            mark.column++;
        }
        if (scan->length - at >= 2 && scan->text[at] == '-' && is_blank(scan->text[at + 1])) {
            peil_diag_add(reader->diags, PEIL_WARNING, "yaml/dash-in-text",
                peil_yaml_place(reader, mark), PEIL_NO_ARGS);
            return;
        }
    }
}

/* What goes wrong with a plain text, apart from its characters. */
static void check_plain(struct peil_yaml_reader *reader, const yaml_event_t *event)
{
    const struct peil_yaml_frame *frame = &reader->frames[reader->depth - 1];

    if (event->data.scalar.length == 0 && frame->map && frame->flow)
        check_colon(reader);
    if (event->start_mark.line != event->end_mark.line &&
        strstr((const char *)event->data.scalar.value, " - "))
        check_dash(reader, event);
    check_comment(reader, event);
}

struct peil_node *peil_yaml_value(struct peil_yaml_reader *reader, yaml_event_t *event)
{
    const char *text = (const char *)event->data.scalar.value;
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    struct peil_node *node;
    size_t length;

    if (plain && reader->scan.unclean && has_nbsp_structure(reader, event)) {
        peil_yaml_error(reader, "yaml/nbsp-structure", event->start_mark, PEIL_NO_ARGS);
        return peil_node_null(reader->arena);
    }
    if (plain)
        check_plain(reader, event);
    clean(reader, event);
    length = event->data.scalar.length;
    if (length > reader->limits->scalar_bytes) {
        peil_yaml_error(reader, "yaml/text-too-long", event->start_mark,
            PEIL_ARGS(PEIL_INTEGER("most", reader->limits->scalar_bytes)));
    }
    if (plain && (length == 0 || (length == 1 && text[0] == '~')))
        node = peil_node_null(reader->arena);
    else
        node = peil_node_string(reader->arena, text, length);
    if (plain)
        peil_node_mark_plain(node);
    peil_node_place_at(node, peil_yaml_place(reader, event->start_mark));
    return node;
}
