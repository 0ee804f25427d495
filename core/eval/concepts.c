/*
 * The level of every concept that a pack asks for, from the items and sections that map to it.
 */
#include "core/eval/evaluation.h"

#include <string.h>

#include "core/base/num.h"
#include "core/eval/concept_bounds.h"
#include "core/eval/plan_parts.h"

const char *peil_confidence_word(enum peil_confidence confidence)
{
    static const char *const words[] = {"none", "indicative", "partial", "full"};

    return words[confidence];
}

/* What a link tells now. */
struct told {
    bool used, open;
    double ratio;
};

static struct told tell(
    const struct peil_evaluation *evaluation, const struct peil_concept_link *link)
{
    if (link->rows) {
        struct peil_worth worth =
            peil_rows_worth(link->item, &evaluation->answer[link->item->index], link->rows);

        return (struct told){worth.has, worth.scored && worth.answered < 1, worth.value};
    } else if (link->item) {
        const struct peil_worth *worth = peil_score_worth(&evaluation->run, link->item->index);

        return (struct told){worth->has, worth->scored && worth->answered < 1, worth->value};
    } else {
        const struct peil_score *score = &evaluation->run.sections[link->section->index];
        bool has = score->status == PEIL_SCORE_VALUE;

        return (struct told){has,
            score->status == PEIL_SCORE_INCOMPLETE || (has && score->completeness < 1),
            score->ratio};
    }
}

/* Whether a link could ever tell a level: it has points. */
static bool can_tell(const struct peil_evaluation *evaluation, const struct peil_concept_link *link)
{
    enum peil_score_reason reason;

    if (link->covered)
        return false;
    if (link->item)
        return link->item->scored;
    reason = evaluation->run.sections[link->section->index].reason;
    return reason != PEIL_REASON_NO_MODEL && reason != PEIL_REASON_NO_SCORED_ITEMS;
}

/* Whether some items are not asked of whoever answers. */
static bool is_limited(const struct peil_evaluation *evaluation)
{
    return peil_answers_limited(evaluation->result->answers_given);
}

bool peil_evaluation_elsewhere(
    const struct peil_evaluation *evaluation, const struct peil_concept_link *link)
{
    const struct peil_answers *answers = evaluation->result->answers_given;
    const struct peil_section *section = link->section;

    if (!is_limited(evaluation))
        return false;
    if (link->item)
        return !peil_answers_asks(answers, link->item);
    for (size_t i = 0; i < section->item_count; i++)
        if (peil_answers_asks(answers, &evaluation->pack->items[section->first_item + i]))
            return false;
    return true;
}

/* The first tier with something asked that can tell; else the first with something asked. */
static enum peil_tier deciding_tier(
    const struct peil_evaluation *evaluation, const struct peil_concept_plan *plan)
{
    enum peil_tier asked = PEIL_TIER_OTHER;
    enum peil_tier telling = PEIL_TIER_OTHER;
    bool found = false;

    if (!plan->by_sections && !is_limited(evaluation))
        return plan->tier;
    for (size_t i = 0; i < plan->link_count; i++) {
        const struct peil_concept_link *link = &plan->links[i];

        if (peil_evaluation_elsewhere(evaluation, link))
            continue;
        if (!link->covered)
            asked = link->tier < asked ? link->tier : asked;
        if (can_tell(evaluation, link)) {
            telling = link->tier < telling ? link->tier : telling;
            found = true;
        }
    }
    return found ? telling : asked;
}

/* The ratios of the links that decide, added up in order. */
struct tally {
    double least, weighted, weights, sum, count;
};

static void add(struct tally *tally, double ratio, double weight)
{
    tally->least = ratio < tally->least ? ratio : tally->least;
    tally->weighted += weight * ratio;
    tally->weights += weight;
    tally->sum += ratio;
    tally->count += 1;
}

