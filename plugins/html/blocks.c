/*
 * Blocks: what the script of a pack adds to a result.
 */
#include "html.h"

/*
 * Blocks are what a pack's script adds to a result: a map with any of `heading`, `text`, `list`,
 * `table` {caption, columns, rows} and `grid` {caption, columns, rows, cells}. A cell or a point
 * is a text, a number or a map with `text` or `label`, and perhaps a `tone`.
 */

static void put_cell(struct html_page *page, const struct peil_node *cell)
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
    case PEIL_NODE_MAP: {
        const char *key = html_has_text(page, cell, "label") ? "label" : "text";
        if (html_has_text(page, cell, "tone"))
            html_mark(page, html_tone_of(page, cell, "tone"), cell, key);
        else
            html_anchor_link(page, cell, key);
        break;
    }
    default:
        html_put(page, "\u2013");
        break;
    }
}

static void put_list(struct html_page *page, const struct peil_node *list)
{
    if (html_length(page, list) == 0)
        return;
    html_put(page, "<ul>\n");
    for (size_t i = 0; i < html_length(page, list); i++) {
        html_put(page, "<li>");
        put_cell(page, html_at(page, list, i));
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>\n");
}

/* A caption that says what stands right above it is only for who cannot see that. */
static void put_columns(struct html_page *page, const struct peil_node *block,
    const struct peil_node *table, bool corner)
{
    const struct peil_node *columns = html_get(page, table, "columns");
    bool same = html_is(page, table, "caption", html_text(page, block, "heading"));
    html_element(page, "caption", same ? NULL : "shown", table, "caption");
    if (html_length(page, columns) == 0)
        return;
    html_put(page, "<thead><tr>");
    html_put(page, corner ? "<td></td>" : "");
    for (size_t i = 0; i < html_length(page, columns); i++) {
        html_put(page, "<th scope=\"col\">");
        put_cell(page, html_at(page, columns, i));
        html_put(page, "</th>");
    }
    html_put(page, "</tr></thead>\n");
}

static void put_cells(struct html_page *page, const struct peil_node *cells)
{
    for (size_t i = 0; i < html_length(page, cells); i++) {
        html_put(page, "<td>");
        put_cell(page, html_at(page, cells, i));
        html_put(page, "</td>");
    }
}

static const char *name_of(
    const struct html_page *page, const struct peil_node *block, const struct peil_node *table)
{
    if (html_has_text(page, table, "caption"))
        return html_text(page, table, "caption");
    return html_has_text(page, block, "heading") ? html_text(page, block, "heading")
                                                 : html_word(page, "heading.summary");
}

static void put_table(struct html_page *page, const struct peil_node *block)
{
    const struct peil_node *table = html_get(page, block, "table");
    const struct peil_node *rows = html_get(page, table, "rows");
    if (html_length(page, rows) == 0)
        return;
    html_scroll(page, name_of(page, block, table));
    html_put(page, "<table>\n");
    put_columns(page, block, table, false);
    html_put(page, "<tbody>\n");
    for (size_t i = 0; i < html_length(page, rows); i++) {
        html_put(page, "<tr>");
        put_cells(page, html_at(page, rows, i));
        html_put(page, "</tr>\n");
    }
    html_scroll_end(page);
}

static void put_grid(struct html_page *page, const struct peil_node *block)
{
    const struct peil_node *grid = html_get(page, block, "grid");
    const struct peil_node *rows = html_get(page, grid, "rows");
    const struct peil_node *cells = html_get(page, grid, "cells");
    if (html_length(page, cells) == 0)
        return;
    html_scroll(page, name_of(page, block, grid));
    html_put(page, "<table>\n");
    put_columns(page, block, grid, html_length(page, rows) > 0);
    html_put(page, "<tbody>\n");
    for (size_t i = 0; i < html_length(page, cells); i++) {
        html_put(page, "<tr>");
        if (html_length(page, rows) > 0) {
            html_put(page, "<th scope=\"row\">");
            put_cell(page, html_at(page, rows, i));
            html_put(page, "</th>");
        }
        put_cells(page, html_at(page, cells, i));
        html_put(page, "</tr>\n");
    }
    html_scroll_end(page);
}

void html_block(struct html_page *page, const struct peil_node *block, const char *heading)
{
    html_element(page, heading, NULL, block, "heading");
    html_element(page, "p", "text", block, "text");
    put_list(page, html_get(page, block, "list"));
    put_table(page, block);
    put_grid(page, block);
}

void html_blocks(struct html_page *page)
{
    const struct peil_node *blocks = html_get(page, page->document, "blocks");
    if (html_length(page, blocks) == 0)
        return;
    html_put(page, "\n<section id=\"blocks\">\n");
    for (size_t i = 0; i < html_length(page, blocks); i++) {
        html_put(page, "<div id=\"block-");
        html_put_integer(page, i + 1);
        html_put(page, "\">\n");
        html_block(page, html_at(page, blocks, i), "h2");
        html_put(page, "</div>\n");
    }
    html_put(page, "</section>\n");
}
