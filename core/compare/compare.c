/*
 * Comparing, step by step.
 */
#include "core/compare/compare.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/compare/carry_sheets.h"
#include "core/compare/collect.h"
#include "core/compare/gather.h"
#include "core/compare/batch.h"
#include "core/compare/focus.h"
#include "core/compare/protect.h"

/* How many sheets are scored together: enough to keep several workers busy. */
#define BATCH 512

/* One comparison under way. */
struct comparing {
    struct peil_comparison *made;
    struct peil_gathering *gathering;
    struct peil_compared_subject *focus;
    struct peil_arena *arena;   /* what stays */
    struct peil_arena *passing; /* what is of subjects other than the focus */
    const struct peil_scorer *scorer;
    struct peil_diags *diags;
    struct peil_batch_work work;
    struct peil_benchmarking *benchmarking; /* NULL while scores are only collected */
};

/* Whether there is something to do with one sheet. */
static bool is_enough(const struct peil_compare_options *options)
{
    return options->collecting || (options->benchmark && options->benchmark->with);
}

/* Whether some other subject was filled in on a checklist that this one was, too. */
static bool has_company(const struct comparing *c, const struct peil_compared_subject *subject)
{
    const struct peil_gathering *gathering = c->gathering;

    for (size_t i = 0; i < gathering->subject_count; i++) {
        const struct peil_compared_subject *other = &gathering->subjects[i];

        for (size_t j = 0; other != subject && j < other->framework_count; j++)
            for (size_t k = 0; k < subject->framework_count; k++)
                if (strcmp(other->frameworks[j].pack->id, subject->frameworks[k].pack->id) == 0)
                    return true;
    }
    return false;
}

/* Answers about different subjects, on different checklists, say nothing of each other. */
static int check_common(struct comparing *c)
{
    const struct peil_gathering *gathering = c->gathering;
    bool common = is_enough(&c->made->options);

    for (size_t i = 0; !common && i < gathering->subject_count; i++) {
        const struct peil_compared_subject *subject = &gathering->subjects[i];

        if (!c->focus || subject == c->focus)
            common = (c->focus && peil_batch_sheets(subject) > 1) || has_company(c, subject);
    }
    if (common)
        return PEIL_OK;
    peil_diag_add(c->diags, PEIL_ERROR, "compare/nothing-in-common", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_INTEGER("count", gathering->subject_count)));
    return PEIL_EINPUT;
}

static int choose_focus(struct comparing *c)
{
    const char *word = c->made->options.subject;

    if (word)
        return peil_focus_find(&c->focus, c->arena, c->gathering, word, c->diags);
    c->focus = c->gathering->subject_count == 1 ? &c->gathering->subjects[0] : NULL;
    return PEIL_OK;
}

/* Why answers that were given do not count. Of hidden people no more than the report tells. */
static void tell_why_so_few(struct comparing *c)
{
    const struct peil_gathering *gathering = c->gathering;
    const struct peil_term **told =
        peil_arena_array(c->arena, gathering->unseen_count + 1, sizeof(*told));
    size_t count = 0;

    for (size_t i = 0; i < gathering->twice_count; i++)
        peil_diag_add(c->diags, PEIL_WARNING, "compare/twice", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("name", gathering->twice[i].sheet->name),
                PEIL_TEXT("same", gathering->twice[i].same->name)));
    for (size_t i = 0; told && i < gathering->unseen_count; i++) {
        size_t before = 0;

        told[count] = gathering->unseen[i].role;
        while (strcmp(told[before]->id, told[count]->id) != 0)
            before++;
        if (before < count)
            continue;
        peil_diag_add(c->diags, PEIL_WARNING, "compare/too-few", PEIL_NOWHERE,
            PEIL_ARGS(PEIL_TEXT("role", told[count]->id),
                PEIL_INTEGER("least", c->made->options.least_group)));
        count++;
    }
}

