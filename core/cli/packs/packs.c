/*
 * The packs of one run of the program.
 */
#include "core/cli/packs/packs.h"

#include <string.h>

#include "core/base/status.h"
#include "core/cli/packs/store.h"

bool cli_packs_init(struct cli_packs *packs, struct cli *cli)
{
    *packs = (struct cli_packs){.cli = cli, .arena = peil_arena_new()};
    return packs->arena != NULL;
}

void cli_packs_dispose(struct cli_packs *packs)
{
    for (size_t i = 0; i < packs->count; i++) {
        cli_engine_close(&packs->loaded[i].engine);
        peil_pack_free(packs->loaded[i].pack);
    }
    peil_diags_free(packs->unsaid);
    peil_arena_free(packs->arena);
}

/*
 * What is wrong with the pack is told apart from what is found in the answers: at once, or by
 * whoever said so when the turn of these answers comes. As data it stands among the rest.
 */
static int load_and_tell(struct cli_packs *packs, struct cli_loaded *slot)
{
    struct peil_diags *answers = packs->cli->diags, *own = peil_diags_new(0);

    if (!own)
        return PEIL_ENOMEM;
    packs->cli->diags = own;
    slot->status = cli_pack_load_path(&slot->pack, NULL, packs->cli, packs->arena, slot->path);
    if (packs->later) {
        peil_diags_free(packs->unsaid);
        packs->unsaid = own;
    } else {
        for (size_t i = 0; packs->cli->options.json && i < peil_diags_count(own); i++)
            peil_diag_add_copy(answers, peil_diags_at(own, i));
        if (!packs->cli->options.json)
            cli_report(packs->cli);
        peil_diags_join_failure(answers, own);
        peil_diags_free(own);
    }
    packs->cli->diags = answers;
    return slot->status;
}

static int load_once(struct cli_loaded **out, struct cli_packs *packs, const char *path)
{
    struct cli_loaded *slot;

    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->loaded[i].path, path) == 0) {
            *out = &packs->loaded[i];
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
    *out = slot;
    return slot->status;
}

int cli_packs_load(struct cli_loaded **out, struct cli_packs *packs,
    const struct peil_node *answers, const char *path)
{
    struct peil_answers_head head;
    const char *pack_path;

    if (!peil_answers_head(&head, answers, packs->cli->diags))
        return PEIL_EINPUT;
    pack_path = packs->cli->options.pack
                    ? cli_pack_path(packs->cli, packs->arena, packs->cli->options.pack)
                    : cli_packs_find(packs, &head, path);
    if (!pack_path)
        return peil_arena_failed(packs->arena) ? PEIL_ENOMEM : PEIL_EINPUT;
    return load_once(out, packs, pack_path);
}

int cli_packs_for(struct peil_pack **out, struct cli_packs *packs, const struct peil_node *answers,
    const char *path)
{
    struct cli_loaded *loaded = NULL;
    int status = cli_packs_load(&loaded, packs, answers, path);

    *out = status == PEIL_OK ? loaded->pack : NULL;
    return status;
}

/* Where a version of a pack is; NULL where it is not, of which nothing is said. */
static const char *exact_pack(
    struct cli_packs *packs, const char *id, const char *version, const char *near)
{
    struct peil_version exact;
    struct cli_store store;

    if (!id || !version || !peil_version_read(version, &exact) || packs->cli->options.pack ||
        !cli_store_init(&store, packs->cli, packs->arena, near))
        return NULL;
    return cli_store_find(&store, id, &exact, true, NULL);
}

int cli_packs_of_result(struct peil_pack **out, struct cli_packs *packs,
    const struct peil_node *result, const char *path)
{
    const struct peil_node *pack = peil_node_get(result, "pack");
    const char *digest = peil_node_get_text(peil_node_get(result, "digests"), "pack");
    const char *found = exact_pack(
        packs, peil_node_get_text(pack, "id"), peil_node_get_text(pack, "version"), path);
    struct cli_loaded *loaded = NULL;
    int status = found ? load_once(&loaded, packs, found) : PEIL_OK;

    *out = NULL;
    if (peil_arena_failed(packs->arena))
        return PEIL_ENOMEM;
    if (status == PEIL_OK && loaded && digest && strcmp(loaded->pack->digest, digest) == 0)
        *out = loaded->pack;
    return status;
}

struct cli_loaded *cli_packs_loaded(struct cli_packs *packs, const struct peil_pack *pack)
{
    for (size_t i = 0; i < packs->count; i++)
        if (packs->loaded[i].pack == pack)
            return &packs->loaded[i];
    return NULL;
}

int cli_loaded_open(struct cli_loaded *loaded, struct cli_packs *packs, bool compares,
    volatile struct peil_seen *seen, struct peil_diags *diags)
{
    if (!loaded->opened)
        loaded->engine_status = cli_engine_open(&loaded->engine, loaded->pack, &packs->extensions,
            compares, &packs->cli->limits, seen, diags);
    loaded->opened = true;
    return loaded->engine_status;
}
