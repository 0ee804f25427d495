/*
 * What scripts spoil, and the blocks they add.
 */
#include "core/eval/evaluation.h"

#include <string.h>

bool peil_evaluation_rests_on_open(const struct peil_evaluation *evaluation)
{
    size_t count;
    const struct peil_recorded *reads = peil_scripts_reads(evaluation->scripts, &count);

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

int peil_evaluation_script_failed(
    struct peil_evaluation *evaluation, int status, const char *what, size_t layer, size_t before)
{
    struct peil_script_error *error;
    size_t count = peil_diags_count(evaluation->diags);

    if (status != PEIL_ESCRIPT)
        return status;
    error = next_error(evaluation);
    if (!error)
        return PEIL_ENOMEM;
    *error = (struct peil_script_error){.code = "script/failed", .what = what};
    if (layer != PEIL_NONE)
        error->layer = peil_scripts_layer(evaluation->scripts, layer);
    for (size_t i = before; i < count; i++)
        if (peil_diags_at(evaluation->diags, i)->severity == PEIL_ERROR) {
            describe(error, evaluation->arena, peil_diags_at(evaluation->diags, i));
            break;
        }
    return peil_arena_failed(evaluation->arena) ? PEIL_ENOMEM : PEIL_OK;
}

int peil_evaluation_blocks(struct peil_evaluation *evaluation)
{
    struct peil_scripts *scripts = evaluation->scripts;
    size_t count = scripts ? peil_scripts_block_count(scripts) : 0;
    struct peil_block *blocks;

    if (count == 0)
        return PEIL_OK;
    blocks = peil_arena_array(evaluation->arena, count, sizeof(*blocks));
    if (!blocks)
        return PEIL_ENOMEM;
    evaluation->result->blocks = blocks;
    for (size_t i = 0; i < count; i++) {
        struct peil_block_at at = peil_scripts_block(scripts, i);
        size_t before = peil_diags_count(evaluation->diags);
        const struct peil_node *node = NULL;
        int status =
            peil_scripts_make_block(&node, scripts, i, evaluation->arena, evaluation->diags);

        if (status != PEIL_OK) {
            status = peil_evaluation_script_failed(evaluation, status, at.id, at.layer, before);
            if (status != PEIL_OK)
                return status;
        } else if (node) {
            blocks[evaluation->result->block_count++] =
                (struct peil_block){.node = node, .layer = at.layer, .id = at.id};
        }
    }
    return PEIL_OK;
}
