/*
 * How the result was made: open answers, rules, warnings, provenance.
 */
#include "html.h"

static void put_open(struct html_page *page, const struct peil_node *item)
{
    const struct peil_node *asks = html_get(page, item, "asks");
    const struct peil_node *rows = html_get(page, item, "rows");
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" class=\"question\">"
                   "<span class=\"nr\">");
    html_anchor_link(page, item, "number");
    html_put(page, "</span> ");
    html_put_text(page, item, "text");
    for (size_t i = 0; i < html_length(page, rows); i++)
        html_element(page, "small", NULL, html_at(page, rows, i), "text");
    if (page->brief)
        html_item_tags(page, item);
    html_put(page, "</th>");
    html_cell(page, "column.state");
    html_mark(page, html_tone_of(page, item, "state"), item, "state_label");
    html_put(page, "</td>");
    html_cell(page, "column.asks");
    for (size_t i = 0; i < html_length(page, asks); i++) {
        html_put(page, i > 0 ? ", " : "");
        html_put_text(page, html_at(page, asks, i), "label");
    }
    html_put(page, "</td></tr>\n");
}

void html_open(struct html_page *page)
{
    static const char *const head[] = {"column.item", "column.state", "column.asks", NULL};
    const struct peil_node *open = html_get(page, page->document, "open");
    if (html_length(page, open) == 0)
        return;
    html_part(page, "open", "heading.open");
    html_table(page, "rows", "caption.open");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, open); i++)
        put_open(page, html_at(page, open, i));
    html_put(page, "</tbody></table>\n</section>\n");
}

static void put_bands(struct html_page *page, const struct peil_node *bands)
{
    static const char *const head[] = {"column.score", "column.band", NULL};
    if (html_length(page, bands) == 0)
        return;
    html_table(page, "rows short", "caption.bands");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, bands); i++) {
        const struct peil_node *band = html_at(page, bands, i);
        html_row_text(page, band, "text");
        html_cell(page, "column.band");
        html_put_text(page, band, "label");
        html_element(page, "small", NULL, band, "verdict");
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

void html_method(struct html_page *page)
{
    const struct peil_node *scoring = html_get(page, page->document, "scoring");
    const struct peil_node *explanation = html_get(page, scoring, "explanation");
    if (html_length(page, explanation) == 0 && !html_has_text(page, scoring, "own_text"))
        return;
    html_part(page, "scoring", "heading.scoring");
    if (html_has_text(page, scoring, "own_text")) {
        html_put(page, "<p class=\"own\"><span aria-hidden=\"true\">\u25c7</span> ");
        html_put_text(page, scoring, "own_text");
        html_put(page, "</p>\n");
    }
    html_put(page, "<ul>\n");
    html_texts(page, "li", explanation);
    html_put(page, "</ul>\n");
    html_element(page, "p", NULL, scoring, "note");
    put_bands(page, html_get(page, scoring, "bands"));
    html_put(page, "</section>\n");
}

void html_warnings(struct html_page *page)
{
    const struct peil_node *warnings = html_get(page, page->document, "warnings");
    if (html_length(page, warnings) == 0)
        return;
    html_part(page, "warnings", "heading.warnings");
    html_put(page, "<ul>\n");
    for (size_t i = 0; i < html_length(page, warnings); i++) {
        const struct peil_node *warning = html_at(page, warnings, i);
        html_put(page, "<li>");
        html_put_text(page, warning, "text");
        if (html_has_text(page, warning, "file")) {
            html_put(page, " <span class=\"muted\">(");
            html_put_text(page, warning, "file");
            if (html_is_number(page, warning, "line")) {
                html_put(page, ", ");
                html_put_word(page, "field.line");
                html_put(page, " ");
                html_put_number(page, html_number(page, warning, "line"), 0);
            }
            html_put(page, ")</span>");
        }
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>\n</section>\n");
}

static void put_code(
    struct html_page *page, const char *word, const struct peil_node *node, const char *key)
{
    if (html_has_text(page, node, key)) {
        html_fact(page, word);
        html_element(page, "code", NULL, node, key);
        html_fact_end(page);
    }
}

static void put_packs(struct html_page *page)
{
    static const char *const head[] = {
        "field.pack", "column.version", "field.layer", "column.digest", NULL};
    const struct peil_node *packs = html_get(page, page->document, "packs");
    if (html_length(page, packs) == 0)
        return;
    html_table(page, "rows packs", "caption.packs");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, packs); i++) {
        const struct peil_node *pack = html_at(page, packs, i);
        html_row(page);
        html_put_text(page, pack, html_has_text(page, pack, "id") ? "id" : "name");
        html_put(page, "</th>");
        html_cell(page, "column.version");
        html_put_text(page, pack, "version");
        html_put(page, "</td>");
        html_cell(page, "field.layer");
        const char *layer = html_text(page, pack, "layer");
        bool overlay = html_is(page, pack, "layer", "overlay");
        bool vocabulary = html_is(page, pack, "layer", "vocabulary");
        bool extension = html_is(page, pack, "layer", "extension");
        html_escape(page, overlay            ? html_word(page, "layer.overlay")
                          : extension        ? html_word(page, "layer.extension")
                          : vocabulary       ? html_word(page, "layer.vocabulary")
                          : layer[0] != '\0' ? html_word(page, "layer.checklist")
                                             : "");
        html_put(page, "</td>");
        html_cell(page, "column.digest");
        html_element(page, "code", NULL, pack, "digest");
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

static void put_source(struct html_page *page, const struct peil_node *source)
{
    if (!html_has_text(page, source, "title") && !html_has_text(page, source, "publisher"))
        return;
    html_fact(page, "field.source");
    html_put_link(page, html_text(page, source, "url"), html_text(page, source, "title"));
    if (html_has_text(page, source, "publisher")) {
        html_put(page, html_has_text(page, source, "title") ? ", " : "");
        html_put_text(page, source, "publisher");
    }
    if (html_is_number(page, source, "year")) {
        html_put(page, ", ");
        html_put_number(page, html_number(page, source, "year"), 0);
    }
    html_element(page, "small", NULL, source, "note");
    html_fact_end(page);
}

void html_provenance(struct html_page *page)
{
    const struct peil_node *pack = html_get(page, page->document, "pack");
    const struct peil_node *engine = html_get(page, page->document, "engine");
    const struct peil_node *digests = html_get(page, page->document, "digests");
    html_part(page, "provenance", "heading.provenance");
    html_put(page, "<dl class=\"facts pairs\">\n");
    if (html_has_text(page, pack, "title")) {
        html_fact(page, "field.pack");
        html_put_text(page, pack, "title");
        html_put(page, " ");
        html_put_text(page, pack, "version");
        html_fact_end(page);
    }
    html_fact_text(page, "field.publisher", pack, "publisher");
    put_source(page, html_get(page, pack, "source"));
    html_fact_text(page, "field.licence", pack, "licence");
    html_fact_date(page, "field.asof", page->document, "asof");
    put_code(page, "field.digest-pack", digests, "pack");
    put_code(page, "field.digest-answers", digests, "answers");
    if (html_has_text(page, engine, "name")) {
        html_fact(page, "field.engine");
        html_put_text(page, engine, "name");
        html_put(page, " ");
        html_put_text(page, engine, "version");
        html_fact_end(page);
    }
    html_put(page, "</dl>\n");
    put_packs(page);
    if (html_is(page, page->document, "kind", "result"))
        html_element(page, "p", "small", page->labels, "notice.no-persons");
    html_put(page, "</section>\n");
}
