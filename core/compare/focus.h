/*
 * Which subject a reader means.
 */
#ifndef PEIL_COMPARE_FOCUS_H
#define PEIL_COMPARE_FOCUS_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/compare/gathering.h"

/*
 * Finds the subject with this key, else the only one with this name. PEIL_OK; PEIL_EINPUT with a
 * diagnostic where there is none, or where several bear the name; or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_focus_find(struct peil_compared_subject **out, struct peil_arena *arena,
    const struct peil_gathering *gathering, const char *word, struct peil_diags *diags);

#endif
