/*
 * How one part of a result came about.
 */
#include "text.h"

void put_explanation(struct page *page)
{
    const struct peil_node *references = get(page, page->document, "references");

    title(page, text_of(page, page->document, "title"));
    field(page, 0, word(page, "field.pack"),
        text_of(page, get(page, page->document, "pack"), "title"));
    field(page, 0, word(page, "heading.subject"), text_of(page, page->document, "about"));
    put_notice(page);
    language_note(page);
    put_findings(page, "errors", "heading.errors");
    put_blocks(page);
    if (length_of(page, references) > 0)
        put_references(page);
}
