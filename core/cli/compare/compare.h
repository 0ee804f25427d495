/*
 * Comparing answers files and stored results: from files to sheets, and from sheets to results.
 */
#ifndef PEIL_CLI_COMPARE_COMPARE_H
#define PEIL_CLI_COMPARE_COMPARE_H

#include "core/base/status.h"
#include "core/cli/files/files.h"
#include "core/cli/files/records.h"
#include "core/cli/output/output.h"
#include "core/cli/score/assess.h"
#include "core/compare/compare.h"
#include "core/compare/contribution.h"
#include "core/report/comparison.h"

/* A contribution, and the name of its file. */
struct cli_contributed {
    const char *name;
    const struct peil_contribution *contribution;
};

/* Where answers are to be read from when their turn comes. */
struct cli_given {
    const struct peil_source *source;
    enum cli_record_format format;
    bool stored;  /* in a stored result */
    bool carried; /* which was made with a version of the pack that is not there */
};

/* A record, and what it is called: in messages, and in the report. */
struct cli_compare_record {
    const char *path, *full, *name;
    enum cli_record_format format;
    const struct peil_source *source; /* stays for the whole run */
};

/* One run of the command. */
struct cli_compare {
    struct cli *cli;
    struct peil_arena *arena; /* of the whole run */
    struct cli_packs packs;
    struct cli_output output;
    struct cli_list paths;           /* of the inputs */
    const struct cli_file_id *files; /* and which files they are */
    struct peil_arena *passing;      /* of one input */
    struct peil_sheet *sheets;
    size_t count, room;
    struct cli_given *given; /* by number of the sheet */
    size_t given_count, given_room;
    struct peil_left_out *left_out;
    size_t left_out_count, left_out_room;
    struct cli_contributed *contributed;
    size_t contributed_count;
    unsigned char secret[PEIL_SECRET_BYTES];
    bool has_secret;
    const char *label; /* of the class of all subjects; "" for none */
    struct peil_benchmark_options benchmark;
    struct peil_compare_options options;
    enum peil_comparison_part parts[PEIL_COMPARISON_PARTS];
    size_t part_count;
};

/*
 * Runs a command that compares: `prepare` reads the options that are its own, after those of
 * cli_compare_options, and `work` does the rest, with a run that has its extensions. What is wrong
 * is told; the worst of it is what the command ends with.
 */
enum cli_exit cli_compare_run(struct cli *cli, enum cli_exit (*prepare)(struct cli_compare *run),
    void (*work)(struct cli_compare *run));

/*
 * Reads --asof, --rule, --least-group, --subject and --class. CLI_DONE, or CLI_USAGE after saying
 * why.
 */
enum cli_exit cli_compare_options(struct cli_compare *run);

/* Compares the sheets of a run. A status, with diagnostics; `*made` is NULL unless it is PEIL_OK.
 */
PEIL_CHECK int cli_compare_make(struct peil_comparison **made, struct cli_compare *run);

/* Writes the output, unless that would be over something that was read. A status, with diagnostics.
 */
PEIL_CHECK int cli_compare_write(struct cli_compare *run, const struct peil_buf *bytes);

/* What an input is called where it is told of; of a record with its line, else 0. */
const char *cli_compare_name(struct cli_compare *run, const char *path, uint32_t line);

/* Tells what is wrong with an input, and leaves it out. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int cli_compare_settle(struct cli_compare *run, const char *name, int status);

/* Shows what was found, tells how much was left out, and remembers how it ends. */
void cli_compare_tell(struct cli_compare *run, const struct peil_comparison *made);

/* Reads all inputs. What is broken is told, and left out. PEIL_OK or PEIL_ENOMEM. */
PEIL_CHECK int cli_compare_read(struct cli_compare *run);

/* Adds a sheet for a record, of which `node` was read. A status, with diagnostics. */
PEIL_CHECK int cli_compare_add(
    struct cli_compare *run, const struct cli_compare_record *record, const struct peil_node *node);

/* Reads the answers of a sheet again, all of them; see struct peil_scorer. */
PEIL_CHECK int cli_compare_load(
    void *context, struct peil_arena *arena, struct peil_sheet *sheet, bool whole);

/* One more place, of zeroes, at the end of an array that grows; NULL without memory. */
void *cli_compare_next(void **array, size_t *count, size_t *room, size_t size);

/*
 * Scores sheets; the context is the run. Scripts run in walled workers, several at a time, unless
 * --no-worker was given. Answers that such a worker broke down on are told, and have no result; the
 * others are scored anew.
 */
struct peil_scorer cli_compare_scorer(struct cli_compare *run);

/*
 * The evaluator of a pack, with its scripts and those of --script; what cannot be loaded is told,
 * once. `seen` may be NULL. A status, with diagnostics.
 */
PEIL_CHECK int cli_compare_evaluator(struct peil_evaluator **out, struct cli_compare *run,
    const struct peil_pack *pack, volatile struct peil_seen *seen, struct peil_diags *diags);

/*
 * Looks for checklists that take no part, in the folders where packs are kept: the report names
 * those that ask what nobody asked. What cannot be loaded is passed over.
 */
void cli_compare_others(struct peil_comparison_options *options, struct cli_compare *run,
    const struct peil_comparison *made);

/*
 * What rules that compare advise about the focus, for the document; NULL for nothing, `*missing`
 * where there should have been something. What a script spoiled is told. PEIL_OK; PEIL_EINPUT for
 * an actor that nobody knows; PEIL_ENOMEM.
 */
PEIL_CHECK int cli_compare_advise(const struct peil_node **out, bool *missing,
    struct cli_compare *run, const struct peil_comparison *made);

/*
 * Ends a run that asked for it with 1 where the last round of the subject is worse than the one
 * before; see drop_total and drop_knockout of struct peil_change.
 */
void cli_compare_check_drop(struct cli_compare *run, const struct peil_comparison *made);

#endif
