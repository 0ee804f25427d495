/*
 * The models. A member i has weight w, a share a of it that takes part (1, or 0 for an open one
 * that is left out; between them for a matrix of which rows are open) and for that share the worth
 * r from 0 to 1. Bounds are the same formula with every a = 1 and r the worst or best it can
 * become; they are reached, because every model here never falls when some r rises.
 */
#include "core/eval/score_parts.h"

#include "core/base/num.h"

/* Which of the three numbers of a score is being made. */
enum view {
    VALUE,
    LOW,
    HIGH
};

static double share_of(const struct peil_member *member, enum view view)
{
    return view == VALUE ? member->share : 1;
}

static double ratio_of(const struct peil_member *member, enum view view)
{
    return view == VALUE ? member->ratio : view == LOW ? member->low : member->high;
}

/* mean, and mean-of-means over sections: sum w a r / sum w a. */
static double mean(const struct peil_member *members, size_t count, enum view view)
{
    double sum = 0;
    double weights = 0;

    for (size_t i = 0; i < count; i++) {
        double weight = members[i].weight * share_of(&members[i], view);

        sum += weight * ratio_of(&members[i], view);
        weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
}

/*
 * worst: the least r. A member that is left out holds it down all the same to the best it can still
 * become: a section with a failing answer does not stop to fail for want of the others.
 */
static double worst(const struct peil_member *members, size_t count, enum view view)
{
    double least = 1;

    for (size_t i = 0; i < count; i++) {
        double ratio =
            share_of(&members[i], view) > 0 ? ratio_of(&members[i], view) : members[i].high;

        if (ratio < least)
            least = ratio;
    }
    return least;
}

/* count: how many members have a published r of at least `from`. */
static double reached(const struct peil_member *members, size_t count, enum view view, double from)
{
    double found = 0;

    for (size_t i = 0; i < count; i++)
        if (share_of(&members[i], view) > 0 &&
            peil_num_publish(ratio_of(&members[i], view)) >= from)
            found += 1;
    return found;
}

/*
 * sum: sum w a v, with v = from + (to - from) r points. What is prorated gets the mean r of what
 * takes part, weighted by w (to - from): for items of one scale that is the sum times all weights
 * over answered weights, and it stays on the scale where scales differ.
 */
static double sum(const struct peil_member *members, size_t count, enum view view)
{
    double points = 0;
    double spoken = 0;
    double range = 0;
    double rest_range = 0;
    double rest_from = 0;

    for (size_t i = 0; i < count; i++) {
        const struct peil_member *member = &members[i];
        double width = member->to - member->from;
        double weight = member->weight * share_of(member, view);

        points += weight * (member->from + width * ratio_of(member, view));
        spoken += weight * width * ratio_of(member, view);
        range += weight * width;
        if (view == VALUE) {
            rest_range += member->weight * member->prorated * width;
            rest_from += member->weight * member->prorated * member->from;
        }
    }
    return range > 0 && rest_range > 0 ? points + rest_from + rest_range * (spoken / range)
                                       : points;
}

static double clip(double ratio)
{
    return ratio > 1 ? 1 : ratio > 0 ? ratio : 0;
}

/*
 * The scale of a sum: sum w from to sum w to. An open item that is left out adds no points at all,
 * so that a scale that starts above 0 starts at 0 for it. Answers the width of the scale that the
 * bounds lie on, where all items take part, with its start in `*from`.
 */
static double sum_scale(
    const struct peil_member *members, size_t count, struct peil_raw *raw, double *from)
{
    double to = 0;

    *from = 0;
    for (size_t i = 0; i < count; i++) {
        const struct peil_member *member = &members[i];
        double in = member->share + member->prorated;
        double out = in < 1 ? 1 - in : 0;

        raw->scale_min += member->weight * (in * member->from);
        raw->scale_min += member->weight * (out * (member->from < 0 ? member->from : 0));
        raw->scale_max += member->weight * (in * member->to);
        raw->scale_max += member->weight * (out * (member->to > 0 ? member->to : 0));
        *from += member->weight * member->from;
        to += member->weight * member->to;
    }
    return to - *from;
}

static void set_sum(struct peil_raw *raw, const struct peil_member *members, size_t count)
{
    double from;
    double full = sum_scale(members, count, raw, &from);
    double width = raw->scale_max - raw->scale_min;

    raw->value = sum(members, count, VALUE);
    raw->low = sum(members, count, LOW);
    raw->high = sum(members, count, HIGH);
    raw->ratio = width > 0 ? clip((raw->value - raw->scale_min) / width) : 0;
    raw->ratio_low = full > 0 ? clip((raw->low - from) / full) : 0;
    raw->ratio_high = full > 0 ? clip((raw->high - from) / full) : 0;
}

static void set_count(
    struct peil_raw *raw, const struct peil_member *members, size_t count, double from)
{
    double units = (double)count;

    raw->scale_max = units;
    raw->value = reached(members, count, VALUE, from);
    raw->low = reached(members, count, LOW, from);
    raw->high = reached(members, count, HIGH, from);
    raw->ratio = count > 0 ? raw->value / units : 0;
    raw->ratio_low = count > 0 ? raw->low / units : 0;
    raw->ratio_high = count > 0 ? raw->high / units : 0;
}

/* For models that give ratios: from the ratios to the scale of the pack. */
static void set_ratios(
    struct peil_raw *raw, const struct peil_scoring *scoring, double value, double low, double high)
{
    double width = scoring->scale_max - scoring->scale_min;

    raw->scale_min = scoring->scale_min;
    raw->scale_max = scoring->scale_max;
    raw->ratio = value;
    raw->ratio_low = low;
    raw->ratio_high = high;
    raw->value = raw->scale_min + width * value;
    raw->low = raw->scale_min + width * low;
    raw->high = raw->scale_min + width * high;
}

struct peil_raw peil_score_model(const struct peil_scoring *scoring, enum peil_model model,
    const struct peil_member *members, size_t count)
{
    struct peil_raw raw = {0};

    for (size_t i = 0; i < count; i++)
        raw.has = raw.has || members[i].share > 0;
    switch (model) {
    case PEIL_MODEL_NONE:
        raw.has = false;
        break;
    case PEIL_MODEL_MEAN:
    case PEIL_MODEL_MEAN_OF_MEANS:
        set_ratios(&raw, scoring, mean(members, count, VALUE), mean(members, count, LOW),
            mean(members, count, HIGH));
        break;
    case PEIL_MODEL_WORST:
        set_ratios(&raw, scoring, worst(members, count, VALUE), worst(members, count, LOW),
            worst(members, count, HIGH));
        break;
    case PEIL_MODEL_SUM:
        set_sum(&raw, members, count);
        break;
    case PEIL_MODEL_COUNT:
        set_count(&raw, members, count, scoring->count_from);
        break;
    }
    return raw;
}

const struct peil_band *peil_score_band(const struct peil_scoring *scoring, double shown)
{
    for (size_t i = 0; i < scoring->band_count; i++)
        if (shown >= scoring->bands[i].from || i + 1 == scoring->band_count)
            return &scoring->bands[i];
    return NULL;
}
