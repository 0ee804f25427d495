/*
 * Comparisons for tests: answers in YAML, on the packs in packs/ or on packs that are written in
 * the test, scored in this process.
 */
#ifndef PEIL_TESTS_COMPARE_SUPPORT_H
#define PEIL_TESTS_COMPARE_SUPPORT_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "core/compare/compare.h"
#include "core/compare/gather.h"
#include "core/eval/evaluator.h"
#include "core/format/json.h"
#include "core/format/yaml.h"
#include "core/report/comparison.h"
#include "tests/unit/pack_help.h"
#include "tests/unit/report_support.h"
#include "tests/unit/schema_check.h"

#define COMPARED_PACKS 12
#define COMPARED_SHEETS 512

struct compared_pack {
    struct world world;
    struct peil_pack *pack;
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator;
};

struct compared {
    struct peil_arena *arena;
    struct peil_diags *diags;
    struct compared_pack packs[COMPARED_PACKS];
    size_t pack_count;
    struct peil_source sources[COMPARED_SHEETS];
    struct peil_sheet sheets[COMPARED_SHEETS];
    size_t count;
    struct peil_compare_options options;
    struct peil_comparison *made;
    const struct peil_node *document;
    const char *unscorable; /* name of a respondent whose answers cannot be scored; NULL */
    const struct peil_answers *whole[COMPARED_SHEETS]; /* by number, of answers that are loaded */
    size_t loaded;                                     /* how often that was done */
};

static inline void compared_begin(struct compared *c)
{
    memset(c, 0, sizeof(*c));
    c->arena = peil_arena_new();
    c->diags = peil_diags_new(0);
    c->options = (struct peil_compare_options){.least_group = 5};
}

static inline void compared_end(struct compared *c)
{
    for (size_t i = 0; i < c->pack_count; i++) {
        peil_evaluator_free(c->packs[i].evaluator);
        peil_scripts_free(c->packs[i].scripts);
        peil_pack_free(c->packs[i].pack);
        world_clear(&c->packs[i].world);
    }
    peil_diags_free(c->diags);
    peil_arena_free(c->arena);
}

static inline void compared_ready(struct compared *c, int status)
{
    struct compared_pack *p = &c->packs[c->pack_count++];

    if (status != PEIL_OK ||
        peil_scripts_load(&p->scripts, p->pack, NULL, 0, &p->world.limits, c->diags) != PEIL_OK ||
        peil_evaluator_new(&p->evaluator, p->pack, p->scripts, c->diags) != PEIL_OK) {
        show_diags(c->diags);
        cr_assert_fail("a pack of the test is not right");
    }
}

/* A pack that is written in the test. */
static inline const struct peil_pack *compared_pack(struct compared *c, const char *yaml)
{
    struct compared_pack *p = &c->packs[c->pack_count];

    cr_assert_lt(c->pack_count, (size_t)COMPARED_PACKS);
    compared_ready(c, load_yaml(&p->world, yaml, NULL, &p->pack, c->diags));
    return p->pack;
}

/* A pack of packs/. */
static inline const struct peil_pack *compared_shipped(struct compared *c, const char *id)
{
    struct compared_pack *p = &c->packs[c->pack_count];
    char path[128];

    cr_assert_lt(c->pack_count, (size_t)COMPARED_PACKS);
    (void)snprintf(path, sizeof(path), "packs/%s", id);
    compared_ready(c, load_folder(&p->world, path, "packs", &p->pack, c->diags));
    return p->pack;
}

/* With bcmb and vng-zelftest. */
static inline void compared_begin_shipped(struct compared *c)
{
    compared_begin(c);
    compared_shipped(c, "bcmb");
    compared_shipped(c, "vng-zelftest");
}

/* The last of the packs with that id, so that a test may write a newer version of one. */
static inline struct compared_pack *compared_find(struct compared *c, const char *id)
{
    for (size_t i = c->pack_count; i > 0; i--)
        if (strcmp(c->packs[i - 1].pack->id, id) == 0)
            return &c->packs[i - 1];
    cr_assert_fail("the test has no pack %s", id);
    return NULL;
}

/* Answers on the last pack of the id that they name; `answers` must live on. */
static inline struct peil_sheet *compared_add(
    struct compared *c, const char *name, const char *answers)
{
    struct peil_sheet *sheet = &c->sheets[c->count];
    struct peil_source *source = &c->sources[c->count];
    const struct peil_node *node = NULL;
    struct peil_answers *read = NULL;
    struct peil_answers_head head;
    char digest[65];
    int status;

