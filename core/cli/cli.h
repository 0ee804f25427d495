/*
 * What the commands share: the parsed command line, how to speak to the person at the terminal,
 * and the exit codes.
 */
#ifndef PEIL_CLI_CLI_H
#define PEIL_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/diag.h"
#include "core/cli/talk/catalogue.h"
#include "core/format/limits.h"

#define _(text) cli_text(text)
#define N_(text) text

/* What the program answers its caller; stable. */
enum cli_exit {
    CLI_DONE = 0,
    CLI_CONDITION = 1, /* an asked-for condition is not met */
    CLI_USAGE = 2,
    CLI_INPUT = 3,
    CLI_SCRIPT = 4,
    CLI_PLUGIN = 5,
    CLI_IO = 6,
    CLI_INTERNAL = 7,
    CLI_INTERRUPTED = 130
};

/* Texts that were given one after another: positional arguments, repeated options. */
struct cli_list {
    const char **items;
    size_t count;
};

/* Adds a text that lives on. False without memory. Start with a list of zeroes. */
bool cli_list_add(struct peil_arena *arena, struct cli_list *list, const char *text);

/* The values of all options, whatever the command; which ones it takes stands in its table. */
struct cli_options {
    const char *pack, *format, *output, *lang, *asof, *color, *fail_under;
    const char *jobs, *parts, *role, *subject, *rule, *least_group;
    const char *secret, *class_label;
    struct cli_list set, plugin_dir, pack_dir, limit, script, actor, with;
    bool help, version, quiet, verbose, no_input, no_worker, json, bundle, blank, template, force;
    bool rules, stream, no_memo, fail_on_drop;
    struct cli_list arguments;
};

struct cli_command;

/* One run of the program. */
struct cli {
    const struct cli_command *command;
    struct cli_options options;
    struct peil_limits limits;
    size_t worker_seconds; /* that a script gets by the clock on the wall; 0 for the usual */
    size_t jobs;           /* processes at the same time; 0 for as many as there are processors */
    struct peil_arena *arena; /* lives as long as the program */
    struct peil_diags *diags; /* shown by cli_report and then cleared */
    const char *language;     /* of messages: "nl", "en" */
    const char *name;         /* of the program, as it was typed: "peil", "build/release/peil" */
    const char *program;      /* its own file, absolute; NULL where not known */
    const char *folder;       /* that it stands in; NULL likewise */
    bool colour_out, colour_err;
    enum cli_exit worst; /* what cli_report has seen so far */
    bool told;           /* an error has been shown */
};

/*
 * Shows the diagnostics on standard error, or keeps them for --json, and clears them. Notes show
 * with --verbose only, warnings not with --quiet. Answers how many errors there were.
 */
size_t cli_report(struct cli *cli);

/* Remembers an exit code; the most serious one (INTERNAL, IO, PLUGIN, SCRIPT, INPUT, ...) stays. */
void cli_fail(struct cli *cli, enum cli_exit code);

/* Turns a status of the library into an exit code, and says so where nobody else did. */
void cli_status(struct cli *cli, int status);

/* One line on standard error, unless --quiet. Takes what peil_buf_format takes. */
void cli_say(struct cli *cli, const char *format, ...);

/* A mistake on the command line: a line, a line where help is to be found, and CLI_USAGE. */
enum cli_exit cli_usage(struct cli *cli, const char *format, ...);

/*
 * Adds text with everything that a terminal could act on made visible (\x1b); line feeds stay
 * when `lines`.
 */
void cli_add_safe(struct peil_buf *out, const char *text, size_t length, bool lines);

/* The version, "0.1.0". */
const char *cli_version(void);

#endif
