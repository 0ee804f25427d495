/*
 * Which of several answers to one question stands for all. Not for others; see
 * core/compare/merge.h.
 */
#ifndef PEIL_COMPARE_MERGE_PARTS_H
#define PEIL_COMPARE_MERGE_PARTS_H

#include "core/compare/merge.h"

struct peil_merging {
    struct peil_arena *arena;
    enum peil_merge_rule rule;
    /* Of the item, or the row of a matrix, that is merged now: */
    const struct peil_item *item;
    const struct peil_answer **said; /* by those to whom it is asked */
    size_t count;
    /* Room for one value of everybody. */
    double *numbers;
    const char **texts;
};

/*
 * Merges what is in `said`, of an item that is no matrix or of a row of one. `out` is blank before.
 * Without memory the arena has failed.
 */
void peil_merge_part(struct peil_merging *m, struct peil_answer *out);

/*
 * The text that occurs most often, the least of those that do so alike; NULL where there is none.
 * Puts them in order.
 */
const char *peil_most_common_text(const char **texts, size_t count);

#endif
