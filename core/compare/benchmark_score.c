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

/* A value that what is open may yet move between two others. */
static struct peil_own_score between(double value, bool bounded, double low, double high)
{
    struct peil_own_score own = {true, peil_contribution_bin(value), 0, 0};
    unsigned least = bounded ? peil_contribution_bin(low) : own.value;
    unsigned most = bounded ? peil_contribution_bin(high) : own.value;

    own.low = least < own.value ? least : own.value;
    own.high = most > own.value ? most : own.value;
    return own;
}

static struct peil_own_score of_score(const struct peil_score *score)
{
    if (score->status != PEIL_SCORE_VALUE)
        return (struct peil_own_score){0};
    return between(
        score->ratio, score->bounded, ratio_on(score, score->low), ratio_on(score, score->high));
}

static struct peil_own_score of_concept(const struct peil_concept_level *level)
{
    if (!level->known)
        return (struct peil_own_score){0};
    return between(level->ratio, level->bounded, level->low, level->high);
}

/* A section as a pack has it: another version of the pack may have it elsewhere. */
static const struct peil_section *section_in(
    const struct peil_pack *pack, const struct peil_section *section)
{
    size_t index = section->index;

    return index < pack->section_count && &pack->sections[index] == section
               ? section
               : peil_pack_section(pack, section->id);
}

struct peil_own_score peil_benchmark_score(
    const struct peil_result *result, const struct peil_benchmark_part *part)
{
    if (part->section) {
        const struct peil_section *section = section_in(result->pack, part->section);

        return section ? of_score(&result->sections[section->index]) : (struct peil_own_score){0};
    }
    if (!part->concept)
        return of_score(&result->total);
    for (size_t i = 0; i < result->concept_count; i++)
        if (strcmp(result->concepts[i].concept->qualified, part->concept->qualified) == 0)
            return of_concept(&result->concepts[i]);
    return (struct peil_own_score){0};
}
