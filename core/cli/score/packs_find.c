/*
 * Which pack answers name, and where it is.
 */
#include <string.h>

#include "core/cli/files/files.h"
#include "core/cli/packs/store.h"
#include "core/cli/score/assess.h"

static bool is_same_head(const struct peil_answers_head *a, const struct peil_answers_head *b)
{
    return strcmp(a->pack_id, b->pack_id) == 0 && a->exact == b->exact &&
           a->version.major == b->version.major &&
           (!a->exact ||
               (a->version.minor == b->version.minor && a->version.patch == b->version.patch));
}

static const char *look_up(
    const struct cli_packs *packs, const struct peil_answers_head *head, const char *folder)
{
    for (size_t i = 0; i < packs->found_count; i++)
        if (is_same_head(&packs->found[i].head, head) &&
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

    if (!cli_store_init(&store, cli, packs->arena, strcmp(near, "-") == 0 ? "." : near))
        return NULL;
    path = cli_store_find(&store, head->pack_id, &head->version, head->exact, cli->diags);
    if (!path && (store.stopped || peil_arena_failed(packs->arena)))
        return NULL;
    if (!path && cli_store_find_any(&store, head->pack_id, NULL))
        peil_diag_add(cli->diags, PEIL_ERROR, "cli/other-version", head->place,
            PEIL_ARGS(PEIL_TEXT("pack", head->pack_id),
                PEIL_TEXT("path", cli_store_find_any(&store, head->pack_id, NULL))));
    else if (!path)
        peil_diag_add(cli->diags, PEIL_ERROR, "cli/no-pack", head->place,
            PEIL_ARGS(
                PEIL_TEXT("pack", head->pack_id), PEIL_TEXT("folders", cli_store_places(&store))));
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
