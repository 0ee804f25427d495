/*
 * What the files that compare rounds share. Not for others; see core/compare/change.h.
 */
#ifndef PEIL_COMPARE_CHANGE_PARTS_H
#define PEIL_COMPARE_CHANGE_PARTS_H

#include "core/compare/change.h"

/* Outcomes in order: then, after the pack, after what applies, now. */
#define PEIL_CHANGE_POINTS (PEIL_CHANGE_CAUSES + 1)

/* Two rounds that are being compared. */
struct peil_changing {
    struct peil_arena *arena;
    const struct peil_scorer *scorer;
    enum peil_merge_rule rule;
    struct peil_change *change;
    const struct peil_pack *pack;
    const struct peil_round *then, *now;

    /* change_base.c: what of the newest version was there then. */
    struct peil_carry_map map; /* from the older version, where it is there; else `from` NULL */
    const struct peil_sheet *sheet; /* the only one of the earlier round; NULL: several */
    enum peil_carry_loss *loss;     /* by item: why it cannot be compared */
    bool *absent;                   /* by item: it was not asked then */
    const bool **rows;              /* by item: its rows that were there; NULL: all */
    bool differs;                   /* something cannot be compared */

    /* change_stored.c: what a stored result has; NULL and 0 for none. */
    const struct peil_node *const *stored_items, *const *stored_sections;
    size_t stored_item_count;
    bool *stored_used; /* by stored item: the newest version has it */
    const struct peil_index *stored_section_ids;

    /* change_ways.c: what the outcomes are of. */
    const struct peil_result *older; /* the answers as they were given, on the older version */
    const struct peil_result *at[PEIL_CHANGE_POINTS]; /* at[0] is on the newest version */
    const struct peil_result **after; /* by top section: once it has the later answers */
};

/* What the earlier outcome rests on. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int peil_change_find_base(struct peil_changing *c);
bool peil_change_other_people(const struct peil_round *then, const struct peil_round *now);
/* Where a section was then: `older` has it, or the stored result, which answers its score. */
size_t peil_change_older_section(const struct peil_changing *c, size_t section);
PEIL_CHECK int peil_change_read_stored(struct peil_changing *c);
const struct peil_node *peil_change_stored_score(
    const struct peil_changing *c, const struct peil_section *section);
/* What cannot be compared. */
PEIL_CHECK int peil_change_list_incomparable(struct peil_changing *c);

/* Scores all that lies between the rounds. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int peil_change_go(struct peil_changing *c);

/* Whether two answers to an item are the same. */
bool peil_change_same_answer(
    const struct peil_item *item, const struct peil_answer *a, const struct peil_answer *b);

/* What became of answers, concepts, knock-outs. */
PEIL_CHECK int peil_change_list_items(struct peil_changing *c);

#endif
