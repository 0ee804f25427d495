/*
 * Every question with its answer, remark and evidence, section by section.
 */
#include "text.h"

/* The tone to show: a dash says "does not count", so not before an answer that just has no points.
 */
static const char *shown_tone(const struct page *page, const struct peil_node *answer)
{
    bool unscored = is(page, answer, "tone", "none") && is(page, answer, "state", "answered");

    return unscored ? "" : text_of(page, answer, "tone");
}

static void put_reason(struct page *page, const struct peil_node *answer)
{
    const char *reason =
        text_of(page, answer, has_text(page, answer, "reason_label") ? "reason_label" : "reason");

    if (*reason) {
        put(page, ": ");
        put(page, reason);
    }
}

static void put_evidence(struct page *page, const struct peil_node *list, size_t indent)
{
    for (size_t i = 0; i < length_of(page, list); i++) {
        const struct peil_node *one = at(page, list, i);

        start(page, indent, indent + 2);
        put(page, word(page, "field.evidence"));
        put(page, ": ");
        put(page, text_of(page, one, "title"));
        if (has_text(page, one, "date")) {
            put(page, ", ");
            put_date(page, text_of(page, one, "date"));
        }
        if (has_text(page, one, "url")) {
            put(page, ", ");
            put(page, text_of(page, one, "url"));
        }
        end_line(page);
    }
}

static void put_rows(struct page *page, const struct peil_node *rows, size_t indent)
{
    for (size_t i = 0; i < length_of(page, rows); i++) {
        const struct peil_node *row = at(page, rows, i);
        const struct peil_node *answer = get(page, row, "answer");

        start(page, indent, indent + 2);
        put(page, "- ");
        put(page, text_of(page, row, "text"));
        put(page, ": ");
        put_marked(page, shown_tone(page, answer), text_of(page, answer, "label"));
        put_reason(page, answer);
        end_line(page);
    }
}

/* What stands in brackets behind an answer: that it must be in order, and on what ground. */
static void put_ground(struct page *page, const struct peil_node *item)
{
    const struct peil_node *basis = get(page, item, "basis");
    const struct peil_node *summary = get(page, page->document, "summary");
    bool knockout = is_true(page, item, "is_knockout"),
         ground = has_text(page, basis, "kind_label");

    if (!knockout && !ground)
        return;
    put(page, " (");
    if (knockout)
        put(page, text_of(page, summary, "verdict_title"));
    put(page, knockout && ground ? "; " : "");
    if (ground)
        put_basis(page, basis);
    put(page, ")");
}

static void put_answer(struct page *page, const struct peil_node *item, size_t indent)
{
    const struct peil_node *answer = get(page, item, "answer");
    const struct peil_node *rows = get(page, item, "rows");
    bool by_row = length_of(page, rows) > 0;

    start(page, indent, indent + 2);
    put_marked(
        page, shown_tone(page, answer), text_of(page, answer, by_row ? "state_label" : "label"));
    put_reason(page, answer);
    put_ground(page, item);
    end_line(page);
    put_rows(page, rows, indent);
    field(page, indent, word(page, "field.remark"), text_of(page, answer, "remark"));
    put_evidence(page, get(page, answer, "evidence"), indent);
}

static void put_item(struct page *page, const struct peil_node *item)
{
    size_t indent = numbered(page, 0, item);

    put_prose(page, text_of(page, item, "text"));
    put_answer(page, item, indent);
}

void put_answers(struct page *page)
{
    if (length_of(page, get(page, page->document, "sections")) == 0)
        return;
    heading(page, word(page, "heading.answers"));
    walk_all(page, &(struct walk){put_item, put_section});
}
