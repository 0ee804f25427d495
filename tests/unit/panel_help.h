/*
 * Sheets of several respondents on one pack, for the tests of panels.
 */
#ifndef PEIL_TESTS_PANEL_HELP_H
#define PEIL_TESTS_PANEL_HELP_H

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/compare/gathering.h"
#include "core/compare/merge.h"
#include "core/compare/protect.h"
#include "core/eval/evaluator.h"
#include "core/format/yaml.h"
#include "core/script/scripts.h"
#include "tests/unit/eval_support.h"
#include "tests/unit/pack_help.h"

#define MOST_SHEETS 64

struct panel_world {
    struct world world;
    struct peil_diags *diags;
    struct peil_pack *pack;
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator;
    struct peil_arena *arena; /* of the sheets and all that is made of them */
    struct peil_sheet sheets[MOST_SHEETS];
    struct peil_sheet
        *order[MOST_SHEETS]; /* the same, as `panel_clear` and `panel_add` left them */
    size_t count;
};

static inline void panel_ready(struct panel_world *p, int status)
{
    if (status == PEIL_OK)
        status = peil_scripts_load(&p->scripts, p->pack, NULL, 0, &p->world.limits, p->diags);
    if (status == PEIL_OK)
        status = peil_evaluator_new(&p->evaluator, p->pack, p->scripts, p->diags);
    if (status != PEIL_OK)
        show_diags(p->diags);
    cr_assert_eq(status, PEIL_OK);
}

/* Sheets in order without what may not be told, all subjects at once. */
static inline int panel_protect(
    struct panel_world *p, struct peil_gathering **out, size_t least_group)
{
    int status = peil_protect_gather(out, p->arena, p->sheets, p->count, least_group);

    for (size_t i = 0; status == PEIL_OK && i < (*out)->subject_count; i++)
        status = peil_protect_subject(p->arena, &(*out)->subjects[i], least_group);
    return status;
}

/* With the pack of this text. */
static inline void panel_begin(struct panel_world *p, const char *yaml)
{
    memset(p, 0, sizeof(*p));
    p->diags = peil_diags_new(0);
    p->arena = peil_arena_new();
    panel_ready(p, load_yaml(&p->world, yaml, NULL, &p->pack, p->diags));
}

/* With a shipped pack. */
static inline void panel_begin_pack(struct panel_world *p, const char *name)
{
    char path[256];

    memset(p, 0, sizeof(*p));
    p->diags = peil_diags_new(0);
    p->arena = peil_arena_new();
    (void)snprintf(path, sizeof(path), "packs/%s", name);
    panel_ready(p, load_folder(&p->world, path, "packs", &p->pack, p->diags));
}

static inline void panel_end(struct panel_world *p)
{
    peil_evaluator_free(p->evaluator);
    peil_scripts_free(p->scripts);
    peil_pack_free(p->pack);
    peil_diags_free(p->diags);
    peil_arena_free(p->arena);
    world_clear(&p->world);
}

/* No sheets. */
static inline void panel_clear(struct panel_world *p)
{
    peil_arena_reset(p->arena);
    peil_diags_clear(p->diags);
    memset(p->sheets, 0, sizeof(p->sheets));
    p->count = 0;
}

/* A sheet for answers that live in the arena. */
static inline struct peil_sheet *panel_put(struct panel_world *p, struct peil_answers *answers)
{
    struct peil_sheet *sheet = &p->sheets[p->count];
    char *digest = peil_arena_alloc(p->arena, 65);

    cr_assert_lt(p->count, (size_t)MOST_SHEETS);
    cr_assert_eq(peil_answers_digest(digest, peil_answers_node(p->arena, answers)), PEIL_OK);
    *sheet = (struct peil_sheet){.name = peil_arena_format(p->arena, "blad-%z", p->count),
        .answers = answers,
        .digest = digest};
    p->order[p->count++] = sheet;
    return sheet;
}

/* Reads a sheet: `head` is what stands above the answers ("role: klant\n"), `lines` are they. */
static inline struct peil_sheet *panel_add(
    struct panel_world *p, const char *head, const char *lines)
{
    struct peil_source *source = peil_arena_alloc(p->arena, sizeof(*source));
    char *text = peil_arena_format(p->arena, "peil-answers: 1\npack: %s@%u\n%s%s%s", p->pack->id,
        (unsigned)p->pack->version.major, head, *lines ? "answers:\n" : "", lines);
    const struct peil_node *node;
    struct peil_answers *answers = NULL;

    *source = (struct peil_source){"answers.yaml", text, strlen(text), 1};
    if (peil_yaml_read(&node, p->arena, source, &p->world.limits, PEIL_TEXT_ANSWERS, p->diags) !=
            PEIL_OK ||
        peil_answers_read(&answers, p->arena, p->pack, node, &p->world.limits, p->diags) != PEIL_OK)
        show_diags(p->diags);
    cr_assert_not_null(answers);
    return panel_put(p, answers);
}

static inline const struct peil_result *panel_evaluate(
    struct panel_world *p, const struct peil_answers *answers)
{
    const struct peil_want want = PEIL_WANT_ALL;
    struct peil_result *result;

    cr_assert_eq(peil_evaluate(&result, p->arena, p->evaluator, answers, &want, p->diags), PEIL_OK);
    return result;
}

static inline void panel_score(struct panel_world *p)
{
    for (size_t i = 0; i < p->count; i++)
        if (!p->sheets[i].result)
            p->sheets[i].result = panel_evaluate(p, p->sheets[i].answers);
}

static inline const struct peil_answers *panel_merge(
    struct panel_world *p, enum peil_merge_rule rule)
{
    const struct peil_answers *merged;

    cr_assert_eq(peil_merge(&merged, p->arena, p->pack, p->order, p->count, rule), PEIL_OK);
    return merged;
}

static inline const struct peil_answer *panel_answer(
    const struct peil_answers *answers, const char *item)
{
    return &answers->answers[peil_pack_item(answers->pack, item)->index];
}

#endif
