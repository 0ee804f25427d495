/*
 * Scores that were worked out before. What the items of a section come to decides its score, and
 * the same few answers come again and again.
 */
#include <string.h>

#include "core/eval/plan_parts.h"
#include "core/eval/score_units.h"

/*
 * Many combinations of answers come to the same score, which is then kept once: what is looked at
 * for every respondent stays small. When there is no room for more, all is forgotten.
 */
#define SLOTS 8192
#define SLOT_SHIFT 51 /* of 64 bits, as many as tell slots apart are left */
#define ALIKE 4096
#define ALIKE_SHIFT 52
#define MOST 2048

struct slot {
    uint64_t key;
    uint32_t scope;
    uint32_t entry; /* and 1; 0 for none */
};

struct peil_known_scores {
    struct slot slots[SLOTS];
    uint32_t alike[ALIKE]; /* an entry and 1, by what is in it; 0 for none */
    uint32_t count;
    struct peil_known entries[MOST];
};

struct peil_known_scores *peil_known_new(struct peil_arena *arena, size_t scopes)
{
    struct peil_known_scores *known =
        scopes <= MOST / 8 ? peil_arena_room(arena, 1, sizeof(*known)) : NULL;

    if (known)
        memset(known, 0, offsetof(struct peil_known_scores, entries));
    return known;
}

void peil_known_make_room(struct peil_known_scores *known, size_t scopes)
{
    if (known && known->count + scopes > MOST)
        memset(known, 0, offsetof(struct peil_known_scores, entries));
}

static uint64_t spread(uint64_t bits)
{
    return bits * UINT64_C(0x9E3779B97F4A7C15);
}

static uint32_t number_of(const struct peil_run_scorer *scorer, const struct peil_scope *scope)
{
    return (uint32_t)(scope - scorer->plan->scopes);
}

const struct peil_known *peil_score_known(
    const struct peil_run_scorer *scorer, const struct peil_scope *scope, uint64_t *key)
{
    const struct peil_known_scores *known = scorer->plan->known;
    const uint32_t *outcomes;
    const uint64_t *increments = scope->increments;
    const size_t count = scope->item_count;
    uint32_t number = number_of(scorer, scope);
    const struct slot *slot;
    uint64_t sum = 0;

    if (!known || !increments || scorer->undecided)
        return NULL;
    outcomes = scorer->outcomes + scope->first_item;
    for (size_t i = 0; i < count; i++, increments += scope->row)
        sum += increments[outcomes[i]];
    *key = sum;
    slot = &known->slots[spread(sum + number) >> SLOT_SHIFT];
    if (slot->entry == 0 || slot->key != sum || slot->scope != number)
        return NULL;
    return &known->entries[slot->entry - 1];
}

static bool same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof(a)) == 0;
}

/* Whether two scores of a scope are the same: the rest of them follows from this. */
static bool is_alike(const struct peil_known *a, const struct peil_known *b)
{
    const struct peil_raw *raw = &a->scored.raw;
    const struct peil_raw *other = &b->scored.raw;
    const struct peil_survey *survey = &a->scored.survey;
    const struct peil_survey *against = &b->scored.survey;

    return memcmp(&a->score.counts, &b->score.counts, sizeof(a->score.counts)) == 0 &&
           raw->has == other->has && same_number(raw->value, other->value) &&
           same_number(raw->low, other->low) && same_number(raw->high, other->high) &&
           same_number(raw->ratio, other->ratio) && same_number(raw->ratio_low, other->ratio_low) &&
           same_number(raw->ratio_high, other->ratio_high) &&
           same_number(raw->scale_min, other->scale_min) &&
           same_number(raw->scale_max, other->scale_max) && survey->applying == against->applying &&
           survey->weighted == against->weighted && survey->refuses == against->refuses &&
           same_number(survey->asked, against->asked) &&
           same_number(survey->answered, against->answered) &&
           same_number(survey->prorated, against->prorated) &&
           same_number(survey->spoken, against->spoken);
}

static uint64_t bits_of(double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof(bits));
    return bits;
}

/* Where something like an entry of a scope may be found. */
static uint32_t *place_of(
    struct peil_known_scores *known, const struct peil_known *entry, uint32_t number)
{
    const struct peil_raw *raw = &entry->scored.raw;
    uint64_t bits = spread(bits_of(raw->value)) ^ (spread(bits_of(raw->low)) >> 7) ^
                    (spread(bits_of(raw->high)) >> 13) ^ number ^
                    (entry->score.counts.unknown << 9) ^ (entry->score.counts.blank << 17);

    return &known->alike[spread(bits) >> ALIKE_SHIFT];
}

void peil_score_keep(const struct peil_run_scorer *scorer, const struct peil_scope *scope,
    uint64_t key, const struct peil_score *score, const struct peil_scored *scored)
{
    struct peil_known_scores *known = scorer->plan->known;
    struct peil_known entry = {.score = *score, .scored = *scored};
    uint32_t number = number_of(scorer, scope);
    uint32_t *alike;

    if (!known || !scope->increments || scorer->undecided || known->count == MOST)
        return;
    entry.scope = number;
    alike = place_of(known, &entry, number);
    if (*alike == 0 || known->entries[*alike - 1].scope != number ||
        !is_alike(&known->entries[*alike - 1], &entry)) {
        known->entries[known->count++] = entry;
        *alike = known->count;
    }
    known->slots[spread(key + number) >> SLOT_SHIFT] =
        (struct slot){.key = key, .scope = number, .entry = *alike};
}
