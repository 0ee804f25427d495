/*
 * A collection of plugins: the folders, what was found in them, and what of it may be used.
 */
#include "core/plugin/plugin.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/plugin/check.h"
#include "core/plugin/load.h"

#define MOST_PLUGINS 128 /* that are loaded */
#define FIRST_ENTRIES 16
#define MOST_FOLDERS 32
#define BUILT_IN "(built in)"

struct entry {
    struct peil_plugin plugin;
    void *handle;
    const char *detail; /* of the refusal */
};

struct peil_plugins {
    struct peil_arena *arena;
    uint32_t owner;
    const char *folders[MOST_FOLDERS];
    size_t folder_count;
    struct entry **entries;
    size_t count;
    size_t room;
    size_t loaded;
};

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
    return plugins;
}

void peil_plugins_free(struct peil_plugins *plugins)
{
    if (!plugins)
        return;
    for (size_t i = 0; i < plugins->count; i++)
        if (plugins->entries[i]->handle)
            dlclose(plugins->entries[i]->handle);
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

static void refuse(struct peil_diags *diags, const char *code, const char *path, const char *detail)
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
    struct entry **entries;

    if (plugins->count < plugins->room)
        return true;
    entries = peil_arena_array(plugins->arena, room, sizeof(struct entry *));
    if (!entries)
        return false;
    if (plugins->count > 0)
        memcpy(entries, plugins->entries, plugins->count * sizeof(*entries));
    plugins->entries = entries;
    plugins->room = room;
    return true;
}

/* A new line of the list; NULL when there is no memory. */
static struct entry *add(struct peil_plugins *plugins, const char *name, const char *path)
{
    struct entry *entry = peil_arena_alloc(plugins->arena, sizeof(*entry));

    if (!entry || !make_room(plugins))
        return NULL;
    entry->plugin.name = peil_arena_text(plugins->arena, name);
    entry->plugin.path = peil_arena_text(plugins->arena, path);
    if (!entry->plugin.name || !entry->plugin.path)
        return NULL;
    plugins->entries[plugins->count++] = entry;
    return entry;
}

static const struct peil_plugin *usable(const struct peil_plugins *plugins, const char *name)
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
    struct entry *entry;

    if (!reason && usable(plugins, name))
        reason = "plugin/name-taken";
    if (reason) {
        refuse(diags, reason, BUILT_IN, name);
        return PEIL_EPLUGIN;
    }
    entry = add(plugins, name, BUILT_IN);
    if (!entry)
        return PEIL_ENOMEM;
    entry->plugin.output = output;
    return PEIL_OK;
}

/* A folder that is refused stands in the list too, for whoever asks what there is. */
static int refuse_folder(
    struct peil_plugins *plugins, const char *reason, const char *folder, struct peil_diags *diags)
{
    struct entry *entry = add(plugins, folder, folder);

    refuse(diags, reason, folder, NULL);
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
    if (!reason && plugins->folder_count == MOST_FOLDERS)
        reason = "plugin/too-many-folders";
    if (reason)
        return refuse_folder(plugins, reason, folder, diags);
    plugins->folders[plugins->folder_count] = peil_arena_text(plugins->arena, folder);
    return plugins->folders[plugins->folder_count++] ? PEIL_OK : PEIL_ENOMEM;
}

int peil_plugins_folder(struct peil_plugins *plugins, const char *folder, struct peil_diags *diags)
{
    char *real;
    int status;

    if (folder[0] != '/') {
        bool missing = is(peil_plugin_check_folder(folder, plugins->owner), "plugin/missing");

        return refuse_folder(
            plugins, missing ? "plugin/missing" : "plugin/relative", folder, diags);
    }
    real = realpath(folder, NULL);
    if (!real)
        return errno == ENOMEM ? PEIL_ENOMEM : PEIL_OK;
    status = add_folder(plugins, real, diags);
    free(real);
    return status;
}

static struct entry *listed(struct peil_plugins *plugins, const char *path)
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

/* Opens one file. It stands in the list afterwards, usable or with the reason why not. */
static struct entry *open_file(struct peil_plugins *plugins, const char *path, const char *name)
{
    struct peil_plugin_load load = {.refused = "plugin/too-many"};
    bool shadowed = has_name(plugins, name);
    struct entry *entry = add(plugins, name, path);

