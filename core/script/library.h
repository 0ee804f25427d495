/*
 * The Lua library that comes with peil (scripts/NAME.lua), compiled in.
 */
#ifndef PEIL_SCRIPT_LIBRARY_H
#define PEIL_SCRIPT_LIBRARY_H

#include <stdbool.h>

#include "core/base/source.h"

/* The file behind `require "peil.NAME"`; NULL for another name. */
const struct peil_source *peil_library_builtin(const char *name);

/* Whether a file is one of those. */
bool peil_library_has(const struct peil_source *source);

#endif
