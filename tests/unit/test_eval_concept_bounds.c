/*
 * What a concept can still become: all that is open is answered in every way there is, and the
 * bounds are what then comes out; where conditions are open, or a section tells of it, they enclose
 * it. Answering never widens them.
 */
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"

#define ITEMS 5
#define ROWS 2
#define PARTS (ITEMS + ROWS) /* the rows of a matrix behind the items that are choices */
#define CONCEPTS 3

static struct lua_world w;
static const char *const ids[PARTS] = {"a.1", "a.2", "a.3", "b.1", "b.2", "r1", "r2"};
static const char *const options[] = {"goed", "moet-beter", "niet", "anders"};
static const char *const relations[] = {"equal", "subset", "superset", "intersects"};

/* What a pack has that makes it harder to know. */
struct traits {
    bool conditions, sections, hooks, item_hook;
};

/* ---- packs ------------------------------------------------------------------------------ */

static void put_maps(struct peil_buf *out, bool rows)
{
    uint64_t used = luck(CONCEPTS);

    peil_buf_text(out, ", maps: [");
    for (uint64_t i = 0; i < 1 + luck(2) && i < CONCEPTS; i++)
        peil_buf_format(out, "%s{concept: c%d, relation: %s%s}", i > 0 ? ", " : "",
            (int)((used + i) % CONCEPTS), relations[luck(4)],
            rows && luck(2) ? ", rows: [r1]" : "");
    peil_buf_text(out, "]");
}

static void put_condition(struct peil_buf *out, uint64_t before)
{
    static const char *const tests[] = {".value == \"goed\"", ".value == \"niet\"",
        ".state == \"answered\"", ".value ~= \"moet-beter\""};

    peil_buf_format(out, ", applies_if: 'answer(\"%s\")%s'", ids[luck(before)], tests[luck(4)]);
}

static void put_item(struct peil_buf *out, uint64_t i, const struct traits *traits)
{
    static const char *const weights[] = {"1", "3", "0"};

    peil_buf_format(out,
        "      - {id: %s, text: T, not_applicable: %s, weight: %s, target: 2, "
        "baseline: 1, maturity_level: %d%s",
        ids[i], luck(2) ? "yes" : "no", weights[luck(3)],
        i < 2   ? 1
        : i < 4 ? 2
                : 3,
        luck(4) == 0 ? ", scale: hoger" : "");
    put_maps(out, false);
    if (traits->conditions && i > 0 && luck(2))
        put_condition(out, i);
    peil_buf_text(out, "}\n");
}

static void put_pack(struct peil_buf *out, const struct traits *traits)
{
    static const char *const models[] = {"mean", "worst", "sum", "flat", "flat-unweighted",
        "absolute", "all-or-partial", "percent-to-target", "progress", "staged", "xccdf-default"};

    peil_buf_text(out, LUA_HEAD);
    if (luck(3) == 0)
        peil_buf_text(out, "    - {id: anders, label: Anders}\n");
    peil_buf_text(out,
        "  hoger: [{id: goed, label: Goed, points: 5}, {id: moet-beter, label: Moet beter, points: "
        "3}, {id: niet, label: Niet, points: 1}]\n");
    peil_buf_text(out,
        LUA_LEVELS LUA_CONCEPT("c0", "") LUA_CONCEPT("c1", "") LUA_CONCEPT("c2", "") "sections:\n");
    for (uint64_t i = 0; i < ITEMS; i++) {
        if (i == 0 || i == 3) {
            peil_buf_format(
                out, "  - id: %s\n    title: T\n    scale: oordeel\n", i == 0 ? "a" : "b");
            if (traits->sections)
                peil_buf_format(out,
                    "    scoring: {model: %s}\n    maps: [{concept: c%d, relation: %s}]\n",
                    models[luck(11)], (int)luck(CONCEPTS), relations[luck(4)]);
            peil_buf_text(out, "    items:\n");
        }
        put_item(out, i, traits);
    }
    peil_buf_format(out,
        "      - {id: m, type: matrix, text: T, target: 2, baseline: 1, maturity_level: 3, "
        "not_applicable: %s, rows: [{id: r1, text: R}, {id: "
        "r2, text: R}]",
        luck(2) ? "yes" : "no");
    put_maps(out, true);
    peil_buf_text(out, "}\nscoring: {model: mean, thresholds: {incomplete: 0.2}}\n");
}

static void put_scripts(struct peil_buf *out, const struct traits *traits)
{
    static const char *const ends[] = {"nil", "declared", "30", "capped(40)"};

    peil_buf_text(out, "scoring{");
    if (traits->item_hook)
        peil_buf_text(out,
            "item = function(id, declared) if id == 'a.1' then return 0.25 + declared "
            "/ 2 end return declared end,");
    if (traits->hooks)
        peil_buf_format(out,
            "section = function(id, declared) if answer('%s').value == 'goed' then return %s end "
            "return declared end",
            ids[luck(ITEMS)], ends[luck(4)]);
    peil_buf_text(out, "}\n");
}

