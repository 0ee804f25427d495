/*
 * What belongs to the type of an item.
 */
#include <string.h>

#include "core/pack/item_keys.h"
#include "core/pack/words.h"

/* An item on its way; everything the rules look at. */
struct rules {
    struct peil_loading *load;
    const struct peil_node *node;
    const struct peil_path *path;
    const struct peil_item_keys *keys;
    struct peil_item *item;
    bool scale_broken;
};

static bool has_options(enum peil_item_type type)
{
    return type == PEIL_ITEM_CHOICE || type == PEIL_ITEM_CHOICES || type == PEIL_ITEM_MATRIX;
}

/* Reports a key that items of this type do not have. */
static void refuse(const struct rules *rules, const char *key)
{
    if (!peil_node_get(rules->node, key))
        return;
    peil_schema_error(&rules->load->schema, "pack/not-for-this-type",
        peil_value_place(rules->node, key), PEIL_PATH_KEY(rules->path, key),
        PEIL_ARGS(
            PEIL_TEXT("key", key), PEIL_TEXT("type", peil_item_type_word(rules->item->type))));
}

static void check_keys(const struct rules *rules)
{
    enum peil_item_type type = rules->item->type;

    if (rules->keys->rows && type != PEIL_ITEM_MATRIX)
        refuse(rules, "rows");
    if (rules->keys->scale && !has_options(type))
        refuse(rules, "scale");
    if (type != PEIL_ITEM_NUMBER) {
        static const char *const keys[] = {"min", "max", "step", "unit"};
        bool given = rules->keys->has_min || rules->keys->has_max || rules->keys->has_step ||
                     rules->item->unit.count > 0;
        size_t i;

        for (i = 0; given && i < sizeof(keys) / sizeof(*keys); i++)
            refuse(rules, keys[i]);
    }
    if (rules->keys->reverse && (type == PEIL_ITEM_TEXT || type == PEIL_ITEM_DATE))
        refuse(rules, "reverse");
}

static void find_scale(struct rules *rules, const struct peil_scale *scale)
{
    struct peil_loading *load = rules->load;

    if (!has_options(rules->item->type))
        return;
    if (rules->keys->scale) {
        scale = peil_load_scale(
            load, rules->keys->scale, PEIL_PATH_KEY(rules->path, "scale"), &rules->scale_broken);
    } else if (!scale && !rules->scale_broken && !peil_node_get(rules->node, "scale")) {
        peil_schema_error(
            &load->schema, "pack/no-scale", rules->item->place, rules->path, PEIL_NO_ARGS);
    }
    rules->item->scale = scale;
    rules->scale_broken = rules->scale_broken || !scale;
}

#define AT(field) offsetof(struct peil_row, field)
static const struct peil_field row_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(text), .required = true},
    {.key = "was", .type = PEIL_FIELD_ID, .offset = AT(was)}, {0}};
#undef AT

static void read_rows(const struct rules *rules)
{
    struct peil_schema_context *context = &rules->load->schema;
    const struct peil_path *path = PEIL_PATH_KEY(rules->path, "rows");
    const struct peil_node *list = rules->keys->rows;
    struct peil_row *rows;
    size_t i;

    if (!list) {
        if (!peil_node_get(rules->node, "rows")) {
            peil_schema_error(
                context, "pack/matrix-needs-rows", rules->item->place, rules->path, PEIL_NO_ARGS);
        }
        return;
    }
    if (!peil_schema_list(context, list, path))
        return;
    rows = peil_arena_array(context->arena, peil_node_count(list), sizeof(*rows));
    for (i = 0; rows && i < peil_node_count(list); i++) {
        peil_schema_read(
            context, peil_node_at(list, i), row_fields, PEIL_PATH_AT(path, i), &rows[i]);
    }
    peil_check_unique(rules->load, list, "id", path);
    peil_check_former(rules->load, list, path);
    rules->item->rows = rows;
    rules->item->row_count = rows ? peil_node_count(list) : 0;
}

static void check_range(const struct rules *rules)
{
    const struct peil_item *item = rules->item;

    if (item->type == PEIL_ITEM_NUMBER && item->has_min && item->has_max &&
        item->min >= item->max) {
        peil_schema_error(&rules->load->schema, "pack/min-not-below-max",
            peil_value_place(rules->node, "max"), rules->path,
            PEIL_ARGS(PEIL_NUMBER("min", item->min), PEIL_NUMBER("max", item->max)));
    }
}

/* Why an item cannot be scored; NULL where it can. */
static const char *why_not_scored(const struct rules *rules)
{
    const struct peil_item *item = rules->item;

    if (item->type == PEIL_ITEM_TEXT || item->type == PEIL_ITEM_DATE)
        return "pack/cannot-be-scored";
    if (item->type == PEIL_ITEM_NUMBER) {
        bool given = peil_node_get(rules->node, "min") && peil_node_get(rules->node, "max");
        return given ? NULL : "pack/number-needs-range";
    }
    return item->scale->scored ? NULL : "pack/scale-without-points";
}

