/*
 * The difference between two rounds: its parts add up, and are of what they are said to be of.
 */
#include <criterion/criterion.h>
#include <math.h>

#include "core/base/num.h"
#include "core/compare/change.h"
#include "tests/unit/eval_lua.h"
#include "tests/unit/luck.h"
#include "tests/unit/plain_result.h"

#define ROUNDS 1500
#define SLACK 1e-9

/* Scores in its own process, one after another, or the last one first. */
struct scorer {
    bool backwards;
    size_t asked;
};

static int score(void *context, struct peil_arena *arena, const struct peil_answers *const *answers,
    size_t count, const struct peil_result **results)
{
    struct scorer *scorer = context;

    scorer->asked += count;
    for (size_t i = 0; i < count; i++) {
        size_t at = scorer->backwards ? count - 1 - i : i;
        struct peil_result *result;

        if (plain_result(&result, arena, answers[at], NULL) != PEIL_OK)
            return PEIL_ENOMEM;
        results[at] = result;
    }
    return PEIL_OK;
}

/* A framework of two rounds with one sheet each. */
struct pair {
    struct peil_sheet sheets[2];
    struct peil_sheet *of[2];
    struct peil_round rounds[2];
    struct peil_framework framework;
};

static void pair_make(struct pair *pair, const struct peil_pack *pack,
    const struct peil_answers *then, const struct peil_answers *now)
{
    const struct peil_answers *answers[2] = {then, now};

    for (size_t i = 0; i < 2; i++) {
        pair->sheets[i].answers = answers[i];
        pair->of[i] = &pair->sheets[i];
        pair->rounds[i] = (struct peil_round){.sheets = &pair->of[i],
            .sheet_count = 1,
            .merged = answers[i],
            .result = pair->sheets[i].result};
    }
    pair->framework =
        (struct peil_framework){.pack = pack, .rounds = pair->rounds, .round_count = 2};
}

/* ---- random packs ------------------------------------------------------------------------- */

static const char *const names[] = {"i00", "i01", "i02", "i03", "i04", "i05", "i06", "i07", "i08",
    "i09", "i10", "i11", "i12", "i13", "i14", "i15", "i16", "i17", "i18", "i19", "i20", "i21",
    "i22", "i23", "i24", "i25", "i26", "i27", "i28", "i29", "i30", "i31", "i32", "i33", "i34",
    "i35", "i36", "i37", "i38", "i39"};
static const char *const others[] = {"n00", "n01", "n02", "n03", "n04", "n05", "n06", "n07", "n08",
    "n09", "n10", "n11", "n12", "n13", "n14", "n15", "n16", "n17", "n18", "n19", "n20", "n21",
    "n22", "n23", "n24", "n25", "n26", "n27", "n28", "n29", "n30", "n31", "n32", "n33", "n34",
    "n35", "n36", "n37", "n38", "n39"};

static const enum peil_model models[] = {PEIL_MODEL_MEAN, PEIL_MODEL_SUM, PEIL_MODEL_MEAN_OF_MEANS,
    PEIL_MODEL_WORST, PEIL_MODEL_COUNT, PEIL_MODEL_XCCDF_DEFAULT, PEIL_MODEL_ABSOLUTE};

static void random_item(struct eval *e, size_t section, uint64_t *random)
{
    static const double weights[] = {1, 1, 2, 0.3};
    double weight = weights[luck_below(random, 4)];
    struct peil_item *item;

    switch (luck_below(random, 4)) {
    case 0:
        item = eval_number(e, section, weight, 0, 7);
        break;
    case 1:
        item = eval_matrix(e, section, weight);
        break;
    default:
        item = eval_item(e, section, weight);
        if (luck_below(random, 3) == 0) {
            item->scale = &eval_high_scale;
            item->low = 1;
            item->high = 5;
        } else if (luck_below(random, 2) == 0) {
            eval_knockout(item);
        }
        break;
    }
    item->id = names[item->index];
}

