/*
 * What the parts of core/report share while they make the document of a comparison. There is one
 * report for every pack that answers were given on: all make the same document, in the same
 * language, and each knows the numbers and references of its own pack.
 */
#ifndef PEIL_REPORT_COMPARING_H
#define PEIL_REPORT_COMPARING_H

#include "core/report/build.h"
#include "core/report/comparison.h"

struct peil_agenda; /* see core/report/agenda.h */

struct peil_comparing {
    struct peil_report *r; /* for what is of no pack, or of a pack that is named: the first one */
    struct peil_report *reports; /* by pack, as the comparison lists them; at least one */
    const struct peil_comparison *comparison;
    const struct peil_comparison_options *options;
    struct peil_node *document;
    struct peil_agenda *agenda; /* the points so far; NULL for none */
    /* Subjects of which something counts, by name; and of all, by index, whose name others have. */
    const struct peil_compared_subject *const *by_name;
    size_t named_count;
    bool *alike;
};

/* The report that knows a pack of the comparison. */
struct peil_report *peil_comparing_report(
    const struct peil_comparing *c, const struct peil_pack *pack);

/* Adds to a list what is in another, but for what has an `id` that it holds already. */
void peil_comparing_add_new(
    struct peil_report *r, struct peil_node *all, const struct peil_node *list);

/* checklist_name.c */

/* The short name of a checklist, where the focus has several; else NULL. */
const char *peil_comparing_name(struct peil_comparing *c, const struct peil_pack *pack);

/* compare_subjects.c */

/* Finds the names that several subjects have; false where memory ran out. */
bool peil_comparing_find_alike(struct peil_comparing *c);
/* The name of a subject; with its key where others have that name too. */
const char *peil_comparing_subject_label(
    const struct peil_comparing *c, const struct peil_compared_subject *subject);
void peil_comparing_subjects(struct peil_comparing *c);
/* That one name has several codes, or one code several names; into a list of warnings. */
void peil_comparing_warn_of_names(struct peil_comparing *c, struct peil_node *list);

/* compare_frameworks.c */

/* The checklists side by side, by concept; null where there are not two. */
void peil_comparing_frameworks(struct peil_comparing *c);

/* compare_summary.c */

/* The outcome in a sentence and in points; after the agenda. */
void peil_comparing_summary(struct peil_comparing *c, struct peil_node *summary);

/* compare_inputs.c */

/* What counts, and what was left out. */
void peil_comparing_inputs(struct peil_comparing *c);
/* What was given that does not say what it should. */
void peil_comparing_warnings(struct peil_comparing *c);

/* compare_respondents.c */

/* Who took part; of the focus, in each round of each checklist. */
void peil_comparing_respondents(struct peil_comparing *c);
/* "minder dan 5": how many there are of an anonymous role that is not shown. */
const char *peil_comparing_fewer(const struct peil_comparing *c, struct peil_report *r);

/* compare_panels.c */

/* What respondents of one checklist say beside each other, and the points it gives to talk about.
 */
void peil_comparing_panels(struct peil_comparing *c);

/* compare_changes.c */

/* What changed since the round before, in each checklist with several rounds; and the trends. */
void peil_comparing_changes(struct peil_comparing *c);
/* Of the one checklist that the focus has, in a sentence; NULL where there are more or nothing
 * changed. After it. */
const char *peil_comparing_change_sentence(const struct peil_comparing *c);
/* Those of several checklists, a sentence each, into a list. After it. */
void peil_comparing_add_changes(struct peil_comparing *c, struct peil_node *points);

/* compare_benchmark.c */

/* Where the subjects stand among each other, and among those of contributions. */
void peil_comparing_benchmark(struct peil_comparing *c);

/* compared_advice.c */

/* What rules that compare advise, and which of them failed. */
void peil_comparing_advice(struct peil_comparing *c);
void peil_comparing_errors(struct peil_comparing *c);
/* The files of somebody's own that had a say in it. */
void peil_comparing_extensions(struct peil_comparing *c, struct peil_node *packs);
/* The references that such advice names, into a list that holds each once. */
void peil_comparing_advice_references(struct peil_comparing *c, struct peil_node *list);

#endif
