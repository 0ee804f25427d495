/*
 * Remembering: the same outcome, the same reads and the same steps as without, within its bounds.
 */
#include "core/script/memo.h"
#include "tests/unit/luck.h"
#include "tests/unit/rounds.h"
#include "tests/unit/script_help.h"

static uint64_t mix(uint64_t seed)
{
    return luck_next(&seed);
}

/* A view that makes up its answers. */
struct dream {
    uint64_t seed;
    bool wide; /* texts and numbers from a large range */
    char texts[64][24];
    size_t text_count;
};

static void say(struct peil_value *out, const char *text)
{
    out->type = PEIL_VALUE_TEXT;
    out->text = text;
    out->length = strlen(text);
}

static bool dream_read(void *context, struct peil_read read, struct peil_value *out)
{
    static const char *const levels[] = {"goed", "moet-beter", "niet", "unknown", NULL};
    static const char *const options[] = {"ja", "deels", "nee", NULL};
    static const char *const states[] = {"answered", "unknown", "not-applicable", "blank"};
    struct dream *dream = context;
    uint64_t chance =
        mix(dream->seed ^ mix((uint64_t)read.kind << 48 ^ (uint64_t)read.a << 16 ^ read.b));
    const char *text = NULL;

    *out = (struct peil_value){.type = PEIL_VALUE_NIL, .open = chance & 64};
    switch (read.kind) {
    case PEIL_READ_LEVEL:
        text = levels[chance % 5];
        break;
    case PEIL_READ_VALUE:
        text = options[chance % 4];
        break;
    case PEIL_READ_STATE:
        text = states[chance % 4];
        break;
    case PEIL_READ_KNOCKOUT:
        text = chance % 2 ? "failed" : "passed";
        break;
    case PEIL_READ_ROLE:
        text = chance % 3 ? "client" : NULL;
        break;
    case PEIL_READ_SUBJECT: {
        /* In memory that the next view uses again. */
        char *own = dream->texts[dream->text_count++ % 64];

        (void)snprintf(own, 24, "G%u", (unsigned)(chance % (dream->wide ? 100000 : 5)));
        text = own;
        break;
    }
    default:
        out->type = PEIL_VALUE_NUMBER;
        out->number = (double)(chance % (dream->wide ? 1000 : 4)) / (chance % 8 == 0 ? 3 : 1);
        if (chance % 7 == 0)
            out->type = PEIL_VALUE_NIL;
    }
    if (text)
        say(out, text);
    return true;
}

/* ---- rules that are made up ------------------------------------------------------------- */

static const char *const atoms[] = {"weak('a.een')", "weak('a.twee')", "known('a.drie')",
    "level('b.een') == 'niet'", "any_is('niet', 'a.een', 'a.drie', 'b.een')",
    "any_is('unknown', 'a.twee', 'b.een')", "at_least(average('a', {except='een'}), 2)",
    "below(average('a'), 2)", "at_least(score('onaf'), 2)", "below(total(), 1)",
    "answer('onaf.1').value == 'nee'", "answer('onaf.2').state == 'unknown'", "#knockouts() > 0",
    "role() == 'client'", "subject() == 'G1'", "below(unknown_share(), 2)",
    "counts('breed').unknown == 1", "at_least(counts().blank, 2)", "verdict() == nil",
    "answer('breed.3'):row('loket') == nil", "answer('onaf.1'):chosen('ja')",
    "at_least(ratio('a.een'), 2)", "band() == nil", "answer('onaf.1').evidence == 0"};

static uint64_t chance;

static size_t pick(size_t count)
{
    chance = mix(chance);
    return (size_t)(chance % count);
}

static void make_expression(char *out, size_t room, int depth)
{
    size_t used = strlen(out);

    if (depth == 0 || pick(3) == 0) {
        (void)snprintf(out + used, room - used, "%s", atoms[pick(sizeof(atoms) / sizeof(*atoms))]);
        return;
    }
    (void)snprintf(out + used, room - used, pick(4) == 0 ? "not (" : "(");
    make_expression(out, room, depth - 1);
    used = strlen(out);
    (void)snprintf(out + used, room - used, pick(2) == 0 ? " and " : " or ");
    make_expression(out, room, depth - 1);
    used = strlen(out);
    (void)snprintf(out + used, room - used, ")");
}

