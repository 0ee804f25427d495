/*
 * The cheapest way to a next band, held against scoring all sets of improvements: every model, with
 * caps, conditions and scripts, up to 14 items that could be better.
 */
#include "core/eval/whatif.h"
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"
#include "tests/unit/rounds.h"

#define SECTIONS 3
#define MOST_ITEMS_EACH 5
#define MOST_TRIED 14

static struct lua_world w;
static struct peil_whatif whatif;
static int each[SECTIONS];
static uint32_t words_most = 4; /* how many of the words below are given */

/* ---- packs ---- */

struct model {
    const char *name, *more;
    double most; /* of its scale, for the bands; of a sum by item */
    bool by_item;
};
static const struct model models[] = {{"mean", "", 100, false}, {"mean-of-means", "", 100, false},
    {"sum", "", 2, true}, {"worst", "", 100, false}, {"worst", ", section_model: mean", 100, false},
    {"count", ", count: {from: 0.5}", 1, true},
    {"count", ", count: {of: sections, from: 0.75}", 3, false},
    {"mean-of-means", ", section_model: worst", 100, false}, {"lowest-law", "", 100, false},
    {"flat", "", 1, true}, {"flat-unweighted", "", 1, true}, {"absolute", "", 1, false},
    {"xccdf-default", "", 100, false}, {"all-or-partial", "", 100, false},
    {"ladder-sum", "", 5, false}, {"staged", ", staged: {from: 0.5}", 3, false},
    {"percent-to-target", "", 100, false}, {"progress", "", 100, false},
    {"decision-list", ", section_model: mean", 0, false}};
#define MODELS (sizeof(models) / sizeof(*models))

static int item_count(void)
{
    return each[0] + each[1] + each[2];
}

static void put_item(struct peil_buf *out, int s, int i, bool conditions)
{
    static const char *const weights[] = {"1", "2", "0.5"};

    peil_buf_format(out,
        "      - {id: s%u.%u, text: V, weight: %s, effort: %u, target: 2, baseline: %s, "
        "maturity_level: %u",
        s, i, weights[luck(3)], 1 + luck(4), luck(3) == 0 ? "1" : "0", i % 3 + 1);
    if (luck(5) == 0)
        peil_buf_text(out, ", knockout: yes");
    if (luck(6) == 0)
        peil_buf_text(out, ", basis: {kind: law, reference: wet}");
    if (conditions && s > 0 && luck(3) == 0)
        peil_buf_format(out, ", applies_if: 'answer(\"s0.%u\").value %s \"goed\"'",
            luck((uint32_t)each[0]), luck(2) == 0 ? "==" : "~=");
    peil_buf_text(out, "}\n");
}

static void put_bands(struct peil_buf *out, const struct model *model)
{
    double most = model->by_item ? model->most * item_count() : model->most;

    peil_buf_text(out, ", bands: [");
    if (most > 0)
        peil_buf_format(out,
            "{id: hoog, label: H, from: %z.%z}, {id: midden, label: M, from: "
            "%z.%z}, {id: laag, label: L, from: 0}]}\n",
            (size_t)(most * 8) / 10, (size_t)(most * 8) % 10, (size_t)(most * 3) / 10,
            (size_t)(most * 3) % 10);
    else
        peil_buf_format(out,
            "{id: hoog, label: H, when: 'answer(\"s0.0\").value == \"goed\" and "
            "at_least(score(\"s1\"), 60)'}, {id: midden, label: M, when: 'at_least(score(\"s2\"), "
            "40) or verdict() == \"passed\"'}, {id: laag, label: L}]}\n");
}

static void put_pack(struct peil_buf *out, const struct model *model, bool conditions)
{
    bool knockouts = false;
    struct peil_buf items = PEIL_BUF_EMPTY;

    for (int s = 0; s < SECTIONS; s++) {
        peil_buf_format(&items, "  - id: s%u\n    title: S\n    scale: oordeel\n    items:\n", s);
        for (int i = 0; i < each[s]; i++)
            put_item(&items, s, i, conditions);
    }
    knockouts = strstr(peil_buf_string(&items), "knockout") != NULL;
    peil_buf_format(out, LUA_HEAD LUA_REFERENCE "sections:\n%s", peil_buf_string(&items));
    peil_buf_format(out, "scoring: {model: %s%s", model->name, model->more);
    if (knockouts && model->most > 1 && luck(3) == 0)
        peil_buf_text(out, ", cap: 1");
    put_bands(out, model);
    peil_buf_dispose(&items);
}

static void put_lines(struct peil_buf *out)
{
    static const char *const words[] = {"moet-beter", "niet", "niet", "goed"};

    for (int s = 0; s < SECTIONS; s++)
        for (int i = 0; i < each[s]; i++)
            peil_buf_format(out, "  s%u.%u: %s\n", s, i, words[luck(words_most)]);
}

/* ---- all sets ---- */

/* The least effort of all sets of improvements that reach the band; below 0 where none does. */
static double brute_force(void)
{
    struct peil_arena *room = peil_arena_new();
    struct peil_want want = {0};
    double best = -1;

    for (uint32_t set = 0; set < 1U << whatif.count; set++) {
        struct peil_answers answers = *w.answers;
        struct peil_answer list[SECTIONS * MOST_ITEMS_EACH];
        struct peil_result *result;
        double effort = 0;

        for (int i = 0; i < item_count(); i++)
            list[i] = w.answers->answers[i];
        for (size_t i = 0; i < whatif.count; i++) {
            if ((set >> i & 1) == 0)
                continue;
            list[whatif.improvements[i].item->index] = *whatif.improvements[i].best;
            effort += whatif.improvements[i].effort;
        }
        answers.answers = list;
        peil_arena_reset(room);
        cr_assert_eq(peil_evaluate(&result, room, w.evaluator, &answers, &want, w.diags), PEIL_OK);
        if (result->total.band && result->total.band <= whatif.band.band &&
            (best < 0 || effort < best))
            best = effort;
    }
    peil_arena_free(room);
    return best;
}

