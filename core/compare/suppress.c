/*
 * Which groups may be shown beside the whole that they make up.
 */
#include "core/compare/suppress.h"

bool peil_group_stands(struct peil_group group, size_t least)
{
    uint32_t unknown = group.count - group.known;

    return group.count >= least && (unknown == 0 || unknown >= least);
}

bool peil_groups_stand(const struct peil_group *groups, size_t count, size_t least)
{
    for (size_t i = 0; i < count; i++)
        if (groups[i].others > 0 && !peil_group_stands(groups[i], least))
            return false;
    return true;
}
