/*
 * References that a document names, and the basis of what is asked.
 */
#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"

static const char *const kind_words[] = {
    [PEIL_REFERENCE_LAW] = "law",
    [PEIL_REFERENCE_PUBLICATION] = "publication",
    [PEIL_REFERENCE_PAGE] = "page",
};

static const char *reference_id(struct peil_report *r, const struct peil_reference *reference)
{
    return peil_arena_format(r->arena, "%s:%s", reference->pack->id, reference->id);
}

static void mark_named(struct peil_report *r, const struct peil_reference *reference)
{
    for (size_t i = 0; !r->silent && i < r->pack->used_count; i++) {
        if (r->pack->used[i].pack == reference->pack) {
            r->named[i][reference - reference->pack->references] = true;
            return;
        }
    }
}

void peil_report_name_references(struct peil_report *r, struct peil_node *map,
    const struct peil_reference *const *references, size_t count)
{
    struct peil_node *list = peil_put_list(r, map, "references");

    for (size_t i = 0; i < count; i++) {
        mark_named(r, references[i]);
        peil_add_text(r, list, reference_id(r, references[i]));
    }
}

void peil_report_basis(struct peil_report *r, struct peil_node *map, const struct peil_basis *basis,
    const struct peil_pack *owner)
{
    struct peil_node *made;
    const char *kind = peil_basis_word(basis->kind);

    if (basis->kind == PEIL_BASIS_NONE)
        return;
    made = peil_put_map(r, map, "basis");
    peil_put_text(r, made, "kind", kind);
    peil_put_text(r, made, "kind_label", peil_word_of(r, "basis", kind));
    peil_report_name_references(
        r, made, (const struct peil_reference *const *)basis->references, basis->reference_count);
    peil_put_pack_text(r, made, "note", &basis->note, owner);
}

/* The characters of an address, without those that quote or bracket something in a page. */
static bool is_link_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~/?#[]@!$&()*+,;=:%", c));
}

static bool is_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

bool peil_report_is_link(const char *text)
{
    static const char scheme[] = "https://";
    size_t host = 0;

    if (!text || strncmp(text, scheme, sizeof(scheme) - 1) != 0)
        return false;
    text += sizeof(scheme) - 1;
    while (is_host_char(text[host]))
        host++;
    if (host == 0 || text[host] != '/' || text[host + 1] == '\0')
        return false;
    for (text += host; *text != '\0'; text++)
        if (!is_link_char(*text))
            return false;
    return true;
}

/* "Wmo 2015, artikel 2.2.4 lid 2", else the title. */
static void put_label(
    struct peil_report *r, struct peil_node *map, const struct peil_reference *reference)
{
    if (reference->law && reference->article) {
        peil_put_text(r, map, "label",
            peil_say(r, "sentence.article",
                PEIL_SLOTS({"law", reference->law}, {"article", reference->article})));
    } else {
        peil_put_pack_text(r, map, "label", &reference->title, reference->pack);
    }
}

static const char *joined(
    struct peil_report *r, const char *before, const char *between, const char *more)
{
    return !more    ? before
           : before ? peil_arena_format(r->arena, "%s%s%s", before, between, more)
                    : more;
}

/* What the pack says of it, each by itself, and together with `mark` and `caution` of before. */
static void put_cautions(struct peil_report *r, struct peil_node *map,
    const struct peil_reference *reference, const char *mark, const char *caution)
{
    struct peil_node *list = reference->caution_count > 0 ? peil_node_list(r->arena) : NULL;

    for (size_t i = 0; i < reference->caution_count; i++) {
        const struct peil_caution *one = reference->cautions[i];
        struct peil_node *made = peil_add_map(r, list);

        peil_put_text(r, made, "id", peil_arena_format(r->arena, "%s:%s", one->pack->id, one->id));
        peil_put_pack_text(r, made, "label", &one->label, one->pack);
        peil_put_pack_text(r, made, "text", &one->text, one->pack);
        mark = joined(r, mark, ", ", peil_pack_text(r, &one->label, one->pack));
        caution = joined(r, caution, " ", peil_pack_text(r, &one->text, one->pack));
    }
    peil_put_text(r, map, "mark", mark);
    peil_put_text(r, map, "caution", caution);
    if (list)
        peil_node_set(r->arena, map, "cautions", list);
}

static void put_validity(
    struct peil_report *r, struct peil_node *map, const struct peil_reference *reference)
{
    bool expired = reference->valid_until && r->asof && strcmp(reference->valid_until, r->asof) < 0;

    peil_put_text(r, map, "valid_until", reference->valid_until);
    if (reference->valid_until && r->asof)
        peil_put_bool(r, map, "expired", expired);
    r->expired += expired ? 1 : 0;
    put_cautions(r, map, reference, expired ? peil_word(r, "reference.expired") : NULL,
        expired ? peil_word(r, "reference.caution") : NULL);
    peil_put_text(r, map, "checked", reference->checked);
}

static void put_origin(
    struct peil_report *r, struct peil_node *map, const struct peil_reference *reference)
{
    const char *origin = peil_origin_word(reference->origin);

    peil_put_text(r, map, "origin", origin);
    peil_put_text(r, map, "origin_label", peil_word_of(r, "origin", origin));
    peil_put_text(r, map, "source", reference->source);
}

static void add_reference(
    struct peil_report *r, struct peil_node *list, const struct peil_reference *reference)
{
    const struct peil_pack *owner = reference->pack;
    struct peil_node *map = peil_add_map(r, list);
    const char *id = reference_id(r, reference);
    const char *kind = kind_words[reference->kind];

    peil_put_text(r, map, "id", id);
    peil_put_text(r, map, "anchor", peil_report_anchor(r, "reference", id ? id : ""));
    peil_put_text(r, map, "pack", owner->id);
    peil_put_text(r, map, "kind", kind);
    peil_put_text(r, map, "kind_label", peil_word_of(r, "reference", kind));
    put_label(r, map, reference);
    peil_put_pack_text(r, map, "title", &reference->title, owner);
    peil_put_pack_text(r, map, "publisher", &reference->publisher, owner);
    if (reference->year != 0)
        peil_put_number(r, map, "year", (double)reference->year);
    peil_put_text(r, map, "date", reference->date);
    peil_put_text(r, map, "law", reference->law);
    peil_put_text(r, map, "article", reference->article);
    peil_put_pack_text(r, map, "summary", &reference->summary, owner);
    peil_put_pack_text(r, map, "audience", &reference->audience, owner);
    if (reference->pages != 0)
        peil_put_number(r, map, "pages", (double)reference->pages);
    peil_put_pack_text(r, map, "category", &reference->category, owner);
    peil_put_pack_text(r, map, "sort", &reference->sort, owner);
    if (peil_report_is_link(reference->link))
        peil_put_text(r, map, "link", reference->link);
    peil_put_text(r, map, "link_text", reference->link);
    put_validity(r, map, reference);
    put_origin(r, map, reference);
}

struct peil_node *peil_report_references(struct peil_report *r, bool own)
{
    struct peil_node *list = peil_node_list(r->arena);

    r->expired = 0;
    for (size_t i = 0; i < r->pack->used_count; i++) {
        const struct peil_pack *pack = r->pack->used[i].pack;

        for (size_t j = 0; j < pack->reference_count; j++)
            if (r->named[i][j] || (own && pack == r->pack))
                add_reference(r, list, &pack->references[j]);
    }
    return list;
}
