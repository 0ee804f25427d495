/*
 * What takes part in the score of a section or of the whole: its items, or the sections that are
 * its units. Not for others; see core/eval/score.h.
 */
#ifndef PEIL_EVAL_SCORE_UNITS_H
#define PEIL_EVAL_SCORE_UNITS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/eval/answers.h"
#include "core/eval/score.h"
#include "core/eval/score_parts.h"
#include "core/pack/pack.h"

/* The scoring of one respondent's answers. */
struct peil_scorer {
    const struct peil_pack *pack;
    const struct peil_answers *answers;
    const struct peil_part *parts; /* by item */
    const size_t *units;           /* by section, see peil_score_units */
    struct peil_score *sections;   /* by section */
    struct peil_raw *raws;         /* by section */
    struct peil_member *members;   /* room for as many as any score can have */
};

/* What is scored: a section, or the whole for PEIL_NONE. */
struct peil_scope {
    size_t section;
    size_t first_item, item_count;
    enum peil_model model;
};

/* What was found in a scope. */
struct peil_survey {
    size_t scored, applying, weighted; /* items: with points; that apply; with a weight as well */
    bool refuses;                      /* an open answer, where the policy then wants no value */
    double asked, answered;            /* for completeness */
    double prorated, spoken;           /* of the items with a weight: prorated, answered */
    bool by_units;                     /* the members are sections, not items */
    size_t members;                    /* in scorer->members */
    size_t left_out;                   /* of those, units without a value */
};

/*
 * The unit of every section, for models that work with sections: its ancestor (or itself) at depth
 * `level`. A branch that is not so deep counts with its deepest section, and a section above that
 * depth that has items of its own is a unit as a whole, so that each item stands in one unit.
 * PEIL_NONE for sections above their units.
 */
const size_t *peil_score_units(struct peil_arena *arena, const struct peil_pack *pack);

/* Surveys the items of a scope and gathers the members of its score; units must be scored. */
void peil_score_survey(
    const struct peil_scorer *scorer, const struct peil_scope *scope, struct peil_survey *survey);

#endif
