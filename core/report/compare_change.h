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

/* compare_change_split.c */

/* "up", "down", "same" and what a reader calls that. */
void peil_telling_direction(struct peil_report *r, struct peil_node *map, double by);
/* The score of a section, NULL for the whole. */
const struct peil_score *peil_telling_score(
    const struct peil_result *result, const struct peil_section *section);
/* What one round came to, on the scale of a score. */
void peil_telling_point(struct peil_report *r, struct peil_node *map,
    const struct peil_change_point *point, const struct peil_score *scale,
    const struct peil_section *section);
void peil_telling_split(
    const struct peil_telling *t, struct peil_node *map, const struct peil_change_split *split);
/* What the answers did, by section. */
void peil_telling_answers(const struct peil_telling *t, struct peil_node *map);

/* compare_change_trend.c */

/* `trend`: null for fewer rounds than make one. */
void peil_telling_trend(const struct peil_telling *t, struct peil_node *map);

/* compare_change_lists.c */

/* Answers by what became of them, what cannot be compared, knock-outs, concepts; the agenda. */
void peil_telling_lists(const struct peil_telling *t, struct peil_node *map);

#endif
