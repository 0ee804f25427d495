/*
 * Results between processes: the whole.
 */
#include "core/eval/result_wire.h"

#include <string.h>

#include "core/eval/advice.h"
#include "core/eval/decisions.h"
#include "core/eval/result_wire_parts.h"

/* ---- what is known of a pack ----------------------------------------------------------------- */

static int list_knockouts(struct peil_result_wire *wire, struct peil_arena *arena)
{
    const struct peil_pack *pack = wire->pack;
    size_t *items = peil_arena_array(arena, pack->item_count, sizeof(*items));

    if (!items)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].knockout)
            items[wire->knockout_count++] = i;
    wire->knockouts = items;
    return PEIL_OK;
}

int peil_result_wire_new(
    struct peil_result_wire **out, struct peil_arena *arena, const struct peil_pack *pack)
{
    struct peil_result_wire *wire = peil_arena_alloc(arena, sizeof(*wire));
    int status = PEIL_ENOMEM;

    *out = NULL;
    if (!wire)
        return status;
    wire->pack = pack;
    wire->most_parts = pack->item_count + pack->section_count;
    status = peil_concept_plans_make(&wire->concepts, arena, pack, NULL);
    if (status == PEIL_OK)
        status = list_knockouts(wire, arena);
    *out = status == PEIL_OK ? wire : NULL;
    return status;
}

/* ---- writing --------------------------------------------------------------------------------- */

static enum peil_wire_answer answer_kind(
    const struct peil_answer *given, const struct peil_answer *counts)
{
    if (counts->state == given->state)
        return counts->undecided ? PEIL_WIRE_UNDECIDED : PEIL_WIRE_AS_GIVEN;
    if (counts->state == PEIL_STATE_SKIPPED)
        return PEIL_WIRE_SKIPPED;
    return counts->undecided ? PEIL_WIRE_BLANK_UNDECIDED : PEIL_WIRE_BLANK;
}

static void put_answers(struct peil_buf *out, const struct peil_result *result)
{
    bool changed = result->answers != result->answers_given;

    peil_octets_put_count(out, changed);
    for (size_t i = 0; changed && i < result->pack->item_count; i++)
        peil_octets_put_count(
            out, answer_kind(&result->answers_given->answers[i], &result->answers->answers[i]));
}

/* What an answer is worth by itself is worked out again. */
static bool is_plain(const struct peil_worth *worth, const struct peil_worth *plain)
{
    return worth->scored == plain->scored && worth->has == plain->has &&
           memcmp(&worth->value, &plain->value, sizeof(double)) == 0 &&
           memcmp(&worth->low, &plain->low, sizeof(double)) == 0 &&
           memcmp(&worth->high, &plain->high, sizeof(double)) == 0 &&
           memcmp(&worth->answered, &plain->answered, sizeof(double)) == 0;
}

static void put_worths(struct peil_buf *out, const struct peil_result *result)
{
    for (size_t i = 0; i < result->pack->item_count; i++) {
        const struct peil_worth *worth = &result->worths[i];
        struct peil_worth plain =
            peil_answer_worth(&result->pack->items[i], &result->answers->answers[i]);

        if (is_plain(worth, &plain)) {
            peil_octets_put_count(out, 0);
            continue;
        }
        peil_octets_put_count(out, 1);
        peil_octets_put_flags(out, (const bool[]){worth->scored, worth->has}, 2);
        peil_octets_put_double(out, worth->value);
        peil_octets_put_double(out, worth->low);
        peil_octets_put_double(out, worth->high);
        peil_octets_put_double(out, worth->answered);
    }
}

static void put_concept(struct peil_buf *out, const struct peil_concept_level *level)
{
    const bool flags[] = {
        level->unasked, level->open, level->known, level->bounded, level->certain};

    peil_octets_put_count(out, level->tier);
    peil_octets_put_flags(out, flags, sizeof(flags) / sizeof(*flags));
    if (level->known) {
        peil_octets_put_double(out, level->ratio);
        peil_octets_put_count(
            out, (size_t)(level->level - level->concept->pack->vocabulary->levels));
        peil_octets_put_count(out, level->confidence);
    }
    if (level->bounded) {
        peil_octets_put_double(out, level->low);
        peil_octets_put_double(out, level->high);
    }
    for (size_t i = 0; i < level->source_count; i++) {
        const struct peil_concept_source *source = &level->sources[i];

        peil_octets_put_flags(out, (const bool[]){source->used, source->open}, 2);
        if (source->used)
            peil_octets_put_double(out, source->ratio);
    }
}

