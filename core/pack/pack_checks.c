/*
 * What can only be checked over many things at once: ids, and the files of the pack.
 */
#include <string.h>

#include "core/pack/loading.h"

struct peil_place peil_value_place(const struct peil_node *map, const char *key)
{
    const struct peil_node *value = peil_node_get(map, key);

    return peil_node_place(value ? value : map);
}

void peil_warn_unused(struct peil_loading *load, const struct peil_node *map, const char *key,
    const struct peil_path *path)
{
    const struct peil_node *value = peil_node_get(map, key);

    if (value) {
        peil_schema_warning(&load->schema, "pack/unused-setting", peil_node_place(value),
            PEIL_PATH_KEY(path, key), PEIL_ARGS(PEIL_TEXT("value", key)));
    }
}

static void report_twice(
    struct peil_loading *load, const char *id, struct peil_place first, struct peil_place second)
{
    peil_schema_error(&load->schema, "pack/duplicate-id", second, NULL,
        PEIL_ARGS(PEIL_TEXT("value", peil_schema_shown(&load->schema, id)),
            PEIL_INTEGER("first_line", first.line)));
}

void peil_check_unique(struct peil_loading *load, const struct peil_node *list, const char *key,
    const struct peil_path *path)
{
    peil_schema_unique(&load->schema, load->tree, list, key, path);
}

void peil_check_former(
    struct peil_loading *load, const struct peil_node *list, const struct peil_path *path)
{
    size_t count = peil_node_count(list), i;
    struct peil_index *ids = NULL;

    for (i = 0; i < count; i++) {
        const struct peil_node *node = peil_node_at(list, i);
        const char *was = peil_node_get_text(node, "was");

        if (!was)
            continue;
        if (!ids) {
            ids = peil_index_new(load->tree, count);
            for (size_t j = 0; j < count; j++)
                peil_index_add(ids, peil_node_get_text(peil_node_at(list, j), "id"), j);
            peil_index_sort(ids, load->tree);
        }
        if (peil_index_find(ids, was) != SIZE_MAX) {
            peil_schema_error(&load->schema, "pack/was-still-there", peil_value_place(node, "was"),
                PEIL_PATH_KEY(PEIL_PATH_AT(path, i), "was"), PEIL_ARGS(PEIL_TEXT("value", was)));
        }
    }
    if (ids)
        peil_check_unique(load, list, "was", path);
}

/* An item or a section, by its value in the index. */
struct thing {
    const char *id, *was;
    struct peil_place place;
};

static struct thing thing_at(const struct peil_pack *pack, size_t value)
{
    struct thing thing;

    if (value & 1) {
        const struct peil_section *section = &pack->sections[value >> 1];

        thing = (struct thing){section->id, section->was, section->place};
    } else {
        const struct peil_item *item = &pack->items[value >> 1];

        thing = (struct thing){item->id, item->was, item->place};
    }
    return thing;
}

