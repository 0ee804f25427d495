/*
 * Finding packs: by path, or by id in the folders where packs are kept.
 */
#ifndef PEIL_CLI_PACKS_STORE_H
#define PEIL_CLI_PACKS_STORE_H

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/format/archive.h"
#include "core/pack/pack.h"

/* The folders to look in, in order; the first one with a match wins. */
struct cli_store {
    struct cli *cli;
    struct peil_arena *arena; /* for the bytes of zips */
    struct cli_list folders;
    bool stopped; /* what may be the pack could not be read; this has been said */
};

/*
 * The folders for packs that `near` needs: --pack-dir, the folder that `near` stands in (a pack or
 * an answers file; "-" stands here), $PEIL_PACK_PATH, the user's data folder, the packs of a build
 * tree, the compiled-in folder. False without memory.
 */
bool cli_store_init(
    struct cli_store *store, struct cli *cli, struct peil_arena *arena, const char *near);

/* The store as the library wants it. */
struct peil_store cli_store_interface(struct cli_store *store);

/*
 * The path of the highest version of a pack (with that major version, or where `exact` that very
 * version; NULL for any), or NULL. A zip beats a folder of the same version, which is noted.
 * Without memory NULL, and the arena has failed.
 */
const char *cli_store_find(struct cli_store *store, const char *id,
    const struct peil_version *version, bool exact, struct peil_diags *diags);

/*
 * Says at `place` that the pack `name` was not found: another version of `id` was (NULL where
 * `name` asked for no version), or none.
 */
void cli_store_say_missing(
    struct cli_store *store, const char *name, const char *id, struct peil_place place);

/*
 * Loads a pack by path or, where `name` is no path, by id ("bcmb", "bcmb@1"). `*archive`, when
 * wanted, stays open for the caller to close. Says what is wrong; a status as peil_pack_load.
 */
PEIL_CHECK int cli_pack_load(struct peil_pack **out, struct peil_archive **archive, struct cli *cli,
    struct peil_arena *arena, const char *name);

/* The path of a pack that was named by path or id; NULL, with a diagnostic, where there is none. */
const char *cli_pack_path(struct cli *cli, struct peil_arena *arena, const char *name);

/* Loads the pack at a path that was found before. */
PEIL_CHECK int cli_pack_load_path(struct peil_pack **out, struct peil_archive **archive,
    struct cli *cli, struct peil_arena *arena, const char *path);

#endif
