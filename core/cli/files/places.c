/*
 * Where packs, plugins and message catalogues are kept.
 */
#include "core/cli/files/places.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/cli/files/files.h"
#include "core/cli/talk/errors.h"

#ifndef PEIL_PLUGINDIR
#define PEIL_PLUGINDIR "/usr/local/lib/peil/plugins"
#endif
#ifndef PEIL_PACKDIR
#define PEIL_PACKDIR "/usr/local/share/peil/packs"
#endif
#ifndef PEIL_LOCALEDIR
#define PEIL_LOCALEDIR "/usr/local/share/locale"
#endif

/* A path made absolute, without links in it; NULL where there is no such file, or no memory. */
static const char *real_path(struct peil_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *kept = real ? peil_arena_text(arena, real) : NULL;

    if (!real && errno == ENOMEM)
        peil_arena_fail(arena);
    free(real);
    return kept;
}

/* A program called `name` in the folders of a search path. */
static const char *search(struct peil_arena *arena, const char *name, const char *folders)
{
    while (folders && *folders) {
        size_t length = strcspn(folders, ":");
        const char *folder = length ? peil_arena_copy(arena, folders, length) : ".";
        const char *path = folder ? cli_path_join(arena, folder, name) : NULL;

        if (path && access(path, X_OK) == 0 && cli_path_kind(path) == CLI_PATH_FILE)
            return real_path(arena, path);
        folders += length + (folders[length] == ':');
    }
    return NULL;
}

const char *cli_program_file(struct peil_arena *arena, const char *name)
{
    const char *path = real_path(arena, "/proc/self/exe");

    /* A chroot or container may have no /proc. */
    if (path || !name || !*name)
        return path;
    return strchr(name, '/') ? real_path(arena, name) : search(arena, name, getenv("PATH"));
}

uint32_t cli_program_owner(const struct cli *cli)
{
    struct stat about;

    return cli->program && stat(cli->program, &about) == 0 ? (uint32_t)about.st_uid : 0;
}

static void add(struct peil_arena *arena, struct cli_list *list, const char *folder)
{
    if (folder && *folder)
        cli_list_add(arena, list, folder);
}

/* The parts of a path list; empty ones would mean the working directory and are passed over. */
static void add_path_list(struct peil_arena *arena, struct cli_list *list, const char *value)
{
    while (value && *value) {
        size_t length = strcspn(value, ":");

        if (length)
            add(arena, list, peil_arena_copy(arena, value, length));
        value += length + (value[length] == ':');
    }
}

/* A folder of the build tree, when the program stands in one: it has plugins/ beside it. */
static const char *beside(struct cli *cli, struct peil_arena *arena, const char *name)
{
    const char *path = cli->folder ? cli_path_join(arena, cli->folder, name) : NULL;

    return path && cli_path_kind(path) == CLI_PATH_FOLDER ? path : NULL;
}

struct cli_list cli_pack_places(struct cli *cli, struct peil_arena *arena)
{
    struct cli_list list = {0};
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

    add_path_list(arena, &list, getenv("PEIL_PACK_PATH"));
    if (data && data[0] == '/')
        add(arena, &list, cli_path_join(arena, data, "peil/packs"));
    else if (home && home[0] == '/')
        add(arena, &list, cli_path_join(arena, home, ".local/share/peil/packs"));
    if (beside(cli, arena, "plugins"))
        add(arena, &list, beside(cli, arena, "packs"));
    add(arena, &list, PEIL_PACKDIR);
    return list;
}

enum cli_exit cli_check_plugin_folders(struct cli *cli)
{
    for (size_t i = 0; i < cli->options.plugin_dir.count; i++) {
        const char *folder = cli->options.plugin_dir.items[i];

        if (cli_path_kind(folder) == CLI_PATH_NONE) {
            cli_error(cli->diags, "plugin/missing", "path", folder);
            cli_report(cli);
            return CLI_PLUGIN;
        }
    }
    return CLI_DONE;
}

struct cli_list cli_plugin_places(struct cli *cli, struct peil_arena *arena)
{
    struct cli_list list = {0};

    for (size_t i = 0; i < cli->options.plugin_dir.count; i++)
        add(arena, &list, real_path(arena, cli->options.plugin_dir.items[i]));
    add_path_list(arena, &list, getenv("PEIL_PLUGIN_PATH"));
    add(arena, &list, beside(cli, arena, "plugins"));
    add(arena, &list, PEIL_PLUGINDIR);
    return list;
}

const char *cli_locale_place(struct peil_arena *arena, const char *program_folder)
{
    const char *path = program_folder ? cli_path_join(arena, program_folder, "locale") : NULL;

    return path && cli_path_kind(path) == CLI_PATH_FOLDER ? path : PEIL_LOCALEDIR;
}
