/*
 * What a stored result tells of a version of a pack that is not there any more.
 */
#include <string.h>

#include "core/compare/change_parts.h"
#include "core/pack/index.h"

/* The least or most points of the options that a stored item has. */
static bool stored_end(
    const struct peil_node *options, bool high, const struct peil_node **out, double *points)
{
    *out = NULL;
    for (size_t i = 0; i < peil_node_count(options); i++) {
        const struct peil_node *option = peil_node_at(options, i);
        const struct peil_node *number = peil_node_get(option, "points");
        double value = peil_node_as_number(number);

        if (number && (!*out || (high ? value > *points : value < *points))) {
            *out = option;
            *points = value;
        }
    }
    return *out != NULL;
}

/* Whether the best and the worst option of a stored item are still those of the scale. */
static bool is_same_scale(const struct peil_item *item, const struct peil_node *options)
{
    for (int high = 0; item->scale && item->scale->scored && high < 2; high++) {
        const struct peil_node *end;
        double points;
        size_t option;
        const char *id;

        if (!stored_end(options, high == 1, &end, &points))
            return true;
        id = peil_node_get_text(end, "id");
        option = peil_scale_former(item->scale, id);
        option = option == PEIL_NONE ? peil_scale_option(item->scale, id) : option;
        if (option == PEIL_NONE ||
            (high == 1 ? item->scale->options[option].points < item->scale->high
                       : item->scale->options[option].points > item->scale->low))
            return false;
    }
    return true;
}

static bool has_row(const struct peil_node *rows, const char *id)
{
    for (size_t i = 0; id && i < peil_node_count(rows); i++) {
        const char *other = peil_node_get_text(peil_node_at(rows, i), "id");

        if (other && strcmp(other, id) == 0)
            return true;
    }
    return false;
}

/* By row of a matrix whether a stored item has it; NULL where it has all, or tells of none. */
static const bool *stored_rows(
    struct peil_arena *arena, const struct peil_item *item, const struct peil_node *rows)
{
    bool *there = peil_arena_array(arena, item->row_count + 1, sizeof(*there));
    size_t found = 0;

    for (size_t i = 0; there && i < item->row_count; i++) {
        there[i] = has_row(rows, item->rows[i].id) || has_row(rows, item->rows[i].was);
        found += there[i];
    }
    return peil_node_count(rows) > 0 && found < item->row_count ? there : NULL;
}

/* Items and sections of a stored result while they are gathered. */
struct gathering {
    const struct peil_node **items, **sections;
    size_t item_count, section_count;
};

static void gather(struct gathering *all, const struct peil_node *sections, bool count_only)
{
    for (size_t i = 0; i < peil_node_count(sections); i++) {
        const struct peil_node *section = peil_node_at(sections, i);
        const struct peil_node *items = peil_node_get(section, "items");

        if (!count_only)
            all->sections[all->section_count] = section;
        all->section_count++;
        for (size_t j = 0; j < peil_node_count(items); j++) {
            if (!peil_node_get_text(peil_node_at(items, j), "id"))
                continue;
            if (!count_only)
                all->items[all->item_count] = peil_node_at(items, j);
            all->item_count++;
        }
        gather(all, peil_node_get(section, "sections"), count_only);
    }
}

static struct peil_index *index_of(
    struct peil_arena *arena, const struct peil_node *const *nodes, size_t count)
{
    struct peil_index *index = peil_index_new(arena, count);

    for (size_t i = 0; i < count; i++)
        peil_index_add(index, peil_node_get_text(nodes[i], "id"), i);
    return index && peil_index_sort(index, arena) ? index : NULL;
}

/* What was called by an id, or by what a thing was called before. */
static size_t find(const struct peil_index *index, const char *id, const char *was)
{
    size_t found = was ? peil_index_find(index, was) : SIZE_MAX;

    return found == SIZE_MAX ? peil_index_find(index, id) : found;
}

/* Compares every item with what the stored result has of it. */
static void compare_items(struct peil_changing *c, const struct peil_index *ids)
{
    for (size_t i = 0; i < c->pack->item_count; i++) {
        const struct peil_item *item = &c->pack->items[i];
        size_t found = find(ids, item->id, item->was);
        const struct peil_node *then = found == SIZE_MAX ? NULL : c->stored_items[found];
        const char *type = peil_node_get_text(then, "type");

        if (!then) {
            c->absent[i] = true;
            c->loss[i] = PEIL_CARRY_ITEM_GONE;
            continue;
        }
        c->stored_used[found] = true;
        if (type && strcmp(type, peil_item_type_word(item->type)) != 0)
            c->loss[i] = PEIL_CARRY_TYPE_CHANGED;
        else if (!is_same_scale(item, peil_node_get(then, "options")))
            c->loss[i] = PEIL_CARRY_SCALE_CHANGED;
        else
            c->rows[i] = stored_rows(c->arena, item, peil_node_get(then, "rows"));
    }
}

int peil_change_read_stored(struct peil_changing *c)
{
    const struct peil_node *sections = peil_node_get(c->sheet->stored, "sections");
    struct gathering all = {0};
    struct peil_index *ids;

    gather(&all, sections, true);
    all.items = peil_arena_array(c->arena, all.item_count + 1, sizeof(*all.items));
    all.sections = peil_arena_array(c->arena, all.section_count + 1, sizeof(*all.sections));
    c->stored_used = peil_arena_array(c->arena, all.item_count + 1, sizeof(*c->stored_used));
    if (!all.items || !all.sections || !c->stored_used)
        return PEIL_ENOMEM;
    all.item_count = all.section_count = 0;
    gather(&all, sections, false);
    ids = index_of(c->arena, all.items, all.item_count);
    c->stored_items = all.items;
    c->stored_item_count = all.item_count;
    c->stored_sections = all.sections;
    c->stored_section_ids = index_of(c->arena, all.sections, all.section_count);
    if (!ids || !c->stored_section_ids)
        return PEIL_ENOMEM;
    compare_items(c, ids);
    return PEIL_OK;
}

const struct peil_node *peil_change_stored_score(
    const struct peil_changing *c, const struct peil_section *section)
{
    size_t found;

    if (!section)
        return peil_node_get(c->sheet->stored, "score");
    found = find(c->stored_section_ids, section->id, section->was);
    return found == SIZE_MAX ? NULL : peil_node_get(c->stored_sections[found], "score");
}
