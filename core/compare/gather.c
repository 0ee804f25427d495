/*
 * Putting answers in order.
 */
#include "core/compare/gather.h"

#include <string.h>

#include "core/base/sort.h"

int peil_compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

const char *peil_subject_name(const struct peil_answers *answers)
{
    return answers->pack->subject_field_count > 0 && answers->subject ? answers->subject[0] : NULL;
}

const char *peil_subject_key(const struct peil_answers *answers)
{
    size_t key = answers->pack->key_field;

    if (key == PEIL_NONE || !answers->subject || !answers->subject[key])
        return peil_subject_name(answers);
    return answers->subject[key];
}

bool peil_role_is_hidden(const struct peil_term *role)
{
    return role && role->flag && !role->office;
}

bool peil_is_same_role(const struct peil_term *a, const struct peil_term *b)
{
    if (!a || !b || a == b)
        return a == b;
    return strcmp(a->id, b->id) == 0 && strcmp(a->pack->id, b->pack->id) == 0;
}

static int order_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

int peil_order_packs(const struct peil_pack *a, const struct peil_pack *b)
{
    int order = a == b ? 0 : strcmp(a->id, b->id);

    if (a == b || order != 0)
        return order;
    order = peil_version_order(&a->version, &b->version);
    if (order == 0)
        order = strcmp(a->digest, b->digest);
    if (order == 0)
        order = order_numbers(a->used_count, b->used_count);
    for (size_t i = 0; order == 0 && i < a->used_count; i++)
        order = strcmp(a->used[i].pack->digest, b->used[i].pack->digest);
    return order;
}

/* Where a role stands among all that may be named; behind them where none is named. */
static size_t role_place(const struct peil_answers *answers)
{
    const struct peil_pack *pack = answers->pack;
    size_t before = 0;

    for (size_t i = 0; answers->role && i < pack->used_count; i++) {
        const struct peil_pack *owner = pack->used[i].pack;

        if (owner == answers->role->pack)
            return before + (size_t)(answers->role - owner->roles);
        before += owner->role_count;
    }
    return PEIL_NONE;
}

static int order_in_round(const struct peil_sheet *a, const struct peil_sheet *b)
{
    int order = order_numbers(role_place(a->answers), role_place(b->answers));

    if (order == 0)
        order = peil_compare_texts(a->answers->respondent, b->answers->respondent);
    if (order == 0)
        order = peil_compare_texts(a->digest, b->digest);
    return order != 0 ? order : peil_compare_texts(a->name, b->name);
}

static int order_in_framework(const struct peil_sheet *a, const struct peil_sheet *b)
{
    int order = peil_compare_texts(a->answers->date, b->answers->date);

    return order != 0 ? order : order_in_round(a, b);
}

static int order_by_key(const struct peil_sheet *a, const struct peil_sheet *b)
{
    return peil_compare_texts(peil_subject_key(a->answers), peil_subject_key(b->answers));
}

static int order_of_all(const struct peil_sheet *a, const struct peil_sheet *b)
{
    int order = order_by_key(a, b);

    if (order == 0)
        order = peil_order_packs(a->answers->pack, b->answers->pack);
    return order != 0 ? order : order_in_framework(a, b);
}

/* Sheets that are being put in order, and how. */
struct sorting {
    struct peil_sheet **sheets;
    int (*order)(const struct peil_sheet *a, const struct peil_sheet *b);
};

static int before(void *things, size_t a, size_t b)
{
    const struct sorting *sorting = things;

    return sorting->order(sorting->sheets[a], sorting->sheets[b]) < 0;
}

static void swap(void *things, size_t a, size_t b)
{
    struct sorting *sorting = things;
    struct peil_sheet *kept = sorting->sheets[a];

    sorting->sheets[a] = sorting->sheets[b];
    sorting->sheets[b] = kept;
}

static void sort(struct peil_sheet **sheets, size_t count,
    int (*order)(const struct peil_sheet *a, const struct peil_sheet *b))
{
    peil_sort(&(struct sorting){sheets, order}, count, &(struct peil_sortable){before, swap});
}

static int twice_before(void *things, size_t a, size_t b)
{
    const struct peil_twice *twice = things;

    return peil_compare_texts(twice[a].sheet->name, twice[b].sheet->name) < 0;
}

/* Whether nothing tells one respondent of an anonymous role from another. */
static bool is_nameless(const struct peil_sheet *sheet)
{
    return peil_role_is_hidden(sheet->answers->role) && !sheet->answers->respondent;
}

/* Takes out of sorted sheets what was given before. Answers how many are left. */
static size_t take_out_twice(struct peil_gathering *gathering, struct peil_twice *twice,
    struct peil_sheet **sheets, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        struct peil_sheet *last = kept > 0 ? sheets[kept - 1] : NULL;
        bool same = last && last->digest && sheets[i]->digest &&
                    strcmp(last->digest, sheets[i]->digest) == 0 && !is_nameless(sheets[i]);

        if (same)
            twice[gathering->twice_count++] = (struct peil_twice){sheets[i], last};
        else
            sheets[kept++] = sheets[i];
    }
    peil_sort_array(twice, gathering->twice_count, sizeof(*twice), twice_before);
    gathering->twice = twice;
    return kept;
}

/* Answers that can begin a round. */
static bool is_pinned(const struct peil_sheet *sheet)
{
    return sheet->answers->date && !is_nameless(sheet);
}

