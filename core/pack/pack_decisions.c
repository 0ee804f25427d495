/*
 * Reading decision tables.
 */
#include <string.h>

#include "core/pack/decision.h"
#include "core/pack/loading.h"
#include "core/pack/schema_values.h"
#include "core/pack/words.h"

struct decision {
    struct peil_decision fixed; /* what is stored as it is read */
    const struct peil_node *inputs, *outcomes;
};

#define AT(field) offsetof(struct decision, field)
static const struct peil_field decision_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(fixed.id), .required = true},
    {.key = "title", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.title), .required = true},
    {.key = "inputs", .type = PEIL_FIELD_NODE, .offset = AT(inputs), .required = true},
    {.key = "outcomes", .type = PEIL_FIELD_NODE, .offset = AT(outcomes), .required = true}, {0}};
#undef AT

struct outcome {
    struct peil_decision_outcome fixed;
    const struct peil_node *when;
    int origin;
    bool has_origin;
};

#define AT(field) offsetof(struct outcome, field)
static const struct peil_field outcome_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(fixed.id), .required = true},
    {.key = "when", .type = PEIL_FIELD_NODE, .offset = AT(when), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.label), .required = true},
    {.key = "text", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.text)},
    {.key = "origin",
        .type = PEIL_FIELD_WORD,
        .offset = AT(origin),
        .words = peil_origin_words,
        .seen_offset = AT(has_origin)},
    {.key = "source_text", .type = PEIL_FIELD_STRING, .offset = AT(fixed.source_text)},
    {.key = "source", .type = PEIL_FIELD_STRING, .offset = AT(fixed.source)}, {0}};
#undef AT

/* One table being read. */
struct reading {
    struct peil_loading *load;
    struct peil_decision *decision;
    const struct peil_path *path;
    bool broken; /* something was wrong, so nothing follows from what is not there */
};

/* Where among the inputs an item stands; PEIL_NONE where it is none. */
static size_t input_of(const struct peil_decision *decision, const char *id)
{
    for (size_t i = 0; i < decision->input_count; i++)
        if (strcmp(decision->inputs[i]->id, id) == 0)
            return i;
    return PEIL_NONE;
}

/* ---- inputs ----------------------------------------------------------------------------- */

static bool is_broken(const struct peil_loading *load, const struct peil_scale *scale)
{
    return !scale || !load->scale_notes || load->scale_notes[scale - load->pack->scales].broken;
}

/* The item that a node names; NULL after it was reported, or where nothing can be said. */
static const struct peil_item *read_input(
    struct reading *reading, const struct peil_node *node, const struct peil_path *path)
{
    struct peil_loading *load = reading->load;
    const struct peil_item *item;
    const char *id;

    if (!peil_schema_scalar(&load->schema, node, path, &id))
        return NULL;
    item = peil_pack_item(load->pack, id);
    if (!item) {
        if (!load->sections_missing && load->pack->item_ids)
            peil_schema_unknown(&load->schema, "pack/unknown-item", peil_node_place(node), path, id,
                load->pack->item_ids);
        return NULL;
    }
    if (item->type != PEIL_ITEM_CHOICE) {
        peil_schema_error(&load->schema, "pack/input-needs-choice", peil_node_place(node), path,
            PEIL_ARGS(PEIL_TEXT("value", id), PEIL_TEXT("type", peil_item_type_word(item->type))));
        return NULL;
    }
    return is_broken(load, item->scale) ? NULL : item;
}