/* Those that are not asked of this role are passed over. */
static void put_concepts(
    struct peil_buf *out, const struct peil_result_wire *wire, const struct peil_result *result)
{
    size_t next = 0;

    for (size_t i = 0; i < wire->concepts.count; i++) {
        bool there = next < result->concept_count &&
                     result->concepts[next].concept == wire->concepts.plans[i].concept;

        peil_octets_put_count(out, there);
        if (there)
            put_concept(out, &result->concepts[next++]);
    }
}

void peil_result_wire_write(
    struct peil_buf *out, const struct peil_result_wire *wire, const struct peil_result *result)
{
    put_answers(out, result);
    put_worths(out, result);
    peil_wire_put_score(out, wire->pack, &result->total);
    for (size_t i = 0; i < wire->pack->section_count; i++)
        peil_wire_put_score(out, wire->pack, &result->sections[i]);
    peil_octets_put_count(out, result->verdict);
    peil_octets_put_count(out, result->asked_open);
    put_concepts(out, wire, result);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* The answer to an item as it counts. */
static struct peil_answer counting(struct peil_octets *in, const struct peil_answer *given)
{
    enum peil_wire_answer kind =
        (enum peil_wire_answer)peil_octets_count(in, PEIL_WIRE_ANSWERS - 1);
    struct peil_answer answer = *given;

    switch (kind) {
    case PEIL_WIRE_BLANK:
    case PEIL_WIRE_BLANK_UNDECIDED:
        answer = (struct peil_answer){.state = PEIL_STATE_BLANK, .place = given->place};
        break;
    case PEIL_WIRE_SKIPPED:
        answer = (struct peil_answer){.state = PEIL_STATE_SKIPPED, .place = given->place};
        break;
    case PEIL_WIRE_AS_GIVEN:
    case PEIL_WIRE_UNDECIDED:
    case PEIL_WIRE_ANSWERS:
        break;
    }
    answer.undecided = kind == PEIL_WIRE_UNDECIDED || kind == PEIL_WIRE_BLANK_UNDECIDED;
    in->failed = in->failed || (answer.undecided && answer.state != PEIL_STATE_BLANK &&
                                   answer.state != PEIL_STATE_UNKNOWN);
    return answer;
}

static bool read_answers(
    struct peil_result *result, struct peil_arena *arena, struct peil_octets *in)
{
    size_t count = result->pack->item_count;
    struct peil_answers *answers;
    struct peil_answer *by_item;

    result->answers = result->answers_given;
    if (peil_octets_count(in, 1) == 0)
        return true;
    answers = peil_arena_alloc(arena, sizeof(*answers));
    by_item = peil_arena_array(arena, count, sizeof(*by_item));
    if (!answers || !by_item)
        return false;
    for (size_t i = 0; i < count; i++)
        by_item[i] = counting(in, &result->answers_given->answers[i]);
    *answers = *result->answers_given;
    answers->answers = by_item;
    result->answers = answers;
    return true;
}

static bool read_worths(
    struct peil_result *result, struct peil_arena *arena, struct peil_octets *in)
{
    const struct peil_pack *pack = result->pack;
    struct peil_worth *worths = peil_arena_array(arena, pack->item_count, sizeof(*worths));

    for (size_t i = 0; worths && i < pack->item_count; i++) {
        struct peil_worth *worth = &worths[i];
        bool *const flags[] = {&worth->scored, &worth->has};

        if (peil_octets_count(in, 1) == 0) {
            *worth = peil_answer_worth(&pack->items[i], &result->answers->answers[i]);
            continue;
        }
        peil_octets_flags(in, flags, 2);
        worth->value = peil_octets_double(in, 0, 1);
        worth->low = peil_octets_double(in, 0, 1);
        worth->high = peil_octets_double(in, worth->low, 1);
        worth->answered = peil_octets_double(in, 0, 1);
    }
    result->worths = worths;
    return worths != NULL;
}

static bool read_scores(struct peil_result *result, struct peil_arena *arena,
    const struct peil_result_wire *wire, struct peil_octets *in)
{
    const struct peil_pack *pack = wire->pack;
    struct peil_score *sections = peil_arena_array(arena, pack->section_count, sizeof(*sections));

    if (!sections)
        return false;
    peil_wire_score(in, wire, pack->item_count, &result->total);
    for (size_t i = 0; i < pack->section_count; i++)
        peil_wire_score(in, wire, pack->sections[i].item_count, &sections[i]);
    result->sections = sections;
    return true;
}

static bool make_knockouts(
    struct peil_result *result, struct peil_arena *arena, const struct peil_result_wire *wire)
{
    struct peil_knockout *knockouts =
        peil_arena_array(arena, wire->knockout_count, sizeof(*knockouts));

