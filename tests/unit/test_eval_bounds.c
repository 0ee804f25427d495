/*
 * Bounds of scores of which scripts decide, on packs and answers made by luck with every kind of
 * item: they enclose all that can come of what is open, are reached where they are called exact,
 * and never widen when more is answered.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"
#include "tests/unit/rounds.h"

#define ITEMS 5
#define MOST_WAYS 512
#define SLACK 1e-9

/* What is given instead of one of the ways to answer. */
#define BLANK (-1)
#define UNKNOWN (-2)
#define LEFT_OUT (-3) /* not applicable */
#define HALF (-4)     /* a matrix: its first row is the first option, the other is open */

enum kind {
    CHOICE,
    UNSCORED,
    NUMBER,
    TEXT,
    MATRIX,
    CHOICES,
    KINDS
};

struct kind_of {
    const char *keys;
    int ways; /* and, of a matrix, those with a row that is not applicable */
    const char *answers[15];
    const char *tests[3];
};
static const struct kind_of kinds[KINDS] = {
    {"", 3, {"goed", "moet-beter", "niet"},
        {"answer(\"%s\").value == \"goed\"", "at_least(answer(\"%s\").points, 1)",
            "below(answer(\"%s\").worth, 60)"}},
    {", scored: no", 3, {"goed", "moet-beter", "niet"},
        {"answer(\"%s\").value == \"goed\"", "answer(\"%s\").state == \"answered\"",
            "answer(\"%s\").value ~= \"niet\""}},
    {", type: number, scored: yes, min: 0, max: 2, step: 1", 3, {"0", "1", "2"},
        {"at_least(answer(\"%s\").points, 1)", "answer(\"%s\").value == 1",
            "answer(\"%s\").state == \"answered\""}},
    {", type: text", 1, {"woorden"},
        {"answer(\"%s\").state == \"answered\"", "answer(\"%s\").state == \"not-applicable\"",
            "answer(\"%s\").state ~= \"answered\""}},
    {", type: matrix, rows: [{id: r1, text: R}, {id: r2, text: R}]", 9,
        {"{r1: goed, r2: goed}", "{r1: goed, r2: moet-beter}", "{r1: goed, r2: niet}",
            "{r1: moet-beter, r2: goed}", "{r1: moet-beter, r2: moet-beter}",
            "{r1: moet-beter, r2: niet}", "{r1: niet, r2: goed}", "{r1: niet, r2: moet-beter}",
            "{r1: niet, r2: niet}", "{r1: goed, r2: not-applicable}",
            "{r1: moet-beter, r2: not-applicable}", "{r1: niet, r2: not-applicable}",
            "{r1: not-applicable, r2: goed}", "{r1: not-applicable, r2: moet-beter}",
            "{r1: not-applicable, r2: niet}"},
        {"answer(\"%s\"):row(\"r1\") == \"niet\"", "answer(\"%s\"):row(\"r2\") == \"goed\"",
            "below(answer(\"%s\").worth, 60)"}},
    {", type: choices", 8,
        {"[]", "[goed]", "[moet-beter]", "[niet]", "[goed, moet-beter]", "[goed, niet]",
            "[moet-beter, niet]", "[goed, moet-beter, niet]"},
        {"answer(\"%s\"):chosen(\"goed\")", "at_least(answer(\"%s\").points, 2)",
            "answer(\"%s\").state == \"answered\""}},
};

static const char *const ids[ITEMS] = {"a.1", "a.2", "a.3", "b.1", "b.2"};

static struct lua_world w;
static const char *role; /* the head of the answers */
static enum kind kind[ITEMS];
static bool may_leave[ITEMS]; /* not applicable is allowed */
static bool sums; /* the model is `sum`: what does not apply may lie beyond its bounds */
static bool
    floats; /* a hook's number is on the scale of the pack where nothing is left that applies */

/* ---- packs ------------------------------------------------------------------------------ */

static void put_test(struct peil_buf *out, uint32_t before)
{
    uint32_t item = luck(before);
    const char *const *tests = kinds[kind[item]].tests;

    peil_buf_format(out, luck(4) == 0 ? "not (" : "(");
    switch (luck(3)) {
    case 0:
        peil_buf_format(out, tests[0], ids[item]);
        break;
    case 1:
        peil_buf_format(out, tests[1], ids[item]);
        break;
    default:
        peil_buf_format(out, tests[2], ids[item]);
        break;
    }
    peil_buf_text(out, ")");
}

