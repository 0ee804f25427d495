/*
 * The models of a score, one a row.
 */
#include "core/pack/models.h"

static const struct peil_model_traits traits[] = {
    [PEIL_MODEL_NONE] = {.scale = PEIL_MODEL_SCALE_NONE, .below = true},
    [PEIL_MODEL_COUNT] = {.scale = PEIL_MODEL_SCALE_PARTS, .whole = true},
    [PEIL_MODEL_MEAN] = {.scale = PEIL_MODEL_SCALE_PACK},
    [PEIL_MODEL_SUM] = {.scale = PEIL_MODEL_SCALE_PARTS, .below = true},
    [PEIL_MODEL_MEAN_OF_MEANS] = {.scale = PEIL_MODEL_SCALE_PACK},
    [PEIL_MODEL_WORST] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true},
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
    [PEIL_MODEL_ALL_OR_PARTIAL] = {.scale = PEIL_MODEL_SCALE_PACK, .below = true, .alike = true},
};

const struct peil_model_traits *peil_model_traits(enum peil_model model)
{
    return &traits[model];
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
