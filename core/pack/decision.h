/*
 * Decision tables: which outcome belongs to the answers to one to four questions. A table that was
 * loaded has exactly one outcome for every combination of their options.
 */
#ifndef PEIL_PACK_DECISION_H
#define PEIL_PACK_DECISION_H

#include <stddef.h>

#include "core/pack/pack.h"

/* Most questions of a table, and most combinations of their options. */
#define PEIL_DECISION_INPUTS 4
#define PEIL_DECISION_CELLS 1024

struct peil_decision_outcome {
    const char *id;
    struct peil_text label;
    struct peil_text text; /* may be empty */
    enum peil_origin origin;
    const char *source, *source_text; /* NULL if absent */
    /* For each input, in their order, whether it holds for each option: `when` of the pack. */
    const bool *holds[PEIL_DECISION_INPUTS];
    struct peil_place place;
};

struct peil_decision {
    const char *id;
    struct peil_text title;
    const struct peil_item *inputs[PEIL_DECISION_INPUTS]; /* of type choice */
    size_t input_count;
    const struct peil_decision_outcome *outcomes;
    size_t outcome_count;
    const size_t *cells; /* the outcome of each combination; the option of the last input is next */
    size_t cell_count;
    struct peil_place place;
};

/* The options of a combination, by input. A combination is the place in `cells`. */
void peil_decision_options(
    const struct peil_decision *decision, size_t cell, size_t options[PEIL_DECISION_INPUTS]);

/* A table by its id; NULL where there is none. */
const struct peil_decision *peil_pack_decision(const struct peil_pack *pack, const char *id);

#endif
