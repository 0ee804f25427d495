/*
 * A question with its answer, and what can be unfolded under it.
 */
#include "html.h"

void html_item_tags(struct html_page *page, const struct peil_node *item)
{
    bool knockout =
        html_is_true(page, item, "is_knockout") || html_has_text(page, item, "knockout");
    bool origin =
        html_has_text(page, item, "origin_label") && !html_is(page, item, "origin", "source");
    bool others = html_has_text(page, item, "for_text") &&
                  !html_is_true(page, html_get(page, item, "answer"), "not_asked");
    const struct peil_node *basis = html_get(page, item, "basis");
    if (!knockout && !origin && !others && !html_has_text(page, basis, "kind_label"))
        return;
    html_put(page, "<p class=\"tags\">");
    html_basis(page, basis);
    if (knockout) {
        html_put(page, "<span class=\"tag knockout\"><span aria-hidden=\"true\">\u25c6</span> ");
        html_put_verdict_title(page);
        html_put(page, "</span>\n");
    }
    if (origin)
        html_element(page, "span", "origin", item, "origin_label");
    if (others)
        html_element(page, "span", "for", item, "for_text");
    html_put(page, "</p>\n");
}

void html_item_head(
    struct html_page *page, const char *class_name, const struct peil_node *item, bool help)
{
    html_put(page, "<li class=\"");
    html_put(page, class_name);
    html_put(page, "\" id=\"");
    html_anchor(page, item);
    html_put(page, "\">\n");
    html_element(page, "span", "nr", item, "number");
    html_put(page, "<div class=\"question\">");
    html_element(page, "p", NULL, item, "text");
    if (help)
        html_element(page, "p", "hint", item, "help");
    html_item_tags(page, item);
    html_put(page, "</div>\n");
}

