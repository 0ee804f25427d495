/*
 * A result that crossed from one process to another is the result that was sent; what is damaged on
 * the way is refused, or is some other result of these answers, never anything worse.
 */
#include "core/base/octets.h"
#include "core/eval/result_wire.h"
#include "core/format/json.h"
#include "tests/unit/eval_lua.h"
#include "tests/unit/pack_sheets.h"

static struct peil_result_wire *wire;
static struct peil_buf bytes, texts[2];
static uint64_t dice = 7;

static void clear(void)
{
    peil_buf_dispose(&bytes);
    peil_buf_dispose(&texts[0]);
    peil_buf_dispose(&texts[1]);
}

TestSuite(result_wire, .fini = clear);

static const char *as_text(struct peil_buf *out, struct peil_arena *arena,
    const struct peil_result *result, const struct peil_scripts *scripts)
{
    const struct peil_report_options options = {.version = "9.9.9"};
    struct peil_result copy = *result;

    copy.scripts = scripts; /* for the names of layers, which do not cross */
    peil_buf_clear(out);
    peil_json_write(out, peil_report_result(arena, &copy, &options), 1);
    cr_assert_not(peil_buf_failed(out));
    return peil_buf_string(out);
}

static int cross(struct peil_result **out, struct peil_arena *arena,
    const struct peil_answers *answers, const char *asof)
{
    struct peil_octets in = peil_octets_of(bytes.data, bytes.length);
    int status = peil_result_wire_read(out, arena, wire, answers, asof, &in);

    return status == PEIL_OK && !peil_octets_done(&in) ? PEIL_EINPUT : status;
}

static void same_worths(const struct peil_result *a, const struct peil_result *b)
{
    for (size_t i = 0; i < a->pack->item_count; i++) {
        cr_assert_eq(a->worths[i].has, b->worths[i].has);
        cr_assert_eq(a->worths[i].scored, b->worths[i].scored);
        cr_assert_eq(memcmp(&a->worths[i].low, &b->worths[i].low, sizeof(double)), 0);
        cr_assert_eq(memcmp(&a->worths[i].high, &b->worths[i].high, sizeof(double)), 0);
    }
    for (size_t i = 0; i < a->concept_count; i++) {
        cr_assert_eq(a->concepts[i].bounded, b->concepts[i].bounded);
        cr_assert_eq(a->concepts[i].certain, b->concepts[i].certain);
        cr_assert_eq(memcmp(&a->concepts[i].low, &b->concepts[i].low, sizeof(double)), 0);
        cr_assert_eq(memcmp(&a->concepts[i].high, &b->concepts[i].high, sizeof(double)), 0);
    }
}

static void is_same(
    struct peil_arena *arena, const struct peil_result *result, const struct peil_scripts *scripts)
{
    struct peil_result *found = NULL;

    peil_buf_clear(&bytes);
    peil_result_wire_write(&bytes, wire, result);
    cr_assert_not(peil_buf_failed(&bytes));
    cr_assert_eq(cross(&found, arena, result->answers_given, result->asof), PEIL_OK);
    cr_assert_eq(
        peil_result_errors_read(found, arena, peil_result_errors_node(arena, result)), PEIL_OK);
    cr_assert_eq(found->verdict, result->verdict);
    cr_assert_eq(found->concept_count, result->concept_count);
    same_worths(found, result);
    cr_assert_str_eq(
        as_text(&texts[0], arena, found, scripts), as_text(&texts[1], arena, result, scripts));
}

static void sheets_evaluate(struct sheets *s)
{
    const struct peil_want want = {.concepts = true, .bounds = 100000};

    cr_assert_eq(
        peil_evaluate(&s->result, s->arena, s->evaluator, s->answers, &want, s->diags), PEIL_OK);
}

static void with_role(struct sheets *s, const struct peil_term *role)
{
    for (int i = 0; i < 3; i++) {
        sheets_clear(s, role);
        if (i > 0)
            sheets_shuffle(s, &dice);
        sheets_evaluate(s);
        is_same(s->arena, s->result, s->scripts);
    }
}

static void with_pack(struct sheets *s)
{
    struct peil_arena *arena = peil_arena_new();

    cr_assert_eq(peil_result_wire_new(&wire, arena, s->pack), PEIL_OK);
    sheets_each_role(s, with_role);
    peil_arena_free(arena);
}

Test(result_wire, results_of_all_packs_come_back, .timeout = 120)
{
    sheets_each_pack(with_pack);
}

#define PACK                                                                                       \
    LUA_HEAD LUA_LEVELS LUA_CONCEPT("g.een", "") LUA_CONCEPT("g.twee",                             \
        "") "scoring: {model: mean-of-means, bands: [{id: hoog, label: H, from: 50}, {id: laag, "  \
            "label: "                                                                              \
            "L, from: 0}]}\n"                                                                      \
            "sections:\n  - {id: a, title: A, scale: oordeel, items: ["                            \
            "{id: a.1, text: V, knockout: yes, maps: [{concept: g.een, relation: equal}]}, "       \
            "{id: a.2, text: V, applies_if: 'answer(\"a.1\").value == \"goed\"', "                 \
            "maps: [{concept: g.twee, relation: subset}]}]}\n"                                     \
            "  - {id: b, title: B, scale: oordeel, items: [{id: b.1, text: V, type: matrix, "      \
            "rows: [{id: "                                                                         \
            "r1, text: R}, {id: r2, text: R}]}, {id: b.2, text: V, for: [klant]}]}\n"

