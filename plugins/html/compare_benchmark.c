/*
 * Where a subject stands among others: a strip for each part of a checklist, in a table with the
 * numbers it is drawn from.
 */
#include "html.h"

static void put_percent_cell(
    struct html_page *page, const char *word, const struct peil_node *map, const char *key)
{
    html_put(page, "<td class=\"n\" role=\"cell\" data-label=\"");
    html_put_word(page, word);
    html_put(page, "\">");
    if (html_is_number(page, map, key)) {
        html_put_number(page, html_number(page, map, key), 0);
        html_put(page, "%");
    } else {
        html_put(page, "\u2013");
    }
    html_put(page, "</td>");
}

/* The own score, with what it can still become: the strip draws both. */
static void put_own(struct html_page *page, const struct peil_node *own)
{
    html_put(page, "<td class=\"n\" role=\"cell\" data-label=\"");
    html_put_word(page, "column.own");
    html_put(page, "\">");
    if (html_is_number(page, own, "value"))
        html_put_text(page, own, "text");
    else
        html_put(page, "\u2013");
    html_put(page, "</td>");
}

/* The cells behind the name of a part or class. */
static void put_cells(struct html_page *page, const struct peil_node *spread,
    const struct peil_node *own, const char *label, bool owned)
{
    const struct peil_node *place = html_get(page, spread, "place");
    html_put(page, "<td class=\"graph\" role=\"cell\">");
    if (html_is_true(page, spread, "shown"))
        html_strip(page, spread, own, label);
    else
        html_put_text(page, spread, "text");
    html_put(page, "</td>");
    if (owned)
        put_own(page, own);
    put_percent_cell(page, "column.quarter", spread, "p25");
    put_percent_cell(page, "column.half", spread, "p50");
    put_percent_cell(page, "column.three-quarters", spread, "p75");
    if (owned) {
        html_put(page, "<td class=\"place\" role=\"cell\" data-label=\"");
        html_put_word(page, "column.place");
        html_put(page, "\">");
        html_put_text(page, place, "text");
        html_element(page, "small", NULL, place, "share_text");
        if (!html_has_text(page, place, "text"))
            html_put(page, "\u2013");
        html_put(page, "</td>");
    }
    html_put(page, "</tr>\n");
}

static void put_row(
    struct html_page *page, const struct peil_node *part, const struct peil_node *framework)
{
    bool sub = html_number(page, part, "depth") > 1;
    html_put(page, sub ? "<tr class=\"sub\" role=\"row\">" : "<tr role=\"row\">");
    html_put(page, "<th scope=\"row\" role=\"rowheader\">");
    html_put_nr(page, part);
    html_put_text(page, part, "label");
    html_put(page, "</th>");
    put_cells(page, html_get(page, part, "whole"), html_get(page, part, "own"),
        html_text(page, part, "label"), html_is_true(page, framework, "own"));
}

/* The drawings share a scale, which stands above them. */
static void put_scale_head(struct html_page *page)
{
    html_put(page, "<th scope=\"col\" role=\"columnheader\">");
    html_put_word(page, "column.spread");
    html_strip_ends(page);
    html_put(page, "</th>");
}

static void put_head(struct html_page *page, const char *first, bool owned)
{
    html_head_row(page);
    html_column(page, NULL, first);
    put_scale_head(page);
    if (owned)
        html_column(page, "n", "column.own");
    html_column(page, "n", "column.quarter");
    html_column(page, "n", "column.half");
    html_column(page, "n", "column.three-quarters");
    if (owned)
        html_column(page, NULL, "column.place");
    html_head_row_end(page);
}

/* The whole and its sections, or the concepts. */
static void put_table(struct html_page *page, const struct peil_node *framework, bool concepts)
{
    const struct peil_node *parts = html_get(page, framework, "parts");
    html_table(page, "scores spread", "caption.benchmark");
    put_head(
        page, concepts ? "column.concept" : "column.section", html_is_true(page, framework, "own"));
    for (size_t i = 0; i < html_length(page, parts); i++)
        if (html_is(page, html_at(page, parts, i), "kind", "concept") == concepts)
            put_row(page, html_at(page, parts, i), framework);
    html_put(page, "</tbody></table>\n");
}

static bool has_concepts(struct html_page *page, const struct peil_node *framework)
{
    const struct peil_node *parts = html_get(page, framework, "parts");
    size_t count = html_length(page, parts);
    return count > 0 && html_is(page, html_at(page, parts, count - 1), "kind", "concept");
}

