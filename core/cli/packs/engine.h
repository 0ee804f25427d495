/*
 * The scripts of a pack, with files of the user's own on top, made ready to evaluate answers.
 */
#ifndef PEIL_CLI_PACKS_ENGINE_H
#define PEIL_CLI_PACKS_ENGINE_H

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/eval/evaluator.h"
#include "core/pack/pack.h"
#include "core/script/scripts.h"

/* The files of --script, in order; read once. */
struct cli_extensions {
    const struct peil_source **sources;
    size_t count;
};

/* Reads them into `cli->arena`. A status, with diagnostics. */
PEIL_CHECK int cli_extensions_read(struct cli_extensions *out, struct cli *cli);

/* Whether a pack, a pack that it uses, or an extension has any Lua in it. */
bool cli_has_scripts(const struct peil_pack *pack, const struct cli_extensions *extensions);

struct cli_engine {
    struct peil_scripts *scripts; /* NULL where there are none */
    struct peil_evaluator *evaluator;
};

/*
 * Loads the scripts, which runs code of strangers, and makes the evaluator; `compares` is whether
 * rules that compare are of use, see peil_scripts_load_watched. `seen` may be NULL.
 * `pack`, `extensions` and the limits must outlive it. A status, with diagnostics; close in any
 * case.
 */
PEIL_CHECK int cli_engine_open(struct cli_engine *out, const struct peil_pack *pack,
    const struct cli_extensions *extensions, bool compares, const struct peil_limits *limits,
    volatile struct peil_seen *seen, struct peil_diags *diags);
void cli_engine_close(struct cli_engine *engine);

/*
 * As peil_evaluate. What is said of scripts names the answers that they were run on: `name`, which
 * may be NULL.
 */
PEIL_CHECK int cli_evaluate(struct peil_result **out, struct peil_arena *arena,
    struct peil_evaluator *evaluator, const struct peil_answers *answers,
    const struct peil_want *want, const char *name, struct peil_diags *diags);

#endif
