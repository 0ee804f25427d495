/*
 * Scoring the sheets of a comparison: in batches of one pack, several at a time. A batch whose
 * worker broke down is cut at the sheet that it was at: what stands before and behind is scored
 * anew, and the sheet by itself, which is told about if it breaks down again.
 */
#include "core/cli/compare/score.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/base/status.h"
#include "core/compare/gather.h"

/* Fewer sheets are not worth a worker of their own. */
#define LEAST_BATCH 32
/* So many sheets get the time of one worker. */
#define SHEETS_AT_A_TIME 64
/* After so many of its sheets broke down the scripts of a pack are not run any more. */
#define MOST_BROKEN 3

/* ---- batches --------------------------------------------------------------------------------- */

static const struct peil_pack *pack_at(const struct cli_scoring *scoring, size_t index)
{
    return scoring->answers[scoring->order[index]]->pack;
}

static int order_before(void *things, size_t a, size_t b)
{
    const struct cli_scoring *scoring = things;
    int order = peil_order_packs(pack_at(scoring, a), pack_at(scoring, b));

    return (order != 0 ? order
                       : (scoring->order[a] > scoring->order[b]) -
                             (scoring->order[a] < scoring->order[b])) < 0;
}

static void order_swap(void *things, size_t a, size_t b)
{
    const struct cli_scoring *scoring = things;
    size_t kept = scoring->order[a];

    scoring->order[a] = scoring->order[b];
    scoring->order[b] = kept;
}

static void wait_for(struct cli_scoring *scoring, size_t from, size_t count)
{
    if (count > 0)
        scoring->waiting[scoring->waiting_count++] =
            (struct cli_batch){.scoring = scoring, .from = from, .count = count};
}

/* As many batches as keep all workers busy, each of one pack. What waits last is taken first. */
static void cut(struct cli_scoring *scoring)
{
    size_t workers = cli_jobs_most(scoring->run->cli);
    size_t most = (scoring->count + workers - 1) / workers, end;

    most = most < LEAST_BATCH ? LEAST_BATCH : most;
    for (size_t i = 0; i < scoring->count; i = end) {
        end = i + 1;
        while (
            end < scoring->count && end - i < most && pack_at(scoring, end) == pack_at(scoring, i))
            end++;
        wait_for(scoring, i, end - i);
    }
}

/* A batch is cut in three at most, so that there are never more than this. */
static bool make_room(struct cli_scoring *scoring)
{
    struct peil_arena *arena = scoring->arena;

    scoring->room = 3 * scoring->count + CLI_MOST_JOBS;
    scoring->order = peil_arena_array(arena, scoring->count, sizeof(*scoring->order));
    scoring->waiting = peil_arena_array(arena, scoring->room, sizeof(*scoring->waiting));
    scoring->done = peil_arena_array(arena, scoring->room, sizeof(*scoring->done));
    scoring->running = peil_arena_array(arena, CLI_MOST_JOBS, sizeof(*scoring->running));
    return scoring->order && scoring->waiting && scoring->done && scoring->running;
}

/* ---- what was said --------------------------------------------------------------------------- */

static int said_before(void *things, size_t a, size_t b)
{
    const struct cli_batch *done = things;

    return done[a].from < done[b].from;
}

static bool is_same(const struct peil_diag *a, const struct peil_diag *b)
{
    size_t i = 0;

    if (strcmp(a->code, b->code) != 0 || a->line != b->line || a->column != b->column ||
        peil_compare_texts(a->file, b->file) != 0)
        return false;
    for (; a->args[i].type != PEIL_ARG_END && b->args[i].type == a->args[i].type; i++)
        if (peil_compare_texts(a->args[i].text, b->args[i].text) != 0)
            return false;
    return a->args[i].type == b->args[i].type;
}

