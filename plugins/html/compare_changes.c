/*
 * What changed between rounds: two points on a line for each section, where the difference comes
 * from, the course over several dates, and the lists behind them.
 */
#include "html.h"

#include <string.h>

void html_put_difference(struct html_page *page, const struct peil_node *difference)
{
    const char *sign = html_is(page, difference, "direction", "up")     ? "\u25b2"
                       : html_is(page, difference, "direction", "down") ? "\u25bc"
                                                                        : "=";
    html_put(page, "<span class=\"sign\" aria-hidden=\"true\">");
    html_put(page, sign);
    html_put(page, "</span>\u00a0");
    html_put_text(page, difference, "text");
    html_put(page, " <span class=\"sr\">(");
    html_put_text(page, difference, "direction_label");
    html_put(page, ")</span>");
}

/* `<td>` of a number under a column. */
static void number_cell(struct html_page *page, const char *word)
{
    html_put(page, "<td role=\"cell\" class=\"n\" data-label=\"");
    html_put_word(page, word);
    html_put(page, "\">");
}

static void put_name(struct html_page *page, const struct peil_node *one, const char *key)
{
    html_element(page, "span", "nr", one, "number");
    html_put_text(page, one, key);
}

static void put_provisional(struct html_page *page, const struct peil_node *point)
{
    if (html_is_number(page, point, "value"))
        html_element(page, "small", NULL, point, "provisional_label");
}

/* ---- by section ------------------------------------------------------------------------------ */

static void put_split(struct html_page *page, const struct peil_node *split, bool total)
{
    const struct peil_node *then = html_get(page, split, "then");
    const struct peil_node *now = html_get(page, split, "now");
    const struct peil_node *difference = html_get(page, split, "difference");
    bool sub = html_number(page, split, "depth") > 1;
    html_put(page, total ? "<tr role=\"row\" class=\"total\">"
                   : sub ? "<tr role=\"row\" class=\"sub\">"
                         : "<tr role=\"row\">");
    html_put(page, "<th scope=\"row\" role=\"rowheader\">");
    put_name(page, split, "title");
    html_put(page, "</th><td role=\"cell\" class=\"graph\">");
    html_dumbbell(page, split);
    html_put(page, "</td>");
    number_cell(page, "column.then");
    html_put_text(page, then, "number");
    put_provisional(page, then);
    html_put(page, "</td>");
    number_cell(page, "column.now");
    html_put_text(page, now, "number");
    put_provisional(page, now);
    html_put(page, "</td>");
    number_cell(page, "column.difference");
    if (html_has_text(page, difference, "text"))
        html_put_difference(page, difference);
    else
        html_put(page, "\u2013");
    html_put(page, "</td></tr>\n");
}

static void put_head(struct html_page *page)
{
    static const char *const words[] = {"column.then", "column.now", "column.difference"};
    html_put(page, "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"colgroup\" "
                   "colspan=\"2\" role=\"columnheader\" aria-colspan=\"2\">");
    html_put_word(page, "column.section");
    html_put(page, "</th>");
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        html_column(page, "n", words[i]);
    html_head_row_end(page);
}

static void put_sections(struct html_page *page, const struct peil_node *change)
{
    const struct peil_node *sections = html_get(page, change, "sections");
    const struct peil_node *total = html_get(page, change, "total");
    bool scored = html_length(page, sections) > 0 ||
                  html_is_number(page, html_get(page, total, "then"), "value") ||
                  html_is_number(page, html_get(page, total, "now"), "value");
    html_put(page, "<dl class=\"facts inline\">\n");
    html_fact_text(page, "column.then", html_get(page, change, "then"), "label");
    html_fact_text(page, "column.now", html_get(page, change, "now"), "label");
    html_put(page, "</dl>\n");
    if (!scored)
        return;
    html_table(page, "scores change", "caption.change.sections");
    put_head(page);
    put_split(page, total, true);
    for (size_t i = 0; i < html_length(page, sections); i++)
        put_split(page, html_at(page, sections, i), false);
    html_put(page, "</tbody></table>\n<p class=\"small\">");
    html_put_word(page, "chart.change.legend");
    html_put(page, "</p>\n");
}

/* ---- over time ------------------------------------------------------------------------------- */

