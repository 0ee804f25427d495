/*
 * What each group comes out at for each concept.
 */
#include <string.h>

#include "core/base/num.h"
#include "core/compare/panel_parts.h"

/* Concepts of another copy of a vocabulary are other structs, so the name decides. */
static const struct peil_concept_level *level_of(
    const struct peil_result *result, const struct peil_concept *concept)
{
    for (size_t i = 0; i < result->concept_count; i++)
        if (strcmp(result->concepts[i].concept->qualified, concept->qualified) == 0)
            return &result->concepts[i];
    return NULL;
}

static void add_level(
    struct peil_panel_standing *standing, size_t *levels, const struct peil_concept_level *level)
{
    size_t index = (size_t)(level->level - level->concept->pack->vocabulary->levels);

    levels[index]++;
    standing->lowest = standing->known == 0 || index > standing->lowest ? index : standing->lowest;
    standing->highest =
        standing->known == 0 || index < standing->highest ? index : standing->highest;
    standing->ratio += level->ratio;
    standing->known++;
}

static bool fill_standing(struct peil_panel_work *work, const struct peil_concept *concept,
    const struct peil_panel_group *group, struct peil_panel_standing *standing)
{
    size_t *levels =
        peil_arena_array(work->arena, concept->pack->vocabulary->level_count, sizeof(*levels));

    if (!levels)
        return false;
    for (size_t i = 0; i < group->count; i++) {
        const struct peil_concept_level *level = level_of(group->sheets[i]->result, concept);

        if (!level)
            continue;
        standing->asked = true;
        if (level->known)
            add_level(standing, levels, level);
        else
            standing->unknown++;
    }
    if (group->guarded && standing->known < work->least) {
        *standing = (struct peil_panel_standing){.asked = standing->asked};
        return true;
    }
    standing->shown = true;
    standing->levels = levels;
    if (standing->known > 0)
        standing->ratio = peil_num_publish(standing->ratio / (double)standing->known);
    return true;
}

static bool fill_concept(struct peil_panel_work *work, struct peil_panel_concept *about)
{
    size_t groups = work->panel->group_count;
    struct peil_panel_standing *standings =
        peil_arena_array(work->arena, groups, sizeof(*standings));
    double *means = peil_arena_array(work->arena, groups, sizeof(*means));
    bool *has = peil_arena_array(work->arena, groups, sizeof(*has));
    size_t people = 0;
    size_t lowest = 0;
    size_t highest = 0;

    if (!standings || !means || !has)
        return false;
    about->standings = standings;
    for (size_t i = 0; i < groups; i++) {
        struct peil_panel_standing *standing = &standings[i];

        if (!fill_standing(work, about->concept, &work->panel->groups[i], standing))
            return false;
        has[i] = standing->known > 0;
        means[i] = standing->ratio;
        if (!has[i])
            continue;
        lowest = people == 0 || standing->lowest > lowest ? standing->lowest : lowest;
        highest = people == 0 || standing->highest < highest ? standing->highest : highest;
        people += standing->known;
    }
    about->has_spread = people > 1;
    about->steps = lowest - highest;
    about->widest = peil_panel_widest(means, has, groups);
    return true;
}

bool peil_panel_concepts(struct peil_panel_work *work)
{
    const struct peil_result *all = work->panel->round->result;
    struct peil_panel_concept *concepts =
        peil_arena_array(work->arena, all->concept_count + 1, sizeof(*concepts));

    work->panel->concepts = concepts;
    work->panel->concept_count = concepts ? all->concept_count : 0;
    for (size_t i = 0; concepts && i < all->concept_count; i++) {
        concepts[i].concept = all->concepts[i].concept;
        if (!fill_concept(work, &concepts[i]))
            return false;
    }
    return concepts != NULL;
}
