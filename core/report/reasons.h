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

/* Adds a question and its answer to the `items` of a reason. */
void peil_reason_add_item(
    struct peil_report *r, struct peil_node *items, const struct peil_item *item);

/* As peil_report_reason_of, for what is asked of an item. */
struct peil_node *peil_reason_of_item(
    struct peil_report *r, const struct peil_recorded *asked, bool is_so);

#endif
