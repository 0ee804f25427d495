/*
 * A question on paper: boxes to tick and lines to write on.
 */
#include "html.h"

#include <string.h>

static void put_lines(struct html_page *page, size_t count)
{
    html_put(page, "<div class=\"lines\" aria-hidden=\"true\">");
    for (size_t i = 0; i < count; i++)
        html_put(page, "<div></div>");
    html_put(page, "</div>\n");
}

void html_box(struct html_page *page, bool ticked)
{
    html_put(page, ticked ? "<span class=\"box\" aria-hidden=\"true\">\u2715</span>"
                            "<span class=\"sr\">"
                          : "<span class=\"box\" aria-hidden=\"true\"></span>");
    if (ticked) {
        html_put_word(page, "word.yes");
        html_put(page, ": </span>");
    }
}

/* Whether an answer chose the option: its value is that id, or a list with that id. */
static bool chosen(
    struct html_page *page, const struct peil_node *answer, const struct peil_node *option)
{
    const char *id = html_text(page, option, "id");
    const struct peil_node *value = html_get(page, answer, "value");
    if (html_is(page, answer, "value", id))
        return true;
    for (size_t i = 0; i < html_length(page, value); i++)
        if (strcmp(page->host->text(html_at(page, value, i), NULL), id) == 0)
            return true;
    return false;
}

/* With what each stands for where several may be ticked; else that would come with every item. */
static void put_options(struct html_page *page, const struct peil_node *item)
{
    const struct peil_node *options = html_get(page, item, "options");
    const struct peil_node *answer = html_get(page, item, "answer");
    bool several = html_is(page, item, "type", "choices");
    for (size_t i = 0; i < html_length(page, options); i++) {
        const struct peil_node *option = html_at(page, options, i);
        html_put(page, "<li>");
        html_box(page, chosen(page, answer, option));
        html_put_text(page, option, "label");
        html_element(page, "small", NULL, several ? option : NULL, "description");
        html_put(page, "</li>\n");
    }
}

static void put_not_applicable(
    struct html_page *page, const struct peil_node *may, const struct peil_node *answer)
{
    const struct peil_node *reasons = html_get(page, may, "reasons");
    html_put(page, "<li class=\"na\">");
    html_box(page, html_is(page, answer, "state", "not-applicable"));
    html_put_word(page, "form.not-applicable-because");
    if (html_length(page, reasons) == 0) {
        html_put(page, " <span class=\"write\">");
        html_put_text(
            page, answer, html_has_text(page, answer, "reason_label") ? "reason_label" : "reason");
        html_put(page, "</span>");
    } else {
        html_put(page, "<ul class=\"choices\">\n");
        for (size_t i = 0; i < html_length(page, reasons); i++) {
            const struct peil_node *reason = html_at(page, reasons, i);
            html_put(page, "<li>");
            html_box(page, html_has_text(page, answer, "reason") &&
                               html_is(page, answer, "reason", html_text(page, reason, "id")));
            html_put_text(page, reason, "label");
            html_put(page, "</li>\n");
        }
        html_put(page, "</ul>");
    }
    html_put(page, "</li>\n");
}

/* What may be ticked besides the options. */
static void put_ways_out(struct html_page *page, const struct peil_node *item)
{
    const struct peil_node *may = html_get(page, item, "may");
    const struct peil_node *answer = html_get(page, item, "answer");
    if (html_is_true(page, may, "unknown") && !html_is(page, item, "type", "matrix")) {
        html_put(page, "<li>");
        html_box(page, html_is(page, answer, "state", "unknown"));
        html_put_word(page, "form.unknown");
        html_put(page, "</li>\n");
    }
    if (html_is_true(page, may, "not_applicable"))
        put_not_applicable(page, may, answer);
}

