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

/*
 * How many subjects have to stand on either side of a percentile: those whose values a reader
 * knows, he himself at least, and one more.
 */
static size_t needed(const struct peil_benchmarking *b, enum peil_quantile which, size_t room)
{
    size_t least = b->bare ? 0 : room + 1;
    bool outer = which == PEIL_QUANTILE_10 || which == PEIL_QUANTILE_90;

    return outer && least < b->least ? b->least : least;
}

/*
 * Of the others, those that are certainly higher stand before it, and those that are certainly
 * lower behind it.
 */
static struct peil_standing find_place(
    const struct peil_cell *cell, const struct peil_own_score *focus)
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
    /* Contributed with other answers, it may not be in the cell by this value. */
    if (standing.from > standing.of)
        standing.from = standing.of;
    if (standing.to < standing.from)
        standing.to = standing.from;
    return standing;
}

/*
 * At the ends, where a place tells of nearly all others alike that they are higher, lower or the
 * same, the first `room` places after one are told as one; so that of no other it is certain.
 */
static void blur(struct peil_standing *standing, size_t room)
{
    size_t of = standing->of;

    if (of <= 2 * room + 1) {
        *standing = (struct peil_standing){1, of, of};
        return;
    }
    if (standing->from <= room + 1)
        standing->from = 1;
    else if (standing->from > of - room)
        standing->from = of - room;
    if (standing->to >= of - room)
        standing->to = of;
    else if (standing->to < room + 1)
        standing->to = room + 1;
}

void peil_benchmark_spread(const struct peil_benchmarking *b, struct peil_distribution *out,
    const struct peil_cell *cell, size_t known, const struct peil_own_score *focus)
{
    static const unsigned percents[PEIL_QUANTILES] = {10, 25, 50, 75, 90};
    size_t room = known > 1 ? known : 1;

    if (!out->shown)
        return;
    out->count = cell->count;
    out->without = cell->without;
    for (size_t i = 0; i < PEIL_QUANTILES; i++) {
        uint32_t rank = peil_quantile_rank(cell->count, percents[i]);
        size_t need = needed(b, (enum peil_quantile)i, room);

        out->has[i] = rank > need && rank + need <= cell->count;
        if (out->has[i])
            out->quantiles[i] = peil_quantile_value(cell->bins, rank);
    }
    if (!focus || !focus->has || cell->count < 2)
        return;
    out->standing = find_place(cell, focus);
    if (!b->bare)
        blur(&out->standing, room);
}
