/*
 * Whether readers of plain Dutch and of English get what there is for them: the questions of the
 * checklists for everybody in plain words, and in English all that is not a source's own.
 */
#include "tests/unit/pack_sheets.h"
#include "tests/unit/seed_match.h"

#define MOST_WORDS 20 /* in one sentence of plain Dutch */

static struct shipped_pack shipped[MOST_PACKS];
static size_t shipped_count;

static void set_up(void)
{
    seeds_set_up();
    read_seeds();
    repair_count = 0;
    read_repairs("movisie-profiel");
    shipped_count = read_packs(shipped);
}

TestSuite(packs_languages, .init = set_up, .fini = seeds_tear_down, .timeout = 300);

/* ---- plain Dutch ---- */

static const char *variant(const struct peil_text *text, const char *tag)
{
    for (size_t i = 0; i < text->count; i++)
        if (strcmp(text->variants[i].tag, tag) == 0)
            return text->variants[i].text;
    return NULL;
}

/* The words of the longest sentence; what stands behind a colon counts as one of its own. */
static size_t longest(const char *text)
{
    size_t words = 0, most = 0;
    while (*text) {
        size_t length = strcspn(text, " \n");
        words++;
        most = words > most ? words : most;
        if (length > 0 && strchr(".:;?!", text[length - 1]))
            words = 0;
        text += length;
        text += strspn(text, " \n");
    }
    return most;
}

static void expect_plain(const char *pack, const char *id, const struct peil_text *text)
{
    const char *plain = variant(text, "nl-x-b1"), *standard = variant(text, "nl");
    cr_expect(plain && *plain, "%s: %s has no text in plain Dutch", pack, id);
    if (!plain)
        return;
    cr_expect(!standard || strcmp(plain, standard) != 0, "%s: %s is not in other words", pack, id);
    cr_expect_leq(
        longest(plain), (size_t)MOST_WORDS, "%s: %s has a long sentence: %s", pack, id, plain);
}

static void expect_plain_pack(const char *name)
{
    struct sheets *s = malloc(sizeof(*s));
    cr_assert_not_null(s);
    sheets_begin(s, name);
    for (size_t i = 0; i < s->pack->item_count; i++)
        expect_plain(name, s->pack->items[i].id, &s->pack->items[i].text);
    for (size_t i = 0; i < s->pack->section_count; i++)
        cr_expect(variant(&s->pack->sections[i].title, "nl-x-b1"), "%s: %s has no plain title",
            name, s->pack->sections[i].id);
    for (size_t i = 0; i < s->pack->scoring.band_count; i++)
        if (s->pack->scoring.bands[i].verdict.count > 0)
            expect_plain(name, s->pack->scoring.bands[i].id, &s->pack->scoring.bands[i].verdict);
    sheets_end(s);
    free(s);
}

Test(packs_languages, checklists_for_everybody_are_there_in_plain_dutch)
{
    static const char *const names[] = {"bcmb", "iederin"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        expect_plain_pack(names[i]);
}

/* ---- English ---- */

/* Whether it is what a literal text, with `source_text` beside it, was mended to. */
static bool is_mended(const struct peil_node *node, const char *text)
{
    if (*dutch(node, "source_text") &&
        (strcmp(dutch(node, "text"), text) == 0 || strcmp(dutch(node, "title"), text) == 0))
        return true;
    for (size_t i = 0; i < peil_node_count(node); i++)
        if (is_mended(peil_node_at(node, i), text))
            return true;
    return false;
}

/* Whether a text stands somewhere in one of the seeds, but for a mistake. */
static bool is_found(const char *text)
{
    for (size_t i = 0; i < shipped_count; i++)
        if (is_mended(shipped[i].root, text))
            return true;
    for (size_t i = 0; i < SEEDS; i++) {
        const struct places all = {
            .at = {{.seed = seeds[i], .first = 1, .last = seeds[i]->count}}, .count = 1};
        struct touched touched = {false, false};
        if (stands_in(text, &all, &touched))
            return true;
    }
    return false;
}

/* Whether a text is a source's own; a text comes back often, and is looked for once. */
static bool is_of_source(const char *text)
{
    static const char *known[2048];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i], text) == 0)
            return true;
    if (!is_found(text))
        return false;
    cr_assert_lt(count, sizeof(known) / sizeof(*known));
    known[count++] = peil_arena_text(arena, text);
    return true;
}

/* Names of publishers and titles of sources stay as they are. */
static bool is_name(const char *path)
{
    size_t length = strlen(path);
    return strcmp(path, "/pack/publisher") == 0 || strcmp(path, "/references/title") == 0 ||
           strcmp(path, "/references/label") == 0 || strncmp(path, "/pack/source/", 13) == 0 ||
           (length > 10 && strcmp(path + length - 10, "/publisher") == 0);
}

/* "Ask the council: ..." with a text that is a source's own. */
static bool asks_for(const struct peil_node *node, const char *key, const char *asked)
{
    const char *text = peil_node_get_text(node, "text");
    return strcmp(key, "ask") == 0 && asked && text && strstr(asked, text) && is_of_source(text);
}

struct found {
    const char *pack;
    size_t marked;
};

/* Every text that is marked as Dutch in an English document is a source's, or a name. */
static void expect_english(
    struct sheets *s, const struct peil_node *node, const char *path, struct found *found)
{
    static const char mark[] = "_language";
    for (size_t i = 0; i < peil_node_count(node); i++) {
        const char *key = peil_node_key(node, i);
        const struct peil_node *value = peil_node_at(node, i);
        const char *below = key ? peil_arena_format(s->arena, "%s/%s", path, key) : path;
        size_t length = key ? strlen(key) : 0;
        if (length > sizeof(mark) - 1 && strcmp(key + length - sizeof(mark) + 1, mark) == 0) {
            const char *plain = peil_arena_copy(s->arena, key, length - sizeof(mark) + 1);
            const char *text = peil_node_get_text(node, plain);
            found->marked++;
            cr_expect(is_name(peil_arena_format(s->arena, "%s/%s", path, plain)) ||
                          asks_for(node, plain, text) || (text && is_of_source(text)),
                "%s: %s is Dutch in English, and no source's: %s", found->pack, below,
                text ? text : "");
        }
        expect_english(s, value, below, found);
    }
}

static void expect_english_pack(struct sheets *s, struct found *found)
{
    const struct peil_report_options options = {.language = "en"};
    uint64_t random = 3;
    found->pack = s->pack->id;
    expect_english(s, peil_report_checklist(s->arena, s->pack, NULL, &options), "", found);
    if (s->pack->item_count == 0)
        return;
    for (size_t i = 0; i < 3; i++) {
        sheets_clear(s, NULL);
        sheets_shuffle(s, &random);
        sheets_score(s);
        expect_english(s, sheets_document(s, "en"), "", found);
    }
}

Test(packs_languages, all_but_the_words_of_sources_is_there_in_english)
{
    char *names[MOST_PACKS];
    size_t count = sheets_packs(names);
    struct found found = {0};
    struct sheets *s = malloc(sizeof(*s));
    cr_assert_not_null(s);
    for (size_t i = 0; i < count; i++) {
        sheets_begin(s, names[i]);
        expect_english_pack(s, &found);
        sheets_end(s);
        free(names[i]);
    }
    free(s);
    cr_expect_gt(found.marked, (size_t)100);
}
