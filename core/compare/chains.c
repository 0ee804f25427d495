/*
 * Chains from concept to concept, by going round in widening circles: a place is a concept together
 * with the relation by which it was reached, and each is reached once, by the fewest steps.
 */
#include "core/compare/chains.h"

#define RELATIONS (PEIL_RELATION_INTERSECTS + 1)

struct place {
    const struct peil_concept *concept;
    enum peil_relation relation; /* to where it started */
    enum peil_relation link;     /* of the last step */
    size_t before;               /* the place it was reached from; PEIL_NONE at the start */
    size_t steps;
};

struct peil_chains {
    struct peil_arena *arena;
    const struct peil_pack *pack;
    size_t *first;   /* by pack in use: where its concepts start in `reached` */
    size_t *reached; /* by concept and relation: the search that came there last, from 1 */
    size_t search;
    struct place *places; /* of this search, in the order in which they were reached */
    size_t count;
};

enum peil_relation peil_relation_through(enum peil_relation first, enum peil_relation second)
{
    if (first == PEIL_RELATION_EQUAL)
        return second;
    if (second == PEIL_RELATION_EQUAL || (first == second && first != PEIL_RELATION_INTERSECTS))
        return first;
    return PEIL_RELATION_INTERSECTS;
}

struct peil_chains *peil_chains_new(struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_chains *chains = peil_arena_alloc(arena, sizeof(*chains));
    size_t total = 0;

    if (!chains)
        return NULL;
    chains->arena = arena;
    chains->pack = pack;
    chains->first = peil_arena_array(arena, pack->used_count + 1, sizeof(*chains->first));
    if (!chains->first)
        return NULL;
    for (size_t i = 0; i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        chains->first[i] = total;
        total += vocabulary ? vocabulary->concept_count * RELATIONS : 0;
    }
    chains->reached = peil_arena_array(arena, total + 1, sizeof(*chains->reached));
    chains->places = peil_arena_array(arena, total + 1, sizeof(*chains->places));
    return chains->reached && chains->places ? chains : NULL;
}

/* Where a concept that is reached by a relation is noted; NULL for one of a pack not in use. */
static size_t *note_of(const struct peil_chains *chains, const struct peil_concept *concept,
    enum peil_relation relation)
{
    for (size_t i = 0; i < chains->pack->used_count; i++)
        if (chains->pack->used[i].pack == concept->pack)
            return &chains->reached[chains->first[i] + concept->index * RELATIONS + relation];
    return NULL;
}

static void reach(struct peil_chains *chains, struct place place)
{
    size_t *note = note_of(chains, place.concept, place.relation);

    if (!note || *note == chains->search)
        return;
    *note = chains->search;
    chains->places[chains->count++] = place;
}

static void walk(struct peil_chains *chains, const struct peil_concept *from)
{
    chains->search++;
    chains->count = 0;
    reach(chains, (struct place){from, PEIL_RELATION_EQUAL, PEIL_RELATION_EQUAL, PEIL_NONE, 0});
    for (size_t at = 0; at < chains->count; at++) {
        struct place here = chains->places[at];

        for (size_t i = 0; i < here.concept->map_count; i++) {
            const struct peil_mapping *map = &here.concept->maps[i];

            reach(chains,
                (struct place){map->concept, peil_relation_through(here.relation, map->relation),
                    map->relation, at, here.steps + 1});
        }
    }
}

/* Whether a place is reached by a stronger relation elsewhere. */
static bool is_outdone(const struct peil_chains *chains, const struct place *place)
{
    for (int relation = PEIL_RELATION_EQUAL; relation < (int)place->relation; relation++) {
        const size_t *note = note_of(chains, place->concept, (enum peil_relation)relation);

        if (note && *note == chains->search)
            return true;
    }
    return false;
}

static bool write_out(
    const struct peil_chains *chains, const struct place *place, struct peil_chain *out)
{
    struct peil_chain_step *steps = peil_arena_array(chains->arena, place->steps, sizeof(*steps));

    if (!steps)
        return false;
    *out = (struct peil_chain){.from = chains->places[0].concept,
        .to = place->concept,
        .relation = place->relation,
        .steps = steps,
        .step_count = place->steps};
    for (size_t i = place->steps; i > 0; i--) {
        steps[i - 1] = (struct peil_chain_step){place->concept, place->link};
        place = &chains->places[place->before];
    }
    return true;
}

bool peil_chains_from(struct peil_chains *chains, const struct peil_concept *from,
    const struct peil_chain **out, size_t *count)
{
    struct peil_chain *made;

    *out = NULL;
    *count = 0;
    if (from->map_count == 0)
        return true;
    walk(chains, from);
    made = peil_arena_array(chains->arena, chains->count, sizeof(*made));
    if (!made)
        return false;
    *out = made;
    for (size_t i = 1; i < chains->count; i++) {
        if (is_outdone(chains, &chains->places[i]))
            continue;
        if (!write_out(chains, &chains->places[i], &made[*count]))
            return false;
        ++*count;
    }
    return true;
}