    for (size_t i = 0; knockouts && i < wire->knockout_count; i++) {
        knockouts[i].item = &wire->pack->items[wire->knockouts[i]];
        knockouts[i].state =
            peil_knockout_state(knockouts[i].item, &result->answers->answers[wire->knockouts[i]]);
    }
    result->knockouts = knockouts;
    result->knockout_count = wire->knockout_count;
    return knockouts != NULL;
}

static void read_concept(struct peil_octets *in, const struct peil_concept_plan *plan,
    struct peil_concept_level *level, struct peil_concept_source *sources)
{
    bool *const flags[] = {
        &level->unasked, &level->open, &level->known, &level->bounded, &level->certain};
    const struct peil_vocabulary *vocabulary = plan->concept->pack->vocabulary;

    level->concept = plan->concept;
    level->number = plan->number;
    level->tier = (enum peil_tier)peil_octets_count(in, PEIL_TIER_OTHER);
    peil_octets_flags(in, flags, sizeof(flags) / sizeof(*flags));
    if (level->known) {
        level->ratio = peil_octets_double(in, 0, 1);
        level->level = &vocabulary->levels[peil_octets_count(in, vocabulary->level_count - 1)];
        level->confidence = (enum peil_confidence)peil_octets_count(in, PEIL_CONFIDENCE_FULL);
    }
    if (level->bounded) {
        level->low = peil_octets_double(in, 0, 1);
        level->high = peil_octets_double(in, level->low, 1);
    }
    level->sources = sources;
    level->source_count = plan->link_count;
    for (size_t i = 0; i < plan->link_count; i++) {
        struct peil_concept_source *source = &sources[i];
        bool *const about[] = {&source->used, &source->open};

        source->item = plan->links[i].item;
        source->section = plan->links[i].section;
        source->relation = plan->links[i].relation;
        peil_octets_flags(in, about, 2);
        if (source->used)
            source->ratio = peil_octets_double(in, 0, 1);
    }
}

static bool read_concepts(struct peil_result *result, struct peil_arena *arena,
    const struct peil_result_wire *wire, struct peil_octets *in)
{
    const struct peil_concept_plans *plans = &wire->concepts;
    struct peil_concept_level *levels = peil_arena_array(arena, plans->count, sizeof(*levels));
    struct peil_concept_source *sources =
        peil_arena_array(arena, plans->link_count, sizeof(*sources));

    for (size_t i = 0; levels && sources && i < plans->count; i++) {
        if (peil_octets_count(in, 1) == 0)
            continue;
        read_concept(in, &plans->plans[i], &levels[result->concept_count++], sources);
        sources += plans->plans[i].link_count;
    }
    result->concepts = levels;
    return levels && sources;
}

int peil_result_wire_read(struct peil_result **out, struct peil_arena *arena,
    const struct peil_result_wire *wire, const struct peil_answers *answers, const char *asof,
    struct peil_octets *in)
{
    struct peil_result *result = peil_arena_alloc(arena, sizeof(*result));

    *out = NULL;
    if (!result)
        return PEIL_ENOMEM;
    result->pack = wire->pack;
    result->answers_given = answers;
    result->asof = asof ? asof : answers->date;
    if (!read_answers(result, arena, in) || !read_worths(result, arena, in) ||
        !read_scores(result, arena, wire, in) || !make_knockouts(result, arena, wire))
        return PEIL_ENOMEM;
    result->verdict = (enum peil_knockout_state)peil_octets_count(in, PEIL_KNOCKOUT_FAILED);
    result->asked_open = peil_octets_count(in, 1) != 0;
    if (!read_concepts(result, arena, wire, in))
        return PEIL_ENOMEM;
    if (in->failed)
        return PEIL_EINPUT;
    *out = result;
    return peil_decisions_make(&result->decisions, arena, wire->pack, result->answers->answers);
}
