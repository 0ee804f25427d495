/*
 * Blocks: from a declaration with functions in it to a node of the document.
 */
#include <string.h>

#include "core/script/blocks.h"
#include "core/script/inside.h"

static const char *const table_keys[] = {"caption", "columns", "rows", NULL};
static const char *const grid_keys[] = {
    "caption", "row_title", "column_title", "columns", "rows", "cells", NULL};

const struct peil_block_key peil_block_keys[] = {{"heading", PEIL_BLOCK_TEXT, NULL},
    {"text", PEIL_BLOCK_TEXT, NULL}, {"list", PEIL_BLOCK_LIST, NULL},
    {"table", PEIL_BLOCK_TABLE, table_keys}, {"grid", PEIL_BLOCK_GRID, grid_keys}, {0}};

/* ---- shapes ----------------------------------------------------------------------------- */

bool peil_block_is_text(const struct peil_node *node)
{
    if (peil_node_type(node) == PEIL_NODE_STRING)
        return true;
    if (peil_node_type(node) != PEIL_NODE_MAP || peil_node_count(node) == 0)
        return false;
    for (size_t i = 0; i < peil_node_count(node); i++)
        if (peil_node_type(peil_node_at(node, i)) != PEIL_NODE_STRING)
            return false;
    return true;
}

/* A cell of more than a text: {label, text, current, possible}. */
static bool is_cell_map(const struct peil_node *node)
{
    if (peil_node_type(node) != PEIL_NODE_MAP || !peil_node_get(node, "label"))
        return false;
    for (size_t i = 0; i < peil_node_count(node); i++) {
        const char *key = peil_node_key(node, i);
        const struct peil_node *value = peil_node_at(node, i);
        bool words = strcmp(key, "label") == 0 || strcmp(key, "text") == 0;
        bool place = strcmp(key, "current") == 0 || strcmp(key, "possible") == 0;

        if (words ? !peil_block_is_text(value) : !place || peil_node_type(value) != PEIL_NODE_BOOL)
            return false;
    }
    return true;
}

static bool is_cell(const struct peil_node *node)
{
    return peil_node_type(node) == PEIL_NODE_NUMBER || peil_block_is_text(node) ||
           is_cell_map(node);
}

static bool is_maybe_text(const struct peil_node *node)
{
    return !node || peil_block_is_text(node);
}

static bool is_list(const struct peil_node *node, bool (*is)(const struct peil_node *))
{
    if (peil_node_type(node) != PEIL_NODE_LIST)
        return false;
    for (size_t i = 0; i < peil_node_count(node); i++)
        if (!is(peil_node_at(node, i)))
            return false;
    return true;
}

static bool is_cells(const struct peil_node *node)
{
    return is_list(node, is_cell);
}

/* Rows of cells; where there are columns, as many in each row. */
static bool is_rows(const struct peil_node *node, const struct peil_node *columns)
{
    if (!is_list(node, is_cells))
        return false;
    for (size_t i = 0; columns && i < peil_node_count(node); i++)
        if (peil_node_count(peil_node_at(node, i)) != peil_node_count(columns))
            return false;
    return true;
}

/* What is wrong with a table or grid; NULL for nothing. */
static const char *wrong_table(const struct peil_node *node, bool grid)
{
    const struct peil_node *caption = peil_node_get(node, "caption");
    const struct peil_node *columns = peil_node_get(node, "columns");
    const struct peil_node *rows = peil_node_get(node, "rows");
    const struct peil_node *cells = peil_node_get(node, "cells");

    if (peil_node_type(node) != PEIL_NODE_MAP)
        return "wants a table with `columns` and `rows`";
    if (caption && !peil_block_is_text(caption))
        return "wants a text as `caption`";
    if (grid && !is_maybe_text(peil_node_get(node, "row_title")))
        return "wants a text as `row_title`";
    if (grid && !is_maybe_text(peil_node_get(node, "column_title")))
        return "wants a text as `column_title`";
    if (columns ? !is_list(columns, peil_block_is_text) : grid)
        return "wants a list of texts as `columns`";
    if (!grid)
        return rows && is_rows(rows, columns)
                   ? NULL
                   : "wants a list of rows as `rows`, each a list with a cell for each column";
    if (!rows || !is_list(rows, peil_block_is_text))
        return "wants a list of texts as `rows`";
    if (!cells || !is_rows(cells, columns) || peil_node_count(cells) != peil_node_count(rows))
        return "wants a list as `cells`: for each row, a list with a cell for each column";
    return NULL;
}

