/*
 * Background: what others found or say about the subjects of the advice, each once.
 */
#include "text.h"

/* "(citaat; Janet Hoving; 2021; BCMB, Signalering)" */
static void put_whence(struct page *page, const struct peil_node *one)
{
    const struct peil_node *year = get(page, one, "year");
    const struct peil_node *ids = get(page, one, "references");

    put(page, " (");
    put(page, text_of(page, one, "kind_label"));
    if (has_text(page, one, "by")) {
        put(page, "; ");
        put(page, text_of(page, one, "by"));
    }
    for (size_t i = 0; i < length_of(page, ids); i++) {
        put(page, "; ");
        put_reference_name(page, page->host->text(at(page, ids, i), NULL));
    }
    if (page->host->type(year) == PEIL_NODE_NUMBER) {
        put(page, "; ");
        put_number(page, page->host->number(year), 0);
    }
    put(page, ")");
}

static void put_one(struct page *page, const struct peil_node *one)
{
    (void)numbered(page, 0, one);
    if (has_text(page, one, "title")) {
        put_tinted(page, TINT_STRONG, text_of(page, one, "title"));
        put(page, ". ");
    }
    put(page, has_text(page, one, "by") ? "\xE2\x80\x9C" : "");
    put_prose(page, text_of(page, one, "text"));
    put(page, has_text(page, one, "by") ? "\xE2\x80\x9D" : "");
    put_whence(page, one);
    end_line(page);
}

void put_context(struct page *page)
{
    const struct peil_node *list = get(page, page->document, "context");

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.context"));
    if (is(page, page->document, "kind", "result")) {
        line(page, 0, word(page, "notice.context"));
        blank_line(page);
    }
    for (size_t i = 0; i < length_of(page, list); i++)
        put_one(page, at(page, list, i));
}
