/*
 * The least and the most that comes of things which tell of a concept together.
 */
#include "core/eval/concept_range.h"

#include "core/base/num.h"

static double least_of(const struct peil_concept_member *members, size_t count)
{
    double least = 1;

    for (size_t i = 0; i < count; i++)
        least = members[i].low < least ? members[i].low : least;
    return least;
}

/* The best that the least of them can be: what may leave does so, unless nothing else is left. */
static double best_least_of(const struct peil_concept_member *members, size_t count)
{
    double least = 1;
    double best = 0;
    bool stays = false;

    for (size_t i = 0; i < count; i++) {
        best = members[i].high > best ? members[i].high : best;
        if (members[i].may_leave)
            continue;
        stays = true;
        least = members[i].high < least ? members[i].high : least;
    }
    return stays ? least : best;
}

/* Which members a mean is of, and which end of them is looked for. */
struct side {
    bool weighted; /* those with a weight; else those without, which then count alike */
    double sign;   /* 1 for the most; -1 for the least, which is the most of the opposites */
};

static bool is_among(const struct peil_concept_member *member, struct side side)
{
    return (member->weight > 0) == side.weighted;
}

static double end_of(const struct peil_concept_member *member, struct side side)
{
    return side.sign > 0 ? member->high : -member->low;
}

/* The mean of those that stay and of those that may leave but bring it above `than`. */
static double mean_above(const struct peil_concept_member *members, size_t count, struct side side,
    double than, bool *found)
{
    double sum = 0;
    double weights = 0;

    *found = false;
    for (size_t i = 0; i < count; i++) {
        double weight = side.weighted ? members[i].weight : 1;
        double end = end_of(&members[i], side);

        if (!is_among(&members[i], side) || (members[i].may_leave && !(end > than)))
            continue;
        sum += weight * end;
        weights += weight;
        *found = true;
    }
    return *found ? sum / weights : than;
}

/*
 * The most that the mean can be: whatever of what may leave lies above it stays. Each round leaves
 * out more, and the mean rises until it does so no longer.
 */
static double most_mean(
    const struct peil_concept_member *members, size_t count, struct side side, bool *found)
{
    bool still = false;
    double mean = mean_above(members, count, side, -2, found);

    for (size_t round = 0; *found && round < count; round++) {
        double next = mean_above(members, count, side, mean, &still);

        if (!still || !(next > mean))
            break;
        mean = next;
    }
    return side.sign * mean;
}

static void add_means(struct peil_concept_bounds *bounds, const struct peil_concept_member *members,
    size_t count, bool weighted)
{
    bool found;
    double high = most_mean(members, count, (struct side){weighted, 1}, &found);
    double low = most_mean(members, count, (struct side){weighted, -1}, &found);

    if (!found)
        return;
    bounds->low = !bounds->any || low < bounds->low ? low : bounds->low;
    bounds->high = !bounds->any || high > bounds->high ? high : bounds->high;
    bounds->any = true;
}

struct peil_concept_bounds peil_concept_bounds_of(
    const struct peil_concept_member *members, size_t count, enum peil_tier tier)
{
    struct peil_concept_bounds bounds = {.any = count > 0};
    bool weight_stays = false;

    for (size_t i = 0; i < count; i++) {
        bounds.certain = bounds.certain || !members[i].may_leave;
        weight_stays = weight_stays || (!members[i].may_leave && members[i].weight > 0);
    }
    if (tier == PEIL_TIER_EQUAL) {
        bounds.low = least_of(members, count);
        bounds.high = best_least_of(members, count);
    } else {
        bounds.any = false;
        add_means(&bounds, members, count, true);
        if (!weight_stays)
            add_means(&bounds, members, count, false);
    }
    bounds.low = peil_num_publish(bounds.low);
    bounds.high = peil_num_publish(bounds.high);
    return bounds;
}