/* What reaches it does so when the answers are read anew, as a user would have them. */
static void check_applied(struct peil_buf *lines, const char *pack)
{
    struct peil_buf better = PEIL_BUF_EMPTY;
    const struct peil_band *goal = whatif.band.band;

    peil_buf_text(&better, peil_buf_string(lines));
    for (size_t i = 0; i < whatif.band.count; i++) {
        const struct peil_improvement *one = &whatif.improvements[whatif.band.improvements[i]];
        char *at = strstr(better.data, one->item->id);
        char *end = strchr(at, '\n');
        struct peil_buf next = PEIL_BUF_EMPTY;

        *at = *end = '\0';
        peil_buf_format(&next, "%s%s: %s\n%s", better.data, one->item->id,
            one->item->scale->options[one->best->option].id, end + 1);
        peil_buf_dispose(&better);
        better = next;
    }
    lua_run(&w, peil_buf_string(&better));
    cr_assert(w.result->total.band && w.result->total.band <= goal, "%s\n%s", pack, better.data);
    peil_buf_dispose(&better);
}

static size_t found, refused;

static void check_round(const struct model *model, bool conditions, const char *hook)
{
    struct peil_whatif_want want = {.most_steps = UINT64_MAX / 2};
    struct peil_buf pack = PEIL_BUF_EMPTY, lines = PEIL_BUF_EMPTY;
    double best;

    put_pack(&pack, model, conditions);
    put_lines(&lines);
    lua_begin(&w, peil_buf_string(&pack), NULL, hook);
    lua_run(&w, peil_buf_string(&lines));
    cr_assert_eq(peil_whatif_make(&whatif, w.arena, w.evaluator, w.result, &want), PEIL_OK);
    if (whatif.band.wanted && whatif.count <= MOST_TRIED) {
        best = brute_force();
        cr_assert(whatif.band.proven, "%s\n%s", pack.data, lines.data);
        cr_assert_eq(whatif.band.found, best >= 0, "%s\n%s", pack.data, lines.data);
        found += whatif.band.found;
        refused += !whatif.band.found;
        if (whatif.band.found) {
            cr_assert_float_eq(whatif.band.effort, best, 1e-9, "%g is not %g\n%s\n%s",
                whatif.band.effort, best, pack.data, lines.data);
            check_applied(&lines, pack.data);
        }
    }
    lua_end(&w);
    peil_buf_dispose(&pack);
    peil_buf_dispose(&lines);
}

static void set_size(int items)
{
    each[0] = each[1] = each[2] = items / SECTIONS;
    for (int i = 0; i < items % SECTIONS; i++)
        each[i]++;
}

Test(whatif_sets, the_way_takes_the_least_effort_in_every_model, .timeout = 240)
{
    found = refused = 0;
    for (int round = 0; round < rounds(20 * (int)MODELS); round++) {
        luck_seed = 100 + (uint64_t)round;
        set_size(6 + (int)luck(4));
        check_round(&models[(size_t)round % MODELS], false, NULL);
    }
    cr_expect_gt(found, (size_t)rounds(2 * (int)MODELS), "%zu found", found);
}

Test(whatif_sets, the_way_takes_the_least_effort_with_conditions, .timeout = 240)
{
    found = refused = 0;
    for (int round = 0; round < rounds(16 * (int)MODELS); round++) {
        luck_seed = 7000 + (uint64_t)round;
        set_size(6 + (int)luck(4));
        check_round(&models[(size_t)round % MODELS], true, NULL);
    }
    cr_expect_gt(found, (size_t)rounds((int)MODELS), "%zu found", found);
}

Test(whatif_sets, the_way_takes_the_least_effort_with_scripts, .timeout = 240)
{
    static const char *const hooks[] = {
        "scoring{total = function(declared)\n  if answer('s0.0').value == 'niet' then return "
        "capped(1) end\n  return declared\nend}\n",
        "scoring{section = function(id, declared)\n  if id == 's1' and answer('s1.0').value == "
        "'goed' then return nil end\n  return declared\nend}\n",
        "scoring{verdict = function(declared)\n  if answer('s2.0').value ~= 'goed' then return "
        "'laag' end\n  return declared\nend}\n"};

    found = refused = 0;
    for (int round = 0; round < rounds(9 * (int)MODELS); round++) {
        luck_seed = 9000 + (uint64_t)round;
        set_size(6 + (int)luck(3));
        check_round(&models[(size_t)round % MODELS], luck(3) == 0, hooks[luck(3)]);
    }
    cr_expect_gt(found, (size_t)rounds(2 * (int)MODELS), "%zu found", found);
    cr_expect(refused > 0 || rounds(40) < 40, "%zu refused", refused);
}

Test(whatif_sets, the_way_takes_the_least_effort_of_fourteen, .timeout = 240)
{
    found = refused = 0;
    words_most = 3;
    for (int round = 0; round < rounds((int)MODELS); round++) {
        luck_seed = 300 + (uint64_t)round;
        set_size(MOST_TRIED);
        check_round(&models[(size_t)round % MODELS], round % 3 == 0, NULL);
    }
    cr_expect_geq(found, (size_t)rounds((int)MODELS / 4), "%zu found", found);
}
