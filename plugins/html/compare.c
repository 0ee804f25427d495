/*
 * The page of a comparison: its parts in the order that is asked for.
 */
#include "html.h"

#include <string.h>

static void put_dates(struct html_page *page, const struct peil_node *round)
{
    if (!html_has_text(page, round, "from")) {
        html_put_word(page, "round.undated");
        return;
    }
    html_put_date(page, html_text(page, round, "from"));
    if (strcmp(html_text(page, round, "from"), html_text(page, round, "to")) != 0) {
        html_put(page, " \u2013 ");
        html_put_date(page, html_text(page, round, "to"));
    }
}

static void put_summary(struct html_page *page)
{
    const struct peil_node *summary = html_get(page, page->document, "summary");
    const struct peil_node *points = html_get(page, summary, "points");
    html_part(page, "outcome", "heading.outcome");
    html_element(page, "p", "lead", summary, "sentence");
    html_comparison_outcome(page);
    if (html_length(page, points) > 0) {
        html_put(page, "<ul class=\"points\">\n");
        html_texts(page, "li", points);
        html_put(page, "</ul>\n");
    }
    html_element(page, "p", "small", page->labels, "notice.no-legal-judgement.brief");
    html_put(page, "</section>\n");
}

/* Whether someone comes before a round of a checklist; those of no round come behind all. */
static bool is_before(
    const struct html_page *page, const struct peil_node *one, size_t checklist, size_t round)
{
    size_t of = html_natural(page, one, "checklist");
    return of < checklist || (of == checklist && html_get(page, one, "round") &&
                                 html_natural(page, one, "round") < round);
}

/* Where those of a round begin in the list, which is in the order of checklists and rounds. */
static size_t first_of(
    const struct html_page *page, const struct peil_node *people, size_t checklist, size_t round)
{
    size_t low = 0, high = html_length(page, people);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(page, html_at(page, people, middle), checklist, round))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* "Beleidsambtenaar (1), Cliënt (minder dan 5)": who answered a checklist in a round; with the last
 * one those of whom it is not told in which; without `counted` a single one goes without number. */
static void put_people(
    struct html_page *page, size_t checklist, size_t round, bool last, bool counted)
{
    const struct peil_node *people = html_get(page, page->document, "respondents");
    bool any = false;
    for (size_t i = first_of(page, people, checklist, round); i < html_length(page, people); i++) {
        const struct peil_node *one = html_at(page, people, i);
        bool known = html_get(page, one, "round") != NULL;
        if (html_natural(page, one, "checklist") != checklist ||
            (known ? html_natural(page, one, "round") != round : !last))
            break;
        html_put(page, any ? ", " : "");
        if (html_has_text(page, one, "role_label"))
            html_put_text(page, one, "role_label");
        else
            html_put_word(page, "role.none");
        if (counted || !html_is(page, one, "count_text", "1")) {
            html_put(page, " (");
            html_put_text(page, one, "count_text");
            if (html_has_text(page, one, "note")) {
                html_put(page, ", ");
                html_put_text(page, one, "note");
            }
            html_put(page, ")");
        }
        any = true;
    }
}

static void put_round(struct html_page *page, size_t index, size_t round)
{
    const struct peil_node *subject = html_get(page, page->document, "subject");
    const struct peil_node *checklist = html_at(page, html_get(page, subject, "checklists"), index);
    const struct peil_node *rounds = html_get(page, checklist, "rounds");
    html_row(page);
    if (html_has_text(page, checklist, "label")) {
        html_put(page, "<strong>");
        html_put_text(page, checklist, "label");
        html_put(page, "</strong>: ");
    }
    html_put_text(page, checklist, "title");
    html_put(page, "</th>");
    html_cell(page, "field.date");
    put_dates(page, html_at(page, rounds, round));
    html_put(page, "</td>");
    html_cell(page, "column.participants");
    put_people(page, index, round, round + 1 == html_length(page, rounds), true);
    html_put(page, "</td></tr>\n");
}

