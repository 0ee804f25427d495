/*
 * Finding one's way in a decision table.
 */
#include "core/pack/decision.h"

#include <string.h>

void peil_decision_options(
    const struct peil_decision *decision, size_t cell, size_t options[PEIL_DECISION_INPUTS])
{
    for (size_t i = decision->input_count; i > 0; i--) {
        size_t count = decision->inputs[i - 1]->scale->count;

        options[i - 1] = cell % count;
        cell /= count;
    }
}

const struct peil_decision *peil_pack_decision(const struct peil_pack *pack, const char *id)
{
    for (size_t i = 0; id && i < pack->decision_count; i++)
        if (strcmp(pack->decisions[i].id, id) == 0)
            return &pack->decisions[i];
    return NULL;
}
