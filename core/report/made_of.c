/*
 * Working out once more what a score is made of. What each item or section brings is only told
 * where it comes out at the number that is shown.
 */
#include "core/report/made_of.h"

#include <math.h>

#include "core/base/num.h"
#include "core/pack/models.h"

/* How far a sum may be off: numbers of the result have 12 digits. */
#define NEAR_ENOUGH 1e-6

/* The worth that a policy gives to what is open or does not apply; false where it gives none. */
static bool policy_gives(const struct peil_scoring *scoring, const struct peil_item *item,
    enum peil_state state, double *ratio)
{
    enum peil_open_policy policy = state == PEIL_STATE_UNKNOWN ? scoring->unknown : scoring->blank;
    double width = item->high - item->low;
    double points;

    *ratio = 0.0;
    if (state == PEIL_STATE_NOT_APPLICABLE) {
        *ratio = 1.0;
        if (scoring->not_applicable == PEIL_NA_MAXIMUM)
            return true;
        if (scoring->not_applicable != PEIL_NA_TARGET || !item->has_target)
            return false;
        points = item->target;
    } else if (policy == PEIL_OPEN_MINIMUM) {
        return true;
    } else if (policy == PEIL_OPEN_ZERO) {
        points = 0.0;
    } else {
        return false;
    }
    *ratio = width > 0.0 ? (points - item->low) / width : 0.0;
    *ratio = *ratio > 1.0 ? 1.0 : *ratio > 0.0 ? *ratio : 0.0;
    *ratio = item->reverse ? 1.0 - *ratio : *ratio;
    return true;
}

struct peil_made_row peil_made_item(
    const struct peil_report *r, const struct peil_made_of *sum, const struct peil_item *item)
{
    const struct peil_worth *worth = &r->result->worths[item->index];
    enum peil_state state = r->answers->answers[item->index].state;
    struct peil_made_row row = {.item = item};

    row.weight = peil_score_item_weight(
        r->pack, sum->model, item, sum->section ? sum->section->index : PEIL_NONE);
    if (state == PEIL_STATE_ANSWERED && worth->has) {
        row.has = true;
        row.ratio = worth->value;
        row.part = worth->answered;
    } else if (state != PEIL_STATE_ANSWERED && state != PEIL_STATE_SKIPPED) {
        row.has = policy_gives(&r->pack->scoring, item, state, &row.ratio);
        row.part = 1.0;
    }
    row.counts = row.has && row.weight > 0.0 && row.part > 0.0;
    return row;
}

static void add_items(const struct peil_report *r, struct peil_made_of *sum)
{
    size_t first = sum->section ? sum->section->first_item : 0;
    size_t count = sum->section ? sum->section->item_count : r->pack->item_count;

    for (size_t i = first; i < first + count; i++)
        if (r->pack->items[i].scored && peil_model_counts(sum->model, &r->pack->items[i]))
            sum->rows[sum->count++] = peil_made_item(r, sum, &r->pack->items[i]);
}

/* The knock-outs that were counted: each brings 1 when it is in order. */
static void add_knockouts(const struct peil_report *r, struct peil_made_of *sum)
{
    size_t first = sum->section ? sum->section->first_item : 0;
    size_t count = sum->section ? sum->section->item_count : r->pack->item_count;

    for (size_t i = first; i < first + count; i++) {
        const struct peil_item *item = &r->pack->items[i];
        enum peil_knockout_state state;

        if (!item->knockout)
            continue;
        state = peil_knockout_state(item, &r->answers->answers[i]);
        sum->rows[sum->count++] = (struct peil_made_row){.item = item,
            .has = state != PEIL_KNOCKOUT_UNKNOWN && state != PEIL_KNOCKOUT_NOT_APPLICABLE,
            .counts = state != PEIL_KNOCKOUT_UNKNOWN && state != PEIL_KNOCKOUT_NOT_APPLICABLE,
            .ratio = state == PEIL_KNOCKOUT_PASSED ? 1.0 : 0.0,
            .weight = 1.0,
            .part = 1.0};
    }
}

static bool has_items_of_its_own(const struct peil_section *section)
{
    for (size_t i = 0; i < section->child_count; i++)
        if (!section->children[i].is_section)
            return true;
    return section->child_count == 0;
}

