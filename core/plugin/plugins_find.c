/*
 * Finding plugins in the folders of a collection, by name or all of them.
 */
#include "core/plugin/collection.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/status.h"
#include "core/plugin/check.h"
#include "core/plugin/language.h"
#include "core/plugin/load.h"

#define MOST_PLUGINS 128 /* that are loaded */

static const char *ending_of(const struct peil_plugins *plugins, size_t language)
{
    return language == 0 ? ".so" : plugins->languages[language]->ending;
}

static struct peil_plugin_entry *listed(struct peil_plugins *plugins, const char *path)
{
    for (size_t i = 0; i < plugins->count; i++)
        if (strcmp(plugins->entries[i]->plugin.path, path) == 0)
            return plugins->entries[i];
    return NULL;
}

static bool has_name(const struct peil_plugins *plugins, const char *name)
{
    for (size_t i = 0; i < plugins->count; i++)
        if (strcmp(plugins->entries[i]->plugin.name, name) == 0)
            return true;
    return false;
}

static char *file_path(
    struct peil_plugins *plugins, const char *folder, const char *name, size_t language)
{
    return peil_arena_format(plugins->arena, "%s/%s%s", strcmp(folder, "/") == 0 ? "" : folder,
        name, ending_of(plugins, language));
}

static bool is_there(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0 || errno != ENOENT;
}

/* The last part of a file of the same name in another language; NULL where there is none. */
static const char *rival(
    struct peil_plugins *plugins, const char *folder, const char *name, size_t language)
{
    for (size_t i = 0; i < plugins->language_count; i++) {
        char *path = i == language ? NULL : file_path(plugins, folder, name, i);

        if (path && is_there(path))
            return strrchr(path, '/') + 1;
    }
    return NULL;
}

/* A file to be opened: its folder, name and language, and all together. */
struct file {
    const char *folder, *name, *path;
    size_t language;
};

static struct peil_plugin_load load_file(
    struct peil_plugins *plugins, const struct file *file, struct peil_diags *diags)
{
    struct peil_plugin_load load = {.refused = "plugin/too-many"};

    if (plugins->loaded >= MOST_PLUGINS)
        return load;
    load.detail = rival(plugins, file->folder, file->name, file->language);
    if (load.detail) {
        load.refused = "plugin/ambiguous";
        return load;
    }
    return file->language == 0
               ? peil_plugin_load(plugins->arena, file->path, file->name, plugins->owner)
               : peil_plugin_load_language(plugins->arena, file->path, file->name, plugins->owner,
                     plugins->languages[file->language], diags);
}

/* Opens one file. It stands in the list afterwards, usable or with the reason why not. */
static struct peil_plugin_entry *open_file(
    struct peil_plugins *plugins, const struct file *file, struct peil_diags *diags)
{
    bool shadowed = has_name(plugins, file->name);
    struct peil_plugin_entry *entry = peil_plugins_entry(plugins, file->name, file->path);
    struct peil_plugin_load load;

    if (!entry)
        return NULL;
    load = load_file(plugins, file, diags);
    plugins->loaded += load.handle || load.output;
    entry->handle = load.handle;
    entry->language = plugins->languages[file->language];
    entry->detail = load.detail;
    entry->plugin.output = load.output;
    entry->plugin.refused = load.refused;
    entry->plugin.shadowed = shadowed && load.output;
    return peil_arena_failed(plugins->arena) ? NULL : entry;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of all files, for whoever asks for one that is not there. Nothing is loaded for it. */
static size_t file_names(struct peil_plugins *plugins, const char **names, size_t count)
{
    for (size_t i = 0; i < plugins->folder_count * plugins->language_count; i++) {
        bool whole;
        const char **found =
            peil_plugin_names(&whole, plugins->arena, plugins->folders[i / plugins->language_count],
                ending_of(plugins, i % plugins->language_count));

        for (; found && *found && count < MOST_PLUGINS; found++)
            if (peil_plugin_is_name(*found))
                names[count++] = *found;
    }
    return count;
}

/* Says that there is none of that name, and what there is. */
static int none(struct peil_plugins *plugins, const char *name, struct peil_diags *diags)
{
    struct peil_buf list = PEIL_BUF_EMPTY;
    const char *names[MOST_PLUGINS + 1];
    size_t count = 0;

    for (size_t i = 0; i < plugins->count && count < MOST_PLUGINS; i++)
        if (plugins->entries[i]->plugin.output)
            names[count++] = plugins->entries[i]->plugin.name;
    count = file_names(plugins, names, count);
    names[count] = NULL;
    qsort(names, count, sizeof(*names), compare_names);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(names[i], names[i - 1]) != 0)
            peil_buf_format(&list, i ? ", %s" : "%s", names[i]);
    peil_diag_add(diags, PEIL_ERROR, "plugin/none", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("name", name), PEIL_TEXT("near", peil_nearest(name, names)),
            PEIL_TEXT("list", count ? peil_buf_keep(&list, plugins->arena) : NULL)));
    return peil_arena_failed(plugins->arena) ? PEIL_ENOMEM : PEIL_EPLUGIN;
}

