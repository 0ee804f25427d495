/*
 * Comparing answers files and stored results: from files to sheets, and from sheets to results.
 */
#ifndef PEIL_CLI_COMPARE_H
#define PEIL_CLI_COMPARE_H

#include "core/cli/assess.h"
#include "core/cli/files.h"
#include "core/cli/output.h"
#include "core/compare/compare.h"
#include "core/report/comparison.h"

/* One run of the command. */
struct cli_compare {
    struct cli *cli;
    struct peil_arena *arena; /* of the whole run */
    struct cli_packs packs;
    struct cli_output output;
    struct cli_list paths;           /* of the inputs */
    const struct cli_file_id *files; /* and which files they are */
    struct peil_sheet *sheets;
    size_t count, room;
    struct peil_left_out *left_out;
    size_t left_out_count, left_out_room;
    struct peil_compare_options options;
    enum peil_comparison_part parts[PEIL_COMPARISON_PARTS];
    size_t part_count;
};

/* Reads all inputs. What is broken is told, and left out. PEIL_OK or PEIL_ENOMEM. */
int cli_compare_read(struct cli_compare *run);

/* Scores sheets; the context is the run. */
struct peil_scorer cli_compare_scorer(struct cli_compare *run);

/*
 * What rules that compare advise about the focus, for the document; NULL for nothing, `*missing`
 * where there should have been something. What a script spoiled is told. PEIL_OK; PEIL_EINPUT for
 * an actor that nobody knows; PEIL_ENOMEM.
 */
int cli_compare_advise(const struct peil_node **out, bool *missing, struct cli_compare *run,
    const struct peil_comparison *made);

#endif
