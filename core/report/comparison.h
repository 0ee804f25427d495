/*
 * From a comparison to the document that output plugins render: kind "comparison" in
 * include/peil/schema.
 */
#ifndef PEIL_REPORT_COMPARISON_H
#define PEIL_REPORT_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/compare/compare.h"

/* The parts of its report, in the order they stand in by themselves. */
enum peil_comparison_part {
    PEIL_COMPARISON_AGENDA,
    PEIL_COMPARISON_FRAMEWORKS,
    PEIL_COMPARISON_PANELS,
    PEIL_COMPARISON_CHANGES,
    PEIL_COMPARISON_BENCHMARK,
    PEIL_COMPARISON_ADVICE,
    PEIL_COMPARISON_METHOD,
    PEIL_COMPARISON_PARTS
};
/* Their words; ends in NULL. */
extern const char *const peil_comparison_part_words[];

/* Something that was given and does not count. */
struct peil_left_out {
    const char *name;   /* of the file, without its folder */
    const char *reason; /* "unreadable", "refused" */
};

struct peil_comparison_options {
    const char *language;                   /* BCP 47; NULL for that of the first pack */
    const char *version;                    /* of the engine */
    const struct peil_diags *diags;         /* warnings, to be shown; may be NULL */
    const enum peil_comparison_part *parts; /* which parts plugins show; none for all */
    size_t part_count;
    /* Checklists that take no part, for what nobody asks: they are named where they would. */
    const struct peil_pack *const *others;
    size_t other_count;
    /* What peil_report_compared_advice made of the focus; NULL for nothing. */
    const struct peil_node *advice;
    bool advice_missing; /* there should have been some, and it could not be made */
    const struct peil_left_out *left_out; /* besides what the comparison itself left out */
    size_t left_out_count;
};

/* NULL without memory. The tree borrows texts from the comparison and its packs. */
struct peil_node *peil_report_comparison(struct peil_arena *arena,
    const struct peil_comparison *comparison, const struct peil_comparison_options *options);

#endif
