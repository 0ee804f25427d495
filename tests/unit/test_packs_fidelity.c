/*
 * Whether the shipped packs say what their sources say. The sources stand in tests/seeds, byte for
 * byte; the packs are read with the project's own YAML reader. Texts are compared as they are,
 * without any normalisation. What is left out of a line of a source stands at the function that
 * does it.
 */
#include "tests/unit/seed_help.h"

#include "core/base/sha256.h"

#define CHECKLIST "tests/seeds/bcmb-checklist.txt"
#define OVERVIEW "tests/seeds/movisie-publicaties.txt"
#define ITEMS 31
#define PUBLICATIONS 27
#define MOST 64 /* of anything that is counted here */

TestSuite(packs_fidelity, .init = seeds_set_up, .fini = seeds_tear_down);

/* Cell `index` of a line that is cut at its tabs; NULL where there is none. */
static const char *cell(const char *line, size_t index)
{
    for (; index > 0; index--) {
        line = strchr(line, '\t');
        if (!line)
            return NULL;
        line++;
    }
    return peil_arena_copy(arena, line, strcspn(line, "\t"));
}

static const char *lower(const char *text)
{
    size_t length = strlen(text);
    char *out = peil_arena_alloc(arena, 2 * length + 1);
    cr_assert_not_null(out);
    size_t written = 0;
    uint32_t code = 0;
    for (size_t at = 0; at < length; at += peil_utf8_decode(text + at, length - at, &code)) {
        cr_assert_gt(peil_utf8_decode(text + at, length - at, &code), 0);
        written += peil_utf8_encode(peil_utf8_lower(code), out + written);
    }
    return out;
}

Test(packs_fidelity, the_seeds_are_the_ones_the_packs_were_made_from)
{
    static const char *const digests[][2] = {
        {CHECKLIST, "38765a8768cdbd07aafb07a09cca1c3d06dea3afff5370ba37caf918380b072e"},
        {"tests/seeds/bcmb-signalering.txt",
            "0939c82283437d87c915e8d9fee13f63f0db8727bc532a53d5fece1687d2df00"},
        {"tests/seeds/iederin-pagina.txt",
            "5a4f4f6cb8d936569d52d5b44a9636c14568d6c1f6a0cb1abb2b661164978870"},
        {"tests/seeds/movisie-profiel.txt",
            "de7a4af2f51fd523c6126c46a6e52d48919fd07fc8d3a1ebc690cbd36ec1f137"},
        {OVERVIEW, "ae50c886abf32aa2303911506518fac799871f01f812ccfd9e968c1d0be23e0f"},
    };
    for (size_t i = 0; i < sizeof(digests) / sizeof(*digests); i++) {
        size_t length;
        const char *bytes = read_file(digests[i][0], &length);
        unsigned char digest[32];
        char hex[65];
        peil_sha256(bytes, length, digest);
        peil_sha256_hex(digest, hex);
        cr_expect_str_eq(hex, digests[i][1], "%s has changed", digests[i][0]);
    }
}

/* The checklist of BCMB. */

/* A question with the headings that it stands under, in the pack or in the seed. */
struct question {
    const char *text;
    const char *check;            /* "Onafhankelijkheid" */
    const char *block;            /* the heading below it; "" for none */
    size_t line;                  /* in the seed */
    const struct peil_node *item; /* in the pack */
};

struct questions {
    struct question at[MOST];
    size_t count;
};

static void add_question(struct questions *all, struct question question)
{
    cr_assert_lt(all->count, (size_t)MOST);
    all->at[all->count++] = question;
}

/*
 * The rows of the tables. A row ends in three cells with a bullet, the boxes of the form; the text
 * is its first cell. A heading is "Check " and the name of the check, or a line without tabs below
 * that: the name of a block.
 */
static struct questions *questions_of_seed(void)
{
    const struct seed *seed = read_seed(CHECKLIST);
    struct questions *all = peil_arena_alloc(arena, sizeof(*all));
    cr_assert_not_null(all);
    const char *check = NULL, *block = "";
    for (size_t i = 0; i < seed->count; i++) {
        const char *line = seed->lines[i], *tab = strchr(line, '\t');
        if (strncmp(line, "Check ", 6) == 0) {
            check = line + 6;
            block = "";
        } else if (check && *line && !tab) {
            block = line;
        } else if (tab && strcmp(tab, "\t●\t●\t●") == 0) {
            struct question row = {
                .text = cell(line, 0), .check = check, .block = block, .line = i + 1};
            add_question(all, row);
        }
    }
    return all;
}

