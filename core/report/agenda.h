/*
 * The agenda of a comparison: points for a meeting, the most pressing first. Every part that has
 * something to talk about adds its points; they are sorted and numbered when all are there.
 */
#ifndef PEIL_REPORT_AGENDA_H
#define PEIL_REPORT_AGENDA_H

#include "core/report/comparing.h"

/* Kinds of points, in the order in which a meeting comes to them. */
enum peil_agenda_kind {
    PEIL_AGENDA_CONTRADICTED, /* checklists give another picture of the same */
    PEIL_AGENDA_DISAGREED,    /* respondents see it differently */
    PEIL_AGENDA_EXPERIENCED,  /* it is arranged, but people do not notice, or the other way round */
    PEIL_AGENDA_WORSE,        /* it went down since the time before */
    PEIL_AGENDA_WEAK,         /* it can be better, and nobody says otherwise */
    PEIL_AGENDA_UNSURE,       /* what is asked only touches it, and gives another picture */
    PEIL_AGENDA_UNKNOWN,      /* asked, but not known */
    PEIL_AGENDA_NOT_ASKED,    /* no checklist asks it */
    PEIL_AGENDA_BETTER,       /* it went up */
    PEIL_AGENDA_FINE,         /* in order */
    PEIL_AGENDA_KINDS
};

/*
 * Adds a point, and answers its map to be filled in: `title` (required), `text`, `list` (texts),
 * `sides` by the functions below; the schema (agenda_point) says what there can be. Within a kind
 * the heaviest comes first, and of those that weigh the same the first by `key`, which no other
 * point of that kind may have; where there are more than a meeting can come to, the others are
 * named together in one point behind them. What is put in the map is borrowed until the document is
 * made.
 */
struct peil_node *peil_agenda_add(
    struct peil_comparing *c, enum peil_agenda_kind kind, double weight, const char *key);

/*
 * One of several views of a point, to stand beside the others: what it is called (a checklist, a
 * role) and, where it is known, its level with a tone ("good", "middling", "poor", "open").
 */
struct peil_node *peil_agenda_side(struct peil_report *r, struct peil_node *point,
    const char *label, const char *level_label, const char *tone);

/* The title of a point of one checklist: its short name in front, where the focus has several. */
const char *peil_agenda_title(
    struct peil_comparing *c, const struct peil_pack *pack, const char *title);

/* Sorts, bundles and numbers the points, into the `agenda` of the document. After all parts. */
void peil_comparing_agenda(struct peil_comparing *c);

#endif