static void put_trend_row(
    struct html_page *page, const struct peil_node *row, const struct peil_node *rounds, bool total)
{
    const struct peil_node *points = html_get(page, row, "points");
    html_put(page, total ? "<tr role=\"row\" class=\"total\">" : "<tr role=\"row\">");
    html_put(page, "<th scope=\"row\" role=\"rowheader\">");
    put_name(page, row, "title");
    html_put(page, "</th><td role=\"cell\" class=\"graph\">");
    html_course(page, row, rounds);
    html_put(page, "</td>");
    for (size_t i = 0; i < html_length(page, points); i++) {
        const struct peil_node *point = html_at(page, points, i);
        html_put(page, "<td role=\"cell\" class=\"n\" data-label=\"");
        html_escape(page, html_text(page, html_at(page, rounds, i), "label"));
        html_put(page, "\">");
        html_put_text(page, point, "number");
        put_provisional(page, point);
        html_put(page, "</td>");
    }
    html_put(page, "</tr>\n");
}

static void put_trend(struct html_page *page, const struct peil_node *trend)
{
    const struct peil_node *rounds = html_get(page, trend, "rounds");
    const struct peil_node *rows = html_get(page, trend, "rows");
    if (html_length(page, rows) == 0)
        return;
    html_heading(page, "h4", "heading.change.trend");
    html_scroll(page, html_word(page, "heading.change.trend"));
    html_table(page, "scores change", "caption.change.trend");
    html_head_row(page);
    html_column(page, NULL, "column.section");
    html_column(page, NULL, "column.trend");
    for (size_t i = 0; i < html_length(page, rounds); i++)
        html_column_text(page, "n", html_at(page, rounds, i), "label");
    html_head_row_end(page);
    for (size_t i = 0; i < html_length(page, rows); i++)
        put_trend_row(page, html_at(page, rows, i), rounds, i == 0);
    html_put(page, "</tbody></table>\n");
    html_scroll_end(page);
    html_put(page, "<p class=\"small\">");
    html_put_word(page, "chart.trend.legend");
    if (html_has_text(page, trend, "note")) {
        html_put(page, " ");
        html_put_text(page, trend, "note");
    }
    html_put(page, "</p>\n");
}

/* ---- where it comes from --------------------------------------------------------------------- */

static void put_step(struct html_page *page, const struct peil_node *part, bool sub)
{
    html_put(page, sub ? "<tr role=\"row\" class=\"sub\">" : "<tr role=\"row\">");
    html_put(page, "<th scope=\"row\" role=\"rowheader\">");
    html_put_text(page, part, "label");
    html_put(page, "</th>");
    number_cell(page, "column.difference");
    html_put_difference(page, part);
    html_put(page, "</td></tr>\n");
}

static void put_end(struct html_page *page, const char *word, const struct peil_node *point)
{
    html_put(page, "<tr role=\"row\" class=\"total\"><th scope=\"row\" role=\"rowheader\">");
    html_put_word(page, word);
    html_put(page, "</th>");
    number_cell(page, "column.score");
    html_put_text(page, point, "number");
    html_put(page, "</td></tr>\n");
}

static void put_parts(struct html_page *page, const struct peil_node *change)
{
    const struct peil_node *total = html_get(page, change, "total");
    const struct peil_node *parts = html_get(page, total, "parts");
    const struct peil_node *answers = html_get(page, change, "answers");
    if (html_length(page, parts) == 0)
        return;
    html_heading(page, "h4", "heading.change.parts");
    html_table(page, "scores change steps", "caption.change.parts");
    html_head_row(page);
    html_column(page, NULL, "column.step");
    html_column(page, "n", "column.difference");
    html_head_row_end(page);
    put_end(page, "change.start", html_get(page, total, "then"));
    for (size_t i = 0; i < html_length(page, parts); i++)
        put_step(page, html_at(page, parts, i), false);
    for (size_t i = 0; html_length(page, answers) > 1 && i < html_length(page, answers); i++)
        if (!html_is(page, html_at(page, answers, i), "direction", "same"))
            put_step(page, html_at(page, answers, i), true);
    put_end(page, "change.end", html_get(page, total, "now"));
    html_put(page, "</tbody></table>\n");
}

