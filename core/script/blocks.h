/*
 * How a block is made, for its declaration and for its result.
 */
#ifndef PEIL_SCRIPT_BLOCKS_H
#define PEIL_SCRIPT_BLOCKS_H

#include "core/script/host.h"

enum peil_block_shape {
    PEIL_BLOCK_TEXT,
    PEIL_BLOCK_LIST,
    PEIL_BLOCK_TABLE,
    PEIL_BLOCK_GRID
};
struct peil_block_key {
    const char *name;
    enum peil_block_shape shape;
    const char *const *parts; /* keys of what it holds, ending in NULL; NULL for none */
};
extern const struct peil_block_key peil_block_keys[]; /* ends with a NULL name */

struct peil_block_making {
    struct peil_arena *arena;
    bool run; /* functions; else they are passed over, to look at the rest */
    struct peil_node *map;
};

/* Makes a node of the declaration at index 1. Raises what is wrong. Inside a call. */
void peil_block_make(
    lua_State *L, const struct peil_function *function, struct peil_block_making *making);

/* Whether a node is a text, or a map of texts by language. */
bool peil_block_is_text(const struct peil_node *node);

/* Whether a block shows. As peil_scripts_test_rule. */
int peil_scripts_test_block(
    bool *shows, struct peil_scripts *scripts, size_t block, struct peil_diags *diags);

#endif
