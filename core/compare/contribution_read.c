/*
 * Reading a contribution that anybody may have written: nothing in it is believed.
 */
#include <stdlib.h>
#include <string.h>

#include "core/compare/contribution_parts.h"
#include "core/compare/contribution_values.h"

/* Bounds of the work that a file can cause. */
#define MOST_PACKS 64
#define MOST_CLASSES 100
#define MOST_DIGESTS 1000
#define MOST_RULES 8

/* One [percentage, subjects]; percentages go up. */
static void read_pair(struct peil_given *r, const struct peil_node *pair,
    const struct peil_path *path, struct peil_cell *cell, uint32_t *next)
{
    uint32_t bin, count;

    if (peil_node_type(pair) != PEIL_NODE_LIST || peil_node_count(pair) != 2) {
        peil_given_refuse_value(r, "contribution/expected-pair", pair, path);
        return;
    }
    if (*next >= PEIL_BINS) {
        peil_given_refuse_value(r, "contribution/expected-pair", pair, path);
        return;
    }
    if (!peil_given_count(
            r, peil_node_at(pair, 0), PEIL_PATH_AT(path, 0), *next, PEIL_BINS - 1, &bin) ||
        !peil_given_count(
            r, peil_node_at(pair, 1), PEIL_PATH_AT(path, 1), 1, PEIL_MOST_SUBJECTS, &count))
        return;
    cell->bins[bin] = count;
    *next = bin + 1;
}

static void read_histogram(struct peil_given *r, const struct peil_node *map,
    const struct peil_path *path, struct peil_cell *cell)
{
    const struct peil_node *list = peil_given_need_list(r, map, "histogram", path, PEIL_BINS);
    const struct peil_path *here = PEIL_PATH_KEY(path, "histogram");
    uint64_t sum = 0;
    uint32_t next = 0;
    bool before = r->failed;

    r->failed = false;
    for (size_t i = 0; !r->failed && i < peil_node_count(list); i++)
        read_pair(r, peil_node_at(list, i), PEIL_PATH_AT(here, i), cell, &next);
    for (size_t i = 0; i < PEIL_BINS; i++)
        sum += cell->bins[i];
    if (list && !r->failed && sum != cell->count)
        peil_given_refuse_sum(r, list, here, sum, cell->count);
    r->failed = r->failed || before;
}

/* Which part a cell is of; false, reported, where it says nothing of the kind. */
static bool read_part(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, struct peil_cell *out)
{
    const struct peil_node *part = peil_given_need(r, node, "part", path),
                           *id = peil_node_get(node, "id");
    const char *word = peil_node_as_text(part, NULL);

    if (!part)
        return false;
    out->part = PEIL_CELL_TOTAL;
    out->id = "";
    while (out->part < PEIL_CELL_CONCEPT && strcmp(peil_cell_words[out->part], word) != 0)
        out->part++;
    if (strcmp(peil_cell_words[out->part], word) != 0) {
        peil_given_refuse_value(r, "contribution/not-a-part", part, PEIL_PATH_KEY(path, "part"));
        return false;
    }
    if (out->part == PEIL_CELL_TOTAL && id) {
        peil_given_refuse_value(r, "contribution/whole-id", id, PEIL_PATH_KEY(path, "id"));
        return false;
    }
    if (out->part == PEIL_CELL_TOTAL)
        return true;
    id = peil_given_need(r, node, "id", path);
    out->id = id ? peil_given_name(r, id, PEIL_PATH_KEY(path, "id"),
                       out->part == PEIL_CELL_SECTION ? PEIL_GIVEN_ID : PEIL_GIVEN_CONCEPT)
                 : NULL;
    return out->id != NULL;
}

