/*
 * From one version of a pack to another: the answers that can go along.
 */
#include "core/compare/carry.h"

#include <string.h>

#include "core/base/num.h"
#include "core/compare/carry_parts.h"

/* One answer on its way. */
struct carrying {
    struct peil_arena *arena;
    const struct peil_carry_map *map;
    const struct peil_item *from, *to;
    struct peil_losses *losses;
};

static void lose(const struct carrying *way, enum peil_carry_loss loss, const char *part)
{
    peil_losses_add(way->losses, loss, way->from->id, way->from, way->to, part);
}

/* The option, or PEIL_NONE, which is told. */
static size_t carry_option(const struct carrying *way, size_t option)
{
    size_t found = peil_carry_option(way->map, way->from->scale, option, way->to->scale);

    if (found == PEIL_NONE)
        lose(way, PEIL_CARRY_OPTION_GONE, way->from->scale->options[option].id);
    return found;
}

/* What was said of a whole item or of a row, without a value. False where it is refused. */
static bool carry_state(
    const struct carrying *way, const struct peil_answer *answer, struct peil_answer *out)
{
    bool allowed = answer->state == PEIL_STATE_UNKNOWN          ? way->to->unknown_allowed
                   : answer->state == PEIL_STATE_NOT_APPLICABLE ? way->to->not_applicable_allowed
                                                                : true;

    if (!allowed) {
        lose(way, PEIL_CARRY_STATE_REFUSED, peil_state_word(answer->state));
        return false;
    }
    out->state = answer->state;
    out->reason = answer->reason;
    for (size_t i = 0; answer->reason_term && i < way->to->reason_count; i++) {
        if (strcmp(way->to->reasons[i].id, answer->reason_term->id) == 0) {
            out->reason_term = &way->to->reasons[i];
            out->reason = out->reason_term->id;
        }
    }
    return true;
}

static bool carry_choice(
    const struct carrying *way, const struct peil_answer *answer, struct peil_answer *out)
{
    size_t option = answer->state == PEIL_STATE_ANSWERED ? carry_option(way, answer->option) : 0;

    if (option == PEIL_NONE)
        return false;
    out->option = (uint32_t)option;
    return carry_state(way, answer, out);
}

static bool carry_choices(
    const struct carrying *way, const struct peil_answer *answer, struct peil_answer *out)
{
    bool *chosen;

    if (answer->state != PEIL_STATE_ANSWERED)
        return carry_state(way, answer, out);
    chosen = peil_arena_array(way->arena, way->to->scale->count, sizeof(*chosen));
    for (size_t i = 0; chosen && answer->chosen && i < way->from->scale->count; i++) {
        size_t option = answer->chosen[i] ? carry_option(way, i) : 0;

        if (option == PEIL_NONE)
            return false;
        chosen[option] = chosen[option] || answer->chosen[i];
    }
    out->chosen = chosen;
    return carry_state(way, answer, out);
}

static bool carry_rows(
    const struct carrying *way, const struct peil_answer *answer, struct peil_answer *out)
{
    struct peil_answer *rows = peil_arena_array(way->arena, way->to->row_count, sizeof(*rows));

    for (size_t i = 0; rows && answer->rows && i < way->from->row_count; i++) {
        const struct peil_answer *row = &answer->rows[i];
        size_t found = peil_carry_row(way->map, way->from, i, way->to);
        struct peil_answer carried = {.remark = row->remark, .place = row->place};

        if (row->state == PEIL_STATE_BLANK && !row->remark)
            continue;
        if (found == PEIL_NONE) {
            lose(way, PEIL_CARRY_ROW_GONE, way->from->rows[i].id);
        } else if (carry_choice(way, row, &carried)) {
            carried.evidence = row->evidence;
            carried.evidence_count = row->evidence_count;
            rows[found] = carried;
        }
    }
    if (!rows || !answer->rows)
        return carry_state(way, answer, out);
    out->rows = rows;
    out->state = peil_matrix_state(rows, way->to->row_count);
    return true;
}

