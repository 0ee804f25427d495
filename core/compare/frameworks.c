/*
 * Checklists side by side: which vocabulary they meet in, and what each of them tells there.
 */
#include "core/compare/frameworks.h"

#include <string.h>

#include "core/compare/cells.h"
#include "core/compare/reach.h"
#include "core/eval/concept_range.h"

struct maker {
    struct peil_arena *arena;
    struct peil_frameworks *out;
    struct peil_column *columns;
    struct peil_reach *reaches; /* by column */
};

/* ---- the target vocabulary -------------------------------------------------------------- */

/* The more checklists reach a vocabulary the better, then by id; of one, the highest version. */
static void choose_target(struct maker *m)
{
    const struct peil_pack **best = &m->out->pack;
    size_t most = 0;

    for (size_t i = 0; i < m->out->column_count; i++) {
        const struct peil_pack *pack = m->columns[i].round->result->pack;

        for (size_t k = 0; k < pack->used_count; k++) {
            const struct peil_pack *used = pack->used[k].pack;
            size_t count = 0;
            int order;

            for (size_t c = 0; used->vocabulary && c < m->out->column_count; c++)
                count += peil_reach_has(&m->reaches[c], used->id);
            order = *best ? strcmp(used->id, (*best)->id) : 0;
            if (count == 0 || count < most || (count == most && order > 0) ||
                (count == most && order == 0 &&
                    peil_version_order(&used->version, &(*best)->version) <= 0))
                continue;
            most = count;
            *best = used;
        }
    }
}

/* ---- cells ------------------------------------------------------------------------------ */

/* The cells of one column, from what it reaches. */
static bool fill_column(struct maker *m, size_t column, struct peil_concept_cell *const *cells)
{
    const struct peil_pack *target = m->out->pack;
    const struct peil_reach *reach = &m->reaches[column];
    size_t concepts = target->vocabulary->concept_count;
    size_t *first = peil_arena_array(m->arena, concepts + 2, sizeof(*first));
    struct peil_route *routes = peil_arena_array(m->arena, reach->count, sizeof(*routes));
    struct peil_concept_member *room = peil_arena_array(m->arena, reach->count, sizeof(*room));

    if (!first || !routes || !room)
        return false;
    for (size_t i = 0; i < reach->count; i++) {
        size_t place = peil_reach_place(target, reach->list[i].concept);

        if (place != PEIL_NONE)
            first[place + 2]++;
    }
    for (size_t i = 2; i < concepts + 2; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; i < reach->count; i++) {
        const struct peil_reached *one = &reach->list[i];
        size_t place = peil_reach_place(target, one->concept);

        if (place != PEIL_NONE)
            routes[first[place + 1]++] = (struct peil_route){
                .level = one->level, .chain = one->chain, .relation = one->relation};
    }
    for (size_t i = 0; i < concepts; i++)
        peil_cell_fill(&cells[i][column], routes + first[i], first[i + 1] - first[i],
            target->vocabulary, room);
    return true;
}

static bool is_law(const struct peil_concept *concept)
{
    return concept->basis.kind == PEIL_BASIS_LAW || concept->basis.kind == PEIL_BASIS_LAW_APPLIED;
}

static bool make_concepts(struct maker *m)
{
    struct peil_frameworks *out = m->out;
    const struct peil_vocabulary *vocabulary = out->pack->vocabulary;
    size_t count = vocabulary->concept_count;
    struct peil_compared_concept *concepts = peil_arena_array(m->arena, count, sizeof(*concepts));
    struct peil_concept_cell **cells = peil_arena_array(m->arena, count, sizeof(*cells));

    if (!concepts || !cells)
        return false;
    for (size_t i = 0; i < count; i++) {
        cells[i] = peil_arena_array(m->arena, out->column_count, sizeof(**cells));
        if (!cells[i])
            return false;
        concepts[i].concept = &vocabulary->concepts[i];
        concepts[i].law = is_law(concepts[i].concept);
        concepts[i].cells = cells[i];
        out->law_count += concepts[i].law;
    }
    for (size_t i = 0; i < out->column_count; i++)
        if (!fill_column(m, i, cells))
            return false;
    for (size_t i = 0; i < count; i++) {
        peil_union_fill(&concepts[i], out->column_count);
        out->asked += concepts[i].asked > 0;
        out->asked_law += concepts[i].asked > 0 && concepts[i].law;
    }
    out->concepts = concepts;
    out->concept_count = count;
    return true;
}

/* ---- columns ---------------------------------------------------------------------------- */

