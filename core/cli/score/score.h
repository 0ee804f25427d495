/*
 * Scoring answers files, several at the same time: what is shown, in their order, is as if they
 * were scored one after another.
 */
#ifndef PEIL_CLI_SCORE_SCORE_H
#define PEIL_CLI_SCORE_SCORE_H

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/records.h"
#include "core/cli/output/isolate.h"
#include "core/cli/output/output.h"
#include "core/cli/score/assess.h"

/* An answers file, and how many of its records are still worked on. */
struct cli_input {
    struct peil_arena *arena;
    struct cli_records records;
    size_t users;
};

/* A record on its way from answers to a report. */
struct cli_slot {
    enum {
        CLI_SLOT_FREE,
        CLI_SLOT_EVALUATING,
        CLI_SLOT_RENDERING,
        CLI_SLOT_READY
    } stage;
    struct peil_arena *arena; /* reset for the next record; so is `diags` */
    struct peil_diags *diags;
    struct peil_diags *about_pack; /* what was found while its pack was loaded; mostly NULL */
    struct cli_input *input;       /* NULL where it could not be opened */
    const char *path;
    uint32_t line; /* of the record in its file */
    struct cli_assessment assessment;
    struct cli_rendering rendering;
    struct peil_buf report;
    struct cli_saving saving; /* without a path where the report is not saved */
    int status;
};

/* So many results wait to be saved together, with at most so many bytes, and not for longer. */
#define CLI_WAITING_MOST 32
#define CLI_WAITING_BYTES ((size_t)16 << 20)
#define CLI_WAITING_MS 250

/* One run of the command. */
struct cli_score {
    struct cli *cli;
    struct cli_packs packs;
    struct cli_wanted wanted;
    struct cli_output output;
    struct cli_slot *slots; /* a ring: the oldest is shown first */
    size_t slot_count, first, used;
    struct cli_slot waiting[CLI_WAITING_MOST]; /* done, and to be saved in a folder */
    size_t waiting_count, waiting_bytes;
    int64_t waiting_since;
    struct peil_buf collected;        /* what goes into one file or to standard output */
    const char *folder;               /* where one file a result goes; NULL for all in one */
    struct cli_list names;            /* of files written there */
    struct cli_list paths;            /* of the answers */
    const struct cli_file_id *inputs; /* and which files they are */
    bool has_limit;
    double limit;
    size_t done, failed;
};

/* Works on a file until all its records are shown or in a slot. */
void cli_score_file(struct cli_score *run, const char *path);

/* Shows what is still in slots, and gives them back. */
void cli_score_drain(struct cli_score *run);
void cli_score_dispose(struct cli_score *run);

/* Where the finished report of a slot is to be saved in the folder. A status. */
PEIL_CHECK int cli_score_place(struct cli_score *run, struct cli_slot *slot);

/* Tells what became of that, or keeps the report for the end. A status. */
PEIL_CHECK int cli_score_show(struct cli_score *run, struct cli_slot *slot);

/* Writes what was kept; never over what it was made from. A status. */
PEIL_CHECK int cli_score_write(
    struct cli_score *run, const char *path, const struct peil_buf *bytes);

#endif
