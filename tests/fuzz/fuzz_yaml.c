/*
 * YAML from bytes, by both text rules. Whatever comes in, the answer and the diagnostics have to
 * agree, and a tree that came out has to survive being written as JSON and read again.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/base/status.h"
#include "core/format/json.h"
#include "core/format/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_places(const struct peil_diags *diags)
{
    for (size_t i = 0; i < peil_diags_count(diags); i++) {
        const struct peil_diag *diag = peil_diags_at(diags, i);

        require(diag->line > 0 && diag->column > 0);
    }
}

static void check_tree(const struct peil_node *root)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_arena *arena = peil_arena_new();
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct peil_source source = {.name = "again", .first_line = 1};
    const struct peil_node *again = NULL;

    require(peil_node_type(root) == PEIL_NODE_MAP);
    peil_json_write(&text, root, 1);
    source.bytes = text.data;
    source.length = text.length;
    require(peil_json_read(&again, arena, &source, &limits, PEIL_TEXT_PACK, NULL) == PEIL_OK);
    require(peil_node_equal(root, again));
    peil_buf_dispose(&text);
    peil_arena_free(arena);
}

static void read_by(const uint8_t *data, size_t size, enum peil_text_rule rule)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_source source = {
        .name = "fuzz", .bytes = (const char *)data, .length = size, .first_line = 1};
    const struct peil_node *root = NULL;
    int status = peil_yaml_read(&root, arena, &source, &limits, rule, diags);

    require(status == PEIL_OK || status == PEIL_EINPUT);
    require((status == PEIL_OK) == (root != NULL));
    require((status == PEIL_OK) == (peil_diags_errors(diags) == 0));
    check_places(diags);
    if (root)
        check_tree(root);
    peil_diags_free(diags);
    peil_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_by(data, size, PEIL_TEXT_PACK);
    read_by(data, size, PEIL_TEXT_ANSWERS);
    return 0;
}
