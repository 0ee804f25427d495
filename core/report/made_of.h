/*
 * What a score is made of. The sum is done once more from what the result tells.
 */
#ifndef PEIL_REPORT_MADE_OF_H
#define PEIL_REPORT_MADE_OF_H

#include <stdbool.h>
#include <stddef.h>

#include "core/report/build.h"

/* An item or section that a score is made of. */
struct peil_made_row {
    const struct peil_item *item;       /* NULL for a section */
    const struct peil_section *section; /* NULL for an item */
    const struct peil_band *band;       /* of a decision list; the others are NULL then */
    bool has;                           /* there is a worth */
    bool counts;                        /* it takes part */
    double ratio, weight, part;         /* part: of it that takes part, 0 to 1 */
    double told;                        /* the ratio as it is told: progress may be beyond 1 */
    double points;                      /* of a section in `ladder-sum` */
    double brings;                      /* on the scale of the score */
};

struct peil_made_of {
    const struct peil_score *score;
    const struct peil_section *section; /* NULL for the whole */
    enum peil_model model;
    struct peil_made_row *rows;
    size_t count;
    double weights; /* of all that takes part */
    bool right;     /* the score is what comes out of the rows */
    bool brings;    /* each row brings something */
    bool adds;      /* what rows bring adds up to the score; to what is above the least of it */
    bool shares;    /* each row has a share in a mean */
    bool weighs;    /* some weigh more than others */
};

/* For a section, or for the whole (NULL). Without memory `rows` is NULL. */
struct peil_made_of peil_made_of(struct peil_report *r, const struct peil_section *section);

/* What an item is in a score that `sum` is made of, by its answer and the policies. */
struct peil_made_row peil_made_item(
    const struct peil_report *r, const struct peil_made_of *sum, const struct peil_item *item);

/* For models that ask for the best answer, and what they make of their rows. */
void peil_made_whole(struct peil_made_of *sum);
void peil_made_tree(const struct peil_report *r, struct peil_made_of *sum);
double peil_made_flat(struct peil_made_of *sum);
double peil_made_absolute(const struct peil_made_of *sum);
double peil_made_all_or_partial(const struct peil_made_of *sum);

/* The same for models that compare with what is wanted; the first changes what rows weigh. */
void peil_made_to_target(struct peil_made_of *sum);
double peil_made_progress(struct peil_made_of *sum, double width);
double peil_made_staged(const struct peil_report *r, struct peil_made_of *sum);
/* For `ladder-sum` of what is above the streams; false within one, which is a sum of items. */
bool peil_made_ladder(const struct peil_report *r, struct peil_made_of *sum);

/* The bands of a decision list; the value that comes of those that were looked at. */
void peil_made_bands(const struct peil_report *r, struct peil_made_of *sum);
double peil_made_decision(const struct peil_report *r, const struct peil_made_of *sum);
/* The row of one of them in the document. */
void peil_report_band_row(
    struct peil_report *r, struct peil_node *map, const struct peil_made_row *row);

/* What the rows of a sum of points bring together. */
double peil_made_share_sum(struct peil_made_of *sum);

/* Of sums, what is open and gets the mean of the rest: adds it to the rows; together. */
double peil_made_prorate(const struct peil_report *r, struct peil_made_of *sum);

/* Of a mean, the sum in fractions: "(1/2 + 0/2) : 2 x 100 = 25"; NULL where it is not told. */
const char *peil_made_sum_text(struct peil_report *r, const struct peil_made_of *sum);

/* The points there were to get in a section that is a plain mean of them; 0 where it is none. */
double peil_made_points(struct peil_report *r, const struct peil_section *section);

/* The value before a cap. */
double peil_made_before(const struct peil_score *score);

/* Whether two numbers are the same but for the digits that a result does not keep. */
bool peil_made_near(double a, double b);

#endif
