/*
 * How far several respondents agree: Krippendorff's alpha.
 *
 * K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), and Content Analysis, ch. 11.
 */
#ifndef PEIL_COMPARE_AGREEMENT_H
#define PEIL_COMPARE_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"

/* How far apart two values are. */
enum peil_metric {
    PEIL_METRIC_NOMINAL, /* the same or not */
    PEIL_METRIC_ORDINAL, /* by how many values lie between them; the values stand for ranks */
    PEIL_METRIC_INTERVAL /* by their difference */
};

/* A table of values: `values[unit * raters + rater]`, a NaN where that rater gave none. */
struct peil_ratings {
    const double *values;
    size_t units, raters;
};

struct peil_agreement {
    bool defined;    /* some values differ, and some units have two of them */
    double alpha;    /* at most 1; 0 is what chance gives; below 0 is worse than chance */
    size_t units;    /* with at least two values: those that count */
    size_t pairable; /* values in them */
};

/*
 * Alpha over all units with two values or more. Where all values are the same there is nothing that
 * chance could have got wrong, and alpha is not defined. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_agreement_alpha(struct peil_agreement *out, struct peil_arena *arena,
    const struct peil_ratings *ratings, enum peil_metric metric);

#endif