static void add_items(
    struct questions *all, const struct peil_node *section, const char *check, const char *block)
{
    const struct peil_node *items = peil_node_get(section, "items");
    for (size_t i = 0; i < peil_node_count(items); i++) {
        const struct peil_node *item = peil_node_at(items, i);
        const char *literal = dutch(item, "source_text");
        struct question question = {.text = *literal ? literal : dutch(item, "text"),
            .check = check,
            .block = block,
            .item = item};
        add_question(all, question);
    }
}

/* The items of the pack in order; of an item that was edited, the text of the source. */
static struct questions *questions_of_pack(void)
{
    struct questions *all = peil_arena_alloc(arena, sizeof(*all));
    cr_assert_not_null(all);
    const struct peil_node *pack = read_yaml("packs/bcmb/pack.yaml");
    const struct peil_node *checks = peil_node_get(pack, "sections");
    for (size_t i = 0; i < peil_node_count(checks); i++) {
        const struct peil_node *check = peil_node_at(checks, i);
        add_items(all, check, dutch(check, "title"), "");
        const struct peil_node *blocks = peil_node_get(check, "sections");
        for (size_t j = 0; j < peil_node_count(blocks); j++) {
            const struct peil_node *block = peil_node_at(blocks, j);
            add_items(all, block, dutch(check, "title"), dutch(block, "title"));
        }
    }
    return all;
}

Test(packs_fidelity, bcmb_items_are_all_rows_of_the_checklist_in_order)
{
    const struct questions *rows = questions_of_seed(), *items = questions_of_pack();
    cr_assert_eq(rows->count, (size_t)ITEMS, "the seed has %zu rows", rows->count);
    cr_assert_eq(items->count, (size_t)ITEMS, "the pack has %zu items", items->count);
    for (size_t i = 0; i < ITEMS; i++) {
        const char *id = peil_node_get_text(items->at[i].item, "id");
        cr_expect_str_eq(items->at[i].text, rows->at[i].text, "%s differs from the seed", id);
    }
}

Test(packs_fidelity, bcmb_items_stand_under_the_headings_of_the_checklist)
{
    const struct questions *rows = questions_of_seed(), *items = questions_of_pack();
    for (size_t i = 0; i < ITEMS; i++) {
        const char *id = peil_node_get_text(items->at[i].item, "id");
        cr_expect_str_eq(items->at[i].check, rows->at[i].check, "check of %s", id);
        cr_expect_str_eq(items->at[i].block, rows->at[i].block, "block of %s", id);
    }
}

Test(packs_fidelity, bcmb_items_name_their_line_in_the_checklist)
{
    const struct questions *rows = questions_of_seed(), *items = questions_of_pack();
    for (size_t i = 0; i < ITEMS; i++) {
        const char *line = peil_arena_format(arena, "r.%z", rows->at[i].line);
        cr_expect_str_eq(dutch(items->at[i].item, "source"), line, "%s",
            peil_node_get_text(items->at[i].item, "id"));
    }
}

Test(packs_fidelity, bcmb_repairs_one_word_and_keeps_the_original)
{
    const struct questions *items = questions_of_pack();
    for (size_t i = 0; i < ITEMS; i++) {
        const struct peil_node *item = items->at[i].item;
        const char *id = peil_node_get_text(item, "id"), *text = dutch(item, "text");
        bool edited = strcmp(id, "inkoop.4") == 0;
        cr_expect_str_eq(dutch(item, "origin"), edited ? "source-edited" : "source", "%s", id);
        cr_expect_eq(peil_node_get(item, "source_text") != NULL, edited, "%s", id);
        if (!edited)
            continue;
        const char *literal = items->at[i].text, *wrong = strstr(literal, "zintuigelijke");
        cr_assert_not_null(wrong);
        const char *mended = peil_arena_format(arena, "%szintuiglijke%s",
            peil_arena_copy(arena, literal, (size_t)(wrong - literal)),
            wrong + strlen("zintuigelijke"));
        cr_expect_str_eq(text, mended);
    }
}

