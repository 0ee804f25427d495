/*
 * The models. A member i has weight w, a share a of it that takes part (1, or 0 for an open one
 * that is left out; between them for a matrix of which rows are open) and for that share the worth
 * r from 0 to 1. Bounds are the same formula with every a = 1 and r the worst or best it can
 * become; they are reached, because every model here never falls when some r rises. Of a member
 * that may yet not apply they are 0 and 1, so that what comes of the others lies between them.
 */
#include "core/base/num.h"
#include "core/eval/score_parts.h"

static bool takes_part(const struct peil_members *members, size_t i)
{
    return members->parts[i]->applies && members->weights[i] > 0;
}

struct peil_three peil_score_mean(const struct peil_means *means)
{
    struct peil_three mean = {0};

    if (means->taking > 0)
        mean.value = means->sum.value / means->taking;
    if (means->all > 0) {
        mean.low = means->sum.low / means->all;
        mean.high = means->sum.high / means->all;
    }
    return mean;
}

static double least(double a, double b)
{
    return b < a ? b : a;
}

/*
 * worst: the least r. A member that is left out holds it down all the same to the best it can still
 * become: a section with a failing answer does not stop to fail for want of the others.
 */
static struct peil_three worst(const struct peil_members *members)
{
    struct peil_three worst = {1, 1, 1};

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];

        if (!takes_part(members, i))
            continue;
        worst.value = least(worst.value, part->share > 0 ? part->ratio : part->high);
        worst.low = least(worst.low, part->low);
        worst.high = least(worst.high, part->high);
    }
    return worst;
}

/*
 * lowest-law: the least of the items whose basis is the law or the law applied; without any that
 * applies, the mean. As long as one of them is open there is a value only where nothing can make it
 * lower: what the law asks is not met because half of it was asked.
 */
static struct peil_three lowest_law(const struct peil_members *members, bool *has)
{
    struct peil_least least = {0};

    for (size_t i = 0; i < members->count; i++)
        if (takes_part(members, i) && peil_score_by_law(&members->items[i]))
            peil_least_add(&least, &members->parts[i]->least);
    if (!least.applies)
        return members->mean;
    *has = !least.open || !(least.value > least.low);
    return (struct peil_three){least.value, least.low, least.high};
}

/* count: how many members have a published r of at least `from`. */
static struct peil_three reached(const struct peil_members *members, double from)
{
    struct peil_three found = {0};

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];

        if (!takes_part(members, i))
            continue;
        if (part->share > 0 && peil_num_publish(part->ratio) >= from)
            found.value += 1;
        if (peil_num_publish(part->low) >= from && !part->may_leave)
            found.low += 1;
        if (peil_num_publish(part->high) >= from)
            found.high += 1;
    }
    return found;
}

/* What may yet not apply adds its points, or none: whichever lies further in a direction. */
static double at_least_none(const struct peil_part *part, double points, int direction)
{
    return part->may_leave && points * direction < 0 ? 0 : points;
}

/*
 * sum: sum w a v, with v = from + (to - from) r points. What is prorated gets the mean r of what
 * takes part, weighted by w (to - from): for items of one scale that is the sum times all weights
 * over answered weights, and it stays on the scale where scales differ.
 */
