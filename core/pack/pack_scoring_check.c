/*
 * Whether the scoring and the sections go together.
 */
#include "core/pack/loading.h"
#include "core/pack/models.h"

static bool is_on_scale(enum peil_model model)
{
    return peil_model_traits(model)->scale == PEIL_MODEL_SCALE_PACK;
}

/* The least sum when everything applies: every item at its lowest, by its weights. */
static double least_sum(struct peil_loading *load)
{
    const struct peil_pack *pack = load->pack;
    double *weights = peil_arena_array(load->tree, pack->section_count + 1, sizeof(*weights));
    double sum = 0;
    size_t i;

    if (!weights)
        return 0;
    for (i = 0; i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        weights[i] =
            section->weight * (section->parent == PEIL_NONE ? 1 : weights[section->parent]);
    }
    for (i = 0; i < pack->item_count; i++) {
        const struct peil_item *item = &pack->items[i];

        sum += item->scored ? item->low * item->weight * weights[item->section] : 0;
    }
    return sum;
}

/* The lowest or the highest band as it stands in the pack. */
static const struct peil_node *band_node(const struct peil_loading *load, bool lowest)
{
    const struct peil_node *list = peil_node_get(load->parts.scoring, "bands");

    return peil_node_at(
        list, lowest == load->bands_ascend ? 0 : load->pack->scoring.band_count - 1);
}

/* Every number that can come out must have a band. */
static void check_bands(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_scoring *scoring = &load->pack->scoring;
    const struct peil_band *lowest, *highest;
    double least = scoring->scale_min;

    if (scoring->band_count == 0 || !load->bands_known || scoring->model == PEIL_MODEL_NONE ||
        scoring->model == PEIL_MODEL_LADDER_SUM || scoring->model == PEIL_MODEL_DECISION_LIST ||
        (scoring->model == PEIL_MODEL_SUM && load->schema.failed))
        return;
    highest = &scoring->bands[0];
    lowest = &scoring->bands[scoring->band_count - 1];
    if (!is_on_scale(scoring->model))
        least = scoring->model == PEIL_MODEL_SUM ? least_sum(load) : 0;
    if (is_on_scale(scoring->model) ? lowest->from != least : lowest->from > least) {
        peil_schema_error(&load->schema, "pack/lowest-band",
            peil_value_place(band_node(load, true), "from"), PEIL_PATH_KEY(path, "bands"),
            PEIL_ARGS(PEIL_NUMBER("value", lowest->from), PEIL_NUMBER("least", least)));
    }
    if (is_on_scale(scoring->model) && highest->from > scoring->scale_max) {
        peil_schema_warning(&load->schema, "pack/band-out-of-reach",
            peil_value_place(band_node(load, false), "from"), PEIL_PATH_KEY(path, "bands"),
            PEIL_ARGS(
                PEIL_NUMBER("value", highest->from), PEIL_NUMBER("most", scoring->scale_max)));
    }
}

static void refuse_below(struct peil_loading *load, enum peil_model model, struct peil_place place)
{
    if (model == PEIL_MODEL_DECISION_LIST)
        peil_schema_error(
            &load->schema, "pack/decision-list-in-section", place, NULL, PEIL_NO_ARGS);
}

/* A decision list has something to choose from, and is about the whole. */
static void check_decides(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_pack *pack = load->pack;
    const struct peil_node *node = load->parts.scoring;

    if (pack->scoring.model == PEIL_MODEL_DECISION_LIST && pack->scoring.band_count < 2)
        peil_schema_error(&load->schema, "pack/too-few-bands",
            peil_value_place(node, peil_node_get(node, "bands") ? "bands" : "model"), path,
            PEIL_NO_ARGS);
    refuse_below(load, pack->scoring.section_model, peil_value_place(node, "section_model"));
    for (size_t i = 0; i < pack->section_count; i++)
        if (pack->sections[i].model != pack->scoring.section_model)
            refuse_below(load, pack->sections[i].model, pack->sections[i].place);
}

static void check_level(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_pack *pack = load->pack;
    unsigned depth = 0;
    size_t i;

    for (i = 0; i < pack->section_count; i++)
        depth = pack->sections[i].depth > depth ? pack->sections[i].depth : depth;
    if (pack->scoring.level > depth && depth > 0) {
        peil_schema_error(&load->schema, "pack/level-too-deep",
            peil_value_place(load->parts.scoring, "level"), PEIL_PATH_KEY(path, "level"),
            PEIL_ARGS(PEIL_INTEGER("level", pack->scoring.level), PEIL_INTEGER("depth", depth)));
    }
}

/* Keys of the scoring that its model does not look at. */
static void check_unused(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_scoring *scoring = &load->pack->scoring;
    const struct peil_node *node = load->parts.scoring;
    bool scaled = is_on_scale(scoring->model) || is_on_scale(scoring->section_model);
    bool level = peil_model_traits(scoring->model)->level ||
                 peil_model_traits(scoring->section_model)->level ||
                 peil_model_by_sections(scoring, scoring->model);
    bool staged =
        scoring->model == PEIL_MODEL_STAGED || scoring->section_model == PEIL_MODEL_STAGED;
    size_t i;

    for (i = 0; i < load->pack->section_count; i++) {
        scaled = scaled || is_on_scale(load->pack->sections[i].model);
        staged = staged || load->pack->sections[i].model == PEIL_MODEL_STAGED;
    }
    if (!scaled)
        peil_warn_unused(load, node, "scale", path);
    if (!staged)
        peil_warn_unused(load, node, "staged", path);
    if (!level)
        peil_warn_unused(load, node, "level", path);
    if (scoring->model != PEIL_MODEL_COUNT)
        peil_warn_unused(load, node, "count", path);
    if (scoring->model == PEIL_MODEL_NONE) {
        peil_warn_unused(load, node, "bands", path);
        peil_warn_unused(load, node, "sentence", path);
    }
    if (scoring->blank != PEIL_OPEN_PRORATE && scoring->unknown != PEIL_OPEN_PRORATE)
        peil_warn_unused(load, node, "prorate", path);
}

