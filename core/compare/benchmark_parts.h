/*
 * What the files of a benchmark share while one is made.
 */
#ifndef PEIL_COMPARE_BENCHMARK_PARTS_H
#define PEIL_COMPARE_BENCHMARK_PARTS_H

#include "core/compare/benchmark.h"

struct peil_benchmarking {
    struct peil_arena *arena;
    const struct peil_gathering *gathering;
    const struct peil_compared_subject *focus;
    const struct peil_benchmark_options *options;
    size_t least;
    const char *label;              /* of the subjects at hand */
    bool contributions;             /* some take part */
    bool bare;                      /* all values are shown anyway */
    size_t side;                    /* how many subjects are shown side by side */
    struct peil_contribution *mine; /* the subjects at hand */
    struct peil_contribution *all;  /* they and those of the contributions */
    const struct peil_pack **packs; /* by pack of `mine` */
};

/* What a subject came to on a pack; NULL where it has none. */
const struct peil_result *peil_benchmark_result(
    const struct peil_compared_subject *subject, const struct peil_pack *pack);

/* Fills in what is shown of a framework, of which the counts are there. False without memory. */
bool peil_benchmark_framework_make(
    struct peil_benchmarking *b, struct peil_benchmark_framework *out);

/* What a result came to on a part. */
struct peil_own_score peil_benchmark_score(
    const struct peil_result *result, const struct peil_benchmark_part *part);

/*
 * How a cell is spread, where it is shown, and where `focus` (NULL for none) stands in it. The
 * focus is one of those that are counted in the cell; of `known` of them a reader has the values.
 */
void peil_benchmark_spread(const struct peil_benchmarking *b, struct peil_distribution *out,
    const struct peil_cell *cell, size_t known, const struct peil_own_score *focus);

#endif