#define RULES 20

static const char *make_rules(uint64_t seed)
{
    static char lua[64000];
    size_t used = 0;

    chance = seed;
    for (size_t i = 0; i < RULES; i++) {
        char when[2000] = "";

        make_expression(when, sizeof(when), 3);
        used += (size_t)snprintf(lua + used, sizeof(lua) - used,
            "rule{id='r%zu', priority='%s', actor='inkoper', text='T', "
            "when=function() local x = 0 for i = 1, %zu do x = x + i end return %s end}\n",
            i, i % 3 ? "low" : "critical", pick(200), when);
    }
    return lua;
}

static bool same_reads(const struct help *a, const struct help *b)
{
    size_t counts[2];
    const struct peil_recorded *one = peil_scripts_reads(a->scripts, &counts[0]);
    const struct peil_recorded *other = peil_scripts_reads(b->scripts, &counts[1]);

    if (counts[0] != counts[1])
        return false;
    for (size_t i = 0; i < counts[0]; i++) {
        const struct peil_value *x = &one[i].value, *y = &other[i].value;

        if (memcmp(&one[i].read, &other[i].read, sizeof(one[i].read)) != 0 ||
            one[i].matched != other[i].matched || x->type != y->type || x->open != y->open)
            return false;
        if (x->type == PEIL_VALUE_NUMBER && memcmp(&x->number, &y->number, sizeof(double)) != 0)
            return false;
        if (x->type == PEIL_VALUE_TEXT &&
            (x->length != y->length || memcmp(x->text, y->text, x->length) != 0))
            return false;
    }
    return true;
}

static uint64_t compare(uint64_t seed, size_t views, bool wide, size_t steps)
{
    struct help *with = help_new(), *without = help_new();
    struct dream *dreams = calloc(2, sizeof(*dreams));
    const char *lua = make_rules(seed);
    struct peil_scripts_counts counts[2] = {{0}};
    struct peil_view views_of[2];

    help_advice(with, lua);
    help_advice(without, lua);
    /* Not before, as loading takes some, too. */
    with->limits.script_steps = without->limits.script_steps = steps;
    peil_scripts_remember(without->scripts, false);
    for (size_t i = 0; i < 2; i++) {
        views_of[i] = (struct peil_view){.context = &dreams[i], .read = dream_read};
        dreams[i].wide = wide;
    }
    for (uint64_t view = 0; view < views; view++) {
        dreams[0].seed = dreams[1].seed = mix(seed ^ view);
        peil_scripts_begin(with->scripts, &views_of[0]);
        peil_scripts_begin(without->scripts, &views_of[1]);
        for (size_t rule = 0; rule < RULES; rule++) {
            bool a = false, b = true;
            int one = peil_scripts_test_rule(&a, with->scripts, rule, NULL);
            int other = peil_scripts_test_rule(&b, without->scripts, rule, NULL);

            cr_assert_eq(one, other);
            cr_assert_eq(a, b);
            cr_assert(same_reads(with, without), "rule %zu of\n%s", rule, lua);
        }
        counts[0] = peil_scripts_counts(with->scripts);
        counts[1] = peil_scripts_counts(without->scripts);
        cr_assert_eq(counts[0].steps, counts[1].steps);
    }
    cr_assert_leq(counts[0].memory, PEIL_MEMO_MOST_EACH * RULES);
    cr_assert_leq(counts[0].memory, PEIL_MEMO_MOST);
    cr_assert_eq(counts[1].remembered, 0);
    cr_assert_eq(counts[0].remembered + counts[0].calls, counts[1].calls);
    free(dreams);
    help_free(with);
    help_free(without);
    return counts[0].remembered * 100 / counts[1].calls;
}

#define VIEWS ((size_t)rounds(15000))

Test(script_memo, twenty_sets_of_rules_over_many_views_give_the_same_with_and_without,
    .timeout = 300)
{
    uint64_t share = 0;

    for (uint64_t set = 0; set < 20; set++)
        share += compare(set, VIEWS, false, 10000000);
    cr_assert_gt(share / 20, 60); /* it is of use */
}

Test(script_memo, answers_that_are_never_the_same_stay_within_the_bounds, .timeout = 300)
{
    for (uint64_t set = 100; set < 104; set++)
        (void)compare(set, VIEWS, true, 10000000);
}

