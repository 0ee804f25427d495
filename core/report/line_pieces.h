/*
 * What stands in many lines of a pack, ready to be copied. Not for others; see core/report/line.h.
 */
#ifndef PEIL_REPORT_LINE_PIECES_H
#define PEIL_REPORT_LINE_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/eval/result.h"
#include "core/report/line.h"
#include "core/report/line_writer.h"

/* Bytes of a short piece, of which all are copied: that takes less than to copy no more than those.
 */
#define PEIL_LINE_SHORT 32

/* Part of a line that is ready to be copied. */
struct peil_line_piece {
    size_t length;
    char bytes[PEIL_LINE_SHORT]; /* of a short one */
    const char *text;
};

/* A whole number up to PEIL_LINE_HUNDRED. */
#define PEIL_LINE_HUNDRED 100
struct peil_line_small {
    char digits[3];
    unsigned char length;
};

struct peil_line_section {
    size_t section;
    struct peil_line_piece piece; /* what opens it, its id, a colon */
};

/* Lists of advice, which the evaluator keeps, by their address. */
#define PEIL_LINE_LISTS_BITS 9
#define PEIL_LINE_LISTS (1u << PEIL_LINE_LISTS_BITS)
#define PEIL_LINE_LIST 160

struct peil_line_list {
    const struct peil_advice *advice; /* NULL for none */
    size_t length;
    char bytes[PEIL_LINE_LIST];
};

struct peil_line_keys {
    struct peil_line_section *keys; /* of the sections at the top */
    size_t count;
    bool scored; /* one of them has a model */
    struct peil_line_piece *bands;
    struct peil_line_piece verdicts[PEIL_KNOCKOUT_NOT_APPLICABLE];
    struct peil_line_small numbers[PEIL_LINE_HUNDRED + 1];
    struct peil_line_list *lists;
};

static inline void peil_line_put_piece(
    struct peil_line_writer *w, const struct peil_line_piece *piece)
{
    if (!peil_line_need(w, piece->length + PEIL_LINE_SHORT + PEIL_LINE_WORDS))
        return;
    if (piece->length > PEIL_LINE_SHORT) {
        peil_line_put(w, piece->text, piece->length);
    } else {
        memcpy(w->at, piece->bytes, PEIL_LINE_SHORT);
        w->at += piece->length;
    }
}

/* A score, which most often is a whole number up to a hundred. */
static inline void peil_line_put_score(
    struct peil_line_writer *w, const struct peil_line_keys *keys, double number)
{
    const struct peil_line_small *small;

    if (!(number >= 0 && number <= PEIL_LINE_HUNDRED) || (double)(int)number < number) {
        peil_line_put_number(w, number);
        return;
    }
    small = &keys->numbers[(int)number];
    memcpy(w->at, small->digits, sizeof(small->digits));
    w->at += small->length;
}

/* Where the text of a list of advice stands, if it was kept and no other took its place. */
static inline struct peil_line_list *peil_line_list_of(
    struct peil_line_keys *keys, const struct peil_advice *advice)
{
    uint64_t scattered = (uint64_t)(uintptr_t)advice * UINT64_C(0x9E3779B97F4A7C15);

    return &keys->lists[scattered >> (64 - PEIL_LINE_LISTS_BITS)];
}

#endif
