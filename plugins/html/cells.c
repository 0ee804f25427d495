/*
 * Cells, and grids: {caption, row_title, column_title, columns, rows, cells}.
 *
 * A cell is a text, a number, or a map with a `label`, a `text`, or both, and perhaps a `tone`.
 * With `current` it is where the reader stands, with `possible` where he may yet come to stand: a
 * frame, a sign and words say so, and none of them needs colour.
 */
#include "html.h"

static bool is_marked(const struct html_page *page, const struct peil_node *cell, const char *key)
{
    return html_is_type(page, cell, PEIL_NODE_MAP) && html_is_true(page, cell, key);
}

static void put_place(struct html_page *page, const struct peil_node *cell)
{
    if (is_marked(page, cell, "current"))
        html_put(page, " class=\"current\" aria-current=\"true\"");
    else if (is_marked(page, cell, "possible"))
        html_put(page, " class=\"possible\"");
}

static void put_position(struct html_page *page, const struct peil_node *cell)
{
    bool here = is_marked(page, cell, "current");
    if (!here && !is_marked(page, cell, "possible"))
        return;
    html_put(
        page, here ? "<span class=\"here\"><span class=\"sign\" aria-hidden=\"true\">\u27a4"
                   : "<span class=\"perhaps\"><span class=\"sign\" aria-hidden=\"true\">\u25cb");
    html_put(page, "</span> ");
    html_put_word(page, here ? "grid.here" : "grid.possible");
    html_put(page, "</span> ");
}

static void put_map(struct html_page *page, const struct peil_node *cell)
{
    bool both = html_has_text(page, cell, "label") && html_has_text(page, cell, "text");
    const char *key = html_has_text(page, cell, "label") ? "label" : "text";
    put_position(page, cell);
    if (html_has_text(page, cell, "tone"))
        html_mark(page, html_tone_of(page, cell, "tone"), cell, key);
    else if (both)
        html_element(page, "strong", NULL, cell, key);
    else
        html_anchor_link(page, cell, key);
    if (both) {
        html_put(page, " ");
        html_element(page, "span", "about", cell, "text");
    }
}

void html_cell_value(struct html_page *page, const struct peil_node *cell)
{
    const struct peil_host *host = page->host;
    switch (host->type(cell)) {
    case PEIL_NODE_NUMBER:
        html_put_number(page, host->number(cell), PEIL_DECIMALS_SHORTEST);
        break;
    case PEIL_NODE_BOOL:
        html_put_word(page, host->boolean(cell) != 0 ? "word.yes" : "word.no");
        break;
    case PEIL_NODE_STRING:
        html_escape(page, host->text(cell, NULL));
        break;
    case PEIL_NODE_MAP:
        put_map(page, cell);
        break;
    default:
        html_put(page, "\u2013");
        break;
    }
}

const char *html_table_name(
    const struct html_page *page, const struct peil_node *block, const struct peil_node *table)
{
    if (html_has_text(page, table, "caption"))
        return html_text(page, table, "caption");
    return html_has_text(page, block, "heading") ? html_text(page, block, "heading")
                                                 : html_word(page, "heading.summary");
}

/* A caption that says what stands right above it is only for who cannot see that. */
void html_block_caption(
    struct html_page *page, const struct peil_node *block, const struct peil_node *table)
{
    bool same = html_is(page, table, "caption", html_text(page, block, "heading"));
    html_element(page, "caption", same ? NULL : "shown", table, "caption");
}

/* ---- grids ------------------------------------------------------------------------------ */

/* What rows and columns stand for, above the names of the columns. */
static void put_titles(struct html_page *page, const struct peil_node *grid)
{
    html_put(page, "<tr role=\"row\">");
    if (html_has_text(page, grid, "row_title")) {
        html_put(page, "<th scope=\"col\" role=\"columnheader\" rowspan=\"2\">");
        html_put_text(page, grid, "row_title");
        html_put(page, "</th>");
    } else {
        html_put(page, "<td role=\"cell\" rowspan=\"2\"></td>");
    }
    html_put(page, "<th scope=\"colgroup\" role=\"columnheader\" colspan=\"");
    html_put_integer(page, html_length(page, html_get(page, grid, "columns")));
    html_put(page, "\">");
    html_put_text(page, grid, "column_title");
    html_put(page, "</th></tr>\n");
}

void html_column_heads(struct html_page *page, const struct peil_node *columns)
{
    for (size_t i = 0; i < html_length(page, columns); i++) {
        html_put(page, "<th scope=\"col\" role=\"columnheader\">");
        html_cell_value(page, html_at(page, columns, i));
        html_put(page, "</th>");
    }
}

static void put_head(struct html_page *page, const struct peil_node *grid)
{
    const struct peil_node *columns = html_get(page, grid, "columns");
    bool titled = html_has_text(page, grid, "column_title");
    if (html_length(page, columns) == 0)
        return;
    html_put(page, "<thead role=\"rowgroup\">");
    if (titled)
        put_titles(page, grid);
    html_put(page, "<tr role=\"row\">");
    if (!titled && html_count(page, grid, "rows") > 0)
        html_put(page, "<td role=\"cell\"></td>");
    html_column_heads(page, columns);
    html_put(page, "</tr></thead>\n");
}

/* On a narrow screen a grid folds, and each row says what it and its cells are about. */
static void put_row_name(
    struct html_page *page, const struct peil_node *grid, const struct peil_node *name)
{
    html_put(page, "<th scope=\"row\" role=\"rowheader\">");
    html_element(page, "span", "axis", grid, "row_title");
    html_put(page, html_has_text(page, grid, "row_title") ? " <strong>" : "<strong>");
    html_cell_value(page, name);
    html_put(page, "</strong> ");
    html_element(page, "span", "axis", grid, "column_title");
    html_put(page, "</th>");
}

void html_block_cell(
    struct html_page *page, const struct peil_node *column, const struct peil_node *cell)
{
    const char *name = html_is_type(page, column, PEIL_NODE_MAP) ? html_text(page, column, "label")
                                                                 : page->host->text(column, NULL);
    html_put(page, "<td role=\"cell\"");
    put_place(page, cell);
    if (name && name[0] != '\0') {
        html_put(page, " data-label=\"");
        html_escape(page, name);
        html_put(page, "\"");
    }
    html_put(page, ">");
    html_cell_value(page, cell);
    html_put(page, "</td>");
}

static void put_row(struct html_page *page, const struct peil_node *grid, size_t row)
{
    const struct peil_node *columns = html_get(page, grid, "columns");
    const struct peil_node *rows = html_get(page, grid, "rows");
    const struct peil_node *cells = html_at(page, html_get(page, grid, "cells"), row);
    html_put(page, "<tr role=\"row\">");
    if (html_length(page, rows) > 0)
        put_row_name(page, grid, html_at(page, rows, row));
    for (size_t i = 0; i < html_length(page, cells); i++)
        html_block_cell(page, html_at(page, columns, i), html_at(page, cells, i));
    html_put(page, "</tr>\n");
}

void html_grid(struct html_page *page, const struct peil_node *block)
{
    const struct peil_node *grid = html_get(page, block, "grid");
    size_t count = html_count(page, grid, "cells");
    if (count == 0)
        return;
    html_scroll(page, html_table_name(page, block, grid));
    html_put(page, "<table class=\"fold grid\" role=\"table\">\n");
    html_block_caption(page, block, grid);
    put_head(page, grid);
    html_put(page, "<tbody role=\"rowgroup\">\n");
    for (size_t i = 0; i < count; i++)
        put_row(page, grid, i);
    html_scroll_end(page);
}
