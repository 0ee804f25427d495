/*
 * Checklists side by side: the table that is the picture itself, what each of them asks, what one
 * asks and another does not, and how it is worked out.
 */
#include "html.h"

#include <string.h>

static const struct peil_node *side_by_side(const struct html_page *page)
{
    return html_get(page, page->document, "frameworks");
}

/* Where on the scale from 0 to 100 it lies: drawn for the eye, as the numbers say the same. */
static void put_span(struct html_page *page, const struct peil_node *node)
{
    if (!html_is_number(page, node, "least") || !html_is_number(page, node, "most"))
        return;
    double least = html_number(page, node, "least");
    double most = html_number(page, node, "most");
    double from = most - least < 0.03 ? (least > 0.97 ? 0.97 : least) : least;
    html_put(page, "<svg class=\"span\" aria-hidden=\"true\" width=\"100%\" height=\"8\">");
    if (html_is(page, node, "state", "unknown")) {
        html_put(
            page, "<rect class=\"nothing\" x=\"0.5%\" y=\"1\" width=\"99%\" height=\"6\"/></svg>");
        return;
    }
    html_put(page, "<rect class=\"track\" width=\"100%\" height=\"100%\"/>"
                   "<rect class=\"value\" x=\"");
    html_put_percent(page, from);
    html_put(page, "\" width=\"");
    html_put_percent(page, most - from < 0.03 ? 0.03 : most - from);
    html_put(page, "\" height=\"100%\"/></svg>");
}

static void put_cell(
    struct html_page *page, const struct peil_node *framework, const struct peil_node *cell)
{
    html_put(page, "<td role=\"cell\" data-label=\"");
    html_escape(page, html_text(page, framework, "label"));
    html_put(page, "\">");
    if (html_is(page, cell, "state", "known") || html_is(page, cell, "state", "unknown")) {
        html_mark(page, html_tone_of(page, cell, "tone"), cell, "label");
        html_put(page, " <span class=\"interval\">");
        html_put_text(page, cell, "interval_text");
        html_put(page, "</span>");
        put_span(page, cell);
        html_element(page, "small", NULL, cell, "via");
    } else {
        html_put(page, "<span class=\"muted\">");
        html_sign(page, HTML_NONE);
        html_put(page, " ");
        html_put_text(page, cell, "label");
        html_put(page, "</span>");
    }
    html_put(page, "</td>");
}

static void put_together(struct html_page *page, const struct peil_node *concept)
{
    html_cell(page, "column.together");
    html_put(page, "<strong>");
    html_put_text(page, concept, "status_label");
    html_put(page, "</strong>");
    if (html_has_text(page, concept, "words")) {
        html_put(page, ": ");
        html_put_text(page, concept, "words");
    }
    if (html_has_text(page, concept, "words")) {
        html_put(page, " <span class=\"interval\">");
        html_put_text(page, concept, "interval_text");
        html_put(page, "</span>");
        put_span(page, concept);
    }
    html_put(page, "</td>");
}

static void put_concept(struct html_page *page, const struct peil_node *concept)
{
    const struct peil_node *frameworks = html_get(page, side_by_side(page), "frameworks");
    const struct peil_node *cells = html_get(page, concept, "cells");
    html_put(page, "<tr role=\"row\" class=\"");
    html_put(page, html_is(page, concept, "status", "contradicted") ? "contradicted" : "row");
    html_put(page, "\" id=\"");
    html_anchor(page, concept);
    html_put(page, "\"><th scope=\"row\" role=\"rowheader\">");
    html_put_text(page, concept, "label");
    if (html_is_true(page, concept, "law")) {
        html_put(page, " <span class=\"tag law\">");
        html_put_text(page, html_get(page, concept, "basis"), "kind_label");
        html_put(page, "</span>");
    }
    html_put(page, "</th>");
    for (size_t i = 0; i < html_length(page, cells); i++)
        put_cell(page, html_at(page, frameworks, i), html_at(page, cells, i));
    put_together(page, concept);
    html_put(page, "</tr>\n");
}