/* Whether `count` sheets are enough to be compared. */
static int check_enough(struct comparing *c, size_t count)
{
    if (count >= 2 || (count == 1 && is_enough(&c->made->options)))
        return PEIL_OK;
    tell_why_so_few(c);
    peil_diag_add(c->diags, PEIL_ERROR, "compare/nothing", PEIL_NOWHERE,
        PEIL_ARGS(PEIL_INTEGER("count", count)));
    return peil_arena_failed(c->arena) ? PEIL_ENOMEM : PEIL_EINPUT;
}

/* ---- one subject after another --------------------------------------------------------------- */

/* All that is wanted of a subject that is not the focus is taken here, before it is forgotten. */
static int pass(struct comparing *c, const struct peil_compared_subject *subject)
{
    const struct peil_collecting *collecting = c->made->options.collecting;

    c->made->counted += peil_batch_sheets(subject);
    return collecting ? peil_collect(collecting, c->made->options.rule, subject, c->diags)
                      : peil_benchmark_take(c->benchmarking, subject);
}

static int work_on(struct comparing *c, const struct peil_batch *batch)
{
    bool stays = c->focus && batch->subjects == c->focus;
    int status = peil_batch_score(&c->work, stays ? c->arena : c->passing, batch);

    for (size_t i = 0; status == PEIL_OK && i < batch->count; i++)
        status = pass(c, &batch->subjects[i]);
    for (size_t i = 0; !stays && i < batch->count; i++)
        peil_batch_forget(&batch->subjects[i]);
    if (!stays)
        peil_arena_reset(c->passing);
    return status;
}

/* The focus is a batch by itself. */
static struct peil_batch next_batch(const struct comparing *c, size_t from)
{
    struct peil_batch batch = {.subjects = &c->gathering->subjects[from],
        .whole = &c->gathering->subjects[from] == c->focus};

    do {
        batch.sheets += peil_batch_sheets(&batch.subjects[batch.count]);
        batch.count++;
        from++;
    } while (batch.sheets < BATCH && from < c->gathering->subject_count &&
             batch.subjects != c->focus && &c->gathering->subjects[from] != c->focus);
    return batch;
}

