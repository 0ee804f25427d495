/*
 * Scores between processes.
 */
#include <float.h>

#include "core/eval/result_wire_parts.h"

/* Counts of states, in the order in which they cross. */
static void list_counts(struct peil_counts *counts, size_t *list[6])
{
    list[0] = &counts->asked;
    list[1] = &counts->answered;
    list[2] = &counts->unknown;
    list[3] = &counts->not_applicable;
    list[4] = &counts->blank;
    list[5] = &counts->skipped;
}

void peil_wire_put_score(
    struct peil_buf *out, const struct peil_pack *pack, const struct peil_score *score)
{
    const bool flags[] = {score->provisional, score->bounded, score->exact, score->band_certain,
        score->hooked, score->hook_failed, score->capped, score->escalated};
    struct peil_counts counts = score->counts;
    size_t *list[6];

    list_counts(&counts, list);
    peil_octets_put_count(out, score->status);
    peil_octets_put_count(out, score->reason);
    peil_octets_put_flags(out, flags, sizeof(flags) / sizeof(*flags));
    if (score->status == PEIL_SCORE_VALUE) {
        peil_octets_put_double(out, score->value);
        peil_octets_put_double(out, score->shown);
        peil_octets_put_double(out, score->ratio);
    }
    if (score->bounded) {
        peil_octets_put_double(out, score->low);
        peil_octets_put_double(out, score->high);
    }
    if (score->capped)
        peil_octets_put_double(out, score->uncapped);
    peil_octets_put_double(out, score->scale_min);
    peil_octets_put_double(out, score->scale_max);
    peil_octets_put_double(out, score->completeness);
    for (size_t i = 0; i < 6; i++)
        peil_octets_put_count(out, *list[i]);
    peil_octets_put_count(out, score->parts_left_out);
    peil_octets_put_count(out, score->parts);
    peil_octets_put_count(out, score->reached);
    peil_octets_put_count(out, score->band ? (size_t)(score->band - pack->scoring.bands) + 1 : 0);
}

static double any_number(struct peil_octets *in)
{
    return peil_octets_double(in, -DBL_MAX, DBL_MAX);
}

static void read_numbers(struct peil_octets *in, struct peil_score *score)
{
    if (score->status == PEIL_SCORE_VALUE) {
        score->value = any_number(in);
        score->shown = any_number(in);
        score->ratio = peil_octets_double(in, 0, 1);
    }
    if (score->bounded) {
        score->low = any_number(in);
        score->high = peil_octets_double(in, score->low, DBL_MAX);
    }
    if (score->capped)
        score->uncapped = any_number(in);
    score->scale_min = any_number(in);
    score->scale_max = peil_octets_double(in, score->scale_min, DBL_MAX);
    score->completeness = peil_octets_double(in, 0, 1);
}

/* Every item that is asked has one state. */
static void read_counts(struct peil_octets *in, struct peil_counts *counts, size_t items)
{
    size_t *list[6];
    size_t sum = 0;

    list_counts(counts, list);
    for (size_t i = 0; i < 6; i++) {
        *list[i] = peil_octets_count(in, items);
        sum += i > 0 ? *list[i] : 0;
    }
    in->failed = in->failed || sum != counts->asked;
}

void peil_wire_score(struct peil_octets *in, const struct peil_result_wire *wire, size_t items,
    struct peil_score *score)
{
    bool *const flags[] = {&score->provisional, &score->bounded, &score->exact,
        &score->band_certain, &score->hooked, &score->hook_failed, &score->capped,
        &score->escalated};
    const struct peil_scoring *scoring = &wire->pack->scoring;
    size_t band;

    score->status = (enum peil_score_status)peil_octets_count(in, PEIL_SCORE_UNDEFINED);
    score->reason = (enum peil_score_reason)peil_octets_count(in, PEIL_REASON_PARTS_MISSING);
    peil_octets_flags(in, flags, sizeof(flags) / sizeof(*flags));
    read_numbers(in, score);
    read_counts(in, &score->counts, items);
    score->parts_left_out = peil_octets_count(in, wire->most_parts);
    score->parts = peil_octets_count(in, wire->most_parts);
    score->reached = peil_octets_count(in, wire->most_parts);
    band = peil_octets_count(in, scoring->band_count);
    score->band = band > 0 ? &scoring->bands[band - 1] : NULL;
}
