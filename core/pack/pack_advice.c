/*
 * What a vocabulary advises for its concepts, by level.
 */
#include <string.h>

#include "core/pack/links.h"
#include "core/pack/loading.h"

struct advice {
    struct peil_text text, ask;
    const struct peil_node *actor, *references;
};

#define AT(field) offsetof(struct advice, field)
static const struct peil_field advice_fields[] = {
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(text), .required = true},
    {.key = "ask", .type = PEIL_FIELD_TEXT, .offset = AT(ask)},
    {.key = "actor", .type = PEIL_FIELD_NODE, .offset = AT(actor)},
    {.key = "references", .type = PEIL_FIELD_NODE, .offset = AT(references)}, {0}};
#undef AT

static void read_advice(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_base_advice *out)
{
    struct peil_naming naming = peil_load_naming(load);
    struct advice advice = {0};

    out->place = peil_value_place(node, "text");
    if (!peil_schema_read(&load->schema, node, advice_fields, path, &advice))
        return;
    out->text = advice.text;
    out->ask = advice.ask;
    if (advice.actor) {
        peil_find_actors(
            &naming, advice.actor, PEIL_PATH_KEY(path, "actor"), &out->actors, &out->actor_count);
    }
    if (advice.references) {
        peil_find_references(&naming, advice.references, PEIL_PATH_KEY(path, "references"),
            &out->references, &out->reference_count);
    }
}

/* The level with an id; their number where there is none. */
static size_t find_level(const struct peil_vocabulary *vocabulary, const char *id)
{
    size_t i;

    for (i = 0; i < vocabulary->level_count; i++)
        if (vocabulary->levels[i].id && strcmp(vocabulary->levels[i].id, id) == 0)
            break;
    return i;
}

static void report_level(struct peil_loading *load, const struct peil_vocabulary *vocabulary,
    const char *id, struct peil_place place, const struct peil_path *path)
{
    size_t count = vocabulary->level_count, i;
    const char **words = peil_arena_array(load->tree, count + 1, sizeof(*words));

    for (i = 0; i < count; i++)
        if (!vocabulary->levels[i].id)
            return; /* it may be that one */
    for (i = 0; words && i < count; i++)
        words[i] = vocabulary->levels[i].id;
    if (words && count > 0)
        peil_schema_unknown(&load->schema, "pack/unknown-level", place, path, id, words);
}

const struct peil_base_advice *peil_load_advice(struct peil_loading *load,
    const struct peil_node *node, const struct peil_path *path,
    const struct peil_vocabulary *vocabulary)
{
    size_t count = vocabulary->level_count, i;
    struct peil_base_advice *advice;

    if (peil_node_type(node) != PEIL_NODE_MAP) {
        peil_schema_error(
            &load->schema, "pack/not-a-map", peil_node_place(node), path, PEIL_NO_ARGS);
        return NULL;
    }
    advice = peil_arena_array(load->pack->arena, count, sizeof(*advice));
    for (i = 0; advice && i < peil_node_count(node); i++) {
        const char *id = peil_node_key(node, i);
        const struct peil_path *here = PEIL_PATH_KEY(path, id);
        size_t level = find_level(vocabulary, id);

        if (level == count) {
            report_level(load, vocabulary, id, peil_node_key_place(node, i), path);
            continue;
        }
        if (level == 0) {
            peil_schema_warning(&load->schema, "pack/advice-at-best-level",
                peil_node_key_place(node, i), here, PEIL_ARGS(PEIL_TEXT("value", id)));
        }
        read_advice(load, peil_node_at(node, i), here, &advice[level]);
    }
    return count > 0 ? advice : NULL;
}
