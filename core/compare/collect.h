/*
 * From subjects to a contribution.
 */
#ifndef PEIL_COMPARE_COLLECT_H
#define PEIL_COMPARE_COLLECT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/compare/contribution.h"
#include "core/compare/gathering.h"

/*
 * Adds what a subject came to in the latest round of each checklist, merged by `rule`. One without
 * a key cannot leave a number behind, so that it is told, and left out. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_collect(const struct peil_collecting *collecting, enum peil_merge_rule rule,
    const struct peil_compared_subject *subject, struct peil_diags *diags);

#endif
