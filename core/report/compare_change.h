/*
 * What the files that tell of a change share. Not for others; see core/report/comparing.h.
 */
#ifndef PEIL_REPORT_COMPARE_CHANGE_H
#define PEIL_REPORT_COMPARE_CHANGE_H

#include "core/compare/change.h"
#include "core/report/comparing.h"

/* One change, and the report of its pack. */
struct peil_telling {
    struct peil_comparing *c;
    struct peil_report *r;
    const struct peil_change *change;
    const char *title;      /* of the pack */
    const char *then, *now; /* the dates of the rounds, as a sentence has them */
};

/* "14 april 2026", or the first and the last date. */
const char *peil_telling_date(struct peil_report *r, const struct peil_round *round);
/* "up", "down", "same" and what a reader calls that. */
void peil_telling_direction(struct peil_report *r, struct peil_node *map, double by);

/* compare_change_lists.c */

/* Answers by what became of them, what cannot be compared, knock-outs, concepts; the agenda. */
void peil_telling_lists(const struct peil_telling *t, struct peil_node *map);

#endif
