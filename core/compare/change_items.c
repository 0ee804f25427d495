/*
 * What became of answers, concepts and knock-outs between two rounds.
 */
#include <string.h>

#include "core/compare/change_parts.h"

static bool is_open(const struct peil_answer *answer)
{
    return answer->state != PEIL_STATE_ANSWERED;
}

static bool applies(const struct peil_answer *answer)
{
    return answer->state != PEIL_STATE_NOT_APPLICABLE && answer->state != PEIL_STATE_SKIPPED;
}

static enum peil_change_kind kind_of(
    const struct peil_item *item, const struct peil_answer *then, const struct peil_answer *now)
{
    struct peil_worth before, after;

    if (applies(then) != applies(now))
        return applies(now) ? PEIL_CHANGE_COMES : PEIL_CHANGE_GOES;
    if (!applies(now) || (is_open(then) && is_open(now)))
        return PEIL_CHANGE_SAME;
    if (is_open(then) != is_open(now))
        return is_open(now) ? PEIL_CHANGE_OPEN : PEIL_CHANGE_KNOWN;
    if (peil_change_same_answer(item, then, now))
        return PEIL_CHANGE_SAME;
    before = peil_answer_worth(item, then);
    after = peil_answer_worth(item, now);
    if (!before.has || !after.has)
        return PEIL_CHANGE_OTHER;
    return after.value > before.value   ? PEIL_CHANGE_BETTER
           : after.value < before.value ? PEIL_CHANGE_WORSE
                                        : PEIL_CHANGE_OTHER;
}

/* An answer to a matrix, in which rows that the earlier version did not have do not apply. */
static struct peil_answer known_rows(
    const struct peil_changing *c, const struct peil_item *item, const struct peil_answer *answer)
{
    const bool *there = c->rows[item->index];
    struct peil_answer kept = *answer;
    struct peil_answer *rows, *known;
    size_t count = 0;

    if (!there || !answer->rows)
        return kept;
    rows = peil_arena_array(c->arena, item->row_count, sizeof(*rows));
    known = peil_arena_array(c->arena, item->row_count, sizeof(*known));
    if (!rows || !known)
        return kept;
    for (size_t i = 0; i < item->row_count; i++) {
        rows[i].state = PEIL_STATE_NOT_APPLICABLE;
        if (there[i])
            known[count++] = rows[i] = answer->rows[i];
    }
    kept.rows = rows;
    kept.state = peil_matrix_state(known, count);
    return kept;
}

static bool is_new_remark(const struct peil_answer *then, const struct peil_answer *now)
{
    return now->remark && (!then->remark || strcmp(then->remark, now->remark) != 0);
}

static int list_answers(struct peil_changing *c)
{
    const struct peil_answer *then = c->then->result->answers->answers;
    const struct peil_answer *now = c->now->result->answers->answers;
    const struct peil_answer *said_then = c->then->merged->answers;
    const struct peil_answer *said_now = c->now->merged->answers;
    struct peil_change_item *list =
        peil_arena_array(c->arena, c->pack->item_count + 1, sizeof(*list));

    for (size_t i = 0; list && i < c->pack->item_count; i++) {
        struct peil_change_item one = {
            .item = &c->pack->items[i], .then = &then[i], .now = &now[i]};
        struct peil_answer before = known_rows(c, one.item, one.then);
        struct peil_answer after = known_rows(c, one.item, one.now);

        if (c->loss[i] != PEIL_CARRY_FOLLOWED)
            continue;
        one.kind = kind_of(one.item, &before, &after);
        one.remark = is_new_remark(&said_then[i], &said_now[i]) ? said_now[i].remark : NULL;
        if (one.kind != PEIL_CHANGE_SAME || one.remark)
            list[c->change->item_count++] = one;
    }
    c->change->items = list;
    return peil_arena_failed(c->arena) ? PEIL_ENOMEM : PEIL_OK;
}

static const struct peil_concept_level *find_concept(
    const struct peil_result *result, const struct peil_concept *concept)
{
    for (size_t i = 0; i < result->concept_count; i++)
        if (strcmp(result->concepts[i].concept->qualified, concept->qualified) == 0)
            return &result->concepts[i];
    return NULL;
}

static bool is_same_level(
    const struct peil_concept_level *then, const struct peil_concept_level *now)
{
    if (!then || then->known != now->known)
        return (!then || !then->known) && !now->known;
    return !now->known || strcmp(then->level->id, now->level->id) == 0;
}

static int list_concepts(struct peil_changing *c)
{
    const struct peil_result *now = c->now->result;
    struct peil_change_concept *list =
        peil_arena_array(c->arena, now->concept_count + 1, sizeof(*list));

    for (size_t i = 0; list && i < now->concept_count; i++) {
        const struct peil_concept_level *level = &now->concepts[i];
        const struct peil_concept_level *then = find_concept(c->then->result, level->concept);

        if (!is_same_level(then, level))
            list[c->change->concept_count++] = (struct peil_change_concept){then, level};
    }
    c->change->concepts = list;
    return list ? PEIL_OK : PEIL_ENOMEM;
}

static int list_knockouts(struct peil_changing *c)
{
    const struct peil_result *then = c->then->result, *now = c->now->result;
    const struct peil_answer *before = then->answers->answers, *after = now->answers->answers;
    size_t count =
        then->knockout_count < now->knockout_count ? then->knockout_count : now->knockout_count;
    struct peil_change_knockout *list = peil_arena_array(c->arena, count + 1, sizeof(*list));

    for (size_t i = 0; list && i < count; i++) {
        struct peil_change_knockout one = {.item = now->knockouts[i].item,
            .then = then->knockouts[i].state,
            .now = now->knockouts[i].state};

        if (c->rows[one.item->index]) {
            struct peil_answer old = known_rows(c, one.item, &before[one.item->index]);
            struct peil_answer new = known_rows(c, one.item, &after[one.item->index]);

            one.then = peil_knockout_state(one.item, &old);
            one.now = peil_knockout_state(one.item, &new);
        }
        if (one.then == one.now || c->loss[one.item->index] != PEIL_CARRY_FOLLOWED)
            continue;
        one.fails = one.now == PEIL_KNOCKOUT_FAILED;
        one.clears = one.then == PEIL_KNOCKOUT_FAILED;
        if (one.fails || (one.now == PEIL_KNOCKOUT_ATTENTION && one.then == PEIL_KNOCKOUT_PASSED))
            c->change->drop_knockout = true;
        list[c->change->knockout_count++] = one;
    }
    c->change->knockouts = list;
    return peil_arena_failed(c->arena) ? PEIL_ENOMEM : PEIL_OK;
}

int peil_change_list_items(struct peil_changing *c)
{
    int status = list_answers(c);

    if (status == PEIL_OK)
        status = list_concepts(c);
    if (status == PEIL_OK)
        status = list_knockouts(c);
    return status;
}
