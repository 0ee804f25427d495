/*
 * The page of an explanation.
 */
#include "html.h"

void html_explanation(struct html_page *page)
{
    const struct peil_node *blocks = html_get(page, page->document, "blocks");
    html_page_top(page, NULL, 0);
    html_errors(page);
    html_put(page, "\n<section id=\"blocks\">\n");
    for (size_t i = 0; i < html_length(page, blocks); i++)
        html_block(page, html_at(page, blocks, i), "h2");
    html_put(page, "</section>\n");
    html_references(page);
    html_provenance(page);
    html_page_end(page);
}
