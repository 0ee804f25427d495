/*
 * What several respondents say to one checklist: a table for each question, a row for each group,
 * with a drawing of where they stand on the scale.
 */
#include "html.h"

/* ---- tables ---------------------------------------------------------------------------------- */

static void list_sentences(
    struct html_page *page, const struct peil_node *panel, const char *key, const char *heading)
{
    const struct peil_node *list = html_get(page, panel, key);
    if (html_length(page, list) == 0)
        return;
    html_put(page, "<h4>");
    html_put_word(page, heading);
    html_put(page, "</h4>\n<ul class=\"sentences\">\n");
    for (size_t i = 0; i < html_length(page, list); i++)
        html_element(page, "li", NULL, html_at(page, list, i), "text");
    html_put(page, "</ul>\n");
}

/* ---- what it is of --------------------------------------------------------------------------- */

static void put_notes(struct html_page *page, const struct peil_node *panel)
{
    const struct peil_node *notes = html_get(page, panel, "notes");
    if (html_length(page, notes) == 0)
        return;
    html_put(page, "<div class=\"notes\">\n");
    html_texts(page, "p", notes);
    html_put(page, "</div>\n");
}

static void put_practice(struct html_page *page, const struct peil_node *panel)
{
    static const char *const head[] = {
        "column.group", "column.panel.arranged", "column.panel.experienced", NULL};
    const struct peil_node *list = html_get(page, panel, "practice");
    if (html_length(page, list) == 0)
        return;
    html_heading(page, "h4", "heading.panel.practice");
    html_table(page, "rows", "caption.panel.practice");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        html_row_text(page, one, "label");
        for (size_t column = 0; column < 2; column++) {
            html_cell(page, head[1 + column]);
            html_put_text(page, one, column == 0 ? "arranged_text" : "experienced_text");
            html_put(page, " <span class=\"muted\">");
            size_t items =
                html_natural(page, one, column == 0 ? "arranged_items" : "experienced_items");
            char digits[24];
            page->host->format_number((double)items, 0, page->language, digits, sizeof(digits));
            html_put_filled(page, items == 1 ? "count.items.one" : "count.items.other",
                (const char *const[]){"n", digits, NULL});
            html_put(page, "</span></td>");
        }
        html_put(page, "</tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

/* ---- questions on which people differ -------------------------------------------------------- */

static void put_question(struct html_page *page, const struct peil_node *line)
{
    html_put_nr(page, line);
    html_put_text(page, line, "text");
    if (html_has_text(page, line, "row_text")) {
        html_put(page, " \u2013 ");
        html_put_text(page, line, "row_text");
    }
}

/* The answers of the scale stand above the drawings, where each stands in them. */
static void put_line_head(struct html_page *page, const struct peil_node *line)
{
    const struct peil_node *options = html_get(page, line, "options");
    html_head_row(page);
    html_column(page, NULL, "column.panel.who");
    if (html_stops(page, line) > 0) {
        html_put(page, "<th scope=\"col\" role=\"columnheader\"><span class=\"stops\">");
        for (size_t i = 0; i < html_length(page, options); i++) {
            html_put(page, "<span>");
            html_put_text(page, html_at(page, options, i), "label");
            html_put(page, "</span> ");
        }
        html_put(page, "</span></th>");
    }
    html_column(page, NULL, "column.panel.answers");
    html_head_row_end(page);
}

/* The answer of one respondent; of several what they said, and the one in the middle. */
static void put_said(struct html_page *page, const struct peil_node *cell)
{
    if (html_is(page, cell, "text", html_text(page, cell, "middle_label"))) {
        html_mark(page, html_tone_of(page, cell, "tone"), cell, "text");
        return;
    }
    html_put_text(page, cell, "text");
    if (!html_has_text(page, cell, "middle_label") || html_count(page, cell, "counts") == 0)
        return;
    html_put(page, "<small>");
    html_put_filled(page, "panel.middle",
        (const char *const[]){"label", html_text(page, cell, "middle_label"), NULL});
    html_put(page, "</small>");
}

static void put_cell(
    struct html_page *page, const struct peil_node *line, const struct peil_node *cell)
{
    html_row_text(page, cell, "label");
    if (html_stops(page, line) > 0) {
        html_put(page, "<td role=\"cell\" class=\"picture\">");
        if (html_natural(page, cell, "answered") > 0 && html_count(page, cell, "counts") > 0)
            html_dots(page, line, cell);
        html_put(page, "</td>");
    }
    html_cell(page, "column.panel.answers");
    put_said(page, cell);
    html_put(page, "</td></tr>\n");
}

static void put_line(struct html_page *page, const struct peil_node *line)
{
    const struct peil_node *cells = html_get(page, line, "cells");
    html_put(page, "<div class=\"line\">\n<h5>");
    put_question(page, line);
    html_put(page, "</h5>\n");
    html_element(page, "p", NULL, line, "apart_text");
    html_table(page, "rows dotted", "caption.panel.answers");
    put_line_head(page, line);
    for (size_t i = 0; i < html_length(page, cells); i++)
        put_cell(page, line, html_at(page, cells, i));
    html_put(page, "</tbody></table>\n</div>\n");
}

/* ---- questions on which they do not ---------------------------------------------------------- */

/* The first group whose answer is told; NULL where none is. */
static const struct peil_node *first_answer(
    const struct html_page *page, const struct peil_node *line)
{
    const struct peil_node *cells = html_get(page, line, "cells");
    for (size_t i = 0; i < html_length(page, cells); i++)
        if (html_has_text(page, html_at(page, cells, i), "middle_label"))
            return html_at(page, cells, i);
    return NULL;
}

/* Who gave that answer, apart by commas. */
static void put_who(struct html_page *page, const struct peil_node *line)
{
    const struct peil_node *cells = html_get(page, line, "cells");
    bool first = true;
    for (size_t i = 0; i < html_length(page, cells); i++) {
        const struct peil_node *cell = html_at(page, cells, i);
        if (!html_has_text(page, cell, "middle_label"))
            continue;
        html_put(page, first ? "" : ", ");
        html_put_text(page, cell, "label");
        first = false;
    }
}

static void put_alike(struct html_page *page, const struct peil_node *line)
{
    const struct peil_node *cell = first_answer(page, line);
    html_row(page);
    put_question(page, line);
    html_put(page, "</th>");
    html_cell(page, "column.answer");
    html_mark(page, html_tone_of(page, cell, "tone"), cell, "middle_label");
    html_put(page, "</td>");
    html_cell(page, "column.panel.who");
    put_who(page, line);
    html_put(page, "</td></tr>\n");
}

/* Nobody can differ from somebody who is alone. */
static bool is_shown(const struct html_page *page, const struct peil_node *line, bool apart)
{
    return html_is_true(page, line, "differs") == apart && html_natural(page, line, "answered") > 1;
}

static size_t count_lines(const struct html_page *page, const struct peil_node *lines, bool apart)
{
    size_t count = 0;
    for (size_t i = 0; i < html_length(page, lines); i++)
        count += is_shown(page, html_at(page, lines, i), apart);
    return count;
}

static void put_lines(struct html_page *page, const struct peil_node *panel, bool apart)
{
    static const char *const head[] = {
        "column.panel.question", "column.answer", "column.panel.who", NULL};
    const struct peil_node *lines = html_get(page, panel, "lines");
    if (count_lines(page, lines, apart) == 0)
        return;
    html_heading(page, "h4", apart ? "heading.panel.apart" : "heading.panel.alike");
    if (apart) {
        html_put(page, "<p class=\"small\">");
        html_put_word(page, "panel.legend");
        html_put(page, "</p>\n<div class=\"lines\">\n");
    } else {
        html_table(page, "rows", "caption.panel.alike");
        html_table_head(page, head);
    }
    for (size_t i = 0; i < html_length(page, lines); i++) {
        const struct peil_node *line = html_at(page, lines, i);
        if (!is_shown(page, line, apart))
            continue;
        if (apart)
            put_line(page, line);
        else
            put_alike(page, line);
    }
    html_put(page, apart ? "</div>\n" : "</tbody></table>\n");
}

/* ---- concepts -------------------------------------------------------------------------------- */

static void put_concept(struct html_page *page, const struct peil_node *concept)
{
    const struct peil_node *standings = html_get(page, concept, "standings");
    html_row_text(page, concept, "label");
    for (size_t i = 0; i < html_length(page, standings); i++) {
        const struct peil_node *standing = html_at(page, standings, i);
        html_put(page, "<td role=\"cell\" data-label=\"");
        html_escape(page, html_text(page, standing, "label"));
        html_put(page, "\">");
        if (html_has_text(page, standing, "level"))
            html_mark(page, html_tone_of(page, standing, "tone"), standing, "level_label");
        else
            html_element(page, "span", "muted", standing, "level_label");
        html_put(page, "</td>");
    }
    html_put(page, "</tr>\n");
}

static void put_concepts_head(struct html_page *page, const struct peil_node *standings)
{
    html_heading(page, "h4", "heading.panel.concepts");
    html_scroll(page, html_word(page, "caption.panel.concepts"));
    html_table(page, "rows standings", "caption.panel.concepts");
    html_head_row(page);
    html_column(page, NULL, "column.concept");
    for (size_t i = 0; i < html_length(page, standings); i++)
        html_column_text(page, NULL, html_at(page, standings, i), "label");
    html_head_row_end(page);
}

/* Those on which groups are apart. */
static void put_concepts(struct html_page *page, const struct peil_node *panel)
{
    const struct peil_node *concepts = html_get(page, panel, "concepts");
    bool any = false;
    for (size_t i = 0; i < html_length(page, concepts); i++) {
        const struct peil_node *concept = html_at(page, concepts, i);
        if (!html_is_number(page, concept, "gap"))
            continue;
        if (!any)
            put_concepts_head(page, html_get(page, concept, "standings"));
        any = true;
        put_concept(page, concept);
    }
    if (any)
        html_scroll_end(page);
}

/* ---- the part -------------------------------------------------------------------------------- */

void html_panels(struct html_page *page)
{
    const struct peil_node *panels = html_get(page, page->document, "panels");
    if (html_length(page, panels) == 0)
        return;
    html_part(page, "panels", "heading.panels");
    for (size_t i = 0; i < html_length(page, panels); i++) {
        const struct peil_node *panel = html_at(page, panels, i);
        html_put(page, "<div class=\"respondents\">\n");
        html_element(page, "h3", NULL, panel, "title");
        html_element(page, "p", "muted", panel, "period_text");
        put_notes(page, panel);
        list_sentences(page, panel, "agreement", "heading.panel.agreement");
        list_sentences(page, panel, "pairs", "heading.panel.pairs");
        put_practice(page, panel);
        put_concepts(page, panel);
        put_lines(page, panel, true);
        put_lines(page, panel, false);
        html_put(page, "</div>\n");
    }
    html_put(page, "</section>\n");
}