static void put_tests(struct peil_buf *out, uint32_t before)
{
    put_test(out, before);
    if (luck(2) == 0) {
        peil_buf_text(out, luck(2) == 0 ? " and " : " or ");
        put_test(out, before);
    }
}

/* What is asked of more than one answer. */
static void put_whole(struct peil_buf *out, bool total)
{
    static const char *const tests[] = {"#knockouts() > 0", "verdict() == \"failed\"",
        "#knockouts(\"passed\") > 1", "counts().answered > 3", "counts(\"a\").answered > 2",
        "unknown_share() > 20", "at_least(declared(), 50)", "below(declared(), 40)",
        "counts(\"b\")[\"not-applicable\"] == nil", "at_least(score(\"a\"), 50)",
        "status(\"b\") == \"value\""};

    peil_buf_text(out, tests[luck(total ? 11 : 9)]);
}

static void put_item(struct peil_buf *out, uint32_t item, bool conditions)
{
    kind[item] = luck(2) == 0 ? CHOICE : (enum kind)luck(KINDS);
    may_leave[item] = luck(2) == 0;
    peil_buf_format(out, "      - {id: %s, text: T%s, weight: %s", ids[item],
        kinds[kind[item]].keys, luck(2) == 0 ? "1" : "3");
    if (may_leave[item])
        peil_buf_text(out, ", not_applicable: yes");
    if (kind[item] == CHOICE && luck(2) == 0)
        peil_buf_text(out, ", knockout: yes");
    if (luck(8) == 0)
        peil_buf_text(out, ", for: [klant]");
    if (conditions && item > 0 && luck(2) == 0) {
        peil_buf_text(out, ", applies_if: '");
        put_tests(out, item);
        peil_buf_text(out, "'");
    }
    peil_buf_text(out, "}\n");
}

/* Of a list of conditions: two to four bands. */
static void put_decisions(struct peil_buf *out)
{
    uint32_t bands = 1 + luck(3);

    peil_buf_text(out, ", bands: [");
    for (uint32_t i = 0; i < bands; i++) {
        peil_buf_format(out, "{id: b%z, label: B, when: '", (size_t)i);
        if (luck(5) == 0)
            peil_buf_text(out, "verdict() == \"failed\"");
        else
            put_tests(out, ITEMS);
        peil_buf_text(out, "'}, ");
    }
    peil_buf_text(out, "{id: laag, label: L}]}\n");
}

#define DECISION_LIST 10
static void put_pack(struct peil_buf *out, bool conditions, bool escalates)
{
    static const char *const models[] = {"mean", "mean-of-means", "worst", "sum", "count", "flat",
        "flat-unweighted", "absolute", "xccdf-default", "lowest-law", "decision-list"};
    uint32_t model = luck(12) < 3 ? DECISION_LIST : luck(DECISION_LIST);

    sums = model == 3;
    floats = model >= 3 && model <= 6;
    peil_buf_text(out, LUA_HEAD "sections:\n");
    for (uint32_t i = 0; i < ITEMS; i++) {
        if (i == 0 || i == 3)
            peil_buf_format(out, "  - id: %s\n    title: T\n    scale: oordeel\n    items:\n",
                i == 0 ? "a" : "b");
        put_item(out, i, conditions);
    }
    peil_buf_format(out, "scoring: {model: %s", models[model]);
    if (model == 1 || model == 4)
        peil_buf_format(out, ", section_model: %s", luck(2) == 0 ? "mean" : "worst");
    if (model == 4)
        peil_buf_text(out, ", count: {from: 0.5}");
    peil_buf_text(out, ", thresholds: {incomplete: 0, provisional: 0}");
    if (model == DECISION_LIST) {
        put_decisions(out);
        return;
    }
    peil_buf_text(out, ", bands: [{id: hoog, label: H, from: 50");
    if (escalates) {
        peil_buf_text(out, ", escalate_if: '");
        put_tests(out, ITEMS);
        peil_buf_text(out, "'");
    }
    peil_buf_text(out, "}, {id: laag, label: L, from: 0}]}\n");
}

