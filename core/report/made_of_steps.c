/*
 * What a score is made of in the models that compare with what is wanted, or climb to it.
 */
#include "core/base/num.h"
#include "core/pack/models.h"
#include "core/report/made_of.h"

static double clip(double ratio)
{
    return ratio > 1.0 ? 1.0 : ratio > 0.0 ? ratio : 0.0;
}

/* A row weighs its target, and is worth how much of that is met. */
void peil_made_to_target(struct peil_made_of *sum)
{
    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];
        double target = peil_model_points(row->item, row->item->target);

        row->ratio = clip(peil_model_points_at(row->item, row->ratio) / target);
        row->weight *= target;
    }
}

/* A row weighs the way from its baseline to its target, and is worth how much of that is gone. */
double peil_made_progress(struct peil_made_of *sum, double width)
{
    double ways = 0.0;
    double all = 0.0;

    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];
        double base = peil_model_points(row->item, row->item->baseline);
        double way = peil_model_points(row->item, row->item->target) - base;
        double gone = peil_model_points_at(row->item, row->ratio) - base;

        row->brings = row->counts ? row->weight * gone : 0.0;
        row->told = way > 0.0 ? gone / way : 0.0;
        row->ratio = clip(row->told);
        row->weight *= way;
        ways += row->counts ? row->weight : 0.0;
    }
    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];

        row->brings = ways > 0.0 ? row->brings / ways * width : 0.0;
        all += row->brings;
    }
    sum->weights = ways;
    return all;
}

/* What is open has not reached its level. */
double peil_made_staged(const struct peil_report *r, struct peil_made_of *sum)
{
    unsigned highest = 0;
    unsigned missed;

    for (size_t i = 0; i < sum->count; i++)
        if (sum->rows[i].weight > 0.0 && sum->rows[i].item->maturity_level > highest)
            highest = sum->rows[i].item->maturity_level;
    missed = highest + 1;
    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];
        enum peil_state state = r->answers->answers[row->item->index].state;
        bool open = state == PEIL_STATE_BLANK || state == PEIL_STATE_UNKNOWN;
        double ratio = row->has && row->part > 0.0 ? row->ratio : 0.0;

        row->counts = row->weight > 0.0 && (row->has || open);
        if (row->counts && peil_num_publish(ratio) < r->pack->scoring.staged_from &&
            row->item->maturity_level < missed)
            missed = row->item->maturity_level;
    }
    return missed - 1;
}

/* The points of a section, and whether it has any. */
struct ladder {
    double points;
    bool applies;
};

static struct ladder stream(
    const struct peil_report *r, const struct peil_made_of *sum, const struct peil_section *section)
{
    struct peil_made_of within = {.model = sum->model, .section = section};
    struct ladder ladder = {0};

    within.rows = peil_arena_array(r->arena, section->item_count + 1, sizeof(*within.rows));
    for (size_t i = 0; within.rows && i < section->item_count; i++) {
        const struct peil_item *item = &r->pack->items[section->first_item + i];
        struct peil_made_row *row = &within.rows[within.count++];

        *row = peil_made_item(r, &within, item);
        ladder.applies = ladder.applies || row->counts ||
                         (r->result->worths[item->index].scored && row->weight > 0.0);
    }
    ladder.points = peil_made_share_sum(&within);
    ladder.points += peil_made_prorate(r, &within);
    return ladder;
}

static struct ladder node(
    const struct peil_report *r, const struct peil_made_of *sum, const struct peil_section *section)
{
    struct ladder ladder = {0};
    double weights = 0.0;

    if (peil_model_is_stream(r->pack, section->index))
        return stream(r, sum, section);
    for (size_t i = 0; i < section->child_count; i++) {
        const struct peil_section *child = &r->pack->sections[section->children[i].index];
        struct ladder below = node(r, sum, child);

        if (!below.applies || !(child->weight > 0.0))
            continue;
        ladder.applies = true;
        ladder.points += child->weight * below.points;
        weights += child->weight;
    }
    ladder.points = ladder.applies ? ladder.points / weights : 0.0;
    return ladder;
}

bool peil_made_ladder(const struct peil_report *r, struct peil_made_of *sum)
{
    const struct peil_pack *pack = r->pack;
    const struct peil_child *children = sum->section ? sum->section->children : pack->children;
    size_t count = sum->section ? sum->section->child_count : pack->child_count;

    for (const struct peil_section *up = sum->section; up;
         up = up->parent == PEIL_NONE ? NULL : &pack->sections[up->parent])
        if (peil_model_is_stream(pack, up->index))
            return false;
    for (size_t i = 0; i < count; i++) {
        const struct peil_section *section = &pack->sections[children[i].index];
        const struct peil_score *score = &r->result->sections[section->index];
        struct ladder ladder = node(r, sum, section);

        sum->rows[sum->count++] = (struct peil_made_row){.section = section,
            .has = score->status == PEIL_SCORE_VALUE && section->model == sum->model,
            .counts = ladder.applies && section->weight > 0.0,
            .ratio = score->ratio,
            .points = ladder.points,
            .weight = section->weight,
            .part = 1.0};
    }
    return true;
}
