/*
 * What the earlier round can be compared on: which questions were there, and how they were asked.
 */
#include <string.h>

#include "core/compare/change_parts.h"
#include "core/compare/gather.h"

/* Answers of whom nothing but what was kept may be used. */
static bool is_anonymous(const struct peil_sheet *sheet)
{
    return sheet->hidden > 0 || peil_role_is_hidden(sheet->answers->role);
}

/* Compares every item with what an older version has of it. */
static int compare_older(struct peil_changing *c, const struct peil_pack *from)
{
    int status = peil_carry_map_make(&c->map, c->arena, from, c->pack);
    bool *there = peil_arena_array(c->arena, c->pack->item_count + 1, sizeof(*there));

    if (status != PEIL_OK || !there)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < from->item_count; i++) {
        size_t to = c->map.items[i];
        enum peil_carry_loss loss =
            to == PEIL_NONE ? PEIL_CARRY_ITEM_GONE : peil_carry_item(&c->map, i);

        if (to == PEIL_NONE)
            continue;
        there[to] = true;
        if (loss != PEIL_CARRY_FOLLOWED)
            c->loss[to] = loss;
        else if (from->items[i].type == PEIL_ITEM_MATRIX)
            c->rows[to] = peil_carry_rows(&c->map, c->arena, i);
    }
    for (size_t i = 0; i < c->pack->item_count; i++) {
        if (!there[i]) {
            c->absent[i] = true;
            c->loss[i] = PEIL_CARRY_ITEM_GONE;
        }
    }
    return PEIL_OK;
}

/* Answers of the only sheet that could not go along. */
static void add_lost_answers(struct peil_changing *c)
{
    for (size_t i = 0; c->sheet && i < c->sheet->lost_count; i++) {
        const struct peil_not_carried *lost = &c->sheet->lost[i];

        if (lost->to && lost->loss != PEIL_CARRY_ROW_GONE &&
            c->loss[lost->to->index] == PEIL_CARRY_FOLLOWED)
            c->loss[lost->to->index] = lost->loss;
    }
}

/* Whether answers come from a stored result of a version that is not there any more. */
static bool is_of_gone(const struct peil_sheet *sheet, const struct peil_pack *pack)
{
    return !sheet->given && sheet->stored && !peil_carry_is_of(sheet->stored, pack);
}

/* Whether a round was given on one older version, by people of whom all may be used. */
static bool is_all_of_one_version(const struct peil_round *round)
{
    for (size_t i = 0; i < round->sheet_count; i++) {
        const struct peil_sheet *sheet = round->sheets[i];

        if (!sheet->given || is_anonymous(sheet) ||
            sheet->given->pack != round->sheets[0]->given->pack)
            return false;
    }
    return round->sheet_count > 0;
}

static enum peil_change_base base_of(const struct peil_changing *c)
{
    const struct peil_sheet *sheet = c->sheet;

    if (is_all_of_one_version(c->then))
        return PEIL_BASE_OLDER;
    if (sheet && !is_anonymous(sheet) && is_of_gone(sheet, c->pack))
        return PEIL_BASE_STORED;
    for (size_t i = 0; i < c->then->sheet_count; i++)
        if (c->then->sheets[i]->given || is_of_gone(c->then->sheets[i], c->pack))
            return PEIL_BASE_RECKONED;
    return PEIL_BASE_SAME;
}

int peil_change_find_base(struct peil_changing *c)
{
    struct peil_change *change = c->change;
    int status = PEIL_OK;

    c->loss = peil_arena_array(c->arena, c->pack->item_count + 1, sizeof(*c->loss));
    c->absent = peil_arena_array(c->arena, c->pack->item_count + 1, sizeof(*c->absent));
    c->rows = peil_arena_array(c->arena, c->pack->item_count + 1, sizeof(*c->rows));
    if (!c->loss || !c->absent || !c->rows)
        return PEIL_ENOMEM;
    c->sheet = c->then->sheet_count == 1 ? c->then->sheets[0] : NULL;
    change->base = base_of(c);
    for (size_t i = 0; i < c->then->sheet_count && status == PEIL_OK; i++)
        if (c->then->sheets[i]->given &&
            (i == 0 || !c->then->sheets[i - 1]->given ||
                c->then->sheets[i - 1]->given->pack != c->then->sheets[i]->given->pack))
            status = compare_older(c, c->then->sheets[i]->given->pack);
    if (change->base == PEIL_BASE_STORED) {
        const struct peil_node *pack = peil_node_get(c->sheet->stored, "pack");

        change->then_version = peil_node_get_text(pack, "version");
        change->then_digest =
            peil_node_get_text(peil_node_get(c->sheet->stored, "digests"), "pack");
        status = peil_change_read_stored(c);
    } else if (change->base == PEIL_BASE_OLDER) {
        change->then_version = c->map.from->version_text;
        change->then_digest = c->map.from->digest;
    } else if (change->base == PEIL_BASE_SAME) {
        change->then_version = c->pack->version_text;
        change->then_digest = c->pack->digest;
    }
    if (change->base == PEIL_BASE_STORED || change->base == PEIL_BASE_OLDER)
        add_lost_answers(c);
    for (size_t i = 0; i < c->pack->item_count; i++)
        c->differs = c->differs || c->loss[i] != PEIL_CARRY_FOLLOWED || c->rows[i];
    return status;
}

