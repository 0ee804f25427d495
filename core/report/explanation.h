/*
 * Explanations: documents that tell how one part of a result came about. Each is a list of blocks,
 * as scripts make them, so that whoever shows blocks can show explanations.
 */
#ifndef PEIL_REPORT_EXPLANATION_H
#define PEIL_REPORT_EXPLANATION_H

#include "core/eval/advice.h"
#include "core/report/build.h"

/* A new block; heading and text may be NULL. */
struct peil_node *peil_explain_block(
    struct peil_report *r, struct peil_node *blocks, const char *heading, const char *text);
/* A table in a block, with words as the names of its columns (NULL ends them); answers its rows. */
struct peil_node *peil_explain_table(struct peil_report *r, struct peil_node *block,
    const char *caption, const char *const *columns);
struct peil_node *peil_explain_row(struct peil_report *r, struct peil_node *rows);
/* A cell; a text that is NULL or empty is shown as nothing. */
void peil_explain_cell(struct peil_report *r, struct peil_node *row, const char *text);
/* "label: value" as a point of a list; nothing where there is no value. */
void peil_explain_fact(
    struct peil_report *r, struct peil_node *list, const char *word, const char *value);
/* Which rule it is, of which layer, in which file and line; `rule` as documents have it. */
void peil_explain_origin(
    struct peil_report *r, struct peil_node *list, const struct peil_node *rule);
/* All advice, as documents have it; what is named in it does not count as named. */
const struct peil_node *peil_explain_all_advice(struct peil_report *r);
/* "Pas eerst het contract aan (contract-eerst)", for an advice as documents have it. */
void peil_explain_add_advice(
    struct peil_report *r, struct peil_node *list, const struct peil_node *advice);
/* "1.3 Wat wordt gevraagd" */
const char *peil_explain_item_name(struct peil_report *r, const struct peil_item *item);
const char *peil_explain_section_name(struct peil_report *r, const struct peil_section *section);
/* The text at a key of a node; "" where there is none. */
const char *peil_explain_text(const struct peil_node *map, const char *key);

/* What is explained; one of these. */
struct peil_found {
    bool total;
    const struct peil_item *item;
    const struct peil_section *section;
    const struct peil_concept_level *concept;
    const struct peil_advice *advice;
    const struct peil_decided *decision;
    size_t rule; /* that gave no advice; PEIL_NONE */
};

/*
 * Finds what `subject` names: an id, the number of an item or section, or words that a reader sees.
 * NULL is the total. False where there is nothing of that name.
 */
bool peil_explain_find(struct peil_report *r, const char *subject, struct peil_found *found);
/* What an advice is called in a report: its heading, or the concept it is about. */
const char *peil_explain_advice_name(struct peil_report *r, const struct peil_advice *advice);

/* Each adds the blocks of one thing. */
void peil_explain_total(struct peil_report *r, struct peil_node *blocks);
void peil_explain_section(
    struct peil_report *r, struct peil_node *blocks, const struct peil_section *section);
void peil_explain_item(
    struct peil_report *r, struct peil_node *blocks, const struct peil_item *item);
void peil_explain_concept(
    struct peil_report *r, struct peil_node *blocks, const struct peil_concept_level *level);
void peil_explain_advice(
    struct peil_report *r, struct peil_node *blocks, const struct peil_advice *advice);
/* A rule that did not fire. */
void peil_explain_silent(struct peil_report *r, struct peil_node *blocks, size_t rule);
size_t peil_explain_rule_count(const struct peil_scripts *scripts); /* with those that compare */
void peil_explain_rules(struct peil_report *r, struct peil_node *blocks);

/* What improving answers would add: the data, as `whatif` of a document, and the blocks. */
struct peil_whatif;
struct peil_node *peil_report_put_whatif(
    struct peil_report *r, struct peil_node *document, const struct peil_whatif *whatif);
void peil_explain_whatif(
    struct peil_report *r, struct peil_node *blocks, const struct peil_whatif *whatif);

#endif