/* ---- the lists ------------------------------------------------------------------------------- */

static void put_side(struct html_page *page, const struct peil_node *one, const char *key)
{
    const struct peil_node *side = html_get(page, one, key);
    html_cell(page, strcmp(key, "then") == 0 ? "column.then" : "column.now");
    if (html_has_text(page, side, "tone"))
        html_mark(page, html_tone_of(page, side, "tone"), side, "label");
    else
        html_put_text(page, side, "label");
    html_put(page, "</td>");
}

/* A table of what was then and is now; `name` is what the rows are called by. */
static void put_pairs(struct html_page *page, const struct peil_node *list, const char *column,
    const char *name, const char *caption)
{
    const char *const head[] = {column, "column.then", "column.now", NULL};
    html_table(page, "rows pairs-of", caption);
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        html_row(page);
        put_name(page, one, name);
        html_element(page, "blockquote", NULL, one, "remark");
        html_put(page, "</th>");
        put_side(page, one, "then");
        put_side(page, one, "now");
        html_put(page, "</tr>\n");
    }
    html_put(page, "</tbody></table>\n");
}

static void put_listed(struct html_page *page, const struct peil_node *list, const char *heading,
    const char *column, const char *name, const char *caption)
{
    if (html_length(page, list) == 0)
        return;
    html_heading(page, "h4", heading);
    put_pairs(page, list, column, name, caption);
}

static void put_groups(struct html_page *page, const struct peil_node *groups)
{
    for (size_t i = 0; i < html_length(page, groups); i++) {
        const struct peil_node *group = html_at(page, groups, i);
        html_element(page, "h4", NULL, group, "label");
        put_pairs(
            page, html_get(page, group, "items"), "column.item", "text", "caption.change.items");
    }
}

static void put_incomparable(struct html_page *page, const struct peil_node *change)
{
    static const char *const head[] = {"column.item", "column.why", NULL};
    const struct peil_node *list = html_get(page, change, "incomparable");
    if (html_length(page, list) == 0)
        return;
    html_heading(page, "h4", "heading.change.incomparable");
    html_table(page, "rows", "caption.change.incomparable");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        html_row(page);
        put_name(page, one, "text");
        html_put(page, "</th>");
        html_cell(page, "column.why");
        html_put_text(page, one, "reason_text");
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n");
    html_element(page, "p", NULL, change, "compared_text");
}

static void put_method(struct html_page *page, const struct peil_node *method)
{
    html_fold(page, "h3", "heading.change.method");
    html_texts(page, "p", method);
    html_put(page, "</details>\n");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_change(struct html_page *page, const struct peil_node *change)
{
    html_put(page, "<div class=\"section\">\n");
    html_element(page, "h3", NULL, change, "title");
    html_element(page, "p", "intro", change, "sentence");
    html_element(page, "p", NULL, change, "base_text");
    html_element(page, "p", NULL, change, "other_people_text");
    put_sections(page, change);
    put_trend(page, html_get(page, change, "trend"));
    put_parts(page, change);
    put_listed(page, html_get(page, change, "knockouts"), "heading.change.knockouts", "column.item",
        "text", "caption.change.knockouts");
    put_groups(page, html_get(page, change, "groups"));
    put_listed(page, html_get(page, change, "concepts"), "heading.change.concepts",
        "column.concept", "label", "caption.change.concepts");
    put_incomparable(page, change);
    html_put(page, "</div>\n");
}

/* Whether some difference was divided. */
static bool has_parts(const struct html_page *page, const struct peil_node *changes)
{
    for (size_t i = 0; i < html_length(page, changes); i++)
        if (html_count(page, html_get(page, html_at(page, changes, i), "total"), "parts") > 0)
            return true;
    return false;
}

void html_changes(struct html_page *page)
{
    const struct peil_node *changes = html_get(page, page->document, "changes");
    if (html_length(page, changes) == 0)
        return;
    html_part(page, "changes", "heading.changes");
    for (size_t i = 0; i < html_length(page, changes); i++)
        put_change(page, html_at(page, changes, i));
    if (has_parts(page, changes))
        put_method(page, html_get(page, html_at(page, changes, 0), "method"));
    html_put(page, "</section>\n");
}
