/*
 * How scores are spread, and which place one has among them.
 */
#include "core/compare/benchmark_parts.h"

uint32_t peil_quantile_rank(uint32_t count, unsigned percent)
{
    return (uint32_t)(((uint64_t)count * percent + 99) / 100);
}

unsigned peil_quantile_value(const uint32_t bins[PEIL_BINS], uint32_t rank)
{
    unsigned value = 0;
    uint32_t passed = bins[0];

    while (value < PEIL_BINS - 1 && passed < rank)
        passed += bins[++value];
    return value;
}

/* Whether a percentile may be shown: enough subjects stand on either side of it. */
static bool may_show(const struct peil_benchmarking *b, enum peil_quantile which, uint32_t rank,
    uint32_t count)
{
    size_t least = which == PEIL_QUANTILE_10 || which == PEIL_QUANTILE_90 ? b->least : 1;

    if (b->bare && least == 1)
        return true;
    return rank > least && (uint64_t)rank + least <= count;
}

/*
 * Of the others, those that are certainly higher stand before it, and those that are certainly
 * lower behind it. With room, it is told one place wider on each side.
 */
static struct peil_standing find_place(
    const struct peil_cell *cell, const struct peil_own_score *focus, bool room)
{
    uint32_t higher = 0, lower = 0;
    struct peil_standing standing;

    for (unsigned i = 0; i < PEIL_BINS; i++) {
        uint32_t others = cell->bins[i];

        if (i == focus->value && others > 0)
            others--;
        if (i > focus->high)
            higher += others;
        else if (i < focus->low)
            lower += others;
    }
    standing = (struct peil_standing){(size_t)higher + 1, cell->count - lower, cell->count};
    if (room && standing.from > 1)
        standing.from--;
    if (room && standing.to < standing.of)
        standing.to++;
    return standing;
}

void peil_benchmark_spread(const struct peil_benchmarking *b, struct peil_distribution *out,
    const struct peil_cell *cell, const struct peil_own_score *focus)
{
    static const unsigned percents[PEIL_QUANTILES] = {10, 25, 50, 75, 90};

    if (!out->shown)
        return;
    out->count = cell->count;
    out->without = cell->without;
    for (size_t i = 0; i < PEIL_QUANTILES; i++) {
        uint32_t rank = peil_quantile_rank(cell->count, percents[i]);

        out->has[i] = may_show(b, (enum peil_quantile)i, rank, cell->count);
        if (out->has[i])
            out->quantiles[i] = peil_quantile_value(cell->bins, rank);
    }
    if (focus && focus->has && cell->count > 1)
        out->standing = find_place(cell, focus, !b->bare);
}
