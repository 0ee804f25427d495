/*
 * What the files share that tell of checklists side by side. Not for others; see
 * core/report/comparing.h.
 */
#ifndef PEIL_REPORT_COMPARE_FRAMEWORKS_H
#define PEIL_REPORT_COMPARE_FRAMEWORKS_H

#include "core/compare/frameworks.h"
#include "core/report/agenda.h"
#include "core/report/comparing.h"

/* A checklist as a reader knows it. */
struct peil_side {
    struct peil_report *r; /* that knows its pack */
    const struct peil_column *column;
    const char *label; /* short: who publishes it, or its id */
    const char *who;   /* who filled it in, and when; "" where neither is known */
    bool remarks;      /* may be shown */
};

struct peil_beside {
    struct peil_comparing *c;
    struct peil_report *r; /* of the comparison, for words */
    const struct peil_frameworks *frameworks;
    struct peil_side *sides; /* by column */
    bool **others;           /* by other checklist that is known: the concepts that it asks */
    size_t other_count;
};

/* ---- compare_frameworks.c --------------------------------------------------------------- */

/* The other checklists that would ask a concept: "Movisie"; NULL where none is known. */
const char *peil_beside_others(struct peil_beside *b, const struct peil_compared_concept *concept);

/* ---- compare_cells.c -------------------------------------------------------------------- */

/* "good", "middling", "poor": the first level of a vocabulary is its best, the last its poorest. */
const char *peil_beside_tone(const struct peil_beside *b, const struct peil_level *level);
const char *peil_beside_cell_tone(
    const struct peil_beside *b, const struct peil_concept_cell *cell);
/* "Goed", "niet bekend", "niet gevraagd" */
const char *peil_beside_cell_label(
    const struct peil_beside *b, const struct peil_concept_cell *cell);
const char *peil_beside_level_label(const struct peil_beside *b, const struct peil_level *level);
/* What a concept is called. */
const char *peil_beside_concept_label(
    const struct peil_beside *b, const struct peil_concept *concept);
/* The concepts with what each checklist tells of them. */
void peil_beside_concepts(struct peil_beside *b, struct peil_node *list);

/* ---- compare_points.c ------------------------------------------------------------------- */

/* What there is to talk about. */
void peil_beside_agenda(struct peil_beside *b);
/* "BCMB, Ieder(in) en VNG"; at most `most` of them, and then how many more. */
const char *peil_beside_join(
    struct peil_report *r, const char *const *texts, size_t count, size_t most);
/* The same where `count` are meant and the first of them are named: "a, b, c en nog 4". */
const char *peil_beside_some(
    struct peil_report *r, const char *const *texts, size_t named, size_t count);

/* ---- compare_questions.c ---------------------------------------------------------------- */

/* The questions that a cell rests on, with their answers, as `questions`. */
void peil_beside_put_questions(struct peil_beside *b, struct peil_node *map, size_t column,
    const struct peil_concept_cell *cell);
/* "vragen 6.3, 6.4 en 6.5"; NULL for none, as where none applies. */
const char *peil_beside_numbers(
    const struct peil_beside *b, size_t column, const struct peil_concept_cell *cell);

#endif
