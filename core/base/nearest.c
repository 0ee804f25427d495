/*
 * Finds the word that was probably meant.
 */
#include <string.h>

#include "core/base/diag.h"
#include "core/base/utf8.h"

#define LONGEST 64

/* A word as small letters. */
struct word {
    uint32_t letters[LONGEST];
    size_t count;
};

/* False for a word that is too long to be compared. */
static bool read_word(const char *text, struct word *word)
{
    size_t length = strlen(text);
    size_t at = 0;

    word->count = 0;
    while (at < length) {
        uint32_t code;
        size_t step = peil_utf8_decode(text + at, length - at, &code);
        if (word->count == LONGEST)
            return false;
        if (step == 0) {
            code = (unsigned char)text[at];
            step = 1;
        }
        word->letters[word->count++] = peil_utf8_lower(code);
        at += step;
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters to add, drop, replace, or swap with their neighbour to get from one to other. */
static size_t distance(const struct word *one, const struct word *other)
{
    size_t rows[3][LONGEST + 1];
    size_t i;
    size_t j;

    for (j = 0; j <= other->count; j++)
        rows[0][j] = j;
    for (i = 1; i <= one->count; i++) {
        const size_t *before = rows[(i + 1) % 3]; /* two rows up */
        const size_t *above = rows[(i + 2) % 3];
        size_t *row = rows[i % 3];
        row[0] = i;
        for (j = 1; j <= other->count; j++) {
            const uint32_t *a = &one->letters[i - 1];
            const uint32_t *b = &other->letters[j - 1];
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (*a != *b));
            if (i > 1 && j > 1 && a[0] == b[-1] && a[-1] == b[0])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[one->count % 3][other->count];
}

const char *peil_nearest(const char *word, const char *const *words)
{
    const char *nearest = NULL;
    struct word meant;
    struct word candidate;
    size_t best;

    if (!word || !words || !read_word(word, &meant))
        return NULL;
    best = meant.count / 3 + 1;
    for (; *words && best > 0; words++) {
        size_t away;
        if (!read_word(*words, &candidate))
            continue;
        away = distance(&meant, &candidate);
        if (away < best) {
            best = away;
            nearest = *words;
        }
    }
    return nearest;
}
