/*
 * The outcome: score, counts, verdict, notes and knock-outs.
 */
#include "html.h"

#include <string.h>

/* What is missing, and below it what the script said, for whoever mends it. */
static void put_error(struct html_page *page, const struct peil_node *error)
{
    html_put(page, "<li>");
    html_put_text(page, error, "text");
    if (html_has_text(page, error, "message") || html_has_text(page, error, "file")) {
        html_put(page, "<small>");
        html_put_text(page, error, "file");
        if (html_is_number(page, error, "line")) {
            html_put(page, ":");
            html_put_integer(page, html_natural(page, error, "line"));
        }
        html_put(page, html_has_text(page, error, "file") ? " " : "");
        html_put_text(page, error, "message");
        html_put(page, "</small>");
    }
    html_put(page, "</li>\n");
}

/* What went wrong while the report was made stands above everything else. */
void html_errors(struct html_page *page)
{
    const struct peil_node *errors = html_get(page, page->document, "errors");
    if (html_length(page, errors) == 0)
        return;
    html_part(page, "errors", "heading.errors");
    html_put(page, "<div class=\"verdict poor\">\n<ul>\n");
    for (size_t i = 0; i < html_length(page, errors); i++)
        put_error(page, html_at(page, errors, i));
    html_put(page, "</ul>\n</div>\n</section>\n");
}

static void put_legend(struct html_page *page)
{
    const struct html_choices *choices = &page->choices;
    bool link = html_shows(page, "answers");
    html_put(page, "<ul class=\"legend\">\n");
    for (size_t i = 0; i < choices->count; i++) {
        html_put(page, "<li>");
        if (link) {
            html_put(page, "<a href=\"#choice-");
            html_put_integer(page, i + 1);
            html_put(page, "\">");
        }
        html_sign(page, choices->list[i].tone);
        html_put(page, " <strong>");
        html_put_integer(page, choices->list[i].count);
        html_put(page, "</strong> ");
        html_choice_label(page, &choices->list[i]);
        html_put(page, link ? "</a></li>\n" : "</li>\n");
    }
    html_put(page, "</ul>\n");
}

static void put_counts(struct html_page *page, const struct peil_node *score)
{
    /* Without a score, one bar of answers that do not count tells nothing. */
    if (page->choices.count == 0 ||
        (page->choices.count == 1 && html_is(page, score, "reason", "no-model")))
        return;
    html_put(page, "<div class=\"counts\">\n<h3>");
    html_put_word(page, "heading.answers");
    if (html_has_text(page, score, "answered_text")) {
        html_put(page, " <small>");
        html_put_text(page, score, "answered_text");
        html_put(page, "</small>");
    }
    html_put(page, "</h3>\n");
    html_tally(page);
    put_legend(page);
    if (!page->choices.tones) {
        html_element(page, "p", "small", html_get(page, page->document, "summary"), "counts_note");
    }
    html_put(page, "</div>\n");
}

static void put_band(struct html_page *page, const struct peil_node *band)
{
    if (!html_has_text(page, band, "label"))
        return;
    html_put(page, " <span class=\"band\">");
    html_put_text(page, band, "label");
    if (html_is_type(page, html_get(page, band, "certain"), PEIL_NODE_BOOL) &&
        !html_is_true(page, band, "certain")) {
        html_put(page, " <small>(");
        html_put_word(page, "score.not-final");
        html_put(page, ")</small>");
    }
    html_put(page, "</span>");
}

static void put_range(struct html_page *page, const struct peil_node *score)
{
    if (!html_has_text(page, score, "range_text")) {
        return;
    }
    html_put(page, "<p class=\"range\">");
    html_put_word(page, "field.range");
    html_put(page, ": ");
    html_put_text(page, score, "range_text");
    html_put(page, "</p>\n");
}

static void put_score(struct html_page *page, const struct peil_node *score)
{
    /* A pack that gives no score has nothing to show here. */
    if (!html_has_text(page, score, "text") || html_is(page, score, "reason", "no-model"))
        return;
    const struct peil_node *band = html_get(page, score, "band");
    html_put(page, "<div class=\"total\">\n<h3>");
    html_put_word(page, "field.score");
    html_put(page, "</h3>\n<p>");
    bool link = html_count(page, page->document, "sections") > 0 && html_shows(page, "sections");
    html_put(page, link ? "<a class=\"figure\" href=\"#scores\">" : "<span class=\"figure\">");
    html_put_text(page, score, "text");
    html_put(page, link ? "</a>" : "</span>");
    put_band(page, band);
    if (html_is_true(page, score, "provisional")) {
        html_put(page, " <span class=\"tag\">");
        html_put_word(page, "score.provisional");
        html_put(page, "</span>");
    }
    html_own_number(page, score);
    html_put(page, "</p>\n");
    html_bar(page, score, html_word(page, "field.score"));
    put_range(page, score);
    html_element(page, "p", "why", band, "verdict");
    html_put(page, "</div>\n");
}