/* The same answers are scored more than once; sheets that nobody gave are nobody's to mend. */
static void tell(struct cli_compare *run, const struct peil_diags *said)
{
    struct peil_diags *diags = run->cli->diags;

    for (size_t i = 0; i < peil_diags_count(said); i++) {
        const struct peil_diag *diag = peil_diags_at(said, i);
        bool known = diag->severity != PEIL_ERROR && !diag->file;

        for (size_t j = 0; !known && j < peil_diags_count(diags); j++)
            known = is_same(peil_diags_at(diags, j), diag);
        if (!known)
            peil_diag_add_copy(diags, diag);
    }
    peil_diags_join_failure(diags, said);
}

/* In the order of the sheets, however many workers there were. */
static void tell_all(struct cli_scoring *scoring)
{
    peil_sort_array(scoring->done, scoring->done_count, sizeof(*scoring->done), said_before);
    for (size_t i = 0; i < scoring->done_count; i++) {
        tell(scoring->run, scoring->done[i].said);
        peil_diags_free(scoring->done[i].said);
    }
}

/* ---- what became of a worker ----------------------------------------------------------------- */

static const char *name_at(const struct cli_scoring *scoring, size_t index)
{
    const struct peil_answers *answers = scoring->answers[scoring->order[index]];

    return answers->name ? answers->name : answers->pack->id;
}

/* The scripts of this pack are not run again; what was not scored has no result. */
static void give_up(struct cli_batch *batch, struct cli_loaded *loaded)
{
    if (!loaded->refused)
        peil_diag_add(batch->said, PEIL_ERROR, "script/refused", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("pack", loaded->path)));
    loaded->refused = true;
    cli_fail(batch->scoring->run->cli, CLI_SCRIPT);
}

static int blame(struct cli_batch *batch, struct cli_loaded *loaded)
{
    struct cli_compare *run = batch->scoring->run;
    int status = cli_job_blame(&batch->job, name_at(batch->scoring, batch->from), loaded->pack,
        &run->packs.extensions, batch->said);

    if (status == PEIL_ESCRIPT)
        cli_fail(run->cli, CLI_SCRIPT);
    loaded->broken++;
    return status == PEIL_ESCRIPT ? PEIL_OK : status;
}

/* Which sheet a worker was at; `batch->count` where that is not known. */
static size_t last_sheet(const struct cli_batch *batch)
{
    uint32_t turn = batch->job.seen ? batch->job.seen->turn : 0;

    return turn >= 1 && turn <= batch->count ? turn - 1 : batch->count;
}

static int break_down(struct cli_batch *batch)
{
    struct cli_scoring *scoring = batch->scoring;
    struct cli_loaded *loaded =
        cli_packs_loaded(&scoring->run->packs, pack_at(scoring, batch->from));
    size_t at = last_sheet(batch);
    bool of_script = batch->job.end == CLI_JOB_DONE || batch->job.end == CLI_JOB_LATE ||
                     batch->job.end == CLI_JOB_TOO_MUCH || batch->job.end == CLI_JOB_CRASHED;

    peil_diags_clear(batch->said);
    for (size_t i = 0; i < batch->count; i++) /* what it said before is not believed either */
        scoring->results[scoring->order[batch->from + i]] = NULL;
    if (!of_script)
        return blame(batch, loaded);
    if (batch->count == 1) {
        int status = blame(batch, loaded);

        if (loaded->broken >= MOST_BROKEN)
            give_up(batch, loaded);
        return status;
    }
    if (at == batch->count) /* while the scripts were loaded, or nobody knows: one tells */
        at = 0;
    wait_for(scoring, batch->from + at + 1, batch->count - at - 1);
    wait_for(scoring, batch->from + at, 1);
    wait_for(scoring, batch->from, at);
    return PEIL_OK;
}

