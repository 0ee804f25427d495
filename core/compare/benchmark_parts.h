/*
 * What the files of a benchmark share while one is made.
 */
#ifndef PEIL_COMPARE_BENCHMARK_PARTS_H
#define PEIL_COMPARE_BENCHMARK_PARTS_H

#include "core/compare/benchmark.h"

/* A pack that subjects at hand were scored on, and the concepts it asks. */
struct peil_seen_pack {
    const struct peil_pack *pack; /* of several versions the highest */
    const struct peil_concept **concepts;
    size_t concept_count;
};

/* What a subject scored on a part. */
struct peil_kept_score {
    enum peil_cell_part part;
    const char *id; /* as in a cell */
    struct peil_own_score score;
};

/* All that it scored on one pack. */
struct peil_kept {
    const struct peil_pack *pack;
    const struct peil_kept_score *scores;
    size_t count;
};

struct peil_kept_subject {
    const struct peil_kept *list;
    size_t count;
};

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
    struct peil_seen_pack *packs;   /* by id and major version, as those of `mine` */
    size_t pack_count;
    struct peil_kept_subject *kept; /* by subject; of those that are shown by themselves */
    size_t taken;                   /* subjects with something that counts */
};

/* What a subject scored on a pack (any version with the same major); NULL where that is not kept.
 */
const struct peil_kept *peil_benchmark_kept(const struct peil_benchmarking *b,
    const struct peil_compared_subject *subject, const struct peil_pack *pack);

/* What was kept of a part; without a value where nothing was. */
struct peil_own_score peil_benchmark_kept_score(
    const struct peil_kept *kept, const struct peil_benchmark_part *part);

/* Keeps what a result came to. False without memory. */
bool peil_benchmark_keep(
    struct peil_kept *out, struct peil_arena *arena, const struct peil_result *result);

/* Fills in what is shown of a framework, of which the counts are there. False without memory. */
bool peil_benchmark_framework_make(struct peil_benchmarking *b,
    struct peil_benchmark_framework *out, const struct peil_seen_pack *seen);

/*
 * How a cell is spread, where it is shown, and where `focus` (NULL for none) stands in it. The
 * focus is one of those that are counted in the cell; of `known` of them a reader has the values.
 */
void peil_benchmark_spread(const struct peil_benchmarking *b, struct peil_distribution *out,
    const struct peil_cell *cell, size_t known, const struct peil_own_score *focus);

#endif