static bool counts_knockouts(const struct peil_pack *pack)
{
    return peil_model_counts_knockouts(&pack->scoring, pack->scoring.model);
}

static bool has_knockouts(const struct peil_pack *pack)
{
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].knockout)
            return true;
    return false;
}

/* A cap is for knock-outs, and lies on the scale. */
static void check_cap(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_scoring *scoring = &load->pack->scoring;
    struct peil_place place = peil_value_place(load->parts.scoring, "cap");
    const struct peil_path *here = PEIL_PATH_KEY(path, "cap");

    if (!scoring->has_cap)
        return;
    if (scoring->model == PEIL_MODEL_NONE)
        peil_warn_unused(load, load->parts.scoring, "cap", path);
    else if (!has_knockouts(load->pack))
        peil_schema_error(&load->schema, "pack/cap-without-knockouts", place, here, PEIL_NO_ARGS);
    else if (is_on_scale(scoring->model) &&
             (scoring->cap < scoring->scale_min || scoring->cap >= scoring->scale_max))
        peil_schema_error(&load->schema, "pack/cap-outside", place, here,
            PEIL_ARGS(PEIL_NUMBER("value", scoring->cap), PEIL_NUMBER("min", scoring->scale_min),
                PEIL_NUMBER("max", scoring->scale_max)));
}

/* Where knock-outs are counted, there are some. */
static void check_knockouts(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_pack *pack = load->pack;
    const struct peil_node *count = peil_node_get(load->parts.scoring, "count");
    const struct peil_path *here = PEIL_PATH_KEY(path, "count");

    if (!counts_knockouts(pack))
        return;
    peil_warn_unused(load, count, "from", here);
    if (pack->item_count > 0 && !has_knockouts(pack))
        peil_schema_error(&load->schema, "pack/no-knockouts", peil_value_place(count, "of"),
            PEIL_PATH_KEY(here, "of"), PEIL_NO_ARGS);
}

static void check_scored(struct peil_loading *load, const struct peil_path *path)
{
    const struct peil_pack *pack = load->pack;
    size_t i;

    if (pack->scoring.model == PEIL_MODEL_NONE || pack->scoring.model == PEIL_MODEL_DECISION_LIST ||
        pack->item_count == 0 || counts_knockouts(pack))
        return;
    for (i = 0; i < pack->item_count; i++)
        if (pack->items[i].scored)
            return;
    peil_schema_warning(&load->schema, "pack/nothing-to-score",
        peil_value_place(load->parts.scoring, "model"), path, PEIL_NO_ARGS);
}

/* Everything in a section, or at the top, that has points counts for nothing. */
static bool weighs_nothing(const struct peil_pack *pack, enum peil_model model,
    const struct peil_child *children, size_t count, const bool *scored)
{
    const struct peil_model_traits *traits = peil_model_traits(model);
    bool any = false;
    size_t i;

    for (i = 0; i < count; i++) {
        size_t at = children[i].index;
        bool counts = children[i].is_section ? scored[at] : pack->items[at].scored;
        double weight = children[i].is_section ? pack->sections[at].weight : pack->items[at].weight;
        bool looks = !traits->no_weight && !(traits->own_weight && children[i].is_section);

        if (counts && (weight > 0 || !looks))
            return false;
        any = any || counts;
    }
    return any;
}

static void check_weights(struct peil_loading *load)
{
    const struct peil_pack *pack = load->pack;
    bool *scored = peil_arena_array(load->tree, pack->section_count + 1, sizeof(*scored));
    size_t i, at;

    if (!scored)
        return;
    for (i = 0; i < pack->item_count; i++)
        for (at = pack->items[i].section; pack->items[i].scored && at != PEIL_NONE && !scored[at];
             at = pack->sections[at].parent)
            scored[at] = true;
    for (i = 0; i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        if (weighs_nothing(pack, section->model, section->children, section->child_count, scored)) {
            peil_schema_warning(&load->schema, "pack/weights-zero", section->place, NULL,
                PEIL_ARGS(PEIL_TEXT("value", section->id)));
        }
    }
    if (weighs_nothing(pack, pack->scoring.model, pack->children, pack->child_count, scored)) {
        peil_schema_warning(&load->schema, "pack/weights-zero-everywhere",
            peil_node_place(load->parts.sections), PEIL_PATH_KEY(NULL, "sections"), PEIL_NO_ARGS);
    }
}

void peil_check_scoring(struct peil_loading *load)
{
    const struct peil_path *path = PEIL_PATH_KEY(NULL, "scoring");

    if (!load->scoring_known || !load->parts.sections)
        return;
    check_bands(load, path);
    check_decides(load, path);
    if (!load->sections_missing)
        check_level(load, path);
    /* The rest are warnings, which would be rash when part of the pack could not be read. */
    if (load->schema.failed)
        return;
    check_knockouts(load, path);
    check_cap(load, path);
    check_unused(load, path);
    peil_check_models(load);
    check_scored(load, path);
    check_weights(load);
}
