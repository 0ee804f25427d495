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
#include "core/plugin/language.h"
#include "core/plugin/load.h"

#define MOST_PLUGINS 128 /* that are loaded */
#define FIRST_ENTRIES 16
#define MOST_FOLDERS 32
#define MOST_LANGUAGES 4
#define BUILT_IN "(built in)"

struct entry {
    struct peil_plugin plugin;
    void *handle;
    const struct peil_plugin_language *language; /* that made it; NULL for a shared object */
    const char *detail;                          /* of the refusal */
};

struct peil_plugins {
    struct peil_arena *arena;
    uint32_t owner;
    const char *folders[MOST_FOLDERS];
    size_t folder_count;
    const struct peil_plugin_language *languages[MOST_LANGUAGES + 1]; /* the first is C: NULL */
    size_t language_count;
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
    plugins->language_count = 1;
    return plugins;
}

void peil_plugins_free(struct peil_plugins *plugins)
{
    if (!plugins)
        return;
    for (size_t i = 0; i < plugins->count; i++) {
        const struct entry *entry = plugins->entries[i];

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

int peil_plugins_language(struct peil_plugins *plugins, const struct peil_plugin_language *language)
{
    if (plugins->language_count > MOST_LANGUAGES)
        return PEIL_EPLUGIN;
    plugins->languages[plugins->language_count++] = language;
    return PEIL_OK;
}

static const char *ending_of(const struct peil_plugins *plugins, size_t language)
{
    return language == 0 ? ".so" : plugins->languages[language]->ending;
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
static struct entry *open_file(
    struct peil_plugins *plugins, const struct file *file, struct peil_diags *diags)
{
    bool shadowed = has_name(plugins, file->name);
    struct entry *entry = add(plugins, file->name, file->path);
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
        const char **found =
            peil_plugin_names(plugins->arena, plugins->folders[i / plugins->language_count],
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
            PEIL_TEXT("list", count ? peil_buf_string(&list) : NULL)));
    peil_buf_dispose(&list);
    return PEIL_EPLUGIN;
}

/* The entry of a file; `*there` tells whether there is such a file. NULL without memory. */
static struct entry *entry_of(
    struct peil_plugins *plugins, struct file *file, bool *there, struct peil_diags *diags)
{
    struct entry *entry;

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
    const struct peil_plugin *known = usable(plugins, name);
    size_t places = plugins->folder_count * plugins->language_count;

    *out = known ? known->output : NULL;
    if (known)
        return PEIL_OK;
    for (size_t i = 0; i < places && peil_plugin_is_name(name); i++) {
        struct file file = {.folder = plugins->folders[i / plugins->language_count],
            .name = name,
            .language = i % plugins->language_count};
        bool there = true;
        struct entry *entry = entry_of(plugins, &file, &there, diags);

        if (!there)
            continue;
        if (!entry)
            return PEIL_ENOMEM;
        *out = entry->plugin.output;
        if (*out)
            return PEIL_OK;
        refuse(diags, entry->plugin.refused, file.path, entry->detail);
        return PEIL_EPLUGIN;
    }
    return none(plugins, name, diags);
}

static int scan_folder(
    struct peil_plugins *plugins, const char *folder, size_t language, struct peil_diags *diags)
{
    const char **names = peil_plugin_names(plugins->arena, folder, ending_of(plugins, language));

    for (size_t i = 0; names && names[i]; i++) {
        struct file file = {folder, names[i], NULL, language};
        struct entry *entry;

        file.path = file_path(plugins, folder, names[i], language);
        if (file.path && listed(plugins, file.path))
            continue;
        entry = file.path ? open_file(plugins, &file, diags) : NULL;
        if (!entry)
            return PEIL_ENOMEM;
        if (entry->plugin.refused)
            refuse(diags, entry->plugin.refused, file.path, entry->detail);
        if (is(entry->plugin.refused, "plugin/too-many"))
            break;
    }
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
