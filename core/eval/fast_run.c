/*
 * The usual answers in the usual order: "onaf.1":"goed", and so on. Here nearly all bytes of an
 * answers file are read, so there is nothing in the way.
 */
#include "core/eval/fast_line.h"

/* So many bytes may be looked at behind the start of a key: itself, a space, a word, a space. */
#define AHEAD 34

static inline bool is_word(const struct peil_fast_word *word, const char *at)
{
    return (((peil_fast_word_at(at) & word->head_mask) ^ word->head) |
               ((peil_fast_word_at(at + 8) & word->next_mask) ^ word->next)) == 0;
}

/* Whether the key of an item stands at `at`, and both are fine for a run. */
static inline bool is_key(const struct peil_fast_item *item, const char *at)
{
    return (((peil_fast_word_at(at) & item->key.head_mask) ^ item->key.head) |
               ((peil_fast_word_at(at + 8) & item->key.next_mask) ^ item->key.next)) == 0 &&
           item->run_length > 0;
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
 * `gap` is how many spaces stand behind all colons and commas, 0 or 1. The length of a word follows
 * from its first letter, so that the next key can be looked at while this word is still being
 * compared.
 */
static inline size_t run(struct peil_fast_line *line, size_t expected, const size_t gap)
{
    const struct peil_fast *fast = line->fast;
    const struct peil_fast_item *item = &fast->items[expected];
    const struct peil_fast_item *const last = fast->items + fast->pack->item_count;
    struct peil_answer *answer = &fast->by_item[expected];
    struct peil_place place = peil_fast_place_at(line, line->at);
    const char *at = line->at;
    const char *const end = line->end - AHEAD;
    const char *const start = line->at;
    const uint32_t column = place.column;

    for (; item < last && at <= end; item++, answer++) {
        const struct peil_fast_scale *scale = item->scale;
        const struct peil_fast_word *word;
        unsigned char letter;
        size_t length;
        uint32_t index;

        if (!is_key(item, at) || answer->place.column != 0)
            break;
        at += item->run_length;
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
    }
    return (size_t)(item - fast->items);
}

size_t peil_fast_run(struct peil_fast_line *line, size_t expected)
{
    const struct peil_fast *fast = line->fast;
    const struct peil_fast_item *item = &fast->items[expected];

    if (expected >= fast->pack->item_count || line->end - line->at < AHEAD ||
        !is_key(item, line->at))
        return expected;
    return line->at[item->run_length] == ' ' ? run(line, expected, 1) : run(line, expected, 0);
}
