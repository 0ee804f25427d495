/*
 * Reads any bytes as a tree on the wire: what is taken is clean, within the limits, and written
 * again as the same bytes.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/base/utf8.h"
#include "core/format/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define DEPTH 6
#define NODES 200

static void require(int holds)
{
    if (!holds)
        abort();
}

static size_t check(const struct peil_node *node, size_t depth)
{
    size_t length;
    const char *text = peil_node_as_text(node, &length);
    size_t nodes = 1;

    require(depth <= DEPTH + 1 && isfinite(peil_node_as_number(node)));
    require(strlen(text) == length && peil_utf8_check(text, length) == length);
    for (size_t i = 0; i < peil_node_count(node); i++) {
        const char *key = peil_node_key(node, i);

        require(!key || peil_utf8_check(key, strlen(key)) == strlen(key));
        require(!key || peil_node_get(node, key) == peil_node_at(node, i));
        nodes += check(peil_node_at(node, i), depth + 1);
    }
    return nodes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_arena *arena = peil_arena_new();
    struct peil_buf again = PEIL_BUF_EMPTY;
    char *bytes = malloc(size == 0 ? 1 : size);
    const struct peil_node *root = NULL;
    int status;

    require(bytes && arena);
    if (size > 0)
        memcpy(bytes, data, size);
    limits.depth = DEPTH;
    limits.nodes = NODES;
    status = peil_wire_read(&root, arena, bytes, size, &limits);
    require(status == PEIL_OK || status == PEIL_EINPUT);
    require((status == PEIL_OK) == (root != NULL));
    if (root) {
        require(check(root, 1) <= NODES);
        peil_wire_write(&again, root);
        require(!peil_buf_failed(&again));
        require(again.length == size && memcmp(again.data, bytes, size) == 0);
    }
    peil_buf_dispose(&again);
    peil_arena_free(arena);
    free(bytes);
    return 0;
}
