/*
 * Checklists side by side: which vocabulary they meet in, and what each of them tells there.
 */
#include "core/compare/frameworks.h"

#include <string.h>

#include "core/compare/cells.h"
#include "core/eval/concept_range.h"

/* A concept that a checklist reaches, with the way. */
struct reached {
    const struct peil_concept_level *level; /* NULL while only the pack is looked at */
    const struct peil_concept *concept;
    const struct peil_chain *chain; /* NULL: itself */
    enum peil_relation relation;
};

/* All that one checklist reaches, in whatever vocabulary. */
struct reach {
    struct reached *list;
    size_t count, room;
};

struct maker {
    struct peil_arena *arena;
    struct peil_frameworks *out;
    struct peil_column *columns;
    struct reach *reaches; /* by column */
};

/* ---- what a checklist reaches ----------------------------------------------------------- */

static bool add_reached(struct peil_arena *arena, struct reach *reach, struct reached reached)
{
    if (reach->count == reach->room) {
        size_t room = reach->room == 0 ? 32 : 2 * reach->room;
        struct reached *list = peil_arena_array(arena, room, sizeof(*list));

        if (!list)
            return false;
        if (reach->count > 0)
            memcpy(list, reach->list, reach->count * sizeof(*list));
        reach->list = list;
        reach->room = room;
    }
    reach->list[reach->count++] = reached;
    return true;
}

/* Adds a concept and all that it is tied to. */
static bool follow(
    struct peil_arena *arena, struct peil_chains *chains, struct reach *reach, struct reached start)
{
    const struct peil_chain *chain;
    size_t count;

    if (!add_reached(arena, reach, start) ||
        !peil_chains_from(chains, start.concept, &chain, &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct reached next = {start.level, chain[i].to, &chain[i],
            peil_relation_through(start.relation, chain[i].relation)};

        if (!add_reached(arena, reach, next))
            return false;
    }
    return true;
}

static enum peil_tier tier_of(enum peil_relation relation)
{
    return relation == PEIL_RELATION_EQUAL    ? PEIL_TIER_EQUAL
           : relation == PEIL_RELATION_SUBSET ? PEIL_TIER_SUBSET
                                              : PEIL_TIER_OTHER;
}

/* Of the relations that decided of a level, the one by which least is known. */
static enum peil_relation relation_of(
    const struct peil_result *result, const struct peil_concept_level *level)
{
    const struct peil_vocabulary *vocabulary = level->concept->pack->vocabulary;
    enum peil_relation relation = PEIL_RELATION_EQUAL;
    double least = 2;

    for (size_t i = 0; i < level->source_count; i++) {
        const struct peil_concept_source *source = &level->sources[i];
        double share = peil_known_share(vocabulary, source->relation);

        if (tier_of(source->relation) != level->tier || !(share < least) ||
            (source->item && !peil_answers_asks(result->answers_given, source->item)))
            continue;
        relation = source->relation;
        least = share;
    }
    return relation;
}

static bool reach_results(struct maker *m, size_t column)
{
    const struct peil_result *result = m->columns[column].round->result;
    struct peil_chains *chains = peil_chains_new(m->arena, result->pack);

    if (!chains)
        return false;
    for (size_t i = 0; i < result->concept_count; i++) {
        const struct peil_concept_level *level = &result->concepts[i];
        struct reached start = {level, level->concept, NULL, relation_of(result, level)};

        if (!level->unasked && !follow(m->arena, chains, &m->reaches[column], start))
            return false;
    }
    return true;
}

/* ---- the target vocabulary -------------------------------------------------------------- */

static bool reaches(const struct reach *reach, const char *vocabulary)
{
    for (size_t i = 0; i < reach->count; i++)
        if (strcmp(reach->list[i].concept->pack->id, vocabulary) == 0)
            return true;
    return false;
}

static int compare_versions(struct peil_version a, struct peil_version b)
{
    if (a.major != b.major)
        return a.major < b.major ? -1 : 1;
    if (a.minor != b.minor)
        return a.minor < b.minor ? -1 : 1;
    return a.patch != b.patch ? (a.patch < b.patch ? -1 : 1) : 0;
}

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
                count += reaches(&m->reaches[c], used->id);
            order = *best ? strcmp(used->id, (*best)->id) : 0;
            if (count == 0 || count < most || (count == most && order > 0) ||
                (count == most && order == 0 &&
                    compare_versions(used->version, (*best)->version) <= 0))
                continue;
            most = count;
            *best = used;
        }
    }
}

/* Where a concept of any copy of the target stands in it; PEIL_NONE where it does not. */
static size_t place_of(const struct peil_pack *target, const struct peil_concept *concept)
{
    const struct peil_vocabulary *vocabulary = target->vocabulary;

    if (strcmp(concept->pack->id, target->id) != 0)
        return PEIL_NONE;
    if (concept->index < vocabulary->concept_count &&
        strcmp(vocabulary->concepts[concept->index].id, concept->id) == 0)
    return concept->index;
    for (size_t i = 0; i < vocabulary->concept_count; i++)
        if (strcmp(vocabulary->concepts[i].id, concept->id) == 0)
            return i;
    for (size_t i = 0; i < vocabulary->concept_count; i++)
        if (vocabulary->concepts[i].was && strcmp(vocabulary->concepts[i].was, concept->id) == 0)
            return i;
    return PEIL_NONE;
}

/* ---- cells ------------------------------------------------------------------------------ */

/* The cells of one column, from what it reaches. */
static bool fill_column(struct maker *m, size_t column, struct peil_concept_cell *const *cells)
{
    const struct peil_pack *target = m->out->pack;
    const struct reach *reach = &m->reaches[column];
    size_t concepts = target->vocabulary->concept_count;
    size_t *first = peil_arena_array(m->arena, concepts + 2, sizeof(*first));
    struct peil_route *routes = peil_arena_array(m->arena, reach->count, sizeof(*routes));
    struct peil_concept_member *room = peil_arena_array(m->arena, reach->count, sizeof(*room));

    if (!first || !routes || !room)
        return false;
    for (size_t i = 0; i < reach->count; i++) {
        size_t place = place_of(target, reach->list[i].concept);

        if (place != PEIL_NONE)
            first[place + 2]++;
    }
    for (size_t i = 2; i < concepts + 2; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; i < reach->count; i++) {
        const struct reached *one = &reach->list[i];
        size_t place = place_of(target, one->concept);

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
        if (!reach_results(m, count - 1))
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

static bool reach_maps(struct peil_arena *arena, struct peil_chains *chains, struct reach *reach,
    const struct peil_mapping *maps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!follow(arena, chains, reach,
                (struct reached){NULL, maps[i].concept, NULL, maps[i].relation}))
            return false;
    return true;
}

int peil_frameworks_asked_by(bool *asked, struct peil_arena *arena,
    const struct peil_frameworks *frameworks, const struct peil_pack *pack)
{
    struct peil_chains *chains = peil_chains_new(arena, pack);
    struct reach reach = {0};

    if (!chains)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < pack->section_count; i++)
        if (pack->sections[i].model != PEIL_MODEL_NONE &&
            !reach_maps(arena, chains, &reach, pack->sections[i].maps, pack->sections[i].map_count))
            return PEIL_ENOMEM;
    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].scored &&
            !reach_maps(arena, chains, &reach, pack->items[i].maps, pack->items[i].map_count))
            return PEIL_ENOMEM;
    for (size_t i = 0; i < reach.count; i++) {
        size_t place = place_of(frameworks->pack, reach.list[i].concept);

        if (place != PEIL_NONE)
            asked[place] = true;
    }
    return PEIL_OK;
}
