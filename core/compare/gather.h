/*
 * Putting answers in order: by subject, by checklist, by round.
 *
 * A subject is known by its key (of a pack without a key field: the first field). A round begins
 * anew, in order of date, on a day on which somebody comes back: the same role and respondent as on
 * an earlier day of the round. Two people who fill in on one day are never one person who came
 * back. Answers of an anonymous role that name no respondent never begin a round, and belong to the
 * last one that had begun on their day; answers without a date belong to the last one of all.
 *
 * The same answers given twice count once; but those of an anonymous role that name no respondent
 * may come from two people who think alike, and stay.
 */
#ifndef PEIL_COMPARE_GATHER_H
#define PEIL_COMPARE_GATHER_H

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"

/* Of `sheets` the answers and the digest are looked at; results come later. */
PEIL_CHECK int peil_gather(
    struct peil_gathering **out, struct peil_arena *arena, struct peil_sheet *sheets, size_t count);

/* What a subject is known by, and called; NULL where that was not given. */
const char *peil_subject_key(const struct peil_answers *answers);
const char *peil_subject_name(const struct peil_answers *answers);

/* Whether nobody may know whose answers these are: an anonymous role that is no office. */
bool peil_role_is_hidden(const struct peil_term *role);

/* Whether two roles, which may be NULL, are one: also of two copies of a pack. */
bool peil_is_same_role(const struct peil_term *a, const struct peil_term *b);

/* By id, version and content: packs that are the same in all that decides results have no order. */
int peil_order_packs(const struct peil_pack *a, const struct peil_pack *b);

/* As strcmp; NULL comes before any text. */
int peil_compare_texts(const char *a, const char *b);

#endif