static int work_on_all(struct comparing *c)
{
    int status = PEIL_OK;

    for (size_t i = 0; status == PEIL_OK && i < c->gathering->subject_count;) {
        struct peil_batch batch = next_batch(c, i);

        status = work_on(c, &batch);
        i += batch.count;
    }
    return status;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Where the subjects stand among each other, and among those of contributions. */
static int begin_benchmark(struct comparing *c)
{
    static const struct peil_benchmark_options defaults = {0};
    const struct peil_benchmark_options *options = c->made->options.benchmark;

    if (c->made->options.collecting)
        return PEIL_OK;
    return peil_benchmark_begin(
        &c->benchmarking, c->arena, c->gathering, c->focus, options ? options : &defaults);
}

static int end_benchmark(struct comparing *c)
{
    struct peil_benchmark *benchmark = NULL;
    int status = c->benchmarking ? peil_benchmark_end(&benchmark, c->benchmarking) : PEIL_OK;

    c->made->benchmark = benchmark;
    return status;
}

/* What is told of the focus, one call for each part. */
static int compare_focus(struct comparing *c)
{
    struct peil_comparison *made = c->made;
    struct peil_frameworks *frameworks = NULL;
    int status;

    made->focus = c->focus && c->focus->framework_count > 0 ? c->focus : NULL;
    if (!made->focus)
        return PEIL_OK;
    status = peil_frameworks_make(&frameworks, c->arena, made->focus);
    made->frameworks = frameworks;
    if (status == PEIL_OK)
        status = peil_panels_make(&made->panels, &made->panel_count, c->arena, c->gathering,
            made->focus, made->options.least_group);
    if (status == PEIL_OK)
        status = peil_changes_make(&made->changes, &made->change_count, c->arena, made->focus,
            c->scorer, made->options.rule);
    return status;
}

static bool has_pack(const struct peil_comparison *made, const struct peil_pack *pack)
{
    for (size_t i = 0; i < made->pack_count; i++)
        if (strcmp(made->packs[i]->id, pack->id) == 0 &&
            strcmp(made->packs[i]->version_text, pack->version_text) == 0 &&
            strcmp(made->packs[i]->digest, pack->digest) == 0)
            return true;
    return false;
}

static int pack_before(void *things, size_t a, size_t b)
{
    const struct peil_pack **packs = things;
    int order = strcmp(packs[a]->id, packs[b]->id);

    if (order == 0)
        order = strcmp(packs[a]->version_text, packs[b]->version_text);
    return (order != 0 ? order : strcmp(packs[a]->digest, packs[b]->digest)) < 0;
}

/* The packs that answers count on. */
static int list_packs(struct comparing *c)
{
    struct peil_comparison *made = c->made;
    size_t most = 0;
    const struct peil_pack **packs;

    for (size_t i = 0; i < c->gathering->subject_count; i++)
        most += c->gathering->subjects[i].framework_count;
    packs = peil_arena_array(c->arena, most + 1, sizeof(*packs));
    made->packs = packs;
    for (size_t i = 0; packs && i < c->gathering->subject_count; i++) {
        const struct peil_compared_subject *subject = &c->gathering->subjects[i];

        for (size_t j = 0; j < subject->framework_count; j++)
            if (!has_pack(made, subject->frameworks[j].pack))
                packs[made->pack_count++] = subject->frameworks[j].pack;
    }
    if (packs)
        peil_sort_array(packs, made->pack_count, sizeof(*packs), pack_before);
    return packs ? PEIL_OK : PEIL_ENOMEM;
}

static int sheet_before(void *things, size_t a, size_t b)
{
    const struct peil_sheet **sheets = things;

    return peil_compare_texts(sheets[a]->name, sheets[b]->name) < 0;
}

static int compare(struct comparing *c)
{
    size_t count = 0;
    int status;

    for (size_t i = 0; i < c->gathering->subject_count; i++)
        count += peil_batch_sheets(&c->gathering->subjects[i]);
    status = check_enough(c, count);

    if (status == PEIL_OK)
        status = choose_focus(c);
    if (status == PEIL_OK)
        status = check_common(c);
    if (status == PEIL_OK)
        status = begin_benchmark(c);
    if (status == PEIL_OK)
        status = work_on_all(c);
    if (status == PEIL_OK) /* some may not have been scored */
        status = check_enough(c, c->made->counted);
    if (status == PEIL_OK)
        status = compare_focus(c);
    if (status == PEIL_OK)
        status = list_packs(c);
    if (status == PEIL_OK)
        status = end_benchmark(c);
    peil_sort_array(
        c->work.unscored, c->made->unscored_count, sizeof(*c->work.unscored), sheet_before);
    peil_sort_array(
        c->work.doubtful, c->made->doubtful_count, sizeof(*c->work.doubtful), sheet_before);
    return status;
}

int peil_compare_make(struct peil_comparison **out, struct peil_arena *arena,
    struct peil_sheet *sheets, size_t count, const struct peil_scorer *scorer,
    const struct peil_compare_options *options, struct peil_diags *diags)
{
    struct comparing c = {.arena = arena, .scorer = scorer, .diags = diags};
    const struct peil_sheet **unscored, **doubtful;
    int status = PEIL_ENOMEM;

    *out = NULL;
    c.made = peil_arena_alloc(arena, sizeof(*c.made));
    unscored = peil_arena_array(arena, count + 1, sizeof(*unscored));
    c.passing = peil_arena_new();
    doubtful = peil_arena_array(arena, count + 1, sizeof(*doubtful));
    if (c.made && unscored && doubtful && c.passing) {
        c.made->options = *options;
        c.made->unscored = unscored;
        c.made->doubtful = doubtful;
        status = peil_carry_sheets(arena, sheets, count, scorer);
        if (status == PEIL_OK)
            status = peil_protect_gather(&c.gathering, arena, sheets, count, options->least_group);
    }
    if (status == PEIL_OK) {
        c.made->gathering = c.gathering;
        c.work = (struct peil_batch_work){c.made, c.gathering, scorer, arena, unscored, doubtful};
        status = compare(&c);
    }
    peil_arena_free(c.passing);
    if (status == PEIL_OK && peil_arena_failed(arena))
        status = PEIL_ENOMEM;
    *out = status == PEIL_OK ? c.made : NULL;
    return status;
}
