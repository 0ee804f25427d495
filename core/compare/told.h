/*
 * What rules that compare are told of a subject: the results of its other checklists, and how far
 * respondents on one checklist are apart.
 */
#ifndef PEIL_COMPARE_TOLD_H
#define PEIL_COMPARE_TOLD_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"
#include "core/eval/compared.h"

/*
 * For the rules of the framework at index `framework`: of every other framework the result of its
 * latest round, by id of the pack; and for each concept the two respondents who are furthest apart,
 * in the latest round of one of all frameworks. Respondents with an anonymous role count as one,
 * with the middle level of all of them (of two middle ones the lower), so that nobody is told about
 * alone, and their role is not named. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_compared_make(struct peil_compared *out, struct peil_arena *arena,
    const struct peil_compared_subject *subject, size_t framework);

#endif
