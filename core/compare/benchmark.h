/*
 * Where a subject stands among many: how scores are spread, and which place one of them has,
 * without telling what any other scored. Scores are those of the latest round of each subject, as
 * whole percentages of their scale, and those of contributions.
 *
 * What is shown:
 * - Nothing of fewer than `least` subjects, and classes only where each has as many, because what
 *   shown classes do not have follows from the whole (core/compare/suppress.h). Where contributions
 *   take part that goes for the subjects in them, too: whoever has the other files knows the rest.
 * - Percentiles by the definition at peil_quantile_rank. On either side of one of them there stand
 * at least two subjects, or one more than are in the files at hand where contributions take part:
 *   then it is certain of nobody what he scored, not even for who knows his own score. Beyond
 *   those of 10 and 90 there stand at least `least`. The lowest and the highest score are never
 *   told: they are what one subject scored.
 * - The place of the subject in focus: from what it can still become, open answers included, and
 *   from ties. At the ends places are told together, as many as the files at hand have subjects, so
 *   that no place says that all others score higher, lower or the same.
 * Where all subjects are in the files at hand and few, their scores stand side by side, and
 * percentiles and places are told as they are. The test of core/compare/suppress.h goes through all
 * small tables and finds none of which something hidden follows from what is shown.
 */
#ifndef PEIL_COMPARE_BENCHMARK_H
#define PEIL_COMPARE_BENCHMARK_H

#include "core/compare/contribution.h"
#include "core/compare/gathering.h"

#define PEIL_BENCHMARK_LEAST 5
#define PEIL_BENCHMARK_SIDE_BY_SIDE 12 /* most subjects that are shown side by side */

enum peil_quantile {
    PEIL_QUANTILE_10,
    PEIL_QUANTILE_25,
    PEIL_QUANTILE_50,
    PEIL_QUANTILE_75,
    PEIL_QUANTILE_90,
    PEIL_QUANTILES
};

/* A place in the order from high to low: 1 is the highest. `of` is 0 where none is told. */
struct peil_standing {
    size_t from, to, of;
};

/* How one part went in one group of subjects. */
struct peil_distribution {
    const char *label;       /* of the class; "" where none is known, and for the whole */
    bool own;                /* the class of the subjects at hand */
    bool shown;              /* else only that there are too few */
    uint32_t count, without; /* 0 where not shown */
    bool has[PEIL_QUANTILES];
    unsigned quantiles[PEIL_QUANTILES]; /* percent of the scale */
    struct peil_standing standing;      /* of the subject in focus */
};

/* What a subject at hand scored on a part. */
struct peil_own_score {
    bool has;
    unsigned value, low, high; /* percent of the scale */
};

struct peil_benchmark_part {
    enum peil_cell_part part;
    const struct peil_section *section; /* PEIL_CELL_SECTION */
    const struct peil_concept *concept; /* PEIL_CELL_CONCEPT */
    struct peil_distribution whole;
    const struct peil_distribution *classes; /* as many as the framework has; by label */
    struct peil_own_score focus;
    const struct peil_own_score *own; /* by subject, where they are shown side by side; else NULL */
};

/* Its id as in a cell: of the section, or the qualified one of the concept; "" for the whole. */
const char *peil_benchmark_part_id(const struct peil_benchmark_part *part);

struct peil_benchmark_framework {
    const struct peil_pack *pack;
    size_t subjects;                         /* all of them */
    size_t at_hand;                          /* of which in the files at hand */
    size_t contributed;                      /* and in contributions */
    unsigned rules;                          /* 1 << RULE: what the contributions were merged by */
    bool shown;                              /* there are enough */
    bool has_focus;                          /* the subject in focus filled in this one */
    bool focus_twice;                        /* it stands in the contributions already */
    const struct peil_distribution *classes; /* counts of subjects only */
    size_t class_count;
    const struct peil_benchmark_part *parts; /* the whole, sections, concepts */
    size_t part_count;
};

struct peil_benchmark {
    size_t least;
    size_t subjects;                           /* at hand */
    const struct peil_compared_subject *focus; /* NULL for none */
    const struct peil_compared_subject *side;  /* those side by side; NULL for none */
    size_t side_count;
    bool contributions; /* some take part */
    bool secret;        /* it is known which of the subjects at hand are in them */
    const struct peil_benchmark_framework *frameworks; /* by id of the pack */
    size_t framework_count;
    const char *const *others; /* packs in contributions that nothing at hand is about */
    size_t other_count;
};

struct peil_benchmark_options {
    size_t least;                         /* 0: PEIL_BENCHMARK_LEAST */
    const char *label;                    /* class of the subjects at hand; NULL: not known */
    const unsigned char *secret;          /* NULL: it is not known who is in the contributions */
    const struct peil_contribution *with; /* NULL for none */
};

/*
 * Made subject by subject, of which only scores are kept. `focus` may be NULL. Everything lives in
 * `arena`, and borrows from the gathering, the packs and the contributions. All answer PEIL_OK or
 * PEIL_ENOMEM.
 */
struct peil_benchmarking;
PEIL_CHECK int peil_benchmark_begin(struct peil_benchmarking **out, struct peil_arena *arena,
    const struct peil_gathering *gathering, const struct peil_compared_subject *focus,
    const struct peil_benchmark_options *options);

/* Takes what one of the subjects of the gathering came to in the latest round of each checklist. */
PEIL_CHECK int peil_benchmark_take(
    struct peil_benchmarking *b, const struct peil_compared_subject *subject);

/* `*out` is NULL where there is nothing to stand among: one subject, and no contributions. */
PEIL_CHECK int peil_benchmark_end(struct peil_benchmark **out, struct peil_benchmarking *b);

/*
 * The rank, from 1, of the value of `count` that is the percentile of `percent`: the least one that
 * at least that share does not exceed (the inverse of the empirical distribution function; type 1
 * of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50,
 * 1996). `count` is at least 1, `percent` from 1 to 100.
 */
uint32_t peil_quantile_rank(uint32_t count, unsigned percent);

/* The value of that rank in a histogram. */
unsigned peil_quantile_value(const uint32_t bins[PEIL_BINS], uint32_t rank);

#endif
