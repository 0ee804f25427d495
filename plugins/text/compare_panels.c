/*
 * What several respondents say to one checklist, beside each other.
 */
#include "text.h"

#include <string.h>

/* Columns that the name of a group gets at most, so that answers stand below each other. */
#define MOST_LABEL 36

/* The texts of a list of maps under a heading of their own. */
static void put_sentences(
    struct page *page, const struct peil_node *panel, const char *key, const char *name)
{
    const struct peil_node *list = get(page, panel, key);

    if (length_of(page, list) == 0)
        return;
    blank_line(page);
    line(page, 0, word(page, name));
    for (size_t i = 0; i < length_of(page, list); i++)
        bullet(page, 0, text_of(page, at(page, list, i), "text"));
}

static void put_practice(struct page *page, const struct peil_node *panel)
{
    const struct peil_node *list = get(page, panel, "practice");

    if (length_of(page, list) == 0)
        return;
    blank_line(page);
    line(page, 0, word(page, "heading.panel.practice"));
    for (size_t i = 0; i < length_of(page, list); i++)
        bullet_field(page, text_of(page, at(page, list, i), "label"),
            text_of(page, at(page, list, i), "text"));
}

/* ---- questions ------------------------------------------------------------------------------- */

static void put_question(struct page *page, const struct peil_node *one)
{
    start(page, 0, 6);
    put(page, text_of(page, one, "number"));
    tab(page, 6);
    put_prose(page, text_of(page, one, "text"));
    if (has_text(page, one, "row_text")) {
        put(page, " \xE2\x80\x93 ");
        put_prose(page, text_of(page, one, "row_text"));
    }
}

static size_t label_columns(struct page *page, const struct peil_node *cells)
{
    size_t most = 0;

    for (size_t i = 0; i < length_of(page, cells); i++) {
        const char *label = text_of(page, at(page, cells, i), "label");
        size_t columns = page->host->display_width(label, strlen(label));

        most = columns > most ? columns : most;
    }
    return most < MOST_LABEL ? most : MOST_LABEL;
}

static void put_cell_line(struct page *page, const struct peil_node *cell, size_t columns)
{
    const char *label = text_of(page, cell, "label");
    const char *said = text_of(page, cell, "text");
    const char *middle = text_of(page, cell, "middle_label");

    start(page, 6, 8 + (page->signs ? columns : 0));
    put(page, label);
    put(page, page->signs ? "" : ": ");
    if (page->signs)
        tab(page, 8 + columns);
    if (strcmp(said, middle) == 0) {
        put_marked(page, text_of(page, cell, "tone"), said);
    } else {
        put(page, said);
        if (*middle && has(page, cell, "counts")) {
            put(page, "; ");
            put_filled(page, word(page, "panel.middle"), "label", middle);
        }
    }
    end_line(page);
}

static void put_apart(struct page *page, const struct peil_node *one)
{
    const struct peil_node *cells = get(page, one, "cells");

    put_question(page, one);
    end_line(page);
    if (has_text(page, one, "apart_text"))
        line(page, 6, text_of(page, one, "apart_text"));
    for (size_t i = 0; i < length_of(page, cells); i++)
        put_cell_line(page, at(page, cells, i), label_columns(page, cells));
    blank_line(page);
}

/* The first group whose answer is told. */
static const struct peil_node *first_answer(struct page *page, const struct peil_node *one)
{
    const struct peil_node *cells = get(page, one, "cells");

    for (size_t i = 0; i < length_of(page, cells); i++)
        if (has_text(page, at(page, cells, i), "middle_label"))
            return at(page, cells, i);
    return NULL;
}

static void put_alike(struct page *page, const struct peil_node *one)
{
    const struct peil_node *cell = first_answer(page, one);

    put_question(page, one);
    put(page, " \xE2\x80\x93 ");
    put_marked(page, text_of(page, cell, "tone"), text_of(page, cell, "middle_label"));
    end_line(page);
}

static void put_lines(struct page *page, const struct peil_node *panel, bool apart)
{
    const struct peil_node *lines = get(page, panel, "lines");
    bool first = true;

    for (size_t i = 0; i < length_of(page, lines); i++) {
        const struct peil_node *one = at(page, lines, i);

        if (is_true(page, one, "differs") != apart || number_of(page, one, "answered") < 2)
            continue;
        if (first) {
            blank_line(page);
            strong_line(page, word(page, apart ? "heading.panel.apart" : "heading.panel.alike"));
            blank_line(page);
        }
        first = false;
        if (apart)
            put_apart(page, one);
        else
            put_alike(page, one);
    }
}

/* ---- the part -------------------------------------------------------------------------------- */

/* The round that it is of need not be the last one: that may have a single respondent. */
static void put_when(struct page *page, const struct peil_node *panel)
{
    if (!has_text(page, panel, "period_text"))
        return;
    put(page, " (");
    put(page, text_of(page, panel, "period_text"));
    put(page, ")");
}

void put_panels(struct page *page)
{
    const struct peil_node *panels = get(page, page->document, "panels");

    if (length_of(page, panels) == 0)
        return;
    heading(page, word(page, "heading.panels"));
    for (size_t i = 0; i < length_of(page, panels); i++) {
        const struct peil_node *panel = at(page, panels, i);

        start(page, 0, 0);
        put_tinted(page, TINT_STRONG, text_of(page, panel, "title"));
        put_when(page, panel);
        end_line(page);
        blank_line(page);
        bullets(page, 0, get(page, panel, "notes"));
        put_sentences(page, panel, "agreement", "heading.panel.agreement");
        put_sentences(page, panel, "pairs", "heading.panel.pairs");
        put_practice(page, panel);
        put_lines(page, panel, true);
        put_lines(page, panel, false);
        blank_line(page);
    }
}
