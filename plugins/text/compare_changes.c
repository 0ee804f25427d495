/*
 * What changed between rounds: a table that fits a letter, and what is behind it.
 */
#include "text.h"

#include <string.h>

#define NUMBER 12     /* columns of a number */
#define MOST_DATES 4  /* that stand beside each other */
#define DATE_WIDTH 12 /* columns of each */

static size_t name_width(const struct page *page, size_t numbers)
{
    return page->columns > numbers + 20 ? page->columns - numbers : 20;
}

/* A text that ends at a column; UTF-8 signs are counted as one. */
static void put_right(struct page *page, size_t end, const char *text)
{
    size_t width = page->host->display_width(text, strlen(text));

    tab(page, end > width ? end - width : 0);
    put(page, text);
}

/* What stands in a column: behind the name and a colon where it is read aloud. */
static void put_in_column(struct page *page, size_t end, const char *text)
{
    if (page->signs) {
        put_right(page, end, text);
        return;
    }
    put(page, ": ");
    put(page, text);
}

/* ---- the table ------------------------------------------------------------------------------- */

/* The score of a round; a dash where it has none, or words for who listens. */
static const char *score_of(struct page *page, const struct peil_node *round)
{
    return page->signs || has(page, round, "value") ? text_of(page, round, "number")
                                                    : word(page, "score.none");
}

static void put_row_aloud(struct page *page, const struct peil_node *split)
{
    const struct peil_node *difference = get(page, split, "difference");
    bool first = true;

    put_aloud(page, &first, "aloud.then", score_of(page, get(page, split, "then")));
    put_aloud(page, &first, "aloud.now", score_of(page, get(page, split, "now")));
    if (difference)
        put_aloud(page, &first, "aloud.difference", text_of(page, difference, "text"));
}

static void put_row_beside(struct page *page, const struct peil_node *split)
{
    const struct peil_node *difference = get(page, split, "difference");
    size_t from = name_width(page, 3 * NUMBER);

    put_right(page, from + NUMBER, score_of(page, get(page, split, "then")));
    put_right(page, from + 2 * NUMBER, score_of(page, get(page, split, "now")));
    put_right(
        page, from + 3 * NUMBER, difference ? text_of(page, difference, "text") : "\xE2\x80\x93");
}

static void put_row(struct page *page, const struct peil_node *split, bool strong)
{
    double depth = number_of(page, split, "depth");
    size_t indent = depth > 1 && depth < 6 ? 2 * (size_t)(depth - 1) : 0;

    start(page, indent, indent + 2);
    put_number_of(page, split);
    put_tinted(page, strong ? TINT_STRONG : TINT_NONE, text_of(page, split, "title"));
    if (page->signs)
        put_row_beside(page, split);
    else
        put_row_aloud(page, split);
    end_line(page);
}

static void put_head(struct page *page)
{
    size_t from = name_width(page, 3 * NUMBER);

    start(page, 0, 0);
    put_right(page, from + NUMBER, word(page, "column.then"));
    put_right(page, from + 2 * NUMBER, word(page, "column.now"));
    put_right(page, from + 3 * NUMBER, word(page, "column.difference"));
    end_line(page);
}

static void put_sections(struct page *page, const struct peil_node *change)
{
    const struct peil_node *sections = get(page, change, "sections");
    const struct peil_node *total = get(page, change, "total");
    bool scored = length_of(page, sections) > 0 || has(page, get(page, total, "then"), "value") ||
                  has(page, get(page, total, "now"), "value");

    blank_line(page);
    field(page, 0, word(page, "column.then"), text_of(page, get(page, change, "then"), "label"));
    field(page, 0, word(page, "column.now"), text_of(page, get(page, change, "now"), "label"));
    if (!scored)
        return;
    blank_line(page);
    if (page->signs)
        put_head(page);
    put_row(page, total, true);
    for (size_t i = 0; i < length_of(page, sections); i++)
        put_row(page, at(page, sections, i), false);
}

/* ---- where it comes from --------------------------------------------------------------------- */

static void put_step(struct page *page, size_t indent, const struct peil_node *part)
{
    size_t end = name_width(page, 3 * NUMBER) + 3 * NUMBER;

    start(page, indent, indent + 2);
    put(page, text_of(page, part, "label"));
    put_in_column(page, end, text_of(page, part, "text"));
    end_line(page);
}

