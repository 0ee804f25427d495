/*
 * Where a subject stands among others: a line for each part of a checklist; in columns,
 * or in words where it is read aloud.
 */
#include "text.h"

#include <string.h>

/* Where the columns start. */
enum {
    OWN = 30,
    QUARTER = 37,
    HALF = 46,
    THREE_QUARTERS = 52,
    PLACE = 63,
    SIDE = 26,
    SIDE_WIDTH = 7,
    SIDE_COLUMNS = 7
};

static bool is_number(const struct page *page, const struct peil_node *map, const char *key)
{
    return page->host->type(get(page, map, key)) == PEIL_NODE_NUMBER;
}

/* A name; what follows stands on the next line where the name takes its room. */
static void put_name(struct page *page, const char *number, const char *name, size_t room)
{
    put(page, number);
    put(page, *number ? " " : "");
    put(page, name);
    if (page->host->display_width(name, strlen(name)) + strlen(number) + 2 > room) {
        end_line(page);
        start(page, 0, 2);
    }
}

static void put_percent(
    struct page *page, size_t column, const struct peil_node *map, const char *key)
{
    tab(page, column);
    if (is_number(page, map, key)) {
        put_number(page, number_of(page, map, key), 0);
        put(page, "%");
    } else {
        put(page, "\xE2\x80\x93");
    }
}

/* The same for who listens: in words, and only where there is a number. */
static void put_percent_aloud(
    struct page *page, bool *first, const char *name, const struct peil_node *map, const char *key)
{
    char text[64];
    size_t length;

    if (!is_number(page, map, key))
        return;
    page->host->format_number(number_of(page, map, key), 0, page->language, text, sizeof(text) - 1);
    length = strlen(text);
    text[length] = '%';
    text[length + 1] = '\0';
    put_aloud(page, first, name, text);
}

static void put_spread_aloud(struct page *page, bool *first, const struct peil_node *spread)
{
    if (!is_true(page, spread, "shown")) {
        put(page, *first ? ": " : ", ");
        put(page, text_of(page, spread, "text"));
        *first = false;
        return;
    }
    put_percent_aloud(page, first, "aloud.quarter", spread, "p25");
    put_percent_aloud(page, first, "aloud.half", spread, "p50");
    put_percent_aloud(page, first, "aloud.three-quarters", spread, "p75");
    if (has_text(page, get(page, spread, "place"), "text"))
        put_aloud(page, first, "aloud.place", text_of(page, get(page, spread, "place"), "text"));
}

/* A row: the name, the score here where `own` is given, and those of others. */
static void put_row_aloud(struct page *page, const char *number, const char *name,
    const struct peil_node *own, const struct peil_node *spread)
{
    bool first = true;

    put(page, number);
    put(page, *number ? " " : "");
    put(page, name);
    put_percent_aloud(page, &first, "aloud.own", own, "value");
    put_spread_aloud(page, &first, spread);
    end_line(page);
}

static void put_spread(struct page *page, const struct peil_node *spread)
{
    if (!is_true(page, spread, "shown")) {
        tab(page, QUARTER);
        put(page, text_of(page, spread, "text"));
        return;
    }
    put_percent(page, QUARTER, spread, "p25");
    put_percent(page, HALF, spread, "p50");
    put_percent(page, THREE_QUARTERS, spread, "p75");
    if (has_text(page, get(page, spread, "place"), "text")) {
        tab(page, PLACE);
        put(page, text_of(page, get(page, spread, "place"), "text"));
    }
}

static void put_classes(
    struct page *page, const struct peil_node *framework, const struct peil_node *part)
{
    const struct peil_node *list = get(page, part, "classes");

    if (has_text(page, framework, "classes_text"))
        return;
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        bool own = is_true(page, one, "own");

        start(page, 2, 4);
        if (!page->signs) {
            put_row_aloud(
                page, "", text_of(page, one, "label"), own ? get(page, part, "own") : NULL, one);
            continue;
        }
        put_name(page, "", text_of(page, one, "label"), OWN - 2);
        if (own)
            put_percent(page, OWN, get(page, part, "own"), "value");
        put_spread(page, one);
        end_line(page);
    }
}

static void put_part(
    struct page *page, const struct peil_node *framework, const struct peil_node *part)
{
    bool own = is_true(page, framework, "own");

    start(page, 0, 2);
    if (page->signs) {
        put_name(
            page, text_of(page, part, "number"), text_of(page, part, "label"), own ? OWN : QUARTER);
        if (own)
            put_percent(page, OWN, get(page, part, "own"), "value");
        put_spread(page, get(page, part, "whole"));
        end_line(page);
    } else {
        put_row_aloud(page, text_of(page, part, "number"), text_of(page, part, "label"),
            own ? get(page, part, "own") : NULL, get(page, part, "whole"));
    }
    if (is(page, part, "kind", "total"))
        put_classes(page, framework, part);
}

static void put_head(struct page *page, bool own)
{
    start(page, 0, 0);
    if (own) {
        tab(page, OWN);
        put_tinted(page, TINT_STRONG, word(page, "column.own"));
    }
    tab(page, QUARTER);
    put_tinted(page, TINT_STRONG, word(page, "column.quarter"));
    tab(page, HALF);
    put_tinted(page, TINT_STRONG, word(page, "column.half"));
    tab(page, THREE_QUARTERS);
    put_tinted(page, TINT_STRONG, word(page, "column.three-quarters"));
    if (own) {
        tab(page, PLACE);
        put_tinted(page, TINT_STRONG, word(page, "column.place"));
    }
    end_line(page);
}