static const char *wrong_shape(const struct peil_node *node, enum peil_block_shape shape)
{
    switch (shape) {
    case PEIL_BLOCK_TEXT:
        return peil_block_is_text(node) ? NULL : "wants a text";
    case PEIL_BLOCK_LIST:
        return is_list(node, is_cell) ? NULL : "wants a list of texts and numbers";
    case PEIL_BLOCK_TABLE:
        return wrong_table(node, false);
    case PEIL_BLOCK_GRID:
        return wrong_table(node, true);
    }
    return NULL;
}

/* ---- making ----------------------------------------------------------------------------- */

/* Replaces the function on top of the stack by what it answers; false where it stays one. */
static bool resolve(lua_State *L, bool run)
{
    if (lua_type(L, -1) != LUA_TFUNCTION)
        return true;
    if (peil_is_walker(L, -1))
        return peil_state_fail(L, "a block cannot hold what walks through something");
    if (!run)
        return false;
    lua_call(L, 0, 1);
    return true;
}

/* Raises an error for a key of the table at `index` that is none of the known ones. */
static void check_parts(
    lua_State *L, const struct peil_block_key *key, int index, const struct peil_function *function)
{
    bool odd;
    lua_Integer count = peil_push_sorted_keys(L, index, &odd);
    int keys = lua_gettop(L);

    for (lua_Integer at = 1; at <= count; at++) {
        const char *name = lua_rawgeti(L, keys, at) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
        size_t i = 0;

        while (name && key->parts[i] && strcmp(name, key->parts[i]) != 0)
            i++;
        if (!name || !key->parts[i])
            peil_bad_value(
                L, function, "`%s` has no key %s", key->name, name ? name : peil_value_word(L, -1));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/*
 * Replaces the table on top by one whose known keys hold values, in a fixed order. False where
 * something in it is still a function.
 */
static bool resolve_parts(
    lua_State *L, const struct peil_block_key *key, bool run, const struct peil_function *function)
{
    bool whole = true;
    int from, to;

    peil_push_contents(L, -1);
    from = lua_gettop(L);
    check_parts(L, key, from, function);
    lua_createtable(L, 0, 4);
    to = lua_gettop(L);
    for (size_t i = 0; key->parts[i]; i++) {
        lua_pushstring(L, key->parts[i]);
        lua_pushvalue(L, -1);
        (void)lua_rawget(L, from);
        if (resolve(L, run)) {
            lua_rawset(L, to);
        } else {
            whole = false;
            lua_pop(L, 2);
        }
    }
    return whole;
}

/* Adds one key of the declaration at index 1 to the block. */
static void make_key(lua_State *L, const struct peil_function *function,
    const struct peil_block_key *key, struct peil_block_making *making)
{
    const struct peil_node *node;
    const char *wrong;
    bool whole = true;

    lua_settop(L, 1);
    lua_pushstring(L, key->name);
    (void)lua_rawget(L, 1);
    if (!resolve(L, making->run) || lua_type(L, -1) == LUA_TNIL)
        return;
    if (key->parts && lua_type(L, -1) == LUA_TTABLE)
        whole = resolve_parts(L, key, making->run, function);
    if (!whole)
        return;
    node = peil_to_node(L, -1, making->arena);
    wrong = wrong_shape(node, key->shape);
    if (wrong)
        peil_bad_value(L, function, "`%s` %s", key->name, wrong);
    peil_node_set(making->arena, making->map, key->name, peil_node_clone(making->arena, node));
}

void peil_block_make(
    lua_State *L, const struct peil_function *function, struct peil_block_making *making)
{
    making->map = peil_node_map(making->arena);
    for (const struct peil_block_key *key = peil_block_keys; key->name; key++)
        make_key(L, function, key, making);
}

static int run_block(lua_State *L)
{
    struct peil_calling *calling = peil_state_data(L);

    lua_settop(L, 0);
    peil_push_function(L, calling->function);
    peil_block_make(L, calling->function, calling->more);
    return 0;
}

int peil_scripts_make_block(const struct peil_node **out, struct peil_scripts *scripts,
    size_t block, struct peil_arena *arena, struct peil_diags *diags)
{
    struct peil_block_entry *entry = scripts->blocks[block];
    struct peil_block_making making = {.arena = arena, .run = true};
    struct peil_calling calling = {.scripts = scripts, .function = &entry->make, .more = &making};
    bool shows;
    int status;

    *out = NULL;
    status = peil_scripts_test_block(&shows, scripts, block, diags);
    if (status != PEIL_OK || !shows)
        return status;
    status = peil_call(&calling, run_block, diags);
    if (status == PEIL_OK && peil_arena_failed(arena))
        status = PEIL_ENOMEM;
    if (status == PEIL_OK && peil_node_count(making.map) > 0)
        *out = making.map;
    return status;
}
