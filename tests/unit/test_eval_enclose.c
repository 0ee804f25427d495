/*
 * What is open may be answered in every way: the bounds of the score enclose what then comes out,
 * and a band that is certain holds; also with conditions, hooks and bands that hold anyhow.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"

#define ITEMS 5

static struct lua_world w;
static const char *const ids[ITEMS] = {"a.1", "a.2", "a.3", "b.1", "b.2"};
static const char *const options[] = {"goed", "moet-beter", "niet"};

/* ---- packs ------------------------------------------------------------------------------ */

static void put_condition(struct peil_buf *out, uint64_t before)
{
    static const char *const tests[][2] = {{"", ".value == \"goed\""}, {"", ".value == \"niet\""},
        {"at_least(", ".points, 1)"}, {"", ".state == \"answered\""}, {"below(", ".worth, 60)"}};
    static const char *const joins[] = {" and ", " or ", " and not "};
    uint64_t parts = 1 + luck(2);

    for (uint64_t i = 0; i < parts; i++) {
        const char *const *test = tests[luck(5)];

        peil_buf_format(out, "%s(%sanswer(\"%s\")%s)", i > 0 ? joins[luck(3)] : "", test[0],
            ids[luck(before)], test[1]);
    }
}

/* Answers whether its scale depends on what applies. */
static bool put_pack(struct peil_buf *out, bool conditions, bool escalates)
{
    static const char *const models[] = {"mean", "mean-of-means", "worst", "sum", "count", "flat",
        "flat-unweighted", "absolute", "xccdf-default", "all-or-partial", "ladder-sum", "staged",
        "percent-to-target", "progress"};
    static const char *const of_sections[] = {"mean", "worst"};
    uint64_t model = luck(sizeof(models) / sizeof(*models));

    peil_buf_text(out, LUA_HEAD
        "  hoger: [{id: goed, label: Goed, points: 5}, {id: moet-beter, label: Moet beter, points: "
        "3}, {id: niet, label: Niet, points: 1}]\n"
        "sections:\n");
    for (uint64_t i = 0; i < ITEMS; i++) {
        if (i == 0 || i == 3)
            peil_buf_format(out, "  - id: %s\n    title: T\n    scale: %s\n    items:\n",
                i == 0 ? "a" : "b", luck(3) ? "oordeel" : "hoger");
        peil_buf_format(out, "      - {id: %s, text: T, not_applicable: yes, weight: %s", ids[i],
            luck(2) ? "1" : "3");
        peil_buf_format(out, ", target: 2, baseline: %s, maturity_level: %s", luck(3) ? "1" : "2",
            i < 2   ? "1"
            : i < 4 ? "2"
                    : "3");
        if (conditions && i > 0 && luck(2)) {
            peil_buf_text(out, ", applies_if: '");
            put_condition(out, i);
            peil_buf_text(out, "'");
        }
        peil_buf_text(out, "}\n");
    }
    peil_buf_format(out, "scoring: {model: %s", models[model]);
    if (model == 1 || model == 4)
        peil_buf_format(out, ", section_model: %s", of_sections[luck(2)]);
    if (model == 4)
        peil_buf_text(out, ", count: {from: 0.5}");
    peil_buf_text(out, ", thresholds: {incomplete: 0.2, provisional: 0.3}");
    peil_buf_text(out, ", bands: [{id: hoog, label: H, from: 50");
    if (escalates) {
        peil_buf_text(out, ", escalate_if: '");
        put_condition(out, ITEMS);
        peil_buf_text(out, "'");
    }
    peil_buf_text(out, "}, {id: laag, label: L, from: 0}]}\n");
    return (model == 3 || (model >= 5 && model <= 7) || model == 10 || model == 11) && conditions;
}

static void put_hooks(struct peil_buf *out, bool numbers)
{
    static const char *const ends[] = {"capped(40)", "capped(70)", "nil", "declared", "30"};
    static const char *const hooks[] = {
        "total = function(declared)", "section = function(id, declared)"};
    bool unconditional = luck(5) == 0;

    peil_buf_format(out, "scoring{%s\n", hooks[luck(2)]);
    if (numbers && luck(3) == 0)
        peil_buf_text(out, "  local d = declared() if d and d > 60 then return 20 end\n");
    peil_buf_text(out, "  if ");
    if (unconditional)
        peil_buf_text(out, "true");
    else
        put_condition(out, ITEMS);
    peil_buf_format(
        out, " then return %s end\n  return declared\nend", ends[luck(numbers ? 5 : 4)]);
    if (luck(3) == 0) {
        peil_buf_text(out, ",\nverdict = function(declared) if ");
        put_condition(out, ITEMS);
        peil_buf_text(out, " then return 'laag' end return declared end");
    }
    peil_buf_text(out, "}\n");
}

/* ---- completions ------------------------------------------------------------------------ */

