/*
 * A collection of plugins from the inside; everybody else includes plugin.h.
 */
#ifndef PEIL_PLUGIN_COLLECTION_H
#define PEIL_PLUGIN_COLLECTION_H

#include "core/base/arena.h"
#include "core/plugin/plugin.h"

#define PEIL_PLUGIN_FOLDERS 32
#define PEIL_PLUGIN_LANGUAGES 4 /* besides C */

struct peil_plugin_entry {
    struct peil_plugin plugin;
    void *handle;
    const struct peil_plugin_language *language; /* that made it; NULL for a shared object */
    const char *detail;                          /* of the refusal */
};

struct peil_plugins {
    struct peil_arena *arena;
    uint32_t owner;
    const char *folders[PEIL_PLUGIN_FOLDERS];
    size_t folder_count;
    /* The first stands for C, and is NULL. */
    const struct peil_plugin_language *languages[1 + PEIL_PLUGIN_LANGUAGES];
    size_t language_count;
    struct peil_plugin_entry **entries;
    size_t count, room;
    size_t loaded; /* of the entries */
};

/* A new line of the list; NULL without memory. */
struct peil_plugin_entry *peil_plugins_entry(
    struct peil_plugins *plugins, const char *name, const char *path);

/* The plugin of that name that is to be used, as far as it was opened; NULL where there is none. */
const struct peil_plugin *peil_plugins_usable(const struct peil_plugins *plugins, const char *name);

/*
 * A folder that is refused stands in the list too, for whoever asks what there is. PEIL_EPLUGIN or
 * PEIL_ENOMEM.
 */
PEIL_CHECK int peil_plugins_refuse_folder(
    struct peil_plugins *plugins, const char *reason, const char *folder, struct peil_diags *diags);

/* Adds the reason why a file or folder is refused; `detail` may be NULL. */
void peil_plugin_refuse(
    struct peil_diags *diags, const char *code, const char *path, const char *detail);

#endif
