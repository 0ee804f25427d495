/*
 * Blocks: what a pack adds to a result, and what explanations are made of. A block has any of a
 * heading, a text, a list, a table and a grid (grid.c). Tables are written row by row, each cell
 * behind the name of its column: that reads well by ear, and however narrow the page is.
 */
#include "text.h"

/* "Omtinker - verknopen van zorg en welzijn (u staat hier)" */
static void put_map(struct page *page, const struct peil_node *cell)
{
    bool here = is_true(page, cell, "current"), both = has_text(page, cell, "label");
    const char *position = here                              ? word(page, "grid.here")
                           : is_true(page, cell, "possible") ? word(page, "grid.possible")
                                                             : "";

    if (here && page->signs)
        put(page, "\xe2\x96\xba ");
    put_marked(page, text_of(page, cell, "tone"), text_of(page, cell, both ? "label" : "text"));
    if (both && has_text(page, cell, "text")) {
        put(page, " \xe2\x80\x93 ");
        put_prose(page, text_of(page, cell, "text"));
    }
    if (*position) {
        put(page, " (");
        put_tinted(page, here ? TINT_STRONG : TINT_NONE, position);
        put(page, ")");
    }
}

void put_cell(struct page *page, const struct peil_node *cell)
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
        put_map(page, cell);
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

/* The first cell, and the others below it behind the names of their columns. */
static void put_row(
    struct page *page, const struct peil_node *columns, const struct peil_node *cells)
{
    start(page, 0, 2);
    put(page, "- ");
    put_cell(page, at(page, cells, 0));
    for (size_t i = 1; i < length_of(page, cells); i++) {
        start(page, 2, 4);
        if (at(page, columns, i)) {
            put_cell(page, at(page, columns, i));
            put(page, ": ");
        }
        put_cell(page, at(page, cells, i));
    }
    end_line(page);
}

static void put_caption(struct page *page, const struct peil_node *table, const char *above)
{
    if (has_text(page, table, "caption") && !is(page, table, "caption", above))
        line(page, 0, text_of(page, table, "caption"));
}

void put_tables(struct page *page, const struct peil_node *block)
{
    const struct peil_node *table = get(page, block, "table");
    const struct peil_node *grid = get(page, block, "grid");
    const struct peil_node *rows = get(page, table, "rows");
    const char *above = text_of(page, block, "heading");

    put_caption(page, table, above);
    for (size_t i = 0; i < length_of(page, rows); i++)
        put_row(page, get(page, table, "columns"), at(page, rows, i));
    put_caption(page, grid, above);
    put_grid(page, grid);
}

static void put_block(struct page *page, const struct peil_node *block)
{
    if (has_text(page, block, "text"))
        line(page, 0, text_of(page, block, "text"));
    put_list(page, get(page, block, "list"));
    put_tables(page, block);
}

static void put_list_of_blocks(struct page *page, const struct peil_node *blocks)
{
    for (size_t i = 0; i < length_of(page, blocks); i++) {
        const struct peil_node *block = at(page, blocks, i);

        blank_line(page);
        if (has_text(page, block, "heading"))
            heading(page, text_of(page, block, "heading"));
        put_block(page, block);
    }
}

void put_blocks(struct page *page)
{
    put_list_of_blocks(page, get(page, page->document, "blocks"));
}

void put_whatif(struct page *page)
{
    const struct peil_node *whatif = get(page, page->document, "whatif");

    if (!has_text(page, whatif, "heading"))
        return;
    heading(page, text_of(page, whatif, "heading"));
    put_list_of_blocks(page, get(page, whatif, "blocks"));
}
