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

/* The text of a map by language that fits the reader best, and its language. */
static const char *choose(
    struct peil_report *r, const struct peil_node *map, const char *fallback, const char **found)
{
    struct peil_text_variant variants[MOST_LANGUAGES];
    struct peil_text text = {variants, 0};

    for (size_t i = 0; i < peil_node_count(map) && text.count < MOST_LANGUAGES; i++) {
        const struct peil_node *value = peil_node_at(map, i);

        if (peil_node_type(value) == PEIL_NODE_STRING) {
            variants[text.count++] =
                (struct peil_text_variant){peil_node_key(map, i), peil_node_as_text(value, NULL)};
        }
    }
    return peil_text_get(&text, r->asked, fallback, found);
}

/* Whether a text has letters: a dash or a number is of no language. */
static bool has_letters(const char *text)
{
    for (; *text; text++)
        if ((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z'))
            return true;
    return false;
}

static bool is_same(const char *a, const char *b)
{
    return a && strcmp(a, b) == 0;
}

/* Whether it is what whoever filled in wrote, of which nobody knows the language. */
static bool is_written(const struct peil_report *r, const char *text)
{
    const struct peil_answers *answers = r->answers;

    for (size_t i = 0; answers && i < r->pack->subject_field_count; i++)
        if (is_same(answers->subject[i], text))
            return true;
    for (size_t i = 0; answers && i < r->pack->item_count; i++)
        if (is_same(answers->answers[i].text, text) || is_same(answers->answers[i].remark, text))
            return true;
    return false;
}

/*
 * What a text comes to, and in which language: one by language, or a text alone, which is in that
 * of the pack. False for what is no text.
 */
static bool take_text(struct peil_report *r, const struct peil_node *node, const char *fallback,
    const char **text, const char **found)
{
    *found = NULL;
    if (peil_node_type(node) == PEIL_NODE_STRING) {
        *text = peil_node_as_text(node, NULL);
        if (has_letters(*text) && !peil_text_same_language(r->language, fallback) &&
            !is_written(r, *text))
            *found = fallback;
        return true;
    }
    if (peil_node_type(node) != PEIL_NODE_MAP || is_cell(node))
        return false;
    *text = choose(r, node, fallback, found);
    return true;
}

static void add_resolved(struct peil_report *r, struct peil_node *list,
    const struct peil_node *node, const char *fallback);

static struct peil_node *resolve_list(
    struct peil_report *r, const struct peil_node *node, const char *fallback)
{
    struct peil_node *list = peil_node_list(r->arena);

    for (size_t i = 0; i < peil_node_count(node); i++)
        add_resolved(r, list, peil_node_at(node, i), fallback);
    return list;
}

/* A key of a block, a table, a grid or a cell, in one language. */
static void put_resolved(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_node *node, const char *fallback)
{
    static const char *const words[] = {"tone", "anchor"};
    const char *text, *found;

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(key, words[i]) == 0) {
            peil_node_set(r->arena, map, key, peil_node_clone(r->arena, node));
            return;
        }
    if (take_text(r, node, fallback, &text, &found))
        peil_report_put_marked(r, map, key, text, found);
    else
        peil_node_set(r->arena, map, key,
            peil_node_type(node) == PEIL_NODE_LIST ? resolve_list(r, node, fallback)
                                                   : peil_node_clone(r->arena, node));
}

/* A map with a part under each of its keys: a table, a grid, or a cell that is more than a text. */
static struct peil_node *resolve_map(
    struct peil_report *r, const struct peil_node *node, const char *fallback)
{
    struct peil_node *map = peil_node_map(r->arena);

    for (size_t i = 0; i < peil_node_count(node); i++)
        put_resolved(r, map, peil_node_key(node, i), peil_node_at(node, i), fallback);
    return map;
}

static void add_resolved(struct peil_report *r, struct peil_node *list,
    const struct peil_node *node, const char *fallback)
{
    const char *text, *found;

    if (take_text(r, node, fallback, &text, &found))
        peil_add_marked(r, list, text, found);
    else if (peil_node_type(node) == PEIL_NODE_LIST)
        peil_node_add(r->arena, list, resolve_list(r, node, fallback));
    else if (peil_node_type(node) == PEIL_NODE_MAP)
        peil_node_add(r->arena, list, resolve_map(r, node, fallback));
    else
        peil_node_add(r->arena, list, peil_node_clone(r->arena, node));
}

static void put_part(struct peil_report *r, struct peil_node *map, const struct peil_node *block,
    const char *key, const char *fallback)
{
    const struct peil_node *part = peil_node_get(block, key);
    bool is_table = strcmp(key, "table") == 0 || strcmp(key, "grid") == 0;

    if (is_table && peil_node_type(part) == PEIL_NODE_MAP)
        peil_node_set(r->arena, map, key, resolve_map(r, part, fallback));
    else if (peil_node_type(part) != PEIL_NODE_NULL)
        put_resolved(r, map, key, part, fallback);
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
