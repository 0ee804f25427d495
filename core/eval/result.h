/*
 * Everything peil knows after scoring one respondent's answers: made by peil_evaluate, see
 * core/eval/evaluator.h.
 *
 * Knock-outs: failed before attention before unknown before passed; a not-applicable one takes no
 * part. Concepts: the first tier with items asked (equal; subset; superset and intersects) decides;
 * among its answered items `equal` takes the worst ratio, the others the mean weighted by the
 * items' weights; the vocabulary's thresholds make a level of the ratio. An item whose `applies_if`
 * is false is `skipped` in the result's answers, and one whose condition rests on an open answer is
 * open itself; what was answered there is kept for the report (`answers_given`).
 */
#ifndef PEIL_EVAL_RESULT_H
#define PEIL_EVAL_RESULT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/eval/score.h"
#include "core/pack/pack.h"

/* The state of a knock-out, and of all of them together (the worst that holds, in this order). */
enum peil_knockout_state {
    PEIL_KNOCKOUT_NONE, /* the pack has none, or none applies */
    PEIL_KNOCKOUT_PASSED,
    PEIL_KNOCKOUT_UNKNOWN, /* cannot be established */
    PEIL_KNOCKOUT_ATTENTION,
    PEIL_KNOCKOUT_FAILED,
    PEIL_KNOCKOUT_NOT_APPLICABLE /* of a single one only */
};

struct peil_knockout {
    const struct peil_item *item;
    enum peil_knockout_state state;
};

/* How sure a concept's level is. */
enum peil_confidence {
    PEIL_CONFIDENCE_NONE,       /* level unknown */
    PEIL_CONFIDENCE_INDICATIVE, /* superset and intersects only */
    PEIL_CONFIDENCE_PARTIAL,    /* subset, or something open */
    PEIL_CONFIDENCE_FULL        /* equal, all answered */
};

/* Which relations a concept's level was taken from. */
enum peil_tier {
    PEIL_TIER_EQUAL,
    PEIL_TIER_SUBSET,
    PEIL_TIER_OTHER
};

/* An item or section that tells something of a concept. */
struct peil_concept_source {
    const struct peil_item *item;       /* NULL for a section */
    const struct peil_section *section; /* NULL for an item */
    enum peil_relation relation;
    bool used; /* it stands in the tier that decided, and is answered */
    bool open;
    double ratio; /* when `used` */
};

/* A concept that the pack asks for. Concepts that are not asked have none. */
struct peil_concept_level {
    const struct peil_concept *concept;
    size_t number; /* as peil_scripts_concept; without scripts in the same order */
    enum peil_tier tier;
    bool unasked;                   /* all that tells of it is asked of others */
    bool open;                      /* something of that tier is */
    bool known;                     /* else: level unknown */
    const struct peil_level *level; /* when known */
    double ratio;                   /* when known, published */
    enum peil_confidence confidence;
    /*
     * Between what the ratio can still become with all that is open answered in any way that may
     * be, not applicable among them; published. Exact where what it rests on does not hang together
     * and no condition is open, else it encloses. Only where all concepts were wanted, and it is
     * `bounded`: there is a way to get a ratio at all.
     */
    bool bounded;
    bool certain; /* there is a ratio in the end, whatever is answered */
    double low, high;
    /* Of all tiers, in the order of the pack; only where all concepts were wanted. */
    const struct peil_concept_source *sources;
    size_t source_count;
};

/* See core/eval/advice.h. */
struct peil_advice;
struct peil_near_rule;
struct peil_block;
struct peil_script_error;
struct peil_scripts;
struct peil_compared;
struct peil_decided; /* see core/eval/decisions.h */

/* Something that is open and that can be answered in few ways. */
struct peil_open_part {
    const struct peil_item *item; /* NULL: nothing */
    size_t row;                   /* of a matrix */
};

struct peil_result {
    const struct peil_pack *pack;
    const struct peil_answers *answers; /* as they count, see above */
    const struct peil_answers *answers_given;
    const char *asof;                /* the day that expiry is judged by; NULL if not known */
    const struct peil_worth *worths; /* by item; only where all concepts were wanted */
    struct peil_score total;
    const struct peil_score *sections;     /* by section */
    const struct peil_knockout *knockouts; /* in the order of the pack */
    size_t knockout_count;
    enum peil_knockout_state verdict;
    bool asked_open; /* scripts that decide of scores asked what is open */
    /* For peil_bounds_narrow: one that was asked itself, and one that was in a number of others. */
    struct peil_open_part open_asked, open_among;
    const struct peil_decided *decisions; /* by decision table of the pack; NULL for none */
    /* In the order of their vocabularies; none where nothing asked for them. */
    const struct peil_concept_level *concepts;
    size_t concept_count;

    const struct peil_compared *compared; /* see core/eval/compared.h; NULL but in a comparison */

    const struct peil_scripts *scripts; /* NULL where there were none */
    const struct peil_advice *advice;   /* most pressing first */
    size_t advice_count;
    bool advice_kept; /* it is the evaluator's, and the same list wherever it has this address */
    const struct peil_near_rule *near;
    size_t near_count;
    const struct peil_block *blocks;
    size_t block_count;
    const struct peil_script_error *errors;
    size_t error_count;
};

/* The state of an item that is a knock-out. */
enum peil_knockout_state peil_knockout_state(
    const struct peil_item *item, const struct peil_answer *answer);

const char *peil_knockout_word(enum peil_knockout_state state); /* "failed" ... */
const char *peil_confidence_word(enum peil_confidence confidence);

#endif
