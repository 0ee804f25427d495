/*
 * What one subject scored, as whole percentages of the scale.
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

bool peil_benchmark_keep(
    struct peil_kept *out, struct peil_arena *arena, const struct peil_result *result)
{
    size_t sections = result->pack->section_count, count = 1 + sections + result->concept_count;
    struct peil_kept_score *scores = peil_arena_array(arena, count, sizeof(*scores));

    if (!scores)
        return false;
    scores[0] = (struct peil_kept_score){PEIL_CELL_TOTAL, "", of_score(&result->total)};
    for (size_t i = 0; i < sections; i++)
        scores[1 + i] = (struct peil_kept_score){
            PEIL_CELL_SECTION, result->pack->sections[i].id, of_score(&result->sections[i])};
    for (size_t i = 0; i < result->concept_count; i++)
        scores[1 + sections + i] = (struct peil_kept_score){PEIL_CELL_CONCEPT,
            result->concepts[i].concept->qualified, of_concept(&result->concepts[i])};
    *out = (struct peil_kept){result->pack, scores, count};
    return true;
}

const struct peil_kept *peil_benchmark_kept(const struct peil_benchmarking *b,
    const struct peil_compared_subject *subject, const struct peil_pack *pack)
{
    const struct peil_kept_subject *kept = &b->kept[subject - b->gathering->subjects];

    for (size_t i = 0; i < kept->count; i++)
        if (kept->list[i].pack && strcmp(kept->list[i].pack->id, pack->id) == 0 &&
            kept->list[i].pack->version.major == pack->version.major)
            return &kept->list[i];
    return NULL;
}

struct peil_own_score peil_benchmark_kept_score(
    const struct peil_kept *kept, const struct peil_benchmark_part *part)
{
    for (size_t i = 0; kept && i < kept->count; i++)
        if (kept->scores[i].part == part->part &&
            strcmp(kept->scores[i].id, peil_benchmark_part_id(part)) == 0)
            return kept->scores[i].score;
    return (struct peil_own_score){0};
}

const char *peil_benchmark_part_id(const struct peil_benchmark_part *part)
{
    return part->section ? part->section->id : part->concept ? part->concept->qualified : "";
}
