/*
 * What scripts spoil, and what they rest on.
 */
#include "core/eval/evaluation.h"

#include <string.h>

/* Questions that are looked at one by one without a list of them. */
#define FEW 16

/*
 * Whether a question is about a choice item and rests on its answer alone: then it is open where
 * that is, and need not be answered to know.
 */
static bool is_about_choice(const struct peil_evaluation *evaluation, struct peil_read read)
{
    switch (read.kind) {
    case PEIL_READ_STATE:
    case PEIL_READ_VALUE:
    case PEIL_READ_POINTS:
    case PEIL_READ_CHOSEN:
    case PEIL_READ_KNOCKOUT:
        return evaluation->phase > PEIL_PHASE_CONDITIONS && read.a < evaluation->pack->item_count &&
               evaluation->pack->items[read.a].type == PEIL_ITEM_CHOICE;
    default:
        return false;
    }
}

static bool is_open(struct peil_evaluation *evaluation, struct peil_read read)
{
    struct peil_value value = {0};

    if (is_about_choice(evaluation, read))
        return peil_answer_open(&evaluation->pack->items[read.a], &evaluation->answer[read.a]);
    return peil_evaluation_read(evaluation, read, &value) && value.open;
}

bool peil_evaluation_rests_on_open(struct peil_evaluation *evaluation)
{
    struct peil_read path[FEW];
    const struct peil_recorded *reads;
    size_t count;

    if (peil_scripts_path(evaluation->scripts, path, FEW, &count)) {
        for (size_t i = 0; i < count; i++)
            if (is_open(evaluation, path[i]))
                return true;
        return false;
    }
    reads = peil_scripts_reads(evaluation->scripts, &count);
    for (size_t i = 0; i < count; i++)
        if (reads[i].value.open)
            return true;
    return false;
}

/* Room for one more error. */
static struct peil_script_error *next_error(struct peil_evaluation *evaluation)
{
    size_t room = evaluation->error_room == 0 ? 4 : evaluation->error_room * 2;
    struct peil_script_error *errors;

    if (evaluation->error_count < evaluation->error_room)
        return &evaluation->errors[evaluation->error_count++];
    errors = peil_arena_array(evaluation->arena, room, sizeof(*errors));
    if (!errors)
        return NULL;
    if (evaluation->error_count > 0)
        memcpy(errors, evaluation->errors, evaluation->error_count * sizeof(*errors));
    evaluation->errors = errors;
    evaluation->error_room = room;
    return &evaluation->errors[evaluation->error_count++];
}

/* Copies what a diagnostic says: the list may be cleared before the result is read. */
static void describe(
    struct peil_script_error *error, struct peil_arena *arena, const struct peil_diag *diag)
{
    const struct peil_arg *message = peil_diag_arg(diag, "message");

    error->code = peil_arena_text(arena, diag->code);
    error->file = peil_arena_text(arena, diag->file);
    error->line = diag->line;
    if (message && message->type == PEIL_ARG_TEXT)
        error->message = peil_arena_text(arena, message->text);
}

int peil_evaluation_script_failed(struct peil_evaluation *evaluation, int status,
    enum peil_failed_part part, const char *what, size_t layer, size_t before)
{
    struct peil_script_error *error;
    size_t count = peil_diags_count(evaluation->diags);

    if (status != PEIL_ESCRIPT)
        return status;
    error = next_error(evaluation);
    if (!error)
        return PEIL_ENOMEM;
    *error = (struct peil_script_error){.part = part, .code = "script/failed", .what = what};
    if (layer != PEIL_NONE)
        error->layer = peil_scripts_layer(evaluation->scripts, layer);
    for (size_t i = before; i < count; i++)
        if (peil_diags_at(evaluation->diags, i)->severity == PEIL_ERROR) {
            describe(error, evaluation->arena, peil_diags_at(evaluation->diags, i));
            break;
        }
    return peil_arena_failed(evaluation->arena) || peil_diags_failed(evaluation->diags)
               ? PEIL_ENOMEM
               : PEIL_OK;
}
