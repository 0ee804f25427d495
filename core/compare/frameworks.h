/*
 * Several checklists about one subject, side by side by the concepts that their questions are
 * about.
 *
 * All is told in one vocabulary, the target: that which most checklists reach, by their own
 * mappings or through chains; where several are reached by as many, the first by id. A checklist
 * that reaches none of its concepts takes no part but is listed.
 *
 * The rules below are peil's own, and reports say so.
 *
 * Cell: what one checklist tells of one concept. As with questions, the first of equal, subset and
 * the rest in which something is asked decides; of several ways to reach a concept `equal` takes
 * the worst ratio and the others their mean.
 *
 * Interval: a cell knows a share of its concept: all of it through `equal`, else the share of the
 * vocabulary. With the ratio between low and high by what is open, it lies from share x low to
 * share x high + (1 - share): what no question covers may be anything. So it is a point only for
 * `equal` with all that matters answered; a better answer never lowers either end, and a further
 * answer only narrows it.
 *
 * Union: what all cells of a concept say together. L is the highest low end, H the lowest high end;
 * the interval lies between them, the lower of the two first, and where L is above H the cells
 * cannot all be right. It is no narrower than what the most knowing of the known cells leaves open,
 * so that without `equal` it is never a point.
 */
#ifndef PEIL_COMPARE_FRAMEWORKS_H
#define PEIL_COMPARE_FRAMEWORKS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/chains.h"
#include "core/compare/gathering.h"
#include "core/eval/result.h"

enum peil_cell_state {
    PEIL_CELL_NOT_ASKED,
    PEIL_CELL_NOT_APPLICABLE, /* asked, but nothing of it applies */
    PEIL_CELL_UNKNOWN,        /* asked, and all that matters is open */
    PEIL_CELL_KNOWN
};

/* A way in which a checklist tells of a concept. */
struct peil_route {
    const struct peil_concept_level *level; /* in the result of the checklist */
    const struct peil_chain *chain;         /* from its concept; NULL: it is the concept itself */
    enum peil_relation relation;            /* of what is asked to the concept, through the chain */
    bool used;                              /* it stands in the tier that decides */
};

struct peil_concept_cell {
    enum peil_cell_state state;
    /* What follows is set unless it is not asked. */
    enum peil_relation relation; /* of the routes that are used, that which knows least */
    double share;                /* known of the concept through it */
    bool open;                   /* something that matters is */
    double low, high;            /* of the ratio; where it applies */
    double least, most;          /* the interval; where it applies */
    enum peil_confidence confidence;
    const struct peil_level *level; /* when known, of the target vocabulary */
    double ratio;                   /* when known */
    const struct peil_route *routes;
    size_t route_count;
};

/* The order is that in which a reader looks at them. */
enum peil_union_status {
    PEIL_UNION_CONTRADICTED, /* known in two cells through equal or subset, at different levels */
    PEIL_UNION_KNOWN,        /* in a cell with full confidence */
    PEIL_UNION_PARTLY,       /* in some cell, with less */
    PEIL_UNION_UNKNOWN,      /* asked, and all of it open */
    PEIL_UNION_NOT_APPLICABLE,
    PEIL_UNION_NOT_ASKED
};

struct peil_compared_concept {
    const struct peil_concept *concept;
    bool law;                              /* the law asks it, or its application does */
    const struct peil_concept_cell *cells; /* by column */
    size_t asked;                          /* cells in which it is */
    enum peil_union_status status;
    bool bounded; /* some cell has an interval */
    double least, most;
    size_t against[2]; /* contradicted: the columns of the lowest and the highest of the levels */
};

/* A checklist: its latest round. */
struct peil_column {
    const struct peil_framework *framework;
    const struct peil_round *round;
    bool reached;            /* it tells of at least one concept */
    size_t asked, asked_law; /* concepts */
    size_t unknown, not_applicable;
    const size_t *level_counts; /* known concepts, by level of the vocabulary */
};

/* What one checklist asks and another does not: concepts, by law first. */
struct peil_gap {
    size_t has, lacks; /* columns */
    const struct peil_compared_concept *const *concepts;
    size_t count;
};

struct peil_frameworks {
    const struct peil_pack *pack; /* of the target vocabulary; NULL: no checklist has concepts */
    const struct peil_column *columns; /* by id of the pack */
    size_t column_count;
    const struct peil_compared_concept *concepts; /* all of the vocabulary, in its order */
    size_t concept_count, law_count;
    size_t asked, asked_law;     /* by at least one checklist */
    const struct peil_gap *gaps; /* of each pair that reaches concepts, both ways */
    size_t gap_count;
    struct peil_gap nobody; /* asks these; `has` and `lacks` mean nothing */
};

/*
 * Puts the checklists of a subject side by side; those that were not scored are left out. Results
 * must have all concepts. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_frameworks_make(struct peil_frameworks **out, struct peil_arena *arena,
    const struct peil_compared_subject *subject);

/*
 * Which concepts another checklist asks, by its own questions or through chains: fills `asked`, by
 * concept of the target vocabulary. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_frameworks_asked_by(bool *asked, struct peil_arena *arena,
    const struct peil_frameworks *frameworks, const struct peil_pack *pack);

/* How much of a concept of a vocabulary is known by a relation, 0 to 1. */
double peil_known_share(const struct peil_vocabulary *vocabulary, enum peil_relation relation);

const char *peil_cell_state_word(enum peil_cell_state state);      /* "not-asked" ... */
const char *peil_union_status_word(enum peil_union_status status); /* "contradicted" ... */

#endif
