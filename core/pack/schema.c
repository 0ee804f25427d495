/*
 * Reading a map by a table, and reporting what is wrong with it.
 */
#include "core/pack/schema.h"

#include <stdint.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/num.h"
#include "core/pack/schema_values.h"

/* Most characters of a value, and of a key in a path, that a message shows. */
#define SHOWN_MOST 60

/* Most words that a message lists. */
#define LISTED_MOST 40

/* The bytes of `text` that are shown, not cutting through a character; all of them if short. */
static size_t shown_length(const char *text)
{
    size_t length = strlen(text);

    if (length <= SHOWN_MOST)
        return length;
    length = SHOWN_MOST;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

const char *peil_schema_shown(struct peil_schema_context *context, const char *text)
{
    size_t length;
    char *shown;

    if (!text)
        return "";
    length = shown_length(text);
    if (text[length] == '\0')
        return text;
    shown = peil_arena_alloc(context->arena, length + sizeof "...");
    if (!shown)
        return "";
    memcpy(shown, text, length);
    memcpy(shown + length, "...", sizeof "...");
    return shown;
}

static void write_path(struct peil_buf *buf, const struct peil_path *path)
{
    if (!path)
        return;
    write_path(buf, path->parent);
    if (!path->key) {
        peil_buf_format(buf, "[%z]", path->index);
        return;
    }
    if (buf->length > 0)
        peil_buf_char(buf, '.');
    peil_buf_add(buf, path->key, shown_length(path->key));
}

const char *peil_path_text(struct peil_arena *arena, const struct peil_path *path)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;

    if (!path)
        return NULL;
    write_path(&buf, path);
    return peil_buf_keep(&buf, arena);
}

/* Whether another diagnostic would still be kept, so that it pays to make its texts. */
static bool is_kept(const struct peil_schema_context *context)
{
    return context->diags && peil_diags_left_out(context->diags) == 0;
}

static void report(struct peil_schema_context *context, enum peil_severity severity,
    const char *code, struct peil_place place, const struct peil_path *path,
    const struct peil_arg *args)
{
    const char *text = is_kept(context) ? peil_path_text(context->arena, path) : NULL;

    if (!place.source)
        place = context->place;
    peil_diag_add_at(context->diags, severity, code, place, text, args);
}

void peil_schema_error(struct peil_schema_context *context, const char *code,
    struct peil_place place, const struct peil_path *path, const struct peil_arg *args)
{
    context->failed = true;
    report(context, PEIL_ERROR, code, place, path, args);
}

void peil_schema_warning(struct peil_schema_context *context, const char *code,
    struct peil_place place, const struct peil_path *path, const struct peil_arg *args)
{
    report(context, PEIL_WARNING, code, place, path, args);
}

const char *peil_schema_listed(struct peil_schema_context *context, const char *const *words)
{
    struct peil_buf buf = PEIL_BUF_EMPTY;
    const char *text = NULL;
    size_t i;

    for (i = 0; words[i]; i++) {
        if (i == LISTED_MOST) {
            peil_buf_clear(&buf);
            break;
        }
        peil_buf_text(&buf, i > 0 ? ", " : NULL);
        peil_buf_text(&buf, words[i]);
    }
    if (buf.length > 0 || peil_buf_failed(&buf))
        text = peil_buf_keep(&buf, context->arena);
    peil_buf_dispose(&buf);
    return text;
}

/* The word that was probably meant; NULL where none is near, or enough was compared already. */
static const char *nearest(
    struct peil_schema_context *context, const char *value, const char *const *words)
{
    size_t count = 0;

    if (strlen(value) > PEIL_ID_MOST)
        return NULL;
    while (words[count])
        count++;
    if (count > context->suggestions)
        return NULL;
    context->suggestions -= count;
    return peil_nearest(value, words);
}

size_t peil_schema_words(const struct peil_schema_context *context, size_t most)
{
    if (!is_kept(context))
        return 0;
    return most < context->suggestions ? most : context->suggestions;
}

void peil_schema_unknown(struct peil_schema_context *context, const char *code,
    struct peil_place place, const struct peil_path *path, const char *value,
    const char *const *words)
{
    const char *near = NULL, *list = NULL;

    if (is_kept(context)) {
        near = nearest(context, value, words);
        list = near ? NULL : peil_schema_listed(context, words);
    }
    peil_schema_error(context, code, place, path,
        PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(context, value)), PEIL_TEXT("near", near),
            PEIL_TEXT("list", list)));
}

/* The index of a key in the table; keys mostly stand in its order, so the search goes round. */
static size_t find_field(
    const struct peil_field *fields, size_t count, size_t start, const char *key)
{
    size_t i, at = start;

    for (i = 0; i < count; i++, at++) {
        if (at >= count)
            at = 0;
        if (fields[at].key[0] == key[0] && strcmp(fields[at].key, key) == 0)
            return at;
    }
    return SIZE_MAX;
}

static void unknown_key(struct peil_schema_context *context, const struct peil_field *fields,
    const char *key, struct peil_place place, const struct peil_path *path)
{
    const char *words[65];
    size_t i;

    for (i = 0; fields[i].type != PEIL_FIELD_END; i++)
        words[i] = fields[i].key;
    words[i] = NULL;
    peil_schema_unknown(context, "pack/unknown-key", place, path, key, words);
}