/* What a batch came to; it is done, or cut in pieces that wait. */
static int settle(struct cli_batch *batch)
{
    struct cli_scoring *scoring = batch->scoring;
    int status = batch->job.end == CLI_JOB_DONE ? cli_batch_take(batch) : PEIL_EINPUT;

    if (status == PEIL_EINPUT)
        status = break_down(batch);
    cli_job_dispose(&batch->job);
    scoring->done[scoring->done_count++] = *batch;
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Without scripts there is nothing to be walled in. */
static int score_batch_here(struct cli_batch *batch)
{
    struct cli_scoring *scoring = batch->scoring;
    int status = PEIL_OK;

    for (size_t i = batch->from; status == PEIL_OK && i < batch->from + batch->count; i++)
        status = cli_compare_score_here(scoring->run, scoring->arena,
            scoring->answers[scoring->order[i]], &scoring->results[scoring->order[i]], NULL,
            batch->said);
    scoring->done[scoring->done_count++] = *batch;
    if (status == PEIL_ESCRIPT) { /* its scripts cannot be loaded */
        cli_packs_loaded(&scoring->run->packs, pack_at(scoring, batch->from))->refused = true;
        cli_fail(scoring->run->cli, CLI_SCRIPT);
        status = PEIL_OK;
    }
    return status;
}

/* Starts on the batch that waits longest, or does it here and now. */
static int start(struct cli_scoring *scoring)
{
    struct cli_compare *run = scoring->run;
    struct cli_batch *batch = &scoring->running[scoring->running_count];
    struct cli_loaded *loaded;
    unsigned times;

    *batch = scoring->waiting[--scoring->waiting_count];
    batch->said = peil_diags_new(0);
    loaded = cli_packs_loaded(&run->packs, pack_at(scoring, batch->from));
    if (!batch->said || !loaded)
        return PEIL_ENOMEM;
    if (loaded->refused) {
        scoring->done[scoring->done_count++] = *batch;
        return PEIL_OK;
    }
    if (run->cli->options.no_worker || !cli_has_scripts(loaded->pack, &run->packs.extensions))
        return score_batch_here(batch);
    if (!loaded->wire && peil_result_wire_new(&loaded->wire, run->arena, loaded->pack) != PEIL_OK)
        return PEIL_ENOMEM;
    times = (unsigned)(1 + batch->count / SHEETS_AT_A_TIME);
    scoring->running_count++;
    cli_job_start_scripts(&batch->job, run->cli, times, cli_batch_work, batch);
    return PEIL_OK;
}

/* Waits for one of those that run, and takes what it came to. */
static int finish_one(struct cli_scoring *scoring)
{
    struct cli_job *jobs[CLI_MOST_JOBS];
    int status = PEIL_OK;

    for (size_t i = 0; i < scoring->running_count; i++)
        jobs[i] = &scoring->running[i].job;
    cli_jobs_wait(jobs, scoring->running_count);
    for (size_t i = 0; status == PEIL_OK && i < scoring->running_count;) {
        struct cli_batch batch = scoring->running[i];

        if (batch.job.end == CLI_JOB_RUNNING) {
            i++;
            continue;
        }
        scoring->running[i] = scoring->running[--scoring->running_count];
        status = settle(&batch);
    }
    return status;
}

/* Ends what still runs, after a failure. */
static void stop(struct cli_scoring *scoring)
{
    for (size_t i = 0; i < scoring->running_count; i++) {
        cli_job_dispose(&scoring->running[i].job);
        peil_diags_free(scoring->running[i].said);
    }
}

static int score(void *context, struct peil_arena *arena, const struct peil_answers *const *answers,
    size_t count, const struct peil_result **results)
{
    struct cli_scoring scoring = {
        .run = context, .arena = arena, .answers = answers, .results = results, .count = count};
    size_t most = cli_jobs_most(scoring.run->cli);
    int status = make_room(&scoring) ? PEIL_OK : PEIL_ENOMEM;

    for (size_t i = 0; status == PEIL_OK && i < count; i++)
        scoring.order[i] = i;
    if (status == PEIL_OK) {
        peil_sort(&scoring, count, &(struct peil_sortable){order_before, order_swap});
        cut(&scoring);
    }
    while (status == PEIL_OK && scoring.waiting_count + scoring.running_count > 0) {
        if (scoring.waiting_count > 0 && scoring.running_count < most)
            status = start(&scoring);
        else
            status = finish_one(&scoring);
    }
    stop(&scoring);
    tell_all(&scoring);
    return status;
}

struct peil_scorer cli_compare_scorer(struct cli_compare *run)
{
    return (struct peil_scorer){run, score, cli_compare_load};
}
