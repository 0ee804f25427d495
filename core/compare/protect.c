/*
 * Keeping anonymous people unknown.
 */
#include "core/compare/protect.h"

#include <string.h>

#include "core/base/sort.h"
#include "core/compare/gather.h"
#include "core/compare/protect_group.h"

/* The end of the sheets of the same role as the one at `from`; they lie together. */
static size_t group_end(const struct peil_round *round, size_t from)
{
    size_t end = from + 1;

    while (end < round->sheet_count &&
           peil_is_same_role(round->sheets[from]->answers->role, round->sheets[end]->answers->role))
        end++;
    return end;
}

static bool is_small(const struct peil_round *round, size_t from, size_t end, size_t least)
{
    return peil_role_is_hidden(round->sheets[from]->answers->role) && end - from < least;
}

/* What is gone through round by round. */
struct dropping {
    struct peil_sheet *sheets;
    bool *dropped; /* by sheet */
    size_t least;
    struct peil_unseen *unseen;
    size_t unseen_count;
    bool any;
};

static int order_unseen(const struct peil_unseen *a, const struct peil_unseen *b)
{
    int order = peil_compare_texts(a->subject, b->subject);

    if (order == 0)
        order = strcmp(a->pack->id, b->pack->id);
    if (order == 0)
        order = strcmp(a->role->pack->id, b->role->pack->id);
    if (order == 0)
        order = a->role->pack == b->role->pack && a->role != b->role
                    ? (a->role < b->role ? -1 : 1)
                    : strcmp(a->role->id, b->role->id);
    return order;
}

static void note_unseen(struct dropping *dropping, const struct peil_sheet *sheet,
    const struct peil_compared_subject *subject)
{
    dropping->unseen[dropping->unseen_count++] =
        (struct peil_unseen){subject->key, sheet->answers->pack, sheet->answers->role};
}

static void drop_from(struct dropping *dropping, const struct peil_compared_subject *subject,
    const struct peil_round *round)
{
    for (size_t i = 0, end; i < round->sheet_count; i = end) {
        end = group_end(round, i);
        if (!is_small(round, i, end, dropping->least))
            continue;
        note_unseen(dropping, round->sheets[i], subject);
        for (size_t j = i; j < end; j++)
            dropping->dropped[round->sheets[j] - dropping->sheets] = true;
        dropping->any = true;
    }
}

static void find_dropped(struct dropping *dropping, const struct peil_gathering *gathering)
{
    dropping->any = false;
    for (size_t i = 0; i < gathering->subject_count; i++) {
        const struct peil_compared_subject *subject = &gathering->subjects[i];

        for (size_t j = 0; j < subject->framework_count; j++)
            for (size_t k = 0; k < subject->frameworks[j].round_count; k++)
                drop_from(dropping, subject, &subject->frameworks[j].rounds[k]);
    }
}

static int unseen_before(void *things, size_t a, size_t b)
{
    struct peil_unseen *unseen = things;

    return order_unseen(&unseen[a], &unseen[b]) < 0;
}

/* Puts them in order, each once. */
static void tell_unseen(struct peil_gathering *gathering, struct peil_unseen *unseen, size_t count)
{
    size_t kept = 0;

    peil_sort_array(unseen, count, sizeof(*unseen), unseen_before);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || order_unseen(&unseen[kept - 1], &unseen[i]) != 0)
            unseen[kept++] = unseen[i];
    gathering->unseen = unseen;
    gathering->unseen_count = kept;
}

/*
 * Gathers what may be told. Without those who are dropped rounds may begin elsewhere, and other
 * groups be too small; so it is done until nobody has to be.
 */
static int gather_seen(struct peil_gathering **out, struct peil_arena *arena,
    struct peil_sheet *sheets, size_t count, size_t least)
{
    struct dropping dropping = {.sheets = sheets, .least = least};
    int status;

    dropping.dropped = peil_arena_array(arena, count + 1, sizeof(*dropping.dropped));
    dropping.unseen = peil_arena_array(arena, count + 1, sizeof(*dropping.unseen));
    if (!dropping.dropped || !dropping.unseen)
        return PEIL_ENOMEM;
    for (;;) {
        size_t kept = 0;

        status = peil_gather(out, arena, sheets, count);
        if (status != PEIL_OK)
            return status;
        find_dropped(&dropping, *out);
        if (!dropping.any)
            break;
        for (size_t i = 0; i < count; i++)
            if (!dropping.dropped[i])
                sheets[kept++] = sheets[i];
        count = kept;
        memset(dropping.dropped, 0, (count + 1) * sizeof(*dropping.dropped));
    }
    tell_unseen(*out, dropping.unseen, dropping.unseen_count);
    return PEIL_OK;
}

