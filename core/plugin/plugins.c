/*
 * A collection of plugins: the folders and languages, and the list of what was found.
 */
#include "core/plugin/collection.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/plugin/check.h"

#define FIRST_ENTRIES 16
#define BUILT_IN "(built in)"

struct peil_plugins *peil_plugins_new(uint32_t owner)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_plugins *plugins = arena ? peil_arena_alloc(arena, sizeof(*plugins)) : NULL;

    if (!plugins) {
        peil_arena_free(arena);
        return NULL;
    }
    plugins->arena = arena;
    plugins->owner = owner;
    plugins->language_count = 1;
    return plugins;
}

void peil_plugins_free(struct peil_plugins *plugins)
{
    if (!plugins)
        return;
    for (size_t i = 0; i < plugins->count; i++) {
        const struct peil_plugin_entry *entry = plugins->entries[i];

        if (entry->handle)
            dlclose(entry->handle);
        if (entry->language && entry->plugin.output)
            entry->language->close(entry->plugin.output);
    }
    peil_arena_free(plugins->arena);
}

size_t peil_plugins_count(const struct peil_plugins *plugins)
{
    return plugins->count;
}

const struct peil_plugin *peil_plugins_at(const struct peil_plugins *plugins, size_t index)
{
    return index < plugins->count ? &plugins->entries[index]->plugin : NULL;
}

static bool is(const char *code, const char *what)
{
    return code && strcmp(code, what) == 0;
}

void peil_plugin_refuse(
    struct peil_diags *diags, const char *code, const char *path, const char *detail)
{
    if (is(code, "plugin/newer-document"))
        peil_diag_add(diags, PEIL_ERROR, code, PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("path", path), PEIL_TEXT("detail", detail),
                PEIL_INTEGER("known", PEIL_DOCUMENT_VERSION)));
    else
        peil_diag_add(diags, PEIL_ERROR, code, PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("path", path), PEIL_TEXT("detail", detail)));
}

static bool make_room(struct peil_plugins *plugins)
{
    size_t room = plugins->room ? plugins->room * 2 : FIRST_ENTRIES;
    struct peil_plugin_entry **entries;

    if (plugins->count < plugins->room)
        return true;
    entries = peil_arena_array(plugins->arena, room, sizeof(struct peil_plugin_entry *));
    if (!entries)
        return false;
    if (plugins->count > 0)
        memcpy(entries, plugins->entries, plugins->count * sizeof(*entries));
    plugins->entries = entries;
    plugins->room = room;
    return true;
}

struct peil_plugin_entry *peil_plugins_entry(
    struct peil_plugins *plugins, const char *name, const char *path)
{
    struct peil_plugin_entry *entry = peil_arena_alloc(plugins->arena, sizeof(*entry));

    if (!entry || !make_room(plugins))
        return NULL;
    entry->plugin.name = peil_arena_text(plugins->arena, name);
    entry->plugin.path = peil_arena_text(plugins->arena, path);
    if (!entry->plugin.name || !entry->plugin.path)
        return NULL;
    plugins->entries[plugins->count++] = entry;
    return entry;
}

const struct peil_plugin *peil_plugins_usable(const struct peil_plugins *plugins, const char *name)
{
    for (size_t i = 0; i < plugins->count; i++) {
        const struct peil_plugin *plugin = &plugins->entries[i]->plugin;

        if (plugin->output && !plugin->shadowed && strcmp(plugin->name, name) == 0)
            return plugin;
    }
    return NULL;
}

int peil_plugins_add(
    struct peil_plugins *plugins, const struct peil_output *output, struct peil_diags *diags)
{
    const char *reason = peil_plugin_check_output(output);
    const char *name = reason ? NULL : output->name;
    struct peil_plugin_entry *entry;

    if (!reason && peil_plugins_usable(plugins, name))
        reason = "plugin/name-taken";
    if (reason) {
        peil_plugin_refuse(diags, reason, BUILT_IN, name);
        return PEIL_EPLUGIN;
    }
    entry = peil_plugins_entry(plugins, name, BUILT_IN);
    if (!entry)
        return PEIL_ENOMEM;
    entry->plugin.output = output;
    return PEIL_OK;
}

int peil_plugins_refuse_folder(
    struct peil_plugins *plugins, const char *reason, const char *folder, struct peil_diags *diags)
{
    struct peil_plugin_entry *entry = peil_plugins_entry(plugins, folder, folder);

    peil_plugin_refuse(diags, reason, folder, NULL);
    if (!entry)
        return PEIL_ENOMEM;
    entry->plugin.refused = reason;
    return PEIL_EPLUGIN;
}

static int add_folder(struct peil_plugins *plugins, const char *folder, struct peil_diags *diags)
{
    const char *reason = peil_plugin_check_folder(folder, plugins->owner);

    for (size_t i = 0; i < plugins->folder_count; i++)
        if (strcmp(plugins->folders[i], folder) == 0)
            return PEIL_OK;
    if (!reason && plugins->folder_count == PEIL_PLUGIN_FOLDERS)
        reason = "plugin/too-many-folders";
    if (reason)
        return peil_plugins_refuse_folder(plugins, reason, folder, diags);
    plugins->folders[plugins->folder_count] = peil_arena_text(plugins->arena, folder);
    return plugins->folders[plugins->folder_count++] ? PEIL_OK : PEIL_ENOMEM;
}

int peil_plugins_folder(struct peil_plugins *plugins, const char *folder, struct peil_diags *diags)
{
    char *real;
    int status;

    if (folder[0] != '/') {
        bool missing = is(peil_plugin_check_folder(folder, plugins->owner), "plugin/missing");

        return peil_plugins_refuse_folder(
            plugins, missing ? "plugin/missing" : "plugin/relative", folder, diags);
    }
    real = realpath(folder, NULL);
    if (!real)
        return errno == ENOMEM ? PEIL_ENOMEM : PEIL_OK;
    status = add_folder(plugins, real, diags);
    free(real);
    return status;
}

int peil_plugins_language(struct peil_plugins *plugins, const struct peil_plugin_language *language)
{
    if (plugins->language_count > PEIL_PLUGIN_LANGUAGES)
        return PEIL_EPLUGIN;
    plugins->languages[plugins->language_count++] = language;
    return PEIL_OK;
}