static void put_end(struct page *page, const char *name, const struct peil_node *point)
{
    size_t end = name_width(page, 3 * NUMBER) + 3 * NUMBER;

    start(page, 0, 2);
    put_tinted(page, TINT_STRONG, word(page, name));
    put_in_column(page, end, text_of(page, point, "number"));
    end_line(page);
}

static void put_steps(struct page *page, const struct peil_node *change)
{
    const struct peil_node *total = get(page, change, "total");
    const struct peil_node *parts = get(page, total, "parts");
    const struct peil_node *answers = get(page, change, "answers");

    if (length_of(page, parts) == 0)
        return;
    blank_line(page);
    line(page, 0, word(page, "heading.change.parts"));
    put_end(page, "change.start", get(page, total, "then"));
    for (size_t i = 0; i < length_of(page, parts); i++)
        put_step(page, 2, at(page, parts, i));
    for (size_t i = 0; length_of(page, answers) > 1 && i < length_of(page, answers); i++)
        if (!is(page, at(page, answers, i), "direction", "same"))
            put_step(page, 6, at(page, answers, i));
    put_end(page, "change.end", get(page, total, "now"));
}

/* ---- the lists ------------------------------------------------------------------------------- */

/* "1.5 vraag: Niet → Goed" */
static void put_pair(struct page *page, const struct peil_node *one, const char *name)
{
    const struct peil_node *then = get(page, one, "then"), *now = get(page, one, "now");
    bool first = true;

    start(page, 2, 4);
    put(page, "- ");
    put_number_of(page, one);
    put_short(page, text_of(page, one, name));
    if (page->signs) {
        put(page, ": ");
        put(page, text_of(page, then, "label"));
        put(page, " \xE2\x86\x92 ");
        put_marked(page, text_of(page, now, "tone"), text_of(page, now, "label"));
    } else {
        put_aloud(page, &first, "aloud.then", text_of(page, then, "label"));
        put_aloud(page, &first, "aloud.now", text_of(page, now, "label"));
    }
    end_line(page);
    put_quote(page, 4, text_of(page, one, "remark"));
}

static void put_pairs(
    struct page *page, const char *title_text, const struct peil_node *list, const char *name)
{
    if (length_of(page, list) == 0)
        return;
    blank_line(page);
    line(page, 0, title_text);
    for (size_t i = 0; i < length_of(page, list); i++)
        put_pair(page, at(page, list, i), name);
}

static void put_incomparable(struct page *page, const struct peil_node *change)
{
    const struct peil_node *list = get(page, change, "incomparable");

    if (length_of(page, list) == 0)
        return;
    blank_line(page);
    line(page, 0, word(page, "heading.change.incomparable"));
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        start(page, 2, 4);
        put(page, "- ");
        put_number_of(page, one);
        put_short(page, text_of(page, one, "text"));
        put(page, ": ");
        put(page, text_of(page, one, "reason_text"));
        end_line(page);
    }
    line(page, 2, text_of(page, change, "compared_text"));
}

/* ---- the trend ------------------------------------------------------------------------------- */

static void put_trend_point(struct page *page, const struct peil_node *point, size_t end)
{
    const char *number = score_of(page, point);
    bool provisional =
        is_true(page, point, "provisional") && !is(page, point, "status", "incomplete");

    if (end > 0)
        put_right(page, end, number);
    else
        put(page, number);
    if (provisional && page->signs) {
        put(page, "*");
    } else if (provisional) {
        put(page, " ");
        put(page, word(page, "score.provisional"));
    }
}

static void put_trend_row(struct page *page, const struct peil_node *row, bool beside)
{
    const struct peil_node *points = get(page, row, "points");
    size_t count = length_of(page, points);
    size_t from = name_width(page, count * DATE_WIDTH);

    start(page, 0, 2);
    put_number_of(page, row);
    put(page, text_of(page, row, "title"));
    put(page, beside ? "" : ": ");
    for (size_t i = 0; i < count; i++) {
        put(page, !beside && i > 0 ? ", " : "");
        put_trend_point(page, at(page, points, i), beside ? from + (i + 1) * DATE_WIDTH - 1 : 0);
    }
    end_line(page);
}

