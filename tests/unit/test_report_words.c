/*
 * The words of the report: every language has all of them, and says the same.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "core/report/parts.h"
#include "core/report/phrase.h"
#include "core/report/words.h"

static void is_sorted(const struct peil_word_table *table)
{
    for (size_t i = 1; i < table->count; i++) {
        cr_assert_lt(strcmp(table->entries[i - 1].name, table->entries[i].name), 0,
            "\"%s\" stands behind \"%s\"", table->entries[i].name, table->entries[i - 1].name);
    }
}

Test(words, tables_are_sorted_so_that_look_up_finds_all)
{
    for (int kind = 0; kind < PEIL_WORD_KINDS; kind++) {
        is_sorted(peil_words_for("nl")->tables[kind]);
        is_sorted(peil_words_for("en")->tables[kind]);
    }
}

Test(words, every_language_has_every_word_and_no_other)
{
    const struct peil_words *nl = peil_words_for("nl"), *en = peil_words_for("en");
    size_t names = 0;

    for (int kind = 0; kind < PEIL_WORD_KINDS; kind++) {
        const struct peil_word_table *one = nl->tables[kind], *other = en->tables[kind];

        cr_assert_eq(one->count, other->count, "table %d", kind);
        for (size_t i = 0; i < one->count; i++) {
            cr_assert_str_eq(one->entries[i].name, other->entries[i].name);
            cr_assert_neq(one->entries[i].text[0], '\0', "nl: %s", one->entries[i].name);
            cr_assert_neq(other->entries[i].text[0], '\0', "en: %s", one->entries[i].name);
            cr_assert_eq(peil_words_find(nl, one->entries[i].name), one->entries[i].text);
        }
        names += one->count;
    }
    cr_assert_gt(names, 300);
}

/* The `index`th of all words of a language; NULL behind the last. */
static const char *name_at(size_t index)
{
    const struct peil_words *words = peil_words_for("nl");

    for (int kind = 0; kind < PEIL_WORD_KINDS; kind++) {
        if (index < words->tables[kind]->count)
            return words->tables[kind]->entries[index].name;
        index -= words->tables[kind]->count;
    }
    return NULL;
}

static const char *word_in(const char *language, const char *name)
{
    const struct peil_report report = {.words = peil_words_for(language)};

    return peil_word(&report, name);
}

/* Whether every {slot} of one text is in the other. */
static bool has_slots_of(const char *text, const char *other)
{
    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
        char slot[40];
        size_t length = strcspn(open, "}") + 1;

        if (length >= sizeof(slot))
            return false;
        memcpy(slot, open, length);
        slot[length] = '\0';
        if (!strstr(other, slot))
            return false;
    }
    return true;
}

Test(words, languages_fill_in_the_same_slots)
{
    for (size_t i = 0; name_at(i); i++) {
        const char *name = name_at(i);
        const char *nl = word_in("nl", name);
        const char *en = word_in("en", name);

        cr_assert(
            has_slots_of(nl, en) && has_slots_of(en, nl), "%s: \"%s\" and \"%s\"", name, nl, en);
    }
}

Test(words, a_plural_has_both_forms)
{
    for (size_t i = 0; name_at(i); i++) {
        const char *name = name_at(i);
        const char *one = strstr(name, ".one");
        char other[96];

        if (!one || strlen(name) + 3 > sizeof(other))
            continue;
        memcpy(other, name, (size_t)(one - name));
        strcpy(other + (one - name), ".other");
        strcat(other, one + 4);
        cr_assert_not_null(
            peil_words_find(peil_words_for("nl"), other), "%s has no %s", name, other);
    }
}

Test(words, a_tag_finds_its_language_and_others_find_english)
{
    cr_assert_str_eq(word_in("nl", "score.none"), "geen score");
    cr_assert_str_eq(word_in("NL-x-b1", "score.none"), "geen score");
    cr_assert_str_eq(word_in("nl-BE", "score.none"), "geen score");
    cr_assert_str_eq(word_in("en-GB", "score.none"), "no score");
    cr_assert_str_eq(word_in("nlx", "score.none"), "no score");
    cr_assert_str_eq(word_in("fr", "score.none"), "no score");
    cr_assert_str_eq(word_in(NULL, "score.none"), "no score");
}

Test(words, an_unknown_word_gives_its_own_name)
{
    cr_assert_str_eq(word_in("nl", "score.such-is-not-there"), "score.such-is-not-there");
}
