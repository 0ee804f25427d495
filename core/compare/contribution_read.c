/*
 * Reading a contribution that anybody may have written: nothing in it is believed.
 */
#include <stdlib.h>
#include <string.h>

#include "core/compare/contribution_parts.h"
#include "core/pack/schema.h"

#define MOST_SUBJECTS 1000000000 /* more than there can be, and far from what a count can hold */
/* Bounds of the work that a file can cause. */
#define MOST_PACKS 64
#define MOST_CLASSES 100
#define MOST_DIGESTS 1000

struct reading {
    struct peil_contribution *into;
    struct peil_diags *diags;
    bool failed;
};

static void refuse(struct reading *r, const char *code, struct peil_place place,
    const struct peil_path *path, const struct peil_arg *args)
{
    peil_diag_add_at(r->diags, PEIL_ERROR, code, place, peil_path_text(r->into->arena, path), args);
    r->failed = true;
}

static void refuse_value(
    struct reading *r, const char *code, const struct peil_node *node, const struct peil_path *path)
{
    refuse(r, code, peil_node_place(node), path, PEIL_NO_ARGS);
}

/* Whether `node` is a map; keys that are not in `keys` (NULL ends them) are reported. */
static bool read_map(struct reading *r, const struct peil_node *node, const char *const *keys,
    const struct peil_path *path)
{
    if (peil_node_type(node) != PEIL_NODE_MAP) {
        refuse_value(r, "contribution/expected-map", node, path);
        return false;
    }
    for (size_t i = 0; i < peil_node_count(node); i++) {
        const char *key = peil_node_key(node, i);
        size_t at = 0;

        while (keys[at] && strcmp(keys[at], key) != 0)
            at++;
        if (!keys[at])
            refuse(r, "contribution/unknown-key", peil_node_key_place(node, i), path,
                PEIL_ARGS(PEIL_TEXT("key", key), PEIL_TEXT("near", peil_nearest(key, keys))));
    }
    return true;
}

/* A value that has to be there; NULL, reported, where it is not. */
static const struct peil_node *need(
    struct reading *r, const struct peil_node *map, const char *key, const struct peil_path *path)
{
    const struct peil_node *value = peil_node_get(map, key);

    if (!value)
        refuse(r, "contribution/missing-key", peil_node_place(map), path,
            PEIL_ARGS(PEIL_TEXT("key", key)));
    return value;
}

/* A list of at most `most` values. */
static const struct peil_node *need_list(struct reading *r, const struct peil_node *map,
    const char *key, const struct peil_path *path, size_t most)
{
    const struct peil_node *value = need(r, map, key, path);

    if (!value)
        return NULL;
    if (peil_node_type(value) != PEIL_NODE_LIST) {
        refuse_value(r, "contribution/expected-list", value, PEIL_PATH_KEY(path, key));
        return NULL;
    }
    if (peil_node_count(value) > most) {
        refuse(r, "contribution/too-many", peil_node_place(value), PEIL_PATH_KEY(path, key),
            PEIL_ARGS(PEIL_INTEGER("most", most)));
        return NULL;
    }
    return value;
}

/* A whole number of `least` to `most`. */
static bool read_count(struct reading *r, const struct peil_node *node,
    const struct peil_path *path, uint32_t least, uint32_t most, uint32_t *out)
{
    double number = peil_node_as_number(node);

    if (peil_node_type(node) != PEIL_NODE_NUMBER || !(number >= least && number <= most) ||
        (double)(uint32_t)number != number) {
        refuse(r, "contribution/expected-count", peil_node_place(node), path,
            PEIL_ARGS(PEIL_INTEGER("least", least), PEIL_INTEGER("most", most)));
        return false;
    }
    *out = (uint32_t)number;
    return true;
}

