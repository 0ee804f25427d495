/*
 * What a worker that scores sheets does, and what is taken from its answer. The answer is, for each
 * sheet, whether there is a result and then the result as bytes; behind that the tree of every
 * reply, with what of scripts failed.
 */
#include <string.h>

#include "core/base/status.h"
#include "core/cli/compare/score.h"
#include "core/cli/worker/reply.h"

static const struct peil_answers *sheet_at(const struct cli_batch *batch, size_t index)
{
    return batch->scoring->answers[batch->scoring->order[batch->from + index]];
}

int cli_compare_evaluator(struct peil_evaluator **out, struct cli_compare *run,
    const struct peil_pack *pack, volatile struct peil_seen *seen, struct peil_diags *diags)
{
    struct cli_loaded *loaded = cli_packs_loaded(&run->packs, pack);
    int status = loaded ? cli_loaded_open(loaded, &run->packs, true, seen, diags) : PEIL_EINPUT;

    *out = loaded ? loaded->engine.evaluator : NULL;
    return status;
}

int cli_compare_score_here(struct cli_compare *run, struct peil_arena *arena,
    const struct peil_answers *answers, const struct peil_result **result,
    volatile struct peil_seen *seen, struct peil_diags *diags)
{
    struct peil_want want = {
        .asof = run->options.asof, .concepts = true, .bounds = run->cli->limits.script_steps};
    struct peil_evaluator *evaluator;
    struct peil_result *made = NULL;
    int status = cli_compare_evaluator(&evaluator, run, answers->pack, seen, diags);

    if (status == PEIL_OK)
        status = cli_evaluate(&made, arena, evaluator, answers, &want, answers->name, diags);
    *result = made;
    return status;
}

/* What of its scripts failed stands in the list at the place of the sheet; null where nothing did.
 */
static int work_on(struct cli_batch *batch, size_t index, struct peil_arena *passing,
    struct peil_arena *arena, struct peil_node *failed, struct peil_buf *answer,
    volatile struct peil_seen *seen)
{
    struct cli_compare *run = batch->scoring->run;
    const struct peil_answers *answers = sheet_at(batch, index);
    struct cli_loaded *loaded = cli_packs_loaded(&run->packs, answers->pack);
    const struct peil_result *result = NULL;
    struct peil_node *errors;
    int status;

    if (seen && loaded->opened)
        seen->turn = (uint32_t)index + 1;
    status = cli_compare_score_here(run, passing, answers, &result, seen, batch->said);
    peil_octets_put_count(answer, result != NULL);
    if (result)
        peil_result_wire_write(answer, loaded->wire, result);
    errors = result ? peil_result_errors_node(arena, result) : NULL;
    peil_node_add(arena, failed, errors ? errors : peil_node_null(arena));
    return status == PEIL_ENOMEM ? status : PEIL_OK;
}

void cli_batch_work(void *context, struct peil_buf *answer, volatile struct peil_seen *seen)
{
    struct cli_batch *batch = context;
    struct cli_compare *run = batch->scoring->run;
    struct cli_loaded *loaded = cli_packs_loaded(&run->packs, sheet_at(batch, 0)->pack);
    struct peil_arena *arena = peil_arena_new(), *passing = peil_arena_new();
    struct peil_node *more = peil_node_map(arena), *failed = peil_node_list(arena);
    int status = arena && passing ? PEIL_OK : PEIL_ENOMEM;

    for (size_t i = 0; status == PEIL_OK && i < batch->count; i++) {
        status = work_on(batch, i, passing, arena, failed, answer, seen);
        peil_arena_reset(passing);
    }
    peil_node_set(arena, more, "failed", failed);
    peil_node_set_bool(arena, more, "refused", loaded->engine_status != PEIL_OK);
    if (peil_arena_failed(arena))
        status = PEIL_ENOMEM;
    cli_reply_write(answer, status, batch->said, 0, status == PEIL_OK ? more : NULL);
}

static int take_sheet(
    struct cli_batch *batch, size_t index, const struct peil_node *failed, struct peil_octets *in)
{
    struct cli_scoring *scoring = batch->scoring;
    const struct peil_answers *answers = sheet_at(batch, index);
    struct cli_loaded *loaded = cli_packs_loaded(&scoring->run->packs, answers->pack);
    struct peil_result *result = NULL;
    int status;

    if (peil_octets_count(in, 1) == 0)
        return in->failed ? PEIL_EINPUT : PEIL_OK;
    status = peil_result_wire_read(
        &result, scoring->arena, loaded->wire, answers, scoring->run->options.asof, in);
    if (status == PEIL_OK)
        status = peil_result_errors_read(result, scoring->arena, peil_node_at(failed, index));
    if (status == PEIL_OK)
        scoring->results[scoring->order[batch->from + index]] = result;
    return status;
}

/* The scripts of a pack that could not be loaded: why is told once. */
static void take_refused(struct cli_batch *batch, bool refused)
{
    struct cli_loaded *loaded =
        cli_packs_loaded(&batch->scoring->run->packs, sheet_at(batch, 0)->pack);

    if (refused && loaded->refused)
        peil_diags_clear(batch->said);
    if (refused)
        cli_fail(batch->scoring->run->cli, CLI_SCRIPT);
    loaded->refused = loaded->refused || refused;
}

int cli_batch_take(struct cli_batch *batch)
{
    const struct peil_buf *answer = &batch->job.answer;
    struct peil_arena *passing = peil_arena_new();
    struct cli_reply reply;
    struct peil_octets in;
    int status = passing ? cli_reply_read(&reply, passing, answer, batch->said) : PEIL_ENOMEM;

    if (status == PEIL_OK)
        status =
            reply.status == PEIL_OK || reply.status == PEIL_ENOMEM ? reply.status : PEIL_EINPUT;
    if (status == PEIL_OK) {
        const struct peil_node *failed = peil_node_get(reply.more, "failed");

        in = peil_octets_of(answer->data, reply.bytes);
        for (size_t i = 0; status == PEIL_OK && i < batch->count; i++)
            status = take_sheet(batch, i, failed, &in);
        if (status == PEIL_OK && !peil_octets_done(&in))
            status = PEIL_EINPUT;
    }
    if (status == PEIL_OK)
        take_refused(batch, peil_node_as_bool(peil_node_get(reply.more, "refused")));
    peil_arena_free(passing);
    return status;
}
