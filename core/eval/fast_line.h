/*
 * The pieces of a line of JSON. They are in a header because they are called for every few bytes.
 * Not for others; see core/eval/answers_fast.h.
 */
#ifndef PEIL_EVAL_FAST_LINE_H
#define PEIL_EVAL_FAST_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/eval/fast_parts.h"

#define PEIL_FAST_DIGITS 15 /* of a whole number whose own text is what was written */

/* One line. */
struct peil_fast_line {
    struct peil_fast *fast;
    char *texts; /* where the next text is copied to */
    const struct peil_source *source;
    const char *at, *end;
    size_t head;    /* which key of the whole comes next, probably */
    size_t reached; /* items before this one are as in this line, the others as in an earlier one */
    size_t continued; /* bytes so far that are not the first of a character */
    /* For the shape of it: how many values were noted, where the answers are, keys before them. */
    size_t values;
    const char *answers;
    unsigned seen;
    bool fresh; /* it was read key by key */
};

static inline uint64_t peil_fast_word_at(const char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    return word;
}

/* Whether the line goes on with a pattern, which is then passed. */
static inline bool peil_fast_take(struct peil_fast_line *line, const struct peil_pattern *pattern)
{
    size_t left = (size_t)(line->end - line->at);

    if (left >= 16) {
        if ((peil_fast_word_at(line->at) & pattern->head_mask) != pattern->head ||
            (peil_fast_word_at(line->at + 8) & pattern->next_mask) != pattern->next)
            return false;
        if (pattern->length > 16 &&
            (left < pattern->length ||
                memcmp(line->at + 16, pattern->text + 16, pattern->length - 16) != 0))
            return false;
    } else if (left < pattern->length || memcmp(line->at, pattern->text, pattern->length) != 0) {
        return false;
    }
    line->at += pattern->length;
    return true;
}

/* Whether some bytes are the same: few, so that a call would take longer than to compare them. */
static inline bool peil_fast_same(const char *a, const char *b, size_t length)
{
    uint64_t differing = 0;

    if (length < 8)
        return memcmp(a, b, length) == 0;
    for (size_t i = 0; i < length - 8; i += 8)
        differing |= peil_fast_word_at(a + i) ^ peil_fast_word_at(b + i);
    differing |= peil_fast_word_at(a + length - 8) ^ peil_fast_word_at(b + length - 8);
    return differing == 0;
}

/* The same for a text of which the length is known. */
static inline bool peil_fast_take_text(struct peil_fast_line *line, const char *text, size_t length)
{
    if ((size_t)(line->end - line->at) < length || !peil_fast_same(line->at, text, length))
        return false;
    line->at += length;
    return true;
}

#define PEIL_FAST_TAKE(line, text) peil_fast_take_text((line), (text), sizeof(text) - 1)

static inline void peil_fast_skip_blanks(struct peil_fast_line *line)
{
    while (line->at < line->end && (*line->at == ' ' || *line->at == '\t'))
        line->at++;
}

static inline bool peil_fast_take_sign(struct peil_fast_line *line, char sign)
{
    peil_fast_skip_blanks(line);
    if (line->at == line->end || *line->at != sign)
        return false;
    line->at++;
    return true;
}

static inline bool peil_fast_take_colon(struct peil_fast_line *line)
{
    if (!peil_fast_take_sign(line, ':'))
        return false;
    peil_fast_skip_blanks(line);
    return true;
}

/*
 * After a value in a map: whether another follows (`*more`). False where neither a comma nor the
 * end does.
 */
static inline bool peil_fast_take_next(struct peil_fast_line *line, bool *more)
{
    *more = peil_fast_take_sign(line, ',');
    if (!*more)
        return peil_fast_take_sign(line, '}');
    peil_fast_skip_blanks(line);
    return true;
}

/* The start of a map that is not empty. */
static inline bool peil_fast_take_map(struct peil_fast_line *line)
{
    if (!peil_fast_take_sign(line, '{'))
        return false;
    peil_fast_skip_blanks(line);
    return true;
}

#define PEIL_FAST_EVERY(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Flags in the bytes of a word that are no printable ASCII, or '"' or '\\'; of those the first. */
static inline uint64_t peil_fast_not_plain(uint64_t word)
{
    uint64_t bad = word | (word - PEIL_FAST_EVERY(0x20)) |
                   ((word ^ PEIL_FAST_EVERY('"')) - PEIL_FAST_EVERY(1)) |
                   ((word ^ PEIL_FAST_EVERY('\\')) - PEIL_FAST_EVERY(1)) |
                   ((word ^ PEIL_FAST_EVERY(0x7F)) - PEIL_FAST_EVERY(1));

    return bad & PEIL_FAST_EVERY(0x80);
}

