/*
 * Whether every text that a shipped pack calls its source's own stands there, at the lines that the
 * pack names, and whether every line that a pack names is there.
 */
#include "tests/unit/seed_match.h"

static struct shipped_pack packs[MOST_PACKS];
static size_t pack_count, literal_count, place_count;

static void set_up(void)
{
    seeds_set_up();
    read_seeds();
    repair_count = literal_count = place_count = 0;
    read_repairs("movisie-profiel");
    pack_count = read_packs(packs);
}

TestSuite(packs_source, .init = set_up, .fini = seeds_tear_down);

static const char *const word_keys[] = {"source_text", "text", "title", "label", "by"};
#define WORD_KEYS (sizeof(word_keys) / sizeof(*word_keys))

/* What is literal of something: its text, or where it has none its title or label. */
static const char *own_words(const struct peil_node *node)
{
    for (size_t i = 0; i < WORD_KEYS; i++)
        if (*dutch(node, word_keys[i]))
            return dutch(node, word_keys[i]);
    return "";
}

/*
 * What is literal stands there, and the place is no larger than that: it begins and ends in the
 * lines that are named. A title above it may be the first of these, and who said it the last.
 */
static bool is_literal(const struct peil_node *node, const struct places *places)
{
    struct touched touched = {false, false};
    if (!stands_in(own_words(node), places, &touched))
        return false;
    for (size_t i = 0; i < WORD_KEYS; i++)
        if (*dutch(node, word_keys[i]))
            (void)stands_in(dutch(node, word_keys[i]), places, &touched);
    return touched.first && touched.last;
}

/* The `source` of a pack as a whole is a map; every other is a place. */
static void check_places(const struct shipped_pack *pack, const struct peil_node *node)
{
    const char *place = peil_node_get_text(node, "source"), *origin = dutch(node, "origin");
    const char *id = dutch(node, "id");
    bool literal = strcmp(origin, "source") == 0 || strcmp(origin, "source-edited") == 0;
    struct places places;
    if (!place) {
        cr_expect(!literal, "%s: %s is literal, and has no source", pack->id, id);
        return;
    }
    place_count++;
    if (!read_places(place, main_seed(pack->id), &places)) {
        cr_expect_fail("%s: %s: \"%s\" is no place in a seed", pack->id, id, place);
        return;
    }
    if (!literal)
        return;
    literal_count++;
    cr_expect(*own_words(node), "%s: %s has no text", pack->id, id);
    cr_expect(is_literal(node, &places), "%s: %s does not say what stands at %s: %s", pack->id, id,
        place, own_words(node));
}

/* Visits every map in a tree. */
static void check_all(const struct shipped_pack *pack, const struct peil_node *node)
{
    if (peil_node_type(node) == PEIL_NODE_MAP)
        check_places(pack, node);
    for (size_t i = 0; i < peil_node_count(node); i++)
        check_all(pack, peil_node_at(node, i));
}

/*
 * What a pack took over without a place of its own, an introduction say, may have taken repairs,
 * too. The inventory says where these stand.
 */
static void look_for_more(const struct seed *seed, const struct peil_node *node)
{
    static const char *const keys[] = {"intro", "description", "label"};
    const struct places all = {.at = {{.seed = seed, .first = 1, .last = seed->count}}, .count = 1};
    struct touched touched = {false, false};
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
        if (strlen(dutch(node, keys[i])) > 3)
            (void)stands_in(dutch(node, keys[i]), &all, &touched);
    for (size_t i = 0; i < peil_node_count(node); i++)
        look_for_more(seed, peil_node_at(node, i));
}

/* Whether some pack was made from a seed. */
static bool is_quoted(const struct seed *seed)
{
    for (size_t i = 0; i < pack_count; i++)
        if (main_seed(packs[i].id) == seed)
            return true;
    return false;
}

Test(packs_source, literal_texts_stand_at_their_lines_and_all_lines_are_there)
{
    for (size_t i = 0; i < pack_count; i++)
        check_all(&packs[i], packs[i].root);
    cr_expect_gt(literal_count, (size_t)30);
    cr_expect_geq(place_count, literal_count);
    for (size_t i = 0; i < pack_count; i++)
        if (main_seed(packs[i].id) == seeds[4])
            look_for_more(seeds[4], packs[i].root);
    for (size_t i = 0; i < repair_count; i++)
        cr_expect(repairs[i].used || !is_quoted(repairs[i].seed),
            "%s.herstel: nothing takes \"%zu: %s > %s\"", repairs[i].seed->name, repairs[i].line,
            repairs[i].reads, repairs[i].means);
}

/* Texts that are edited differ from what they were, or they are not. */
static void check_edited(const struct shipped_pack *pack, const struct peil_node *node)
{
    const char *literal = dutch(node, "source_text");
    if (*literal)
        cr_expect(strcmp(literal, dutch(node, "text")) != 0 &&
                      strcmp(literal, dutch(node, "title")) != 0 &&
                      strcmp(literal, dutch(node, "label")) != 0,
            "%s: %s was not edited", pack->id, dutch(node, "id"));
    for (size_t i = 0; i < peil_node_count(node); i++)
        check_edited(pack, peil_node_at(node, i));
}

Test(packs_source, edited_texts_are_edited)
{
    for (size_t i = 0; i < pack_count; i++)
        check_edited(&packs[i], packs[i].root);
}

/* ---- the test itself ---- */

static bool stands(const char *text, const char *place)
{
    struct places places;
    struct touched touched = {false, false};
    cr_assert(read_places(place, seeds[4], &places), "%s", place);
    return stands_in(text, &places, &touched) && touched.first && touched.last;
}

Test(packs_source, a_text_is_found_across_line_ends_and_nowhere_else)
{
    cr_expect(stands(
        "bij- en nascholing is gewenst om de kwaliteit van het werk te waarborgen.", "r.57-58"));
    cr_expect(
        stands("competenties hij of zij daarvoor nodig heeft. De taken en competenties vormen "
               "samen bouwstenen",
            "r.39-40"));
    cr_expect(stands("Zij kunnen het profiel gebruiken:", "r.43"));
    cr_expect_not(stands("Zij kunnen het profiel gebruiken:", "r.43-45"), "more lines than it has");
    cr_expect_not(stands("Zij kunnen dit profiel gebruiken:", "r.43"), "another word");
    cr_expect_not(stands("Zij kunnen het profiel gebruiken:", "r.45"), "another line");
    cr_expect_not(stands("bij en nascholing is gewenst om", "r.57"), "a hyphen within a line");
}

Test(packs_source, a_place_is_lines_that_are_there)
{
    static const char *const wrong[] = {"", "31", "r.", "r.0", "r.031", "r.9999", "r.3-", "r.5-3",
        "r.1, r.3", "r.1;r.3", "r.1; ", "iederin r.1", "r.2", "r.1-2", "iederin-pagina r.2", "R.1",
        "r.1 en verder"};
    struct places places;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_not(read_places(wrong[i], seeds[4], &places), "\"%s\"", wrong[i]);
    cr_expect_not(read_places("r.1", NULL, &places));
    cr_assert(read_places("r.3-5; bcmb-signalering r.15", seeds[4], &places));
    cr_expect_eq(places.count, (size_t)2);
    cr_expect_str_eq(places.at[1].seed->name, "bcmb-signalering");
    cr_expect_eq(places.at[0].last, (size_t)5);
}
