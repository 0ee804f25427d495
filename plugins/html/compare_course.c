/*
 * Drawings of what changed: two points on a line, and a line over several dates.
 */
#include "html.h"

#include <string.h>

/* ---- two points on a line -------------------------------------------------------------------- */

static void line(struct html_page *page, const char *class_name, double from, double to)
{
    html_put(page, "<line class=\"");
    html_put(page, class_name);
    html_put(page, "\" x1=\"");
    html_put_percent(page, from);
    html_put(page, "\" x2=\"");
    html_put_percent(page, to);
    html_put(page, "\" y1=\"50%\" y2=\"50%\"/>");
}

/* Kept off the edges, which would cut it. */
static double inside(double ratio)
{
    return 0.04 + 0.92 * ratio;
}

/* The later point: an arrow where it went, a diamond where it stayed. */
static void put_arrow(struct html_page *page, double at, const char *direction)
{
    html_put(
        page, "<svg class=\"to\" overflow=\"visible\" width=\"1\" height=\"1\" y=\"50%\" x=\"");
    html_put_percent(page, at);
    html_put(page, "\"><path d=\"");
    html_put(page, strcmp(direction, "up") == 0     ? "M-5-7 7 0-5 7z"
                   : strcmp(direction, "down") == 0 ? "M5-7-7 0 5 7z"
                                                    : "M0-6 6 0 0 6-6 0z");
    html_put(page, "\"/></svg>");
}

void html_dumbbell(struct html_page *page, const struct peil_node *split)
{
    const struct peil_node *then = html_get(page, split, "then");
    const struct peil_node *now = html_get(page, split, "now");
    const struct peil_node *difference = html_get(page, split, "difference");
    bool has_then = html_is_number(page, then, "ratio");
    bool has_now = html_is_number(page, now, "ratio");
    double from = inside(html_number(page, then, "ratio"));
    double to = inside(html_number(page, now, "ratio"));
    html_put(page, "<svg class=\"dumbbell\" role=\"img\" width=\"100%\" height=\"24\"><title>");
    html_put_filled(page, "chart.change",
        (const char *const[]){"label", html_text(page, split, "title"), "then",
            html_text(page, then, "text"), "now", html_text(page, now, "text"), NULL});
    html_put(page, "</title><desc>");
    if (html_has_text(page, difference, "text")) {
        html_put_word(page, "column.difference");
        html_put(page, ": ");
        html_put_text(page, difference, "text");
        html_put(page, ", ");
        html_put_text(page, difference, "direction_label");
    }
    html_put(page, "</desc>");
    line(page, "rail", inside(0), inside(1));
    if (has_then && has_now)
        line(page, "way", from, to);
    if (has_then) {
        html_put(page, "<circle class=\"from\" r=\"5\" cy=\"50%\" cx=\"");
        html_put_percent(page, from);
        html_put(page, "\"/>");
    }
    if (has_now)
        put_arrow(page, to, html_text(page, difference, "direction"));
    html_put(page, "</svg>");
}

/* ---- over time ------------------------------------------------------------------------------- */

/* Where the point of round `index` stands from left to right. */
static double across(size_t index, size_t count)
{
    return count > 1 ? inside((double)index / (double)(count - 1)) : 0.5;
}

static double down(struct html_page *page, const struct peil_node *point)
{
    return 0.12 + 0.76 * (1 - html_number(page, point, "ratio"));
}

static void put_leg(struct html_page *page, const struct peil_node *points, size_t index)
{
    const struct peil_node *from = html_at(page, points, index - 1);
    const struct peil_node *to = html_at(page, points, index);
    size_t count = html_length(page, points);
    if (!html_is_number(page, from, "ratio") || !html_is_number(page, to, "ratio"))
        return;
    html_put(page, "<line class=\"way\" x1=\"");
    html_put_percent(page, across(index - 1, count));
    html_put(page, "\" y1=\"");
    html_put_percent(page, down(page, from));
    html_put(page, "\" x2=\"");
    html_put_percent(page, across(index, count));
    html_put(page, "\" y2=\"");
    html_put_percent(page, down(page, to));
    html_put(page, "\"/>");
}

/* "43, 55, geen score" */
static void put_values(struct html_page *page, const struct peil_node *points)
{
    for (size_t i = 0; i < html_length(page, points); i++) {
        html_put(page, i > 0 ? ", " : "");
        html_escape(page, html_text(page, html_at(page, points, i), "number"));
    }
}

/* "9 april 2024, 15 april 2025" */
static void put_labels(struct html_page *page, const struct peil_node *rounds)
{
    for (size_t i = 0; i < html_length(page, rounds); i++) {
        html_put(page, i > 0 ? ", " : "");
        html_put_text(page, html_at(page, rounds, i), "label");
    }
}

void html_course(
    struct html_page *page, const struct peil_node *row, const struct peil_node *rounds)
{
    const struct peil_node *points = html_get(page, row, "points");
    size_t count = html_length(page, points);
    html_put(page, "<svg class=\"course\" role=\"img\" width=\"100%\" height=\"44\"><title>");
    html_escape(page, html_text(page, row, "title"));
    html_put(page, ": ");
    put_values(page, points);
    html_put(page, "</title><desc>");
    put_labels(page, rounds);
    html_put(page, "</desc><rect class=\"track\" width=\"100%\" height=\"100%\"/>");
    for (size_t i = 1; i < count; i++)
        put_leg(page, points, i);
    for (size_t i = 0; i < count; i++) {
        const struct peil_node *point = html_at(page, points, i);
        if (!html_is_number(page, point, "ratio"))
            continue;
        html_put(page, html_is_true(page, point, "provisional") ? "<circle class=\"from\" r=\"4"
                                                                : "<circle class=\"to\" r=\"4");
        html_put(page, "\" cx=\"");
        html_put_percent(page, across(i, count));
        html_put(page, "\" cy=\"");
        html_put_percent(page, down(page, point));
        html_put(page, "\"/>");
    }
    html_put(page, "</svg>");
}
