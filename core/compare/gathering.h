/*
 * What there is to compare: sets of answers with what each came to, put in order by subject, by
 * checklist and by round. The order in which they were given makes no difference.
 */
#ifndef PEIL_COMPARE_GATHERING_H
#define PEIL_COMPARE_GATHERING_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/compare/carry.h"
#include "core/eval/answers.h"
#include "core/eval/result.h"

/* One respondent's answers on one pack. */
struct peil_sheet {
    const char *name; /* of the file, without its folder, and the line where a file has several */
    /* With no answers in it but their head, while these are still to be loaded (struct
     * peil_scorer). */
    const struct peil_answers *answers;
    const char *digest;               /* of the answers as they were given */
    const struct peil_node *stored;   /* the stored result they were taken from; NULL */
    const struct peil_result *result; /* what they came to */
    size_t hidden;                    /* answers that were taken out, see core/compare/protect.h */
    const struct peil_answers *head;  /* what `answers` was before its turn came */
    size_t number;                    /* for who gave the sheets, which are put in another order */
    /*
     * As they were given, on the version of the pack that they were given on, and what of them
     * could not be carried to the version that all are compared on. NULL where it is that version.
     * Of answers on a version that is not there `given` is NULL, and `stored` tells what it came
     * to.
     */
    const struct peil_answers *given;
    const struct peil_not_carried *lost;
    size_t lost_count;
};

/*
 * Answers of one time: by one respondent, or by several of whom none comes back. Where there are
 * several, `merged` stands for all of them together.
 */
struct peil_round {
    const char *from, *to;      /* ISO 8601: earliest and latest date; NULL where none has a date */
    struct peil_sheet **sheets; /* by role in the order of the pack, respondent, digest */
    size_t sheet_count;
    const struct peil_answers *merged; /* the answers of the one sheet where there is one */
    const struct peil_result *result;  /* what `merged` came to */
};

/* All answers on one pack about one subject. */
struct peil_framework {
    const struct peil_pack *pack; /* the highest version among them; all results are of this one */
    struct peil_round *rounds;    /* oldest first, at least one */
    size_t round_count;
};

struct peil_compared_subject {
    const char *key;  /* value of the key field, else of the first field; NULL: not given */
    const char *name; /* as a reader knows it; NULL likewise */
    struct peil_framework *frameworks; /* by id of the pack */
    size_t framework_count;
};

/* Answers that were given before, in another file or another form. */
struct peil_twice {
    const struct peil_sheet *sheet, *same; /* `sheet` is left out */
};

/*
 * Anonymous people of whom nothing is told, because they are too few; see core/compare/protect.h.
 */
struct peil_unseen {
    const char *subject;          /* key; NULL where it was not given */
    const struct peil_pack *pack; /* that they answered */
    const struct peil_term *role;
};

struct peil_gathering {
    struct peil_compared_subject *subjects; /* by key */
    size_t subject_count;
    const struct peil_unseen *unseen; /* by subject, pack and role, each once */
    size_t unseen_count;
    const struct peil_twice *twice; /* by name */
    size_t twice_count;
};

/*
 * How answers are scored: by whoever has the scripts of their packs, in a process of its own where
 * that is wanted. `results[i]` is what `answers[i]` came to, in `arena`; NULL where it could not be
 * had, which was told to the diagnostics. PEIL_OK or PEIL_ENOMEM.
 */
struct peil_scorer {
    void *context;
    int (*score)(void *context, struct peil_arena *arena, const struct peil_answers *const *answers,
        size_t count, const struct peil_result **results);
    /*
     * Sets `answers` of a sheet, of which only the head is there, to all of them, in `arena`; and
     * the stored result that they were taken from, unless the `whole` of it is wanted only as far
     * as peil_stored_agrees looks at it. NULL where all are there. PEIL_OK or PEIL_ENOMEM.
     */
    int (*load)(void *context, struct peil_arena *arena, struct peil_sheet *sheet, bool whole);
};

struct peil_benchmark_options;
struct peil_contribution;

/* How the answers of several respondents become one sheet; see core/compare/merge.h. */
enum peil_merge_rule {
    PEIL_MERGE_MEDIAN, /* the middle answer; of two middle ones the lower */
    PEIL_MERGE_LOWEST,
    PEIL_MERGE_MAJORITY
};

/* Where scores are put to contribute them; see core/compare/contribution.h. */
struct peil_collecting {
    struct peil_contribution *into;
    const unsigned char *secret; /* PEIL_SECRET_BYTES of it */
    const char *label;           /* of the class of all subjects; "" for none */
};

/* From how many respondents on an anonymous role is shown, unless somebody asks for another. */
#define PEIL_LEAST_GROUP 5

struct peil_compare_options {
    enum peil_merge_rule rule;
    size_t least_group;  /* see PEIL_LEAST_GROUP */
    const char *subject; /* key of the subject that is told about in full; NULL: the only one */
    const char *asof;    /* NULL: not known */
    const struct peil_benchmark_options *benchmark; /* NULL: the defaults */
    const struct peil_collecting *collecting; /* NULL: nothing is collected, all is compared */
};

#endif
