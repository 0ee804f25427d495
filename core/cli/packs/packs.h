/*
 * The packs of one run of the program: finding those that answers name, and loading each once.
 */
#ifndef PEIL_CLI_PACKS_PACKS_H
#define PEIL_CLI_PACKS_PACKS_H

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/packs/engine.h"
#include "core/eval/answers.h"
#include "core/eval/result_wire.h"
#include "core/pack/pack.h"

/* Most packs of one run. */
#define CLI_MOST_PACKS 32

/* A pack, and what came of it so far. */
struct cli_loaded {
    const char *path;
    struct peil_pack *pack;
    int status; /* of loading it; a pack that failed is not tried, or told about, again */
    struct cli_engine engine; /* where evaluating is done in this process */
    bool opened;              /* it was tried */
    int engine_status;
    bool refused;                  /* its scripts cannot be loaded, and that was told */
    struct peil_result_wire *wire; /* how its results come from workers; NULL while none do */
    size_t broken;                 /* sheets that a worker broke down on */
};

/* Where a pack was found for answers in a folder. */
struct cli_found {
    const char *folder, *path;
    struct peil_answers_head head;
};

/* `arena` lives as long as the packs do. */
struct cli_packs {
    struct cli *cli;
    struct peil_arena *arena;
    struct cli_loaded loaded[CLI_MOST_PACKS];
    size_t count;
    struct cli_found found[CLI_MOST_PACKS]; /* so that no folder is searched for every file */
    size_t found_count;
    struct cli_extensions extensions;
    bool later;                /* findings about packs are kept, not told at once */
    struct peil_diags *unsaid; /* those of the last pack, NULL when taken */
};

/* False without memory. */
bool cli_packs_init(struct cli_packs *packs, struct cli *cli);
void cli_packs_dispose(struct cli_packs *packs);

/*
 * The pack for answers: --pack, else the one they name, looked for around `path`. A status, with
 * diagnostics. The pack belongs to `packs`.
 */
PEIL_CHECK int cli_packs_load(struct cli_loaded **out, struct cli_packs *packs,
    const struct peil_node *answers, const char *path);

/* The same, for who needs the pack only; NULL after a failure. */
PEIL_CHECK int cli_packs_for(struct peil_pack **out, struct cli_packs *packs,
    const struct peil_node *answers, const char *path);

/* The slot of a pack; NULL where there is none. */
struct cli_loaded *cli_packs_loaded(struct cli_packs *packs, const struct peil_pack *pack);

/*
 * Opens the engine of a pack, once; `compares` and `seen` as cli_engine_open. A status, the same
 * one each time, with diagnostics the first time.
 */
PEIL_CHECK int cli_loaded_open(struct cli_loaded *loaded, struct cli_packs *packs, bool compares,
    volatile struct peil_seen *seen, struct peil_diags *diags);

/*
 * Where the pack is that answers name, looked for around `near` once for every folder: the files of
 * a run stand still. NULL, with a diagnostic, where there is none, or without memory.
 */
const char *cli_packs_find(
    struct cli_packs *packs, const struct peil_answers_head *head, const char *near);

/*
 * The pack that a stored result was made with: the version that it names, with the same content.
 * `*out` is NULL where that is not to be found; what is wrong with it is told.
 */
PEIL_CHECK int cli_packs_of_result(struct peil_pack **out, struct cli_packs *packs,
    const struct peil_node *result, const char *path);

#endif
