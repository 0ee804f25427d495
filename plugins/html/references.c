/*
 * References, and how long they hold.
 */
#include "html.h"

/* The label of a reference is its title already, but for a law, which goes by its article. */
static bool title_says_more(struct html_page *page, const struct peil_node *reference)
{
    return html_is(page, reference, "kind", "law") && html_has_text(page, reference, "title") &&
           !html_is(page, reference, "label", html_text(page, reference, "title"));
}

static void put_details(struct html_page *page, const struct peil_node *reference)
{
    static const char *const keys[] = {"title", "publisher", "sort"};
    bool any = false;
    for (size_t i = title_says_more(page, reference) ? 0 : 1; i < sizeof(keys) / sizeof(keys[0]);
         i++) {
        if (html_has_text(page, reference, keys[i])) {
            html_put(page, any ? " \u00b7 " : "<p class=\"small\">");
            html_put_text(page, reference, keys[i]);
            any = true;
        }
    }
    if (html_has_text(page, reference, "date")) {
        html_put(page, any ? " \u00b7 " : "<p class=\"small\">");
        html_put_date(page, html_text(page, reference, "date"));
        any = true;
    } else if (html_is_number(page, reference, "year")) {
        html_put(page, any ? " \u00b7 " : "<p class=\"small\">");
        html_put_number(page, html_number(page, reference, "year"), 0);
        any = true;
    }
    html_put(page, any ? "</p>\n" : "");
}

static void put_validity(struct html_page *page, const struct peil_node *reference)
{
    html_reference_mark(page, reference);
    if (html_has_text(page, reference, "valid_until")) {
        char date[128];
        const char *iso = html_text(page, reference, "valid_until");
        bool fits = page->host->format_date(iso, page->language, date, sizeof(date)) < sizeof(date);
        html_put(page, " <span class=\"muted\">");
        html_put_filled(
            page, "reference.valid-until", (const char *const[]){"date", fits ? date : iso, NULL});
        html_put(page, "</span>");
    }
}

static void put_reference(struct html_page *page, const struct peil_node *reference)
{
    const char *label = html_has_text(page, reference, "label") ? "label" : "title";
    html_put(page, "<li id=\"");
    html_anchor(page, reference);
    html_put(page, "\"><p><strong>");
    html_put_text(page, reference, label);
    html_put(page, "</strong>");
    put_validity(page, reference);
    html_put(page, "</p>\n");
    html_element(page, "p", "small caution", reference, "caution");
    put_details(page, reference);
    html_element(page, "p", NULL, reference, "summary");
    if (html_has_text(page, reference, "link_text") || html_has_text(page, reference, "link")) {
        const char *link = html_text(page, reference, "link");
        const char *text = html_text(page, reference, "link_text");
        html_put(page, "<p class=\"small\">");
        html_put_link(page, link, text[0] != '\0' ? text : link);
        html_put(page, "</p>\n");
    }
    html_put(page, "</li>\n");
}

void html_references(struct html_page *page)
{
    const struct peil_node *references = html_get(page, page->document, "references");
    if (html_length(page, references) == 0)
        return;
    html_part(page, "references", "heading.references");
    html_put(page, "<ul class=\"references\">\n");
    for (size_t i = 0; i < html_length(page, references); i++)
        put_reference(page, html_at(page, references, i));
    html_put(page, "</ul>\n</section>\n");
}
