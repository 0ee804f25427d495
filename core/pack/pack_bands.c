/*
 * The bands of a score.
 */
#include "core/pack/loading.h"

struct band {
    struct peil_band fixed;
    bool has_from;
};

#define AT(field) offsetof(struct band, field)
static const struct peil_field band_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(fixed.id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.label), .required = true},
    {.key = "from",
        .type = PEIL_FIELD_NUMBER,
        .offset = AT(fixed.from),
        .required = true,
        .min = -1e12,
        .max = 1e12,
        .seen_offset = AT(has_from)},
    {.key = "verdict", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.verdict)},
    {.key = "escalate_if", .type = PEIL_FIELD_EXPRESSION, .offset = AT(fixed.escalate_if)}, {0}};
static const struct peil_field decision_fields[] = {
    {.key = "id", .type = PEIL_FIELD_ID, .offset = AT(fixed.id), .required = true},
    {.key = "label", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.label), .required = true},
    {.key = "when", .type = PEIL_FIELD_EXPRESSION, .offset = AT(fixed.when)},
    {.key = "verdict", .type = PEIL_FIELD_TEXT, .offset = AT(fixed.verdict)}, {0}};
#undef AT

/* Whether the bands all go up, or all go down; reports the first that does not. */
static bool check_order(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_band *bands, size_t count)
{
    size_t i;

    for (i = 1; i < count; i++) {
        bool equal = bands[i].from == bands[i - 1].from;
        bool turns = (bands[i].from > bands[i - 1].from) != (bands[1].from > bands[0].from);

        if (equal || turns) {
            peil_schema_error(&load->schema, equal ? "pack/equal-bands" : "pack/bands-order",
                peil_value_place(peil_node_at(list, i), "from"), PEIL_PATH_AT(path, i),
                PEIL_ARGS(PEIL_NUMBER("value", bands[i].from)));
            return false;
        }
    }
    return true;
}

static void turn_around(struct peil_band *bands, size_t count)
{
    size_t i;

    for (i = 0; i < count / 2; i++) {
        struct peil_band band = bands[i];

        bands[i] = bands[count - 1 - i];
        bands[count - 1 - i] = band;
    }
}

/* Of a decision list: all bands but the last have a condition, and the last holds otherwise. */
static void check_decisions(struct peil_loading *load, const struct peil_node *list,
    const struct peil_path *path, const struct peil_band *bands, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct peil_node *node = peil_node_at(list, i);
        bool has = peil_node_get(node, "when") != NULL, last = i + 1 == count;

        if (has == !last || peil_node_type(node) != PEIL_NODE_MAP)
            continue;
        peil_schema_error(&load->schema, last ? "pack/last-band-when" : "pack/band-without-when",
            peil_value_place(node, last ? "when" : "id"), PEIL_PATH_AT(path, i),
            PEIL_ARGS(PEIL_TEXT("value", bands[i].id ? bands[i].id : "")));
    }
}

/* The bands as they stand; `*complete` is whether each says where it starts. */
static struct peil_band *read_bands(struct peil_loading *load, const struct peil_node *node,
    const struct peil_path *path, bool decides, bool *complete)
{
    const struct peil_field *fields = decides ? decision_fields : band_fields;
    size_t count = peil_node_count(node);
    struct peil_band *bands = peil_arena_array(load->pack->arena, count, sizeof(*bands));

    *complete = true;
    for (size_t i = 0; bands && i < count; i++) {
        struct band band = {.fixed.from = decides ? (double)(count - 1 - i) : 0};

        peil_schema_read(
            &load->schema, peil_node_at(node, i), fields, PEIL_PATH_AT(path, i), &band);
        bands[i] = band.fixed;
        *complete = *complete && (band.has_from || decides);
    }
    return bands;
}

void peil_load_bands(
    struct peil_loading *load, const struct peil_node *node, const struct peil_path *path)
{
    struct peil_scoring *scoring = &load->pack->scoring;
    bool decides = scoring->model == PEIL_MODEL_DECISION_LIST;
    struct peil_band *bands;
    size_t count;
    bool complete;

    if (!peil_schema_list(&load->schema, node, path))
        return;
    count = peil_node_count(node);
    bands = read_bands(load, node, path, decides, &complete);
    if (!bands)
        return;
    peil_check_unique(load, node, "id", path);
    if (decides)
        check_decisions(load, node, path, bands, count);
    load->bands_known = complete && check_order(load, node, path, bands, count);
    load->bands_ascend = bands[0].from < bands[count - 1].from;
    if (load->bands_ascend)
        turn_around(bands, count);
    scoring->bands = bands;
    scoring->band_count = count;
}
