/*
 * Questions that need not be asked, because of what was answered before.
 */
#include "core/base/status.h"
#include "core/cli/fill/fill.h"
#include "core/cli/packs/engine.h"
#include "core/cli/worker/reply.h"
#include "core/cli/worker/worker.h"

/* Evaluates the conditions: a list with the indexes of the items that are left out. */
static int find_skipped(struct peil_node **out, const struct cli_fill *fill,
    struct peil_arena *arena, volatile struct peil_seen *seen, struct peil_diags *diags)
{
    const struct peil_want nothing = {0};
    struct cli_engine engine;
    struct peil_result *result = NULL;
    int status = cli_engine_open(&engine, fill->pack, NULL, false, &fill->cli->limits, seen, diags);

    *out = peil_node_list(arena);
    if (status == PEIL_OK)
        status = peil_evaluate(&result, arena, engine.evaluator, fill->answers, &nothing, diags);
    for (size_t i = 0; status == PEIL_OK && i < fill->pack->item_count; i++)
        if (result->answers->answers[i].state == PEIL_STATE_SKIPPED)
            peil_node_add(arena, *out, peil_node_number(arena, (double)i));
    if (status == PEIL_OK && result->error_count > 0)
        status = PEIL_ESCRIPT;
    cli_engine_close(&engine);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : status;
}

/* In the worker. */
static void work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    const struct cli_fill *fill = context;
    struct peil_arena *arena = peil_arena_new();
    struct peil_diags *diags = peil_diags_new(0);
    struct peil_node *list = NULL;
    int status = arena && diags ? find_skipped(&list, fill, arena, seen, diags) : PEIL_ENOMEM;

    cli_reply_write(answer, status, diags, 0, status == PEIL_OK ? list : NULL);
}

static int ask_worker(const struct peil_node **out, struct cli_job *job, struct cli_fill *fill,
    struct peil_arena *arena)
{
    struct cli_job *jobs[] = {job};
    struct cli_reply reply;
    int status;

    cli_job_start_scripts(job, fill->cli, 1, work, fill);
    cli_jobs_wait(jobs, 1);
    status =
        cli_reply_take(&reply, arena, job, fill->pack->name, fill->pack, NULL, fill->cli->diags);
    *out = reply.more;
    return status;
}

static void take_skipped(struct cli_fill *fill, const struct peil_node *list)
{
    for (size_t i = 0; i < fill->pack->item_count; i++)
        fill->skipped[i] = !peil_answers_asks(fill->answers, &fill->pack->items[i]);
    for (size_t i = 0; i < peil_node_count(list); i++) {
        double index = peil_node_as_number(peil_node_at(list, i));

        if (index >= 0.0 && index < (double)fill->pack->item_count)
            fill->skipped[(size_t)index] = true;
    }
}

void cli_fill_conditions(struct cli_fill *fill)
{
    struct peil_arena *arena;
    const struct peil_node *list = NULL;
    struct peil_node *made = NULL;
    struct cli_job job = {0};
    int status = PEIL_ENOMEM;

    if (!fill->skipped)
        fill->skipped =
            peil_arena_array(fill->arena, fill->pack->item_count + 1, sizeof(*fill->skipped));
    if (!fill->skipped)
        return;
    take_skipped(fill, NULL);
    if (fill->pack->conditional_count == 0 || fill->conditions_failed)
        return;
    arena = peil_arena_new();
    if (arena && fill->cli->options.no_worker) {
        status = find_skipped(&made, fill, arena, NULL, fill->cli->diags);
        list = made;
    } else if (arena) {
        status = ask_worker(&list, &job, fill, arena);
    }
    take_skipped(fill, status == PEIL_OK ? list : NULL);
    fill->conditions_failed = status != PEIL_OK;
    cli_status(fill->cli, status);
    cli_report(fill->cli);
    cli_job_dispose(&job);
    peil_arena_free(arena);
}
