/*
 * Models that compare with what is wanted: a level, or a target. Notation as in score_models.c.
 */
#include "core/eval/score_models.h"
#include "core/pack/models.h"

/* Makes `*missed` the least level that is not reached. */
static void miss(unsigned *missed, const struct peil_item *item, double ratio, double from)
{
    if (peil_num_publish(ratio) < from && item->maturity_level < *missed)
        *missed = item->maturity_level;
}

/*
 * staged (the levels of CMMI): the highest level k, up to the highest that is asked for, such that
 * all items of the levels 1 to k have a published r of at least `from`. What is open has not
 * reached it.
 */
void peil_model_staged(struct peil_raw *raw, const struct peil_members *members, double from)
{
    unsigned highest = 0;
    unsigned missed, missed_low, missed_high;

    for (size_t i = 0; i < members->count; i++)
        if (members->items[i].scored && members->weights[i] > 0 &&
            members->items[i].maturity_level > highest)
            highest = members->items[i].maturity_level;
    missed = missed_low = missed_high = highest + 1;
    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];
        const struct peil_item *item = &members->items[i];

        if (!peil_member_counts(members, i))
            continue;
        miss(&missed, item, part->share > 0 ? part->ratio : 0, from);
        miss(&missed_low, item, part->low, from);
        miss(&missed_high, item, part->high, from);
    }
    raw->scale_max = highest;
    raw->value = missed - 1;
    raw->low = missed_low - 1;
    raw->high = missed_high - 1;
    raw->ratio = highest > 0 ? raw->value / highest : 0;
    raw->ratio_low = highest > 0 ? raw->low / highest : 0;
    raw->ratio_high = highest > 0 ? raw->high / highest : 0;
}

/*
 * percent-to-target (the OWASP SAMM blog): 1 - sum w max(0, t - v) / sum w t, over the items with a
 * target t. As a mean: weights w t, and of each v / t, at most 1. Points below 0 are none.
 */
struct peil_three peil_model_to_target(const struct peil_members *members)
{
    struct peil_means means = {0};

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];
        const struct peil_item *item = &members->items[i];
        double target = peil_model_points(item, item->target);
        struct peil_part met = {.share = peil_member_taking(part)};

        if (!peil_member_counts(members, i))
            continue;
        met.ratio = peil_clip(peil_model_points_at(item, part->ratio) / target);
        met.low = peil_clip(peil_model_points_at(item, part->low) / target);
        met.high = peil_clip(peil_model_points_at(item, part->high) / target);
        /* Without it, what comes of the others lies between these. */
        if (part->may_leave) {
            met.low = 0;
            met.high = 1;
        }
        peil_score_add(&means, &met, members->weights[i] * target);
    }
    return peil_score_mean(&means);
}

/* Of progress: what was gone of the way from the baselines, and how long that is. */
struct ways {
    struct peil_three gone;
    double taking, all;
    double certain, shortest;     /* ways of what does apply; the shortest of what may yet not */
    double most_back, most_ahead; /* sums of what is below 0 and above it, if that applies */
    bool some_may_leave;
};

static void add_way(struct ways *ways, const struct peil_members *members, size_t i)
{
    const struct peil_part *part = members->parts[i];
    const struct peil_item *item = &members->items[i];
    double weight = members->weights[i];
    double base = peil_model_points(item, item->baseline);
    double way = weight * (peil_model_points(item, item->target) - base);
    double low = weight * (peil_model_points_at(item, part->low) - base);
    double high = weight * (peil_model_points_at(item, part->high) - base);

    if (part->share > 0) {
        ways->gone.value += weight * (peil_model_points_at(item, part->ratio) - base);
        ways->taking += way;
    }
    ways->gone.low += low;
    ways->gone.high += high;
    ways->all += way;
    ways->most_back += part->may_leave && low > 0 ? 0 : low;
    ways->most_ahead += part->may_leave && high < 0 ? 0 : high;
    if (!part->may_leave)
        ways->certain += way;
    else if (way > 0 && (!(ways->shortest > 0) || way < ways->shortest))
        ways->shortest = way;
    ways->some_may_leave = ways->some_may_leave || part->may_leave;
}

/* Where some may yet not apply: the most that can be gone of the shortest way there can be. */
static void enclose(struct peil_three *ratios, const struct ways *ways)
{
    double shortest = ways->certain > 0 ? ways->certain : ways->shortest;

    ratios->low = ways->most_back / (ways->most_back < 0 ? shortest : ways->all);
    ratios->high = ways->most_ahead / (ways->most_ahead > 0 ? shortest : ways->all);
}

/*
 * progress (the same blog): (sum w v - sum w b) / (sum w t
 * - sum w b) over the items with a baseline b and a target t. It may be below 0, and above 1; only
 * its ratio is clipped.
 */
void peil_model_progress(
    struct peil_raw *raw, const struct peil_scoring *scoring, const struct peil_members *members)
{
    double width = scoring->scale_max - scoring->scale_min;
    struct peil_three ratios = {0};
    struct ways ways = {0};

    for (size_t i = 0; i < members->count; i++)
        if (peil_member_counts(members, i))
            add_way(&ways, members, i);
    raw->no_distance = !(ways.all > 0);
    raw->has = raw->has && ways.taking > 0;
    if (ways.taking > 0)
        ratios.value = ways.gone.value / ways.taking;
    if (ways.all > 0) {
        ratios.low = ways.gone.low / ways.all;
        ratios.high = ways.gone.high / ways.all;
        if (ways.some_may_leave)
            enclose(&ratios, &ways);
    }
    raw->scale_min = scoring->scale_min;
    raw->scale_max = scoring->scale_max;
    raw->value = scoring->scale_min + width * ratios.value;
    raw->low = scoring->scale_min + width * ratios.low;
    raw->high = scoring->scale_min + width * ratios.high;
    raw->ratio = peil_clip(ratios.value);
    raw->ratio_low = peil_clip(ratios.low);
    raw->ratio_high = peil_clip(ratios.high);
}