static void read_inputs(struct reading *reading, const struct peil_node *list)
{
    struct peil_loading *load = reading->load;
    const struct peil_path *path = PEIL_PATH_KEY(reading->path, "inputs");
    struct peil_decision *decision = reading->decision;
    size_t count = peil_node_count(list);

    reading->broken = true;
    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    if (count > PEIL_DECISION_INPUTS) {
        peil_schema_error(&load->schema, "pack/too-many-inputs", peil_node_place(list), path,
            PEIL_ARGS(PEIL_INTEGER("most", PEIL_DECISION_INPUTS)));
        return;
    }
    peil_check_unique(load, list, NULL, path);
    decision->cell_count = 1;
    for (size_t i = 0; i < count; i++) {
        const struct peil_item *item =
            read_input(reading, peil_node_at(list, i), PEIL_PATH_AT(path, i));

        if (!item || input_of(decision, item->id) != PEIL_NONE)
            continue;
        decision->inputs[decision->input_count++] = item;
        if (decision->cell_count <= PEIL_DECISION_CELLS)
            decision->cell_count *= item->scale->count;
    }
    if (decision->cell_count > PEIL_DECISION_CELLS) {
        peil_schema_error(&load->schema, "pack/too-many-combinations", peil_node_place(list), path,
            PEIL_ARGS(PEIL_INTEGER("most", PEIL_DECISION_CELLS)));
        return;
    }
    reading->broken = decision->input_count < count;
}

/* ---- when ------------------------------------------------------------------------------- */

/* Marks the options that a value of `when` names: one, or a list. False where one is not known. */
static bool mark_options(struct reading *reading, const struct peil_node *node,
    const struct peil_path *path, const struct peil_scale *scale, bool *marks)
{
    struct peil_schema_context *context = &reading->load->schema;
    bool is_list = peil_node_type(node) == PEIL_NODE_LIST, good = true;
    size_t count = is_list ? peil_node_count(node) : 1;

    if (is_list && !peil_schema_list(context, node, path))
        return false;
    if (is_list)
        peil_check_unique(reading->load, node, NULL, path);
    /* A longer list has something twice, which was reported just now. */
    for (size_t i = 0; i < count && i < scale->count; i++) {
        const struct peil_node *one = is_list ? peil_node_at(node, i) : node;
        const struct peil_path *here = is_list ? PEIL_PATH_AT(path, i) : path;
        const char *id = NULL;
        size_t option = PEIL_NONE;

        if (peil_schema_scalar(context, one, here, &id)) {
            option = peil_scale_option(scale, id);
            if (option == PEIL_NONE)
                peil_load_unknown_option(reading->load, one, here, scale, id);
        }
        good = good && option != PEIL_NONE;
        if (option != PEIL_NONE)
            marks[option] = true;
    }
    return good;
}

static void unknown_input(
    struct reading *reading, const struct peil_node *map, size_t at, const struct peil_path *path)
{
    const struct peil_decision *decision = reading->decision;
    const char *words[PEIL_DECISION_INPUTS + 1] = {NULL};

    for (size_t i = 0; i < decision->input_count; i++)
        words[i] = decision->inputs[i]->id;
    peil_schema_unknown(&reading->load->schema, "pack/unknown-input", peil_node_key_place(map, at),
        path, peil_node_key(map, at), words);
}

/* For which options of each input an outcome holds: all, where `when` leaves the input out. */
static bool read_when(struct reading *reading, const struct peil_node *map,
    const struct peil_path *path, struct peil_decision_outcome *outcome)
{
    struct peil_loading *load = reading->load;
    const struct peil_decision *decision = reading->decision;
    bool *holds[PEIL_DECISION_INPUTS] = {NULL};
    bool good = true;

    if (peil_node_type(map) != PEIL_NODE_MAP) {
        peil_schema_error(
            &load->schema, "pack/not-a-map", peil_node_place(map), path, PEIL_NO_ARGS);
        return false;
    }
    for (size_t i = 0; i < decision->input_count; i++) {
        size_t count = decision->inputs[i]->scale->count;
        bool named = peil_node_get(map, decision->inputs[i]->id) != NULL;

        holds[i] = peil_arena_array(load->pack->arena, count, sizeof(bool));
        if (!holds[i])
            return false;
        outcome->holds[i] = holds[i];
        for (size_t option = 0; option < count; option++)
            holds[i][option] = !named;
    }
    for (size_t i = 0; i < peil_node_count(map); i++) {
        const char *key = peil_node_key(map, i);
        const struct peil_path *here = PEIL_PATH_KEY(path, key);
        size_t input = input_of(decision, key);

        if (input == PEIL_NONE) {
            /* An input that could not be read may be the one that is meant. */
            if (!reading->broken)
                unknown_input(reading, map, i, here);
            good = false;
        } else {
            good = mark_options(reading, peil_node_at(map, i), here, decision->inputs[input]->scale,
                       holds[input]) &&
                   good;
        }
    }
    return good;
}

