/*
 * What the parts of core/report share while they make one document: what it is about, the words,
 * and short forms for building maps. Everything is made in the document's arena; a failure of the
 * arena is tested once, at the end.
 */
#ifndef PEIL_REPORT_BUILD_H
#define PEIL_REPORT_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/node.h"
#include "core/eval/result.h"
#include "core/pack/pack.h"
#include "core/report/report.h"
#include "core/report/words.h"

/* How a section or item is called in the document. */
struct peil_report_name {
    const char *number; /* "1.3": its place among the children of each section above it */
    const char *anchor; /* "item-onaf-3" */
};

#define PEIL_REPORT_LANGUAGES 8 /* most other languages that one document names */

struct peil_report {
    struct peil_arena *arena;
    const struct peil_pack *pack;
    const struct peil_result *result;   /* NULL but for a result */
    const struct peil_answers *answers; /* NULL for a checklist and a blank form */
    const struct peil_report_options *options;
    const char *kind;     /* "result", "checklist" or "form" */
    bool form;            /* the last of these */
    const char *asked;    /* the language that texts are looked up in */
    const char *language; /* of the words, and so of the document */
    const struct peil_words *words;
    const char *asof; /* NULL where expiry is not judged */

    struct peil_report_name *items, *sections;
    const struct peil_knockout **knockouts; /* by item; NULL entries for those that are none */
    /* Languages other than the document's that texts were shown in. */
    const char *others[PEIL_REPORT_LANGUAGES];
    size_t other_count;
    bool **named;   /* by pack in use, by reference: named in this document */
    bool silent;    /* what is made is looked at, not shown: nothing counts as named */
    size_t expired; /* how many of the references that were listed have expired */
    bool **told;    /* as `named`, for background; NULL until something is told */

    /* The options of a scale, made once and used by all neighbours with that scale. */
    const struct peil_scale *scale;
    struct peil_node *scale_options;
};

/*
 * Fills `out`; false without memory. `result` and `answers` may be NULL, `answers` is taken from
 * `result` where that is given.
 */
bool peil_report_begin(struct peil_report *out, struct peil_arena *arena, const char *kind,
    const struct peil_pack *pack, const struct peil_result *result,
    const struct peil_answers *answers, const struct peil_report_options *options);

/* "KIND-ID" with only letters, digits and '-': different for different ids of a kind. */
const char *peil_report_anchor(struct peil_report *r, const char *kind, const char *id);

/* Building. A text that is NULL sets nothing; texts are borrowed. */
struct peil_node *peil_put_map(struct peil_report *r, struct peil_node *map, const char *key);
struct peil_node *peil_put_list(struct peil_report *r, struct peil_node *map, const char *key);
struct peil_node *peil_add_map(struct peil_report *r, struct peil_node *list);
void peil_add_text(struct peil_report *r, struct peil_node *list, const char *text);
void peil_put_text(struct peil_report *r, struct peil_node *map, const char *key, const char *text);
void peil_put_number(struct peil_report *r, struct peil_node *map, const char *key, double value);
void peil_put_count(struct peil_report *r, struct peil_node *map, const char *key, size_t value);
void peil_put_bool(struct peil_report *r, struct peil_node *map, const char *key, bool value);
void peil_put_null(struct peil_report *r, struct peil_node *map, const char *key);
/* A number, or null where there is none. */
void peil_put_maybe(
    struct peil_report *r, struct peil_node *map, const char *key, bool has, double value);

/*
 * A text of a pack, with KEY_language beside it where it is in another language than the document.
 * `owner` is the pack that gives it.
 */
void peil_put_pack_text(struct peil_report *r, struct peil_node *map, const char *key,
    const struct peil_text *text, const struct peil_pack *owner);
/* The same text; NULL where there is none. */
const char *peil_pack_text(
    const struct peil_report *r, const struct peil_text *text, const struct peil_pack *owner);

/* Words that were made of a text of a pack and are for the greater part that, marked likewise. */
void peil_put_made_of(struct peil_report *r, struct peil_node *map, const char *key,
    const char *words, const struct peil_text *text, const struct peil_pack *owner);

/* Words that a pack has in its own language only. */
void peil_put_own(struct peil_report *r, struct peil_node *map, const char *key, const char *text,
    const struct peil_pack *owner);

/* A text as a cell of a list: a map of it where its language has to be told. */
void peil_add_marked(
    struct peil_report *r, struct peil_node *list, const char *text, const char *found);

/* A text that was found in the language `found`, with KEY_language as above. */
void peil_report_put_marked(struct peil_report *r, struct peil_node *map, const char *key,
    const char *text, const char *found);

/* {id, label} of a term, into a map that is there or as a new value of a list. */
void peil_put_term(struct peil_report *r, struct peil_node *map, const struct peil_term *term);
struct peil_node *peil_add_term(
    struct peil_report *r, struct peil_node *list, const struct peil_term *term);

#endif