    if (!entry)
        return NULL;
    if (plugins->loaded < MOST_PLUGINS)
        load = peil_plugin_load(plugins->arena, path, name, plugins->owner);
    plugins->loaded += load.handle != NULL;
    entry->handle = load.handle;
    entry->detail = load.detail;
    entry->plugin.output = load.output;
    entry->plugin.refused = load.refused;
    entry->plugin.shadowed = shadowed && load.output;
    return entry;
}

static char *file_path(struct peil_plugins *plugins, const char *folder, const char *name)
{
    return peil_arena_format(
        plugins->arena, "%s/%s.so", strcmp(folder, "/") == 0 ? "" : folder, name);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Says that there is none of that name, and what there is. Nothing is loaded for that. */
static int none(struct peil_plugins *plugins, const char *name, struct peil_diags *diags)
{
    struct peil_buf list = PEIL_BUF_EMPTY;
    const char *names[MOST_PLUGINS + 1];
    size_t count = 0;

    for (size_t i = 0; i < plugins->count && count < MOST_PLUGINS; i++)
        if (plugins->entries[i]->plugin.output)
            names[count++] = plugins->entries[i]->plugin.name;
    for (size_t i = 0; i < plugins->folder_count; i++) {
        const char **found = peil_plugin_names(plugins->arena, plugins->folders[i]);

        for (; found && *found && count < MOST_PLUGINS; found++)
            if (peil_plugin_is_name(*found))
                names[count++] = *found;
    }
    names[count] = NULL;
    qsort(names, count, sizeof(*names), compare_names);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(names[i], names[i - 1]) != 0)
            peil_buf_format(&list, i ? ", %s" : "%s", names[i]);
    peil_diag_add(diags, PEIL_ERROR, "plugin/none", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_TEXT("name", name), PEIL_TEXT("near", peil_nearest(name, names)),
            PEIL_TEXT("list", count ? peil_buf_string(&list) : NULL)));
    peil_buf_dispose(&list);
    return PEIL_EPLUGIN;
}

int peil_plugins_open(const struct peil_output **out, struct peil_plugins *plugins,
    const char *name, struct peil_diags *diags)
{
    const struct peil_plugin *known = usable(plugins, name);

    *out = known ? known->output : NULL;
    if (known)
        return PEIL_OK;
    for (size_t i = 0; i < plugins->folder_count && peil_plugin_is_name(name); i++) {
        char *path = file_path(plugins, plugins->folders[i], name);
        struct entry *entry = path ? listed(plugins, path) : NULL;
        struct stat about;

        if (path && !entry && lstat(path, &about) != 0 && errno == ENOENT)
            continue;
        if (path && !entry)
            entry = open_file(plugins, path, name);
        if (!entry)
            return PEIL_ENOMEM;
        *out = entry->plugin.output;
        if (*out)
            return PEIL_OK;
        refuse(diags, entry->plugin.refused, path, entry->detail);
        return PEIL_EPLUGIN;
    }
    return none(plugins, name, diags);
}

static int scan_folder(struct peil_plugins *plugins, const char *folder, struct peil_diags *diags)
{
    const char **names = peil_plugin_names(plugins->arena, folder);

    for (size_t i = 0; names && names[i]; i++) {
        char *path = file_path(plugins, folder, names[i]);
        struct entry *entry;

        if (path && listed(plugins, path))
            continue;
        entry = path ? open_file(plugins, path, names[i]) : NULL;
        if (!entry)
            return PEIL_ENOMEM;
        if (entry->plugin.refused)
            refuse(diags, entry->plugin.refused, path, entry->detail);
        if (is(entry->plugin.refused, "plugin/too-many"))
            break;
    }
    return names ? PEIL_OK : PEIL_ENOMEM;
}

int peil_plugins_scan(struct peil_plugins *plugins, struct peil_diags *diags)
{
    int status = PEIL_OK;

    for (size_t i = 0; i < plugins->folder_count && status == PEIL_OK; i++)
        status = scan_folder(plugins, plugins->folders[i], diags);
    return status;
}