static bool need_count(struct reading *r, const struct peil_node *map, const char *key,
    const struct peil_path *path, uint32_t *out)
{
    const struct peil_node *value = need(r, map, key, path);

    return value && read_count(r, value, PEIL_PATH_KEY(path, key), 0, MOST_SUBJECTS, out);
}

static bool is_hex(const char *text, size_t length)
{
    return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

/* "oco:kwaliteit.kennis" */
static bool is_qualified(struct peil_arena *arena, const char *text)
{
    const char *colon = strchr(text, ':');
    const char *vocabulary = colon ? peil_arena_copy(arena, text, (size_t)(colon - text)) : NULL;

    return vocabulary && peil_is_id(vocabulary) && peil_is_id(colon + 1);
}

enum name_form {
    NAME_ID,
    NAME_CONCEPT,
    NAME_CLASS,
    NAME_DIGEST,
    NAME_MEMBER
};

static bool has_form(struct peil_arena *arena, enum name_form form, const char *text)
{
    switch (form) {
    case NAME_ID:
        return peil_is_id(text);
    case NAME_CONCEPT:
        return is_qualified(arena, text);
    case NAME_CLASS:
        return text[0] != '\0' && strlen(text) <= PEIL_CLASS_MOST;
    case NAME_DIGEST:
        return is_hex(text, 64);
    case NAME_MEMBER:
        return is_hex(text, PEIL_MEMBER_SIZE - 1);
    }
    return false;
}

/* A copy of a name of the form that is expected; NULL, reported, for anything else. */
static const char *read_name(struct reading *r, const struct peil_node *node,
    const struct peil_path *path, enum name_form form)
{
    static const char *const codes[] = {"contribution/not-an-id", "contribution/not-a-concept",
        "contribution/not-a-class", "contribution/not-a-digest", "contribution/not-a-member"};
    const char *text = peil_node_as_text(node, NULL);

    if (peil_node_type(node) == PEIL_NODE_STRING && has_form(r->into->arena, form, text))
        return peil_arena_text(r->into->arena, text);
    refuse_value(r, codes[form], node, path);
    return NULL;
}

static void refuse_twice(struct reading *r, const struct peil_node *node,
    const struct peil_path *path, const char *value)
{
    refuse(
        r, "contribution/twice", peil_node_place(node), path, PEIL_ARGS(PEIL_TEXT("value", value)));
}

/* The counts of a map have to agree with each other. */
static void refuse_sum(struct reading *r, const struct peil_node *node,
    const struct peil_path *path, uint64_t found, uint64_t wanted)
{
    refuse(r, "contribution/sum", peil_node_place(node), path,
        PEIL_ARGS(PEIL_INTEGER("found", found), PEIL_INTEGER("wanted", wanted)));
}

/* One [percentage, subjects]; percentages go up. */
static void read_pair(struct reading *r, const struct peil_node *pair, const struct peil_path *path,
    struct peil_cell *cell, uint32_t *next)
{
    uint32_t bin, count;

    if (peil_node_type(pair) != PEIL_NODE_LIST || peil_node_count(pair) != 2) {
        refuse_value(r, "contribution/expected-pair", pair, path);
        return;
    }
    if (*next >= PEIL_BINS) {
        refuse_value(r, "contribution/expected-pair", pair, path);
        return;
    }
    if (!read_count(r, peil_node_at(pair, 0), PEIL_PATH_AT(path, 0), *next, PEIL_BINS - 1, &bin) ||
        !read_count(r, peil_node_at(pair, 1), PEIL_PATH_AT(path, 1), 1, MOST_SUBJECTS, &count))
        return;
    cell->bins[bin] = count;
    *next = bin + 1;
}

static void read_histogram(struct reading *r, const struct peil_node *map,
    const struct peil_path *path, struct peil_cell *cell)
{
    const struct peil_node *list = need_list(r, map, "histogram", path, PEIL_BINS);
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
        refuse_sum(r, list, here, sum, cell->count);
    r->failed = r->failed || before;
}

/* Which part a cell is of; false, reported, where it says nothing of the kind. */
static bool read_part(struct reading *r, const struct peil_node *node, const struct peil_path *path,
    struct peil_cell *out)
{
    const struct peil_node *part = need(r, node, "part", path), *id = peil_node_get(node, "id");
    const char *word = peil_node_as_text(part, NULL);

    if (!part)
        return false;
    out->part = PEIL_CELL_TOTAL;
    out->id = "";
    while (out->part < PEIL_CELL_CONCEPT && strcmp(peil_cell_words[out->part], word) != 0)
        out->part++;
    if (strcmp(peil_cell_words[out->part], word) != 0) {
        refuse_value(r, "contribution/not-a-part", part, PEIL_PATH_KEY(path, "part"));
        return false;
    }
    if (out->part == PEIL_CELL_TOTAL && id) {
        refuse_value(r, "contribution/whole-id", id, PEIL_PATH_KEY(path, "id"));
        return false;
    }
    if (out->part == PEIL_CELL_TOTAL)
        return true;
    id = need(r, node, "id", path);
    out->id = id ? read_name(r, id, PEIL_PATH_KEY(path, "id"),
                       out->part == PEIL_CELL_SECTION ? NAME_ID : NAME_CONCEPT)
                 : NULL;
    return out->id != NULL;
}

/* Cells stand in their order, so that no file can make it much work to put them there. */
static void read_cell(struct reading *r, const struct peil_node *node, const struct peil_path *path,
    struct peil_class_cells *class_cells)
{
    static const char *const keys[] = {"part", "id", "count", "without", "histogram", NULL};
    struct peil_cell *cell, read = {0};
    uint64_t sum;
    bool made;

    if (!read_map(r, node, keys, path) || !read_part(r, node, path, &read) ||
        !need_count(r, node, "count", path, &read.count) ||
        !need_count(r, node, "without", path, &read.without))
        return;
    read_histogram(r, node, path, &read);
    sum = (uint64_t)read.count + read.without;
    if (sum > class_cells->subjects)
        refuse_sum(r, node, path, sum, class_cells->subjects);
    if (!peil_contribution_is_last(class_cells, read.part, read.id)) {
        refuse_value(r, "contribution/order", node, path);
        return;
    }
    cell = peil_contribution_get_cell(r->into, class_cells, read.part, read.id, &made);
    if (cell)
        *cell = read;
}

static uint32_t read_class(struct reading *r, const struct peil_node *node,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    static const char *const keys[] = {"class", "subjects", "cells", NULL};
    const struct peil_node *label_node, *cells, *subjects;
    struct peil_class_cells *class_cells;
    const char *label = "";
    uint32_t count;
    bool made;

    if (!read_map(r, node, keys, path))
        return 0;
    label_node = peil_node_get(node, "class");
    if (label_node)
        label = read_name(r, label_node, PEIL_PATH_KEY(path, "class"), NAME_CLASS);
    subjects = need(r, node, "subjects", path);
    cells = need_list(r, node, "cells", path, SIZE_MAX);
    if (!label || !cells || !subjects ||
        !read_count(r, subjects, PEIL_PATH_KEY(path, "subjects"), 1, MOST_SUBJECTS, &count))
        return 0;
    class_cells = peil_contribution_get_class(r->into, pack, label, &made);
    if (!class_cells)
        return 0;
    if (!made) {
        refuse_twice(r, node, path, label);
        return 0;
    }
    class_cells->subjects = count;
    for (size_t i = 0; i < peil_node_count(cells); i++)
        read_cell(
            r, peil_node_at(cells, i), PEIL_PATH_AT(PEIL_PATH_KEY(path, "cells"), i), class_cells);
    return count;
}

static void read_digests(struct reading *r, const struct peil_node *list,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    for (size_t i = 0; i < peil_node_count(list); i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const char *digest = read_name(r, node, PEIL_PATH_AT(path, i), NAME_DIGEST);
        bool made = true;

        if (digest && peil_contribution_put_digest(r->into, pack, digest, &made) && !made)
            refuse_twice(r, node, PEIL_PATH_AT(path, i), digest);
    }
}

static int member_order(const void *a, const void *b)
{
    return strcmp(((const struct peil_member *)a)->id, ((const struct peil_member *)b)->id);
}

static void read_members(struct reading *r, const struct peil_node *list,
    const struct peil_path *path, struct peil_pack_cells *pack)
{
    size_t count = peil_node_count(list), kept = 0;
    struct peil_member *members = peil_arena_array(r->into->arena, count, sizeof(*members));

    for (size_t i = 0; members && i < count; i++) {
        const char *id = read_name(r, peil_node_at(list, i), PEIL_PATH_AT(path, i), NAME_MEMBER);

        if (id)
            memcpy(members[kept++].id, id, PEIL_MEMBER_SIZE);
    }
    if (!members)
        return;
    qsort(members, kept, sizeof(*members), member_order);
    for (size_t i = 1; i < kept; i++)
        if (strcmp(members[i].id, members[i - 1].id) == 0)
            refuse_twice(r, list, path, members[i].id);
    (void)peil_contribution_put_members(r->into, pack, members, kept);
}

static void read_pack(struct reading *r, const struct peil_node *node, const struct peil_path *path)
{
    static const char *const keys[] = {"id", "major", "digests", "members", "classes", NULL};
    const struct peil_node *id_node, *members, *classes, *digests;
    struct peil_pack_cells *pack;
    const char *id;
    uint32_t major;
    uint64_t sum = 0;
    bool made, before;

    if (!read_map(r, node, keys, path))
        return;
    id_node = need(r, node, "id", path);
    id = id_node ? read_name(r, id_node, PEIL_PATH_KEY(path, "id"), NAME_ID) : NULL;
    digests = need_list(r, node, "digests", path, MOST_DIGESTS);
    members = need_list(r, node, "members", path, MOST_SUBJECTS);
    classes = need_list(r, node, "classes", path, MOST_CLASSES);
    if (!need_count(r, node, "major", path, &major) || !id || !digests || !members || !classes)
        return;
    pack = peil_contribution_get_pack(r->into, id, major, &made);
    if (!pack)
        return;
    if (!made) {
        refuse_twice(r, node, path, id);
        return;
    }
    before = r->failed;
    r->failed = false;
    read_digests(r, digests, PEIL_PATH_KEY(path, "digests"), pack);
    read_members(r, members, PEIL_PATH_KEY(path, "members"), pack);
    for (size_t i = 0; i < peil_node_count(classes); i++)
        sum += read_class(
            r, peil_node_at(classes, i), PEIL_PATH_AT(PEIL_PATH_KEY(path, "classes"), i), pack);
    if (!r->failed && sum != pack->member_count)
        refuse_sum(r, classes, PEIL_PATH_KEY(path, "classes"), sum, pack->member_count);
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
    struct reading r = {peil_contribution_new(arena), diags, false};
    const struct peil_node *packs, *format;

    *out = NULL;
    if (!r.into)
        return PEIL_ENOMEM;
    format = peil_node_get(node, "peil_contribution");
    if (!format) {
        refuse_value(&r, "contribution/not-one", node, NULL);
    } else if (peil_node_type(format) != PEIL_NODE_NUMBER ||
               peil_node_as_number(format) != PEIL_CONTRIBUTION_FORMAT) {
        refuse(&r, "contribution/format", peil_node_place(format), NULL,
            PEIL_ARGS(PEIL_INTEGER("format", PEIL_CONTRIBUTION_FORMAT)));
    } else if (read_map(&r, node, keys, NULL)) {
        packs = need_list(&r, node, "packs", NULL, MOST_PACKS);
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