static bool is_same_person(const struct peil_sheet *a, const struct peil_sheet *b)
{
    return role_place(a->answers) == role_place(b->answers) &&
           peil_compare_texts(a->answers->respondent, b->answers->respondent) == 0;
}

/* Whether one of those in [day, end) stands in [start, day) too. */
static bool somebody_comes_back(
    struct peil_sheet *const *sheets, size_t start, size_t day, size_t end)
{
    for (size_t i = day; i < end; i++)
        for (size_t j = start; is_pinned(sheets[i]) && j < day; j++)
            if (is_pinned(sheets[j]) && is_same_person(sheets[i], sheets[j]))
                return true;
    return false;
}

/* The end of the sheets of the same day as the one at `from`. */
static size_t day_end(struct peil_sheet *const *sheets, size_t from, size_t count)
{
    size_t end = from + 1;

    while (end < count &&
           peil_compare_texts(sheets[end]->answers->date, sheets[from]->answers->date) == 0)
        end++;
    return end;
}

static void close_round(struct peil_round *round, struct peil_sheet **sheets, size_t count)
{
    round->sheets = sheets;
    round->sheet_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *date = sheets[i]->answers->date;

        if (date && (!round->from || strcmp(date, round->from) < 0))
            round->from = date;
        if (date && (!round->to || strcmp(date, round->to) > 0))
            round->to = date;
    }
    sort(sheets, count, order_in_round);
}

/*
 * Splits the sheets of a framework, sorted by date. Those without a date stand first, and are moved
 * behind the others, so that the last round takes them.
 */
static bool make_rounds(struct peil_framework *framework, struct peil_arena *arena,
    struct peil_sheet **sheets, size_t count)
{
    struct peil_sheet **ordered = peil_arena_array(arena, count, sizeof(*ordered));
    size_t undated = 0, start = 0, end;

    framework->rounds = peil_arena_array(arena, count, sizeof(*framework->rounds));
    if (!ordered || !framework->rounds)
        return false;
    while (undated < count && !sheets[undated]->answers->date)
        undated++;
    memcpy(ordered, sheets + undated, (count - undated) * sizeof(*ordered));
    memcpy(ordered + count - undated, sheets, undated * sizeof(*ordered));
    for (size_t day = 0; day < count; day = end) {
        end = day_end(ordered, day, count);
        if (somebody_comes_back(ordered, start, day, end)) {
            close_round(&framework->rounds[framework->round_count++], ordered + start, day - start);
            start = day;
        }
    }
    close_round(&framework->rounds[framework->round_count++], ordered + start, count - start);
    return true;
}

/* The end of the sheets from `from` on that `order` calls the same. */
static size_t run_end(struct peil_sheet *const *sheets, size_t from, size_t count,
    int (*order)(const struct peil_sheet *a, const struct peil_sheet *b))
{
    size_t end = from + 1;

    while (end < count && order(sheets[from], sheets[end]) == 0)
        end++;
    return end;
}

static int order_by_pack(const struct peil_sheet *a, const struct peil_sheet *b)
{
    return peil_order_packs(a->answers->pack, b->answers->pack);
}

/* The name that the latest answers use; of those without a date any, by the order of sheets. */
static const char *latest_name(struct peil_sheet *const *sheets, size_t count)
{
    const struct peil_sheet *latest = NULL;

    for (size_t i = 0; i < count; i++)
        if (!latest || peil_compare_texts(sheets[i]->answers->date, latest->answers->date) > 0)
            latest = sheets[i];
    return latest ? peil_subject_name(latest->answers) : NULL;
}

static bool make_subject(struct peil_compared_subject *subject, struct peil_arena *arena,
    struct peil_sheet **sheets, size_t count)
{
    size_t frameworks = 0, end;

    for (size_t i = 0; i < count; i = run_end(sheets, i, count, order_by_pack))
        frameworks++;
    subject->key = peil_subject_key(sheets[0]->answers);
    subject->name = latest_name(sheets, count);
    subject->frameworks = peil_arena_array(arena, frameworks, sizeof(*subject->frameworks));
    if (!subject->frameworks)
        return false;
    for (size_t i = 0; i < count; i = end) {
        struct peil_framework *framework = &subject->frameworks[subject->framework_count++];

        end = run_end(sheets, i, count, order_by_pack);
        framework->pack = sheets[i]->answers->pack;
        if (!make_rounds(framework, arena, sheets + i, end - i))
            return false;
    }
    return true;
}

int peil_gather(
    struct peil_gathering **out, struct peil_arena *arena, struct peil_sheet *sheets, size_t count)
{
    struct peil_gathering *made = peil_arena_alloc(arena, sizeof(*made));
    struct peil_sheet **sorted = peil_arena_array(arena, count + 1, sizeof(*sorted));
    struct peil_twice *twice = peil_arena_array(arena, count + 1, sizeof(*twice));
    size_t subjects = 0, end;

    *out = made;
    if (!made || !sorted || !twice)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &sheets[i];
    sort(sorted, count, order_of_all);
    count = take_out_twice(made, twice, sorted, count);
    for (size_t i = 0; i < count; i = run_end(sorted, i, count, order_by_key))
        subjects++;
    made->subjects = peil_arena_array(arena, subjects + 1, sizeof(*made->subjects));
    for (size_t i = 0; made->subjects && i < count; i = end) {
        end = run_end(sorted, i, count, order_by_key);
        if (!make_subject(&made->subjects[made->subject_count++], arena, sorted + i, end - i))
            return PEIL_ENOMEM;
    }
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}