static bool is_whole(double value)
{
    return value > -9e15 && value < 9e15 && value == (double)(int64_t)value;
}

/* A number of a field, with its bounds; integers have to be whole. */
static bool read_number(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const struct peil_field *field, double *out)
{
    double value;

    if (!peil_schema_number(context, node, path, &value))
        return false;
    if ((field->min != 0 || field->max != 0) && value < field->min) {
        peil_schema_error(context, "pack/number-too-small", peil_node_place(node), path,
            PEIL_ARGS(PEIL_NUMBER("value", value), PEIL_NUMBER("least", field->min)));
        return false;
    }
    if ((field->min != 0 || field->max != 0) && value > field->max) {
        peil_schema_error(context, "pack/number-too-large", peil_node_place(node), path,
            PEIL_ARGS(PEIL_NUMBER("value", value), PEIL_NUMBER("most", field->max)));
        return false;
    }
    if (field->type == PEIL_FIELD_INTEGER && !is_whole(value)) {
        peil_schema_error(context, "pack/not-whole", peil_node_place(node), path,
            PEIL_ARGS(PEIL_NUMBER("value", value)));
        return false;
    }
    *out = value;
    return true;
}

static bool read_word(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_path *path, const char *const *words, int *out)
{
    const char *text;
    int i;

    if (!peil_schema_scalar(context, node, path, &text))
        return false;
    for (i = 0; words[i]; i++) {
        if (strcmp(words[i], text) == 0) {
            *out = i;
            return true;
        }
    }
    peil_schema_unknown(context, "pack/unknown-word", peil_node_place(node), path, text, words);
    return false;
}

/* Reads a value to where it belongs; `out` is a place of the type that the field names. */
static bool read_field(struct peil_schema_context *context, const struct peil_node *node,
    const struct peil_field *field, const struct peil_path *path, void *out)
{
    double number;

    switch (field->type) {
    case PEIL_FIELD_STRING:
        return peil_schema_string(context, node, path, out);
    case PEIL_FIELD_ID:
        return peil_schema_id(context, node, path, out);
    case PEIL_FIELD_LANGUAGE:
        return peil_schema_language(context, node, path, out);
    case PEIL_FIELD_DATE:
        return peil_schema_date(context, node, path, out);
    case PEIL_FIELD_TEXT:
        return peil_schema_text(context, node, path, out);
    case PEIL_FIELD_NUMBER:
        return read_number(context, node, path, field, out);
    case PEIL_FIELD_INTEGER:
        if (!read_number(context, node, path, field, &number))
            return false;
        *(int64_t *)out = (int64_t)number;
        return true;
    case PEIL_FIELD_BOOL:
        return peil_schema_bool(context, node, path, out);
    case PEIL_FIELD_WORD:
        return read_word(context, node, path, field->words, out);
    case PEIL_FIELD_NODE:
        if (!peil_schema_filled(context, node, path))
            return false;
        *(const struct peil_node **)out = node;
        return true;
    case PEIL_FIELD_MAYBE:
        *(const struct peil_node **)out = node;
        return true;
    case PEIL_FIELD_EXPRESSION:
        return peil_schema_expression(context, node, path, out);
    case PEIL_FIELD_END:
        break;
    }
    return false;
}

static void report_missing(struct peil_schema_context *context, const struct peil_node *map,
    const struct peil_field *fields, uint64_t given, const struct peil_path *path)
{
    size_t i;

    for (i = 0; fields[i].type != PEIL_FIELD_END; i++) {
        if (fields[i].required && !(given >> i & 1)) {
            peil_schema_error(context, "pack/missing-key", peil_node_place(map), path,
                PEIL_ARGS(PEIL_TEXT("key", fields[i].key)));
        }
    }
}

bool peil_schema_read(struct peil_schema_context *context, const struct peil_node *map,
    const struct peil_field *fields, const struct peil_path *path, void *out)
{
    uint64_t given = 0;
    size_t count = 0, next = 0, i;

    if (peil_node_type(map) != PEIL_NODE_MAP) {
        peil_schema_error(context, "pack/not-a-map", peil_node_place(map), path, PEIL_NO_ARGS);
        return false;
    }
    while (fields[count].type != PEIL_FIELD_END)
        count++;
    for (i = 0; i < peil_node_count(map); i++) {
        const char *key = peil_node_key(map, i);
        size_t at = find_field(fields, count, next, key);
        bool seen;

        if (at == SIZE_MAX) {
            unknown_key(context, fields, key, peil_node_key_place(map, i), path);
            continue;
        }
        next = at + 1;
        given |= (uint64_t)1 << at;
        seen = read_field(context, peil_node_at(map, i), &fields[at], PEIL_PATH_KEY(path, key),
            (char *)out + fields[at].offset);
        if (seen && fields[at].seen_offset > 0)
            *(bool *)((char *)out + fields[at].seen_offset) = true;
    }
    report_missing(context, map, fields, given, path);
    return true;
}
