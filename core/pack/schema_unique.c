/*
 * Finding what stands in a list twice.
 */
#include <string.h>

#include "core/pack/index.h"
#include "core/pack/schema.h"

/* Up to so many are compared with one another; above that an index is quicker. */
#define FEW 8

static void report_twice(struct peil_schema_context *context, const char *id,
    struct peil_place first, struct peil_place second, const struct peil_path *path)
{
    peil_schema_error(context, "pack/duplicate-id", second, path,
        PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(context, id)),
            PEIL_INTEGER("first_line", first.line)));
}

/* The node that holds the id of an element; NULL where it is no text. */
static const struct peil_node *id_node(const struct peil_node *list, size_t index, const char *key)
{
    const struct peil_node *node = peil_node_at(list, index);

    if (key)
        node = peil_node_get(node, key);
    return peil_node_type(node) == PEIL_NODE_STRING ? node : NULL;
}

static void check_few(struct peil_schema_context *context, const struct peil_node *list,
    const char *key, const struct peil_path *path)
{
    size_t i, j;

    for (i = 1; i < peil_node_count(list); i++) {
        const struct peil_node *second = id_node(list, i, key);
        const char *id = peil_node_as_text(second, NULL);

        for (j = 0; second && j < i; j++) {
            const struct peil_node *first = id_node(list, j, key);

            if (first && strcmp(peil_node_as_text(first, NULL), id) == 0) {
                report_twice(context, id, peil_node_place(first), peil_node_place(second),
                    PEIL_PATH_AT(path, i));
                break;
            }
        }
    }
}

void peil_schema_unique(struct peil_schema_context *context, struct peil_arena *scratch,
    const struct peil_node *list, const char *key, const struct peil_path *path)
{
    size_t count = peil_node_count(list), at = 0, first, second, i;
    struct peil_index *index;

    if (count <= FEW) {
        check_few(context, list, key, path);
        return;
    }
    index = peil_index_new(scratch, count);
    for (i = 0; i < count; i++) {
        const struct peil_node *node = id_node(list, i, key);

        peil_index_add(index, node ? peil_node_as_text(node, NULL) : NULL, i);
    }
    peil_index_sort(index, scratch);
    while (peil_index_repeat(index, &at, &first, &second)) {
        const struct peil_node *node = id_node(list, second, key);

        report_twice(context, peil_node_as_text(node, NULL),
            peil_node_place(id_node(list, first, key)), peil_node_place(node),
            PEIL_PATH_AT(path, second));
    }
}
