/*
 * What to do, by whom, and why.
 */
#include "html.h"

static void put_actors(struct html_page *page, const struct peil_node *actors)
{
    if (html_length(page, actors) == 0)
        return;
    html_fact(page, "field.actors");
    for (size_t i = 0; i < html_length(page, actors); i++) {
        html_put(page, i > 0 ? ", " : "");
        html_put_text(page, html_at(page, actors, i), "label");
    }
    html_fact_end(page);
}

static void put_because(struct html_page *page, const struct peil_node *because)
{
    if (html_length(page, because) == 0)
        return;
    html_fact(page, "field.based-on");
    for (size_t i = 0; i < html_length(page, because); i++) {
        const struct peil_node *reason = html_at(page, because, i);
        html_put(page, i > 0 ? "<br>" : "");
        html_anchor_link(page, reason, "number");
        html_put(page, " ");
        html_put_text(page, reason, "text");
    }
    html_fact_end(page);
}

static void put_references(struct html_page *page, const struct peil_node *ids)
{
    if (html_length(page, ids) == 0)
        return;
    html_fact(page, "field.source");
    html_reference_links(page, ids);
    html_fact_end(page);
}

void html_advice(struct html_page *page)
{
    const struct peil_node *advice = html_get(page, page->document, "advice");
    if (html_length(page, advice) == 0)
        return;
    html_part(page, "advice", "heading.advice");
    html_put(page, "<ol class=\"advice\">\n");
    for (size_t i = 0; i < html_length(page, advice); i++) {
        const struct peil_node *entry = html_at(page, advice, i);
        html_put(page, "<li>\n");
        html_element(page, "p", "label", entry, "priority_label");
        html_block(page, entry, "h3");
        html_element(page, "p", "ask", entry, "ask");
        html_put(page, "<dl class=\"facts pairs\">\n");
        put_actors(page, html_get(page, entry, "actors"));
        put_because(page, html_get(page, entry, "because"));
        put_references(page, html_get(page, entry, "references"));
        html_put(page, "</dl>\n</li>\n");
    }
    html_put(page, "</ol>\n</section>\n");
}
