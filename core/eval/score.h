/*
 * Scores: from answers to numbers, by the models that a pack declares. Pure functions over arrays;
 * doubles, added in the order of the pack, so that the same answers give the same bits everywhere.
 *
 * Notation in the formulas: an item i that takes part has weight w_i > 0 (its own times that of
 * every section above it, up to the section that is scored) and worth r_i between 0 and 1.
 */
#ifndef PEIL_EVAL_SCORE_H
#define PEIL_EVAL_SCORE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/pack/pack.h"

/* How many items of a part there are in each state; scored and unscored items alike. */
struct peil_counts {
    size_t asked; /* all of them */
    size_t answered, unknown, not_applicable, blank, skipped;
};

enum peil_score_status {
    PEIL_SCORE_VALUE,
    PEIL_SCORE_INCOMPLETE, /* too little was answered to give a value */
    PEIL_SCORE_UNDEFINED   /* there is nothing to score */
};

/* Why there is no value, or why it is only provisional. */
enum peil_score_reason {
    PEIL_REASON_NONE,
    PEIL_REASON_NO_MODEL,           /* the pack gives no score */
    PEIL_REASON_NO_SCORED_ITEMS,    /* nothing in it has points */
    PEIL_REASON_ALL_NOT_APPLICABLE, /* nothing in it applies */
    PEIL_REASON_ZERO_WEIGHT,        /* all that applies has weight 0 */
    PEIL_REASON_TOO_FEW_ANSWERS,    /* completeness below `incomplete`, or below `prorate` */
    PEIL_REASON_OPEN_ANSWERS,       /* null-if-any, and something is open */
    PEIL_REASON_NO_DISTANCE,        /* progress: no target differs from its baseline */
    PEIL_REASON_CONDITION_FAILED,   /* decision-list: a condition could not be tested */
    PEIL_REASON_PARTS_MISSING       /* a value, but sections were left out of it */
};

struct peil_score {
    enum peil_score_status status;
    bool provisional; /* completeness below `provisional`, or parts are missing */
    enum peil_score_reason reason;
    double value; /* published (12 digits), not rounded; only with PEIL_SCORE_VALUE */
    double shown; /* `value` by the rounding of the pack; what bands and verdicts test */
    /*
     * The least and most of what the value is, and could still become with every open item answered
     * worst or best; published. Equal to `value` when nothing is open. Only where `bounded`.
     * Another answer narrows them, but for the value as it then stands.
     */
    double low, high;
    bool bounded;
    bool exact; /* the bounds are reached; else they merely enclose */
    double scale_min, scale_max;
    double ratio;        /* value on a scale from 0 to 1; for concepts and bars */
    double completeness; /* answered share of the scored items that apply, 0 to 1; 1 when none do */
    struct peil_counts counts;
    size_t parts_left_out;        /* total: units (sections) without a value that were left out */
    size_t parts;                 /* total: units in all */
    size_t reached;               /* count: how many units reached the ratio (same as value) */
    const struct peil_band *band; /* NULL where there is none, or the value is provisional */
    bool band_certain;            /* low and high lie in the same band */
    bool hooked;      /* the value is a script's; so is having none, with PEIL_REASON_NONE */
    bool hook_failed; /* a script should have given it and failed; the declared model stands in */
    bool capped;      /* a knock-out fails, so that `value` is no higher than the pack's cap */
    double uncapped;  /* what it was, published; only where `capped` */
    bool escalated;   /* the band holds by its `escalate_if`, whatever the number */
};

/*
 * What an item weighs in a score of `model` over the section `scope` (PEIL_NONE for the whole), and
 * what a section does: the product of the weights up to the scope, where the model looks at them.
 */
double peil_score_item_weight(const struct peil_pack *pack, enum peil_model model,
    const struct peil_item *item, size_t scope);
double peil_score_section_weight(const struct peil_pack *pack, size_t section, size_t scope);

/* Whether an item counts in the model `lowest-law`: its basis is the law, or the law applied. */
bool peil_score_by_law(const struct peil_item *item);

/*
 * What an item counts for in that model: of a matrix the lowest of the rows that decide, and what
 * is open as the best it can become. False for an item that does not apply.
 */
bool peil_score_lowest(const struct peil_scoring *scoring, const struct peil_item *item,
    const struct peil_answer *answer, double *ratio);

const char *peil_score_status_word(enum peil_score_status status); /* "value" ... */
const char *peil_score_reason_word(enum peil_score_reason reason); /* "too-few-answers" ...; NULL */

#endif