/* By item: an option, or -1 blank, -2 unknown, -3 not applicable. */
static void run(const int given[ITEMS])
{
    char lines[512];
    size_t used = 0;

    lines[0] = '\0';
    for (size_t i = 0; i < ITEMS; i++)
        if (given[i] != -1)
            used += (size_t)snprintf(lines + used, sizeof(lines) - used, "  %s: %s\n", ids[i],
                given[i] == -2   ? "unknown"
                : given[i] == -3 ? "{state: not-applicable}"
                                 : options[given[i]]);
    lua_run(&w, lines);
}

struct found {
    struct peil_score now;
    double low, high;
    size_t values;
};

static void note(struct found *found, const struct peil_score *score)
{
    if (score->status != PEIL_SCORE_VALUE)
        return;
    found->low = found->values == 0 || score->value < found->low ? score->value : found->low;
    found->high = found->values == 0 || score->value > found->high ? score->value : found->high;
    found->values++;
}

static void check(const struct found *found, const char *what, const char *pack, uint64_t number)
{
    const struct peil_score *now = &found->now;

    if (!now->bounded || found->values == (now->status == PEIL_SCORE_VALUE))
        return;
    cr_expect(found->low >= now->low - 1e-9 && found->high <= now->high + 1e-9,
        "%llu %s: %g to %g does not enclose %g to %g\n%s", (unsigned long long)number, what,
        now->low, now->high, found->low, found->high, pack);
    if (now->exact)
        cr_expect(found->low <= now->low + 1e-9 && found->high >= now->high - 1e-9,
            "%llu %s: %g to %g is not exact, %g to %g is\n%s", (unsigned long long)number, what,
            now->low, now->high, found->low, found->high, pack);
}

static void complete(const int given[ITEMS], const char *text, uint64_t number)
{
    struct found total, sections[2];
    int all[ITEMS];
    uint64_t ways = 1;

    memset(&total, 0, sizeof(total));
    memset(sections, 0, sizeof(sections));
    run(given);
    total.now = w.result->total;
    sections[0].now = w.result->sections[0];
    sections[1].now = w.result->sections[1];
    /* The value as it stands lies within the bounds as well. */
    note(&total, &total.now);
    note(&sections[0], &sections[0].now);
    note(&sections[1], &sections[1].now);
    for (size_t i = 0; i < ITEMS; i++)
        ways *= given[i] == -1 || given[i] == -2 ? 3 : 1;
    for (uint64_t way = 0; way < ways; way++) {
        uint64_t rest = way;

        for (size_t i = 0; i < ITEMS; i++) {
            all[i] = given[i];
            if (given[i] != -1 && given[i] != -2)
                continue;
            all[i] = (int)(rest % 3);
            rest /= 3;
        }
        run(all);
        note(&total, &w.result->total);
        note(&sections[0], &w.result->sections[0]);
        note(&sections[1], &w.result->sections[1]);
        if (total.now.band_certain)
            cr_expect_eq(w.result->total.band, total.now.band, "%llu: the band is not certain\n%s",
                (unsigned long long)number, text);
    }
    check(&total, "total", text, number);
    check(&sections[0], "section a", text, number);
    check(&sections[1], "section b", text, number);
}

static void try_packs(uint64_t first, uint64_t packs, bool conditions, bool hooks, bool escalates)
{
    for (uint64_t number = first; number < first + packs; number++) {
        struct peil_buf yaml = PEIL_BUF_EMPTY, lua = PEIL_BUF_EMPTY;
        bool floats;

        luck_seed = number * 7919;
        floats = put_pack(&yaml, conditions, escalates);
        /* A number of a hook is on the scale of the pack where nothing is left that applies. */
        if (hooks)
            put_hooks(&lua, !floats);
        lua_begin(&w, peil_buf_string(&yaml), NULL, hooks ? peil_buf_string(&lua) : NULL);
        peil_buf_text(&yaml, peil_buf_string(&lua));
        for (int sheet = 0; sheet < 4; sheet++) {
            int given[ITEMS];

            for (size_t i = 0; i < ITEMS; i++) {
                uint64_t kind = luck(9);
                given[i] = kind < 5 ? (int)luck(3) : kind < 8 ? -1 - (int)luck(2) : -3;
            }
            complete(given, peil_buf_string(&yaml), number);
        }
        peil_buf_dispose(&yaml);
        peil_buf_dispose(&lua);
        lua_end(&w);
    }
}

Test(enclose, plain_packs, .timeout = 120)
{
    try_packs(1, 60, false, false, false);
}

Test(enclose, packs_with_conditions, .timeout = 120)
{
    try_packs(1000, 150, true, false, false);
}

Test(enclose, packs_with_hooks, .timeout = 120)
{
    try_packs(2000, 150, false, true, false);
}

Test(enclose, packs_with_conditions_of_bands, .timeout = 120)
{
    try_packs(3000, 100, false, false, true);
}

Test(enclose, packs_with_all_of_it, .timeout = 120)
{
    try_packs(4000, 150, true, true, true);
}
