/*
 * What changed between two rounds of a framework, and where the difference comes from.
 *
 * The way from the earlier outcome to the later one is gone in steps, each of which changes one
 * thing and scores again, with the declared model and the scripts of the pack:
 *
 *   then          the earlier answers on the version of the pack they were given on
 *   [pack]        the same on the newest version; what cannot be compared (new questions, questions
 *                 that are asked otherwise) has the later answer from here on, so that all they do
 *                 is counted as the pack's
 *   [applies]     questions, or rows, of which it changed whether they apply or are asked of
 * whoever answered, have the later answer; whether they apply is settled from here on [answers] all
 * other answers are the later ones: section by section, in the order of the pack now           the
 * later outcome
 *
 * Each part is the difference between two outcomes one after the other (published: 12 digits), so
 * that the parts add up to the whole difference (to 1e-9). What a reader is shown of a part is the
 * difference between the two outcomes as they are shown, so that the shown parts add up as well: a
 * part may be half a unit of the last decimal off either way, and never has the wrong sign.
 * Where an outcome in between has no value (too little answered), the steps around it cannot be
 * told apart and are one part. Which step comes first matters for what an answer weighs; the order
 * is fixed and stands in the report.
 */
#ifndef PEIL_COMPARE_CHANGE_H
#define PEIL_COMPARE_CHANGE_H

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"

/* An outcome on the way: of a whole sheet, or of one of its sections. */
struct peil_change_point {
    bool known;       /* there is an outcome; else it could not be had */
    bool has;         /* it has a value */
    bool provisional; /* with little answered */
    double value, shown;
    enum peil_score_status status; /* when known */
    enum peil_score_reason reason;
};

enum peil_change_cause {
    PEIL_CHANGE_PACK,
    PEIL_CHANGE_APPLIES,
    PEIL_CHANGE_ANSWERS,
    PEIL_CHANGE_CAUSES
};

/* A part of a difference: of one step, or of several that cannot be told apart. */
struct peil_change_part {
    size_t first, count; /* causes, or for the parts of the answers top sections of the pack */
    double by;           /* published */
    double shown;        /* the difference between what is shown */
};

/* The difference of the whole, or of one section, and its parts. */
struct peil_change_split {
    const struct peil_section *section; /* NULL for the whole */
    struct peil_change_point then, now;
    bool has; /* both have a value: there is a difference */
    double by, shown;
    const struct peil_change_part *parts; /* by cause; none where `has` is false */
    size_t part_count;
};

/* What the earlier outcome is. */
enum peil_change_base {
    PEIL_BASE_SAME,    /* it was on this version */
    PEIL_BASE_OLDER,   /* scored on the older version */
    PEIL_BASE_STORED,  /* as it was stored; the older version is not there any more */
    PEIL_BASE_RECKONED /* on the newest version only: what the pack did cannot be told */
};

/* What became of the answer to an item. */
enum peil_change_kind {
    PEIL_CHANGE_SAME,
    PEIL_CHANGE_BETTER,
    PEIL_CHANGE_WORSE,
    PEIL_CHANGE_OTHER, /* another answer, neither better nor worse */
    PEIL_CHANGE_KNOWN, /* was open, is answered */
    PEIL_CHANGE_OPEN,  /* was answered, is open */
    PEIL_CHANGE_COMES, /* did not apply, and does */
    PEIL_CHANGE_GOES   /* applied, and does not */
};

struct peil_change_item {
    const struct peil_item *item;
    enum peil_change_kind kind;
    const struct peil_answer *then, *now; /* as they count, both on the newest version */
    const char *remark;                   /* the later one, where it is new; NULL */
};

/* Something that cannot be compared. */
struct peil_incomparable {
    enum {
        PEIL_INCOMPARABLE_NEW,  /* not in the earlier version */
        PEIL_INCOMPARABLE_GONE, /* not in the newest */
        PEIL_INCOMPARABLE_LOST  /* see `loss` */
    } kind;
    enum peil_carry_loss loss;
    const char *id;               /* as it is, or was */
    const char *was;              /* what it was in the earlier version, where that differs */
    const struct peil_item *item; /* of the newest version; NULL where it is gone */
    const struct peil_item *then; /* of the older version; NULL where that is not there */
    const char *text;             /* of an item of a stored result; else NULL */
    const char *part;             /* the option, row or number that is lost; NULL */
};

struct peil_change_concept {
    const struct peil_concept_level *then, *now; /* NULL: not asked */
};

struct peil_change_knockout {
    const struct peil_item *item;
    enum peil_knockout_state then, now;
    bool fails, clears; /* it fails now and did not; the other way round */
};

/* From the last round but one to the last. */
struct peil_change {
    const struct peil_framework *framework;
    const struct peil_round *then, *now;
    enum peil_change_base base;
    const char *then_version, *then_digest; /* of the pack, where they are known */
    /* Others took part, or in other roles; of anonymous roles only which there were counts. */
    bool other_people;
    struct peil_change_split total;
    const struct peil_change_split *sections; /* all that are in both, in the order of the pack */
    size_t section_count;
    /* Of what the answers did, by top section (index in `framework->pack->children`). */
    const struct peil_change_part *answers;
    size_t answer_count;
    const struct peil_change_item *items; /* that differ, in the order of the pack */
    size_t item_count;
    size_t compared; /* items that can be compared */
    const struct peil_incomparable *incomparable;
    size_t incomparable_count;
    const struct peil_change_concept *concepts; /* that differ */
    size_t concept_count;
    const struct peil_change_knockout *knockouts; /* that differ */
    size_t knockout_count;
    /*
     * The last round is worse: what is shown of the whole is lower than the earlier outcome is on
     * the newest version (what the pack did does not count), or something that must be in order
     * fails that did not, or asks for attention that was in order. What is not known on one side,
     * or cannot be compared, is not worse.
     */
    bool drop_total, drop_knockout;
};

/*
 * Compares the last two rounds, which are scored and, by `rule`, merged; `framework` has at least
 * two. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_change_make(struct peil_change **out, struct peil_arena *arena,
    const struct peil_framework *framework, const struct peil_scorer *scorer,
    enum peil_merge_rule rule);

/*
 * The same for every framework of a subject with several rounds; `subject` may be NULL. PEIL_OK or
 * PEIL_ENOMEM.
 */
PEIL_CHECK int peil_changes_make(const struct peil_change *const **out, size_t *count,
    struct peil_arena *arena, const struct peil_compared_subject *subject,
    const struct peil_scorer *scorer, enum peil_merge_rule rule);

const char *peil_change_cause_word(enum peil_change_cause cause); /* "pack" ... */
const char *peil_change_base_word(enum peil_change_base base);    /* "same" ... */
const char *peil_change_kind_word(enum peil_change_kind kind);    /* "better" ... */

#endif
