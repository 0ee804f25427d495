/*
 * Keeping anonymous people unknown.
 *
 * A role that is anonymous, and no office, is told about from a number of respondents on (k). What
 * may not be told is taken out before anything is computed from it, so that nothing that is told
 * can be subtracted from something else to find it:
 *
 * - all answers of such a role, where fewer than k people of a round have it;
 * - theirs to an item, or a row of a matrix, that fewer than k of them gave an answer to ("I do not
 *   know" and "not applicable" are none), or of fewer than k of whom it counts by its condition;
 * - always: pseudonyms, remarks, evidence, texts, reasons in own words, the digest of what was
 *   given, the stored result that answers were taken from and what they were on another version of
 *   the pack, and values of the subject, other than its key and name, that fewer than k of them
 *   gave.
 *
 * What is left is a function of what may be told: two sets of answers that leave the same give the
 * same bytes, however many people are hidden (from none to k - 1 with one exception: that there
 * were any at all is told).
 */
#ifndef PEIL_COMPARE_PROTECT_H
#define PEIL_COMPARE_PROTECT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"

/*
 * Puts sheets in order as peil_gather does, without those of whom nothing may be told: they decide
 * of no round and no name either (of the version of a pack that all are carried to they do, see
 * carry_sheets.h). For this the heads of answers are enough; peil_protect_subject is to follow for
 * each subject once its answers are there. Changes the order of `sheets`; the gathering points into
 * it. 0 and 1 for `least_group` hide nobody, only who they are. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_protect_gather(struct peil_gathering **out, struct peil_arena *arena,
    struct peil_sheet *sheets, size_t count, size_t least_group);

/*
 * Replaces the answers of a subject where a part of them may not be told; what takes their place is
 * made in `arena`, which lives as long as the gathering. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_protect_subject(
    struct peil_arena *arena, const struct peil_compared_subject *subject, size_t least_group);

/*
 * After scoring, which is when conditions are known: takes out answers to items that count for
 * fewer than `least_group` people of an anonymous role, though more of them answered. `*again` says
 * that something was: those sheets have no result any more, and all are to be scored anew, and this
 * asked again. A role of which too few could be scored goes as a whole. All sheets of `subject`,
 * which is one of the gathering, have a result. `arena` lives as long as the gathering. PEIL_OK or
 * PEIL_ENOMEM.
 */
PEIL_CHECK int peil_protect_counted(bool *again, struct peil_arena *arena,
    struct peil_gathering *gathering, const struct peil_compared_subject *subject,
    size_t least_group);

#endif