/* When a checklist was filled in, and where that was once, by whom. */
static void put_fact(struct html_page *page, const struct peil_node *checklist, size_t index)
{
    const struct peil_node *rounds = html_get(page, checklist, "rounds");
    size_t count = html_length(page, rounds);
    html_put(page, "<div><dt>");
    html_put_text(page, checklist, html_has_text(page, checklist, "label") ? "label" : "title");
    html_put(page, "</dt><dd>");
    if (count == 1) {
        put_people(page, index, 0, true, false);
        html_put(page, ", ");
    }
    for (size_t i = 0; i < count; i++) {
        html_put(page, i > 0 ? ", " : "");
        put_dates(page, html_at(page, rounds, i));
    }
    html_fact_end(page);
}

void html_comparison_facts(struct html_page *page)
{
    const struct peil_node *subject = html_get(page, page->document, "subject");
    const struct peil_node *checklists = html_get(page, subject, "checklists");
    if (html_length(page, checklists) == 0)
        return;
    html_put(page, "<dl class=\"facts inline\">\n");
    for (size_t i = 0; i < html_length(page, checklists); i++)
        put_fact(page, html_at(page, checklists, i), i);
    html_put(page, "</dl>\n");
}

/* With the key, where that is another word: names may be the same. */
static void put_subject(struct html_page *page, const struct peil_node *one)
{
    html_put_text(page, one, html_has_text(page, one, "name") ? "name" : "key");
    if (!html_has_text(page, one, "name") || !html_has_text(page, one, "key") ||
        html_is(page, one, "name", html_text(page, one, "key")))
        return;
    html_put(page, " <span class=\"muted\">(");
    html_put_text(page, one, "key");
    html_put(page, ")</span>");
}

static void put_subjects(struct html_page *page)
{
    const struct peil_node *list =
        html_get(page, html_get(page, page->document, "subjects"), "list");
    if (html_length(page, list) < 2)
        return;
    html_part(page, "subjects", "heading.subjects");
    html_put(page, "<ul>\n");
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        html_put(page, "<li>");
        put_subject(page, one);
        html_put(page, "</li>\n");
    }
    html_put(page, "</ul>\n</section>\n");
}

/* What each pack wants every reader to know. */
static void put_notices(struct html_page *page)
{
    const struct peil_node *packs = html_get(page, page->document, "packs");
    for (size_t i = 0; i < html_length(page, packs); i++) {
        const struct peil_node *pack = html_at(page, packs, i);
        if (!html_has_text(page, pack, "notice"))
            continue;
        html_put(page, "<p class=\"notice\">");
        html_put_text(page, pack, "title");
        html_put(page, ": ");
        html_put_text(page, pack, "notice");
        html_put(page, "</p>\n");
    }
}

/* Whether the banner says all of who took part. */
static bool is_told(const struct html_page *page)
{
    const struct peil_node *list =
        html_get(page, html_get(page, page->document, "subject"), "checklists");
    for (size_t i = 0; i < html_length(page, list); i++)
        if (html_count(page, html_at(page, list, i), "rounds") > 1)
            return false;
    return true;
}

/* Who took part, or something that a checklist wants to be known. */
static bool has_participants(const struct html_page *page)
{
    const struct peil_node *packs = html_get(page, page->document, "packs");
    bool any = html_count(page, html_get(page, page->document, "subject"), "checklists") > 0;
    for (size_t i = 0; !any && i < html_length(page, packs); i++)
        any = html_has_text(page, html_at(page, packs, i), "notice");
    return any;
}

static void put_participants(struct html_page *page)
{
    static const char *const head[] = {
        "column.checklist", "field.date", "column.participants", NULL};
    const struct peil_node *subject = html_get(page, page->document, "subject");
    const struct peil_node *checklists = html_get(page, subject, "checklists");
    if (page->brief && is_told(page)) {
        put_notices(page);
        return;
    }
    if (!has_participants(page))
        return;
    html_part(page, "participants", "heading.participants");
    if (html_length(page, checklists) > 0) {
        html_table(page, "rows", "caption.participants");
        html_table_head(page, head);
    }
    for (size_t i = 0; i < html_length(page, checklists); i++) {
        size_t rounds = html_length(page, html_get(page, html_at(page, checklists, i), "rounds"));
        for (size_t k = 0; k < rounds; k++)
            put_round(page, i, k);
    }
    html_put(page, html_length(page, checklists) > 0 ? "</tbody></table>\n" : "");
    put_notices(page);
    html_put(page, "</section>\n");
}