static void put_hook(struct peil_buf *out, const char *head, bool total, bool numbers)
{
    static const char *const ends[] = {"capped(40)", "nil", "declared", "30", "capped(0)"};

    peil_buf_format(out, "%s  if ", head);
    if (luck(4) == 0)
        put_whole(out, total);
    else
        put_tests(out, ITEMS);
    peil_buf_format(out, " then return %s end\n", ends[numbers ? luck(5) : luck(3)]);
    peil_buf_format(out, "  return %s\nend,\n", luck(4) == 0 ? "capped(70)" : "declared");
}

static void put_hooks(struct peil_buf *out, bool numbers)
{
    uint32_t which = 1 + luck(7);

    peil_buf_text(out, "scoring{\n");
    if (which & 1)
        put_hook(out, "total = function(declared)\n", true, numbers);
    if (which & 2)
        put_hook(out, "section = function(id, declared)\n", false, numbers);
    if (which & 4) {
        peil_buf_text(out, "verdict = function(declared)\n  if ");
        put_tests(out, ITEMS);
        peil_buf_text(out, " then return 'laag' end\n  if declared() == 'hoog' and ");
        put_tests(out, ITEMS);
        peil_buf_text(out, " then return nil end\n  return declared\nend\n");
    }
    peil_buf_text(out, "}\n");
}

/* ---- answers ---------------------------------------------------------------------------- */

static void run(const int given[ITEMS], bool bounds)
{
    char lines[512];
    size_t used = 0;

    lines[0] = '\0';
    for (size_t i = 0; i < ITEMS; i++) {
        const char *text = given[i] >= 0          ? kinds[kind[i]].answers[given[i]]
                           : given[i] == UNKNOWN  ? "unknown"
                           : given[i] == LEFT_OUT ? "{state: not-applicable}"
                                                  : "{r1: goed}";

        if (given[i] != BLANK)
            used +=
                (size_t)snprintf(lines + used, sizeof(lines) - used, "  %s: %s\n", ids[i], text);
    }
    w.want = (struct peil_want){.bounds = bounds ? 10000000 : 0};
    lua_run_as(&w, role, lines);
}

static void give(int given[ITEMS])
{
    for (size_t i = 0; i < ITEMS; i++) {
        uint32_t dice = luck(8);

        given[i] = dice == 0 && may_leave[i] ? LEFT_OUT
                   : dice < 3                ? BLANK
                   : dice == 3               ? UNKNOWN
                                             : (int)luck((uint32_t)kinds[kind[i]].ways);
        if (dice == 4 && kind[i] == MATRIX)
            given[i] = HALF;
    }
}

static bool is_open(int given)
{
    return given == BLANK || given == UNKNOWN || given == HALF;
}

#define ROWS_LEFT 6 /* ways of a matrix with a row that is not applicable */

/*
 * In how many ways an item can yet go, those that are not applicable last. Of half a matrix the
 * first ways have the first option in their first row.
 */
static size_t ways_of(const int given[ITEMS], size_t item, bool leave)
{
    size_t left = !leave || !may_leave[item] ? 0 : kind[item] == MATRIX ? ROWS_LEFT + 1 : 1;

    if (!is_open(given[item]))
        return 1;
    if (given[item] == HALF)
        return 3 + (left > 0);
    return (size_t)kinds[kind[item]].ways + left;
}

static int way_of(const int given[ITEMS], size_t item, size_t way)
{
    int ways = kinds[kind[item]].ways;

    if (!is_open(given[item]))
        return given[item];
    if (given[item] == HALF)
        return way == 3 ? ways : (int)way;
    return (int)way < ways + (kind[item] == MATRIX ? ROWS_LEFT : 0) ? (int)way : LEFT_OUT;
}

/* Whether an answer, or a part of it, is not applicable. */
static bool is_left(size_t item, int given)
{
    return given == LEFT_OUT || given >= kinds[kind[item]].ways;
}

/* ---- what comes of them ----------------------------------------------------------------- */

#define SCORES 3 /* two sections and the whole */

static const struct peil_score *score_at(size_t i)
{
    return i < 2 ? &w.result->sections[i] : &w.result->total;
}

struct found {
    struct peil_score now;
    bool any, any_left; /* a value was found; the same where what is open may not apply */
    double low, high, low_left, high_left;
};

static void widen(bool *any, double *low, double *high, double value)
{
    *low = !*any || value < *low ? value : *low;
    *high = !*any || value > *high ? value : *high;
    *any = true;
}

