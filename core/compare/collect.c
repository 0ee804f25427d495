/*
 * From subjects to a contribution.
 */
#include "core/compare/collect.h"

#include <string.h>

const struct peil_framework *peil_collect_framework(
    const struct peil_compared_subject *subject, size_t index)
{
    const struct peil_framework *one = &subject->frameworks[index];

    for (size_t i = index + 1; i < subject->framework_count; i++) {
        const struct peil_pack *other = subject->frameworks[i].pack;

        if (strcmp(other->id, one->pack->id) == 0 &&
            other->version.major == one->pack->version.major)
            return NULL;
    }
    return one;
}

int peil_collect(const struct peil_collecting *collecting, enum peil_merge_rule rule,
    const struct peil_compared_subject *subject, struct peil_diags *diags)
{
    int status = PEIL_OK;

    if (!subject->key) {
        peil_diag_add(diags, PEIL_ERROR, "contribution/no-subject", PEIL_NOWHERE, PEIL_NO_ARGS);
        return PEIL_OK;
    }
    for (size_t i = 0; status == PEIL_OK && i < subject->framework_count; i++) {
        const struct peil_framework *framework = peil_collect_framework(subject, i);
        char member[PEIL_MEMBER_SIZE];

        if (!framework)
            continue;
        peil_contribution_member(member, collecting->secret, framework->pack, subject->key);
        status = peil_contribution_add_result(collecting->into,
            framework->rounds[framework->round_count - 1].result, collecting->label, member);
        if (status == PEIL_OK)
            peil_contribution_use_rule(collecting->into, framework->pack, rule);
    }
    return status;
}
