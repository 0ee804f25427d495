/*
 * Rendering in a child process. Plugins are trusted, so the child keeps what it has.
 */
#include "core/cli/output/isolate.h"

#include "core/base/status.h"
#include "core/cli/output/output.h"
#include "core/cli/talk/errors.h"
#include "core/cli/worker/reply.h"

/* Milliseconds that a plugin gets, and the most that it may write. */
#define DEADLINE 60000
#define MOST_BYTES ((size_t)256 << 20)

/* The output, and behind it the reply. */
static void work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    struct cli_rendering *rendering = context;
    struct peil_diags *diags = peil_diags_new(0);
    int status;

    (void)seen;
    if (!diags) {
        answer->failed = true;
        return;
    }
    answer->limit = MOST_BYTES;
    status =
        peil_plugin_render(answer, rendering->plugin, rendering->document, rendering->facts, diags);
    if (status != PEIL_OK)
        peil_buf_clear(answer);
    cli_reply_write(answer, status, diags, 0, NULL);
}

void cli_isolate_start(struct cli_rendering *rendering, const struct peil_output *plugin,
    const struct peil_node *document, const struct peil_sink_facts *facts)
{
    *rendering = (struct cli_rendering){.plugin = plugin, .document = document, .facts = facts};
    rendering->job = (struct cli_job){.work = work,
        .context = rendering,
        .milliseconds = DEADLINE,
        .most = MOST_BYTES + ((size_t)16 << 20)};
    cli_job_start(&rendering->job);
}

/* What became of a plugin that gave no answer. */
static int blame(const struct cli_rendering *rendering, struct peil_diags *diags)
{
    const char *name = rendering->plugin->name;

    if (rendering->job.end == CLI_JOB_LATE) {
        cli_error(diags, "plugin/too-slow", "name", name);
    } else if (rendering->job.end == CLI_JOB_CRASHED || rendering->job.end == CLI_JOB_TOO_MUCH ||
               rendering->job.end == CLI_JOB_DONE) {
        peil_diag_add(diags, PEIL_ERROR, "plugin/crashed", PEIL_NOWHERE,
            PEIL_ARGS(
                PEIL_TEXT("name", name), PEIL_TEXT("reason", cli_job_reason(&rendering->job))));
    } else {
        return cli_job_blame(&rendering->job, name, NULL, NULL, diags);
    }
    return PEIL_EPLUGIN;
}

int cli_isolate_take(
    struct cli_rendering *rendering, struct peil_buf *out, struct peil_diags *diags)
{
    struct cli_job *job = &rendering->job;
    struct peil_arena *arena = peil_arena_new();
    struct cli_reply reply = {0};
    int status = PEIL_EINPUT;

    if (job->end == CLI_JOB_DONE)
        status = arena ? cli_reply_read(&reply, arena, &job->answer, diags) : PEIL_ENOMEM;
    if (status == PEIL_EINPUT)
        status = blame(rendering, diags);
    else if (status == PEIL_OK)
        status = reply.status;
    if (status == PEIL_OK) {
        peil_buf_add(out, job->answer.data, reply.bytes);
        status = peil_buf_failed(out) ? PEIL_ENOMEM : PEIL_OK;
    }
    cli_job_dispose(job);
    peil_arena_free(arena);
    return status;
}

int cli_isolate_render(struct cli *cli, struct peil_buf *out, const struct peil_output *plugin,
    const struct peil_node *document, const struct peil_sink_facts *facts)
{
    struct cli_rendering rendering;
    struct cli_job *jobs[] = {&rendering.job};

    if (cli->options.no_worker)
        return peil_plugin_render(out, plugin, document, facts, cli->diags);
    cli_isolate_start(&rendering, plugin, document, facts);
    cli_jobs_wait(jobs, 1);
    return cli_isolate_take(&rendering, out, cli->diags);
}
