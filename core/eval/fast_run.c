/*
 * The usual answers in the usual order: "onaf.1":"goed", and so on. Here nearly all bytes of an
 * answers file are read, so there is nothing in the way.
 */
#include "core/eval/fast_line.h"

/* So many bytes may be looked at from the start of a key on: itself, a space, a word, what follows.
 */
#define AHEAD 40

static inline bool is_word(const struct peil_fast_word *word, const char *at)
{
    return (((peil_fast_word_at(at) & word->head_mask) ^ word->head) |
               ((peil_fast_word_at(at + 8) & word->next_mask) ^ word->next)) == 0;
}

/* Whether the key of an item stands at `at`, and both are fine for a run. */
static inline bool is_key(const struct peil_fast_item *item, const char *at)
{
    const struct peil_fast_key *key = &item->run_key;

    return (((peil_fast_word_at(at) & key->head_mask) ^ key->head) |
               ((peil_fast_word_at(at + 8) & key->next_mask) ^ key->next)) == 0;
}

/* Another word with the letter of `word`, which is not what stands at `at`. */
static const struct peil_fast_word *other_word(const struct peil_fast_word *word, const char *at)
{
    for (word = word->more; word && !is_word(word, at);)
        word = word->more;
    return word;
}

/*
 * Reads at `at` what stands in the line, for keys that begin before `end`; behind that AHEAD more
 * bytes can be looked at. `gap` is how many spaces stand behind all colons and commas, 0 or 1. The
 * length of a word follows from its first letter, so that the next key can be looked at while this
 * word is still being compared. True where it came to the end of the answers.
 */
static inline __attribute__((always_inline)) bool run(struct peil_fast_line *line, const char *at,
    const char *const end, size_t *expected, const size_t gap)
{
    const struct peil_fast *fast = line->fast;
    const struct peil_fast_item *item = &fast->items[*expected];
    const struct peil_fast_item *const last = fast->items + fast->pack->item_count;
    struct peil_answer *answer = &fast->by_item[*expected];
    struct peil_place place = peil_fast_place_at(line, line->at);
    const uint32_t column = place.column - (uint32_t)(uintptr_t)at;
    const char *const start = at;
    bool ended = false;

    for (; item < last && at < end && !ended; item++, answer++) {
        const struct peil_fast_word *word;
        const char *value;
        const char *next;

        if (!is_key(item, at)) { /* it may have been left blank */
            if (item + 1 == last || !is_key(item + 1, at))
                break;
            answer->state = PEIL_STATE_BLANK;
            answer->option = 0;
            answer->place = PEIL_NOWHERE;
            item++;
            answer++;
        }
        value = at + item->run_key.length + gap;
        if (gap > 0 && value[-1] != ' ')
            break;
        next = value + item->scale->lengths[(unsigned char)value[1]];
        word = item->scale->words[(unsigned char)value[1]];
        if (!is_word(word, value)) {
            word = other_word(word, value);
            if (!word)
                break;
            next = value + word->length;
        }
        if (word->state == PEIL_STATE_UNKNOWN && !item->unknown)
            break;
        ended = *next == '}';
        if (!ended && *next != ',')
            break;
        place.column = column + (uint32_t)(uintptr_t)value;
        answer->place = place;
        answer->state = (enum peil_state)word->state;
        answer->option = word->option;
        at = next + 1;
        if (gap > 0 && !ended && *at == ' ')
            at++;
    }
    line->at += at - start;
    *expected = line->reached = (size_t)(item - fast->items);
    return ended;
}

static bool run_tight(
    struct peil_fast_line *line, const char *at, const char *end, size_t *expected)
{
    return run(line, at, end, expected, 0);
}

static bool run_spaced(
    struct peil_fast_line *line, const char *at, const char *end, size_t *expected)
{
    return run(line, at, end, expected, 1);
}

typedef bool run_function(
    struct peil_fast_line *line, const char *at, const char *end, size_t *expected);

/* By what stands behind the next key; NULL where that is of no item that is near. */
static run_function *runner_for(const struct peil_fast_line *line, size_t expected)
{
    const struct peil_fast *fast = line->fast;
    const struct peil_fast_item *item = &fast->items[expected];
    const struct peil_fast_item *const last = fast->items + fast->pack->item_count;
    size_t left = (size_t)(line->end - line->at);

    if (left < AHEAD / 2)
        return NULL;
    for (; item < last && item < &fast->items[expected + 2]; item++)
        if (is_key(item, line->at))
            return line->at[item->run_key.length] == ' ' ? run_spaced : run_tight;
    return NULL;
}

bool peil_fast_run(struct peil_fast_line *line, size_t *expected)
{
    run_function *const go_on = runner_for(line, *expected);
    char tail[2 * AHEAD]; /* the last bytes, behind which others can be looked at */
    size_t left;

    if (!go_on || *expected < line->reached)
        return false;
    peil_fast_pass_over(line, *expected);
    if (line->end - line->at >= AHEAD && go_on(line, line->at, line->end - AHEAD + 1, expected))
        return true;
    left = (size_t)(line->end - line->at);
    if (left >= AHEAD)
        return false;
    memcpy(tail, line->at, left);
    memset(tail + left, 0, sizeof(tail) - left);
    return go_on(line, tail, tail + left, expected);
}
