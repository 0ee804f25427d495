/*
 * The agenda of a comparison: points for a meeting, those of a kind under one heading.
 */
#include "text.h"

#include <string.h>

static void put_question(struct page *page, const struct peil_node *question)
{
    start(page, 6, 8);
    put(page, "- ");
    put_number_of(page, question);
    put_prose(page, text_of(page, question, "text"));
    if (has_text(page, question, "answer_label")) {
        put(page, " \xE2\x80\x93 ");
        put_tinted(page, TINT_STRONG, text_of(page, question, "answer_label"));
    }
    end_line(page);
    put_quote(page, 8, text_of(page, question, "remark"));
}

/* Questions under it make a view of its own paragraph; else one is a line. */
static bool has_questions(struct page *page, const struct peil_node *sides)
{
    for (size_t i = 0; i < length_of(page, sides); i++)
        if (length_of(page, get(page, at(page, sides, i), "questions")) > 0)
            return true;
    return false;
}

static void put_side(struct page *page, const struct peil_node *side, bool full)
{
    const struct peil_node *questions = get(page, side, "questions");
    const struct peil_node *remarks = get(page, side, "remarks");

    start(page, 4, 6);
    put(page, text_of(page, side, "label"));
    if (full && has_text(page, side, "who")) {
        put(page, " (");
        put(page, text_of(page, side, "who"));
        put(page, ")");
    }
    if (has_text(page, side, "level_label")) {
        put(page, ": ");
        put_marked(page, text_of(page, side, "tone"), text_of(page, side, "level_label"));
    }
    if (has_text(page, side, "text")) {
        put(page, ", ");
        put(page, text_of(page, side, "text"));
    }
    end_line(page);
    for (size_t i = 0; i < length_of(page, remarks); i++)
        put_quote(page, 6, page->host->text(at(page, remarks, i), NULL));
    for (size_t i = 0; i < length_of(page, questions); i++)
        put_question(page, at(page, questions, i));
}

/* Names one behind the other: no longer than need be. */
static void put_names(struct page *page, const struct peil_node *list)
{
    start(page, 4, 4);
    for (size_t i = 0; i < length_of(page, list); i++) {
        put(page, i > 0 ? "; " : "");
        put_cell(page, at(page, list, i));
    }
    end_line(page);
}

static void put_point(struct page *page, const struct peil_node *point)
{
    const struct peil_node *sides = get(page, point, "sides");
    const struct peil_node *list = get(page, point, "list");
    bool full = has_questions(page, sides);

    start(page, 0, 4);
    put_number(page, number_of(page, point, "number"), 0);
    put(page, ".");
    tab(page, 4);
    put_tinted(page, TINT_STRONG, text_of(page, point, "title"));
    if (has_text(page, get(page, point, "basis"), "kind_label")) {
        put(page, " (");
        put(page, text_of(page, get(page, point, "basis"), "kind_label"));
        put(page, ")");
    }
    end_line(page);
    if (has_text(page, point, "text"))
        line(page, 4, text_of(page, point, "text"));
    if (has_text(page, point, "who"))
        line(page, 4, text_of(page, point, "who"));
    if (has(page, point, "count"))
        bullets(page, 4, list);
    else if (length_of(page, list) > 0)
        put_names(page, list);
    for (size_t i = 0; i < length_of(page, sides); i++)
        put_side(page, at(page, sides, i), full);
    if (full)
        blank_line(page);
}

void put_agenda(struct page *page)
{
    const struct peil_node *agenda = get(page, page->document, "agenda");
    const char *last = "";

    if (length_of(page, agenda) == 0)
        return;
    heading(page, word(page, "heading.agenda"));
    for (size_t i = 0; i < length_of(page, agenda); i++) {
        const struct peil_node *point = at(page, agenda, i);
        const char *kind = text_of(page, point, "kind");

        if (strcmp(kind, last) != 0) {
            blank_line(page);
            strong_line(page, text_of(page, point, "kind_label"));
            line(page, 0, text_of(page, point, "kind_text"));
            last = kind;
        }
        put_point(page, point);
    }
}
