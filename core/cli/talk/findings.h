/*
 * What commands find, one thing after another: told on standard error as it is found, or with
 * --json gathered into one object on standard output.
 */
#ifndef PEIL_CLI_TALK_FINDINGS_H
#define PEIL_CLI_TALK_FINDINGS_H

#include "core/base/node.h"
#include "core/cli/cli.h"

struct cli_findings {
    struct cli *cli;
    struct peil_arena *arena;
    const char *what;       /* key of the list: "packs", "tests" */
    struct peil_node *list; /* of {name, good, findings} */
    size_t good, bad;
};

bool cli_findings_init(struct cli_findings *findings, struct cli *cli, const char *what);

/* Takes, or tells, the diagnostics so far as those of `name`, and clears them. */
void cli_findings_take(struct cli_findings *findings, const char *name, bool good);

/* Writes the object when --json was given, and gives the memory back. */
void cli_findings_show(struct cli_findings *findings);

#endif
