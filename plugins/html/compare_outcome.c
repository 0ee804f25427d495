/*
 * The picture on the first screen of a comparison: how many points or questions came out in which
 * way; else the score of then and now, or where it stands among others.
 */
#include "html.h"

/* What is neither good nor bad has a sign and a shade of its own. */
static struct html_segment segment_of(const struct html_page *page, const struct peil_node *count)
{
    static const struct {
        const char *id, *class_name, *sign;
    } ways[] = {
        {"contradicted", "against", "\u2260"},
        {"unsure", "about", "\u2248"},
        {"far", "against", "\u2260"},
        {"near", "apart", "\u2248"},
        {"alike", "about", "="},
    };
    enum html_tone tone = html_tone_of(page, count, "tone");
    struct html_segment segment = {
        html_tone_class(tone), html_tone_sign(tone), html_natural(page, count, "count")};
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
        if (html_is(page, count, "id", ways[i].id)) {
            segment.class_name = ways[i].class_name;
            segment.sign = ways[i].sign;
        }
    return segment;
}

/* The kind of points on the agenda that a way is about; NULL where there is none on the page. */
static const char *kind_of(const struct html_page *page, const struct peil_node *count)
{
    const struct peil_node *agenda = html_get(page, page->document, "agenda");
    const char *kind = html_is(page, count, "id", "far") || html_is(page, count, "id", "near")
                           ? "disagreed"
                           : html_text(page, count, "id");
    for (size_t i = 0; html_shows(page, "agenda") && i < html_length(page, agenda); i++)
        if (html_is(page, html_at(page, agenda, i), "kind", kind))
            return kind;
    return NULL;
}

static void put_entry(struct html_page *page, const struct peil_node *count)
{
    struct html_segment segment = segment_of(page, count);
    const char *kind = kind_of(page, count);
    html_put(page, "<li>");
    if (kind) {
        html_put(page, "<a href=\"#agenda-");
        html_escape(page, kind);
        html_put(page, "\">");
    }
    html_put(page, "<span class=\"sign ");
    html_put(page, segment.class_name);
    html_put(page, "\" aria-hidden=\"true\">");
    html_put(page, segment.sign);
    html_put(page, "</span> <strong>");
    html_put_integer(page, segment.count);
    html_put(page, "</strong> ");
    html_put_text(page, count, "label");
    html_put(page, kind ? "</a></li>\n" : "</li>\n");
}

static void put_tally(struct html_page *page, const struct peil_node *tally)
{
    const struct peil_node *counts = html_get(page, tally, "counts");
    size_t total = 0, before = 0;
    for (size_t i = 0; i < html_length(page, counts); i++)
        total += html_natural(page, html_at(page, counts, i), "count");
    html_put(page, "<svg class=\"tally\" role=\"img\" width=\"100%\" height=\"36\"><title>");
    html_escape(page, html_text(page, tally, "label"));
    html_put(page, "</title><desc>");
    for (size_t i = 0; i < html_length(page, counts); i++) {
        const struct peil_node *count = html_at(page, counts, i);
        html_put(page, i > 0 ? ", " : "");
        html_put_integer(page, html_natural(page, count, "count"));
        html_put(page, " ");
        html_escape(page, html_text(page, count, "label"));
    }
    html_put(page, "</desc>\n");
    html_tally_pattern(page);
    for (size_t i = 0; i < html_length(page, counts); i++) {
        struct html_segment segment = segment_of(page, html_at(page, counts, i));
        html_tally_segment(
            page, &segment, (double)before / (double)total, (double)segment.count / (double)total);
        before += segment.count;
    }
    html_put(page, "</svg>\n");
}

static void put_counts(struct html_page *page, const struct peil_node *tally)
{
    const struct peil_node *counts = html_get(page, tally, "counts");
    html_put(page, "<div class=\"counts\">\n");
    html_element(page, "h3", NULL, tally, "label");
    put_tally(page, tally);
    html_put(page, "<ul class=\"legend\">\n");
    for (size_t i = 0; i < html_length(page, counts); i++)
        put_entry(page, html_at(page, counts, i));
    html_put(page, "</ul>\n</div>\n");
}

/* The one score that changed, drawn large. */
static bool put_change(struct html_page *page)
{
    const struct peil_node *changes = html_get(page, page->document, "changes");
    const struct peil_node *total = html_get(page, html_at(page, changes, 0), "total");
    const struct peil_node *then = html_get(page, total, "then");
    const struct peil_node *now = html_get(page, total, "now");
    if (html_length(page, changes) != 1 || !html_is_number(page, then, "value") ||
        !html_is_number(page, now, "value"))
        return false;
    html_put(page, "<div class=\"course-of\">\n<p><span class=\"figure\">");
    html_put_text(page, then, "number");
    html_put(page, " \u2192 ");
    html_put_text(page, now, "number");
    html_put(page, "</span> <span class=\"band\">");
    html_put_difference(page, html_get(page, total, "difference"));
    html_put(page, "</span></p>\n");
    html_dumbbell(page, total);
    html_put(page, "</div>\n");
    return true;
}

/* Where the one whole score stands among others. */
static void put_place(struct html_page *page)
{
    const struct peil_node *list =
        html_get(page, html_get(page, page->document, "benchmark"), "frameworks");
    const struct peil_node *part =
        html_at(page, html_get(page, html_at(page, list, 0), "parts"), 0);
    const struct peil_node *whole = html_get(page, part, "whole");
    const struct peil_node *own = html_get(page, part, "own");
    if (html_length(page, list) != 1 || !html_is(page, part, "kind", "total") ||
        !html_is_true(page, whole, "shown") || !html_is_number(page, own, "value"))
        return;
    html_put(page, "<div class=\"place-of\">\n<p><span class=\"figure\">");
    html_put_number(page, html_number(page, own, "value"), 0);
    html_put(page, "%</span> <span class=\"band\">");
    html_put_text(page, html_get(page, whole, "place"), "share_text");
    html_put(page, "</span></p>\n");
    html_strip(page, whole, own, html_text(page, part, "label"));
    html_strip_ends(page);
    html_put(page, "\n</div>\n");
}

void html_comparison_outcome(struct html_page *page)
{
    const struct peil_node *tally =
        html_get(page, html_get(page, page->document, "summary"), "tally");
    if (html_count(page, tally, "counts") > 0)
        put_counts(page, tally);
    else if (!put_change(page))
        put_place(page);
}
