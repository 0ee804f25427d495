/*
 * The models. A member i has weight w, a share a of it that takes part (1, or 0 for an open one
 * that is left out; between them for a matrix of which rows are open) and for that share the worth
 * r from 0 to 1. Bounds are the same formula with every a = 1 and r the worst or best it can
 * become; they are reached, because every model here never falls when some r rises. Of a member
 * that may yet not apply they are 0 and 1, so that what comes of the others lies between them.
 */
#include "core/eval/score_models.h"

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
 * worst (a chain and its weakest link): the least r. A member that is left out holds it down all
 * the same to the best it can still become: a section with a failing answer does not stop to fail
 * for want of the others.
 */
static struct peil_three worst(const struct peil_members *members)
{
    struct peil_three worst = {1, 1, 1};

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];

        if (!peil_member_counts(members, i))
            continue;
        worst.value = least(worst.value, part->share > 0 ? part->ratio : part->high);
        worst.low = least(worst.low, part->low);
        worst.high = least(worst.high, part->high);
    }
    return worst;
}

/*
 * lowest-law (our own, for what the law asks): the least of the items whose basis is the law or the
 * law applied; without any that applies, the mean. As long as one of them is open there is a value
 * only where nothing can make it lower: what the law asks is not met because half of it was asked.
 */
static struct peil_three lowest_law(const struct peil_members *members, bool *has)
{
    struct peil_least least = {0};

    for (size_t i = 0; i < members->count; i++)
        if (peil_member_counts(members, i) && peil_score_by_law(&members->items[i]))
            peil_least_add(&least, &members->parts[i]->least);
    if (!least.applies)
        return members->mean;
    *has = !least.open || !(least.value > least.low);
    return (struct peil_three){least.value, least.low, least.high};
}

/* count (our own; "7 of the 10 comply"): how many members have a published r of at least `from`. */
static struct peil_three reached(const struct peil_members *members, double from)
{
    struct peil_three found = {0};

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];

        if (!peil_member_counts(members, i))
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

/* For models that give ratios: from the ratios to a scale. */
static void set_ratios(
    struct peil_raw *raw, double scale_min, double scale_max, struct peil_three ratios)
{
    double width = scale_max - scale_min;

    raw->scale_min = scale_min;
    raw->scale_max = scale_max;
    raw->ratio = ratios.value;
    raw->ratio_low = ratios.low;
    raw->ratio_high = ratios.high;
    raw->value = raw->scale_min + width * ratios.value;
    raw->low = raw->scale_min + width * ratios.low;
    raw->high = raw->scale_min + width * ratios.high;
}

/* Whether a model has set the start of its scale by what it added up. */
static bool adds_up(enum peil_model model)
{
    return model == PEIL_MODEL_SUM || model == PEIL_MODEL_FLAT ||
           model == PEIL_MODEL_FLAT_UNWEIGHTED || model == PEIL_MODEL_LADDER_SUM;
}

struct peil_raw peil_score_model(
    const struct peil_scoring *scoring, enum peil_model model, const struct peil_members *members)
{
    struct peil_raw raw = {.has = members->has};
    struct peil_total total;

    switch (model) {
    case PEIL_MODEL_NONE:
    case PEIL_MODEL_DECISION_LIST: /* see score_decision.c */
        raw.has = false;
        break;
    case PEIL_MODEL_MEAN:
    case PEIL_MODEL_MEAN_OF_MEANS:
        set_ratios(&raw, scoring->scale_min, scoring->scale_max, members->mean);
        break;
    case PEIL_MODEL_WORST:
        set_ratios(&raw, scoring->scale_min, scoring->scale_max, worst(members));
        break;
    case PEIL_MODEL_LOWEST_LAW:
        set_ratios(&raw, scoring->scale_min, scoring->scale_max, lowest_law(members, &raw.has));
        break;
    case PEIL_MODEL_ALL_OR_PARTIAL:
        set_ratios(
            &raw, scoring->scale_min, scoring->scale_max, peil_model_all_or_partial(members));
        break;
    case PEIL_MODEL_XCCDF_DEFAULT:
        set_ratios(&raw, scoring->scale_min, scoring->scale_max, peil_model_xccdf_default(members));
        break;
    case PEIL_MODEL_PERCENT_TO_TARGET:
        set_ratios(&raw, scoring->scale_min, scoring->scale_max, peil_model_to_target(members));
        break;
    case PEIL_MODEL_PROGRESS:
        peil_model_progress(&raw, scoring, members);
        break;
    case PEIL_MODEL_STAGED:
        peil_model_staged(&raw, members, scoring->staged_from);
        break;
    case PEIL_MODEL_LADDER_SUM:
        peil_model_ladder_sum(&raw, members);
        break;
    case PEIL_MODEL_ABSOLUTE:
        set_ratios(&raw, 0, 1, peil_model_absolute(members));
        break;
    case PEIL_MODEL_SUM:
    case PEIL_MODEL_FLAT:
    case PEIL_MODEL_FLAT_UNWEIGHTED:
        total = peil_model_total(members, model);
        peil_model_set_total(&raw, &total);
        break;
    case PEIL_MODEL_COUNT:
        set_count(&raw, members, scoring->count_from);
        break;
    }
    if (!adds_up(model))
        raw.least = raw.scale_min;
    return raw;
}

const struct peil_band *peil_score_band(const struct peil_scoring *scoring, double shown)
{
    for (size_t i = 0; i < scoring->band_count; i++)
        if (shown >= scoring->bands[i].from || i + 1 == scoring->band_count)
            return &scoring->bands[i];
    return NULL;
}