static void put_evidence(struct html_page *page, const struct peil_node *evidence)
{
    if (html_length(page, evidence) == 0)
        return;
    html_put(page, "<div class=\"evidence\"><p class=\"label\">");
    html_put_word(page, "field.evidence");
    html_put(page, "</p>\n<ul>\n");
    for (size_t i = 0; i < html_length(page, evidence); i++) {
        const struct peil_node *piece = html_at(page, evidence, i);
        html_put(page, "<li>");
        html_put_link(page,
            html_text(page, piece, html_has_text(page, piece, "link") ? "link" : "url"),
            html_text(page, piece, "title"));
        if (html_has_text(page, piece, "date")) {
            html_put(page, " <span class=\"date\">");
            html_put_date(page, html_text(page, piece, "date"));
            html_put(page, "</span>");
        }
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul></div>\n");
}

/* The dash says "does not count": not what to put before an answer that is only not scored. */
static void put_label(struct html_page *page, const struct peil_node *answer)
{
    enum html_tone tone = html_tone_of(page, answer, "tone");
    if (tone == HTML_NONE && html_is(page, answer, "state", "answered"))
        html_element(page, "strong", NULL, answer, "label");
    else
        html_mark(page, tone, answer, "label");
}

static void put_rows(struct html_page *page, const struct peil_node *rows)
{
    if (html_length(page, rows) == 0)
        return;
    html_put(page, "<dl class=\"matrix\">\n");
    for (size_t i = 0; i < html_length(page, rows); i++) {
        const struct peil_node *row = html_at(page, rows, i);
        const struct peil_node *answer = html_get(page, row, "answer");
        html_put(page, "<div><dt>");
        html_put_text(page, row, "text");
        html_put(page, "</dt><dd>");
        put_label(page, answer);
        html_put(page, "</dd></div>\n");
    }
    html_put(page, "</dl>\n");
}

/* A pack described by itself names concepts that are explained in the pack of their vocabulary. */
static bool is_listed(struct html_page *page, const struct peil_node *map)
{
    const char *id = html_text(page, map, "concept");
    const struct peil_node *vocabulary = html_get(page, page->document, "vocabulary");
    const struct peil_node *lists[] = {
        html_get(page, page->document, "concepts"), html_get(page, vocabulary, "concepts")};
    for (size_t l = 0; l < 2; l++) {
        for (size_t i = 0; i < html_length(page, lists[l]); i++)
            if (html_is(page, html_at(page, lists[l], i), "id", id))
                return true;
    }
    return false;
}

static void put_maps(struct html_page *page, const struct peil_node *maps)
{
    if (html_length(page, maps) == 0)
        return;
    html_fact(page, "field.maps");
    for (size_t i = 0; i < html_length(page, maps); i++) {
        const struct peil_node *map = html_at(page, maps, i);
        html_put(page, i > 0 ? "<br>" : "");
        if (is_listed(page, map))
            html_anchor_link(page, map, "concept_label");
        else
            html_put_text(page, map, "concept_label");
        if (html_has_text(page, map, "relation_label")) {
            html_put(page, " <span class=\"muted\">\u2013 ");
            html_put_text(page, map, "relation_label");
            html_put(page, "</span>");
        }
    }
    html_fact_end(page);
}

static void put_options(struct html_page *page, const struct peil_node *options)
{
    if (html_length(page, options) == 0)
        return;
    html_fact(page, "heading.scales");
    for (size_t i = 0; i < html_length(page, options); i++) {
        const struct peil_node *option = html_at(page, options, i);
        html_put(page, i > 0 ? " \u00b7 " : "");
        html_put_text(page, option, "label");
        if (html_is_number(page, option, "points")) {
            html_put(page, " (");
            html_put_number(page, html_number(page, option, "points"), PEIL_DECIMALS_SHORTEST);
            html_put(page, ")");
        }
    }
    html_fact_end(page);
}

/* What an expert looks up and a council member passes over. */
void html_item_details(struct html_page *page, const struct peil_node *item)
{
    html_put(page, "<details><summary>");
    html_put_word(page, "page.details");
    html_put(page, "<span class=\"sr\"> (");
    html_put_text(page, item, "number");
    html_put(page, ")</span></summary>\n<dl class=\"facts pairs\">\n");
    html_fact_text(page, "field.help", item, "help");
    html_fact_text(page, "field.source-text", item, "source_text");
    html_fact_text(page, "field.origin", item, "origin_label");
    html_fact_text(page, "field.where-in-source", item, "source");
    html_fact_text(page, "field.basis", html_get(page, item, "basis"), "note");
    html_fact_text(page, "field.measures", html_get(page, item, "evidence_kind"), "label");
    put_options(page, html_get(page, item, "options"));
    put_maps(page, html_get(page, item, "maps"));
    html_put(page, "</dl></details>\n");
}

static void put_answer(struct html_page *page, const struct peil_node *item)
{
    const struct peil_node *answer = html_get(page, item, "answer");
    if (!html_has_text(page, answer, "label"))
        return;
    html_put(page, "<div class=\"answer\"><span class=\"sr\">");
    html_put_word(page, "column.answer");
    html_put(page, ": </span>");
    if (html_is(page, item, "type", "text") && html_is(page, answer, "state", "answered")) {
        html_put(page, "<p class=\"words\">");
        html_put_text(page, answer, "label");
        html_put(page, "</p>");
    } else if (html_count(page, item, "rows") > 0 && html_is(page, answer, "state", "answered")) {
        put_rows(page, html_get(page, item, "rows"));
    } else {
        put_label(page, answer);
    }
    const char *reason = html_has_text(page, answer, "reason_label") ? "reason_label" : "reason";
    html_element(page, "p", "reason", answer, reason);
    html_put(page, "</div>\n");
}

void html_item(struct html_page *page, const struct peil_node *item, void *with)
{
    (void)with;
    const struct peil_node *answer = html_get(page, item, "answer");
    bool wide = html_is(page, item, "type", "text") || html_is(page, item, "type", "matrix");
    html_item_head(page, wide ? "item wide" : "item", item, false);
    put_answer(page, item);
    html_put(page, "<div class=\"more\">\n");
    html_element(page, "blockquote", NULL, answer, "remark");
    put_evidence(page, html_get(page, answer, "evidence"));
    html_item_details(page, item);
    html_put(page, "</div>\n</li>\n");
}
