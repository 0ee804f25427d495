/*
 * The answers of several respondents as one sheet, by a rule that says which answer stands for all.
 *
 * For each question (each row of a matrix, each option of a question with several) only those count
 * to whom it is asked and applies. Who does not know, or left it blank, does not count where
 * somebody else did answer; where nobody did, it is unknown if one of them said so. It is not
 * applicable where more than half of those who said something say that; else the rule decides among
 * the answers that were given. Of two middle answers, and of two that were given as often, the
 * lower counts: that with the fewest points, or the most where the item is reversed.
 *
 * What has no order, such as an option without points, counts by how often it was given, the first
 * of the form before others; it counts only where nobody gave an answer that has points, unless the
 * rule is the majority. An option of a question with several is chosen where more than half chose
 * it, for the lowest where all did (or anybody, where it takes points away). Of numbers without
 * points the smaller is the lower, of dates the earlier. Texts are never weighed: all that differ
 * stand below each other.
 */
#ifndef PEIL_COMPARE_MERGE_H
#define PEIL_COMPARE_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"

/*
 * Answers that can be scored like those of one respondent: of the latest date, of all roles
 * together (see `roles` of struct peil_answers), without remarks and evidence. Answers count as
 * they do in the sheets' results, where there are any. The order of the sheets shows in nothing but
 * the order of texts. A field of the subject has the value that most sheets have. `count` is at
 * least 1; all sheets are of `pack`, or of another copy of it. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_merge(const struct peil_answers **out, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_sheet *const *sheets, size_t count,
    enum peil_merge_rule rule);

const char *peil_merge_rule_word(enum peil_merge_rule rule); /* "median" ... */
/* False where it is no rule. */
bool peil_merge_rule_read(const char *word, enum peil_merge_rule *out);
/* All of them; ends in NULL. */
extern const char *const peil_merge_rule_words[];

#endif
