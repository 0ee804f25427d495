/*
 * Following what a checklist asks to the concepts of vocabularies.
 */
#include "core/compare/reach.h"

#include <string.h>

#include "core/compare/frameworks.h"
#include "core/eval/concept_range.h"

static bool add_reached(
    struct peil_arena *arena, struct peil_reach *reach, struct peil_reached reached)
{
    if (reach->count == reach->room) {
        size_t room = reach->room == 0 ? 32 : 2 * reach->room;
        struct peil_reached *list = peil_arena_array(arena, room, sizeof(*list));

        if (!list)
            return false;
        if (reach->count > 0)
            memcpy(list, reach->list, reach->count * sizeof(*list));
        reach->list = list;
        reach->room = room;
    }
    reach->list[reach->count++] = reached;
    return true;
}

/* Adds a concept and all that it is tied to. */
static bool follow(struct peil_arena *arena, struct peil_chains *chains, struct peil_reach *reach,
    struct peil_reached start)
{
    const struct peil_chain *chain;
    size_t count;

    if (!add_reached(arena, reach, start) ||
        !peil_chains_from(chains, start.concept, &chain, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct peil_reached next = {start.level, chain[i].to, &chain[i],
            peil_relation_through(start.relation, chain[i].relation)};

        if (!add_reached(arena, reach, next))
            return false;
    }
    return true;
}

static enum peil_tier tier_of(enum peil_relation relation)
{
    return relation == PEIL_RELATION_EQUAL    ? PEIL_TIER_EQUAL
           : relation == PEIL_RELATION_SUBSET ? PEIL_TIER_SUBSET
                                              : PEIL_TIER_OTHER;
}

/* Of the relations that decided of a level, the one by which least is known. */
static enum peil_relation relation_of(
    const struct peil_result *result, const struct peil_concept_level *level)
{
    const struct peil_vocabulary *vocabulary = level->concept->pack->vocabulary;
    enum peil_relation relation = PEIL_RELATION_EQUAL;
    double least = 2;

    for (size_t i = 0; i < level->source_count; i++) {
        const struct peil_concept_source *source = &level->sources[i];
        double share = peil_known_share(vocabulary, source->relation);

        if (tier_of(source->relation) != level->tier || !(share < least) ||
            (source->item && !peil_answers_asks(result->answers_given, source->item)))
            continue;
        relation = source->relation;
        least = share;
    }
    return relation;
}

bool peil_reach_result(
    struct peil_reach *reach, struct peil_arena *arena, const struct peil_result *result)
{
    struct peil_chains *chains = peil_chains_new(arena, result->pack);

    if (!chains)
        return false;
    for (size_t i = 0; i < result->concept_count; i++) {
        const struct peil_concept_level *level = &result->concepts[i];
        struct peil_reached start = {level, level->concept, NULL, relation_of(result, level)};

        if (!level->unasked && !follow(arena, chains, reach, start))
            return false;
    }
    return true;
}

static bool reach_maps(struct peil_arena *arena, struct peil_chains *chains,
    struct peil_reach *reach, const struct peil_mapping *maps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!follow(arena, chains, reach,
                (struct peil_reached){NULL, maps[i].concept, NULL, maps[i].relation}))
            return false;
    return true;
}

bool peil_reach_pack(
    struct peil_reach *reach, struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_chains *chains = peil_chains_new(arena, pack);

    if (!chains)
        return false;
    for (size_t i = 0; i < pack->section_count; i++)
        if (pack->sections[i].model != PEIL_MODEL_NONE &&
            !reach_maps(arena, chains, reach, pack->sections[i].maps, pack->sections[i].map_count))
            return false;
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].scored &&
            !reach_maps(arena, chains, reach, pack->items[i].maps, pack->items[i].map_count))
            return false;
    return true;
}

bool peil_reach_has(const struct peil_reach *reach, const char *vocabulary)
{
    for (size_t i = 0; i < reach->count; i++)
        if (strcmp(reach->list[i].concept->pack->id, vocabulary) == 0)
            return true;
    return false;
}

size_t peil_reach_place(const struct peil_pack *target, const struct peil_concept *concept)
{
    const struct peil_vocabulary *vocabulary = target->vocabulary;

    if (strcmp(concept->pack->id, target->id) != 0)
        return PEIL_NONE;
    if (concept->index < vocabulary->concept_count &&
        strcmp(vocabulary->concepts[concept->index].id, concept->id) == 0)
        return concept->index;
    for (size_t i = 0; i < vocabulary->concept_count; i++)
        if (strcmp(vocabulary->concepts[i].id, concept->id) == 0)
            return i;
    for (size_t i = 0; i < vocabulary->concept_count; i++)
        if (vocabulary->concepts[i].was && strcmp(vocabulary->concepts[i].was, concept->id) == 0)
            return i;
    return PEIL_NONE;
}
