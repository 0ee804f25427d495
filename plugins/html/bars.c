/*
 * Drawings: a score on its scale, and the tally of the answers.
 */
#include "html.h"

#include <stddef.h>

static void rectangle(struct html_page *page, const char *class_name, double from, double to)
{
    if (to <= from)
        return;
    html_put(page, "<rect class=\"");
    html_put(page, class_name);
    html_put(page, "\" x=\"");
    html_put_percent(page, from);
    html_put(page, "\" width=\"");
    html_put_percent(page, to - from);
    html_put(page, "\" height=\"100%\"/>");
}

/* A line across the bar: where the value ends. Kept off the edges, which would cut it. */
static void needle(struct html_page *page, double at)
{
    double x = at < 0.004 ? 0.004 : at > 0.996 ? 0.996 : at;
    html_put(page, "<line class=\"needle\" x1=\"");
    html_put_percent(page, x);
    html_put(page, "\" x2=\"");
    html_put_percent(page, x);
    html_put(page, "\" y1=\"0\" y2=\"100%\"/>");
}

/*
 * Drawings are SVG with lengths in percent: they stretch with the page, need no style attribute
 * (which the content security policy refuses) and are printed where backgrounds are not.
 */
void html_bar(struct html_page *page, const struct peil_node *score, const char *label)
{
    html_put(page, "<svg class=\"bar\" role=\"img\" width=\"100%\" height=\"16\"><title>");
    html_escape(page, label);
    html_put(page, "</title><desc>");
    html_escape(page, html_text(page, score, "text"));
    if (html_has_text(page, score, "range_text")) {
        html_put(page, "; ");
        html_escape(page, html_text(page, score, "range_text"));
    }
    html_put(page, "</desc>");
    if (html_is_number(page, score, "ratio")) {
        double ratio = html_number(page, score, "ratio");
        html_put(page, "<rect class=\"track\" width=\"100%\" height=\"100%\"/>");
        rectangle(page, "value", 0, ratio);
        if (html_is_number(page, score, "low_ratio") && html_is_number(page, score, "high_ratio")) {
            rectangle(page, "loss", html_number(page, score, "low_ratio"), ratio);
            rectangle(page, "gain", ratio, html_number(page, score, "high_ratio"));
        }
        needle(page, ratio);
    } else {
        html_put(page, "<rect class=\"nothing\" x=\"0.5%\" y=\"1\" width=\"99%\" height=\"14\"/>");
    }
    html_put(page, "</svg>");
}

void html_tally_segment(
    struct html_page *page, const struct html_segment *segment, double from, double share)
{
    /* Below these shares the sign, or the sign with its number, would not fit on a telephone. */
    const double sign_fits = 0.06;
    const double number_fits = 0.14;
    html_put(page, "<g class=\"");
    html_put(page, segment->class_name);
    html_put(page, "\">");
    rectangle(page, "segment", from, from + share);
    if (share >= sign_fits) {
        html_put(page, "<text x=\"");
        html_put_percent(page, from + share / 2);
        html_put(page, "\" y=\"50%\">");
        html_put(page, segment->sign);
        if (share >= number_fits) {
            html_put(page, "\u00a0");
            html_put_integer(page, segment->count);
        }
        html_put(page, "</text>");
    }
    html_put(page, "</g>");
}

void html_tally_pattern(struct html_page *page)
{
    html_put(page, "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
                   "patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\"/>"
                   "<path d=\"M-1 1l2-2M0 6l6-6M5 7l2-2\"/></pattern></defs>\n");
}

void html_tally(struct html_page *page)
{
    const struct html_choices *choices = &page->choices;
    size_t total = 0;
    for (size_t i = 0; i < choices->count; i++)
        total += choices->list[i].count;
    if (total == 0)
        return;
    html_put(page, "<svg class=\"tally\" role=\"img\" width=\"100%\" height=\"36\"><title>");
    html_put_word(page, "caption.option-counts");
    html_put(page, "</title><desc>");
    for (size_t i = 0; i < choices->count; i++) {
        html_put(page, i > 0 ? ", " : "");
        html_put_integer(page, choices->list[i].count);
        html_put(page, " ");
        const struct html_choice *choice = &choices->list[i];
        html_escape(page,
            choice->node ? html_text(page, choice->node, "label") : html_word(page, choice->word));
    }
    html_put(page, "</desc>\n");
    html_tally_pattern(page);
    size_t before = 0;
    for (size_t i = 0; i < choices->count; i++) {
        const struct html_choice *choice = &choices->list[i];
        const struct html_segment segment = {
            html_tone_class(choice->tone), html_tone_sign(choice->tone), choice->count};
        html_tally_segment(
            page, &segment, (double)before / (double)total, (double)choice->count / (double)total);
        before += choices->list[i].count;
    }
    html_put(page, "</svg>\n");
}
