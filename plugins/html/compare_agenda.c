/*
 * The agenda of a comparison: points for a meeting, those of a kind under one heading.
 */
#include "html.h"

#include <string.h>

static void put_question(struct html_page *page, const struct peil_node *question)
{
    html_put(page, "<li>");
    html_put_nr(page, question);
    html_put_text(page, question, "text");
    if (html_has_text(page, question, "answer_label")) {
        html_put(page, " <strong>");
        html_put_text(page, question, "answer_label");
        html_put(page, "</strong>");
    }
    html_element(page, "q", "remark", question, "remark");
    html_put(page, "</li>\n");
}

/* Questions under it need the width of a column; else the views fit behind each other. */
static bool has_questions(const struct html_page *page, const struct peil_node *sides)
{
    for (size_t i = 0; i < html_length(page, sides); i++)
        if (html_count(page, html_at(page, sides, i), "questions") > 0)
            return true;
    return false;
}

static void put_side(struct html_page *page, const struct peil_node *side, bool full)
{
    const struct peil_node *questions = html_get(page, side, "questions");
    const struct peil_node *remarks = html_get(page, side, "remarks");
    html_put(page, "<li class=\"side\"><p><strong>");
    html_put_text(page, side, "label");
    html_put(page, "</strong>");
    if (full && html_has_text(page, side, "who")) {
        html_put(page, " <span class=\"who\">");
        html_put_text(page, side, "who");
        html_put(page, "</span>");
    }
    html_put(page, "</p>\n");
    if (html_has_text(page, side, "level_label")) {
        html_put(page, "<p>");
        html_mark(page, html_tone_of(page, side, "tone"), side, "level_label");
        html_element(page, "small", NULL, side, "text");
        html_put(page, "</p>\n");
    } else {
        html_element(page, "p", NULL, side, "text");
    }
    for (size_t i = 0; i < html_length(page, remarks); i++) {
        html_put(page, "<q class=\"remark\">");
        html_escape(page, page->host->text(html_at(page, remarks, i), NULL));
        html_put(page, "</q>\n");
    }
    if (html_length(page, questions) > 0) {
        html_put(page, "<ul class=\"questions\">\n");
        for (size_t i = 0; i < html_length(page, questions); i++)
            put_question(page, html_at(page, questions, i));
        html_put(page, "</ul>\n");
    }
    html_put(page, "</li>\n");
}

static void put_point(struct html_page *page, const struct peil_node *point)
{
    const struct peil_node *sides = html_get(page, point, "sides");
    const struct peil_node *list = html_get(page, point, "list");
    html_put(page, "<li value=\"");
    html_put_integer(page, html_natural(page, point, "number"));
    html_put(page, "\">\n<h4>");
    html_put_text(page, point, "title");
    html_put(page, "</h4>\n");
    html_basis(page, html_get(page, point, "basis"));
    html_element(page, "p", NULL, point, "text");
    html_element(page, "p", "who", point, "who");
    if (html_length(page, list) > 0) {
        html_put(page, html_is_number(page, point, "count") ? "<ul class=\"titles\">\n"
                                                            : "<ul class=\"names\">\n");
        html_texts(page, "li", list);
        html_put(page, "</ul>\n");
    }
    if (html_length(page, sides) > 0) {
        bool full = has_questions(page, sides);
        html_put(page, full ? "<ul class=\"sides\">\n" : "<ul class=\"sides short\">\n");
        for (size_t i = 0; i < html_length(page, sides); i++)
            put_side(page, html_at(page, sides, i), full);
        html_put(page, "</ul>\n");
    }
    html_put(page, "</li>\n");
}

void html_agenda(struct html_page *page)
{
    const struct peil_node *agenda = html_get(page, page->document, "agenda");
    const char *last = "";
    if (html_length(page, agenda) == 0)
        return;
    html_part(page, "agenda", "heading.agenda");
    for (size_t i = 0; i < html_length(page, agenda); i++) {
        const struct peil_node *point = html_at(page, agenda, i);
        const char *kind = html_text(page, point, "kind");
        if (strcmp(kind, last) != 0) {
            html_put(page, *last ? "</ol>\n" : "");
            html_put(page, "<h3 id=\"agenda-");
            html_escape(page, kind);
            html_put(page, "\">");
            html_put_text(page, point, "kind_label");
            html_put(page, "</h3>\n");
            html_element(page, "p", "small", point, "kind_text");
            html_put(page, "\n<ol class=\"agenda\">\n");
            last = kind;
        }
        put_point(page, point);
    }
    html_put(page, "</ol>\n</section>\n");
}
