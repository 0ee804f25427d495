/*
 * The pack with the checks of Ieder(in): how many questions of which origin, what decides about the
 * legal core, what tells of which concept, and plain words beside every text.
 */
#include <criterion/criterion.h>

#include "tests/unit/pack_help.h"

static struct world world;
static struct peil_diags *diags;
static struct peil_pack *pack;

static void set_up(void)
{
    diags = peil_diags_new(1000);
    cr_assert_eq(load_folder(&world, "packs/iederin", "packs", &pack, diags), PEIL_OK);
    if (peil_diags_count(diags) > 0)
        show_diags(diags);
    cr_assert_eq(peil_diags_count(diags), 0);
}

static void tear_down(void)
{
    peil_pack_free(pack);
    peil_diags_free(diags);
    world_clear(&world);
}

TestSuite(packs_iederin, .init = set_up, .fini = tear_down);

static const char *exactly(const struct peil_text *text, const char *tag)
{
    for (size_t i = 0; i < text->count; i++)
        if (strcmp(text->variants[i].tag, tag) == 0)
            return text->variants[i].text;
    return NULL;
}

Test(packs_iederin, seven_checks_and_twenty_six_questions_by_origin)
{
    static const size_t expected[] = {10, 5, 6, 5}; /* own, source, source-edited, derived */
    size_t found[4] = {0};

    cr_assert_eq(pack->section_count, 7);
    cr_assert_eq(pack->item_count, 26);
    for (size_t i = 0; i < 26; i++)
        found[pack->items[i].origin]++;
    for (size_t i = 0; i < 4; i++)
        cr_expect_eq(
            found[i], expected[i], "%s: %zu", peil_origin_word((enum peil_origin)i), found[i]);
    for (size_t i = 0; i < 7; i++)
        cr_expect_eq(pack->sections[i].origin, i == 3 ? PEIL_ORIGIN_EDITED : PEIL_ORIGIN_SOURCE,
            "check %zu", i + 1);
    cr_assert_eq(pack->reference_count, 8);
}

Test(packs_iederin, the_legal_core_is_five_questions_and_eight_of_the_ten_parts)
{
    static const char *const core[] = {"1.6", "2.2", "2.3", "3.2", "4.2"};
    const struct peil_item *parts = peil_pack_item(pack, "4.2");
    size_t found = 0;

    for (size_t i = 0; i < pack->item_count; i++)
        if (pack->items[i].knockout)
            cr_expect(found < 5 && strcmp(pack->items[i].id, core[found++]) == 0, "%s",
                pack->items[i].id);
    cr_assert_eq(found, 5);
    cr_assert_eq(parts->row_count, 10);
    for (size_t i = 0; i < 10; i++) {
        bool added =
            strcmp(parts->rows[i].id, "pgb") == 0 || strcmp(parts->rows[i].id, "mantelzorg") == 0;

        cr_expect_neq(parts->knockout_rows[i], added, "%s", parts->rows[i].id);
    }
}

