/*
 * Checklists that took no part in a comparison: which of them would ask what nobody asked.
 */
#include <dirent.h>
#include <errno.h>
#include <string.h>

#include "core/base/sort.h"
#include "core/base/status.h"
#include "core/cli/compare/compare.h"
#include "core/cli/files/files.h"
#include "core/cli/files/places.h"
#include "core/cli/packs/store.h"

/* Most entries of a folder that are looked at, and most checklists that are named. */
#define MOST_ENTRIES 200
#define MOST_OTHERS 32

struct others {
    struct cli_compare *run;
    const struct peil_comparison *made;
    const struct peil_pack **packs;
    size_t count;
};

static void free_pack(void *pack)
{
    peil_pack_free(pack);
}

static bool is_pack(struct peil_arena *arena, const char *path)
{
    size_t length = strlen(path);

    if (length > 4 && strcmp(path + length - 4, ".zip") == 0)
        return cli_path_kind(path) == CLI_PATH_FILE;
    return cli_path_kind(path) == CLI_PATH_FOLDER &&
           cli_path_kind(cli_path_join(arena, path, "pack.yaml")) == CLI_PATH_FILE;
}

/* Whether a checklist is among those that are compared, or that were found before. */
static bool is_known(const struct others *o, const struct peil_pack *pack)
{
    for (size_t i = 0; i < o->made->pack_count; i++)
        if (strcmp(o->made->packs[i]->id, pack->id) == 0)
            return true;
    for (size_t i = 0; i < o->count; i++)
        if (strcmp(o->packs[i]->id, pack->id) == 0)
            return true;
    return false;
}

/*
 * Takes the pack at a path where it is a checklist of which nothing is known yet. What is wrong
 * with it is not said: nobody asked for it.
 */
static void take(struct others *o, const char *path)
{
    struct cli *cli = o->run->cli;
    struct peil_diags *kept = cli->diags;
    enum cli_exit worst = cli->worst;
    struct peil_pack *pack = NULL;
    int status;

    cli->diags = peil_diags_new(0);
    status = cli->diags ? cli_pack_load_path(&pack, NULL, cli, o->run->arena, path) : PEIL_ENOMEM;
    peil_diags_free(cli->diags);
    cli->diags = kept;
    cli->worst = worst;
    if (status == PEIL_ENOMEM)
        peil_arena_fail(o->run->arena);
    if (status != PEIL_OK)
        return;
    if (pack->section_count == 0 || is_known(o, pack) ||
        !peil_arena_defer(o->run->arena, free_pack, pack))
        peil_pack_free(pack);
    else
        o->packs[o->count++] = pack;
}

static int path_before(void *things, size_t a, size_t b)
{
    const char **paths = things;

    return strcmp(paths[a], paths[b]) < 0;
}

static void look_in(struct others *o, const char *folder)
{
    struct peil_arena *arena = o->run->arena;
    const char **paths = peil_arena_array(arena, MOST_ENTRIES, sizeof(*paths));
    DIR *dir = paths ? opendir(folder) : NULL;
    struct dirent *entry;
    size_t count = 0;

    if (paths && !dir && errno == ENOMEM)
        peil_arena_fail(arena);
    while (dir && count < MOST_ENTRIES && (entry = readdir(dir))) {
        const char *path;

        if (entry->d_name[0] == '.')
            continue;
        path = cli_path_join(arena, folder, entry->d_name);
        if (path && is_pack(arena, path))
            paths[count++] = path;
    }
    if (dir)
        closedir(dir);
    peil_sort_array(paths, count, sizeof(*paths), path_before);
    for (size_t i = 0; i < count && o->count < MOST_OTHERS; i++)
        take(o, paths[i]);
}

static int pack_before(void *things, size_t a, size_t b)
{
    const struct peil_pack **packs = things;

    return strcmp(packs[a]->id, packs[b]->id) < 0;
}

void cli_compare_others(struct peil_comparison_options *options, struct cli_compare *run,
    const struct peil_comparison *made)
{
    const struct peil_frameworks *frameworks = made->frameworks;
    struct others others = {.run = run, .made = made};
    const struct cli_list *given = &run->cli->options.pack_dir;
    struct cli_list places;

    if (!frameworks || !frameworks->pack || frameworks->nobody.count == 0)
        return;
    others.packs = peil_arena_array(run->arena, MOST_OTHERS, sizeof(*others.packs));
    if (!others.packs)
        return;
    for (size_t i = 0; i < given->count; i++)
        look_in(&others, given->items[i]);
    places = cli_pack_places(run->cli, run->arena);
    for (size_t i = 0; i < places.count; i++)
        look_in(&others, places.items[i]);
    peil_sort_array(others.packs, others.count, sizeof(*others.packs), pack_before);
    options->others = others.packs;
    options->other_count = others.count;
}
