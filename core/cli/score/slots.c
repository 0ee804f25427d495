/*
 * Answers files on their way through workers: some are evaluated while others are rendered, and all
 * are shown in their order.
 */
#include "core/cli/score/score.h"

#include <stdlib.h>

#include "core/base/num.h"
#include "core/base/status.h"
#include "core/cli/cli.h"

static void leave(struct cli_input *input)
{
    if (input && --input->users == 0) {
        peil_arena_free(input->arena);
        free(input);
    }
}

/* The pack's scripts were refused before, and why was told then. */
static void tell_once(struct cli_slot *slot)
{
    struct cli_loaded *loaded = slot->assessment.loaded;

    if (!slot->assessment.refused || !loaded)
        return;
    if (loaded->refused) {
        peil_diags_clear(slot->diags);
        peil_diag_add(slot->diags, PEIL_ERROR, "script/refused", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("pack", loaded->path)));
    }
    loaded->refused = true;
}

/* Ends a run that asked for a least score and did not get it with 1. */
static void check_limit(struct cli_score *run, const struct cli_slot *slot)
{
    const struct peil_node *score = peil_node_get(slot->assessment.document, "score");
    const struct peil_node *value = peil_node_get(score, "shown");
    const char *asked = run->cli->options.fail_under;
    bool has = peil_node_type(value) == PEIL_NODE_NUMBER;
    char shown[PEIL_NUM_SIZE];

    if (!run->has_limit || (has && peil_node_as_number(value) >= run->limit))
        return;
    if (has) {
        peil_num_text(peil_node_as_number(value), shown);
        cli_say(run->cli, _("%s: the score %s is below %s"), slot->path, shown, asked);
    } else {
        cli_say(run->cli, _("%s: there is no score to compare with %s"), slot->path, asked);
    }
    cli_fail(run->cli, CLI_CONDITION);
}

/* Shows what became of a record, and makes the slot free for another. */
static void settle(struct cli_score *run, struct cli_slot *slot)
{
    struct cli *cli = run->cli;
    struct peil_diags *others = cli->diags;

    if (slot->about_pack) {
        cli->diags = slot->about_pack;
        cli_report(cli);
        peil_diags_free(slot->about_pack);
        slot->about_pack = NULL;
    }
    cli->diags = slot->diags;
    tell_once(slot);
    if (slot->status == PEIL_OK)
        slot->status = cli_score_show(run, slot);
    if (slot->status == PEIL_OK)
        check_limit(run, slot);
    if (slot->assessment.script_failed)
        cli_fail(cli, CLI_SCRIPT);
    cli_status(cli, slot->status);
    cli_report(cli);
    cli->diags = others;
    if (slot->status == PEIL_OK)
        run->done++;
    else
        run->failed++;
    peil_buf_dispose(&slot->report);
    cli_assess_dispose(&slot->assessment);
    peil_arena_reset(slot->arena);
    leave(slot->input);
    slot->input = NULL;
    slot->stage = CLI_SLOT_FREE;
}

/* Saves what waits, and tells of it in its order. */
static void save_waiting(struct cli_score *run)
{
    struct cli_saving list[CLI_WAITING_MOST];
    struct peil_diags *others = run->cli->diags;
    size_t count = 0;

    for (size_t i = 0; i < run->waiting_count; i++) {
        struct cli_slot *slot = &run->waiting[i];

        run->cli->diags = slot->diags;
        if (slot->status == PEIL_OK)
            slot->status = cli_score_place(run, slot);
        if (slot->status == PEIL_OK)
            list[count++] = slot->saving;
    }
    run->cli->diags = others;
    cli_files_save(list, count);
    count = 0;
    for (size_t i = 0; i < run->waiting_count; i++) {
        if (run->waiting[i].status == PEIL_OK)
            run->waiting[i].saving = list[count++];
        settle(run, &run->waiting[i]);
    }
    run->waiting_count = run->waiting_bytes = 0;
}

/* Puts a slot with those that are saved together, in exchange for one that is free. */
static void await_saving(struct cli_score *run, struct cli_slot *slot)
{
    struct cli_slot *place = &run->waiting[run->waiting_count];
    struct cli_slot other = *place;

    if (run->waiting_count == 0)
        run->waiting_since = cli_now();
    *place = *slot;
    *slot = other;
    run->waiting_count++;
    run->waiting_bytes += place->report.length;
    if (run->waiting_count == CLI_WAITING_MOST || run->waiting_bytes > CLI_WAITING_BYTES ||
        cli_now() - run->waiting_since > CLI_WAITING_MS)
        save_waiting(run);
}

/* The job that a slot waits for. */
static struct cli_job *job_of(struct cli_slot *slot)
{
    return slot->stage == CLI_SLOT_RENDERING ? &slot->rendering.job : &slot->assessment.job;
}

/* Goes on with a slot for as long as it need not wait. */
static void advance(struct cli_score *run, struct cli_slot *slot)
{
    if (slot->stage == CLI_SLOT_EVALUATING && slot->assessment.job.end != CLI_JOB_RUNNING) {
        slot->status = cli_assess_take(&slot->assessment);
        slot->stage = slot->status == PEIL_OK ? CLI_SLOT_RENDERING : CLI_SLOT_READY;
        if (slot->status == PEIL_OK)
            cli_output_start(&run->output, slot->assessment.document, &slot->rendering);
    }
    if (slot->stage == CLI_SLOT_RENDERING && slot->rendering.job.end != CLI_JOB_RUNNING) {
        slot->status = cli_output_take(&run->output, &slot->rendering, &slot->report, slot->diags);
        slot->stage = CLI_SLOT_READY;
    }
}

