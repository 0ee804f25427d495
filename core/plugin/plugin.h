/*
 * Finding, checking and running output plugins. Plugins are found by name in folders; nothing of a
 * file that is refused is run, as far as the dynamic loader allows: the file and its folder are
 * checked before it is opened, the descriptor before it is used. A plugin that is loaded is trusted
 * code: it can do all that the program can.
 */
#ifndef PEIL_PLUGIN_PLUGIN_H
#define PEIL_PLUGIN_PLUGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <peil/plugin.h>

#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/source.h"
#include "core/base/status.h"

struct peil_plugins;

/* A file in a plugin folder, usable or not, or a folder that was refused. */
struct peil_plugin {
    const char *name; /* as in the descriptor; of the file when refused; the path of a folder */
    const char *path; /* absolute and without links; "(built in)" for one that was registered */
    const struct peil_output *output; /* NULL when refused */
    const char *refused;              /* code of the reason, "plugin/too-small"; NULL when usable */
    bool shadowed; /* usable, but an earlier folder has a file of the same name */
};

/*
 * A collection of plugins, empty. `owner` is a user id that may own plugin files besides root and
 * the effective user: the owner of the running program.
 */
struct peil_plugins *peil_plugins_new(uint32_t owner);
void peil_plugins_free(struct peil_plugins *plugins);

/*
 * Registers a plugin that is linked into the program (for hosts without dlopen). It must outlive
 * the collection, and goes before files of the same name. PEIL_EPLUGIN where its descriptor is
 * wrong or its name is taken.
 */
PEIL_CHECK int peil_plugins_add(
    struct peil_plugins *plugins, const struct peil_output *output, struct peil_diags *diags);

/* How files in another language than C become plugins. */
struct peil_plugin_language {
    const char *ending; /* of the files: ".lua" */
    const void *context;
    /*
     * Makes a descriptor of a file; it must be valid until it is closed. `source` lives as long as
     * the collection. PEIL_OK, PEIL_ENOMEM, or another status with errors in `diags`.
     */
    int (*open)(const struct peil_output **out, const struct peil_source *source,
        const void *context, struct peil_diags *diags);
    void (*close)(const struct peil_output *output);
};

/*
 * From here on files in another language are plugins, too: "NAME.lua" beside "NAME.so". They are
 * found, checked and shadowed as shared objects are. A folder that has both files of one name
 * gives neither: nothing says which is meant. `language` must outlive the collection.
 * PEIL_EPLUGIN where there are too many.
 */
PEIL_CHECK int peil_plugins_language(
    struct peil_plugins *plugins, const struct peil_plugin_language *language);

/*
 * Adds a folder to look in; earlier ones win, and one that was added before stays where it is. It
 * must be absolute. A folder that is not there is passed over; one that is writable by others or
 * owned by a stranger is refused: PEIL_EPLUGIN, a diagnostic, and an entry in the list. The
 * collection can be used further without it.
 */
PEIL_CHECK int peil_plugins_folder(
    struct peil_plugins *plugins, const char *folder, struct peil_diags *diags);

/*
 * Opens one plugin by name: "NAME.so" (or the file of another language) in the first folder that
 * has it, and no other file. PEIL_OK, or PEIL_EPLUGIN with a diagnostic that says why it was
 * refused, or that there is none of that name (with a suggestion). A file that is refused does not
 * make way for one in a later folder. `*out` is valid as long as the collection.
 */
PEIL_CHECK int peil_plugins_open(const struct peil_output **out, struct peil_plugins *plugins,
    const char *name, struct peil_diags *diags);

/*
 * Opens all files of all folders, for a list of them. Reasons of refusal go into the list, and into
 * `diags` once each. PEIL_OK or PEIL_ENOMEM.
 */
PEIL_CHECK int peil_plugins_scan(struct peil_plugins *plugins, struct peil_diags *diags);
size_t peil_plugins_count(const struct peil_plugins *plugins);
const struct peil_plugin *peil_plugins_at(const struct peil_plugins *plugins, size_t index);

/* A value for an option of a plugin. */
struct peil_setting {
    const char *name;
    const char *value;
};

/* What is known of the place that output goes to. */
struct peil_sink_facts {
    uint32_t columns;
    bool colour;
    const struct peil_setting *settings; /* of this plugin, `setting_count` of them */
    size_t setting_count;
};

/*
 * Renders a document, appending to `out`, whose limit is the most that may be written. `facts` may
 * be NULL: 80 columns, no colour, no settings. PEIL_OK, PEIL_EPLUGIN with a diagnostic (the plugin
 * does not render this kind, an unknown option, its own `fail` message, nothing or too much
 * written), or PEIL_ENOMEM; then `out` holds what it held before.
 */
PEIL_CHECK int peil_plugin_render(struct peil_buf *out, const struct peil_output *output,
    const struct peil_node *document, const struct peil_sink_facts *facts,
    struct peil_diags *diags);

/* The option of that name, whatever size the plugin's own idea of an option has; NULL if none. */
const struct peil_output_option *peil_plugin_option(
    const struct peil_output *output, const char *name);

#endif