static bool carry_number(
    const struct carrying *way, const struct peil_answer *answer, struct peil_answer *out)
{
    const struct peil_item *to = way->to;
    char digits[PEIL_NUM_SIZE];

    if (answer->state == PEIL_STATE_ANSWERED &&
        ((to->has_min && answer->number < to->min) || (to->has_max && answer->number > to->max))) {
        peil_num_text(answer->number, digits);
        lose(way, PEIL_CARRY_OUT_OF_RANGE, peil_arena_text(way->arena, digits));
        return false;
    }
    out->number = answer->number;
    return carry_state(way, answer, out);
}

static bool carry_value(
    const struct carrying *way, const struct peil_answer *answer, struct peil_answer *out)
{
    switch (way->to->type) {
    case PEIL_ITEM_CHOICE:
        return carry_choice(way, answer, out);
    case PEIL_ITEM_CHOICES:
        return carry_choices(way, answer, out);
    case PEIL_ITEM_MATRIX:
        return carry_rows(way, answer, out);
    case PEIL_ITEM_NUMBER:
        return carry_number(way, answer, out);
    case PEIL_ITEM_TEXT:
    case PEIL_ITEM_DATE:
        break;
    }
    out->text = answer->text;
    return carry_state(way, answer, out);
}

static bool is_empty(const struct peil_answer *answer)
{
    return answer->state == PEIL_STATE_BLANK && !answer->remark && answer->evidence_count == 0 &&
           !answer->rows;
}

static void carry_answer(
    struct carrying *way, const struct peil_answer *answer, size_t item, struct peil_answer *to)
{
    const struct peil_carry_map *map = way->map;
    enum peil_carry_loss loss = peil_carry_item(map, item);
    struct peil_answer out = {.place = answer->place};

    way->from = &map->from->items[item];
    way->to = loss == PEIL_CARRY_ITEM_GONE ? NULL : &map->to->items[map->items[item]];
    if (is_empty(answer))
        return;
    if (loss != PEIL_CARRY_FOLLOWED) {
        lose(way, loss, NULL);
        return;
    }
    if (!carry_value(way, answer, &out))
        out = (struct peil_answer){.place = answer->place};
    out.remark = answer->remark;
    out.evidence = answer->evidence;
    out.evidence_count = answer->evidence_count;
    *to = out;
}

/* The role as the other version knows it: its own, or one of the same pack that it uses. */
static const struct peil_term *carry_role(
    struct peil_arena *arena, const struct peil_carry_map *map, const struct peil_term *role)
{
    const char *owner = role->pack == map->from ? map->to->id : role->pack->id;

    return peil_pack_role(map->to, peil_arena_format(arena, "%s:%s", owner, role->id));
}

static void carry_head(struct peil_arena *arena, const struct peil_carry_map *map,
    const struct peil_answers *answers, struct peil_answers *out, struct peil_losses *losses)
{
    for (size_t i = 0; i < map->from->subject_field_count; i++)
        for (size_t j = 0; j < map->to->subject_field_count; j++)
            if (strcmp(map->from->subject_fields[i].id, map->to->subject_fields[j].id) == 0)
                out->subject[j] = answers->subject[i];
    out->date = answers->date;
    out->respondent = answers->respondent;
    out->name = answers->name;
    out->role = answers->role ? carry_role(arena, map, answers->role) : NULL;
    if (answers->role && !out->role)
        peil_losses_add(losses, PEIL_CARRY_ROLE_GONE, answers->role->id, NULL, NULL, NULL);
}

int peil_carry(struct peil_carried *out, struct peil_arena *arena, const struct peil_carry_map *map,
    const struct peil_answers *answers)
{
    struct peil_losses losses = {.arena = arena};
    struct peil_answer *by_item = peil_arena_array(arena, map->to->item_count, sizeof(*by_item));
    struct carrying way = {.arena = arena, .map = map, .losses = &losses};
    struct peil_answers *carried = peil_answers_blank(arena, map->to);

    *out = (struct peil_carried){0};
    if (!carried || !by_item)
        return PEIL_ENOMEM;
    carry_head(arena, map, answers, carried, &losses);
    for (size_t i = 0; i < map->from->item_count; i++) {
        size_t to = map->items[i];
        struct peil_answer nowhere;

        carry_answer(&way, &answers->answers[i], i, to == PEIL_NONE ? &nowhere : &by_item[to]);
    }
    carried->answers = by_item;
    *out = (struct peil_carried){carried, losses.list, losses.count};
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}
