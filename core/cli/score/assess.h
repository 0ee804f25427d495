/*
 * From an answers tree to a document: evaluating, in a worker where there are scripts.
 */
#ifndef PEIL_CLI_SCORE_ASSESS_H
#define PEIL_CLI_SCORE_ASSESS_H

#include "core/base/node.h"
#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/packs/packs.h"
#include "core/cli/worker/worker.h"
#include "core/eval/answers.h"
#include "core/pack/pack.h"

/* What --parts asks for; none where it is not given. */
struct cli_parts {
    enum peil_report_part list[PEIL_REPORT_PARTS];
    size_t count;
};

/* What is made of answers. */
enum cli_made {
    CLI_MADE_RESULT,
    CLI_MADE_EXPLANATION,
    CLI_MADE_WHATIF /* an explanation of what improving answers would add */
};

/* What is wanted of all answers of a run. */
struct cli_wanted {
    enum cli_made made;
    const char *subject; /* CLI_MADE_EXPLANATION: of what; NULL for the whole */
    struct cli_parts parts;
    bool page; /* the report is a page, which shows what improving answers would add */
    bool seal; /* results are sealed, for `peil verify` */
};

/* One set of answers on its way to a document. */
struct cli_assessment {
    /* Given. */
    struct cli_packs *packs;
    const struct cli_wanted *wanted;
    struct peil_arena *arena;
    struct peil_diags *diags;
    /* Made on the way. */
    const char *path; /* of the answers */
    struct cli_loaded *loaded;
    const struct peil_answers *answers;
    const char **actors; /* as --actor names them */
    size_t actor_count;
    struct cli_job job; /* running while it is worked on elsewhere */
    int status;
    const struct peil_node *document;
    bool script_failed; /* there is a document, and a script did not give what it should have */
    bool refused;       /* the scripts could not be loaded */
};

/*
 * Reads answers against their pack and starts evaluating them: in a worker where the pack has
 * scripts, else here and now. A status, with diagnostics; when it is PEIL_OK and the job runs, wait
 * for it.
 */
PEIL_CHECK int cli_assess_start(
    struct cli_assessment *assessment, const struct peil_node *node, const char *path);

/* What came of it, once it does not run any more. A status, with diagnostics. */
PEIL_CHECK int cli_assess_take(struct cli_assessment *assessment);

/* Ends its worker, and gives back what the document borrows. */
void cli_assess_dispose(struct cli_assessment *assessment);

/*
 * Ids of the actors of --actor in `pack`, into `arena`. PEIL_EINPUT, with a diagnostic, where there
 * is no such actor; or PEIL_ENOMEM.
 */
PEIL_CHECK int cli_actors(const char ***out, size_t *count, struct cli *cli,
    struct peil_arena *arena, const struct peil_pack *pack, struct peil_diags *diags);

/* Reads --parts. CLI_DONE, or CLI_USAGE after saying what is wrong. */
enum cli_exit cli_parts_read(struct cli_parts *parts, struct cli *cli);

/*
 * The same for any list of parts: their indexes in `words`, which NULL ends, into a `list` with
 * room for all of them.
 */
enum cli_exit cli_part_words_read(
    size_t *list, size_t *count, struct cli *cli, const char *const *words);

/* The same from a stored result; what is no part is passed over. */
void cli_parts_stored(struct cli_parts *parts, const struct peil_node *list);

#endif
