/*
 * Background: what others found or say about the subjects of the advice, each once. On the screen
 * it is folded away; a link to a piece of it, and paper, open it.
 */
#include "html.h"

/* The kind, who says so, the sources and the year. */
static void put_whence(struct html_page *page, const struct peil_node *one)
{
    const struct peil_node *references = html_get(page, one, "references");
    html_put(page, "<p class=\"small\">");
    html_put_text(page, one, "kind_label");
    if (html_has_text(page, one, "by")) {
        html_put(page, " \u00b7 ");
        html_put_text(page, one, "by");
    }
    if (html_length(page, references) > 0) {
        html_put(page, " \u00b7 ");
        html_reference_links(page, references);
    }
    if (html_is_number(page, one, "year")) {
        html_put(page, " \u00b7 ");
        html_put_number(page, html_number(page, one, "year"), 0);
    }
    html_put(page, "</p>\n");
}

static void put_one(struct html_page *page, const struct peil_node *one)
{
    bool quoted = html_has_text(page, one, "by");
    html_put(page, "<li id=\"");
    html_anchor(page, one);
    html_put(page, "\"><p><span class=\"nr\">");
    html_put_text(page, one, "number");
    html_put(page, "</span>");
    html_element(page, "strong", NULL, one, "title");
    html_put(page, "</p>\n");
    html_element(page, quoted ? "blockquote" : "p", NULL, one, "text");
    put_whence(page, one);
    html_put(page, "</li>\n");
}

static void put_count(struct html_page *page, size_t count)
{
    bool one = page->host->plural(page->language, (double)count) == 0;
    char text[64] = "";
    page->host->format_number((double)count, 0, page->language, text, sizeof(text));
    html_put_filled(page, one ? "count.context.one" : "count.context.other",
        (const char *const[]){"n", text, NULL});
}

void html_context(struct html_page *page)
{
    const struct peil_node *list = html_get(page, page->document, "context");
    size_t count = html_length(page, list);
    if (count == 0)
        return;
    html_part(page, "context", "heading.context");
    if (html_is(page, page->document, "kind", "result")) {
        html_put(page, "<p class=\"small\">");
        html_put_word(page, "notice.context");
        html_put(page, "</p>\n");
    }
    html_put(page, "<details><summary>");
    put_count(page, count);
    html_put(page, "</summary>\n<ul class=\"references\">\n");
    for (size_t i = 0; i < count; i++)
        put_one(page, html_at(page, list, i));
    html_put(page, "</ul>\n</details>\n</section>\n");
}