/* By what rule the answers of several became one, where the part that tells it is left out. */
static void put_merge_note(struct html_page *page)
{
    const struct peil_node *merge = html_get(page, page->document, "merge");
    if (html_is_true(page, merge, "used"))
        html_element(page, "p", "small", merge, "note");
}

static void put_left_out(struct html_page *page)
{
    static const char *const head[] = {"column.file", "column.why", NULL};
    const struct peil_node *list = html_get(page, html_get(page, page->document, "inputs"), "list");
    if (html_length(page, list) == 0)
        return;
    html_part(page, "left-out", "heading.left-out");
    html_table(page, "rows", "caption.left-out");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, list); i++) {
        const struct peil_node *one = html_at(page, list, i);
        html_row_text(page, one, "name");
        html_cell(page, "column.why");
        html_put_text(page, one, "reason_text");
        html_put(page, "</td></tr>\n");
    }
    html_put(page, "</tbody></table>\n</section>\n");
}

/* Whom and what it is made of: behind what it says, and in front of how it was made. */
static void put_made_of(struct html_page *page)
{
    put_participants(page);
    put_subjects(page);
}

static void list_made_of(struct html_page *page, struct html_contents *contents)
{
    const struct peil_node *subjects = html_get(page, page->document, "subjects");
    html_contents_add(contents, "participants", "heading.participants",
        has_participants(page) && !(page->brief && is_told(page)));
    html_contents_add(
        contents, "subjects", "heading.subjects", html_count(page, subjects, "list") > 1);
}

static void list_method(struct html_page *page, struct html_contents *contents)
{
    list_made_of(page, contents);
    html_contents_add(contents, "merging", "heading.merging", true);
    html_contents_add(contents, "references", "heading.references",
        html_count(page, page->document, "references") > 0);
    html_contents_add(
        contents, "warnings", "heading.warnings", html_count(page, page->document, "warnings") > 0);
    html_contents_add(contents, "provenance", "heading.provenance", true);
}

/* How answers were put together, and of what. */
static void put_method(struct html_page *page)
{
    put_made_of(page);
    html_part(page, "merging", "heading.merging");
    html_element(page, "p", NULL, html_get(page, page->document, "merge"), "explanation");
    html_element(page, "p", NULL, html_get(page, page->document, "benchmark"), "method");
    html_put(page, "</section>\n");
    html_references(page);
    html_warnings(page);
    html_provenance(page);
}

/* Each part hangs in here. */
static const struct html_page_part list[] = {
    {"agenda", "agenda", "heading.agenda", "agenda", html_agenda, NULL},
    {"panels", "panels", "heading.panels", "panels", html_panels, NULL},
    {"frameworks", "frameworks", "heading.frameworks", "frameworks", html_frameworks, NULL},
    {"changes", "changes", "heading.changes", "changes", html_changes, NULL},
    {"benchmark", "benchmark", "heading.benchmark", "benchmark", html_benchmark, NULL},
    {"advice", "advice", "heading.advice", "advice", html_advice, NULL},
    {"method", "merging", "heading.merging", NULL, put_method, list_method},
};
static const struct html_page_parts parts = {list, sizeof(list) / sizeof(*list)};

static void list_contents(struct html_page *page, struct html_contents *contents)
{
    const struct peil_node *inputs = html_get(page, page->document, "inputs");
    html_contents_add(contents, "outcome", "heading.outcome", true);
    html_contents_add(
        contents, "left-out", "heading.left-out", html_count(page, inputs, "list") > 0);
    html_page_parts_list(page, &parts, contents);
    if (page->brief)
        list_made_of(page, contents);
}

void html_comparison(struct html_page *page)
{
    struct html_contents contents = {.count = 0};
    page->brief = !html_shows(page, "method");
    list_contents(page, &contents);
    html_page_top(page, contents.entries, contents.count);
    html_errors(page);
    put_summary(page);
    put_left_out(page);
    html_page_parts_put(page, &parts);
    if (page->brief) {
        put_made_of(page);
        put_merge_note(page);
        html_warnings(page);
    }
    html_paper_note(page, false, false,
        html_shows(page, "advice") && html_count(page, page->document, "advice") > 0);
    html_page_end(page);
}
