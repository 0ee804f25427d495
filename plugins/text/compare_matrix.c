/*
 * Checklists side by side as a table: a row for each point, a column for each checklist.
 */
#include "text.h"

#include <string.h>

#define LABEL_WIDTH 26  /* of the column of points */
#define LEAST_CELL 10   /* "● 75–100" and a blank */
#define LEAST_STATUS 12 /* of the last column */

bool find_matrix(const struct page *page, struct matrix *matrix)
{
    const struct peil_node *frameworks = get(page, side_by_side(page), "frameworks");
    size_t column = LABEL_WIDTH;

    matrix->count = length_of(page, frameworks);
    if (!page->signs || matrix->count > MATRIX_COLUMNS)
        return false;
    for (size_t i = 0; i < matrix->count; i++) {
        const char *label = text_of(page, at(page, frameworks, i), "label");
        size_t width = page->host->display_width(label, strlen(label)) + 2;

        matrix->at[i] = column;
        column += width < LEAST_CELL ? LEAST_CELL : width;
    }
    matrix->at[matrix->count] = column;
    return column + LEAST_STATUS <= page->columns;
}

/* Writes as many whole words as fit in `width`; answers what is left. */
static const char *put_words(struct page *page, const char *text, size_t width)
{
    size_t used = 0;

    while (*text) {
        size_t length = strcspn(text, " ");
        size_t wide = page->host->display_width(text, length);
        char word[128];

        if (used > 0 && used + 1 + wide > width)
            break;
        length = length < sizeof(word) - 1 ? length : sizeof(word) - 1;
        memcpy(word, text, length);
        word[length] = '\0';
        put(page, used > 0 ? " " : "");
        put(page, word);
        used += wide + (used > 0);
        text += length;
        text += strspn(text, " ");
    }
    return text;
}

static void put_mark(struct page *page, const struct peil_node *cell)
{
    put_sign(page, text_of(page, cell, "tone"));
    if (has_text(page, cell, "interval_text")) {
        put(page, text_of(page, cell, "interval_text"));
    } else if (is(page, cell, "state", "not-applicable")) {
        put(page, word(page, "state.short.not-applicable"));
    }
}

/* "bekend, 92-100": the status and, where something is known, between what it lies. */
static void join_status(
    const struct page *page, const struct peil_node *concept, char *out, size_t room)
{
    const char *const parts[] = {text_of(page, concept, "status_label"),
        has_text(page, concept, "words") ? ", " : "",
        has_text(page, concept, "words") ? text_of(page, concept, "interval_text") : ""};
    size_t used = 0;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        size_t length = strlen(parts[i]);

        if (used + length >= room)
            break;
        memcpy(out + used, parts[i], length);
        used += length;
    }
    out[used] = '\0';
}

void put_matrix_row(struct page *page, const struct matrix *matrix, const struct peil_node *concept)
{
    const struct peil_node *cells = get(page, concept, "cells");
    const char *rest = text_of(page, concept, "label");
    char together[160];
    const char *status = together;
    size_t last = matrix->at[matrix->count];

    join_status(page, concept, together, sizeof(together));
    start(page, 1, 1);
    rest = put_words(page, rest, LABEL_WIDTH - 2);
    for (size_t i = 0; i < matrix->count; i++) {
        tab(page, matrix->at[i]);
        put_mark(page, at(page, cells, i));
    }
    tab(page, last);
    status = put_words(page, status, page->columns - last);
    end_line(page);
    while (*rest || *status) {
        start(page, 1, 1);
        rest = put_words(page, rest, LABEL_WIDTH - 2);
        if (*status) {
            tab(page, last);
            status = put_words(page, status, page->columns - last);
        }
        end_line(page);
    }
}

void put_matrix_head(struct page *page, const struct matrix *matrix)
{
    const struct peil_node *frameworks = get(page, side_by_side(page), "frameworks");

    start(page, 0, 0);
    put_tinted(page, TINT_STRONG, word(page, "column.point"));
    for (size_t i = 0; i < matrix->count; i++) {
        tab(page, matrix->at[i]);
        put_tinted(page, TINT_STRONG, text_of(page, at(page, frameworks, i), "label"));
    }
    tab(page, matrix->at[matrix->count]);
    put_tinted(page, TINT_STRONG, word(page, "column.together"));
    end_line(page);
}
