/*
 * How much of an item is answered, open or left out: an item counts as one part, a matrix as one
 * for each of its rows. Not for others; see peil_answer_worth.
 */
#ifndef PEIL_EVAL_WORTH_H
#define PEIL_EVAL_WORTH_H

#include "core/eval/answers.h"
#include "core/pack/pack.h"

/* Parts of an item by state. What has no points to give stands in none of them. */
struct peil_tally {
    double answered, blank, unknown, not_applicable;
    double sum; /* of the worths of the answered parts */
};
struct peil_tally peil_worth_tally(const struct peil_item *item, const struct peil_answer *answer);

/* The worst and best that something open can still become. */
struct peil_range {
    double low, high;
};
#define PEIL_RANGE_WHOLE ((struct peil_range){0, 1})

/*
 * The same of an item: the whole of its scale, but for a number that steps do not bring to its
 * most.
 */
struct peil_range peil_item_range(const struct peil_item *item);
/* The most that a number can be, from its least by its steps. */
double peil_last_step(const struct peil_item *item);

/* What an item of which this is known is worth. */
struct peil_worth peil_worth_of_tally(
    const struct peil_tally *tally, const struct peil_range *range);

/* The worth of the rows of a matrix that are named, by row; NULL: all of them. */
struct peil_worth peil_rows_worth(
    const struct peil_item *item, const struct peil_answer *answer, const bool *rows);

/* One row of a matrix, as an item of one part. */
struct peil_tally peil_row_tally(const struct peil_item *item, const struct peil_answer *row);

/*
 * The worth, 0 to 1, of raw points on the item's scale (for a matrix: that of its rows), clipped
 * and with `reverse` taken into account.
 */
double peil_worth_of_points(const struct peil_item *item, double points);

#endif
