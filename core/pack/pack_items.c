/*
 * One item.
 */

#include "core/pack/item_keys.h"
#include "core/pack/loading.h"
#include "core/pack/words.h"

#define AT(field) offsetof(struct peil_item_keys, field)
#define POINTS .min = -PEIL_NUMBER_MOST, .max = PEIL_NUMBER_MOST
static const struct peil_field item_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(text), .required = true},
    {.key = "was", .type = PEIL_FIELD_ID, .offset = AT(was)},
    {.key = "type",
        .type = PEIL_FIELD_WORD,
        .offset = AT(type),
        .words = peil_item_type_words,
        .seen_offset = AT(has_type)},
    {.key = "origin",
        .type = PEIL_FIELD_WORD,
        .offset = AT(origin),
        .words = peil_origin_words,
        .seen_offset = AT(has_origin)},
    {.key = "source_text", .type = PEIL_FIELD_STRING, .offset = AT(source_text)},
    {.key = "source", .type = PEIL_FIELD_STRING, .offset = AT(source)},
    {.key = "help", .type = PEIL_FIELD_TEXT, .offset = AT(help)},
    {.key = "scale", .type = PEIL_FIELD_NODE, .offset = AT(scale)},
    {.key = "rows", .type = PEIL_FIELD_NODE, .offset = AT(rows)},
    {.key = "min",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(min),
        POINTS,
        .seen_offset = AT(has_min)},
    {.key = "max",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(max),
        POINTS,
        .seen_offset = AT(has_max)},
    {.key = "step",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(step),
        .min = 1e-9,
        .max = PEIL_NUMBER_MOST,
        .seen_offset = AT(has_step)},
    {.key = "unit", .type = PEIL_FIELD_TEXT, .offset = AT(unit)},
    {.key = "scored", .type = PEIL_FIELD_BOOL, .offset = AT(scored), .seen_offset = AT(has_scored)},
    {.key = "reverse", .type = PEIL_FIELD_BOOL, .offset = AT(reverse)},
    {.key = "weight",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(weight),
        .min = 0,
        .max = PEIL_NUMBER_MOST},
    {.key = "effort",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(effort),
        .min = 1e-3,
        .max = PEIL_NUMBER_MOST},
    {.key = "target",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(target),
        POINTS,
        .seen_offset = AT(has_target)},
    {.key = "baseline",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(baseline),
        POINTS,
        .seen_offset = AT(has_baseline)},
    {.key = "maturity_level",
        .type = PEIL_FIELD_INTEGER,
        .offset = AT(maturity_level),
        .min = 1,
        .max = PEIL_MATURITY_MOST},
    {.key = "unknown", .type = PEIL_FIELD_BOOL, .offset = AT(unknown)},
    {.key = "not_applicable", .type = PEIL_FIELD_NODE, .offset = AT(not_applicable)},
    {.key = "knockout", .type = PEIL_FIELD_NODE, .offset = AT(knockout)},
    {.key = "basis", .type = PEIL_FIELD_NODE, .offset = AT(basis)},
    {.key = "evidence", .type = PEIL_FIELD_NODE, .offset = AT(evidence)},
    {.key = "maps", .type = PEIL_FIELD_NODE, .offset = AT(maps)},
    {.key = "asks", .type = PEIL_FIELD_NODE, .offset = AT(asks)},
    {.key = "for", .type = PEIL_FIELD_NODE, .offset = AT(audience)},
    {.key = "remark", .type = PEIL_FIELD_BOOL, .offset = AT(remark)},
    {.key = "applies_if", .type = PEIL_FIELD_EXPRESSION, .offset = AT(applies_if)}, {0}};
#undef AT

/* What may be copied as it is. */
static void fill_item(const struct peil_item_keys *keys, struct peil_item *item)
{
    item->id = keys->id;
    item->was = keys->was;
    item->text = keys->text;
    item->help = keys->help;
    item->unit = keys->unit;
    item->source_text = keys->source_text;
    item->source = keys->source;
    item->type = (enum peil_item_type)keys->type;
    item->origin = (enum peil_origin)keys->origin;
    item->has_min = keys->has_min;
    item->has_max = keys->has_max;
    item->has_step = keys->has_step;
    item->has_target = keys->has_target;
    item->min = keys->min;
    item->max = keys->max;
    item->step = keys->step;
    item->target = keys->target;
    item->has_baseline = keys->has_baseline;
    item->baseline = keys->baseline;
    item->maturity_level = (unsigned)keys->maturity_level;
    item->reverse = keys->reverse;
    item->weight = keys->weight;
    item->effort = keys->effort;
    item->unknown_allowed = keys->unknown;
    item->remark_allowed = keys->remark;
    item->applies_if = keys->applies_if;
}

void peil_check_source_text(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool has_origin, int origin)
{
    bool edited = origin == PEIL_ORIGIN_EDITED;
    const struct peil_node *text = peil_node_get(node, "source_text");

    if (!has_origin && peil_node_get(node, "origin"))
        return;
    if (edited && !text) {
        peil_schema_error(&load->schema, "pack/source-text-missing",
            peil_value_place(node, "origin"), path, PEIL_NO_ARGS);
    }
    if (!edited && text) {
        peil_schema_error(&load->schema, "pack/source-text-unexpected", peil_node_place(text),
            PEIL_PATH_KEY(path, "source_text"),
            PEIL_ARGS(PEIL_TEXT("value", peil_origin_words[origin])));
    }
}

static void read_asks(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, struct peil_item *item)
{
    size_t count, i;

    if (!peil_schema_list(&load->schema, list, path))
        return;
    count = peil_node_count(list);
    item->asks = peil_arena_array(load->pack->arena, count, sizeof(*item->asks));
    for (i = 0; item->asks && i < count; i++) {
        const struct peil_term *role =
            peil_load_name(load, PEIL_NAME_ROLE, peil_node_at(list, i), PEIL_PATH_AT(path, i));

        if (role)
            item->asks[item->asks_count++] = role;
    }
    peil_check_unique(load, list, NULL, path);
}

/* What points elsewhere. */
static void read_links(struct peil_loading *load, const struct peil_item_keys *keys,
    const struct peil_path *path, struct peil_item *item)
{
    if (keys->basis)
        peil_load_basis(load, keys->basis, PEIL_PATH_KEY(path, "basis"), false, &item->basis);
    if (keys->evidence) {
        item->evidence = peil_load_name(
            load, PEIL_NAME_EVIDENCE, keys->evidence, PEIL_PATH_KEY(path, "evidence"));
    }
    if (keys->maps) {
        peil_load_maps(
            load, keys->maps, PEIL_PATH_KEY(path, "maps"), item, &item->maps, &item->map_count);
    }
    if (keys->asks)
        read_asks(load, keys->asks, PEIL_PATH_KEY(path, "asks"), item);
}

void peil_load_item(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_scale *scale, bool scale_broken,
    const struct peil_audience *audience, struct peil_item *item)
{
    struct peil_item_keys keys = {.weight = 1, .effort = 1, .unknown = true, .remark = true};

    item->place = peil_value_place(node, "id");
    item->audience = *audience;
    if (!peil_schema_read(&load->schema, node, item_fields, path, &keys))
        return;
    fill_item(&keys, item);
    peil_load_audience(load, keys.audience, PEIL_PATH_KEY(path, "for"), audience, &item->audience);
    peil_check_source_text(load, node, path, keys.has_origin, keys.origin);
    if (keys.has_type || !peil_node_get(node, "type"))
        peil_load_item_type(load, node, path, &keys, scale, scale_broken, item);
    read_links(load, &keys, path, item);
}