/* The entry of a file; `*there` tells whether there is such a file. NULL without memory. */
static struct peil_plugin_entry *entry_of(
    struct peil_plugins *plugins, struct file *file, bool *there, struct peil_diags *diags)
{
    struct peil_plugin_entry *entry;

    file->path = file_path(plugins, file->folder, file->name, file->language);
    if (!file->path)
        return NULL;
    entry = listed(plugins, file->path);
    *there = entry || is_there(file->path);
    return entry || !*there ? entry : open_file(plugins, file, diags);
}

int peil_plugins_open(const struct peil_output **out, struct peil_plugins *plugins,
    const char *name, struct peil_diags *diags)
{
    const struct peil_plugin *known = peil_plugins_usable(plugins, name);
    size_t places = plugins->folder_count * plugins->language_count;

    *out = known ? known->output : NULL;
    if (known)
        return PEIL_OK;
    for (size_t i = 0; i < places && peil_plugin_is_name(name); i++) {
        struct file file = {.folder = plugins->folders[i / plugins->language_count],
            .name = name,
            .language = i % plugins->language_count};
        bool there = true;
        struct peil_plugin_entry *entry = entry_of(plugins, &file, &there, diags);

        if (!there)
            continue;
        if (!entry)
            return PEIL_ENOMEM;
        *out = entry->plugin.output;
        if (*out)
            return PEIL_OK;
        peil_plugin_refuse(diags, entry->plugin.refused, file.path, entry->detail);
        return PEIL_EPLUGIN;
    }
    return none(plugins, name, diags);
}

static int scan_folder(
    struct peil_plugins *plugins, const char *folder, size_t language, struct peil_diags *diags)
{
    bool whole;
    const char **names =
        peil_plugin_names(&whole, plugins->arena, folder, ending_of(plugins, language));

    for (size_t i = 0; names && names[i]; i++) {
        struct file file = {folder, names[i], NULL, language};
        struct peil_plugin_entry *entry;

        file.path = file_path(plugins, folder, names[i], language);
        if (file.path && listed(plugins, file.path))
            continue;
        entry = file.path ? open_file(plugins, &file, diags) : NULL;
        if (!entry)
            return PEIL_ENOMEM;
        if (entry->plugin.refused)
            peil_plugin_refuse(diags, entry->plugin.refused, file.path, entry->detail);
        if (entry->plugin.refused && strcmp(entry->plugin.refused, "plugin/too-many") == 0)
            break;
    }
    if (names && !whole && !listed(plugins, folder) &&
        peil_plugins_refuse_folder(plugins, "plugin/missing", folder, diags) == PEIL_ENOMEM)
        return PEIL_ENOMEM;
    return names ? PEIL_OK : PEIL_ENOMEM;
}

int peil_plugins_scan(struct peil_plugins *plugins, struct peil_diags *diags)
{
    int status = PEIL_OK;
    size_t places = plugins->folder_count * plugins->language_count;

    for (size_t i = 0; i < places && status == PEIL_OK; i++)
        status = scan_folder(plugins, plugins->folders[i / plugins->language_count],
            i % plugins->language_count, diags);
    return status;
}
