/*
 * The usual answers in the usual order: "onaf.1":"goed", and so on. Here nearly all bytes of an
 * answers file are read, so there is nothing in the way.
 */
#include "core/eval/fast_line.h"

/* So many bytes may be looked at behind the start of a key: itself, a space, a word, a space. */
#define AHEAD 34

static inline bool is_word(const struct peil_fast_word *word, const char *at)
{
    return (peil_fast_word_at(at) & word->head_mask) == word->head &&
           (peil_fast_word_at(at + 8) & word->next_mask) == word->next && word->length > 0;
}

/* Another word of a scale with the letter of `word`, which is not what stands at `at`. */
static const struct peil_fast_word *other_word(
    const struct peil_fast_scale *scale, const struct peil_fast_word *word, const char *at)
{
    while (word->more > 0) {
        word = &scale->words[word->more - 1];
        if (is_word(word, at))
            return word;
    }
    return NULL;
}

/*
 * Spaces stand behind all colons and commas or behind none. The length of a word follows from its
 * first letter, so that the next key can be looked at while this word is still being compared.
 */
size_t peil_fast_run(struct peil_fast_line *line, size_t expected)
{
    const struct peil_fast *fast = line->fast;
    const char *at = line->at;
    const char *const start = at;
    const char *const end = line->end;
    struct peil_place place = peil_fast_place_at(line, at);
    uint32_t column = place.column;
    size_t gap = 0;
    bool first = true;

    for (size_t count = fast->pack->item_count; expected < count && end - at >= AHEAD;) {
        const struct peil_fast_item *item = &fast->items[expected];
        const struct peil_fast_scale *scale = item->scale;
        struct peil_answer *answer = &fast->by_item[expected];
        const struct peil_fast_word *word;
        unsigned char letter;
        size_t length;
        uint32_t index;

        if ((peil_fast_word_at(at) & item->key.head_mask) != item->key.head ||
            (peil_fast_word_at(at + 8) & item->key.next_mask) != item->key.next ||
            item->key.length > 16 || !scale || answer->place.column != 0)
            break;
        at += item->key.length;
        if (first)
            gap = *at == ' ';
        first = false;
        if (gap > 0 && *at != ' ')
            break;
        at += gap;
        letter = (unsigned char)at[1];
        length = scale->lengths[letter];
        index = scale->first_word[letter];
        if (index == 0)
            break;
        word = &scale->words[index - 1];
        if (!is_word(word, at)) {
            word = other_word(scale, word, at);
            if (!word)
                break;
            length = word->length;
        }
        if (word->state == PEIL_STATE_UNKNOWN && !item->unknown)
            break;
        place.column = column + (uint32_t)(at - start);
        answer->place = place;
        answer->state = (enum peil_state)word->state;
        answer->option = word->option;
        at += length;
        if (gap > 0 && *at == ' ')
            at++;
        line->at = at;
        expected++;
    }
    return expected;
}
