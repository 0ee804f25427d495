/*
 * Looking into a file or folder, to see which pack it is. Not for others; see
 * core/cli/packs/store.h.
 */
#ifndef PEIL_CLI_PACKS_CANDIDATE_H
#define PEIL_CLI_PACKS_CANDIDATE_H

#include "core/cli/packs/store.h"

/* A pack file that may be the one that is looked for. */
struct cli_candidate {
    const char *path;
    struct peil_version version;
    bool known; /* its version; where that cannot be read, loading it tells why */
    bool zip;
    /* A zip as it was opened to look into it, and what holds its bytes; NULL where it has to be
       opened again, because there is something to say about it. */
    struct peil_archive *archive;
    struct peil_arena *arena;
};

/*
 * Whether a file or folder (`path` and `zip` are set) is the pack `id`, going by the head of its
 * pack.yaml: a look that need not be right about broken packs, because loading checks everything.
 * A zip of which nothing is to be said stays open; close it in any case. What cannot be read ends
 * the search: `store` has stopped, and `diags` says why.
 */
bool cli_candidate_look(
    struct cli_candidate *one, struct cli_store *store, const char *id, struct peil_diags *diags);

void cli_candidate_close(struct cli_candidate *one);

#endif
