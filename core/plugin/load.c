/*
 * Loading one plugin file.
 */
#include "core/plugin/load.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/plugin/check.h"
#include "core/plugin/whole.h"

#define SYMBOL "peil_output_v1"
#define FIRST_NAMES 16

/* Why a file has no descriptor under the name that is looked for. */
static const char *no_symbol(void *handle)
{
    if (dlsym(handle, "peil_output") || dlsym(handle, "peil_output_v0"))
        return "plugin/older";
    if (dlsym(handle, "peil_output_v2") || dlsym(handle, "peil_output_v3"))
        return "plugin/newer";
    return "plugin/no-symbol";
}

void peil_plugin_check_loaded(struct peil_plugin_load *load, struct peil_arena *arena,
    const struct peil_output *output, const char *name)
{
    load->refused = peil_plugin_check_output(output);
    if (!load->refused && strcmp(output->name, name) != 0) {
        load->refused = "plugin/other-name";
        load->detail = peil_arena_text(arena, output->name);
    } else if (load->refused && strcmp(load->refused, "plugin/too-small") == 0) {
        load->detail = peil_arena_format(arena, "%u", (unsigned)output->size);
    } else if (load->refused && strcmp(load->refused, "plugin/newer-document") == 0) {
        load->detail = peil_arena_format(arena, "%u", (unsigned)output->document_version);
    }
    load->output = load->refused ? NULL : output;
}

/* What the dynamic loader has to say, without the path that it starts with. */
static const char *loader_message(struct peil_arena *arena, const char *path)
{
    const char *message = dlerror();
    size_t length = strlen(path);

    if (message && strncmp(message, path, length) == 0 && strncmp(message + length, ": ", 2) == 0)
        message += length + 2;
    return peil_arena_text(arena, message);
}

struct peil_plugin_load peil_plugin_load(
    struct peil_arena *arena, const char *path, const char *name, uint32_t owner)
{
    struct peil_plugin_load load = {0};
    const struct peil_output *output;

    load.refused =
        peil_plugin_is_name(name) ? peil_plugin_check_file(path, owner) : "plugin/file-name";
    if (!load.refused && !peil_plugin_is_whole(path))
        load.refused = "plugin/cut-off";
    if (load.refused)
        return load;
    /* RTLD_NODELETE keeps the code, so that a report of a leak in it can name its lines. */
    load.handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!load.handle) {
        load.refused = "plugin/cannot-load";
        load.detail = loader_message(arena, path);
        return load;
    }
    output = dlsym(load.handle, SYMBOL);
    if (output)
        peil_plugin_check_loaded(&load, arena, output, name);
    else
        load.refused = no_symbol(load.handle);
    return load;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The next name, NULL at the end of the folder; `*whole` as below. */
static const char *next_name(bool *whole, struct peil_arena *arena, DIR *dir, const char *ending)
{
    const struct dirent *entry;

    for (errno = 0; (entry = readdir(dir)); errno = 0) {
        size_t length = strlen(entry->d_name), size = strlen(ending);

        if (entry->d_name[0] != '.' && length > size &&
            strcmp(entry->d_name + length - size, ending) == 0)
            return peil_arena_copy(arena, entry->d_name, length - size);
    }
    *whole = errno == 0;
    return NULL;
}

const char **peil_plugin_names(
    bool *whole, struct peil_arena *arena, const char *folder, const char *ending)
{
    size_t count = 0, room = FIRST_NAMES;
    const char **names = peil_arena_array(arena, room, sizeof(*names));
    DIR *dir = opendir(folder);
    const char *name;

    *whole = dir != NULL;
    if (!dir && errno == ENOMEM)
        peil_arena_fail(arena);
    while (dir && names && (name = next_name(whole, arena, dir, ending))) {
        if (count + 1 == room) {
            const char **more = peil_arena_array(arena, room * 2, sizeof(*names));

            if (more)
                memcpy(more, names, count * sizeof(*names));
            names = more;
            room *= 2;
        }
        if (names)
            names[count++] = name;
    }
    if (dir)
        closedir(dir);
    if (names)
        qsort(names, count, sizeof(*names), compare_names);
    return peil_arena_failed(arena) ? NULL : names;
}
