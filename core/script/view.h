/*
 * How scripts ask about a result in the making. core/eval fills the view; every question goes
 * through one function, so that it can be recorded, remembered and answered otherwise ("what if").
 */
#ifndef PEIL_SCRIPT_VIEW_H
#define PEIL_SCRIPT_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What is asked. `a` and `b` are indexes in the pack; PEIL_ALL stands for the whole.
 *
 * Critical rules: with b = 1 a level or ratio counts as unknown while it is only indicative and no
 * knock-out item stands among its sources; so nobody is accused on what was asked indirectly.
 */
enum peil_read_kind {
    /* of a concept (a: its number, see peil_scripts_concept; b: 1 for critical rules) */
    PEIL_READ_LEVEL,      /* text: id of a level, "unknown"; nil: not asked */
    PEIL_READ_RATIO,      /* number, 0 to 100; nil: not asked or unknown */
    PEIL_READ_CONFIDENCE, /* text: "full" ... "none"; nil: not asked */
    /* of a section or the whole (a) */
    PEIL_READ_SCORE,    /* number as shown; nil: no value */
    PEIL_READ_STATUS,   /* text: "value", "incomplete", "undefined" */
    PEIL_READ_COUNT,    /* number; b: enum peil_count_kind */
    PEIL_READ_DECLARED, /* in a hook: number that the declared model gives; nil: no value */
    PEIL_READ_BAND, /* text: id of the band of the whole, in its hook the declared one; nil: none */
    /* of an item (a) */
    PEIL_READ_STATE,    /* text: "answered" ... */
    PEIL_READ_VALUE,    /* text: id of the option, text, date; number; nil: not answered */
    PEIL_READ_POINTS,   /* number: points of the chosen option, or the number; nil */
    PEIL_READ_WORTH,    /* number, 0 to 100; nil */
    PEIL_READ_CHOSEN,   /* bool; b: option of a `choices` item */
    PEIL_READ_ROW,      /* text: id of the option of row b, else its state */
    PEIL_READ_REASON,   /* text: why not applicable; nil */
    PEIL_READ_EVIDENCE, /* number of pieces of evidence */
    PEIL_READ_KNOCKOUT, /* text: state of a knock-out item; nil: it is none */
    /* of a decision table (a) */
    PEIL_READ_DECISION, /* text: id of the outcome; nil: open, or it does not apply */
    /* of the whole */
    PEIL_READ_VERDICT,       /* text: "failed" ..., of all knock-outs together */
    PEIL_READ_UNKNOWN_SHARE, /* number, 0 to 100: unknown among the items that apply; nil: none */
    PEIL_READ_ROLE,          /* text: id of the role; nil */
    PEIL_READ_SUBJECT,       /* text; a: subject field; nil */
    PEIL_READ_ASOF,          /* text: ISO 8601 date; nil */
    /* of a comparison; nil for all of them outside of one */
    PEIL_READ_OTHER, /* a fact about the checklist of another result; nil: there is no such result;
                        a: which result, from 0; b: enum peil_other_fact */
    PEIL_READ_OTHER_LEVEL,      /* as PEIL_READ_LEVEL, of another result; b: see below */
    PEIL_READ_OTHER_CONFIDENCE, /* likewise */
    PEIL_READ_SPREAD            /* number of levels between respondents (a: a concept); nil */
};

/* What b holds where a concept of another result is read: which result, and what b is otherwise. */
#define PEIL_OTHER_B(other, critical) ((uint32_t)(other)*2 + ((critical) ? 1 : 0))
#define PEIL_OTHER_OF(b) ((b) / 2)
#define PEIL_OTHER_IS_CRITICAL(b) ((b) % 2 == 1)

enum peil_other_fact {
    PEIL_OTHER_ID, /* texts */
    PEIL_OTHER_VERSION,
    PEIL_OTHER_LANGUAGE,
    PEIL_OTHER_TITLE,
    PEIL_OTHER_PUBLISHER,
    PEIL_OTHER_MODEL,
    PEIL_OTHER_SCALE_MIN, /* numbers */
    PEIL_OTHER_SCALE_MAX,
    PEIL_OTHER_FACTS
};

enum peil_count_kind {
    PEIL_COUNT_ASKED,
    PEIL_COUNT_ANSWERED,
    PEIL_COUNT_UNKNOWN,
    PEIL_COUNT_NOT_APPLICABLE,
    PEIL_COUNT_BLANK,
    PEIL_COUNT_SKIPPED
};

#define PEIL_ALL UINT32_MAX

struct peil_read {
    uint32_t kind; /* enum peil_read_kind */
    uint32_t a, b;
};

/* A small value. Texts are borrowed: of the pack, the answers or constants. */
struct peil_value {
    enum {
        PEIL_VALUE_NIL,
        PEIL_VALUE_BOOL,
        PEIL_VALUE_NUMBER,
        PEIL_VALUE_TEXT
    } type;
    bool open;     /* it may become another: an answer it rests on is open */
    double number; /* finite; a bool is 0 or 1 */
    const char *text;
    size_t length;
};

struct peil_view {
    void *context;
    /*
     * Answers a question; false where it cannot be known at this stage (a score while sections are
     * scored), which is an error of the script. The same question has the same answer throughout.
     * Texts live until the next answers file.
     */
    bool (*read)(void *context, struct peil_read read, struct peil_value *out);
    /*
     * NULL, or a byte for each place that peil_scripts_key_place names: 0 where `read` has to be
     * asked; else the answer of `read`, in short: as long as the scripts live, the same byte there
     * goes with the same value.
     */
    const unsigned char *keys;
};

/* A question that was asked, in order; each stands once. */
struct peil_recorded {
    struct peil_read read;
    struct peil_value value;
    /*
     * A test of the API held for it: weak, known, any_is; knockouts, for those in the state that
     * was asked; at_least and below, for every number of this call that is the number tested, and
     * for the ratios of an average that is.
     */
    bool matched;
};

#endif
