/*
 * From an answers tree to a result: finding the pack it names, loading each pack once.
 */
#ifndef PEIL_CLI_ASSESS_H
#define PEIL_CLI_ASSESS_H

#include "core/base/node.h"
#include "core/cli/cli.h"
#include "core/eval/result.h"
#include "core/pack/pack.h"

struct cli_loaded {
    const char *path;
    struct peil_pack *pack;
    int status; /* of loading it; a pack that failed is not tried, or told about, again */
};

/* The packs of one run of the program. */
struct cli_packs {
    struct cli *cli;
    struct peil_arena *arena;
    struct cli_loaded loaded[32];
    size_t count;
};

/* False without memory. */
bool cli_packs_init(struct cli_packs *packs, struct cli *cli);
void cli_packs_dispose(struct cli_packs *packs);

/*
 * The pack for answers: --pack, else the one they name, looked for around `path`. A status, with
 * diagnostics. The pack belongs to `packs`.
 */
int cli_packs_for(struct peil_pack **out, struct cli_packs *packs, const struct peil_node *answers,
    const char *path);

/* Reads answers against their pack and scores them. Everything lives in `arena`. */
int cli_assess(struct peil_result **out, struct cli_packs *packs, struct peil_arena *arena,
    const struct peil_node *answers, const char *path);

#endif