/* ---- a table ---------------------------------------------------------------------------- */

/* False where no more can be concluded from the table. */
static bool read_outcome(struct reading *reading, const struct peil_node *node,
    const struct peil_path *path, struct peil_decision_outcome *out)
{
    struct peil_loading *load = reading->load;
    struct outcome outcome = {0};

    if (!peil_schema_read(&load->schema, node, outcome_fields, path, &outcome))
        return false;
    peil_check_source_text(load, node, path, outcome.has_origin, outcome.origin);
    *out = outcome.fixed;
    out->origin = (enum peil_origin)outcome.origin;
    out->place = peil_value_place(node, "id");
    return outcome.when && read_when(reading, outcome.when, PEIL_PATH_KEY(path, "when"), out) &&
           out->id;
}

static void read_outcomes(struct reading *reading, const struct peil_node *list)
{
    struct peil_loading *load = reading->load;
    struct peil_decision *decision = reading->decision;
    const struct peil_path *path = PEIL_PATH_KEY(reading->path, "outcomes");
    size_t count = peil_node_count(list);
    struct peil_decision_outcome *outcomes;
    bool good = true;

    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    outcomes = peil_arena_array(load->pack->arena, count, sizeof(*outcomes));
    if (!outcomes)
        return;
    for (size_t i = 0; i < count; i++)
        good = read_outcome(reading, peil_node_at(list, i), PEIL_PATH_AT(path, i), &outcomes[i]) &&
               good;
    peil_check_unique(load, list, "id", path);
    decision->outcomes = outcomes;
    decision->outcome_count = count;
    if (good && !reading->broken && !peil_load_stuck(load))
        peil_load_decision_cells(load, decision, reading->path, peil_node_place(list));
}

/* An explanation is asked for by id, so that of a table can be of nothing else. */
static void check_id(
    struct peil_loading *load, const struct peil_decision *decision, const struct peil_path *path)
{
    const struct peil_item *item = peil_pack_item(load->pack, decision->id);
    const struct peil_section *section = peil_pack_section(load->pack, decision->id);

    if (item || section) {
        peil_schema_error(&load->schema, "pack/duplicate-id", decision->place, path,
            PEIL_ARGS(PEIL_TEXT("value", decision->id),
                PEIL_INTEGER("first_line", item ? item->place.line : section->place.line)));
    }
}

static void read_decision(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, struct peil_decision *out)
{
    struct decision decision = {0};
    struct reading reading = {.load = load, .decision = out, .path = path};

    if (!peil_schema_read(&load->schema, node, decision_fields, path, &decision))
        return;
    *out = decision.fixed;
    out->place = peil_value_place(node, "id");
    if (out->id)
        check_id(load, out, path);
    read_inputs(&reading, decision.inputs);
    read_outcomes(&reading, decision.outcomes);
}

void peil_load_decisions(struct peil_loading *load)
{
    const struct peil_node *list = load->parts.decisions;
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "decisions");
    struct peil_decision *decisions;
    size_t count = peil_node_count(list);

    if (!list || !peil_schema_list(&load->schema, list, path))
        return;
    decisions = peil_arena_array(load->pack->arena, count, sizeof(*decisions));
    if (!decisions)
        return;
    for (size_t i = 0; i < count; i++)
        read_decision(load, peil_node_at(list, i), PEIL_PATH_AT(path, i), &decisions[i]);
    peil_check_unique(load, list, "id", path);
    load->pack->decisions = decisions;
    load->pack->decision_count = count;
}
