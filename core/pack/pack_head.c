/*
 * The keys at the top of pack.yaml, the fields of the subject and the words of the verdict.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/base/utf8.h"
#include "core/pack/loading.h"

/* The most columns of a short name: it stands in the head of a table. */
#define SHORT_MOST 16

struct head {
    const struct peil_node *peil, *version;
    const char *id, *language;
    struct peil_text title, short_name, publisher, description, notice, licence;
    struct peil_parts parts;
};

#define AT(field) offsetof(struct head, field)
static const struct peil_field head_fields[] = {
    {.key = "peil", .type = PEIL_FIELD_NODE, .offset = AT(peil), .required = true},
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "version", .type = PEIL_FIELD_NODE, .offset = AT(version), .required = true},
    {.key = "language", .type = PEIL_FIELD_LANGUAGE, .offset = AT(language), .required = true},
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(title), .required = true},
    {.key = "short", .type = PEIL_FIELD_TEXT, .offset = AT(short_name)},
    {.key = "publisher", .type = PEIL_FIELD_TEXT, .offset = AT(publisher)},
    {.key = "description", .type = PEIL_FIELD_TEXT, .offset = AT(description)},
    {.key = "notice", .type = PEIL_FIELD_TEXT, .offset = AT(notice)},
    {.key = "licence", .type = PEIL_FIELD_TEXT, .offset = AT(licence)},
    {.key = "source", .type = PEIL_FIELD_NODE, .offset = AT(parts.source)},
    {.key = "uses", .type = PEIL_FIELD_NODE, .offset = AT(parts.uses)},
    {.key = "subject_fields", .type = PEIL_FIELD_NODE, .offset = AT(parts.subject_fields)},
    {.key = "roles", .type = PEIL_FIELD_NODE, .offset = AT(parts.roles)},
    {.key = "actors", .type = PEIL_FIELD_NODE, .offset = AT(parts.actors)},
    {.key = "evidence_kinds", .type = PEIL_FIELD_NODE, .offset = AT(parts.evidence_kinds)},
    {.key = "scales", .type = PEIL_FIELD_NODE, .offset = AT(parts.scales)},
    {.key = "sections", .type = PEIL_FIELD_NODE, .offset = AT(parts.sections)},
    {.key = "scoring", .type = PEIL_FIELD_NODE, .offset = AT(parts.scoring)},
    {.key = "knockouts", .type = PEIL_FIELD_NODE, .offset = AT(parts.knockouts)},
    {.key = "report", .type = PEIL_FIELD_NODE, .offset = AT(parts.report)},
    {.key = "references", .type = PEIL_FIELD_NODE, .offset = AT(parts.references)},
    {.key = "vocabulary", .type = PEIL_FIELD_NODE, .offset = AT(parts.vocabulary)},
    {.key = "advice", .type = PEIL_FIELD_NODE, .offset = AT(parts.advice)},
    {.key = "decisions", .type = PEIL_FIELD_NODE, .offset = AT(parts.decisions)},
    {.key = "cautions", .type = PEIL_FIELD_NODE, .offset = AT(parts.cautions)},
    {.key = "context_kinds", .type = PEIL_FIELD_NODE, .offset = AT(parts.context_kinds)},
    {.key = "context", .type = PEIL_FIELD_NODE, .offset = AT(parts.context)}, {0}};
#undef AT

struct source {
    struct peil_text title, publisher, note;
    const char *url;
    int64_t year;
};

#define AT(field) offsetof(struct source, field)
static const struct peil_field source_fields[] = {
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(title)},
    {.key = "publisher", .type = PEIL_FIELD_TEXT, .offset = AT(publisher)},
    {.key = "year", .type = PEIL_FIELD_INTEGER, .offset = AT(year), .min = 1, .max = 9999},
    {.key = "url", .type = PEIL_FIELD_STRING, .offset = AT(url)},
    {.key = "note", .type = PEIL_FIELD_TEXT, .offset = AT(note)}, {0}};
#undef AT

#define AT(field) offsetof(struct peil_subject_field, field)
static const struct peil_field subject_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(label), .required = true},
    {.key = "required", .type = PEIL_FIELD_BOOL, .offset = AT(required)},
    {.key = "key", .type = PEIL_FIELD_BOOL, .offset = AT(key)},
    {.key = "help", .type = PEIL_FIELD_TEXT, .offset = AT(help)}, {0}};
#undef AT

#define AT(field) offsetof(struct peil_knockout_words, field)
static const struct peil_field knockout_fields[] = {
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(title)},
    {.key = "failed", .type = PEIL_FIELD_TEXT, .offset = AT(failed)},
    {.key = "attention", .type = PEIL_FIELD_TEXT, .offset = AT(attention)},
    {.key = "unknown", .type = PEIL_FIELD_TEXT, .offset = AT(unknown)},
    {.key = "passed", .type = PEIL_FIELD_TEXT, .offset = AT(passed)}, {0}};
#undef AT

