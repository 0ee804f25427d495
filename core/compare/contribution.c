/*
 * Adding up scores: sorted lists, into which things are put in place.
 */
#include "core/compare/contribution_parts.h"

#include <string.h>

#include "core/base/num.h"

const char *const peil_cell_words[] = {"total", "section", "concept", NULL};

struct peil_contribution *peil_contribution_new(struct peil_arena *arena)
{
    struct peil_contribution *made = peil_arena_alloc(arena, sizeof(*made));

    if (made)
        made->arena = arena;
    return made;
}

unsigned peil_contribution_bin(double ratio)
{
    double percent = peil_num_round(peil_num_publish(ratio * 100), 0, PEIL_ROUND_HALF_UP);

    return percent <= 0 ? 0 : percent >= 100 ? 100 : (unsigned)percent;
}

/* A list of things of `size` with room for `more` new ones; NULL without memory. */
static void *with_room(
    struct peil_arena *arena, void *list, size_t count, size_t *room, size_t size, size_t more)
{
    size_t wanted = *room > 0 ? *room : 4;
    void *made;

    if (count + more <= *room)
        return list;
    while (wanted < count + more)
        wanted *= 2;
    made = peil_arena_array(arena, wanted, size);
    if (!made)
        return NULL;
    if (count > 0)
        memcpy(made, list, count * size);
    *room = wanted;
    return made;
}

/* Opens a gap at `at` in a list with room, and clears it. */
static void *open_gap(void *list, size_t count, size_t at, size_t size)
{
    char *place = (char *)list + at * size;

    memmove(place + size, place, (count - at) * size);
    memset(place, 0, size);
    return place;
}

static int pack_order(const struct peil_pack_cells *pack, const char *id, uint32_t major)
{
    int order = strcmp(pack->id, id);

    return order != 0 ? order : pack->major < major ? -1 : pack->major > major;
}

static size_t pack_place(
    const struct peil_contribution *contribution, const char *id, uint32_t major)
{
    size_t at = 0;

    while (at < contribution->pack_count && pack_order(&contribution->packs[at], id, major) < 0)
        at++;
    return at;
}

const struct peil_pack_cells *peil_contribution_pack(
    const struct peil_contribution *contribution, const char *id, uint32_t major)
{
    size_t at = pack_place(contribution, id, major);

    return at < contribution->pack_count && pack_order(&contribution->packs[at], id, major) == 0
               ? &contribution->packs[at]
               : NULL;
}

struct peil_pack_cells *peil_contribution_get_pack(
    struct peil_contribution *into, const char *id, uint32_t major, bool *made)
{
    size_t at = pack_place(into, id, major);
    struct peil_pack_cells *list = into->packs, *pack;
    bool there = at < into->pack_count && pack_order(&list[at], id, major) == 0;

    if (made)
        *made = !there;
    if (there)
        return &list[at];
    list = with_room(into->arena, list, into->pack_count, &into->pack_room, sizeof(*list), 1);
    if (!list)
        return NULL;
    into->packs = list;
    pack = open_gap(list, into->pack_count++, at, sizeof(*list));
    pack->id = id;
    pack->major = major;
    return pack;
}

struct peil_class_cells *peil_contribution_get_class(
    struct peil_contribution *into, struct peil_pack_cells *pack, const char *label, bool *made)
{
    struct peil_class_cells *list = pack->classes, *class_cells;
    size_t at = 0;
    bool there;

    while (at < pack->class_count && strcmp(list[at].label, label) < 0)
        at++;
    there = at < pack->class_count && strcmp(list[at].label, label) == 0;
    if (made)
        *made = !there;
    if (there)
        return &list[at];
    list = with_room(into->arena, list, pack->class_count, &pack->class_room, sizeof(*list), 1);
    if (!list)
        return NULL;
    pack->classes = list;
    class_cells = open_gap(list, pack->class_count++, at, sizeof(*list));
    class_cells->label = label;
    return class_cells;
}

static int cell_order(const struct peil_cell *cell, enum peil_cell_part part, const char *id)
{
    return cell->part != part ? (cell->part < part ? -1 : 1) : strcmp(cell->id, id);
}

bool peil_contribution_is_last(
    const struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id)
{
    size_t count = class_cells->cell_count;

    return count == 0 || cell_order(&class_cells->cells[count - 1], part, id) < 0;
}

static size_t cell_place(
    const struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id)
{
    size_t from = 0, to = class_cells->cell_count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (cell_order(&class_cells->cells[middle], part, id) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const struct peil_cell *peil_contribution_cell(
    const struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id)
{
    size_t at = cell_place(class_cells, part, id);

    return at < class_cells->cell_count && cell_order(&class_cells->cells[at], part, id) == 0
               ? &class_cells->cells[at]
               : NULL;
}

struct peil_cell *peil_contribution_get_cell(struct peil_contribution *into,
    struct peil_class_cells *class_cells, enum peil_cell_part part, const char *id, bool *made)
{
    size_t at = cell_place(class_cells, part, id), count = class_cells->cell_count;
    struct peil_cell *list = class_cells->cells, *cell;
    bool there = at < count && cell_order(&list[at], part, id) == 0;

    if (made)
        *made = !there;
    if (there)
        return &list[at];
    list = with_room(into->arena, list, count, &class_cells->cell_room, sizeof(*list), 1);
    if (!list)
        return NULL;
    class_cells->cells = list;
    cell = open_gap(list, class_cells->cell_count++, at, sizeof(*list));
    cell->part = part;
    cell->id = id;
    return cell;
}

bool peil_contribution_put_digest(
    struct peil_contribution *into, struct peil_pack_cells *pack, const char *digest, bool *made)
{
    const char **list = pack->digests;
    size_t at = 0;
    bool there;

    while (at < pack->digest_count && strcmp(list[at], digest) < 0)
        at++;
    there = at < pack->digest_count && strcmp(list[at], digest) == 0;
    if (made)
        *made = !there;
    if (there)
        return true;
    list = with_room(
        into->arena, (void *)list, pack->digest_count, &pack->digest_room, sizeof(*list), 1);
    if (!list)
        return false;
    pack->digests = list;
    *(const char **)open_gap((void *)list, pack->digest_count++, at, sizeof(*list)) = digest;
    return true;
}

bool peil_contribution_put_members(struct peil_contribution *into, struct peil_pack_cells *pack,
    const struct peil_member *members, size_t count)
{
    size_t old = pack->member_count, to = old + count;
    struct peil_member *list =
        with_room(into->arena, pack->members, old, &pack->member_room, sizeof(*members), count);

    if (!list)
        return false;
    pack->members = list;
    pack->member_count = to;
    while (count > 0) /* from the end, so that nothing is written over before it was moved */
        if (old > 0 && strcmp(list[old - 1].id, members[count - 1].id) > 0)
            list[--to] = list[--old];
        else
            list[--to] = members[--count];
    return true;
}

bool peil_contribution_has(const struct peil_pack_cells *pack, const char *member)
{
    size_t from = 0, to = pack ? pack->member_count : 0;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = strcmp(pack->members[middle].id, member);

        if (order == 0)
            return true;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

const struct peil_member *peil_contribution_shared(
    const struct peil_contribution *a, const struct peil_contribution *b)
{
    for (size_t i = 0; i < a->pack_count; i++) {
        const struct peil_pack_cells *one = &a->packs[i];
        const struct peil_pack_cells *other = peil_contribution_pack(b, one->id, one->major);

        for (size_t j = 0; other && j < one->member_count; j++)
            if (peil_contribution_has(other, one->members[j].id))
                return &one->members[j];
    }
    return NULL;
}
