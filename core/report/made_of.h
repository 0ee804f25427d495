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
    bool has;                           /* there is a worth */
    bool counts;                        /* it takes part */
    double ratio, weight, part;         /* part: of it that takes part, 0 to 1 */
    double brings;                      /* on the scale of the score */
};

struct peil_made_of {
    const struct peil_score *score;
    const struct peil_section *section; /* NULL for the whole */
    enum peil_model model;
    struct peil_made_row *rows;
    size_t count;
    double weights; /* of all that takes part */
    bool right;     /* what each brings adds up to the score */
};

/* For a section, or for the whole (NULL). Without memory `rows` is NULL. */
struct peil_made_of peil_made_of(struct peil_report *r, const struct peil_section *section);

/* Whether two numbers are the same but for the digits that a result does not keep. */
bool peil_made_near(double a, double b);

#endif
