/*
 * Everything peil knows after scoring one respondent's answers.
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
    enum peil_tier tier;
    bool known;                     /* else: level unknown */
    const struct peil_level *level; /* when known */
    double ratio;                   /* when known, published */
    enum peil_confidence confidence;
    const struct peil_concept_source *sources; /* of all tiers, in the order of the pack */
    size_t source_count;
};

struct peil_result {
    const struct peil_pack *pack;
    const struct peil_answers *answers;
    const char *asof;                /* the day that expiry is judged by; NULL if not known */
    const struct peil_worth *worths; /* by item */
    struct peil_score total;
    const struct peil_score *sections;     /* by section */
    const struct peil_knockout *knockouts; /* in the order of the pack */
    size_t knockout_count;
    enum peil_knockout_state verdict;
    const struct peil_concept_level *concepts; /* in the order of their vocabularies */
    size_t concept_count;
};

/*
 * Scores answers. `asof` may be NULL: then the date of the answers counts. The result lives in
 * `arena` and borrows from `answers` and its pack. PEIL_OK or PEIL_ENOMEM.
 *
 * Knock-outs: failed before attention before unknown before passed; a not-applicable one takes no
 * part. Concepts: the first tier with items asked (equal; subset; superset and intersects) decides;
 * among its answered items `equal` takes the worst ratio, the others the mean weighted by the
 * items' weights; the vocabulary's thresholds make a level of the ratio.
 */
PEIL_CHECK int peil_result_make(struct peil_result **out, struct peil_arena *arena,
    const struct peil_answers *answers, const char *asof);

const char *peil_knockout_word(enum peil_knockout_state state); /* "failed" ... */
const char *peil_confidence_word(enum peil_confidence confidence);

#endif