static void random_pack(struct eval *e, uint64_t *random)
{
    size_t sections = 1 + luck_below(random, 4);

    eval_begin(e, models[luck_below(random, 7)]);
    e->pack.scoring.section_model = PEIL_MODEL_MEAN;
    e->pack.scoring.decimals = (int)luck_below(random, 3);
    e->pack.scoring.incomplete = luck_below(random, 3) == 0 ? 0.5 : 0;
    e->pack.version = (struct peil_version){1, 0, 0};
    e->pack.version_text = "1.0.0";
    for (size_t i = 0; i < sections; i++) {
        size_t section = eval_section(e, PEIL_NONE, 1 + luck_below(random, 2));

        e->sections[section].id = names[section];
        for (uint32_t j = 0, n = 1 + luck_below(random, 4); j < n; j++)
            random_item(e, section, random);
    }
}

/* The same pack a version later: with other weights, items renamed, and items replaced. */
static void next_version(struct eval *e, uint64_t *random)
{
    e->pack.version = (struct peil_version){1, 1, 0};
    e->pack.version_text = "1.1.0";
    for (size_t i = 0; i < e->pack.item_count; i++) {
        struct peil_item *item = &e->items[i];
        uint32_t dice = luck_below(random, 8);

        if (dice == 0)
            item->weight = 3;
        if (dice == 1 || dice == 2)
            item->id = others[i];
        if (dice == 2)
            item->was = names[i];
        if (dice == 3 && item->scale == &eval_high_scale)
            item->reverse = true;
    }
}

static void random_answer(
    const struct peil_item *item, struct peil_answer *answer, uint64_t *random)
{
    uint32_t dice = luck_below(random, 12);

    answer->state = dice == 0   ? PEIL_STATE_BLANK
                    : dice == 1 ? PEIL_STATE_UNKNOWN
                    : dice == 2 ? PEIL_STATE_NOT_APPLICABLE
                                : PEIL_STATE_ANSWERED;
    answer->option = luck_below(random, 3);
    answer->number = luck_below(random, 8);
    (void)item;
}

static void random_answers(struct eval *e, uint64_t *random)
{
    for (size_t i = 0; i < e->pack.item_count; i++) {
        const struct peil_item *item = &e->items[i];

        random_answer(item, &e->answer[i], random);
        for (size_t row = 0; row < item->row_count; row++)
            random_answer(item, &e->rows[i][row], random);
        if (item->row_count > 0)
            e->answer[i].state = peil_matrix_state(e->rows[i], item->row_count);
    }
}

/* ---- what must hold ----------------------------------------------------------------------- */

static void check_split(const struct peil_change_split *split)
{
    double by = 0, shown = 0;
    size_t at = 0;

    if (!split->has) {
        cr_assert_eq(split->part_count, (size_t)0);
        return;
    }
    for (size_t i = 0; i < split->part_count; i++) {
        const struct peil_change_part *part = &split->parts[i];

        cr_assert_eq(part->first, at);
        cr_assert_gt(part->count, (size_t)0);
        at += part->count;
        by += part->by;
        shown += part->shown;
        /* What is shown never has the wrong sign. */
        cr_assert(part->by * part->shown >= 0, "%g is shown as %g", part->by, part->shown);
    }
    cr_assert_eq(at, (size_t)PEIL_CHANGE_CAUSES);
    cr_assert_lt(fabs(by - (split->now.value - split->then.value)), SLACK);
    cr_assert_lt(fabs(by - split->by), SLACK);
    cr_assert_lt(fabs(shown - (split->now.shown - split->then.shown)), SLACK);
    cr_assert_lt(fabs(shown - split->shown), SLACK);
}

/* What the answers did, by section, is what they did in all. */
static size_t check_answers(const struct peil_change *change)
{
    const struct peil_change_part *last = &change->total.parts[change->total.part_count - 1];
    double by = 0;
    size_t at = 0;

    if (!change->total.has || last->first != PEIL_CHANGE_ANSWERS || change->answer_count == 0)
        return 0;
    for (size_t i = 0; i < change->answer_count; i++) {
        cr_assert_eq(change->answers[i].first, at);
        at += change->answers[i].count;
        by += change->answers[i].by;
    }
    cr_assert_eq(at, change->framework->pack->child_count);
    cr_assert_lt(fabs(by - last->by), SLACK);
    return change->answer_count;
}

static void check_same(const struct peil_change *a, const struct peil_change *b)
{
    cr_assert_eq(a->total.part_count, b->total.part_count);
    for (size_t i = 0; i < a->total.part_count; i++)
        cr_assert_eq(memcmp(&a->total.parts[i].by, &b->total.parts[i].by, sizeof(double)), 0);
    cr_assert_eq(a->answer_count, b->answer_count);
    for (size_t i = 0; i < a->answer_count; i++)
        cr_assert_eq(memcmp(&a->answers[i].by, &b->answers[i].by, sizeof(double)), 0);
}

