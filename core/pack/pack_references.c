/*
 * References, and the basis of an item or concept that points to them.
 */
#include "core/pack/loading.h"
#include "core/pack/words.h"

struct reference {
    struct peil_reference fixed; /* what is stored as it is read */
    int kind, origin;
    const struct peil_node *caution;
};

#define AT(field) offsetof(struct reference, field)
static const struct peil_field reference_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(fixed.id), .required = true},
    {.key = "kind",
        .type = PEIL_FIELD_WORD,
        .offset = AT(kind),
        .required = true,
        .words = peil_reference_words},
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.title), .required = true},
    {.key = "publisher", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.publisher)},
    {.key = "year", .type = PEIL_FIELD_INTEGER, .offset = AT(fixed.year), .min = 1, .max = 9999},
    {.key = "date", .type = PEIL_FIELD_STRING, .offset = AT(fixed.date)},
    {.key = "law", .type = PEIL_FIELD_STRING, .offset = AT(fixed.law)},
    {.key = "article", .type = PEIL_FIELD_STRING, .offset = AT(fixed.article)},
    {.key = "summary", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.summary)},
    {.key = "audience", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.audience)},
    {.key = "pages", .type = PEIL_FIELD_INTEGER, .offset = AT(fixed.pages), .min = 1, .max = 1e6},
    {.key = "link", .type = PEIL_FIELD_STRING, .offset = AT(fixed.link)},
    {.key = "category", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.category)},
    {.key = "sort", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.sort)},
    {.key = "valid_until", .type = PEIL_FIELD_DATE, .offset = AT(fixed.valid_until)},
    {.key = "checked", .type = PEIL_FIELD_DATE, .offset = AT(fixed.checked)},
    {.key = "caution", .type = PEIL_FIELD_NODE, .offset = AT(caution)},
    {.key = "origin", .type = PEIL_FIELD_WORD, .offset = AT(origin), .words = peil_origin_words},
    {.key = "source", .type = PEIL_FIELD_STRING, .offset = AT(fixed.source)}, {0}};
#undef AT

struct basis {
    int kind;
    const struct peil_node *reference, *references;
    struct peil_text note;
};

#define AT(field) offsetof(struct basis, field)
static const struct peil_field basis_fields[] = {{.key = "kind",
                                                     .type = PEIL_FIELD_WORD,
                                                     .offset = AT(kind),
                                                     .required = true,
                                                     .words = peil_basis_words},
    {.key = "reference", .type = PEIL_FIELD_NODE, .offset = AT(reference)},
    {.key = "note", .type = PEIL_FIELD_TEXT, .offset = AT(note)},
    {.key = "references", .type = PEIL_FIELD_NODE, .offset = AT(references)}, {0}};
#undef AT

static void read_reference(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_reference *out)
{
    struct reference reference = {0};

    peil_schema_read(&load->schema, node, reference_fields, path, &reference);
    *out = reference.fixed;
    out->kind = (unsigned)reference.kind;
    out->origin = (enum peil_origin)reference.origin;
    out->pack = load->pack;
    out->place = peil_value_place(node, "id");
    peil_load_cautions_of(load, reference.caution, PEIL_PATH_KEY(path, "caution"), out);
}

void peil_load_references(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.references;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "references");
    struct peil_pack *pack = load->pack;
    struct peil_reference *references;
    size_t count, i;

    if (!list)
        return;
    if (!peil_schema_list(&load->schema, list, path)) {
        load->names_missing[PEIL_NAME_REFERENCE] = true;
        return;
    }
    count = peil_node_count(list);
    references = peil_arena_array(pack->arena, count, sizeof(*references));
    pack->reference_index = peil_index_new(pack->arena, count);
    if (!references || !pack->reference_index)
        return;
    for (i = 0; i < count; i++) {
        read_reference(load, peil_node_at(list, i), PEIL_PATH_AT(path, i), &references[i]);
        peil_index_add(pack->reference_index, references[i].id, i);
        if (!references[i].id)
            load->names_missing[PEIL_NAME_REFERENCE] = true;
    }
    peil_index_sort(pack->reference_index, load->tree);
    peil_check_unique(load, list, "id", path);
    pack->references = references;
    pack->reference_count = count;
}

static void add_reference(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_basis *basis)
{
    const struct peil_reference *reference = peil_load_name(load, PEIL_NAME_REFERENCE, node, path);

    if (reference)
        basis->references[basis->reference_count++] = reference;
}

void peil_load_basis(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool several, struct peil_basis *out)
{
    struct basis basis = {.kind = -1};
    const struct peil_path *list_path = PEIL_PATH_KEY(path, "references");
    size_t count, i;

    if (!peil_schema_read(&load->schema, node, basis_fields, path, &basis))
        return;
    out->kind = (enum peil_basis_kind)(basis.kind + PEIL_BASIS_LAW);
    out->note = basis.note;
    if (basis.references && !several) {
        peil_schema_error(&load->schema, "pack/one-reference", peil_node_place(basis.references),
            list_path, PEIL_NO_ARGS);
        basis.references = NULL;
    }
    if (basis.references && !peil_schema_list(&load->schema, basis.references, list_path))
        basis.references = NULL;
    count = peil_node_count(basis.references);
    out->references = peil_arena_array(load->pack->arena, count + 1, sizeof(*out->references));
    if (!out->references)
        return;
    if (basis.reference)
        add_reference(load, basis.reference, PEIL_PATH_KEY(path, "reference"), out);
    for (i = 0; i < count; i++)
        add_reference(load, peil_node_at(basis.references, i), PEIL_PATH_AT(list_path, i), out);
    if (count > 0)
        peil_check_unique(load, basis.references, NULL, list_path);
}