    cr_assert_lt(c->count++, (size_t)COMPARED_SHEETS);
    *source = (struct peil_source){name, answers, strlen(answers), 1};
    status = peil_yaml_read(
        &node, c->arena, source, &(struct peil_limits)PEIL_LIMITS, PEIL_TEXT_ANSWERS, c->diags);
    if (status == PEIL_OK && !peil_answers_head(&head, node, c->diags))
        status = PEIL_EINPUT;
    if (status == PEIL_OK)
        status = peil_answers_read(&read, c->arena, compared_find(c, head.pack_id)->pack, node,
            &(struct peil_limits)PEIL_LIMITS, c->diags);
    if (status != PEIL_OK) {
        show_diags(c->diags);
        cr_assert_fail("the answers of the test are not right");
    }
    cr_assert_eq(peil_answers_digest(digest, peil_answers_node(c->arena, read)), PEIL_OK);
    *sheet = (struct peil_sheet){
        .name = name, .answers = read, .digest = peil_arena_text(c->arena, digest)};
    return sheet;
}

static inline int compared_score(void *context, struct peil_arena *arena,
    const struct peil_answers *const *answers, size_t count, const struct peil_result **results)
{
    struct compared *c = context;
    struct peil_want want = {.asof = c->options.asof, .concepts = true};

    for (size_t i = 0; i < count; i++) {
        const char *respondent = answers[i]->respondent;
        struct peil_result *result = NULL;

        int status = PEIL_OK;

        for (size_t j = 0; j < c->pack_count; j++)
            if (c->packs[j].pack == answers[i]->pack &&
                !(c->unscorable && respondent && strcmp(respondent, c->unscorable) == 0))
                status = peil_evaluate(
                    &result, arena, c->packs[j].evaluator, answers[i], &want, c->diags);
        if (status != PEIL_OK)
            return status;
        results[i] = result;
    }
    return PEIL_OK;
}

static inline int compared_load(
    void *context, struct peil_arena *arena, struct peil_sheet *sheet, bool whole)
{
    struct compared *c = context;

    (void)arena;
    (void)whole;
    sheet->answers = c->whole[sheet->number];
    c->loaded++;
    return PEIL_OK;
}

/* From now on no more than the head of all answers is known until their turn comes. */
static inline void compared_behead(struct compared *c)
{
    for (size_t i = 0; i < c->count; i++) {
        struct peil_answers *head = peil_arena_alloc(c->arena, sizeof(*head));

        cr_assert_not_null(head);
        *head = *c->sheets[i].answers;
        head->answers = NULL;
        c->whole[i] = c->sheets[i].answers;
        c->sheets[i].answers = head;
        c->sheets[i].number = i;
    }
}

static inline int compared_try(struct compared *c)
{
    struct peil_scorer scorer = {c, compared_score, compared_load};

    return peil_compare_make(
        &c->made, c->arena, c->sheets, c->count, &scorer, &c->options, c->diags);
}

static inline const struct peil_comparison *compared_make(struct compared *c)
{
    int status = compared_try(c);

    if (status != PEIL_OK)
        show_diags(c->diags);
    cr_assert_eq(status, PEIL_OK);
    return c->made;
}

/* The document of a comparison that was made. */
static inline const struct peil_node *compared_document(struct compared *c, const char *language)
{
    struct peil_comparison_options options = {.language = language, .version = "9.9.9"};

    c->document = peil_report_comparison(c->arena, c->made, &options);
    cr_assert_not_null(c->document);
    return c->document;
}

/* Fails unless a document is in the shape of the schema. */
static inline void compared_is_right(struct compared *c, const struct peil_node *document)
{
    static struct peil_source source = {.name = "document.schema.json", .first_line = 1};
    const struct peil_node *schema = NULL;
    char found[256];

    if (!source.bytes)
        source.bytes = read_whole("include/peil/schema/document.schema.json", &source.length);
    cr_assert_eq(peil_json_read(&schema, c->arena, &source, &(struct peil_limits)PEIL_LIMITS,
                     PEIL_TEXT_PACK, NULL),
        PEIL_OK);
    cr_assert(schema_check(schema, "comparison", document, found, sizeof(found)), "%s", found);
    cr_assert(schema_check(schema, NULL, document, found, sizeof(found)), "%s", found);
}

/* Puts the sheets in another order. */
static inline void compared_shuffle(struct compared *c, uint64_t seed)
{
    for (size_t i = c->count; i > 1; i--) {
        size_t j;
        struct peil_sheet kept;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        j = (size_t)(seed >> 33) % i;
        kept = c->sheets[i - 1];
        c->sheets[i - 1] = c->sheets[j];
        c->sheets[j] = kept;
    }
}

#endif
