/*
 * Which pack was probably meant: the names of packs in the folders, beside the one that was asked.
 */
#include "core/cli/packs/near.h"

#include <dirent.h>
#include <string.h>

#include "core/base/diag.h"
#include "core/base/sort.h"
#include "core/cli/files/files.h"

/* Most packs that are beside each other, and most entries of a folder that are looked at. */
#define MOST_NAMES 200
#define MOST_ENTRIES 1000

struct names {
    struct peil_arena *arena; /* for as long as they are looked at */
    const char *wanted;
    const char *items[MOST_NAMES + 1]; /* ends in NULL */
    size_t count;
};

/* The id in "bcmb", "bcmb.zip" and "bcmb-1.2.0.zip". */
static const char *id_of(struct peil_arena *arena, const char *name, bool zip)
{
    size_t length = strlen(name) - (zip ? strlen(".zip") : 0);

    for (size_t i = 1; zip && i + 1 < length; i++)
        if (name[i] == '-' && name[i + 1] >= '0' && name[i + 1] <= '9')
            length = i;
    return peil_arena_copy(arena, name, length);
}

static bool is_pack(struct peil_arena *arena, const char *path, bool zip)
{
    if (!path || zip)
        return path && cli_path_kind(path) == CLI_PATH_FILE;
    path = cli_path_join(arena, path, "pack.yaml");
    return path && cli_path_kind(path) == CLI_PATH_FILE;
}

/* Takes an entry of a folder where its name is near and it is a pack; most are not even looked at.
 */
static void take(struct names *names, const char *folder, const char *name)
{
    size_t length = strlen(name);
    bool zip = length > 4 && strcmp(name + length - 4, ".zip") == 0;
    const char *one[] = {name[0] == '.' ? NULL : id_of(names->arena, name, zip), NULL};

    if (one[0] && peil_nearest(names->wanted, one) &&
        is_pack(names->arena, cli_path_join(names->arena, folder, name), zip))
        names->items[names->count++] = one[0];
}

static void look_in(struct names *names, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;

    for (size_t i = 0; dir && i < MOST_ENTRIES && names->count < MOST_NAMES; i++) {
        entry = readdir(dir);
        if (!entry)
            break;
        take(names, folder, entry->d_name);
    }
    if (dir)
        closedir(dir);
}

static int name_before(void *things, size_t a, size_t b)
{
    const char **items = things;

    return strcmp(items[a], items[b]) < 0;
}

static const char *nearest(struct names *names, const struct cli_store *store)
{
    if (!names->wanted || strchr(names->wanted, '/'))
        return NULL;
    for (size_t i = 0; i < store->folders.count; i++)
        look_in(names, store->folders.items[i]);
    peil_sort_array(names->items, names->count, sizeof(*names->items), name_before);
    names->items[names->count] = NULL;
    return peil_nearest(names->wanted, names->items);
}

const char *cli_store_near(const struct cli_store *store, const char *name)
{
    struct names names = {.arena = peil_arena_new()};
    const char *near = NULL;

    if (!names.arena)
        return NULL;
    names.wanted = peil_arena_copy(names.arena, name, strcspn(name, "@"));
    near = nearest(&names, store);
    near = near ? peil_arena_text(store->arena, near) : NULL;
    peil_arena_free(names.arena);
    return near;
}
