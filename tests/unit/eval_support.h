/*
 * Small packs and answers, made by hand, for the tests of scoring: no files, no loader.
 */
#ifndef PEIL_TESTS_EVAL_SUPPORT_H
#define PEIL_TESTS_EVAL_SUPPORT_H

#include <stdint.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/status.h"
#include "core/eval/answers.h"
#include "core/eval/plan_parts.h"
#include "core/eval/result.h"
#include "core/eval/score.h"
#include "core/pack/pack.h"

#define MOST_ITEMS 40
#define MOST_SECTIONS 20
#define MOST_ROWS 3

/* goed 2, moet-beter 1, niet 0, and one without points. */
static const struct peil_option eval_options[] = {
    {.id = "goed", .scored = true, .points = 2},
    {.id = "moet-beter", .scored = true, .points = 1},
    {.id = "niet", .scored = true, .points = 0},
    {.id = "geen-mening"},
};
static const struct peil_scale eval_scale = {
    .id = "oordeel", .options = eval_options, .count = 4, .scored = true, .low = 0, .high = 2};

/* A scale that does not start at 0. */
static const struct peil_option eval_high_options[] = {
    {.id = "a", .scored = true, .points = 1},
    {.id = "b", .scored = true, .points = 3},
    {.id = "c", .scored = true, .points = 5},
};
static const struct peil_scale eval_high_scale = {.id = "een-tot-vijf",
    .options = eval_high_options,
    .count = 3,
    .scored = true,
    .low = 1,
    .high = 5};

/* The knock-outs of `eval_knockout`, by option: of scales that stand best first, and worst first.
 */
static const bool eval_fails[][4] = {{false, false, true, false}, {true, false, false, false}};
static const bool eval_attention[] = {false, true, false, false};

static const struct peil_row eval_rows[MOST_ROWS] = {{.id = "r1"}, {.id = "r2"}, {.id = "r3"}};

enum {
    GOED,
    MOET_BETER,
    NIET,
    GEEN_MENING
};

struct eval {
    struct peil_pack pack;
    struct peil_item items[MOST_ITEMS];
    struct peil_section sections[MOST_SECTIONS];
    struct peil_child children[MOST_SECTIONS + 1][MOST_ITEMS + MOST_SECTIONS];
    struct peil_used used[1];
    struct peil_answer answer[MOST_ITEMS];
    struct peil_answer rows[MOST_ITEMS][MOST_ROWS];
    bool chosen[MOST_ITEMS][4];
    struct peil_answers answers;
    struct peil_arena *arena;
    struct peil_worth *worths;
    struct peil_score total;
    struct peil_score *section;
};

static inline void eval_begin(struct eval *e, enum peil_model model)
{
    memset(e, 0, sizeof(*e));
    e->pack.id = "proef";
    e->pack.scoring = (struct peil_scoring){.model = model,
        .section_model = PEIL_MODEL_MEAN,
        .level = 1,
        .count_from = 1,
        .staged_from = 1,
        .scale_max = 100,
        .provisional = 0.75,
        .incomplete = 0.5,
        .prorate_from = 0.5,
        .rounding = PEIL_ROUND_HALF_UP};
    e->pack.items = e->items;
    e->pack.sections = e->sections;
    e->pack.children = e->children[MOST_SECTIONS];
    e->used[0].pack = &e->pack;
    e->pack.used = e->used;
    e->pack.used_count = 1;
    e->answers.pack = &e->pack;
    e->answers.answers = e->answer;
    e->arena = peil_arena_new();
}

static inline void eval_end(struct eval *e)
{
    peil_arena_free(e->arena);
}

static inline size_t eval_section(struct eval *e, size_t parent, double weight)
{
    size_t index = e->pack.section_count++;
    struct peil_section *section = &e->sections[index];
    size_t *count = parent == PEIL_NONE ? &e->pack.child_count : &e->sections[parent].child_count;
    struct peil_child *children = e->children[parent == PEIL_NONE ? MOST_SECTIONS : parent];

    children[(*count)++] = (struct peil_child){.is_section = true, .index = index};
    *section = (struct peil_section){.id = "s",
        .index = index,
        .parent = parent,
        .depth = parent == PEIL_NONE ? 1 : e->sections[parent].depth + 1,
        .weight = weight,
        .model = e->pack.scoring.section_model,
        .children = e->children[index],
        .first_item = e->pack.item_count};
    return index;
}

