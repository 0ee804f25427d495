/*
 * A drawing of where a score stands among others: the middle half as a box, the tails as a line,
 * the own score as a diamond; and the legend of it.
 */
#include "html.h"

#include <string.h>

#define STRIP_HEIGHT "24"

static void put_share(struct html_page *page, const char *name, double percent)
{
    html_put(page, " ");
    html_put(page, name);
    html_put(page, "=\"");
    html_put_percent(page, percent / 100);
    html_put(page, "\"");
}

/* From one percentage to another, where both are known. */
static void put_rectangle(struct html_page *page, const struct peil_node *spread,
    const char *class_name, const char *from, const char *to)
{
    double low = html_number(page, spread, from), high = html_number(page, spread, to);
    if (!html_is_number(page, spread, from) || !html_is_number(page, spread, to))
        return;
    html_put(page, "<rect class=\"");
    html_put(page, class_name);
    html_put(page, "\"");
    put_share(page, "x", low);
    /* Never so narrow that nothing shows. */
    put_share(page, "width", high - low < 0.6 ? 0.6 : high - low);
    html_put(page,
        strcmp(class_name, "tail") == 0 ? " y=\"11\" height=\"2\"/>" : " y=\"5\" height=\"14\"/>");
}

static void put_line(struct html_page *page, const char *class_name, double at)
{
    html_put(page, "<line class=\"");
    html_put(page, class_name);
    html_put(page, "\"");
    put_share(page, "x1", at);
    put_share(page, "x2", at);
    html_put(page, " y1=\"2\" y2=\"22\"/>");
}

/* A diamond at the own score, on a line to what it can still become. */
static void put_own_mark(struct html_page *page, const struct peil_node *own)
{
    double low = html_number(page, own, "low"), high = html_number(page, own, "high");
    if (!html_is_number(page, own, "value"))
        return;
    if (high > low) {
        html_put(page, "<line class=\"still\"");
        put_share(page, "x1", low);
        put_share(page, "x2", high);
        html_put(page, " y1=\"12\" y2=\"12\"/>");
    }
    html_put(page, "<svg");
    put_share(page, "x", html_number(page, own, "value"));
    html_put(page, " width=\"1\" height=\"" STRIP_HEIGHT "\" overflow=\"visible\">"
                   "<path class=\"mine\" d=\"M0 4l7 8-7 8-7-8z\"/></svg>");
}

void html_strip(struct html_page *page, const struct peil_node *spread, const struct peil_node *own,
    const char *label)
{
    html_put(page,
        "<svg class=\"strip\" role=\"img\" width=\"100%\" height=\"" STRIP_HEIGHT "\"><title>");
    html_escape(page, label);
    html_put(page, "</title><desc>");
    html_escape(page, html_text(page, spread, "text"));
    if (html_is_number(page, own, "value")) {
        html_put(page, "; ");
        html_put_word(page, "legend.benchmark-own");
        html_put(page, ": ");
        html_escape(page, html_text(page, own, "text"));
    }
    html_put(page, "</desc><rect class=\"track\" y=\"11\" width=\"100%\" height=\"2\"/>");
    put_rectangle(page, spread, "tail", "p10", "p90");
    put_rectangle(page, spread, "half", "p25", "p75");
    if (html_is_number(page, spread, "p50"))
        put_line(page, "middle", html_number(page, spread, "p50"));
    put_own_mark(page, own);
    html_put(page, "</svg>");
}

void html_strip_ends(struct html_page *page)
{
    html_put(page, "<span class=\"ends\" aria-hidden=\"true\"><span>0%</span><span>50%</span>"
                   "<span>100%</span></span>");
}

/* ---- the legend ------------------------------------------------------------------------------ */

/* What the shapes of a strip stand for. */
static void put_legend_entry(struct html_page *page, const char *drawing, const char *word)
{
    html_put(page,
        "<li><svg class=\"strip\" width=\"24\" height=\"" STRIP_HEIGHT "\" aria-hidden=\"true\">");
    html_put(page, drawing);
    html_put(page, "</svg> ");
    html_put_word(page, word);
    html_put(page, "</li>\n");
}

/* Which shapes there are on the page. */
struct shapes {
    bool strips, tails, own, ranges;
};

static struct shapes find_shapes(const struct html_page *page, const struct peil_node *list)
{
    struct shapes found = {false, false, false, false};
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *framework = html_at(page, list, i);
        const struct peil_node *parts = html_get(page, framework, "parts");
        if (!html_is_true(page, framework, "shown"))
            continue;
        found.strips = true;
        for (size_t j = 0; j < html_length(page, parts); j++) {
            const struct peil_node *part = html_at(page, parts, j);
            const struct peil_node *own = html_get(page, part, "own");
            found.tails = found.tails || html_is_number(page, html_get(page, part, "whole"), "p10");
            found.own = found.own || html_is_number(page, own, "value");
            found.ranges =
                found.ranges || html_number(page, own, "high") > html_number(page, own, "low");
        }
    }
    return found;
}

void html_strip_legend(struct html_page *page, const struct peil_node *frameworks)
{
    struct shapes shapes = find_shapes(page, frameworks);
    if (!shapes.strips)
        return;
    html_put(page, "<ul class=\"legend\">\n");
    put_legend_entry(
        page, "<rect class=\"half\" y=\"5\" width=\"24\" height=\"14\"/>", "legend.benchmark-box");
    put_legend_entry(page, "<line class=\"middle\" x1=\"12\" x2=\"12\" y1=\"2\" y2=\"22\"/>",
        "legend.benchmark-line");
    if (shapes.tails)
        put_legend_entry(page, "<rect class=\"tail\" y=\"11\" width=\"24\" height=\"2\"/>",
            "legend.benchmark-tail");
    if (shapes.own)
        put_legend_entry(
            page, "<path class=\"mine\" d=\"M12 4l7 8-7 8-7-8z\"/>", "legend.benchmark-own");
    if (shapes.ranges)
        put_legend_entry(page, "<line class=\"still\" x1=\"0\" x2=\"24\" y1=\"12\" y2=\"12\"/>",
            "legend.benchmark-range");
    html_put(page, "</ul>\n");
}