static struct eval old, then, now;

static struct peil_change *change_of(struct pair *pair, struct scorer *scorer)
{
    const struct peil_scorer asked = {.context = scorer, .score = score};
    struct peil_change *change;

    cr_assert_eq(
        peil_change_make(&change, now.arena, &pair->framework, &asked, PEIL_MERGE_MEDIAN), PEIL_OK);
    return change;
}

/* Both rounds on `now`; where `older`, the first was given on `old`. */
static void try_pair(uint64_t *random, bool older, size_t *split, size_t *by_section)
{
    struct pair pair = {0};
    struct scorer forth = {0}, back = {.backwards = true};
    struct peil_carry_map map;
    struct peil_carried carried = {.answers = &then.answers};
    const struct peil_answers *both[2];
    const struct peil_result *results[2];
    struct peil_change *change;

    if (older) {
        random_answers(&old, random);
        cr_assert_eq(peil_carry_map_make(&map, now.arena, &old.pack, &now.pack), PEIL_OK);
        cr_assert_eq(peil_carry(&carried, now.arena, &map, &old.answers), PEIL_OK);
        pair.sheets[0].given = &old.answers;
        pair.sheets[0].lost = carried.lost;
        pair.sheets[0].lost_count = carried.lost_count;
    } else {
        then.answers.pack = &now.pack;
        random_answers(&then, random);
    }
    both[0] = carried.answers;
    both[1] = &now.answers;
    random_answers(&now, random);
    cr_assert_eq(score(&forth, now.arena, both, 2, results), PEIL_OK);
    pair.sheets[0].result = results[0];
    pair.sheets[1].result = results[1];
    pair_make(&pair, &now.pack, both[0], both[1]);
    change = change_of(&pair, &forth);
    check_split(&change->total);
    for (size_t i = 0; i < change->section_count; i++)
        check_split(&change->sections[i]);
    check_same(change, change_of(&pair, &back));
    *split += change->total.has;
    if (change->total.has)
        *by_section += check_answers(change);
    cr_assert_eq(change->base, older ? PEIL_BASE_OLDER : PEIL_BASE_SAME);
    if (!older && change->total.has && change->total.parts[0].count == 1)
        cr_assert_eq(change->total.parts[0].by, 0.0, "the pack is the same");
}

Test(compare_change, the_parts_add_up)
{
    size_t split = 0, by_section = 0;

    for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
        uint64_t random = seed, again = seed, more = seed + 99;

        random_pack(&old, &random);
        random = seed;
        random_pack(&then, &random);
        random_pack(&now, &again);
        if (seed % 3 == 0)
            next_version(&now, &more);
        try_pair(&more, seed % 3 == 0, &split, &by_section);
        eval_end(&old);
        eval_end(&then);
        eval_end(&now);
    }
    /* Most of them have a value on both sides, and sections that can be told apart. */
    cr_assert_gt(split, (size_t)ROUNDS / 2);
    cr_assert_gt(by_section, (size_t)ROUNDS / 2);
}

/* ---- by hand ------------------------------------------------------------------------------ */

/* Two sections with two choices each, of weight 1: a mean of 4. */
static void four(struct eval *e, const char *version, uint32_t minor)
{
    eval_begin(e, PEIL_MODEL_MEAN);
    e->pack.version = (struct peil_version){1, minor, 0};
    e->pack.version_text = version;
    for (size_t i = 0; i < 2; i++) {
        size_t section = eval_section(e, PEIL_NONE, 1);

        e->sections[section].id = others[section];
        eval_item(e, section, 1)->id = names[2 * i];
        eval_item(e, section, 1)->id = names[2 * i + 1];
    }
}

static void choose_all(struct eval *e, const char *options)
{
    for (size_t i = 0; options[i]; i++)
        if (options[i] == '-')
            eval_state(e, i, PEIL_STATE_NOT_APPLICABLE);
        else if (options[i] == '?')
            eval_state(e, i, PEIL_STATE_UNKNOWN);
        else
            eval_choose(e, i,
                (uint32_t)(options[i] == 'g'   ? GOED
                           : options[i] == 'm' ? MOET_BETER
                                               : NIET));
}

