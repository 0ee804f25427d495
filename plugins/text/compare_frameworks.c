/*
 * Checklists side by side: by point what each of them tells, what each asks, what one asks and
 * another does not, and how it is worked out.
 */
#include "text.h"

#include <string.h>

const struct peil_node *side_by_side(const struct page *page)
{
    return get(page, page->document, "frameworks");
}

static void put_legend(struct page *page)
{
    const struct peil_node *levels =
        get(page, get(page, side_by_side(page), "vocabulary"), "levels");

    start(page, 0, 2);
    for (size_t i = 0; i < length_of(page, levels); i++) {
        const struct peil_node *level = at(page, levels, i);

        put(page, i > 0 ? ", " : "");
        put_marked(page, text_of(page, level, "tone"), text_of(page, level, "label"));
        put(page, " ");
        put_filled(
            page, word(page, "frameworks.level-from"), "from", text_of(page, level, "from_text"));
    }
    if (page->signs) {
        put(page, ", ");
        put_marked(page, "open", word(page, "frameworks.unknown"));
        put(page, ", \xE2\x80\x93 ");
        put(page, word(page, "frameworks.not-asked"));
    }
    end_line(page);
    line(page, 0, word(page, "frameworks.legend"));
}

/* ---- point by point -------------------------------------------------------------------------- */

/* The checklists that do not ask it, together on a line. */
static void put_not_asking(
    struct page *page, const struct peil_node *frameworks, const struct peil_node *cells)
{
    bool any = false;

    start(page, 2, 4);
    for (size_t i = 0; i < length_of(page, cells); i++) {
        if (!is(page, at(page, cells, i), "state", "not-asked"))
            continue;
        put(page, any ? ", " : word(page, "frameworks.not-asked"));
        put(page, any ? "" : ": ");
        put(page, text_of(page, at(page, frameworks, i), "label"));
        any = true;
    }
    end_line(page);
}

static void put_point(struct page *page, const struct peil_node *concept)
{
    const struct peil_node *frameworks = get(page, side_by_side(page), "frameworks");
    const struct peil_node *cells = get(page, concept, "cells");

    start(page, 0, 2);
    put(page, "- ");
    put(page, text_of(page, concept, "label"));
    put(page, ": ");
    put(page, text_of(page, concept, "status_label"));
    if (has_text(page, concept, "words")) {
        put(page, ", ");
        put(page, text_of(page, concept, "words"));
    }
    end_line(page);
    for (size_t i = 0; i < length_of(page, cells); i++) {
        const struct peil_node *cell = at(page, cells, i);

        if (is(page, cell, "state", "not-asked"))
            continue;
        start(page, 2, 4);
        put(page, text_of(page, at(page, frameworks, i), "label"));
        put(page, ": ");
        put(page, text_of(page, cell, "text"));
        if (has_text(page, cell, "via")) {
            put(page, " (");
            put(page, text_of(page, cell, "via"));
            put(page, ")");
        }
        end_line(page);
    }
    put_not_asking(page, frameworks, cells);
}

static void put_concepts_beside(struct page *page)
{
    const struct peil_node *concepts = get(page, side_by_side(page), "concepts");
    struct matrix matrix;
    bool drawn = find_matrix(page, &matrix);
    const char *last = "";

    put_legend(page);
    blank_line(page);
    if (drawn)
        put_matrix_head(page, &matrix);
    for (size_t i = 0; i < length_of(page, concepts); i++) {
        const struct peil_node *concept = at(page, concepts, i);
        const struct peil_node *group = get(page, concept, "group");

        if (strcmp(text_of(page, group, "id"), last) != 0) {
            strong_line(page, text_of(page, group, "label"));
            last = text_of(page, group, "id");
        }
        if (drawn)
            put_matrix_row(page, &matrix, concept);
        else
            put_point(page, concept);
    }
}

/* ---- what they ask --------------------------------------------------------------------------- */

static void put_counts(struct page *page, const struct peil_node *counts)
{
    start(page, 2, 4);
    for (size_t i = 0; i < length_of(page, counts); i++) {
        put(page, i > 0 ? ", " : "");
        put_number(page, number_of(page, at(page, counts, i), "count"), 0);
        put(page, " ");
        put(page, text_of(page, at(page, counts, i), "label"));
    }
    end_line(page);
}