/* How many bytes certainly stand before the first one with a flag. */
static inline size_t peil_fast_before(uint64_t flags)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(flags) / 8;
#else
    return flags == 0 ? 8 : 0;
#endif
}

/*
 * A text without escapes, of ASCII and letters with an accent (U+00C0 to U+00FF), which is copied
 * as it is read. What is written behind its end the next text takes the place of.
 */
static inline bool peil_fast_take_string(
    struct peil_fast_line *line, const char **text, size_t *length)
{
    const char *at = line->at;
    const char *end = line->end;
    char *to = line->texts;

    if (at == end || *at != '"')
        return false;
    for (at++; end - at >= 8; at += 8, to += 8) {
        uint64_t word = peil_fast_word_at(at);
        uint64_t flags = peil_fast_not_plain(word);

        memcpy(to, &word, sizeof(word));
        if (flags == 0)
            continue;
        at += peil_fast_before(flags);
        to += peil_fast_before(flags);
        break;
    }
    for (; at < end && *at != '"'; *to++ = *at++) {
        unsigned char c = (unsigned char)*at;

        if (c >= 0x20 && c < 0x7F && c != '\\')
            continue;
        if (c != 0xC3 || end - at < 2 || ((unsigned char)at[1] & 0xC0) != 0x80)
            return false;
        *to++ = *at++;
        line->continued++;
    }
    if (at == end)
        return false;
    *text = line->texts;
    *length = (size_t)(to - line->texts);
    *to++ = '\0';
    line->texts = to;
    line->at = at + 1;
    return true;
}

/* The same, not empty, and of no more than is allowed. */
static inline bool peil_fast_take_copy(
    struct peil_fast_line *line, const char **copy, size_t *length)
{
    return peil_fast_take_string(line, copy, length) && *length > 0 &&
           *length <= line->fast->text_most;
}

static inline bool peil_fast_is_end_of_value(const struct peil_fast_line *line, const char *at)
{
    return at < line->end && (*at == ',' || *at == '}' || *at == ' ');
}

/* A whole number that is written as peil_num_text would write it; its digits are not passed. */
static inline size_t peil_fast_plain_digits(const struct peil_fast_line *line)
{
    const char *at = line->at;

    if (at == line->end || *at < '0' || *at > '9')
        return 0;
    while (at < line->end && *at >= '0' && *at <= '9')
        at++;
    if (at - line->at > PEIL_FAST_DIGITS || !peil_fast_is_end_of_value(line, at) ||
        (*line->at == '0' && at - line->at > 1))
        return 0;
    return (size_t)(at - line->at);
}

static inline struct peil_place peil_fast_place_at(
    const struct peil_fast_line *line, const char *at)
{
    size_t bytes = (size_t)(at - line->source->bytes);

    return (struct peil_place){.source = line->source,
        .line = line->source->first_line == 0 ? 1 : line->source->first_line,
        .column = (uint32_t)(bytes - line->continued + 1)};
}

/* Notes where a value stood that was just passed. */
void peil_fast_note_value(
    struct peil_fast_line *line, const char *start, enum peil_fast_head head, size_t field);

/* Keeps the shape of a line that was read to its end. */
void peil_fast_keep_shape(struct peil_fast_line *line);

/* Makes items blank up to, but not with, one; as far as they were not reached. */
static inline void peil_fast_pass_over(struct peil_fast_line *line, size_t to)
{
    for (; line->reached < to; line->reached++) {
        struct peil_answer *answer = &line->fast->by_item[line->reached];

        answer->state = PEIL_STATE_BLANK;
        answer->option = 0;
        answer->place = PEIL_NOWHERE;
    }
}

/*
 * Reads answers in the shortest form to choice items in their order, from item `*expected` on if no
 * further one was reached, as far as it goes; which item comes next is put there. True where it
 * passed the end of the answers. See fast_run.c.
 */
bool peil_fast_run(struct peil_fast_line *line, size_t *expected);

/* Reads the answer to an item; see fast_values.c. */
bool peil_fast_answer(
    struct peil_fast_line *line, const struct peil_fast_item *item, struct peil_answer *answer);

#endif
