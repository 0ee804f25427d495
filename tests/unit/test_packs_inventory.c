/*
 * Whether the packs leave nothing of their sources out unsaid: tests/seeds/inventaris.yaml lists
 * all that stands in the sources, with what was made of it or why nothing was.
 */
#include "tests/unit/seed_match.h"

#define INVENTORY "tests/seeds/inventaris.yaml"
#define MOST_NAMED 4096

/* A line of the inventory. */
struct entry {
    struct place place;
    const char *kind, *reason; /* the reason is NULL where something was made of it */
    const struct peil_node *node;
};

static struct entry entries[MOST_NAMED];
static size_t entry_count;
static struct shipped_pack packs[MOST_PACKS];
static size_t pack_count;

static void read_entry(const struct seed *seed, const struct peil_node *node)
{
    struct entry *entry = &entries[entry_count++];
    const char *at = dutch(node, "at");
    struct places places;
    bool is_place = read_places(peil_arena_format(arena, "r.%s", at), seed, &places);
    cr_assert_lt(entry_count, (size_t)MOST_NAMED);
    cr_assert(is_place && places.count == 1, "%s: \"%s\" is no place in it", seed->name, at);
    entry->place = places.at[0];
    entry->kind = dutch(node, "kind");
    entry->reason = peil_node_get_text(node, "not");
    entry->node = node;
}

static void set_up(void)
{
    seeds_set_up();
    read_seeds();
    repair_count = entry_count = 0;
    read_repairs("movisie-profiel");
    pack_count = read_packs(packs);
    const struct peil_node *all = read_yaml(INVENTORY);
    cr_expect_eq(peil_node_count(all), (size_t)SEEDS);
    for (size_t i = 0; i < peil_node_count(all); i++) {
        const char *name = peil_node_key(all, i);
        const struct seed *seed = seed_called(name, strlen(name));
        cr_assert_not_null(seed, "%s is no seed", name);
        for (size_t j = 0; j < peil_node_count(peil_node_at(all, i)); j++)
            read_entry(seed, peil_node_at(peil_node_at(all, i), j));
    }
}

TestSuite(packs_inventory, .init = set_up, .fini = seeds_tear_down);

Test(packs_inventory, every_line_of_every_source_is_listed)
{
    static bool listed[MOST_LINES];
    for (size_t i = 0; i < SEEDS; i++) {
        memset(listed, 0, sizeof(listed));
        for (size_t j = 0; j < entry_count; j++)
            for (size_t line = entries[j].place.first; line <= entries[j].place.last; line++)
                listed[line] |= entries[j].place.seed == seeds[i];
        for (size_t line = 1; line <= seeds[i]->count; line++)
            cr_expect(listed[line] || !has_words(seeds[i], line), "%s r.%zu is not listed",
                seeds[i]->name, line);
    }
}

Test(packs_inventory, every_entry_says_what_became_of_it)
{
    for (size_t i = 0; i < entry_count; i++) {
        const struct entry *entry = &entries[i];
        const char *seed = entry->place.seed->name;
        size_t line = entry->place.first;
        cr_expect(*entry->kind, "%s r.%zu has no kind", seed, line);
        cr_expect((peil_node_get(entry->node, "in") == NULL) != (entry->reason == NULL),
            "%s r.%zu: either `in` or `not`", seed, line);
        cr_expect(!entry->reason || strlen(entry->reason) > 5, "%s r.%zu: why not?", seed, line);
    }
}

