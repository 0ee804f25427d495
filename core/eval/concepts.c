/*
 * The level of every concept that a pack asks for, from the items and sections that map to it.
 */
#include "core/eval/findings.h"

#include "core/base/num.h"
#include "core/base/status.h"

const char *peil_confidence_word(enum peil_confidence confidence)
{
    static const char *const words[] = {"none", "indicative", "partial", "full"};

    return words[confidence];
}

/* A concept while its sources are gathered. */
struct gathered {
    const struct peil_concept *concept; /* NULL while nothing maps to it */
    struct peil_concept_source *sources;
    size_t count, filled;
};

struct gathering {
    struct peil_result *result;
    struct gathered *concepts; /* of all vocabularies in use, one after the other */
    size_t *first;             /* by used pack: where its concepts start */
    size_t total;              /* concepts */
    size_t sources;            /* in all */
    bool filling;              /* the second round: sources are filled in, not counted */
};

/* Where a concept stands in `concepts`; NULL for one of a pack that is not in use. */
static struct gathered *find(const struct gathering *gathering, const struct peil_concept *concept)
{
    const struct peil_pack *pack = gathering->result->pack;

    for (size_t i = 0; i < pack->used_count; i++)
        if (pack->used[i].pack == concept->pack)
            return &gathering->concepts[gathering->first[i] + concept->index];
    return NULL;
}

static enum peil_tier tier_of(enum peil_relation relation)
{
    return relation == PEIL_RELATION_EQUAL    ? PEIL_TIER_EQUAL
           : relation == PEIL_RELATION_SUBSET ? PEIL_TIER_SUBSET
                                              : PEIL_TIER_OTHER;
}

/* Adds one thing to all concepts that it maps to. */
static void add_source(struct gathering *gathering, const struct peil_concept_source *source,
    const struct peil_mapping *maps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct gathered *gathered = find(gathering, maps[i].concept);

        if (!gathered)
            continue;
        gathered->concept = maps[i].concept;
        if (gathering->filling) {
            struct peil_concept_source *place = &gathered->sources[gathered->filled++];

            *place = *source;
            place->relation = maps[i].relation;
        } else {
            gathered->count++;
            gathering->sources++;
        }
    }
}

static void add_section(struct gathering *gathering, const struct peil_section *section)
{
    const struct peil_score *score = &gathering->result->sections[section->index];
    struct peil_concept_source source = {.section = section,
        .used = score->status == PEIL_SCORE_VALUE,
        .open = score->status == PEIL_SCORE_INCOMPLETE ||
                (score->status == PEIL_SCORE_VALUE && score->completeness < 1),
        .ratio = score->ratio};

    add_source(gathering, &source, section->maps, section->map_count);
}

static void add_item(struct gathering *gathering, const struct peil_item *item)
{
    const struct peil_worth *worth = &gathering->result->worths[item->index];
    struct peil_concept_source source = {.item = item,
        .used = worth->has,
        .open = worth->scored && worth->answered < 1,
        .ratio = worth->value};

    add_source(gathering, &source, item->maps, item->map_count);
}

/* Goes through the pack in its order; sections nest only as deep as packs may. */
static void walk(struct gathering *gathering, const struct peil_child *children, size_t count)
{
    const struct peil_pack *pack = gathering->result->pack;

    for (size_t i = 0; i < count; i++) {
        if (children[i].is_section) {
            const struct peil_section *section = &pack->sections[children[i].index];

            add_section(gathering, section);
            walk(gathering, section->children, section->child_count);
        } else {
            add_item(gathering, &pack->items[children[i].index]);
        }
    }
}

/* Whether a source could ever tell a level: it has points. */
static bool can_tell(const struct peil_result *result, const struct peil_concept_source *source)
{
    return source->item
               ? source->item->scored
               : result->sections[source->section->index].reason != PEIL_REASON_NO_MODEL &&
                     result->sections[source->section->index].reason != PEIL_REASON_NO_SCORED_ITEMS;
}

/* The first tier with something asked that can tell; else the first with something asked. */
static enum peil_tier deciding_tier(
    const struct peil_result *result, const struct gathered *gathered)
{
    enum peil_tier asked = PEIL_TIER_OTHER;
    enum peil_tier telling = PEIL_TIER_OTHER;
    bool found = false;

    for (size_t i = 0; i < gathered->count; i++) {
        enum peil_tier tier = tier_of(gathered->sources[i].relation);

        asked = tier < asked ? tier : asked;
        if (can_tell(result, &gathered->sources[i])) {
            telling = tier < telling ? tier : telling;
            found = true;
        }
    }
    return found ? telling : asked;
}

