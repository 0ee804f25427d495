/*
 * The outcome of a comparison at a glance. After the agenda.
 */
#ifndef PEIL_REPORT_COMPARE_OUTCOME_H
#define PEIL_REPORT_COMPARE_OUTCOME_H

#include "core/compare/frameworks.h"
#include "core/report/comparing.h"

/* Whether people who filled in one checklist is what there is to tell of. */
bool peil_comparing_one_panel(const struct peil_comparing *c);

/*
 * What checklists or people say of the focus beside each other, in a sentence; NULL where they do
 * not stand side by side, or say nothing.
 */
const char *peil_comparing_outcome(struct peil_comparing *c, const char *subject);

/* How many points or questions came out in which way, as `tally`; nothing where nothing did. */
void peil_comparing_tally(struct peil_comparing *c, struct peil_node *summary);

#endif
