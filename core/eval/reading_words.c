/*
 * Suggestions for what was meant, and lists of what is allowed.
 */
#include "core/eval/reading.h"

#include <string.h>

#include "core/base/utf8.h"

#define LIST_MOST 30

/* The next letter or digit of a text, in lower case; 0 at its end. */
static uint32_t next_letter(const char **text)
{
    uint32_t code = 0;
    size_t length;

    while (**text != '\0') {
        length = peil_utf8_decode(*text, strlen(*text) < 4 ? strlen(*text) : 4, &code);
        if (length == 0)
            return 0;
        *text += length;
        if (code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
            (code >= 'A' && code <= 'Z'))
            return peil_utf8_lower(code);
    }
    return 0;
}

/* Whether two texts have the same letters and digits, whatever their case and signs. */
static bool same_words(const char *a, const char *b)
{
    size_t letters = 0;
    uint32_t left;
    uint32_t right;

    do {
        left = next_letter(&a);
        right = next_letter(&b);
        if (left != right)
            return false;
        letters += left != 0;
    } while (left != 0);
    return letters > 0;
}

bool peil_reading_is_label(const char *word, const struct peil_text *text)
{
    for (size_t i = 0; i < text->count; i++)
        if (same_words(word, text->variants[i].text))
            return true;
    return false;
}

static bool may_search(struct peil_reading *reading)
{
    if (reading->searches == 0)
        return false;
    reading->searches--;
    return true;
}

bool peil_reading_state_word(const char *text, enum peil_state *out)
{
    static const enum peil_state states[] = {
        PEIL_STATE_BLANK, PEIL_STATE_UNKNOWN, PEIL_STATE_NOT_APPLICABLE};

    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        if (strcmp(text, peil_state_word(states[i])) == 0) {
            *out = states[i];
            return true;
        }
    }
    return false;
}

const char *peil_reading_near_state(const struct peil_reading *reading, const char *text)
{
    static const char *const unknown[] = {"unknown", "weet ik niet", "weet niet", "weet het niet",
        "onbekend", "geen idee", "don't know", "I don't know", "do not know", NULL};
    static const char *const not_applicable[] = {
        "not applicable", "niet van toepassing", "n.v.t.", "nvt", "n/a", "does not apply", NULL};
    const struct peil_item *item = reading->item;

    for (size_t i = 0; item->unknown_allowed && unknown[i]; i++)
        if (same_words(text, unknown[i]))
            return peil_state_word(PEIL_STATE_UNKNOWN);
    for (size_t i = 0; item->not_applicable_allowed && not_applicable[i]; i++)
        if (same_words(text, not_applicable[i]))
            return peil_state_word(PEIL_STATE_NOT_APPLICABLE);
    return NULL;
}

const char *peil_reading_near(
    struct peil_reading *reading, const char *text, const char *const *words)
{
    return words && may_search(reading) ? peil_nearest(text, words) : NULL;
}

const char *peil_reading_near_option(struct peil_reading *reading, const char *text)
{
    const struct peil_item *item = reading->item;
    const struct peil_scale *scale = item->scale;
    const char **words;
    const char *state;
    size_t count = 0;

    if (!may_search(reading))
        return NULL;
    for (size_t i = 0; i < scale->count; i++)
        if (same_words(text, scale->options[i].id) ||
            peil_reading_is_label(text, &scale->options[i].label))
            return scale->options[i].id;
    state = peil_reading_near_state(reading, text);
    words = peil_arena_array(reading->arena, scale->count + 3, sizeof(*words));
    if (state || !words)
        return state;
    for (size_t i = 0; i < scale->count; i++)
        words[count++] = scale->options[i].id;
    if (item->unknown_allowed)
        words[count++] = peil_state_word(PEIL_STATE_UNKNOWN);
    if (item->not_applicable_allowed)
        words[count++] = peil_state_word(PEIL_STATE_NOT_APPLICABLE);
    words[count] = NULL;
    return peil_nearest(text, words);
}

const char *peil_reading_near_term(
    struct peil_reading *reading, const char *text, const struct peil_term *terms, size_t count)
{
    const char **words;

    if (!may_search(reading))
        return NULL;
    words = peil_arena_array(reading->arena, count + 1, sizeof(*words));
    for (size_t i = 0; i < count; i++) {
        if (peil_reading_is_label(text, &terms[i].label))
            return terms[i].id;
        if (words)
            words[i] = terms[i].id;
    }
    return words ? peil_nearest(text, words) : NULL;
}

/* Puts a word behind a list; NULL starts one. */
static const char *append(struct peil_reading *reading, const char *list, const char *word)
{
    return list ? peil_arena_format(reading->arena, "%s, %s", list, word) : word;
}

const char *peil_reading_options(struct peil_reading *reading)
{
    const struct peil_scale *scale = reading->item->scale;
    const char *list = NULL;

    for (size_t i = 0; reading->searches > 0 && i < scale->count; i++) {
        list = append(reading, list, i == LIST_MOST ? "..." : scale->options[i].id);
        if (i == LIST_MOST)
            break;
    }
    return list;
}

const char *peil_reading_terms(
    struct peil_reading *reading, const struct peil_term *terms, size_t count)
{
    const char *list = NULL;

    for (size_t i = 0; reading->searches > 0 && i < count; i++) {
        list = append(reading, list, i == LIST_MOST ? "..." : terms[i].id);
        if (i == LIST_MOST)
            break;
    }
    return list;
}

const char *peil_reading_words(struct peil_reading *reading, const char *const *words)
{
    const char *list = NULL;

    for (size_t i = 0; reading->searches > 0 && words && words[i]; i++) {
        list = append(reading, list, i == LIST_MOST ? "..." : words[i]);
        if (i == LIST_MOST)
            break;
    }
    return list;
}
