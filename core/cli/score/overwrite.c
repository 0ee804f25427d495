/*
 * Output never takes the place of what a run reads, under whatever name.
 */
#include "core/cli/score/overwrite.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/talk/errors.h"
#include "core/cli/line/options.h"

const struct cli_file_id *cli_files_identify(struct peil_arena *arena, const struct cli_list *paths)
{
    struct cli_file_id *files = peil_arena_array(arena, paths->count, sizeof(*files));

    for (size_t i = 0; files && i < paths->count; i++)
        if (cli_path_kind(paths->items[i]) == CLI_PATH_FILE)
            files[i] = cli_file_id(paths->items[i]);
    return files;
}

/* Whether it is one of the files that a pack in a folder consists of. */
static bool is_in_folder(const struct cli *cli, const char *folder, struct cli_file_id target)
{
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *unheard = peil_diags_new(0); /* it was told when the pack was loaded */
    struct peil_archive *archive = NULL;
    bool found = false;
    int status = PEIL_ENOMEM;

    if (arena && unheard)
        status = cli_archive_open(&archive, arena, folder, &cli->limits, unheard);
    for (size_t i = 0; status == PEIL_OK && !found && i < peil_archive_count(archive); i++) {
        const char *path = cli_path_join(arena, folder, peil_archive_at(archive, i)->name);

        found = path && cli_file_same(target, cli_file_id(path));
    }
    peil_archive_close(archive);
    peil_diags_free(unheard);
    peil_arena_free(arena);
    return found;
}

static bool is_of_pack(const struct cli *cli, const char *pack, struct cli_file_id target)
{
    if (cli_path_kind(pack) == CLI_PATH_FOLDER)
        return is_in_folder(cli, pack, target);
    return cli_file_same(target, cli_file_id(pack));
}

static bool is_listed(const struct cli_list *paths, struct cli_file_id target)
{
    for (size_t i = 0; i < paths->count; i++)
        if (cli_file_same(target, cli_file_id(paths->items[i])))
            return true;
    return false;
}

/* Whether --script, --with, --secret or the FILE of --set PLUGIN.OPTION=FILE names it. */
static bool is_of_options(const struct cli_options *options, struct cli_file_id target)
{
    if (is_listed(&options->script, target) || is_listed(&options->with, target))
        return true;
    if (options->secret && cli_file_same(target, cli_file_id(options->secret)))
        return true;
    for (size_t i = 0; i < options->set.count; i++) {
        const char *equals = strchr(options->set.items[i], '=');

        if (equals && cli_file_same(target, cli_file_id(equals + 1)))
            return true;
    }
    return false;
}

bool cli_is_read(struct cli *cli, const struct cli_packs *packs, const struct cli_list *paths,
    const struct cli_file_id *files, const char *path)
{
    struct cli_file_id target = path ? cli_file_id(path) : (struct cli_file_id){0};
    bool read;

    if (!target.known)
        return false;
    read = is_of_options(&cli->options, target);
    for (size_t i = 0; i < paths->count && !read; i++)
        read = cli_file_same(target, files[i]);
    for (size_t i = 0; i < packs->count && !read; i++)
        read = is_of_pack(cli, packs->loaded[i].path, target);
    if (read)
        cli_error(cli->diags, "cli/same-file", "path", path);
    return read;
}

bool cli_is_of_pack(struct cli *cli, const char *pack, const char *path)
{
    struct cli_file_id target = path ? cli_file_id(path) : (struct cli_file_id){0};
    bool read = target.known && is_of_pack(cli, pack, target);

    if (read)
        cli_error(cli->diags, "cli/same-file", "path", path);
    return read;
}
