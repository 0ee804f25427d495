/*
 * The report of a comparison: its head, and the parts that are asked for in their order.
 */
#include "text.h"

#include <string.h>

static void put_dates(struct page *page, const struct peil_node *one)
{
    if (!has_text(page, one, "from"))
        return;
    put_date(page, text_of(page, one, "from"));
    if (strcmp(text_of(page, one, "from"), text_of(page, one, "to")) == 0)
        return;
    put(page, " \xE2\x80\x93 ");
    put_date(page, text_of(page, one, "to"));
}

static void put_summary(struct page *page)
{
    const struct peil_node *summary = get(page, page->document, "summary");

    strong_line(page, text_of(page, summary, "sentence"));
    bullets(page, 0, get(page, summary, "points"));
}

/* One checklist of the focus: when it was filled in, and by how many of each role. */
static void put_checklist_people(struct page *page, const struct peil_node *checklist)
{
    const struct peil_node *list = get(page, page->document, "respondents");
    const struct peil_node *rounds = get(page, checklist, "rounds");
    const char *id = text_of(page, checklist, "pack");

    start(page, 0, 2);
    put_tinted(page, TINT_STRONG, text_of(page, checklist, "title"));
    if (has_text(page, at(page, rounds, length_of(page, rounds) - 1), "from")) {
        put(page, " (");
        put_dates(page, at(page, rounds, length_of(page, rounds) - 1));
        put(page, ")");
    }
    end_line(page);
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        if (!is(page, one, "pack", id))
            continue;
        start(page, 2, 4);
        put(page, has_text(page, one, "role_label") ? text_of(page, one, "role_label")
                                                    : word(page, "role.none"));
        put(page, ": ");
        put(page, text_of(page, one, "count_text"));
    }
    end_line(page);
}

static void put_participants(struct page *page)
{
    const struct peil_node *list = get(page, get(page, page->document, "subject"), "checklists");

    if (length_of(page, list) == 0)
        return;
    heading(page, word(page, "heading.participants"));
    for (size_t i = 0; i < length_of(page, list); i++)
        put_checklist_people(page, at(page, list, i));
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
    blank_line(page);
    line(page, 0, word(page, "notice.no-legal-judgement.brief"));
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

static void put_method(struct page *page)
{
    const struct peil_node *merge = get(page, page->document, "merge");

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
    put_participants(page);
    put_subjects(page);
    put_notices(page);
    put_left_out(page);
    put_parts(page, parts, sizeof(parts) / sizeof(*parts));
}