/* ---- answers ---------------------------------------------------------------------------- */

/* By part: an option, or one of these. */
enum {
    BLANK = -1,
    UNKNOWN = -2,
    LEAVES = -3
};

static void put_part(char *lines, size_t room, size_t *used, const char *id, int given)
{
    if (given != BLANK)
        *used += (size_t)snprintf(lines + *used, room - *used, "%s: %s", id,
            given == UNKNOWN  ? "unknown"
            : given == LEAVES ? "{state: not-applicable}"
                              : options[given]);
}

static void run(const int given[PARTS])
{
    char lines[1024];
    size_t used = 0;

    lines[0] = '\0';
    for (size_t i = 0; i < ITEMS; i++) {
        if (given[i] == BLANK)
            continue;
        used += (size_t)snprintf(lines + used, sizeof(lines) - used, "  ");
        put_part(lines, sizeof(lines), &used, ids[i], given[i]);
        used += (size_t)snprintf(lines + used, sizeof(lines) - used, "\n");
    }
    if (given[ITEMS] != BLANK || given[ITEMS + 1] != BLANK) {
        used += (size_t)snprintf(lines + used, sizeof(lines) - used, "  m: {value: {");
        put_part(lines, sizeof(lines), &used, "r1", given[ITEMS]);
        if (given[ITEMS] != BLANK && given[ITEMS + 1] != BLANK)
            used += (size_t)snprintf(lines + used, sizeof(lines) - used, ", ");
        put_part(lines, sizeof(lines), &used, "r2", given[ITEMS + 1]);
        (void)snprintf(lines + used, sizeof(lines) - used, "}}\n");
    }
    lua_run(&w, lines);
}

static bool is_open(int given)
{
    return given == BLANK || given == UNKNOWN;
}

static const struct peil_item *item_of(size_t part)
{
    return peil_pack_item(w.pack, part < ITEMS ? ids[part] : "m");
}

/* The options, and leaving where that may be. */
static int ways_of(size_t part)
{
    return (int)item_of(part)->scale->count + (item_of(part)->not_applicable_allowed ? 1 : 0);
}

static int way_at(size_t part, int way)
{
    return way < (int)item_of(part)->scale->count ? way : LEAVES;
}

/* ---- trying all ------------------------------------------------------------------------- */

struct found {
    struct peil_concept_level now;
    double low, high;
    size_t values, without;
};

static struct peil_concept_level level_of(size_t concept)
{
    for (size_t i = 0; i < w.result->concept_count; i++)
        if (w.result->concepts[i].concept->index == concept)
            return w.result->concepts[i];
    return (struct peil_concept_level){0};
}

static void note(struct found *found, size_t concept)
{
    struct peil_concept_level level = level_of(concept);

    if (!level.known) {
        found->without++;
        return;
    }
    found->low = found->values == 0 || level.ratio < found->low ? level.ratio : found->low;
    found->high = found->values == 0 || level.ratio > found->high ? level.ratio : found->high;
    found->values++;
}

static void check(const struct found *found, bool exact, const char *pack, uint64_t number)
{
    const struct peil_concept_level *now = &found->now;
    int id = (int)number;

    if (!now->concept)
        return;
    cr_expect(
        found->values == 0 || now->bounded, "%d: no bounds, but there is a value\n%s", id, pack);
    cr_expect(!now->certain || found->without == 0, "%d: not certain\n%s", id, pack);
    if (found->values > 0 && now->bounded)
        cr_expect(now->low <= found->low + 1e-9 && now->high >= found->high - 1e-9,
            "%d %s: %g to %g does not enclose %g to %g\n%s", id, now->concept->id, now->low,
            now->high, found->low, found->high, pack);
    if (!exact)
        return;
    cr_expect_eq(now->bounded, found->values > 0, "%d: bounds of nothing\n%s", id, pack);
    cr_expect_eq(now->certain, found->without == 0, "%d: certain\n%s", id, pack);
    if (found->values > 0)
        cr_expect(now->low >= found->low - 1e-9 && now->high <= found->high + 1e-9,
            "%d %s: %g to %g is not exact, %g to %g is\n%s", id, now->concept->id, now->low,
            now->high, found->low, found->high, pack);
}