/* Concepts are left to who asks for this part: they would make the usual report twice as long. */
static bool shows_part(const struct page *page, const struct peil_node *part)
{
    bool asked = length_of(page, get(page, get(page, page->document, "options"), "parts")) > 0;

    if (is(page, part, "kind", "section"))
        return asked || number_of(page, part, "depth") <= 1;
    return asked || is(page, part, "kind", "total");
}

/* Whether somebody side by side has something to show in that column. */
static bool is_column(const struct page *page, const struct peil_node *part)
{
    return is(page, part, "kind", "total") ||
           (is(page, part, "kind", "section") && number_of(page, part, "depth") <= 1);
}

static void put_side_cell(
    struct page *page, const struct peil_node *part, size_t column, const struct peil_node *score)
{
    size_t from = SIDE + SIDE_WIDTH * column;

    if (score) {
        put_percent(page, from, score, "value");
        return;
    }
    tab(page, from);
    put_tinted(page, TINT_STRONG,
        has_text(page, part, "number") ? text_of(page, part, "number")
                                       : text_of(page, part, "label"));
}

/* One line of at most SIDE_COLUMNS columns from `first` on: of a subject, or for SIZE_MAX the head.
 * Answers where the next line goes on. */
static size_t put_side_line(
    struct page *page, const struct peil_node *parts, size_t first, size_t subject)
{
    size_t column = 0, i = first;

    for (; i < length_of(page, parts) && column < SIDE_COLUMNS; i++) {
        const struct peil_node *part = at(page, parts, i);

        if (!is_column(page, part))
            continue;
        put_side_cell(page, part, column++,
            subject == SIZE_MAX ? NULL : at(page, get(page, part, "side"), subject));
    }
    end_line(page);
    return i;
}

/* For who listens: a line for each, with what every number is of. */
static void put_side_aloud(struct page *page, const struct peil_node *framework)
{
    const struct peil_node *side = get(page, get(page, page->document, "benchmark"), "side");
    const struct peil_node *parts = get(page, framework, "parts");

    if (length_of(page, side) > 0)
        blank_line(page);
    for (size_t i = 0; i < length_of(page, side); i++) {
        bool first = true;

        start(page, 0, 2);
        put(page, text_of(page, at(page, side, i), "name"));
        for (size_t j = 0; j < length_of(page, parts); j++) {
            const struct peil_node *part = at(page, parts, j);
            const struct peil_node *score = at(page, get(page, part, "side"), i);

            if (!is_column(page, part) || !is_number(page, score, "value"))
                continue;
            put(page, first ? ": " : ", ");
            first = false;
            put_number_of(page, part);
            put(page, text_of(page, part, "label"));
            put(page, " ");
            put_number(page, number_of(page, score, "value"), 0);
            put(page, "%");
        }
        end_line(page);
    }
}

static void put_side(struct page *page, const struct peil_node *framework)
{
    const struct peil_node *side = get(page, get(page, page->document, "benchmark"), "side");
    const struct peil_node *parts = get(page, framework, "parts");

    for (size_t first = 0, next; first < length_of(page, parts); first = next) {
        bool any = false;

        for (size_t i = first; i < length_of(page, parts); i++)
            any = any || is_column(page, at(page, parts, i));
        if (!any || length_of(page, side) == 0)
            return;
        blank_line(page);
        start(page, 0, 0);
        next = put_side_line(page, parts, first, SIZE_MAX);
        for (size_t i = 0; i < length_of(page, side); i++) {
            start(page, 0, 2);
            put_name(page, "", text_of(page, at(page, side, i), "name"), SIDE);
            put_side_line(page, parts, first, i);
        }
    }
}

static void put_framework_parts(struct page *page, const struct peil_node *framework)
{
    const struct peil_node *parts = get(page, framework, "parts");
    bool concepts = false;

    for (size_t i = 0; i < length_of(page, parts); i++) {
        const struct peil_node *part = at(page, parts, i);

        if (!shows_part(page, part))
            continue;
        if (!concepts && is(page, part, "kind", "concept")) {
            strong_line(page, word(page, "heading.benchmark-concepts"));
            concepts = true;
        }
        put_part(page, framework, part);
    }
}

static void put_framework(struct page *page, const struct peil_node *framework)
{
    blank_line(page);
    strong_line(page, text_of(page, framework, "title"));
    line(page, 0, text_of(page, framework, "text"));
    if (has_text(page, framework, "classes_text"))
        line(page, 0, text_of(page, framework, "classes_text"));
    if (is_true(page, framework, "shown")) {
        if (page->signs)
            put_head(page, is_true(page, framework, "own"));
        put_framework_parts(page, framework);
    }
    if (page->signs)
        put_side(page, framework);
    else
        put_side_aloud(page, framework);
}

void put_benchmark(struct page *page)
{
    const struct peil_node *benchmark = get(page, page->document, "benchmark");
    const struct peil_node *list = get(page, benchmark, "frameworks");

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.benchmark"));
    for (size_t i = 0; i < length_of(page, list); i++)
        put_framework(page, at(page, list, i));
    blank_line(page);
    bullets(page, 0, get(page, benchmark, "notes"));
}
