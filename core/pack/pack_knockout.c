/*
 * The knock-out of an item: which answers fail it, which ask for attention, and in which rows.
 */
#include <string.h>

#include "core/pack/item_keys.h"
#include "core/pack/schema_values.h"

struct knockout {
    const struct peil_node *fails, *attention, *rows;
};

#define AT(field) offsetof(struct knockout, field)
static const struct peil_field knockout_fields[] = {
    {.key = "fails", .type = PEIL_FIELD_NODE, .offset = AT(fails), .required = true},
    {.key = "attention", .type = PEIL_FIELD_NODE, .offset = AT(attention)},
    {.key = "rows", .type = PEIL_FIELD_NODE, .offset = AT(rows)}, {0}};
#undef AT

/* Whether a knock-out was asked for; reports what is neither yes, no nor a map. */
static bool is_wanted(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path)
{
    bool wanted = false;

    if (peil_node_type(node) == PEIL_NODE_MAP)
        return true;
    return peil_schema_bool(&load->schema, node, path, &wanted) && wanted;
}

/* Marks the options that a list names; one that is marked in `other` already is a mistake. */
static void mark_options(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_scale *scale, bool *marks, const bool *other)
{
    size_t i;

    if (!peil_schema_list(&load->schema, list, path))
        return;
    peil_check_unique(load, list, NULL, path);
    /* A longer list has something twice, which was reported just now. */
    for (i = 0; i < peil_node_count(list) && i < scale->count; i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const struct peil_path *here = PEIL_PATH_AT(path, i);
        const char *id;
        size_t option;

        if (!peil_schema_scalar(&load->schema, node, here, &id))
            continue;
        option = peil_scale_option(scale, id);
        if (option == PEIL_NONE) {
            peil_load_unknown_option(load, node, here, scale, id);
        } else if (other && other[option]) {
            peil_schema_error(&load->schema, "pack/knockout-twice", peil_node_place(node), here,
                PEIL_ARGS(PEIL_TEXT("value", id)));
        } else {
            marks[option] = true;
        }
    }
}

/* `knockout: yes`: the worst option fails, everything between it and the best asks attention. */
static void mark_by_points(const struct peil_item *item, bool *fails, bool *attention)
{
    const struct peil_scale *scale = item->scale;
    double worst = item->reverse ? scale->high : scale->low;
    double best = item->reverse ? scale->low : scale->high;
    size_t i;

    for (i = 0; i < scale->count; i++) {
        const struct peil_option *option = &scale->options[i];

        fails[i] = option->scored && option->points == worst;
        attention[i] = option->scored && option->points != worst && option->points != best;
    }
}

void peil_load_knockout(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_item *item)
{
    struct peil_schema_context *context = &load->schema;
    const struct peil_scale *scale = item->scale;
    struct knockout read = {0};
    bool *fails, *attention;

    if (!is_wanted(load, node, path))
        return;
    if (item->type != PEIL_ITEM_CHOICE && item->type != PEIL_ITEM_MATRIX) {
        peil_schema_error(context, "pack/knockout-needs-choice", peil_node_place(node), path,
            PEIL_ARGS(PEIL_TEXT("type", peil_item_type_word(item->type))));
        return;
    }
    fails = peil_arena_array(context->arena, 2 * scale->count + 1, sizeof(*fails));
    if (!fails)
        return;
    attention = fails + scale->count;
    if (peil_node_type(node) != PEIL_NODE_MAP) {
        if (!scale->scored || scale->low == scale->high) {
            peil_schema_error(context, "pack/knockout-needs-points", peil_node_place(node), path,
                PEIL_ARGS(PEIL_TEXT("scale", scale->id)));
        }
        mark_by_points(item, fails, attention);
    } else {
        peil_schema_read(context, node, knockout_fields, path, &read);
    }
    if (read.fails)
        mark_options(load, read.fails, PEIL_PATH_KEY(path, "fails"), scale, fails, NULL);
    if (read.attention) {
        mark_options(
            load, read.attention, PEIL_PATH_KEY(path, "attention"), scale, attention, fails);
    }
    if (read.rows)
        item->knockout_rows =
            peil_load_row_marks(load, read.rows, PEIL_PATH_KEY(path, "rows"), item);
    item->knockout = true;
    item->fails = fails;
    item->attention = attention;
}