/* The worst ratio for `equal`, else the weighted mean; unweighted where all weights are 0. */
static double ratio_of(const struct tally *tally, enum peil_tier tier)
{
    if (tier == PEIL_TIER_EQUAL)
        return tally->least;
    return tally->weights > 0 ? tally->weighted / tally->weights : tally->sum / tally->count;
}

/* As peil_num_publish, which need not look at what has few digits: halves, quarters, eighths. */
static double publish(double ratio)
{
    double eighths = ratio * 8;

    return eighths >= 0 && eighths <= 8 && !((double)(int)eighths < eighths)
               ? ratio
               : peil_num_publish(ratio);
}

static const struct peil_level *level_of(const struct peil_concept *concept, double ratio)
{
    const struct peil_vocabulary *vocabulary = concept->pack->vocabulary;

    for (size_t i = 0; i < vocabulary->level_count; i++)
        if (ratio >= vocabulary->levels[i].from || i + 1 == vocabulary->level_count)
            return &vocabulary->levels[i];
    return NULL;
}

static void decide(const struct peil_evaluation *evaluation, const struct peil_concept_plan *plan,
    struct peil_concept_level *level)
{
    enum peil_tier tier = deciding_tier(evaluation, plan);
    struct tally tally = {.least = 1};

    level->concept = plan->concept;
    level->number = plan->number;
    level->tier = tier;
    level->unasked = true;
    for (size_t i = 0; i < plan->link_count; i++) {
        const struct peil_concept_link *link = &plan->links[i];
        struct told told;

        if (link->covered || link->tier != tier || peil_evaluation_elsewhere(evaluation, link))
            continue;
        level->unasked = false;
        told = tell(evaluation, link);
        level->open = level->open || told.open;
        if (told.used)
            add(&tally, told.ratio, link->weight);
    }
    level->known = tally.count > 0;
    if (!level->known)
        return;
    level->ratio = publish(ratio_of(&tally, tier));
    level->level = level_of(plan->concept, level->ratio);
    level->confidence = tier == PEIL_TIER_OTHER                   ? PEIL_CONFIDENCE_INDICATIVE
                        : tier == PEIL_TIER_SUBSET || level->open ? PEIL_CONFIDENCE_PARTIAL
                                                                  : PEIL_CONFIDENCE_FULL;
}

/* Where the level of a concept stands in its table. */
static size_t place_in_table(
    const struct peil_evaluation *evaluation, const struct peil_concept_plan *plan)
{
    size_t place = 0;

    for (size_t i = 0; i < plan->step_count; i++)
        place += plan->steps[i].step * evaluation->run.outcomes[plan->steps[i].item];
    return place;
}

static void decide_all(const struct peil_evaluation *evaluation, struct peil_concept_level *levels)
{
    const struct peil_concept_plans *plans = &evaluation->evaluator->concepts;

    for (size_t i = 0; i < plans->count; i++) {
        const struct peil_concept_plan *plan = &plans->plans[i];
        struct peil_concept_level *known;

        if (!plan->table) {
            levels[i] = (struct peil_concept_level){0};
            decide(evaluation, plan, &levels[i]);
            continue;
        }
        known = &plan->table[place_in_table(evaluation, plan)];
        if (!known->concept)
            decide(evaluation, plan, known);
        levels[i] = *known;
    }
}

void peil_evaluation_key_levels(struct peil_evaluation *evaluation)
{
    const struct peil_evaluator *evaluator = evaluation->evaluator;
    const struct peil_concept_plans *plans = &evaluator->concepts;
    unsigned char *keys;

    if (!evaluator->view.keys || plans->number_count == 0)
        return;
    keys = evaluator->keys + evaluator->places.concepts;
    memcpy(keys, evaluator->unasked + evaluator->places.concepts, plans->number_count);
    for (size_t i = 0; i < plans->count; i++) {
        const struct peil_concept_plan *plan = &plans->plans[i];
        size_t place = plan->table ? place_in_table(evaluation, plan) : PEIL_MOST_KEY;

        if (place < PEIL_MOST_KEY - 1 && plan->number < plans->number_count)
            keys[plan->number] = (unsigned char)(place + 1);
    }
}

