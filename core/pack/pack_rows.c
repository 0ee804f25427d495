/*
 * Rows of a matrix that something else names: a knock-out, or the link to a concept.
 */
#include <string.h>

#include "core/pack/loading.h"
#include "core/pack/schema_values.h"

static void unknown_row(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, const struct peil_item *item, const char *id)
{
    size_t most = peil_schema_words(&load->schema, item->row_count);
    const char **words = peil_arena_array(load->tree, most + 1, sizeof(*words));
    size_t found = 0;

    for (size_t i = 0; words && i < most; i++)
        if (item->rows[i].id)
            words[found++] = item->rows[i].id;
    if (words) {
        peil_schema_unknown(
            &load->schema, "pack/unknown-row", peil_node_place(node), path, id, words);
    }
}

static size_t find_row(const struct peil_item *item, const char *id)
{
    for (size_t i = 0; i < item->row_count; i++)
        if (item->rows[i].id && strcmp(item->rows[i].id, id) == 0)
            return i;
    return PEIL_NONE;
}

const bool *peil_load_row_marks(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_item *item)
{
    bool *marks;

    if (!item || item->type != PEIL_ITEM_MATRIX) {
        peil_schema_error(
            &load->schema, "pack/rows-need-matrix", peil_node_place(list), path, PEIL_NO_ARGS);
        return NULL;
    }
    marks = peil_arena_array(load->schema.arena, item->row_count + 1, sizeof(*marks));
    if (!marks || !peil_schema_list(&load->schema, list, path))
        return NULL;
    peil_check_unique(load, list, NULL, path);
    /* Where the matrix has no rows, that was reported. */
    for (size_t i = 0; item->row_count > 0 && i < peil_node_count(list); i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const struct peil_path *here = PEIL_PATH_AT(path, i);
        const char *id;
        size_t row;

        if (!peil_schema_scalar(&load->schema, node, here, &id))
            continue;
        row = find_row(item, id);
        if (row == PEIL_NONE)
            unknown_row(load, node, here, item, id);
        else
            marks[row] = true;
    }
    return marks;
}
