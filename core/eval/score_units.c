/*
 * Gathering what takes part in a score.
 */
#include "core/eval/score_units.h"

static bool has_items_of_its_own(const struct peil_section *section)
{
    for (size_t i = 0; i < section->child_count; i++)
        if (!section->children[i].is_section)
            return true;
    return section->child_count == 0;
}

const size_t *peil_score_units(struct peil_arena *arena, const struct peil_pack *pack)
{
    size_t *units = peil_arena_array(arena, pack->section_count, sizeof(*units));

    for (size_t i = 0; units && i < pack->section_count; i++) {
        const struct peil_section *section = &pack->sections[i];

        units[i] = section->parent == PEIL_NONE ? PEIL_NONE : units[section->parent];
        if (units[i] == PEIL_NONE &&
            (section->depth >= pack->scoring.level || has_items_of_its_own(section)))
            units[i] = i;
    }
    return units;
}

/* The weights of a section and those above it, up to a scope, which does not count itself. */
static double weight_below(const struct peil_pack *pack, size_t section, size_t scope)
{
    double weight = 1;

    while (section != scope && section != PEIL_NONE) {
        weight *= pack->sections[section].weight;
        section = pack->sections[section].parent;
    }
    return weight;
}

static void add_item(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, size_t index)
{
    const struct peil_item *item = &scorer->pack->items[index];
    const struct peil_part *part = &scorer->parts[index];
    double weight;

    survey->scored += item->scored;
    survey->asked += part->asked ? 1 : 0;
    survey->answered += part->asked ? part->answered : 0;
    if (!part->applies)
        return;
    survey->applying++;
    weight = item->weight * weight_below(scorer->pack, item->section, scope->section);
    if (!(weight > 0))
        return;
    survey->weighted++;
    survey->refuses = survey->refuses || part->refuses;
    survey->prorated += part->prorated;
    survey->spoken += part->asked ? part->answered : 0;
    scorer->members[survey->members++] = (struct peil_member){.weight = weight,
        .share = part->share,
        .ratio = part->ratio,
        .prorated = part->prorated,
        .low = part->low,
        .high = part->high,
        .from = item->low,
        .to = item->high};
}

static void add_unit(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, size_t index)
{
    const struct peil_score *score = &scorer->sections[index];
    const struct peil_raw *raw = &scorer->raws[index];
    double weight = weight_below(scorer->pack, index, scope->section);
    bool has = score->status == PEIL_SCORE_VALUE;

    if (score->status == PEIL_SCORE_UNDEFINED || !(weight > 0))
        return;
    survey->left_out += !has;
    scorer->members[survey->members++] = (struct peil_member){.weight = weight,
        .share = has ? 1 : 0,
        .ratio = raw->ratio,
        .low = raw->ratio_low,
        .high = raw->ratio_high};
}

static void add_units(const struct peil_scorer *scorer, const struct peil_scope *scope,
    struct peil_survey *survey, const struct peil_child *children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct peil_section *section;

        if (!children[i].is_section)
            continue;
        section = &scorer->pack->sections[children[i].index];
        if (scorer->units[section->index] == section->index)
            add_unit(scorer, scope, survey, section->index);
        else
            add_units(scorer, scope, survey, section->children, section->child_count);
    }
}

/* Whether the members are sections: for some models, where there are units below the scope. */
static bool works_with_units(const struct peil_scorer *scorer, const struct peil_scope *scope)
{
    if (scope->section != PEIL_NONE && scorer->units[scope->section] != PEIL_NONE)
        return false;
    return scope->model == PEIL_MODEL_MEAN_OF_MEANS || scope->model == PEIL_MODEL_WORST ||
           (scope->model == PEIL_MODEL_COUNT && scorer->pack->scoring.count_sections);
}

void peil_score_survey(
    const struct peil_scorer *scorer, const struct peil_scope *scope, struct peil_survey *survey)
{
    const struct peil_pack *pack = scorer->pack;

    *survey = (struct peil_survey){0};
    for (size_t i = 0; i < scope->item_count; i++)
        add_item(scorer, scope, survey, scope->first_item + i);
    survey->by_units = works_with_units(scorer, scope);
    if (!survey->by_units)
        return;
    survey->members = 0;
    if (scope->section == PEIL_NONE) {
        add_units(scorer, scope, survey, pack->children, pack->child_count);
    } else {
        const struct peil_section *section = &pack->sections[scope->section];

        add_units(scorer, scope, survey, section->children, section->child_count);
    }
}
