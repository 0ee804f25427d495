/*
 * The outcomes of XCCDF. What was not to be looked at, or not to be scored, was not asked.
 */
#include "core/eval/xccdf.h"

#include <string.h>

const struct peil_xccdf_outcome peil_xccdf_outcomes[PEIL_XCCDF_OUTCOMES] = {
    {"pass", PEIL_STATE_ANSWERED, true},
    {"fail", PEIL_STATE_ANSWERED, false},
    {"error", PEIL_STATE_UNKNOWN, false},
    {"unknown", PEIL_STATE_UNKNOWN, false},
    {"notapplicable", PEIL_STATE_NOT_APPLICABLE, false},
    {"notchecked", PEIL_STATE_BLANK, false},
    {"notselected", PEIL_STATE_SKIPPED, false},
    {"informational", PEIL_STATE_SKIPPED, false},
    {"fixed", PEIL_STATE_ANSWERED, true},
};

const struct peil_xccdf_outcome *peil_xccdf_outcome(const char *word)
{
    for (size_t i = 0; i < PEIL_XCCDF_OUTCOMES; i++)
        if (strcmp(peil_xccdf_outcomes[i].word, word) == 0)
            return &peil_xccdf_outcomes[i];
    return NULL;
}
