/*
 * Concepts, knock-outs and the result as a whole.
 */
#include <criterion/criterion.h>

#include "tests/unit/eval_support.h"
#include "tests/unit/plain_result.h"

static const struct peil_level levels[] = {
    {.id = "goed", .from = 0.75}, {.id = "moet-beter", .from = 0.25}, {.id = "niet", .from = 0}};

/* A pack with a vocabulary of its own, of two concepts, and three items. */
struct asking {
    struct eval e;
    struct peil_concept concepts[2];
    struct peil_vocabulary vocabulary;
    struct peil_mapping maps[8];
    size_t map_count;
    struct peil_result *result;
};

static void begin(struct asking *a, size_t items)
{
    memset(a, 0, sizeof(*a));
    eval_flat(&a->e, PEIL_MODEL_MEAN, items);
    for (size_t i = 0; i < 2; i++) {
        a->concepts[i].id = i == 0 ? "een" : "twee";
        a->concepts[i].pack = &a->e.pack;
        a->concepts[i].index = i;
    }
    a->vocabulary = (struct peil_vocabulary){
        .levels = levels, .level_count = 3, .concepts = a->concepts, .concept_count = 2};
    a->e.pack.vocabulary = &a->vocabulary;
}

/* Maps an item to a concept; one map for an item. */
static void map_item(struct asking *a, size_t item, size_t concept, enum peil_relation relation)
{
    struct peil_mapping *map = &a->maps[a->map_count++];

    *map = (struct peil_mapping){.concept = &a->concepts[concept], .relation = relation};
    a->e.items[item].maps = map;
    a->e.items[item].map_count = 1;
}

static const struct peil_concept_level *first(struct asking *a)
{
    peil_arena_reset(a->e.arena);
    cr_assert_eq(plain_result(&a->result, a->e.arena, &a->e.answers, NULL), PEIL_OK);
    return a->result->concept_count == 0 ? NULL : &a->result->concepts[0];
}

#define END(a) eval_end(&(a).e)
#define cr_number(actual, expected) cr_assert_float_eq((actual), (expected), 1e-9)

Test(concepts, what_no_item_asks_is_not_there)
{
    static struct asking a;

    begin(&a, 1);
    eval_choose(&a.e, 0, GOED);
    cr_assert_null(first(&a));
    map_item(&a, 0, 1, PEIL_RELATION_EQUAL);
    cr_assert_eq(first(&a)->concept, &a.concepts[1]);
    cr_assert_eq(a.result->concept_count, 1);
    END(a);
}

Test(concepts, equal_takes_the_worst_and_is_sure)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 3);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 2, 0, PEIL_RELATION_SUBSET);
    eval_choose(&a.e, 0, GOED);
    eval_choose(&a.e, 1, MOET_BETER);
    eval_choose(&a.e, 2, NIET);
    level = first(&a);
    cr_assert_eq(level->tier, PEIL_TIER_EQUAL);
    cr_assert(level->known);
    cr_number(level->ratio, 0.5);
    cr_assert_str_eq(level->level->id, "moet-beter");
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_FULL);
    cr_assert_eq(level->source_count, 3);
    cr_assert(level->sources[0].used && level->sources[1].used);
    cr_assert_not(level->sources[2].used);
    END(a);
}

Test(concepts, something_open_makes_an_equal_tier_partial)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 0, PEIL_RELATION_EQUAL);
    eval_choose(&a.e, 0, GOED);
    eval_state(&a.e, 1, PEIL_STATE_UNKNOWN);
    level = first(&a);
    cr_assert_str_eq(level->level->id, "goed");
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_PARTIAL);
    cr_assert(level->sources[1].open);
    eval_state(&a.e, 1, PEIL_STATE_NOT_APPLICABLE);
    level = first(&a);
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_FULL);
    END(a);
}

Test(concepts, something_open_in_another_tier_takes_nothing_away)
{
    static struct asking a;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 0, PEIL_RELATION_SUBSET);
    eval_choose(&a.e, 0, GOED);
    cr_assert_eq(first(&a)->confidence, PEIL_CONFIDENCE_FULL);
    END(a);
}

Test(concepts, a_better_tier_decides_even_when_it_is_open)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 0, PEIL_RELATION_SUBSET);
    eval_choose(&a.e, 1, GOED);
    level = first(&a);
    cr_assert_eq(level->tier, PEIL_TIER_EQUAL);
    cr_assert_not(level->known);
    cr_assert_null(level->level);
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_NONE);
    END(a);
}

Test(concepts, subset_takes_the_mean_weighted_by_items)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_SUBSET);
    map_item(&a, 1, 0, PEIL_RELATION_SUBSET);
    a.e.items[0].weight = 3;
    eval_choose(&a.e, 0, GOED);
    eval_choose(&a.e, 1, NIET);
    level = first(&a);
    cr_number(level->ratio, 0.75);
    cr_assert_str_eq(level->level->id, "goed");
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_PARTIAL);
    END(a);
}