static void note(struct found *found, const struct peil_score *score, bool left)
{
    if (score->status != PEIL_SCORE_VALUE)
        return;
    widen(&found->any_left, &found->low_left, &found->high_left, score->value);
    if (!left)
        widen(&found->any, &found->low, &found->high, score->value);
}

static const char *pack_text;
static size_t exact, narrow, certain; /* that rest on what is open */
static size_t narrowed;

/* Where no script asked what is open, bounds are what the answers give that have points. */
static void check_bounds(const struct found *found, const char *what, bool asked)
{
    const struct peil_score *now = &found->now;

    if (!now->bounded || !found->any_left)
        return;
    if (!asked) {
        cr_expect(now->exact, "%s: the bounds are not exact\n%s", what, pack_text);
        cr_expect(found->low <= now->low + SLACK && found->high >= now->high - SLACK,
            "%s: %g to %g is not reached, %g to %g is\n%s", what, now->low, now->high, found->low,
            found->high, pack_text);
    }
    if (found->any)
        cr_expect(found->low >= now->low - SLACK && found->high <= now->high + SLACK,
            "%s: %g to %g does not enclose %g to %g\n%s", what, now->low, now->high, found->low,
            found->high, pack_text);
    if (!sums)
        cr_expect(found->low_left >= now->low - SLACK && found->high_left <= now->high + SLACK,
            "%s: %g to %g does not enclose %g to %g\n%s", what, now->low, now->high,
            found->low_left, found->high_left, pack_text);
    if (now->exact)
        cr_expect(found->low_left <= now->low + SLACK && found->high_left >= now->high - SLACK,
            "%s: %g to %g is not exact, %g to %g is\n%s", what, now->low, now->high,
            found->low_left, found->high_left, pack_text);
}

static bool list_ways(const int given[ITEMS], size_t ways[ITEMS], size_t *all)
{
    *all = 1;
    for (size_t i = 0; i < ITEMS; i++) {
        ways[i] = ways_of(given, i, true);
        if ((*all *= ways[i]) > MOST_WAYS)
            return false;
    }
    return true;
}

/* Answers whether a part of it is not applicable. */
static bool complete(const int given[ITEMS], const size_t ways[ITEMS], size_t way, int out[ITEMS])
{
    bool left = false;

    for (size_t i = 0; i < ITEMS; i++) {
        out[i] = way_of(given, i, way % ways[i]);
        left = left || (is_open(given[i]) && is_left(i, out[i]));
        way /= ways[i];
    }
    return left;
}

static void check_completions(const int given[ITEMS])
{
    struct found found[SCORES];
    const struct peil_band *band;
    size_t ways[ITEMS];
    size_t all;
    bool sure, asked;

    if (!list_ways(given, ways, &all))
        return;
    memset(found, 0, sizeof(found));
    run(given, true);
    band = w.result->total.band;
    sure = w.result->total.band_certain;
    asked = w.result->asked_open;
    for (size_t i = 0; i < SCORES; i++)
        found[i].now = *score_at(i);
    for (size_t way = 0; way < all; way++) {
        int answers[ITEMS];
        bool left = complete(given, ways, way, answers);

        run(answers, false);
        for (size_t i = 0; i < SCORES; i++)
            note(&found[i], score_at(i), left);
        if (sure && (!left || (!sums && w.result->total.status == PEIL_SCORE_VALUE)))
            cr_expect_eq(w.result->total.band, band, "the band is not certain\n%s", pack_text);
    }
    /* The value as it stands lies within the bounds as well. */
    for (size_t i = 0; i < SCORES; i++)
        if (found[i].any_left)
            note(&found[i], &found[i].now, !found[i].any);
    check_bounds(&found[0], "section a", asked);
    check_bounds(&found[1], "section b", asked);
    check_bounds(&found[2], "total", asked);
    exact += asked && found[2].now.bounded && found[2].now.exact;
    narrow +=
        asked && found[2].now.bounded && found[2].now.exact &&
        (found[2].now.low > found[2].now.scale_min || found[2].now.high < found[2].now.scale_max);
    certain += asked && sure;
}

/* Which scores have a value once all is answered in some way; false where it is not known. */
static bool find_values(const int given[ITEMS], bool has[SCORES])
{
    size_t ways[ITEMS];
    size_t all;

    if (!list_ways(given, ways, &all))
        return false;
    memset(has, 0, SCORES * sizeof(*has));
    for (size_t way = 0; way < all && !(has[0] && has[1] && has[2]); way++) {
        int answers[ITEMS];

        (void)complete(given, ways, way, answers);
        run(answers, false);
        for (size_t i = 0; i < SCORES; i++)
            has[i] = has[i] || score_at(i)->status == PEIL_SCORE_VALUE;
    }
    return true;
}

