/*
 * Models that add up points. Notation as in score_models.c.
 */
#include "core/eval/score_models.h"

/* A member as a model adds it up. */
struct addend {
    double weight, from, width; /* its points lie between w from and w (from + width) */
    double share, prorated;
    struct peil_three ratio;
    bool may_leave;
};

/* False for one that takes no part. For `flat` an item has one point, or none. */
static bool addend_of(
    const struct peil_members *members, enum peil_model model, size_t i, struct addend *out)
{
    const struct peil_part *part = members->parts[i];
    const struct peil_item *item = &members->items[i];

    if (!peil_member_counts(members, i))
        return false;
    *out = (struct addend){.weight = members->weights[i],
        .from = 0,
        .width = 1,
        .share = part->share,
        .prorated = part->prorated,
        .may_leave = part->may_leave};
    if (model == PEIL_MODEL_LADDER_SUM)
        out->weight =
            item->weight * peil_score_section_weight(members->pack, item->section, members->stream);
    if (model == PEIL_MODEL_SUM || model == PEIL_MODEL_LADDER_SUM) {
        out->from = item->low;
        out->width = item->high - item->low;
        out->ratio = (struct peil_three){part->ratio, part->low, part->high};
        return true;
    }
    out->ratio = peil_member_passes(part);
    out->share = peil_member_taking(part);
    out->prorated = part->prorated > 0 ? 1 - out->share : 0;
    return true;
}

/* What may yet not apply adds its points, or none: whichever lies further in a direction. */
static double at_least_none(const struct addend *one, double ratio, int direction)
{
    double points = one->from + one->width * ratio;

    return one->may_leave && points * direction < 0 ? 0 : points;
}

/*
 * sum (questionnaires, as PHQ-9 and AUDIT; SUM of CISO Assistant): sum w a v, with v = from + (to -
 * from) r points; flat: from = 0, to = 1 and r = 1 for the best answer only. What is prorated gets
 * the mean r of what takes part, weighted by w (to - from): for items of one scale that is the sum
 * times all weights over answered weights, and it stays on the scale where scales differ.
 */
static struct peil_three sum(const struct peil_members *members, enum peil_model model)
{
    struct peil_three points = {0};
    double spoken = 0;
    double range = 0;
    double rest_range = 0;
    double rest_from = 0;

    for (size_t i = 0; i < members->count; i++) {
        struct addend one;
        double share;

        if (!addend_of(members, model, i, &one))
            continue;
        share = one.weight * one.share;
        points.value += share * (one.from + one.width * one.ratio.value);
        spoken += share * one.width * one.ratio.value;
        range += share * one.width;
        rest_range += one.weight * one.prorated * one.width;
        rest_from += one.weight * one.prorated * one.from;
        points.low += one.weight * at_least_none(&one, one.ratio.low, -1);
        points.high += one.weight * at_least_none(&one, one.ratio.high, 1);
    }
    if (range > 0 && rest_range > 0)
        points.value = points.value + rest_from + rest_range * (spoken / range);
    return points;
}

/*
 * The scale of a sum: sum w from to sum w to. An open item that is left out adds no points at all,
 * so that a scale that starts above 0 starts at 0 for it.
 */
static void add_scale(struct peil_total *total, const struct addend *one)
{
    double end = one->from + one->width;
    double in = one->share + one->prorated;
    double out = in < 1 ? 1 - in : 0;

    total->scale_min += one->weight * (in * one->from);
    total->scale_min += one->weight * (out * (one->from < 0 ? one->from : 0));
    total->scale_max += one->weight * (in * end);
    total->scale_max += one->weight * (out * (end > 0 ? end : 0));
    total->from += one->weight * one->from;
    total->to += one->weight * end;
}

struct peil_total peil_model_total(const struct peil_members *members, enum peil_model model)
{
    struct peil_total total = {.points = sum(members, model), .all_may_leave = true};

    for (size_t i = 0; i < members->count; i++) {
        struct addend one;

        if (!addend_of(members, model, i, &one))
            continue;
        add_scale(&total, &one);
        total.applies = true;
        total.some_may_leave = total.some_may_leave || one.may_leave;
        total.all_may_leave = total.all_may_leave && one.may_leave;
    }
    return total;
}

void peil_model_set_total(struct peil_raw *raw, const struct peil_total *total)
{
    double width = total->scale_max - total->scale_min;
    double full = total->to - total->from;

    raw->scale_min = total->scale_min;
    raw->scale_max = total->scale_max;
    raw->least = total->from;
    raw->value = total->points.value;
    raw->low = total->points.low;
    raw->high = total->points.high;
    raw->ratio = width > 0 ? peil_clip((raw->value - raw->scale_min) / width) : 0;
    raw->ratio_low = full > 0 ? peil_clip((raw->low - total->from) / full) : 0;
    raw->ratio_high = full > 0 ? peil_clip((raw->high - total->from) / full) : 0;
    /* The scale is not known then, either. */
    if (total->some_may_leave) {
        raw->ratio_low = 0;
        raw->ratio_high = 1;
    }
}