/* Cells stand in their order, so that no file can make it much work to put them there. */
static void read_cell(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, struct peil_class_cells *class_cells)
{
    static const char *const keys[] = {"part", "id", "count", "without", "histogram", NULL};
    struct peil_cell *cell, read = {0};
    uint64_t sum;
    bool made;

    if (!peil_given_map(r, node, keys, path) || !read_part(r, node, path, &read) ||
        !peil_given_need_count(r, node, "count", path, &read.count) ||
        !peil_given_need_count(r, node, "without", path, &read.without))
        return;
    read_histogram(r, node, path, &read);
    sum = (uint64_t)read.count + read.without;
    if (sum > class_cells->subjects)
        peil_given_refuse_sum(r, node, path, sum, class_cells->subjects);
    if (!peil_contribution_is_last(class_cells, read.part, read.id)) {
        peil_given_refuse_value(r, "contribution/order", node, path);
        return;
    }
    cell = peil_contribution_get_cell(r->into, class_cells, read.part, read.id, &made);
    if (cell)
        *cell = read;
}

static uint32_t read_class(struct peil_given *r, const struct peil_node *node,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    static const char *const keys[] = {"class", "subjects", "cells", NULL};
    const struct peil_node *label_node, *cells, *subjects;
    struct peil_class_cells *class_cells;
    const char *label = "";
    uint32_t count;
    bool made;

    if (!peil_given_map(r, node, keys, path))
        return 0;
    label_node = peil_node_get(node, "class");
    if (label_node)
        label = peil_given_name(r, label_node, PEIL_PATH_KEY(path, "class"), PEIL_GIVEN_CLASS);
    subjects = peil_given_need(r, node, "subjects", path);
    cells = peil_given_need_list(r, node, "cells", path, SIZE_MAX);
    if (!label || !cells || !subjects ||
        !peil_given_count(
            r, subjects, PEIL_PATH_KEY(path, "subjects"), 1, PEIL_MOST_SUBJECTS, &count))
        return 0;
    class_cells = peil_contribution_get_class(r->into, pack, label, &made);
    if (!class_cells)
        return 0;
    if (!made) {
        peil_given_refuse_twice(r, node, path, label);
        return 0;
    }
    class_cells->subjects = count;
    for (size_t i = 0; i < peil_node_count(cells); i++)
        read_cell(
            r, peil_node_at(cells, i), PEIL_PATH_AT(PEIL_PATH_KEY(path, "cells"), i), class_cells);
    return count;
}

static void read_digests(struct peil_given *r, const struct peil_node *list,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const char *digest = peil_given_name(r, node, PEIL_PATH_AT(path, i), PEIL_GIVEN_DIGEST);
        bool made = true;

        if (digest && peil_contribution_put_digest(r->into, pack, digest, &made) && !made)
            peil_given_refuse_twice(r, node, PEIL_PATH_AT(path, i), digest);
    }
}

/* Absent where it was made by a peil that did not say. */
static void read_rules(struct peil_given *r, const struct peil_node *map,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    const struct peil_node *list = peil_node_get(map, "rules") != NULL
                                       ? peil_given_need_list(r, map, "rules", path, MOST_RULES)
                                       : NULL;
    const struct peil_path *here = PEIL_PATH_KEY(path, "rules");

    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const char *word = peil_node_as_text(node, NULL);
        enum peil_merge_rule rule;

        if (peil_node_type(node) != PEIL_NODE_STRING || !peil_merge_rule_read(word, &rule))
            peil_given_refuse_value(r, "contribution/not-a-rule", node, PEIL_PATH_AT(here, i));
        else if (pack->rules & 1U << rule)
            peil_given_refuse_twice(r, node, PEIL_PATH_AT(here, i), word);
        else
            pack->rules |= 1U << rule;
    }
}

static int member_order(const void *a, const void *b)
{
    return strcmp(((const struct peil_member *)a)->id, ((const struct peil_member *)b)->id);
}

static void read_members(struct peil_given *r, const struct peil_node *list,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    size_t count = peil_node_count(list), kept = 0;
    struct peil_member *members = peil_arena_array(r->into->arena, count, sizeof(*members));

    for (size_t i = 0; members && i < count; i++) {
        const char *id =
            peil_given_name(r, peil_node_at(list, i), PEIL_PATH_AT(path, i), PEIL_GIVEN_MEMBER);

        if (id)
            memcpy(members[kept++].id, id, PEIL_MEMBER_SIZE);
    }
    if (!members)
        return;
    qsort(members, kept, sizeof(*members), member_order);
    for (size_t i = 1; i < kept; i++)
        if (strcmp(members[i].id, members[i - 1].id) == 0)
            peil_given_refuse_twice(r, list, path, members[i].id);
    (void)peil_contribution_put_members(r->into, pack, members, kept);
}

