/*
 * Blocks are what a pack adds to a result, by decision tables and scripts: a map with any of
 * `heading`, `text`, `list`, `table` {caption, columns, rows} and `grid`, see cells.c.
 */
#include "html.h"

static void put_list(struct html_page *page, const struct peil_node *list)
{
    if (html_length(page, list) == 0)
        return;
    html_put(page, "<ul>\n");
    for (size_t i = 0; i < html_length(page, list); i++) {
        html_put(page, "<li>");
        html_cell_value(page, html_at(page, list, i));
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>\n");
}

static void put_columns(struct html_page *page, const struct peil_node *columns)
{
    if (html_length(page, columns) == 0)
        return;
    html_put(page, "<thead role=\"rowgroup\"><tr role=\"row\">");
    html_column_heads(page, columns);
    html_put(page, "</tr></thead>\n");
}

/* The first cell is what the row is about; on a narrow screen the others say what they are. */
static void put_row(
    struct html_page *page, const struct peil_node *columns, const struct peil_node *cells)
{
    html_put(page, "<tr role=\"row\">");
    for (size_t i = 0; i < html_length(page, cells); i++)
        html_block_cell(page, i == 0 ? NULL : html_at(page, columns, i), html_at(page, cells, i));
    html_put(page, "</tr>\n");
}

static void put_table(struct html_page *page, const struct peil_node *block)
{
    const struct peil_node *table = html_get(page, block, "table");
    const struct peil_node *columns = html_get(page, table, "columns");
    const struct peil_node *rows = html_get(page, table, "rows");
    if (html_length(page, rows) == 0)
        return;
    html_scroll(page, html_table_name(page, block, table));
    html_put(page, "<table class=\"fold block\" role=\"table\">\n");
    html_block_caption(page, block, table);
    put_columns(page, columns);
    html_put(page, "<tbody role=\"rowgroup\">\n");
    for (size_t i = 0; i < html_length(page, rows); i++)
        put_row(page, columns, html_at(page, rows, i));
    html_scroll_end(page);
}

static void put_heading(struct html_page *page, const struct peil_node *block, const char *tag)
{
    if (!html_has_text(page, block, "anchor") || !html_has_text(page, block, "heading")) {
        html_element(page, tag, NULL, block, "heading");
        return;
    }
    html_put(page, "<");
    html_put(page, tag);
    html_put(page, " id=\"");
    html_anchor(page, block);
    html_put(page, "\">");
    html_put_text(page, block, "heading");
    html_put(page, "</");
    html_put(page, tag);
    html_put(page, ">");
}

void html_block(struct html_page *page, const struct peil_node *block, const char *heading)
{
    put_heading(page, block, heading);
    html_element(page, "p", "text", block, "text");
    put_list(page, html_get(page, block, "list"));
    put_table(page, block);
    html_grid(page, block);
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

/* A block with a table, which may be long, is unfolded by hand. */
static void put_foldable(struct html_page *page, const struct peil_node *block)
{
    if (html_length(page, html_get(page, html_get(page, block, "table"), "rows")) == 0) {
        html_block(page, block, "h3");
        return;
    }
    html_put(page, "<details><summary>");
    html_put_text(page, block, "heading");
    html_put(page, "</summary>\n");
    html_element(page, "p", "text", block, "text");
    put_table(page, block);
    html_put(page, "</details>\n");
}

/* What improving answers would add. */
void html_whatif(struct html_page *page)
{
    const struct peil_node *whatif = html_get(page, page->document, "whatif");
    const struct peil_node *blocks = html_get(page, whatif, "blocks");
    if (html_length(page, blocks) == 0)
        return;
    html_put(page, "\n<section id=\"whatif\">\n");
    html_element(page, "h2", NULL, whatif, "heading");
    for (size_t i = 0; i < html_length(page, blocks); i++)
        put_foldable(page, html_at(page, blocks, i));
    html_put(page, "</section>\n");
}
