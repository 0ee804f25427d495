/*
 * What improving answers adds, by hand; test_eval_whatif_sets.c tries all sets of improvements.
 */
#include "core/eval/whatif.h"
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"

#define ROUNDS 60

static struct lua_world w;
static struct peil_whatif whatif;

static void look(const char *actor)
{
    const char *actors[] = {actor};

    struct peil_whatif_want want = {actors, actor ? 1 : 0, 10000000};

    cr_assert_eq(peil_whatif_make(&whatif, w.arena, w.evaluator, w.result, &want), PEIL_OK);
}

/* "a.1:25 b.1:12.5" */
static const char *gains(void)
{
    struct peil_buf out = PEIL_BUF_EMPTY;
    const char *text;

    for (size_t i = 0; i < whatif.count; i++) {
        char digits[PEIL_NUM_SIZE];

        peil_num_text(whatif.improvements[i].gain, digits);
        peil_buf_format(&out, "%s%s:%s", i > 0 ? " " : "", whatif.improvements[i].item->id,
            whatif.improvements[i].counts ? digits : "-");
    }
    text = peil_arena_copy(w.arena, out.length > 0 ? out.data : "", out.length);
    peil_buf_dispose(&out);
    return text;
}

/* "a.1 b.1" */
static const char *way(const struct peil_way *found)
{
    const char *text = "";

    for (size_t i = 0; i < found->count; i++)
        text = peil_arena_format(w.arena, "%s%s%s", text, i > 0 ? " " : "",
            whatif.improvements[found->improvements[i]].item->id);
    return text;
}

#define BANDS                                                                                      \
    "  bands:\n    - {id: hoog, label: H, from: 80}\n    - {id: midden, label: M, from: 50}\n"     \
    "    - {id: laag, label: L, from: 0}\n"
#define TWO                                                                                        \
    "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                         \
    "      - {id: a.1, text: V, knockout: yes}\n      - {id: a.2, text: V}\n"                      \
    "      - {id: a.3, text: V, effort: 5}\n      - {id: a.4, text: V}\n"                          \
    "  - id: b\n    title: B\n    scale: oordeel\n    items:\n"                                    \
    "      - {id: b.1, text: V, effort: 3}\n      - {id: b.2, text: V}\n"

Test(whatif, tells_what_each_item_adds_and_the_cheapest_way_up)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: mean-of-means\n" BANDS, NULL, NULL);
    lua_run(
        &w, "  a.1: goed\n  a.2: niet\n  a.3: niet\n  a.4: goed\n  b.1: niet\n  b.2: moet-beter\n");
    look(NULL);
    cr_text(gains(), "b.1:25 a.2:12.5 a.3:12.5 b.2:12.5");
    cr_assert(whatif.band.wanted && whatif.band.found && whatif.band.proven);
    cr_assert_str_eq(whatif.band.band->id, "midden");
    cr_text(way(&whatif.band), "a.2");
    cr_assert_float_eq(whatif.band.effort, 1, 1e-12);
    cr_assert_float_eq(whatif.band.after.value, 50, 1e-9);
    cr_assert_not(whatif.knockouts.wanted);
    lua_end(&w);
}

Test(whatif, minds_effort_more_than_the_number_of_items)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: mean-of-means\n" BANDS, NULL, NULL);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n  a.3: niet\n  a.4: goed\n  b.1: niet\n  b.2: niet\n");
    look(NULL);
    cr_text(gains(), "b.1:25 b.2:25 a.2:12.5 a.3:12.5");
    cr_text(way(&whatif.band), "b.2");
    lua_end(&w);
}

Test(whatif, clears_the_knock_outs)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: none\n", NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n");
    look(NULL);
    cr_text(gains(), "a.1:- a.2:-");
    cr_assert_not(whatif.band.wanted);
    cr_assert(whatif.knockouts.wanted && whatif.knockouts.found);
    cr_text(way(&whatif.knockouts), "a.1");
    cr_assert_eq(whatif.knockouts.verdict, PEIL_KNOCKOUT_PASSED);
    cr_assert_eq(whatif.open, 4);
    lua_end(&w);
}

Test(whatif, improves_nothing_that_is_open_or_best)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: mean\n" BANDS, NULL, NULL);
    lua_run(&w, "  a.1: goed\n  a.2: goed\n  a.3: unknown\n  a.4: goed\n  b.1: goed\n");
    look(NULL);
    cr_text(gains(), "");
    cr_assert_not(whatif.band.wanted);
    cr_assert_eq(whatif.open, 2);
    lua_end(&w);
}

Test(whatif, wants_no_band_while_none_is_sure)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: mean\n" BANDS, NULL, NULL);
    lua_run(&w, "  a.1: goed\n  a.2: niet\n  a.3: niet\n  a.4: niet\n");
    look(NULL);
    cr_assert(w.result->total.provisional);
    cr_assert_not(whatif.band.wanted);
    lua_end(&w);
}