/* Whether the list of knock-outs says what they come to, because it stands before the outcome. */
static bool is_verdict_in_list(struct html_page *page)
{
    const struct peil_node *parts = html_get(page, page->document, "parts");
    for (size_t i = 0; i < html_length(page, parts); i++) {
        const char *part = page->host->text(html_at(page, parts, i), NULL);
        if (strcmp(part, "outcome") == 0)
            return false;
        if (strcmp(part, "knockouts") == 0)
            return html_count(page, page->document, "knockouts") > 0;
    }
    return false;
}

static void put_verdict(struct html_page *page, bool titled)
{
    const struct peil_node *summary = html_get(page, page->document, "summary");
    if (!html_has_text(page, summary, "verdict_text"))
        return;
    enum html_tone tone = html_tone_of(page, summary, "verdict");
    html_put(page, "<div class=\"verdict ");
    html_put(page, html_tone_class(tone));
    html_put(page, "\">\n");
    if (titled) {
        bool link =
            html_count(page, page->document, "knockouts") > 0 && html_shows(page, "knockouts");
        html_put(page, link ? "<h3><a href=\"#knockouts\">" : "<h3>");
        html_put_verdict_title(page);
        html_put(page, link ? "</a></h3>\n" : "</h3>\n");
    }
    html_put(page, "<p>");
    html_mark(page, tone, summary,
        html_has_text(page, summary, "verdict_label") ? "verdict_label" : "verdict");
    html_put(page, " ");
    html_put_text(page, summary, "verdict_text");
    html_put(page, "</p>\n</div>\n");
}

static void put_notes(struct html_page *page, const struct peil_node *notes)
{
    if (html_length(page, notes) == 0)
        return;
    html_put(page, "<div class=\"notes\">\n<h3>");
    html_put_word(page, "heading.notes");
    html_put(page, "</h3>\n<ul>\n");
    html_texts(page, "li", notes);
    html_put(page, "</ul>\n</div>\n");
}

/* What decision tables came to. */
static void put_decisions(struct html_page *page, const struct peil_node *decisions)
{
    for (size_t i = 0; i < html_length(page, decisions); i++) {
        html_put(page, "<p class=\"lead\"><strong>");
        html_escape(page, page->host->text(html_at(page, decisions, i), NULL));
        html_put(page, "</strong></p>\n");
    }
}

void html_outcome(struct html_page *page)
{
    const struct peil_node *summary = html_get(page, page->document, "summary");
    const struct peil_node *score = html_get(page, page->document, "score");
    html_part(page, "outcome", "heading.outcome");
    html_element(page, "p", "lead", summary, "sentence");
    put_decisions(page, html_get(page, summary, "decisions"));
    html_put(page, "<div class=\"panels\">\n");
    put_counts(page, score);
    put_score(page, score);
    html_put(page, "</div>\n");
    if (!is_verdict_in_list(page))
        put_verdict(page, true);
    put_notes(page, html_get(page, summary, "notes"));
    if (html_shows(page, "method"))
        html_made_of(page, score);
    html_put(page, "</section>\n");
}

static void put_knockout(struct html_page *page, const struct peil_node *knockout)
{
    html_put(page, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" class=\"question\">"
                   "<span class=\"nr\">");
    html_anchor_link(page, knockout, "number");
    html_put(page, "</span> <span");
    html_put_language(page, knockout, "text");
    html_put(page, ">");
    html_escape(page, html_text(page, knockout, "text"));
    html_put(page, "</span> ");
    html_basis(page, html_get(page, knockout, "basis"));
    html_put(page, "</th>");
    html_cell(page, "column.answer");
    html_put_text(page, knockout, "answer_label");
    html_put(page, "</td>");
    html_cell(page, "column.band");
    html_mark(page, html_tone_of(page, knockout, "state"), knockout, "state_label");
    html_put(page, "</td></tr>\n");
}

void html_knockouts(struct html_page *page)
{
    static const char *const head[] = {"column.item", "column.answer", "column.band", NULL};
    const struct peil_node *knockouts = html_get(page, page->document, "knockouts");
    if (html_length(page, knockouts) == 0)
        return;
    html_put(page, "\n<section id=\"knockouts\" aria-labelledby=\"knockouts-title\">\n"
                   "<h2 id=\"knockouts-title\">");
    html_put_verdict_title(page);
    html_put(page, "</h2>\n");
    if (is_verdict_in_list(page))
        put_verdict(page, false);
    html_table(page, "rows verdicts", "caption.knockouts");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, knockouts); i++)
        put_knockout(page, html_at(page, knockouts, i));
    html_put(page, "</tbody></table>\n");
    html_element(page, "p", "small", page->labels, "notice.no-legal-judgement");
    html_put(page, "</section>\n");
}