/* The whole by class. */
static void put_classes(struct html_page *page, const struct peil_node *framework)
{
    const struct peil_node *whole = html_at(page, html_get(page, framework, "parts"), 0);
    const struct peil_node *list = html_get(page, whole, "classes");
    bool owned = html_is_true(page, framework, "own");
    html_element(page, "p", NULL, framework, "classes_text");
    if (html_length(page, list) == 0 || html_has_text(page, framework, "classes_text"))
        return;
    html_table(page, "scores spread", "caption.benchmark-classes");
    put_head(page, "column.class", owned);
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        const struct peil_node *count = html_at(page, html_get(page, framework, "classes"), i);
        html_row(page);
        html_put_text(page, one, "label");
        html_put(page, " (");
        html_put_integer(page, html_natural(page, count, "count"));
        html_put(page, ")</th>");
        put_cells(page, one, html_is_true(page, one, "own") ? html_get(page, whole, "own") : NULL,
            html_text(page, one, "label"), owned);
    }
    html_put(page, "</tbody></table>\n");
}

/* Subjects whose scores stand side by side: by name, never by score. */
static void put_side_row(struct html_page *page, const struct peil_node *parts,
    const struct peil_node *subject, size_t index)
{
    html_put(page, "<tr><th scope=\"row\">");
    html_put_text(page, subject, "name");
    html_put(page, "</th>");
    for (size_t i = 0; i < html_length(page, parts); i++) {
        const struct peil_node *part = html_at(page, parts, i);
        if (html_is(page, part, "kind", "concept") || html_number(page, part, "depth") > 1)
            continue;
        const struct peil_node *score = html_at(page, html_get(page, part, "side"), index);
        html_put(page, "<td class=\"n\">");
        if (html_is_number(page, score, "value"))
            html_put_text(page, score, "text");
        else
            html_put(page, "\u2013");
        html_put(page, "</td>");
    }
    html_put(page, "</tr>\n");
}

static void put_side(struct html_page *page, const struct peil_node *framework)
{
    const struct peil_node *side =
        html_get(page, html_get(page, page->document, "benchmark"), "side");
    const struct peil_node *parts = html_get(page, framework, "parts");
    if (html_length(page, side) == 0)
        return;
    html_heading(page, "h4", "heading.benchmark-side");
    html_scroll(page, html_word(page, "caption.benchmark-side"));
    html_put(page, "<table class=\"side-by-side\">\n<caption>");
    html_put_word(page, "caption.benchmark-side");
    html_put(page, "</caption>\n<thead><tr><th scope=\"col\">");
    html_put_word(page, "column.participant");
    html_put(page, "</th>");
    for (size_t i = 0; i < html_length(page, parts); i++) {
        const struct peil_node *part = html_at(page, parts, i);
        if (html_is(page, part, "kind", "concept") || html_number(page, part, "depth") > 1)
            continue;
        html_put(page, "<th scope=\"col\" class=\"n\">");
        html_put_text(page, part, "label");
        html_put(page, "</th>");
    }
    html_put(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < html_length(page, side); i++)
        put_side_row(page, parts, html_at(page, side, i), i);
    html_scroll_end(page);
}

static void put_framework(struct html_page *page, const struct peil_node *framework)
{
    html_element(page, "h3", NULL, framework, "title");
    html_element(page, "p", "intro", framework, "text");
    if (html_is_true(page, framework, "shown")) {
        put_classes(page, framework);
        put_table(page, framework, false);
        if (has_concepts(page, framework)) {
            html_fold(page, "h4", "heading.benchmark-concepts");
            put_table(page, framework, true);
            html_put(page, "</details>\n");
        }
    }
    put_side(page, framework);
}

void html_benchmark(struct html_page *page)
{
    const struct peil_node *benchmark = html_get(page, page->document, "benchmark");
    const struct peil_node *list = html_get(page, benchmark, "frameworks");
    const struct peil_node *notes = html_get(page, benchmark, "notes");
    if (html_length(page, list) == 0)
        return;
    html_part(page, "benchmark", "heading.benchmark");
    html_strip_legend(page, list);
    for (size_t i = 0; i < html_length(page, list); i++)
        put_framework(page, html_at(page, list, i));
    html_put(page, "<ul class=\"small\">\n");
    html_texts(page, "li", notes);
    html_put(page, "</ul>\n</section>\n");
}
