/*
 * What several respondents say, beside each other.
 */
#include "core/compare/panel.h"

#include <string.h>

#include "core/compare/gather.h"
#include "core/compare/merge.h"
#include "core/compare/panel_parts.h"

/* The latest round with several sheets; NULL where there is none. */
static const struct peil_round *find_round(const struct peil_framework *framework)
{
    for (size_t i = framework->round_count; i > 0; i--)
        if (framework->rounds[i - 1].sheet_count > 1)
            return &framework->rounds[i - 1];
    return NULL;
}

/* Sheets of a role lie together. */
static bool make_groups(struct peil_panel_work *work)
{
    const struct peil_round *round = work->panel->round;
    struct peil_panel_group *groups =
        peil_arena_array(work->arena, round->sheet_count, sizeof(*groups));

    work->panel->groups = groups;
    for (size_t i = 0; groups && i < round->sheet_count;) {
        struct peil_panel_group *group = &groups[work->panel->group_count++];

        group->role = round->sheets[i]->answers->role;
        group->guarded = peil_role_is_hidden(group->role);
        group->sheets = round->sheets + i;
        while (i < round->sheet_count &&
               peil_is_same_role(group->role, round->sheets[i]->answers->role)) {
            group->count++;
            i++;
        }
        if (peil_merge(&group->middle, work->arena, work->pack, group->sheets, group->count,
                PEIL_MERGE_MEDIAN) != PEIL_OK)
            return false;
    }
    return groups != NULL;
}

/* Roles of whom nothing is told here. */
static bool list_unseen(struct peil_panel_work *work, const struct peil_gathering *gathering,
    const struct peil_compared_subject *subject)
{
    const struct peil_term **roles =
        peil_arena_array(work->arena, gathering->unseen_count + 1, sizeof(*roles));

    work->panel->unseen = roles;
    for (size_t i = 0; roles && i < gathering->unseen_count; i++) {
        const struct peil_unseen *unseen = &gathering->unseen[i];
        bool shown = false;

        for (size_t j = 0; j < work->panel->group_count; j++)
            shown = shown || peil_is_same_role(work->panel->groups[j].role, unseen->role);
        if (!shown && peil_compare_texts(unseen->subject, subject->key) == 0 &&
            strcmp(unseen->pack->id, work->pack->id) == 0)
            roles[work->panel->unseen_count++] = unseen->role;
    }
    return roles != NULL;
}

static int make_panel(struct peil_panel_work *work, const struct peil_gathering *gathering,
    const struct peil_compared_subject *subject, const struct peil_framework *framework,
    const struct peil_round *round)
{
    work->pack = framework->pack;
    work->panel = peil_arena_alloc(work->arena, sizeof(*work->panel));
    if (!work->panel)
        return PEIL_ENOMEM;
    work->panel->framework = framework;
    work->panel->round = round;
    if (!make_groups(work) || !list_unseen(work, gathering, subject) || !peil_panel_lines(work) ||
        !peil_panel_concepts(work) || !peil_panel_agreements(work) || !peil_panel_pairs(work) ||
        !peil_panel_practices(work) || !peil_panel_agenda(work))
        return PEIL_ENOMEM;
    return PEIL_OK;
}

int peil_panels_make(const struct peil_panel *const **out, size_t *count, struct peil_arena *arena,
    const struct peil_gathering *gathering, const struct peil_compared_subject *subject,
    size_t least_group)
{
    struct peil_panel_work work = {.arena = arena, .least = least_group > 1 ? least_group : 0};
    const struct peil_panel **panels =
        peil_arena_array(arena, subject->framework_count + 1, sizeof(*panels));
    int status = panels ? PEIL_OK : PEIL_ENOMEM;

    *out = panels;
    *count = 0;
    for (size_t i = 0; status == PEIL_OK && i < subject->framework_count; i++) {
        const struct peil_round *round = find_round(&subject->frameworks[i]);

        if (!round)
            continue;
        status = make_panel(&work, gathering, subject, &subject->frameworks[i], round);
        panels[(*count)++] = work.panel;
    }
    return status;
}
