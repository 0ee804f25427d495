/*
 * Blocks: what scripts add to a result, and what explanations are made of. A block has any of a
 * heading, a text, a list, a table and a grid. Tables are written row by row, each cell behind the
 * name of its column: that reads well by ear, and however narrow the page is.
 */
#include "text.h"

/* A cell or a point: a text, a number, a bool or a map with a label or a text. */
static void put_cell(struct page *page, const struct peil_node *cell)
{
    switch (page->host->type(cell)) {
    case PEIL_NODE_NUMBER:
        put_number(page, page->host->number(cell), PEIL_DECIMALS_SHORTEST);
        break;
    case PEIL_NODE_BOOL:
        put(page, word(page, page->host->boolean(cell) ? "word.yes" : "word.no"));
        break;
    case PEIL_NODE_STRING:
        put_prose(page, page->host->text(cell, NULL));
        break;
    case PEIL_NODE_MAP:
        put_marked(page, text_of(page, cell, "tone"),
            text_of(page, cell, has_text(page, cell, "label") ? "label" : "text"));
        break;
    default:
        put(page, "\xe2\x80\x93");
        break;
    }
}

static void put_list(struct page *page, const struct peil_node *list)
{
    for (size_t i = 0; i < length_of(page, list); i++) {
        start(page, 0, 2);
        put(page, "- ");
        put_cell(page, at(page, list, i));
        end_line(page);
    }
}

/* The cells of a row; `first` is the number of the one that no line of its own is needed for. */
static void put_row(
    struct page *page, const struct peil_node *columns, const struct peil_node *cells, size_t first)
{
    for (size_t i = first; i < length_of(page, cells); i++) {
        start(page, 2, 4);
        if (at(page, columns, i)) {
            put_cell(page, at(page, columns, i));
            put(page, ": ");
        }
        put_cell(page, at(page, cells, i));
        end_line(page);
    }
}

static void put_table(struct page *page, const struct peil_node *table, const char *above)
{
    const struct peil_node *columns = get(page, table, "columns");
    const struct peil_node *rows = get(page, table, "rows");
    const struct peil_node *cells = get(page, table, "cells");
    bool grid = length_of(page, cells) > 0;
    size_t count = length_of(page, grid ? cells : rows);

    if (has_text(page, table, "caption") && !is(page, table, "caption", above))
        line(page, 0, text_of(page, table, "caption"));
    for (size_t i = 0; i < count; i++) {
        const struct peil_node *row = at(page, rows, i);

        start(page, 0, 2);
        put(page, "- ");
        put_cell(page, grid ? row : at(page, row, 0));
        put_row(page, columns, grid ? at(page, cells, i) : row, grid ? 0 : 1);
        end_line(page);
    }
}

static void put_block(struct page *page, const struct peil_node *block)
{
    if (has_text(page, block, "text"))
        line(page, 0, text_of(page, block, "text"));
    put_list(page, get(page, block, "list"));
    put_table(page, get(page, block, "table"), text_of(page, block, "heading"));
    put_table(page, get(page, block, "grid"), text_of(page, block, "heading"));
}

void put_blocks(struct page *page)
{
    const struct peil_node *blocks = get(page, page->document, "blocks");

    for (size_t i = 0; i < length_of(page, blocks); i++) {
        const struct peil_node *block = at(page, blocks, i);

        blank_line(page);
        if (has_text(page, block, "heading"))
            heading(page, text_of(page, block, "heading"));
        put_block(page, block);
    }
}
