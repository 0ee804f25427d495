/*
 * What one checklist tells of a concept, and what all of them do.
 */
#include "core/compare/cells.h"

#include "core/base/num.h"
#include "core/eval/concept_range.h"

const char *peil_cell_state_word(enum peil_cell_state state)
{
    static const char *const words[] = {"not-asked", "not-applicable", "unknown", "known"};

    return words[state];
}

const char *peil_union_status_word(enum peil_union_status status)
{
    static const char *const words[] = {
        "contradicted", "known", "partly", "unknown", "not-applicable", "not-asked"};

    return words[status];
}

double peil_known_share(const struct peil_vocabulary *vocabulary, enum peil_relation relation)
{
    switch (relation) {
    case PEIL_RELATION_EQUAL:
        return 1;
    case PEIL_RELATION_SUBSET:
        return vocabulary->known.subset;
    case PEIL_RELATION_SUPERSET:
        return vocabulary->known.superset;
    case PEIL_RELATION_INTERSECTS:
        return vocabulary->known.intersects;
    }
    return 0;
}

static enum peil_tier tier_of(enum peil_relation relation)
{
    return relation == PEIL_RELATION_EQUAL    ? PEIL_TIER_EQUAL
           : relation == PEIL_RELATION_SUBSET ? PEIL_TIER_SUBSET
                                              : PEIL_TIER_OTHER;
}

/* ---- a cell ----------------------------------------------------------------------------- */

/* Marks the routes of the first tier there is, and notes which of them knows least. */
static enum peil_tier choose_routes(struct peil_concept_cell *cell, struct peil_route *routes,
    const struct peil_vocabulary *vocabulary)
{
    enum peil_tier tier = PEIL_TIER_OTHER;
    bool any = false;

    for (size_t i = 0; i < cell->route_count; i++)
        if (tier_of(routes[i].relation) < tier)
            tier = tier_of(routes[i].relation);
    for (size_t i = 0; i < cell->route_count; i++) {
        double share = peil_known_share(vocabulary, routes[i].relation);

        routes[i].used = tier_of(routes[i].relation) == tier;
        if (routes[i].used && (!any || share < cell->share)) {
            cell->relation = routes[i].relation;
            cell->share = share;
            any = true;
        }
    }
    return tier;
}

/* The ratio of what is known: the worst for `equal`, else the mean. False where nothing is. */
static bool find_ratio(const struct peil_concept_cell *cell, enum peil_tier tier, double *ratio)
{
    double least = 1;
    double sum = 0;
    double count = 0;

    for (size_t i = 0; i < cell->route_count; i++) {
        const struct peil_concept_level *level = cell->routes[i].level;

        if (!cell->routes[i].used || !level->known)
            continue;
        least = level->ratio < least ? level->ratio : least;
        sum += level->ratio;
        count += 1;
    }
    if (!(count > 0))
        return false;
    *ratio = tier == PEIL_TIER_EQUAL ? least : peil_num_publish(sum / count);
    return true;
}

static const struct peil_level *level_of(const struct peil_vocabulary *vocabulary, double ratio)
{
    for (size_t i = 0; i < vocabulary->level_count; i++)
        if (ratio >= vocabulary->levels[i].from || i + 1 == vocabulary->level_count)
            return &vocabulary->levels[i];
    return NULL;
}

static enum peil_confidence confidence_of(const struct peil_concept_cell *cell, enum peil_tier tier)
{
    if (cell->state != PEIL_CELL_KNOWN)
        return PEIL_CONFIDENCE_NONE;
    return tier == PEIL_TIER_OTHER                  ? PEIL_CONFIDENCE_INDICATIVE
           : tier == PEIL_TIER_SUBSET || cell->open ? PEIL_CONFIDENCE_PARTIAL
                                                    : PEIL_CONFIDENCE_FULL;
}

/* Between what the ratio lies, and the interval of which the rest of the concept is left open. */
static bool bound(
    struct peil_concept_cell *cell, enum peil_tier tier, struct peil_concept_member *room)
{
    struct peil_concept_bounds bounds;
    size_t count = 0;

    for (size_t i = 0; i < cell->route_count; i++) {
        const struct peil_concept_level *level = cell->routes[i].level;

        if (cell->routes[i].used && level->bounded)
            room[count++] = (struct peil_concept_member){
                .low = level->low, .high = level->high, .weight = 1, .may_leave = !level->certain};
    }
    bounds = peil_concept_bounds_of(room, count, tier);
    if (!bounds.any)
        return false;
    cell->low = bounds.low;
    cell->high = bounds.high;
    cell->least = peil_num_publish(cell->share * cell->low);
    cell->most = peil_num_publish(cell->share * cell->high + (1 - cell->share));
    return true;
}

