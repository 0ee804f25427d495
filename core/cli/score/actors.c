/*
 * --actor: whose advice is wanted.
 */
#include "core/base/status.h"
#include "core/cli/score/assess.h"

/* All ids, NULL at the end, and as one text. */
static const char *const *all_actors(
    struct peil_arena *arena, const struct peil_pack *pack, const char **list)
{
    size_t count = 0;
    const char **ids;

    *list = NULL;
    for (size_t i = 0; i < pack->used_count; i++)
        count += pack->used[i].pack->actor_count;
    ids = peil_arena_array(arena, count + 1, sizeof(*ids));
    count = 0;
    for (size_t i = 0; ids && i < pack->used_count; i++)
        for (size_t k = 0; k < pack->used[i].pack->actor_count; k++) {
            ids[count] = pack->used[i].pack->actors[k].id;
            *list = *list ? peil_arena_format(arena, "%s, %s", *list, ids[count]) : ids[count];
            count++;
        }
    return ids;
}

int cli_actors(const char ***out, size_t *count, struct cli *cli, struct peil_arena *arena,
    const struct peil_pack *pack, struct peil_diags *diags)
{
    const struct cli_list *names = &cli->options.actor;
    const char **ids = names->count ? peil_arena_array(arena, names->count, sizeof(*ids)) : NULL;
    const char *const *all = NULL;
    const char *list = NULL;
    int status = PEIL_OK;

    *out = ids;
    *count = names->count;
    if (names->count > 0 && !ids)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < names->count; i++) {
        const struct peil_term *actor = peil_pack_actor(pack, names->items[i]);

        if (actor) {
            ids[i] = actor->id;
            continue;
        }
        all = all ? all : all_actors(arena, pack, &list);
        if (!all || peil_arena_failed(arena))
            return PEIL_ENOMEM;
        peil_diag_add(diags, PEIL_ERROR, "cli/unknown-actor", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("actor", names->items[i]), PEIL_TEXT("pack", pack->id),
                PEIL_TEXT("near", peil_nearest(names->items[i], all)), PEIL_TEXT("list", list)));
        status = PEIL_EINPUT;
    }
    return status;
}
