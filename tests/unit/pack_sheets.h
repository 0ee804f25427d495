/*
 * The shipped packs with answers that nobody wrote: empty, all unknown, a single answer, random.
 */
#ifndef PEIL_TESTS_PACK_SHEETS_H
#define PEIL_TESTS_PACK_SHEETS_H

#include <criterion/criterion.h>

#include "core/base/node.h"
#include "core/eval/advice.h"
#include "core/eval/evaluator.h"
#include "core/report/report.h"
#include "tests/unit/pack_help.h"

#define MOST_PACKS 32

/* A pack with its scripts, ready to score. */
struct sheets {
    struct world world;
    struct peil_arena *arena; /* emptied by sheets_clear */
    struct peil_diags *diags;
    struct peil_pack *pack;
    struct peil_scripts *scripts;
    struct peil_evaluator *evaluator;
    struct peil_answers *answers;
    struct peil_answer *by_item; /* of `answers` */
    struct peil_result *result;
};

static inline int sheets_order(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the folders in packs/ that hold a pack, sorted; to be freed one by one. */
static inline size_t sheets_packs(char *names[MOST_PACKS])
{
    DIR *dir = opendir("packs");
    struct dirent *entry;
    size_t count = 0;

    cr_assert_not_null(dir, "packs/ cannot be opened");
    while ((entry = readdir(dir))) {
        char path[512];
        struct stat about;

        (void)snprintf(path, sizeof(path), "packs/%s/pack.yaml", entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &about) != 0)
            continue;
        cr_assert_lt(count, (size_t)MOST_PACKS);
        names[count++] = strdup(entry->d_name);
    }
    (void)closedir(dir);
    qsort(names, count, sizeof(*names), sheets_order);
    return count;
}

static inline void sheets_begin(struct sheets *s, const char *name)
{
    char path[512];

    memset(s, 0, sizeof(*s));
    (void)snprintf(path, sizeof(path), "packs/%s", name);
    s->arena = peil_arena_new();
    s->diags = peil_diags_new(0);
    if (load_folder(&s->world, path, "packs", &s->pack, s->diags) != PEIL_OK ||
        peil_scripts_load(&s->scripts, s->pack, NULL, 0, &s->world.limits, s->diags) != PEIL_OK ||
        peil_evaluator_new(&s->evaluator, s->pack, s->scripts, s->diags) != PEIL_OK) {
        show_diags(s->diags);
        cr_assert_fail("%s cannot be loaded", path);
    }
}

static inline void sheets_end(struct sheets *s)
{
    peil_evaluator_free(s->evaluator);
    peil_scripts_free(s->scripts);
    peil_pack_free(s->pack);
    peil_diags_free(s->diags);
    peil_arena_free(s->arena);
    world_clear(&s->world);
}

/* An empty sheet. */
static inline void sheets_clear(struct sheets *s, const struct peil_term *role)
{
    peil_arena_reset(s->arena);
    peil_diags_clear(s->diags);
    s->answers = peil_answers_blank(s->arena, s->pack);
    cr_assert_not_null(s->answers);
    s->answers->role = role;
    s->answers->date = "2026-03-14";
    s->by_item = peil_arena_array(s->arena, s->pack->item_count + 1, sizeof(*s->by_item));
    cr_assert_not_null(s->by_item);
    memcpy(s->by_item, s->answers->answers, s->pack->item_count * sizeof(*s->by_item));
    s->answers->answers = s->by_item;
}

/* How many ways there are to answer an item. */
static inline size_t sheets_ways(const struct peil_item *item)
{
    return item->scale ? item->scale->count : item->type == PEIL_ITEM_NUMBER ? 2 : 1;
}

