/*
 * A diagnostic as a value tree.
 */
#ifndef PEIL_BASE_DIAG_NODE_H
#define PEIL_BASE_DIAG_NODE_H

#include "core/base/diag.h"
#include "core/base/node.h"

/*
 * {severity, code, file, line, column, path, arguments}, the first a word: "note", "warning" or
 * "error". What is not known is left out.
 */
struct peil_node *peil_diag_node(struct peil_arena *arena, const struct peil_diag *diag);

#endif
