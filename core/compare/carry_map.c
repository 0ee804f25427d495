/*
 * From one version of a pack to another: what is what.
 */
#include <string.h>

#include "core/compare/carry_parts.h"
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

int peil_carry_map_make(struct peil_carry_map *out, struct peil_arena *arena,
    const struct peil_pack *from, const struct peil_pack *to)
{
    *out = (struct peil_carry_map){.from = from, .to = to};
    out->back = peil_version_order(&to->version, &from->version) < 0;
    out->items = follow_all(arena, THINGS(peil_item, from->items, from->item_count),
        THINGS(peil_item, to->items, to->item_count), out->back);
    out->sections = follow_all(arena, THINGS(peil_section, from->sections, from->section_count),
        THINGS(peil_section, to->sections, to->section_count), out->back);
    return peil_arena_failed(arena) ? PEIL_ENOMEM : PEIL_OK;
}

size_t peil_carry_option(const struct peil_carry_map *map, const struct peil_scale *from,
    size_t option, const struct peil_scale *to)
{
    struct things mine = THINGS(peil_option, from->options, from->count);
    struct things theirs = THINGS(peil_option, to->options, to->count);

    return follow(&mine, option, &theirs, map->back);
}

size_t peil_carry_row(const struct peil_carry_map *map, const struct peil_item *from, size_t row,
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
        size_t found = low || high ? peil_carry_option(map, from, i, to) : PEIL_NONE;

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
        size_t row = peil_carry_row(map, from, i, to);

        if (row != PEIL_NONE) {
            found += !there[row];
            there[row] = true;
        }
    }
    return found < to->row_count ? there : NULL;
}
