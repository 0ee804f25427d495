/*
 * The sum of a mean, as a reader can do it again: what every row is worth as a fraction, and
 * nothing rounded before the end.
 */
#include <math.h>

#include "core/base/buf.h"
#include "core/base/num.h"
#include "core/report/made_of.h"
#include "core/report/parts.h"
#include "core/report/phrase.h"

/* More rows than these are told by what they bring. */
#define MOST_TERMS 40

/* A worth that is no fraction. */
#define TERM_DECIMALS 4

/* Of points: how far a number of them may be from one with two decimals. */
#define POINTS_SLACK 1e-9

static double rounded(double value, int decimals)
{
    return peil_num_round(peil_num_publish(value), decimals, PEIL_ROUND_HALF_UP);
}

/* "2/6", or "0,3333" where that is no number of points. */
static const char *fraction(struct peil_report *r, double ratio, double points)
{
    double above = rounded(ratio * points, 2);

    if (!(points > 0.0) || fabs(above - ratio * points) > POINTS_SLACK * (1.0 + points))
        return peil_say_number(r, rounded(ratio, TERM_DECIMALS), -1);
    return peil_arena_format(
        r->arena, "%s/%s", peil_say_number(r, above, -1), peil_say_number(r, points, -1));
}

double peil_made_points(struct peil_report *r, const struct peil_section *section)
{
    struct peil_made_of sum;
    double points = 0.0;
    double each = 0.0;
    double weight = 0.0;

    if (section->model != PEIL_MODEL_MEAN || r->result->sections[section->index].hooked)
        return 0.0;
    sum = peil_made_of(r, section);
    for (size_t i = 0; i < sum.count; i++) {
        const struct peil_made_row *row = &sum.rows[i];
        double width = row->item ? row->item->high - row->item->low : 0.0;

        if (!row->counts)
            continue;
        if (!row->item || row->part < 1.0 ||
            (points > 0.0 && !(peil_made_near(width, each) && peil_made_near(row->weight, weight))))
            return 0.0;
        each = width;
        weight = row->weight;
        points += width;
    }
    return sum.right ? points : 0.0;
}

static double points_of(struct peil_report *r, const struct peil_made_row *row)
{
    return row->item ? row->item->high - row->item->low : peil_made_points(r, row->section);
}

static bool weigh_the_same(const struct peil_made_of *sum)
{
    double weight = -1.0;

    for (size_t i = 0; i < sum->count; i++) {
        const struct peil_made_row *row = &sum->rows[i];

        if (!row->counts)
            continue;
        if (weight >= 0.0 && !peil_made_near(row->weight * row->part, weight))
            return false;
        weight = row->weight * row->part;
    }
    return true;
}

/* "1/2 + 0/2", or with weights "2 × 1/2 + 0/2"; `*count` is how many there are. */
static const char *terms(
    struct peil_report *r, const struct peil_made_of *sum, bool same, size_t *count)
{
    struct peil_buf text = PEIL_BUF_EMPTY;

    *count = 0;
    for (size_t i = 0; i < sum->count; i++) {
        const struct peil_made_row *row = &sum->rows[i];
        double weight = row->weight * row->part;

        if (!row->counts)
            continue;
        peil_buf_text(&text, *count > 0 ? " + " : "");
        if (!same)
            peil_buf_format(&text, "%s × ", peil_say_number(r, rounded(weight, TERM_DECIMALS), -1));
        peil_buf_text(&text, fraction(r, row->ratio, points_of(r, row)));
        ++*count;
    }
    return peil_keep(r, &text);
}

const char *peil_made_sum_text(struct peil_report *r, const struct peil_made_of *sum)
{
    const struct peil_scoring *scoring = &r->pack->scoring;
    bool mean = sum->model == PEIL_MODEL_MEAN || sum->model == PEIL_MODEL_MEAN_OF_MEANS ||
                sum->model == PEIL_MODEL_XCCDF_DEFAULT;
    bool same = weigh_the_same(sum);
    double value = peil_made_before(sum->score);
    double near = rounded(value, scoring->decimals + 2 > 9 ? 9 : scoring->decimals + 2);
    const char *start = "", *list;
    size_t count;

    if (!mean || sum->count > MOST_TERMS)
        return NULL;
    list = terms(r, sum, same, &count);
    if (scoring->scale_min < 0.0 || scoring->scale_min > 0.0)
        start = peil_arena_format(r->arena, "%s + ", peil_say_number(r, scoring->scale_min, -1));
    return peil_say(r, "sentence.made-of.sum-of",
        PEIL_SLOTS({"start", start}, {"terms", list},
            {"n", same ? peil_say_count(r, count)
                       : peil_say_number(r, rounded(sum->weights, TERM_DECIMALS), -1)},
            {"width", peil_say_number(r, scoring->scale_max - scoring->scale_min, -1)},
            {"is", peil_made_near(value, near) ? "=" : "\xe2\x89\x88"},
            {"value", peil_report_exact_text(r, value)}));
}