static void put_group(struct html_page *page, const struct peil_node *group, size_t columns)
{
    html_put(page, "</tbody>\n<tbody role=\"rowgroup\">\n<tr role=\"row\" class=\"group\">"
                   "<th colspan=\"");
    html_put_integer(page, columns);
    html_put(page, "\" aria-colspan=\"");
    html_put_integer(page, columns);
    html_put(page, "\" scope=\"rowgroup\" role=\"rowheader\">");
    html_put_text(page, group, "label");
    html_put(page, "</th></tr>\n");
}

static void put_head(struct html_page *page)
{
    const struct peil_node *frameworks = html_get(page, side_by_side(page), "frameworks");
    html_head_row(page);
    html_column(page, NULL, "column.point");
    for (size_t i = 0; i < html_length(page, frameworks); i++)
        html_column_text(page, NULL, html_at(page, frameworks, i), "label");
    html_column(page, NULL, "column.together");
    html_head_row_end(page);
}

/* What the signs and numbers mean. */
static void put_legend(struct html_page *page)
{
    const struct peil_node *levels =
        html_get(page, html_get(page, side_by_side(page), "vocabulary"), "levels");
    html_put(page, "<ul class=\"legend\">\n");
    for (size_t i = 0; i < html_length(page, levels); i++) {
        const struct peil_node *level = html_at(page, levels, i);
        html_put(page, "<li>");
        html_mark(page, html_tone_of(page, level, "tone"), level, "label");
        html_put(page, " ");
        const char *const pairs[] = {"from", html_text(page, level, "from_text"), NULL};
        html_put_filled(page, "frameworks.level-from", pairs);
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>\n<p class=\"small\">");
    html_put_word(page, "frameworks.legend");
    html_put(page, "</p>\n");
}

static void put_matrix(struct html_page *page)
{
    const struct peil_node *concepts = html_get(page, side_by_side(page), "concepts");
    size_t columns = html_count(page, side_by_side(page), "frameworks") + 2;
    const char *last = "";
    html_scroll(page, html_word(page, "caption.frameworks"));
    html_table(page, "beside", "caption.frameworks");
    put_head(page);
    for (size_t i = 0; i < html_length(page, concepts); i++) {
        const struct peil_node *concept = html_at(page, concepts, i);
        const struct peil_node *group = html_get(page, concept, "group");
        if (strcmp(html_text(page, group, "id"), last) != 0) {
            put_group(page, group, columns);
            last = html_text(page, group, "id");
        }
        put_concept(page, concept);
    }
    html_scroll_end(page);
}

/* ---- what each of them asks ------------------------------------------------------------------ */

static void put_counts(struct html_page *page, const struct peil_node *counts)
{
    for (size_t i = 0; i < html_length(page, counts); i++) {
        const struct peil_node *one = html_at(page, counts, i);
        html_put(page, i > 0 ? ", " : "");
        if (html_has_text(page, one, "tone")) {
            html_sign(page, html_tone_of(page, one, "tone"));
            html_put(page, " ");
        }
        html_put_integer(page, html_natural(page, one, "count"));
        html_put(page, " ");
        html_put_text(page, one, "label");
    }
}

static void put_asked(struct html_page *page, const struct peil_node *one, const char *counts)
{
    html_cell(page, "column.asks-for");
    html_put_text(page, one, "asked_text");
    html_put(page, "</td>");
    html_cell(page, "column.outcome");
    put_counts(page, html_get(page, one, counts));
    html_put(page, "</td></tr>\n");
}

/* Checklists that are tied to nothing. */
static void put_left_out(struct html_page *page)
{
    const struct peil_node *list = html_get(page, side_by_side(page), "left_out");
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        html_row(page);
        html_put_text(page, one, "title");
        html_put(page, "</th><td role=\"cell\" colspan=\"2\" aria-colspan=\"2\">");
        html_put_text(page, one, "note");
        html_put(page, "</td></tr>\n");
    }
}

