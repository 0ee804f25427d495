/*
 * Results made by hand for the tests of many subjects: one pack, its scores as percentages.
 */
#ifndef PEIL_TESTS_BENCHMARK_HELP_H
#define PEIL_TESTS_BENCHMARK_HELP_H

#include <criterion/criterion.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/compare/benchmark.h"
#include "core/compare/gathering.h"
#include "core/eval/result.h"
#include "core/pack/pack.h"

#define HELP_NONE (-1) /* no value */

static const struct peil_section help_sections[] = {
    {.id = "wonen", .index = 0, .depth = 1, .parent = PEIL_NONE},
    {.id = "zorg", .index = 1, .depth = 1, .parent = PEIL_NONE}};
static const struct peil_concept help_concepts[] = {
    {.id = "recht", .qualified = "gids:recht", .index = 0},
    {.id = "nabij", .qualified = "gids:nabij", .index = 1}};

static inline struct peil_pack *help_pack(struct peil_arena *arena, const char *id)
{
    struct peil_pack *pack = peil_arena_alloc(arena, sizeof(*pack));

    pack->id = id;
    pack->version = (struct peil_version){1, 2, 0};
    pack->version_text = "1.2.0";
    memset(pack->digest, 'a', 64);
    pack->sections = help_sections;
    pack->section_count = 2;
    pack->key_field = PEIL_NONE;
    return pack;
}

static inline struct peil_score help_score(int percent)
{
    if (percent == HELP_NONE)
        return (struct peil_score){
            .status = PEIL_SCORE_INCOMPLETE, .reason = PEIL_REASON_TOO_FEW_ANSWERS};
    return (struct peil_score){.status = PEIL_SCORE_VALUE,
        .value = percent,
        .shown = percent,
        .scale_max = 100,
        .ratio = percent / 100.0,
        .bounded = true,
        .low = percent,
        .high = percent};
}

/* The whole, two sections, two concepts; the second section can have no score. */
static inline struct peil_result *help_result(
    struct peil_arena *arena, const struct peil_pack *pack, int total, int section, int concept)
{
    struct peil_result *result = peil_arena_alloc(arena, sizeof(*result));
    struct peil_score *sections = peil_arena_array(arena, 2, sizeof(*sections));
    struct peil_concept_level *levels = peil_arena_array(arena, 2, sizeof(*levels));

    result->pack = pack;
    result->total = help_score(total);
    sections[0] = help_score(section);
    sections[1] =
        (struct peil_score){.status = PEIL_SCORE_UNDEFINED, .reason = PEIL_REASON_NO_SCORED_ITEMS};
    result->sections = sections;
    levels[0] = (struct peil_concept_level){.concept = &help_concepts[0],
        .known = concept != HELP_NONE,
        .ratio = concept / 100.0,
        .bounded = true,
        .low = concept / 100.0,
        .high = concept / 100.0};
    levels[1] = (struct peil_concept_level){.concept = &help_concepts[1]};
    result->concepts = levels;
    result->concept_count = 2;
    return result;
}

/* A gathering of one pack: subject i is called "g00" and up and came to results[i]. */
static inline struct peil_gathering *help_gathering(struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_result *const *results, size_t count)
{
    struct peil_gathering *gathering = peil_arena_alloc(arena, sizeof(*gathering));
    struct peil_compared_subject *subjects = peil_arena_array(arena, count, sizeof(*subjects));

    for (size_t i = 0; i < count; i++) {
        struct peil_round *round = peil_arena_alloc(arena, sizeof(*round));
        struct peil_framework *framework = peil_arena_alloc(arena, sizeof(*framework));
        char *key = peil_arena_format(arena, "g%z%z", i / 10, i % 10);

        round->result = results[i];
        *framework = (struct peil_framework){pack, round, 1};
        subjects[i] = (struct peil_compared_subject){key, key, framework, 1};
    }
    *gathering = (struct peil_gathering){.subjects = subjects, .subject_count = count};
    return gathering;
}

/* A benchmark of all subjects of a gathering. */
static inline struct peil_benchmark *help_benchmark(struct peil_arena *arena,
    const struct peil_gathering *gathering, const struct peil_compared_subject *focus,
    const struct peil_benchmark_options *options)
{
    struct peil_benchmarking *b;
    struct peil_benchmark *made;

    cr_assert_eq(peil_benchmark_begin(&b, arena, gathering, focus, options), PEIL_OK);
    for (size_t i = 0; i < gathering->subject_count; i++)
        cr_assert_eq(peil_benchmark_take(b, &gathering->subjects[i]), PEIL_OK);
    cr_assert_eq(peil_benchmark_end(&made, b), PEIL_OK);
    return made;
}

#endif
