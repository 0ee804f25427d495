/*
 * What the packs after the profile of Movisie say of the same things: the eight competences, which
 * one of them asks about and the other puts in a function profile.
 */
#include "tests/unit/pack_sheets.h"

#define MOST_TITLES 16

static size_t read_titles(struct sheets *s, const char *language, char *titles[MOST_TITLES])
{
    size_t count = 0;

    for (size_t i = 0; i < s->pack->section_count; i++) {
        if (s->pack->sections[i].depth > 1)
            continue;
        cr_assert_lt(count, (size_t)MOST_TITLES);
        titles[count++] =
            strdup(peil_text_get(&s->pack->sections[i].title, language, s->pack->language, NULL));
    }
    return count;
}

static const struct peil_node *block_of(const struct peil_node *document, const char *id)
{
    const struct peil_node *blocks = peil_node_get(document, "blocks");

    for (size_t i = 0; i < peil_node_count(blocks); i++)
        if (strcmp(peil_node_get_text(peil_node_at(blocks, i), "id"), id) == 0)
            return peil_node_at(blocks, i);
    cr_assert_fail("there is no block %s", id);
    return NULL;
}

/* With every building block chosen, all competences go with the function. */
static void expect_titles(struct sheets *s, const char *language)
{
    char *titles[MOST_TITLES];
    const struct peil_node *list;
    size_t count;

    sheets_begin(s, "movisie-competenties");
    count = read_titles(s, language, titles);
    sheets_end(s);
    cr_assert_eq(count, (size_t)8);
    sheets_begin(s, "movisie-taken");
    sheets_clear(s, NULL);
    for (size_t i = 0; i < s->pack->item_count; i++)
        sheets_answer(s, i, 0);
    sheets_score(s);
    list = peil_node_get(block_of(sheets_document(s, language), "competenties"), "list");
    cr_expect_eq(peil_node_count(list), count, "%s", language);
    for (size_t i = 0; i < count; i++) {
        cr_expect_str_eq(peil_node_as_text(peil_node_at(list, i), NULL), titles[i]);
        free(titles[i]);
    }
    sheets_end(s);
}

Test(packs_movisie, both_packs_have_the_same_competences)
{
    struct sheets *s = malloc(sizeof(*s));

    cr_assert_not_null(s);
    expect_titles(s, "nl");
    expect_titles(s, "en");
    free(s);
}