Test(packs_fidelity, bcmb_checks_are_the_bullets_of_the_introduction)
{
    const struct seed *seed = read_seed(CHECKLIST);
    const struct peil_node *checks = peil_node_get(read_yaml("packs/bcmb/pack.yaml"), "sections");
    size_t count = 0;
    for (size_t i = 0; i < seed->count; i++)
        if (strncmp(seed->lines[i], "- ", 2) == 0)
            cr_expect_str_eq(dutch(peil_node_at(checks, count++), "title"), seed->lines[i] + 2);
    cr_expect_eq(count, (size_t)5);
    cr_expect_eq(peil_node_count(checks), (size_t)5);
}

Test(packs_fidelity, bcmb_scale_is_the_head_of_every_table)
{
    const struct seed *seed = read_seed(CHECKLIST);
    const struct peil_node *pack = read_yaml("packs/bcmb/pack.yaml");
    const struct peil_node *scale = peil_node_get(peil_node_get(pack, "scales"), "oordeel");
    size_t heads = 0;
    cr_expect_eq(peil_node_count(scale), (size_t)3);
    for (size_t i = 0; i < seed->count; i++) {
        if (strncmp(seed->lines[i], "Aandachtspunten\t", 16) != 0)
            continue;
        heads++;
        for (size_t j = 0; j < 3; j++)
            cr_expect_str_eq(dutch(peil_node_at(scale, j), "label"), cell(seed->lines[i], j + 1));
        cr_expect_null(cell(seed->lines[i], 4));
    }
    cr_expect_eq(heads, (size_t)6);
}

/* Whether a line of the seed is this text and nothing else. */
static bool is_line(const struct seed *seed, const char *text)
{
    for (size_t i = 0; i < seed->count; i++)
        if (strcmp(seed->lines[i], text) == 0)
            return true;
    return false;
}

Test(packs_fidelity, bcmb_field_description_and_title_are_those_of_the_checklist)
{
    const struct seed *seed = read_seed(CHECKLIST);
    const struct peil_node *pack = read_yaml("packs/bcmb/pack.yaml");
    const struct peil_node *field = peil_node_at(peil_node_get(pack, "subject_fields"), 0);
    cr_expect(is_line(seed, peil_arena_format(arena, "%s:\t", dutch(field, "label"))));

    char *paragraph = peil_arena_text(arena, dutch(pack, "description"));
    cr_assert(*paragraph);
    while (paragraph) {
        char *end = strchr(paragraph, '\n');
        if (end)
            *end = '\0';
        cr_expect(is_line(seed, paragraph), "not in the seed: %s", paragraph);
        paragraph = end ? end + 1 : NULL;
    }

    /* The title stands in capitals in the source, for the greater part. */
    cr_expect_str_eq(lower(dutch(pack, "title")), lower(seed->lines[6]));
}

/* The publications of Movisie. */

static const char *const fact_names[] = {
    "Datum", "Bron", "Aard v/d publicatie", "Doelgroep", "Aantal pagina's", "Link"};
static const char *const fact_keys[] = {"date", "publisher", "sort", "audience", "pages", "link"};
#define FACTS (sizeof(fact_keys) / sizeof(*fact_keys))

struct entry {
    const char *title;
    size_t line; /* of the title */
    const char *facts[FACTS];
};

/*
 * An entry is a title, a row for each fact and a description. Between title and facts stand empty
 * lines, and in some entries a line of dots, which was a rule in the layout; these are passed over.
 */
static size_t read_entries(const struct seed *seed, struct entry entries[MOST])
{
    size_t count = 0;
    for (size_t i = 0; i + FACTS <= seed->count; i++) {
        if (strncmp(seed->lines[i], "Datum\t", 6) != 0)
            continue;
        cr_assert_lt(count, (size_t)MOST);
        struct entry *entry = &entries[count++];
        size_t title = i - 1;
        while (title > 0 && strspn(seed->lines[title], ".") == strlen(seed->lines[title]))
            title--;
        entry->title = seed->lines[title];
        entry->line = title + 1;
        for (size_t j = 0; j < FACTS; j++) {
            cr_assert_str_eq(cell(seed->lines[i + j], 0), fact_names[j], "line %zu", i + j + 1);
            entry->facts[j] = cell(seed->lines[i + j], 1);
        }
    }
    return count;
}

