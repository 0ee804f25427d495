/*
 * Loading a plugin that is written in another language than C.
 */
#ifndef PEIL_PLUGIN_LANGUAGE_H
#define PEIL_PLUGIN_LANGUAGE_H

#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/plugin/load.h"
#include "core/plugin/plugin.h"

/*
 * As peil_plugin_load, with the file read and handed to `language`. What that has to say of places
 * in the file goes to `diags`; `refused` is then "plugin/script". The file itself is what is
 * checked, not its name: it cannot be exchanged in between.
 */
struct peil_plugin_load peil_plugin_load_language(struct peil_arena *arena, const char *path,
    const char *name, uint32_t owner, const struct peil_plugin_language *language,
    struct peil_diags *diags);

#endif
