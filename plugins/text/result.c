/*
 * The report of one result: its head, and the parts that are asked for in their order.
 */
#include "text.h"

#include <string.h>

static void put_head(struct page *page)
{
    const struct peil_node *respondent = at(page, get(page, page->document, "respondents"), 0);
    const struct peil_node *fields = get(page, get(page, page->document, "subject"), "fields");
    const struct peil_node *pack = get(page, page->document, "pack");
    const char *date = text_of(page, respondent, "date");
    const char *asof = text_of(page, page->document, "asof");
    char text[64];

    if (has_text(page, page->document, "title")) {
        title(page, text_of(page, page->document, "title"));
        field(page, 0, word(page, "field.checklist"), text_of(page, pack, "title"));
    } else {
        title(page, text_of(page, pack, "title"));
    }
    for (size_t i = 0; i < length_of(page, fields); i++) {
        const struct peil_node *one = at(page, fields, i);

        field(page, 0, text_of(page, one, "label"), text_of(page, one, "value"));
    }
    field(page, 0, word(page, "field.role"), text_of(page, respondent, "role_label"));
    field(page, 0, word(page, "field.respondent"), text_of(page, respondent, "respondent"));
    page->host->format_date(date, page->language, text, sizeof(text));
    field(page, 0, word(page, "field.date"), text);
    page->host->format_date(asof, page->language, text, sizeof(text));
    if (strcmp(asof, date) != 0)
        field(page, 0, word(page, "field.asof"), text);
    put_notice(page);
    language_note(page);
}

/* Errors and warnings: what happened, and in which file. */
void put_findings(struct page *page, const char *list, const char *name)
{
    const struct peil_node *findings = get(page, page->document, list);

    if (length_of(page, findings) == 0)
        return;
    heading(page, word(page, name));
    for (size_t i = 0; i < length_of(page, findings); i++) {
        const struct peil_node *one = at(page, findings, i);

        start(page, 0, 2);
        put(page, "- ");
        put(page, text_of(page, one, "text"));
        if (has_text(page, one, "file")) {
            put(page, " (");
            put(page, text_of(page, one, "file"));
            if (has(page, one, "line")) {
                put(page, ":");
                put_number(page, number_of(page, one, "line"), 0);
            }
            put(page, ")");
        }
        if (has_text(page, one, "message")) {
            start(page, 2, 4);
            put(page, text_of(page, one, "message"));
        }
        end_line(page);
    }
}

static void put_outcome(struct page *page)
{
    const struct peil_node *summary = get(page, page->document, "summary");
    const struct peil_node *score = get(page, page->document, "score");
    const struct peil_node *notes = get(page, summary, "notes");
    const struct peil_node *decisions = get(page, summary, "decisions");
    const char *verdict = text_of(page, get(page, score, "band"), "verdict");
    const char *sentence = text_of(page, summary, "sentence");

    heading(page, word(page, "heading.outcome"));
    start(page, 0, 0);
    put_tinted(page, TINT_STRONG, sentence);
    for (size_t i = 0; i < length_of(page, decisions); i++) {
        start(page, 0, 2);
        put_tinted(page, TINT_STRONG, page->host->text(at(page, decisions, i), NULL));
    }
    if (is_true(page, score, "hooked") || is_true(page, score, "hook_failed"))
        line(page, 0,
            text_of(page, get(page, score, "made_of"),
                is_true(page, score, "hooked") ? "formula" : "note"));
    if (*verdict)
        line(page, 0, verdict);
    if (has_text(page, summary, "counts_text"))
        line(page, 0, text_of(page, summary, "counts_text"));
    if (has_text(page, summary, "counts_note"))
        line(page, 0, text_of(page, summary, "counts_note"));
    if (!shows(page, "knockouts") && has_text(page, summary, "verdict_text")) {
        start(page, 0, page->signs ? 2 : 0);
        put_marked(page, text_of(page, summary, "verdict"), text_of(page, summary, "verdict_text"));
        end_line(page);
    }
    blank_line(page);
    bullets(page, 0, notes);
}

/* In a paper without the answers: whether it must be in order, and what the law says of it. */
static void put_why_asked(struct page *page, const struct peil_node *one)
{
    const struct peil_node *summary = get(page, page->document, "summary");

    if (!page->brief)
        return;
    if (is_true(page, one, "is_knockout")) {
        put(page, "; ");
        put(page, text_of(page, summary, "verdict_title"));
    }
    if (has_text(page, get(page, one, "basis"), "kind_label")) {
        put(page, "; ");
        put_basis(page, get(page, one, "basis"));
    }
}

static void put_open_item(struct page *page, const struct peil_node *one)
{
    const struct peil_node *rows = get(page, one, "rows");
    size_t indent = numbered(page, 0, one);

    put_prose(page, text_of(page, one, "text"));
    put(page, " (");
    put(page, text_of(page, one, "state_label"));
    put_why_asked(page, one);
    put(page, ")");
    for (size_t i = 0; i < length_of(page, rows); i++)
        bullet(page, indent, text_of(page, at(page, rows, i), "text"));
    field_labels(page, indent, word(page, "field.asks"), get(page, one, "asks"));
}

static void put_open(struct page *page)
{
    const struct peil_node *list = get(page, page->document, "open");

    heading(page, word(page, "heading.open"));
    if (length_of(page, list) == 0)
        line(page, 0, word(page, "empty.open"));
    for (size_t i = 0; i < length_of(page, list); i++)
        put_open_item(page, at(page, list, i));
}

/* How it was made; warnings stand behind what is referred to. */
static void put_method(struct page *page)
{
    put_scoring(page);
    put_references(page);
    put_findings(page, "warnings", "heading.warnings");
    put_provenance(page);
}

static const struct part parts[] = {
    {"outcome", put_outcome},
    {"advice", put_advice},
    {"whatif", put_whatif},
    {"blocks", put_blocks},
    {"knockouts", put_knockouts},
    {"sections", put_scores},
    {"answers", put_answers},
    {"concepts", put_concepts},
    {"open", put_open},
    {"method", put_method},
};

/* Where the rest is to be found, under a part of the report. */
static void put_foot(struct page *page)
{
    const struct peil_node *pack = get(page, page->document, "pack");

    blank_line(page);
    line(page, 0, word(page, "notice.brief"));
    start(page, 0, 0);
    put(page, text_of(page, pack, "id"));
    put(page, " ");
    put(page, text_of(page, pack, "version"));
    end_line(page);
}

void put_result(struct page *page)
{
    page->brief = !shows(page, "answers") && !shows(page, "method");
    put_head(page);
    put_findings(page, "errors", "heading.errors");
    put_parts(page, parts, sizeof(parts) / sizeof(*parts));
    if (page->brief)
        put_foot(page);
}