static struct peil_three sum(const struct peil_members *members)
{
    struct peil_three points = {0};
    double spoken = 0;
    double range = 0;
    double rest_range = 0;
    double rest_from = 0;

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];
        double from = members->items[i].low;
        double width = members->items[i].high - from;
        double weight = members->weights[i];
        double share;

        if (!takes_part(members, i))
            continue;
        share = weight * part->share;
        points.value += share * (from + width * part->ratio);
        spoken += share * width * part->ratio;
        range += share * width;
        rest_range += weight * part->prorated * width;
        rest_from += weight * part->prorated * from;
        points.low += weight * at_least_none(part, from + width * part->low, -1);
        points.high += weight * at_least_none(part, from + width * part->high, 1);
    }
    if (range > 0 && rest_range > 0)
        points.value = points.value + rest_from + rest_range * (spoken / range);
    return points;
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
static double sum_scale(const struct peil_members *members, struct peil_raw *raw, double *from)
{
    double to = 0;

    *from = 0;
    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];
        const struct peil_item *item = &members->items[i];
        double weight = members->weights[i];
        double in = part->share + part->prorated;
        double out = in < 1 ? 1 - in : 0;

        if (!takes_part(members, i))
            continue;
        raw->scale_min += weight * (in * item->low);
        raw->scale_min += weight * (out * (item->low < 0 ? item->low : 0));
        raw->scale_max += weight * (in * item->high);
        raw->scale_max += weight * (out * (item->high > 0 ? item->high : 0));
        *from += weight * item->low;
        to += weight * item->high;
    }
    return to - *from;
}

/* Whether one of them may yet not apply, so that the scale is not known either. */
static bool some_may_leave(const struct peil_members *members)
{
    for (size_t i = 0; i < members->count; i++)
        if (takes_part(members, i) && members->parts[i]->may_leave)
            return true;
    return false;
}

static void set_sum(struct peil_raw *raw, const struct peil_members *members)
{
    struct peil_three points = sum(members);
    double from;
    double full = sum_scale(members, raw, &from);
    double width = raw->scale_max - raw->scale_min;

    raw->value = points.value;
    raw->low = points.low;
    raw->high = points.high;
    raw->ratio = width > 0 ? clip((raw->value - raw->scale_min) / width) : 0;
    raw->ratio_low = full > 0 ? clip((raw->low - from) / full) : 0;
    raw->ratio_high = full > 0 ? clip((raw->high - from) / full) : 0;
    if (some_may_leave(members)) {
        raw->ratio_low = 0;
        raw->ratio_high = 1;
    }
}

static void set_count(struct peil_raw *raw, const struct peil_members *members, double from)
{
    struct peil_three found = reached(members, from);
    double units = (double)members->taking;

    raw->scale_max = units;
    raw->value = found.value;
    raw->low = found.low;
    raw->high = found.high;
    raw->ratio = units > 0 ? raw->value / units : 0;
    raw->ratio_low = units > 0 ? raw->low / units : 0;
    raw->ratio_high = units > 0 ? raw->high / units : 0;
}

/* For models that give ratios: from the ratios to the scale of the pack. */
static void set_ratios(
    struct peil_raw *raw, const struct peil_scoring *scoring, struct peil_three ratios)
{
    double width = scoring->scale_max - scoring->scale_min;

    raw->scale_min = scoring->scale_min;
    raw->scale_max = scoring->scale_max;
    raw->ratio = ratios.value;
    raw->ratio_low = ratios.low;
    raw->ratio_high = ratios.high;
    raw->value = raw->scale_min + width * ratios.value;
    raw->low = raw->scale_min + width * ratios.low;
    raw->high = raw->scale_min + width * ratios.high;
}

struct peil_raw peil_score_model(
    const struct peil_scoring *scoring, enum peil_model model, const struct peil_members *members)
{
    struct peil_raw raw = {.has = members->has};

    switch (model) {
    case PEIL_MODEL_NONE:
        raw.has = false;
        break;
    case PEIL_MODEL_MEAN:
    case PEIL_MODEL_MEAN_OF_MEANS:
        set_ratios(&raw, scoring, members->mean);
        break;
    case PEIL_MODEL_WORST:
        set_ratios(&raw, scoring, worst(members));
        break;
    case PEIL_MODEL_LOWEST_LAW:
        set_ratios(&raw, scoring, lowest_law(members, &raw.has));
        break;
    case PEIL_MODEL_SUM:
        set_sum(&raw, members);
        break;
    case PEIL_MODEL_COUNT:
        set_count(&raw, members, scoring->count_from);
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
