/*
 * What an item brings to a score under the policies of the pack.
 */
#include "core/eval/score_parts.h"

#include "core/eval/worth.h"

/* Whether an open answer counts as if it were given, and with what worth. */
static bool fills_in(enum peil_open_policy policy, const struct peil_item *item,
    const struct peil_range *range, double *worth)
{
    *worth = policy == PEIL_OPEN_ZERO ? peil_worth_of_points(item, 0) : range->low;
    return policy == PEIL_OPEN_ZERO || policy == PEIL_OPEN_MINIMUM;
}

static bool fills_in_not_applicable(enum peil_na_policy policy, const struct peil_item *item,
    const struct peil_range *range, double *worth)
{
    bool to_target = policy == PEIL_NA_TARGET && item->has_target;

    *worth = to_target ? peil_worth_of_points(item, item->target) : range->high;
    return to_target || policy == PEIL_NA_MAXIMUM;
}

/* What takes part, in parts of an item, and the sum of its worths. */
struct taking {
    double parts, sum;
};

static void take(struct taking *taking, bool fills, double parts, double worth)
{
    if (fills) {
        taking->parts += parts;
        taking->sum += parts * worth;
    }
}

bool peil_score_by_law(const struct peil_item *item)
{
    return item->basis.kind == PEIL_BASIS_LAW || item->basis.kind == PEIL_BASIS_LAW_APPLIED;
}

bool peil_score_lowest(const struct peil_scoring *scoring, const struct peil_item *item,
    const struct peil_answer *answer, double *ratio)
{
    struct peil_worth worth = peil_answer_worth(item, answer);
    struct peil_part part = peil_score_part(scoring, item, answer, &worth);

    *ratio = part.least.value;
    return part.applies && part.least.applies;
}

static struct peil_least least_of(const struct peil_part *part)
{
    bool open = part->share < 1;

    return (struct peil_least){.applies = part->applies,
        .open = open,
        .value = part->share > 0 ? part->ratio : part->high,
        .low = part->low,
        .high = part->high};
}

static double lower(double a, double b)
{
    return b < a ? b : a;
}

void peil_least_add(struct peil_least *least, const struct peil_least *other)
{
    if (!other->applies)
        return;
    if (!least->applies) {
        *least = *other;
        return;
    }
    least->open = least->open || other->open;
    least->value = lower(least->value, other->value);
    least->low = lower(least->low, other->low);
    least->high = lower(least->high, other->high);
}

/* The rows of a matrix, each as an item of its own. */
static struct peil_least least_of_rows(const struct peil_scoring *scoring,
    const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_least least = {0};

    for (size_t i = 0; i < item->row_count; i++) {
        struct peil_tally tally;
        struct peil_worth worth;
        struct peil_part row;

        if (item->knockout_rows && !item->knockout_rows[i])
            continue;
        tally = peil_row_tally(item, &answer->rows[i]);
        worth = peil_worth_of_tally(&tally, &PEIL_RANGE_WHOLE);
        row = peil_score_part_of(scoring, item, &tally, &worth, &PEIL_RANGE_WHOLE);
        peil_least_add(&least, &row.least);
    }
    return least;
}

struct peil_part peil_score_part_of(const struct peil_scoring *scoring,
    const struct peil_item *item, const struct peil_tally *tally, const struct peil_worth *worth,
    const struct peil_range *range)
{
    double open = tally->blank + tally->unknown;
    struct peil_part part = {.asked = worth->scored, .answered = worth->answered};
    struct taking certain = {tally->answered, tally->answered * worth->value};
    struct taking now;
    double all;
    double given;
    bool fills;

    fills = fills_in_not_applicable(scoring->not_applicable, item, range, &given);
    take(&certain, fills, tally->not_applicable, given);
    now = certain;
    fills = fills_in(scoring->blank, item, range, &given);
    take(&now, fills, tally->blank, given);
    fills = fills_in(scoring->unknown, item, range, &given);
    take(&now, fills, tally->unknown, given);

    all = certain.parts + open;
    part.applies = all > 0;
    if (!part.applies)
        return part;
    part.share = now.parts / all;
    part.ratio = now.parts > 0 ? now.sum / now.parts : 0;
    part.prorated = ((scoring->blank == PEIL_OPEN_PRORATE ? tally->blank : 0) +
                        (scoring->unknown == PEIL_OPEN_PRORATE ? tally->unknown : 0)) /
                    all;
    part.refuses = (scoring->blank == PEIL_OPEN_NULL_IF_ANY && tally->blank > 0) ||
                   (scoring->unknown == PEIL_OPEN_NULL_IF_ANY && tally->unknown > 0);
    part.low = (certain.sum + open * range->low) / all;
    part.high = (certain.sum + open * range->high) / all;
    part.settled = part.asked && !(part.answered < 1) && !(part.share < 1) &&
                   !(part.low < part.high) && !(part.ratio < part.low) && !(part.ratio > part.high);
    part.least = least_of(&part);
    return part;
}

struct peil_part peil_score_part(const struct peil_scoring *scoring, const struct peil_item *item,
    const struct peil_answer *answer, const struct peil_worth *worth)
{
    struct peil_tally tally = peil_worth_tally(item, answer);
    struct peil_range range = peil_item_range(item);
    struct peil_part part = peil_score_part_of(scoring, item, &tally, worth, &range);

    if (item->type == PEIL_ITEM_MATRIX && answer->rows && answer->state != PEIL_STATE_SKIPPED)
        part.least = least_of_rows(scoring, item, answer);
    return part;
}

void peil_score_let_leave(struct peil_part *part)
{
    part->may_leave = true;
    part->settled = false;
    part->low = 0;
    part->high = 1;
    part->least.open = true;
    part->least.low = 0;
    part->least.high = 1;
}