/* How much there is of what; the numbers stand in the sources themselves, or were counted there. */
Test(packs_inventory, the_sources_hold_as_much_as_was_counted)
{
    static const struct {
        const char *seed, *kind;
        size_t count;
    } counts[] = {{"bcmb-checklist", "check", 5}, {"bcmb-checklist", "vraag", 31},
        {"bcmb-checklist", "schaal", 6}, {"bcmb-checklist", "veld", 1},
        {"bcmb-signalering", "bevinding", 4}, {"bcmb-signalering", "oorzaak", 4},
        {"bcmb-signalering", "aanbeveling", 5}, {"bcmb-signalering", "praktijkvoorbeeld", 1},
        {"bcmb-signalering", "citaat", 2}, {"iederin-pagina", "check", 7},
        {"iederin-pagina", "websitevraag", 5}, {"iederin-pagina", "ervaringsvraag", 2},
        {"iederin-pagina", "actie", 7}, {"movisie-publicaties", "publicatie", 27},
        {"movisie-publicaties", "inhoudsopgave", 27}, {"movisie-publicaties", "categorie", 4},
        {"movisie-publicaties", "thema", 7}, {"movisie-publicaties", "rol", 4},
        {"movisie-publicaties", "stap", 11}, {"movisie-publicaties", "advies", 3},
        {"movisie-publicaties", "onderdeel", 4}, {"movisie-publicaties", "eis", 4},
        {"movisie-publicaties", "conclusie", 4}, {"movisie-publicaties", "laag", 3},
        {"movisie-profiel", "laag", 3}, {"movisie-profiel", "leefgebied", 8},
        {"movisie-profiel", "gebruik", 5}, {"movisie-profiel", "uitgangspunt", 4},
        {"movisie-profiel", "taak", 7}, {"movisie-profiel", "takenlijst", 7},
        {"movisie-profiel", "bouwsteen", 39}, {"movisie-profiel", "competentie", 8},
        {"movisie-profiel", "competentielijst", 8}, {"movisie-profiel", "competentiestelling", 60},
        {"movisie-profiel", "deelpunt", 3}, {"movisie-profiel", "stelling", 13}};
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        size_t count = 0;
        for (size_t j = 0; j < entry_count; j++)
            count += strcmp(entries[j].place.seed->name, counts[i].seed) == 0 &&
                     strcmp(entries[j].kind, counts[i].kind) == 0;
        cr_expect_eq(
            count, counts[i].count, "%s: %zu of %s", counts[i].seed, count, counts[i].kind);
    }
}

/* ---- what is named is there ---- */

static size_t name_count(const struct entry *entry)
{
    const struct peil_node *in = peil_node_get(entry->node, "in");
    return peil_node_type(in) == PEIL_NODE_LIST ? peil_node_count(in) : in ? 1 : 0;
}

static const char *name_at(const struct entry *entry, size_t index)
{
    const struct peil_node *in = peil_node_get(entry->node, "in");
    const struct peil_node *one =
        peil_node_type(in) == PEIL_NODE_LIST ? peil_node_at(in, index) : in;
    const char *name = peil_node_as_text(one, NULL);
    return name ? name : "";
}

/* Calls `visit` with every map that has this id, wherever it stands, until one says true. */
typedef bool (*visitor)(const struct peil_node *node, const struct entry *entry);

static bool any_called(
    const struct peil_node *node, const char *id, visitor visit, const struct entry *entry)
{
    const char *own = peil_node_get_text(node, "id");
    if (own && strcmp(own, id) == 0 && visit(node, entry))
        return true;
    for (size_t i = 0; i < peil_node_count(node); i++)
        if (any_called(peil_node_at(node, i), id, visit, entry))
            return true;
    return false;
}

/* Whether a Lua file of the pack declares a rule or block of this id. */
static bool in_lua(const char *pack, const char *id)
{
    const char *folder = peil_arena_format(arena, "packs/%s", pack);
    DIR *dir = opendir(folder);
    struct dirent *file;
    bool found = false;
    while (dir && !found && (file = readdir(dir))) {
        size_t length = strlen(file->d_name), bytes;
        if (length < 4 || strcmp(file->d_name + length - 4, ".lua") != 0)
            continue;
        found = strstr(read_file(peil_arena_format(arena, "%s/%s", folder, file->d_name), &bytes),
                    peil_arena_format(arena, "id = \"%s\"", id)) != NULL;
    }
    if (dir)
        closedir(dir);
    return found;
}

/* The same for "PACK:ID"; a key at the top of a pack, a scale or a rule in Lua is a name, too. */
static bool any_named(const char *name, visitor visit, const struct entry *entry)
{
    const char *colon = strchr(name, ':');
    for (size_t i = 0; colon && i < pack_count; i++) {
        const struct peil_node *root = packs[i].root, *key = peil_node_get(root, colon + 1);
        const struct peil_node *scale = peil_node_get(peil_node_get(root, "scales"), colon + 1);
        if (strlen(packs[i].id) != (size_t)(colon - name) ||
            memcmp(packs[i].id, name, (size_t)(colon - name)) != 0)
            continue;
        return (key && visit(key, entry)) || (scale && visit(scale, entry)) ||
               any_called(root, colon + 1, visit, entry) ||
               (in_lua(packs[i].id, colon + 1) && visit(root, entry));
    }
    return false;
}

