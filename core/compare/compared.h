/*
 * What rules that compare are told of a subject: the results of its other checklists, and how far
 * respondents on one checklist are apart.
 */
#ifndef PEIL_COMPARE_COMPARED_H
#define PEIL_COMPARE_COMPARED_H

#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/compare/compare.h"
#include "core/eval/compared.h"

/*
 * For the rules of one framework of the focus: of every other framework the result of its latest
 * round, by id of the pack; and for each concept how far respondents are apart, as the panels say,
 * in that where they are furthest apart. Roles that are told about from a number of people on are
 * not named. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_compared_make(struct peil_compared *out, struct peil_arena *arena,
    const struct peil_comparison *comparison, size_t framework);

#endif
