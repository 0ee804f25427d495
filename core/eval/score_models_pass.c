/*
 * Models that ask whether answers are the best there are: those of XCCDF (NISTIR 7275r4, section
 * 7.3 and table 40 and on), and all-or-partial. Notation as in score_models.c; p is 1 where r is 1
 * and else 0.
 */
#include "core/eval/plan_parts.h"
#include "core/eval/score_models.h"

/* absolute: 1 if every p is 1, else 0. */
struct peil_three peil_model_absolute(const struct peil_members *members)
{
    struct peil_three all = {1, 1, 1};

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];
        struct peil_three passes;

        if (!peil_member_counts(members, i))
            continue;
        passes = peil_member_passes(part);
        if (part->share > 0)
            all.value *= passes.value;
        all.low *= passes.low;
        all.high *= passes.high;
    }
    return all;
}

/* How far members agree: on the best, on the worst, or on neither. */
struct agreement {
    bool best, worst;
};

static void add(struct agreement *agreement, double ratio)
{
    agreement->best = agreement->best && peil_passes(ratio) > 0;
    agreement->worst = agreement->worst && peil_passes(1 - ratio) > 0;
}

static double verdict(const struct agreement *agreement)
{
    return agreement->best ? 1 : agreement->worst ? 0 : 0.5;
}

/* all-or-partial (the result of a requirement in CISO Assistant): 1 if every r is 1, 0 if every r
 * is 0, else a half. */
struct peil_three peil_model_all_or_partial(const struct peil_members *members)
{
    struct agreement value = {true, true};
    struct agreement low = value;
    struct agreement high = value;

    for (size_t i = 0; i < members->count; i++) {
        const struct peil_part *part = members->parts[i];

        if (!peil_member_counts(members, i))
            continue;
        if (part->share > 0)
            add(&value, part->ratio);
        add(&low, part->low);
        add(&high, part->high);
    }
    return (struct peil_three){verdict(&value), verdict(&low), verdict(&high)};
}

/* What stands in a section, or at the top: sums of p, or of the scores of the sections in it. */
static struct peil_means tree(const struct peil_members *members, size_t section)
{
    const struct peil_pack *pack = members->pack;
    bool top = section == PEIL_NONE;
    const struct peil_child *children = top ? pack->children : pack->sections[section].children;
    size_t count = top ? pack->child_count : pack->sections[section].child_count;
    struct peil_means means = {0};

    for (size_t i = 0; i < count; i++) {
        size_t at = children[i].index;
        struct peil_part part = {0};

        if (children[i].is_section) {
            struct peil_means below = tree(members, at);
            struct peil_three score = peil_score_mean(&below);

            part.applies = below.all > 0;
            part.share = below.taking > 0 ? 1 : 0;
            part.ratio = score.value;
            part.low = score.low;
            part.high = score.high;
        } else {
            const struct peil_part *item = members->parts[at - members->scope->first_item];
            struct peil_three passes = peil_member_passes(item);

            part.applies = item->applies;
            part.share = peil_member_taking(item);
            part.ratio = passes.value;
            part.low = passes.low;
            part.high = passes.high;
        }
        if (part.applies) {
            peil_score_add(&means, &part,
                children[i].is_section ? pack->sections[at].weight : pack->items[at].weight);
        }
    }
    return means;
}

/*
 * xccdf-default: at every level sum w s / sum w over what stands directly in a section and has
 * something that counts, s being p of an item and this score of a section, w its own weight. A
 * section of which all weights are 0 has no score and drops out with its weight.
 */
struct peil_three peil_model_xccdf_default(const struct peil_members *members)
{
    struct peil_means means = tree(members, members->scope->section);

    return peil_score_mean(&means);
}
