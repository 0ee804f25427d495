/*
 * The line that a diagnostic shows. For diag.c alone.
 */
#ifndef PEIL_BASE_DIAG_LINE_H
#define PEIL_BASE_DIAG_LINE_H

#include "core/base/arena.h"
#include "core/base/diag.h"

/* Bytes of a line that are shown at most. */
#define PEIL_DIAG_LINE_SIZE 200

/*
 * Sets source_line and caret: the part of the line around the place, such that it can be printed.
 * Leaves them where there is no such line, or no memory.
 */
void peil_diag_copy_line(struct peil_arena *arena, struct peil_place place, struct peil_diag *diag);

#endif