static double source_weight(const struct peil_concept_source *source)
{
    return source->item ? source->item->weight : source->section->weight;
}

/* The worst ratio for `equal`, else the weighted mean; unweighted where all weights are 0. */
static double ratio_of(const struct gathered *gathered, enum peil_tier tier)
{
    double least = 1;
    double weighted = 0;
    double weights = 0;
    double sum = 0;
    double count = 0;

    for (size_t i = 0; i < gathered->count; i++) {
        const struct peil_concept_source *source = &gathered->sources[i];

        if (source->used) {
            least = source->ratio < least ? source->ratio : least;
            weighted += source_weight(source) * source->ratio;
            weights += source_weight(source);
            sum += source->ratio;
            count += 1;
        }
    }
    if (tier == PEIL_TIER_EQUAL)
        return least;
    return weights > 0 ? weighted / weights : count > 0 ? sum / count : 0;
}

static const struct peil_level *level_of(const struct peil_concept *concept, double ratio)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;

    for (size_t i = 0; i < vocabulary->level_count; i++)
        if (ratio >= vocabulary->levels[i].from || i + 1 == vocabulary->level_count)
            return &vocabulary->levels[i];
    return NULL;
}

static void decide(
    const struct peil_result *result, struct gathered *gathered, struct peil_concept_level *level)
{
    bool open = false;

    *level = (struct peil_concept_level){.concept = gathered->concept,
        .tier = deciding_tier(result, gathered),
        .sources = gathered->sources,
        .source_count = gathered->count};
    for (size_t i = 0; i < gathered->count; i++) {
        struct peil_concept_source *source = &gathered->sources[i];
        bool decides = tier_of(source->relation) == level->tier;

        source->used = source->used && decides;
        source->ratio = source->used ? source->ratio : 0;
        level->known = level->known || source->used;
        open = open || (source->open && decides);
    }
    if (!level->known)
        return;
    level->ratio = peil_num_publish(ratio_of(gathered, level->tier));
    level->level = level_of(level->concept, level->ratio);
    level->confidence = level->tier == PEIL_TIER_OTHER            ? PEIL_CONFIDENCE_INDICATIVE
                        : level->tier == PEIL_TIER_SUBSET || open ? PEIL_CONFIDENCE_PARTIAL
                                                                  : PEIL_CONFIDENCE_FULL;
}

/* Numbers the concepts of all packs in use. */
static bool number_concepts(struct gathering *gathering, struct peil_arena *arena)
{
    const struct peil_pack *pack = gathering->result->pack;

    gathering->first = peil_arena_array(arena, pack->used_count, sizeof(*gathering->first));
    for (size_t i = 0; gathering->first && i < pack->used_count; i++) {
        const struct peil_vocabulary *vocabulary = pack->used[i].pack->vocabulary;

        gathering->first[i] = gathering->total;
        gathering->total += vocabulary ? vocabulary->concept_count : 0;
    }
    gathering->concepts = peil_arena_array(arena, gathering->total, sizeof(*gathering->concepts));
    return !peil_arena_failed(arena);
}

/* Hands out room for the sources that were counted; answers how many concepts are asked. */
static size_t share_out(struct gathering *gathering, struct peil_concept_source *sources)
{
    size_t asked = 0;

    for (size_t i = 0; i < gathering->total; i++) {
        struct gathered *gathered = &gathering->concepts[i];

        gathered->sources = sources;
        sources += gathered->count;
        asked += gathered->count > 0;
    }
    return asked;
}

int peil_result_concepts(struct peil_result *result, struct peil_arena *arena)
{
    const struct peil_pack *pack = result->pack;
    struct gathering gathering = {.result = result};
    struct peil_concept_source *sources;
    struct peil_concept_level *levels;

    if (!number_concepts(&gathering, arena))
        return PEIL_ENOMEM;
    walk(&gathering, pack->children, pack->child_count);
    sources = peil_arena_array(arena, gathering.sources, sizeof(*sources));
    if (!sources)
        return PEIL_ENOMEM;
    levels = peil_arena_array(arena, share_out(&gathering, sources), sizeof(*levels));
    if (!levels)
        return PEIL_ENOMEM;
    gathering.filling = true;
    walk(&gathering, pack->children, pack->child_count);
    result->concepts = levels;
    for (size_t i = 0; i < gathering.total; i++)
        if (gathering.concepts[i].count > 0)
            decide(result, &gathering.concepts[i], &levels[result->concept_count++]);
    return PEIL_OK;
}