/* Answers one open part more: what can become of each concept is no more than before. */
static void check_narrowing(const int given[PARTS], const struct found *before, const char *pack)
{
    for (size_t i = 0; i < PARTS; i++) {
        int next[PARTS];

        if (!is_open(given[i]))
            continue;
        memcpy(next, given, sizeof(next));
        next[i] = way_at(i, (int)luck((uint64_t)ways_of(i)));
        run(next);
        for (size_t c = 0; c < CONCEPTS; c++) {
            struct peil_concept_level level = level_of(c);

            if (!level.concept)
                continue;
            cr_expect(
                !level.bounded || before[c].now.bounded, "bounds come from nothing\n%s", pack);
            cr_expect(
                level.certain || !before[c].now.certain, "what was certain no longer is\n%s", pack);
            cr_expect(!level.bounded || (level.low >= before[c].now.low - 1e-9 &&
                                            level.high <= before[c].now.high + 1e-9),
                "%s: %g to %g became %g to %g\n%s", level.concept->id, before[c].now.low,
                before[c].now.high, level.low, level.high, pack);
        }
    }
}

static void complete(const int given[PARTS], bool exact, const char *text, uint64_t number)
{
    struct found found[CONCEPTS];
    int all[PARTS];
    int ways = 1;

    memset(found, 0, sizeof(found));
    run(given);
    for (size_t c = 0; c < CONCEPTS; c++)
        found[c].now = level_of(c);
    for (size_t i = 0; i < PARTS; i++)
        ways *= is_open(given[i]) ? ways_of(i) : 1;
    for (int way = 0; way < ways; way++) {
        int rest = way;

        for (size_t i = 0; i < PARTS; i++) {
            all[i] = given[i];
            if (!is_open(given[i]))
                continue;
            all[i] = way_at(i, rest % ways_of(i));
            rest /= ways_of(i);
        }
        run(all);
        for (size_t c = 0; c < CONCEPTS; c++)
            note(&found[c], c);
    }
    for (size_t c = 0; c < CONCEPTS; c++)
        check(&found[c], exact, text, number);
    check_narrowing(given, found, text);
}

/* At most four parts are open, so that all ways can be tried. */
static void draw(int given[PARTS])
{
    size_t open = 0;

    for (size_t i = 0; i < PARTS; i++) {
        uint64_t kind = luck(10);

        given[i] = kind < 5 || open == 4 ? (int)luck(item_of(i)->scale->count)
                   : kind < 9            ? -1 - (int)luck(2)
                                         : LEAVES;
        if (given[i] == LEAVES && !item_of(i)->not_applicable_allowed)
            given[i] = 0;
        open += is_open(given[i]);
    }
}

/* Whether the same item tells of a concept twice, so that its members hang together. */
static bool hangs_together(void)
{
    for (size_t i = 0; i < w.pack->item_count; i++)
        for (size_t k = 1; k < w.pack->items[i].map_count; k++)
            for (size_t l = 0; l < k; l++)
                if (w.pack->items[i].maps[k].concept == w.pack->items[i].maps[l].concept)
                    return true;
    return false;
}

static void try_packs(uint64_t first, uint64_t packs, struct traits traits)
{
    bool exact = !traits.conditions && !traits.sections && !traits.hooks && !traits.item_hook;

    for (uint64_t number = first; number < first + packs; number++) {
        struct peil_buf yaml = PEIL_BUF_EMPTY, lua = PEIL_BUF_EMPTY;
        bool scripted = traits.hooks || traits.item_hook;

        luck_seed = number * 7919;
        put_pack(&yaml, &traits);
        if (scripted)
            put_scripts(&lua, &traits);
        lua_begin(&w, peil_buf_string(&yaml), NULL, scripted ? peil_buf_string(&lua) : NULL);
        w.want = (struct peil_want){.concepts = true};
        peil_buf_text(&yaml, peil_buf_string(&lua));
        for (int sheet = 0; sheet < 3; sheet++) {
            int given[PARTS];

            draw(given);
            complete(given, exact && !hangs_together(), peil_buf_string(&yaml), number);
        }
        peil_buf_dispose(&yaml);
        peil_buf_dispose(&lua);
        lua_end(&w);
    }
}

Test(concept_bounds, plain_packs, .timeout = 120)
{
    try_packs(1, 200, (struct traits){0});
}

Test(concept_bounds, packs_with_conditions, .timeout = 120)
{
    try_packs(1000, 200, (struct traits){.conditions = true});
}

Test(concept_bounds, packs_with_sections_that_tell, .timeout = 120)
{
    try_packs(2000, 600, (struct traits){.sections = true});
}

Test(concept_bounds, packs_with_items_of_their_own_worth, .timeout = 120)
{
    try_packs(3400, 150, (struct traits){.sections = true, .item_hook = true});
}

Test(concept_bounds, packs_with_all_of_it, .timeout = 120)
{
    try_packs(4500, 200, (struct traits){true, true, true, true});
}
