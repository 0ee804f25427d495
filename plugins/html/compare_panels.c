/*
 * What several respondents say to one checklist: a table for each question, a row for each group,
 * with a drawing of where they stand on the scale.
 */
#include "html.h"

#include <string.h>

/* ---- tables ---------------------------------------------------------------------------------- */

/* The row of a table, opened with its head: a text of the document. */
static void row_head(struct html_page *page, const struct peil_node *node, const char *key)
{
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
    html_put_text(page, node, key);
    html_put(page, "</th>");
}

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
    for (size_t i = 0; i < html_length(page, notes); i++) {
        html_put(page, "<p>");
        html_escape(page, page->host->text(html_at(page, notes, i), NULL));
        html_put(page, "</p>\n");
    }
    html_put(page, "</div>\n");
}

static void put_practice(struct html_page *page, const struct peil_node *panel)
{
    static const char *const head[] = {
        "column.group", "column.panel.arranged", "column.panel.experienced", NULL};
    const struct peil_node *list = html_get(page, panel, "practice");
    if (html_length(page, list) == 0)
        return;
    html_put(page, "<h4>");
    html_put_word(page, "heading.panel.practice");
    html_put(page, "</h4>\n");
    html_table(page, "rows", "caption.panel.practice");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        row_head(page, one, "label");
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

/* ---- the drawing ----------------------------------------------------------------------------- */

/* More options than this do not fit beside each other. */
#define MOST_STOPS 9

static size_t stops_of(const struct html_page *page, const struct peil_node *line)
{
    size_t count = html_count(page, line, "options");
    bool several = html_is(page, line, "type", "choices");
    return count <= MOST_STOPS && !several ? count : 0;
}

static void put_x(struct html_page *page, const char *name, size_t stop, size_t stops)
{
    html_put(page, " ");
    html_put(page, name);
    html_put(page, "=\"");
    html_put_percent(page, ((double)stop + 0.5) / (double)stops);
    html_put(page, "\"");
}

/* An answer that nobody gave is a small sign; else a circle with how many did. */
static void put_stop(
    struct html_page *page, const struct peil_node *option, size_t count, size_t stop, size_t stops)
{
    static const char *const signs[] = {"\u25cf", "\u25a0", "\u25bc", "\u25cb", "\u2013"};
    enum html_tone tone = html_tone_of(page, option, "tone");
    html_put(page, "<g class=\"");
    html_put(page, html_tone_class(tone));
    html_put(page, count == 0 ? " nobody\">" : "\">");
    if (count > 0) {
        html_put(page, "<circle");
        put_x(page, "cx", stop, stops);
        html_put(page, " cy=\"50%\" r=\"");
        html_put_integer(page, count < 8 ? 8 + count : 16);
        html_put(page, "\"/>");
    }
    html_put(page, "<text");
    put_x(page, "x", stop, stops);
    html_put(page, " y=\"50%\">");
    if (count > 0)
        html_put_integer(page, count);
    else
        html_put(page, signs[tone]);
    html_put(page, "</text></g>");
}

static void put_dots(
    struct html_page *page, const struct peil_node *line, const struct peil_node *cell)
{
    const struct peil_node *options = html_get(page, line, "options");
    const struct peil_node *counts = html_get(page, cell, "counts");
    size_t stops = stops_of(page, line);
    html_put(page, "<svg class=\"dots\" role=\"img\" width=\"100%\" height=\"36\"><title>");
    html_put_filled(page, "panel.picture",
        (const char *const[]){
            "who", html_text(page, cell, "label"), "text", html_text(page, cell, "text"), NULL});
    html_put(page, "</title>");
    if (html_has_text(page, cell, "middle_label")) {
        html_put(page, "<desc>");
        html_put_filled(page, "panel.middle",
            (const char *const[]){"label", html_text(page, cell, "middle_label"), NULL});
        html_put(page, "</desc>");
    }
    html_put(page, "<line class=\"track\" x1=\"0\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>");
    for (size_t i = 0; i < stops; i++) {
        if (!html_is(page, cell, "middle", html_text(page, html_at(page, options, i), "id")))
            continue;
        html_put(page, "<line class=\"needle\"");
        put_x(page, "x1", i, stops);
        put_x(page, "x2", i, stops);
        html_put(page, " y1=\"0\" y2=\"100%\"/>");
    }
    for (size_t i = 0; i < stops; i++) {
        double count = page->host->number(html_at(page, counts, i));
        put_stop(page, html_at(page, options, i), count >= 1 ? (size_t)count : 0, i, stops);
    }
    html_put(page, "</svg>");
}

/* ---- questions on which people differ -------------------------------------------------------- */

static void put_question(struct html_page *page, const struct peil_node *line)
{
    html_put(page, "<span class=\"nr\">");
    html_put_text(page, line, "number");
    html_put(page, "</span> ");
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
    html_put(page, "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" "
                   "role=\"columnheader\">");
    html_put_word(page, "column.panel.who");
    html_put(page, "</th>");
    if (stops_of(page, line) > 0) {
        html_put(page, "<th scope=\"col\" role=\"columnheader\"><span class=\"stops\">");
        for (size_t i = 0; i < html_length(page, options); i++) {
            html_put(page, "<span>");
            html_put_text(page, html_at(page, options, i), "label");
            html_put(page, "</span> ");
        }
        html_put(page, "</span></th>");
    }
    html_put(page, "<th scope=\"col\" role=\"columnheader\">");
    html_put_word(page, "column.panel.answers");
    html_put(page, "</th></tr></thead>\n<tbody role=\"rowgroup\">\n");
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
    row_head(page, cell, "label");
    if (stops_of(page, line) > 0) {
        html_put(page, "<td role=\"cell\" class=\"picture\">");
        if (html_count(page, cell, "counts") > 0)
            put_dots(page, line, cell);
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
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
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
    html_put(page, "<h4>");
    html_put_word(page, apart ? "heading.panel.apart" : "heading.panel.alike");
    html_put(page, "</h4>\n");
    if (apart) {
        html_put(page, "<p class=\"small\">");
        html_put_word(page, "panel.legend");
        html_put(page, "</p>\n");
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
    html_put(page, apart ? "" : "</tbody></table>\n");
}

/* ---- concepts -------------------------------------------------------------------------------- */

static void put_concept(struct html_page *page, const struct peil_node *concept)
{
    const struct peil_node *standings = html_get(page, concept, "standings");
    row_head(page, concept, "label");
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

/* Those on which groups are apart. */
static void put_concepts(struct html_page *page, const struct peil_node *panel)
{
    const struct peil_node *concepts = html_get(page, panel, "concepts");
    const struct peil_node *first = NULL;
    for (size_t i = 0; i < html_length(page, concepts); i++) {
        const struct peil_node *concept = html_at(page, concepts, i);
        if (!html_is_number(page, concept, "gap"))
            continue;
        if (!first) {
            const struct peil_node *standings = html_get(page, concept, "standings");
            html_put(page, "<h4>");
            html_put_word(page, "heading.panel.concepts");
            html_put(page, "</h4>\n");
            html_scroll(page, html_word(page, "caption.panel.concepts"));
            html_table(page, "rows standings", "caption.panel.concepts");
            html_put(page, "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" "
                           "role=\"columnheader\">");
            html_put_word(page, "column.concept");
            html_put(page, "</th>");
            for (size_t j = 0; j < html_length(page, standings); j++) {
                html_put(page, "<th scope=\"col\" role=\"columnheader\">");
                html_put_text(page, html_at(page, standings, j), "label");
                html_put(page, "</th>");
            }
            html_put(page, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
        }
        first = concept;
        put_concept(page, concept);
    }
    if (first)
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
