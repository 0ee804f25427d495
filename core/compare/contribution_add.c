/*
 * What goes into a contribution: the scores of a subject, or another contribution.
 */
#include <string.h>

#include "core/compare/contribution_parts.h"

static bool add_value(struct peil_contribution *into, struct peil_class_cells *class_cells,
    enum peil_cell_part part, const char *id, bool has, double ratio)
{
    struct peil_cell *cell = peil_contribution_get_cell(into, class_cells, part, id, NULL);

    if (!cell)
        return false;
    if (has) {
        cell->count++;
        cell->bins[peil_contribution_bin(ratio)]++;
    } else {
        cell->without++;
    }
    return true;
}

static bool add_score(struct peil_contribution *into, struct peil_class_cells *class_cells,
    enum peil_cell_part part, const char *id, const struct peil_score *score)
{
    bool has = score->status == PEIL_SCORE_VALUE;

    if (!has &&
        (score->reason == PEIL_REASON_NO_MODEL || score->reason == PEIL_REASON_NO_SCORED_ITEMS))
        return true;
    return add_value(into, class_cells, part, id, has, score->ratio);
}

void peil_contribution_use_rule(
    struct peil_contribution *into, const struct peil_pack *pack, enum peil_merge_rule rule)
{
    struct peil_pack_cells *cells =
        peil_contribution_get_pack(into, pack->id, pack->version.major, NULL);

    if (cells)
        cells->rules |= 1U << rule;
}

int peil_contribution_add_result(struct peil_contribution *into, const struct peil_result *result,
    const char *label, const char *member)
{
    const struct peil_pack *source = result->pack;
    struct peil_member one = {{0}};
    struct peil_pack_cells *pack =
        peil_contribution_get_pack(into, source->id, source->version.major, NULL);
    struct peil_class_cells *class_cells =
        pack ? peil_contribution_get_class(into, pack, label, NULL) : NULL;
    bool good;

    if (!class_cells)
        return PEIL_ENOMEM;
    memcpy(one.id, member, PEIL_MEMBER_SIZE - 1);
    class_cells->subjects++;
    good = peil_contribution_put_digest(into, pack, source->digest, NULL) &&
           peil_contribution_put_members(into, pack, &one, 1) &&
           add_score(into, class_cells, PEIL_CELL_TOTAL, "", &result->total);
    for (size_t i = 0; good && i < source->section_count; i++)
        good = add_score(
            into, class_cells, PEIL_CELL_SECTION, source->sections[i].id, &result->sections[i]);
    for (size_t i = 0; good && i < result->concept_count; i++)
        good =
            add_value(into, class_cells, PEIL_CELL_CONCEPT, result->concepts[i].concept->qualified,
                result->concepts[i].known, result->concepts[i].ratio);
    return good ? PEIL_OK : PEIL_ENOMEM;
}

/* A text of another contribution, which may not live as long. */
static const char *keep(struct peil_contribution *into, const char *text)
{
    const char *kept = peil_arena_text(into->arena, text);

    return kept ? kept : "";
}

static bool add_cell(struct peil_contribution *into, struct peil_class_cells *class_cells,
    const struct peil_cell *other)
{
    bool made;
    struct peil_cell *cell =
        peil_contribution_get_cell(into, class_cells, other->part, other->id, &made);

    if (!cell)
        return false;
    if (made)
        cell->id = keep(into, other->id);
    cell->count += other->count;
    cell->without += other->without;
    for (size_t i = 0; i < PEIL_BINS; i++)
        cell->bins[i] += other->bins[i];
    return true;
}

static bool add_class(struct peil_contribution *into, struct peil_pack_cells *pack,
    const struct peil_class_cells *other)
{
    bool made, good;
    struct peil_class_cells *class_cells =
        peil_contribution_get_class(into, pack, other->label, &made);

    good = class_cells != NULL;
    if (good && made)
        class_cells->label = keep(into, other->label);
    if (good)
        class_cells->subjects += other->subjects;
    for (size_t i = 0; good && i < other->cell_count; i++)
        good = add_cell(into, class_cells, &other->cells[i]);
    return good;
}

static bool add_pack(struct peil_contribution *into, const struct peil_pack_cells *other)
{
    bool made, good;
    struct peil_pack_cells *pack = peil_contribution_get_pack(into, other->id, other->major, &made);

    if (pack && made)
        pack->id = keep(into, other->id);
    if (pack)
        pack->rules |= other->rules;
    good = pack && peil_contribution_put_members(into, pack, other->members, other->member_count);
    for (size_t i = 0; good && i < other->digest_count; i++)
        good = peil_contribution_put_digest(into, pack, keep(into, other->digests[i]), NULL);
    for (size_t i = 0; good && i < other->class_count; i++)
        good = add_class(into, pack, &other->classes[i]);
    return good;
}

int peil_contribution_add(struct peil_contribution *into, const struct peil_contribution *other)
{
    bool good = true;

    for (size_t i = 0; good && i < other->pack_count; i++)
        good = add_pack(into, &other->packs[i]);
    return good && !peil_arena_failed(into->arena) ? PEIL_OK : PEIL_ENOMEM;
}
