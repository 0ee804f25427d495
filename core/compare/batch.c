/*
 * From answers to results, for subjects that are worked on together.
 */
#include "core/compare/batch.h"

#include "core/compare/merge.h"
#include "core/compare/protect.h"
#include "core/compare/stored.h"

size_t peil_batch_sheets(const struct peil_compared_subject *subject)
{
    size_t count = 0;

    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count; j++)
            count += subject->frameworks[i].rounds[j].sheet_count;
    return count;
}

/* Hands what is to be scored over, and back: `take` is called for each round in turn. */
struct scoring {
    const struct peil_answers **answers;
    const struct peil_result **results;
    size_t count;
};

static bool begin_scoring(struct scoring *s, struct peil_arena *arena, size_t most)
{
    s->answers = peil_arena_array(arena, most + 1, sizeof(*s->answers));
    s->results = peil_arena_array(arena, most + 1, sizeof(*s->results));
    s->count = 0;
    return s->answers && s->results;
}

static int run_scoring(struct peil_batch_work *work, struct peil_arena *arena, struct scoring *s)
{
    int status = PEIL_OK;

    if (s->count > 0)
        status =
            work->scorer->score(work->scorer->context, arena, s->answers, s->count, s->results);
    for (size_t i = 0; status == PEIL_OK && i < s->count; i++)
        if (s->results[i] && s->results[i]->error_count > 0)
            work->made->script_failed = true;
    return status;
}

/* Calls `visit` for every round of a batch. */
static int each_round(struct peil_batch_work *work, const struct peil_batch *batch,
    int (*visit)(struct peil_batch_work *work, struct peil_round *round, void *with), void *with)
{
    int status = PEIL_OK;

    for (size_t i = 0; i < batch->count; i++)
        for (size_t j = 0; j < batch->subjects[i].framework_count; j++) {
            struct peil_framework *framework = &batch->subjects[i].frameworks[j];

            for (size_t k = 0; status == PEIL_OK && k < framework->round_count; k++)
                status = visit(work, &framework->rounds[k], with);
        }
    return status;
}

static int ask_sheets(struct peil_batch_work *work, struct peil_round *round, void *with)
{
    struct scoring *s = with;

    (void)work;
    for (size_t i = 0; i < round->sheet_count; i++)
        s->answers[s->count++] = round->sheets[i]->answers;
    return PEIL_OK;
}

/* What could not be scored does not count. */
static int take_sheets(struct peil_batch_work *work, struct peil_round *round, void *with)
{
    struct scoring *s = with;
    size_t kept = 0;

    for (size_t i = 0; i < round->sheet_count; i++) {
        struct peil_sheet *sheet = round->sheets[i];

        sheet->result = s->results[s->count++];
        if (sheet->result)
            round->sheets[kept++] = sheet;
        else
            work->unscored[work->made->unscored_count++] = sheet;
    }
    round->sheet_count = kept;
    return PEIL_OK;
}

/* All sheets of a round as one, which is scored like any other. */
struct merging {
    struct scoring scoring;
    struct peil_arena *arena;
};

static int merge_round(struct peil_batch_work *work, struct peil_round *round, void *with)
{
    struct merging *m = with;
    int status = PEIL_OK;

    if (round->sheet_count == 0)
        return PEIL_OK;
    round->merged = round->sheets[0]->answers;
    round->result = round->sheets[0]->result;
    if (round->sheet_count == 1)
        return PEIL_OK;
    status = peil_merge(&round->merged, m->arena, round->merged->pack, round->sheets,
        round->sheet_count, work->made->options.rule);
    m->scoring.answers[m->scoring.count++] = round->merged;
    return status;
}

static int take_merged(struct peil_batch_work *work, struct peil_round *round, void *with)
{
    struct merging *m = with;

    (void)work;
    if (round->sheet_count > 1)
        round->result = m->scoring.results[m->scoring.count++];
    return PEIL_OK;
}

/* Rounds that have nothing left are taken out, and frameworks, and subjects. */
static void take_out_empty(struct peil_compared_subject *subject)
{
    size_t frameworks = 0;

    for (size_t i = 0; i < subject->framework_count; i++) {
        struct peil_framework *framework = &subject->frameworks[i];
        size_t rounds = 0;

        for (size_t j = 0; j < framework->round_count; j++)
            if (framework->rounds[j].result)
                framework->rounds[rounds++] = framework->rounds[j];
        framework->round_count = rounds;
        if (rounds > 0)
            subject->frameworks[frameworks++] = *framework;
    }
    subject->framework_count = frameworks;
}

