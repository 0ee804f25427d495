/*
 * Stored results beside what their answers come to.
 */
#include "core/compare/stored.h"

#include "core/base/node.h"
#include "core/compare/carry.h"

/* Numbers are stored so that the very same number is read back. */
static bool is_same_score(const struct peil_node *stored, const struct peil_score *score)
{
    const struct peil_node *value = peil_node_get(stored, "value");
    bool has = peil_node_type(value) == PEIL_NODE_NUMBER;
    double number = peil_node_as_number(value);

    if (score->status != PEIL_SCORE_VALUE || !has)
        return has == (score->status == PEIL_SCORE_VALUE);
    return !(number < score->value || number > score->value);
}

static bool are_same_sections(const struct peil_node *sections, const struct peil_result *result)
{
    for (size_t i = 0; i < peil_node_count(sections); i++) {
        const struct peil_node *one = peil_node_at(sections, i);
        const char *id = peil_node_get_text(one, "id");
        const struct peil_section *section = id ? peil_pack_section(result->pack, id) : NULL;

        if (!section ||
            !is_same_score(peil_node_get(one, "score"), &result->sections[section->index]) ||
            !are_same_sections(peil_node_get(one, "sections"), result))
            return false;
    }
    return true;
}

bool peil_stored_agrees(const struct peil_sheet *sheet)
{
    const struct peil_node *stored = sheet->stored;
    const struct peil_result *result = sheet->result;

    if (!stored || !result || sheet->given || !peil_carry_is_of(stored, result->pack))
        return true;
    return is_same_score(peil_node_get(stored, "score"), &result->total) &&
           are_same_sections(peil_node_get(stored, "sections"), result);
}
