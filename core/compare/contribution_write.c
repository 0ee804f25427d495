/*
 * A contribution as JSON.
 */
#include "core/compare/contribution.h"
#include "core/format/json.h"

static void put_histogram(
    struct peil_arena *arena, struct peil_node *map, const struct peil_cell *cell)
{
    struct peil_node *list = peil_node_list(arena);

    for (size_t i = 0; i < PEIL_BINS; i++) {
        struct peil_node *pair;

        if (cell->bins[i] == 0)
            continue;
        pair = peil_node_list(arena);
        peil_node_add(arena, pair, peil_node_number(arena, (double)i));
        peil_node_add(arena, pair, peil_node_number(arena, cell->bins[i]));
        peil_node_add(arena, list, pair);
    }
    peil_node_set(arena, map, "histogram", list);
}

static struct peil_node *cell_node(struct peil_arena *arena, const struct peil_cell *cell)
{
    struct peil_node *map = peil_node_map(arena);

    peil_node_set_text(arena, map, "part", peil_cell_words[cell->part]);
    if (cell->part != PEIL_CELL_TOTAL)
        peil_node_set_text(arena, map, "id", cell->id);
    peil_node_set_number(arena, map, "count", cell->count);
    peil_node_set_number(arena, map, "without", cell->without);
    put_histogram(arena, map, cell);
    return map;
}

static struct peil_node *class_node(
    struct peil_arena *arena, const struct peil_class_cells *class_cells)
{
    struct peil_node *map = peil_node_map(arena), *cells = peil_node_list(arena);

    if (class_cells->label[0] != '\0')
        peil_node_set_text(arena, map, "class", class_cells->label);
    peil_node_set_number(arena, map, "subjects", class_cells->subjects);
    for (size_t i = 0; i < class_cells->cell_count; i++)
        peil_node_add(arena, cells, cell_node(arena, &class_cells->cells[i]));
    peil_node_set(arena, map, "cells", cells);
    return map;
}

static struct peil_node *pack_node(struct peil_arena *arena, const struct peil_pack_cells *pack)
{
    struct peil_node *map = peil_node_map(arena), *digests = peil_node_list(arena);
    struct peil_node *members = peil_node_list(arena), *classes = peil_node_list(arena);
    struct peil_node *rules = peil_node_list(arena);

    peil_node_set_text(arena, map, "id", pack->id);
    peil_node_set_number(arena, map, "major", pack->major);
    for (size_t i = 0; i < pack->digest_count; i++)
        peil_node_add(arena, digests, peil_node_text(arena, pack->digests[i]));
    for (size_t i = 0; i < pack->member_count; i++)
        peil_node_add(arena, members, peil_node_text(arena, pack->members[i].id));
    for (size_t i = 0; i < pack->class_count; i++)
        peil_node_add(arena, classes, class_node(arena, &pack->classes[i]));
    peil_node_set(arena, map, "digests", digests);
    for (size_t i = 0; peil_merge_rule_words[i]; i++)
        if (pack->rules & 1U << i)
            peil_node_add(arena, rules, peil_node_text(arena, peil_merge_rule_words[i]));
    if (pack->rules)
        peil_node_set(arena, map, "rules", rules);
    peil_node_set(arena, map, "members", members);
    peil_node_set(arena, map, "classes", classes);
    return map;
}

struct peil_node *peil_contribution_node(
    struct peil_arena *arena, const struct peil_contribution *contribution)
{
    struct peil_node *map = peil_node_map(arena), *packs = peil_node_list(arena);

    peil_node_set_number(arena, map, "peil_contribution", PEIL_CONTRIBUTION_FORMAT);
    for (size_t i = 0; i < contribution->pack_count; i++)
        peil_node_add(arena, packs, pack_node(arena, &contribution->packs[i]));
    peil_node_set(arena, map, "packs", packs);
    return map;
}

void peil_contribution_write(
    struct peil_buf *out, struct peil_arena *arena, const struct peil_contribution *contribution)
{
    peil_json_write_canonical(out, peil_contribution_node(arena, contribution));
    peil_buf_char(out, '\n');
}