/* Checklists that are tied to nothing. */
static void put_left_out(struct page *page)
{
    const struct peil_node *list = get(page, side_by_side(page), "left_out");

    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        line(page, 0, text_of(page, one, "title"));
        line(page, 2, text_of(page, one, "note"));
    }
}

static void put_coverage(struct page *page)
{
    const struct peil_node *frameworks = get(page, side_by_side(page), "frameworks");
    const struct peil_node *together = get(page, side_by_side(page), "together");

    heading(page, word(page, "heading.coverage"));
    for (size_t i = 0; i < length_of(page, frameworks); i++) {
        const struct peil_node *one = at(page, frameworks, i);

        start(page, 0, 2);
        put(page, text_of(page, one, "label"));
        put(page, ": ");
        put(page, text_of(page, one, "asked_text"));
        end_line(page);
        put_counts(page, get(page, one, "counts"));
    }
    put_left_out(page);
    start(page, 0, 2);
    put(page, word(page, "column.together"));
    put(page, ": ");
    put(page, text_of(page, together, "asked_text"));
    end_line(page);
    put_counts(page, get(page, together, "statuses"));
}

/* ---- gaps ------------------------------------------------------------------------------------ */

/* Concepts on one line, apart by semicolons. */
static void put_missing(struct page *page, const struct peil_node *list)
{
    start(page, 2, 2);
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *concept = at(page, list, i);

        put(page, i > 0 ? "; " : "");
        put(page, text_of(page, concept, "label"));
        if (is_true(page, concept, "law")) {
            put(page, " (");
            put(page, word(page, "frameworks.law"));
            put(page, ")");
        }
        if (has_text(page, concept, "others")) {
            put(page, " [");
            put(page, text_of(page, concept, "others"));
            put(page, "]");
        }
    }
    end_line(page);
}

static void put_gaps(struct page *page)
{
    const struct peil_node *nobody = get(page, side_by_side(page), "nobody");
    const struct peil_node *gaps = get(page, side_by_side(page), "gaps");

    if (length_of(page, nobody) > 0) {
        heading(page, word(page, "heading.nobody"));
        put_missing(page, nobody);
    }
    heading(page, word(page, "heading.gaps"));
    for (size_t i = 0; i < length_of(page, gaps); i++) {
        const struct peil_node *gap = at(page, gaps, i);

        line(page, 0, text_of(page, gap, "text"));
        if (length_of(page, get(page, gap, "concepts")) > 0)
            put_missing(page, get(page, gap, "concepts"));
    }
}

/* ---- how ------------------------------------------------------------------------------------- */

static void put_rule(struct page *page)
{
    const struct peil_node *rule = get(page, side_by_side(page), "rule");
    const struct peil_node *shares = get(page, rule, "shares");

    heading(page, word(page, "heading.own-rule"));
    line(page, 0, text_of(page, rule, "label"));
    bullets(page, 0, get(page, rule, "explanation"));
    for (size_t i = 0; i < length_of(page, shares); i++) {
        const struct peil_node *share = at(page, shares, i);

        start(page, 2, 4);
        put(page, text_of(page, share, "label"));
        put(page, ": ");
        put_filled(
            page, word(page, "frameworks.known-share"), "share", text_of(page, share, "text"));
        end_line(page);
    }
}

void put_frameworks(struct page *page)
{
    const struct peil_node *left_out = get(page, side_by_side(page), "left_out");

    if (page->host->type(side_by_side(page)) != PEIL_NODE_MAP)
        return;
    heading(page, word(page, "heading.frameworks"));
    if (length_of(page, get(page, side_by_side(page), "concepts")) == 0) {
        line(page, 0, text_of(page, side_by_side(page), "note"));
        for (size_t i = 0; i < length_of(page, left_out); i++)
            bullet(page, 0, text_of(page, at(page, left_out, i), "title"));
        return;
    }
    put_concepts_beside(page);
    put_coverage(page);
    put_gaps(page);
    put_rule(page);
}