#define SCORING                                                                                    \
    "scoring{item = function(id, declared) return id == 'a.1' and declared and declared / 3 or "   \
    "declared end,\n section = function(id, declared) return id == 'b' and capped(40) or "         \
    "declared end,\n total = function() return nil + 1 end}\n"

static const char *const sheets[] = {"", "  a.1: goed\n", "  a.1: niet\n  a.2: goed\n",
    "  a.1: unknown\n  a.2: moet-beter\n  b.1: {r1: goed, r2: niet}\n",
    "  a.1: moet-beter\n  b.1: {r2: goed}\n  b.2: niet\n"};
#define SHEETS (sizeof(sheets) / sizeof(*sheets))

static struct lua_world w;

static void with_hooks(const char *role, const char *answers)
{
    struct peil_want want = {.concepts = true, .bounds = 100000, .asof = "2026-01-01"};

    lua_answer(&w, role, answers);
    cr_assert_eq(
        peil_evaluate(&w.result, w.arena, w.evaluator, w.answers, &want, w.diags), PEIL_OK);
    is_same(w.arena, w.result, w.scripts);
}

Test(result_wire, what_scripts_decide_and_where_they_fail_comes_back)
{
    struct peil_arena *arena = peil_arena_new();

    lua_begin(&w, PACK, NULL, SCORING);
    cr_assert_eq(peil_result_wire_new(&wire, arena, w.pack), PEIL_OK);
    for (size_t i = 0; i < SHEETS; i++) {
        with_hooks("role: klant\n", sheets[i]);
        cr_assert_eq(w.result->error_count, 1);
        with_hooks("role: ambtenaar\n", sheets[i]);
        with_hooks("", sheets[i]);
    }
    peil_arena_free(arena);
    lua_end(&w);
}

/* Tries damaged bytes; answers whether they were refused. */
static bool is_refused(struct peil_arena *arena)
{
    struct peil_result *found = NULL;
    int status = cross(&found, arena, w.answers, NULL);

    if (status == PEIL_OK) {
        found->scripts = w.scripts;
        (void)as_text(&texts[0], arena, found, w.scripts);
    }
    cr_assert(status == PEIL_OK || status == PEIL_EINPUT);
    return status != PEIL_OK;
}

Test(result_wire, damage_is_refused_or_does_no_harm)
{
    struct peil_arena *arena = peil_arena_new(), *passing = peil_arena_new();
    size_t refused = 0, tried = 0;

    lua_begin(&w, PACK, NULL, NULL);
    cr_assert_eq(peil_result_wire_new(&wire, arena, w.pack), PEIL_OK);
    for (size_t i = 0; i < SHEETS; i++) {
        size_t length;

        with_hooks("role: klant\n", sheets[i]);
        length = bytes.length;
        for (size_t cut = 0; cut < length; cut++) {
            bytes.length = cut;
            cr_assert(is_refused(passing), "cut off at %zu of %zu", cut, length);
        }
        bytes.length = length;
        for (size_t at = 0; at < 8 * length; at++) {
            bytes.data[at / 8] ^= (char)(1 << (at % 8));
            refused += is_refused(passing);
            tried++;
            bytes.data[at / 8] ^= (char)(1 << (at % 8));
            peil_arena_reset(passing);
        }
        cr_assert_not(is_refused(passing));
        peil_buf_char(&bytes, '\0');
        cr_assert(is_refused(passing), "something is left");
    }
    cr_assert_gt(refused, tried / 4);
    peil_arena_free(passing);
    peil_arena_free(arena);
    lua_end(&w);
}

Test(result_wire, failures_that_cannot_be_are_refused)
{
    static const char *const wrong[] = {"[1]", "[{}]",
        "[{\"part\": 9, \"line\": 1, \"code\": \"a\"}]",
        "[{\"part\": 1, \"line\": -1, \"code\": \"a\"}]", "[{\"part\": 1, \"line\": 1}]",
        "[{\"part\": 1, \"line\": 1, \"code\": \"a\", \"layer\": \"x\"}]",
        "[{\"part\": 1, \"line\": 1, \"code\": \"a\", \"layer\": \"x\", \"kind\": 7}]"};
    struct peil_arena *arena = peil_arena_new();
    struct peil_result result = {0};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        struct peil_source source = {"e", wrong[i], strlen(wrong[i]), 1};
        const struct peil_node *node = NULL;

        cr_assert_eq(peil_json_read(&node, arena, &source, &(struct peil_limits)PEIL_LIMITS,
                         PEIL_TEXT_STORED, NULL),
            PEIL_OK);
        cr_assert_eq(peil_result_errors_read(&result, arena, node), PEIL_EINPUT, "%s", wrong[i]);
    }
    cr_assert_eq(peil_result_errors_read(&result, arena, NULL), PEIL_OK);
    cr_assert_eq(result.error_count, 0);
    peil_arena_free(arena);
}
