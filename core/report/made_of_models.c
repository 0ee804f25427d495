/*
 * What a score is made of in the models that ask for the best answer.
 */
#include "core/base/num.h"
#include "core/report/made_of.h"

static double passes(double ratio)
{
    return peil_num_publish(ratio) >= 1.0 ? 1.0 : 0.0;
}

void peil_made_whole(struct peil_made_of *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        sum->rows[i].part = sum->rows[i].part > 0.0 ? 1.0 : 0.0;
}

double peil_made_flat(struct peil_made_of *sum)
{
    double all = 0.0;

    for (size_t i = 0; i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];

        row->brings = row->counts ? row->weight * passes(row->ratio) : 0.0;
        all += row->brings;
    }
    return all;
}

double peil_made_absolute(const struct peil_made_of *sum)
{
    for (size_t i = 0; i < sum->count; i++)
        if (sum->rows[i].counts && passes(sum->rows[i].ratio) < 1.0)
            return 0.0;
    return 1.0;
}

double peil_made_all_or_partial(const struct peil_made_of *sum)
{
    bool best = true;
    bool worst = true;

    for (size_t i = 0; i < sum->count; i++) {
        if (!sum->rows[i].counts)
            continue;
        best = best && passes(sum->rows[i].ratio) > 0.0;
        worst = worst && passes(1.0 - sum->rows[i].ratio) > 0.0;
    }
    return best ? 1.0 : worst ? 0.0 : 0.5;
}

/* The score of a section as what stands directly in it makes it. */
static struct peil_made_row node_row(
    const struct peil_report *r, const struct peil_made_of *sum, const struct peil_child *child)
{
    struct peil_made_row row = {.part = 1.0};
    const struct peil_section *section;
    double weights = 0.0;
    double all = 0.0;

    if (!child->is_section) {
        row = peil_made_item(r, sum, &r->pack->items[child->index]);
        row.weight = row.item->weight;
        row.ratio = row.has ? passes(row.ratio) : 0.0;
        row.has = row.has && row.part > 0.0;
        row.part = 1.0;
    } else {
        section = &r->pack->sections[child->index];
        for (size_t i = 0; i < section->child_count; i++) {
            struct peil_made_row below = node_row(r, sum, &section->children[i]);

            weights += below.counts ? below.weight : 0.0;
            all += below.counts ? below.weight * below.ratio : 0.0;
        }
        row.section = section;
        row.weight = section->weight;
        row.has = weights > 0.0;
        row.ratio = row.has ? all / weights : 0.0;
    }
    row.counts = row.has && row.weight > 0.0;
    return row;
}

void peil_made_tree(const struct peil_report *r, struct peil_made_of *sum)
{
    const struct peil_child *children = sum->section ? sum->section->children : r->pack->children;
    size_t count = sum->section ? sum->section->child_count : r->pack->child_count;

    for (size_t i = 0; i < count; i++)
        if (children[i].is_section || r->pack->items[children[i].index].scored)
            sum->rows[sum->count++] = node_row(r, sum, &children[i]);
}
