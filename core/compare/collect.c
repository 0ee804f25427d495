/*
 * From subjects to a contribution.
 */
#include "core/compare/collect.h"

int peil_collect(const struct peil_collecting *collecting, enum peil_merge_rule rule,
    const struct peil_compared_subject *subject, struct peil_diags *diags)
{
    int status = PEIL_OK;

    if (!subject->key) {
        peil_diag_add(diags, PEIL_ERROR, "contribution/no-subject", PEIL_NOWHERE, PEIL_NO_ARGS);
        return PEIL_OK;
    }
    for (size_t i = 0; status == PEIL_OK && i < subject->framework_count; i++) {
        const struct peil_framework *framework = &subject->frameworks[i];
        char member[PEIL_MEMBER_SIZE];

        peil_contribution_member(member, collecting->secret, framework->pack, subject->key);
        status = peil_contribution_add_result(collecting->into,
            framework->rounds[framework->round_count - 1].result, collecting->label, member);
        if (status == PEIL_OK)
            peil_contribution_use_rule(collecting->into, framework->pack, rule);
    }
    return status;
}
