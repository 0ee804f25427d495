/*
 * Rendering in a child process, so that a plugin that crashes or hangs costs one output only. What
 * comes back is data.
 */
#ifndef PEIL_CLI_OUTPUT_ISOLATE_H
#define PEIL_CLI_OUTPUT_ISOLATE_H

#include "core/base/status.h"
#include "core/cli/cli.h"
#include "core/cli/worker/worker.h"
#include "core/plugin/plugin.h"

struct cli_rendering {
    struct cli_job job;
    const struct peil_output *plugin;
    const struct peil_node *document;
    const struct peil_sink_facts *facts;
};

/* Starts it; what is given must stay until it is taken. */
void cli_isolate_start(struct cli_rendering *rendering, const struct peil_output *plugin,
    const struct peil_node *document, const struct peil_sink_facts *facts);

/* Takes what it came to, once its job has ended, and disposes of it. A status, with diagnostics. */
PEIL_CHECK int cli_isolate_take(
    struct cli_rendering *rendering, struct peil_buf *out, struct peil_diags *diags);

/* Both at once; with --no-worker in this process. */
PEIL_CHECK int cli_isolate_render(struct cli *cli, struct peil_buf *out,
    const struct peil_output *plugin, const struct peil_node *document,
    const struct peil_sink_facts *facts);

#endif
