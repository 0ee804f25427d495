/*
 * What of scripts failed, between processes.
 */
#include <string.h>

#include "core/eval/advice.h"
#include "core/eval/result_wire.h"
#include "core/script/scripts.h"

/* Most that are taken over of one result. */
#define MOST_ERRORS 10000

struct peil_node *peil_result_errors_node(
    struct peil_arena *arena, const struct peil_result *result)
{
    struct peil_node *list;

    if (result->error_count == 0)
        return NULL;
    list = peil_node_list(arena);
    for (size_t i = 0; i < result->error_count; i++) {
        const struct peil_script_error *error = &result->errors[i];
        struct peil_node *map = peil_node_map(arena);

        peil_node_set_number(arena, map, "part", error->part);
        peil_node_set_text(arena, map, "code", error->code);
        peil_node_set_text(arena, map, "message", error->message);
        peil_node_set_text(arena, map, "file", error->file);
        peil_node_set_number(arena, map, "line", error->line);
        peil_node_set_text(arena, map, "what", error->what);
        if (error->layer) {
            peil_node_set_number(arena, map, "kind", error->layer->kind);
            peil_node_set_text(arena, map, "layer", error->layer->name);
        }
        peil_node_add(arena, list, map);
    }
    return list;
}

/* A whole number from 0 to `most`; false where it is none. */
static bool whole(const struct peil_node *map, const char *key, double most, uint32_t *out)
{
    const struct peil_node *node = peil_node_get(map, key);
    double number = peil_node_as_number(node);

    if (peil_node_type(node) != PEIL_NODE_NUMBER || !(number >= 0 && number <= most))
        return false;
    *out = (uint32_t)number;
    return true;
}

static const char *keep(struct peil_arena *arena, const struct peil_node *map, const char *key)
{
    return peil_arena_text(arena, peil_node_get_text(map, key));
}

static bool read_error(
    struct peil_script_error *error, struct peil_arena *arena, const struct peil_node *map)
{
    struct peil_layer *layer = NULL;
    uint32_t part = 0, kind = 0;

    if (!whole(map, "part", PEIL_FAILED_CONDITION, &part) ||
        !whole(map, "line", UINT32_MAX, &error->line) || !peil_node_get_text(map, "code"))
        return false;
    if (peil_node_get_text(map, "layer")) {
        layer = peil_arena_alloc(arena, sizeof(*layer));
        if (!layer || !whole(map, "kind", PEIL_LAYER_EXTENSION, &kind))
            return false;
        layer->kind = (enum peil_layer_kind)kind;
        layer->name = keep(arena, map, "layer");
    }
    error->part = (enum peil_failed_part)part;
    error->code = keep(arena, map, "code");
    error->message = keep(arena, map, "message");
    error->file = keep(arena, map, "file");
    error->what = keep(arena, map, "what");
    error->layer = layer;
    return true;
}

int peil_result_errors_read(
    struct peil_result *result, struct peil_arena *arena, const struct peil_node *list)
{
    size_t count = peil_node_count(list);
    struct peil_script_error *errors = NULL;

    if (count > MOST_ERRORS)
        return PEIL_EINPUT;
    if (count > 0)
        errors = peil_arena_array(arena, count, sizeof(*errors));
    for (size_t i = 0; errors && i < count; i++)
        if (!read_error(&errors[i], arena, peil_node_at(list, i)))
            return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    result->errors = errors;
    result->error_count = errors ? count : 0;
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}
