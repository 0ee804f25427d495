/*
 * How it was scored, what is referred to, and where the report comes from.
 */
#include "text.h"

#include <string.h>

void put_scoring(struct page *page)
{
    const struct peil_node *scoring = get(page, page->document, "scoring");
    const struct peil_node *explanation = get(page, scoring, "explanation");
    bool told = has(page, page->document, "summary"); /* whose rule it is stands in its notes */

    if (!has(page, page->document, "scoring"))
        return;
    heading(page, word(page, "heading.scoring"));
    if (!told && has_text(page, scoring, "own_text"))
        line(page, 0, text_of(page, scoring, "own_text"));
    bullets(page, 0, explanation);
    if (has_text(page, scoring, "note")) {
        blank_line(page);
        line(page, 0, text_of(page, scoring, "note"));
    }
}

static const char *link_of(const struct page *page, const struct peil_node *reference)
{
    return text_of(page, reference, has_text(page, reference, "link") ? "link" : "link_text");
}

/* Whether a reference is an article of the law that the one before it is an article of. */
static bool same_law(
    const struct page *page, const struct peil_node *one, const struct peil_node *before)
{
    return has_text(page, one, "law") && is(page, before, "law", text_of(page, one, "law")) &&
           strcmp(link_of(page, before), link_of(page, one)) == 0;
}

/* Until when it holds, where that was judged or said. */
static void put_validity(struct page *page, const struct peil_node *reference)
{
    char date[64];

    if (has_text(page, reference, "valid_until")) {
        page->host->format_date(
            text_of(page, reference, "valid_until"), page->language, date, sizeof(date));
        put(page, " (");
        put_filled(page, word(page, "reference.valid-until"), "date", date);
        put(page, ")");
    }
    if (has_text(page, reference, "mark")) {
        put(page, " (");
        put_tinted(page, TINT_POOR, text_of(page, reference, "mark"));
        put(page, ")");
    }
}

static void put_origin(struct page *page, const struct peil_node *reference)
{
    const struct peil_node *year = get(page, reference, "year");

    if (has_text(page, reference, "publisher")) {
        put(page, ", ");
        put(page, text_of(page, reference, "publisher"));
    }
    if (has_text(page, reference, "date")) {
        put(page, ", ");
        put_date(page, text_of(page, reference, "date"));
    } else if (page->host->type(year) == PEIL_NODE_NUMBER) {
        put(page, ", ");
        put_number(page, page->host->number(year), 0);
    }
}

/* A label without the name of the law that it stands under. */
static const char *short_label(const struct page *page, const struct peil_node *reference)
{
    const char *label = text_of(page, reference, "label"), *law = text_of(page, reference, "law");
    size_t length = strlen(law);
    bool below = length > 0 && strncmp(label, law, length) == 0 && label[length] == ',';

    return below ? label + length + 1 + strspn(label + length + 1, " ") : label;
}

static void put_reference(struct page *page, const struct peil_node *one)
{
    bool article = has_text(page, one, "law");

    start(page, 0, 2);
    put(page, "- ");
    put(page, short_label(page, one));
    put_origin(page, one);
    put_validity(page, one);
    if (has_text(page, one, "summary")) {
        put(page, ": ");
        put_prose(page, text_of(page, one, "summary"));
    }
    end_line(page);
    if (has_text(page, one, "caution"))
        line(page, 2, text_of(page, one, "caution"));
    if (!article && *link_of(page, one))
        line(page, 2, link_of(page, one));
}

void put_references(struct page *page)
{
    const struct peil_node *list = get(page, page->document, "references");

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.references"));
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);
        const struct peil_node *before = i ? at(page, list, i - 1) : NULL;
        bool article = has_text(page, one, "law");

        if (article ? !same_law(page, one, before) : has_text(page, before, "law"))
            blank_line(page);
        if (article && !same_law(page, one, before))
            field(page, 0, text_of(page, one, "law"),
                *link_of(page, one) ? link_of(page, one) : word(page, "reference.law"));
        put_reference(page, one);
    }
}

static void put_packs(struct page *page)
{
    const struct peil_node *packs = get(page, page->document, "packs");

    for (size_t i = 0; i < length_of(page, packs); i++) {
        const struct peil_node *pack = at(page, packs, i);

        start(page, 0, 2);
        put(page, word(page, has_text(page, pack, "id") ? "field.pack" : "layer.extension"));
        put(page, ": ");
        put(page, text_of(page, pack, has_text(page, pack, "id") ? "id" : "name"));
        put(page, " ");
        put(page, text_of(page, pack, "version"));
        line(page, 2, text_of(page, pack, "digest"));
    }
}

void put_engine(struct page *page)
{
    const struct peil_node *engine = get(page, page->document, "engine");

    start(page, 0, 2);
    put(page, word(page, "field.engine"));
    put(page, ": ");
    put(page, text_of(page, engine, "name"));
    put(page, " ");
    put(page, text_of(page, engine, "version"));
    end_line(page);
}

void put_provenance(struct page *page)
{
    const struct peil_node *source = get(page, get(page, page->document, "pack"), "source");
    const char *digest = text_of(page, get(page, page->document, "digests"), "answers");
    bool result = is(page, page->document, "kind", "result");

    heading(page, word(page, "heading.provenance"));
    start(page, 0, 2);
    if (has_text(page, source, "title")) {
        put(page, word(page, "field.source"));
        put(page, ": ");
        put(page, text_of(page, source, "title"));
        put_origin(page, source);
    }
    if (has_text(page, source, "url"))
        line(page, 2, text_of(page, source, "url"));
    if (has_text(page, source, "note"))
        line(page, 0, text_of(page, source, "note"));
    if (result)
        line(page, 0, word(page, "notice.no-persons"));
    blank_line(page);
    put_packs(page);
    if (*digest) {
        line(page, 0, word(page, "field.digest-answers"));
        line(page, 2, digest);
    }
    put_engine(page);
}
