/*
 * What documents of all kinds have: the head, the subject's fields, roles and scales.
 */
#include <stdint.h>
#include <string.h>
#include "core/base/status.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

void peil_report_labels(struct peil_report *r, struct peil_node *document)
{
    const struct peil_word_table *words = r->words->tables[PEIL_WORDS];
    const struct peil_word_table *headings = r->words->tables[PEIL_HEADINGS];
    struct peil_node *labels = peil_put_map(r, document, "labels");
    size_t word = 0, heading = 0;

    peil_node_expect(r->arena, labels, (uint32_t)(words->count + headings->count));
    while (word < words->count || heading < headings->count) {
        bool is_word = heading == headings->count ||
                       (word < words->count &&
                           strcmp(words->entries[word].name, headings->entries[heading].name) < 0);
        const struct peil_word *next =
            is_word ? &words->entries[word++] : &headings->entries[heading++];

        peil_put_text(r, labels, next->name, next->text);
    }
    peil_node_finish(r->arena, labels);
}

static void put_source(struct peil_report *r, struct peil_node *map)
{
    const struct peil_pack *pack = r->pack;
    struct peil_node *source;

    if (pack->source_title.count == 0 && pack->source_publisher.count == 0 &&
        pack->source_note.count == 0 && !pack->source_url && pack->source_year == 0)
        return;
    source = peil_put_map(r, map, "source");
    peil_put_pack_text(r, source, "title", &pack->source_title, pack);
    peil_put_pack_text(r, source, "publisher", &pack->source_publisher, pack);
    peil_put_text(r, source, "url", pack->source_url);
    if (peil_report_is_link(pack->source_url))
        peil_put_text(r, source, "link", pack->source_url);
    if (pack->source_year != 0)
        peil_put_number(r, source, "year", (double)pack->source_year);
    peil_put_pack_text(r, source, "note", &pack->source_note, pack);
}

/* "CC-BY-4.0" is of no language; what has a blank is a sentence. */
static void put_licence(struct peil_report *r, struct peil_node *map)
{
    const struct peil_pack *pack = r->pack;
    const char *licence = peil_pack_text(r, &pack->licence, pack);

    if (licence && strchr(licence, ' '))
        peil_put_pack_text(r, map, "licence", &pack->licence, pack);
    else
        peil_put_text(r, map, "licence", licence);
}

static void put_pack(struct peil_report *r, struct peil_node *document)
{
    const struct peil_pack *pack = r->pack;
    struct peil_node *map = peil_put_map(r, document, "pack");

    peil_put_text(r, map, "id", pack->id);
    peil_put_text(r, map, "version", pack->version_text);
    peil_put_pack_text(r, map, "title", &pack->title, pack);
    peil_put_pack_text(r, map, "publisher", &pack->publisher, pack);
    peil_put_pack_text(r, map, "description", &pack->description, pack);
    peil_put_pack_text(r, map, "notice", &pack->notice, pack);
    peil_put_text(r, map, "language", pack->language);
    peil_put_text(r, map, "digest", pack->digest);
    put_licence(r, map);
    put_source(r, map);
}

static void put_packs(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "packs");

    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_used *used = &r->pack->used[i];
        struct peil_node *map = peil_add_map(r, list);

        peil_put_text(r, map, "id", used->pack->id);
        peil_put_text(r, map, "version", used->pack->version_text);
        peil_put_text(r, map, "digest", used->pack->digest);
        peil_put_text(r, map, "layer", used->pack->section_count > 0 ? "checklist" : "vocabulary");
        peil_put_text(r, map, "path", used->path);
    }
    peil_report_extensions(r, list);
}

/* For whom advice was asked. */
static void put_asked_actors(struct peil_report *r, struct peil_node *options)
{
    struct peil_node *list;

    if (!r->options || r->options->actor_count == 0)
        return;
    list = peil_put_list(r, options, "actors");
    for (size_t i = 0; i < r->options->actor_count; i++)
        peil_node_add(r->arena, list, peil_node_text(r->arena, r->options->actors[i]));
}

