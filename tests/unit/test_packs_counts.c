/*
 * How much every shipped pack holds, as `peil pack info --json` tells it.
 */
#include "tests/unit/pack_sheets.h"

static struct sheets *sheets;

static void set_up(void)
{
    sheets = malloc(sizeof(*sheets));
    cr_assert_not_null(sheets);
}

static void tear_down(void)
{
    free(sheets);
}

TestSuite(packs_counts, .init = set_up, .fini = tear_down);

static const struct peil_node *description(void)
{
    const struct peil_node *document =
        peil_report_checklist(sheets->arena, sheets->pack, NULL, NULL);
    cr_assert_not_null(document);
    return document;
}

/* A number of the description: "by_section/onaf" below `counts`; -1 where there is none. */
static double number_at(const struct peil_node *document, const char *path)
{
    const struct peil_node *node = peil_node_get(document, "counts");
    while (*path) {
        size_t length = strcspn(path, "/");
        node = peil_node_get(node, peil_arena_copy(sheets->arena, path, length));
        path += length + (path[length] == '/');
    }
    return peil_node_type(node) == PEIL_NODE_NUMBER ? peil_node_as_number(node) : -1;
}

struct expected {
    const char *path;
    double number;
};

static void expect(const char *pack, const struct expected *expected, size_t count)
{
    sheets_begin(sheets, pack);
    const struct peil_node *document = description();
    for (size_t i = 0; i < count; i++) {
        double number = number_at(document, expected[i].path);
        cr_expect(!(number < expected[i].number) && !(number > expected[i].number),
            "%s: %s is %g, not %g", pack, expected[i].path, number, expected[i].number);
    }
    sheets_end(sheets);
}

#define EXPECT(pack, ...)                                                                          \
    do {                                                                                           \
        const struct expected list[] = {__VA_ARGS__};                                              \
        expect(pack, list, sizeof(list) / sizeof(*list));                                          \
    } while (0)

Test(packs_counts, bcmb)
{
    EXPECT("bcmb", {"items", 31}, {"top_sections", 5}, {"sections", 7}, {"by_section/onaf", 8},
        {"by_section/breed", 3}, {"by_section/kwal", 10}, {"by_section/kwal-ondersteuner", 5},
        {"by_section/inkoop", 5}, {"by_section/vrij", 5}, {"by_section/vind", 5},
        {"by_type/choice", 31}, {"by_origin/source", 30}, {"by_origin/source-edited", 1},
        {"knockouts", 4}, {"mapped_items", 31}, {"mapped_concepts", 27}, {"scales", 1});
}

Test(packs_counts, iederin)
{
    EXPECT("iederin", {"items", 26}, {"top_sections", 7}, {"sections", 7}, {"by_section/1", 6},
        {"by_section/2", 4}, {"by_section/3", 3}, {"by_section/4", 3}, {"by_section/5", 4},
        {"by_section/6", 3}, {"by_section/7", 3}, {"rows", 10}, {"by_type/matrix", 1},
        {"by_type/text", 2}, {"by_origin/derived", 5}, {"by_origin/own", 10},
        {"mapped_concepts", 21});
}

Test(packs_counts, vng_zelftest)
{
    EXPECT("vng-zelftest", {"items", 31}, {"top_sections", 7}, {"sections", 7},
        {"by_section/beleid", 4}, {"by_section/onaf", 5}, {"by_section/breed", 4},
        {"by_section/toegang", 5}, {"by_section/info", 4}, {"by_section/kwal", 5},
        {"by_section/inspraak", 4}, {"by_type/choice", 31}, {"by_origin/own", 18},
        {"by_origin/derived", 13}, {"by_basis/law", 7}, {"by_basis/law-applied", 17},
        {"by_basis/norm", 7}, {"knockouts", 6}, {"mapped_items", 31}, {"mapped_concepts", 24},
        {"scales", 1});
}

/* Two questions, four roles, eleven steps of which three are the questions and what follows. */
Test(packs_counts, frieslab)
{
    EXPECT("frieslab", {"items", 10}, {"by_section/positie", 2}, {"by_section/stappen", 8},
        {"by_origin/source", 8}, {"by_origin/derived", 2}, {"decisions", 1});

    sheets_begin(sheets, "frieslab");
    const struct peil_node *tables = peil_node_get(description(), "decisions");
    cr_expect_eq(peil_node_count(peil_node_get(peil_node_at(tables, 0), "outcomes")), (size_t)4);
    sheets_end(sheets);
}

Test(packs_counts, wlz)
{
    EXPECT("wlz", {"items", 12}, {"by_section/onderdelen", 4}, {"by_section/eisen", 4},
        {"by_section/kader", 4}, {"by_origin/derived", 12});
}

/* The publications of each category, in order. */
static void count_categories(const struct peil_node *document, size_t counts[8], size_t *count)
{
    const struct peil_node *references = peil_node_get(document, "references");
    const char *category = "";
    *count = 0;
    for (size_t i = 0; i < peil_node_count(references); i++) {
        const struct peil_node *one = peil_node_at(references, i);
        const char *own = peil_node_get_text(one, "category");
        if (strcmp(peil_node_get_text(one, "kind"), "publication") != 0 || !own)
            continue;
        if (strcmp(own, category) != 0) {
            cr_assert_lt(*count, (size_t)8);
            counts[(*count)++] = 0;
        }
        counts[*count - 1]++;
        category = own;
    }
}

Test(packs_counts, oco)
{
    EXPECT("oco", {"concepts", 35}, {"groups", 7}, {"base_advice", 70}, {"items", 0});

    size_t counts[8], count;
    sheets_begin(sheets, "oco");
    count_categories(description(), counts, &count);
    cr_expect_eq(count, (size_t)4);
    cr_expect_eq(counts[0], (size_t)4);
    cr_expect_eq(counts[1], (size_t)7);
    cr_expect_eq(counts[2], (size_t)11);
    cr_expect_eq(counts[3], (size_t)5);
    sheets_end(sheets);
}

Test(packs_counts, movisie_taken)
{
    EXPECT("movisie-taken", {"items", 43}, {"top_sections", 8}, {"by_section/kader", 4},
        {"by_section/taak.1", 6}, {"by_section/taak.2", 8}, {"by_section/taak.3", 5},
        {"by_section/taak.4", 6}, {"by_section/taak.5", 4}, {"by_section/taak.6", 6},
        {"by_section/taak.7", 4}, {"by_type/choice", 39}, {"by_type/choices", 2},
        {"by_type/text", 2}, {"by_origin/source", 39}, {"by_origin/derived", 4}, {"knockouts", 0},
        {"scales", 3});
}

Test(packs_counts, movisie_competenties)
{
    EXPECT("movisie-competenties", {"items", 60}, {"top_sections", 8}, {"by_section/comp.1", 14},
        {"by_section/comp.2", 5}, {"by_section/comp.3", 5}, {"by_section/comp.4", 7},
        {"by_section/comp.5", 8}, {"by_section/comp.6", 5}, {"by_section/comp.7", 8},
        {"by_section/comp.8", 8}, {"by_origin/source", 59}, {"by_origin/source-edited", 1},
        {"knockouts", 0});
}

Test(packs_counts, movisie_organisatie)
{
    EXPECT("movisie-organisatie", {"by_section/org", 6}, {"by_section/spel", 7},
        {"by_section/afspraken", 7}, {"by_type/choice", 13}, {"by_type/text", 7},
        {"by_origin/derived", 20}, {"knockouts", 3});
}
