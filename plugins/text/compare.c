/*
 * The report of a comparison: its head, and the parts that are asked for in their order.
 */
#include "text.h"

#include <string.h>

static void put_dates(struct page *page, const struct peil_node *one)
{
    if (!has_text(page, one, "from")) {
        put(page, word(page, "round.undated"));
        return;
    }
    put_date(page, text_of(page, one, "from"));
    if (strcmp(text_of(page, one, "from"), text_of(page, one, "to")) == 0)
        return;
    put(page, " \xE2\x80\x93 ");
    put_date(page, text_of(page, one, "to"));
}

/* "35 punten: 4 spreken elkaar tegen, 6 kan beter" */
static void put_tally(struct page *page, const struct peil_node *tally)
{
    const struct peil_node *counts = get(page, tally, "counts");

    if (length_of(page, counts) == 0)
        return;
    start(page, 0, 0);
    put(page, text_of(page, tally, "label"));
    for (size_t i = 0; i < length_of(page, counts); i++) {
        const struct peil_node *one = at(page, counts, i);

        put(page, i == 0 ? ": " : ", ");
        put_number(page, number_of(page, one, "count"), 0);
        put(page, " ");
        put(page, text_of(page, one, "label"));
    }
    put(page, ".");
    end_line(page);
}

static void put_summary(struct page *page)
{
    const struct peil_node *summary = get(page, page->document, "summary");

    strong_line(page, text_of(page, summary, "sentence"));
    put_tally(page, get(page, summary, "tally"));
    bullets(page, 0, get(page, summary, "points"));
    line(page, 0, word(page, "notice.no-legal-judgement.brief"));
}

/* Whether someone comes before a round of a checklist; those of no round come behind all. */
static bool is_before(
    const struct page *page, const struct peil_node *one, size_t checklist, size_t round)
{
    size_t of = (size_t)number_of(page, one, "checklist");

    return of < checklist || (of == checklist && has(page, one, "round") &&
                                 (size_t)number_of(page, one, "round") < round);
}

/* Where those of a round begin in the list, which is in the order of checklists and rounds. */
static size_t first_of(
    const struct page *page, const struct peil_node *list, size_t checklist, size_t round)
{
    size_t low = 0, high = length_of(page, list);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (is_before(page, at(page, list, middle), checklist, round))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Those of one round of a checklist; behind the last one those of whom it is not told which. */
static void put_people(struct page *page, size_t checklist, size_t round, bool any)
{
    const struct peil_node *list = get(page, page->document, "respondents");

    for (size_t i = first_of(page, list, checklist, any ? SIZE_MAX : round);
         i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);
        bool known = has(page, one, "round");

        if ((size_t)number_of(page, one, "checklist") != checklist || known == any ||
            (known && (size_t)number_of(page, one, "round") != round))
            break;
        start(page, 2, 4);
        put(page, has_text(page, one, "role_label") ? text_of(page, one, "role_label")
                                                    : word(page, "role.none"));
        put(page, ": ");
        put(page, text_of(page, one, "count_text"));
        if (has_text(page, one, "note")) {
            put(page, ", ");
            put(page, text_of(page, one, "note"));
        }
        end_line(page);
    }
}

/* One checklist of the focus: when it was filled in, and by how many of each role. */
static void put_checklist_people(struct page *page, size_t index, const struct peil_node *checklist)
{
    const struct peil_node *rounds = get(page, checklist, "rounds");
    size_t count = length_of(page, rounds);

    start(page, 0, 2);
    if (has_text(page, checklist, "label")) {
        put_tinted(page, TINT_STRONG, text_of(page, checklist, "label"));
        put(page, ": ");
    }
    put_tinted(page, TINT_STRONG, text_of(page, checklist, "title"));
    if (count == 1 && has_text(page, at(page, rounds, 0), "from")) {
        put(page, " (");
        put_dates(page, at(page, rounds, 0));
        put(page, ")");
    }
    end_line(page);
    for (size_t i = 0; i < count; i++) {
        if (count > 1) {
            start(page, 1, 2);
            put_dates(page, at(page, rounds, i));
            end_line(page);
        }
        put_people(page, index, i, false);
    }
    put_people(page, index, 0, true);
}

