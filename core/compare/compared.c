/*
 * Gathering what rules that compare are told.
 */
#include "core/compare/compared.h"

#include <string.h>

/* One end of what a panel says of a concept: the role of who stands there, unless that is guarded.
 */
static const struct peil_term *role_at(
    const struct peil_panel *panel, const struct peil_panel_concept *about, size_t level, bool low)
{
    for (size_t i = 0; i < panel->group_count; i++) {
        const struct peil_panel_standing *standing = &about->standings[i];

        if (standing->known > 0 && !panel->groups[i].guarded &&
            (low ? standing->lowest : standing->highest) == level)
            return panel->groups[i].role;
    }
    return NULL;
}

/* The levels of the two who are furthest apart, of all groups; the best has index 0. */
static void find_ends(const struct peil_panel *panel, const struct peil_panel_concept *about,
    size_t *low, size_t *high)
{
    *low = 0;
    *high = about->concept->pack->vocabulary->level_count;
    for (size_t i = 0; i < panel->group_count; i++) {
        const struct peil_panel_standing *standing = &about->standings[i];

        if (standing->known == 0)
            continue;
        *low = standing->lowest > *low ? standing->lowest : *low;
        *high = standing->highest < *high ? standing->highest : *high;
    }
}

/* Keeps how far people are apart on a concept, unless another panel has them further apart. */
static void keep(struct peil_compared *out, struct peil_spread *spreads,
    const struct peil_panel *panel, const struct peil_panel_concept *about)
{
    const struct peil_level *levels = about->concept->pack->vocabulary->levels;
    size_t at = 0, low, high;

    while (at < out->spread_count && strcmp(spreads[at].concept, about->concept->qualified) != 0)
        at++;
    if (at < out->spread_count && spreads[at].steps >= about->steps)
        return;
    find_ends(panel, about, &low, &high);
    out->spread_count += at == out->spread_count;
    spreads[at] = (struct peil_spread){.concept = about->concept->qualified,
        .steps = about->steps,
        .pack = panel->framework->pack,
        .low = levels[low].id,
        .high = levels[high].id,
        .low_role = role_at(panel, about, low, true),
        .high_role = role_at(panel, about, high, false)};
}

static bool add_spreads(
    struct peil_compared *out, struct peil_arena *arena, const struct peil_comparison *comparison)
{
    struct peil_spread *spreads;
    size_t most = 0;

    for (size_t i = 0; i < comparison->panel_count; i++)
        most += comparison->panels[i]->concept_count;
    spreads = peil_arena_array(arena, most, sizeof(*spreads));
    out->spreads = spreads;
    for (size_t i = 0; spreads && i < comparison->panel_count; i++) {
        const struct peil_panel *panel = comparison->panels[i];

        for (size_t k = 0; k < panel->concept_count; k++)
            if (panel->concepts[k].has_spread)
                keep(out, spreads, panel, &panel->concepts[k]);
    }
    return spreads != NULL;
}

int peil_compared_make(struct peil_compared *out, struct peil_arena *arena,
    const struct peil_comparison *comparison, size_t framework)
{
    const struct peil_compared_subject *focus = comparison->focus;
    const struct peil_result **others =
        peil_arena_array(arena, focus->framework_count, sizeof(*others));

    *out = (struct peil_compared){.others = others};
    for (size_t i = 0; others && i < focus->framework_count; i++) {
        const struct peil_framework *other = &focus->frameworks[i];
        const struct peil_result *result = other->rounds[other->round_count - 1].result;

        if (i != framework && result)
            others[out->other_count++] = result;
    }
    return others && add_spreads(out, arena, comparison) ? PEIL_OK : PEIL_ENOMEM;
}
