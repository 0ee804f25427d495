/*
 * A panel under way, and the parts it is made of. Not for others; see core/compare/panel.h.
 */
#ifndef PEIL_COMPARE_PANEL_PARTS_H
#define PEIL_COMPARE_PANEL_PARTS_H

#include "core/compare/panel.h"

struct peil_panel_work {
    struct peil_arena *arena;
    struct peil_panel *panel;
    const struct peil_pack *pack;
    size_t least; /* people of an anonymous role */
};

/* The answer of a sheet to a line as it counts; NULL where it is not asked or does not apply. */
const struct peil_answer *peil_panel_said(
    const struct peil_sheet *sheet, const struct peil_item *item, size_t row);

/* Its ratio; NAN where there is none. */
double peil_panel_ratio(const struct peil_item *item, size_t row, const struct peil_answer *said);

/* Between the two groups furthest apart, of those that have a mean; the first of such pairs. */
struct peil_panel_gap peil_panel_widest(const double *means, const bool *has, size_t count);

/* The steps. False without memory. */
bool peil_panel_lines(struct peil_panel_work *work);
bool peil_panel_concepts(struct peil_panel_work *work);
bool peil_panel_agreements(struct peil_panel_work *work);
bool peil_panel_pairs(struct peil_panel_work *work);
bool peil_panel_practices(struct peil_panel_work *work);
bool peil_panel_agenda(struct peil_panel_work *work);

#endif