/* Whether the pack is written in this format; otherwise the other keys may mean something else. */
static bool check_format(struct peil_loading *load, const struct peil_node *root)
{
    const struct peil_node *node = peil_node_get(root, "peil");
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "peil");
    double format;

    if (!node || !peil_schema_number(&load->schema, node, path, &format))
        return true;
    if (format > PEIL_PACK_FORMAT) {
        peil_schema_error(&load->schema, "pack/newer-format", peil_node_place(node), path,
            PEIL_ARGS(PEIL_NUMBER("value", format), PEIL_INTEGER("known", PEIL_PACK_FORMAT)));
        return false;
    }
    if (format != PEIL_PACK_FORMAT) {
        peil_schema_error(&load->schema, "pack/unknown-format", peil_node_place(node), path,
            PEIL_ARGS(PEIL_NUMBER("value", format), PEIL_INTEGER("known", PEIL_PACK_FORMAT)));
    }
    return true;
}

/* Texts need the language before it is its turn. */
static void find_language(struct peil_loading *load, const struct peil_node *root)
{
    const char *language = peil_node_get_text(root, "language");

    if (peil_is_language(language))
        load->schema.language = peil_arena_text(load->schema.arena, language);
}

static void read_version(struct peil_loading *load, const struct peil_node *node)
{
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "version");
    struct peil_pack *pack = load->pack;

    if (!node || !peil_schema_string(&load->schema, node, path, &pack->version_text))
        return;
    if (!peil_version_read(pack->version_text, &pack->version)) {
        peil_schema_error(&load->schema, "pack/not-a-version", peil_node_place(node), path,
            PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(&load->schema, pack->version_text))));
    }
}

static void read_source(struct peil_loading *load)
{
    struct source source = {0};
    struct peil_pack *pack = load->pack;

    if (!load->parts.source || !peil_schema_read(&load->schema, load->parts.source, source_fields,
                                   PEIL_PATH_KEY(NULL, "source"), &source))
        return;
    pack->source_title = source.title;
    pack->source_publisher = source.publisher;
    pack->source_note = source.note;
    pack->source_url = source.url;
    pack->source_year = source.year;
}

static void read_subject_fields(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.subject_fields;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "subject_fields");
    struct peil_pack *pack = load->pack;
    struct peil_subject_field *fields;
    size_t count, i;

    pack->key_field = PEIL_NONE;
    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    count = peil_node_count(list);
    fields = peil_arena_array(pack->arena, count, sizeof(*fields));
    for (i = 0; fields && i < count; i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const struct peil_path *here = PEIL_PATH_AT(path, i);

        if (!peil_schema_read(&load->schema, node, subject_fields, here, &fields[i]) ||
            !fields[i].key)
            continue;
        if (pack->key_field != PEIL_NONE) {
            const struct peil_node *first = peil_node_at(list, pack->key_field);

            peil_schema_error(&load->schema, "pack/two-keys", peil_value_place(node, "key"), here,
                PEIL_ARGS(PEIL_INTEGER("first_line", peil_value_place(first, "key").line)));
            continue;
        }
        pack->key_field = i;
    }
    peil_check_unique(load, list, "id", path);
    pack->subject_fields = fields;
    pack->subject_field_count = fields ? count : 0;
}

/* The short name has to be one in every language. */
static void check_short(
    struct peil_loading *load, const struct peil_node *root, const struct peil_text *name)
{
    for (size_t i = 0; i < name->count; i++) {
        const char *text = name->variants[i].text;

        if (!text || peil_utf8_text_width(text, strlen(text)) <= SHORT_MOST)
            continue;
        peil_schema_error(&load->schema, "pack/short-too-long", peil_value_place(root, "short"),
            PEIL_PATH_KEY(NULL, "short"),
            PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(&load->schema, text)),
                PEIL_INTEGER("most", SHORT_MOST)));
        return;
    }
}

bool peil_load_head(struct peil_loading *load, const struct peil_node *root)
{
    struct peil_pack *pack = load->pack;
    struct head head = {0};

    load->top = peil_node_place(root);
    if (!check_format(load, root))
        return false;
    find_language(load, root);
    peil_schema_read(&load->schema, root, head_fields, NULL, &head);
    pack->id = head.id;
    pack->language = head.language;
    pack->licence = head.licence;
    pack->title = head.title;
    pack->short_name = head.short_name;
    pack->publisher = head.publisher;
    pack->description = head.description;
    pack->notice = head.notice;
    load->parts = head.parts;
    if (pack->id && strchr(pack->id, '.')) {
        peil_schema_error(&load->schema, "pack/not-a-pack-id", peil_value_place(root, "id"),
            PEIL_PATH_KEY(NULL, "id"), PEIL_ARGS(PEIL_TEXT("value", pack->id)));
    }
    check_short(load, root, &head.short_name);
    read_version(load, head.version);
    read_source(load);
    read_subject_fields(load);
    return true;
}

void peil_load_knockout_words(struct peil_loading *load)
{
    if (load->parts.knockouts) {
        peil_schema_read(&load->schema, load->parts.knockouts, knockout_fields,
            PEIL_PATH_KEY(NULL, "knockouts"), &load->pack->knockouts);
    }
}