/* After all is settled: sheets may be scored more than once. */
static int doubt_sheets(struct peil_batch_work *work, struct peil_round *round, void *with)
{
    (void)with;
    for (size_t i = 0; i < round->sheet_count; i++)
        if (!peil_stored_agrees(round->sheets[i]))
            work->doubtful[work->made->doubtful_count++] = round->sheets[i];
    return PEIL_OK;
}

static int score_sheets(
    struct peil_batch_work *work, struct peil_arena *arena, const struct peil_batch *batch)
{
    struct scoring s;
    int status = begin_scoring(&s, arena, batch->sheets) ? PEIL_OK : PEIL_ENOMEM;

    if (status == PEIL_OK)
        status = each_round(work, batch, ask_sheets, &s);
    if (status == PEIL_OK)
        status = run_scoring(work, arena, &s);
    s.count = 0;
    if (status == PEIL_OK)
        status = each_round(work, batch, take_sheets, &s);
    return status;
}

/* Conditions may leave an answer of too few anonymous people; then all is scored without it. */
static int score_protected(
    struct peil_batch_work *work, struct peil_arena *arena, const struct peil_batch *batch)
{
    bool again = true;
    int status = PEIL_OK;

    while (status == PEIL_OK && again) {
        again = false;
        status = score_sheets(work, arena, batch);
        for (size_t i = 0; status == PEIL_OK && i < batch->count; i++) {
            bool changed = false;

            status = peil_protect_counted(&changed, work->arena, work->gathering,
                &batch->subjects[i], work->made->options.least_group);
            again = again || changed;
        }
    }
    return status;
}

/* Where what is loaded goes. */
struct loading {
    struct peil_arena *arena;
    bool whole;
};

/* Answers of which only the head is there. */
static int load_round(struct peil_batch_work *work, struct peil_round *round, void *with)
{
    const struct loading *loading = with;
    int status = PEIL_OK;

    for (size_t i = 0; status == PEIL_OK && i < round->sheet_count; i++) {
        struct peil_sheet *sheet = round->sheets[i];

        sheet->head = sheet->answers;
        if (!sheet->answers->answers && work->scorer->load)
            status =
                work->scorer->load(work->scorer->context, loading->arena, sheet, loading->whole);
    }
    return status;
}

static int load(
    struct peil_batch_work *work, struct peil_arena *arena, const struct peil_batch *batch)
{
    struct loading loading = {arena, batch->whole};
    int status = each_round(work, batch, load_round, &loading);

    for (size_t i = 0; status == PEIL_OK && i < batch->count; i++)
        status = peil_protect_subject(arena, &batch->subjects[i], work->made->options.least_group);
    return status;
}

int peil_batch_score(
    struct peil_batch_work *work, struct peil_arena *arena, const struct peil_batch *batch)
{
    struct merging m = {.arena = arena};
    int status = load(work, arena, batch);

    if (status == PEIL_OK)
        status = score_protected(work, arena, batch);
    if (status == PEIL_OK)
        status = each_round(work, batch, doubt_sheets, NULL);
    if (status == PEIL_OK && !begin_scoring(&m.scoring, arena, batch->sheets))
        status = PEIL_ENOMEM;
    if (status == PEIL_OK)
        status = each_round(work, batch, merge_round, &m);
    if (status == PEIL_OK)
        status = run_scoring(work, arena, &m.scoring);
    m.scoring.count = 0;
    if (status == PEIL_OK)
        status = each_round(work, batch, take_merged, &m);
    for (size_t i = 0; i < batch->count; i++)
        take_out_empty(&batch->subjects[i]);
    return status;
}

static void forget_round(struct peil_round *round)
{
    for (size_t i = 0; i < round->sheet_count; i++) {
        struct peil_sheet *sheet = round->sheets[i];

        sheet->result = NULL;
        if (!sheet->head)
            continue;                /* its turn did not come */
        if (!sheet->head->answers) { /* it was loaded */
            sheet->stored = NULL;
            sheet->lost = NULL;
            sheet->lost_count = 0;
        }
        sheet->answers = sheet->head;
    }
    round->merged = NULL;
    round->result = NULL;
}

void peil_batch_forget(struct peil_compared_subject *subject)
{
    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count; j++)
            forget_round(&subject->frameworks[i].rounds[j]);
}
