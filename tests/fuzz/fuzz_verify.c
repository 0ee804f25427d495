/*
 * A stored result and one that was made anew, a line each, from bytes: looking at the first and
 * comparing them ends, a document agrees with itself, and what differs is not passed over.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/status.h"
#include "core/format/json.h"
#include "core/report/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static const struct peil_node *read_one(struct peil_arena *arena, const struct peil_source *source)
{
    struct peil_limits limits = PEIL_LIMITS;
    const struct peil_node *node = NULL;

    if (peil_json_read(&node, arena, source, &limits, PEIL_TEXT_STORED, NULL) != PEIL_OK)
        return NULL;
    return peil_node_type(node) == PEIL_NODE_MAP ? node : NULL;
}

/* The errors of comparing two documents. */
static size_t compare(const struct peil_node *stored, const struct peil_node *computed)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    size_t errors;

    require(arena && diags);
    require(peil_report_verify(arena, stored, computed, diags) == PEIL_OK);
    errors = peil_diags_errors(diags);
    peil_diags_free(diags);
    peil_arena_free(arena);
    return errors;
}

/* Whether a document has none of the parts that are compared in a way of their own. */
static bool is_plain(const struct peil_node *document)
{
    static const char *const keys[] = {"packs", "warnings", "seal", "engine", "digests"};

    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (peil_node_get(document, keys[i]))
            return false;
    return true;
}

static void look_at(
    struct peil_arena *arena, const struct peil_node *stored, const struct peil_source *source)
{
    struct peil_diags *diags = peil_diags_new(0);

    require(diags != NULL);
    if (peil_node_type(peil_node_get(stored, "answers")) == PEIL_NODE_MAP)
        require(peil_report_verify_alone(arena, stored, source, diags) == PEIL_OK);
    peil_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct peil_source whole = {
        .name = "fuzz", .bytes = (const char *)data, .length = size, .first_line = 1};
    struct peil_arena *arena = peil_arena_new();
    const struct peil_node *read[2] = {NULL, NULL};
    struct peil_source record;
    size_t offset = 0, count = 0;
    uint32_t line = 1;

    while (count < 2 && peil_ndjson_next(&whole, &offset, &line, &record)) {
        read[count] = read_one(arena, &record);
        if (read[count])
            look_at(arena, read[count], &record);
        count++;
    }
    if (read[0] && is_plain(read[0]))
        require(compare(read[0], read[0]) == 0);
    if (read[0] && read[1]) {
        size_t errors = compare(read[0], read[1]);

        if (is_plain(read[0]) && is_plain(read[1]))
            require((errors == 0) <= peil_node_equal(read[0], read[1]));
    }
    peil_arena_free(arena);
    return 0;
}
