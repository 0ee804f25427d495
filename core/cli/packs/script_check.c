/*
 * Trying the scripts of a pack in a worker.
 */
#include "core/cli/packs/script_check.h"

#include "core/base/status.h"
#include "core/cli/packs/engine.h"
#include "core/cli/worker/reply.h"

/* Made-up answers come in great numbers, so they get more time than one file of answers. */
#define TIMES 10

struct check {
    const struct cli *cli;
    const struct peil_pack *pack;
    struct peil_diags *diags;
};

static void work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    struct check *check = context;
    size_t before = peil_diags_count(check->diags);
    int status = cli_probe(check->cli, check->pack, seen, check->diags);

    cli_reply_write(answer, status, check->diags, before, NULL);
}

int cli_check_scripts(struct cli *cli, const struct peil_pack *pack)
{
    struct check check = {cli, pack, cli->diags};
    struct cli_job job;
    struct cli_job *jobs[] = {&job};
    struct cli_reply reply;
    struct peil_arena *arena;
    int status = PEIL_ENOMEM;

    if (!cli_has_scripts(pack, NULL))
        return PEIL_OK;
    if (cli->options.no_worker)
        return cli_probe(cli, pack, NULL, cli->diags);
    cli_job_start_scripts(&job, cli, TIMES, work, &check);
    cli_jobs_wait(jobs, 1);
    arena = peil_arena_new();
    if (arena)
        status = cli_reply_take(&reply, arena, &job, pack->name, pack, NULL, cli->diags);
    cli_job_dispose(&job);
    peil_arena_free(arena);
    return status;
}
