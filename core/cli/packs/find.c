/*
 * Which pack answers name, and where it is.
 */
#include "core/cli/packs/packs.h"

#include <string.h>

#include "core/cli/files/files.h"
#include "core/cli/packs/store.h"

static const char *look_up(
    const struct cli_packs *packs, const struct peil_answers_head *head, const char *folder)
{
    for (size_t i = 0; i < packs->found_count; i++)
        if (peil_answers_head_same(&packs->found[i].head, head) &&
            strcmp(packs->found[i].folder, folder) == 0)
            return packs->found[i].path;
    return NULL;
}

static void remember(struct cli_packs *packs, const struct peil_answers_head *head,
    const char *folder, const char *path)
{
    if (packs->found_count < sizeof(packs->found) / sizeof(*packs->found))
        packs->found[packs->found_count++] = (struct cli_found){folder, path, *head};
}

static const char *search_pack(
    struct cli_packs *packs, const struct peil_answers_head *head, const char *near)
{
    struct cli *cli = packs->cli;
    struct cli_store store;
    const char *path;

    if (!cli_store_init(&store, cli, packs->arena, near))
        return NULL;
    path = cli_store_find(&store, head->pack_id, &head->version, head->exact, cli->diags);
    if (!path && !store.stopped && !peil_arena_failed(packs->arena))
        cli_store_say_missing(&store, head->pack_id, head->pack_id, head->place);
    return path;
}

const char *cli_packs_find(
    struct cli_packs *packs, const struct peil_answers_head *head, const char *near)
{
    const char *folder = cli_path_folder(packs->arena, near), *path;

    if (!folder)
        return NULL;
    path = look_up(packs, head, folder);
    if (path)
        return path;
    path = search_pack(packs, head, near);
    if (path)
        remember(packs, head, folder, path);
    return path;
}
