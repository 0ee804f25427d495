/*
 * Grids: drawn where signs are wanted and there is room for it, else written row by row, each cell
 * behind the name of its column, which reads well by ear.
 */
#include "text.h"

#include <string.h>

#define MOST_DRAWN 6    /* columns */
#define LEAST_WIDTH 12  /* of a cell that is drawn */
#define MOST_PIECE 1024 /* bytes of what stands on one line of a cell */
#define MOST_SEGMENTS 3

/* The text of a cell on its way to the page: each segment starts on a line of its own. */
struct cursor {
    const char *segments[MOST_SEGMENTS];
    size_t count, at;
    size_t strong; /* segments from the first that stand out */
    size_t column, width;
    char own[96]; /* of a segment that was made here */
};

/* Where the columns of a grid stand. */
struct frame {
    size_t count; /* without the names of the rows */
    size_t name, width;
};

/* ---- cells ------------------------------------------------------------------------------ */

static void add_segment(struct cursor *cursor, const char *text)
{
    if (text && *text && cursor->count < MOST_SEGMENTS)
        cursor->segments[cursor->count++] = text;
}

/* "> u staat hier": where the reader stands, or may come to stand. */
static void add_position(struct page *page, struct cursor *cursor, const struct peil_node *cell)
{
    static const char sign[] = "\xe2\x96\xba ";
    const char *text = word(page, "grid.here");
    size_t length = strlen(text);

    if (!is_true(page, cell, "current")) {
        add_segment(cursor, is_true(page, cell, "possible") ? word(page, "grid.possible") : NULL);
        return;
    }
    if (length >= sizeof(cursor->own) - sizeof(sign))
        length = 0;
    memcpy(cursor->own, sign, sizeof(sign) - 1);
    memcpy(cursor->own + sizeof(sign) - 1, text, length);
    cursor->own[sizeof(sign) - 1 + length] = '\0';
    add_segment(cursor, cursor->own);
}

static void fill_cursor(struct page *page, struct cursor *cursor, const struct peil_node *cell)
{
    switch (page->host->type(cell)) {
    case PEIL_NODE_MAP:
        add_position(page, cursor, cell);
        add_segment(cursor, text_of(page, cell, "label"));
        cursor->strong = is_true(page, cell, "current") ? cursor->count : 0;
        add_segment(cursor, text_of(page, cell, "text"));
        break;
    case PEIL_NODE_NUMBER:
        page->host->format_number(page->host->number(cell), PEIL_DECIMALS_SHORTEST, page->language,
            cursor->own, sizeof(cursor->own));
        add_segment(cursor, cursor->own);
        break;
    case PEIL_NODE_STRING:
        add_segment(cursor, page->host->text(cell, NULL));
        break;
    case PEIL_NODE_BOOL:
        add_segment(cursor, word(page, page->host->boolean(cell) ? "word.yes" : "word.no"));
        break;
    default:
        add_segment(cursor, "\xe2\x80\x93");
        break;
    }
}

static size_t character_length(const char *text)
{
    size_t size = 1;

    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

/* How many bytes of a text fit in `width` columns: whole words, or else what there is room for. */
static size_t fitting(const struct page *page, const char *text, size_t width)
{
    size_t column = 0, words = 0, i = 0;

    while (text[i] != '\0' && text[i] != '\n' && i < MOST_PIECE - 8) {
        size_t size = character_length(text + i);

        if (text[i] == ' ')
            words = i;
        column += page->host->display_width(text + i, size);
        if (column > width)
            return text[i] == ' ' ? i : words > 0 ? words : i > 0 ? i : size;
        i += size;
    }
    return i;
}

/* Puts the next line of a cell; false where nothing is left of it. */
static bool put_piece(struct page *page, struct cursor *cursor)
{
    const char *text;
    char piece[MOST_PIECE];
    size_t length;

    if (cursor->at == cursor->count)
        return false;
    text = cursor->segments[cursor->at];
    text += strspn(text, " \n");
    length = fitting(page, text, cursor->width);
    memcpy(piece, text, length);
    piece[length] = '\0';
    tab(page, cursor->column);
    put_tinted(page, cursor->at < cursor->strong ? TINT_STRONG : TINT_NONE, piece);
    text += length;
    text += strspn(text, " \n");
    cursor->segments[cursor->at] = text;
    if (*text == '\0')
        cursor->at++;
    return true;
}

static bool any_left(const struct cursor *cursors, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cursors[i].at < cursors[i].count)
            return true;
    return false;
}

/* ---- drawing ---------------------------------------------------------------------------- */

static void place_cursors(const struct frame *frame, struct cursor *cursors)
{
    for (size_t i = 0; i <= frame->count; i++) {
        cursors[i].column = i == 0 ? 0 : frame->name + 3 + (i - 1) * (frame->width + 3);
        cursors[i].width = i == 0 ? frame->name : frame->width;
    }
}

