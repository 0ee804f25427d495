/*
 * Whether a file may be a plugin, and whether what it exports is one.
 */
#ifndef PEIL_PLUGIN_CHECK_H
#define PEIL_PLUGIN_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <peil/plugin.h>

/* Whether a text can be the name of a plugin or an option: 1 to 32 of a to z, 0 to 9 and "-". */
bool peil_plugin_is_name(const char *text);

/*
 * NULL when a file or folder may be trusted: a regular file (or a folder), owned by root, the
 * effective user or `owner`, not writable by others. Else the code of the reason. Links are
 * followed for folders, not for files.
 */
const char *peil_plugin_check_file(const char *path, uint32_t owner);
const char *peil_plugin_check_folder(const char *path, uint32_t owner);
/* The same for a file that is open already. */
struct stat;
const char *peil_plugin_check_about(const struct stat *about, uint32_t owner);

/*
 * The same for a descriptor: its size first, then names, `render`, the document's version and the
 * options. Nothing beyond `size` is read of one that is too small.
 */
const char *peil_plugin_check_output(const struct peil_output *output);

/* The option at `index`, whatever size the plugin's own idea of an option has. */
const struct peil_output_option *peil_plugin_option_at(
    const struct peil_output *output, uint32_t index);

#endif
