/*
 * Which groups may be shown.
 */
#include "core/compare/suppress.h"

static uint32_t unknown_of(const struct peil_group *group)
{
    return group->count - group->known;
}

bool peil_group_stands(const struct peil_group *group, size_t least)
{
    uint32_t unknown = unknown_of(group);

    return group->count >= least && (unknown == 0 || unknown >= least);
}

/* The smallest shown group with something in it that is not known; `count` where there is none. */
static size_t smallest(const struct peil_group *groups, size_t count)
{
    size_t found = count;

    for (size_t i = 0; i < count; i++)
        if (groups[i].shown && unknown_of(&groups[i]) > 0 &&
            (found == count || unknown_of(&groups[i]) < unknown_of(&groups[found])))
            found = i;
    return found;
}

void peil_suppress(struct peil_group *groups, size_t count, size_t least)
{
    uint64_t hidden = 0;

    for (size_t i = 0; i < count; i++) {
        groups[i].shown = peil_group_stands(&groups[i], least);
        if (!groups[i].shown)
            hidden += unknown_of(&groups[i]);
    }
    while (hidden > 0 && hidden < least) {
        size_t next = smallest(groups, count);

        if (next == count)
            return;
        groups[next].shown = false;
        hidden += unknown_of(&groups[next]);
    }
}