Test(concepts, superset_and_intersects_are_one_tier_and_indicative)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_SUPERSET);
    map_item(&a, 1, 0, PEIL_RELATION_INTERSECTS);
    eval_choose(&a.e, 0, NIET);
    eval_choose(&a.e, 1, MOET_BETER);
    level = first(&a);
    cr_assert_eq(level->tier, PEIL_TIER_OTHER);
    cr_number(level->ratio, 0.25);
    cr_assert_str_eq(level->level->id, "moet-beter");
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_INDICATIVE);
    END(a);
}

Test(concepts, a_section_is_a_source_by_its_score)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 4);
    a.maps[0] = (struct peil_mapping){.concept = &a.concepts[0], .relation = PEIL_RELATION_EQUAL};
    a.e.sections[0].maps = a.maps;
    a.e.sections[0].map_count = 1;
    level = first(&a);
    cr_assert_not(level->known);
    cr_assert(level->sources[0].open);
    for (size_t i = 0; i < 3; i++)
        eval_choose(&a.e, i, GOED);
    level = first(&a);
    cr_assert_str_eq(level->level->id, "goed");
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_PARTIAL);
    eval_choose(&a.e, 3, NIET);
    level = first(&a);
    cr_number(level->ratio, 0.75);
    cr_assert_eq(level->confidence, PEIL_CONFIDENCE_FULL);
    cr_assert_eq(level->sources[0].section, &a.e.sections[0]);
    cr_assert_null(level->sources[0].item);
    END(a);
}

Test(concepts, an_item_without_points_does_not_hide_a_tier_that_can_tell)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 0, PEIL_RELATION_SUBSET);
    a.e.items[0].scored = false;
    eval_choose(&a.e, 0, GOED);
    eval_choose(&a.e, 1, NIET);
    level = first(&a);
    cr_assert_eq(level->tier, PEIL_TIER_SUBSET);
    cr_assert_str_eq(level->level->id, "niet");
    END(a);
}

Test(concepts, a_concept_that_only_choices_without_points_map_to_is_not_asked)
{
    static struct asking a;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 1, PEIL_RELATION_EQUAL);
    a.e.items[0].scored = false;
    eval_choose(&a.e, 0, NIET);
    eval_choose(&a.e, 1, GOED);
    first(&a);
    cr_assert_eq(a.result->concept_count, 1);
    cr_assert_str_eq(a.result->concepts[0].concept->id, "twee");
    END(a);
}

Test(concepts, concepts_stand_in_the_order_of_the_vocabulary)
{
    static struct asking a;

    begin(&a, 2);
    map_item(&a, 0, 1, PEIL_RELATION_EQUAL);
    map_item(&a, 1, 0, PEIL_RELATION_EQUAL);
    first(&a);
    cr_assert_eq(a.result->concept_count, 2);
    cr_assert_str_eq(a.result->concepts[0].concept->id, "een");
    cr_assert_str_eq(a.result->concepts[1].concept->id, "twee");
    END(a);
}

Test(concepts, a_section_adds_nothing_to_what_its_own_items_tell)
{
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 2);
    map_item(&a, 0, 0, PEIL_RELATION_EQUAL);
    a.maps[a.map_count] =
        (struct peil_mapping){.concept = &a.concepts[0], .relation = PEIL_RELATION_EQUAL};
    a.e.sections[0].maps = &a.maps[a.map_count];
    a.e.sections[0].map_count = 1;
    eval_choose(&a.e, 0, GOED);
    eval_choose(&a.e, 1, NIET);
    level = first(&a);
    cr_assert_str_eq(level->level->id, "goed");
    cr_assert_eq(level->source_count, 2);
    cr_assert(!level->sources[0].used && level->sources[1].used);
    /* Where they tell it less directly, the section does. */
    a.maps[0].relation = PEIL_RELATION_SUBSET;
    level = first(&a);
    cr_number(level->ratio, 0.5);
    cr_assert(level->sources[0].used && !level->sources[1].used);
    END(a);
}

Test(concepts, of_a_matrix_only_the_rows_that_are_about_it_tell)
{
    static const bool rows[] = {false, true, false};
    static struct asking a;
    const struct peil_concept_level *level;

    begin(&a, 0);
    eval_matrix(&a.e, 0, 1);
    map_item(&a, 0, 0, PEIL_RELATION_SUBSET);
    a.maps[0].rows = rows;
    eval_state(&a.e, 0, PEIL_STATE_ANSWERED);
    for (size_t i = 0; i < 3; i++)
        a.e.rows[0][i] =
            (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = i == 1 ? GOED : NIET};
    level = first(&a);
    cr_number(level->ratio, 1);
    a.e.rows[0][1].state = PEIL_STATE_UNKNOWN;
    level = first(&a);
    cr_assert_not(level->known);
    END(a);
}