static void put_coverage(struct html_page *page)
{
    static const char *const head[] = {
        "column.checklist", "column.asks-for", "column.outcome", NULL};
    const struct peil_node *frameworks = html_get(page, side_by_side(page), "frameworks");
    html_heading(page, "h3", "heading.coverage");
    html_table(page, "rows coverage", "heading.coverage");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, frameworks); i++) {
        const struct peil_node *one = html_at(page, frameworks, i);
        html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><strong>");
        html_put_text(page, one, "label");
        html_put(page, "</strong>");
        html_element(page, "small", NULL, one, "title");
        html_element(page, "small", NULL, one, "who");
        html_put(page, "</th>");
        put_asked(page, one, "counts");
    }
    put_left_out(page);
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><strong>");
    html_put_word(page, "column.together");
    html_put(page, "</strong></th>");
    put_asked(page, html_get(page, side_by_side(page), "together"), "statuses");
    html_put(page, "</tbody></table>\n");
}

/* ---- gaps ------------------------------------------------------------------------------------ */

static void put_missing(struct html_page *page, const struct peil_node *concept)
{
    html_put(page, "<li>");
    html_anchor_link(page, concept, "label");
    if (html_is_true(page, concept, "law")) {
        html_put(page, " <span class=\"tag law\">");
        html_put_word(page, "frameworks.law");
        html_put(page, "</span>");
    }
    html_element(page, "small", NULL, concept, "others");
    html_put(page, "</li>\n");
}

static void put_missing_list(struct html_page *page, const struct peil_node *list)
{
    html_put(page, "<ul class=\"missing\">\n");
    for (size_t i = 0; i < html_length(page, list); i++)
        put_missing(page, html_at(page, list, i));
    html_put(page, "</ul>\n");
}

static void put_gaps(struct html_page *page)
{
    const struct peil_node *nobody = html_get(page, side_by_side(page), "nobody");
    const struct peil_node *gaps = html_get(page, side_by_side(page), "gaps");
    if (html_length(page, nobody) > 0) {
        html_heading(page, "h3", "heading.nobody");
        put_missing_list(page, nobody);
    }
    if (html_length(page, gaps) == 0)
        return;
    html_fold(page, "h3", "heading.gaps");
    for (size_t i = 0; i < html_length(page, gaps); i++) {
        const struct peil_node *gap = html_at(page, gaps, i);
        html_element(page, "h4", NULL, gap, "text");
        put_missing_list(page, html_get(page, gap, "concepts"));
    }
    html_put(page, "</details>\n");
}

/* ---- how ------------------------------------------------------------------------------------- */

static void put_rule(struct html_page *page)
{
    const struct peil_node *rule = html_get(page, side_by_side(page), "rule");
    const struct peil_node *list = html_get(page, rule, "explanation");
    const struct peil_node *shares = html_get(page, rule, "shares");
    html_fold(page, "h3", "heading.own-rule");
    html_element(page, "p", "own", rule, "label");
    html_texts(page, "p", list);
    html_put(page, "<dl class=\"facts\">\n");
    for (size_t i = 0; i < html_length(page, shares); i++) {
        const struct peil_node *share = html_at(page, shares, i);
        html_put(page, "<div><dt>");
        html_put_text(page, share, "label");
        html_put(page, "</dt><dd>");
        const char *const pairs[] = {"share", html_text(page, share, "text"), NULL};
        html_put_filled(page, "frameworks.known-share", pairs);
        html_put(page, "</dd></div>\n");
    }
    html_put(page, "</dl>\n</details>\n");
}

/* Checklists that have nothing in common. */
static void put_unmapped(struct html_page *page)
{
    const struct peil_node *list = html_get(page, side_by_side(page), "left_out");
    html_element(page, "p", NULL, side_by_side(page), "note");
    html_put(page, "<ul>\n");
    for (size_t i = 0; i < html_length(page, list); i++)
        html_element(page, "li", NULL, html_at(page, list, i), "title");
    html_put(page, "</ul>\n");
}

void html_frameworks(struct html_page *page)
{
    const struct peil_node *frameworks = side_by_side(page);
    if (!html_is_type(page, frameworks, PEIL_NODE_MAP))
        return;
    html_part(page, "frameworks", "heading.frameworks");
    if (html_count(page, frameworks, "concepts") == 0) {
        put_unmapped(page);
    } else {
        put_legend(page);
        put_matrix(page);
        put_coverage(page);
        put_gaps(page);
        put_rule(page);
    }
    html_put(page, "</section>\n");
}