/* The links of the checks and the questions: = equal, < subset, > superset, & intersects. */
static const struct {
    const char *id, *links;
} links[] = {
    {"1", ">vindbaarheid.website &vindbaarheid.actief &vindbaarheid.gericht "},
    {"2", ">onafhankelijkheid.clientbelang >onafhankelijkheid.indicatiestelling "
          "&onafhankelijkheid.organisatorisch "},
    {"3", "=toegang.gratis "},
    {"4", ">levensbreed.reikwijdte &toegang.mantelzorg "},
    {"5", ">kwaliteit.kennis &kwaliteit.methodiek "},
    {"6", "=toegang.keuzevrijheid "},
    {"7", "<toegang.alle_stappen "},
    {"1.1", "<vindbaarheid.website "},
    {"1.2", "<vindbaarheid.website "},
    {"1.3", "<vindbaarheid.website "},
    {"1.4", "<vindbaarheid.rechten &toegang.iedereen "},
    {"1.5", "&vindbaarheid.actief &vindbaarheid.gericht "},
    {"1.6", "=vindbaarheid.gericht "},
    {"2.1", "<vindbaarheid.rechten "},
    {"2.2", "<onafhankelijkheid.clientbelang "},
    {"2.3", "=onafhankelijkheid.indicatiestelling "},
    {"2.4", "<onafhankelijkheid.organisatorisch "},
    {"3.1", "<vindbaarheid.rechten &toegang.gratis "},
    {"3.2", "=toegang.gratis "},
    {"3.3", "=toegang.zonder_voorwaarden "},
    {"4.1", "<vindbaarheid.rechten &levensbreed.reikwijdte "},
    {"4.2", ">levensbreed.reikwijdte &toegang.mantelzorg "},
    {"4.3", "=levensbreed.functie "},
    {"5.1", "&kwaliteit.resultaat &kwaliteit.houding "},
    {"5.2", "&kwaliteit.kennis &kwaliteit.scholing "},
    {"5.3", "<kwaliteit.registratie "},
    {"5.4", "<kwaliteit.kennis "},
    {"6.1", "<toegang.keuzevrijheid "},
    {"6.2", "<toegang.keuzevrijheid <vindbaarheid.website "},
    {"6.3", "<toegang.keuzevrijheid "},
    {"7.1", "<toegang.alle_stappen "},
    {"7.2", "<toegang.alle_stappen "},
    {"7.3", "<toegang.alle_stappen "},
};

static void expect_links(const char *id, const struct peil_mapping *maps, size_t count)
{
    static const char signs[] = {'=', '<', '>', '&'};
    char found[300] = "";
    const char *expected = "no such id";

    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(found);

        (void)snprintf(found + length, sizeof(found) - length, "%c%s ", signs[maps[i].relation],
            maps[i].concept->id);
    }
    for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
        if (strcmp(links[i].id, id) == 0)
            expected = links[i].links;
    cr_expect_str_eq(found, expected, "%s", id);
}

Test(packs_iederin, checks_and_questions_tell_of_their_concepts)
{
    for (size_t i = 0; i < pack->section_count; i++)
        expect_links(pack->sections[i].id, pack->sections[i].maps, pack->sections[i].map_count);
    for (size_t i = 0; i < pack->item_count; i++)
        expect_links(pack->items[i].id, pack->items[i].maps, pack->items[i].map_count);
}

/* Plain words of its own, and English. A sentence has at most 20 words. */
static void expect_plain(const char *id, const struct peil_text *text)
{
    const char *nl = exactly(text, "nl");
    const char *plain = exactly(text, "nl-x-b1");
    const char *english = exactly(text, "en");
    size_t words = 1;

    cr_assert(nl && plain && english, "%s", id);
    cr_expect_str_neq(plain, nl, "%s", id);
    cr_expect_str_neq(english, nl, "%s", id);
    for (const char *at = plain; *at; at++) {
        words += *at == ' ';
        if ((*at == '.' || *at == '?' || *at == ':') && at[1] == ' ')
            words = 0;
        cr_expect_leq(words, (size_t)20, "%s: %s", id, plain);
    }
}

Test(packs_iederin, every_check_and_question_has_plain_words_and_english)
{
    for (size_t i = 0; i < pack->section_count; i++)
        expect_plain(pack->sections[i].id, &pack->sections[i].title);
    for (size_t i = 0; i < pack->item_count; i++)
        expect_plain(pack->items[i].id, &pack->items[i].text);
}

Test(packs_iederin, no_text_has_a_mail_address)
{
    size_t length;
    char *bytes = read_whole("packs/iederin/pack.yaml", &length);

    cr_assert_not_null(bytes);
    cr_expect_null(strchr(bytes, '@') ? strstr(strchr(bytes, '@') + 1, "@") : NULL,
        "the only @ is that of `uses`");
    free(bytes);
}