/* A row of cells, the name of the row first, and a line through it between cells. */
static void draw_row(struct page *page, struct cursor *cursors, size_t count)
{
    while (any_left(cursors, count)) {
        start(page, 0, 0);
        for (size_t i = 0; i < count; i++) {
            if (i > 0) {
                tab(page, cursors[i].column - 2);
                put(page, "|");
            }
            (void)put_piece(page, &cursors[i]);
        }
        end_line(page);
    }
}

static void draw_line(struct page *page, const struct frame *frame)
{
    char text[MOST_PIECE];
    size_t length = frame->name + 3 + frame->count * (frame->width + 3) - 3;

    memset(text, '-', length);
    for (size_t i = 0; i < frame->count; i++)
        text[frame->name + 1 + i * (frame->width + 3)] = '+';
    text[length] = '\0';
    start(page, 0, 0);
    put(page, text);
    end_line(page);
}

/* What rows and columns stand for: one cell above the names of the columns. */
static void draw_titles(struct page *page, const struct frame *frame, const struct peil_node *grid)
{
    struct cursor cursors[MOST_DRAWN + 1] = {0};

    if (!has_text(page, grid, "column_title"))
        return;
    place_cursors(frame, cursors);
    cursors[1].width = frame->count * (frame->width + 3) - 3;
    add_segment(&cursors[1], text_of(page, grid, "column_title"));
    draw_row(page, cursors, 2);
}

static void draw_names(struct page *page, const struct frame *frame, const struct peil_node *grid)
{
    const struct peil_node *columns = get(page, grid, "columns");
    struct cursor cursors[MOST_DRAWN + 1] = {0};

    place_cursors(frame, cursors);
    add_segment(&cursors[0], text_of(page, grid, "row_title"));
    for (size_t i = 0; i < frame->count; i++)
        fill_cursor(page, &cursors[i + 1], at(page, columns, i));
    draw_row(page, cursors, frame->count + 1);
}

static void draw(struct page *page, const struct frame *frame, const struct peil_node *grid)
{
    const struct peil_node *rows = get(page, grid, "rows");
    const struct peil_node *cells = get(page, grid, "cells");

    blank_line(page);
    draw_titles(page, frame, grid);
    draw_names(page, frame, grid);
    for (size_t i = 0; i < length_of(page, cells); i++) {
        struct cursor cursors[MOST_DRAWN + 1] = {0};

        draw_line(page, frame);
        place_cursors(frame, cursors);
        if (at(page, rows, i))
            fill_cursor(page, &cursors[0], at(page, rows, i));
        for (size_t k = 0; k < frame->count; k++)
            fill_cursor(page, &cursors[k + 1], at(page, at(page, cells, i), k));
        draw_row(page, cursors, frame->count + 1);
    }
    blank_line(page);
}

/* How wide the columns are; false where there is no room to draw them. */
static bool find_frame(struct page *page, const struct peil_node *grid, struct frame *frame)
{
    size_t most = page->columns > 100 ? 100 : page->columns;

    frame->count = length_of(page, get(page, grid, "columns"));
    if (!page->signs || frame->count == 0 || frame->count > MOST_DRAWN)
        return false;
    frame->name = most / (frame->count + 2);
    if (most < frame->name + frame->count * (LEAST_WIDTH + 3))
        return false;
    frame->width = (most - frame->name - 3 * frame->count) / frame->count;
    return frame->name >= LEAST_WIDTH;
}

/* ---- row by row ------------------------------------------------------------------------- */

static void put_titled(struct page *page, const char *title, const struct peil_node *name)
{
    if (*title) {
        put(page, title);
        put(page, title[strlen(title) - 1] == '?' ? " " : ": ");
    }
    put_cell(page, name);
}

static void list(struct page *page, const struct peil_node *grid)
{
    const struct peil_node *columns = get(page, grid, "columns");
    const struct peil_node *cells = get(page, grid, "cells");

    for (size_t i = 0; i < length_of(page, cells); i++) {
        const struct peil_node *row = at(page, cells, i);

        start(page, 0, 2);
        put(page, "- ");
        put_titled(page, text_of(page, grid, "row_title"), at(page, get(page, grid, "rows"), i));
        if (has_text(page, grid, "column_title"))
            line(page, 2, text_of(page, grid, "column_title"));
        for (size_t k = 0; k < length_of(page, row); k++) {
            start(page, 2, 4);
            if (at(page, columns, k)) {
                put_cell(page, at(page, columns, k));
                put(page, ": ");
            }
            put_cell(page, at(page, row, k));
        }
        end_line(page);
    }
}

void put_grid(struct page *page, const struct peil_node *grid)
{
    struct frame frame;

    if (find_frame(page, grid, &frame))
        draw(page, &frame, grid);
    else
        list(page, grid);
}