static void read_pack(
    struct peil_given *r, const struct peil_node *node, const struct peil_path *path)
{
    static const char *const keys[] = {
        "id", "major", "digests", "rules", "members", "classes", NULL};
    const struct peil_node *id_node, *members, *classes, *digests;
    struct peil_pack_cells *pack;
    const char *id;
    uint32_t major;
    uint64_t sum = 0;
    bool made, before;

    if (!peil_given_map(r, node, keys, path))
        return;
    id_node = peil_given_need(r, node, "id", path);
    id = id_node ? peil_given_name(r, id_node, PEIL_PATH_KEY(path, "id"), PEIL_GIVEN_ID) : NULL;
    digests = peil_given_need_list(r, node, "digests", path, MOST_DIGESTS);
    members = peil_given_need_list(r, node, "members", path, PEIL_MOST_SUBJECTS);
    classes = peil_given_need_list(r, node, "classes", path, MOST_CLASSES);
    if (!peil_given_need_count(r, node, "major", path, &major) || !id || !digests || !members ||
        !classes)
        return;
    pack = peil_contribution_get_pack(r->into, id, major, &made);
    if (!pack)
        return;
    if (!made) {
        peil_given_refuse_twice(r, node, path, id);
        return;
    }
    before = r->failed;
    r->failed = false;
    read_digests(r, digests, PEIL_PATH_KEY(path, "digests"), pack);
    read_rules(r, node, path, pack);
    read_members(r, members, PEIL_PATH_KEY(path, "members"), pack);
    for (size_t i = 0; i < peil_node_count(classes); i++)
        sum += read_class(
            r, peil_node_at(classes, i), PEIL_PATH_AT(PEIL_PATH_KEY(path, "classes"), i), pack);
    if (!r->failed && sum != pack->member_count)
        peil_given_refuse_sum(r, classes, PEIL_PATH_KEY(path, "classes"), sum, pack->member_count);
    r->failed = r->failed || before;
}

bool peil_is_contribution(const struct peil_node *node)
{
    return peil_node_get(node, "peil_contribution") != NULL;
}

int peil_contribution_read(struct peil_contribution **out, struct peil_arena *arena,
    const struct peil_node *node, struct peil_diags *diags)
{
    static const char *const keys[] = {"peil_contribution", "packs", NULL};
    struct peil_given r = {peil_contribution_new(arena), diags, false};
    const struct peil_node *packs, *format;

    *out = NULL;
    if (!r.into)
        return PEIL_ENOMEM;
    format = peil_node_get(node, "peil_contribution");
    if (!format) {
        peil_given_refuse_value(&r, "contribution/not-one", node, NULL);
    } else if (peil_node_type(format) != PEIL_NODE_NUMBER ||
               peil_node_as_number(format) != PEIL_CONTRIBUTION_FORMAT) {
        peil_given_refuse(&r, "contribution/format", peil_node_place(format), NULL,
            PEIL_ARGS(PEIL_INTEGER("format", PEIL_CONTRIBUTION_FORMAT)));
    } else if (peil_given_map(&r, node, keys, NULL)) {
        packs = peil_given_need_list(&r, node, "packs", NULL, MOST_PACKS);
        for (size_t i = 0; i < peil_node_count(packs); i++)
            read_pack(&r, peil_node_at(packs, i), PEIL_PATH_AT(PEIL_PATH_KEY(NULL, "packs"), i));
    }
    if (peil_arena_failed(arena))
        return PEIL_ENOMEM;
    if (r.failed)
        return PEIL_EINPUT;
    *out = r.into;
    return PEIL_OK;
}