static bool make_columns(struct maker *m, const struct peil_compared_subject *subject)
{
    size_t count = 0;

    m->columns = peil_arena_array(m->arena, subject->framework_count, sizeof(*m->columns));
    m->reaches = peil_arena_array(m->arena, subject->framework_count, sizeof(*m->reaches));
    if (!m->columns || !m->reaches)
        return false;
    for (size_t i = 0; i < subject->framework_count; i++) {
        const struct peil_framework *framework = &subject->frameworks[i];
        const struct peil_round *round = &framework->rounds[framework->round_count - 1];

        if (!round->result)
            continue;
        m->columns[count].framework = framework;
        m->columns[count].round = round;
        m->out->column_count = ++count;
        if (!peil_reach_result(&m->reaches[count - 1], m->arena, round->result))
            return false;
    }
    m->out->columns = m->columns;
    return true;
}

/* How the concepts came out in a column. */
static bool count_column(struct maker *m, size_t index)
{
    const struct peil_vocabulary *vocabulary = m->out->pack->vocabulary;
    struct peil_column *column = &m->columns[index];
    size_t *counts = peil_arena_array(m->arena, vocabulary->level_count, sizeof(*counts));

    if (!counts)
        return false;
    for (size_t i = 0; i < m->out->concept_count; i++) {
        const struct peil_compared_concept *concept = &m->out->concepts[i];
        const struct peil_concept_cell *cell = &concept->cells[index];

        if (cell->state == PEIL_CELL_NOT_ASKED)
            continue;
        column->reached = true;
        column->asked++;
        column->asked_law += concept->law;
        column->unknown += cell->state == PEIL_CELL_UNKNOWN;
        column->not_applicable += cell->state == PEIL_CELL_NOT_APPLICABLE;
        if (cell->state == PEIL_CELL_KNOWN)
            counts[cell->level - vocabulary->levels]++;
    }
    column->level_counts = counts;
    return true;
}

/* ---- gaps ------------------------------------------------------------------------------- */

/* Whether a concept belongs in a gap. */
static bool is_missing(
    const struct peil_compared_concept *concept, const struct peil_gap *gap, bool nobody)
{
    return nobody ? concept->asked == 0
                  : concept->cells[gap->has].state != PEIL_CELL_NOT_ASKED &&
                        concept->cells[gap->lacks].state == PEIL_CELL_NOT_ASKED;
}

/* Lists the concepts of a gap: those of the law first, each in the order of the vocabulary. */
static bool fill_gap(struct maker *m, struct peil_gap *gap, bool nobody)
{
    const struct peil_frameworks *out = m->out;
    const struct peil_compared_concept **list =
        peil_arena_array(m->arena, out->concept_count, sizeof(*list));

    for (int law = 1; list && law >= 0; law--)
        for (size_t i = 0; i < out->concept_count; i++)
            if (out->concepts[i].law == (law == 1) && is_missing(&out->concepts[i], gap, nobody))
                list[gap->count++] = &out->concepts[i];
    gap->concepts = list;
    return list != NULL;
}

static bool make_gaps(struct maker *m)
{
    struct peil_frameworks *out = m->out;
    size_t columns = out->column_count;
    struct peil_gap *gaps = peil_arena_array(m->arena, columns * columns, sizeof(*gaps));

    if (!gaps)
        return false;
    for (size_t i = 0; i < columns; i++) {
        for (size_t k = i + 1; k < columns; k++) {
            if (!m->columns[i].reached || !m->columns[k].reached)
                continue;
            gaps[out->gap_count++] = (struct peil_gap){.has = i, .lacks = k};
            gaps[out->gap_count++] = (struct peil_gap){.has = k, .lacks = i};
        }
    }
    for (size_t i = 0; i < out->gap_count; i++)
        if (!fill_gap(m, &gaps[i], false))
            return false;
    out->gaps = gaps;
    return fill_gap(m, &out->nobody, true);
}

int peil_frameworks_make(struct peil_frameworks **out, struct peil_arena *arena,
    const struct peil_compared_subject *subject)
{
    struct maker m = {.arena = arena, .out = peil_arena_alloc(arena, sizeof(*m.out))};

    *out = NULL;
    if (!m.out || !make_columns(&m, subject))
        return PEIL_ENOMEM;
    choose_target(&m);
    if (m.out->pack) {
        if (!make_concepts(&m))
            return PEIL_ENOMEM;
        for (size_t i = 0; i < m.out->column_count; i++)
            if (!count_column(&m, i))
                return PEIL_ENOMEM;
        if (!make_gaps(&m))
            return PEIL_ENOMEM;
    }
    *out = m.out;
    return PEIL_OK;
}

/* ---- other checklists ------------------------------------------------------------------- */

int peil_frameworks_asked_by(bool *asked, struct peil_arena *arena,
    const struct peil_frameworks *frameworks, const struct peil_pack *pack)
{
    struct peil_reach reach = {0};

    if (!peil_reach_pack(&reach, arena, pack))
        return PEIL_ENOMEM;
    for (size_t i = 0; i < reach.count; i++) {
        size_t place = peil_reach_place(frameworks->pack, reach.list[i].concept);

        if (place != PEIL_NONE)
            asked[place] = true;
    }
    return PEIL_OK;
}