static bool has_provisional(const struct page *page, const struct peil_node *rows)
{
    for (size_t i = 0; i < length_of(page, rows); i++) {
        const struct peil_node *points = get(page, at(page, rows, i), "points");

        for (size_t j = 0; j < length_of(page, points); j++)
            if (has(page, at(page, points, j), "value") &&
                is_true(page, at(page, points, j), "provisional"))
                return true;
    }
    return false;
}

/* Whether the year tells each round from the others. */
static bool years_tell(struct page *page, const struct peil_node *rounds)
{
    for (size_t i = 1; i < length_of(page, rounds); i++)
        if (strncmp(text_of(page, at(page, rounds, i), "from"),
                text_of(page, at(page, rounds, i - 1), "from"), 4) == 0)
            return false;
    return true;
}

static void put_trend_head(struct page *page, const struct peil_node *rounds, bool beside)
{
    size_t count = length_of(page, rounds);
    size_t from = name_width(page, count * DATE_WIDTH);
    bool years = years_tell(page, rounds);

    start(page, 0, 2);
    for (size_t i = 0; i < count; i++) {
        const struct peil_node *round = at(page, rounds, i);
        char date[11] = "";

        strncat(date, text_of(page, round, "from"), years ? 4 : sizeof(date) - 1);
        if (beside)
            put_right(page, from + (i + 1) * DATE_WIDTH - 1, date);
        else
            put(page, i > 0 ? ", " : "");
        put(page, beside ? "" : text_of(page, round, "label"));
    }
    end_line(page);
}

static void put_trend(struct page *page, const struct peil_node *trend)
{
    const struct peil_node *rounds = get(page, trend, "rounds");
    const struct peil_node *rows = get(page, trend, "rows");
    bool beside = page->signs && length_of(page, rounds) <= MOST_DATES;

    if (length_of(page, rows) == 0)
        return;
    blank_line(page);
    line(page, 0, word(page, "heading.change.trend"));
    put_trend_head(page, rounds, beside);
    for (size_t i = 0; i < length_of(page, rows); i++)
        put_trend_row(page, at(page, rows, i), beside);
    if (has_text(page, trend, "note"))
        line(page, 0, text_of(page, trend, "note"));
    if (page->signs && has_provisional(page, rows)) {
        start(page, 0, 2);
        put(page, "* ");
        put(page, word(page, "score.provisional"));
        end_line(page);
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_change(struct page *page, const struct peil_node *change)
{
    const struct peil_node *groups = get(page, change, "groups");

    blank_line(page);
    strong_line(page, text_of(page, change, "title"));
    line(page, 0, text_of(page, change, "sentence"));
    if (has_text(page, change, "base_text"))
        line(page, 0, text_of(page, change, "base_text"));
    if (has_text(page, change, "other_people_text"))
        line(page, 0, text_of(page, change, "other_people_text"));
    put_sections(page, change);
    put_trend(page, get(page, change, "trend"));
    put_steps(page, change);
    put_pairs(page, word(page, "heading.change.knockouts"), get(page, change, "knockouts"), "text");
    for (size_t i = 0; i < length_of(page, groups); i++)
        put_pairs(page, text_of(page, at(page, groups, i), "label"),
            get(page, at(page, groups, i), "items"), "text");
    put_pairs(page, word(page, "heading.change.concepts"), get(page, change, "concepts"), "label");
    put_incomparable(page, change);
}

/* Whether some difference was divided. */
static bool has_parts(const struct page *page, const struct peil_node *changes)
{
    for (size_t i = 0; i < length_of(page, changes); i++)
        if (length_of(page, get(page, get(page, at(page, changes, i), "total"), "parts")) > 0)
            return true;
    return false;
}

void put_changes(struct page *page)
{
    const struct peil_node *changes = get(page, page->document, "changes");

    if (length_of(page, changes) == 0)
        return;
    heading(page, word(page, "heading.changes"));
    for (size_t i = 0; i < length_of(page, changes); i++)
        put_change(page, at(page, changes, i));
    if (!has_parts(page, changes))
        return;
    blank_line(page);
    line(page, 0, word(page, "heading.change.method"));
    bullets(page, 2, get(page, at(page, changes, 0), "method"));
}
