/*
 * ladder-sum, as OWASP SAMM 2 has it: a stream is the sum of its items, all above it means.
 */
#include "core/eval/plan_parts.h"
#include "core/eval/score_models.h"
#include "core/pack/models.h"

/* The sum of the items of a stream, by their weights and those of the sections within it. */
static struct peil_total stream(const struct peil_members *members, size_t section)
{
    const struct peil_section *one = &members->pack->sections[section];
    size_t skip = one->first_item - members->scope->first_item;
    struct peil_members items = *members;

    items.parts += skip;
    items.weights += skip;
    items.items += skip;
    items.count = one->item_count;
    items.stream = section;
    return peil_model_total(&items, PEIL_MODEL_LADDER_SUM);
}

/* A mean as it grows. */
struct ladder_mean {
    struct peil_total sum;
    double weights;
    double least, most; /* of the bounds */
};

static void add(struct ladder_mean *mean, const struct peil_total *one, double weight)
{
    struct peil_total *sum = &mean->sum;

    if (!one->applies || !(weight > 0))
        return;
    if (!sum->applies || one->points.low < mean->least)
        mean->least = one->points.low;
    if (!sum->applies || one->points.high > mean->most)
        mean->most = one->points.high;
    sum->points.value += weight * one->points.value;
    sum->points.low += weight * one->points.low;
    sum->points.high += weight * one->points.high;
    sum->scale_min += weight * one->scale_min;
    sum->scale_max += weight * one->scale_max;
    sum->from += weight * one->from;
    sum->to += weight * one->to;
    sum->some_may_leave = sum->some_may_leave || one->some_may_leave;
    sum->all_may_leave = sum->all_may_leave && one->all_may_leave;
    sum->applies = true;
    mean->weights += weight;
}

/* Where one of them may yet drop out of the mean, its bounds lie anywhere among theirs. */
static struct peil_total end(const struct ladder_mean *mean, bool one_may_leave)
{
    struct peil_total total = mean->sum;

    if (!total.applies)
        return total;
    total.points.value /= mean->weights;
    total.points.low = one_may_leave ? mean->least : total.points.low / mean->weights;
    total.points.high = one_may_leave ? mean->most : total.points.high / mean->weights;
    total.scale_min /= mean->weights;
    total.scale_max /= mean->weights;
    total.from /= mean->weights;
    total.to /= mean->weights;
    return total;
}

/*
 * A stream: sum w a v over its items. Above it: sum w s / sum w over the sections in it of which
 * something applies, w being their own weights; so are the ends of the scale.
 */
static struct peil_total node(const struct peil_members *members, size_t section)
{
    const struct peil_pack *pack = members->pack;
    bool top = section == PEIL_NONE;
    const struct peil_child *children = top ? pack->children : pack->sections[section].children;
    size_t count = top ? pack->child_count : pack->sections[section].child_count;
    struct ladder_mean mean = {.sum.all_may_leave = true};
    bool one_may_leave = false;

    if (!top && peil_model_is_stream(pack, section))
        return stream(members, section);
    for (size_t i = 0; i < count; i++) {
        struct peil_total below = node(members, children[i].index);

        add(&mean, &below, pack->sections[children[i].index].weight);
        one_may_leave = one_may_leave || (below.applies && below.all_may_leave);
    }
    return end(&mean, one_may_leave);
}

/* Whether a section above it, or it itself, is a stream. */
static bool is_within_stream(const struct peil_pack *pack, size_t section)
{
    for (; section != PEIL_NONE; section = pack->sections[section].parent)
        if (peil_model_is_stream(pack, section))
            return true;
    return false;
}

void peil_model_ladder_sum(struct peil_raw *raw, const struct peil_members *members)
{
    size_t section = members->scope->section;
    struct peil_total total = is_within_stream(members->pack, section) ? stream(members, section)
                                                                       : node(members, section);

    peil_model_set_total(raw, &total);
}