static bool is_same_person(const struct peil_sheet *a, const struct peil_sheet *b)
{
    return peil_is_same_role(a->answers->role, b->answers->role) &&
           (peil_role_is_hidden(a->answers->role) ||
               peil_compare_texts(a->answers->respondent, b->answers->respondent) == 0);
}

/* Whether everybody of one round, or somebody for all of an anonymous role, is in the other. */
static bool has_all(const struct peil_round *round, const struct peil_round *of)
{
    for (size_t i = 0; i < of->sheet_count; i++) {
        bool found = false;

        for (size_t j = 0; !found && j < round->sheet_count; j++)
            found = is_same_person(of->sheets[i], round->sheets[j]);
        if (!found)
            return false;
    }
    return true;
}

bool peil_change_other_people(const struct peil_round *then, const struct peil_round *now)
{
    return !has_all(then, now) || !has_all(now, then);
}

size_t peil_change_older_section(const struct peil_changing *c, size_t section)
{
    for (size_t i = 0; c->map.from && i < c->map.from->section_count; i++)
        if (c->map.sections[i] == section)
            return i;
    return PEIL_NONE;
}

/* The list, while it grows; there is room for all. */
static void add(
    struct peil_change *change, struct peil_incomparable *list, struct peil_incomparable one)
{
    list[change->incomparable_count++] = one;
}

/* What a lost answer of the only sheet was. */
static const char *lost_part(const struct peil_changing *c, const struct peil_item *item)
{
    bool told = c->sheet && !is_anonymous(c->sheet);

    for (size_t i = 0; told && i < c->sheet->lost_count; i++)
        if (c->sheet->lost[i].to == item)
            return c->sheet->lost[i].part;
    return NULL;
}

static const struct peil_item *older_item(const struct peil_changing *c, size_t item)
{
    for (size_t i = 0; c->map.from && i < c->map.from->item_count; i++)
        if (c->map.items[i] == item)
            return &c->map.from->items[i];
    return NULL;
}

int peil_change_list_incomparable(struct peil_changing *c)
{
    size_t older = c->map.from ? c->map.from->item_count : 0;
    size_t room = c->pack->item_count + older + c->stored_item_count;
    struct peil_incomparable *list = peil_arena_array(c->arena, room + 1, sizeof(*list));

    if (!list)
        return PEIL_ENOMEM;
    for (size_t i = 0; i < c->pack->item_count; i++) {
        const struct peil_item *item = &c->pack->items[i];
        const struct peil_item *then = older_item(c, i);

        if (c->loss[i] == PEIL_CARRY_FOLLOWED) {
            c->change->compared++;
            continue;
        }
        add(c->change, list,
            (struct peil_incomparable){
                .kind = c->absent[i] ? PEIL_INCOMPARABLE_NEW : PEIL_INCOMPARABLE_LOST,
                .loss = c->loss[i],
                .id = item->id,
                .was = then && strcmp(then->id, item->id) != 0 ? then->id : NULL,
                .item = item,
                .then = then,
                .part = lost_part(c, item)});
    }
    for (size_t i = 0; i < older; i++)
        if (c->map.items[i] == PEIL_NONE)
            add(c->change, list,
                (struct peil_incomparable){.kind = PEIL_INCOMPARABLE_GONE,
                    .loss = PEIL_CARRY_ITEM_GONE,
                    .id = c->map.from->items[i].id,
                    .then = &c->map.from->items[i]});
    for (size_t i = 0; i < c->stored_item_count; i++)
        if (!c->stored_used[i])
            add(c->change, list,
                (struct peil_incomparable){.kind = PEIL_INCOMPARABLE_GONE,
                    .loss = PEIL_CARRY_ITEM_GONE,
                    .id = peil_node_get_text(c->stored_items[i], "id"),
                    .text = peil_node_get_text(c->stored_items[i], "text")});
    c->change->incomparable = list;
    return PEIL_OK;
}
