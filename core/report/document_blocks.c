/*
 * Blocks that scripts add to a result. Their texts may be maps by language; the document gets the
 * one for its reader.
 */
#include <string.h>

#include "core/eval/advice.h"
#include "core/report/decisions.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* Most languages of one text. */
#define MOST_LANGUAGES 32

/* The keys of a cell that is more than a text. */
static bool is_cell(const struct peil_node *map)
{
    return peil_node_get(map, "text") || peil_node_get(map, "label");
}

/* The text of a map by language that fits the reader best. */
static struct peil_node *choose(
    struct peil_report *r, const struct peil_node *map, const char *fallback)
{
    struct peil_text_variant variants[MOST_LANGUAGES];
    struct peil_text text = {variants, 0};
    const char *chosen;

    for (size_t i = 0; i < peil_node_count(map) && text.count < MOST_LANGUAGES; i++) {
        const struct peil_node *value = peil_node_at(map, i);

        if (peil_node_type(value) == PEIL_NODE_STRING) {
            variants[text.count++] =
                (struct peil_text_variant){peil_node_key(map, i), peil_node_as_text(value, NULL)};
        }
    }
    chosen = peil_text_get(&text, r->asked, fallback, NULL);
    return peil_node_text(r->arena, chosen);
}

/* A copy in one language. */
static struct peil_node *resolve(
    struct peil_report *r, const struct peil_node *node, const char *fallback, bool is_text)
{
    struct peil_node *made;

    switch (peil_node_type(node)) {
    case PEIL_NODE_LIST:
        made = peil_node_list(r->arena);
        for (size_t i = 0; i < peil_node_count(node); i++)
            peil_node_add(r->arena, made, resolve(r, peil_node_at(node, i), fallback, true));
        return made;
    case PEIL_NODE_MAP:
        if (is_text && !is_cell(node))
            return choose(r, node, fallback);
        made = peil_node_map(r->arena);
        for (size_t i = 0; i < peil_node_count(node); i++) {
            peil_node_set(r->arena, made, peil_node_key(node, i),
                resolve(r, peil_node_at(node, i), fallback, true));
        }
        return made;
    default:
        return peil_node_clone(r->arena, node);
    }
}

static void put_part(struct peil_report *r, struct peil_node *map, const struct peil_node *block,
    const char *key, const char *fallback)
{
    const struct peil_node *part = peil_node_get(block, key);
    bool is_table = strcmp(key, "table") == 0 || strcmp(key, "grid") == 0;

    if (peil_node_type(part) != PEIL_NODE_NULL)
        peil_node_set(r->arena, map, key, resolve(r, part, fallback, !is_table));
}

void peil_report_blocks(struct peil_report *r, struct peil_node *document)
{
    static const char *const keys[] = {"heading", "text", "list", "table", "grid"};
    struct peil_node *list = peil_put_list(r, document, "blocks");

    for (size_t i = 0; i < r->pack->decision_count; i++)
        peil_report_decision_block(r, peil_add_map(r, list), &r->result->decisions[i]);
    for (size_t i = 0; i < r->result->block_count; i++) {
        const struct peil_block *block = &r->result->blocks[i];
        struct peil_node *map = peil_add_map(r, list);

        peil_put_text(r, map, "id", block->id);
        peil_put_text(r, map, "layer", peil_report_layer(r, block->layer, NULL));
        for (size_t j = 0; j < sizeof(keys) / sizeof(*keys); j++)
            put_part(r, map, block->node, keys[j], r->pack->language);
    }
}
