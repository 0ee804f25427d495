/*
 * The tests that packs carry.
 */
#ifndef PEIL_CLI_PACKTEST_PACK_TEST_H
#define PEIL_CLI_PACKTEST_PACK_TEST_H

#include "core/base/status.h"
#include "core/cli/packs/engine.h"
#include "core/cli/worker/worker.h"
#include "core/format/archive.h"

/* A test file as it is written; see packs/README.md. */
struct cli_test_file {
    int64_t format;
    const char *title, *file;
    const struct peil_node *answers, *set, *compare, *expect, *expect_diagnostics;
};

/* The tests of one pack. */
struct cli_tests {
    struct cli *cli;
    struct cli_extensions extensions;
    struct peil_pack *pack;
    struct peil_archive *archive;
    struct cli_engine engine; /* where tests are run in this process */
    int engine_status;
    bool opened;
    bool refused; /* the scripts cannot be loaded, and that was told */
};

/* One test being run. */
struct cli_test {
    struct cli_tests *tests;
    struct cli *cli;
    struct peil_arena *arena;
    struct peil_diags *own;   /* what is said of the test */
    struct peil_diags *diags; /* where what is found goes: there, or to be compared with what is
                                 expected */
    const char *name;         /* of the test's file in the pack */
    const struct peil_node *tree, *answers;
    const struct peil_node *compared; /* a list of answers; NULL where the test compares none */
    struct cli_test_file test;
    struct cli_job job; /* running while answers are evaluated elsewhere */
    int status;
};

/*
 * Reads a test with its answers; `run->answers` and `run->compared` stay NULL where it is about the
 * pack itself. A status, with diagnostics.
 */
PEIL_CHECK int cli_test_read(struct cli_test *run);

/*
 * Compares the answers of a test, and has what came of it checked while it is there. Answers what
 * `check` does; PEIL_ENOMEM.
 */
PEIL_CHECK int cli_test_compare(struct cli_test *run,
    int (*check)(struct cli_test *run, int status, const struct peil_node *document));

#endif
