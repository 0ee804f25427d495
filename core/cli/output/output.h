/*
 * From a document to bytes where the user wants them: choosing the plugin, running it, saving.
 */
#ifndef PEIL_CLI_OUTPUT_OUTPUT_H
#define PEIL_CLI_OUTPUT_OUTPUT_H

#include "core/base/buf.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/plugin/plugin.h"

/* How wide the terminal behind a file descriptor is, from 40 to 120; 80 where there is none. */
uint32_t cli_terminal_columns(int file);

/* Plugins may be written in Lua, too. A status. */
PEIL_CHECK int cli_plugin_languages(struct cli *cli, struct peil_plugins *plugins);

struct cli_output {
    struct cli *cli;
    struct peil_plugins *plugins;
    const struct peil_output *plugin;
    struct peil_sink_facts facts;
    bool lines; /* ndjson: one document a line */
};

/*
 * Finds the plugin for --format, else for the extension of --output, else `usual`, and reads the
 * options it was given. CLI_DONE, or another code after saying why. Dispose in any case.
 */
enum cli_exit cli_output_open(struct cli_output *output, struct cli *cli, const char *usual);
void cli_output_dispose(struct cli_output *output);

/* Renders into `out`. A status of the library, with diagnostics. */
PEIL_CHECK int cli_output_render(
    struct cli_output *output, const struct peil_node *document, struct peil_buf *out);

/*
 * The same in two steps, so that several can be rendered at a time: starts it, unless --no-worker
 * was given, and takes what it came to when its job has ended.
 */
struct cli_rendering;
void cli_output_start(
    struct cli_output *output, const struct peil_node *document, struct cli_rendering *rendering);
PEIL_CHECK int cli_output_take(struct cli_output *output, struct cli_rendering *rendering,
    struct peil_buf *out, struct peil_diags *diags);

/* Writes to --output (saying where, unless --quiet) or to standard output. A status. */
PEIL_CHECK int cli_output_write(struct cli *cli, const char *path, const struct peil_buf *bytes);

#endif
