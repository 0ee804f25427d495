/*
 * Gathering what rules that compare are told.
 */
#include "core/compare/told.h"

#include <string.h>

/* What one respondent, or all with an anonymous role, say of a concept. */
struct voice {
    const struct peil_term *role;
    const struct peil_level *level;
};

struct telling {
    struct peil_spread *spreads;
    size_t count;
    struct voice *voices; /* room for as many as there are sheets */
    size_t *by_level;     /* room for one of each */
};

static const struct peil_round *latest(const struct peil_framework *framework)
{
    return &framework->rounds[framework->round_count - 1];
}

static const struct peil_concept_level *level_in(
    const struct peil_result *result, const struct peil_concept *concept)
{
    for (size_t i = 0; result && i < result->concept_count; i++) {
        const struct peil_concept_level *level = &result->concepts[i];

        if (level->known && !level->unasked &&
            (level->concept == concept ||
                strcmp(level->concept->qualified, concept->qualified) == 0))
            return level;
    }
    return NULL;
}

/* Levels go from the best to the worst. */
static bool is_better(const struct peil_level *a, const struct peil_level *b)
{
    return a < b;
}

/* The level of the same name in the vocabulary of `concept`: each pack has a copy of its own. */
static const struct peil_level *level_of(
    const struct peil_concept *concept, const struct peil_result *result)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;
    const struct peil_concept_level *found = level_in(result, concept);

    for (size_t i = 0; found && i < vocabulary->level_count; i++)
        if (strcmp(vocabulary->levels[i].id, found->level->id) == 0)
            return &vocabulary->levels[i];
    return NULL;
}

static bool is_anonymous(const struct peil_term *role)
{
    return role && role->flag;
}

/* The sheets of a round from `first` on that have the same role: they stand together. */
static size_t group_of(const struct peil_round *round, size_t first)
{
    size_t end = first + 1;

    while (end < round->sheet_count &&
           round->sheets[end]->answers->role == round->sheets[first]->answers->role)
        end++;
    return end - first;
}

/* The middle level, of two the lower, of a group; NULL where none of them is known. */
static const struct peil_level *middle(const struct telling *telling,
    const struct peil_round *round, size_t first, size_t count, const struct peil_concept *concept)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;
    size_t heard = 0, better = 0;

    for (size_t i = 0; i < vocabulary->level_count; i++)
        telling->by_level[i] = 0;
    for (size_t i = first; i < first + count; i++) {
        const struct peil_level *level = level_of(concept, round->sheets[i]->result);

        if (!level)
            continue;
        telling->by_level[level - vocabulary->levels]++;
        heard++;
    }
    for (size_t i = 0; i < vocabulary->level_count; i++) {
        better += telling->by_level[i];
        if (better > heard / 2)
            return &vocabulary->levels[i];
    }
    return NULL;
}

/* Everybody in a round who knows a concept. */
static size_t hear(
    struct telling *telling, const struct peil_round *round, const struct peil_concept *concept)
{
    size_t count = 0, step;

    for (size_t i = 0; i < round->sheet_count; i += step) {
        const struct peil_term *role = round->sheets[i]->answers->role;
        bool anonymous = is_anonymous(role);
        const struct peil_level *level;

        step = anonymous ? group_of(round, i) : 1;
        level = anonymous ? middle(telling, round, i, step, concept)
                          : level_of(concept, round->sheets[i]->result);
        if (level)
            telling->voices[count++] = (struct voice){anonymous ? NULL : role, level};
    }
    return count;
}

/* Keeps how far these voices are apart, unless another checklist has them further apart. */
static void keep(struct telling *telling, const struct peil_pack *pack,
    const struct peil_concept *concept, size_t count)
{
    struct voice low = telling->voices[0], high = low;
    struct peil_spread *spread = NULL;
    size_t steps;

    for (size_t i = 1; i < count; i++) {
        if (is_better(low.level, telling->voices[i].level))
            low = telling->voices[i];
        if (is_better(telling->voices[i].level, high.level))
            high = telling->voices[i];
    }
    steps = (size_t)(low.level - high.level);
    for (size_t i = 0; i < telling->count && !spread; i++)
        if (strcmp(telling->spreads[i].concept, concept->qualified) == 0)
            spread = &telling->spreads[i];
    if (spread && spread->steps >= steps)
        return;
    if (!spread)
        spread = &telling->spreads[telling->count++];
    *spread = (struct peil_spread){.concept = concept->qualified,
        .steps = steps,
        .pack = pack,
        .low = low.level->id,
        .high = high.level->id,
        .low_role = low.role,
        .high_role = high.role};
}

/* Adds up all concepts of the vocabularies in use, and finds the most levels one has. */
static void measure(const struct peil_pack *pack, size_t *concepts, size_t *levels)
{
    for (size_t i = 0; i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        if (!vocabulary)
            continue;
        *concepts += vocabulary->concept_count;
        *levels = vocabulary->level_count > *levels ? vocabulary->level_count : *levels;
    }
}

static void tell_framework(struct telling *telling, const struct peil_framework *framework)
{
    const struct peil_round *round = latest(framework);
    const struct peil_pack *pack = framework->pack;

    if (round->sheet_count < 2)
        return;
    for (size_t i = 0; i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        for (size_t k = 0; vocabulary && k < vocabulary->concept_count; k++) {
            size_t count = hear(telling, round, &vocabulary->concepts[k]);

            if (count > 1)
                keep(telling, pack, &vocabulary->concepts[k], count);
        }
    }
}

int peil_compared_make(struct peil_compared *out, struct peil_arena *arena,
    const struct peil_compared_subject *subject, size_t framework)
{
    const struct peil_result **others =
        peil_arena_array(arena, subject->framework_count, sizeof(*others));
    struct telling telling = {0};
    size_t concepts = 0, levels = 0, sheets = 0;

    *out = (struct peil_compared){.others = others};
    for (size_t i = 0; i < subject->framework_count; i++) {
        const struct peil_round *round = latest(&subject->frameworks[i]);

        measure(subject->frameworks[i].pack, &concepts, &levels);
        sheets = round->sheet_count > sheets ? round->sheet_count : sheets;
        if (others && i != framework && round->result)
            others[out->other_count++] = round->result;
    }
    telling.spreads = peil_arena_array(arena, concepts, sizeof(*telling.spreads));
    telling.voices = peil_arena_array(arena, sheets, sizeof(*telling.voices));
    telling.by_level = peil_arena_array(arena, levels, sizeof(*telling.by_level));
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    for (size_t i = 0; i < subject->framework_count; i++)
        tell_framework(&telling, &subject->frameworks[i]);
    out->spreads = telling.spreads;
    out->spread_count = telling.count;
    return PEIL_OK;
}