/* The sections that are units: at the depth of the pack, or where a branch ends before it. */
static void add_units(const struct peil_report *r, struct peil_made_of *sum,
    const struct peil_child *children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct peil_section *section;
        const struct peil_score *score;

        if (!children[i].is_section)
            continue;
        section = &r->pack->sections[children[i].index];
        if (section->depth < r->pack->scoring.level && !has_items_of_its_own(section)) {
            add_units(r, sum, section->children, section->child_count);
            continue;
        }
        score = &r->result->sections[section->index];
        sum->rows[sum->count] = (struct peil_made_row){.section = section,
            .has = score->status == PEIL_SCORE_VALUE,
            .ratio = score->ratio,
            .weight = peil_score_section_weight(
                r->pack, section->index, sum->section ? sum->section->index : PEIL_NONE),
            .part = 1.0};
        sum->rows[sum->count].counts =
            sum->rows[sum->count].has && sum->rows[sum->count].weight > 0.0;
        sum->count++;
    }
}

double peil_made_before(const struct peil_score *score)
{
    return score->capped ? score->uncapped : score->value;
}

bool peil_made_near(double a, double b)
{
    return fabs(a - b) <= NEAR_ENOUGH * (1.0 + fabs(b));
}

/* What each brings to a mean: its part of all weights, on the scale. */
static double share_mean(struct peil_made_of *sum, double width)
{
    double all = 0.0;

    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];
        double worth = sum->model == PEIL_MODEL_LADDER_SUM ? row->points : row->ratio * width;

        if (row->counts && sum->weights > 0.0)
            row->brings = row->weight * row->part / sum->weights * worth;
        all += row->brings;
    }
    return all;
}

double peil_made_share_sum(struct peil_made_of *sum)
{
    double all = 0.0;

    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];

        if (row->counts && row->item) {
            double points = row->item->low + (row->item->high - row->item->low) * row->ratio;

            row->brings = row->weight * row->part * points;
        }
        all += row->brings;
    }
    return all;
}

static double share_count(struct peil_made_of *sum, double from)
{
    double all = 0.0;

    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];

        row->brings = row->counts && peil_num_publish(row->ratio) >= from ? 1.0 : 0.0;
        all += row->brings;
    }
    return all;
}

/* The lowest, which alone makes the score. */
static double share_worst(struct peil_made_of *sum, double width)
{
    double least = 2.0;

    for (size_t i = 0; i < sum->count; i++)
        if (sum->rows[i].counts && sum->rows[i].ratio < least)
            least = sum->rows[i].ratio;
    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];

        row->brings = row->counts && row->ratio <= least ? least * width : 0.0;
    }
    return least * width;
}

/*
 * lowest-law: what the law asks counts and nothing else; where nothing of it applies it is a mean.
 */
static void leave_law(const struct peil_report *r, struct peil_made_of *sum)
{
    bool found = false;

    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];
        double ratio;

        if (peil_score_by_law(row->item) && row->weight > 0.0 &&
            peil_score_lowest(
                &r->pack->scoring, row->item, &r->answers->answers[row->item->index], &ratio)) {
            row->ratio = ratio;
            found = true;
        }
    }
    if (!found)
        sum->model = PEIL_MODEL_MEAN;
    for (size_t i = 0; found && i < sum->count; i++)
        sum->rows[i].counts = sum->rows[i].counts && peil_score_by_law(sum->rows[i].item);
}

/* What the rows of a model have to tell; `whole`: an item counts as a whole, or not. */
struct looks {
    bool brings, adds, shares, whole;
};

static const struct looks *looks_of(enum peil_model model)
{
    static const struct looks looks[] = {
        [PEIL_MODEL_COUNT] = {true, true, false, false},
        [PEIL_MODEL_MEAN] = {true, true, true, false},
        [PEIL_MODEL_SUM] = {true, true, false, false},
        [PEIL_MODEL_MEAN_OF_MEANS] = {true, true, true, false},
        [PEIL_MODEL_WORST] = {true, false, false, false},
        [PEIL_MODEL_LOWEST_LAW] = {true, false, false, false},
        [PEIL_MODEL_FLAT] = {true, true, false, true},
        [PEIL_MODEL_FLAT_UNWEIGHTED] = {true, true, false, true},
        [PEIL_MODEL_ABSOLUTE] = {false, false, false, true},
        [PEIL_MODEL_XCCDF_DEFAULT] = {true, true, true, false},
        [PEIL_MODEL_ALL_OR_PARTIAL] = {false, false, false, true},
        [PEIL_MODEL_LADDER_SUM] = {true, true, false, false},
        [PEIL_MODEL_STAGED] = {false, false, false, true},
        [PEIL_MODEL_PERCENT_TO_TARGET] = {true, true, true, true},
        [PEIL_MODEL_PROGRESS] = {true, true, true, true},
        [PEIL_MODEL_DECISION_LIST] = {false, false, false, false},
    };

    return &looks[model];
}

