/*
 * Decision tables in a document. All need a report that was begun; what they answer belongs to its
 * arena.
 */
#ifndef PEIL_REPORT_DECISIONS_H
#define PEIL_REPORT_DECISIONS_H

#include "core/eval/decisions.h"
#include "core/report/build.h"

/* What the tables of a result came to: `decisions`. */
void peil_report_decisions(struct peil_report *r, struct peil_node *document);
/* The tables of a pack: `decisions`. */
void peil_report_declared_decisions(struct peil_report *r, struct peil_node *document);
/* A table with its outcome as a block. */
void peil_report_decision_block(
    struct peil_report *r, struct peil_node *map, const struct peil_decided *decided);

/*
 * The table as `grid` where it has two inputs, else as `table`, with the place of the answers in it
 * unless `decided` is NULL.
 */
void peil_report_decision_table(struct peil_report *r, struct peil_node *map,
    const struct peil_decision *decision, const struct peil_decided *decided);

/* What came out, as a sentence; and in a few words: the outcome, or that there is none. */
const char *peil_report_decision_text(struct peil_report *r, const struct peil_decided *decided);
const char *peil_report_decided_label(struct peil_report *r, const struct peil_decided *decided);
const char *peil_report_outcome_label(
    struct peil_report *r, const struct peil_decision_outcome *outcome);

/* The blocks that explain what a table came to. */
void peil_explain_decision(
    struct peil_report *r, struct peil_node *blocks, const struct peil_decided *decided);

#endif