/* The publications of the pack that the overview lists, under its headings; in order. */
static size_t read_publications(const struct peil_node *publications[MOST])
{
    const struct peil_node *all = peil_node_get(read_yaml("packs/oco/pack.yaml"), "references");
    size_t count = 0;
    for (size_t i = 0; i < peil_node_count(all); i++) {
        if (strcmp(dutch(peil_node_at(all, i), "kind"), "publication") != 0 ||
            !peil_node_get(peil_node_at(all, i), "category"))
            continue;
        cr_assert_lt(count, (size_t)MOST);
        publications[count++] = peil_node_at(all, i);
    }
    return count;
}

Test(packs_fidelity, oco_publications_are_all_entries_of_the_overview_in_order)
{
    struct entry entries[MOST];
    const struct peil_node *publications[MOST];
    cr_assert_eq(read_entries(read_seed(OVERVIEW), entries), (size_t)PUBLICATIONS);
    cr_assert_eq(read_publications(publications), (size_t)PUBLICATIONS);
    for (size_t i = 0; i < PUBLICATIONS; i++) {
        const char *id = dutch(publications[i], "id"), *title = entries[i].title;
        size_t line = entries[i].line;
        /* The heading says "ouders", the table of contents "ouderen", which is what is meant. */
        if (strcmp(id, "pub.25") == 0) {
            cr_expect_str_eq(strrchr(title, ' '), " ouders");
            title = peil_arena_format(arena, "%s",
                "Samenwerkingsafspraken bij "
                "cliëntondersteuning voor ouderen");
            line = 63;
        }
        cr_expect_str_eq(dutch(publications[i], "title"), title, "title of %s", id);
        cr_expect_str_eq(dutch(publications[i], "source"),
            peil_arena_format(arena, "movisie-publicaties r.%z", line), "%s", id);
    }
}

Test(packs_fidelity, oco_publications_have_the_facts_of_the_overview)
{
    struct entry entries[MOST];
    const struct peil_node *publications[MOST];
    cr_assert_eq(read_entries(read_seed(OVERVIEW), entries), (size_t)PUBLICATIONS);
    cr_assert_eq(read_publications(publications), (size_t)PUBLICATIONS);
    for (size_t i = 0; i < PUBLICATIONS; i++) {
        const char *id = dutch(publications[i], "id");
        for (size_t j = 0; j < FACTS; j++)
            cr_expect_str_eq(dutch(publications[i], fact_keys[j]), entries[i].facts[j], "%s of %s",
                fact_keys[j], id);
        const char *year = dutch(publications[i], "year");
        cr_expect_eq(strlen(year), (size_t)4, "%s", id);
        cr_expect_not_null(strstr(entries[i].facts[0], year), "year of %s", id);
    }
}

/*
 * The table of contents gives titles and categories, each with a page number behind a tab, which is
 * left out. A line that is not the next title is the category of the titles below it.
 */
Test(packs_fidelity, oco_publications_stand_in_the_table_of_contents_under_their_category)
{
    const struct seed *seed = read_seed(OVERVIEW);
    const struct peil_node *publications[MOST];
    cr_assert_eq(read_publications(publications), (size_t)PUBLICATIONS);
    size_t line = 0, next = 0, categories = 0;
    while (line < seed->count && strcmp(seed->lines[line], "Inhoud") != 0)
        line++;
    const char *category = "";
    for (line += 2; line < seed->count && strchr(seed->lines[line], '\t'); line++) {
        const char *title = cell(seed->lines[line], 0);
        if (next == PUBLICATIONS || strcmp(title, dutch(publications[next], "title")) != 0) {
            category = title;
            categories++;
        } else {
            cr_expect_str_eq(dutch(publications[next], "category"), category, "%s", title);
            next++;
        }
    }
    cr_expect_eq(next, (size_t)PUBLICATIONS, "only %zu titles found in order", next);
    cr_expect_eq(categories, (size_t)4);
}
