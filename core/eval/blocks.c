/*
 * The blocks that scripts add to a result.
 */
#include "core/eval/evaluation.h"

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
            status = peil_evaluation_script_failed(
                evaluation, status, PEIL_FAILED_BLOCK, at.id, at.layer, before);
            if (status != PEIL_OK)
                return status;
        } else if (node) {
            blocks[evaluation->result->block_count++] =
                (struct peil_block){.node = node, .layer = at.layer, .id = at.id};
        }
    }
    return PEIL_OK;
}