static void put_participants(struct page *page)
{
    const struct peil_node *list = get(page, get(page, page->document, "subject"), "checklists");

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.participants"));
    for (size_t i = 0; i < length_of(page, list); i++)
        put_checklist_people(page, i, at(page, list, i));
}

static void put_subjects(struct page *page)
{
    const struct peil_node *list = get(page, get(page, page->document, "subjects"), "list");

    if (length_of(page, list) < 2)
        return;
    heading(page, word(page, "heading.subjects"));
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        start(page, 0, 2);
        put(page, "- ");
        put(page, text_of(page, one, has_text(page, one, "name") ? "name" : "key"));
        if (has_text(page, one, "name") && has_text(page, one, "key") &&
            !is(page, one, "name", text_of(page, one, "key"))) {
            put(page, " ("); /* names may be the same */
            put(page, text_of(page, one, "key"));
            put(page, ")");
        }
        end_line(page);
    }
}

/* What each pack wants every reader to know. */
static void put_notices(struct page *page)
{
    const struct peil_node *packs = get(page, page->document, "packs");

    for (size_t i = 0; i < length_of(page, packs); i++) {
        const struct peil_node *pack = at(page, packs, i);

        if (!has_text(page, pack, "notice"))
            continue;
        blank_line(page);
        start(page, 0, 0);
        put(page, text_of(page, pack, "title"));
        put(page, ": ");
        put_prose(page, text_of(page, pack, "notice"));
        end_line(page);
    }
}

/* By what rule the answers of several became one, where the part that tells it is left out. */
static void put_merge_note(struct page *page)
{
    const struct peil_node *merge = get(page, page->document, "merge");

    if (!is_true(page, merge, "used"))
        return;
    blank_line(page);
    line(page, 0, text_of(page, merge, "note"));
}

static void put_left_out(struct page *page)
{
    const struct peil_node *list = get(page, get(page, page->document, "inputs"), "list");

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.left-out"));
    for (size_t i = 0; i < length_of(page, list); i++)
        bullet_field(page, text_of(page, at(page, list, i), "name"),
            text_of(page, at(page, list, i), "reason_text"));
}

static void put_packs(struct page *page)
{
    const struct peil_node *list = get(page, page->document, "packs");

    heading(page, word(page, "heading.provenance"));
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *pack = at(page, list, i);

        start(page, 0, 2);
        if (has_text(page, pack, "id")) {
            put(page, text_of(page, pack, "title"));
            put(page, " (");
            put(page, text_of(page, pack, "id"));
            put(page, " ");
            put(page, text_of(page, pack, "version"));
            put(page, ")");
        } else {
            put(page, word(page, "layer.extension"));
            put(page, ": ");
            put(page, text_of(page, pack, "name"));
        }
        line(page, 2, text_of(page, pack, "digest"));
    }
    put_engine(page);
}

/* Whom and what it is made of: behind what it says, and in front of how it was made. */
static void put_made_of(struct page *page)
{
    put_participants(page);
    put_subjects(page);
    put_notices(page);
}

static void put_method(struct page *page)
{
    const struct peil_node *merge = get(page, page->document, "merge");

    put_made_of(page);
    heading(page, word(page, "heading.merging"));
    line(page, 0, text_of(page, merge, "explanation"));
    if (has_text(page, get(page, page->document, "benchmark"), "method"))
        line(page, 0, text_of(page, get(page, page->document, "benchmark"), "method"));
    put_references(page);
    put_findings(page, "warnings", "heading.warnings");
    put_packs(page);
}

/* Each part hangs in here. */
static const struct part parts[] = {
    {"agenda", put_agenda},
    {"panels", put_panels},
    {"frameworks", put_frameworks},
    {"changes", put_changes},
    {"benchmark", put_benchmark},
    {"advice", put_advice},
    {"method", put_method},
};

void put_comparison(struct page *page)
{
    title(page, text_of(page, page->document, "title"));
    language_note(page);
    put_findings(page, "errors", "heading.errors");
    put_summary(page);
    put_left_out(page);
    put_parts(page, parts, sizeof(parts) / sizeof(*parts));
    if (!shows(page, "method")) {
        put_made_of(page);
        put_merge_note(page);
    }
}