static void put_matrix(struct html_page *page, const struct peil_node *item)
{
    const struct peil_node *options = html_get(page, item, "options");
    const struct peil_node *rows = html_get(page, item, "rows");
    bool unknown = html_is_true(page, html_get(page, item, "may"), "unknown");
    html_scroll(page, html_text(page, item, "number"));
    html_put(page, "<table class=\"matrix\">\n<thead><tr><td></td>");
    for (size_t i = 0; i < html_length(page, options); i++) {
        html_put(page, "<th scope=\"col\">");
        html_put_text(page, html_at(page, options, i), "label");
        html_put(page, "</th>");
    }
    if (unknown) {
        html_put(page, "<th scope=\"col\">");
        html_put_word(page, "form.unknown");
        html_put(page, "</th>");
    }
    html_put(page, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < html_length(page, rows); i++) {
        const struct peil_node *row = html_at(page, rows, i);
        const struct peil_node *answer = html_get(page, row, "answer");
        html_put(page, "<tr><th scope=\"row\">");
        html_put_text(page, row, "text");
        html_put(page, "</th>");
        for (size_t o = 0; o < html_length(page, options); o++) {
            html_put(page, "<td>");
            html_box(page, chosen(page, answer, html_at(page, options, o)));
            html_put(page, "</td>");
        }
        if (unknown) {
            html_put(page, "<td>");
            html_box(page, html_is(page, answer, "state", "unknown"));
            html_put(page, "</td>");
        }
        html_put(page, "</tr>\n");
    }
    html_scroll_end(page);
}

static void put_number(struct html_page *page, const struct peil_node *item)
{
    const struct peil_node *answer = html_get(page, item, "answer");
    char low[64];
    char high[64];
    if (html_is_number(page, item, "min") && html_is_number(page, item, "max")) {
        page->host->format_number(html_number(page, item, "min"), PEIL_DECIMALS_SHORTEST,
            page->language, low, sizeof(low));
        page->host->format_number(html_number(page, item, "max"), PEIL_DECIMALS_SHORTEST,
            page->language, high, sizeof(high));
        html_put_filled(
            page, "form.number-range", (const char *const[]){"min", low, "max", high, NULL});
    } else {
        html_put_word(page, "form.number");
    }
    html_put(page, ": <span class=\"write short\">");
    if (html_is_number(page, answer, "value"))
        html_put_number(page, html_number(page, answer, "value"), PEIL_DECIMALS_SHORTEST);
    html_put(page, "</span> ");
    html_put_text(page, item, "unit");
}

static void put_written(struct html_page *page, const struct peil_node *item, size_t lines)
{
    const struct peil_node *answer = html_get(page, item, "answer");
    if (html_is(page, answer, "state", "answered"))
        html_element(page, "p", "filled", answer, "label");
    else
        put_lines(page, lines);
}

static void put_field(struct html_page *page, const struct peil_node *item)
{
    if (html_is(page, item, "type", "number")) {
        html_put(page, "<p class=\"ask\">");
        put_number(page, item);
        html_put(page, "</p>\n");
    } else if (html_is(page, item, "type", "date")) {
        html_put(page, "<p class=\"ask\">");
        html_put_word(page, "form.date");
        html_put(page, ": <span class=\"write short\">");
        html_put_text(page, html_get(page, item, "answer"), "label");
        html_put(page, "</span></p>\n");
    } else if (html_is(page, item, "type", "text")) {
        put_written(page, item, 4);
    } else if (html_is(page, item, "type", "matrix")) {
        put_matrix(page, item);
    }
}

static void put_hint(struct html_page *page, const struct peil_node *item)
{
    const char *word = html_is(page, item, "type", "choices")  ? "form.tick-many"
                       : html_is(page, item, "type", "matrix") ? "form.tick-rows"
                       : html_is(page, item, "type", "text")   ? "form.text"
                                                               : NULL;
    if (word) {
        html_put(page, "<p class=\"hint\">");
        html_put_word(page, word);
        html_put(page, "</p>\n");
    }
}

void html_form_item(struct html_page *page, const struct peil_node *item, void *with)
{
    (void)with;
    const struct peil_node *may = html_get(page, item, "may");
    const struct peil_node *answer = html_get(page, item, "answer");
    bool ticks = html_is(page, item, "type", "choice") || html_is(page, item, "type", "choices");
    html_item_head(page, "item", item, true);
    html_put(page, "<div class=\"fill\">\n");
    put_hint(page, item);
    put_field(page, item);
    html_put(page, "<ul class=\"choices\">\n");
    if (ticks)
        put_options(page, item);
    put_ways_out(page, item);
    html_put(page, "</ul>\n");
    if (html_is_true(page, may, "remark")) {
        html_put(page, "<p class=\"label\">");
        html_put_word(page, "form.remark");
        html_put(page, "</p>\n");
        html_element(page, "p", "filled", answer, "remark");
        put_lines(page, html_has_text(page, answer, "remark") ? 1 : 2);
    }
    html_put(page, "</div>\n</li>\n");
}
