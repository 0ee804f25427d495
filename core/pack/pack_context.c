/*
 * Background to concepts, and its kinds.
 */
#include "core/pack/links.h"
#include "core/pack/loading.h"
#include "core/pack/words.h"

struct context {
    struct peil_context fixed; /* what is stored as it is read */
    const struct peil_node *kind, *reference, *concepts;
    int origin;
    bool has_origin;
};

#define AT(field) offsetof(struct context, field)
static const struct peil_field context_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(fixed.id), .required = true},
    {.key = "kind", .type = PEIL_FIELD_NODE, .offset = AT(kind), .required = true},
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.title)},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.text), .required = true},
    {.key = "by", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.by)},
    {.key = "year", .type = PEIL_FIELD_INTEGER, .offset = AT(fixed.year), .min = 1, .max = 9999},
    {.key = "origin",
        .type = PEIL_FIELD_WORD,
        .offset = AT(origin),
        .words = peil_origin_words,
        .seen_offset = AT(has_origin)},
    {.key = "source_text", .type = PEIL_FIELD_STRING, .offset = AT(fixed.source_text)},
    {.key = "source", .type = PEIL_FIELD_STRING, .offset = AT(fixed.source)},
    {.key = "reference", .type = PEIL_FIELD_NODE, .offset = AT(reference)},
    {.key = "concepts", .type = PEIL_FIELD_NODE, .offset = AT(concepts), .required = true}, {0}};
#undef AT

static void read_concepts(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_context *out)
{
    const struct peil_naming naming = peil_load_naming(load);
    struct peil_elements elements = peil_elements(&naming, node, path);

    out->concepts = peil_arena_array(load->pack->arena, elements.count, sizeof(*out->concepts));
    for (size_t i = 0; out->concepts && i < elements.count; i++) {
        const struct peil_concept *concept = peil_load_name(load, PEIL_NAME_CONCEPT,
            peil_element(&elements, i), elements.single ? path : PEIL_PATH_AT(path, i));

        if (concept) {
            out->concepts[out->concept_count++] = concept;
        }
    }
}

static void read_context(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_context *out)
{
    struct context context = {0};

    if (!peil_schema_read(&load->schema, node, context_fields, path, &context))
        return;
    *out = context.fixed;
    out->origin = (enum peil_origin)context.origin;
    out->pack = load->pack;
    out->place = peil_value_place(node, "id");
    peil_check_source_text(load, node, path, context.has_origin, context.origin);
    if (context.kind) {
        out->kind =
            peil_load_name(load, PEIL_NAME_CONTEXT_KIND, context.kind, PEIL_PATH_KEY(path, "kind"));
    }
    if (context.reference) {
        const struct peil_naming naming = peil_load_naming(load);

        peil_find_references(&naming, context.reference, PEIL_PATH_KEY(path, "reference"),
            &out->references, &out->reference_count);
    }
    if (context.concepts)
        read_concepts(load, context.concepts, PEIL_PATH_KEY(path, "concepts"), out);
}

void peil_load_context(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.context;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "context");
    struct peil_pack *pack = load->pack;
    struct peil_context *context;
    size_t count;

    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    count = peil_node_count(list);
    context = peil_arena_array(pack->arena, count, sizeof(*context));
    for (size_t i = 0; context && i < count; i++)
        read_context(load, peil_node_at(list, i), PEIL_PATH_AT(path, i), &context[i]);
    peil_check_unique(load, list, "id", path);
    pack->context = context;
    pack->context_count = context ? count : 0;
}