static void work_out(const struct peil_report *r, struct peil_made_of *sum)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    double width = scoring->scale_max - scoring->scale_min;
    double value = 0.0;

    for (size_t i = 0; i < sum->count; i++)
        if (sum->rows[i].counts)
            sum->weights += sum->rows[i].weight * sum->rows[i].part;
    switch (sum->model) {
    case PEIL_MODEL_MEAN:
    case PEIL_MODEL_MEAN_OF_MEANS:
        value = scoring->scale_min + share_mean(sum, width);
        break;
    case PEIL_MODEL_SUM:
        value = peil_made_share_sum(sum);
        value += peil_made_prorate(r, sum);
        break;
    case PEIL_MODEL_COUNT:
        value = share_count(sum, scoring->count_from);
        break;
    case PEIL_MODEL_WORST:
    case PEIL_MODEL_LOWEST_LAW:
        value = scoring->scale_min + share_worst(sum, width);
        break;
    case PEIL_MODEL_XCCDF_DEFAULT:
    case PEIL_MODEL_PERCENT_TO_TARGET:
        value = scoring->scale_min + share_mean(sum, width);
        break;
    case PEIL_MODEL_FLAT:
    case PEIL_MODEL_FLAT_UNWEIGHTED:
        value = peil_made_flat(sum);
        value += peil_made_prorate(r, sum);
        break;
    case PEIL_MODEL_LADDER_SUM:
        value = sum->shares ? share_mean(sum, 1.0)
                            : peil_made_share_sum(sum) + peil_made_prorate(r, sum);
        break;
    case PEIL_MODEL_PROGRESS:
        value = scoring->scale_min + peil_made_progress(sum, width);
        break;
    case PEIL_MODEL_STAGED:
        value = peil_made_staged(r, sum);
        break;
    case PEIL_MODEL_ABSOLUTE:
        value = peil_made_absolute(sum);
        break;
    case PEIL_MODEL_ALL_OR_PARTIAL:
        value = scoring->scale_min + peil_made_all_or_partial(sum) * width;
        break;
    case PEIL_MODEL_DECISION_LIST:
        value = peil_made_decision(r, sum);
        break;
    case PEIL_MODEL_NONE:
        return;
    }
    sum->right = sum->score->status == PEIL_SCORE_VALUE && !sum->score->hooked && sum->count > 0 &&
                 peil_made_near(value, peil_made_before(sum->score));
}

struct peil_made_of peil_made_of(struct peil_report *r, const struct peil_section *section)
{
    const struct peil_pack *pack = r->pack;
    struct peil_made_of sum = {.section = section};
    size_t room = pack->item_count + pack->section_count + pack->scoring.band_count;

    sum.score = section ? &r->result->sections[section->index] : &r->result->total;
    sum.model = section ? section->model : pack->scoring.model;
    sum.rows = peil_arena_array(r->arena, room > 0 ? room : 1, sizeof(*sum.rows));
    if (!sum.rows)
        return sum;
    if (peil_model_counts_knockouts(&pack->scoring, sum.model))
        add_knockouts(r, &sum);
    else if (sum.model == PEIL_MODEL_DECISION_LIST)
        peil_made_bands(r, &sum);
    else if (sum.model == PEIL_MODEL_XCCDF_DEFAULT)
        peil_made_tree(r, &sum);
    else if (sum.model == PEIL_MODEL_LADDER_SUM && peil_made_ladder(r, &sum))
        sum.shares = true;
    else if (sum.score->parts == 0)
        add_items(r, &sum);
    else
        add_units(r, &sum, section ? section->children : pack->children,
            section ? section->child_count : pack->child_count);
    if (sum.model == PEIL_MODEL_LOWEST_LAW)
        leave_law(r, &sum);
    if (looks_of(sum.model)->whole)
        peil_made_whole(&sum);
    sum.brings = looks_of(sum.model)->brings;
    sum.adds = looks_of(sum.model)->adds;
    sum.shares = sum.shares || looks_of(sum.model)->shares;
    if (sum.model == PEIL_MODEL_PERCENT_TO_TARGET)
        peil_made_to_target(&sum);
    for (size_t i = 0; i < sum.count; i++)
        sum.rows[i].told = sum.rows[i].ratio;
    work_out(r, &sum);
    return sum;
}