void peil_cell_fill(struct peil_concept_cell *cell, struct peil_route *routes, size_t count,
    const struct peil_vocabulary *vocabulary, struct peil_concept_member *room)
{
    enum peil_tier tier;

    *cell = (struct peil_concept_cell){.routes = routes, .route_count = count};
    if (count == 0)
        return;
    tier = choose_routes(cell, routes, vocabulary);
    for (size_t i = 0; i < count; i++)
        cell->open = cell->open || (routes[i].used && routes[i].level->open);
    cell->state = !bound(cell, tier, room)               ? PEIL_CELL_NOT_APPLICABLE
                  : find_ratio(cell, tier, &cell->ratio) ? PEIL_CELL_KNOWN
                                                         : PEIL_CELL_UNKNOWN;
    if (cell->state == PEIL_CELL_KNOWN)
        cell->level = level_of(vocabulary, cell->ratio);
    cell->confidence = confidence_of(cell, tier);
}

/* ---- all cells of a concept ------------------------------------------------------------- */

static double least_of(double a, double b)
{
    return a < b ? a : b;
}

static double most_of(double a, double b)
{
    return a > b ? a : b;
}

static bool has_interval(const struct peil_concept_cell *cell)
{
    return cell->state == PEIL_CELL_KNOWN || cell->state == PEIL_CELL_UNKNOWN;
}

static void bound_union(struct peil_compared_concept *concept, size_t count)
{
    double low = 0;
    double high = 1;
    double share = 0;
    double middle;
    double half;

    for (size_t i = 0; i < count; i++) {
        const struct peil_concept_cell *cell = &concept->cells[i];

        if (!has_interval(cell))
            continue;
        concept->bounded = true;
        low = most_of(low, cell->least);
        high = least_of(high, cell->most);
        if (cell->state == PEIL_CELL_KNOWN)
            share = most_of(share, cell->share);
    }
    middle = (low + high) / 2;
    half = (1 - share) / 2;
    concept->least = peil_num_publish(most_of(0, least_of(least_of(low, high), middle - half)));
    concept->most = peil_num_publish(least_of(1, most_of(most_of(low, high), middle + half)));
}

/* Whether a cell may contradict another: what only touches a concept may well differ. */
static bool can_contradict(const struct peil_concept_cell *cell)
{
    return cell->state == PEIL_CELL_KNOWN && tier_of(cell->relation) != PEIL_TIER_OTHER;
}

/* Finds the lowest and the highest level of the cells that can contradict each other. */
static bool find_contradiction(struct peil_compared_concept *concept, size_t count)
{
    size_t *against = concept->against;
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        const struct peil_concept_cell *cell = &concept->cells[i];

        if (!can_contradict(cell))
            continue;
        if (!any)
            against[0] = against[1] = i;
        any = true;
        /* Levels stand best first. */
        if (cell->level > concept->cells[against[0]].level)
            against[0] = i;
        if (cell->level < concept->cells[against[1]].level)
            against[1] = i;
    }
    return any && concept->cells[against[0]].level != concept->cells[against[1]].level;
}

static enum peil_union_status status_of(struct peil_compared_concept *concept, size_t count)
{
    size_t in_state[PEIL_CELL_KNOWN + 1] = {0};
    bool full = false;

    for (size_t i = 0; i < count; i++) {
        in_state[concept->cells[i].state]++;
        full = full || concept->cells[i].confidence == PEIL_CONFIDENCE_FULL;
    }
    if (in_state[PEIL_CELL_NOT_ASKED] == count)
        return PEIL_UNION_NOT_ASKED;
    if (in_state[PEIL_CELL_KNOWN] == 0)
        return in_state[PEIL_CELL_UNKNOWN] > 0 ? PEIL_UNION_UNKNOWN : PEIL_UNION_NOT_APPLICABLE;
    if (find_contradiction(concept, count))
        return PEIL_UNION_CONTRADICTED;
    return full ? PEIL_UNION_KNOWN : PEIL_UNION_PARTLY;
}

void peil_union_fill(struct peil_compared_concept *concept, size_t count)
{
    concept->asked = 0;
    for (size_t i = 0; i < count; i++)
        concept->asked += concept->cells[i].state != PEIL_CELL_NOT_ASKED;
    concept->status = status_of(concept, count);
    bound_union(concept, count);
}
