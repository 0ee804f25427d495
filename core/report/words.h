/*
 * The words of reports in every language. Words are what a plugin shows; sentences are templates
 * that the report fills in itself, and stay out of the document. Each table is sorted by name, and
 * the tables of all languages have the same names.
 */
#ifndef PEIL_REPORT_WORDS_H
#define PEIL_REPORT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct peil_word {
    const char *name, *text;
};

struct peil_word_table {
    const struct peil_word *entries;
    size_t count;
};

extern const struct peil_word_table peil_words_nl, peil_words_en;
extern const struct peil_word_table peil_headings_nl, peil_headings_en;
extern const struct peil_word_table peil_sentences_nl, peil_sentences_en;
extern const struct peil_word_table peil_workings_nl, peil_workings_en;
extern const struct peil_word_table peil_comparing_nl, peil_comparing_en;

/* The tables of a language; the first two go into the document, for plugins. */
enum peil_word_kind {
    PEIL_WORDS,
    PEIL_HEADINGS,
    PEIL_SENTENCES,
    PEIL_WORKINGS,  /* sentences that tell how a number comes about */
    PEIL_COMPARING, /* sentences that put several results side by side */
    PEIL_WORD_KINDS
};

/* What there is for one language. */
struct peil_words {
    const char *language; /* "nl" */
    const struct peil_word_table *tables[PEIL_WORD_KINDS];
};

/* The tables for a BCP 47 tag; the English ones where it has none. Never NULL. */
const struct peil_words *peil_words_for(const char *language);

/* Whether there are tables for a tag, so that its words are really in that language. */
bool peil_words_has(const char *language);

/* A word or sentence; NULL where there is none of that name. */
const char *peil_words_find(const struct peil_words *words, const char *name);

#endif
