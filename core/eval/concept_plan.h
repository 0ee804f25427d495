/*
 * Which items and sections tell something of which concepts: known of a pack before there are
 * answers. Not for others; see core/eval/result.h.
 */
#ifndef PEIL_EVAL_CONCEPT_PLAN_H
#define PEIL_EVAL_CONCEPT_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/result.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

struct peil_concept_link {
    const struct peil_item *item;       /* NULL for a section */
    const struct peil_section *section; /* NULL for an item */
    enum peil_relation relation;
    enum peil_tier tier;
    double weight;
    const bool *rows; /* of a matrix: by row, those it is about; NULL: all of them */
    bool knockout;    /* a knock-out item, where it is about the concept */
    bool covered;     /* a section, one of whose items tells the same concept as directly */
};

/* A concept that the pack asks for: something that maps to it can tell its level. */
struct peil_concept_plan {
    const struct peil_concept *concept;
    size_t number;                         /* as scripts know it */
    const struct peil_concept_link *links; /* in the order of the pack */
    size_t link_count;
    bool by_sections;    /* some link is a section, whose score tells whether it can decide */
    enum peil_tier tier; /* that decides; only where not `by_sections` */
    bool knockout;       /* some link is a knock-out */
    /*
     * Where it rests on a few choice items: the level by what they come to, as far as it was worked
     * out (then its concept is set); else NULL. A link counts `step` for each outcome.
     */
    struct peil_concept_level *table;
    const struct peil_concept_step *steps;
    size_t step_count;
};

struct peil_concept_step {
    size_t item;
    uint32_t step;
};

struct peil_concept_plans {
    struct peil_concept_plan *plans; /* in the order of their vocabularies */
    size_t count;
    size_t link_count;   /* in all */
    bool advised;        /* there is base advice for one of them */
    const size_t *slots; /* by number: index in `plans`, or PEIL_NONE where it is not asked */
    size_t number_count;
};

/* Most levels in the table of a concept, and in all of them. */
#define PEIL_CONCEPT_TABLE 512
#define PEIL_CONCEPT_TABLES 8192

struct peil_plan;

/* Gives tables to the concepts that can have one. Without memory they have none. */
void peil_concept_tables_make(
    struct peil_concept_plans *plans, struct peil_arena *arena, const struct peil_plan *plan);

/* PEIL_OK or PEIL_ENOMEM. `scripts` may be NULL. */
PEIL_CHECK int peil_concept_plans_make(struct peil_concept_plans *out, struct peil_arena *arena,
    const struct peil_pack *pack, const struct peil_scripts *scripts);

#endif