struct by_hand {
    struct pair pair;
    struct scorer scorer;
    struct peil_change *change;
};

/* `old` is the earlier round on its own pack, `now` the later one; `then` is not used. */
static struct peil_change *compare_by_hand(struct by_hand *h, bool older)
{
    struct peil_carry_map map;
    struct peil_carried carried;
    const struct peil_answers *both[2];
    const struct peil_result *results[2];

    cr_assert_eq(peil_carry_map_make(&map, now.arena, &old.pack, &now.pack), PEIL_OK);
    cr_assert_eq(peil_carry(&carried, now.arena, &map, &old.answers), PEIL_OK);
    both[0] = carried.answers;
    both[1] = &now.answers;
    h->pair.sheets[0].given = older ? &old.answers : NULL;
    cr_assert_eq(score(&h->scorer, now.arena, both, 2, results), PEIL_OK);
    h->pair.sheets[0].result = results[0];
    h->pair.sheets[1].result = results[1];
    pair_make(&h->pair, &now.pack, both[0], both[1]);
    h->change = change_of(&h->pair, &h->scorer);
    return h->change;
}

static double part(const struct peil_change *change, enum peil_change_cause cause)
{
    cr_assert_eq(change->total.part_count, (size_t)PEIL_CHANGE_CAUSES);
    return change->total.parts[cause].by;
}

#define cr_number(actual, expected)                                                                \
    cr_assert(                                                                                     \
        fabs((actual) - (expected)) < SLACK, "%.12g is not %.12g", (actual), (double)(expected))

Test(compare_change, answers_by_section)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.0.0", 0);
    choose_all(&old, "gmmn"); /* 2+1+1+0 of 8: 50 */
    choose_all(&now, "nggm"); /* 0+2+2+1 of 8: 62.5 */
    change = compare_by_hand(&h, false);
    cr_assert_eq(change->base, PEIL_BASE_SAME);
    cr_assert_str_eq(change->then_version, "1.0.0");
    cr_number(change->total.then.value, 50);
    cr_number(change->total.now.value, 62.5);
    cr_number(part(change, PEIL_CHANGE_PACK), 0);
    cr_number(part(change, PEIL_CHANGE_APPLIES), 0);
    cr_number(part(change, PEIL_CHANGE_ANSWERS), 12.5);
    cr_assert_eq(change->answer_count, (size_t)2);
    cr_number(change->answers[0].by, -12.5);
    cr_number(change->answers[1].by, 25);
    cr_assert_eq(change->item_count, (size_t)4);
    cr_assert_eq(change->items[0].kind, PEIL_CHANGE_WORSE);
    cr_assert_eq(change->items[1].kind, PEIL_CHANGE_BETTER);
    cr_assert_eq(change->section_count, (size_t)2);
    cr_number(change->sections[0].by, -25);
    cr_assert_not(change->drop_total);
}

Test(compare_change, what_applies_is_apart_from_what_was_answered)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.0.0", 0);
    choose_all(&old, "ggnm"); /* 5 of 8: 62.5 */
    choose_all(&now, "gg-n"); /* 4 of 6; before the last answer 5 of 6 */
    change = compare_by_hand(&h, false);
    cr_number(part(change, PEIL_CHANGE_APPLIES), 500.0 / 6 - 62.5);
    cr_number(part(change, PEIL_CHANGE_ANSWERS), 400.0 / 6 - 500.0 / 6);
    cr_assert_eq(change->items[0].kind, PEIL_CHANGE_GOES);
    cr_assert_eq(change->items[1].kind, PEIL_CHANGE_WORSE);
}

Test(compare_change, a_new_version)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.1.0", 1);
    now.items[0].weight = 3;
    now.items[1].id = "anders"; /* renamed, and it says so */
    now.items[1].was = names[1];
    now.items[2].id = "nieuw"; /* another question */
    choose_all(&old, "gnnm");  /* 2+0+0+1 of 8: 37.5 */
    /*
     * On the new version, with the later answer to the new question (goed): 3*2+0+2+1 of 12: 75.
     * Then the second becomes goed: 3*2+2+2+1 of 12.
     */
    choose_all(&now, "gggm");
    change = compare_by_hand(&h, true);
    cr_assert_eq(change->base, PEIL_BASE_OLDER);
    cr_assert_str_eq(change->then_version, "1.0.0");
    cr_number(change->total.then.value, 37.5);
    cr_number(part(change, PEIL_CHANGE_PACK), 37.5);
    cr_number(part(change, PEIL_CHANGE_ANSWERS), 1100.0 / 12 - 75);
    cr_assert_eq(change->compared, (size_t)3);
    cr_assert_eq(change->incomparable_count, (size_t)2);
    cr_assert_eq(change->incomparable[0].kind, PEIL_INCOMPARABLE_NEW);
    cr_assert_str_eq(change->incomparable[0].id, "nieuw");
    cr_assert_eq(change->incomparable[1].kind, PEIL_INCOMPARABLE_GONE);
    cr_assert_str_eq(change->incomparable[1].id, names[2]);
    cr_assert_eq(change->item_count, (size_t)1);
    cr_assert_str_eq(change->items[0].item->id, "anders");
}

