/*
 * JSON from bytes, by both text rules. What was read, written in each layout and read again has to
 * be equal, and has to give the same canonical bytes.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_written(
    const struct peil_node *root, const struct peil_buf *text, const struct peil_buf *canonical)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_arena *arena = peil_arena_new();
    struct peil_source source = {
        .name = "again", .bytes = text->data, .length = text->length, .first_line = 1};
    struct peil_buf again_text = PEIL_BUF_EMPTY;
    const struct peil_node *again = NULL;

    require(peil_json_read(&again, arena, &source, &limits, PEIL_TEXT_PACK, NULL) == PEIL_OK);
    require(peil_node_equal(root, again));
    peil_json_write_canonical(&again_text, again);
    require(again_text.length == canonical->length &&
            memcmp(again_text.data, canonical->data, canonical->length) == 0);
    peil_buf_dispose(&again_text);
    peil_arena_free(arena);
}

static void check_tree(const struct peil_node *root)
{
    struct peil_buf text = PEIL_BUF_EMPTY;
    struct peil_buf canonical = PEIL_BUF_EMPTY;

    peil_json_write_canonical(&canonical, root);
    require(!peil_buf_failed(&canonical));
    check_written(root, &canonical, &canonical);
    for (unsigned indent = 0; indent < 3; indent += 2) {
        peil_buf_clear(&text);
        peil_json_write(&text, root, indent);
        require(!strchr(peil_buf_string(&text), '<'));
        check_written(root, &text, &canonical);
    }
    peil_buf_dispose(&text);
    peil_buf_dispose(&canonical);
}

static void read_one(const struct peil_source *source, enum peil_text_rule rule)
{
    struct peil_limits limits = PEIL_LIMITS;
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    const struct peil_node *root = NULL;
    int status = peil_json_read(&root, arena, source, &limits, rule, diags);

    require(status == PEIL_OK || status == PEIL_EINPUT);
    require((status == PEIL_OK) == (root != NULL));
    require((status == PEIL_OK) == (peil_diags_errors(diags) == 0));
    for (size_t i = 0; i < peil_diags_count(diags); i++)
        require(peil_diags_at(diags, i)->line > 0 && peil_diags_at(diags, i)->column > 0);
    if (root)
        check_tree(root);
    peil_diags_free(diags);
    peil_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_source whole = {
        .name = "fuzz", .bytes = (const char *)data, .length = size, .first_line = 1};
    struct peil_source record;
    size_t offset = 0;
    uint32_t line = 1;

    read_one(&whole, PEIL_TEXT_PACK);
    read_one(&whole, PEIL_TEXT_ANSWERS);
    while (peil_ndjson_next(&whole, &offset, &line, &record))
        read_one(&record, PEIL_TEXT_ANSWERS);
    return 0;
}
