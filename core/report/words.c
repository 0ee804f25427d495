/*
 * Finding words.
 */
#include "core/report/words.h"

#include <string.h>

#include "core/report/report.h"

static const struct peil_words languages[] = {
    {"en", {&peil_words_en, &peil_headings_en, &peil_sentences_en, &peil_workings_en,
               &peil_comparing_en}},
    {"nl", {&peil_words_nl, &peil_headings_nl, &peil_sentences_nl, &peil_workings_nl,
               &peil_comparing_nl}},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether the first part of a tag ("nl" of "nl-x-b1") is `primary`, which is in lower case. */
static bool is_primary(const char *tag, const char *primary)
{
    size_t i = 0;

    while (primary[i] != '\0' && lower(tag[i]) == primary[i])
        i++;
    return primary[i] == '\0' && (tag[i] == '\0' || tag[i] == '-');
}

static const struct peil_words *tables_of(const char *language)
{
    for (size_t i = 0; language && i < sizeof(languages) / sizeof(languages[0]); i++)
        if (is_primary(language, languages[i].language))
            return &languages[i];
    return NULL;
}

const struct peil_words *peil_words_for(const char *language)
{
    const struct peil_words *found = tables_of(language);

    return found ? found : &languages[0];
}

bool peil_words_has(const char *language)
{
    return tables_of(language) != NULL;
}

static const char *find(const struct peil_word_table *table, const char *name)
{
    size_t from = 0;
    size_t to = table->count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = strcmp(name, table->entries[middle].name);

        if (order == 0)
            return table->entries[middle].text;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

const char *peil_words_find(const struct peil_words *words, const char *name)
{
    const char *text = NULL;

    for (int kind = 0; !text && kind < PEIL_WORD_KINDS; kind++)
        text = find(words->tables[kind], name);
    return text;
}