Test(compare_change, without_a_value_nothing_is_made_up)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.0.0", 0);
    choose_all(&old, "g???");
    choose_all(&now, "gggg");
    change = compare_by_hand(&h, false);
    cr_assert_not(change->total.has);
    cr_assert_eq(change->total.then.status, PEIL_SCORE_INCOMPLETE);
    cr_assert_eq(change->total.part_count, (size_t)0);
    cr_assert_eq(change->answer_count, (size_t)0);
    cr_assert_not(change->drop_total);
    cr_assert_eq(change->items[0].kind, PEIL_CHANGE_KNOWN);
}

/* Where what lies in between has no value, its neighbours are one part. */
Test(compare_change, steps_that_cannot_be_told_apart)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.0.0", 0);
    choose_all(&old, "gg--"); /* 100 */
    choose_all(&now, "??nn"); /* after what applies: ??nn of which half is answered: 0 */
    old.answer[0].state = PEIL_STATE_ANSWERED;
    now.pack.scoring.incomplete = old.pack.scoring.incomplete = 0.6;
    now.answer[1].state = PEIL_STATE_ANSWERED; /* "?nnn": 0 of 6 */
    now.answer[1].option = NIET;
    change = compare_by_hand(&h, false);
    cr_assert(change->total.has);
    check_split(&change->total);
}

Test(compare_change, a_drop)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.0.0", 0);
    eval_knockout(&old.items[3]);
    eval_knockout(&now.items[3]);
    choose_all(&old, "nggg");
    choose_all(&now, "gggn");
    change = compare_by_hand(&h, false);
    cr_number(change->total.by, 0);
    cr_assert_not(change->drop_total);
    cr_assert(change->drop_knockout);
    cr_assert_eq(change->knockout_count, (size_t)1);
    cr_assert(change->knockouts[0].fails);
    choose_all(&now, "gngg");
    choose_all(&old, "gggn");
    change = compare_by_hand(&h, false);
    cr_assert_not(change->drop_knockout);
    cr_assert(change->knockouts[0].clears);
    choose_all(&now, "nngg");
    change = compare_by_hand(&h, false);
    cr_assert(change->drop_total);
}

/* To ask for attention is a drop from what was in order, and from nothing else. */
Test(compare_change, a_knockout_that_asks_for_attention)
{
    static const struct {
        const char *then;
        bool drop;
    } before[] = {{"gggg", true}, {"ggg?", false}, {"gggn", false}, {"ggg-", false}};

    for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++) {
        struct by_hand h = {0};
        struct peil_change *change;

        four(&old, "1.0.0", 0);
        four(&now, "1.0.0", 0);
        eval_knockout(&old.items[3]);
        eval_knockout(&now.items[3]);
        choose_all(&old, before[i].then);
        choose_all(&now, "gggm");
        change = compare_by_hand(&h, false);
        cr_assert_eq(change->knockout_count, (size_t)1);
        cr_assert_eq(change->drop_knockout, before[i].drop, "%s", before[i].then);
        eval_end(&old);
        eval_end(&now);
    }
}

/* That a heavier weight makes the outcome lower is no drop. */
Test(compare_change, what_the_pack_does_is_no_drop)
{
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.1.0", 1);
    now.items[0].weight = 5;
    choose_all(&old, "nggg");
    choose_all(&now, "nggg");
    change = compare_by_hand(&h, true);
    cr_assert_lt(change->total.by, 0.0);
    cr_number(part(change, PEIL_CHANGE_ANSWERS), 0);
    cr_assert_not(change->drop_total);
}