static void put_asked_parts(struct peil_report *r, struct peil_node *options)
{
    struct peil_node *list;

    if (!r->options || r->options->part_count == 0)
        return;
    list = peil_put_list(r, options, "parts");
    for (size_t i = 0; i < r->options->part_count; i++)
        peil_add_text(r, list, peil_report_part_word(r->options->parts[i]));
}

void peil_report_common(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *engine;
    struct peil_node *options;

    peil_put_number(r, document, "peil_document", PEIL_DOCUMENT_VERSION);
    peil_put_text(r, document, "kind", r->kind);
    engine = peil_put_map(r, document, "engine");
    peil_put_text(r, engine, "name", PEIL_ENGINE_NAME);
    peil_put_text(
        r, engine, "version", r->options && r->options->version ? r->options->version : "");
    peil_put_text(r, document, "language", r->language);
    peil_report_labels(r, document);
    put_pack(r, document);
    put_packs(r, document);
    options = peil_put_map(r, document, "options");
    peil_put_text(r, options, "language", r->asked);
    put_asked_actors(r, options);
    put_asked_parts(r, options);
}

void peil_report_fields(struct peil_report *r, struct peil_node *fields, bool help)
{
    const struct peil_pack *pack = r->pack;

    for (size_t i = 0; i < pack->subject_field_count; i++) {
        const struct peil_subject_field *field = &pack->subject_fields[i];
        struct peil_node *map = peil_add_map(r, fields);

        peil_put_text(r, map, "id", field->id);
        peil_put_pack_text(r, map, "label", &field->label, pack);
        if (help)
            peil_put_pack_text(r, map, "help", &field->help, pack);
        peil_put_bool(r, map, "required", field->required);
        peil_put_bool(r, map, "key", field->key);
        if (r->answers && r->answers->subject)
            peil_put_text(r, map, "value", r->answers->subject[i]);
    }
}

void peil_report_respondents(struct peil_report *r, struct peil_node *document)
{
    const struct peil_answers *answers = r->answers;
    const struct peil_term *role = answers && answers->role ? answers->role
                                   : r->options             ? r->options->role
                                                            : NULL;
    struct peil_node *list = peil_put_list(r, document, "respondents");
    struct peil_node *map = peil_add_map(r, list);

    if (role) {
        peil_put_text(r, map, "role", role->id);
        peil_put_pack_text(r, map, "role_label", &role->label, role->pack);
    }
    peil_put_text(r, map, "respondent", answers ? answers->respondent : NULL);
    peil_put_text(r, map, "date", answers ? answers->date : NULL);
}

void peil_report_digests(
    struct peil_report *r, struct peil_node *document, const struct peil_node *answers)
{
    struct peil_node *map = peil_put_map(r, document, "digests");
    char digest[65];

    peil_put_text(r, map, "pack", r->pack->digest);
    if (answers && peil_answers_digest(digest, answers) == PEIL_OK)
        peil_put_text(r, map, "answers", peil_arena_text(r->arena, digest));
    else if (answers)
        peil_arena_fail(r->arena);
    peil_report_script_digests(r, map);
}

void peil_report_roles(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "roles");

    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        for (size_t j = 0; j < pack->role_count; j++) {
            struct peil_node *map;

            if (peil_pack_role(r->pack, pack->roles[j].id) != &pack->roles[j])
                continue; /* another pack, nearer by, has a role of that name */
            map = peil_add_term(r, list, &pack->roles[j]);
            peil_put_bool(r, map, "anonymous", pack->roles[j].flag);
            peil_put_text(r, map, "pack", pack->id);
        }
    }
}

void peil_report_scales(struct peil_report *r, struct peil_node *document)
{
    struct peil_node *list = peil_put_list(r, document, "scales");

    for (size_t i = 0; i < r->pack->scale_count; i++) {
        const struct peil_scale *scale = &r->pack->scales[i];
        struct peil_node *map = peil_add_map(r, list);

        peil_put_text(r, map, "id", scale->id);
        peil_put_bool(r, map, "scored", scale->scored);
        peil_node_set(r->arena, map, "options", peil_report_options_of(r, scale));
    }
}
