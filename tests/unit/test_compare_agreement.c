/*
 * Krippendorff's alpha, on published examples.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "core/compare/agreement.h"
#include "tests/unit/luck.h"

#define NO ((double)NAN)

static struct peil_arena *arena;

static void begin(void)
{
    arena = peil_arena_new();
}

static void end(void)
{
    peil_arena_free(arena);
}

TestSuite(agreement, .init = begin, .fini = end);

/* Values by rater, as papers print them, into values by unit. */
static struct peil_ratings by_unit(const double *by_rater, size_t raters, size_t units)
{
    double *values = peil_arena_array(arena, raters * units + 1, sizeof(*values));

    for (size_t rater = 0; rater < raters; rater++)
        for (size_t unit = 0; unit < units; unit++)
            values[unit * raters + rater] = by_rater[rater * units + unit];
    return (struct peil_ratings){values, units, raters};
}

static struct peil_agreement alpha(const struct peil_ratings *ratings, enum peil_metric metric)
{
    struct peil_agreement found;

    cr_assert_eq(peil_agreement_alpha(&found, arena, ratings, metric), PEIL_OK);
    return found;
}

/* Krippendorff 2011, data C: four observers, twelve units, values missing. */
static const double data_c[] = {1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO, /**/
    1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3,                               /**/
    NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO,                              /**/
    1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO};

Test(agreement, equals_the_published_example_with_missing_values)
{
    struct peil_ratings ratings = by_unit(data_c, 4, 12);
    struct peil_agreement found = alpha(&ratings, PEIL_METRIC_NOMINAL);

    cr_assert(found.defined);
    cr_assert_eq(found.units, 11); /* the last one has a single value */
    cr_assert_eq(found.pairable, 40);
    cr_assert_float_eq(found.alpha, 0.7434, 5e-5);
    cr_assert_float_eq(alpha(&ratings, PEIL_METRIC_ORDINAL).alpha, 0.8154, 5e-5);
    cr_assert_float_eq(alpha(&ratings, PEIL_METRIC_INTERVAL).alpha, 0.8491, 5e-5);
}