static bool is_before(struct peil_place a, struct peil_place b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* Reports ids that come again, at the later place. */
static void check_repeats(struct peil_loading *load, const struct peil_index *index, bool by_was)
{
    size_t at = 0, first, second;

    while (peil_index_repeat(index, &at, &first, &second)) {
        struct thing one = thing_at(load->pack, first);
        struct thing other = thing_at(load->pack, second);
        bool swapped = is_before(other.place, one.place);

        report_twice(load, by_was ? one.was : one.id, swapped ? other.place : one.place,
            swapped ? one.place : other.place);
    }
}

/* An old id must be free, and may have gone to one thing only. */
static void check_was(struct peil_loading *load, size_t count)
{
    const struct peil_pack *pack = load->pack;
    struct peil_index *index = peil_index_new(load->tree, count);
    size_t sections = pack->section_count, i;

    for (i = 0; i < count; i++) {
        size_t value = i < sections ? 2 * i + 1 : 2 * (i - sections);
        struct thing thing = thing_at(pack, value);

        peil_index_add(index, thing.was, value);
        if (thing.was && peil_index_find(pack->item_index, thing.was) != SIZE_MAX) {
            peil_schema_error(&load->schema, "pack/was-still-there", thing.place, NULL,
                PEIL_ARGS(PEIL_TEXT("value", thing.was)));
        }
    }
    peil_index_sort(index, load->tree);
    check_repeats(load, index, true);
}

/* The same for concepts; that two name one old id was found when they were read. */
static void check_concepts(struct peil_loading *load)
{
    const struct peil_vocabulary *vocabulary = load->pack->vocabulary;
    size_t i;

    for (i = 0; vocabulary && i < vocabulary->concept_count; i++) {
        const struct peil_concept *concept = &vocabulary->concepts[i];

        if (concept->was && peil_index_find(load->pack->concept_index, concept->was) != SIZE_MAX) {
            peil_schema_error(&load->schema, "pack/was-still-there", concept->place, NULL,
                PEIL_ARGS(PEIL_TEXT("value", concept->was)));
        }
    }
}

/* Lists for suggestions: the items, and the roles of this pack and of those it uses. */
static void list_ids(struct peil_loading *load)
{
    struct peil_pack *pack = load->pack;
    const char **items = peil_arena_array(pack->arena, pack->item_count + 1, sizeof(*items));
    const char **roles;
    size_t room = 1, count = 0, i, j;

    for (i = 0; items && i < pack->item_count; i++)
        items[i] = pack->items[i].id ? pack->items[i].id : "";
    for (i = 0; i < pack->used_count; i++)
        room += pack->used[i].pack->role_count;
    roles = peil_arena_array(pack->arena, room, sizeof(*roles));
    for (i = 0; roles && i < pack->used_count; i++) {
        const struct peil_pack *used = pack->used[i].pack;

        for (j = 0; j < used->role_count; j++) {
            const struct peil_term *role = &used->roles[j];

            if (role->id && peil_pack_named(pack, PEIL_NAME_ROLE, role->id) == role)
                roles[count++] = role->id;
        }
    }
    pack->item_ids = items;
    pack->role_ids = roles;
}

void peil_check_ids(struct peil_loading *load)
{
    struct peil_pack *pack = load->pack;
    size_t count = pack->section_count + pack->item_count, i;

    pack->item_index = peil_index_new(pack->arena, count);
    for (i = 0; i < pack->item_count; i++)
        peil_index_add(pack->item_index, pack->items[i].id, 2 * i);
    for (i = 0; i < pack->section_count; i++)
        peil_index_add(pack->item_index, pack->sections[i].id, 2 * i + 1);
    peil_index_sort(pack->item_index, load->tree);
    check_repeats(load, pack->item_index, false);
    check_was(load, count);
    check_concepts(load);
    list_ids(load);
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), wanted = strlen(end);

    return length > wanted && strcmp(name + length - wanted, end) == 0;
}

static bool starts_with(const char *name, const char *start)
{
    return strncmp(name, start, strlen(start)) == 0;
}

/* Whether something reads a file of this name. */
static bool is_known_file(const char *name)
{
    return strcmp(name, "pack.yaml") == 0 || strcmp(name, "README.md") == 0 ||
           strcmp(name, "LICENSE") == 0 || ends_with(name, ".lua") || starts_with(name, "tests/") ||
           starts_with(name, "examples/") ||
           (starts_with(name, "uses/") && ends_with(name, ".zip") && !strchr(name + 5, '/'));
}

/* A pack that holds nothing is no mistake, but nobody means it. */
void peil_check_contents(struct peil_loading *load)
{
    const struct peil_pack *pack = load->pack;

    if (!load->by && !load->schema.failed && !pack->section_count && !pack->vocabulary &&
        !pack->reference_count && !pack->role_count && !pack->actor_count &&
        !pack->evidence_kind_count && !pack->rule_count && !pack->script_count &&
        !pack->context_count)
        peil_schema_warning(&load->schema, "pack/empty", load->top, NULL, PEIL_NO_ARGS);
}

void peil_check_files(struct peil_loading *load, const struct peil_source *source)
{
    size_t prefix = strlen(source->name) - strlen("pack.yaml"), i;

    for (i = 0; i < peil_archive_count(load->archive); i++) {
        const char *name = peil_archive_at(load->archive, i)->name;
        struct peil_source *file;
        char *full;

        if (is_known_file(name))
            continue;
        file = peil_arena_alloc(load->tree, sizeof(*file));
        full = peil_arena_alloc(load->tree, prefix + strlen(name) + 1);
        if (!file || !full)
            return;
        memcpy(full, source->name, prefix);
        memcpy(full + prefix, name, strlen(name));
        file->name = full;
        peil_schema_warning(&load->schema, "pack/unknown-file", (struct peil_place){file, 0, 0},
            NULL, PEIL_ARGS(PEIL_TEXT("value", name)));
    }
}
