/*
 * Krippendorff's alpha.
 *
 * With d(a, b) the squared distance of two values, m(u) the number of values of unit u, and n that
 * of all values in units that have two or more:
 *
 *     observed = sum over u of (sum over pairs in u of d) / (m(u) - 1)
 *     expected = (sum over pairs of all values of d) / (n - 1)
 *     alpha    = 1 - observed / expected
 *
 * d is 1 for different values where they are nominal, and (a - b)^2 where they are on an interval
 * scale. Ordinal values are taken as far apart as the values that lie between them, with half of
 * those that are the same: that is (p(a) - p(b))^2 with p the middle of a value's places when all
 * are put in order. Sums of squared differences over pairs are taken from the mean: of m values,
 * sum over pairs of (a - b)^2 = m times the sum of (a - mean)^2.
 *
 * This is the form of Krippendorff 2011 without the matrix of coincidences, whose row sums are the
 * numbers of times that values occur.
 */
#include "core/compare/agreement.h"

#include <math.h>

#include "core/base/sort.h"

/* The different values that count, in order. */
struct pool {
    double *values;
    double *counts;  /* how often each occurs */
    double *places;  /* what distances are taken between */
    double *in_unit; /* room to count within a unit */
    size_t count;
    double all; /* sum of `counts` */
};

static const double *unit_at(const struct peil_ratings *ratings, size_t unit)
{
    return ratings->values + unit * ratings->raters;
}

static size_t count_values(const struct peil_ratings *ratings, size_t unit)
{
    size_t count = 0;

    for (size_t i = 0; i < ratings->raters; i++)
        if (!isnan(unit_at(ratings, unit)[i]))
            count++;
    return count;
}

static int before(void *values, size_t a, size_t b)
{
    return ((double *)values)[a] < ((double *)values)[b];
}

/* Collects the values of units that have two or more, each once and in order. */
static bool fill(struct pool *pool, struct peil_arena *arena, const struct peil_ratings *ratings,
    struct peil_agreement *out)
{
    size_t most = ratings->units * ratings->raters;

    pool->values = peil_arena_array(arena, most, sizeof(double));
    pool->counts = peil_arena_array(arena, most, sizeof(double));
    pool->places = peil_arena_array(arena, most, sizeof(double));
    pool->in_unit = peil_arena_array(arena, most, sizeof(double));
    if (peil_arena_failed(arena))
        return false;
    for (size_t unit = 0; unit < ratings->units; unit++) {
        if (count_values(ratings, unit) < 2)
            continue;
        out->units++;
        for (size_t i = 0; i < ratings->raters; i++)
            if (!isnan(unit_at(ratings, unit)[i]))
                pool->values[out->pairable++] = unit_at(ratings, unit)[i];
    }
    peil_sort_array(pool->values, out->pairable, sizeof(*pool->values), before);
    for (size_t i = 0; i < out->pairable; i++) {
        if (pool->count == 0 || pool->values[pool->count - 1] < pool->values[i])
            pool->values[pool->count++] = pool->values[i];
        pool->counts[pool->count - 1]++;
    }
    pool->all = (double)out->pairable;
    return true;
}

static size_t place_of(const struct pool *pool, double value)
{
    size_t low = 0;
    size_t high = pool->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pool->values[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void set_places(struct pool *pool, enum peil_metric metric)
{
    double passed = 0;

    for (size_t i = 0; i < pool->count; i++) {
        pool->places[i] =
            metric == PEIL_METRIC_ORDINAL ? passed + pool->counts[i] / 2 : pool->values[i];
        passed += pool->counts[i];
    }
}

/* The sum of d over all pairs of values that occur `counts` times, `all` together. */
static double pairs(
    const struct pool *pool, const double *counts, double all, enum peil_metric metric)
{
    double mean = 0;
    double sum = 0;

    if (metric == PEIL_METRIC_NOMINAL) {
        for (size_t i = 0; i < pool->count; i++)
            sum += counts[i] * (all - counts[i]);
        return sum / 2;
    }
    for (size_t i = 0; i < pool->count; i++)
        mean += counts[i] * pool->places[i] / all;
    for (size_t i = 0; i < pool->count; i++)
        sum += counts[i] * (pool->places[i] - mean) * (pool->places[i] - mean);
    return all * sum;
}

static double observed_in(const struct pool *pool, const double *values, size_t raters,
    double count, enum peil_metric metric)
{
    for (size_t i = 0; i < pool->count; i++)
        pool->in_unit[i] = 0;
    for (size_t i = 0; i < raters; i++)
        if (!isnan(values[i]))
            pool->in_unit[place_of(pool, values[i])]++;
    return pairs(pool, pool->in_unit, count, metric) / (count - 1);
}

int peil_agreement_alpha(struct peil_agreement *out, struct peil_arena *arena,
    const struct peil_ratings *ratings, enum peil_metric metric)
{
    struct pool pool = {0};
    double observed = 0;

    *out = (struct peil_agreement){0};
    if (!fill(&pool, arena, ratings, out))
        return PEIL_ENOMEM;
    out->defined = pool.count > 1;
    if (!out->defined)
        return PEIL_OK;
    set_places(&pool, metric);
    for (size_t unit = 0; unit < ratings->units; unit++) {
        size_t count = count_values(ratings, unit);

        if (count >= 2)
            observed +=
                observed_in(&pool, unit_at(ratings, unit), ratings->raters, (double)count, metric);
    }
    out->alpha = 1 - observed * (pool.all - 1) / pairs(&pool, pool.counts, pool.all, metric);
    return PEIL_OK;
}
