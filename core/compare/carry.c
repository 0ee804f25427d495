/*
 * From one version of a pack to another: what is what, and the answers that can go along.
 */
#include "core/compare/carry.h"

#include <string.h>

#include "core/base/num.h"
#include "core/compare/lost.h"
#include "core/pack/index.h"

/* Things with an id and a former one, which lie in an array. */
struct things {
    const char *first;
    size_t count, size, id, was;        /* of one, and where in it its ids stand */
    const struct peil_index *ids, *old; /* NULL: they are few */
};

#define THINGS(type, array, number)                                                                \
    ((struct things){.first = (const char *)(array),                                               \
        .count = (number),                                                                         \
        .size = sizeof(struct type),                                                               \
        .id = offsetof(struct type, id),                                                           \
        .was = offsetof(struct type, was)})

static const char *text_at(const struct things *things, size_t index, size_t offset)
{
    const char *text;

    memcpy(&text, things->first + index * things->size + offset, sizeof(text));
    return text;
}

static size_t find(const struct things *things, const char *text, size_t offset)
{
    const struct peil_index *index = offset == things->id ? things->ids : things->old;

    if (index)
        return peil_index_find(index, text);
    for (size_t i = 0; text && i < things->count; i++) {
        const char *other = text_at(things, i, offset);

        if (other && strcmp(other, text) == 0)
            return i;
    }
    return PEIL_NONE;
}

/*
 * What a thing of one version is in the other; `back` where that is the older one. What says that
 * it was called so before is it, whatever has the id; and what something else became is it not.
 */
static size_t follow(const struct things *from, size_t index, const struct things *to, bool back)
{
    const char *id = text_at(from, index, from->id);
    const char *was = back ? text_at(from, index, from->was) : NULL;
    size_t found = back ? find(to, was, to->id) : find(to, id, to->was);
    const char *claimed;

    if (found != PEIL_NONE)
        return found;
    found = find(to, id, to->id);
    if (found == PEIL_NONE)
        return PEIL_NONE;
    if (back)
        return find(from, id, from->was) == PEIL_NONE ? found : PEIL_NONE;
    claimed = text_at(to, found, to->was);
    return find(from, claimed, from->id) == PEIL_NONE ? found : PEIL_NONE;
}

/* Finds by halves from here on. */
static void sort(struct things *things, struct peil_arena *arena)
{
    struct peil_index *ids = peil_index_new(arena, things->count);
    struct peil_index *old = peil_index_new(arena, things->count);

    for (size_t i = 0; ids && old && i < things->count; i++) {
        peil_index_add(ids, text_at(things, i, things->id), i);
        peil_index_add(old, text_at(things, i, things->was), i);
    }
    if (ids && old && peil_index_sort(ids, arena) && peil_index_sort(old, arena)) {
        things->ids = ids;
        things->old = old;
    }
}

static const size_t *follow_all(
    struct peil_arena *arena, struct things from, struct things to, bool back)
{
    size_t *found = peil_arena_array(arena, from.count + 1, sizeof(*found));

    sort(&from, arena);
    sort(&to, arena);
    for (size_t i = 0; found && i < from.count; i++)
        found[i] = follow(&from, i, &to, back);
    return found;
}

static bool is_older(const struct peil_version *a, const struct peil_version *b)
{
    if (a->major != b->major)
        return a->major < b->major;
    return a->minor != b->minor ? a->minor < b->minor : a->patch < b->patch;
}

int peil_carry_map_make(struct peil_carry_map *out, struct peil_arena *arena,
    const struct peil_pack *from, const struct peil_pack *to)
{
    *out = (struct peil_carry_map){.from = from, .to = to};
    out->back = is_older(&to->version, &from->version);
    out->items = follow_all(arena, THINGS(peil_item, from->items, from->item_count),
        THINGS(peil_item, to->items, to->item_count), out->back);
    out->sections = follow_all(arena, THINGS(peil_section, from->sections, from->section_count),
        THINGS(peil_section, to->sections, to->section_count), out->back);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}

static size_t follow_option(const struct peil_carry_map *map, const struct peil_scale *from,
    size_t option, const struct peil_scale *to)
{
    struct things mine = THINGS(peil_option, from->options, from->count);
    struct things theirs = THINGS(peil_option, to->options, to->count);

    return follow(&mine, option, &theirs, map->back);
}

static size_t follow_row(const struct peil_carry_map *map, const struct peil_item *from, size_t row,
    const struct peil_item *to)
{
    struct things mine = THINGS(peil_row, from->rows, from->row_count);
    struct things theirs = THINGS(peil_row, to->rows, to->row_count);

    return follow(&mine, row, &theirs, map->back);
}

/* Whether options at an end of a scale are at the same end of the other. */
static bool is_same_scale(
    const struct peil_carry_map *map, const struct peil_scale *from, const struct peil_scale *to)
{
    if (!from || !to)
        return from == to;
    for (size_t i = 0; from->scored && to->scored && i < from->count; i++) {
        const struct peil_option *option = &from->options[i];
        bool low = option->scored && option->points <= from->low;
        bool high = option->scored && option->points >= from->high;
        size_t found = low || high ? follow_option(map, from, i, to) : PEIL_NONE;

        if (!low && !high)
            continue;
        if (found == PEIL_NONE || !to->options[found].scored ||
            (low && to->options[found].points > to->low) ||
            (high && to->options[found].points < to->high))
            return false;
    }
    return true;
}

static bool is_same_unit(
    const struct peil_carry_map *map, const struct peil_item *from, const struct peil_item *to)
{
    const char *mine = peil_text_get(&from->unit, map->from->language, map->from->language, NULL);
    const char *theirs = peil_text_get(&to->unit, map->from->language, map->to->language, NULL);

    return !mine || !theirs || strcmp(mine, theirs) == 0;
}

enum peil_carry_loss peil_carry_item(const struct peil_carry_map *map, size_t item)
{
    const struct peil_item *from = &map->from->items[item];
    const struct peil_item *to;

    if (map->items[item] == PEIL_NONE)
        return PEIL_CARRY_ITEM_GONE;
    to = &map->to->items[map->items[item]];
    if (from->type != to->type)
        return PEIL_CARRY_TYPE_CHANGED;
    if (!is_same_scale(map, from->scale, to->scale))
        return PEIL_CARRY_SCALE_CHANGED;
    return is_same_unit(map, from, to) ? PEIL_CARRY_FOLLOWED : PEIL_CARRY_UNIT_CHANGED;
}

const bool *peil_carry_rows(const struct peil_carry_map *map, struct peil_arena *arena, size_t item)
{
    const struct peil_item *from = &map->from->items[item];
    const struct peil_item *to = &map->to->items[map->items[item]];
    bool *there = peil_arena_array(arena, to->row_count + 1, sizeof(*there));
    size_t found = 0;

    for (size_t i = 0; there && i < from->row_count; i++) {
        size_t row = follow_row(map, from, i, to);

        if (row != PEIL_NONE) {
            found += !there[row];
            there[row] = true;
        }
    }
    return found < to->row_count ? there : NULL;
}

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
    size_t found = follow_option(way->map, way->from->scale, option, way->to->scale);

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
        size_t found = follow_row(way->map, way->from, i, way->to);
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
