/*
 * A drawing of where people stand on a scale: a dot at each answer, with how many gave it.
 */
#include "html.h"

#include <string.h>

/* More options than this do not fit beside each other. */
#define MOST_STOPS 9

size_t html_stops(const struct html_page *page, const struct peil_node *line)
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
    enum html_tone tone = html_tone_of(page, option, "tone");
    html_put(page, "<g class=\"");
    html_put(page, html_tone_class(tone));
    html_put(page, count == 0 ? " nobody\">" : "\">");
    if (count > 0) {
        html_put(page, "<circle");
        put_x(page, "cx", stop, stops);
        html_put(page, " cy=\"50%\" r=\"");
        html_put_integer(page, count < 6 ? 8 + count : 14);
        html_put(page, "\"/>");
    }
    html_put(page, "<text");
    put_x(page, "x", stop, stops);
    html_put(page, " y=\"50%\">");
    if (count > 0)
        html_put_integer(page, count);
    else
        html_put(page, html_tone_sign(tone));
    html_put(page, "</text></g>");
}

void html_dots(struct html_page *page, const struct peil_node *line, const struct peil_node *cell)
{
    const struct peil_node *options = html_get(page, line, "options");
    const struct peil_node *counts = html_get(page, cell, "counts");
    size_t stops = html_stops(page, line);
    html_put(page, "<svg class=\"dots\" role=\"img\" width=\"100%\" height=\"30\"><title>");
    html_escape(page, html_text(page, cell, "label"));
    html_put(page, "</title><desc>");
    html_escape(page, html_text(page, cell, "text"));
    const char *middle = html_text(page, cell, "middle_label");
    if (*middle && strcmp(middle, html_text(page, cell, "text")) != 0) {
        html_put(page, "; ");
        html_put_filled(page, "panel.middle", (const char *const[]){"label", middle, NULL});
    }
    html_put(page, "</desc>");
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