/* What can still become of it; `room` is for as many members as it has links. */
static void bound(const struct peil_evaluation *evaluation, const struct peil_concept_plan *plan,
    struct peil_concept_level *level, struct peil_concept_member *room)
{
    struct peil_concept_bounds bounds;
    size_t count = 0;

    for (size_t i = 0; i < plan->link_count; i++) {
        const struct peil_concept_link *link = &plan->links[i];

        if (!link->covered && link->tier == level->tier &&
            !peil_evaluation_elsewhere(evaluation, link) &&
            peil_concept_member_of(evaluation, link, &room[count]))
            count++;
    }
    bounds = peil_concept_bounds_of(room, count, level->tier);
    level->bounded = bounds.any;
    level->certain = bounds.certain;
    level->low = bounds.any ? bounds.low : 0;
    level->high = bounds.any ? bounds.high : 0;
}

/* For a report: each source by itself, of all tiers. */
static void list_sources(const struct peil_evaluation *evaluation,
    const struct peil_concept_plan *plan, struct peil_concept_level *level,
    struct peil_concept_source *sources)
{
    for (size_t i = 0; i < plan->link_count; i++) {
        const struct peil_concept_link *link = &plan->links[i];
        struct told told = tell(evaluation, link);
        bool used = told.used && !link->covered && link->tier == level->tier;

        sources[i] = (struct peil_concept_source){.item = link->item,
            .section = link->section,
            .relation = link->relation,
            .used = used,
            .open = told.open,
            .ratio = used ? told.ratio : 0};
    }
    level->sources = sources;
    level->source_count = plan->link_count;
}

/* For the result: those that were asked. False without memory. */
static bool keep_asked(struct peil_evaluation *evaluation, const struct peil_concept_level *levels)
{
    struct peil_result *result = evaluation->result;
    size_t count = evaluation->evaluator->concepts.count;
    struct peil_concept_level *asked = NULL;

    result->concepts = levels;
    result->concept_count = count;
    if (!is_limited(evaluation))
        return true;
    asked = peil_arena_array(evaluation->arena, count, sizeof(*asked));
    result->concepts = asked;
    result->concept_count = 0;
    for (size_t i = 0; asked && i < count; i++)
        if (!levels[i].unasked)
            asked[result->concept_count++] = levels[i];
    return asked != NULL;
}

const struct peil_concept_level *peil_evaluation_levels(struct peil_evaluation *evaluation)
{
    const struct peil_concept_plans *plans = &evaluation->evaluator->concepts;
    struct peil_concept_source *sources = NULL;
    struct peil_concept_member *room = NULL;
    struct peil_concept_level *levels;

    if (evaluation->levels)
        return evaluation->levels;
    levels = peil_arena_array(evaluation->arena, plans->count, sizeof(*levels));
    if (levels && evaluation->want->concepts) {
        sources = peil_arena_array(evaluation->arena, plans->link_count, sizeof(*sources));
        room = peil_arena_room(evaluation->arena, plans->link_count, sizeof(*room));
        levels = sources && room ? levels : NULL;
    }
    if (!levels) {
        evaluation->status = PEIL_ENOMEM;
        return NULL;
    }
    decide_all(evaluation, levels);
    for (size_t i = 0; sources && i < plans->count; i++) {
        list_sources(evaluation, &plans->plans[i], &levels[i], sources);
        bound(evaluation, &plans->plans[i], &levels[i], room);
        sources += plans->plans[i].link_count;
    }
    if (!keep_asked(evaluation, levels)) {
        evaluation->status = PEIL_ENOMEM;
        return NULL;
    }
    evaluation->levels = levels;
    return levels;
}