/* Makes an item a knock-out on "niet", with attention for "moet-beter". */
static void make_knockout(struct peil_item *item)
{
    static const bool fails[] = {false, false, true, false};
    static const bool attention[] = {false, true, false, false};

    item->knockout = true;
    item->fails = fails;
    item->attention = attention;
}

Test(knockouts, failed_before_attention_before_unknown_before_passed)
{
    static struct asking a;

    begin(&a, 5);
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_NONE);
    for (size_t i = 0; i < 4; i++) {
        make_knockout(&a.e.items[i]);
        eval_choose(&a.e, i, GOED);
    }
    eval_choose(&a.e, 4, NIET); /* no knock-out */
    first(&a);
    cr_assert_eq(a.result->knockout_count, 4);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_PASSED);
    eval_state(&a.e, 0, PEIL_STATE_UNKNOWN);
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_UNKNOWN);
    eval_choose(&a.e, 1, MOET_BETER);
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_ATTENTION);
    eval_choose(&a.e, 2, NIET);
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_FAILED);
    cr_assert_eq(a.result->knockouts[2].state, PEIL_KNOCKOUT_FAILED);
    cr_assert_eq(a.result->knockouts[2].item, &a.e.items[2]);
    END(a);
}

Test(knockouts, one_that_does_not_apply_takes_no_part)
{
    static struct asking a;

    begin(&a, 2);
    make_knockout(&a.e.items[0]);
    eval_state(&a.e, 0, PEIL_STATE_NOT_APPLICABLE);
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_NONE);
    cr_assert_eq(a.result->knockouts[0].state, PEIL_KNOCKOUT_NOT_APPLICABLE);
    END(a);
}

Test(knockouts, a_matrix_is_as_bad_as_its_worst_row)
{
    static struct asking a;
    struct peil_item *item;

    begin(&a, 0);
    item = eval_matrix(&a.e, 0, 1);
    make_knockout(item);
    eval_state(&a.e, 0, PEIL_STATE_ANSWERED);
    a.e.rows[0][0] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = GOED};
    a.e.rows[0][1].state = PEIL_STATE_NOT_APPLICABLE;
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_UNKNOWN);
    a.e.rows[0][2] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = NIET};
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_FAILED);
    END(a);
}

Test(knockouts, of_a_matrix_only_the_rows_that_are_named_decide)
{
    static const bool rows[] = {true, true, false};
    static struct asking a;
    struct peil_item *item;

    begin(&a, 0);
    item = eval_matrix(&a.e, 0, 1);
    make_knockout(item);
    item->knockout_rows = rows;
    eval_state(&a.e, 0, PEIL_STATE_ANSWERED);
    for (size_t i = 0; i < 3; i++)
        a.e.rows[0][i] =
            (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = i == 2 ? NIET : GOED};
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_PASSED);
    a.e.rows[0][0].state = PEIL_STATE_BLANK;
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_UNKNOWN);
    a.e.rows[0][1].option = NIET;
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_FAILED);
    END(a);
}

Test(knockouts, they_do_not_change_the_number)
{
    static struct asking a;
    double before;

    begin(&a, 2);
    eval_choose(&a.e, 0, NIET);
    eval_choose(&a.e, 1, GOED);
    first(&a);
    before = a.result->total.value;
    make_knockout(&a.e.items[0]);
    first(&a);
    cr_assert_eq(a.result->verdict, PEIL_KNOCKOUT_FAILED);
    cr_number(a.result->total.value, before);
    cr_number(before, 50);
    END(a);
}

Test(result, the_day_is_that_of_the_answers_unless_it_is_given)
{
    static struct asking a;
    struct peil_result *result;

    begin(&a, 1);
    first(&a);
    cr_assert_null(a.result->asof);
    a.e.answers.date = "2026-03-14";
    first(&a);
    cr_assert_str_eq(a.result->asof, "2026-03-14");
    cr_assert_eq(plain_result(&result, a.e.arena, &a.e.answers, "2027-01-01"), PEIL_OK);
    cr_assert_str_eq(result->asof, "2027-01-01");
    END(a);
}

Test(result, words)
{
    cr_assert_str_eq(peil_knockout_word(PEIL_KNOCKOUT_FAILED), "failed");
    cr_assert_str_eq(peil_knockout_word(PEIL_KNOCKOUT_NOT_APPLICABLE), "not-applicable");
    cr_assert_str_eq(peil_confidence_word(PEIL_CONFIDENCE_FULL), "full");
}