/* The value as it stands may be an end of the bounds. */
static bool is_value(const struct peil_score *score, double end)
{
    return score->status == PEIL_SCORE_VALUE && !(score->value < end) && !(score->value > end);
}

/* Answers one item more; what it may then come to lies within what it might before. */
static void check_narrowing(const int given[ITEMS])
{
    struct peil_score before[SCORES];
    bool has[SCORES];
    int more[ITEMS];
    size_t item = luck(ITEMS);

    memcpy(more, given, sizeof(more));
    more[item] = way_of(given, item, luck((uint32_t)ways_of(given, item, !sums)));
    if (!is_open(given[item]) || !find_values(more, has))
        return;
    run(given, true);
    for (size_t i = 0; i < SCORES; i++)
        before[i] = *score_at(i);
    run(more, true);
    for (size_t i = 0; i < SCORES; i++) {
        const struct peil_score *now = score_at(i);

        if (!has[i] || !before[i].bounded || !now->bounded)
            continue;
        cr_expect((now->low >= before[i].low - SLACK || is_value(now, now->low)) &&
                      (now->high <= before[i].high + SLACK || is_value(now, now->high)),
            "score %zu, item %zu: %g to %g became %g to %g\n%s", i, item, before[i].low,
            before[i].high, now->low, now->high, pack_text);
        narrowed++;
    }
}

static void try_packs(uint64_t first, int packs, bool conditions, bool hooks, bool escalates)
{
    for (uint64_t number = first; number < first + (uint64_t)rounds(packs); number++) {
        struct peil_buf yaml = PEIL_BUF_EMPTY, lua = PEIL_BUF_EMPTY;

        luck_seed = number * 7919;
        role = luck(2) == 0 ? "" : "role: ambtenaar\n";
        put_pack(&yaml, conditions, escalates);
        if (hooks)
            put_hooks(&lua, !floats);
        lua_begin(&w, peil_buf_string(&yaml), NULL, hooks ? peil_buf_string(&lua) : NULL);
        peil_buf_text(&yaml, peil_buf_string(&lua));
        pack_text = peil_buf_string(&yaml);
        for (int sheet = 0; sheet < 6; sheet++) {
            int given[ITEMS];

            give(given);
            check_completions(given);
            check_narrowing(given);
        }
        peil_buf_dispose(&yaml);
        peil_buf_dispose(&lua);
        lua_end(&w);
    }
}

static void begin_counts(void)
{
    exact = narrow = certain = narrowed = 0;
}

static void check_counts(size_t least)
{
    least = (size_t)rounds((int)least);
    cr_expect_geq(exact, least, "%zu exact", exact);
    cr_expect_geq(narrow, least, "%zu narrow", narrow);
    cr_expect_geq(narrowed, least, "%zu narrowed", narrowed);
}

Test(bounds, of_plain_packs, .timeout = 240)
{
    begin_counts();
    try_packs(500, 120, false, false, false);
    cr_expect_gt(narrowed, 100);
}

Test(bounds, of_packs_with_conditions, .timeout = 240)
{
    begin_counts();
    try_packs(1, 120, true, false, false);
    check_counts(50);
}

Test(bounds, of_packs_with_hooks, .timeout = 240)
{
    begin_counts();
    try_packs(1000, 160, false, true, false);
    check_counts(50);
    cr_expect_gt(certain, 0);
}

Test(bounds, of_packs_with_all_of_it, .timeout = 240)
{
    begin_counts();
    try_packs(2000, 200, true, true, true);
    check_counts(50);
    cr_expect_gt(certain, 0);
}

/* ---- one by one ------------------------------------------------------------------------- */

#define SIX                                                                                        \
    LUA_HEAD "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                \
             "      - {id: a.1, text: V, knockout: yes}\n      - {id: a.2, text: V, knockout: "    \
             "yes}\n      - {id: a.3, text: V, knockout: yes}\n      - {id: a.4, text: V}\n"       \
             "      - {id: a.5, text: V}\n      - {id: a.6, text: V}\n"                            \
             "      - {id: n, text: N, type: number, min: 0, max: 9}\n"                            \
             "      - {id: m, text: N, type: number, min: 0, max: 9, step: 3}\n"                   \
             "scoring: {model: mean, thresholds: {incomplete: 0, provisional: 0}, bands: [{id: "   \
             "hoog, label: H, from: 50}, {id: laag, label: L, from: 0}]}\n"

