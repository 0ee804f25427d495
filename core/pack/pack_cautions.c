/*
 * What a reader has to know of a source.
 */
#include "core/pack/links.h"
#include "core/pack/loading.h"

#define AT(field) offsetof(struct peil_caution, field)
static const struct peil_field caution_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(label), .required = true},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(text), .required = true},
    {.key = "before", .type = PEIL_FIELD_INTEGER, .offset = AT(before), .min = 1, .max = 9999},
    {0}};
#undef AT

void peil_load_cautions(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.cautions;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "cautions");
    struct peil_pack *pack = load->pack;
    bool there = list && peil_schema_list(&load->schema, list, path);
    size_t count = there ? peil_node_count(list) : 0;
    struct peil_caution *cautions = peil_arena_array(pack->arena, count, sizeof(*cautions));

    pack->caution_index = peil_index_new(pack->arena, count);
    if (list && !there)
        load->names_missing[PEIL_NAME_CAUTION] = true;
    if (!cautions || !pack->caution_index)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct peil_node *node = peil_node_at(list, i);

        peil_schema_read(&load->schema, node, caution_fields, PEIL_PATH_AT(path, i), &cautions[i]);
        cautions[i].pack = pack;
        cautions[i].place = peil_value_place(node, "id");
        peil_index_add(pack->caution_index, cautions[i].id, i);
        if (!cautions[i].id)
            load->names_missing[PEIL_NAME_CAUTION] = true;
    }
    peil_index_sort(pack->caution_index, load->tree);
    if (count > 0)
        peil_check_unique(load, list, "id", path);
    pack->cautions = cautions;
    pack->caution_count = count;
}

static void add_caution(struct peil_reference *out, const struct peil_caution *caution)
{
    for (size_t i = 0; i < out->caution_count; i++)
        if (out->cautions[i] == caution)
            return;
    out->cautions[out->caution_count++] = caution;
}

/* Whether a caution holds for all that is as old as a reference; laws have their own validity. */
static bool is_older(const struct peil_reference *reference, const struct peil_caution *caution)
{
    return reference->kind != PEIL_REFERENCE_LAW && reference->year != 0 &&
           reference->year < caution->before;
}

void peil_load_cautions_of(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_reference *out)
{
    const struct peil_naming naming = peil_load_naming(load);
    const struct peil_pack *pack = load->pack;
    struct peil_elements elements = {0};

    if (node)
        elements = peil_elements(&naming, node, path);
    if (elements.count + pack->caution_count == 0)
        return;
    out->cautions =
        peil_arena_array(pack->arena, elements.count + pack->caution_count, sizeof(*out->cautions));
    if (!out->cautions)
        return;
    for (size_t i = 0; i < elements.count; i++) {
        const struct peil_caution *caution = peil_load_name(load, PEIL_NAME_CAUTION,
            peil_element(&elements, i), elements.single ? path : PEIL_PATH_AT(path, i));

        if (caution)
            add_caution(out, caution);
    }
    for (size_t i = 0; i < pack->caution_count; i++)
        if (is_older(out, &pack->cautions[i]))
            add_caution(out, &pack->cautions[i]);
}
