/*
 * The models of a score, one a row.
 */
#include "core/pack/models.h"

static const struct peil_model_traits traits[] = {
    [PEIL_MODEL_NONE] = {.scale = PEIL_MODEL_SCALE_NONE, .below = true},
    [PEIL_MODEL_COUNT] = {.scale = PEIL_MODEL_SCALE_PARTS, .whole = true},
    [PEIL_MODEL_MEAN] = {.scale = PEIL_MODEL_SCALE_PACK},
    [PEIL_MODEL_SUM] = {.scale = PEIL_MODEL_SCALE_PARTS, .below = true},
    [PEIL_MODEL_MEAN_OF_MEANS] = {.scale = PEIL_MODEL_SCALE_PACK, .level = true},
    [PEIL_MODEL_WORST] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true, .level = true},
    [PEIL_MODEL_LOWEST_LAW] = {.scale = PEIL_MODEL_SCALE_PACK},
    [PEIL_MODEL_FLAT] = {.scale = PEIL_MODEL_SCALE_PARTS, .below = true, .own_weight = true},
    [PEIL_MODEL_FLAT_UNWEIGHTED] = {.scale = PEIL_MODEL_SCALE_PARTS,
        .whole = true,
        .below = true,
        .no_weight = true,
        .alike = true},
    [PEIL_MODEL_ABSOLUTE] = {.scale = PEIL_MODEL_SCALE_ONE,
        .whole = true,
        .below = true,
        .own_weight = true,
        .alike = true},
    [PEIL_MODEL_XCCDF_DEFAULT] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true},
    [PEIL_MODEL_LADDER_SUM] = {.scale = PEIL_MODEL_SCALE_PARTS, .below = true, .level = true},
    [PEIL_MODEL_STAGED] = {.scale = PEIL_MODEL_SCALE_PARTS,
        .whole = true,
        .below = true,
        .alike = true},
    [PEIL_MODEL_PERCENT_TO_TARGET] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true},
    [PEIL_MODEL_PROGRESS] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true},
    [PEIL_MODEL_ALL_OR_PARTIAL] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true, .alike = true},
    [PEIL_MODEL_DECISION_LIST] = {.scale = PEIL_MODEL_SCALE_BANDS,
        .whole = true,
        .no_weight = true,
        .alike = true},
};

const struct peil_model_traits *peil_model_traits(enum peil_model model)
{
    return &traits[model];
}

bool peil_model_counts(enum peil_model model, const struct peil_item *item)
{
    if (model == PEIL_MODEL_PERCENT_TO_TARGET)
        return item->has_target;
    return model != PEIL_MODEL_PROGRESS || (item->has_target && item->has_baseline);
}

double peil_model_points(const struct peil_item *item, double points)
{
    return item->reverse ? item->low + item->high - points : points;
}

double peil_model_points_at(const struct peil_item *item, double ratio)
{
    return item->low + (item->high - item->low) * ratio;
}

bool peil_model_is_stream(const struct peil_pack *pack, size_t section)
{
    const struct peil_section *one = &pack->sections[section];

    for (size_t i = 0; i < one->child_count; i++)
        if (!one->children[i].is_section)
            return true;
    return one->child_count == 0 || one->depth >= pack->scoring.level;
}

bool peil_model_by_sections(const struct peil_scoring *scoring, enum peil_model model)
{
    return model == PEIL_MODEL_MEAN_OF_MEANS || model == PEIL_MODEL_WORST ||
           (model == PEIL_MODEL_COUNT && scoring->count_of == PEIL_COUNT_SECTIONS);
}

bool peil_model_counts_knockouts(const struct peil_scoring *scoring, enum peil_model model)
{
    return model == PEIL_MODEL_COUNT && scoring->count_of == PEIL_COUNT_KNOCKOUTS;
}