/* Gives the `way`th answer: for a list that option alone, for a matrix that option in each row. */
static inline void sheets_answer(struct sheets *s, size_t index, size_t way)
{
    const struct peil_item *item = &s->pack->items[index];
    struct peil_answer *answer = &s->by_item[index];
    struct peil_answer *rows;
    bool *chosen;

    *answer = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = (uint32_t)way};
    answer->number = way == 0 ? item->min : item->max;
    answer->text = item->type == PEIL_ITEM_DATE ? "2026-02-01" : "Een antwoord.";
    if (item->type == PEIL_ITEM_CHOICES) {
        chosen = peil_arena_array(s->arena, item->scale->count, sizeof(*chosen));
        cr_assert_not_null(chosen);
        chosen[way] = true;
        answer->chosen = chosen;
    }
    if (item->type == PEIL_ITEM_MATRIX) {
        rows = peil_arena_array(s->arena, item->row_count, sizeof(*rows));
        cr_assert_not_null(rows);
        for (size_t i = 0; i < item->row_count; i++)
            rows[i] = (struct peil_answer){.state = PEIL_STATE_ANSWERED, .option = (uint32_t)way};
        answer->rows = rows;
    }
}

/* Answers "unknown" or "not applicable", where the item takes it. */
static inline void sheets_state(struct sheets *s, size_t index, enum peil_state state)
{
    const struct peil_item *item = &s->pack->items[index];
    struct peil_answer *rows = NULL;

    if (state == PEIL_STATE_UNKNOWN ? !item->unknown_allowed : !item->not_applicable_allowed)
        return;
    if (item->type == PEIL_ITEM_MATRIX) {
        rows = peil_arena_array(s->arena, item->row_count, sizeof(*rows));
        cr_assert_not_null(rows);
        for (size_t i = 0; i < item->row_count; i++)
            rows[i].state = state;
    }
    s->by_item[index] = (struct peil_answer){.state = state, .rows = rows};
    if (state == PEIL_STATE_NOT_APPLICABLE && item->reason_count > 0) {
        s->by_item[index].reason_term = &item->reasons[0];
        s->by_item[index].reason = item->reasons[0].id;
    } else if (state == PEIL_STATE_NOT_APPLICABLE) {
        s->by_item[index].reason = "Dat is hier zo.";
    }
}

/* Every item at random: open, unknown, not applicable or answered. */
static inline void sheets_shuffle(struct sheets *s, uint64_t *random)
{
    for (size_t i = 0; i < s->pack->item_count; i++) {
        *random = *random * 6364136223846793005u + 1442695040888963407u;
        uint32_t dice = (uint32_t)(*random >> 33);

        if (dice % 10 == 0)
            sheets_state(s, i, PEIL_STATE_UNKNOWN);
        else if (dice % 10 == 1)
            sheets_state(s, i, PEIL_STATE_NOT_APPLICABLE);
        else if (dice % 10 < 8)
            sheets_answer(s, i, (dice / 10) % sheets_ways(&s->pack->items[i]));
    }
}

static inline void sheets_score(struct sheets *s)
{
    const struct peil_want want = PEIL_WANT_ALL;

    cr_assert_eq(
        peil_evaluate(&s->result, s->arena, s->evaluator, s->answers, &want, s->diags), PEIL_OK);
    cr_assert_eq(s->result->error_count, (size_t)0, "%s: %s", s->pack->id,
        s->result->errors->message ? s->result->errors->message : s->result->errors->code);
}

static inline const struct peil_node *sheets_document(struct sheets *s, const char *language)
{
    const struct peil_report_options options = {.language = language, .version = "9.9.9"};
    const struct peil_node *document = peil_report_result(s->arena, s->result, &options);

    cr_assert_not_null(document);
    return document;
}

/* Calls `visit` without a role and with every role that the pack knows. */
static inline void sheets_each_role(
    struct sheets *s, void (*visit)(struct sheets *s, const struct peil_term *role))
{
    visit(s, NULL);
    for (size_t i = 0; i < s->pack->used_count; i++)
        for (size_t j = 0; j < s->pack->used[i].pack->role_count; j++)
            visit(s, &s->pack->used[i].pack->roles[j]);
}

/* Does something with every shipped pack that has questions. */
static inline void sheets_each_pack(void (*visit)(struct sheets *s))
{
    char *names[MOST_PACKS];
    size_t count = sheets_packs(names), visited = 0;
    struct sheets *s = malloc(sizeof(*s));

    cr_assert_not_null(s);
    for (size_t i = 0; i < count; i++) {
        sheets_begin(s, names[i]);
        if (s->pack->item_count > 0) {
            visit(s);
            visited++;
        }
        sheets_end(s);
        free(names[i]);
    }
    free(s);
    cr_assert_gt(visited, (size_t)0);
}

#endif
