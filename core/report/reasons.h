/*
 * What the reasons of an advice are made of; see peil_report_reason_of in core/report/parts.h.
 */
#ifndef PEIL_REPORT_REASONS_H
#define PEIL_REPORT_REASONS_H

#include <stdbool.h>

#include "core/report/build.h"
#include "core/script/view.h"

/* A reason without label and value. */
struct peil_node *peil_reason_new(struct peil_report *r, const char *kind, const char *id);

/*
 * A value in words: a number as it is, a text by the words with `prefix` (NULL: as it is), nothing
 * by the word `nothing`.
 */
const char *peil_reason_words(
    struct peil_report *r, const struct peil_value *value, const char *prefix, const char *nothing);

/* Adds a question and its answer to a list, the `items` of a reason. */
void peil_reason_add_item(
    struct peil_report *r, struct peil_node *list, const struct peil_item *item);

/* The level with that id, or that it is not known. */
const char *peil_reason_level(
    struct peil_report *r, const struct peil_concept *concept, const char *id);

/* "Gratis (volgens BCMB)": what a checklist says, where several are compared. */
const char *peil_reason_according(
    struct peil_report *r, const char *label, const struct peil_pack *pack);

/* Where the page tells more of it, and its number there; a comparison has no such places. */
void peil_reason_place(
    struct peil_report *r, struct peil_node *map, const struct peil_report_name *name);

/* As peil_report_reason_of, for what is asked of what is compared. */
struct peil_node *peil_reason_of_compared(struct peil_report *r, const struct peil_recorded *asked);

/* As peil_report_reason_of, for what is asked of a concept. */
struct peil_node *peil_reason_of_concept(struct peil_report *r, const struct peil_recorded *asked);

/* As peil_report_reason_of, for what is asked of an item. */
struct peil_node *peil_reason_of_item(
    struct peil_report *r, const struct peil_recorded *asked, bool is_so);

#endif