/* Whether an answer of theirs counts otherwise than it was given. */
static bool counts_otherwise(const struct peil_protected_group *group)
{
    for (size_t i = 0; i < group->count; i++)
        if (group->sheets[i]->result->answers != group->sheets[i]->answers)
            return true;
    return false;
}

/* All groups of a round; `counted`: see there. */
static int protect_round(bool *changed, struct peil_arena *arena, const struct peil_round *round,
    size_t least, bool counted)
{
    int status = PEIL_OK;

    for (size_t i = 0, end; i < round->sheet_count && status == PEIL_OK; i = end) {
        struct peil_protected_group group = {.arena = arena,
            .sheets = round->sheets + i,
            .least = least,
            .counted = counted,
            .hidden = counted ? round->sheets[i]->hidden : 0};

        end = group_end(round, i);
        group.count = end - i;
        if (peil_role_is_hidden(round->sheets[i]->answers->role) &&
            (!counted || counts_otherwise(&group)))
            status = peil_protect_group(&group);
        *changed = *changed || group.changed;
    }
    return status;
}

static int protect_subject(bool *changed, struct peil_arena *arena,
    const struct peil_compared_subject *subject, size_t least, bool counted)
{
    int status = PEIL_OK;

    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count && status == PEIL_OK; j++)
            status =
                protect_round(changed, arena, &subject->frameworks[i].rounds[j], least, counted);
    return status;
}

/* Files whose answers were given before are named; not those of people who are not. */
static bool keep_named_twice(struct peil_gathering *gathering, struct peil_arena *arena)
{
    struct peil_twice *named = peil_arena_array(arena, gathering->twice_count + 1, sizeof(*named));
    size_t count = 0;

    for (size_t i = 0; named && i < gathering->twice_count; i++)
        if (!peil_role_is_hidden(gathering->twice[i].sheet->answers->role))
            named[count++] = gathering->twice[i];
    gathering->twice = named;
    gathering->twice_count = count;
    return named != NULL;
}

/* 0 and 1 hide nobody. */
static size_t least_of(size_t least_group)
{
    return least_group > 1 ? least_group : 0;
}

int peil_protect_gather(struct peil_gathering **out, struct peil_arena *arena,
    struct peil_sheet *sheets, size_t count, size_t least_group)
{
    int status = gather_seen(out, arena, sheets, count, least_of(least_group));

    return status == PEIL_OK && !keep_named_twice(*out, arena) ? PEIL_ENOMEM : status;
}

int peil_protect_subject(
    struct peil_arena *arena, const struct peil_compared_subject *subject, size_t least_group)
{
    bool changed = false;

    return protect_subject(&changed, arena, subject, least_of(least_group), false);
}

static size_t count_small(const struct peil_round *round, size_t least)
{
    size_t count = 0;

    for (size_t i = 0, end; i < round->sheet_count; i = end) {
        end = group_end(round, i);
        count += is_small(round, i, end, least);
    }
    return count;
}

/* Takes groups out of a round that became too small because some could not be scored. */
static void drop_small(struct dropping *dropping, const struct peil_compared_subject *subject,
    struct peil_round *round)
{
    size_t kept = 0;

    for (size_t i = 0, end; i < round->sheet_count; i = end) {
        end = group_end(round, i);
        if (is_small(round, i, end, dropping->least))
            note_unseen(dropping, round->sheets[i], subject);
        else
            for (size_t j = i; j < end; j++)
                round->sheets[kept++] = round->sheets[j];
    }
    round->sheet_count = kept;
}

static int drop_unscored(struct peil_arena *arena, struct peil_gathering *gathering,
    const struct peil_compared_subject *subject, size_t least)
{
    struct dropping dropping = {.least = least, .unseen_count = gathering->unseen_count};
    size_t small = 0;

    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count; j++)
            small += count_small(&subject->frameworks[i].rounds[j], least);
    if (small == 0)
        return PEIL_OK;
    dropping.unseen =
        peil_arena_array(arena, gathering->unseen_count + small, sizeof(*dropping.unseen));
    if (!dropping.unseen)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < gathering->unseen_count; i++)
        dropping.unseen[i] = gathering->unseen[i];
    for (size_t i = 0; i < subject->framework_count; i++)
        for (size_t j = 0; j < subject->frameworks[i].round_count; j++)
            drop_small(&dropping, subject, &subject->frameworks[i].rounds[j]);
    tell_unseen(gathering, dropping.unseen, dropping.unseen_count);
    return PEIL_OK;
}

int peil_protect_counted(bool *again, struct peil_arena *arena, struct peil_gathering *gathering,
    const struct peil_compared_subject *subject, size_t least_group)
{
    size_t least = least_of(least_group);
    int status = drop_unscored(arena, gathering, subject, least);

    *again = false;
    return status == PEIL_OK ? protect_subject(again, arena, subject, least, true) : status;
}
