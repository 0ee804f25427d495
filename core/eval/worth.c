/*
 * What an answer is worth on the scale of its item.
 */
#include "core/eval/worth.h"

#include <math.h>

#include "core/base/num.h"
#include "core/eval/plan_parts.h"

/* Steps are told in decimals: how far off the last one may be. */
#define STEP_SLACK 1e-9

/* What one part of an item, the whole of it or a row of a matrix, can be. */
static void part_scale(const struct peil_item *item, double *low, double *high)
{
    bool is_matrix = item->type == PEIL_ITEM_MATRIX && item->scale;

    *low = is_matrix ? item->scale->low : item->low;
    *high = is_matrix ? item->scale->high : item->high;
}

double peil_worth_of_points(const struct peil_item *item, double points)
{
    double low;
    double high;
    double ratio;

    part_scale(item, &low, &high);
    ratio = points <= low ? 0 : points >= high ? 1 : (points - low) / (high - low);
    return item->reverse ? 1 - ratio : ratio;
}

double peil_last_step(const struct peil_item *item)
{
    double last;

    if (!item->has_min || !item->has_max || !item->has_step || !(item->step > 0))
        return item->max;
    last = item->min + item->step * floor((item->max - item->min) / item->step + STEP_SLACK);
    return last < item->max ? peil_num_publish(last) : item->max;
}

struct peil_range peil_item_range(const struct peil_item *item)
{
    struct peil_range range = PEIL_RANGE_WHOLE;
    double end;

    if (item->type != PEIL_ITEM_NUMBER || !item->has_step)
        return range;
    end = peil_worth_of_points(item, peil_last_step(item));
    if (item->reverse)
        range.low = end;
    else
        range.high = end;
    return range;
}

static bool has_points(const struct peil_item *item)
{
    double low;
    double high;

    part_scale(item, &low, &high);
    return item->scored && high > low;
}

/* The points of an answered part; false where it has none. */
static bool part_points(
    const struct peil_item *item, const struct peil_answer *answer, double *points)
{
    const struct peil_scale *scale = item->scale;

    *points = 0;
    switch (item->type) {
    case PEIL_ITEM_CHOICE:
    case PEIL_ITEM_MATRIX:
        *points = scale->options[answer->option].points;
        return scale->options[answer->option].scored;
    case PEIL_ITEM_CHOICES:
        for (size_t i = 0; answer->chosen && i < scale->count; i++)
            *points += answer->chosen[i] && scale->options[i].scored ? scale->options[i].points : 0;
        return true;
    case PEIL_ITEM_NUMBER:
        *points = answer->number;
        return true;
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        break;
    }
    return false;
}

static void add_part(
    struct peil_tally *tally, const struct peil_item *item, const struct peil_answer *answer)
{
    double points;

    switch (answer->state) {
    case PEIL_STATE_BLANK:
        tally->blank += 1;
        break;
    case PEIL_STATE_UNKNOWN:
        tally->unknown += 1;
        break;
    case PEIL_STATE_NOT_APPLICABLE:
        tally->not_applicable += 1;
        break;
    case PEIL_STATE_ANSWERED:
        if (part_points(item, answer, &points)) {
            tally->answered += 1;
            tally->sum += peil_worth_of_points(item, points);
        }
        break;
    case PEIL_STATE_SKIPPED:
        break;
    }
}

struct peil_tally peil_worth_tally(const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_tally tally = {0};

    if (!has_points(item))
        return tally;
    if (item->type != PEIL_ITEM_MATRIX || !answer->rows || answer->state == PEIL_STATE_SKIPPED) {
        add_part(&tally, item, answer);
        return tally;
    }
    for (size_t i = 0; i < item->row_count; i++)
        add_part(&tally, item, &answer->rows[i]);
    return tally;
}

struct peil_tally peil_row_tally(const struct peil_item *item, const struct peil_answer *row)
{
    struct peil_tally tally = {0};

    if (has_points(item))
        add_part(&tally, item, row);
    return tally;
}

struct peil_worth peil_rows_worth(
    const struct peil_item *item, const struct peil_answer *answer, const bool *rows)
{
    struct peil_tally tally = {0};

    if (!answer->rows || answer->state == PEIL_STATE_SKIPPED)
        return peil_answer_worth(item, answer);
    for (size_t i = 0; has_points(item) && i < item->row_count; i++)
        if (!rows || rows[i])
            add_part(&tally, item, &answer->rows[i]);
    return peil_worth_of_tally(&tally, &PEIL_RANGE_WHOLE);
}

struct peil_worth peil_worth_of_tally(
    const struct peil_tally *tally, const struct peil_range *range)
{
    double open = tally->blank + tally->unknown;
    double total = tally->answered + open;
    struct peil_worth worth = {.scored = total > 0, .has = tally->answered > 0};

    if (worth.scored) {
        worth.value = worth.has ? tally->sum / tally->answered : 0;
        worth.low = open > 0 ? (tally->sum + open * range->low) / total : worth.value;
        worth.high = open > 0 ? (tally->sum + open * range->high) / total : worth.value;
        worth.answered = tally->answered / total;
    }
    return worth;
}

struct peil_worth peil_answer_worth(const struct peil_item *item, const struct peil_answer *answer)
{
    struct peil_tally tally = peil_worth_tally(item, answer);
    struct peil_range range = peil_item_range(item);

    return peil_worth_of_tally(&tally, &range);
}

const struct peil_worth *peil_score_run_worths(struct peil_scoring_run *run)
{
    size_t count = run->plan->pack->item_count;
    struct peil_worth *worths;

    if (run->worths)
        return run->worths;
    worths = peil_arena_array(run->arena, count, sizeof(*worths));
    for (size_t i = 0; worths && i < count; i++)
        worths[i] = run->plan->items[i].outcomes[run->outcomes[i]].worth;
    return worths;
}