static const struct seed *own_seed(const char *name)
{
    return main_seed(peil_arena_copy(arena, name, strcspn(name, ":")));
}

static bool is_there(const struct peil_node *node, const struct entry *entry)
{
    (void)entry;
    return node != NULL;
}

static bool overlap(const struct place *a, const struct place *b)
{
    return a->seed == b->seed && a->first <= b->last && b->first <= a->last;
}

/* The seed that a bare "r.1" is about, for the visitors. */
static const struct seed *bare;

/* Whether what it says of its own place, if anything, agrees. */
static bool agrees(const struct peil_node *node, const struct entry *entry)
{
    const char *source = peil_node_get_text(node, "source");
    struct places places;
    bool elsewhere = false;
    if (!source || !read_places(source, bare, &places))
        return true;
    for (size_t i = 0; i < places.count; i++) {
        if (overlap(&places.at[i], &entry->place))
            return true;
        elsewhere |= places.at[i].seed == entry->place.seed;
    }
    return !elsewhere;
}

Test(packs_inventory, what_was_made_of_a_line_is_there_and_says_so)
{
    for (size_t i = 0; i < entry_count; i++) {
        for (size_t j = 0; j < name_count(&entries[i]); j++) {
            const char *name = name_at(&entries[i], j);
            const struct place *place = &entries[i].place;
            bare = own_seed(name);
            cr_expect(any_named(name, is_there, &entries[i]), "%s r.%zu: there is no %s",
                place->seed->name, place->first, name);
            cr_expect(peil_node_get(entries[i].node, "again") ||
                          peil_node_get(entries[i].node, "literal") ||
                          any_named(name, agrees, &entries[i]),
                "%s r.%zu: %s names other lines", place->seed->name, place->first, name);
        }
    }
}

/* ---- literal parts that have no place of their own ---- */

static bool is_literal(const struct peil_node *node, const struct entry *entry)
{
    const struct peil_node *keys = peil_node_get(entry->node, "literal");
    const struct places places = {.at = {entry->place}, .count = 1};
    struct touched touched = {false, false};
    for (size_t i = 0; i < peil_node_count(keys); i++) {
        const char *text = dutch(node, peil_node_as_text(peil_node_at(keys, i), NULL));
        if (!*text || !stands_in(text, &places, &touched))
            return false;
    }
    return peil_node_count(keys) > 0;
}

Test(packs_inventory, parts_that_are_called_literal_are)
{
    for (size_t i = 0; i < entry_count; i++)
        if (peil_node_get(entries[i].node, "literal"))
            cr_expect(any_named(name_at(&entries[i], 0), is_literal, &entries[i]),
                "%s r.%zu: %s does not say this", entries[i].place.seed->name,
                entries[i].place.first, name_at(&entries[i], 0));
}

/* ---- and the other way round ---- */

static bool is_listed(const char *name, const struct place *place)
{
    for (size_t i = 0; i < entry_count; i++)
        for (size_t j = 0; j < name_count(&entries[i]); j++)
            if (overlap(&entries[i].place, place) && strcmp(name_at(&entries[i], j), name) == 0)
                return true;
    return false;
}

static void expect_listed(const struct shipped_pack *pack, const struct peil_node *node)
{
    const char *source = peil_node_get_text(node, "source"), *id = peil_node_get_text(node, "id");
    struct places places;
    if (id && source && strncmp(dutch(node, "origin"), "source", 6) == 0 &&
        read_places(source, main_seed(pack->id), &places))
        for (size_t i = 0; i < places.count; i++)
            cr_expect(is_listed(peil_arena_format(arena, "%s:%s", pack->id, id), &places.at[i]),
                "%s:%s is literal, and the inventory does not have it at %s r.%zu", pack->id, id,
                places.at[i].seed->name, places.at[i].first);
    for (size_t i = 0; i < peil_node_count(node); i++)
        expect_listed(pack, peil_node_at(node, i));
}

Test(packs_inventory, what_packs_took_over_is_listed)
{
    for (size_t i = 0; i < pack_count; i++)
        expect_listed(&packs[i], packs[i].root);
}
