/*
 * The sheets between an earlier round and a later one.
 */
#include "core/compare/change_parts.h"
#include "core/compare/merge.h"

/* Whether it applies, and is asked: 0; else a number by why not. */
static int class_of(const struct peil_answer *answer)
{
    if (answer->state == PEIL_STATE_NOT_APPLICABLE)
        return 1;
    if (answer->state == PEIL_STATE_SKIPPED)
        return 2;
    return answer->undecided ? 3 : 0;
}

/* A row of a matrix, also of one that was answered as a whole. */
static struct peil_answer row_of(const struct peil_answer *answer, size_t row)
{
    if (answer->rows)
        return answer->rows[row];
    return (struct peil_answer){.state = answer->state, .place = answer->place};
}

bool peil_change_same_answer(
    const struct peil_item *item, const struct peil_answer *a, const struct peil_answer *b)
{
    if (item->type == PEIL_ITEM_MATRIX && (a->rows || b->rows)) {
        for (size_t i = 0; i < item->row_count; i++) {
            struct peil_answer one = row_of(a, i), other = row_of(b, i);

            if (one.state != other.state ||
                (one.state == PEIL_STATE_ANSWERED && one.option != other.option))
                return false;
        }
        return class_of(a) == class_of(b);
    }
    return a->state == b->state && a->undecided == b->undecided &&
           (a->state != PEIL_STATE_ANSWERED || peil_answer_same_value(item, a, b));
}

/* The answer `a` with the rows of `b` where `take` says so. */
static struct peil_answer mix_rows(const struct peil_changing *c, const struct peil_item *item,
    const struct peil_answer *a, const struct peil_answer *b, const bool *take)
{
    struct peil_answer *rows = peil_arena_array(c->arena, item->row_count, sizeof(*rows));
    struct peil_answer mixed = *a;

    for (size_t i = 0; rows && i < item->row_count; i++)
        rows[i] = take[i] ? row_of(b, i) : row_of(a, i);
    if (rows) {
        mixed.rows = rows;
        mixed.state = peil_matrix_state(rows, item->row_count);
    }
    return mixed;
}

/* A sheet with the head of another. NULL without memory. */
static const struct peil_answers *sheet(const struct peil_changing *c,
    const struct peil_answers *head, const struct peil_answer *by_item)
{
    struct peil_answers *out = peil_arena_alloc(c->arena, sizeof(*out));

    if (!out || !by_item)
        return NULL;
    *out = *head;
    out->answers = by_item;
    return out;
}

/* The earlier answers, with the later ones to what cannot be compared. */
static const struct peil_answers *after_pack(const struct peil_changing *c)
{
    const struct peil_answer *then = c->then->merged->answers;
    const struct peil_answer *now = c->now->merged->answers;
    struct peil_answer *by_item = peil_arena_array(c->arena, c->pack->item_count, sizeof(*by_item));

    for (size_t i = 0; by_item && i < c->pack->item_count; i++) {
        const struct peil_item *item = &c->pack->items[i];
        bool *take;

        by_item[i] = c->loss[i] == PEIL_CARRY_FOLLOWED ? then[i] : now[i];
        if (c->loss[i] != PEIL_CARRY_FOLLOWED || !c->rows[i])
            continue;
        take = peil_arena_array(c->arena, item->row_count, sizeof(*take));
        for (size_t row = 0; take && row < item->row_count; row++)
            take[row] = !c->rows[i][row];
        if (take)
            by_item[i] = mix_rows(c, item, &then[i], &now[i], take);
    }
    return sheet(c, c->then->merged, by_item);
}

/* Rows of which it changed whether they apply; NULL where there are none. */
static const bool *rows_that_changed(const struct peil_changing *c, const struct peil_item *item,
    const struct peil_answer *then, const struct peil_answer *now)
{
    bool *take = NULL;

    if (item->type != PEIL_ITEM_MATRIX || !then->rows || !now->rows)
        return NULL;
    for (size_t i = 0; i < item->row_count; i++) {
        if (class_of(&then->rows[i]) == class_of(&now->rows[i]))
            continue;
        take = take ? take : peil_arena_array(c->arena, item->row_count, sizeof(*take));
        if (!take)
            return NULL;
        take[i] = true;
    }
    return take;
}

/* As they counted before, with the later answers where it changed whether something applies. */
static struct peil_answer *after_applies(const struct peil_changing *c)
{
    const struct peil_answer *then = c->at[1]->answers->answers;
    const struct peil_answer *now = c->now->result->answers->answers;
    struct peil_answer *by_item = peil_arena_array(c->arena, c->pack->item_count, sizeof(*by_item));

    for (size_t i = 0; by_item && i < c->pack->item_count; i++) {
        const struct peil_item *item = &c->pack->items[i];
        bool same = class_of(&then[i]) == class_of(&now[i]);
        const bool *take = same ? rows_that_changed(c, item, &then[i], &now[i]) : NULL;

        by_item[i] = same ? then[i] : now[i];
        if (take)
            by_item[i] = mix_rows(c, item, &then[i], &now[i], take);
        by_item[i].settled = true;
    }
    return by_item;
}