static void bounds_of(const char *hook, const char *answers, double low, double high, bool exactly)
{
    const struct peil_score *total;

    lua_begin(&w, SIX, NULL, hook);
    w.want = (struct peil_want){.bounds = 10000000};
    total = &lua_run(&w, answers)->total;
    cr_assert_float_eq(total->low, low, 1e-6, "low %g", total->low);
    cr_assert_float_eq(total->high, high, 1e-6, "high %g", total->high);
    cr_assert_eq(total->exact, exactly);
    lua_end(&w);
}

#define CAP                                                                                        \
    "scoring{total = function(d) if #knockouts() > 0 then return capped(40) end return d end}\n"

Test(bounds, of_a_cap_on_knockouts_are_exact_with_three_of_them_open)
{
    bounds_of(CAP, "  a.4: goed\n  a.5: goed\n  a.6: goed\n", 40, 100, true);
    bounds_of(CAP, "  a.2: niet\n  a.4: goed\n  a.5: goed\n  a.6: goed\n", 40, 40, true);
    bounds_of(CAP, "  a.1: goed\n  a.2: goed\n  a.3: goed\n  a.4: niet\n", 50, 250.0 / 3, true);
}

Test(bounds, that_rest_on_what_has_no_end_enclose)
{
#define ENDLESS                                                                                    \
    "scoring{total = function(d) if answer('n').value == 4.5 then return 7 end return d end}\n"
    bounds_of(ENDLESS, "  a.1: goed\n", 0, 100, false);
    bounds_of(ENDLESS, "  a.1: goed\n  n: 4.5\n", 7, 7, true);
#define STEPS                                                                                      \
    "scoring{total = function(d) if answer('m').value == 6 then return 7 end return 9 end}\n"
    bounds_of(STEPS, "  a.1: goed\n", 7, 9, true);
}

Test(bounds, that_rest_on_too_many_answers_enclose)
{
#define DECLARED "scoring{total = function(d) if below(d(), 40) then return 10 end return d end}\n"
    bounds_of(DECLARED, "  a.1: goed\n", 0, 100, false);
    bounds_of(DECLARED, "  a.1: goed\n  a.2: niet\n  a.3: niet\n  a.4: niet\n  a.5: goed\n", 10, 50,
        true);
}

Test(bounds, are_not_looked_for_where_nobody_wants_them)
{
    lua_begin(&w, SIX, NULL, CAP);
    w.want = (struct peil_want){0};
    lua_run(&w, "  a.4: goed\n  a.5: goed\n  a.6: goed\n");
    cr_assert_float_eq(w.result->total.low, 0, 1e-9);
    cr_assert_float_eq(w.result->total.high, 100, 1e-9);
    cr_assert_not(w.result->total.exact);
    lua_end(&w);
}

Test(bounds, keep_to_the_steps_that_scripts_may_take)
{
    lua_begin(&w, SIX, NULL,
        "scoring{total = function(d) for i = 1, 1000 do local x = i end\n"
        "  if #knockouts() > 0 then return capped(40) end return d end}\n");
    w.want = (struct peil_want){.bounds = 2000};
    lua_run(&w, "  a.4: goed\n  a.5: goed\n  a.6: goed\n");
    cr_assert_not(w.result->total.exact);
    cr_assert_float_eq(w.result->total.low, 0, 1e-9);
    lua_end(&w);
}

Test(bounds, make_a_band_certain_where_it_is_the_same_in_every_way)
{
    lua_begin(&w, SIX, NULL,
        "scoring{total = function(d) if answer('a.1').value == 'goed' then return 80 end\n"
        "  return 60 end}\n");
    w.want = (struct peil_want){0};
    lua_run(&w, "  a.4: goed\n");
    cr_assert_not(w.result->total.band_certain);
    w.want = (struct peil_want){.bounds = 10000000};
    lua_run(&w, "  a.4: goed\n");
    cr_assert(w.result->total.band_certain);
    cr_assert_float_eq(w.result->total.low, 60, 1e-9);
    cr_assert_float_eq(w.result->total.high, 80, 1e-9);
    lua_end(&w);
}