/* Of anonymous people only what was kept is used, so that nothing can be subtracted. */
Test(compare_change, of_anonymous_people_nothing_is_scored_on_the_older_version)
{
    static const struct peil_term role = {.id = "client", .flag = true};
    struct by_hand h = {0};
    struct peil_change *change;

    four(&old, "1.0.0", 0);
    four(&now, "1.1.0", 1);
    now.items[0].weight = 5;
    choose_all(&old, "nggg");
    choose_all(&now, "nggg");
    now.answers.role = &role;
    (void)compare_by_hand(&h, true);
    ((struct peil_answers *)(uintptr_t)h.pair.sheets[0].answers)->role = &role;
    change = change_of(&h.pair, &h.scorer);
    cr_assert_eq(change->base, PEIL_BASE_RECKONED);
    cr_number(change->total.by, 0);
}

/* ---- with a script ------------------------------------------------------------------------ */

static int score_lua(void *context, struct peil_arena *arena,
    const struct peil_answers *const *answers, size_t count, const struct peil_result **results)
{
    struct lua_world *w = context;

    for (size_t i = 0; i < count; i++) {
        struct peil_result *result;

        if (peil_evaluate(&result, arena, w->evaluator, answers[i], &w->want, w->diags) != PEIL_OK)
            return PEIL_ENOMEM;
        results[i] = result;
    }
    return PEIL_OK;
}

#define CONDITIONED                                                                                \
    LUA_HEAD                                                                                       \
    "scoring: {model: mean}\n"                                                                     \
    "sections:\n  - id: s\n    title: S\n    scale: oordeel\n    items:\n"                         \
    "      - {id: team, text: T, scored: no}\n"                                                    \
    "      - {id: a, text: A, applies_if: 'answer(\"team\").value == \"goed\"'}\n"                 \
    "      - {id: b, text: B}\n      - {id: c, text: C}\n"                                         \
    "      - {id: niet-klant, text: D, for: [ambtenaar]}\n"

static const struct peil_answers *copy(
    struct lua_world *w, struct peil_arena *arena, const char *head, const char *lines)
{
    struct peil_answers *out = peil_arena_alloc(arena, sizeof(*out));
    struct peil_answer *by_item = peil_arena_array(arena, w->pack->item_count, sizeof(*by_item));

    lua_answer(w, head, lines);
    *out = *w->answers;
    memcpy(by_item, w->answers->answers, w->pack->item_count * sizeof(*by_item));
    out->answers = by_item;
    out->subject = NULL;
    out->date = NULL;
    return out;
}

/* A question that falls away by its condition, and one that is not asked of whoever answers. */
Test(compare_change, conditions_and_roles)
{
    struct lua_world w = {0};
    struct pair pair = {0};
    struct peil_arena *arena = peil_arena_new();
    const struct peil_scorer scorer = {.context = &w, .score = score_lua};
    const struct peil_answers *both[2];
    const struct peil_result *results[2];
    struct peil_change *change;

    lua_begin(&w, CONDITIONED, NULL,
        "scoring{total = function(declared)\n  return declared() + "
        "(answer('b').value == 'goed' and 1 or 0)\nend}\n");
    /* 2+0+1+0 of 8: 37.5; the role goes, so that d is not asked: 3 of 6; a goes: 1 of 4. */
    both[0] = copy(&w, arena, "role: ambtenaar\n",
        "  team: goed\n  a: goed\n  b: niet\n  c: moet-beter\n  niet-klant: niet\n");
    both[1] = copy(&w, arena, "role: klant\n", "  team: niet\n  b: goed\n  c: moet-beter\n");
    cr_assert_eq(score_lua(&w, arena, both, 2, results), PEIL_OK);
    pair.sheets[0].result = results[0];
    pair.sheets[1].result = results[1];
    pair_make(&pair, w.pack, both[0], both[1]);
    cr_assert_eq(
        peil_change_make(&change, arena, &pair.framework, &scorer, PEIL_MERGE_MEDIAN), PEIL_OK);
    cr_number(change->total.then.value, 37.5);
    cr_number(change->total.now.value, 76);
    cr_number(part(change, PEIL_CHANGE_APPLIES), 25 - 37.5);
    cr_number(part(change, PEIL_CHANGE_ANSWERS), 76 - 25);
    check_split(&change->total);
    lua_end(&w);
    peil_arena_free(arena);
}