/* Krippendorff 2011, data A and B: two observers, without missing values. */
Test(agreement, equals_the_published_examples_of_two_observers)
{
    static const double data_a[] = {0, 1, 0, 0, 0, 0, 0, 0, 1, 0, /**/
        1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
    static const double data_b[] = {1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1, /**/
        2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4};
    struct peil_ratings a = by_unit(data_a, 2, 10);
    struct peil_ratings b = by_unit(data_b, 2, 12);

    cr_assert_float_eq(alpha(&a, PEIL_METRIC_NOMINAL).alpha, 0.095, 5e-4);
    cr_assert_float_eq(alpha(&b, PEIL_METRIC_NOMINAL).alpha, 0.692, 5e-4);
}

Test(agreement, is_one_where_all_agree_and_values_differ)
{
    static const double same[] = {1, 2, 3, 1, 2, 3};
    struct peil_ratings ratings = by_unit(same, 2, 3);

    for (int metric = PEIL_METRIC_NOMINAL; metric <= PEIL_METRIC_INTERVAL; metric++)
        cr_assert_float_eq(alpha(&ratings, (enum peil_metric)metric).alpha, 1, 1e-12);
}

Test(agreement, is_not_defined_without_two_values_or_without_any_difference)
{
    static const double alone[] = {1, NO, 2, NO, 2, NO};
    static const double equal[] = {2, 2, 2, 2};
    struct peil_ratings none = by_unit(alone, 2, 3);
    struct peil_ratings one = by_unit(equal, 2, 2);
    struct peil_ratings empty = {NULL, 0, 0};

    cr_assert_not(alpha(&none, PEIL_METRIC_NOMINAL).defined);
    cr_assert_eq(alpha(&none, PEIL_METRIC_NOMINAL).units, 0);
    cr_assert_not(alpha(&one, PEIL_METRIC_INTERVAL).defined);
    cr_assert_not(alpha(&empty, PEIL_METRIC_ORDINAL).defined);
}

/* Neither who says it nor in which order the units stand matters. */
Test(agreement, does_not_depend_on_order)
{
    uint64_t random = 7;

    for (int round = 0; round < 200; round++) {
        double values[5 * 6], turned[5 * 6];
        struct peil_ratings one = {values, 6, 5}, other = {turned, 6, 5};

        for (size_t i = 0; i < 30; i++)
            values[i] = luck_below(&random, 5) == 0 ? NO : luck_below(&random, 4);
        for (size_t unit = 0; unit < 6; unit++)
            for (size_t rater = 0; rater < 5; rater++)
                turned[(5 - unit) * 5 + (rater + 2) % 5] = values[unit * 5 + rater];
        for (int metric = PEIL_METRIC_NOMINAL; metric <= PEIL_METRIC_INTERVAL; metric++) {
            struct peil_agreement a = alpha(&one, (enum peil_metric)metric);
            struct peil_agreement b = alpha(&other, (enum peil_metric)metric);

            cr_assert_eq(a.defined, b.defined);
            if (a.defined)
                cr_assert_float_eq(a.alpha, b.alpha, 1e-9);
            cr_assert_leq(a.alpha, 1 + 1e-12);
        }
    }
}

/* Alpha as it is defined: from the matrix of coincidences, pair by pair. */
static double by_coincidences(const double *values, size_t units, size_t raters, int metric)
{
    double pairs[8][8] = {{0}};
    double sums[8] = {0};
    double all = 0, observed = 0, expected = 0;

    for (size_t unit = 0; unit < units; unit++) {
        const double *row = values + unit * raters;
        size_t count = 0;

        for (size_t i = 0; i < raters; i++)
            count += isnan(row[i]) ? 0 : 1;
        for (size_t i = 0; i < raters; i++)
            for (size_t j = 0; j < raters; j++)
                if (i != j && !isnan(row[i]) && !isnan(row[j]))
                    pairs[(int)row[i]][(int)row[j]] += 1 / (double)(count - 1);
    }
    for (size_t c = 0; c < 8; c++)
        for (size_t k = 0; k < 8; k++)
            sums[c] += pairs[c][k];
    for (size_t c = 0; c < 8; c++)
        all += sums[c];
    for (size_t c = 0; c < 8; c++) {
        for (size_t k = c + 1; k < 8; k++) {
            double apart = (double)k - (double)c;

            if (metric == PEIL_METRIC_NOMINAL)
                apart = 1;
            if (metric == PEIL_METRIC_ORDINAL) {
                apart = -(sums[c] + sums[k]) / 2;
                for (size_t g = c; g <= k; g++)
                    apart += sums[g];
            }
            observed += pairs[c][k] * apart * apart;
            expected += sums[c] * sums[k] * apart * apart;
        }
    }
    return expected > 0 ? 1 - (all - 1) * observed / expected : NO;
}

Test(agreement, equals_the_definition_on_tables_of_every_shape)
{
    uint64_t random = 11;
    size_t defined = 0;

    for (int round = 0; round < 3000; round++) {
        double values[12 * 7];
        size_t units = 1 + luck_below(&random, 12);
        size_t raters = 2 + luck_below(&random, 6);
        uint32_t options = 1 + luck_below(&random, 8);
        struct peil_ratings ratings = {values, units, raters};

        for (size_t i = 0; i < units * raters; i++)
            values[i] = luck_below(&random, 3) == 0 ? NO : luck_below(&random, options);
        for (int metric = PEIL_METRIC_NOMINAL; metric <= PEIL_METRIC_INTERVAL; metric++) {
            double wanted = by_coincidences(values, units, raters, metric);
            struct peil_agreement found = alpha(&ratings, (enum peil_metric)metric);

            cr_assert_eq(found.defined, !isnan(wanted));
            if (found.defined)
                cr_assert_float_eq(found.alpha, wanted, 1e-9);
            defined += found.defined;
        }
    }
    cr_assert_gt(defined, 6000);
}