static void find_scored(const struct rules *rules)
{
    const struct peil_item_keys *keys = rules->keys;
    struct peil_item *item = rules->item;
    const char *code;

    if (has_options(item->type) && rules->scale_broken)
        return;
    if (!keys->has_scored) {
        item->scored = has_options(item->type) && item->scale->scored;
        return;
    }
    code = keys->scored ? why_not_scored(rules) : NULL;
    if (code) {
        peil_schema_error(&rules->load->schema, code, peil_value_place(rules->node, "scored"),
            PEIL_PATH_KEY(rules->path, "scored"),
            PEIL_ARGS(PEIL_TEXT("type", peil_item_type_word(item->type)),
                PEIL_TEXT("scale", item->scale ? item->scale->id : NULL)));
        return;
    }
    item->scored = keys->scored;
}

/* What the value of a scored item can be. */
static void find_bounds(struct peil_item *item)
{
    size_t i;

    if (!item->scored)
        return;
    if (item->type == PEIL_ITEM_NUMBER) {
        item->low = item->min;
        item->high = item->max;
    } else if (item->type == PEIL_ITEM_CHOICES) {
        for (i = 0; i < item->scale->count; i++) {
            const struct peil_option *option = &item->scale->options[i];

            item->low += option->scored && option->points < 0 ? option->points : 0;
            item->high += option->scored && option->points > 0 ? option->points : 0;
        }
    } else {
        item->low = item->scale->low;
        item->high = item->scale->high;
    }
}

/* Points that the item can give. */
static void check_reach(const struct rules *rules, const char *key, double value, const char *code)
{
    const struct peil_item *item = rules->item;

    if (item->low <= item->high && (value < item->low || value > item->high)) {
        peil_schema_error(&rules->load->schema, code, peil_value_place(rules->node, key),
            PEIL_PATH_KEY(rules->path, key),
            PEIL_ARGS(PEIL_NUMBER("value", value), PEIL_NUMBER("min", item->low),
                PEIL_NUMBER("max", item->high)));
    }
}

static void check_target(const struct rules *rules)
{
    struct peil_loading *load = rules->load;
    const struct peil_item *item = rules->item;

    if (!item->scored) {
        if (!load->schema.failed)
            peil_warn_unused(load, rules->node, "target", rules->path);
        if (!load->schema.failed)
            peil_warn_unused(load, rules->node, "baseline", rules->path);
        return;
    }
    if (item->has_target)
        check_reach(rules, "target", item->target, "pack/target-outside");
    if (item->has_baseline)
        check_reach(rules, "baseline", item->baseline, "pack/baseline-outside");
    if (item->not_applicable_allowed && load->pack->scoring.not_applicable == PEIL_NA_TARGET &&
        !peil_node_get(rules->node, "target")) {
        peil_schema_error(
            &load->schema, "pack/target-missing", item->place, rules->path, PEIL_NO_ARGS);
    }
}

struct not_applicable {
    const struct peil_node *reasons;
};

static const struct peil_field not_applicable_fields[] = {
    {.key = "reasons",
        .type = PEIL_FIELD_NODE,
        .offset = offsetof(struct not_applicable, reasons),
        .required = true},
    {0}};

static void read_not_applicable(const struct rules *rules)
{
    struct peil_loading *load = rules->load;
    const struct peil_node *node = rules->keys->not_applicable;
    const struct peil_path *path = PEIL_PATH_KEY(rules->path, "not_applicable");
    struct not_applicable read = {0};

    if (!node)
        return;
    if (peil_node_type(node) != PEIL_NODE_MAP) {
        peil_schema_bool(&load->schema, node, path, &rules->item->not_applicable_allowed);
        return;
    }
    rules->item->not_applicable_allowed = true;
    peil_schema_read(&load->schema, node, not_applicable_fields, path, &read);
    if (read.reasons) {
        peil_load_term_list(load, read.reasons, PEIL_PATH_KEY(path, "reasons"), PEIL_TERM_PLAIN,
            &rules->item->reasons, &rules->item->reason_count);
    }
}

void peil_load_item_type(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_item_keys *keys, const struct peil_scale *scale,
    bool scale_broken, struct peil_item *item)
{
    struct rules rules = {.load = load,
        .node = node,
        .path = path,
        .keys = keys,
        .item = item,
        .scale_broken = scale_broken};

    check_keys(&rules);
    find_scale(&rules, scale);
    if (item->type == PEIL_ITEM_MATRIX)
        read_rows(&rules);
    check_range(&rules);
    find_scored(&rules);
    find_bounds(item);
    read_not_applicable(&rules);
    check_target(&rules);
    if (keys->knockout && (!has_options(item->type) || !rules.scale_broken))
        peil_load_knockout(load, keys->knockout, PEIL_PATH_KEY(path, "knockout"), item);
}