Test(whatif, asks_the_scripts_again)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: mean\n" BANDS, NULL,
        "scoring{total = function(declared)\n"
        "  if answer('a.4').value ~= 'goed' then return capped(40) end\n  return declared\nend}\n");
    lua_run(
        &w, "  a.1: goed\n  a.2: goed\n  a.3: moet-beter\n  a.4: niet\n  b.1: goed\n  b.2: goed\n");
    look(NULL);
    cr_assert_str_eq(whatif.band.band->id, "midden");
    cr_text(way(&whatif.band), "a.4");
    cr_assert(whatif.band.proven);
    cr_assert_str_eq(whatif.band.after.band->id, "hoog");
    lua_end(&w);
}

Test(whatif, says_when_no_improvement_is_enough)
{
    lua_begin(&w, LUA_HEAD TWO "scoring:\n  model: mean\n" BANDS, NULL,
        "scoring{total = function(declared) return capped(49) end}\n");
    lua_run(&w, "  a.1: goed\n  a.2: niet\n  a.3: niet\n  a.4: niet\n  b.1: goed\n  b.2: goed\n");
    look(NULL);
    cr_assert(whatif.band.wanted);
    cr_assert_not(whatif.band.found);
    cr_assert(whatif.band.proven);
    lua_end(&w);
}

#define WITH_ADVICE                                                                                \
    LUA_HEAD                                                                                       \
    "vocabulary:\n  levels: [{id: goed, label: G, from: 0.75}, {id: niet, label: N, "              \
    "from: 0}]\n  concepts:\n    - {id: c.een, label: Een, definition: D, advice: {niet: "         \
    "{text: T, actor: inkoper}}}\n"                                                                \
    "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"                         \
    "      - {id: a.1, text: V, maps: [{concept: c.een, relation: equal}]}\n"                      \
    "      - {id: a.2, text: V}\nscoring: {model: mean}\n"

Test(whatif, is_for_who_can_do_something_about_it)
{
    lua_begin(&w, WITH_ADVICE, NULL, NULL);
    lua_run(&w, "  a.1: niet\n  a.2: niet\n");
    look("inkoper");
    cr_text(gains(), "a.1:50");
    cr_assert_eq(whatif.for_others, 1);
    cr_assert_eq(whatif.improvements[0].actor_count, 1);
    cr_assert_str_eq(whatif.improvements[0].actors[0]->id, "inkoper");
    lua_end(&w);
}

Test(whatif, knows_every_kind_of_item)
{
    lua_begin(&w,
        LUA_HEAD "sections:\n  - id: a\n    title: A\n    scale: oordeel\n    items:\n"
                 "      - {id: a.1, text: V, type: number, min: 0, max: 10, scored: yes}\n"
                 "      - {id: a.2, text: V, type: choices}\n"
                 "      - {id: a.3, text: V, type: matrix, rows: [{id: x, text: X}, {id: y, text: "
                 "Y}]}\n"
                 "      - {id: a.4, text: V, reverse: yes}\n"
                 "      - {id: a.5, text: V, type: text}\nscoring: {model: mean}\n",
        NULL, NULL);
    lua_run(
        &w, "  a.1: 5\n  a.2: [goed]\n  a.3: {x: niet, y: unknown}\n  a.4: goed\n  a.5: tekst\n");
    look(NULL);
    /* worths now: 0.5, 2/3, 0 (of half of it), 0 */
    cr_assert_eq(whatif.count, 4);
    for (size_t i = 0; i < whatif.count; i++)
        cr_assert_gt(whatif.improvements[i].gain, 0);
    cr_assert_eq(whatif.improvements[0].best->state, PEIL_STATE_ANSWERED);
    lua_end(&w);
}

static void random_pack(struct peil_buf *out, uint64_t *random, const char *model)
{
    static const char *const weights[] = {"1", "2", "0.5"};

    peil_buf_text(out, LUA_HEAD "sections:\n");
    for (int s = 0; s < 3; s++) {
        peil_buf_format(out, "  - id: s%u\n    title: S\n    scale: oordeel\n    items:\n", s);
        for (int i = 0; i < 3; i++)
            peil_buf_format(out, "      - {id: s%u.%u, text: V, weight: %s}\n", s, i,
                weights[luck_below(random, 3)]);
    }
    peil_buf_format(out, "scoring: {model: %s}\n", model);
}

static void random_lines(struct peil_buf *out, uint64_t *random)
{
    static const char *const words[] = {"goed", "moet-beter", "niet", "niet"};

    for (int s = 0; s < 3; s++)
        for (int i = 0; i < 3; i++)
            peil_buf_format(out, "  s%u.%u: %s\n", s, i, words[luck_below(random, 4)]);
}

/* What items add to a mean, together, is all that is missing. */
Test(whatif, gains_of_a_mean_add_up_to_what_is_missing)
{
    uint64_t random = 2028;

    for (int i = 0; i < ROUNDS; i++) {
        struct peil_buf pack = PEIL_BUF_EMPTY, lines = PEIL_BUF_EMPTY;
        double sum;

        random_pack(&pack, &random, i % 2 == 0 ? "mean" : "mean-of-means");
        random_lines(&lines, &random);
        lua_begin(&w, pack.data, NULL, NULL);
        lua_run(&w, lines.data);
        look(NULL);
        sum = w.result->total.value;
        for (size_t k = 0; k < whatif.count; k++)
            sum += whatif.improvements[k].gain;
        cr_assert_float_eq(sum, 100, 1e-6);
        lua_end(&w);
        peil_buf_dispose(&pack);
        peil_buf_dispose(&lines);
    }
}
