/*
 * Which band of a decision list holds: its conditions, one after another.
 */
#include "core/eval/evaluation.h"

/* Tests the condition of a band; `*open`: it asked what is open. */
static bool holds(
    struct peil_evaluation *evaluation, size_t index, struct peil_choice *choice, bool *open)
{
    const struct peil_band *band = &evaluation->pack->scoring.bands[index];
    size_t before = peil_diags_count(evaluation->diags);
    bool result = false;
    int status;

    status = peil_scripts_test(
        &result, evaluation->scripts, PEIL_CONDITION_BAND, index, evaluation->diags);
    *open = peil_evaluation_asked_open(evaluation);
    if (*open && !choice->open)
        choice->highest = index;
    choice->open = choice->open || *open;
    if (status == PEIL_OK)
        return result;
    choice->failed = true;
    status = peil_evaluation_script_failed(
        evaluation, status, PEIL_FAILED_CONDITION, band->id, evaluation->evaluator->layer, before);
    if (status != PEIL_OK)
        evaluation->status = status;
    return true;
}

void peil_evaluation_decide(void *context, struct peil_choice *out)
{
    struct peil_evaluation *evaluation = context;
    size_t count = evaluation->pack->scoring.band_count;
    size_t band = 0;
    bool open = false;

    *out = (struct peil_choice){0};
    while (band + 1 < count && !holds(evaluation, band, out, &open))
        band++;
    out->band = band;
    /* Before the first that asked what is open, none can hold; behind what surely holds, none. */
    if (!out->open)
        out->highest = band;
    out->least = open ? count - 1 : band;
}
