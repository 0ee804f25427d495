/*
 * What takes part in the score of each section and of the whole, with its weight.
 */
#include "core/eval/plan_parts.h"
#include "core/pack/models.h"

/*
 * The unit of every section, for models that work with sections: its ancestor (or itself) at depth
 * `level`. A branch that is not so deep counts with its deepest section, and a section above that
 * depth that has items of its own is a unit as a whole, so that each item stands in one unit.
 * PEIL_NONE for sections above their units.
 */
static size_t *find_units(struct peil_arena *arena, const struct peil_pack *pack)
{
    size_t *units = peil_arena_array(arena, pack->section_count, sizeof(*units));

    for (size_t i = 0; units && i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        units[i] = section->parent == PEIL_NONE ? PEIL_NONE : units[section->parent];
        if (units[i] == PEIL_NONE && peil_model_is_stream(pack, i))
            units[i] = i;
    }
    return units;
}

static void set_weights(
    struct peil_scope *scope, const struct peil_pack *pack, struct peil_arena *arena)
{
    double *weights = peil_arena_array(arena, scope->item_count, sizeof(*weights));

    for (size_t i = 0; weights && i < scope->item_count; i++) {
        const struct peil_item *item = &pack->items[scope->first_item + i];

        weights[i] = peil_score_item_weight(pack, scope->model, item, scope->section);
        scope->scored += item->scored && peil_model_counts(scope->model, item);
    }
    scope->weights = weights;
}

/* Whether the members are sections: for some models, where there are units below the scope. */
static bool works_with_units(
    const struct peil_pack *pack, const size_t *units, const struct peil_scope *scope)
{
    if (scope->section != PEIL_NONE && units[scope->section] != PEIL_NONE)
        return false;
    return peil_model_by_sections(&pack->scoring, scope->model);
}

/* The units below a section or, for PEIL_NONE, of the whole, in the order of the pack. */
static void add_units(struct peil_scope *scope, struct peil_unit *found,
    const struct peil_pack *pack, const size_t *units, size_t section)
{
    bool whole = section == PEIL_NONE;
    const struct peil_child *children = whole ? pack->children : pack->sections[section].children;
    size_t count = whole ? pack->child_count : pack->sections[section].child_count;

    for (size_t i = 0; i < count; i++) {
        size_t index = children[i].index;

        if (!children[i].is_section)
            continue;
        if (units[index] != index) {
            add_units(scope, found, pack, units, index);
            continue;
        }
        found[scope->unit_count++] = (struct peil_unit){
            .section = index, .weight = peil_score_section_weight(pack, index, scope->section)};
    }
}

static void set_units(struct peil_scope *scope, const struct peil_pack *pack, const size_t *units,
    struct peil_unit *room, struct peil_arena *arena)
{
    struct peil_unit *kept;
    double *weights;

    scope->by_units = works_with_units(pack, units, scope);
    if (!scope->by_units)
        return;
    add_units(scope, room, pack, units, scope->section);
    kept = peil_arena_array(arena, scope->unit_count, sizeof(*kept));
    weights = peil_arena_array(arena, scope->unit_count, sizeof(*weights));
    for (size_t i = 0; kept && weights && i < scope->unit_count; i++) {
        kept[i] = room[i];
        weights[i] = room[i].weight;
    }
    scope->units = kept;
    scope->unit_weights = weights;
}

/* The knock-outs of a scope that counts them. */
static void set_knockouts(
    struct peil_plan *plan, struct peil_scope *scope, struct peil_arena *arena)
{
    const struct peil_pack *pack = plan->pack;
    size_t *found;
    double *weights;

    if (!peil_model_counts_knockouts(&pack->scoring, scope->model))
        return;
    found = peil_arena_array(arena, scope->item_count, sizeof(*found));
    weights = peil_arena_array(arena, scope->item_count, sizeof(*weights));
    for (size_t i = 0; found && weights && i < scope->item_count; i++) {
        if (!pack->items[scope->first_item + i].knockout)
            continue;
        weights[scope->knockout_count] = 1;
        found[scope->knockout_count++] = scope->first_item + i;
    }
    plan->counts_knockouts = scope->counts_knockouts = true;
    scope->scored = scope->knockout_count;
    scope->knockouts = found;
    scope->knockout_weights = weights;
    if (scope->knockout_count > plan->most_units)
        plan->most_units = scope->knockout_count;
}

/* Whether an item counts in the whole just where it counts in its top section. */
static bool adds_up(const struct peil_pack *pack, const struct peil_scope *scopes)
{
    const struct peil_scope *whole = &scopes[pack->section_count];
    size_t found = 0;

    for (size_t i = 0; i < pack->section_count; i++) {
        const struct peil_scope *scope = &scopes[i];

        if (pack->sections[i].parent != PEIL_NONE)
            continue;
        found += scope->item_count;
        for (size_t k = 0; k < scope->item_count; k++)
            if ((scope->weights[k] > 0) != (whole->weights[scope->first_item + k] > 0))
                return false;
    }
    return found == pack->item_count;
}

void peil_plan_scopes(struct peil_plan *plan, struct peil_arena *arena)
{
    const struct peil_pack *pack = plan->pack;
    size_t *units = find_units(arena, pack);
    struct peil_unit *room = peil_arena_array(arena, pack->section_count, sizeof(*room));
    struct peil_scope *scopes = peil_arena_array(arena, pack->section_count + 1, sizeof(*scopes));

    if (!units || !room || !scopes)
        return;
    for (size_t i = 0; i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        scopes[i] = (struct peil_scope){.section = i,
            .model = section->model,
            .first_item = section->first_item,
            .item_count = section->item_count};
    }
    scopes[pack->section_count] = (struct peil_scope){
        .section = PEIL_NONE, .model = pack->scoring.model, .item_count = pack->item_count};
    for (size_t i = 0; i <= pack->section_count; i++) {
        set_weights(&scopes[i], pack, arena);
        set_units(&scopes[i], pack, units, room, arena);
        set_knockouts(plan, &scopes[i], arena);
        if (scopes[i].unit_count > plan->most_units)
            plan->most_units = scopes[i].unit_count;
    }
    if (peil_arena_failed(arena))
        return;
    scopes[pack->section_count].adds_up = !plan->counts_knockouts && adds_up(pack, scopes);
    plan->scopes = scopes;
}
