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
    if (html_length(page, points) > 0) {
        html_put(page, "<ul>\n");
        html_texts(page, "li", points);
        html_put(page, "</ul>\n");
    }
    html_put(page, "</section>\n");
}

/* "Beleidsambtenaar (1), Cliënt (minder dan 5)": who answered a checklist in a round; with the last
 * one those of whom it is not told in which. */
static void put_people(struct html_page *page, size_t checklist, size_t round, bool last)
{
    const struct peil_node *people = html_get(page, page->document, "respondents");
    bool any = false;
    for (size_t i = 0; i < html_length(page, people); i++) {
        const struct peil_node *one = html_at(page, people, i);
        bool known = html_get(page, one, "round") != NULL;
        if (html_natural(page, one, "checklist") != checklist ||
            (known ? html_natural(page, one, "round") != round : !last))
            continue;
        html_put(page, any ? ", " : "");
        if (html_has_text(page, one, "role_label"))
            html_put_text(page, one, "role_label");
        else
            html_put_word(page, "role.none");
        html_put(page, " (");
        html_put_text(page, one, "count_text");
        if (html_has_text(page, one, "note")) {
            html_put(page, ", ");
            html_put_text(page, one, "note");
        }
        html_put(page, ")");
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
    put_people(page, index, round, round + 1 == html_length(page, rounds));
    html_put(page, "</td></tr>\n");
}

static void put_participants(struct html_page *page)
{
    static const char *const head[] = {
        "column.checklist", "field.date", "column.participants", NULL};
    const struct peil_node *subject = html_get(page, page->document, "subject");
    const struct peil_node *checklists = html_get(page, subject, "checklists");
    if (html_length(page, checklists) == 0)
        return;
    html_part(page, "participants", "heading.participants");
    html_table(page, "rows", "caption.participants");
    html_table_head(page, head);
    for (size_t i = 0; i < html_length(page, checklists); i++) {
        size_t rounds = html_length(page, html_get(page, html_at(page, checklists, i), "rounds"));
        for (size_t k = 0; k < rounds; k++)
            put_round(page, i, k);
    }
    html_put(page, "</tbody></table>\n</section>\n");
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
    html_element(page, "p", "small", page->labels, "notice.no-legal-judgement.brief");
}

/* By what rule the answers of several became one, where the part that tells it is left out. */
static void put_merge_note(struct html_page *page)
{
    const struct peil_node *merge = html_get(page, page->document, "merge");
    if (html_is_true(page, merge, "used") && !html_shows(page, "method"))
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

/* How answers were put together, and of what. */
static void put_method(struct html_page *page)
{
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
    {"method", "merging", "heading.merging", NULL, put_method, NULL},
};
static const struct html_page_parts parts = {list, sizeof(list) / sizeof(*list)};

static void list_contents(struct html_page *page, struct html_contents *contents)
{
    const struct peil_node *subject = html_get(page, page->document, "subject");
    const struct peil_node *subjects = html_get(page, page->document, "subjects");
    const struct peil_node *inputs = html_get(page, page->document, "inputs");
    html_contents_add(contents, "outcome", "heading.outcome", true);
    html_contents_add(contents, "participants", "heading.participants",
        html_count(page, subject, "checklists") > 0);
    html_contents_add(
        contents, "subjects", "heading.subjects", html_count(page, subjects, "list") > 1);
    html_contents_add(
        contents, "left-out", "heading.left-out", html_count(page, inputs, "list") > 0);
    html_page_parts_list(page, &parts, contents);
}

void html_comparison(struct html_page *page)
{
    struct html_contents contents = {.count = 0};
    page->brief = !html_shows(page, "method");
    list_contents(page, &contents);
    html_page_top(page, contents.entries, contents.count);
    html_errors(page);
    put_summary(page);
    put_participants(page);
    put_subjects(page);
    put_merge_note(page);
    put_notices(page);
    put_left_out(page);
    html_page_parts_put(page, &parts);
    if (page->brief)
        html_warnings(page);
    html_page_end(page);
}