Test(script_memo, a_budget_ends_at_the_same_rule_with_and_without, .timeout = 300)
{
    for (uint64_t set = 200; set < 210; set++)
        (void)compare(set, VIEWS / 10, false, 2000 + set * 37);
}

/* ---- the tree itself -------------------------------------------------------------------- */

struct table {
    struct peil_value value;
};

static bool one_value(void *context, struct peil_read read, struct peil_value *out)
{
    (void)read;
    *out = ((struct table *)context)->value;
    return true;
}

Test(script_memo, no_more_than_so_many_answers_to_one_question_are_kept)
{
    struct peil_memo *memo = peil_memo_new();
    struct peil_trie trie = {0};
    struct table table = {{.type = PEIL_VALUE_NUMBER}};
    struct peil_view view = {.context = &table, .read = one_value};
    struct peil_recorded list[1];
    size_t kept = 0, count;

    for (size_t i = 0; i < 1000; i++) {
        struct peil_outcome outcome = {.steps = i};

        table.value.number = (double)i;
        list[0] = (struct peil_recorded){.value = table.value, .matched = i % 2};
        peil_memo_keep(memo, &trie, list, 1, &outcome);
    }
    for (size_t i = 0; i < 1000; i++) {
        const struct peil_outcome *found;

        table.value.number = (double)i;
        found = peil_memo_find(&trie, &view, list, &count);
        kept += found ? 1 : 0;
        if (found) {
            cr_assert_eq(found->steps, i);
            cr_assert_eq(list[0].matched, i % 2);
        }
    }
    cr_assert_eq(kept, PEIL_MEMO_CHILDREN);
    cr_assert_leq(peil_memo_bytes(memo), PEIL_MEMO_MOST_EACH);
    peil_memo_free(memo);
}

Test(script_memo, texts_are_compared_by_what_they_say)
{
    struct peil_memo *memo = peil_memo_new();
    struct peil_trie trie = {0};
    char text[8] = "een";
    struct table table = {{.type = PEIL_VALUE_TEXT, .text = text, .length = 3}};
    struct peil_view view = {.context = &table, .read = one_value};
    struct peil_recorded list[1] = {{.value = table.value}};
    size_t count;

    peil_memo_keep(memo, &trie, list, 1, &(struct peil_outcome){.steps = 1});
    cr_assert_not_null(peil_memo_find(&trie, &view, list, &count));
    text[0] = 'f'; /* at the same address */
    cr_assert_null(peil_memo_find(&trie, &view, list, &count));
    table.value.text = "een";
    cr_assert_not_null(peil_memo_find(&trie, &view, list, &count));
    peil_memo_free(memo);
}

Test(script_memo, what_turns_out_not_to_be_pure_is_not_remembered)
{
    struct peil_memo *memo = peil_memo_new();
    struct peil_trie trie = {0};
    struct table table = {{.type = PEIL_VALUE_NIL}};
    struct peil_view view = {.context = &table, .read = one_value};
    struct peil_recorded list[2] = {{.read = {1, 0, 0}}, {.read = {2, 0, 0}}};
    size_t count;

    peil_memo_keep(memo, &trie, list, 2, &(struct peil_outcome){.steps = 1});
    cr_assert_not_null(peil_memo_find(&trie, &view, list, &count));
    list[0].read.kind = 3;
    peil_memo_keep(memo, &trie, list, 2, &(struct peil_outcome){.steps = 2});
    cr_assert_null(peil_memo_find(&trie, &view, list, &count));
    peil_memo_free(memo);
}

Test(script_memo, zero_and_minus_zero_are_two_answers)
{
    struct peil_memo *memo = peil_memo_new();
    struct peil_trie trie = {0};
    struct table table = {{.type = PEIL_VALUE_NUMBER, .number = 0.0}};
    struct peil_view view = {.context = &table, .read = one_value};
    struct peil_recorded list[1] = {{.value = table.value}};
    size_t count;

    peil_memo_keep(memo, &trie, list, 1, &(struct peil_outcome){.steps = 1});
    table.value.number = -0.0;
    cr_assert_null(peil_memo_find(&trie, &view, list, &count));
    peil_memo_free(memo);
}
