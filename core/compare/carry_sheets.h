/*
 * Brings all answers on versions of a pack to one version, see core/compare/carry.h.
 */
#ifndef PEIL_COMPARE_CARRY_SHEETS_H
#define PEIL_COMPARE_CARRY_SHEETS_H

#include "core/compare/gathering.h"

/*
 * Answers on an older version of a pack than the newest among the sheets (of the same major) become
 * answers on that one; `given` and `lost` say what they were. Those of which only the head is there
 * are loaded. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_carry_sheets(struct peil_arena *arena, struct peil_sheet *sheets, size_t count,
    const struct peil_scorer *scorer);

#endif