static struct cli_slot *slot_at(struct cli_score *run, size_t index)
{
    return &run->slots[(run->first + index) % run->slot_count];
}

/* Waits until the oldest is ready, going on with the others meanwhile, and shows it. */
static void settle_first(struct cli_score *run)
{
    struct cli_slot *first = slot_at(run, 0);

    while (first->stage != CLI_SLOT_READY) {
        struct cli_job *jobs[CLI_MOST_JOBS];
        size_t count = 0;

        for (size_t i = 0; i < run->used; i++) {
            struct cli_slot *slot = slot_at(run, i);

            advance(run, slot);
            if (slot->stage != CLI_SLOT_READY && count < sizeof(jobs) / sizeof(*jobs))
                jobs[count++] = job_of(slot);
        }
        if (first->stage != CLI_SLOT_READY)
            cli_jobs_wait(jobs, count);
    }
    if (run->folder)
        await_saving(run, first);
    else
        settle(run, first);
    run->first = (run->first + 1) % run->slot_count;
    run->used--;
}

/* A slot for the next record; NULL without memory. */
static struct cli_slot *next_slot(struct cli_score *run, const char *path)
{
    struct cli_slot *slot;

    if (run->used == run->slot_count)
        settle_first(run);
    slot = slot_at(run, run->used);
    if (!slot->arena)
        slot->arena = peil_arena_new();
    if (!slot->diags)
        slot->diags = peil_diags_new(0);
    if (!slot->arena || !slot->diags)
        return NULL;
    slot->path = path;
    slot->stage = CLI_SLOT_READY;
    slot->status = PEIL_OK;
    slot->report = PEIL_BUF_EMPTY;
    slot->assessment = (struct cli_assessment){.packs = &run->packs,
        .wanted = &run->wanted,
        .arena = slot->arena,
        .diags = slot->diags,
        .path = path};
    return slot;
}

/* Reads a record into a slot and starts on it. False where there was none. */
static bool begin(struct cli_score *run, struct cli_slot *slot, struct cli_input *input)
{
    struct peil_diags *others = run->cli->diags;
    const struct peil_node *node;

    run->cli->diags = slot->diags;
    slot->status = cli_records_next(&node, &input->records, run->cli, slot->arena);
    slot->line = input->records.current;
    if (slot->status == PEIL_OK && node) {
        slot->status = cli_assess_start(&slot->assessment, node, slot->path);
        if (slot->status == PEIL_OK)
            slot->stage = CLI_SLOT_EVALUATING;
    }
    run->cli->diags = others;
    slot->about_pack = run->packs.unsaid;
    run->packs.unsaid = NULL;
    if (slot->status == PEIL_OK && !node) {
        slot->stage = CLI_SLOT_FREE;
        return false;
    }
    slot->input = input;
    input->users++;
    run->used++;
    advance(run, slot);
    return true;
}

/* Opens a file; where that fails the failure waits its turn in a slot. */
static struct cli_input *open_input(struct cli_score *run, const char *path)
{
    struct cli_input *input = calloc(1, sizeof(*input));
    struct cli_slot *slot = next_slot(run, path);
    struct peil_diags *others = run->cli->diags;
    int status = PEIL_ENOMEM;

    if (input)
        input->users = 1;
    if (slot && input && (input->arena = peil_arena_new())) {
        run->cli->diags = slot->diags;
        status = cli_records_open_some(&input->records, run->cli, input->arena, path);
        run->cli->diags = others;
    }
    if (status == PEIL_OK) {
        slot->stage = CLI_SLOT_FREE;
        return input;
    }
    leave(input);
    if (slot) {
        slot->status = status;
        run->used++;
    } else {
        cli_status(run->cli, status);
        run->failed++;
    }
    return NULL;
}

void cli_score_file(struct cli_score *run, const char *path)
{
    struct cli_input *input = open_input(run, path);
    bool many = input && input->records.format == CLI_RECORDS_NDJSON, more = input != NULL;

    while (more) {
        struct cli_slot *slot = next_slot(run, path);

        if (!slot) {
            cli_status(run->cli, PEIL_ENOMEM);
            run->failed++;
            break;
        }
        more = begin(run, slot, input) && many && slot->status != PEIL_ENOMEM;
    }
    leave(input);
}

void cli_score_drain(struct cli_score *run)
{
    while (run->used > 0)
        settle_first(run);
    save_waiting(run);
}

void cli_score_dispose(struct cli_score *run)
{
    for (size_t i = 0; run->slots && i < run->slot_count; i++) {
        peil_arena_free(run->slots[i].arena);
        peil_diags_free(run->slots[i].diags);
    }
    for (size_t i = 0; i < CLI_WAITING_MOST; i++) {
        peil_arena_free(run->waiting[i].arena);
        peil_diags_free(run->waiting[i].diags);
    }
    free(run->slots);
}
