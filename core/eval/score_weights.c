/*
 * What items and sections weigh in a score.
 */
#include "core/eval/score.h"
#include "core/pack/models.h"

double peil_score_section_weight(const struct peil_pack *pack, size_t section, size_t scope)
{
    double weight = 1;

    while (section != scope && section != PEIL_NONE) {
        weight *= pack->sections[section].weight;
        section = pack->sections[section].parent;
    }
    return weight;
}

double peil_score_item_weight(
    const struct peil_pack *pack, enum peil_model model, const struct peil_item *item, size_t scope)
{
    const struct peil_model_traits *traits = peil_model_traits(model);

    if (!peil_model_counts(model, item))
        return 0;
    if (traits->no_weight)
        return 1;
    if (traits->own_weight)
        return item->weight;
    return item->weight * peil_score_section_weight(pack, item->section, scope);
}
