/*
 * What one subject scored on a part, as whole percentages of the scale.
 */
#include <string.h>

#include "core/compare/benchmark_parts.h"

static double ratio_on(const struct peil_score *score, double value)
{
    double width = score->scale_max - score->scale_min;

    return width > 0 ? (value - score->scale_min) / width : 0;
}

static struct peil_own_score of_score(const struct peil_score *score)
{
    struct peil_own_score own = {.has = score->status == PEIL_SCORE_VALUE};

    if (!own.has)
        return own;
    own.value = own.low = own.high = peil_contribution_bin(score->ratio);
    if (score->bounded) {
        unsigned low = peil_contribution_bin(ratio_on(score, score->low));
        unsigned high = peil_contribution_bin(ratio_on(score, score->high));

        own.low = low < own.value ? low : own.value;
        own.high = high > own.value ? high : own.value;
    }
    return own;
}

static struct peil_own_score of_concept(const struct peil_concept_level *level)
{
    struct peil_own_score own = {.has = level->known};

    if (!own.has)
        return own;
    own.value = own.low = own.high = peil_contribution_bin(level->ratio);
    if (level->open) {
        own.low = 0;
        own.high = PEIL_BINS - 1;
    }
    return own;
}

struct peil_own_score peil_benchmark_score(
    const struct peil_result *result, const struct peil_benchmark_part *part)
{
    if (part->section)
        return of_score(&result->sections[part->section->index]);
    if (!part->concept)
        return of_score(&result->total);
    for (size_t i = 0; i < result->concept_count; i++)
        if (strcmp(result->concepts[i].concept->qualified, part->concept->qualified) == 0)
            return of_concept(&result->concepts[i]);
    return (struct peil_own_score){0};
}
