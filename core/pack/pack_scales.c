/*
 * Scales and their options.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/schema_values.h"

/* Most options of a scale: they are looked for one by one. */
#define OPTIONS_MOST 500

#define AT(field) offsetof(struct peil_option, field)
static const struct peil_field option_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(label), .required = true},
    {.key = "was", .type = PEIL_FIELD_ID, .offset = AT(was)},
    {.key = "points",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(points),
        .min = -PEIL_NUMBER_MOST,
        .max = PEIL_NUMBER_MOST,
        .seen_offset = AT(scored)},
    {.key = "description", .type = PEIL_FIELD_TEXT, .offset = AT(description)}, {0}};
#undef AT

/* These stand for the states of an answer. */
static bool is_reserved(const char *id)
{
    static const char *const words[] = {"unknown", "not-applicable", "blank", "skipped"};
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(words[i], id) == 0)
            return true;
    return false;
}

static void read_options(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, struct peil_scale *scale)
{
    size_t count = peil_node_count(list), i;
    struct peil_option *options;

    options = peil_arena_array(load->pack->arena, count, sizeof(*options));
    for (i = 0; options && i < count; i++) {
        const struct peil_node *node = peil_node_at(list, i);
        struct peil_option *option = &options[i];

        peil_schema_read(&load->schema, node, option_fields, PEIL_PATH_AT(path, i), option);
        if (option->id && is_reserved(option->id)) {
            peil_schema_error(&load->schema, "pack/reserved-option", peil_value_place(node, "id"),
                PEIL_PATH_AT(path, i), PEIL_ARGS(PEIL_TEXT("value", option->id)));
        }
        if (option->scored) {
            scale->low = scale->scored && scale->low < option->points ? scale->low : option->points;
            scale->high =
                scale->scored && scale->high > option->points ? scale->high : option->points;
            scale->scored = true;
        }
    }
    peil_check_unique(load, list, "id", path);
    peil_check_former(load, list, path);
    scale->options = options;
    scale->count = options ? count : 0;
}

static void read_scale(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, struct peil_scale *scale)
{
    if (!peil_schema_list(&load->schema, list, path))
        return;
    if (peil_node_count(list) < 2) {
        peil_schema_error(
            &load->schema, "pack/scale-too-short", peil_node_place(list), path, PEIL_NO_ARGS);
    }
    if (peil_node_count(list) > OPTIONS_MOST) {
        peil_schema_error(&load->schema, "pack/scale-too-long", peil_node_place(list), path,
            PEIL_ARGS(PEIL_INTEGER("most", OPTIONS_MOST)));
        return;
    }
    read_options(load, list, path, scale);
}

/* Reads the scale at `index` of the map; answers whether nothing was wrong with it. */
static bool read_entry(struct peil_loading *load, const struct peil_node *map, size_t index,
    const struct peil_path *path, struct peil_scale *scale)
{
    struct peil_schema_context *context = &load->schema;
    bool failed_before = context->failed, broken;
    const char *id = peil_node_key(map, index);

    context->failed = false;
    if (!peil_is_id(id)) {
        peil_schema_error(context, "pack/not-an-id", peil_node_key_place(map, index), path,
            PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(context, id))));
    }
    scale->id = peil_arena_text(load->pack->arena, id);
    read_scale(load, peil_node_at(map, index), PEIL_PATH_KEY(path, id), scale);
    broken = context->failed;
    context->failed = failed_before || broken;
    return !broken;
}

void peil_load_scales(struct peil_loading *load)
{
    const struct peil_node *map = load->parts.scales;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "scales");
    size_t count = peil_node_count(map), i;
    struct peil_scale *scales;

    load->scale_index = peil_index_new(load->tree, count);
    if (map && (peil_node_type(map) != PEIL_NODE_MAP || count == 0)) {
        peil_schema_error(
            &load->schema, "pack/not-a-map", peil_node_place(map), path, PEIL_NO_ARGS);
        load->scales_missing = true;
        count = 0;
    }
    scales = peil_arena_array(load->pack->arena, count + 1, sizeof(*scales));
    load->scale_notes = peil_arena_array(load->tree, count + 1, sizeof(*load->scale_notes));
    if (!scales || !load->scale_notes)
        return;
    for (i = 0; i < count; i++) {
        load->scale_notes[i].broken = !read_entry(load, map, i, path, &scales[i]);
        load->scale_notes[i].place = peil_node_key_place(map, i);
        peil_index_add(load->scale_index, scales[i].id, i);
    }
    peil_index_sort(load->scale_index, load->tree);
    load->pack->scales = scales;
    load->pack->scale_count = count;
}

/* Reports a scale that is not there. */
static void unknown_scale(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const char *id)
{
    size_t most = peil_schema_words(&load->schema, load->pack->scale_count), i;
    const char **words = peil_arena_array(load->tree, most + 1, sizeof(*words));

    for (i = 0; words && i < most; i++)
        words[i] = load->pack->scales[i].id;
    if (words) {
        peil_schema_unknown(
            &load->schema, "pack/unknown-scale", peil_node_place(node), path, id, words);
    }
}

void peil_load_unknown_option(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_scale *scale, const char *id)
{
    size_t most = peil_schema_words(&load->schema, scale->count), i;
    const char **words = peil_arena_array(load->tree, most + 1, sizeof(*words));

    for (i = 0; words && i < most; i++)
        words[i] = scale->options[i].id;
    if (words) {
        peil_schema_unknown(
            &load->schema, "pack/unknown-option", peil_node_place(node), path, id, words);
    }
}

const struct peil_scale *peil_load_scale(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool *broken)
{
    const char *id;
    size_t at;

    *broken = true;
    if (!peil_schema_scalar(&load->schema, node, path, &id))
        return NULL;
    at = peil_index_find(load->scale_index, id);
    if (at == SIZE_MAX) {
        if (!load->scales_missing)
            unknown_scale(load, node, path, id);
        return NULL;
    }
    load->scale_notes[at].used = true;
    *broken = load->scale_notes[at].broken;
    return &load->pack->scales[at];
}

void peil_check_scales(struct peil_loading *load)
{
    size_t i;

    /* After an error something that names it may not have been read. */
    for (i = 0; !load->schema.failed && i < load->pack->scale_count; i++) {
        const char *id = load->pack->scales[i].id;

        if (!load->scale_notes[i].used) {
            peil_schema_warning(&load->schema, "pack/unused-scale", load->scale_notes[i].place,
                PEIL_PATH_KEY(PEIL_PATH_KEY(NULL, "scales"), id),
                PEIL_ARGS(PEIL_TEXT("value", id)));
        }
    }
}
