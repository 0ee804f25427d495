/*
 * Loading one plugin file.
 */
#ifndef PEIL_PLUGIN_LOAD_H
#define PEIL_PLUGIN_LOAD_H

#include <stdbool.h>
#include <stdint.h>

#include <peil/plugin.h>

#include "core/base/arena.h"

/* What came of it. */
struct peil_plugin_load {
    const struct peil_output *output; /* NULL when refused */
    void *handle;                     /* of dlopen, to be closed; NULL where it came not so far */
    const char *refused;              /* code of the reason; NULL when usable */
    const char *detail;               /* what the reason is about, in the arena; may be NULL */
};

/*
 * Checks the file at `path` (absolute), loads it and checks its descriptor, which must be called
 * `name`. What the file is linked against, and its constructors, run when it is loaded: that is
 * why the file is checked before.
 */
struct peil_plugin_load peil_plugin_load(
    struct peil_arena *arena, const char *path, const char *name, uint32_t owner);

/*
 * Checks a description, which must be called `name`: sets `output`, or why it is refused.
 */
void peil_plugin_check_loaded(struct peil_plugin_load *load, struct peil_arena *arena,
    const struct peil_output *output, const char *name);

/*
 * The names of the files in a folder that end in `ending` (".so"), without that, sorted by byte;
 * hidden files are passed over. NULL ends the list; NULL itself when there is no memory. `*whole`
 * becomes whether the folder could be read to its end.
 */
const char **peil_plugin_names(
    bool *whole, struct peil_arena *arena, const char *folder, const char *ending);

#endif
