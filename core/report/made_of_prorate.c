/*
 * What is open and gets the mean of what is answered, in sums of points.
 */
#include "core/pack/models.h"
#include "core/report/made_of.h"

static bool is_prorated(const struct peil_scoring *scoring, enum peil_state state)
{
    return (state == PEIL_STATE_BLANK && scoring->blank == PEIL_OPEN_PRORATE) ||
           (state == PEIL_STATE_UNKNOWN && scoring->unknown == PEIL_OPEN_PRORATE);
}

/* Of an item the share that is open and gets it: of a matrix by its rows. */
static double prorated_share(const struct peil_report *r, const struct peil_item *item)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    const struct peil_answer *answer = &r->answers->answers[item->index];
    double prorated = 0.0;
    double all = 0.0;

    if (item->type != PEIL_ITEM_MATRIX || !answer->rows)
        return is_prorated(scoring, answer->state) ? 1.0 : 0.0;
    for (size_t i = 0; i < item->row_count; i++) {
        enum peil_state state = answer->rows[i].state;

        prorated += is_prorated(scoring, state) ? 1.0 : 0.0;
        all += state == PEIL_STATE_NOT_APPLICABLE || state == PEIL_STATE_SKIPPED ? 0.0 : 1.0;
    }
    return all > 0.0 ? prorated / all : 0.0;
}

/* The points of an item lie between `from` and `from + width`; one point for the best of it. */
static void points_of(
    const struct peil_made_of *sum, const struct peil_item *item, double *from, double *width)
{
    bool by_points = sum->model == PEIL_MODEL_SUM || sum->model == PEIL_MODEL_LADDER_SUM;

    *from = by_points ? item->low : 0.0;
    *width = by_points ? item->high - item->low : 1.0;
}

double peil_made_prorate(const struct peil_report *r, struct peil_made_of *sum)
{
    double spoken = 0.0;
    double range = 0.0;
    double all = 0.0;
    double from, width;

    for (size_t i = 0; i < sum->count; i++) {
        const struct peil_made_row *row = &sum->rows[i];

        if (!row->counts || !row->item)
            continue;
        points_of(sum, row->item, &from, &width);
        spoken += row->brings - row->weight * row->part * from;
        range += row->weight * row->part * width;
    }
    for (size_t i = 0; range > 0.0 && i < sum->count; i++) {
        struct peil_made_row *row = &sum->rows[i];
        double share = row->item && row->weight > 0.0 ? prorated_share(r, row->item) : 0.0;
        double more;

        if (!(share > 0.0) || (peil_model_traits(sum->model)->alike && row->counts))
            continue;
        points_of(sum, row->item, &from, &width);
        more = row->weight * share * (from + width * (spoken / range));
        row->brings += more;
        all += more;
        if (!row->counts)
            row->ratio = row->told = spoken / range;
        row->has = row->counts = true;
    }
    return all;
}
