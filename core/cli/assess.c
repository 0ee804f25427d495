/*
 * From an answers tree to a result.
 */
#include "core/cli/assess.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/store.h"

bool cli_packs_init(struct cli_packs *packs, struct cli *cli)
{
    *packs = (struct cli_packs){.cli = cli, .arena = peil_arena_new()};
    return packs->arena != NULL;
}

void cli_packs_dispose(struct cli_packs *packs)
{
    for (size_t i = 0; i < packs->count; i++)
        peil_pack_free(packs->loaded[i].pack);
    peil_arena_free(packs->arena);
}

static const char *named_pack(
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

/* What is wrong with the pack is told at once, apart from what is found in the answers. */
static int load_and_tell(struct cli_packs *packs, struct cli_loaded *slot)
{
    struct peil_diags *answers = packs->cli->diags, *own = peil_diags_new(0);

    if (!own)
        return PEIL_ENOMEM;
    packs->cli->diags = own;
    slot->status = cli_pack_load_path(&slot->pack, NULL, packs->cli, packs->arena, slot->path);
    cli_report(packs->cli);
    packs->cli->diags = answers;
    peil_diags_free(own);
    return slot->status;
}

static int load_once(struct peil_pack **out, struct cli_packs *packs, const char *path)
{
    struct cli_loaded *slot;

    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->loaded[i].path, path) == 0) {
            *out = packs->loaded[i].pack;
            if (packs->loaded[i].status != PEIL_OK)
                peil_diag_add(packs->cli->diags, PEIL_ERROR, "cli/pack-refused", PEIL_NOWHERE,
                    PEIL_ARGS(PEIL_TEXT("pack", path)));
            return packs->loaded[i].status;
        }
    if (packs->count == sizeof(packs->loaded) / sizeof(*packs->loaded)) {
        peil_diag_add(packs->cli->diags, PEIL_ERROR, "cli/too-many-packs", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_INTEGER("most", packs->count)));
        return PEIL_EINPUT;
    }
    slot = &packs->loaded[packs->count++];
    slot->path = path;
    slot->status = load_and_tell(packs, slot);
    *out = slot->pack;
    return slot->status;
}

int cli_packs_for(struct peil_pack **out, struct cli_packs *packs, const struct peil_node *answers,
    const char *path)
{
    struct peil_answers_head head;
    const char *pack_path;

    *out = NULL;
    if (!peil_answers_head(&head, answers, packs->cli->diags))
        return PEIL_EINPUT;
    pack_path = packs->cli->options.pack
                    ? cli_pack_path(packs->cli, packs->arena, packs->cli->options.pack)
                    : named_pack(packs, &head, path);
    if (!pack_path)
        return peil_arena_failed(packs->arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    return load_once(out, packs, pack_path);
}

int cli_assess(struct peil_result **out, struct cli_packs *packs, struct peil_arena *arena,
    const struct peil_node *node, const char *path)
{
    struct peil_pack *pack;
    struct peil_answers *answers;
    int status = cli_packs_for(&pack, packs, node, path);

    *out = NULL;
    if (status == PEIL_OK)
        status =
            peil_answers_read(&answers, arena, pack, node, &packs->cli->limits, packs->cli->diags);
    if (status == PEIL_OK)
        status = peil_result_make(out, arena, answers, packs->cli->options.asof);
    return status;
}
