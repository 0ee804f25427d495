/*
 * The document of one panel, and what its files share. Not for others; see core/report/comparing.h.
 */
#ifndef PEIL_REPORT_COMPARE_PANEL_H
#define PEIL_REPORT_COMPARE_PANEL_H

#include "core/compare/panel.h"
#include "core/report/comparing.h"

struct peil_panel_report {
    struct peil_comparing *c;
    struct peil_report *r; /* of the pack */
    const struct peil_panel *panel;
};

/* What readers call a group: "Cliënt", or that no role was given; and the same with how many. */
const char *peil_panel_group_label(struct peil_panel_report *p, size_t group);
const char *peil_panel_group_text(struct peil_panel_report *p, size_t group);
/* The first of these inside a sentence: "cliënt". */
const char *peil_panel_group_lower(struct peil_panel_report *p, size_t group);

/* Something of 0 to 1 as a whole percentage: "67%". */
const char *peil_panel_percent(struct peil_panel_report *p, double share);

/* compare_panel_lines.c */

/* All lines with what each group says: `lines`. */
void peil_panel_put_lines(struct peil_panel_report *p, struct peil_node *map);
/* "1.8 Cliënten ervaren ...", for a point of the agenda; a row stands behind its question. */
const char *peil_panel_line_title(struct peil_panel_report *p, const struct peil_panel_line *line);
/* "1 goed, 4 niet, 1 weet ik niet"; of one respondent just the answer. */
const char *peil_panel_cell_text(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group);
/* The middle answer of a group in words, and its tone. */
const char *peil_panel_middle(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group);
const char *peil_panel_middle_tone(
    struct peil_panel_report *p, const struct peil_panel_line *line, size_t group);
/* How far answers are apart: "De antwoorden liggen 2 stappen uit elkaar."; NULL for not. */
const char *peil_panel_apart(struct peil_panel_report *p, const struct peil_panel_line *line);

/* compare_panel_outcomes.c */

/* How far people agree, pairs of groups, what people experience, concepts. */
void peil_panel_put_agreements(struct peil_panel_report *p, struct peil_node *map);
void peil_panel_put_pairs(struct peil_panel_report *p, struct peil_node *map);
void peil_panel_put_practices(struct peil_panel_report *p, struct peil_node *map);
void peil_panel_put_concepts(struct peil_panel_report *p, struct peil_node *map);
/* What a group of concepts, or all of it, has of both: a sentence. */
const char *peil_panel_practice_text(
    struct peil_panel_report *p, const struct peil_panel_practice *practice);

#endif