/* A choice; sections must be filled in the order they were made. */
static inline struct peil_item *eval_item(struct eval *e, size_t section, double weight)
{
    size_t index = e->pack.item_count++;
    struct peil_item *item = &e->items[index];
    size_t up;

    *item = (struct peil_item){.id = "i",
        .index = index,
        .section = section,
        .type = PEIL_ITEM_CHOICE,
        .scale = &eval_scale,
        .scored = true,
        .low = 0,
        .high = 2,
        .weight = weight,
        .unknown_allowed = true,
        .not_applicable_allowed = true};
    e->children[section][e->sections[section].child_count++] =
        (struct peil_child){.is_section = false, .index = index};
    for (up = section; up != PEIL_NONE; up = e->sections[up].parent)
        e->sections[up].item_count++;
    return item;
}

/* Makes a choice a knock-out: the worst option fails, the middle one asks for attention. */
static inline void eval_knockout(struct peil_item *item)
{
    item->knockout = true;
    item->fails = eval_fails[(item->scale == &eval_scale) == item->reverse];
    item->attention = eval_attention;
}

static inline struct peil_item *eval_matrix(struct eval *e, size_t section, double weight)
{
    struct peil_item *item = eval_item(e, section, weight);

    item->type = PEIL_ITEM_MATRIX;
    item->rows = eval_rows;
    item->row_count = MOST_ROWS;
    item->high = 2 * MOST_ROWS;
    e->answer[item->index].rows = e->rows[item->index];
    return item;
}

static inline struct peil_item *eval_number(
    struct eval *e, size_t section, double weight, double low, double high)
{
    struct peil_item *item = eval_item(e, section, weight);

    item->type = PEIL_ITEM_NUMBER;
    item->scale = NULL;
    item->has_min = item->has_max = true;
    item->min = item->low = low;
    item->max = item->high = high;
    return item;
}

static inline void eval_choose(struct eval *e, size_t item, uint32_t option)
{
    e->answer[item].state = PEIL_STATE_ANSWERED;
    e->answer[item].option = option;
}

static inline void eval_state(struct eval *e, size_t item, enum peil_state state)
{
    e->answer[item].state = state;
}

/* A plan that has worked out nothing of what items come to; NULL without memory. */
static inline struct peil_plan *eval_bare_plan(struct eval *e)
{
    struct peil_item_plan *items = peil_arena_array(e->arena, e->pack.item_count, sizeof(*items));
    struct peil_plan *plan;

    if (!items || peil_plan_new(&plan, e->arena, &e->pack, NULL, NULL) != PEIL_OK)
        return NULL;
    for (size_t i = 0; i < e->pack.item_count; i++)
        items[i].section = e->pack.items[i].section;
    plan->items = items;
    plan->computes = true;
    return plan;
}

/* Scores, working everything out; true when that worked. */
static inline bool eval_run(struct eval *e)
{
    struct peil_scoring_run run = {
        .plan = eval_bare_plan(e), .answers = &e->answers, .arena = e->arena};

    if (!run.plan)
        return false;
    if (peil_score_begin(&run) != PEIL_OK || peil_score_sections(&run) != PEIL_OK ||
        peil_score_total(&run) != PEIL_OK)
        return false;
    e->total = run.total;
    e->section = run.sections;
    return true;
}

/* One section with `count` choices of weight 1. */
static inline void eval_flat(struct eval *e, enum peil_model model, size_t count)
{
    size_t section;

    eval_begin(e, model);
    e->pack.scoring.section_model = model;
    section = eval_section(e, PEIL_NONE, 1);
    for (size_t i = 0; i < count; i++)
        eval_item(e, section, 1);
}

#endif