/* Whether the later sheet answers something in a section otherwise. */
static bool section_differs(const struct peil_changing *c, const struct peil_section *section,
    const struct peil_answer *before)
{
    const struct peil_answer *now = c->now->result->answers->answers;
    size_t end = section->first_item + section->item_count;

    for (size_t i = section->first_item; i < end; i++)
        if (!peil_change_same_answer(&c->pack->items[i], &before[i], &now[i]))
            return true;
    return false;
}

/* The later answers in the sections up to one. NULL without memory. */
static const struct peil_answers *after_section(
    const struct peil_changing *c, const struct peil_answer *before, size_t section)
{
    const struct peil_section *last = &c->pack->sections[c->pack->children[section].index];
    const struct peil_answer *now = c->now->result->answers->answers;
    struct peil_answer *by_item = peil_arena_array(c->arena, c->pack->item_count, sizeof(*by_item));
    size_t end = last->first_item + last->item_count;

    for (size_t i = 0; by_item && i < c->pack->item_count; i++) {
        by_item[i] = i < end ? now[i] : before[i];
        by_item[i].settled = true;
    }
    return sheet(c, c->now->merged, by_item);
}

/* Scores the sheets behind `applies`: what does not differ from the one before is not asked. */
static int go_on(struct peil_changing *c)
{
    size_t sections = c->pack->child_count, count = 0;
    struct peil_answer *before = after_applies(c);
    const struct peil_answers **asked = peil_arena_array(c->arena, sections + 1, sizeof(*asked));
    const struct peil_result **found = peil_arena_array(c->arena, sections + 1, sizeof(*found));
    size_t *place = peil_arena_array(c->arena, sections + 1, sizeof(*place));
    int status;

    if (!before || !asked || !found || !place)
        return PEIL_ENOMEM;
    asked[count++] = sheet(c, c->now->merged, before);
    for (size_t i = 0; i + 1 < sections; i++) {
        const struct peil_section *section = &c->pack->sections[c->pack->children[i].index];

        if (section_differs(c, section, before))
            asked[count++] = after_section(c, before, i);
        place[i] = count - 1;
    }
    if (peil_arena_failed(c->arena))
        return PEIL_ENOMEM;
    status = c->scorer->score(c->scorer->context, c->arena, asked, count, found);
    c->at[2] = found[0];
    for (size_t i = 0; i + 1 < sections; i++)
        c->after[i] = found[place[i]];
    if (sections > 0)
        c->after[sections - 1] = c->now->result;
    return status;
}

/* What several gave on the older version, as one sheet there. NULL without memory. */
static int merge_older(struct peil_changing *c, const struct peil_answers **out)
{
    size_t count = c->then->sheet_count;
    struct peil_sheet *sheets = peil_arena_array(c->arena, count, sizeof(*sheets));
    struct peil_sheet **list = peil_arena_array(c->arena, count, sizeof(*list));
    const struct peil_answers **given = peil_arena_array(c->arena, count, sizeof(*given));
    const struct peil_result **results = peil_arena_array(c->arena, count, sizeof(*results));
    int status;

    if (!sheets || !list || !given || !results)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < count; i++)
        given[i] = c->then->sheets[i]->given;
    status = c->scorer->score(c->scorer->context, c->arena, given, count, results);
    for (size_t i = 0; i < count; i++) {
        sheets[i] = *c->then->sheets[i];
        sheets[i].answers = given[i];
        sheets[i].result = results[i];
        list[i] = &sheets[i];
    }
    return status == PEIL_OK ? peil_merge(out, c->arena, given[0]->pack, list, count, c->rule)
                             : status;
}

int peil_change_go(struct peil_changing *c)
{
    const struct peil_answers *asked[2];
    const struct peil_result *found[2] = {NULL, NULL};
    bool older = c->change->base == PEIL_BASE_OLDER;
    size_t count = 0;
    int status = PEIL_OK;

    c->after = peil_arena_array(c->arena, c->pack->child_count + 1, sizeof(*c->after));
    c->at[0] = c->at[1] = c->then->result;
    c->at[3] = c->now->result;
    if (older && c->sheet)
        asked[count++] = c->sheet->given;
    else if (older)
        status = merge_older(c, &asked[count++]);
    if (c->differs)
        asked[count++] = after_pack(c);
    if (status != PEIL_OK || !c->after || peil_arena_failed(c->arena))
        return status != PEIL_OK ? status : PEIL_ENOMEM;
    if (count > 0)
        status = c->scorer->score(c->scorer->context, c->arena, asked, count, found);
    c->older = older ? found[0] : NULL;
    if (c->differs)
        c->at[1] = found[count - 1];
    if (status != PEIL_OK || !c->at[1] || !c->at[3])
        return status;
    return go_on(c);
}
